/* The parts of a CV as a layout prints them. */
#ifndef TESTS_ACCURACY_SECTIONS_H
#define TESTS_ACCURACY_SECTIONS_H

#include "tests/accuracy/print.h"

const struct layout *the_layout(const struct printing *p);
const struct cv *the_truth(const struct printing *p);
/* Whether blank lines are that: "tight", "airy", "loose". */
bool is_spacing(const struct printing *p, const char *name);

/* The lines of the text, as loosely as the layout sets them. */
void print_lines(struct printing *p, enum line_kind kind, const char *lead, const char *text);
/* The template filled for the entry. */
void print_filled(const struct entry_printing *e, enum line_kind kind, const char *lead,
		  const char *template);
/* The items of a list of the entry, a bullet each. */
void print_highlights(const struct entry_printing *e, const char *field_name);

/* A heading of the tongue for that kind of section, which the entries that follow stand under. */
void print_heading(struct printing *p, const char *kind);
/* Returns it as printed, in the arena. */
const char *print_subheading(struct printing *p, const char *template, const char *title);

/* The entries of a list that stand in that kind of section; in the arena. */
struct list of_kind(struct printing *p, const struct list *list, const struct shape *shape,
		    const char *kind);

/* Prints the section of that kind ("work"), with its heading, if the person has any. */
void print_section(struct printing *p, const char *kind);

/* The sections that are lists of words. */
void section_skills(struct printing *p);
void section_languages(struct printing *p);
void section_interests(struct printing *p);
void section_research_interests(struct printing *p);

#endif
