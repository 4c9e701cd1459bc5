/*
 * Many tasks on several threads, with their results taken in order, so that
 * what a run says is the same for any number of threads.
 */
#ifndef CONVERTERS_POOL_H
#define CONVERTERS_POOL_H

#include <stdbool.h>
#include <stddef.h>

/* So many tasks at most are under way or wait to be taken. */
#define POOL_WINDOW 256

struct pool {
	void *context;
	size_t n;		/* tasks */
	unsigned jobs;		/* threads; 0: as many as processors */
	unsigned per_job;	/* so many under way or waiting at most per thread; 0: POOL_WINDOW of all */
	/* Does task i, on any thread; `slot` (below POOL_WINDOW) is its own until taken. */
	void (*work)(void *context, size_t i, size_t slot);
	/*
	 * Takes the result of task i, on any thread, but one at a time and in
	 * order. After false no more tasks are begun.
	 */
	bool (*take)(void *context, size_t i, size_t slot);
};

/*
 * Returns when all that was begun is taken. The caller's thread is one of
 * the jobs; where the system makes no further ones, those there are do all.
 */
void pool_run(const struct pool *pool);

#endif
