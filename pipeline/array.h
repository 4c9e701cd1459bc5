/* Arrays that grow by themselves, for what no arena should keep every size of. */
#ifndef PIPELINE_ARRAY_H
#define PIPELINE_ARRAY_H

#include <stddef.h>

/*
 * The array of `count` elements with room for one more, moved if need be and
 * to be freed by the caller. NULL when memory ran out; the array is then as it
 * was. What arena_grow() is for arenas.
 */
void *array_grow(void *array, size_t count, size_t *capacity, size_t size);

#endif
