/*
 * Dates of bibliographies: BibTeX's year and month, as people fill them, and
 * biblatex's EDTF (ISO 8601-2, level 1: ranges, open ends, "circa").
 */
#ifndef FORMATS_BIBTEX_DATES_H
#define FORMATS_BIBTEX_DATES_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/date.h"

/*
 * A biblatex date: its first day goes to *date. True when that says it all;
 * false when the words should be kept. date->year is 0 for what is no date.
 */
bool bib_dates_parse_edtf(const char *text, size_t size, struct date *date);

/* "2020"; else a year somewhere in the words ("c. 1999") and false; 0 for none. */
bool bib_dates_parse_year(const char *text, size_t size, int *year);

/* "Sept.", "3", "10 February", "OCT 1" as decoded text; false for others. */
bool bib_dates_parse_month(const char *text, size_t size, int *month, int *day);

/* 1 to 31, or 0. */
int bib_dates_parse_day(const char *text, size_t size);

#endif
