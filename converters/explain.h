/*
 * --explain: the source line by line, and below each line the fields that it
 * became, with how sure the reader was.
 */
#ifndef CONVERTERS_EXPLAIN_H
#define CONVERTERS_EXPLAIN_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/record.h"
#include "pipeline/sink.h"

struct explainer {
	struct sink *sink;
	const char *at, *end;	/* what of the source's text was not shown yet */
	uint32_t line;		/* its line */
};

/* The text is the decoded source; it stays until explain_end. */
void explain_begin(struct explainer *explainer, struct sink *sink, const char *text, size_t size);
/* 0, or -1 when memory ran out. */
int explain_record(struct explainer *explainer, const struct cv *cv);
/* Shows the lines that are left. */
void explain_end(struct explainer *explainer);

#endif
