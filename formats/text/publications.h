/*
 * Inside the sixth stage: what the two ways of reading a list of publications
 * share, references in one paragraph each and entries of several lines.
 */
#ifndef FORMATS_TEXT_PUBLICATIONS_H
#define FORMATS_TEXT_PUBLICATIONS_H

#include "formats/text/citation.h"
#include "formats/text/fill.h"

struct list_fill {
	struct fill *fill;
	struct piece subsection;	/* the sub-heading in force; para NULL: none */
	enum section_kind kind;		/* of the section, or of the sub-heading */
	struct citation_habit habit;	/* of the section's paragraphs */
};

struct publication *publication_new(struct list_fill *l, uint32_t line);

/* Puts what was read into the record; authors that stand there already stay. */
void publication_fill(struct list_fill *l, struct publication *publication,
		      struct citation *citation, uint32_t line);

/* Adds the names of a list; a name that the end of the line before broke is made whole. */
void publication_add_authors(struct fill *fill, struct publication *publication,
			     const struct piece *list);

/*
 * Whether paragraph i is a sub-heading: short and marked, neither dated nor a
 * list of persons. Among entries of several lines capitals alone are no mark.
 */
bool publication_is_subheading(const struct fill *fill, size_t i, bool entries);

/* Takes paragraph i as the sub-heading in force; false if it is none. */
bool publication_open_subsection(struct list_fill *l, size_t i, bool entries);

/* "Published by Springer": the house or venue that a label names. */
bool publication_names_publisher(const struct para *para, struct piece *value);

/* Fills the section's publications from entries of several lines. */
void publication_fill_entries(struct list_fill *l);

#endif
