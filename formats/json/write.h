/* The writer's slots of the format's row. */
#ifndef FORMATS_JSON_WRITE_H
#define FORMATS_JSON_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/buf.h"

struct cv;
struct writer;

/*
 * Members and items are written before it is known whether anything stands in
 * them; what turns out empty is cut off again. So a record is put together in
 * memory, and what will stay is handed to the sink with every object of a list.
 */
struct json_writer {
	struct buf text;	/* empty: something stands before it */
	struct buf refused;	/* dates of the object at hand that the schema refuses */
	size_t records;
	int depth;		/* of what comes next; JSONTEXT_COMPACT: all on one line */
	bool lines;		/* NDJSON */
};

int json_begin(struct writer *writer);
int json_put(struct writer *writer, const struct cv *cv);
int json_end(struct writer *writer);
void json_finish(struct writer *writer);

#endif
