/*
 * Lines under or over a list of publications that say what a mark at an
 * author's name means: "* Corresponding author", "(†: equal contribution)".
 */
#ifndef FORMATS_TEXT_FILL_FOOTNOTES_H
#define FORMATS_TEXT_FILL_FOOTNOTES_H

#include "formats/text/fill/fill.h"

#define FOOTNOTES_MAX 8

struct footnote {
	uint32_t mark;		/* its code point */
	struct piece text;	/* the mark included, unless it was taken for a bullet */
};

struct footnotes {
	struct footnote v[FOOTNOTES_MAX];
	size_t n;
	uint32_t last_line;	/* of the section */
};

/* Takes the footnotes off the beginning and the end of the section, and out of its heading. */
void footnotes_take(const struct paras *paras, struct section *section,
		    struct footnotes *footnotes);

/* Takes a sentence that names marks for their footnote; false if it names none. */
bool footnotes_add(struct footnotes *footnotes, struct piece sentence);

/* Adds each to the notes of those publications, from the first on, that bear its mark. */
void footnotes_give(struct fill *fill, const struct footnotes *footnotes, size_t first);

#endif
