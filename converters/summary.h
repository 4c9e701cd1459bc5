/* What a document holds, in a line: for --check. */
#ifndef CONVERTERS_SUMMARY_H
#define CONVERTERS_SUMMARY_H

#include <stddef.h>

#include "pipeline/record.h"
#include "pipeline/sink.h"

#define SUMMARY_SECTIONS 32	/* more than the record has */

struct summary {
	size_t records;
	size_t entries[SUMMARY_SECTIONS];	/* by the index of the field in cv_shape */
};

void summary_add(struct summary *summary, const struct cv *cv);
/* "1 record: 5 work, 3 education" */
void summary_print(const struct summary *summary, struct sink *sink);

#endif
