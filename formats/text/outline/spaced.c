#include "formats/text/outline/spaced.h"

#include "pipeline/utf8.h"

#define LEAST_ITEMS 3
#define HANGUL 0xAC00		/* its first syllable, and its last */
#define HANGUL_LAST 0xD7A3
#define MOST_STOPS 8		/* one little word among so many others is the most in a list */

/* The end of the run without spaces that begins at token i: "CI/CD", "C++". */
static size_t chunk_end(const struct piece *piece, size_t i)
{
	const struct token *v = piece->para->tokens.v;

	for (i++; i < piece->to && !(v[i].flags & TOKEN_SPACE_BEFORE);)
		i++;
	return i;
}

/* The end of the run that token i is in or ends, or of what begins in it: "Spring/Spring Boot". */
static size_t known_end_in(const struct piece *piece, size_t i)
{
	size_t end = chunk_end(piece, i - 1);

	for (; i < end; i++) {
		size_t n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_SKILL), NULL);

		if (i + n > end && i + n <= piece->to)
			end = chunk_end(piece, i + n - 1);
	}
	return end;
}

/* The end of the longest known tool or method that begins at token i; i if none does. */
static size_t known_end(const struct piece *piece, size_t i)
{
	size_t word = piece_is_code(piece, i, '.') && i + 1 < piece->to ? i + 1 : i;	/* ".NET" */
	size_t n = tokens_phrase(&piece->para->tokens, word, WORD_MASK(WORD_SKILL), NULL);

	if (!n || word + n > piece->to)
		return i;
	return known_end_in(piece, word + n);
}

static bool begins_small(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL);
}

/* A mark between spaces holds its neighbours together, "Apache & Nginx", and so does "of". */
static bool is_joint(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return (token->kind == TOKEN_PUNCT && chunk_end(piece, i) == i + 1) ||
	       (begins_small(piece, i) && token->classes & (WORD_MASK(WORD_STOP) |
			WORD_MASK(WORD_AND) | WORD_MASK(WORD_IN) | WORD_MASK(WORD_PARTICLE)));
}

/* Chinese and Japanese have no spaces but between items; Korean has. */
static bool is_han(const struct piece *piece, size_t i)
{
	const struct tokens *tokens = &piece->para->tokens;
	const char *at = tokens->text + tokens->v[i].start;
	uint32_t code = utf8_next(&at, tokens->text + tokens->v[i].end);

	return tokens->v[i].kind == TOKEN_HAN && !(code >= HANGUL && code <= HANGUL_LAST);
}

/* Whether what begins at token i goes on with the words before it. */
static bool goes_on(const struct piece *piece, size_t i, bool known, bool small)
{
	if (i >= piece->to)
		return false;
	if (is_joint(piece, i) || piece_is_code(piece, i, '('))
		return true;
	if (is_han(piece, i) || is_han(piece, i - 1))
		return false;
	if (known_end(piece, i) > i && !begins_small(piece, i))
		return false;
	if (begins_small(piece, i) && !small)
		return true;
	return !known && token_is(&piece->para->tokens.v[i], WORD_CRAFT);
}

static size_t item_end(const struct piece *piece, size_t i)
{
	bool small = begins_small(piece, i), joint = false;
	size_t end = known_end(piece, i);
	bool known = end > i;

	if (!known)
		end = chunk_end(piece, i);
	while (end < piece->to && (joint || goes_on(piece, end, known, small))) {
		size_t next = known_end(piece, end);

		joint = next == end && is_joint(piece, end);
		end = next > end ? next : chunk_end(piece, end);
	}
	return end;
}

bool spaced_next(struct piece *list, struct piece *item)
{
	size_t end;

	if (piece_empty(list))
		return false;
	end = item_end(list, list->from);
	*item = piece_sub(list, list->from, end);
	list->from = end;
	return true;
}

/* Whether there is a mark that parts or closes anything. */
static bool has_marks(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;

	for (size_t i = piece->from; i < piece->to; i++)
		if (v[i].flags & TOKEN_TAB_BEFORE || token_is_comma(&v[i]) || token_is_colon(&v[i]) ||
		    piece_is_code(piece, i, ';') || piece_is_code(piece, i, '|') ||
		    piece_is_code(piece, i, 0xB7) || piece_is_code(piece, i, 0x2022))
			return true;
	return false;
}

static size_t count_stops(const struct piece *piece)
{
	size_t n = 0;

	for (size_t i = piece->from; i < piece->to; i++)
		n += begins_small(piece, i) && token_is(&piece->para->tokens.v[i], WORD_STOP);
	return n;
}

bool spaced_is_list(const struct piece *piece)
{
	size_t items = 0, known = 0, han = 0;

	if (has_marks(piece) || count_stops(piece) * MOST_STOPS > piece_words(piece))
		return false;
	for (size_t i = piece->from; i < piece->to; i = item_end(piece, i)) {
		items++;
		known += known_end(piece, i) > i || is_han(piece, i);
		han += is_han(piece, i);
	}
	if (han > 1 && known == items)
		return true;
	return items >= LEAST_ITEMS && known >= 2 && known * 2 >= items;
}

size_t spaced_count(const struct piece *piece)
{
	size_t n = 0;

	if (has_marks(piece))
		return 0;
	for (size_t i = piece->from; i < piece->to; i = item_end(piece, i))
		n++;
	return n;
}
