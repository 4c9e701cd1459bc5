/*
 * Points in time as CVs write them, the ends of what dates.h calls a period:
 * "Apr 25, 2024", "1. März 2018", "2018年3月", "03/2018", "WS 2018/19", "'18".
 */
#ifndef FORMATS_TEXT_FACTS_POINTS_H
#define FORMATS_TEXT_FACTS_POINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/lexicon/tokens.h"
#include "pipeline/date.h"

struct point {
	struct date first, last;	/* differ in a span alone: "2018/19", "July 10-12, 2024" */
	bool verbal;	/* the words say more than the dates: seasons, ambiguous days */
	bool year_alone;
	bool weak;	/* a date in company only: "03/18 - 02/20" */
	size_t to;	/* token behind it */
};

/* The point that begins at token i; false if none does. */
bool point_read(const struct tokens *tokens, size_t i, size_t limit, struct point *point);

/* A start that leaves its year to the end: "Jul" - Sep 2024, "Spring" and Fall 2019. */
bool point_read_yearless(const struct tokens *tokens, size_t i, size_t limit, struct point *point);

/* An end that leaves its year or century to the start: 2018 - "20", 2018年3月～"6月". */
bool point_read_short(const struct tokens *tokens, size_t i, size_t limit,
		      const struct date *start, struct point *point);

#endif
