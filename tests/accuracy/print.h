/*
 * Entries printed and noted down: what of the true entry a template prints is
 * set in the expected one.
 */
#ifndef TESTS_ACCURACY_PRINT_H
#define TESTS_ACCURACY_PRINT_H

#include <stdbool.h>

#include "pipeline/fields.h"
#include "pipeline/record.h"
#include "tests/accuracy/page.h"
#include "tests/accuracy/rendering.h"
#include "tests/accuracy/template.h"

struct buf;

struct printing {
	struct rendering *rendering;
	struct page page;
	struct markup markup;
	struct draw draw;
	const char *section;	/* the heading as printed */
	const char *title;	/* the heading or sub-heading being printed */
	size_t headings;	/* printed so far */
};

struct entry_printing {
	struct printing *p;
	const struct shape *shape;
	const void *truth;
	void *expected;
};

/* A new entry of that list, under the section's heading. */
struct entry_printing entry_begin(struct printing *p, struct list *list, const struct shape *shape,
				  const void *truth);

/* Fills the template with the entry's values, which become expected. */
void entry_fill(const struct entry_printing *e, const char *template, struct buf *out);

/* Sets the expected field to the bytes. */
void expect(const struct printing *p, struct text *text, const char *value);

/*
 * Values that are made: "date", "end", "year", "authors", ...; -1 when the
 * name is none of them, else as template_values.value says.
 */
int made_value(const struct entry_printing *e, const char *name, struct buf *out);

/* The tongue's word for a label ("email"), or the word itself. */
const char *word_for(const struct printing *p, const char *key, const char *what);

/* All letters made capitals. */
void add_capitals(struct buf *out, const char *text);

#endif
