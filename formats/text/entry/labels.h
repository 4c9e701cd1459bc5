/*
 * Inside the reader of an entry's head: the labels before values, where they
 * stand in a line and where the values end.
 */
#ifndef FORMATS_TEXT_ENTRY_LABELS_H
#define FORMATS_TEXT_ENTRY_LABELS_H

#include <stddef.h>

#include "formats/text/outline/piece.h"

/* A label with its colon at token i, or in a cell of its own: the number of tokens (0: none), and its name. */
size_t labels_at(const struct tokens *tokens, size_t i, const char **name);

/* The next label inside a piece ("Ph.D. in X Advisor: Y"): its token, *n of them and its name; piece->to when there is none. */
size_t labels_find(const struct piece *piece, size_t *n, const char **name);

/* Where the value of a label ends: before another one, or with the sentence that names an advisor. */
size_t labels_value_end(const struct piece *value, const char *name);

#endif
