#include "converters/table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct table_slot {
	const void *key;	/* NULL: free */
	size_t size;
	uint64_t hash;
	const void *value;
};

/* FNV-1a, 64 bits. */
static uint64_t hash_bytes(const void *key, size_t size)
{
	const unsigned char *bytes = key;
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ bytes[i]) * 1099511628211u;
	return hash;
}

/* Where the key is, or the free slot where it belongs. */
static struct table_slot *find_slot(const struct table *table, const void *key, size_t size,
				    uint64_t hash)
{
	size_t at = hash & (table->size - 1);

	while (table->slots[at].key &&
	       (table->slots[at].hash != hash || table->slots[at].size != size ||
		memcmp(table->slots[at].key, key, size) != 0))
		at = (at + 1) & (table->size - 1);
	return &table->slots[at];
}

/* Keeps at least half of the slots free. */
static int make_room(struct table *table)
{
	struct table larger = { NULL, table->n, table->size ? table->size * 2 : 64 };

	if (2 * (table->n + 1) <= table->size)
		return 0;
	larger.slots = calloc(larger.size, sizeof(*larger.slots));
	if (!larger.slots)
		return -1;
	for (size_t i = 0; i < table->size; i++) {
		const struct table_slot *slot = &table->slots[i];

		if (slot->key)
			*find_slot(&larger, slot->key, slot->size, slot->hash) = *slot;
	}
	free(table->slots);
	*table = larger;
	return 0;
}

const void **table_at(struct table *table, const void *key, size_t size, const void *value)
{
	uint64_t hash = hash_bytes(key, size);
	struct table_slot *slot;

	if (make_room(table))
		return NULL;
	slot = find_slot(table, key, size, hash);
	if (!slot->key) {
		*slot = (struct table_slot){ key, size, hash, value };
		table->n++;
	}
	return &slot->value;
}

const void *table_get(const struct table *table, const void *key, size_t size)
{
	if (table->n == 0)
		return NULL;
	return find_slot(table, key, size, hash_bytes(key, size))->value;
}

void table_release(struct table *table)
{
	free(table->slots);
	*table = (struct table)TABLE_INIT;
}
