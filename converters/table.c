#include "converters/table.h"

#include <stdlib.h>

struct table_slot {
	uint32_t hash;
	uint32_t number;	/* TABLE_NONE: free */
};

/* FNV-1a, 64 bits, from a beginning that depends on where the system put us. */
uint32_t table_hash(const void *key, size_t size)
{
	static const char here;
	const unsigned char *bytes = key;
	uint64_t hash = 14695981039346656037u ^ (uintptr_t)&here;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ bytes[i]) * 1099511628211u;
	return (uint32_t)(hash ^ hash >> 32);
}

uint32_t table_find(const struct table *table, uint32_t hash,
		    bool (*same)(void *context, uint32_t number), void *context)
{
	size_t mask = table->size - 1;

	for (size_t at = hash & mask; table->n > 0 && table->slots[at].number != TABLE_NONE;
	     at = (at + 1) & mask)
		if (table->slots[at].hash == hash && same(context, table->slots[at].number))
			return table->slots[at].number;
	return TABLE_NONE;
}

static void put(struct table *table, struct table_slot slot)
{
	size_t mask = table->size - 1, at = slot.hash & mask;

	while (table->slots[at].number != TABLE_NONE)
		at = (at + 1) & mask;
	table->slots[at] = slot;
}

/* Keeps a quarter of the slots free. */
static int make_room(struct table *table)
{
	struct table larger = { NULL, table->n, table->size ? table->size * 2 : 64 };

	if (4 * (table->n + 1) <= 3 * table->size)
		return 0;
	larger.slots = malloc(larger.size * sizeof(*larger.slots));
	if (!larger.slots)
		return -1;
	for (size_t i = 0; i < larger.size; i++)
		larger.slots[i].number = TABLE_NONE;
	for (size_t i = 0; i < table->size; i++)
		if (table->slots[i].number != TABLE_NONE)
			put(&larger, table->slots[i]);
	free(table->slots);
	*table = larger;
	return 0;
}

int table_add(struct table *table, uint32_t hash, uint32_t number)
{
	if (make_room(table))
		return -1;
	put(table, (struct table_slot){ hash, number });
	table->n++;
	return 0;
}

void table_release(struct table *table)
{
	free(table->slots);
	*table = (struct table)TABLE_INIT;
}
