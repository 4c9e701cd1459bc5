#include "formats/text/facts/numbers.h"

static bool is_tight(const struct token *token)
{
	return !(token->flags & TOKEN_SPACE_BEFORE);
}

static bool is_money_sign(uint32_t code)
{
	return code == '$' || (code >= 0xA2 && code <= 0xA5) || (code >= 0x20A0 && code <= 0x20CF) ||
	       code == 0xFFE5 || code == 0xFFE6;
}

static bool is_currency(const struct tokens *tokens, size_t i)
{
	static const char *const codes[] = {
		"usd", "eur", "gbp", "krw", "jpy", "cny", "rmb", "inr", "chf", "cad", "aud", "sek",
		"pln", "rub", "brl", "euro", "euros", "dollars", "won", "yen", "rs", NULL,
	};

	return tokens->v[i].kind == TOKEN_PUNCT ? is_money_sign(tokens->v[i].code) :
	       tokens_word_is_one_of(tokens, i, codes);
}

static bool is_counter(const struct tokens *tokens, size_t i)
{
	static const char *const words[] = { "pp", "p", "no", "nr", "vol", "rfc", "iso", "din",
					     "isbn", "issn", "port", "room", "version", NULL };

	return token_is_code(&tokens->v[i], '#') || tokens_word_is_one_of(tokens, i, words);
}

/* A sign that ties numbers together: phones, versions, fractions. */
static bool ties_numbers(const struct token *token)
{
	return token->kind == TOKEN_PUNCT && is_tight(token) &&
	       (token->code == '-' || token->code == '.' || token->code == '/' ||
		token->code == ':' || token->code == '+' || token->code == '_');
}

static bool has_digits(const struct token *token)
{
	return token->kind == TOKEN_NUMBER || token->kind == TOKEN_MIXED;
}

bool number_is_tail(const struct tokens *tokens, size_t i)
{
	const struct token *token = &tokens->v[i];

	if (i == 0 || token->kind != TOKEN_NUMBER || token->flags & TOKEN_TAB_BEFORE)
		return false;
	if (is_currency(tokens, i - 1) || is_counter(tokens, i - 1))
		return true;
	if (i >= 2 && token_is_code(token - 1, '.') && is_counter(tokens, i - 2))
		return true;
	return i >= 2 && is_tight(token) && ties_numbers(token - 1) && has_digits(token - 2);
}

bool number_is_head(const struct tokens *tokens, size_t to)
{
	const struct token *next = to < tokens->n ? &tokens->v[to] : NULL;
	const struct token *after = to + 1 < tokens->n ? &tokens->v[to + 1] : NULL;

	if (!next)
		return false;
	if (next->flags & TOKEN_TAB_BEFORE)
		return false;
	if (next->code == '%' || (is_currency(tokens, to) && !(after && has_digits(after))))
		return true;	/* not "2014 GBP 9,800" */
	if (next->kind == TOKEN_PUNCT && next->code == '+' && is_tight(next))
		return true;
	return ties_numbers(next) && next->code != ':' && after && has_digits(after) && is_tight(after);
}

bool number_is_behind_name(const struct tokens *tokens, size_t i)
{
	const uint64_t ours = WORD_MASK(WORD_STOP) | WORD_MASK(WORD_IN) | WORD_MASK(WORD_AT) |
		WORD_MASK(WORD_CITY) | WORD_MASK(WORD_COUNTRY) | WORD_MASK(WORD_REGION) |
		WORD_MASK(WORD_SINCE) | WORD_MASK(WORD_UNTIL) | WORD_MASK(WORD_RANGE) |
		WORD_MASK(WORD_EXPECTED) | WORD_MASK(WORD_MONTH) | WORD_MASK(WORD_LABEL);
	const struct token *before = i ? &tokens->v[i - 1] : NULL;

	return before && (before->kind == TOKEN_WORD || before->kind == TOKEN_MIXED) &&
	       !(tokens->v[i].flags & TOKEN_TAB_BEFORE) && !(before->classes & ours);
}

bool number_is_before_noun(const struct tokens *tokens, size_t to)
{
	const struct token *next = to < tokens->n ? &tokens->v[to] : NULL;

	return next && next->kind == TOKEN_WORD && !(next->flags & (TOKEN_CAPITAL | TOKEN_TAB_BEFORE)) &&
	       !next->classes;
}
