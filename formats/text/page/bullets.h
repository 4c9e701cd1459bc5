/*
 * Inside the second stage: the mark before an item of a list.
 */
#ifndef FORMATS_TEXT_PAGE_BULLETS_H
#define FORMATS_TEXT_PAGE_BULLETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct marker {
	size_t size;		/* bytes of the mark */
	size_t taken;		/* bytes of it and the space behind it */
	uint32_t flag;		/* LINE_BULLET or LINE_NUMBERED */
	bool rare;		/* "o": a bullet only where others like it stand */
	bool square;		/* "■": stands before headings, too */
};

/*
 * The mark at the beginning of the text: a bullet glyph, dash or star before
 * a space, or an ordinal or label ("1.", "(2)", "[C3]"). False if none.
 */
bool marker_read(const char *text, size_t size, struct marker *marker);

#endif
