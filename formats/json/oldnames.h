/* Names that earlier versions of the schema had, and what they are called today. */
#ifndef FORMATS_JSON_OLDNAMES_H
#define FORMATS_JSON_OLDNAMES_H

#include <stdbool.h>

#include "pipeline/fields.h"

struct old_name {
	const struct shape *shape;
	const char *name;
	const char *field;	/* today's name */
	bool part;		/* the rows of one field are joined, in the table's order */
};

/* The row of that name in that shape, or NULL. */
const struct old_name *old_name_find(const struct shape *shape, const char *name);

/* The row behind `row` that is a part of the same field, or NULL. */
const struct old_name *old_name_next_part(const struct old_name *row);
/* The first row that is a part of the same field as `row`. */
const struct old_name *old_name_first_part(const struct old_name *row);

#endif
