/* Talks: where they were held, when the title or the venue is all that is named. */
#ifndef FORMATS_TEXT_FILL_TALKS_H
#define FORMATS_TEXT_FILL_TALKS_H

#include "formats/text/fill/publications.h"

/* What a talk's citation holds besides its title: the kind before it, the place behind it. */
void talk_split(struct citation *citation);

/* "2024: Princeton, EALE (Bergen), Fern Days, Cork": a talk for each name; false if it is no such list. */
bool talks_fill(struct list_fill *l, const struct para *para);

#endif
