#include "converters/pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct run {
	const struct pool *pool;
	pthread_mutex_t lock;
	pthread_cond_t finished;	/* a task is done */
	pthread_cond_t freed;		/* a slot is free again, or the run is over */
	size_t next;			/* task to hand out */
	size_t taken;			/* tasks taken, all before it */
	bool done[POOL_WINDOW];
	bool over;
	size_t window;
};

/* The next task, or pool->n when there is none; waits for a free slot. */
static size_t next_task(struct run *run)
{
	size_t i;

	pthread_mutex_lock(&run->lock);
	while (!run->over && run->next < run->pool->n && run->next - run->taken >= run->window)
		pthread_cond_wait(&run->freed, &run->lock);
	i = run->over || run->next >= run->pool->n ? run->pool->n : run->next++;
	pthread_mutex_unlock(&run->lock);
	return i;
}

static void *worker(void *context)
{
	struct run *run = context;

	for (size_t i = next_task(run); i < run->pool->n; i = next_task(run)) {
		run->pool->work(run->pool->context, i, i % POOL_WINDOW);
		pthread_mutex_lock(&run->lock);
		run->done[i % POOL_WINDOW] = true;
		if (i == run->taken)
			pthread_cond_signal(&run->finished);
		pthread_mutex_unlock(&run->lock);
	}
	return NULL;
}

static void take_all(struct run *run)
{
	const struct pool *pool = run->pool;

	for (size_t i = 0; i < pool->n && !run->over; i++) {
		size_t slot = i % POOL_WINDOW;
		bool go_on;

		pthread_mutex_lock(&run->lock);
		while (!run->done[slot])
			pthread_cond_wait(&run->finished, &run->lock);
		pthread_mutex_unlock(&run->lock);
		go_on = pool->take(pool->context, i, slot);
		pthread_mutex_lock(&run->lock);
		run->done[slot] = false;
		run->taken = i + 1;
		run->over = !go_on;
		pthread_cond_broadcast(&run->freed);
		pthread_mutex_unlock(&run->lock);
	}
}

static int run_alone(const struct pool *pool)
{
	for (size_t i = 0; i < pool->n; i++) {
		pool->work(pool->context, i, 0);
		if (!pool->take(pool->context, i, 0))
			break;
	}
	return 0;
}

static unsigned count_jobs(const struct pool *pool)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned jobs = pool->jobs;

	if (jobs == 0)
		jobs = processors > 0 ? (unsigned)processors : 1;
	return jobs < pool->n ? jobs : (unsigned)pool->n;
}

int pool_run(const struct pool *pool)
{
	struct run run = { .pool = pool, .window = pool->window ? pool->window : POOL_WINDOW };
	unsigned jobs = count_jobs(pool), started = 0;
	pthread_t *threads;

	if (jobs < 2)
		return run_alone(pool);
	threads = calloc(jobs, sizeof(*threads));
	if (!threads)
		return -1;
	pthread_mutex_init(&run.lock, NULL);
	pthread_cond_init(&run.finished, NULL);
	pthread_cond_init(&run.freed, NULL);
	while (started < jobs && pthread_create(&threads[started], NULL, worker, &run) == 0)
		started++;
	if (started > 0)
		take_all(&run);
	for (unsigned i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	pthread_cond_destroy(&run.freed);
	pthread_cond_destroy(&run.finished);
	pthread_mutex_destroy(&run.lock);
	free(threads);
	return started > 0 ? 0 : -1;
}
