/*
 * Fictional people. Each is composed from the facts of a language and a
 * profession (data/people.txt says which); its record is complete, with dates
 * to the day and the kind of a section ("work", "teaching") as its heading.
 */
#ifndef TESTS_ACCURACY_PEOPLE_H
#define TESTS_ACCURACY_PEOPLE_H

#include "pipeline/record.h"
#include "tests/accuracy/facts.h"

#define DATA "tests/accuracy/data/"	/* as seen from the repository's root */

struct person {
	const char *tongue;		/* "de" */
	const char *profession;		/* a block of the tongue's facts */
	const char *handle;		/* "anna.brandt" */
	struct facts facts;		/* of the tongue */
	struct cv cv;
};

/* How many there are; 0 when the data cannot be read. */
size_t people_count(void);

/* The n-th one, counted round, in the arena. 0, or -1 when the data cannot be read. */
int person_make(struct person *person, size_t n, struct arena *arena);

#endif
