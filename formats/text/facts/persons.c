#include "formats/text/facts/persons.h"

enum {
	UTF8_MAX = 4,	/* bytes of a character */
	WORDS_MAX = 5,
	NEUTRAL = 50,	/* two or three words with capitals that no list knows */
	ENOUGH = 45,
};

/* What speaks for and against a name. */
struct evidence {
	unsigned words;		/* without particles and initials */
	unsigned initials, particles, titles;
	unsigned given, surnames, others;
	bool comma;
};

static const uint64_t other_things = WORD_MASK(WORD_ROLE) | WORD_MASK(WORD_RANK) |
	WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_DEPARTMENT) |
	WORD_MASK(WORD_DEGREE) | WORD_MASK(WORD_HEADING) | WORD_MASK(WORD_COUNTRY) |
	WORD_MASK(WORD_REGION) | WORD_MASK(WORD_CITY) | WORD_MASK(WORD_LANGUAGE) |
	WORD_MASK(WORD_SKILL) | WORD_MASK(WORD_VENUE) | WORD_MASK(WORD_AWARD) |
	WORD_MASK(WORD_MONTH) | WORD_MASK(WORD_SEASON) | WORD_MASK(WORD_STOP) |
	WORD_MASK(WORD_VERB) | WORD_MASK(WORD_LABEL) | WORD_MASK(WORD_NETWORK) |
	WORD_MASK(WORD_HOUSE) | WORD_MASK(WORD_PUBTYPE) | WORD_MASK(WORD_NOW) |
	WORD_MASK(WORD_FLUENCY) | WORD_MASK(WORD_LEVEL) | WORD_MASK(WORD_SCORE);

static bool is_punct(const struct token *token, uint32_t code)
{
	return token->kind == TOKEN_PUNCT && token->code == code;
}

static size_t skip_dot(const struct tokens *tokens, size_t i, size_t to)
{
	return i < to && is_punct(&tokens->v[i], '.') ? i + 1 : i;
}

/* "Prof. Dr." */
static size_t skip_titles(const struct tokens *tokens, size_t from, size_t to,
			  struct evidence *evidence)
{
	size_t n;

	while (from < to && (n = tokens_phrase(tokens, from, WORD_MASK(WORD_PREFIX), NULL)) > 0 &&
	       from + n < to) {
		from = skip_dot(tokens, from + n, to);
		evidence->titles++;
	}
	return from;
}

static size_t skip_punct(const struct tokens *tokens, size_t i, size_t to)
{
	while (i < to && tokens->v[i].kind == TOKEN_PUNCT)
		i++;
	return i;
}

/* Whether a name ends before token i: ", PhD", "Jr.", "M.D., Ph.D.", or nothing. */
static bool are_suffixes(const struct tokens *tokens, size_t i, size_t to,
			 struct evidence *evidence)
{
	size_t at = skip_punct(tokens, i, to), n;

	if (at == to)
		return true;
	if (at == i && !(tokens->v[i].flags & TOKEN_CAPITAL))
		return false;
	while (at < to && (n = tokens_phrase(tokens, at, WORD_MASK(WORD_SUFFIX), NULL)) > 0)
		at = skip_punct(tokens, at + n, to);
	evidence->titles += at == to;
	return at == to;
}

static size_t characters(const struct tokens *tokens, const struct token *token)
{
	size_t n = 0;

	for (uint32_t at = token->start; at < token->end; at++)
		n += (tokens->text[at] & 0xC0) != 0x80;
	return n;
}

static bool is_initial(const struct tokens *tokens, const struct token *token)
{
	size_t most = token->flags & TOKEN_CAPS && token->flags & TOKEN_DOT_AFTER ? 2 : 1;

	return token->flags & TOKEN_CAPITAL && token->end - token->start <= most * UTF8_MAX &&
	       characters(tokens, token) <= most;
}

static void weigh_word(const struct token *token, struct evidence *evidence)
{
	bool given = token_is(token, WORD_GIVEN), surname = token_is(token, WORD_SURNAME);

	evidence->words++;
	evidence->given += given;
	evidence->surnames += surname;
	evidence->others += !given && !surname && token->classes & other_things;
}

/* Punctuation inside names: initials' stops, hyphens, apostrophes, one comma. */
static bool weigh_punct(const struct token *token, struct evidence *evidence)
{
	switch (token->code) {
	case '.':
		return token[-1].flags & TOKEN_CAPITAL;
	case '-': case '\'': case 0x2019:
		return !(token->flags & TOKEN_SPACE_BEFORE);
	case ',':
		if (evidence->comma)
			return false;
		evidence->comma = true;
		return true;
	default:
		return false;
	}
}

/* One token; false when it stands in no name. */
static bool weigh(const struct tokens *tokens, size_t i, size_t from, struct evidence *evidence)
{
	const struct token *token = &tokens->v[i];

	if (token->flags & TOKEN_TAB_BEFORE && i > from)
		return false;
	if (token->kind == TOKEN_PUNCT)
		return i > from && weigh_punct(token, evidence);
	if (token->kind != TOKEN_WORD)
		return false;
	if (is_initial(tokens, token)) {
		evidence->initials++;
		return true;
	}
	if (!(token->flags & TOKEN_CAPITAL)) {
		evidence->particles++;
		return token_is(token, WORD_PARTICLE) ||
		       is_punct(&tokens->v[i ? i - 1 : 0], '-');	/* "Jin-woo" */
	}
	weigh_word(token, evidence);
	return true;
}

static unsigned limit_to(int value)
{
	return value < 0 ? 0 : value > 98 ? 98 : (unsigned)value;
}

static unsigned judge(const struct evidence *evidence)
{
	unsigned parts = evidence->words + (evidence->initials > 0);
	bool proved = evidence->given || evidence->surnames || evidence->titles;
	int score = NEUTRAL;

	if (evidence->words == 0 || parts < 2 || evidence->words > WORDS_MAX)
		return evidence->words == 1 && evidence->titles ? 60 : 0;
	if (evidence->comma && !proved && !evidence->initials)
		return 0;
	score += 25 * (evidence->given > 0) + 15 * (evidence->surnames > 0);
	score += 15 * (evidence->titles > 0) + 10 * (evidence->initials > 0);
	score += 5 * (evidence->particles > 0);
	score -= 30 * (int)evidence->others;
	score -= evidence->words > 3 && !proved ? 15 : 0;
	return limit_to(score);
}

/* Han, kana and Hangul: two to five characters in one run or two, a family name first. */
static unsigned judge_run(const struct tokens *tokens, size_t from, size_t to)
{
	const struct token *first = &tokens->v[from], *last = &tokens->v[to - 1];
	size_t n = characters(tokens, first) + (last > first ? characters(tokens, last) : 0);
	uint64_t against = other_things & ~WORD_MASK(WORD_STOP);

	if (to - from > 2 || last->kind != TOKEN_HAN || n < 2 || n > 6)
		return 0;
	if (last > first && (last->classes & against || last->flags & TOKEN_TAB_BEFORE))
		return 0;
	if (first->classes & other_things && !token_is(first, WORD_SURNAME))
		return 0;
	if (token_is(first, WORD_SURNAME) && !(first->classes & against))
		return n <= 4 ? 85 : 60;
	return last > first && n <= 5 ? ENOUGH : 0;
}

/* Whether a list knows it as something else: a heading, a company; a city and its state. */
static bool is_known_phrase(const struct tokens *tokens, size_t from, size_t to)
{
	const uint64_t places = WORD_MASK(WORD_CITY) | WORD_MASK(WORD_REGION) | WORD_MASK(WORD_COUNTRY);
	size_t n = tokens_phrase(tokens, from, other_things, NULL);
	size_t place = tokens_phrase(tokens, from, places, NULL);

	if (place && from + place < to && is_punct(&tokens->v[from + place], ','))
		return place > 1 || tokens_phrase(tokens, from + place + 1, places, NULL) > 0;
	return n > 1 && from + n >= to;
}

/* Before "(she/her)" at the end: a bracket of small words with strokes between. */
static size_t before_pronouns(const struct tokens *tokens, size_t from, size_t to)
{
	size_t at = to, strokes = 0;

	if (to < from + 2 || !is_punct(&tokens->v[to - 1], ')'))
		return to;
	for (at = to - 1; at > from && !is_punct(&tokens->v[at - 1], '('); at--) {
		const struct token *token = &tokens->v[at - 1];

		if (!is_punct(token, '/') && (token->kind != TOKEN_WORD || token->flags & TOKEN_CAPITAL))
			return to;
		strokes += token->kind == TOKEN_PUNCT;
	}
	return strokes && at > from ? at - 1 : to;
}

/* Behind "(Seun)" within a name; i if no bracket of one word stands there. */
static size_t skip_nickname(const struct tokens *tokens, size_t i, size_t to)
{
	const struct token *v = tokens->v;

	return i + 3 < to && is_punct(&v[i], '(') && v[i + 1].kind == TOKEN_WORD &&
	       v[i + 1].flags & TOKEN_CAPITAL && is_punct(&v[i + 2], ')') &&
	       v[i + 3].kind == TOKEN_WORD && v[i + 3].flags & TOKEN_CAPITAL ? i + 3 : i;
}

bool person_looks_like(const struct tokens *tokens, size_t from, size_t to, unsigned *confidence)
{
	struct evidence evidence = { 0 };
	unsigned score;
	size_t end;
	bool han;

	while (from < to && tokens->v[from].kind == TOKEN_PUNCT)
		from++;
	to = before_pronouns(tokens, from, to);
	while (to > from && tokens->v[to - 1].kind == TOKEN_PUNCT && tokens->v[to - 1].code != '.')
		to--;
	if (from == to || to - from > 24 || is_known_phrase(tokens, from, to))
		return false;
	from = skip_titles(tokens, from, to, &evidence);
	han = tokens->v[from].kind == TOKEN_HAN;
	for (end = from; end < to; end++) {
		if (end > from)
			end = skip_nickname(tokens, end, to);
		if (end > from + 1 && are_suffixes(tokens, end, to, &evidence))
			break;
		if (!han && !weigh(tokens, end, from, &evidence))
			return false;
	}
	score = han ? judge_run(tokens, from, end) : judge(&evidence);
	if (confidence)
		*confidence = score;
	return score >= ENOUGH;
}
