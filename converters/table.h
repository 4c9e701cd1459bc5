/* A set of keys with a value each, for what a bulk run has to look up. */
#ifndef CONVERTERS_TABLE_H
#define CONVERTERS_TABLE_H

#include <stddef.h>

struct table_slot;

struct table {
	struct table_slot *slots;
	size_t n, size;
};

#define TABLE_INIT { NULL, 0, 0 }

/*
 * The value of the key. A new key gets `value`; its bytes are not copied and
 * must stay. NULL when memory ran out.
 */
const void **table_at(struct table *table, const void *key, size_t size, const void *value);
/* The value, or NULL when the key is not there. */
const void *table_get(const struct table *table, const void *key, size_t size);
void table_release(struct table *table);

#endif
