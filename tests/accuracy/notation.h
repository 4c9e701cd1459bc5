/* Dates in the notation of a layout and a tongue, and how much they then say. */
#ifndef TESTS_ACCURACY_NOTATION_H
#define TESTS_ACCURACY_NOTATION_H

#include <stdbool.h>

#include "pipeline/date.h"
#include "tests/accuracy/layout.h"
#include "tests/accuracy/people.h"

struct buf;

struct notation {
	const char *point, *between, *now, *how;	/* see data/layouts.txt */
	const struct person *person;
};

/* What the printed words say; "" where they say nothing. */
struct printed_date {
	char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
	bool less;		/* the ISO form says less than the words */
};

struct notation notation_make(const struct layout *layout, const struct person *person);

/* Dates are full ISO dates; `end` NULL: it goes on. */
void notation_range(const struct notation *notation, const char *start, const char *end,
		    struct buf *out, struct printed_date *printed);
/* The date goes to `end`. */
void notation_point(const struct notation *notation, const char *date, struct buf *out,
		    struct printed_date *printed);

#endif
