/*
 * Values of a document into fields of the record, tolerant of what people
 * write: numbers for strings, one value for a list, a list for one value.
 */
#ifndef FORMATS_JSON_TAKE_H
#define FORMATS_JSON_TAKE_H

#include "formats/json/document.h"
#include "pipeline/fields.h"

enum fit {
	FIT_WHOLE,	/* the record has it all, or there was nothing in it */
	FIT_PART,	/* the record has some; the value should ride along as it is */
	FIT_NOT,	/* another kind of value is wanted */
};

/* A value into a leaf or a list of texts of the object. */
enum fit value_into_leaf(struct document *doc, const struct shape *shape, const struct field *field,
			 void *object, const struct node *node);
enum fit value_into_texts(struct document *doc, const struct field *field, void *object,
			  const struct node *node);

/* A string as the value of a leaf: dates, URIs and addresses are looked at. */
void string_into_leaf(struct document *doc, const struct field *field, void *object,
		      const struct node *node, const char *bytes, size_t size);

/* The bytes as they are, but for control characters that no format could carry. */
void bytes_into_text(struct document *doc, struct text *text, const struct node *node,
		     const char *bytes, size_t size);

#endif
