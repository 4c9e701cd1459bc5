/*
 * Columns that a converter ran together: "Example UniversitySeoul, South
 * KoreaB.S. in Physics", "Sep 20109 years".
 */
#ifndef FORMATS_TEXT_OUTLINE_GLUE_H
#define FORMATS_TEXT_OUTLINE_GLUE_H

#include <stdbool.h>

struct arena;
struct para;

/*
 * Takes them apart: a TAB between the columns, as between cells. True when
 * there were any: the tokens, by which they are found, and the spans are those
 * of another text then.
 */
bool glue_cut(struct arena *arena, struct para *para);

#endif
