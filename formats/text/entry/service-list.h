/*
 * The names that one role is held at, each with its own years: "TSE, EMSE (2020),
 * ICSE 2025, FAST 2019, 2021".
 */
#ifndef FORMATS_TEXT_ENTRY_SERVICE_LIST_H
#define FORMATS_TEXT_ENTRY_SERVICE_LIST_H

#include <stdbool.h>

#include "formats/text/outline/piece.h"

struct service_item {
	struct piece org;
	struct piece remark;	/* in brackets behind it, no date: "(artifact evaluation)"; para NULL: none */
	struct piece dates;	/* para NULL: none */
	struct period period;
};

/*
 * Whether the piece is a list of names. Commas stand inside a name too ("Library
 * Committee, School of Law"): where nothing leads into the piece, such as the colon
 * of "Reviewer:", all of it must be what journals and conferences are called.
 */
bool service_is_list(const struct piece *piece, bool led);

/* Takes the first item off the list; false when nothing is left. */
bool service_next(struct piece *list, struct service_item *item);

/* All periods in the piece as one; how many there are. */
size_t service_span(const struct piece *piece, struct period *span);

#endif
