/*
 * Inside the second stage: how the text is marked up, by evidence, and the
 * block structure of Markdown.
 */
#ifndef FORMATS_TEXT_PAGE_MARKDOWN_H
#define FORMATS_TEXT_PAGE_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct rows;

struct notation {
	bool markdown;		/* emphasis at least; */
	bool blocks;		/* its blocks too, else the layout of plain text */
	bool html2text;		/* "****** Name ******", "_" for a no-break space */
	unsigned features;	/* enum inline_features */
};

/* `latex`: Markdown stands where blocks of LaTeX did, and LaTeX's commands inside text. */
struct notation notation_find(const struct rows *rows, bool latex);

/*
 * Marks headings, list items, code, quotes and rules of Markdown on the rows:
 * by what they begin with (margin.h), else by cmark's reading of the text.
 * cmark is shown the skeleton of those rows only, with all inline mark-up
 * masked: its inline parser (quadratic on "![[]()" up to 0.30.2) would do in
 * trees what inline.c does in one pass over the same bytes, and lose the tabs,
 * rows and dollar signs that tables and mathematics need.
 */
void markdown_blocks(struct arena *arena, const char *text, size_t size, struct rows *rows);

/* html2text's "*** Name ***" are headings. */
void headings_mark(struct rows *rows);

/* "\section*{Education}" and its like become headings. */
void latex_headings_mark(struct rows *rows);

/* Rows that only say where an image stood. */
void images_drop(struct rows *rows);

/* Rows of pipe tables, in any kind of text. */
void tables_mark(struct arena *arena, struct rows *rows);

#endif
