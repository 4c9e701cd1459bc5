/*
 * The column `extra`: what has no column of its own, as one compact JSON
 * object: the fields without a column in the field table's order, then the
 * members that the record doesn't know, unchanged and in their order.
 */
#ifndef FORMATS_CSV_EXTRA_H
#define FORMATS_CSV_EXTRA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/fields.h"

struct buf;

/* Appends the object; nothing when there is nothing to say. */
void extra_write(struct buf *out, const struct shape *shape, const void *object);

/* The same for the document: its unknown members, and its id unless that is NULL. */
void extra_write_document(struct buf *out, const char *id, const struct cv *cv);

/*
 * Keeps a member, whose value is the buf's and then released, under its name or
 * (where one of the first n is called that already) its name and #2, #3, ...
 */
void extra_keep(struct cv *cv, struct extras *extras, size_t n, const char *name,
		struct buf *json, uint32_t line);

/*
 * Reads such an object (NUL behind it) into the fields of `object`. A member
 * that no field takes (none of its name, another type, already set) is kept
 * as unknown. False, with nothing done, when the text is no JSON object or
 * one that names a member twice.
 */
bool extra_read(struct cv *cv, const struct shape *shape, void *object, const char *json,
		size_t size, uint32_t line);

#endif
