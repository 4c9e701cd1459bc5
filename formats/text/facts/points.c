#include "formats/text/facts/points.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_MIN = 1900, YEAR_MAX = 2099, CENTURY_TURN = 50 };

/* The tokens a point may be read from. */
struct scan {
	const struct tokens *tokens;
	size_t limit;
};

static const struct token *token_at(const struct scan *scan, size_t i)
{
	return i < scan->limit ? &scan->tokens->v[i] : NULL;
}

static bool is_tight(const struct scan *scan, size_t i)
{
	const struct token *token = token_at(scan, i);

	return token && !(token->flags & TOKEN_SPACE_BEFORE);
}

static bool begins_cell(const struct scan *scan, size_t i)
{
	const struct token *token = token_at(scan, i);

	return token && token->flags & TOKEN_TAB_BEFORE;
}

static bool is_punct(const struct scan *scan, size_t i, uint32_t code)
{
	const struct token *token = token_at(scan, i);

	return token && token->kind == TOKEN_PUNCT && token->code == code;
}

static bool is_apostrophe(const struct scan *scan, size_t i)
{
	return is_punct(scan, i, '\'') || is_punct(scan, i, 0x2019) || is_punct(scan, i, 0x2018) ||
	       is_punct(scan, i, '`');
}

/* How many digits the number has; 0 if it is none. */
static unsigned digits_at(const struct scan *scan, size_t i)
{
	const struct token *token = token_at(scan, i);

	return token && token->kind == TOKEN_NUMBER ? token->fold_end - token->fold : 0;
}

static bool number_at(const struct scan *scan, size_t i, int min, int max, int *value)
{
	if (digits_at(scan, i) < 1 || digits_at(scan, i) > 4)
		return false;
	*value = (int)scan->tokens->v[i].number;
	return *value >= min && *value <= max;
}

static bool is_han(const struct scan *scan, size_t i)
{
	const struct token *token = token_at(scan, i);

	return token && token->kind == TOKEN_HAN;
}

/* A token that is exactly this text: the units of Han and Hangul dates. */
static inline bool is_text(const struct scan *scan, size_t i, const char *text)
{
	const struct token *token = token_at(scan, i);

	return token && token->kind == TOKEN_HAN && token->end - token->start == strlen(text) &&
	       !memcmp(scan->tokens->text + token->start, text, strlen(text));
}

static bool is_unit(const struct scan *scan, size_t i, const char *chinese, const char *korean)
{
	return is_text(scan, i, chinese) || is_text(scan, i, korean);
}

static inline size_t phrase_at(const struct scan *scan, size_t i, enum word_class class,
			struct facts *facts)
{
	size_t n = i < scan->limit ? tokens_phrase(scan->tokens, i, WORD_MASK(class), facts) : 0;

	return i + n <= scan->limit ? n : 0;
}

/* The one that the lexicon writes in a digit or two. */
static int month_of(const struct facts *facts)
{
	size_t i = 0;

	while (facts->v[i].class != WORD_MONTH)
		i++;
	return facts->v[i].value[1] ? 10 + facts->v[i].value[1] - '0' : facts->v[i].value[0] - '0';
}

/* A month's name and the stop behind its abbreviation; the token behind, or 0. */
static size_t month_at(const struct scan *scan, size_t i, int *month)
{
	struct facts facts;
	size_t n = phrase_at(scan, i, WORD_MONTH, &facts);

	if (!n)
		return 0;
	*month = month_of(&facts);
	i += n;
	return is_punct(scan, i, '.') && is_tight(scan, i) ? i + 1 : i;
}

/* "of", "de", "d'" between the parts of a date; the token behind, or i itself. */
static size_t skip_link(const struct scan *scan, size_t i)
{
	const uint64_t links = WORD_MASK(WORD_STOP) | WORD_MASK(WORD_IN) | WORD_MASK(WORD_PARTICLE);
	const struct token *token = token_at(scan, i);

	if (token && token->kind == TOKEN_WORD && token->fold_end - token->fold <= 3 &&
	    token->classes & links && !token_is(token, WORD_MONTH))	/* "26 May 2024" */
		return i + 1;
	return i;
}

static int century(int two_digits)
{
	return two_digits + (two_digits < CENTURY_TURN ? 2000 : 1900);
}

/* The year's own word: 年, 년, "г.", "roku". */
static size_t skip_year_word(const struct scan *scan, size_t i)
{
	const struct token *token = token_at(scan, i);

	if (!token || !(is_unit(scan, i, "年", "년") || token_is(token, WORD_DURATION)))
		return i;
	return is_punct(scan, i + 1, '.') && is_tight(scan, i + 1) ? i + 2 : i + 1;
}

/* "2018", "'18"; the token behind, or 0. */
static size_t year_at(const struct scan *scan, size_t i, int *year)
{
	if (digits_at(scan, i) == 4 && number_at(scan, i, YEAR_MIN, YEAR_MAX, year))
		return skip_year_word(scan, i + 1);
	if (is_apostrophe(scan, i) && is_tight(scan, i + 1) && digits_at(scan, i + 1) == 2) {
		*year = century((int)scan->tokens->v[i + 1].number);
		return i + 2;
	}
	return 0;
}

/* "25", "1st", "1er", "1º"; the token behind, or 0. */
static size_t day_at(const struct scan *scan, size_t i, int *day)
{
	const struct token *token = token_at(scan, i);
	unsigned letters = 0;

	if (number_at(scan, i, 1, 31, day) && digits_at(scan, i) <= 2)
		return i + 1;
	if (!token || token->kind != TOKEN_MIXED)
		return 0;
	*day = 0;
	for (uint32_t at = token->fold; at < token->fold_end; at++) {
		char c = scan->tokens->folded[at];

		if (c >= '0' && c <= '9' && !letters)
			*day = *day * 10 + (c - '0');
		else
			letters++;
		if (*day > 31)
			return 0;
	}
	return *day && letters && letters <= 2 ? i + 1 : 0;
}

static bool set_point(struct point *point, int year, int month, int day, size_t to)
{
	struct date date = { year, month, day };

	if (day && !date_exists(&date))
		date.day = 0;
	*point = (struct point){ date, date, .year_alone = !month, .to = to };
	return true;
}

/* Whether a year of two digits follows the year: "2018/19", "2019-20"; their token behind. */
static size_t next_year_at(const struct scan *scan, size_t i, int year)
{
	int next;

	if (!(is_punct(scan, i, '/') || is_punct(scan, i, '-')))
		return 0;
	if (digits_at(scan, i + 1) == 2 && (int)scan->tokens->v[i + 1].number == (year + 1) % 100)
		return i + 2;
	return digits_at(scan, i + 1) == 4 && number_at(scan, i + 1, year + 1, year + 1, &next) ?
		i + 2 : 0;
}

/* ---- the shapes, each with the notation it is for ---- */

/* "April 2024", "Apr. 25, 2024", "Apr, 2024", "Sep-19", "July 10-12, 2024". */
static bool read_month_first(const struct scan *scan, size_t i, struct point *point)
{
	int month, day = 0, last = 0, year;
	size_t at = month_at(scan, i, &month), behind, next;

	if (!at)
		return false;
	if (is_punct(scan, at, '-') && is_tight(scan, at) && is_tight(scan, at + 1) &&
	    digits_at(scan, at + 1) == 2)
		return set_point(point, century((int)scan->tokens->v[at + 1].number), month, 0, at + 2);
	behind = day_at(scan, at, &day);
	if (behind && is_punct(scan, behind, '-') && day_at(scan, behind + 1, &last))
		behind = day_at(scan, behind + 1, &last);
	next = behind ? behind : at;
	if (is_punct(scan, next, ',') || is_punct(scan, next, '/') || is_punct(scan, next, '-'))
		next++;
	next = year_at(scan, skip_link(scan, next), &year);
	if (!next)
		return false;
	set_point(point, year, month, day, next);
	if (last > day)
		point->last.day = last;
	return true;
}

/* "3 March 2020", "1. März 2018", "1 de março de 2018", "10-12 July 2024". */
static bool read_day_first(const struct scan *scan, size_t i, struct point *point)
{
	int day, month, year, last = 0;
	size_t at = day_at(scan, i, &day);

	if (!at || begins_cell(scan, at))	/* "Food Safety Level 3 <TAB> May 2024" */
		return false;
	if (is_punct(scan, at, '-') && day_at(scan, at + 1, &last) && last > day)
		at = day_at(scan, at + 1, &last);
	if (is_punct(scan, at, '.') || is_punct(scan, at, '-') || is_punct(scan, at, '/'))
		at++;
	at = month_at(scan, skip_link(scan, at), &month);
	if (!at)
		return false;
	if (is_punct(scan, at, ',') || is_punct(scan, at, '-') || is_punct(scan, at, '/'))
		at++;
	at = year_at(scan, skip_link(scan, at), &year);
	if (!at)
		return false;
	set_point(point, year, month, day, at);
	if (last)
		point->last.day = last;
	return true;
}

/* "3月", "3월 1일" behind their year; the token behind, or 0. */
static size_t month_with_unit(const struct scan *scan, size_t i, int *month, int *day)
{
	if (!number_at(scan, i, 1, 12, month) || !is_unit(scan, i + 1, "月", "월"))
		return 0;
	if (number_at(scan, i + 2, 1, 31, day) && is_unit(scan, i + 3, "日", "일"))
		return i + 4;
	*day = 0;
	return i + 2;
}

/* What stands between the numbers of a date; '-' only as the key of the keyboard. */
static bool is_separator(const struct scan *scan, size_t i)
{
	if (is_punct(scan, i, '-'))
		return is_tight(scan, i) && scan->tokens->text[scan->tokens->v[i].start] == '-' &&
		       scan->tokens->v[i].end - scan->tokens->v[i].start == 1;
	return is_punct(scan, i, '.') || (is_punct(scan, i, '/') && is_tight(scan, i));
}

/*
 * Whether the number behind the separator is part of the date. "2018. 3"
 * needs more than that, for a sentence may have ended.
 */
static bool is_joined(const struct scan *scan, size_t separator)
{
	return is_tight(scan, separator + 1) ||
	       (is_punct(scan, separator, '.') && (separator + 2 >= scan->limit ||
		scan->tokens->v[separator + 2].kind == TOKEN_PUNCT));
}

/* ".03", "-03-01", "/3/1", ". 3. 1." behind their year; the token behind, or 0. */
static size_t month_with_separator(const struct scan *scan, size_t i, int *month, int *day)
{
	*day = 0;
	if (!is_separator(scan, i) || !is_joined(scan, i) || digits_at(scan, i + 1) > 2 ||
	    !number_at(scan, i + 1, 1, 12, month))
		return 0;
	i += 2;
	if (is_separator(scan, i) && is_joined(scan, i) && digits_at(scan, i + 1) <= 2 &&
	    number_at(scan, i + 1, 1, 31, day))
		i += 2;
	return is_punct(scan, i, '.') && is_tight(scan, i) && !is_tight(scan, i + 1) ? i + 1 : i;
}

/* "Fall", "Q3", "1학기", "第1学期" beside its year; the token behind, or 0. */
static size_t known_season_at(const struct scan *scan, size_t i)
{
	size_t n;
	int ordinal;

	if (is_text(scan, i, "第"))
		i++;
	if (is_han(scan, i + 1) && number_at(scan, i, 1, 4, &ordinal))
		i++;
	n = phrase_at(scan, i, WORD_SEASON, NULL);
	if (!n)
		return 0;
	i += n;
	return is_punct(scan, i, '.') && is_tight(scan, i) ? i + 1 : i;
}

/* The same; most tokens neither are a season's word nor stand at one in Han or Hangul. */
static inline size_t season_at(const struct scan *scan, size_t i)
{
	return is_han(scan, i) || is_han(scan, i + 1) ||
		       (i < scan->limit && tokens_may_be(scan->tokens, i, WORD_MASK(WORD_SEASON))) ?
		       known_season_at(scan, i) : 0;
}

/* "-04" behind 2001, where ranges are written so; not "-04-12". */
static bool ends_in_short_year(const struct scan *scan, size_t i, int year)
{
	int end;

	return scan->tokens->short_years && is_punct(scan, i, '-') && digits_at(scan, i + 1) == 2 &&
	       number_at(scan, i + 1, year % 100 + 1, 99, &end) && !is_punct(scan, i + 2, '-');
}

/* "2020 Apr 1;": behind a day that ends the date; the same token, and day 0, when there is none. */
static size_t last_day(const struct scan *scan, size_t i, int *day)
{
	size_t end = day_at(scan, i, day);

	if (end && (end >= scan->limit || (scan->tokens->v[end].kind == TOKEN_PUNCT &&
					   !is_punct(scan, end, '-') && !is_punct(scan, end, '/'))))
		return end;
	*day = 0;
	return i;
}

/* "2018", "2018-03-01", "2018.03", "2018年3月1日", "2018 March 1", "2019 Fall". */
static bool read_year_first(const struct scan *scan, size_t i, struct point *point)
{
	int year, month = 0, day = 0;
	size_t behind = year_at(scan, i, &year), at, next;

	if (!behind || is_apostrophe(scan, i))
		return false;
	next = month_with_unit(scan, behind, &month, &day);
	if (!next && !ends_in_short_year(scan, behind, year))
		next = month_with_separator(scan, behind, &month, &day);
	if (next)
		return set_point(point, year, month, day, next);
	at = is_punct(scan, behind, ',') || is_separator(scan, behind) ? behind + 1 : behind;
	if (begins_cell(scan, at))	/* "2019 <TAB> Early Career Prize" */
		return set_point(point, year, 0, 0, behind);
	next = month_at(scan, at, &month);
	if (next && !year_at(scan, next, &day) &&
	    !(is_punct(scan, next, ',') && year_at(scan, next + 1, &day))) {
		next = last_day(scan, next, &day);
		return set_point(point, year, month, day, next);
	}
	next = season_at(scan, at);
	set_point(point, year, 0, 0, next && !year_at(scan, next, &day) ? next : behind);
	point->verbal = point->to > behind;
	return true;
}

/*
 * "01.03.2018" is a day and a month; of "03/04/2018" nobody knows which is
 * which, so the year alone is taken.
 */
static bool set_day_or_month(struct point *point, int left, int right, int year, bool dots, size_t to)
{
	if (right > 12 && left > 12)
		return false;
	if (right > 12)
		return set_point(point, year, left, right, to);
	if (left > 12 || dots || left == right)
		return set_point(point, year, right, left, to);
	set_point(point, year, 0, 0, to);
	point->verbal = true;
	return true;
}

/* "03/2018", "3.2018", "01.03.2018", "03/04/2018", "03/18" in company. */
static bool read_numeric(const struct scan *scan, size_t i, struct point *point)
{
	bool dots = is_punct(scan, i + 1, '.');
	int left, right, year;

	if (digits_at(scan, i) > 2 || !number_at(scan, i, 1, 31, &left) ||
	    !is_separator(scan, i + 1) || !(is_tight(scan, i + 2) || dots))
		return false;
	if (digits_at(scan, i + 2) == 4 && number_at(scan, i + 2, YEAR_MIN, YEAR_MAX, &year))
		return left <= 12 && is_tight(scan, i + 2) && set_point(point, year, left, 0, i + 3);
	if (digits_at(scan, i + 2) > 2 || !number_at(scan, i + 2, 0, 99, &right))
		return false;
	if (is_separator(scan, i + 3) && digits_at(scan, i + 4) == 4 && right >= 1 && right <= 31 &&
	    number_at(scan, i + 4, YEAR_MIN, YEAR_MAX, &year))
		return set_day_or_month(point, left, right, year, dots, i + 5);
	if (left > 12 || digits_at(scan, i) != 2 || digits_at(scan, i + 2) != 2 || dots)
		return false;
	set_point(point, century(right), left, 0, i + 3);
	point->weak = true;
	return true;
}

/* "Fall 2019", "WS 2018/19", "Q3/2020", "Mid-2019", "Spring '21", "Late March 2020". */
static bool read_season_first(const struct scan *scan, size_t i, struct point *point)
{
	size_t at = season_at(scan, i), behind;
	int year;

	if (!at)
		return false;
	if (is_punct(scan, at, ',') || is_punct(scan, at, '/') || is_punct(scan, at, '-'))
		at++;
	at = skip_link(scan, at);
	if (!read_month_first(scan, at, point)) {
		behind = year_at(scan, at, &year);
		if (!behind && digits_at(scan, at) == 2 && is_punct(scan, at + 1, '/')) {
			year = century((int)scan->tokens->v[at].number);
			behind = next_year_at(scan, at + 1, year) ? at + 1 : 0;
		}
		if (!behind)
			return false;
		set_point(point, year, 0, 0, behind);
		if (next_year_at(scan, behind, year)) {
			point->last.year++;
			point->to = next_year_at(scan, behind, year);
		}
	}
	point->verbal = true;
	return true;
}

static bool is_season(const char *folded, size_t size)
{
	return lexicon_classes(folded, size) & WORD_MASK(WORD_SEASON);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "3Q20", "FY19", "2020Q3": season and year in one word. */
static bool read_season_word(const struct scan *scan, size_t i, struct point *point)
{
	const struct token *token = token_at(scan, i);
	const char *word;
	size_t size;
	int year = 0;

	if (!token || token->kind != TOKEN_MIXED)
		return false;
	word = scan->tokens->folded + token->fold;
	size = token->fold_end - token->fold;
	if (size >= 6 && (!strncmp(word, "19", 2) || !strncmp(word, "20", 2)) &&
	    is_season(word + 4, size - 4))
		year = atoi(word);
	else if (size >= 4 && is_digit(word[size - 1]) && is_digit(word[size - 2]) &&
		 is_season(word, size - 2))
		year = century(atoi(word + size - 2));
	if (year < YEAR_MIN || year > YEAR_MAX)
		return false;
	set_point(point, year, 0, 0, i + 1);
	point->verbal = true;
	return true;
}

enum { ERA_SIZE = 6 };		/* bytes of two characters */

/* Years that are counted from a reign or a state's beginning. */
static const struct era {
	const char *name;
	int before;	/* the year before its first */
} eras[] = {
	{ "令和", 2018 }, { "平成", 1988 }, { "昭和", 1925 }, { "大正", 1911 },
	{ "民國", 1911 }, { "民国", 1911 },
};

/* "平成30年4月", "令和2年", "令和元年5月", "民國107年". */
static bool read_era(const struct scan *scan, size_t i, struct point *point)
{
	uint32_t size = is_han(scan, i) ? scan->tokens->v[i].end - scan->tokens->v[i].start : 0;
	int count = 1, month = 0, day = 0;
	size_t e = 0, next;

	/* most are no era's name before a number, nor one with its first year */
	if (size == ERA_SIZE ? !digits_at(scan, i + 1) : size != 2 * ERA_SIZE)
		return false;
	while (e < sizeof(eras) / sizeof(eras[0]) && !is_text(scan, i, eras[e].name))
		e++;
	if (e == sizeof(eras) / sizeof(eras[0])) {
		if (!is_text(scan, i, "令和元年") && !is_text(scan, i, "平成元年"))
			return false;
		e = is_text(scan, i, "平成元年");
		i++;
	} else {
		if (!number_at(scan, i + 1, 1, 130, &count) || !is_text(scan, i + 2, "年"))
			return false;
		i += 3;
	}
	next = month_with_unit(scan, i, &month, &day);
	return set_point(point, eras[e].before + count, month, day, next ? next : i);
}

/* "'18" alone; not behind a word, where it is a venue's ("ATC'24"). */
static bool read_short_year(const struct scan *scan, size_t i, struct point *point)
{
	int year;

	if (!is_apostrophe(scan, i) || (i > 0 && is_tight(scan, i) &&
	    scan->tokens->v[i - 1].kind != TOKEN_PUNCT))
		return false;
	return year_at(scan, i, &year) && set_point(point, year, 0, 0, i + 2);
}

/* What a point can begin with, as bits. */
enum beginning {
	BEGIN_DAY = 1,		/* a number of a digit or two */
	BEGIN_YEAR = 2,		/* one of four */
	BEGIN_NUMBER = 4,	/* any other */
	BEGIN_NUMBERS = BEGIN_DAY | BEGIN_YEAR | BEGIN_NUMBER,
	BEGIN_MIXED = 8,
	BEGIN_WORD = 16,
	BEGIN_HAN = 32,
	BEGIN_MARK = 64,
};

static enum beginning beginning_at(const struct scan *scan, size_t i)
{
	static const enum beginning of_kinds[] = {
		[TOKEN_MIXED] = BEGIN_MIXED, [TOKEN_WORD] = BEGIN_WORD, [TOKEN_HAN] = BEGIN_HAN,
		[TOKEN_PUNCT] = BEGIN_MARK, [TOKEN_ADDRESS] = 0,
	};
	unsigned digits = digits_at(scan, i);

	if (!digits)
		return of_kinds[scan->tokens->v[i].kind];
	return digits <= 2 ? BEGIN_DAY : digits == 4 ? BEGIN_YEAR : BEGIN_NUMBER;
}

bool point_read(const struct tokens *tokens, size_t i, size_t limit, struct point *point)
{
	static const struct {
		bool (*read)(const struct scan *, size_t, struct point *);
		unsigned beginnings;	/* that it can have */
		uint64_t phrases;	/* classes that it must begin with, if any */
	} shapes[] = {
		{ read_day_first, BEGIN_DAY | BEGIN_MIXED, 0 }, { read_numeric, BEGIN_DAY, 0 },
		{ read_year_first, BEGIN_YEAR, 0 },
		{ read_month_first, BEGIN_WORD | BEGIN_HAN | BEGIN_NUMBERS | BEGIN_MIXED, WORD_MASK(WORD_MONTH) },
		{ read_season_first, BEGIN_WORD | BEGIN_MIXED, WORD_MASK(WORD_SEASON) },
		{ read_season_first, BEGIN_HAN | BEGIN_NUMBERS, 0 }, { read_season_word, BEGIN_MIXED, 0 },
		{ read_era, BEGIN_HAN, 0 }, { read_short_year, BEGIN_MARK, 0 },
	};
	const struct scan scan = { tokens, limit };
	enum beginning beginning = i < limit ? beginning_at(&scan, i) : 0;

	for (size_t s = 0; s < sizeof(shapes) / sizeof(shapes[0]); s++)
		if (shapes[s].beginnings & beginning &&
		    (!shapes[s].phrases || tokens_may_be(tokens, i, shapes[s].phrases)) &&
		    shapes[s].read(&scan, i, point))
			return true;
	return false;
}

bool point_read_yearless(const struct tokens *tokens, size_t i, size_t limit, struct point *point)
{
	const struct scan scan = { tokens, limit };
	int month = 0, day = 0;
	size_t at = month_at(&scan, i, &month), behind;

	if (at) {
		behind = day_at(&scan, at, &day);
		*point = (struct point){ { 0, month, day }, { 0, month, day },
					 .to = behind ? behind : at };
		return true;
	}
	at = season_at(&scan, i);
	*point = (struct point){ .verbal = true, .to = at };
	return at > 0;
}

bool point_read_short(const struct tokens *tokens, size_t i, size_t limit,
		      const struct date *start, struct point *point)
{
	const struct scan scan = { tokens, limit };
	int month, day = 0, year;
	size_t next = month_with_unit(&scan, i, &month, &day);

	if (!next)
		next = month_at(&scan, i, &month);
	if (next && start->month && month >= start->month)
		return set_point(point, start->year, month, day, next);
	if (digits_at(&scan, i) != 2)
		return false;
	if (!start->month && number_at(&scan, i, start->year % 100 + 1, 99, &year))
		return set_point(point, start->year - start->year % 100 + year, 0, 0, i + 1);
	if (start->month && i > 0 && tokens->v[i - 1].code != '-' &&
	    number_at(&scan, i, start->month, 12, &month))
		return set_point(point, start->year, month, 0, i + 1);
	return false;
}
