/*
 * What awards and certificates have in common: a title, who gave it, and
 * remarks. Lists set the two apart by commas, brackets, hyphens or lines and
 * in either order, but each list in one way; so all its entries have a say.
 */
#ifndef FORMATS_TEXT_ENTRY_PRIZES_H
#define FORMATS_TEXT_ENTRY_PRIZES_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/entry/head.h"

#define PRIZE_REMARKS (HEAD_TEXTS + HEAD_LABELS)

struct prize {
	struct piece title, giver;	/* para NULL: none */
	struct piece remarks[PRIZE_REMARKS];
	size_t n_remarks;
};

/* How a list sets givers apart; above zero: this way. */
struct prize_habits {
	int commas, brackets, hyphens;
	int giver_first;		/* on a line or in a cell of its own before the title */
	enum heading_columns columns;	/* what the table itself says of that */
};

/* Also takes dates on which something expires out of the heads, and makes them remarks. */
void prizes_look(struct head *heads, size_t n, struct prize_habits *habits);
void prize_read(const struct prize_habits *habits, const struct head *head, struct prize *prize);

#endif
