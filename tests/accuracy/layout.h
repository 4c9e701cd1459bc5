/*
 * A layout: one row of data/layouts.txt for each feature, drawn from a seed.
 * A row is FEATURE, NAME, FOR and what the feature needs; FOR says which rows
 * already drawn, and which tongues, it goes with.
 */
#ifndef TESTS_ACCURACY_LAYOUT_H
#define TESTS_ACCURACY_LAYOUT_H

#include <stdint.h>

#include "tests/accuracy/facts.h"

/* In the order in which they are drawn. */
enum feature {
	F_MARKUP, F_SPACING, F_WIDTH, F_DRESS, F_PAGES, F_GAP, F_BULLET, F_ORDER, F_NAME,
	F_CONTACT, F_HEADING, F_DATES, F_DEGREE, F_WORK, F_TEACHING, F_EDUCATION, F_ADVISOR,
	F_ABOUT, F_COURSES, F_PAPER, F_NUMBERING, F_GROUPS, F_MARKS, F_OWN, F_BUTTONS,
	F_AWARD, F_CERTIFICATE, F_SKILLS, F_LANGUAGES, F_INTERESTS, F_PROJECT, F_VOLUNTEER,
	FEATURES
};

struct layout {
	struct facts facts;
	const struct fact *choice[FEATURES];
};

/* "work", as in the data. */
const char *feature_name(enum feature feature);

/* 0, or -1 when the data cannot be read or have no row for a feature. */
int layout_draw(struct layout *layout, uint64_t seed, const char *tongue, struct arena *arena);

/* The name of the row drawn. */
const char *layout_name(const struct layout *layout, enum feature feature);
/* What a row says behind its name and FOR. */
const char *layout_part(const struct layout *layout, enum feature feature, size_t n);

#endif
