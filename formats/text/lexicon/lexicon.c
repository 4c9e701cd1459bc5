#include "formats/text/lexicon/lexicon.h"

#include <string.h>

#include "formats/text/lexicon/phrase.h"
#include "formats/text/lexicon/wordtable.h"
#include "pipeline/bytes.h"

#include "formats/text/words.inc"

enum { STARRED_MAX = 96 };	/* bytes of the longest phrase with a star, as mkwords checks */

/* Whether a phrase with the hash may be known; most are not. */
static inline bool may_be_known(uint32_t hash)
{
	uint32_t bit = word_filter_bit(hash);

	return word_filter[bit >> 3] >> (bit & 7) & 1;
}

static const struct word_slot *slot_of(const char *folded, size_t size, uint32_t hash)
{
	if (size > WORD_SIZE_MAX || !may_be_known(hash))
		return NULL;
	for (uint32_t at = word_slot_of(hash) & WORD_SLOT_MASK;; at = (at + 1) & WORD_SLOT_MASK) {
		const struct word_slot *slot = &word_slots[at];

		if (slot->size == 0)
			return NULL;
		if (slot->size == size && bytes_same(word_text + slot->text, folded, size))
			return slot;
	}
}

static const struct word_slot *slot_find(const char *folded, size_t size)
{
	return size > WORD_SIZE_MAX ? NULL : slot_of(folded, size, phrase_hash(folded, size));
}

static const struct word_list *list_find(const char *folded, size_t size)
{
	const struct word_slot *slot = slot_find(folded, size);

	return &word_lists[slot ? slot->list : 0];
}

/*
 * Whether the word may be made of parts: a run of a script without spaces
 * (they begin at U+1100), or a compound, which is long.
 */
static bool has_parts(const char *folded, size_t size)
{
	size_t least = (unsigned char)folded[0] >= 0xE1 ? 4 : 9;

	return size >= least && !memchr(folded, ' ', size);
}

/* Whether any phrase with a star ends or begins so; most words do not. */
static bool may_end(const char *folded, size_t size)
{
	uint32_t corner = phrase_corner(folded + size - 3);

	return word_endings[corner >> 3] >> (corner & 7) & 1;
}

static bool may_begin(const char *folded)
{
	uint32_t corner = phrase_corner(folded);

	return word_beginnings[corner >> 3] >> (corner & 7) & 1;
}

/* Between characters; folded Hangul is jamo, whose syllables stay whole. */
static bool is_boundary(const char *folded, size_t at, size_t size)
{
	const unsigned char *s = (const unsigned char *)folded + at;
	bool vowel_or_final = size - at >= 3 && s[0] == 0xE1 &&	/* U+1160 to U+11FF */
		((s[1] == 0x85 && s[2] >= 0xA0) || s[1] == 0x86 || s[1] == 0x87);

	return (*s & 0xC0) != 0x80 && !vowel_or_final;
}

/* The longest "*phrase" at the end of the run. */
static const struct word_list *list_by_end(const char *folded, size_t size)
{
	char key[1 + STARRED_MAX] = "*";
	size_t from = size > STARRED_MAX ? size - STARRED_MAX : 1;

	if (!may_end(folded, size))
		return &word_lists[0];
	for (; from < size; from++) {
		const struct word_list *list;

		if (!is_boundary(folded, from, size))
			continue;
		memcpy(key + 1, folded + from, size - from);
		list = list_find(key, 1 + size - from);
		if (list->n)
			return list;
	}
	return &word_lists[0];
}

/* The longest "phrase*" at its beginning. */
static const struct word_list *list_by_beginning(const char *folded, size_t size)
{
	char key[STARRED_MAX + 1];
	size_t length = size > STARRED_MAX ? STARRED_MAX : size - 1;

	if (!may_begin(folded))
		return &word_lists[0];
	memcpy(key, folded, length);
	for (; length > 0; length--) {
		const struct word_list *list;

		if (!is_boundary(folded, length, size))
			continue;
		key[length] = '*';
		list = list_find(key, length + 1);
		if (list->n)
			return list;
	}
	return &word_lists[0];
}

static struct facts facts_of(const struct word_list *list)
{
	return (struct facts){ word_facts + list->first, list->n };
}

struct facts lexicon_find(const char *folded, size_t size)
{
	const struct word_list *list = list_find(folded, size);

	if (!list->n && has_parts(folded, size))
		list = list_by_end(folded, size);
	if (!list->n && has_parts(folded, size))
		list = list_by_beginning(folded, size);
	return facts_of(list);
}

uint64_t lexicon_classes(const char *folded, size_t size)
{
	const struct word_list *list = list_find(folded, size);

	if (list->n || !has_parts(folded, size))
		return list->classes;
	return list_by_end(folded, size)->classes | list_by_beginning(folded, size)->classes;
}

struct known lexicon_word(const char *folded, size_t size, uint32_t hash)
{
	const struct word_slot *slot = slot_of(folded, size, hash);
	struct known known = { 0, false };

	if (slot)
		known = (struct known){ word_lists[slot->list].classes, slot->begins };
	if (!known.classes && has_parts(folded, size))
		known.classes = list_by_end(folded, size)->classes |
				list_by_beginning(folded, size)->classes;
	return known;
}

uint64_t lexicon_phrase(const char *folded, size_t size, struct facts *facts, bool *begins)
{
	const struct word_slot *slot = slot_find(folded, size);
	const struct word_list *list = &word_lists[slot ? slot->list : 0];

	*begins = slot && slot->begins;
	*facts = facts_of(list);
	return list->classes;
}

static const char *value_in(const struct word_list *list, enum word_class class)
{
	if (!(list->classes & WORD_MASK(class)))
		return NULL;
	for (const struct fact *fact = word_facts + list->first;; fact++)
		if (fact->class == class)
			return fact->value;
}

const char *lexicon_value(const char *folded, size_t size, enum word_class class)
{
	const struct word_list *list = list_find(folded, size);
	const char *value;

	if (list->n || !has_parts(folded, size))
		return value_in(list, class);
	value = value_in(list_by_end(folded, size), class);
	return value ? value : value_in(list_by_beginning(folded, size), class);
}

bool lexicon_says(const char *folded, size_t size, enum word_class class, const char *value)
{
	struct facts facts = lexicon_find(folded, size);

	for (size_t i = 0; i < facts.n; i++)
		if (facts.v[i].class == class && !strcmp(facts.v[i].value, value))
			return true;
	return false;
}
