/*
 * Bytes out. A file target is written beside itself under a temporary name
 * and renamed by sink_commit(), so that it is whole or absent; errors stick
 * and are reported once by commit. Standard output and memory are sinks too.
 */
#ifndef PIPELINE_SINK_H
#define PIPELINE_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/diag.h"

struct buf;
struct sink;

enum sink_flags {
	SINK_IF_CHANGED = 1,	/* an equal target keeps its time */
	SINK_NO_CLOBBER = 2,	/* an existing target is an error */
	SINK_SYNC = 4,		/* fsync before the rename */
};

/* "-" is standard output. NULL on failure, reported in diag. */
struct sink *sink_open(const char *path, unsigned flags, struct diag *diag);
/* Appends to a buf the caller owns. */
struct sink *sink_to_memory(struct buf *out, struct diag *diag);

void sink_write(struct sink *sink, const char *bytes, size_t size);
void sink_puts(struct sink *sink, const char *string);
void sink_putc(struct sink *sink, char c);
void sink_printf(struct sink *sink, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* `count` times the character; for indentation. */
void sink_pad(struct sink *sink, char c, size_t count);
/* Hands everything so far to the operating system (for --line-buffered). */
int sink_flush(struct sink *sink);

bool sink_failed(const struct sink *sink);
const char *sink_name(const struct sink *sink);
uint64_t sink_offset(const struct sink *sink);
/* Whether commit found the target equal (SINK_IF_CHANGED). Valid after commit. */
bool sink_unchanged(const struct sink *sink);

/* Flushes, closes, renames. 0, or -1 with the reason in diag and no target. */
int sink_commit(struct sink *sink);
/* Frees the sink; without a commit before it, removes the temporary file. */
void sink_close(struct sink *sink);

#endif
