/* What titles, venues and lists of authors look like. */
#include "formats/text/citation/points.h"

#include "formats/text/citation/imprint.h"
#include "formats/text/citation/look.h"
#include "formats/text/citation/numbers.h"
#include "formats/text/entry/head.h"
#include "formats/text/facts/places.h"
#include "pipeline/arena.h"

enum {
	VENUE_TOKENS = 40,	/* of a venue's name that are looked at */
	NAME_WORDS = 5,		/* longer stretches are not asked whether they are names */
	NOT_WEIGHED = INT16_MAX,
};

/* The year that stands behind the first name from there on. */
static void find_year(struct points *points, size_t from)
{
	struct named_year *year = &points->year;

	year->from = from;
	if (!dates_find_venue_year(&points->all.para->tokens, from, points->all.to, &year->first, &year->end))
		year->first = year->end = points->all.to + 1;
}

/* Whether the short name of a venue stands in the piece with its year. */
static bool holds_year(struct points *points, const struct piece *piece)
{
	if (piece->from < points->year.from || piece->from > points->year.first)
		find_year(points, piece->from);
	return points->year.end <= piece->to;
}

void points_init(struct points *points, struct arena *arena, const struct piece *all,
		 struct segments hints)
{
	points->arena = hints.arena = arena;
	points->all = *all;
	points->segments = hints;
	points->title = (struct title_sum){ 0 };
	for (size_t i = 0; i <= all->to - all->from; i++)
		points->venues[i] = NOT_WEIGHED;
	find_year(points, all->from);
	names_cut(all, &points->segments);
}

/* Whether a stretch of emphasis is just the piece, its punctuation aside. */
static bool is_emphasised(const struct piece *piece)
{
	const struct para *para = piece->para;
	uint32_t start, end;

	if (!para->n_spans)
		return false;
	start = look_at(piece, piece->from)->start;
	end = look_at(piece, piece->to - 1)->end;
	for (size_t i = 0; i < para->n_spans; i++) {
		const struct span *span = &para->spans[i];

		if (span->kind & (SPAN_BOLD | SPAN_ITALIC | SPAN_LINK) && span->start <= start &&
		    span->start + 2 >= start && span->end >= end && span->end <= end + 2)
			return true;
	}
	return false;
}

/* Titles */

static int words_of(const struct token *token)
{
	return token->kind == TOKEN_HAN ? (int)(token->end - token->start + 5) / 6
					: token->kind != TOKEN_PUNCT;
}

int points_count_words(const struct piece *piece)
{
	int words = 0;

	for (size_t i = piece->from; i < piece->to; i++)
		words += words_of(look_at(piece, i));
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
static void add_punctuation(struct title_sum *sum, const struct piece *title, size_t i)
{
	if (look_at(title, i)->kind != TOKEN_PUNCT)
		return;
	sum->depth += look_opens(title, i);
	sum->depth -= sum->depth && look_closes(title, i);
	if (sum->depth)
		return;
	if (names_is_stop(title, i))
		sum->punctuation -= piece_is_code(title, i, '.') ? 10 : 2;
	if (look_is_comma(title, i))
		sum->punctuation -= is_remark_at(title, i + 1) ? 8 : 1;
	sum->punctuation -= 3 * piece_is_code(title, i, ';');
}

static void add_token(struct title_sum *sum, const struct piece *title, size_t i)
{
	const struct token *token = look_at(title, i);

	if (i > title->from)
		add_punctuation(sum, title, i - 1);
	sum->words += words_of(token);
	if (token->kind == TOKEN_PUNCT)
		sum->quotes += token->code == '"' || token->code == 0x201C || token->code == 0x201D;
}

/* Names that the title would swallow. */
static void add_names(struct title_sum *sum, const struct piece *title,
		      const struct segments *segments)
{
	for (; sum->segments < segments->n; sum->segments++) {
		const struct segment *segment = &segments->v[sum->segments];

		if (segment->piece.to > title->to)
			break;
		sum->names += segment->person && segment->piece.from >= title->from;
	}
}

static int points_of_beginning(const struct piece *title)
{
	const struct tokens *tokens = &title->para->tokens;
	int points = look_is_small(title, title->from) ? -8 : 0;

	points -= citation_lead(title, title->from, "in") ? 10 : 0;
	points -= tokens_phrase(tokens, title->from, WORD_MASK(WORD_VENUE), NULL) ? 5 : 0;
	points -= tokens_phrase(tokens, title->from, WORD_MASK(WORD_STATUS), NULL) ? 10 : 0;
	return points;
}

/* Adds up what the title has more than the last, or all of it. */
static const struct title_sum *sum_up(struct points *points, const struct piece *title)
{
	struct title_sum *sum = &points->title;

	if (sum->from == sum->to || sum->from != title->from || sum->to > title->to)
		*sum = (struct title_sum){ .from = title->from, .to = title->from,
					   .beginning = points_of_beginning(title) };
	for (; sum->to < title->to; sum->to++)
		add_token(sum, title, sum->to);
	add_names(sum, title, &points->segments);
	return sum;
}

/* "A Talk, Ghent, March 2022": what stands before a date at the end of all is cut from it. */
static bool ends_with_date(const struct piece *title)
{
	const struct period *period = &title->para->period;

	return title->para->dated && period->to == title->to && period->from > title->from &&
	       look_at(title, period->from - 1)->kind == TOKEN_PUNCT;
}

int points_of_title(struct points *p, const struct piece *title)
{
	const struct title_sum *sum = sum_up(p, title);
	int points = points_of_length(sum->words) + sum->punctuation + sum->beginning;

	points -= 8 * (sum->names > 3 ? 3 : sum->names);
	points -= holds_year(p, title) ? 6 : 0;
	points -= look_is_quote(title, title->from) || sum->quotes % 2 ? 12 : 0;
	points += is_emphasised(title) ? 8 : 0;
	points += ends_with_kind(title) ? 25 : 0;
	points -= ends_with_date(title) ? 8 : 0;
	return points;
}

/* Venues */

/* Whether the name of a venue that began at `from` ends before token i. */
static bool ends_venue(const struct piece *tail, size_t i)
{
	if (look_at(tail, i)->kind != TOKEN_PUNCT)
		return numbers_begin(tail, i);
	return look_is_comma(tail, i) || piece_is_code(tail, i, ';') ||
	       (look_opens(tail, i) && look_at(tail, i + (i + 1 < tail->to))->kind == TOKEN_NUMBER) ||
	       (names_is_stop(tail, i) && look_at(tail, i - 1)->end - look_at(tail, i - 1)->start > 4);
}

/* The first stretch of text in what is left behind the title. */
static struct piece first_text(const struct piece *tail)
{
	size_t from = tail->from, i;

	while (from < tail->to && look_at(tail, from)->kind == TOKEN_PUNCT)
		from++;
	for (i = from; i < tail->to && i < from + VENUE_TOKENS; i++)
		if (i > from && ends_venue(tail, i))
			break;
	return (struct piece){ tail->para, from, i };
}

/* Capitals of a name, small letters of a sentence, stops of shortened words. */
static int points_of_letters(const struct piece *venue)
{
	const uint64_t joints = WORD_MASK(WORD_STOP) | WORD_MASK(WORD_IN) | WORD_MASK(WORD_AND) |
				WORD_MASK(WORD_AT);
	int small = 0, dots = 0, words = 0;

	for (size_t i = venue->from; i < venue->to; i++) {
		const struct token *token = look_at(venue, i);

		if (token->kind != TOKEN_WORD)
			continue;
		words++;
		small += look_is_small(venue, i) && !(token->classes & joints);
		dots += token->flags & TOKEN_DOT_AFTER && i + 1 < venue->to;
	}
	return (words && !small ? 2 : small > 1 ? -3 : 0) + (dots > 1 ? 4 : 0) -
	       (words > 14 ? 4 : 0);
}

/* `classes` are those of all its phrases. */
static int points_of_words(struct points *p, const struct piece *venue, uint64_t classes)
{
	const struct tokens *tokens = &venue->para->tokens;
	int points = 0;

	points += classes & WORD_MASK(WORD_VENUE) ? 8 : 0;
	points += tokens_phrase(tokens, venue->from, WORD_MASK(WORD_VENUE), NULL) ? 3 : 0;
	points += tokens_phrase(tokens, venue->from, WORD_MASK(WORD_STATUS), NULL) ? 8 : 0;
	points += tokens_phrase(tokens, venue->from, WORD_MASK(WORD_PUBTYPE), NULL) ? 6 : 0;
	points += classes & (WORD_MASK(WORD_HOUSE) | WORD_MASK(WORD_SCHOOL)) ? 4 : 0;
	points += citation_lead(venue, venue->from, "in") ? 10 : 0;
	points += citation_lead(venue, venue->from, "at") ? 8 : 0;
	points += citation_lead(venue, venue->from, "edited-by") ? 6 : 0;
	points += holds_year(p, venue) ? 6 : 0;
	return points;
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

/* Whether it is nothing but names, one of them surely. */
static bool looks_like_names(const struct points *points, const struct piece *piece)
{
	const struct segments *s = &points->segments;
	size_t first = 0, end, persons = 0;

	while (first < s->n && s->v[first].piece.to <= piece->from)
		first++;
	for (end = first; end < s->n && s->v[end].maybe && s->v[end].piece.from < piece->to; end++)
		persons += s->v[end].person;
	return persons > 0 && s->v[end - 1].piece.to >= piece->to && piece_words(piece) <= NAME_WORDS;
}

/* The venue is the first text of the tail. */
static int weigh_text(struct points *p, const struct piece *venue, const struct piece *tail)
{
	uint64_t classes = piece_classes(venue);
	struct piece bare = piece_trim(*venue);
	bool lead = citation_lead(venue, venue->from, "in") || citation_lead(venue, venue->from, "at");
	int points = points_of_words(p, venue, classes) + points_of_letters(venue);

	points += numbers_stand_at(tail, venue->to) ? 7 : 0;
	points += look_year_follows(tail, venue->to) ? 3 : 0;
	points += is_emphasised(&bare) ? 8 : 0;
	points += place_before_colon(venue) || imprint_place_end(tail, venue->from) > venue->from ? 14 : 0;
	points -= look_is_small(venue, venue->from) && !lead && !citation_is_note(venue) ? 8 : 0;
	points -= !(classes & WORD_MASK(WORD_VENUE)) && looks_like_names(p, &bare) ? 6 : 0;
	return points;
}

static int weigh_venue(struct points *p, const struct piece *tail)
{
	struct piece venue = first_text(tail), rest = { tail->para, venue.from + 1, tail->to };

	if (piece_empty(&venue))
		return 0;
	if (look_at(tail, venue.from)->kind == TOKEN_ADDRESS)
		return 3;
	if (look_at(tail, venue.from)->kind != TOKEN_NUMBER)
		return weigh_text(p, &venue, tail);
	if (citation_law_end(tail, venue.from) > venue.from)
		return 16;
	return look_year_follows(tail, venue.from) ? 3 + weigh_venue(p, &rest) / 2 : -4;
}

/* Many titles end where others do, before the same tail. */
int points_of_venue(struct points *points, const struct piece *tail)
{
	int16_t *known = &points->venues[tail->from - points->all.from];

	if (tail->to != points->all.to)
		return weigh_venue(points, tail);
	if (*known == NOT_WEIGHED)
		*known = (int16_t)weigh_venue(points, tail);
	return *known;
}

/* Authors */

/* Whether more speaks for a name than its capitals. */
static bool is_known(const struct segments *segments, const struct segment *segment)
{
	const uint64_t names = WORD_MASK(WORD_GIVEN) | WORD_MASK(WORD_SURNAME);

	if (segment->initials)
		return true;
	for (size_t i = segment->piece.from; i < segment->piece.to; i++)
		if (look_at(&segment->piece, i)->classes & names ||
		    look_at(&segment->piece, i)->kind == TOKEN_HAN)
			return true;
	return names_hold_owner(segments, segment);
}

bool points_know_name(const struct points *points, size_t i)
{
	const struct segment *segment = &points->segments.v[i];

	return segment->person && is_known(&points->segments, segment);
}

size_t points_known_names(const struct points *points)
{
	const struct segments *s = &points->segments;
	size_t n = 0;

	while (n < s->n && points_know_name(points, n))
		if (s->v[n++].stop)
			break;
	return n;
}

int points_of_authors(const struct points *p, size_t first, size_t end)
{
	const struct segments *s = &p->segments;
	int sure = 0, points;

	for (size_t i = first; i < end; i++)
		sure += s->v[i].person;
	points = (sure > 4 ? 8 : 2 * sure) + (end - first > (size_t)sure ? 1 : 0);
	points += s->v[end - 1].stop ? 3 : 0;
	if (end - first == 1 && !points_know_name(p, first))
		points -= 8;
	/* a name more stands behind, or before */
	points -= end < s->n && !s->v[end - 1].stop && s->v[end].person ? 6 : 0;
	if (first > 0 && s->v[first - 1].person && !s->v[first - 1].stop)
		points -= s->v[first - 1].initials ? 6 : 3;
	return points;
}
