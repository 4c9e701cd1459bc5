/*
 * A CV of a fictional person in a layout, and the record it should give: only
 * what the layout prints, as precise and as worded as printed.
 */
#ifndef TESTS_ACCURACY_RENDERING_H
#define TESTS_ACCURACY_RENDERING_H

#include <stdint.h>

#include "tests/accuracy/layout.h"
#include "tests/accuracy/people.h"

struct rendering {
	struct person person;
	struct layout layout;
	struct cv expected;
	const char *text;
};

/* All of it in the arena. 0, or -1 when the data cannot be read (said on standard error). */
int rendering_make(struct rendering *rendering, uint64_t seed, struct arena *arena);

#endif
