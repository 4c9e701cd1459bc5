/* Many documents read and scored: the figures of all, and of the worst. */
#ifndef TESTS_ACCURACY_SCORED_H
#define TESTS_ACCURACY_SCORED_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/accuracy/score.h"

struct format;

struct scored {
	const struct format *reader;	/* of the texts */
	bool verbose;			/* list every leaf that is not exact */
	struct tally all;
	struct conservation conserved;
	double exact_sum, exact_least;
	char least[64];
	size_t documents, failed;
};

/* What one document came to. */
struct document_score {
	struct figures figures;
	struct conservation conserved;
};

/* Reads the text and adds its figures; one that cannot be read counts as an empty record. */
struct document_score scored_add(struct scored *scored, const char *name, const char *text,
				 const struct cv *gold);
/* Mean and worst, by section, and by how sure the reader was. */
void scored_report(const struct scored *scored, bool fields);
void scored_release(struct scored *scored);

#endif
