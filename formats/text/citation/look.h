/*
 * Inside the reader of references: what single tokens look like, in the
 * scripts that have their own punctuation too.
 */
#ifndef FORMATS_TEXT_CITATION_LOOK_H
#define FORMATS_TEXT_CITATION_LOOK_H

#include "formats/text/outline/piece.h"

static inline const struct token *look_at(const struct piece *piece, size_t i)
{
	return &piece->para->tokens.v[i];
}

/* A word with a small letter first; one of a script without capitals is none. */
static inline bool look_is_small(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);
	unsigned char first = (unsigned char)piece->para->text[token->start];

	return token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL) &&
	       (first < 0x80 || first == 0xC3 || first == 0xD0 || first == 0xD1);
}

static inline bool look_is_comma(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, ',') || piece_is_code(piece, i, 0xFF0C);
}

static inline bool look_opens(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, '(') || piece_is_code(piece, i, '[') ||
	       piece_is_code(piece, i, 0xFF08);
}

static inline bool look_closes(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, ')') || piece_is_code(piece, i, ']') ||
	       piece_is_code(piece, i, 0xFF09);
}

/* A star, a cup or a medal between spaces, as stands before what a paper won. */
static inline bool look_is_star(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);

	return token->kind == TOKEN_PUNCT && token->flags & TOKEN_SPACE_BEFORE && i + 1 < piece->to &&
	       look_at(piece, i + 1)->flags & TOKEN_SPACE_BEFORE &&
	       (token->code == 0x2605 || token->code == 0x2606 || token->code == 0x2B50 ||
		token->code == 0x1F3C5 || token->code == 0x1F3C6 || token->code == 0x1F947);
}

/* Whether a year stands at token i, behind punctuation perhaps. */
static inline bool look_year_follows(const struct piece *piece, size_t i)
{
	while (i < piece->to && look_at(piece, i)->kind == TOKEN_PUNCT)
		i++;
	return i < piece->to && look_at(piece, i)->kind == TOKEN_NUMBER &&
	       look_at(piece, i)->number > 1500 && look_at(piece, i)->number < 2100;
}

/* Whether a quote opens at token i: a single one behind a space, and before none. */
static inline bool look_is_quote(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);

	if (token->kind != TOKEN_PUNCT)
		return false;
	switch (token->code) {
	case '"': case 0x201C: case 0x201E: case 0xAB: case 0x300C: case 0x300E: case 0x300A:
		return true;
	case '\'': case 0x2018:
		return token->flags & TOKEN_SPACE_BEFORE && i + 1 < piece->to &&
		       !(look_at(piece, i + 1)->flags & TOKEN_SPACE_BEFORE);
	default:
		return false;
	}
}

#endif
