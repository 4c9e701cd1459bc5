/*
 * Inside the sixth stage: what the two ways of reading a list of publications
 * share, references in one paragraph each and entries of several lines.
 */
#ifndef FORMATS_TEXT_FILL_PUBLICATIONS_H
#define FORMATS_TEXT_FILL_PUBLICATIONS_H

#include "formats/text/citation/citation.h"
#include "formats/text/fill/fill.h"

/* The paragraphs of a section, broken ones joined. */
struct refs {
	struct para *v;
	size_t n;
};

struct list_fill {
	struct fill *fill;
	struct piece subsection;	/* the sub-heading in force; para NULL: none */
	enum section_kind kind;		/* of the section, or of the sub-heading */
	struct refs refs;
	struct citation_habit habit;	/* of the refs */
	const char *type;		/* of publications, when the heading names one */
};

struct publication *publication_new(struct list_fill *l, uint32_t line);

/* Sets the text unless it is set, or there is no value. */
void publication_set_string(struct fill *fill, struct text *text, const char *value,
			    uint32_t line);

/* Puts what was read into the record; authors that stand there already stay. */
void publication_fill(struct list_fill *l, struct publication *publication,
		      struct citation *citation, uint32_t line);

/* Sets the citation's date unless it has one; the period is of the paragraph's tokens. */
void publication_set_date(struct citation *citation, const struct para *para,
			  const struct period *period);

/* Sets the citation's address of the contact's kind unless it has one; false if it is none. */
bool publication_take_address(struct citation *citation, const struct contact *contact);

/* Adds the names of the citation's authors; a name that the end of the line before broke is made whole. */
void publication_add_authors(struct fill *fill, struct publication *publication,
			     const struct citation *citation);

/*
 * Whether paragraph i is a sub-heading: short and marked, neither dated nor a
 * list of persons. Among entries of several lines capitals alone are no mark.
 */
bool publication_is_subheading(const struct fill *fill, size_t i, bool entries);
bool publication_para_is_subheading(const struct fill *fill, const struct para *para,
				    bool entries);

/* Takes paragraph i as the sub-heading in force; false if it is none. */
bool publication_open_subsection(struct list_fill *l, size_t i, bool entries);

/* "Published by Springer": the house or venue that a label names. */
bool publication_names_publisher(const struct para *para, struct piece *value);

/* Takes the paragraph as the sub-heading in force. */
void publication_set_subsection(struct list_fill *l, const struct para *para);

/* Reads the section's lines as a list of references, those that the layout broke joined. */
void publication_list_read(struct list_fill *l);

/* Whether each of them is an entry whose fields bars part: "Title | Publisher | 05/2019". */
bool publication_fields_fit(const struct list_fill *l);

/* Fills the section's publications from such entries. */
void publication_fields_fill(struct list_fill *l);

/* Whether the list is one: most of its paragraphs are whole references. */
bool publication_list_fits(struct list_fill *l);

/* Fills the section's publications from such a list. */
void publication_list_fill(struct list_fill *l);

/* Fills the section's publications from entries of several lines. */
void publication_fill_entries(struct list_fill *l);

#endif
