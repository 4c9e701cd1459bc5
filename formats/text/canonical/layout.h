/* Where the fields of an entry stand in a canonical text CV. */
#ifndef FORMATS_TEXT_CANONICAL_LAYOUT_H
#define FORMATS_TEXT_CANONICAL_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/fields.h"

#define LAYOUT_LINES 3
#define LAYOUT_PARTS 6
#define LABEL_SIZE 32

enum layout_style {
	LAYOUT_BLOCK,		/* entries with an empty line between them */
	LAYOUT_NUMBERED,	/* the same with numbers */
	LAYOUT_COMPACT,		/* without empty lines */
	LAYOUT_HEAD,		/* basics, above all headings */
	LAYOUT_SUMMARY,		/* basics.summary */
	LAYOUT_PASSAGE,		/* a heading and its text, an entry of `other` */
	LAYOUT_FURTHER,		/* unknown members */
};

/* A field in a line. */
struct part {
	const char *field;
	/*
	 * Whether a value without label may be this field's; NULL: any may.
	 * What fits several parts is the first one's.
	 */
	bool (*fits)(const char *value);
	bool colon;		/* ": " stands before it; the last part of its line */
};

struct layout {
	const struct shape *shape;
	const char *heading;		/* ours, for entries without `section` */
	enum layout_style style;
	const char *separator;		/* between parts */
	struct part lines[LAYOUT_LINES][LAYOUT_PARTS];
	const char *body;		/* the field of the paragraph below the lines; NULL: none */
	const char *bullets;		/* a list of texts; NULL: none */
	const char *start, *end;	/* the dates at the right; one date is `end` */
};

/* The row of a section or of an object in basics; NULL: the shape has none. */
const struct layout *layout_for(const struct shape *shape);
const struct layout *layout_of_style(enum layout_style style);
/* The list of the record that a section's entries stand in; NULL: it is no section. */
const struct field *layout_section(const struct layout *layout);
size_t layout_lines(const struct layout *layout);

/* The line that the field stands in and its place there, or NULL. */
const struct part *layout_find(const struct layout *layout, const struct field *field,
			       size_t *line, size_t *place);
/* Whether the last part of the line stands behind a colon. */
bool layout_has_colon(const struct layout *layout, size_t line);
/* Whether the field has no place of its own: it stands on a line with its label. */
bool layout_is_labelled(const struct layout *layout, const struct field *field);
/* The first part from `from` on that a value without label is taken for, or NULL. */
const struct part *layout_implied(const struct layout *layout, size_t line, size_t from,
				  const char *value);

/* "Start date" for startDate. */
void layout_label(const struct shape *shape, const struct field *field, char label[LABEL_SIZE]);
/* The field whose label and ": " the text begins with (in Markdown bold), or NULL. */
const struct field *layout_labelled(const struct shape *shape, const char *text, size_t size,
				    bool markdown, size_t *length);
/* Whether the text begins with a label and a colon, or is a label to which one may come. */
bool layout_is_like_label(const struct shape *shape, const char *text, bool colon);

/* What a heading heads by its words. */
const struct layout *layout_by_words(const char *heading);
/* The layout whose own heading it is, or NULL. */
const struct layout *layout_by_heading(const char *heading);
/* The section named at the end, "... (work)": *length gets what is before it. NULL: none. */
const struct layout *layout_by_tag(const char *heading, size_t size, size_t *length);

#endif
