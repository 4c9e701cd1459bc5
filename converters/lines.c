#include "converters/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_SIZE 65536

/* Shards */

static int bad_shard(const char *text, struct diag *diag)
{
	return diag_error(diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
			  "--shard cannot be '%s'; it is I/N with I from 0 to N-1, or /N in an array job",
			  text);
}

/* What the schedulers tell a task of an array; -1: this is none. */
static long long array_index(void)
{
	const char *slurm = getenv("SLURM_ARRAY_TASK_ID"), *first = getenv("SLURM_ARRAY_TASK_MIN");
	const char *batch = getenv("AWS_BATCH_JOB_ARRAY_INDEX");

	if (slurm)
		return strtoll(slurm, NULL, 10) - (first ? strtoll(first, NULL, 10) : 0);
	return batch ? strtoll(batch, NULL, 10) : -1;
}

/* Some tasks of an array submitted again count from another beginning and would do other parts. */
static int check_array(long long n, struct diag *diag)
{
	const char *count = getenv("SLURM_ARRAY_TASK_COUNT");

	if (!count || strtoll(count, NULL, 10) == n)
		return 0;
	return diag_error(diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
			  "the array has %s tasks where --shard has %lld parts; give --shard I/N", count, n);
}

int shard_parse(struct shard *shard, const char *text, struct diag *diag)
{
	long long i, n;
	char *slash, *end;

	*shard = (struct shard){ 0, 1 };
	if (!text)
		return 0;
	errno = 0;
	i = *text == '/' ? array_index() : strtoll(text, &slash, 10);
	if (*text == '/')
		slash = strchr(text, '/');
	if (*slash != '/' || slash[1] < '0' || slash[1] > '9')
		return bad_shard(text, diag);
	n = strtoll(slash + 1, &end, 10);
	if (*end != '\0' || errno || n < 1 || i < 0 || i >= n)
		return bad_shard(text, diag);
	if (*text == '/' && check_array(n, diag))
		return -1;
	*shard = (struct shard){ (uint64_t)i, (uint64_t)n };
	return 0;
}

uint64_t shard_begin(uint64_t size, uint64_t i, uint64_t n)
{
	return size / n * i + size % n * i / n;
}

/* Reading */

static int cannot_read(const struct lines *lines, struct diag *diag)
{
	return diag_error(diag, STATUS_IOERR, pos_at(lines->path, 0, 0), "cannot-read",
			  "cannot read: %s", strerror(errno));
}

static int read_block(struct lines *lines, struct diag *diag)
{
	ssize_t n;

	buf_clear(&lines->block);
	lines->at = 0;
	if (buf_reserve(&lines->block, BLOCK_SIZE))
		return diag_error(diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
	do
		n = read(lines->fd, lines->block.bytes, BLOCK_SIZE);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return cannot_read(lines, diag);
	lines->block.size = (size_t)n;
	lines->ended = n == 0;
	return 0;
}

/* Reads on to the end of the line; what is beyond max_size is dropped. */
static enum line_kind read_line(struct lines *lines, struct diag *diag)
{
	bool too_long = false, some = false, whole = false;

	buf_clear(&lines->line);
	while (!whole) {
		const char *from, *newline;
		size_t size;

		if (lines->at == lines->block.size && read_block(lines, diag))
			return LINE_FAILED;
		if (lines->ended)
			break;
		from = lines->block.bytes + lines->at;
		size = lines->block.size - lines->at;
		newline = memchr(from, '\n', size);
		if (newline)
			size = (size_t)(newline - from);
		too_long |= size > lines->max_size - lines->line.size;
		if (!too_long)
			buf_add(&lines->line, from, size);
		some = true;
		whole = newline != NULL;
		lines->at += size + whole;
		lines->offset += size + whole;
	}
	if (lines->line.failed) {
		diag_error(diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
		return LINE_FAILED;
	}
	return !some ? LINE_END : too_long ? LINE_TOO_LONG : LINE_WHOLE;
}

/* A file's shard begins with the first line that begins in its bytes. */
static int seek_shard(struct lines *lines, off_t size, struct shard shard, struct diag *diag)
{
	lines->offset = shard_begin((uint64_t)size, shard.i, shard.n);
	lines->end = shard_begin((uint64_t)size, shard.i + 1, shard.n);
	if (lines->offset == 0)
		return 0;
	lines->offset--;
	if (lseek(lines->fd, (off_t)lines->offset, SEEK_SET) < 0)
		return cannot_read(lines, diag);
	return read_line(lines, diag) == LINE_FAILED ? -1 : 0;
}

int lines_open(struct lines *lines, const char *path, size_t max_size, struct shard shard,
	       struct diag *diag)
{
	bool standard = strcmp(path, "-") == 0;
	struct stat status;

	*lines = (struct lines){
		.path = path, .max_size = max_size, .every = { 0, 1 }, .end = UINT64_MAX,
		.block = BUF_INIT, .line = BUF_INIT,
	};
	lines->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (lines->fd < 0 || fstat(lines->fd, &status))
		return diag_error(diag, errno == EACCES ? STATUS_NOPERM : STATUS_NOINPUT,
				  pos_at(path, 0, 0), "cannot-open", "cannot open: %s",
				  strerror(errno));
	if (shard.n == 1)
		return 0;
	if (S_ISREG(status.st_mode))
		return seek_shard(lines, status.st_size, shard, diag);
	lines->every = shard;
	return 0;
}

enum line_kind lines_next(struct lines *lines, struct diag *diag)
{
	enum line_kind kind = LINE_END;

	while (lines->offset < lines->end && (kind = read_line(lines, diag)) != LINE_END &&
	       kind != LINE_FAILED && lines->number++ % lines->every.n != lines->every.i)
		kind = LINE_END;
	return kind;
}

bool line_is_blank(const struct lines *lines)
{
	return strspn(lines->line.bytes, " \t\r") == lines->line.size;
}

void lines_close(struct lines *lines)
{
	if (lines->fd >= 0 && lines->fd != STDIN_FILENO)
		close(lines->fd);
	buf_release(&lines->block);
	buf_release(&lines->line);
}
