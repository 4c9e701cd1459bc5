/*
 * Inside the reading of Markdown: blocks that need no parser, and what a row
 * begins with. The row's functions take [at, end), end behind at.
 */
#ifndef FORMATS_TEXT_PAGE_MARGIN_H
#define FORMATS_TEXT_PAGE_MARGIN_H

#include <stdbool.h>

struct arena;
struct row;
struct rows;

/*
 * Marks the rows of headings, rules, paragraphs, lists and quotes as ROW_KNOWN,
 * and as what they are, where nothing around them could make them anything else.
 * The text must have no fences.
 */
void margin_mark(struct arena *arena, struct rows *rows);

bool margin_is_fence(const char *at, const char *end);

/* Whether there are only bytes that rules and underlines are made of. */
bool margin_is_rule_like(const char *at, const char *end);

/* Over spaces and tabs. */
const char *margin_skip_blanks(const char *at, const char *end);

/* A list item's mark at `at`: what stands behind it, or NULL. */
const char *margin_skip_marker(const char *at, const char *end);

/* Takes the marks off a heading, "## Work ##"; one that has nothing else is dropped. */
void margin_mark_heading(struct row *row, unsigned level);

/* Takes the marks off a row of a quote. */
void margin_strip_quote(struct row *row);

#endif
