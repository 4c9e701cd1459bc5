/*
 * Records through formats and back, in memory, for the laws. The frame's own
 * loop is used, so that what holds here holds in the program.
 */
#ifndef TESTS_LAWS_TRIP_H
#define TESTS_LAWS_TRIP_H

#include <stdbool.h>

#include "pipeline/buf.h"
#include "pipeline/convert.h"
#include "tests/laws/generate.h"

/* Where a record comes from; it can be had any number of times. */
struct subject {
	const char *name;
	struct generator generator;	/* as it stood before it made the record */
	struct buf json;		/* of a file; empty for a generated record */
};

/* Fills the record; false when the file is no résumé. */
bool subject_load(const struct subject *subject, struct cv *cv, struct arena *arena);

/* The record (or records) as text of the format, appended. False, said on stdout, on failure. */
bool trip_write(const struct format *format, const struct cv *cvs, size_t n, struct buf *out);

/*
 * Reads exactly n records of the text, all in one arena. False, said on
 * stdout, for another number or on an error.
 */
bool trip_read(const struct format *format, const struct buf *text, struct cv *cvs, size_t n,
	       struct arena *arena);

/* Whether they are equal; says on stdout at which path they differ, and what stands there. */
bool trip_same(const struct cv *got, const struct cv *wanted);

#endif
