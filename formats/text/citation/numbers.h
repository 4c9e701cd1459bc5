/*
 * Inside the reader of references: volume, number and pages in their many
 * notations ("vol. 9, no. 2, pp. 1-9", "12(3):45-67", "Bd. 12, H. 3, S. 1-9",
 * "제12권 3호").
 */
#ifndef FORMATS_TEXT_CITATION_NUMBERS_H
#define FORMATS_TEXT_CITATION_NUMBERS_H

#include "formats/text/citation/citation.h"

/* Behind "12", "1-9", "11,514,370", "US20240135189A1" at token i; i when there is none. */
size_t numbers_end(const struct piece *piece, size_t i);

/* Puts what counts at token i into the citation; returns the token behind it, i when nothing does. */
size_t numbers_take(struct citation *citation, const struct piece *piece, size_t i);

/* Whether the number at token i, right behind the name of a venue, is its volume or year. */
bool numbers_begin(const struct piece *piece, size_t i);

/* Whether a label of two letters or more counts what stands behind it: "US Patent No. 9,876,543". */
bool numbers_labelled(const struct piece *piece, size_t i);

/* Whether the word at token i counts pages: "pages", "S", "с". */
bool numbers_label_pages(const struct piece *piece, size_t i);

/* "in press" is none, but "12(3)", "no. 4" and "S. 1-9" say that a venue stands before them. */
bool numbers_stand_at(const struct piece *piece, size_t i);

#endif
