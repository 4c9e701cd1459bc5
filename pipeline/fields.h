/*
 * The record's shape as data: one row per field, in the order in which every
 * format writes them (the JSON Resume schema's own, then our extensions). The
 * structured formats, the canonical text, the loss report, --explain and
 * equality all walk these tables, so a new field is one row here.
 */
#ifndef PIPELINE_FIELDS_H
#define PIPELINE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/record.h"

enum field_kind {
	FIELD_TEXT,	/* struct text */
	FIELD_DATE,	/* struct text: YYYY, YYYY-MM or YYYY-MM-DD */
	FIELD_URI,	/* struct text: RFC 3986 with scheme (the schema's format) */
	FIELD_EMAIL,	/* struct text */
	FIELD_TEXTS,	/* struct texts */
	FIELD_OBJECT,	/* an embedded object of `shape` */
	FIELD_OBJECTS,	/* struct list of objects of `shape` */
};

enum field_flags {
	FIELD_EXTENSION = 1,	/* ours, not in the JSON Resume schema */
	FIELD_ATTRIBUTE = 2,	/* an attribute in XML */
	FIELD_LABEL = 4,	/* says how the source put it, not what it said: section, subsection, dates */
};

struct field {
	const char *name;	/* the record's word, as in JSON */
	enum field_kind kind;
	unsigned flags;
	size_t offset;		/* in the object */
	const struct shape *shape;	/* of FIELD_OBJECT and FIELD_OBJECTS */
	const char *singular;	/* XML's name of one item of a list; NULL for the rest */
	const char *column;	/* CSV's column; NULL: goes to `extra` */
};

struct shape {
	const char *name;	/* "work", "location"; the CSV kind of a section */
	size_t size;		/* of the struct */
	const struct field *fields;
	size_t n_fields;
};

extern const struct shape cv_shape;	/* the record: basics, work, ... */
extern const struct shape basics_shape, location_shape, profile_shape;
extern const struct shape work_shape, volunteer_shape, education_shape;
extern const struct shape award_shape, certificate_shape, publication_shape;
extern const struct shape skill_shape, language_shape, interest_shape;
extern const struct shape reference_shape, project_shape, other_shape;

/* The field of that name, or NULL. */
const struct field *shape_field(const struct shape *shape, const char *name);

/* Access to a field of an object; the kind must fit. */
static inline void *field_object(const struct field *field, void *object)
{
	return (char *)object + field->offset;
}

static inline const void *field_object_const(const struct field *field, const void *object)
{
	return (const char *)object + field->offset;
}

static inline struct text *field_text(const struct field *field, void *object)
{
	return field_object(field, object);
}

static inline struct texts *field_texts(const struct field *field, void *object)
{
	return field_object(field, object);
}

static inline struct list *field_list(const struct field *field, void *object)
{
	return field_object(field, object);
}

static inline const struct text *field_text_const(const struct field *field, const void *object)
{
	return field_object_const(field, object);
}

static inline const struct texts *field_texts_const(const struct field *field, const void *object)
{
	return field_object_const(field, object);
}

static inline const struct list *field_list_const(const struct field *field, const void *object)
{
	return field_object_const(field, object);
}

static inline bool field_is_leaf(const struct field *field)
{
	return field->kind <= FIELD_EMAIL;
}

/* Whether the field holds anything in this object; an object counts when a field or extra of it does. */
bool field_present(const struct field *field, const void *object);
/* Whether any field or extra of the object is present. */
bool object_present(const struct shape *shape, const void *object);
/* How many leaves (list items each) the object holds, extras included. */
size_t object_leaves(const struct shape *shape, const void *object);

/* Takes entries that hold nothing, not even a label, out of the lists of an object. */
void object_drop_empty(const struct shape *shape, void *object);

/*
 * Whether two objects hold the same values (lines and confidence apart). On a
 * difference *where is set to its field when where is not NULL.
 */
bool object_equal(const struct shape *shape, const void *a, const void *b,
		  const struct field **where);

#endif
