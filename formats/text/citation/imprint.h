/* Inside the reader of references: where a book was printed, by whom and when. */
#ifndef FORMATS_TEXT_CITATION_IMPRINT_H
#define FORMATS_TEXT_CITATION_IMPRINT_H

#include "formats/text/citation/citation.h"

/*
 * Behind the place that token i begins, when a house and a year stand behind
 * it: "Leiden: Brill, 1998", "Leiden: Brill 1998", "Paris, Vrin, 1998"; i when
 * there is none. Before a colon the place need not be known.
 */
size_t imprint_place_end(const struct piece *piece, size_t i);

/* Whether a bracket holds one: with place, house and year, without the year, or without the place. */
bool imprint_stands_in(const struct piece *bracket);

/* Whether token i is a year, and a delimiter or nothing stands behind it. */
bool imprint_is_year(const struct piece *piece, size_t i);

#endif
