/*
 * Inside the reader of references: how much a part of one looks like a title,
 * like the name of a venue, like a list of authors. Many of the ways in which
 * a reference may be read share such parts, so what is known of them is kept
 * for as long as the reference is read.
 */
#ifndef FORMATS_TEXT_CITATION_POINTS_H
#define FORMATS_TEXT_CITATION_POINTS_H

#include "formats/text/citation/names.h"

/* What is added up over a title, and serves the next that begins with it. */
struct title_sum {
	size_t from, to;	/* tokens; none yet when from == to */
	int beginning;		/* points of how it begins */
	int words;
	int punctuation;	/* points of it, the last token's apart */
	size_t depth;		/* of brackets */
	size_t quotes;		/* plain ones */
	size_t segments;	/* that end before `to` */
	int names;		/* of those */
};

/* The first short name of a venue with its year from token `from` on; of no tokens: none. */
struct named_year {
	size_t from, first, end;
};

struct points {
	struct arena *arena;
	struct piece all;		/* the reference */
	struct segments segments;	/* all of it, cut up */
	struct named_year year;
	int16_t venues[CITATION_TOKENS + 1];	/* points of what stands behind each token, to the end */
	struct title_sum title;	/* of the last */
};

/* Of CITATION_TOKENS at most; takes the hints for cutting names up from `hints`. */
void points_init(struct points *points, struct arena *arena, const struct piece *all,
		 struct segments hints);

/* No segments yet, with the hints. */
static inline struct segments points_hints(const struct points *points)
{
	const struct segments *s = &points->segments;

	return (struct segments){ .arena = s->arena, .owner = s->owner, .inverted = s->inverted };
}

/* The title is trimmed, and not empty. */
int points_of_title(struct points *points, const struct piece *title);

/* Of the venue that the tail begins with. */
int points_of_venue(struct points *points, const struct piece *tail);

/* Of the names [first, end) of the segments. */
int points_of_authors(const struct points *points, size_t first, size_t end);

/* Whether segment i is surely a name, and nothing that a title begins with. */
bool points_know_name(const struct points *points, size_t i);

/* How many names the reference begins with that are known for such. */
size_t points_known_names(const struct points *points);

/* Words, three characters of a script without spaces being one. */
int points_count_words(const struct piece *piece);

#endif
