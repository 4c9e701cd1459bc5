/*
 * One reference of a list of publications, cut into what a record holds of it:
 * authors, title, venue, date, numbers and remarks, in any of the usual
 * orders (authors first, title first, title in quotes).
 */
#ifndef FORMATS_TEXT_CITATION_CITATION_H
#define FORMATS_TEXT_CITATION_CITATION_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/facts/contacts.h"
#include "formats/text/outline/paras.h"
#include "formats/text/outline/piece.h"

struct arena;

#define CITATION_NOTES 12
#define CITATION_TOKENS 1500	/* no reference is longer, so none costs more */

/* How the parts of a reference follow one another. */
enum citation_order {
	CITATION_AUTHORS_TITLE,	/* then the venue */
	CITATION_TITLE_AUTHORS,	/* then the venue */
	CITATION_VENUE_BETWEEN,	/* title, venue, authors */
	CITATION_TITLE_ALONE,	/* and the venue */
	CITATION_ORDERS
};

/* What ends the title. */
enum citation_border {
	CITATION_STOP,
	CITATION_COMMA,
	CITATION_QUOTE,
	CITATION_MARK,		/* "//", a dash, a bracket, italics */
	CITATION_END,		/* of the reference */
	CITATION_BORDERS
};

struct segments;
struct ways;

/*
 * The references of one list: how they are written, as most of them say, and
 * in which ways each can be read, which is weighed once.
 */
struct citation_habit {
	size_t votes[CITATION_ORDERS][CITATION_BORDERS];
	size_t voters;
	const struct para *first;
	size_t n;
	struct ways **ways;	/* of each paragraph of the list; NULL: not weighed yet */
	size_t dated;		/* how many begin with their date */
	size_t inverted;	/* whose first author is written "Smith J." */
	const struct tokens *owner;	/* the name of whose CV it is; NULL: unknown */
};

struct citation {
	struct piece authors;	/* the whole list; para NULL: none */
	const struct segments *names;	/* of the reference, where it was weighed; NULL: it was not */
	struct piece title;
	struct piece venue, more_venue[2];	/* a second venue line, a house */
	size_t n_more_venue;
	struct piece key;	/* "[POPL '25]" before it */
	struct piece place;
	struct piece volume, number, pages;
	struct piece date;	/* its words */
	struct period period;
	bool dated;
	bool within;		/* "In" stood before the venue */
	bool edited;		/* editors were named */
	bool housed;		/* the venue is a publishing house */
	bool printed;		/* a house stands beside the venue */
	int venue_year;		/* of a venue's short name, when no date stands apart; 0 none */
	struct piece notes[CITATION_NOTES];
	size_t n_notes;
	const char *doi, *eprint, *url;
	const char *type;	/* the record's word, or NULL when nothing tells */
};

/* Of `n` paragraphs from `first` on, none of which has voted; `owner` may be NULL. */
void citation_habit_init(struct citation_habit *habit, struct arena *arena,
			 const struct para *first, size_t n, const struct tokens *owner);

/* Reads a reference of the list that stands in one paragraph, to its end. */
void citation_read(struct arena *arena, const struct para *para,
		   const struct citation_habit *habit, struct citation *citation);

/* Whether authors stand before its title or right behind it, which needs no reading to the end. */
bool citation_names_authors(struct arena *arena, const struct para *para,
			    const struct citation_habit *habit);

/* Has the paragraph say how its list is written. */
void citation_vote(struct arena *arena, const struct para *para, struct citation_habit *habit);

/* Reads what follows a title: venue, place, date, numbers, remarks. */
void citation_read_tail(struct arena *arena, struct piece tail, struct citation *citation);

/* What citation_lead() does where there may be one. */
size_t citation_known_lead(const struct piece *piece, size_t i, const char *value);

/* Tokens of the phrase at i that leads into a part of a reference (see WORD_CITE); 0 if none. */
static inline size_t citation_lead(const struct piece *piece, size_t i, const char *value)
{
	const struct token *token = i < piece->to ? &piece->para->tokens.v[i] : NULL;

	return token && (token->phrases || token_is(token, WORD_CITE))
		       ? citation_known_lead(piece, i, value) : 0;
}

/*
 * "71 Stanlake Law Review 455 (2022)": behind the page, when the volume of a
 * law review stands at token i; i otherwise.
 */
size_t citation_law_end(const struct piece *piece, size_t i);

/* Whether the piece is a list of persons (one is enough when it stands alone). */
bool citation_is_authors(struct arena *arena, const struct piece *piece, size_t least);

/* Whether a line begins with names: two, or one with initials. */
bool citation_begins_with_authors(struct arena *arena, const struct para *para);

/*
 * Calls add for each name of the citation's authors, marks of footnotes and of
 * equal contribution taken off.
 */
void citation_each_author(struct arena *arena, const struct citation *citation,
			  void (*add)(void *context, const char *name, size_t size),
			  void *context);

/* A remark ("Poster", "Best paper award", "Under submission") rather than a venue. */
bool citation_is_note(const struct piece *piece);

/* Takes remarks off the end of the title: in brackets, or "Thesis Chapter". */
void citation_split_title(struct citation *citation);

/* The type that a heading names ("Journal Articles", "Book chapters"), or NULL. */
const char *citation_heading_type(const struct piece *heading);

/* When all parts are there: remarks off the title, their order, the type, a patent's number. */
void citation_finish(struct citation *citation);

void citation_add_note(struct citation *citation, struct piece note);

#endif
