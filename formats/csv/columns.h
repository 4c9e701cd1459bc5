/*
 * The fixed header of the tidy table, and which field of a section stands in
 * which column (from the field table's `column`).
 */
#ifndef FORMATS_CSV_COLUMNS_H
#define FORMATS_CSV_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/fields.h"

/* In the order of the header. The first three and the last hold no field. */
enum column {
	COLUMN_CV,
	COLUMN_KIND,
	COLUMN_N,
	COLUMN_SECTION,
	COLUMN_TITLE,
	COLUMN_ORGANIZATION,
	COLUMN_ROLE,
	COLUMN_DEPARTMENT,
	COLUMN_LOCATION,
	COLUMN_START,
	COLUMN_END,
	COLUMN_DATES,
	COLUMN_TYPE,
	COLUMN_AREA,
	COLUMN_SCORE,
	COLUMN_AUTHORS,
	COLUMN_VENUE,
	COLUMN_URL,
	COLUMN_SUMMARY,
	COLUMN_HIGHLIGHTS,
	COLUMN_KEYWORDS,
	COLUMN_EXTRA,
	COLUMNS,
};

#define COLUMN_UNKNOWN (-1)

extern const char *const column_names[COLUMNS];

/* The column of that name, blanks around it and case apart; else COLUMN_UNKNOWN. */
int column_by_name(const char *name, size_t size);

/* For each column the field of one shape that stands in it, or NULL. */
struct layout {
	const struct field *fields[COLUMNS];
};

void layout_of(struct layout *layout, const struct shape *shape);

#define SECTIONS_MAX 24

/* The kinds of rows: the record itself and each of its sections, by cv_shape's order. */
struct sections {
	struct layout layouts[SECTIONS_MAX];
};

void sections_init(struct sections *sections);

/* The field of cv_shape whose rows have that kind (any case), or NULL. */
const struct field *section_by_kind(const char *kind, size_t size);

static inline size_t section_index(const struct field *section)
{
	return (size_t)(section - cv_shape.fields);
}

/* The kind of the one row that carries what belongs to the document itself. */
static inline bool kind_is_document(const char *kind, size_t size)
{
	return size == 2 && kind[0] == 'c' && kind[1] == 'v';
}

/*
 * Whether a key in column `cv` says that the document has no id: "cv", and
 * "cv#2", "cv#3" ... where several have none.
 */
bool key_is_anonymous(const char *key, size_t size);

#endif
