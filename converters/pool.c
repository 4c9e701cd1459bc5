#include "converters/pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct run {
	const struct pool *pool;
	pthread_mutex_t lock;
	pthread_cond_t freed;		/* a slot is free again, or the run is over */
	size_t next;			/* task to hand out */
	size_t taken;			/* tasks taken, all before it */
	bool done[POOL_WINDOW];
	bool taking;			/* some thread does, in order */
	bool over;
	size_t window;
};

/*
 * Takes the results whose turn it is; called with the lock, which is open
 * during each take(). The thread that is taking takes what others finish
 * meanwhile, so that none has to be woken for a result. What is under way when
 * the run is over is still taken.
 */
static void take_done(struct run *run)
{
	const struct pool *pool = run->pool;

	if (run->taking)
		return;
	run->taking = true;
	while (run->done[run->taken % POOL_WINDOW]) {
		size_t i = run->taken, slot = i % POOL_WINDOW;
		bool go_on;

		pthread_mutex_unlock(&run->lock);
		go_on = pool->take(pool->context, i, slot);
		pthread_mutex_lock(&run->lock);
		run->done[slot] = false;
		run->taken++;
		run->over |= !go_on;
		pthread_cond_broadcast(&run->freed);
	}
	run->taking = false;
}

/* Whether there is a task for this thread; waits for a free slot. Called with the lock. */
static bool next_task(struct run *run, size_t *i)
{
	while (!run->over && run->next < run->pool->n && run->next - run->taken >= run->window)
		pthread_cond_wait(&run->freed, &run->lock);
	*i = run->next;
	if (run->over || run->next >= run->pool->n)
		return false;
	run->next++;
	return true;
}

static void *worker(void *context)
{
	struct run *run = context;
	size_t i;

	pthread_mutex_lock(&run->lock);
	while (next_task(run, &i)) {
		pthread_mutex_unlock(&run->lock);
		run->pool->work(run->pool->context, i, i % POOL_WINDOW);
		pthread_mutex_lock(&run->lock);
		run->done[i % POOL_WINDOW] = true;
		take_done(run);
	}
	pthread_mutex_unlock(&run->lock);
	return NULL;
}

static unsigned count_jobs(const struct pool *pool)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned jobs = pool->jobs;

	if (jobs == 0)
		jobs = processors > 0 ? (unsigned)processors : 1;
	return jobs < pool->n ? jobs : (unsigned)pool->n;
}

static size_t window_of(const struct pool *pool, unsigned jobs)
{
	size_t window = (size_t)jobs * pool->per_job;

	return window > 0 && window < POOL_WINDOW ? window : POOL_WINDOW;
}

void pool_run(const struct pool *pool)
{
	unsigned jobs = count_jobs(pool), started = 1;
	struct run run = { .pool = pool, .window = window_of(pool, jobs) };
	pthread_t *threads = jobs > 1 ? calloc(jobs, sizeof(*threads)) : NULL;

	pthread_mutex_init(&run.lock, NULL);
	pthread_cond_init(&run.freed, NULL);
	while (threads && started < jobs && !pthread_create(&threads[started], NULL, worker, &run))
		started++;
	worker(&run);
	while (started > 1)
		pthread_join(threads[--started], NULL);
	pthread_cond_destroy(&run.freed);
	pthread_mutex_destroy(&run.lock);
	free(threads);
}
