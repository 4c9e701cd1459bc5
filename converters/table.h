/*
 * Numbers filed under the hashes of their keys, for what a bulk run has to
 * look up. The keys stay with the caller, who compares them, so that a million
 * entries cost some twenty megabytes.
 */
#ifndef CONVERTERS_TABLE_H
#define CONVERTERS_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table_slot;

struct table {
	struct table_slot *slots;
	size_t n, size;
};

#define TABLE_INIT { NULL, 0, 0 }
#define TABLE_NONE UINT32_MAX

/* Another one in each run of the program, so that nobody can prepare keys that collide. */
uint32_t table_hash(const void *key, size_t size);
/* The number under the hash for which same() holds, or TABLE_NONE. */
uint32_t table_find(const struct table *table, uint32_t hash,
		    bool (*same)(void *context, uint32_t number), void *context);
/* Files a number, whether or not there are others under the hash. -1 when memory ran out. */
int table_add(struct table *table, uint32_t hash, uint32_t number);
void table_release(struct table *table);

#endif
