/*
 * Dates as CVs write them: points, ranges, seasons, open ends, lists of terms,
 * in the notations and languages of the word lists. See the manual page
 * cvconv-formats(5) for what each becomes in the record.
 */
#ifndef FORMATS_TEXT_FACTS_DATES_H
#define FORMATS_TEXT_FACTS_DATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/text/lexicon/tokens.h"
#include "pipeline/date.h"

struct period {
	struct date start, end;	/* of a single point both are equal */
	bool range;		/* two ends were written, one perhaps open */
	bool open;		/* goes on: "- present", "since 2019", "2019 -" */
	bool until;		/* only an end is known: "until 2020", "expected 2026" */
	bool verbal;		/* ISO says less than the words: season, term, quarter, several periods, "expected" */
	bool in_venue;		/* a year right behind a name: "ICML 2020", "Windows 2000" */
	uint8_t confidence;	/* percent */
	uint32_t from, to;	/* tokens [from, to) it was read from */
};

/*
 * The first period at or after token `from` and before `limit`; false if
 * there is none. A list of terms ("Spring 2017, Fall 2017") is one period.
 * A duration in parentheses or after a dot ("· 2 yrs 3 mos") belongs to it.
 * Numbers that are no dates (phones, "5.2.1", years inside a name such as
 * "ICML 2020" - that one is found, with in_venue set) are told apart by what
 * stands around them.
 */
bool dates_find(const struct tokens *tokens, size_t from, size_t limit, struct period *period);

/* The same, when it begins at token i. */
bool dates_begin(const struct tokens *tokens, size_t i, size_t limit, struct period *period);

/*
 * Whether everything in the text but punctuation is one period ("Sep 2022 -
 * Present", "(2015-2017)", "2 semesters (Spring 2017, Fall 2017)").
 */
bool dates_only(const struct tokens *tokens, struct period *period);
/* The same, when *period is the first that dates_find() finds in the text. */
bool dates_only_found(const struct tokens *tokens, struct period *period);

/* Year written in two digits after a venue's short name: "ICML 25", "ASPLOS '24"; 0 if none. */
int dates_venue_year(const struct tokens *tokens, size_t from, size_t limit);

/* The first name that has one: its token, and the one behind the year. */
bool dates_find_venue_year(const struct tokens *tokens, size_t from, size_t limit, size_t *first,
			   size_t *end);

#endif
