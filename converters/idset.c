#include "converters/idset.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/array.h"

struct idset_member {
	const char *id;
	uint32_t wanted;	/* so often */
};

struct sought {
	const struct idset *set;
	const char *id;
};

static bool is_sought(void *context, uint32_t number)
{
	const struct sought *sought = context;

	return strcmp(sought->set->members[number].id, sought->id) == 0;
}

/* How often the id is wanted by now, this time included; -1 when memory ran out. */
static long want(struct idset *set, const struct buf *id)
{
	struct sought sought = { set, id->bytes };
	uint32_t hash = table_hash(id->bytes, id->size);
	uint32_t number = table_find(&set->table, hash, is_sought, &sought);
	struct idset_member *grown;
	const char *copy;

	if (number != TABLE_NONE)
		return ++set->members[number].wanted;
	copy = id->failed ? NULL : arena_copy(&set->arena, id->bytes, id->size);
	grown = array_grow(set->members, set->n, &set->capacity, sizeof(*grown));
	if (grown)
		set->members = grown;
	if (!copy || !grown || table_add(&set->table, hash, (uint32_t)set->n))
		return -1;
	set->members[set->n++] = (struct idset_member){ copy, 1 };
	return 1;
}

int idset_add(struct idset *set, struct buf *id)
{
	struct buf wanted = BUF_INIT;
	long times = want(set, id), taken = times;
	bool changes = times > 1;

	buf_add(&wanted, id->bytes, id->size);
	while (taken > 1) {
		buf_clear(id);
		buf_addf(id, "%s~%ld", wanted.bytes, times);
		taken = want(set, id);
		if (taken > 1)
			times = want(set, &wanted);
	}
	buf_release(&wanted);
	return taken < 0 || times < 0 ? -1 : changes;
}

void idset_release(struct idset *set)
{
	table_release(&set->table);
	free(set->members);
	arena_release(&set->arena);
}
