/*
 * Inside the second stage: gutters. A gutter is a column of the page that a
 * run of rows does not cross, with rows that have text on both sides. A column
 * of dates or places at the right is none: it has no rows of its own, and its
 * values stay cells of their lines.
 */
#ifndef FORMATS_TEXT_PAGE_GUTTERS_H
#define FORMATS_TEXT_PAGE_GUTTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct row;

struct page {
	const struct row *v;
	size_t n;
	bool valley;	/* its gutter shows by where no text is: both sides must have headings */
};

/* Where a row's text lies with respect to a gutter. */
enum side {
	SIDE_LEFT = 1,
	SIDE_RIGHT = 2,
	SIDE_BOTH = 3,
	SIDE_ACROSS = 4,	/* text crosses the gutter */
};

struct cut {
	enum side side;
	uint32_t left_size;	/* SIDE_BOTH: bytes of the left text */
	uint32_t right;		/* ... where the right text begins, in bytes and columns */
	uint32_t right_column;
};

/* What stands on the two sides of a gutter, and so how they are read. */
enum gutter_layout {
	LAYOUT_NONE,
	LAYOUT_LABELS,		/* block by block, which blank rows part */
	LAYOUT_GRID,		/* the same, two blank rows parting blocks */
	LAYOUT_SIDEBAR,		/* two texts: all of the left one first */
	LAYOUT_BESIDE,		/* headings beside their sections, see beside.h */
};

/* Rows [from, to) of a page, none of which crosses the gutter. */
struct gutter {
	uint32_t column;
	size_t from, to;
	size_t left, right, both;
	size_t right_wide;	/* texts on the right that are no mere values */
	size_t right_digits;	/* and those with digits, as dates have */
	size_t dates;		/* rows with text on both sides, of which the left one dates or numbers the other */
	bool headed;		/* both sides have headings */
	size_t beside;		/* headings on the same row */
	enum gutter_layout layout;
};

/* Where the row's text lies, and where it is cut. */
struct cut gutter_cut(const struct row *row, uint32_t column);

/* The run of rows from `from` on that keep to the gutter; to == from: the first one does not. */
struct gutter gutter_measure(struct arena *arena, const struct page *page, uint32_t column,
			     size_t from);

/* The column of the page's best gutter; 0 if there is none. Sets page->valley. */
uint32_t gutter_find(struct arena *arena, struct page *page);

bool page_has_gaps(const struct page *page);
bool text_has_digit(const char *text, size_t size);

#endif
