/*
 * The third stage of the text reader: lines that the layout broke become
 * paragraphs, each with what can be said of it alone: its tokens, its dates,
 * whether it reads like a sentence. Sections and entries are cut out of these.
 */
#ifndef FORMATS_TEXT_PARAS_H
#define FORMATS_TEXT_PARAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/text/blocks.h"
#include "formats/text/contacts.h"
#include "formats/text/dates.h"
#include "formats/text/tokens.h"

struct arena;

struct para {
	const char *text;	/* NUL-terminated; cells are separated by one TAB */
	uint32_t size;
	uint32_t line, last_line;	/* source lines, from 1 */
	uint32_t flags;		/* LINE_* of its first line; WRAPS never */
	uint32_t indent;
	uint16_t level, blanks;
	const char *marker;
	struct span *spans;
	size_t n_spans;
	struct tokens tokens;
	uint64_t classes;	/* of all its phrases */
	struct period period;	/* when dated */
	struct contact contact;	/* when nothing else stands in it; kind NONE otherwise */
	uint32_t words;		/* letters' tokens; a Han character counts a third */
	uint32_t stops;		/* function words among them */
	bool dated;		/* holds a period */
	bool date_only;		/* nothing but a period (and words such as "Awarded") */
	bool prose;		/* reads like a sentence or more */
	bool used;		/* its words have gone into the record */
};

struct paras {
	struct para *v;
	size_t n;
	uint32_t width;		/* of the page, see struct lines */
};

/* A stretch of one paragraph, in tokens [from, to). */
struct piece {
	const struct para *para;
	size_t from, to;
};

/* Joins lines and looks at each paragraph; memory from the arena (with recovery point). */
void paras_read(struct arena *arena, const struct lines *lines, struct paras *paras);

static inline bool para_is(const struct para *para, enum word_class class)
{
	return (para->classes & WORD_MASK(class)) != 0;
}

static inline bool para_has_flag(const struct para *para, uint32_t flag)
{
	return (para->flags & flag) != 0;
}

/* Whether a paragraph can stand at the head of an entry: short, no bullet, no sentence. */
bool para_is_headish(const struct para *para);

/* "Expert", "C1", "90 %": nothing but how well something is known. */
bool para_is_level(const struct para *para);

/* All of it. */
struct piece piece_all(const struct para *para);
static inline bool piece_empty(const struct piece *piece)
{
	return piece->from >= piece->to;
}
/* Without separators, quotes that stand alone and brackets round the whole at its ends. */
struct piece piece_trim(struct piece piece);
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
static inline bool piece_is(const struct piece *piece, enum word_class class)
{
	return (piece_classes(piece) & WORD_MASK(class)) != 0;
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
