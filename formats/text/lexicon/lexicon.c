#include "formats/text/lexicon/lexicon.h"

#include <string.h>

#include "formats/text/lexicon/phrase.h"
#include "formats/text/lexicon/wordtable.h"
#include "pipeline/bytes.h"

#include "formats/text/words.inc"

/* Eight bytes at a time, the last of which may have been looked at already. */
static inline bool slot_is(const struct word_slot *slot, const char *folded, size_t size, uint64_t head)
{
	const char *text = word_text + slot->text;

	if (slot->head != head || slot->size != size)
		return false;
	for (size_t behind = 16; behind < size + 8; behind += 8) {
		size_t at = (behind < size ? behind : size) - 8;

		if (bytes_load(text + at) != bytes_load(folded + at))
			return false;
	}
	return true;
}

/* Whether a phrase may be in a slot; most are in none. */
static inline bool may_have_slot(struct phrase_key key)
{
	return word_bit(word_filter, word_filter_bit(key.hash));
}

/* The slot of a phrase with that key, or NULL. */
static inline const struct word_slot *slot_of(const char *folded, size_t size, struct phrase_key key)
{
	for (uint32_t at = word_slot_of(key.hash) & WORD_SLOT_MASK;; at = (at + 1) & WORD_SLOT_MASK) {
		const struct word_slot *slot = &word_slots[at];

		if (slot->size == 0)
			return NULL;
		if (slot_is(slot, folded, size, key.head))
			return slot;
	}
}

static const struct word_slot *slot_find(const char *folded, size_t size)
{
	struct phrase_key key;

	if (size > WORD_SIZE_MAX)
		return NULL;
	key = phrase_key(folded, size);
	return may_have_slot(key) ? slot_of(folded, size, key) : NULL;
}

static const struct word_list *list_of(const struct word_slot *slot)
{
	return &word_lists[slot ? slot->list : 0];
}

static const struct word_list *list_find(const char *folded, size_t size)
{
	return list_of(slot_find(folded, size));
}

/*
 * Whether the word is long enough to be made of parts: a run of a script
 * without spaces (they begin at U+1100), or a compound.
 */
static inline bool may_have_parts(const char *folded, size_t size)
{
	return size >= ((unsigned char)folded[0] >= 0xE1 ? 4 : 9);
}

/* Between characters; folded Hangul is jamo, whose syllables stay whole. */
static bool is_boundary(const char *folded, size_t at, size_t size)
{
	const unsigned char *s = (const unsigned char *)folded + at;
	bool vowel_or_final = size - at >= 3 && s[0] == 0xE1 &&	/* U+1160 to U+11FF */
		((s[1] == 0x85 && s[2] >= 0xA0) || s[1] == 0x86 || s[1] == 0x87);

	return (*s & 0xC0) != 0x80 && !vowel_or_final;
}

/* The phrases with a star at one end. */
struct parts {
	const struct word_part *v;
	size_t n;
	const uint64_t *corners;	/* that there are */
};

#define PARTS(v, corners) { v, sizeof(v) / sizeof(v[0]), corners }

static const struct parts ends = PARTS(word_ends, word_end_corners);
static const struct parts starts = PARTS(word_starts, word_start_corners);

/* The first part with the corner. */
static size_t parts_from(const struct parts *parts, uint32_t corner)
{
	size_t from = 0, to = parts->n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (parts->v[middle].corner < corner)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* The longest part of the word that has the corner, at its end or its beginning. */
static const struct word_list *list_of_part(const struct parts *parts, const char *folded,
					    size_t size, uint32_t corner)
{
	size_t i = parts_from(parts, corner);

	for (; i < parts->n && parts->v[i].corner == corner; i++) {
		const struct word_part *part = &parts->v[i];
		size_t from = parts == &ends ? size - part->size : 0;

		if (part->size < size && bytes_same(word_text + part->text, folded + from, part->size) &&
		    is_boundary(folded, from ? from : part->size, size) && !memchr(folded, ' ', size))
			return &word_lists[part->list];
	}
	return &word_lists[0];
}

/* The longest "*phrase" at the end of the run; most words have none. */
static inline const struct word_list *list_by_end(const char *folded, size_t size)
{
	uint32_t corner = phrase_corner(folded + size - 3);

	return word_bit(ends.corners, word_corner_bit(corner)) ?
		       list_of_part(&ends, folded, size, corner) : &word_lists[0];
}

/* The longest "phrase*" at its beginning. */
static inline const struct word_list *list_by_beginning(const char *folded, size_t size)
{
	uint32_t corner = phrase_corner(folded);

	return word_bit(starts.corners, word_corner_bit(corner)) ?
		       list_of_part(&starts, folded, size, corner) : &word_lists[0];
}

static struct facts facts_of(const struct word_list *list)
{
	return (struct facts){ word_facts + list->first, list->n };
}

struct facts lexicon_find(const char *folded, size_t size, uint32_t hash)
{
	const struct phrase_key key = { phrase_head(folded, size), hash };
	const struct word_list *list = list_of(slot_of(folded, size, key));

	if (!list->n && may_have_parts(folded, size))
		list = list_by_end(folded, size);
	if (!list->n && may_have_parts(folded, size))
		list = list_by_beginning(folded, size);
	return facts_of(list);
}

static uint64_t classes_of_parts(const char *folded, size_t size)
{
	return list_by_end(folded, size)->classes | list_by_beginning(folded, size)->classes;
}

uint64_t lexicon_classes(const char *folded, size_t size)
{
	const struct word_list *list = list_find(folded, size);

	return list->n || !may_have_parts(folded, size) ? list->classes : classes_of_parts(folded, size);
}

struct known lexicon_word(const char *folded, size_t size, uint64_t head, uint32_t hash)
{
	const struct phrase_key key = { head, hash };
	const struct word_slot *slot = may_have_slot(key) ? slot_of(folded, size, key) : NULL;
	struct known known = { 0, false };

	if (slot)
		known = (struct known){ word_lists[slot->list].classes, slot->begins };
	if (!known.classes && may_have_parts(folded, size))
		known.classes = classes_of_parts(folded, size);
	return known;
}

bool lexicon_pair(uint32_t first, uint32_t second)
{
	return word_bit(word_pairs, word_pair_bit(first, second));
}

uint64_t lexicon_phrase(const char *folded, size_t size, struct facts *facts, bool *begins)
{
	const struct word_slot *slot = slot_find(folded, size);
	const struct word_list *list = list_of(slot);

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

	if (list->n || !may_have_parts(folded, size))
		return value_in(list, class);
	value = value_in(list_by_end(folded, size), class);
	return value ? value : value_in(list_by_beginning(folded, size), class);
}

bool lexicon_says(const char *folded, size_t size, enum word_class class, const char *value)
{
	struct facts facts = lexicon_find(folded, size, phrase_key(folded, size).hash);

	for (size_t i = 0; i < facts.n; i++)
		if (facts.v[i].class == class && !strcmp(facts.v[i].value, value))
			return true;
	return false;
}
