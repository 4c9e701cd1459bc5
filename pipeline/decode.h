/*
 * Bytes of a file to UTF-8 with LF line ends, window by window. Knows the
 * encoding by its byte order mark; without one it is UTF-8, and each byte that
 * is none is taken for windows-1252, so that a file that mixes the two comes
 * out right as well. What is no character at all becomes U+FFFD.
 */
#ifndef PIPELINE_DECODE_H
#define PIPELINE_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/buf.h"

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_UTF32LE,
	ENCODING_UTF32BE,
};

struct decoder {
	enum encoding encoding;
	bool after_cr;		/* a LF now belongs to the last CR */
	struct buf out;		/* its `failed` is the decoder's */
};

/* Text that stands in the window given or in the decoder, until its next use. */
struct decoded {
	const char *bytes;
	size_t size;
	uint32_t odd_line;	/* of the piece, from 1, where bytes were not of the encoding; 0: all were */
};

void decoder_init(struct decoder *decoder);
void decoder_release(struct decoder *decoder);

/* Whether a first byte may begin a byte order mark, so that four should be there. */
bool decoder_may_be_mark(char first);
/* Finds the encoding by the first bytes; returns the length of its mark, 0 without one. */
size_t decoder_begin(struct decoder *decoder, const char *bytes, size_t size);

/*
 * Decodes a window; returns how many of its bytes it took. The rest, a
 * character that is not whole yet, is to be given again with what follows;
 * with `last` everything is taken.
 */
size_t decoder_run(struct decoder *decoder, const char *bytes, size_t size, bool last,
		   struct decoded *decoded);

#endif
