/* What stands in brackets behind a title. */
#include "formats/text/citation/tail.h"

#include "formats/text/citation/imprint.h"
#include "formats/text/citation/names.h"
#include "formats/text/citation/numbers.h"

enum {
	BRACKET_TOKENS = 60,	/* within which a bracket closes */
	COUNTS_TOKENS = 24,	/* of an edition, a volume and pages in one */
};

size_t tail_bracket_end(const struct piece *piece, size_t i)
{
	size_t depth = 0, limit = i + BRACKET_TOKENS < piece->to ? i + BRACKET_TOKENS : piece->to;

	for (size_t k = i; k < limit; k++) {
		depth += look_opens(piece, k);
		depth -= depth && look_closes(piece, k);
		if (!depth)
			return k + 1;
	}
	return i;
}

/* "(2021)", "(pp. 12-19)", "(Leiden: Brill, 2018)", "(Spotlight)", "(with A. Lee)", "(Leiden)" */
enum bracket {
	BRACKET_TEXT, BRACKET_DATE, BRACKET_PAGES, BRACKET_IMPRINT, BRACKET_WITH, BRACKET_NOTE, BRACKET_PLACE
};

static bool covers(const struct period *period, const struct piece *piece)
{
	return period->from == piece->from && period->to == piece->to;
}

/* Place, house and year between commas and a colon */
static bool is_imprint(const struct piece *inner)
{
	if (imprint_stands_in(inner))
		return true;
	return inner->to - inner->from > 3 && imprint_is_year(inner, inner->to - 1) &&
	       piece_is_code(inner, inner->to - 2, ',') &&
	       look_at(inner, inner->from)->flags & TOKEN_CAPITAL && !citation_is_note(inner) &&
	       !dates_venue_year(&inner->para->tokens, inner->from, inner->to);
}

/* "2nd ed., pp. 12-19", "Vol. 2, pp. 12-19" */
static bool are_counts(const struct tail *tail, const struct piece *inner)
{
	struct citation scratch = { .venue = tail->citation->venue };
	struct tail inside = { .arena = tail->arena, .citation = &scratch, .piece = *inner };
	size_t i = inner->from, end;

	if (inner->to - inner->from > COUNTS_TOKENS)
		return false;
	for (; i < inner->to; i = end) {
		end = look_at(inner, i)->kind == TOKEN_PUNCT ? i + 1 : tail_edition(&inside, i);
		end = end == i && look_at(inner, i)->kind == TOKEN_WORD ? numbers_take(&scratch, inner, i) : end;
		if (end == i)
			return false;
	}
	return true;
}

static enum bracket bracket_kind(const struct tail *tail, const struct piece *inner)
{
	struct citation scratch = { .venue = tail->citation->venue };
	struct tail inside = { .piece = *inner };
	struct period period;

	if (dates_find(&inner->para->tokens, inner->from, inner->to, &period) && covers(&period, inner))
		return BRACKET_DATE;
	if (look_at(inner, inner->from)->kind == TOKEN_WORD &&
	    numbers_take(&scratch, inner, inner->from) == inner->to)
		return BRACKET_PAGES;
	if (tail_begins_with_with(inner))
		return BRACKET_WITH;
	if (is_imprint(inner) || are_counts(tail, inner))
		return BRACKET_IMPRINT;
	if (piece_is_code(inner, inner->from, '*') || names_is_mark(look_at(inner, inner->from)) ||
	    citation_is_note(inner) || tail_says_label(inner) || citation_lead(inner, inner->from, "remark") ||
	    piece_is_code(inner, inner->from, '=') || piece_is_code(inner, inner->from - 1, '['))
		return BRACKET_NOTE;
	return (tail->citation->venue.para || tail->citation->edited) && !tail->citation->place.para &&
			       tail_place_end(&inside, inner->from) == inner->to ? BRACKET_PLACE : BRACKET_TEXT;
}

static void take_with(struct tail *tail, const struct piece *words)
{
	if (tail->citation->authors.para)
		citation_add_note(tail->citation, *words);
	else
		tail->citation->authors = tail_part(tail, words->from + 1, words->to);
}

size_t tail_bracket(struct tail *tail, size_t i)
{
	size_t end = look_opens(&tail->piece, i) ? tail_bracket_end(&tail->piece, i) : i;
	struct piece inner = { tail->piece.para, i + 1, end - 1 };
	struct period period;

	if (end < i + 3)
		return i;
	switch (bracket_kind(tail, &inner)) {
	case BRACKET_TEXT:
		if (!tail->citation->venue.para || i == tail->piece.from ||
		    look_at(&tail->piece, i - 1)->kind != TOKEN_PUNCT)
			return i;
		citation_add_note(tail->citation, inner);
		return end;
	case BRACKET_DATE:
		dates_find(&inner.para->tokens, inner.from, inner.to, &period);
		return tail_keep_date(tail->citation, &period, inner) ? end : i;
	case BRACKET_PAGES:
		return numbers_take(tail->citation, &inner, inner.from) == inner.to ? end : i;
	case BRACKET_IMPRINT:
		citation_read_tail(tail->arena, inner, tail->citation);
		return end;
	case BRACKET_WITH:
		take_with(tail, &inner);
		return end;
	case BRACKET_PLACE:
		tail->citation->place = inner;
		return end;
	case BRACKET_NOTE:
		if (tail->citation->n_notes < CITATION_NOTES)
			tail->citation->notes[tail->citation->n_notes++] = inner;
		return end;
	}
	return i;
}

bool tail_is_bracket(const struct tail *tail, size_t i)
{
	size_t end = tail_bracket_end(&tail->piece, i);
	struct piece inner = { tail->piece.para, i + 1, end - 1 };

	return end >= i + 3 && bracket_kind(tail, &inner) != BRACKET_TEXT;
}
