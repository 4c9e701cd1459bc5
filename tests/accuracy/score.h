/*
 * How well a record agrees with the one it should be.
 *
 * A leaf is one value of one entry, or one item of a list. Entries of a
 * section are paired so that those which agree most go together; a leaf is
 * exact when both sides are equal but for case, punctuation and white space
 * (dates, codes and types: as written; a phone: its digits; an address: with
 * or without scheme). A text that differs still earns the share of its words
 * as soft credit. Precision is credit by leaves found, recall credit by leaves
 * that should be there, F1 their harmonic mean.
 */
#ifndef TESTS_ACCURACY_SCORE_H
#define TESTS_ACCURACY_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "pipeline/fields.h"
#include "pipeline/record.h"

#define SURE 90			/* percent from which the reader's confidence is a promise */

/* Of the leaves of which the reader was that sure, how many are exact. */
struct score_trust {
	size_t leaves, exact;
};

/* The leaves of one field of one shape. */
struct score_row {
	const struct shape *shape;
	const struct field *field;
	double exact, soft;	/* credit */
	size_t gold, pred;	/* leaves that should be there, and that are */
	struct score_trust sure;	/* of `pred`, those of which the reader was SURE */
};

struct buf;

struct tally {
	struct score_row *rows;
	size_t n, capacity;
	struct score_trust trust[101];	/* by percent; labels apart */
	FILE *misses;			/* where leaves that are not exact are listed; or NULL */
	const char *document;		/* named there */
};

#define TALLY_INIT { NULL, 0, 0, { { 0, 0 } }, NULL, NULL }

void tally_release(struct tally *tally);
void tally_merge(struct tally *into, const struct tally *from);

/* Compares two records, leaf by leaf. */
void tally_score(struct tally *tally, const struct cv *gold, const struct cv *pred);

struct figures {
	double exact, soft, precision, recall;
	size_t gold, pred;
	struct score_trust sure;
};

enum score_part {
	SCORE_FIELDS,	/* all but labels: the figure that counts */
	SCORE_LABELS,	/* section, subsection, dates */
	SCORE_BOTH,
};

/* Of one shape or of all (NULL), of one field of it or of all (NULL). */
struct figures tally_figures(const struct tally *tally, const struct shape *shape,
			     const struct field *field, enum score_part part);

/* Words of a source that no field holds, and words in fields that the source has not. */
struct conservation {
	size_t lost, source;		/* of so many words */
	size_t invented, record;
};

/*
 * The source's own words: tags, entities, commands and escapes taken off, and
 * words that are glued ("UniversitySeoul") taken apart where case shows it.
 */
void conservation_plain(struct buf *out, const char *text);

/* Adds to the figures; the words are listed in `misses` unless that is NULL. */
void conservation_add(struct conservation *figures, const char *source, const struct cv *cv,
		      FILE *misses, const char *document);

#endif
