/* Walks over every value of a record, or of a part of one. */
#ifndef TESTS_ACCURACY_LEAVES_H
#define TESTS_ACCURACY_LEAVES_H

#include "pipeline/fields.h"
#include "pipeline/record.h"

/* Called for each value that is present: a leaf, or one item of a list. */
typedef void leaf_visit(void *context, const struct shape *shape, const struct field *field,
			const struct text *text);

void leaves_visit(const struct shape *shape, const void *object, leaf_visit *visit, void *context);

/* The values of one field, however it nests. */
void leaves_of_field(const struct shape *shape, const struct field *field, const void *object,
		     leaf_visit *visit, void *context);

#endif
