/*
 * Inside the second stage: the source cut into rows, before anything is read
 * of them. A row is a source line, or the part of one that stands in one
 * column of the page; the passes between rows_read() and lines_read() only
 * mark, drop and reorder rows, and point into the source text.
 */
#ifndef FORMATS_TEXT_PAGE_ROWS_H
#define FORMATS_TEXT_PAGE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* What bytes a row holds, so that plain ones take the short way. */
enum row_bytes {
	BYTES_HIGH = 1 << 0,	/* not ASCII */
	BYTES_TAB = 1 << 1,
	BYTES_CONTROL = 1 << 2,
	BYTES_STAR = 1 << 3,	/* * _ ` ~ */
	BYTES_BRACKET = 1 << 4,	/* [ ] ! */
	BYTES_ANGLE = 1 << 5,	/* < */
	BYTES_AMPERSAND = 1 << 6,
	BYTES_BACKSLASH = 1 << 7,
	BYTES_DOLLAR = 1 << 8,
	BYTES_GAP = 1 << 9,	/* two spaces in a row */
	BYTES_LONE = 1 << 10,	/* one character between spaces, or before one */
	BYTES_MARKUP = BYTES_STAR | BYTES_BRACKET | BYTES_ANGLE | BYTES_AMPERSAND |
		       BYTES_BACKSLASH | BYTES_DOLLAR,
};

enum row_state {
	ROW_DROPPED = 1 << 0,	/* layout alone: rules, page numbers, running heads */
	ROW_CONTINUES = 1 << 1,	/* same paragraph of mark-up as the row before */
	ROW_ITEM = 1 << 2,	/* Markdown says: begins a list item of depth `level` */
	ROW_TEXT = 1 << 3,	/* Markdown says: begins no item */
	ROW_CODE = 1 << 4,	/* no mark-up inside */
	ROW_PIPES = 1 << 5,	/* a row of a pipe table */
	ROW_KNOWN = 1 << 6,	/* of a block that cmark need not see */
	ROW_CELLS = 1 << 6,	/* of a table: cells, which no column of the page parts */
	ROW_BESIDE = 1 << 7,	/* a heading that stood beside its section */
};

struct row {
	const char *text;	/* without indentation and trailing white space */
	uint32_t size;
	uint32_t number;	/* source line, from 1 */
	uint32_t indent;	/* terminal columns before the text */
	uint16_t level;		/* of a heading or list item */
	uint16_t blanks;
	uint16_t bytes;		/* enum row_bytes */
	uint16_t state;		/* enum row_state */
	uint32_t flags;		/* line flags that are known already */
};

struct rows {
	struct row *v;
	size_t n, capacity;
};

/* Cuts the text at its line ends; blank lines are counted, not kept. */
void rows_read(struct arena *arena, const char *text, size_t size, struct rows *rows);

/* Room for that many rows in an empty list. */
void rows_reserve(struct arena *arena, struct rows *rows, size_t capacity);

/* Adds a row with `text` trimmed and its indentation counted from `column`. */
struct row *rows_add(struct arena *arena, struct rows *rows, const char *text, size_t size,
		     uint32_t number, uint32_t column);

#define ROW_GAP 2	/* blanks that part cells */
#define ROW_CELLS_MAX 8

/* A text between gaps of a row. */
struct row_cell {
	uint32_t start, size;	/* bytes */
	uint32_t column, end;	/* where it begins, and the column behind it */
};

/* The cells of a row, 0 when they are more than there is room for. */
size_t row_cells(const struct row *row, struct row_cell cells[ROW_CELLS_MAX]);

/* Takes the dropped rows out; their blank lines go to the next row. */
void rows_compact(struct rows *rows);

/*
 * What an e-mail program did to the text, undone where it is evident: "> "
 * before the lines, quoted-printable, space-stuffing, header and signature. Returns the text itself
 * or a copy with as many lines.
 */
const char *mail_decode(struct arena *arena, const char *text, size_t *size);

/*
 * Titles, tables, lists and links of LaTeX become Markdown's, one line for each
 * of the source. Returns the text itself where it has none of these.
 */
const char *latex_decode(struct arena *arena, const char *text, size_t *size);

/* Page numbers, running heads and feet are marked as dropped. */
void pages_strip(struct arena *arena, struct rows *rows);

/* The lines of a value beside its label, in tables of three or more, become one row. */
void labels_join(struct arena *arena, struct rows *rows);

/* Rows of tables of three columns or more, each with the lines that its cells go on in. */
void records_join(struct arena *arena, struct rows *rows);

/* Text in several columns of the page, put into reading order. */
void columns_order(struct arena *arena, struct rows *rows);

/* The rule of the whole row: '-', '=', '_', '*', '~' or 0. */
char row_rule(const struct row *row);

/* Rows that are rules become flags of their neighbours; underlined rows headings. */
void rules_mark(struct rows *rows);

#endif
