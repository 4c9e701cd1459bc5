/*
 * Lists whose items nothing parts but spaces, as pages turned into text leave
 * them: "Jenkins CI/CD Load Balancers OpenShift". Which words belong together
 * the word lists tell: known tools and methods, and words that end the name of
 * one ("Balancers", "management").
 */
#ifndef FORMATS_TEXT_OUTLINE_SPACED_H
#define FORMATS_TEXT_OUTLINE_SPACED_H

#include <stdbool.h>

#include "formats/text/outline/piece.h"

/* Whether the piece is such a list, by the part of it that is known. */
bool spaced_is_list(const struct piece *piece);

/* How many items it has then; 0 where marks part or close anything in it. */
size_t spaced_count(const struct piece *piece);

/* Takes the next item off the beginning of the list; false when nothing is left. */
bool spaced_next(struct piece *list, struct piece *item);

#endif
