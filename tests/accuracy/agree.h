/* How well two leaves agree, and which entries go together. */
#ifndef TESTS_ACCURACY_AGREE_H
#define TESTS_ACCURACY_AGREE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/fields.h"

struct arena;

struct credit {
	double exact, soft;	/* 0 to 1 */
};

/* Of two present values of that field. */
struct credit agree(const struct field *field, const char *a, const char *b);

/* Whether a value counts as written only: dates, codes, types. */
bool agree_verbatim(const struct field *field);

#define PAIR_NONE ((size_t)-1)

/*
 * Pairs the best first: weights[i * n_right + j] is what left i and right j
 * earn together, and those with no more than 0 stay apart; of equals the ones
 * at about the same place in both lists. Returns the partner of each left one,
 * or PAIR_NONE; in the arena.
 */
size_t *pair_best(struct arena *arena, const double *weights, size_t n_left, size_t n_right);

/* What two entries of a shape earn together: their keys, and the words of the rest. */
double *entry_weights(struct arena *arena, const struct shape *shape, const struct list *left,
		      const struct list *right);

#endif
