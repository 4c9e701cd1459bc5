/*
 * The lines of a CV before they are set: what each is, so that wrapping,
 * columns and page breaks know what they may touch.
 */
#ifndef TESTS_ACCURACY_PAGE_H
#define TESTS_ACCURACY_PAGE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct layout;

enum line_kind {
	LINE_BLANK,
	LINE_HEADING,
	LINE_HEAD,	/* of an entry: its columns are set, it is not wrapped */
	LINE_TEXT,	/* wrapped */
	LINE_ITEM,	/* wrapped with its lines hanging behind `lead` */
};

struct line {
	enum line_kind kind;
	const char *text;	/* no line end; may hold TO_RIGHT and FROM_LEFT */
	const char *lead;	/* "- "; "" for none */
	bool side;		/* goes to the side column, where there is one */
};

struct page {
	struct arena *arena;
	struct line *v;
	size_t n, capacity;
	bool side;		/* given to the lines that are added */
};

/* Copies; text of several lines becomes several, the first with the lead. */
void page_add(struct page *page, enum line_kind kind, const char *lead, const char *text);
/* One blank line; none at the top or after another. */
void page_blank(struct page *page);

/* The text as the layout sets it, in the arena. `name` stands in heads of pages. */
char *page_set(const struct page *page, const struct layout *layout, const char *name);

#endif
