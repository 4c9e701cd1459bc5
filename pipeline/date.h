/*
 * Dates as the record holds them: YYYY, YYYY-MM or YYYY-MM-DD (the schema's
 * iso8601 definition), only as precise as the source.
 */
#ifndef PIPELINE_DATE_H
#define PIPELINE_DATE_H

#include <stdbool.h>
#include <stddef.h>

struct date {
	int year;	/* 1000 to 2999; 0: no date */
	int month;	/* 1 to 12; 0: not known */
	int day;	/* 1 to 31; 0: not known */
};

#define DATE_TEXT_SIZE 12	/* longest text and its NUL */

/* Exactly the record's three forms and nothing around them. */
bool date_parse_iso(const char *text, size_t size, struct date *date);

/*
 * The forms above and those that exports write in English: "Mar 2024",
 * "March 2020", "Mar 3, 2020", "3 March 2020", "2020/03", "2014-1", an ISO
 * time stamp (its time falls away). Nothing is guessed.
 */
bool date_parse_loose(const char *text, size_t size, struct date *date);

/* 1 to 12 for an English month name or its abbreviation, any case; else 0. */
int date_month_by_name(const char *text, size_t size);

/* Whether the calendar has that day (2013-02-31 is none). */
bool date_exists(const struct date *date);

/* "2013-02"; "" for no date. */
void date_format(const struct date *date, char out[DATE_TEXT_SIZE]);

/* <0, 0, >0; a missing month or day compares as the smallest. */
int date_compare(const struct date *a, const struct date *b);

#endif
