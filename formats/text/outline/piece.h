/*
 * Stretches of paragraphs, which the stages behind cut smaller and smaller
 * until each is one value.
 */
#ifndef FORMATS_TEXT_OUTLINE_PIECE_H
#define FORMATS_TEXT_OUTLINE_PIECE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/text/outline/paras.h"

/* A stretch of one paragraph, in tokens [from, to). */
struct piece {
	const struct para *para;
	size_t from, to;
};

/* All of it. */
static inline struct piece piece_all(const struct para *para)
{
	return (struct piece){ para, 0, para->tokens.n };
}
static inline bool piece_empty(const struct piece *piece)
{
	return piece->from >= piece->to;
}
/* Words at both ends: there is nothing to take off, as mostly. */
static inline bool piece_is_trim(const struct piece *piece)
{
	return piece->from < piece->to &&
	       piece->para->tokens.v[piece->from].kind != TOKEN_PUNCT &&
	       piece->para->tokens.v[piece->to - 1].kind != TOKEN_PUNCT;
}
/* What piece_trim() does of all others. */
struct piece piece_trim_ends(struct piece piece);
/* Without separators, quotes that stand alone and brackets round the whole at its ends. */
static inline struct piece piece_trim(struct piece piece)
{
	return piece_is_trim(&piece) ? piece : piece_trim_ends(piece);
}
/* Tokens [from, to) of its paragraph, trimmed. */
static inline struct piece piece_sub(const struct piece *piece, size_t from, size_t to)
{
	return piece_trim((struct piece){ piece->para, from, to });
}
/* Whether token i is that punctuation. */
static inline bool piece_is_code(const struct piece *piece, size_t i, uint32_t code)
{
	return token_is_code(&piece->para->tokens.v[i], code);
}
/* First byte and size of its text in para->text; size 0 when empty. */
const char *piece_text(const struct piece *piece, size_t *size);
/* All classes of the phrases in it. */
uint64_t piece_classes(const struct piece *piece);
/* Whether its paragraph has any of the class: else no piece of it is. */
static inline bool piece_may_be(const struct piece *piece, enum word_class class)
{
	return (piece->para->tokens.classes & WORD_MASK(class)) != 0;
}
static inline bool piece_is(const struct piece *piece, enum word_class class)
{
	return piece_may_be(piece, class) && (piece_classes(piece) & WORD_MASK(class)) != 0;
}
/* Words (not punctuation) in it. */
size_t piece_words(const struct piece *piece);
/* Whether a span of the kind covers all of it. */
bool piece_in_span(const struct piece *piece, enum span_kind kind);
/* The address of the first link in it, or NULL. */
const char *piece_link(const struct piece *piece);

/* White space on both sides of token i. */
bool token_is_spaced(const struct piece *piece, size_t i);

/*
 * Cuts a piece at its next strong separator at or after token `from`: the
 * start of a cell, `|`, `·`, `•`, a long dash between spaces, a change of
 * bold. Returns the token where the right part begins and sets *left_end;
 * 0 when there is none.
 */
size_t piece_break(const struct piece *piece, size_t from, size_t *left_end);

#endif
