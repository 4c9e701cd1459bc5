/* The reader's slots of the format's row. */
#ifndef FORMATS_JSON_READ_H
#define FORMATS_JSON_READ_H

#include "formats/json/document.h"
#include "formats/json/split.h"

struct reader;

struct json_reader {
	struct split split;
	struct document document;	/* its buffers serve all documents */
};

int json_open(struct reader *reader);
int json_next(struct reader *reader, struct cv *cv);
void json_close(struct reader *reader);

#endif
