/*
 * The second stage of the text reader: decoded text becomes lines that no
 * longer know whether they came from Markdown, HTML, a PDF or a keyboard.
 *
 * A line here is one line of the page as its author saw it. Mark-up is off
 * (emphasis and links live on as spans), entities and LaTeX are decoded, white
 * space is folded, bullets and ordinals are taken off and remembered, text in
 * several columns of the page stands in reading order, table rows and wide
 * gaps are cells. Nothing is decided here about what a line means.
 */
#ifndef FORMATS_TEXT_PAGE_BLOCKS_H
#define FORMATS_TEXT_PAGE_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct sink;

enum span_kind {
	SPAN_BOLD = 1,
	SPAN_ITALIC = 2,	/* also underlined text */
	SPAN_LINK = 4,
	SPAN_CODE = 8,
};

/* A run of a line's text, in bytes. Spans are in order of their start. */
struct span {
	uint32_t start, end;
	enum span_kind kind;
	const char *url;	/* SPAN_LINK: the address; NULL when it is lost */
};

/* A stretch of a line that stands apart: a table cell, or text after a wide gap. */
struct cell {
	uint32_t start, end;	/* bytes in the line's text */
	uint32_t column;	/* where it stood on the page, in terminal columns from 0 */
};

enum line_flags {
	LINE_BULLET = 1 << 0,	/* a bullet stood before it */
	LINE_NUMBERED = 1 << 1,	/* an ordinal or label stood before it: "1.", "[C3]" */
	LINE_HEADING = 1 << 2,	/* Markdown heading or underlined line; see level */
	LINE_RULE_AFTER = 1 << 3, /* a rule of dashes or underscores follows or ends it */
	LINE_RULE_BEFORE = 1 << 4,
	LINE_BOLD = 1 << 5,	/* all of its text is bold */
	LINE_ITALIC = 1 << 6,	/* all of its text is italic */
	LINE_CAPS = 1 << 7,	/* cased letters are all capitals, two at least */
	LINE_TABLE = 1 << 8,	/* a row of a table (cells are its columns) */
	LINE_QUOTE = 1 << 9,
	LINE_WRAPS = 1 << 10,	/* the layout broke it: its sentence or value goes on in the next line */
	LINE_PAGE_START = 1 << 11, /* first line of a page or of a column of one */
	LINE_HYPHEN = 1 << 12,	/* with WRAPS: ends in a hyphen that joining takes off or keeps as it stands (see line_join) */
	LINE_DEFINITION = 1 << 13, /* the body of a definition or a `label` row whose label is the first cell */
};

struct line {
	const char *text;	/* NUL-terminated; cells are separated by one TAB */
	uint32_t size;
	uint32_t number;	/* source line, from 1 */
	uint32_t indent;	/* terminal columns before the text (before the bullet if there is one) */
	uint16_t level;		/* LINE_HEADING: 1 to 6; LINE_BULLET: depth from 1 */
	uint16_t blanks;	/* blank lines before it, page breaks included */
	uint32_t flags;
	uint32_t n_spans, n_cells;
	const char *marker;	/* the bullet or ordinal as written, or NULL */
	struct span *spans;
	struct cell *cells;	/* at least one, covering the text */
};

struct lines {
	struct line *v;
	size_t n, capacity;
	uint32_t width;		/* of the page: where its lines usually end; 0: unknown */
	bool markdown;		/* the text was taken for Markdown */
};

/*
 * Reads the whole text (valid UTF-8, LF) into lines. Their texts, markers and
 * spans, which paragraphs take over, are from `arena`; the lines themselves and
 * what is of use here alone are from `brief`, which the caller clears when
 * there are paragraphs. Both must have a recovery point. Linear in size.
 */
void blocks_read(struct arena *arena, struct arena *brief, const char *text, size_t size,
		 struct lines *lines);

/*
 * Appends the text of `next` to that of `line` as one value: a space between
 * them (none between Han or kana), a hyphen at the end taken off when it only
 * cut a word. Returns the joined text in the arena; flags decide nothing here.
 */
const char *line_join(struct arena *arena, const char *left, size_t left_size,
		      const char *right, size_t right_size, size_t *size);

/*
 * The same in place: `left` has room for right_size + 1 bytes more. Returns
 * the new size; the caller puts the NUL.
 */
size_t line_append(char *left, size_t left_size, const char *right, size_t right_size);

/* --explain=blocks: one row per line: number, flags, indent, text. */
void blocks_explain(const struct lines *lines, struct sink *out);

/* The spans of the kind that cover the byte range wholly; NULL if none. */
const struct span *line_span_at(const struct line *line, enum span_kind kind,
				uint32_t start, uint32_t end);

#endif
