/* Years right behind the short names of venues. */
#include "formats/text/facts/dates.h"
#include "formats/text/facts/numbers.h"

enum { FIRST_YEAR = 1930, LAST_YEAR = 2039 };

static unsigned capitals_of(const struct tokens *tokens, const struct token *token)
{
	unsigned capitals = 0;

	for (uint32_t at = token->start; at < token->end; at++)
		capitals += tokens->text[at] >= 'A' && tokens->text[at] <= 'Z';
	return capitals;
}

/* Conferences are held since 1970 and announced for a while ahead; 0 for no year. */
static int venue_century(int two_digits)
{
	int year = two_digits + (two_digits < 70 ? 2000 : 1900);

	return year <= LAST_YEAR ? year : 0;
}

/* The year at the end of "ICML25" or "ICML2025". */
static int year_in_word(const struct tokens *tokens, const struct token *token)
{
	uint32_t at = token->end;
	int digits, year = 0;

	while (at > token->start && tokens->text[at - 1] >= '0' && tokens->text[at - 1] <= '9')
		at--;
	digits = (int)(token->end - at);
	if (digits > 4)
		return 0;
	for (; at < token->end; at++)
		year = year * 10 + (tokens->text[at] - '0');
	if (digits == 2)
		return venue_century(year);
	return digits == 4 && year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

/* Whether a number or one of its marks stands behind word i; most are followed by neither. */
static bool may_have_year(const struct tokens *tokens, size_t i, size_t limit)
{
	const struct token *next = i + 1 < limit ? &tokens->v[i + 1] : NULL;

	return tokens->v[i].kind == TOKEN_MIXED ||
	       (tokens->v[i].kind == TOKEN_WORD && next &&
		(next->kind == TOKEN_NUMBER || next->kind == TOKEN_PUNCT));
}

/* What stands between a name and its year: "'24", "-23" */
static bool is_mark(const struct token *token)
{
	return token_is_code(token, '\'') || token_is_code(token, 0x2019) ||
	       token_is_code(token, 0x2018) || token_is_code(token, '-');
}

static bool opens(const struct token *token)
{
	return token_is_code(token, '(') || token_is_code(token, '[') || token_is_code(token, 0xFF08);
}

/*
 * "ACL 25", "ASPLOS '24", "VLDB'23", "CVPR-23", "NAACL25", and in four digits, at a token that may
 * have one; *end is behind the year.
 */
static int venue_year_at(const struct tokens *tokens, size_t i, size_t limit, size_t *end)
{
	const struct token *name = &tokens->v[i], *number;
	size_t at = i + 1;
	bool mark = false;

	if (capitals_of(tokens, name) < 2)
		return 0;
	*end = at;
	if (name->kind == TOKEN_MIXED)
		return capitals_of(tokens, name) > 2 ? year_in_word(tokens, name) : 0;
	for (; at < limit && is_mark(&tokens->v[at]); at++)
		mark = true;
	number = at < limit ? &tokens->v[at] : NULL;
	if (!number || number->kind != TOKEN_NUMBER || number->end - number->start == 3 ||
	    number_is_head(tokens, at + 1) || (!mark && !(number->flags & TOKEN_SPACE_BEFORE)))
		return 0;
	*end = at + 1;
	return year_in_word(tokens, number);
}

bool dates_find_venue_year(const struct tokens *tokens, size_t from, size_t limit, size_t *first,
			   size_t *end)
{
	for (size_t i = from; i < limit; i++)
		if (may_have_year(tokens, i, limit) && venue_year_at(tokens, i, limit, end)) {
			*first = i;
			return true;
		}
	return false;
}

int dates_venue_year(const struct tokens *tokens, size_t from, size_t limit)
{
	int found = 0;
	size_t end;

	for (size_t i = from; i < limit; i++) {
		int year = may_have_year(tokens, i, limit) ? venue_year_at(tokens, i, limit, &end) : 0;
		bool bracketed = i > from && opens(&tokens->v[i - 1]);

		if (year && bracketed)
			return year;
		if (year)
			found = year;
	}
	return found;
}
