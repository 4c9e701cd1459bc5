#include "formats/text/entry/titles.h"

#include <string.h>

#define TITLE_WORDS 3		/* most of a document's title; a Han character counts a third */
#define TITLE_SIZE 32		/* bytes of one in Han, kana or Hangul */
#define GREETING_TOKENS 5	/* of "Hello there, " */
#define VERSION_WORDS 6	/* of "Last updated on 5 May 2025" */

/* Tokens of a phrase at token i of which the word lists say so; 0: none. */
static size_t phrase_of(const struct piece *piece, size_t i, enum word_class class,
			const char *value)
{
	struct facts facts;
	size_t n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(class), &facts);

	for (size_t k = 0; n && k < facts.n; k++)
		if (facts.v[k].class == class && !strcmp(facts.v[k].value, value))
			return n;
	return 0;
}

struct piece titles_skip(struct piece piece)
{
	size_t n = 1;

	while (piece.from < piece.to && n) {
		n = tokens_phrase(&piece.para->tokens, piece.from, WORD_MASK(WORD_PREFIX), NULL);
		n += !n && piece_is_code(&piece, piece.from, '.');
		piece.from += n;
	}
	return piece;
}

/* "Name: Jane Roe" */
static struct piece without_label(struct piece piece)
{
	size_t n = piece_empty(&piece) ? 0 : phrase_of(&piece, piece.from, WORD_LABEL, "name");

	if (n && piece.from + n < piece.to && token_is_colon(&piece.para->tokens.v[piece.from + n]))
		return piece_sub(&piece, piece.from + n + 1, piece.to);
	return piece;
}

struct piece titles_introduced(struct piece piece)
{
	const struct tokens *tokens = &piece.para->tokens;
	size_t i = piece.from + tokens_phrase(tokens, piece.from, WORD_MASK(WORD_GREETING), NULL);
	size_t n = 0;

	if (i == piece.from)
		return piece_sub(&piece, piece.to, piece.to);
	while (i < piece.to && i < piece.from + GREETING_TOKENS && !n)
		n = phrase_of(&piece, i++, WORD_LABEL, "introduction");
	i = n && tokens->v[i - 1 + n].flags & TOKEN_CAPITAL ? i - 1 + n : piece.to;
	while (piece.to > i && tokens->v[piece.to - 1].kind == TOKEN_PUNCT)
		piece.to--;
	return piece_sub(&piece, i, piece.to);
}

struct piece titles_without_document(struct piece piece)
{
	const struct token *v = piece.para->tokens.v;
	struct piece introduced = titles_introduced(piece);
	size_t n = phrase_of(&piece, piece.from, WORD_HEADING, "title");

	if (!piece_empty(&introduced))
		return introduced;
	if (n) {
		piece.from += n;
		while (piece.from < piece.to && v[piece.from].kind == TOKEN_WORD &&
		       token_is(&v[piece.from], WORD_STOP))
			piece.from++;
	}
	for (size_t i = piece.from + 1; i < piece.to; i++)
		if (i + phrase_of(&piece, i, WORD_HEADING, "title") == piece.to)
			piece.to = i;
	return without_label(piece_trim(piece));
}

/* "履 歴 書": the words without the spaces between their characters; "" when they are longer. */
static void join_han(const struct tokens *tokens, char joined[TITLE_SIZE])
{
	size_t size = 0;

	for (size_t i = 0; i < tokens->n; i++) {
		size_t more = tokens->v[i].end - tokens->v[i].start;

		if (tokens->v[i].kind != TOKEN_HAN || size + more >= TITLE_SIZE) {
			size = 0;
			break;
		}
		memcpy(joined + size, tokens->text + tokens->v[i].start, more);
		size += more;
	}
	joined[size] = '\0';
}

bool titles_is_document(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	char joined[TITLE_SIZE];

	if (!para->words || para->words > TITLE_WORDS)
		return false;
	if (lexicon_says(tokens->folded, strlen(tokens->folded), WORD_HEADING, "title"))
		return true;
	if (tokens->v[0].kind != TOKEN_HAN)
		return false;
	join_han(tokens, joined);
	return lexicon_says(joined, strlen(joined), WORD_HEADING, "title");
}

bool titles_is_version(const struct para *para)
{
	struct piece piece = piece_all(para);

	if (!para->dated || piece_empty(&piece))
		return false;
	return para->date_only || (para->words <= VERSION_WORDS &&
				   phrase_of(&piece, 0, WORD_LABEL, "updated"));
}
