#include "formats/csv/seen.h"

#include <stdlib.h>

#define SLOTS_MIN 256
#define SLOTS_MAX ((size_t)1 << 20)	/* 8 MB */

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/; never 0 */
static uint64_t hash_of(const char *key, size_t size)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)key[i]) * 0x100000001b3u;
	return hash ? hash : 1;
}

static uint64_t *slot_of(uint64_t *slots, size_t size, uint64_t hash)
{
	size_t i = (size_t)hash & (size - 1);

	while (slots[i] && slots[i] != hash)
		i = (i + 1) & (size - 1);
	return &slots[i];
}

/* False when there is no room and none to be had. */
static bool make_room(struct seen *seen)
{
	size_t size = seen->size ? seen->size * 2 : SLOTS_MIN;
	uint64_t *slots;

	if (seen->count * 2 < seen->size)
		return true;
	if (size > SLOTS_MAX || !(slots = calloc(size, sizeof(*slots))))
		return false;
	for (size_t i = 0; i < seen->size; i++)
		if (seen->slots[i])
			*slot_of(slots, size, seen->slots[i]) = seen->slots[i];
	free(seen->slots);
	seen->slots = slots;
	seen->size = size;
	return true;
}

bool seen_before(struct seen *seen, const char *key, size_t size)
{
	uint64_t hash = hash_of(key, size);
	bool room = make_room(seen);
	uint64_t *slot = seen->size ? slot_of(seen->slots, seen->size, hash) : NULL;

	if (slot && *slot == hash)
		return true;
	if (room) {
		*slot = hash;
		seen->count++;
	}
	return false;
}

void seen_release(struct seen *seen)
{
	free(seen->slots);
}
