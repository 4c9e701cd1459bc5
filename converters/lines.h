/* The lines of a file or of standard input, or those of one shard of it. */
#ifndef CONVERTERS_LINES_H
#define CONVERTERS_LINES_H

#include <stdint.h>
#include <sys/types.h>

#include "converters/options.h"
#include "pipeline/buf.h"

/* The I-th of N parts, I from 0. */
struct shard {
	uint64_t i, n;
};

/*
 * Reads --shard: "I/N", "/N" with I from the array job's environment
 * (SLURM_ARRAY_TASK_ID from SLURM_ARRAY_TASK_MIN on, or
 * AWS_BATCH_JOB_ARRAY_INDEX). NULL is the whole, 0/1. 0, or -1 reported.
 */
int shard_parse(struct shard *shard, const char *text, struct diag *diag);
/* Where the i-th of n equal parts of `size` begins; the n-th beginning is the end. */
uint64_t shard_begin(uint64_t size, uint64_t i, uint64_t n);

enum line_kind {
	LINE_END,
	LINE_WHOLE,
	LINE_TOO_LONG,		/* skipped; its bytes are not given */
	LINE_FAILED,		/* reported */
};

struct lines {
	const char *path;
	int fd;
	size_t max_size;	/* of a line */
	struct shard every;	/* of a pipe: each n-th line from the i-th on */
	uint64_t number;	/* lines so far, of a pipe */
	uint64_t offset;	/* of the next line in the file */
	uint64_t end;		/* lines from here on are another shard's */
	struct buf block;	/* read, not handed out yet, from `at` on */
	size_t at;
	struct buf line;
	bool ended;
};

/*
 * "-" is standard input. Of a file a shard is a part of its bytes, so that the
 * shards' outputs one after another are the output of the whole; of a pipe it
 * is every n-th line. 0, or -1 reported; lines_close() is due in both cases.
 */
int lines_open(struct lines *lines, const char *path, size_t max_size, struct shard shard,
	       struct diag *diag);
/* The next line without its line end, NUL-terminated in lines->line until the next call. */
enum line_kind lines_next(struct lines *lines, struct diag *diag);
/* Whether there is nothing but space in the line. */
bool line_is_blank(const struct lines *lines);
void lines_close(struct lines *lines);

#endif
