#include "pipeline/array.h"

#include <stdint.h>
#include <stdlib.h>

void *array_grow(void *array, size_t count, size_t *capacity, size_t size)
{
	size_t more = *capacity ? *capacity + *capacity / 2 : 64;
	void *grown;

	if (count < *capacity)
		return array;
	if (more > SIZE_MAX / size)
		return NULL;
	grown = realloc(array, more * size);
	if (grown)
		*capacity = more;
	return grown;
}
