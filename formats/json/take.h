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
enum fit take_leaf(struct document *doc, const struct shape *shape, const struct field *field,
		   void *object, const struct node *node);
enum fit take_texts(struct document *doc, const struct field *field, void *object,
		    const struct node *node);

/* A string as the value of a leaf: dates, URIs and addresses are looked at. */
void take_string(struct document *doc, const struct field *field, void *object,
		 const struct node *node, const char *bytes, size_t size);

#endif
