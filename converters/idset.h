/* The ids that a merged file has, each once: it tells its records apart by nothing else. */
#ifndef CONVERTERS_IDSET_H
#define CONVERTERS_IDSET_H

#include "converters/table.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"

struct idset {
	struct arena arena;
	struct idset_member *members;
	size_t n, capacity;
	struct table table;		/* the members' numbers */
};

#define IDSET_INIT { .arena = ARENA_INIT, .table = TABLE_INIT }

/*
 * Adds the id; one that is there already becomes a new one before, "ada~2" of
 * "ada". 1 when it did, 0 when not, -1 when memory ran out.
 */
int idset_add(struct idset *set, struct buf *id);
void idset_release(struct idset *set);

#endif
