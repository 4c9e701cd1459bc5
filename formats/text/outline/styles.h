/*
 * How headings of a document look: what marks they share, and how many lines
 * that look so name sections in the word lists.
 */
#ifndef FORMATS_TEXT_OUTLINE_STYLES_H
#define FORMATS_TEXT_OUTLINE_STYLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/text/outline/paras.h"

#define STYLE_MARKS (LINE_HEADING | LINE_RULE_AFTER | LINE_CAPS | LINE_BOLD)
#define STYLE_ORDINAL (1u << 23)	/* a bit that no flag of lines has: "10. Supervision" */
/* What names an entry, and no section. */
#define STYLE_NAMES (WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ROLE) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_DEGREE))

struct style {
	uint32_t style;
	size_t known, lines;	/* how many lines have it, and are in the dictionary */
	size_t likely;		/* those with an unknown word before one of the dictionary, too */
	size_t named;		/* those that name a school, a position, an organisation or a degree */
};

struct styles {
	struct style v[64];
	size_t n;
	size_t marked;		/* known headings with any mark */
	size_t plain;		/* known ones without */
	uint32_t marked_kinds;	/* what the marked ones head, a bit for each section kind */
	uint32_t plain_kinds;	/* what those without marks head */
	uint32_t repeated_kinds;	/* ... more than one of them */
};

/* What makes a line look like the others of its kind: marks, a bullet, an ordinal, the level. */
uint32_t para_style(const struct para *para);

/* A word in small letters begins no heading, but where Markdown says so. */
bool para_could_be_heading(const struct para *para);

void styles_count(const struct paras *paras, struct styles *styles);

/* Whether lines of that style are headings as a rule. */
bool styles_are_headings(const struct styles *styles, uint32_t wanted);

/*
 * The document marks its headings, but none of that kind, and one line has its
 * words alone: the marks of "Education" went lost on the way. Other kinds are
 * called what a label, a group of skills or a remark may be called, too.
 */
bool styles_lost_marks(const struct styles *styles, const struct para *para);

#endif
