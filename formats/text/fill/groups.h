/*
 * What lists of skills and of interests share: groups of items under names,
 * on one line ("Name: a, b") or on lines of their own. Which lines are names
 * is a habit of the section, so all its lines have a say.
 */
#ifndef FORMATS_TEXT_FILL_GROUPS_H
#define FORMATS_TEXT_FILL_GROUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/text/fill/fill.h"

/* Lines without blank ones between them. */
struct run {
	size_t from, to;	/* paragraphs */
	size_t number;		/* in the section, from 0 */
};

/* The habits of a section's groups. */
struct groups {
	const struct para *v;	/* all paragraphs */
	size_t from, to;	/* the section's */
	uint32_t *margins;	/* per line of the section: the left edge of its column */
	struct run *runs;	/* per line of the section: the one it stands in */
	uint32_t look;		/* of group names, when items look otherwise */
	bool looks;		/* there are two looks at least */
	bool airy;		/* most lines have a blank above them */
	bool blanks;		/* groups are set apart by blank lines */
	bool tight;		/* all lines are, but for a name and its first item */
	bool pairs;		/* names stand alone between blank lines, items together below */
	bool colons;		/* names end in a colon */
	bool levels;		/* lines with a level stand below names */
	bool ranked;		/* a line between most names and their lists is a level, whatever its word */
	bool cells;		/* items stand beside each other, names alone */
	bool *names;		/* per line, when names and lists take turns; else NULL */
	bool spaced;		/* nothing but spaces parts the items of lists */
};

/* Looks at the lines of fill->section. */
void groups_look(struct fill *fill, struct groups *groups);

/* Whether paragraph i is the name of a group. */
bool groups_begin(const struct groups *groups, size_t i);

/* Whether paragraph i says how well the group above is known. */
bool groups_is_level(const struct groups *groups, size_t i);

/* Whether lines that name groups and lines that don't can be told apart at all. */
static inline bool groups_exist(const struct groups *groups)
{
	return groups->looks || groups->levels || groups->blanks || groups->colons || groups->tight ||
	       groups->cells || groups->pairs || groups->names;
}

/* Whether a blank line stands above paragraph i as above most, or as a new page leaves it open. */
bool groups_are_even(const struct groups *groups, size_t i);

/* How far a line is set in, and how it is marked. */
uint32_t groups_look_of(const struct groups *groups, size_t i);

/*
 * Where the name of a group ends in "Name: a, b", "Name. a, b", "**Name** a, b"
 * or in its first cell, and in *next where its items begin; piece->to when the
 * line has no name of its own.
 */
size_t groups_name_end(const struct piece *piece, size_t *next);

/* Adds the items of a line to the texts. */
void groups_fill(struct fill *fill, const struct groups *groups, struct texts *texts,
		 struct piece piece);

/* Several items, marked or not: "Figma, Blender", "Figma Blender Illustrator". */
bool groups_is_list(const struct piece *piece);

/* Commas and bars in it. */
size_t groups_commas(const struct piece *piece);

#endif
