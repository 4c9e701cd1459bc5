/*
 * What the bytes of ASCII are. Text is mostly made of them, so the loops that
 * look at every byte go by this table, and ask for characters only where a
 * byte is none of these.
 */
#ifndef FORMATS_TEXT_LEXICON_BYTEKIND_H
#define FORMATS_TEXT_LEXICON_BYTEKIND_H

#include <stdint.h>

enum byte_kind {
	BYTE_SMALL = 1,
	BYTE_CAPITAL = 2,
	BYTE_LETTER = BYTE_SMALL | BYTE_CAPITAL,
	BYTE_DIGIT = 4,
	BYTE_SPACE = 8,
	BYTE_HIGH = 16,		/* part of a longer character */
};				/* 0: punctuation, and controls */

static const uint8_t byte_kinds[256] = {
	['a' ... 'z'] = BYTE_SMALL, ['A' ... 'Z'] = BYTE_CAPITAL, ['0' ... '9'] = BYTE_DIGIT,
	[' '] = BYTE_SPACE, ['\t' ... '\r'] = BYTE_SPACE, [0x80 ... 0xFF] = BYTE_HIGH,
};

static inline unsigned byte_kind(char c)
{
	return byte_kinds[(unsigned char)c];
}

#endif
