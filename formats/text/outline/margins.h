/*
 * Headings in the margin: "Education    2014 - 2018  BSc", with the section's
 * other lines under the second cell.
 */
#ifndef FORMATS_TEXT_OUTLINE_MARGINS_H
#define FORMATS_TEXT_OUTLINE_MARGINS_H

#include "formats/text/page/blocks.h"

struct arena;

/*
 * The lines, with headings of the margin on lines of their own. A text with
 * fewer than two of them has none, and *out is *lines.
 */
void margins_split(struct arena *arena, const struct lines *lines, struct lines *out);

#endif
