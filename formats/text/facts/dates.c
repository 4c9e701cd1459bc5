#include "formats/text/facts/dates.h"

#include <string.h>

#include "formats/text/facts/numbers.h"
#include "formats/text/facts/points.h"

enum {
	BARE_YEAR_MIN = 1930,	/* a number alone is a year of a life now lived */
	BARE_YEAR_MAX = 2039,
	SURE = 95, LIKELY = 80, PERHAPS = 50,
};

/* ---- what stands at a token ---- */

static const struct token *token_at(const struct tokens *tokens, size_t i, size_t limit)
{
	return i < limit ? &tokens->v[i] : NULL;
}

static bool is_punct(const struct tokens *tokens, size_t i, size_t limit, uint32_t code)
{
	return i < limit && tokens->v[i].kind == TOKEN_PUNCT && tokens->v[i].code == code;
}

static bool is_tight(const struct token *token)
{
	return !(token->flags & TOKEN_SPACE_BEFORE);
}

static inline size_t phrase_at(const struct tokens *tokens, size_t i, size_t limit, enum word_class class)
{
	size_t n = i < limit ? tokens_phrase(tokens, i, WORD_MASK(class), NULL) : 0;

	return i + n <= limit ? n : 0;
}

/* ---- one item: a point or a range ---- */

struct item {
	struct period period;
	bool year_alone, weak;
};

static size_t skip_dots(const struct tokens *tokens, size_t i, size_t limit)
{
	while (is_punct(tokens, i, limit, '.') && is_tight(&tokens->v[i]))
		i++;
	return i;
}

static bool is_range_sign(uint32_t code)
{
	return code == '-' || code == '~' || code == 0x301C || code == 0xFF5E || code == 0x2192 ||
	       code == '>' || code == 0x2026 || code == 0x21D2;
}

/* The token behind "-", "--", "→", "to"; i itself if nothing of that stands here. */
static size_t skip_range_sign(const struct tokens *tokens, size_t i, size_t limit)
{
	size_t at = i, dots;

	while (at < limit && tokens->v[at].kind == TOKEN_PUNCT && is_range_sign(tokens->v[at].code))
		at++;
	dots = is_punct(tokens, at, limit, '.') ? skip_dots(tokens, at + 1, limit) : at;
	if (dots >= at + 3)
		at = dots;
	return at + phrase_at(tokens, at, limit, WORD_RANGE);
}

/* Whether what has a range sign behind it ends there: "2019 -", "(2019 –)", "2019 – :". */
static bool is_open_end(const struct tokens *tokens, size_t i, size_t limit)
{
	const struct token *next = token_at(tokens, i, limit);

	if (!next || next->flags & TOKEN_TAB_BEFORE)
		return true;
	/* "2011- Emeritus Professor": no range is written so */
	if (i && next->kind == TOKEN_WORD && next->flags & TOKEN_CAPITAL && next->flags & TOKEN_SPACE_BEFORE &&
	    !(next[-1].flags & TOKEN_SPACE_BEFORE))
		return true;
	return next->kind == TOKEN_PUNCT && (next->code == ')' || next->code == ']' ||
	       next->code == '|' || next->code == ',' || next->code == ':' || next->code == ';' ||
	       next->code == 0xB7 || next->code == '?' ||
	       next->code == 0xFF09);
}

static bool read_end(const struct tokens *tokens, size_t i, size_t limit, const struct date *start,
		     struct point *end)
{
	return point_read(tokens, i, limit, end) || point_read_short(tokens, i, limit, start, end);
}

/* "Jul" of "Jul - Sep 2024": the year before when the end lies earlier in it. */
static void lend_year(struct date *start, const struct date *end)
{
	if (!start->year && end->year)
		start->year = end->year - (end->month && start->month > end->month);
}

/* "まで", "까지" right behind the end. */
static size_t skip_until_suffix(const struct tokens *tokens, size_t i, size_t limit)
{
	const struct token *token = token_at(tokens, i, limit);

	return token && token->kind == TOKEN_HAN && is_tight(token) && token_is(token, WORD_UNTIL) ?
		i + 1 : i;
}

static void close_range(struct item *item, const struct point *end)
{
	struct period *period = &item->period;

	lend_year(&period->start, &end->first);
	period->end = end->last;
	period->range = true;
	period->verbal |= end->verbal;
	period->to = end->to;
	item->year_alone &= end->year_alone;
	item->weak &= end->weak;
	if (date_compare(&period->end, &period->start) < 0 && period->end.month) {
		struct date swapped = period->start;

		period->start = period->end;
		period->end = swapped;
	}
}

static void leave_open(struct period *period, size_t to)
{
	period->end = (struct date){ 0 };
	period->range = period->open = true;
	period->to = to;
}

/* "2012 2016" and nothing else: a layout lost the dash between them. */
static bool are_two_years(const struct tokens *tokens)
{
	return tokens->n == 2 && tokens->v[0].kind == TOKEN_NUMBER && tokens->v[1].kind == TOKEN_NUMBER &&
	       tokens->v[0].number >= BARE_YEAR_MIN && tokens->v[0].number <= tokens->v[1].number &&
	       tokens->v[1].number <= BARE_YEAR_MAX;
}

/* "- present", "– Sep 2024", "2019 -"; leaves the item a point if none of them follows. */
static void read_range(const struct tokens *tokens, size_t limit, struct item *item)
{
	size_t to = item->period.to, at = skip_range_sign(tokens, to, limit), now;
	struct point end;

	if (at == to && (at >= limit || tokens->v[at].kind == TOKEN_PUNCT) &&
	    !is_punct(tokens, at, limit, '/'))
		return;
	if (is_punct(tokens, at, limit, '/'))
		at++;
	now = phrase_at(tokens, at, limit, WORD_NOW);
	if (!now && at == to)
		now = phrase_at(tokens, to, limit, WORD_NOW);
	if ((at > to || are_two_years(tokens)) && read_end(tokens, at, limit, &item->period.start, &end) &&
	    !(item->weak && !end.weak)) {
		close_range(item, &end);
		item->period.to = skip_until_suffix(tokens, end.to, limit);
	} else if (now && (at > to || now > 1 || tokens->v[at].kind == TOKEN_HAN ||
			   *tokens_value(tokens, at, at + now, WORD_NOW))) {
		leave_open(&item->period, at + now);
		item->weak = false;
	} else if (at > to && tokens->v[at - 1].kind == TOKEN_PUNCT && tokens->v[at - 1].code != '/' &&
		   is_open_end(tokens, at, limit)) {
		leave_open(&item->period, at);
	}
}

/* "Jul - Sep 2024", "Spring and Fall 2019": the year stands at the end only. */
static bool read_yearless_range(const struct tokens *tokens, size_t i, size_t limit, struct item *item)
{
	struct point start, end;
	size_t at;

	if (!point_read_yearless(tokens, i, limit, &start))
		return false;
	at = skip_range_sign(tokens, start.to, limit);
	if (at == start.to)
		at += phrase_at(tokens, at, limit, WORD_AND);
	if (at == start.to && (is_punct(tokens, at, limit, '/') || is_punct(tokens, at, limit, '&') ||
			       is_punct(tokens, at, limit, ',')))
		at++;
	if (at == start.to || !point_read(tokens, at, limit, &end) ||
	    (start.first.month && !end.first.month))
		return false;
	*item = (struct item){ .period = { .start = start.first, .verbal = start.verbal, .from = i } };
	close_range(item, &end);
	return true;
}

static bool read_item(const struct tokens *tokens, size_t i, size_t limit, struct item *item)
{
	struct point point;

	if (!point_read(tokens, i, limit, &point))
		return read_yearless_range(tokens, i, limit, item);
	*item = (struct item){
		.period = { .start = point.first, .end = point.last, .verbal = point.verbal,
			    .range = date_compare(&point.first, &point.last) != 0,
			    .from = i, .to = point.to },
		.year_alone = point.year_alone && !point.verbal, .weak = point.weak,
	};
	read_range(tokens, limit, item);
	return true;
}

/* ---- lists, and what belongs to a period without being a date ---- */

static void include(struct period *period, const struct period *other)
{
	if (date_compare(&other->start, &period->start) < 0)
		period->start = other->start;
	if (date_compare(&other->end, &period->end) > 0)
		period->end = other->end;
	if (other->open)
		period->end = (struct date){ 0 };
	period->open |= other->open;
	period->range = period->verbal = true;
	period->to = other->to;
}

/* ", " or "and" or ";" between the items of a list; i itself if there is none. */
static size_t skip_list_sign(const struct tokens *tokens, size_t i, size_t limit)
{
	size_t at = i;

	if (is_punct(tokens, i, limit, ',') || is_punct(tokens, i, limit, ';') ||
	    is_punct(tokens, i, limit, '&') || is_punct(tokens, i, limit, '/') ||
	    is_punct(tokens, i, limit, 0x3001))
		at++;
	return at + phrase_at(tokens, at, limit, WORD_AND);
}

static void read_list(const struct tokens *tokens, size_t limit, struct item *item)
{
	struct item next;
	size_t at;

	while (!item->period.open && !item->weak) {
		at = skip_list_sign(tokens, item->period.to, limit);
		if (at == item->period.to || !read_item(tokens, at, limit, &next) || next.weak ||
		    number_is_head(tokens, next.period.to) ||
		    (next.year_alone && number_is_before_noun(tokens, next.period.to)))
			return;
		include(&item->period, &next.period);
	}
}

/* "2 yrs 3 mos", "3 ans": the token behind, or i itself. */
static size_t skip_duration(const struct tokens *tokens, size_t i, size_t limit)
{
	size_t n;

	while (i < limit && tokens->v[i].kind == TOKEN_NUMBER &&
	       !(tokens->v[i].flags & TOKEN_TAB_BEFORE)) {
		n = phrase_at(tokens, i + 1, limit, WORD_DURATION);
		if (!n)
			break;
		i = skip_dots(tokens, i + 1 + n, limit);
		if (is_punct(tokens, i, limit, ','))
			i += i + 2 < limit && tokens->v[i + 1].kind == TOKEN_NUMBER &&
			     phrase_at(tokens, i + 2, limit, WORD_DURATION) ? 1 : 0;
	}
	return i;
}

static bool is_opening(const struct token *token)
{
	return token && token->kind == TOKEN_PUNCT &&
	       (token->code == '(' || token->code == '[' || token->code == 0xFF08);
}

static bool is_closing(const struct token *token)
{
	return token && token->kind == TOKEN_PUNCT &&
	       (token->code == ')' || token->code == ']' || token->code == 0xFF09);
}

/* "(Ongoing)", "(expected)", "(2 years 3 months)", "· 2 yrs". */
static void read_remark(const struct tokens *tokens, size_t limit, struct period *period)
{
	size_t i = period->to, inside = i + 1, at;
	bool opened = is_opening(token_at(tokens, i, limit));

	if (!opened && !is_punct(tokens, i, limit, 0xB7) && !is_punct(tokens, i, limit, 0x2022) &&
	    !is_punct(tokens, i, limit, ',') && !is_punct(tokens, i, limit, '|'))
		inside = i;
	at = skip_duration(tokens, inside, limit);
	if (at == inside && opened) {
		at += phrase_at(tokens, inside, limit, WORD_NOW);
		if (at > inside && is_closing(token_at(tokens, at, limit)))
			leave_open(period, at);
	}
	if (at == inside && (opened || inside == i + 1)) {
		at += phrase_at(tokens, inside, limit, WORD_EXPECTED);
		at = skip_dots(tokens, at, limit);
		period->verbal |= at > inside;
		period->until |= at > inside && !period->range;
	}
	if (at == inside || (opened && !is_closing(token_at(tokens, at, limit))))
		return;
	period->to = opened ? at + 1 : at;
}

/* ---- words before a period ---- */

static size_t skip_colon(const struct tokens *tokens, size_t i, size_t limit)
{
	return is_punct(tokens, i, limit, ':') ? i + 1 : i;
}

static bool read_expected(const struct tokens *tokens, size_t i, size_t limit, struct item *item)
{
	size_t at = i, n;

	for (int words = 0; words < 3 && (n = phrase_at(tokens, at, limit, WORD_EXPECTED)) > 0; words++)
		at = skip_colon(tokens, skip_dots(tokens, at + n, limit), limit);
	if (at == i || !read_item(tokens, at, limit, item))
		return false;
	item->period.verbal = true;
	item->period.until = !item->period.range;
	item->year_alone = false;
	return true;
}

/* "Volvo AB 2019", "Calgary, AB 2019": no "ab" that says since when, but a name's. */
static bool is_of_name(const struct tokens *tokens, size_t i)
{
	const struct token *token = &tokens->v[i];

	return i > 0 && token->flags & TOKEN_CAPS &&
	       token->classes & (WORD_MASK(WORD_ORG) | WORD_MASK(WORD_REGION));
}

static bool read_since(const struct tokens *tokens, size_t i, size_t limit, struct item *item)
{
	size_t n = phrase_at(tokens, i, limit, WORD_SINCE);

	if (!n || is_of_name(tokens, i) || !read_item(tokens, i + n, limit, item))
		return false;
	if (!item->period.range)
		leave_open(&item->period, item->period.to);
	item->year_alone = false;
	return true;
}

static bool read_until(const struct tokens *tokens, size_t i, size_t limit, struct item *item)
{
	size_t n = phrase_at(tokens, i, limit, WORD_UNTIL);

	if (!n || !read_item(tokens, i + n, limit, item) || item->period.range)
		return false;
	item->period.until = true;
	item->year_alone = false;
	return true;
}

static bool read_any(const struct tokens *tokens, size_t i, size_t limit, struct item *item)
{
	bool found = read_expected(tokens, i, limit, item) || read_since(tokens, i, limit, item) ||
		read_until(tokens, i, limit, item) || read_item(tokens, i, limit, item);

	item->period.from = i;
	return found;
}

/* ---- judging ---- */

static bool is_bare_year(const struct item *item)
{
	return item->year_alone && !item->period.range;
}

static unsigned confidence_of(const struct tokens *tokens, const struct item *item)
{
	const struct period *period = &item->period;

	if (item->weak)
		return PERHAPS;
	if (!item->year_alone)
		return SURE;
	if (period->range)
		return LIKELY + 10;
	if (period->in_venue || number_is_before_noun(tokens, period->to))
		return PERHAPS;
	return LIKELY;
}

/* Whether the numbers are of a phone, a price, a version, a page. */
static bool is_no_date(const struct tokens *tokens, const struct item *item)
{
	const struct period *period = &item->period;

	if (number_is_tail(tokens, period->from) || number_is_head(tokens, period->to))
		return true;
	if (!is_bare_year(item))
		return false;
	return period->start.year < BARE_YEAR_MIN || period->start.year > BARE_YEAR_MAX;
}

/* A period can begin here: at a number, or at a word that dates begin with. */
static bool may_begin(const struct token *token)
{
	const uint64_t words = WORD_MASK(WORD_MONTH) | WORD_MASK(WORD_SEASON) | WORD_MASK(WORD_SINCE) |
		WORD_MASK(WORD_UNTIL) | WORD_MASK(WORD_EXPECTED);

	switch (token->kind) {
	case TOKEN_NUMBER: case TOKEN_MIXED: case TOKEN_HAN:
		return true;
	case TOKEN_PUNCT:
		return token->code == '\'' || token->code == 0x2019 || token->code == 0x2018;
	default:
		return token->classes & words;
	}
}

bool dates_begin(const struct tokens *tokens, size_t i, size_t limit, struct period *period)
{
	struct item item;

	if (i >= limit || !may_begin(&tokens->v[i]) || !read_any(tokens, i, limit, &item) ||
	    is_no_date(tokens, &item) || (item.weak && !item.period.range))
		return false;
	read_list(tokens, limit, &item);
	item.period.in_venue = is_bare_year(&item) && number_is_behind_name(tokens, i);
	item.period.confidence = confidence_of(tokens, &item);
	read_remark(tokens, limit, &item.period);
	*period = item.period;
	return true;
}

bool dates_find(const struct tokens *tokens, size_t from, size_t limit, struct period *period)
{
	const unsigned needed = TOKENS_KIND(TOKEN_NUMBER) | TOKENS_KIND(TOKEN_MIXED) |
				TOKENS_KIND(TOKEN_HAN);

	for (size_t i = from; i < limit && tokens->kinds & needed; i++)
		if (may_begin(&tokens->v[i]) && dates_begin(tokens, i, limit, period))
			return true;
	return false;
}

/* ---- a text that is nothing else ---- */

static bool is_date_label(const struct facts *facts)
{
	for (size_t i = 0; i < facts->n; i++)
		if (facts->v[i].class == WORD_LABEL && !strcmp(facts->v[i].value, "date"))
			return true;
	return false;
}

/* Behind "Awarded on:", and behind "2 semesters" of "2 semesters (Spring 2017, Fall 2017)". */
static size_t skip_introduction(const struct tokens *tokens, bool *counted)
{
	struct facts facts;
	size_t i = 0, n;

	while (i < tokens->n && tokens->v[i].kind == TOKEN_PUNCT && !may_begin(&tokens->v[i]))
		i++;
	n = i < tokens->n ? tokens_phrase(tokens, i, WORD_MASK(WORD_LABEL), &facts) : 0;
	if (n && is_date_label(&facts))
		i += n;
	n = skip_duration(tokens, i, tokens->n);
	*counted = n > i && is_opening(token_at(tokens, n, tokens->n));
	return *counted ? n : i;
}

static bool is_all_punct(const struct tokens *tokens, size_t from, size_t to)
{
	while (from < to && tokens->v[from].kind == TOKEN_PUNCT)
		from++;
	return from >= to;
}

bool dates_only(const struct tokens *tokens, struct period *period)
{
	return dates_find(tokens, 0, tokens->n, period) && dates_only_found(tokens, period);
}

bool dates_only_found(const struct tokens *tokens, struct period *period)
{
	bool counted;
	size_t begin = skip_introduction(tokens, &counted);

	if ((period->from < begin && !dates_find(tokens, begin, tokens->n, period)) ||
	    !is_all_punct(tokens, begin, period->from) ||
	    !is_all_punct(tokens, period->to, tokens->n))
		return false;
	period->verbal |= counted;
	return true;
}
