/*
 * Data files: one fact per line, a key and up to FACT_PARTS values between
 * tabs. "[block]" begins a block, "#" a comment.
 */
#ifndef TESTS_ACCURACY_FACTS_H
#define TESTS_ACCURACY_FACTS_H

#include <stddef.h>

#include "tests/accuracy/draw.h"

struct arena;

#define FACT_PARTS 6

struct fact {
	const char *block;	/* "" before the first one */
	const char *key;
	const char *part[FACT_PARTS];	/* "" where the line has no more */
};

struct facts {
	struct fact *v;
	size_t n, capacity;
};

/* 0, or -1 when the file cannot be read (said on standard error). */
int facts_load(struct facts *facts, const char *path, struct arena *arena);

/* How many facts of that key the block holds; those of no block serve when it has none. */
size_t facts_count(const struct facts *facts, const char *block, const char *key);

/* The n-th of them, counted round; NULL when there is none. */
const struct fact *facts_nth(const struct facts *facts, const char *block, const char *key,
			     size_t n);
const struct fact *facts_pick(const struct facts *facts, struct draw *draw, const char *block,
			      const char *key);

#endif
