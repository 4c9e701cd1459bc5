/*
 * One value after another out of a stream of JSON: the items of a top-level
 * array, the lines of NDJSON, values one behind the other, or a single one.
 * Only strings and brackets are looked at, to find where a value ends;
 * whether it is well-formed its parser says. Memory is that of one value.
 */
#ifndef FORMATS_JSON_SPLIT_H
#define FORMATS_JSON_SPLIT_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/buf.h"
#include "pipeline/source.h"

/* Deeper than any CV, and no deeper than jsontext_valid() takes for an extra. */
#define SPLIT_MAX_DEPTH 128

enum split_state {
	SPLIT_START,
	SPLIT_FIRST_ITEM,	/* behind the array's bracket */
	SPLIT_ITEMS,		/* behind an item */
	SPLIT_VALUES,		/* behind a value that stands in no array */
	SPLIT_END,
};

struct split {
	struct source *source;
	struct diag *diag;
	const char *piece, *at, *end;	/* what the source gave last */
	uint64_t offset;	/* of the piece in the input */
	uint64_t line_offset;	/* of the line at hand */
	uint32_t line;
	enum split_state state;
	bool lines;		/* NDJSON: a value ends with its line, come what may */

	struct buf text;	/* the value */
	uint32_t text_line, text_column;
};

void split_init(struct split *split, struct source *source, struct diag *diag);
void split_release(struct split *split);

/* 1 with the next value in text, 0 at the end, -1 on an error, reported; then comes the end. */
int split_next(struct split *split);

/* Behind a value that is none: leaves the rest of its line, when values are lines. 0, or -1. */
int split_skip_line(struct split *split);

#endif
