/* The line on top of a CV that holds a person's name and other things. */
#ifndef FORMATS_TEXT_ENTRY_NAME_LINE_H
#define FORMATS_TEXT_ENTRY_NAME_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/outline/piece.h"

/*
 * Cuts the name off that begins the piece, with the degrees behind it: "Jane
 * Roe, MD" of "Jane Roe, MD - Boston". *rest is what is left, without the
 * separator. False, and both untouched, where no name begins it or nothing
 * parts it from the rest, not even a role: "Jane Roe Software Engineer".
 */
bool name_line_cut(struct piece *rest, struct piece *name);

/*
 * Where the first thing in the rest ends: at a bar, a dash, a slash between
 * spaces, a cell. Returns where the next one begins and sets *left_end; 0
 * when there is none.
 */
size_t name_line_break(const struct piece *rest, size_t *left_end);

/* "Madison Washington": two words, a given name first, which would else be a city and its state. */
bool name_line_is_namesake(const struct piece *piece);

#endif
