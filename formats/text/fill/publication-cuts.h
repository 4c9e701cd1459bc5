/*
 * Where publications of several lines begin. Their titles may be as long as
 * sentences, so that the rules of other sections' entries don't serve; what
 * tells are the lines between titles: dates, publishers, addresses.
 */
#ifndef FORMATS_TEXT_FILL_PUBLICATION_CUTS_H
#define FORMATS_TEXT_FILL_PUBLICATION_CUTS_H

#include <stddef.h>

#include "formats/text/entry/entries.h"
#include "formats/text/fill/publications.h"

/* Cuts paragraphs [from, to), which hold no sub-heading; `cuts` is emptied first. */
void publication_cut(struct arena *arena, const struct paras *paras, size_t from, size_t to,
		     struct cuts *cuts);

/* A line that sums up a work rather than naming something. */
bool publication_is_summary(const struct para *para);

/* "Title, Publisher" in one line: the comma's token, or 0. */
size_t publication_comma(const struct para *para);

#endif
