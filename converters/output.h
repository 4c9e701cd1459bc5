/*
 * One output: a sink, the writer on it and the count of what its format
 * cannot hold.
 */
#ifndef CONVERTERS_OUTPUT_H
#define CONVERTERS_OUTPUT_H

#include "converters/options.h"
#include "pipeline/buf.h"

struct output {
	const char *path;		/* "-" is standard output; NULL: memory */
	struct choice choice;
	struct diag *diag;
	struct settings settings;	/* the user's and "suffix" */
	struct setting *own_settings;
	struct sink *sink;
	struct writer *writer;
	struct losses *losses;
	struct buf held;		/* what must not reach standard output yet */
};

#define OUTPUT_INIT { .held = BUF_INIT }

/* The format of the i-th output: -t's, else its suffix's. -1 reported. */
int output_choose(struct choice *choice, const struct options *options, size_t i, const char *path,
		  struct diag *diag);

/* How a file target is opened: --if-changed, --no-clobber. */
unsigned output_flags(const struct options *options);

/* Whether -u leaves the output alone, being no older than its input. */
bool output_is_current(const char *path, const char *input, const struct options *options);

/* A line of -n: what would become what; the format may be NULL. */
void output_say(struct sink *sink, const char *input, const char *path, const struct format *format);

/*
 * Opens a file target, or with `memory` that buf. With `many` more than one
 * record will or may come. 0, or -1 reported; output_close() is due in both
 * cases.
 */
int output_open(struct output *output, const char *path, struct buf *memory, struct choice choice,
		bool many, const struct options *options, struct diag *diag);
int output_put(struct output *output, const struct cv *cv);
/*
 * Ends the document and says what it could not hold of `file`. -1, reported,
 * when the writer failed or --lossy=error forbids a loss. Nothing is in place yet.
 */
int output_end(struct output *output, const char *file, const struct options *options,
	       struct diag *diag);
/* Puts the target in place. 0, or -1 reported. */
int output_commit(struct output *output);
/* Without a commit before it nothing is left of the output. */
void output_close(struct output *output);

#endif
