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
struct rows;

/* What a line takes up on its page. */
struct extent {
	uint32_t end;		/* terminal column behind it */
	uint32_t width;		/* of its text, as a proportional font sets it; see wraps.c */
	uint32_t word_columns;	/* its first word */
	uint32_t word_width;
};

struct line_style {
	unsigned features;	/* enum inline_features of the text */
	bool underscores;	/* "_" stands for a no-break space */
};

/* Makes lines of the rows; *extents gets one per line. Only texts, marks and spans are not from `brief`. */
void lines_read(struct arena *arena, struct arena *brief, const struct rows *rows,
		const struct line_style *style, struct lines *lines, struct extent **extents);

/* Sets LINE_WRAPS and LINE_HYPHEN by where lines end, and lines->width. */
void wraps_mark(struct arena *brief, struct lines *lines, struct extent *extents);

/* Width of the text as a proportional font sets it, in thousandths of an em. */
uint32_t extent_width(const char *text, size_t size);

#endif
