/*
 * What the program has to say about a document. The library never prints:
 * every message goes to the `emit` of its diag, which converters give.
 *
 * Wording: lower case, no full stop, what failed first, the subject in
 * quotes, then the remedy after "; ".
 */
#ifndef PIPELINE_DIAG_H
#define PIPELINE_DIAG_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* Exit status (sysexits.h; the manual lists them). */
enum status {
	STATUS_OK = 0,
	STATUS_PARTIAL = 1,	/* a bulk run ended and some inputs failed */
	STATUS_USAGE = 64,
	STATUS_DATA = 65,	/* bad input; also --lossy=error and -W */
	STATUS_NOINPUT = 66,
	STATUS_UNAVAILABLE = 69,/* format not built in, or its library missing */
	STATUS_SOFTWARE = 70,
	STATUS_OSERR = 71,	/* out of memory */
	STATUS_CANTCREAT = 73,
	STATUS_IOERR = 74,
	STATUS_TIMEOUT = 75,
	STATUS_NOPERM = 77,
};

enum level {
	LEVEL_NOTE,	/* shown with -v */
	LEVEL_WARNING,
	LEVEL_ERROR,
};

struct pos {
	const char *file;	/* NULL: the program itself */
	uint32_t line;		/* from 1; 0: the whole file */
	uint32_t column;	/* bytes, from 1; 0: the whole line */
};

struct message {
	enum level level;
	struct pos pos;
	const char *id;		/* kebab-case, stable, in the manual: "lossy" */
	const char *text;	/* valid during emit only; may hold any byte of the input */
};

struct diag {
	void (*emit)(void *context, const struct message *message);
	void *context;
	enum status status;	/* of the first error; STATUS_OK while there is none */
	size_t errors, warnings, notes;
};

/* `emit` may be NULL: then messages are only counted. */
void diag_init(struct diag *diag, void (*emit)(void *, const struct message *),
	       void *context);

/* A note or warning (or an error that does not end the document: see below). */
void diag_report(struct diag *diag, enum level level, struct pos pos,
		 const char *id, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/*
 * An error: sets diag->status unless an earlier one did, and returns -1 so
 * that callers write `return diag_error(...)`.
 */
int diag_error(struct diag *diag, enum status status, struct pos pos,
	       const char *id, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

static inline struct pos pos_at(const char *file, uint32_t line, uint32_t column)
{
	struct pos pos = { file, line, column };
	return pos;
}

const char *level_name(enum level level);

#endif
