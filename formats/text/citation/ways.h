/*
 * Inside the reader of references: the ways in which one can be read. Where
 * authors, title and venue part is seldom certain, so each way is weighed by
 * what its parts look like: names, a title, the name of a venue. The
 * references of one list are mostly written alike, so they vote.
 */
#ifndef FORMATS_TEXT_CITATION_WAYS_H
#define FORMATS_TEXT_CITATION_WAYS_H

#include "formats/text/citation/names.h"

/* One way: which tokens are authors and title, and what is left. */
struct way {
	enum citation_order order;
	enum citation_border border;
	int points;
	struct piece authors;	/* para NULL: none */
	struct piece title;
	struct piece between;	/* title, then this, then the authors; para NULL: nothing */
	struct piece tail;
};

/* The best ways of their orders and borders, by these; those that no habit would choose are left out. */
struct ways {
	size_t n;
	const struct way *v;
	struct segments names;	/* the reference, cut up */
};

/* Whether a reference begins with a name written "Smith J." */
bool ways_begin_inverted(struct arena *arena, struct piece reference);

/* The reference has CITATION_TOKENS at most; the ways live in the arena. */
struct ways ways_weigh(struct arena *arena, const struct piece *reference,
		       const struct citation_habit *habit);

/* The way with the most points, those of the habit included; NULL if there is none. */
const struct way *ways_best(const struct ways *ways, const struct citation_habit *habit);

/* Takes "(2021)" or "(*equal contribution)" behind the authors; returns what is left. */
struct piece ways_skip(struct piece tail, struct citation *citation);

#endif
