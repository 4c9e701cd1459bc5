/*
 * The shape of the tables that mkwords makes of the word lists: an open
 * hash table of folded phrases, those that stand for the end or beginning of a
 * word, and the few different lists of facts that phrases have. Nothing in it
 * is a pointer.
 */
#ifndef FORMATS_TEXT_LEXICON_WORDTABLE_H
#define FORMATS_TEXT_LEXICON_WORDTABLE_H

#include <stdbool.h>
#include <stdint.h>

struct word_slot {
	uint64_t head;		/* of the phrase, its first eight bytes, padded with zeros */
	uint32_t text;		/* all of it, an offset */
	uint16_t list;		/* its facts; list 0 is empty */
	uint8_t size;		/* of the phrase in bytes; 0: an empty slot */
	bool begins;		/* a longer phrase */
};

/* A phrase with a star; they stand by their corners, the longest first. */
struct word_part {
	uint32_t text;		/* without the star, an offset */
	uint16_t corner;	/* phrase_corner() of its last three bytes, or of its first */
	uint16_t list;
	uint8_t size;
};

/* Sets of numbers as bits, in words of 64. */
static inline bool word_bit(const uint64_t *bits, uint32_t number)
{
	return bits[number >> 6] >> (number & 63) & 1;
}

/* The bit of a phrase's hash in the filter before the slots; the slots go by other bits. */
enum { WORD_FILTER_BITS = 1 << 18, WORD_PAIR_BITS = 1 << 16, WORD_CORNER_BITS = 1 << 12 };

static inline uint32_t word_filter_bit(uint32_t hash)
{
	return hash >> 13 & (WORD_FILTER_BITS - 1);
}

/* The bit of the hashes of the two words that a longer phrase begins with. */
static inline uint32_t word_pair_bit(uint32_t first, uint32_t second)
{
	return (first * 0x9E3779B1u ^ second) >> 10 & (WORD_PAIR_BITS - 1);
}

/* The bit of a corner. */
static inline uint32_t word_corner_bit(uint32_t corner)
{
	return corner & (WORD_CORNER_BITS - 1);
}

static inline uint32_t word_slot_of(uint32_t hash)
{
	return hash ^ hash >> 15;
}

struct word_list {
	uint64_t classes;
	uint16_t first, n;	/* facts */
};

#endif
