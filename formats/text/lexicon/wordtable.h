/*
 * The shape of the tables that mkwords makes of the word lists: an open
 * hash table of folded phrases, and the few different lists of facts that
 * phrases have. Nothing in it is a pointer.
 */
#ifndef FORMATS_TEXT_LEXICON_WORDTABLE_H
#define FORMATS_TEXT_LEXICON_WORDTABLE_H

#include <stdbool.h>
#include <stdint.h>

struct word_slot {
	uint32_t text;		/* of the phrase, an offset */
	uint16_t list;		/* its facts; list 0 is empty */
	uint8_t size;		/* of the phrase in bytes; 0: an empty slot */
	bool begins;		/* a longer phrase */
};

/* The bit of a phrase's hash in the filter before the slots; the slots go by other bits. */
enum { WORD_FILTER_SIZE = 1 << 15 };

static inline uint32_t word_filter_bit(uint32_t hash)
{
	return hash >> 14;
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
