#include "pipeline/same.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pipeline/buf.h"
#include "pipeline/utf8.h"

#define KEYS_MAX 3

/*
 * What makes two entries of a section one: agreeing on `alone` when both have
 * it, else on all keys. The first key has to be there; a date may be missing
 * on one side, or be less exact.
 */
struct identity {
	const struct shape *shape;
	const char *alone;
	const char *keys[KEYS_MAX];
	bool by_year;			/* of a date, only the year is compared */
};

static const struct identity identities[] = {
	{ &work_shape, NULL, { "name", "position", "startDate" }, false },
	{ &volunteer_shape, NULL, { "organization", "position", "startDate" }, false },
	{ &education_shape, NULL, { "institution", "studyType", "area" }, false },
	{ &award_shape, NULL, { "title", "date", NULL }, true },
	{ &certificate_shape, NULL, { "name", "date", NULL }, true },
	{ &publication_shape, "doi", { "name", "releaseDate", NULL }, true },
	{ &skill_shape, NULL, { "name", NULL, NULL }, false },
	{ &language_shape, NULL, { "language", NULL, NULL }, false },
	{ &interest_shape, NULL, { "name", NULL, NULL }, false },
	{ &reference_shape, NULL, { "name", NULL, NULL }, false },
	{ &project_shape, NULL, { "name", "startDate", NULL }, true },
	{ &other_shape, NULL, { "heading", "text", NULL }, false },
	{ &profile_shape, "url", { "network", "username", NULL }, false },
};

/* Words */

/* Folded letters and digits alone; all bytes when there are none of these. */
static void fold_letters(struct buf *out, const char *text)
{
	struct buf folded = BUF_INIT;
	const char *at, *end;

	utf8_fold(&folded, text, strlen(text));
	at = folded.bytes;
	end = at + folded.size;
	while (at < end) {
		const char *start = at;
		uint32_t code = utf8_next(&at, end);

		if (utf8_is_alpha(code) || utf8_is_digit(code))
			buf_add(out, start, (size_t)(at - start));
	}
	if (out->size == 0)
		buf_adds(out, text);
	buf_release(&folded);
}

bool same_words(const char *a, const char *b)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	bool same;

	fold_letters(&one, a);
	fold_letters(&other, b);
	same = strcmp(one.bytes, other.bytes) == 0;
	buf_release(&one);
	buf_release(&other);
	return same;
}

/* Folded words, each between spaces: " proc icml 2020 ". */
static void fold_words(struct buf *out, const char *text)
{
	struct buf folded = BUF_INIT;
	const char *at, *end;

	utf8_fold(&folded, text, strlen(text));
	buf_addc(out, ' ');
	at = folded.bytes;
	end = at + folded.size;
	while (at < end) {
		const char *start = at;
		uint32_t code = utf8_next(&at, end);

		if (utf8_is_alpha(code) || utf8_is_digit(code))
			buf_add(out, start, (size_t)(at - start));
		else if (out->size > 0 && out->bytes[out->size - 1] != ' ')
			buf_addc(out, ' ');
	}
	if (out->size > 0 && out->bytes[out->size - 1] != ' ')
		buf_addc(out, ' ');
	buf_release(&folded);
}

bool same_contains(const char *whole, const char *part)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	bool contains;

	fold_words(&one, whole);
	fold_words(&other, part);
	contains = strstr(one.bytes, other.bytes) != NULL;
	buf_release(&one);
	buf_release(&other);
	return contains || same_words(whole, part);
}

/* Entries */

static bool dates_agree(const char *a, const char *b, bool by_year)
{
	size_t one = strlen(a), other = strlen(b), common = one < other ? one : other;

	return strncmp(a, b, by_year && common > 4 ? 4 : common) == 0;
}

static bool key_agrees(const struct identity *identity, const char *key, const void *a,
		       const void *b)
{
	const struct field *field = shape_field(identity->shape, key);
	const char *one = field_text_const(field, a)->s, *other = field_text_const(field, b)->s;

	if (!one || !other)
		return field->kind == FIELD_DATE || one == other;
	if (field->kind == FIELD_DATE)
		return dates_agree(one, other, identity->by_year);
	return same_words(one, other);
}

static const char *key_value(const struct identity *identity, const char *key, const void *object)
{
	return key ? field_text_const(shape_field(identity->shape, key), object)->s : NULL;
}

/* "https://doi.org/10.1000/x" and "doi:10.1000/x": "10.1000/x" */
static const char *bare_address(const char *address)
{
	static const char *const before[] = {
		"https:", "http:", "//", "www.", "dx.", "doi.org/", "doi:", "doi ", " ",
	};
	const char *from;

	do {
		from = address;
		for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
			if (!strncasecmp(address, before[i], strlen(before[i])))
				address += strlen(before[i]);
	} while (address > from);
	return address;
}

static const char *alone_value(const struct identity *identity, const void *object)
{
	const char *value = key_value(identity, identity->alone, object);

	return value ? bare_address(value) : NULL;
}

/* Unlike words, addresses differ by their marks: 10.1000/1.11 is not 10.1000/11.1. */
static bool addresses_agree(const char *a, const char *b)
{
	size_t one = strlen(a), other = strlen(b);

	one -= one && a[one - 1] == '/';
	other -= other && b[other - 1] == '/';
	return one == other && !strncasecmp(a, b, one);
}

static bool entries_agree(const struct identity *identity, const void *a, const void *b)
{
	if (alone_value(identity, a) && alone_value(identity, b))
		return addresses_agree(alone_value(identity, a), alone_value(identity, b));
	if (!key_value(identity, identity->keys[0], a))
		return false;
	for (size_t i = 0; i < KEYS_MAX && identity->keys[i]; i++)
		if (!key_agrees(identity, identity->keys[i], a, b))
			return false;
	return true;
}

/* The index: an entry stands in it under its `alone` and under its first key */

struct same_slot {
	size_t entry;		/* its number + 1; 0: free */
	uint64_t hash;
};

/* FNV-1a over the folded letters; 0: there is no value. */
static uint64_t hash_value(const char *value)
{
	struct buf folded = BUF_INIT;
	uint64_t hash = 14695981039346656037u;

	if (!value)
		return 0;
	fold_letters(&folded, value);
	for (size_t i = 0; i < folded.size; i++)
		hash = (hash ^ (unsigned char)folded.bytes[i]) * 1099511628211u;
	buf_release(&folded);
	return hash | 1;
}

static void add_hash(struct same_index *index, const char *value, size_t entry)
{
	uint64_t hash = hash_value(value);
	size_t at = hash & (index->size - 1);

	if (hash == 0)
		return;
	while (index->slots[at].entry != 0)
		at = (at + 1) & (index->size - 1);
	index->slots[at] = (struct same_slot){ entry + 1, hash };
}

static const struct identity *identity_of(const struct shape *shape)
{
	for (size_t i = 0; i < sizeof(identities) / sizeof(identities[0]); i++)
		if (identities[i].shape == shape)
			return &identities[i];
	return NULL;
}

int same_index_fill(struct same_index *index, const struct list *list, const struct shape *shape)
{
	*index = (struct same_index){ .identity = identity_of(shape), .entries = list->v, .size = 8 };
	if (!index->identity)
		return 0;
	while (index->size < 4 * list->n)
		index->size *= 2;
	index->slots = calloc(index->size, sizeof(*index->slots));
	index->taken = calloc(list->n + 1, sizeof(*index->taken));
	if (!index->slots || !index->taken)
		return -1;
	for (size_t i = 0; i < list->n; i++) {
		add_hash(index, alone_value(index->identity, list->v[i]), i);
		add_hash(index, key_value(index->identity, index->identity->keys[0], list->v[i]), i);
	}
	return 0;
}

static void *take_by(struct same_index *index, const char *value, const void *object)
{
	uint64_t hash = hash_value(value);
	size_t mask = index->size - 1;

	for (size_t at = hash & mask; hash != 0 && index->slots[at].entry != 0; at = (at + 1) & mask) {
		size_t i = index->slots[at].entry - 1;

		if (index->slots[at].hash != hash || index->taken[i] ||
		    !entries_agree(index->identity, index->entries[i], object))
			continue;
		index->taken[i] = true;
		return index->entries[i];
	}
	return NULL;
}

void *same_index_take(struct same_index *index, const void *object)
{
	const struct identity *identity = index->identity;
	void *found;

	if (!identity)
		return NULL;
	found = take_by(index, alone_value(identity, object), object);
	return found ? found : take_by(index, key_value(identity, identity->keys[0], object), object);
}

void same_index_release(struct same_index *index)
{
	free(index->slots);
	free(index->taken);
	*index = (struct same_index){ .identity = NULL };
}
