/* The ways in which a reference can be read, each with what speaks for it. */
#include "formats/text/citation/ways.h"

#include <limits.h>
#include <string.h>

#include "formats/text/citation/names.h"
#include "formats/text/citation/numbers.h"
#include "formats/text/entry/head.h"
#include "formats/text/facts/places.h"
#include "pipeline/arena.h"

enum {
	TITLE_TOKENS = 90,	/* no title is longer */
	BORDERS_MAX = 40,	/* places where one title may end that are looked at */
	VENUE_TOKENS = 40,	/* of a venue's name that are looked at */
	NAME_WORDS = 5,		/* longer stretches are not asked whether they are names */
	FIRST_NAMES = 24,	/* tokens that tell how the first authors are written */
	QUOTED = 16,		/* points of a title in quotes */
	HABIT = 10,		/* points that all votes of a list are worth */
	NOT_WEIGHED = INT_MAX,
};

struct weighing {
	struct arena *arena;
	struct piece all;
	struct segments segments;
	struct ways *ways;
	bool years;		/* there is a year behind the short name of a venue somewhere */
	int *venues;		/* points of what stands behind each token, to the end of all */
};

static const struct token *token_at(const struct piece *piece, size_t i)
{
	return &piece->para->tokens.v[i];
}

/* A word of a script without capitals has none to show either. */
static bool is_lower(const struct piece *piece, size_t i)
{
	const struct token *token = token_at(piece, i);
	unsigned char first = (unsigned char)piece->para->text[token->start];

	return token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL) &&
	       (first < 0x80 || first == 0xC3 || first == 0xD0 || first == 0xD1);
}

static bool is_comma(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, ',') || piece_is_code(piece, i, 0xFF0C);
}

static bool is_open_bracket(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, '(') || piece_is_code(piece, i, '[') ||
	       piece_is_code(piece, i, 0xFF08);
}

static bool is_close_bracket(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, ')') || piece_is_code(piece, i, ']') ||
	       piece_is_code(piece, i, 0xFF09);
}

/* Whether a stretch of emphasis is just the piece, its punctuation aside. */
static bool is_emphasised(const struct piece *whole)
{
	const struct para *para = whole->para;
	struct piece piece;
	uint32_t start, end;

	if (!para->n_spans)
		return false;
	piece = piece_trim(*whole);
	if (piece_empty(&piece))
		return false;
	start = token_at(&piece, piece.from)->start;
	end = token_at(&piece, piece.to - 1)->end;
	for (size_t i = 0; i < para->n_spans; i++) {
		const struct span *span = &para->spans[i];

		if (span->kind & (SPAN_BOLD | SPAN_ITALIC | SPAN_LINK) && span->start <= start &&
		    span->start + 2 >= start && span->end >= end && span->end <= end + 2)
			return true;
	}
	return false;
}

/* "(2021)" and the like behind the authors */

/* The date at token i; behind "Vargas, P." a year is no page's number. */
static bool read_date(const struct piece *tail, size_t i, struct period *period)
{
	const struct token *token = token_at(tail, i);

	if (token->kind == TOKEN_NUMBER && token->number > 1500 && token->number < 2100 &&
	    i + 1 < tail->to && piece_is_code(tail, i + 1, '.')) {
		*period = (struct period){ .from = i, .to = i + 1 };
		period->start.year = period->end.year = (int)token->number;
		return true;
	}
	return dates_begin(&tail->para->tokens, i, tail->to, period);
}

/* "(2021)", "2021." or ", 2021," behind the authors */
static struct piece take_year(struct piece tail, struct citation *citation)
{
	struct period period;
	size_t i = tail.from, close;
	bool bracket;

	while (i < tail.to && token_at(&tail, i)->kind == TOKEN_PUNCT && !piece_is_code(&tail, i, '('))
		i++;
	if (i + 1 >= tail.to || i > tail.from + 3)
		return tail;
	bracket = piece_is_code(&tail, i, '(');
	if (!read_date(&tail, i + bracket, &period) || period.from > i + bracket || period.range)
		return tail;
	close = period.to;
	if (close < tail.to && token_at(&tail, close)->kind == TOKEN_WORD)
		close++;	/* a letter: "2021 a" */
	if (close >= tail.to || (token_at(&tail, close)->kind != TOKEN_PUNCT && !bracket) ||
	    piece_is_code(&tail, close, '-') || (bracket && !piece_is_code(&tail, close, ')')))
		return tail;
	citation->dated = true;
	citation->period = period;
	citation->date = (struct piece){ tail.para, period.from, period.to };
	return (struct piece){ tail.para, close + 1, tail.to };
}

/* "(*equal contribution)" or "(in preparation)" between authors and title */
static struct piece take_bracket_note(struct piece tail, struct citation *citation)
{
	size_t i = tail.from, close;

	while (i < tail.to && (piece_is_code(&tail, i, ',') || piece_is_code(&tail, i, '.') ||
			       names_is_mark(token_at(&tail, i))))
		i++;
	if (i >= tail.to || !piece_is_code(&tail, i, '('))
		return tail;
	for (close = i; close < tail.to && !piece_is_code(&tail, close, ')');)
		close++;
	if (close == tail.to)
		return tail;
	if (citation->n_notes < CITATION_NOTES)
		citation->notes[citation->n_notes++] = (struct piece){ tail.para, i + 1, close };
	return (struct piece){ tail.para, close + 1, tail.to };
}

struct piece ways_skip(struct piece tail, struct citation *citation)
{
	tail = take_year(tail, citation);
	tail = take_bracket_note(tail, citation);
	if (!citation->dated)
		tail = take_year(tail, citation);
	while (tail.from < tail.to && token_at(&tail, tail.from)->kind == TOKEN_PUNCT &&
	       !is_open_bracket(&tail, tail.from) && !piece_is_code(&tail, tail.from, 0xBF) &&
	       !piece_is_code(&tail, tail.from, 0xA1))
		tail.from++;
	return tail;
}

/* What a title looks like */

/* Words, three characters of a script without spaces being one. */
static int count_words(const struct piece *piece)
{
	int words = 0;

	for (size_t i = piece->from; i < piece->to; i++) {
		const struct token *token = token_at(piece, i);

		words += token->kind == TOKEN_HAN ? (int)(token->end - token->start + 5) / 6
						  : token->kind != TOKEN_PUNCT;
	}
	return words;
}

static int points_of_length(int words)
{
	return words == 0 ? -100 : words == 1 ? -8 : words == 2 ? -3 : words == 3 ? 0 :
	       words < 6 ? 3 : words <= 30 ? 4 : -10;
}

static bool is_remark_at(const struct piece *piece, size_t i)
{
	return citation_lead(piece, i, "edited-by") > 0 || tokens_phrase(&piece->para->tokens, i,
			     WORD_MASK(WORD_PUBTYPE) | WORD_MASK(WORD_STATUS) |
				     WORD_MASK(WORD_VENUE), NULL) > 0;
}

/* "[J]", as GB/T 7714 marks the kind of work behind a title */
static bool ends_with_kind(const struct piece *title)
{
	return title->to - title->from > 3 && piece_is_code(title, title->to - 1, ']') &&
	       piece_is_code(title, title->to - 3, '[');
}

/* Full stops inside a title speak against it, commas a little. */
static int points_of_punctuation(const struct piece *title)
{
	int points = 0;
	size_t depth = 0;

	for (size_t i = title->from; i + 1 < title->to; i++) {
		if (token_at(title, i)->kind != TOKEN_PUNCT)
			continue;
		depth += is_open_bracket(title, i);
		depth -= depth && is_close_bracket(title, i);
		if (depth)
			continue;
		if (names_is_stop(title, i))
			points -= piece_is_code(title, i, '.') ? 10 : 2;
		if (is_comma(title, i))
			points -= is_remark_at(title, i + 1) ? 8 : 1;
		points -= 3 * piece_is_code(title, i, ';');
	}
	return points;
}

static bool looks_like_names(struct weighing *w, const struct piece *piece)
{
	return piece_words(piece) <= NAME_WORDS && citation_is_authors(w->arena, piece, 1);
}

/* Quotes */

static bool is_double_quote(uint32_t code)
{
	return code == '"' || code == 0x201C || code == 0x201E || code == 0xAB || code == 0x300C ||
	       code == 0x300E || code == 0x300A;
}

static bool closes(uint32_t open, uint32_t close)
{
	switch (open) {
	case '"': return close == '"';
	case 0x201C: return close == 0x201D || close == '"';
	case 0x201E: return close == 0x201C || close == 0x201D || close == '"';
	case 0xAB: return close == 0xBB;
	case '\'': return close == '\'';
	case 0x2018: return close == 0x2019;
	default: return close == open + 1;
	}
}

/* A single quote opens behind a space and closes before one, or before punctuation. */
static bool is_quote_at(const struct piece *piece, size_t i)
{
	const struct token *token = token_at(piece, i);

	if (token->kind != TOKEN_PUNCT)
		return false;
	return is_double_quote(token->code) ||
	       ((token->code == '\'' || token->code == 0x2018) && token->flags & TOKEN_SPACE_BEFORE &&
		i + 1 < piece->to && !(token_at(piece, i + 1)->flags & TOKEN_SPACE_BEFORE));
}

/* Whether a plain quote opens or closes in the title, but not both. */
static bool is_half_quoted(const struct piece *title)
{
	size_t quotes = 0;

	for (size_t i = title->from; i < title->to; i++)
		quotes += piece_is_code(title, i, '"') || piece_is_code(title, i, 0x201C) ||
			  piece_is_code(title, i, 0x201D);
	return quotes % 2;
}

/* Names that the title would swallow. */
static int count_names(const struct weighing *w, const struct piece *title)
{
	int names = 0;

	for (size_t i = 0; i < w->segments.n; i++) {
		const struct segment *segment = &w->segments.v[i];

		names += segment->person && segment->piece.from >= title->from &&
			 segment->piece.to <= title->to;
	}
	return names > 3 ? 3 : names;
}

static int points_of_title(struct weighing *w, const struct piece *title)
{
	const struct tokens *tokens = &title->para->tokens;
	int points = points_of_length(count_words(title)) + points_of_punctuation(title);

	points -= is_lower(title, title->from) ? 8 : 0;
	points -= citation_lead(title, title->from, "in") ? 10 : 0;
	points -= 8 * count_names(w, title);
	points -= tokens_phrase(tokens, title->from, WORD_MASK(WORD_VENUE), NULL) ? 5 : 0;
	points -= tokens_phrase(tokens, title->from, WORD_MASK(WORD_STATUS), NULL) ? 10 : 0;
	points -= w->years && dates_venue_year(tokens, title->from, title->to) ? 6 : 0;
	points -= is_quote_at(title, title->from) || is_half_quoted(title) ? 12 : 0;
	points += is_emphasised(title) ? 8 : 0;
	points += ends_with_kind(title) ? 25 : 0;
	return points;
}

/* What a venue looks like */

/* The first stretch of text in what is left behind the title. */
static struct piece first_text(const struct piece *tail)
{
	size_t from = tail->from, i;

	while (from < tail->to && token_at(tail, from)->kind == TOKEN_PUNCT)
		from++;
	for (i = from; i < tail->to && i < from + VENUE_TOKENS; i++)
		if (i > from && (is_comma(tail, i) || piece_is_code(tail, i, ';') ||
				 numbers_begin(tail, i) ||
				 (is_open_bracket(tail, i) &&
				  token_at(tail, i + (i + 1 < tail->to))->kind == TOKEN_NUMBER) ||
				 (names_is_stop(tail, i) &&
				  token_at(tail, i - 1)->end - token_at(tail, i - 1)->start > 4)))
			break;
	return (struct piece){ tail->para, from, i };
}

/* Capitals of a name, small letters of a sentence, stops of shortened words. */
static int points_of_letters(const struct piece *venue)
{
	int small = 0, dots = 0, words = 0;

	for (size_t i = venue->from; i < venue->to; i++) {
		const struct token *token = token_at(venue, i);

		if (token->kind != TOKEN_WORD)
			continue;
		words++;
		small += is_lower(venue, i) &&
			 !(token->classes & (WORD_MASK(WORD_STOP) | WORD_MASK(WORD_IN) |
					     WORD_MASK(WORD_AND) | WORD_MASK(WORD_AT)));
		dots += token->flags & TOKEN_DOT_AFTER && i + 1 < venue->to;
	}
	return (words && !small ? 2 : small > 1 ? -3 : 0) + (dots > 1 ? 4 : 0) -
	       (words > 14 ? 4 : 0);
}

static int points_of_words(const struct piece *venue)
{
	const struct tokens *tokens = &venue->para->tokens;
	uint64_t classes = piece_classes(venue);
	int points = 0;

	points += classes & WORD_MASK(WORD_VENUE) ? 8 : 0;
	points += tokens_phrase(tokens, venue->from, WORD_MASK(WORD_VENUE), NULL) ? 3 : 0;
	points += tokens_phrase(tokens, venue->from, WORD_MASK(WORD_STATUS), NULL) ? 8 : 0;
	points += tokens_phrase(tokens, venue->from, WORD_MASK(WORD_PUBTYPE), NULL) ? 6 : 0;
	points += classes & (WORD_MASK(WORD_HOUSE) | WORD_MASK(WORD_SCHOOL)) ? 4 : 0;
	points += citation_lead(venue, venue->from, "in") ? 10 : 0;
	points += citation_lead(venue, venue->from, "at") ? 8 : 0;
	points += citation_lead(venue, venue->from, "edited-by") ? 6 : 0;
	points += dates_venue_year(tokens, venue->from, venue->to) ? 6 : 0;
	return points;
}

static bool year_follows(const struct piece *tail, size_t i)
{
	while (i < tail->to && token_at(tail, i)->kind == TOKEN_PUNCT)
		i++;
	return i < tail->to && token_at(tail, i)->kind == TOKEN_NUMBER &&
	       token_at(tail, i)->number > 1500 && token_at(tail, i)->number < 2100;
}

/* "Berlin: Springer" */
static bool place_before_colon(const struct piece *venue)
{
	struct piece place = *venue;
	struct place found;

	for (place.to = place.from; place.to < venue->to && place.to < place.from + NAME_WORDS; place.to++)
		if (piece_is_code(venue, place.to, ':'))
			return place.to > place.from && piece_is_place(&place, &found);
	return false;
}

static int weigh_venue(struct weighing *w, const struct piece *tail)
{
	struct piece venue = first_text(tail);
	struct piece bare = piece_trim(venue), rest = { tail->para, venue.from, tail->to };
	bool lead;
	int points;

	if (piece_empty(&venue) || piece_empty(&bare))
		return 0;
	if (token_at(tail, venue.from)->kind == TOKEN_ADDRESS)
		return 3;
	if (token_at(tail, venue.from)->kind == TOKEN_NUMBER) {
		if (citation_law_end(tail, venue.from) > venue.from)
			return 16;
		rest.from++;
		return year_follows(tail, venue.from) ? 3 + weigh_venue(w, &rest) / 2 : -4;
	}
	lead = citation_lead(&venue, venue.from, "in") || citation_lead(&venue, venue.from, "at");
	points = points_of_words(&venue) + points_of_letters(&venue);
	points += numbers_stand_at(tail, venue.to) ? 7 : 0;
	points += year_follows(tail, venue.to) ? 3 : 0;
	points += is_emphasised(&bare) ? 8 : 0;
	points += place_before_colon(&venue) ? 14 : 0;
	points -= is_lower(&venue, venue.from) && !lead && !citation_is_note(&venue) ? 8 : 0;
	points -= !piece_is(&bare, WORD_VENUE) && looks_like_names(w, &bare) ? 6 : 0;
	return points;
}

/* Many titles end where others do, before the same tail. */
static int points_of_venue(struct weighing *w, const struct piece *tail)
{
	int *known = &w->venues[tail->from - w->all.from];

	if (tail->to != w->all.to)
		return weigh_venue(w, tail);
	if (*known == NOT_WEIGHED)
		*known = weigh_venue(w, tail);
	return *known;
}

static void forget_venues(struct weighing *w)
{
	size_t n = w->all.to - w->all.from + 1;

	w->venues = arena_array(w->arena, n, sizeof(*w->venues));
	for (size_t i = 0; i < n; i++)
		w->venues[i] = NOT_WEIGHED;
}

/* What a list of authors looks like */

/* Whether more speaks for a name than its capitals. */
static bool is_known(const struct segments *segments, const struct segment *segment)
{
	const uint64_t names = WORD_MASK(WORD_GIVEN) | WORD_MASK(WORD_SURNAME);

	if (segment->initials || names_hold_owner(segments, segment))
		return true;
	for (size_t i = segment->piece.from; i < segment->piece.to; i++)
		if (token_at(&segment->piece, i)->classes & names ||
		    token_at(&segment->piece, i)->kind == TOKEN_HAN)
			return true;
	return false;
}

/* The names [first, end) of the segments. */
static int points_of_authors(const struct weighing *w, size_t first, size_t end)
{
	const struct segments *s = &w->segments;
	int sure = 0, points;

	for (size_t i = first; i < end; i++)
		sure += s->v[i].person;
	points = (sure > 4 ? 8 : 2 * sure) + (end - first > (size_t)sure ? 1 : 0);
	points += s->v[end - 1].stop ? 3 : 0;
	if (end - first == 1 && !(s->v[first].person && is_known(s, &s->v[first])))
		points -= 8;
	/* a name more stands behind, or before */
	points -= end < s->n && !s->v[end - 1].stop && s->v[end].person ? 6 : 0;
	if (first > 0 && s->v[first - 1].person && !s->v[first - 1].stop)
		points -= s->v[first - 1].initials ? 6 : 3;
	return points;
}

/* Where a title may end */

/* A stretch of italics that begins or ends between tokens i - 1 and i. */
static bool changes_italics(const struct piece *piece, size_t i)
{
	const struct para *para = piece->para;
	uint32_t before = token_at(piece, i - 1)->end, start = token_at(piece, i)->start;

	for (size_t k = 0; k < para->n_spans; k++)
		if (para->spans[k].kind & SPAN_ITALIC &&
		    ((para->spans[k].start >= before && para->spans[k].start <= start) ||
		     (para->spans[k].end >= before && para->spans[k].end <= start)))
			return true;
	return false;
}

/* "(with A. Lee)" or "(2021)" behind a title. */
static bool is_behind_title(const struct piece *piece, size_t i)
{
	if (!is_open_bracket(piece, i) || i + 2 >= piece->to)
		return false;
	return citation_lead(piece, i + 1, "with") ||
	       (year_follows(piece, i + 1) && is_close_bracket(piece, i + 2));
}

/* What ends a title before token i, *behind being where the rest begins; CITATION_BORDERS: nothing. */
static size_t border_at(const struct piece *piece, size_t i, size_t *behind)
{
	*behind = i + 1;
	if (names_is_stop(piece, i))
		return CITATION_STOP;
	if (is_comma(piece, i) || piece_is_code(piece, i, ';'))
		return CITATION_COMMA;
	if (piece_is_code(piece, i, '/') && i + 1 < piece->to && piece_is_code(piece, i + 1, '/')) {
		*behind = i + 2;
		return CITATION_MARK;
	}
	if (piece_is_code(piece, i, '|') ||
	    (piece_is_code(piece, i, '-') && token_at(piece, i)->end - token_at(piece, i)->start > 1 &&
	     token_is_spaced(piece, i)))
		return CITATION_MARK;
	*behind = i;
	if (is_behind_title(piece, i) || changes_italics(piece, i))
		return CITATION_MARK;
	return CITATION_BORDERS;
}

static void keep(struct weighing *w, size_t order, size_t border, const struct way *way)
{
	struct way *best = &w->ways->v[order][border];

	if (!best->title.para || way->points > best->points)
		*best = *way;
}

/* The title that ends before token i, and what that way is worth. */
static void weigh_title(struct weighing *w, size_t order, size_t border, struct way way,
			const struct piece *rest, size_t i, size_t behind)
{
	size_t with_mark = i < rest->to && (piece_is_code(rest, i, '?') || piece_is_code(rest, i, '!'));

	way.title = piece_sub(rest, rest->from, i);
	if (piece_empty(&way.title))
		return;
	if (with_mark)
		way.title.to = i + 1;
	way.tail = (struct piece){ rest->para, behind, rest->to };
	way.points += points_of_title(w, &way.title) + points_of_venue(w, &way.tail);
	way.points += border == CITATION_STOP ? 3 : border == CITATION_MARK ? 2 : 0;
	keep(w, order, border, &way);
}

/* All titles that may begin where the rest does. */
static void weigh_titles(struct weighing *w, size_t order, const struct way *way, struct piece rest)
{
	size_t depth = 0, seen = 0, behind;

	for (size_t i = rest.from + 1; i < rest.to && i < rest.from + TITLE_TOKENS; i++) {
		size_t border = depth ? CITATION_BORDERS : border_at(&rest, i, &behind);

		depth += is_open_bracket(&rest, i);
		depth -= depth && is_close_bracket(&rest, i);
		if (border == CITATION_BORDERS || ++seen > BORDERS_MAX)
			continue;
		weigh_title(w, order, border, *way, &rest, i, behind);
	}
	weigh_title(w, order, CITATION_END, *way, &rest, rest.to, rest.to);
}

/* Authors, then the title */
static void weigh_authors_first(struct weighing *w, size_t n)
{
	struct citation scratch = { 0 };
	struct piece rest = { w->all.para, w->segments.v[n - 1].piece.to, w->all.to };
	struct way way = { .authors = { w->all.para, w->all.from, rest.from } };

	way.points = points_of_authors(w, 0, n);
	rest = ways_skip(rest, &scratch);
	way.points += scratch.dated ? 4 : 0;
	if (!piece_empty(&rest))
		weigh_titles(w, CITATION_AUTHORS_TITLE, &way, rest);
}

/* The title, then authors [first, end), then the rest. */
static void weigh_title_first(struct weighing *w, size_t first, size_t end)
{
	struct piece before = { w->all.para, w->all.from, w->segments.v[first].piece.from };
	struct way way = { .authors = { w->all.para, before.to, w->segments.v[end - 1].piece.to } };
	struct piece tail = { w->all.para, way.authors.to, w->all.to };
	struct piece title = piece_trim(before);

	if (piece_empty(&title))
		return;
	way.points = points_of_authors(w, first, end) - (end - first == 1 ? 3 : 0);
	way.title = title;
	way.tail = tail;
	way.points += points_of_title(w, &title) + points_of_venue(w, &tail);
	way.points += w->segments.v[first - 1].stop ? 3 : 0;
	keep(w, CITATION_TITLE_AUTHORS, w->segments.v[first - 1].stop ? CITATION_STOP : CITATION_COMMA,
	     &way);
}

/* Title, venue, authors: the names are the last of it. */
static void weigh_venue_between(struct weighing *w, size_t first, size_t end)
{
	struct piece before = { w->all.para, w->all.from, w->segments.v[first].piece.from };
	struct way way = { .authors = { w->all.para, before.to, w->segments.v[end - 1].piece.to } };
	struct ways inner = { 0 };
	struct weighing scratch = *w;
	size_t order, border = CITATION_END;
	const struct way *best;

	way.points = points_of_authors(w, first, end) - 4;
	scratch.ways = &inner;
	weigh_titles(&scratch, CITATION_TITLE_AUTHORS, &way, before);
	best = ways_best(&inner, NULL, &order, &border);
	if (!best || border == CITATION_END)
		return;
	way = *best;
	way.between = way.tail;
	way.tail = (struct piece){ w->all.para, way.authors.to, w->all.to };
	keep(w, CITATION_VENUE_BETWEEN, border, &way);
}

/* Titles in quotes */

/* A single quote beside other punctuation; "Beginners' Errors" has an apostrophe. */
static bool is_beside_punctuation(const struct piece *piece, size_t i)
{
	return i + 1 >= piece->to || token_at(piece, i - 1)->kind == TOKEN_PUNCT ||
	       token_at(piece, i + 1)->kind == TOKEN_PUNCT;
}

/*
 * The quote that closes the one at i: the last of plain ones, the first of
 * those that differ, of single ones the first beside punctuation; i if none.
 */
static size_t quote_end(const struct piece *piece, size_t i)
{
	uint32_t open = token_at(piece, i)->code;
	bool single = open == '\'' || open == 0x2018;
	size_t end = i;

	for (size_t k = i + 1; k < piece->to; k++) {
		const struct token *token = token_at(piece, k);

		if (token->kind != TOKEN_PUNCT || !closes(open, token->code) ||
		    (single && !is_beside_punctuation(piece, k)))
			continue;
		end = k;
		if (open != '"')
			break;
	}
	return end;
}

/* "Smith, John, and Ann Lee": nothing that is no name. */
static bool are_capitals(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (is_lower(piece, i) && !(token_at(piece, i)->classes &
					    (WORD_MASK(WORD_AND) | WORD_MASK(WORD_PARTICLE))))
			return false;
	return true;
}

/* Points of what stands before a title in quotes: names, and perhaps a year. */
static int weigh_before(struct weighing *w, struct piece before, struct way *way)
{
	struct segments segments = { .arena = w->arena, .owner = w->segments.owner,
				     .inverted = w->segments.inverted };
	struct citation scratch = { 0 };
	struct piece rest;
	size_t n;

	before = piece_trim(before);
	if (piece_empty(&before))
		return 0;
	if (piece_is(&before, WORD_VENUE) && !citation_is_authors(w->arena, &before, 1)) {
		way->between = before;
		return 2;
	}
	names_cut(&before, &segments);
	n = names_end(&segments, 0);
	if (!n && !are_capitals(&before))
		return -20;
	n = n ? n : segments.n;
	rest = (struct piece){ before.para, segments.v[n - 1].piece.to, before.to };
	if (!piece_empty(&rest) && piece_is_code(&rest, rest.from, '.'))
		rest.from++;
	way->authors = (struct piece){ before.para, before.from, rest.from };
	rest.to++;	/* the quote stands for the delimiter of a year */
	rest = ways_skip(rest, &scratch);
	return (segments.v[0].person ? 4 : 0) - (rest.to > rest.from + 1 ? 4 * (int)piece_words(&rest) : 0);
}

/* The authors behind a title in quotes; the token behind them. */
static size_t weigh_behind(struct weighing *w, struct piece tail, struct way *way)
{
	struct segments segments = { .arena = w->arena, .owner = w->segments.owner,
				     .inverted = w->segments.inverted };
	size_t n;

	while (!piece_empty(&tail) && token_at(&tail, tail.from)->kind == TOKEN_PUNCT &&
	       !is_open_bracket(&tail, tail.from))
		tail.from++;
	names_cut(&tail, &segments);
	n = names_end(&segments, 0);
	if (n < 2 && !(n && segments.v[0].person))
		return tail.from;
	way->authors = (struct piece){ tail.para, tail.from, segments.v[n - 1].piece.to };
	way->points += 4;
	return way->authors.to;
}

static void weigh_quoted(struct weighing *w)
{
	for (size_t i = w->all.from; i < w->all.to; i++) {
		size_t end = is_quote_at(&w->all, i) ? quote_end(&w->all, i) : i;
		struct way way = { .title = piece_sub(&w->all, i + 1, end) };
		struct piece before = { w->all.para, w->all.from, i };
		size_t order = CITATION_AUTHORS_TITLE;

		if (end < i + 2 || piece_empty(&way.title) ||
		    (count_words(&way.title) < 2 && w->all.to - w->all.from > 8))
			continue;
		if (piece_is_code(&w->all, end - 1, '?') || piece_is_code(&w->all, end - 1, '!'))
			way.title.to = end;
		way.tail = (struct piece){ w->all.para, end + 1, w->all.to };
		way.points = QUOTED + weigh_before(w, before, &way);
		if (!way.authors.para)
			order = way.between.para ? CITATION_VENUE_BETWEEN : CITATION_TITLE_AUTHORS;
		if (!way.authors.para)
			way.tail.from = weigh_behind(w, way.tail, &way);
		way.points += points_of_venue(w, &way.tail);
		keep(w, order, CITATION_QUOTE, &way);
		return;
	}
}

static void weigh_runs(struct weighing *w)
{
	const struct segments *s = &w->segments;
	size_t lead = names_end(s, 0), tried = 0;

	for (size_t n = lead; n > 0 && n + 2 >= lead; n--)
		weigh_authors_first(w, n);
	for (size_t i = 1; i < s->n && tried < BORDERS_MAX; i++) {
		size_t end = names_end(s, i);

		if (end < i + 2 && !(end > i && s->v[i].person))
			continue;
		tried++;
		weigh_title_first(w, i, end);
		if (end == s->n)
			weigh_venue_between(w, i, end);
		if (i >= lead)
			i = end - 1;
	}
}

bool ways_begin_inverted(struct arena *arena, struct piece piece)
{
	struct segments segments = { .arena = arena, .enough = 2 };

	if (piece.to > piece.from + FIRST_NAMES)
		piece.to = piece.from + FIRST_NAMES;
	names_cut(&piece, &segments);
	return names_are_inverted(&segments);
}

static struct segments new_segments(struct arena *arena, const struct citation_habit *habit)
{
	return (struct segments){ .arena = arena, .owner = habit ? habit->owner : NULL,
				  .inverted = habit && habit->inverted * 3 > habit->n };
}

void ways_weigh(struct arena *arena, const struct piece *reference,
		const struct citation_habit *habit, struct ways *ways)
{
	struct weighing w = { .arena = arena, .all = *reference, .ways = ways,
			      .segments = new_segments(arena, habit) };

	memset(ways, 0, sizeof(*ways));
	if (piece_empty(reference))
		return;
	forget_venues(&w);
	w.years = dates_venue_year(&reference->para->tokens, reference->from, reference->to);
	names_cut(reference, &w.segments);
	weigh_quoted(&w);
	weigh_runs(&w);
	weigh_titles(&w, CITATION_TITLE_ALONE, &(struct way){ .points = 2 }, *reference);
}

const struct way *ways_best(const struct ways *ways, const struct citation_habit *habit,
			    size_t *order, size_t *border)
{
	const struct way *best = NULL;
	int most = 0;

	for (size_t o = 0; o < CITATION_ORDERS; o++)
		for (size_t b = 0; b < CITATION_BORDERS; b++) {
			const struct way *way = &ways->v[o][b];
			int points = way->points;

			if (!way->title.para)
				continue;
			if (habit && habit->voters)
				points += HABIT * (int)habit->votes[o][b] / (int)habit->voters;
			if (!best || points > most) {
				best = way;
				most = points;
				*order = o;
				*border = b;
			}
		}
	return best;
}
