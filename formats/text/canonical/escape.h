/*
 * Values inside the canonical text CV: "raw" text is a value with escapes, on
 * one line but for a backslash and a line feed where the value breaks.
 */
#ifndef FORMATS_TEXT_CANONICAL_ESCAPE_H
#define FORMATS_TEXT_CANONICAL_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/fields.h"

struct buf;

enum escape_flags {
	ESCAPE_MARKDOWN = 1,
	ESCAPE_BREAKS = 2,	/* a line break is one; else it is \u{a} */
};

/* Appends the value as raw text; a space after one of the `stops` would end it here. */
void escape_add(struct buf *out, const char *value, const char *stops, unsigned flags);
/* Appends what raw text says. */
void escape_undo(struct buf *out, const char *raw, size_t size);
/* The first place where the words stand unescaped, or NULL. */
const char *escape_find(const char *raw, size_t size, const char *words);
/* Whether the last character is a backslash that takes the next one's meaning away. */
bool escape_is_open(const char *raw, size_t size);

/* "a, b" or, where an item has a comma, "a; b". */
void escape_add_list(struct buf *out, const struct texts *texts, const char *stops,
		     unsigned flags);
const char *escape_list_separator(const char *raw, size_t size);

/* How raw text is laid in lines. */
struct wrap {
	size_t column;		/* where the first line begins */
	size_t first, width;	/* columns of the first line, and of the others */
	size_t indent;		/* of the others */
	size_t glued;		/* bytes at the beginning that no line ends in: a label */
	/* Whether no line may begin with these words; MAY be NULL. */
	bool (*keeps)(const void *context, const char *words);
	const void *context;
};

void wrap_add(struct buf *out, const char *raw, const struct wrap *wrap);
/* Appends one more line, without its indentation, to raw text that was wrapped. */
void wrap_undo(struct buf *raw, const char *line, size_t size);

#endif
