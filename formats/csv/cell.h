/*
 * One cell: what stands in it for a text or a list of texts, and back.
 *
 * A row is one physical line, so a line break in a text is written "\n" (CR:
 * "\r") and a backslash "\\"; the items of a list are joined by "; " and a
 * semicolon in one is "\;". Any other backslash stands for itself when read.
 *
 * A spreadsheet runs a cell that begins with = + - @ TAB or CR as a formula
 * (CWE-1236). A leading apostrophe disarms it; the reader takes one off in
 * front of these characters and of another apostrophe, so a text that begins
 * that way by itself gets one more.
 */
#ifndef FORMATS_CSV_CELL_H
#define FORMATS_CSV_CELL_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

void cell_add_text(struct buf *cell, const char *text);
/* One more item of the list that the cell holds. */
void cell_add_item(struct buf *cell, const char *item);

/* Whether a spreadsheet would run it; plain numbers and phones are none. */
bool cell_is_formula(const char *cell, size_t size);
/* Whether it begins as if it were disarmed already. */
bool cell_looks_disarmed(const char *cell, size_t size);

/* Appends the cell to a row as RFC 4180 (section 2) has it. */
void cell_quote(struct buf *row, const char *cell, size_t size, char delimiter);

/* The cell without a disarming apostrophe. */
void cell_rearm(const char **cell, size_t *size);
/* Whether the cell is the text itself: no escapes in it. */
bool cell_is_plain(const char *cell, size_t size);
/* The text of a cell (a NUL stands behind it), appended. */
void cell_read_text(struct buf *text, const char *cell, size_t size);
/* Appends the item at *at and moves it behind; false when there is none left. */
bool cell_read_item(struct buf *item, const char **at, const char *end);

#endif
