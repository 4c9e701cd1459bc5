/*
 * Memory for much: of large pages, where the system has such and gives them on request.
 * To hand out small ones, each when it is first touched, takes longer than what most
 * programs then do with their bytes.
 */
#ifndef PIPELINE_PAGES_H
#define PIPELINE_PAGES_H

#include <stddef.h>

enum { PAGES_LARGE = 2 << 20 };	/* bytes; less than half of that comes as from malloc */

/* As malloc; to be freed or reallocated likewise. */
void *pages_alloc(size_t size);

#endif
