/*
 * What an entry of an education section says: institution, kind of study,
 * area and the rest, whatever their order. Texts that name a school or a
 * degree tell themselves; where one does not, the habits of the section do.
 */
#ifndef FORMATS_TEXT_ENTRY_STUDY_H
#define FORMATS_TEXT_ENTRY_STUDY_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/entry/head.h"
#include "formats/text/outline/piece.h"

#define STUDY_DEGREES 3
#define STUDY_EXTRAS (2 * HEAD_TEXTS)

struct study {
	struct piece institution, department;	/* para NULL: none, here and below */
	struct piece types[STUDY_DEGREES], areas[STUDY_DEGREES];
	size_t n_types, n_areas;
	struct piece score, place;
	struct piece extra[STUDY_EXTRAS];	/* distinctions and what nothing tells */
	size_t n_extra;
};

/* What the entries of a section have in common. */
struct study_habits {
	bool school_first;	/* the school stands before the degree */
	bool area_first, type_first;	/* the area stands before the kind of study, or behind; neither: nothing tells */
	bool dash, in;		/* " - " or "in" stands between the two */
	bool apart;		/* the two are texts of their own */
};

void study_vote(const struct head *heads, size_t n, struct study_habits *habits);
void study_read(struct head *head, const struct study_habits *habits,
		struct study *study);

/* The text lines of the head down to the one that completes the study, or all of them. */
size_t study_rows(const struct head *head, const struct study *study);

/* Whether the text names a school, or a degree that is no part of a school's name. */
bool study_names_school(const struct piece *text);
bool study_names_degree(const struct piece *text);

/* Whether it is a degree with no word of an area behind it. */
bool study_is_degree(const struct piece *text);
/* A dash between spaces outside brackets, from the second token on; or text->to. */
size_t study_find_dash(const struct piece *text);

/* A word such as "GPA" and a number; a number alone ("3.9/4.0"). */
bool study_is_score(const struct piece *text);
bool study_is_number(const struct piece *text);
/* Behind a label that says nothing more: "GPA: 3.9", "GPA 3.9". */
struct piece study_bare_score(const struct piece *text);

/* Cuts a text that may name degrees into kinds of study and areas. */
void study_add_degrees(struct study *study, const struct piece *text,
		       const struct study_habits *habits);
void study_add_type(struct study *study, struct piece type);
/* An average or a distinction at its end goes where it belongs. */
void study_add_area(struct study *study, struct piece area);
void study_add_extra(struct study *study, struct piece piece);

/* The text's parts between commas outside brackets. */
#define STUDY_PARTS 16
struct study_parts {
	struct piece v[STUDY_PARTS];
	size_t n;
};
void study_split(const struct piece *text, struct study_parts *parts);

#endif
