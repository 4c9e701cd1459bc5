/* Tables of figures on standard output. */
#ifndef TESTS_ACCURACY_REPORT_H
#define TESTS_ACCURACY_REPORT_H

#include "tests/accuracy/score.h"

/* Text in a column of that many places, however wide its characters are. */
void report_text(const char *text, size_t width);

/* The head of a table of figures, the first column named so. */
void report_head(const char *column);
/* One line; `conserved` may be NULL. */
void report_figures(const char *name, const struct figures *figures,
		    const struct conservation *conserved);
/* A line for each section, with its fields when `fields`, then labels and all. */
void report_sections(const struct tally *tally, const struct conservation *conserved,
		     bool fields);
/* How often leaves were exact, by how sure the reader was of them. */
void report_trust(const struct tally *tally);

#endif
