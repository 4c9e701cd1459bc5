/*
 * Columns that a converter ran together: "Example UniversitySeoul, South
 * KoreaB.S. in Physics", "Sep 20109 years".
 */
#ifndef FORMATS_TEXT_OUTLINE_GLUE_H
#define FORMATS_TEXT_OUTLINE_GLUE_H

struct arena;
struct para;

/* Takes them apart: a TAB between the columns, as between cells; spans are lost then. */
void glue_cut(struct arena *arena, struct para *para);

#endif
