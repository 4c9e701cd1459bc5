#include "pipeline/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/buf.h"
#include "pipeline/temporary.h"

enum {
	BUFFER_SIZE = 64 << 10,
};

struct sink {
	char *name;
	struct diag *diag;
	unsigned flags;
	int fd;				/* -1: memory, or closed */
	bool owns_fd;
	struct buf *memory;		/* not owned */
	char *target;			/* what the temporary becomes; NULL: written directly */
	struct temporary *temporary;
	char *buffer;
	size_t used;
	uint64_t offset;
	int error;			/* errno of the first failure */
	bool ended, unchanged;
};

/* Opening */

static int cannot_create(struct sink *sink, int error)
{
	enum status status = error == EACCES || error == EPERM ? STATUS_NOPERM
		: error == ENOMEM || error == EMFILE || error == ENFILE ? STATUS_OSERR
		: STATUS_CANTCREAT;

	return diag_error(sink->diag, status, pos_at(sink->name, 0, 0), "cannot-create",
			  "cannot create: %s", strerror(error));
}

static struct sink *new_sink(const char *name, struct diag *diag)
{
	struct sink *sink = calloc(1, sizeof(*sink));

	if (sink) {
		sink->fd = -1;
		sink->diag = diag;
		sink->name = malloc(strlen(name) + 1);
	}
	if (!sink || !sink->name) {
		free(sink);
		diag_error(diag, STATUS_OSERR, pos_at(name, 0, 0), "memory", "out of memory");
		return NULL;
	}
	strcpy(sink->name, name);
	return sink;
}

/*
 * The descriptor that a path names, or -1. Such a path is written through the
 * descriptor itself: where it leads to a file, the file is the shell's.
 */
static int descriptor_of(const char *path)
{
	static const struct {
		const char *path;
		int fd;
	} names[] = {
		{ "-", STDOUT_FILENO },
		{ "/dev/stdout", STDOUT_FILENO },
		{ "/dev/stderr", STDERR_FILENO },
	};
	static const char prefix[] = "/dev/fd/";
	char *end;
	long fd;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(path, names[i].path))
			return names[i].fd;
	if (strncmp(path, prefix, sizeof(prefix) - 1) || !path[sizeof(prefix) - 1])
		return -1;
	fd = strtol(path + sizeof(prefix) - 1, &end, 10);
	return *end || fd < 0 || fd > INT_MAX ? -1 : (int)fd;
}

/* A fresh file beside the target. */
static int create_temporary(struct sink *sink)
{
	sink->temporary = temporary_create(sink->target, &sink->fd);
	sink->owns_fd = true;
	return sink->temporary ? 0 : cannot_create(sink, errno);
}

/* A symbolic link stays, what it leads to is replaced; a dangling one is replaced itself. */
static int find_target(struct sink *sink, const char *path, bool exists)
{
	struct stat status;
	bool leads = exists && !lstat(path, &status) && S_ISLNK(status.st_mode);

	if (leads)
		sink->target = realpath(path, NULL);
	if (leads && !sink->target && errno != ENOENT)
		return cannot_create(sink, errno);
	if (!sink->target)
		sink->target = strdup(path);
	return sink->target ? 0 : cannot_create(sink, ENOMEM);
}

static int open_directly(struct sink *sink, const char *path)
{
	sink->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	sink->owns_fd = true;
	return sink->fd < 0 ? cannot_create(sink, errno) : 0;
}

static int open_path(struct sink *sink, const char *path)
{
	struct stat status;
	bool exists = !stat(path, &status);

	if (!exists && errno != ENOENT)
		return cannot_create(sink, errno);
	if (exists && S_ISDIR(status.st_mode))
		return cannot_create(sink, EISDIR);
	if (exists && !S_ISREG(status.st_mode))
		return open_directly(sink, path);
	if (exists && (sink->flags & SINK_NO_CLOBBER))
		return cannot_create(sink, EEXIST);
	if (exists && access(path, W_OK))
		return cannot_create(sink, errno);
	if (find_target(sink, path, exists) || create_temporary(sink))
		return -1;
	if (exists)
		(void)!fchmod(sink->fd, status.st_mode & 07777);	/* a courtesy */
	return 0;
}

struct sink *sink_open(const char *path, unsigned flags, struct diag *diag)
{
	int fd = descriptor_of(path);
	struct sink *sink = new_sink(fd == STDOUT_FILENO ? "<stdout>" : path, diag);
	int failed;

	if (!sink)
		return NULL;
	sink->flags = flags;
	sink->buffer = malloc(BUFFER_SIZE);
	if (!sink->buffer)
		failed = cannot_create(sink, ENOMEM);
	else if (fd >= 0)
		failed = (sink->fd = fd) < 0;
	else
		failed = open_path(sink, path);
	if (failed) {
		sink_close(sink);
		return NULL;
	}
	return sink;
}

struct sink *sink_to_memory(struct buf *out, struct diag *diag)
{
	struct sink *sink = new_sink("<memory>", diag);

	if (sink)
		sink->memory = out;
	return sink;
}

/* Writing */

static void write_out(struct sink *sink, const char *bytes, size_t size)
{
	while (size && !sink->error) {
		ssize_t n = write(sink->fd, bytes, size);

		if (n >= 0) {
			bytes += n;
			size -= (size_t)n;
		} else if (errno != EINTR) {
			sink->error = errno;
		}
	}
}

static void empty_buffer(struct sink *sink)
{
	write_out(sink, sink->buffer, sink->used);
	sink->used = 0;
}

void sink_write(struct sink *sink, const char *bytes, size_t size)
{
	sink->offset += size;
	if (sink->memory) {
		buf_add(sink->memory, bytes, size);
		return;
	}
	if (size > BUFFER_SIZE - sink->used)
		empty_buffer(sink);
	if (size >= BUFFER_SIZE) {
		write_out(sink, bytes, size);
	} else if (size) {
		memcpy(sink->buffer + sink->used, bytes, size);
		sink->used += size;
	}
}

void sink_puts(struct sink *sink, const char *string)
{
	sink_write(sink, string, strlen(string));
}

void sink_putc(struct sink *sink, char c)
{
	if (sink->memory || sink->used == BUFFER_SIZE) {
		sink_write(sink, &c, 1);
		return;
	}
	sink->buffer[sink->used++] = c;
	sink->offset++;
}

/* Straight into the buffer; by way of a string where that is full. */
void sink_printf(struct sink *sink, const char *format, ...)
{
	size_t room = sink->memory ? 0 : BUFFER_SIZE - sink->used;
	struct buf text = BUF_INIT;
	va_list args, again;
	int size;

	va_start(args, format);
	va_copy(again, args);
	size = vsnprintf(room ? sink->buffer + sink->used : NULL, room, format, args);
	if (size >= 0 && (size_t)size < room) {
		sink->used += (size_t)size;
		sink->offset += (size_t)size;
	} else {
		buf_vaddf(&text, format, again);
		if (text.failed && !sink->error)
			sink->error = ENOMEM;
		sink_write(sink, text.bytes, text.size);
	}
	va_end(again);
	va_end(args);
	buf_release(&text);
}

void sink_pad(struct sink *sink, char c, size_t count)
{
	while (count--)
		sink_putc(sink, c);
}

int sink_flush(struct sink *sink)
{
	if (!sink->memory)
		empty_buffer(sink);
	return sink_failed(sink) ? -1 : 0;
}

bool sink_failed(const struct sink *sink)
{
	return sink->error || (sink->memory && sink->memory->failed);
}

const char *sink_name(const struct sink *sink)
{
	return sink->name;
}

uint64_t sink_offset(const struct sink *sink)
{
	return sink->offset;
}

bool sink_unchanged(const struct sink *sink)
{
	return sink->unchanged;
}

/* Ending */

static bool read_full(int fd, char *bytes, size_t size, off_t at)
{
	while (size) {
		ssize_t n = pread(fd, bytes, size, at);

		if (n <= 0)
			return false;
		bytes += n;
		at += n;
		size -= (size_t)n;
	}
	return true;
}

/* Whether two open files of that size hold the same; no answer counts as "no". */
static bool same_bytes(int a, int b, uint64_t size, char *room, size_t room_size)
{
	size_t half = room_size / 2;

	for (uint64_t at = 0; at < size; at += half) {
		size_t n = size - at < half ? (size_t)(size - at) : half;

		if (!read_full(a, room, n, (off_t)at) || !read_full(b, room + half, n, (off_t)at) ||
		    memcmp(room, room + half, n))
			return false;
	}
	return true;
}

/* The buffer is free by now and serves as the room to compare in. */
static bool equals_target(struct sink *sink)
{
	int fd = open(sink->target, O_RDONLY | O_CLOEXEC);
	struct stat status;
	bool same;

	if (fd < 0)
		return false;
	same = !fstat(fd, &status) && S_ISREG(status.st_mode) &&
	       (uint64_t)status.st_size == sink->offset &&
	       same_bytes(fd, sink->fd, sink->offset, sink->buffer, BUFFER_SIZE);
	close(fd);
	return same;
}

static void close_fd(struct sink *sink)
{
	if (sink->fd >= 0 && sink->owns_fd && close(sink->fd) && !sink->error && errno != EINTR)
		sink->error = errno;
	sink->fd = -1;
}

static void remove_temporary(struct sink *sink)
{
	temporary_remove(sink->temporary);
	sink->temporary = NULL;
}

static int rename_to_target(struct sink *sink)
{
	if (rename(temporary_path(sink->temporary), sink->target))
		return -1;
	temporary_forget(sink->temporary);
	sink->temporary = NULL;
	return 0;
}

/* A link never replaces, so a target that has appeared meanwhile stays. */
static int move_to_target(struct sink *sink)
{
	if (!(sink->flags & SINK_NO_CLOBBER))
		return rename_to_target(sink);
	if (!link(temporary_path(sink->temporary), sink->target))
		return 0;
	return errno == EEXIST ? -1 : rename_to_target(sink);
}

static int report_failure(struct sink *sink)
{
	struct pos pos = pos_at(sink->name, 0, 0);

	if (sink->error == ENOMEM || (sink->memory && sink->memory->failed))
		return diag_error(sink->diag, STATUS_OSERR, pos, "memory", "out of memory");
	return diag_error(sink->diag, STATUS_IOERR, pos, "cannot-write", "cannot write: %s",
			  strerror(sink->error));
}

int sink_commit(struct sink *sink)
{
	int result = 0;

	if (sink->ended)
		return sink_failed(sink) ? -1 : 0;
	sink->ended = true;
	sink_flush(sink);
	if (sink->temporary && !sink->error && (sink->flags & SINK_IF_CHANGED))
		sink->unchanged = equals_target(sink);
	if (sink->temporary && !sink->error && (sink->flags & SINK_SYNC) && fsync(sink->fd))
		sink->error = errno;
	close_fd(sink);
	if (sink_failed(sink)) {
		result = report_failure(sink);
	} else if (sink->temporary && !sink->unchanged && move_to_target(sink)) {
		sink->error = errno;
		result = cannot_create(sink, sink->error);
	}
	remove_temporary(sink);
	return result;
}

void sink_close(struct sink *sink)
{
	if (!sink)
		return;
	close_fd(sink);
	remove_temporary(sink);
	free(sink->buffer);
	free(sink->target);
	free(sink->name);
	free(sink);
}
