/*
 * Funded projects, each told in a line or a few: "Maps of Peat (PT-2034), Fern
 * Fund, 2019-2022, $312,450, PI". Title and funder are what is neither a date
 * nor a fact; which of them stands first is a habit of the section.
 */
#ifndef FORMATS_TEXT_ENTRY_FUNDING_H
#define FORMATS_TEXT_ENTRY_FUNDING_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/entry/head.h"

#define FUNDED_PARTS 24

enum funded_kind { FUNDED_TEXT, FUNDED_ROLE, FUNDED_FACT, FUNDED_DATE };

/* What stands between two marks. */
struct funded_part {
	struct piece piece;
	enum funded_kind kind;
	bool joined;	/* only a comma stands between it and the part before */
};

/* One project in its parts. */
struct funded {
	struct funded_part parts[FUNDED_PARTS];
	size_t n;
	struct head head;	/* its dates */
};

/* Reads the n paragraphs of a project; what finds no room is part of the last one. */
void funded_read(const struct para *v, size_t n, struct funded *funded);

/* Whether it says what only funded projects do: a sum, a number, the part one has in it. */
bool funded_has_fact(const struct funded *funded);

/* How much the funder looks to stand first (above 0) or last (below). */
int funded_order(const struct funded *funded);

/* Title and funder, para NULL where there is none, by the order of the section. */
void funded_names(const struct funded *funded, int order, struct piece *title,
		  struct piece *funder);

#endif
