/*
 * Which entries of two records are the same work, job or degree. An index
 * over one list finds the match of an entry in constant time.
 */
#ifndef PIPELINE_SAME_H
#define PIPELINE_SAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/fields.h"

struct identity;

struct same_index {
	const struct identity *identity;
	void **entries;			/* not owned */
	bool *taken;			/* an entry is matched once */
	struct same_slot *slots;
	size_t size;			/* a power of two */
};

/* Indexes the list's entries as they are now. 0, or -1 when memory ran out. */
int same_index_fill(struct same_index *index, const struct list *list, const struct shape *shape);
/* The entry that is the same as the object, which is taken from now on; NULL: there is none. */
void *same_index_take(struct same_index *index, const void *object);
void same_index_release(struct same_index *index);

/* Whether two texts have the same letters and digits, folded. */
bool same_words(const char *a, const char *b);
/* Whether the folded words of `part` stand, one after another, in those of `whole`. */
bool same_contains(const char *whole, const char *part);

#endif
