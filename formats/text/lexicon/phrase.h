/*
 * How text becomes the words that the lexicon knows: what is a letter, and
 * how a phrase is folded. The compiler of the word lists and the tokens both
 * go by this, so that what is written in a list is found in a text.
 */
#ifndef FORMATS_TEXT_LEXICON_PHRASE_H
#define FORMATS_TEXT_LEXICON_PHRASE_H

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

/*
 * The same of one word of digits, apostrophes and letters that a table knows,
 * which most are: into `out`, which has room for WORD_FOLD_FACTOR bytes for
 * each of them. Returns how many they are, 0 for any other word.
 */
enum { WORD_FOLD_FACTOR = 3 };
size_t phrase_fold_word(char *out, const char *word, size_t size);

/* The hash of one folded word grows byte by byte (FNV-1a) from this. */
#define WORD_HASH 2166136261u

static inline uint32_t word_hash_add(uint32_t hash, char folded)
{
	return (hash ^ (unsigned char)folded) * 16777619u;
}

/* That of a phrase grows word by word from 0, so that its words are hashed once. */
static inline uint32_t phrase_hash_add(uint32_t hash, uint32_t word)
{
	return (hash << 5 | hash >> 27) * 2654435769u ^ word;
}

/* The hash of a whole folded phrase, by which the tables of the lexicon go. */
static inline uint32_t phrase_hash(const char *folded, size_t size)
{
	uint32_t hash = 0, word = WORD_HASH;

	for (size_t i = 0; i < size; i++) {
		if (folded[i] != ' ') {
			word = word_hash_add(word, folded[i]);
		} else {
			hash = phrase_hash_add(hash, word);
			word = WORD_HASH;
		}
	}
	return phrase_hash_add(hash, word);
}

/* Of three bytes, for the filters of beginnings and endings: 16 bits. */
static inline uint32_t phrase_corner(const char *bytes)
{
	const unsigned char *s = (const unsigned char *)bytes;

	return ((uint32_t)s[0] * 0x1F35u ^ (uint32_t)s[1] * 0x9D1u ^ (uint32_t)s[2]) & 0xFFFF;
}

#endif
