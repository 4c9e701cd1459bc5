#include "pipeline/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#define PREFIX ".cvconv-"
#define SUFFIX ".tmp"

/* What another machine's process has not touched for so long, it has left. */
#define OTHERS_SECONDS (24 * 60 * 60)

/*
 * Temporary files that exist now. A signal handler walks the list at any
 * moment, so nodes are never freed, only used again, and each holds its path
 * itself. The list and its two companions are the library's only mutable globals:
 * signals have no other way to them.
 */
enum temporary_state {
	TEMPORARY_FREE,
	TEMPORARY_TAKEN,
	TEMPORARY_NAMED,	/* its path is whole: the file exists or is about to */
};

struct temporary {
	struct temporary *next;
	_Atomic int state;
	char path[PATH_MAX];
};

static _Atomic(struct temporary *) temporaries;
static _Atomic bool stopping;	/* all of them are going, and the process after them */
static _Atomic unsigned opening;	/* threads that make one at this moment */

static struct temporary *take(void)
{
	struct temporary *node;

	for (node = atomic_load(&temporaries); node; node = node->next) {
		int state = TEMPORARY_FREE;

		if (atomic_compare_exchange_strong(&node->state, &state, TEMPORARY_TAKEN))
			return node;
	}
	node = malloc(sizeof(*node));
	if (!node)
		return NULL;
	atomic_init(&node->state, TEMPORARY_TAKEN);
	node->next = atomic_load(&temporaries);
	while (!atomic_compare_exchange_weak(&temporaries, &node->next, node))
		;
	return node;
}

void temporary_forget(struct temporary *temporary)
{
	if (temporary)
		atomic_store(&temporary->state, TEMPORARY_FREE);
}

void temporary_remove(struct temporary *temporary)
{
	if (temporary)
		unlink(temporary->path);
	temporary_forget(temporary);
}

const char *temporary_path(const struct temporary *temporary)
{
	return temporary->path;
}

/* Making */

/* Folders are shared between machines, each with its own processes of any number. */
static uint32_t host(void)
{
	struct utsname names;
	uint32_t hash = 2166136261u;

	if (uname(&names))
		return 0;
	for (const char *at = names.nodename; *at; at++)
		hash = (hash ^ (unsigned char)*at) * 16777619u;
	return hash;
}

/* The file that a node names; once the process is stopping none is made any more. */
static int open_node(struct temporary *node)
{
	int fd;

	atomic_fetch_add(&opening, 1);
	if (atomic_load(&stopping)) {
		atomic_fetch_sub(&opening, 1);
		for (;;)
			pause();
	}
	atomic_store(&node->state, TEMPORARY_NAMED);
	fd = open(node->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	atomic_fetch_sub(&opening, 1);
	return fd;
}

/* Names need not be secret, only new in this process; left-overs are passed by. */
struct temporary *temporary_create(const char *target, int *fd)
{
	static _Atomic unsigned counter;
	const char *slash = strrchr(target, '/');
	int folder = slash ? (int)(slash - target) + 1 : 0;
	struct temporary *node = take();
	int length, error;

	errno = ENOMEM;
	if (!node)
		return NULL;
	do {
		atomic_store(&node->state, TEMPORARY_TAKEN);
		length = snprintf(node->path, sizeof(node->path), "%.*s" PREFIX "%x-%lx-%x" SUFFIX,
				  folder, target, (unsigned)host(), (unsigned long)getpid(),
				  atomic_fetch_add(&counter, 1));
		errno = ENAMETOOLONG;
		*fd = length > 0 && (size_t)length < sizeof(node->path) ? open_node(node) : -1;
	} while (*fd < 0 && errno == EEXIST);
	if (*fd >= 0)
		return node;
	error = errno;
	temporary_forget(node);
	errno = error;
	return NULL;
}

/* Stopping */

static void unlink_all(void)
{
	for (struct temporary *node = atomic_load(&temporaries); node; node = node->next)
		if (atomic_load(&node->state) == TEMPORARY_NAMED)
			unlink(node->path);
}

/*
 * Files that other threads are just opening are waited for; not for long, as
 * the thread that the signal stopped may be opening one itself.
 */
void temporaries_remove(void)
{
	const struct timespec moment = { .tv_nsec = 1000000 };

	atomic_store(&stopping, true);
	for (int i = 0; i < 100 && atomic_load(&opening) > 0; i++)
		nanosleep(&moment, NULL);
	unlink_all();
}

/* Sweeping */

/* Takes a name apart; false for any that none of us made. */
static bool parse_name(const char *name, uint32_t *of_host, pid_t *pid)
{
	size_t size = strlen(name), tail = sizeof(SUFFIX) - 1;
	unsigned long number = 0;
	char *end;

	if (strncmp(name, PREFIX, sizeof(PREFIX) - 1) || size < sizeof(PREFIX) + tail ||
	    strcmp(name + size - tail, SUFFIX))
		return false;
	*of_host = (uint32_t)strtoul(name + sizeof(PREFIX) - 1, &end, 16);
	if (*end == '-')
		number = strtoul(end + 1, &end, 16);
	*pid = (pid_t)number;
	return *end == '-' && number > 0 && number <= INT_MAX;
}

static bool is_old(int folder, const char *name)
{
	struct stat status;

	return !fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) &&
	       time(NULL) - status.st_mtime > OTHERS_SECONDS;
}

static bool is_stale(int folder, const char *name)
{
	uint32_t of_host;
	pid_t pid;

	if (!parse_name(name, &of_host, &pid))
		return false;
	if (of_host != host())
		return is_old(folder, name);
	return kill(pid, 0) && errno == ESRCH;
}

void temporaries_sweep(const char *directory)
{
	DIR *stream = opendir(directory);
	struct dirent *entry;

	while (stream && (entry = readdir(stream)))
		if (is_stale(dirfd(stream), entry->d_name))
			unlinkat(dirfd(stream), entry->d_name, 0);
	if (stream)
		closedir(stream);
}
