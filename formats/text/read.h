/* The text reader: a row of stages from bytes to a record. */
#ifndef FORMATS_TEXT_READ_H
#define FORMATS_TEXT_READ_H

#include <stdbool.h>

#include "pipeline/arena.h"
#include "pipeline/format.h"

struct text_reader {
	struct arena arena;	/* scratch of the document at hand */
	struct arena brief;	/* scratch of one section or value of it */
	bool done;
};

int text_open(struct reader *reader);
int text_next(struct reader *reader, struct cv *cv);
void text_close(struct reader *reader);

#endif
