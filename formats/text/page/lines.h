/*
 * Inside the second stage: rows, in reading order and with their structure
 * known, become lines.
 */
#ifndef FORMATS_TEXT_PAGE_LINES_H
#define FORMATS_TEXT_PAGE_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct lines;
struct row;
struct rows;

/* Where a line comes from: the source decides at which column it ended, mark-up, entities and all. */
struct origin {
	const struct row *row;
	const char *text;	/* of the row, behind its marks */
};

struct line_style {
	unsigned features;	/* enum inline_features of the text */
	bool underscores;	/* "_" stands for a no-break space */
};

/* Makes lines of the rows; *origins gets one per line. Only texts, marks and spans are not from `brief`. */
void lines_read(struct arena *arena, struct arena *brief, const struct rows *rows,
		const struct line_style *style, struct lines *lines, struct origin **origins);

/* Sets LINE_WRAPS and LINE_HYPHEN by where lines end, and lines->width. */
void wraps_mark(struct arena *brief, struct lines *lines, const struct origin *origins);

#endif
