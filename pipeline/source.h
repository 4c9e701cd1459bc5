/*
 * Bytes in, with a name. What a reader sees is always valid UTF-8 with LF
 * line ends: BOMs are taken off, UTF-16 (by BOM) and UTF-32 are decoded,
 * bytes that are no UTF-8 are read as windows-1252 with one warning, CRLF and
 * lone CR become LF, NUL is refused as binary data (unless the format asks
 * for it: see source_allow_nul).
 *
 * A source streams: source_fill() gives what comes next, source_all() the
 * whole rest. Both enforce max_input.
 */
#ifndef PIPELINE_SOURCE_H
#define PIPELINE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/diag.h"

#define SOURCE_MAX_DEFAULT (64u << 20)	/* --max-input */
#define SOURCE_PEEK 65536		/* what detection may look at */

struct source;

/*
 * Opens a file; "-" is standard input, named "<stdin>" in messages. NULL on
 * failure, reported in diag (missing, a directory, no permission, ...).
 * `max_input` in bytes, 0: no limit. The diag must outlive the source.
 */
struct source *source_open(const char *path, size_t max_input, struct diag *diag);

/* Reads from memory, which the caller keeps until close. */
struct source *source_from_memory(const char *name, const char *bytes,
				  size_t size, size_t max_input, struct diag *diag);

void source_close(struct source *source);	/* NULL is fine */

/* As given by the user; lives as long as the source. */
const char *source_name(const struct source *source);
/* The path to open siblings by; NULL for standard input and memory. */
const char *source_path(const struct source *source);

/*
 * The first bytes, up to SOURCE_PEEK, without consuming them; fewer at the
 * end of input. NULL and *size 0 on error (reported) or for an empty input.
 */
const char *source_peek(struct source *source, size_t *size);

/*
 * The next piece (valid until the next call): size > 0, or 0 at the end, or
 * -1 on error (reported). A piece never cuts a character.
 */
long source_fill(struct source *source, const char **bytes);

/*
 * All that is left, NUL-terminated, in memory the source owns until close.
 * NULL on error (reported).
 */
const char *source_all(struct source *source, size_t *size);

/*
 * Opens another file of the same folder, with this source's limit and diag,
 * for a document that is made of several. NULL with nothing reported when
 * there is no file of that name or this source is none itself; else NULL is
 * a failure, reported.
 */
struct source *source_open_beside(struct source *source, const char *name);
/* The paths opened beside it so far (for depfiles), NULL at their end. */
const char *const *source_beside(const struct source *source);

/* NUL bytes become U+FFFD with a warning instead of an error. Before reading. */
void source_allow_nul(struct source *source);

/*
 * What the undecoded first bytes look like when no reader takes them (a PDF, a
 * docx, a web page, ...); NULL for everything else.
 */
struct foreign;
const struct foreign *source_foreign(struct source *source);

/* How many bytes were taken from the file so far. */
uint64_t source_offset(const struct source *source);
/* Whether reading it came to a bad end, which was reported: nothing more comes. */
bool source_failed(const struct source *source);

static inline struct pos source_pos(const struct source *source,
				    uint32_t line, uint32_t column)
{
	return pos_at(source_name(source), line, column);
}

#endif
