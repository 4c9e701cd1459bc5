#include "pipeline/pages.h"

#include <stdlib.h>
#include <sys/mman.h>

void *pages_alloc(size_t size)
{
#ifdef MADV_HUGEPAGE
	size_t whole = (size + PAGES_LARGE - 1) / PAGES_LARGE * PAGES_LARGE;
	void *memory = size < PAGES_LARGE / 2 || whole < size ? NULL : aligned_alloc(PAGES_LARGE, whole);

	if (memory) {
		madvise(memory, whole, MADV_HUGEPAGE);
		return memory;
	}
#endif
	return malloc(size);
}
