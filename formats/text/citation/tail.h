/*
 * Inside the reader of references: what follows a title, from left to right.
 * The readers of the parts get the token that one may begin with, and return
 * the one behind it, or the same when there is none.
 */
#ifndef FORMATS_TEXT_CITATION_TAIL_H
#define FORMATS_TEXT_CITATION_TAIL_H

#include "formats/text/citation/citation.h"
#include "formats/text/citation/look.h"

enum { TAIL_DATE_TOKENS = 10 };	/* of a date */

struct tail {
	struct arena *arena;
	struct citation *citation;
	struct piece piece;
	bool placed;		/* "Berlin:" was read last: a house follows */
};

static inline struct piece tail_part(const struct tail *tail, size_t from, size_t to)
{
	return (struct piece){ tail->piece.para, from, to };
}

static inline bool tail_is_code(const struct tail *tail, size_t i, uint32_t code)
{
	return i < tail->piece.to && piece_is_code(&tail->piece, i, code);
}

/* "(2021)", "(pp. 12-19)", "(Leiden: Brill, 2018)", "(Spotlight)", "(with A. Lee)" */
size_t tail_bracket(struct tail *tail, size_t i);

/* Whether tail_bracket() takes what stands in the bracket. */
bool tail_is_bracket(const struct tail *tail, size_t i);

/* Behind the bracket that opens at token i; i when it does not close. */
size_t tail_bracket_end(const struct piece *piece, size_t i);

/* "edited by Ann Lee and John Smith", "A. Lee & J. Smith (Eds.)" */
size_t tail_editors(struct tail *tail, size_t i);

/* Behind "2nd ed." at token i, which is noted */
size_t tail_edition(struct tail *tail, size_t i);

/* "with Ann Lee", not in brackets */
size_t tail_coauthors(struct tail *tail, size_t i);

/* Behind the place at token i: as many commas as it needs. */
size_t tail_place_end(const struct tail *tail, size_t i);

/* Behind "virtual" at token i, or "(virtual)", where a meeting was; i when something else stands there. */
size_t tail_remote_end(const struct tail *tail, size_t i);

/* Behind the text that began at `from` and goes on at token i, brackets inside it as a whole. */
size_t tail_text_end(const struct tail *tail, size_t from, size_t i);

/* Whether the comma at i belongs to the venue's name ("Man, and Cybernetics", "Volume 3 (X '24)"). */
bool tail_is_inside_venue(const struct tail *tail, size_t from, size_t i);

/* The comma of "11,514,370". */
bool tail_joins_numbers(const struct tail *tail, size_t i);

/* Takes the date unless one is known that says as much; false when it says something else. */
bool tail_keep_date(struct citation *citation, const struct period *period, struct piece words);

/* "Under submission to a conference" */
bool tail_begins_with_status(const struct piece *piece);

/* "Poster", "Accepted": a remark of any kind */
bool tail_begins_remark(const struct piece *piece);

/* "Journal Paper Award" */
bool tail_ends_with_award(const struct piece *piece);

/* "with" before the names of who wrote it too */
bool tail_begins_with_with(const struct piece *piece);

/* "Impact factor: 3.4", "ISBN 978-...": what the word lists call a note, and a number. */
bool tail_says_label(const struct piece *piece);

/*
 * "Oxford: Reed Press" beside a venue, "Reed Press, Oxford" beside one with
 * editors: the place is not the venue's, but the house's.
 */
void tail_join_imprint(struct citation *citation);

#endif
