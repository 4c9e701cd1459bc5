#include "converters/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "formats/formats.h"

static void write_all(int fd, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t n = write(fd, bytes, size);

		if (n < 0 && errno != EINTR)
			return;
		if (n > 0) {
			bytes += n;
			size -= (size_t)n;
		}
	}
}

static void run_child(void (*work)(void *, struct buf *), void *context, int fd)
{
	struct buf out = BUF_INIT;

	work(context, &out);
	write_all(fd, out.bytes, out.size);
	_exit(out.failed);
}

static long long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/* Reads to the end of the pipe; false when the time is up before. */
static bool read_until(int fd, long long deadline, struct buf *out)
{
	char block[4096];
	ssize_t n = 1;

	while (n != 0) {
		struct pollfd wanted = { .fd = fd, .events = POLLIN };
		long long left = deadline - now();

		if (left <= 0)
			return false;
		if (poll(&wanted, 1, (int)left) <= 0)
			continue;
		n = read(fd, block, sizeof(block));
		if (n > 0)
			buf_add(out, block, (size_t)n);
		else if (n < 0 && errno != EINTR)
			return true;
	}
	return true;
}

static enum guard wait_for(pid_t child, int fd, unsigned milliseconds, struct buf *out)
{
	bool in_time = read_until(fd, now() + milliseconds, out);
	int status = 0;

	if (!in_time)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (!in_time)
		return GUARD_TIMEOUT;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? GUARD_DONE : GUARD_FAILED;
}

static void prepare_formats(void)
{
	for (const struct format *const *format = formats_all; *format; format++)
		if ((*format)->prepare)
			(*format)->prepare();
}

/*
 * Forks a child that writes to the pipe whose reading end it gives; -1 on
 * failure. One at a time: a child forked by another thread in between would
 * hold the writing end open, and the pipe would not end before that child.
 */
static pid_t fork_child(void (*work)(void *, struct buf *), void *context, int *fd)
{
	static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
	pid_t child = -1;
	int ends[2];

	pthread_mutex_lock(&one_at_a_time);
	if (!pipe2(ends, O_CLOEXEC)) {
		child = fork();
		if (child == 0)
			run_child(work, context, ends[1]);
		close(ends[1]);
		if (child < 0)
			close(ends[0]);
		*fd = ends[0];
	}
	pthread_mutex_unlock(&one_at_a_time);
	return child;
}

enum guard guard_run(void (*work)(void *context, struct buf *out), void *context,
		     unsigned milliseconds, struct buf *out)
{
	static pthread_once_t prepared = PTHREAD_ONCE_INIT;
	enum guard result;
	pid_t child;
	int fd;

	if (milliseconds == 0) {
		work(context, out);
		return out->failed ? GUARD_FAILED : GUARD_DONE;
	}
	pthread_once(&prepared, prepare_formats);
	child = fork_child(work, context, &fd);
	if (child < 0)
		return GUARD_FAILED;
	result = wait_for(child, fd, milliseconds, out);
	close(fd);
	return result;
}
