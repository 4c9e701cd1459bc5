/*
 * How text becomes the words that the lexicon knows: what is a letter, and
 * how a phrase is folded. The compiler of the word lists and the tokens both
 * go by this, so that what is written in a list is found in a text.
 */
#ifndef FORMATS_TEXT_LEXICON_PHRASE_H
#define FORMATS_TEXT_LEXICON_PHRASE_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/bytes.h"

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

/*
 * The same of ASCII and of letters that a table knows, which most texts are:
 * into `out`, which has room for WORD_FOLD_FACTOR bytes for each of them.
 * Returns how many they are; PHRASE_UNKNOWN when there is any other character.
 */
enum { WORD_FOLD_FACTOR = 3 };
#define PHRASE_UNKNOWN SIZE_MAX
size_t phrase_fold_known(char *out, const char *phrase, size_t size);

/* The same of one word; 0 when it is more than that, or not known. */
size_t phrase_fold_word(char *out, const char *word, size_t size);

/* The hash of a folded phrase grows from 0 by eight bytes, the last of them padded with zeros. */
static inline uint64_t phrase_hash_add(uint64_t hash, uint64_t bytes)
{
	hash = (hash ^ bytes) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 32;
}

#define PHRASE_HASHED 0x80000000u	/* in every hash, and in no code point */

/* Of all of them, the last being less than eight: by this the tables of the lexicon go. */
static inline uint32_t phrase_hash_end(uint64_t hash, size_t size)
{
	return (uint32_t)phrase_hash_add(hash, size) | PHRASE_HASHED;
}

/* What a folded phrase is looked up by. */
struct phrase_key {
	uint64_t head;		/* its first eight bytes, padded with zeros */
	uint32_t hash;
};

static inline uint64_t phrase_head(const char *folded, size_t size)
{
	return size < 8 ? bytes_load_few(folded, size) : bytes_load(folded);
}

static inline struct phrase_key phrase_key(const char *folded, size_t size)
{
	uint64_t head = phrase_head(folded, size);
	uint64_t hash = phrase_hash_add(0, head);

	for (size_t at = 8; at <= size; at += 8)
		hash = phrase_hash_add(hash, size - at >= 8 ? bytes_load(folded + at) :
							      bytes_load_few(folded + at, size - at));
	return (struct phrase_key){ head, phrase_hash_end(hash, size) };
}

/* Of three bytes, for the filters of beginnings and endings: 16 bits. */
static inline uint32_t phrase_corner(const char *bytes)
{
	const unsigned char *s = (const unsigned char *)bytes;

	return ((uint32_t)s[0] * 0x1F35u ^ (uint32_t)s[1] * 0x9D1u ^ (uint32_t)s[2]) & 0xFFFF;
}

#endif
