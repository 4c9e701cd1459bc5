/*
 * How text becomes the words that the lexicon knows: what is a letter, and
 * how a phrase is folded. The compiler of the word lists and the tokens both
 * go by this, so that what is written in a list is found in a text.
 */
#ifndef FORMATS_TEXT_PHRASE_H
#define FORMATS_TEXT_PHRASE_H

#include <stddef.h>
#include <stdint.h>

struct buf;

enum char_kind {
	CHAR_SPACE,
	CHAR_PUNCT,	/* symbols and controls too */
	CHAR_LETTER,	/* also a mark that belongs to one */
	CHAR_DIGIT,
	CHAR_HAN,	/* Han, kana, Hangul: words without spaces */
};

enum char_kind char_kind(uint32_t code);

/* Both apostrophes; they belong to a word when letters stand on both sides. */
static inline int char_is_apostrophe(uint32_t code)
{
	return code == '\'' || code == 0x2019;
}

/*
 * Appends the phrase folded: utf8_fold, punctuation gone, one space between
 * words and where letters and Han meet ("Ph.D." is "ph d", "自己PR" is
 * "自己 pr").
 */
void phrase_fold(struct buf *out, const char *phrase, size_t size);

/* The hash of a folded phrase: FNV-1a. */
static inline uint32_t phrase_hash(const char *folded, size_t size)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)folded[i]) * 16777619u;
	return hash ^ hash >> 15;
}

/* Of three bytes, for the filters of beginnings and endings: 16 bits. */
static inline uint32_t phrase_corner(const char *bytes)
{
	const unsigned char *s = (const unsigned char *)bytes;

	return ((uint32_t)s[0] * 0x1F35u ^ (uint32_t)s[1] * 0x9D1u ^ (uint32_t)s[2]) & 0xFFFF;
}

#endif
