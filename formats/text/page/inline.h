/*
 * Inside the second stage: mark-up inside a paragraph becomes text and spans.
 * Markdown's emphasis, links, code and escapes (CommonMark 0.30, section 6),
 * HTML's tags and entities, LaTeX's commands. One pass; nothing looks back or
 * ahead further than a constant, so any input takes linear time.
 */
#ifndef FORMATS_TEXT_PAGE_INLINE_H
#define FORMATS_TEXT_PAGE_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/text/page/blocks.h"

enum inline_features {
	INLINE_EMPHASIS = 1 << 0,
	INLINE_LINKS = 1 << 1,
	INLINE_ESCAPES = 1 << 2,
	INLINE_HTML = 1 << 3,
	INLINE_LATEX = 1 << 4,
	INLINE_ENTITIES = 1 << 5,
	INLINE_MARKDOWN = INLINE_EMPHASIS | INLINE_LINKS | INLINE_ESCAPES,
};

/* What stands in the result beside text; no source text holds these. */
enum inline_code {
	INLINE_DELETED = 0x01,	/* mark-up was here */
	INLINE_BULLET = 0x02,	/* an HTML list item begins */
	INLINE_ROW = '\n',	/* the end of a row, as in the source */
	INLINE_BREAK = '\v',	/* a line ends here for good */
};

struct inline_delimiter;
struct inline_bracket;

/* The result; its memory is used again by the next call. */
struct inline_text {
	char *text;
	size_t size, capacity;
	struct span *spans;	/* in order of their start */
	size_t n_spans, spans_capacity;
	struct inline_delimiter *delimiters;
	size_t n_delimiters, delimiters_capacity;
	struct inline_bracket *brackets;
	size_t n_brackets, brackets_capacity;
};

void inline_read(struct arena *arena, struct inline_text *out, const char *source, size_t size,
		 unsigned features);

/* Where inline.c and latex.c meet. */
struct inliner {
	struct arena *arena;
	struct inline_text *out;
	const char *start, *end;
	unsigned features;
	unsigned no_ticks;	/* bit n: no run of n backticks follows */
	bool no_comment;	/* no "-->" follows */
};

void inline_put(struct inliner *in, const char *bytes, size_t size);
/* Opens a span at the end of the result, which inline_close ends. */
void inline_open(struct inliner *in, char bracket, unsigned kind, const char *url);
/* Ends the innermost span of that bracket (and kind, unless 0); false if none is open. */
bool inline_close(struct inliner *in, char bracket, unsigned kind);

/* Reads $...$ at `at`; the bytes taken, 0 when it is no mathematics. */
size_t latex_math(struct inliner *in, const char *at);
/* Reads \command at `at` in running text; the bytes taken, 0 when it is none that is known. */
size_t latex_command(struct inliner *in, const char *at);

#endif
