/*
 * The third stage of the text reader: lines that the layout broke become
 * paragraphs, each with what can be said of it alone: its tokens, its dates,
 * whether it reads like a sentence. Sections and entries are cut out of these.
 */
#ifndef FORMATS_TEXT_OUTLINE_PARAS_H
#define FORMATS_TEXT_OUTLINE_PARAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/text/facts/contacts.h"
#include "formats/text/facts/dates.h"
#include "formats/text/lexicon/tokens.h"
#include "formats/text/outline/headings.h"
#include "formats/text/page/blocks.h"

struct arena;

struct para {
	const char *text;	/* NUL-terminated; cells are separated by one TAB */
	uint32_t size;
	uint32_t line, last_line;	/* source lines, from 1 */
	uint32_t flags;		/* LINE_* of its first line; WRAPS never */
	uint32_t indent;
	uint16_t level, blanks;
	const char *marker;
	struct span *spans;
	uint32_t n_spans;
	uint32_t words;		/* letters' tokens; a Han character counts a third */
	uint32_t stops;		/* function words among them */
	enum section_kind heading;	/* that it names; SECTION_HEAD for none */
	struct tokens tokens;
	uint64_t classes;	/* of all its phrases */
	struct period period;	/* when dated */
	const struct contact *contact;	/* when nothing else stands in it; NULL otherwise */
	bool dated;		/* holds a period */
	bool date_only;		/* nothing but a period (and words such as "Awarded") */
	bool prose;		/* reads like a sentence or more */
	bool slashed;		/* a list between slashes: "PHP / Python / C#" */
	bool used;		/* a heading, which the kind of its section says */
};

struct paras {
	struct para *v;
	size_t n;
	uint32_t width;		/* of the page, see struct lines */
};

/* Joins lines and looks at each paragraph; memory from the arena (with recovery point). */
void paras_read(struct arena *arena, const struct lines *lines, struct paras *paras);

/* Joins n paragraphs that one value runs through, into one with what can be said of it. */
void paras_join(struct arena *arena, const struct para *v, size_t n, struct para *joined);

/* Tokens [from, to) of a paragraph as one of its own. */
struct para para_part(struct arena *arena, const struct para *para, size_t from, size_t to);

static inline bool para_is(const struct para *para, enum word_class class)
{
	return (para->classes & WORD_MASK(class)) != 0;
}

static inline bool para_has_flag(const struct para *para, uint32_t flag)
{
	return (para->flags & flag) != 0;
}

/* Whether its date is a bare year among other words, as in a name: "ATC 2024 Student Grant". */
bool para_year_in_text(const struct para *para);

/* Whether a paragraph can stand at the head of an entry: short, no bullet, no sentence. */
bool para_is_headish(const struct para *para);

/* "2024: Leiden, Ghent" */
static inline bool para_begins_dated(const struct para *para)
{
	return para->dated && para->period.from == 0;
}

/* "B.Sc. in Physics, Kelpie College" */
bool para_begins_with_degree(const struct para *para);

/* "Summer of Code 2019" above the line with the range it was in: its year is part of the name. */
bool para_year_of_name(const struct para *para, const struct para *next);

/* "Acme.example": a bare host, which may be the name of what it belongs to. */
bool para_is_host(const struct para *para);

#endif
