/* The ways in which a reference can be read, each with what speaks for it. */
#include "formats/text/citation/ways.h"

#include <string.h>

#include "formats/text/citation/imprint.h"
#include "formats/text/citation/look.h"
#include "formats/text/citation/numbers.h"
#include "formats/text/citation/points.h"
#include "pipeline/arena.h"

enum {
	TITLE_TOKENS = 90,	/* no title is longer */
	BORDERS_MAX = 40,	/* places where one title may end that are looked at */
	AUTHORS = 3,		/* so many known names are a list of them */
	FIRST_NAMES = 24,	/* tokens that tell how the first authors are written */
	IMPRINT_TOKENS = 30,	/* of place, house and year in brackets */
	QUOTED = 16,		/* points of a title in quotes */
	BEHIND_DATE = 20,	/* of one behind a venue's date and a colon */
	HABIT = 10,		/* points that all votes of a list are worth */
};

/* The best way of each order and border; those that nothing speaks for have no title. */
struct table {
	struct way v[CITATION_ORDERS][CITATION_BORDERS];
};

struct weighing {
	struct points *points;
	struct table *table;
};

/* "(2021)" and the like behind the authors */

/* The date at token i; behind "Vargas, P." a year is no page's number. */
static bool read_date(const struct piece *tail, size_t i, struct period *period)
{
	const struct token *token = look_at(tail, i);

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

	while (i < tail.to && look_at(&tail, i)->kind == TOKEN_PUNCT && !piece_is_code(&tail, i, '('))
		i++;
	if (i + 1 >= tail.to || i > tail.from + 3)
		return tail;
	bracket = piece_is_code(&tail, i, '(');
	if (!read_date(&tail, i + bracket, &period) || period.from > i + bracket || period.range)
		return tail;
	close = period.to;
	if (close < tail.to && look_at(&tail, close)->kind == TOKEN_WORD)
		close++;	/* a letter: "2021 a" */
	if (close >= tail.to || (look_at(&tail, close)->kind != TOKEN_PUNCT && !bracket) ||
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
			       names_is_mark(look_at(&tail, i))))
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
	while (tail.from < tail.to && look_at(&tail, tail.from)->kind == TOKEN_PUNCT &&
	       !look_opens(&tail, tail.from) && !piece_is_code(&tail, tail.from, 0xBF) &&
	       !piece_is_code(&tail, tail.from, 0xA1))
		tail.from++;
	return tail;
}

/* Where a title may end */

/* A stretch of italics that begins or ends between tokens i - 1 and i. */
static bool changes_italics(const struct piece *piece, size_t i)
{
	const struct para *para = piece->para;
	uint32_t before = look_at(piece, i - 1)->end, start = look_at(piece, i)->start;

	for (size_t k = 0; k < para->n_spans; k++)
		if (para->spans[k].kind & SPAN_ITALIC &&
		    ((para->spans[k].start >= before && para->spans[k].start <= start) ||
		     (para->spans[k].end >= before && para->spans[k].end <= start)))
			return true;
	return false;
}

/* "(Leiden: Brill, 1998)" */
static bool holds_imprint(const struct piece *piece, size_t i)
{
	struct piece inner = { piece->para, i + 1, i + 1 };

	if (!(look_at(piece, i + 1)->flags & TOKEN_CAPITAL))
		return false;
	while (inner.to < piece->to && inner.to < i + IMPRINT_TOKENS && !look_closes(piece, inner.to))
		inner.to++;
	return inner.to < piece->to && look_closes(piece, inner.to) && imprint_stands_in(&inner);
}

/* "(with A. Lee)", "(2021)" or "(Leiden: Brill, 1998)" behind a title. */
static bool is_behind_title(const struct piece *piece, size_t i)
{
	if (!look_opens(piece, i) || i + 2 >= piece->to)
		return false;
	return citation_lead(piece, i + 1, "with") || holds_imprint(piece, i) ||
	       (look_year_follows(piece, i + 1) && look_closes(piece, i + 2));
}

/* What border_at() says of a mark. */
static enum citation_border mark_at(const struct piece *piece, size_t i, size_t *behind)
{
	*behind = i + 1;
	if (names_is_stop(piece, i))
		return CITATION_STOP;
	if (look_is_comma(piece, i) || piece_is_code(piece, i, ';'))
		return CITATION_COMMA;
	if (piece_is_code(piece, i, '/') && i + 1 < piece->to && piece_is_code(piece, i + 1, '/')) {
		*behind = i + 2;
		return CITATION_MARK;
	}
	if (piece_is_code(piece, i, '|') ||
	    (piece_is_code(piece, i, '-') && look_at(piece, i)->end - look_at(piece, i)->start > 1 &&
	     token_is_spaced(piece, i)))
		return CITATION_MARK;
	*behind = i;
	return is_behind_title(piece, i) ? CITATION_MARK : CITATION_BORDERS;
}

/* What ends a title before token i, *behind being where the rest begins; CITATION_BORDERS: nothing. */
static enum citation_border border_at(const struct piece *piece, size_t i, size_t *behind)
{
	enum citation_border border = look_at(piece, i)->kind == TOKEN_PUNCT
					      ? mark_at(piece, i, behind) : CITATION_BORDERS;

	if (border != CITATION_BORDERS)
		return border;
	*behind = i;
	return look_at(piece, i)->flags & TOKEN_TAB_BEFORE || changes_italics(piece, i) ? CITATION_MARK
										       : CITATION_BORDERS;
}

/* Keeps the way if it is worth more than those of its order and border so far. */
static void keep(struct weighing *w, const struct way *way)
{
	struct way *best = &w->table->v[way->order][way->border];

	if (!best->title.para || way->points > best->points)
		*best = *way;
}

/* The title that ends before token i, and what that way is worth, which begins as `start` does. */
static void weigh_title(struct weighing *w, const struct way *start, enum citation_border border,
			const struct piece *rest, size_t i, size_t behind)
{
	bool with_mark = i < rest->to && (piece_is_code(rest, i, '?') || piece_is_code(rest, i, '!'));
	struct way way = *start;

	way.title = piece_sub(rest, rest->from, i);
	if (piece_empty(&way.title))
		return;
	if (with_mark)
		way.title.to = i + 1;
	way.border = border;
	way.tail = (struct piece){ rest->para, behind, rest->to };
	way.points += points_of_title(w->points, &way.title) + points_of_venue(w->points, &way.tail);
	way.points += border == CITATION_STOP ? 3 : border == CITATION_MARK ? 2 : 0;
	keep(w, &way);
}

/* All titles that may begin where the rest does. */
static void weigh_titles(struct weighing *w, const struct way *way, struct piece rest)
{
	size_t depth = 0, seen = 0, behind;

	for (size_t i = rest.from + 1; i < rest.to && i < rest.from + TITLE_TOKENS; i++) {
		enum citation_border border = depth ? CITATION_BORDERS : border_at(&rest, i, &behind);

		depth += look_opens(&rest, i);
		depth -= depth && look_closes(&rest, i);
		if (border == CITATION_BORDERS || ++seen > BORDERS_MAX)
			continue;
		weigh_title(w, way, border, &rest, i, behind);
	}
	weigh_title(w, way, CITATION_END, &rest, rest.to, rest.to);
}

/* Authors, then the title */
static void weigh_authors_first(struct weighing *w, size_t n)
{
	const struct piece *all = &w->points->all;
	struct citation scratch = { 0 };
	struct piece rest = { all->para, w->points->segments.v[n - 1].piece.to, all->to };
	struct way way = { .order = CITATION_AUTHORS_TITLE,
			   .authors = { all->para, all->from, rest.from } };

	way.points = points_of_authors(w->points, 0, n);
	rest = ways_skip(rest, &scratch);
	way.points += scratch.dated ? 4 : 0;
	if (!piece_empty(&rest))
		weigh_titles(w, &way, rest);
}

/* The segments [first, end), which are names. */
static struct piece names_of(const struct weighing *w, size_t first, size_t end)
{
	const struct segment *v = w->points->segments.v;

	return (struct piece){ w->points->all.para, v[first].piece.from, v[end - 1].piece.to };
}

/* The title, then authors [first, end), then the rest. */
static void weigh_title_first(struct weighing *w, size_t first, size_t end)
{
	const struct piece *all = &w->points->all;
	bool stop = w->points->segments.v[first - 1].stop;
	struct way way = { .order = CITATION_TITLE_AUTHORS,
			   .border = stop ? CITATION_STOP : CITATION_COMMA,
			   .authors = names_of(w, first, end) };

	way.title = piece_sub(all, all->from, way.authors.from);
	if (piece_empty(&way.title))
		return;
	way.tail = (struct piece){ all->para, way.authors.to, all->to };
	way.points = points_of_authors(w->points, first, end) - (end - first == 1 ? 3 : 0);
	way.points += points_of_title(w->points, &way.title) + points_of_venue(w->points, &way.tail);
	way.points += stop ? 3 : 0;
	keep(w, &way);
}

/* The way with the most points, the first of equals; NULL when the table has none. */
static const struct way *best_of(const struct table *table)
{
	const struct way *best = NULL;

	for (size_t o = 0; o < CITATION_ORDERS; o++)
		for (size_t b = 0; b < CITATION_BORDERS; b++) {
			const struct way *way = &table->v[o][b];

			if (way->title.para && (!best || way->points > best->points))
				best = way;
		}
	return best;
}

/* Title, venue, authors: the names are the last of it. */
static void weigh_venue_between(struct weighing *w, size_t first, size_t end)
{
	const struct piece *all = &w->points->all;
	struct way way = { .order = CITATION_VENUE_BETWEEN, .authors = names_of(w, first, end) };
	struct piece before = { all->para, all->from, way.authors.from };
	struct table inner = { 0 };
	struct weighing scratch = { w->points, &inner };
	const struct way *best;

	way.points = points_of_authors(w->points, first, end) - 4;
	weigh_titles(&scratch, &way, before);
	best = best_of(&inner);
	if (!best || best->border == CITATION_END)
		return;
	way = *best;
	way.between = way.tail;
	way.tail = (struct piece){ all->para, way.authors.to, all->to };
	keep(w, &way);
}

/* "Fern Days, Galway, May 2024: Six Kinds of Water": a talk's title behind a day or month and a colon */
static void weigh_behind_date(struct weighing *w)
{
	const struct piece *all = &w->points->all;
	const struct period *period = &all->para->period;
	struct way way = { .order = CITATION_VENUE_BETWEEN, .border = CITATION_MARK, .points = BEHIND_DATE };

	if (!all->para->dated || !period->start.month || period->from <= all->from ||
	    period->to + 1 >= all->to || !token_is_colon(look_at(all, period->to)) ||
	    names_end(&w->points->segments, 0))
		return;
	way.between = (struct piece){ all->para, all->from, period->to };
	way.title = piece_sub(all, period->to + 1, all->to);
	way.tail = (struct piece){ all->para, all->to, all->to };
	keep(w, &way);
}

/* Titles in quotes */

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

/* A single quote beside other punctuation; "Beginners' Errors" has an apostrophe. */
static bool is_beside_punctuation(const struct piece *piece, size_t i)
{
	return i + 1 >= piece->to || look_at(piece, i - 1)->kind == TOKEN_PUNCT ||
	       look_at(piece, i + 1)->kind == TOKEN_PUNCT ||
	       (look_is_small(piece, i + 1) && citation_lead(piece, i + 1, "in"));
}

/*
 * The quote that closes the one at i: the last of plain ones, the first of
 * those that differ, of single ones the first beside punctuation; i if none.
 */
static size_t quote_end(const struct piece *piece, size_t i)
{
	uint32_t open = look_at(piece, i)->code;
	bool single = open == '\'' || open == 0x2018;
	size_t end = i;

	for (size_t k = i + 1; k < piece->to; k++) {
		const struct token *token = look_at(piece, k);

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
		if (look_is_small(piece, i) && !(look_at(piece, i)->classes &
					    (WORD_MASK(WORD_AND) | WORD_MASK(WORD_PARTICLE))))
			return false;
	return true;
}

/* Points of what stands before a title in quotes, the last of all or not: a venue, or names and perhaps a year. */
static int weigh_before(struct weighing *w, struct piece before, bool last, struct way *way)
{
	struct citation scratch = { 0 };
	struct name_run names;
	struct piece rest;

	before = piece_trim(before);
	if (piece_empty(&before))
		return 0;
	if ((last || piece_is(&before, WORD_VENUE)) &&
	    !citation_is_authors(w->points->arena, &before, 1)) {
		way->between = before;
		return 2;
	}
	names = names_run(&before, points_hints(w->points));
	if (!names.n && !are_capitals(&before))
		return -20;
	rest = (struct piece){ before.para, names.to, before.to };
	if (!piece_empty(&rest) && piece_is_code(&rest, rest.from, '.'))
		rest.from++;
	way->authors = (struct piece){ before.para, before.from, rest.from };
	rest.to++;	/* the quote stands for the delimiter of a year */
	rest = ways_skip(rest, &scratch);
	return (names.sure ? 4 : 0) - (rest.to > rest.from + 1 ? 4 * (int)piece_words(&rest) : 0);
}

/* The authors behind a title in quotes; the token behind them. */
static size_t weigh_behind(struct weighing *w, struct piece tail, struct way *way)
{
	struct name_run names;

	while (!piece_empty(&tail) && look_at(&tail, tail.from)->kind == TOKEN_PUNCT &&
	       !look_opens(&tail, tail.from))
		tail.from++;
	names = names_run(&tail, points_hints(w->points));
	/* what a volume stands behind is the name of a journal */
	if ((names.n < 2 && !(names.n && names.sure)) || numbers_stand_at(&tail, names.to))
		return tail.from;
	way->authors = (struct piece){ tail.para, tail.from, names.to };
	way->points += 4;
	return way->authors.to;
}

static bool ends_all(const struct piece *tail)
{
	return tail->from >= tail->to || (tail->from + 1 == tail->to && piece_is_code(tail, tail->from, '.'));
}

static void weigh_quoted(struct weighing *w)
{
	const struct piece *all = &w->points->all;

	for (size_t i = all->from; i < all->to; i++) {
		size_t end = look_is_quote(all, i) ? quote_end(all, i) : i;
		struct piece before = { all->para, all->from, i }, title;
		struct way way;

		if (end < i + 2)
			continue;
		title = piece_sub(all, i + 1, end);
		if (piece_empty(&title) ||
		    (points_count_words(&title) < 2 && all->to - all->from > 8))
			continue;
		way = (struct way){ .border = CITATION_QUOTE, .title = title };
		if (piece_is_code(all, end - 1, '?') || piece_is_code(all, end - 1, '!'))
			way.title.to = end;
		way.tail = (struct piece){ all->para, end + 1, all->to };
		way.points = QUOTED + weigh_before(w, before, ends_all(&way.tail), &way);
		if (!way.authors.para)
			way.order = way.between.para ? CITATION_VENUE_BETWEEN : CITATION_TITLE_AUTHORS;
		if (!way.authors.para)
			way.tail.from = weigh_behind(w, way.tail, &way);
		way.points += points_of_venue(w->points, &way.tail);
		keep(w, &way);
		return;
	}
}

/*
 * The names that the reference begins with, or all of them but the last, which
 * may be in the title unless they are known for names.
 */
static void weigh_leading_names(struct weighing *w)
{
	size_t lead = names_end(&w->points->segments, 0);

	for (size_t n = lead; n > 0 && n + 2 >= lead; n--) {
		weigh_authors_first(w, n);
		if (points_know_name(w->points, n - 1))
			break;
	}
}

/* Names behind the title. */
static void weigh_runs(struct weighing *w)
{
	const struct segments *s = &w->points->segments;
	size_t lead = names_end(s, 0), tried = 0;

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

/* Whether so many names that a title stands behind are its authors: no title begins with them. */
static bool begins_with_authors(const struct weighing *w)
{
	return w->table->v[CITATION_AUTHORS_TITLE][CITATION_END].title.para &&
	       points_known_names(w->points) >= AUTHORS;
}

/* "Smith J", "Smith, J. A.": what no inverted name is without */
static bool holds_initials(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (names_is_initial(piece, i) ||
		    (look_at(piece, i)->flags & TOKEN_CAPS &&
		     look_at(piece, i)->end - look_at(piece, i)->start <= 3))
			return true;
	return false;
}

bool ways_begin_inverted(struct arena *arena, struct piece piece)
{
	struct segments segments = { .arena = arena, .enough = 1 };
	bool inverted;

	if (piece.to > piece.from + FIRST_NAMES)
		piece.to = piece.from + FIRST_NAMES;
	if (!holds_initials(&piece))
		return false;
	names_cut(&piece, &segments);
	inverted = names_are_inverted(&segments);
	names_release(&segments);
	return inverted;
}

/* What is known of the names of a list. */
static struct segments hints_of(const struct citation_habit *habit)
{
	return (struct segments){ .owner = habit->owner, .inverted = habit->inverted * 3 > habit->n };
}

/* Those of the table that the votes of a list may choose. */
static struct ways choose(struct arena *arena, const struct table *table)
{
	const struct way *best = best_of(table), *all = &table->v[0][0];
	const size_t slots = CITATION_ORDERS * CITATION_BORDERS;
	struct way *v;
	size_t n = 0;

	if (!best)
		return (struct ways){ 0 };
	v = arena_room(arena, slots, sizeof(*v));
	for (size_t i = 0; i < slots; i++)
		if (all[i].title.para && all[i].points + HABIT >= best->points)
			v[n++] = all[i];
	arena_shrink(arena, v, slots * sizeof(*v), n * sizeof(*v));
	return (struct ways){ .n = n, .v = v };
}

struct ways ways_weigh(struct arena *arena, const struct piece *reference,
		       const struct citation_habit *habit)
{
	struct points points;
	struct table table = { 0 };
	struct weighing w = { &points, &table };
	struct ways ways = { 0 };

	if (piece_empty(reference))
		return ways;
	points_init(&points, arena, reference, hints_of(habit));
	weigh_quoted(&w);
	weigh_behind_date(&w);
	weigh_leading_names(&w);
	if (!begins_with_authors(&w)) {
		weigh_runs(&w);
		weigh_titles(&w, &(struct way){ .order = CITATION_TITLE_ALONE, .points = 2 }, *reference);
	}
	ways = choose(arena, &table);
	ways.names = points.segments;
	return ways;
}

const struct way *ways_best(const struct ways *ways, const struct citation_habit *habit)
{
	const struct way *best = NULL;
	int most = 0;

	for (size_t i = 0; i < ways->n; i++) {
		const struct way *way = &ways->v[i];
		int points = way->points;

		if (habit && habit->voters)
			points += HABIT * (int)habit->votes[way->order][way->border] / (int)habit->voters;
		if (!best || points > most) {
			best = way;
			most = points;
		}
	}
	return best;
}
