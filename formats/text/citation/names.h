/*
 * Inside the reader of references: the stretches between commas, "and",
 * semicolons and full stops, and which of them are names.
 */
#ifndef FORMATS_TEXT_CITATION_NAMES_H
#define FORMATS_TEXT_CITATION_NAMES_H

#include "formats/text/citation/citation.h"
#include "formats/text/citation/name.h"

enum { NAMES_TOKENS = 32 };	/* no name is longer */

/* A stretch between commas, "and", semicolons or full stops. */
struct segment {
	struct piece piece;
	bool stop;		/* a full stop (or "?") ends it */
	bool person;		/* surely a person's name */
	bool maybe;		/* a few capitalised words, a name among names */
	bool initials;		/* holds an initial */
	bool han;		/* two or three characters, as names of Han, kana and Hangul have */
};

struct segments {
	struct arena *arena;
	struct segment *v;
	size_t n, capacity;
	bool inverted;		/* hint: names of the list are written "Smith J." */
	const struct tokens *owner;	/* hint: the name of whose list it is, or NULL */
	size_t enough;		/* the cutting may end behind so many; 0: it goes to the end */
	bool names_only;	/* it may end where no list of names can be any more */
};

/* Cuts the piece up; a name that is written "Smith, J. A." is one segment. */
void names_cut(const struct piece *piece, struct segments *segments);

/* Copies those of a larger piece that make up this one; false if it begins or ends inside of one. */
bool names_copy(const struct segments *whole, const struct piece *piece, struct segments *segments);

/* The names that a piece begins with. */
struct name_run {
	size_t n;
	size_t to;	/* the token behind them; behind all segments when there are none */
	bool sure;	/* the first is surely a person's */
};

/* Of segments only the hints are used. */
struct name_run names_run(const struct piece *piece, struct segments hints);

/* Gives the memory back, when nothing was taken after it. */
void names_release(struct segments *segments);

/* Whether all words of the segment stand in the owner's name. */
bool names_hold_owner(const struct segments *segments, const struct segment *segment);

/* Whether a first name is written "Smith J.", without a comma. */
bool names_are_inverted(const struct segments *segments);

/* Behind the names that begin at segment i; a doubtful one must have a sure neighbour. */
size_t names_end(const struct segments *segments, size_t i);

/* What names_is_stop() says of a mark that may be one. */
bool names_mark_is_stop(const struct piece *piece, size_t i);

/* A full stop that ends a sentence, not an initial or an abbreviation. */
static inline bool names_is_stop(const struct piece *piece, size_t i)
{
	uint32_t code = look_at(piece, i)->code;

	return (code == '.' || code == '?' || code == '!' || code == 0x3002) &&
	       names_mark_is_stop(piece, i);
}

/* Whether one stands inside the paragraph, behind which a text goes on. */
bool names_hold_stop(const struct para *para);

/* One capitalised word: half a name, on one side of a comma or of the end of a line. */
bool names_is_half(const struct segment *segment);

#endif
