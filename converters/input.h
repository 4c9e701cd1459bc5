/*
 * One input, opened: its bytes, the format they are in and the reader on it.
 */
#ifndef CONVERTERS_INPUT_H
#define CONVERTERS_INPUT_H

#include "converters/options.h"
#include "pipeline/buf.h"

struct input {
	const char *path;		/* as the user named it */
	struct buf file;		/* the one to open where the path is a folder's */
	struct source *source;
	struct source *whole;		/* for --explain: holds the text; else NULL */
	const char *text;		/* all of it, decoded */
	size_t text_size;
	const struct format *format;
	struct reader *reader;
};

#define INPUT_INIT { .file = BUF_INIT }

/*
 * The format is options->from, or the one that the suffix or the content
 * shows. `trace` gets a reader's stage for --explain; it may be NULL.
 * 0, or -1 reported; input_close() is due in both cases.
 */
int input_open(struct input *input, const char *path, const struct options *options,
	       struct sink *trace, struct diag *diag);
/* The same for bytes in memory, which stay until close. */
int input_open_memory(struct input *input, const char *name, const char *bytes, size_t size,
		      const struct options *options, struct diag *diag);
void input_close(struct input *input);

/* Whether a directory is one document of some format; *file gets what to open then. */
bool input_is_folder(const char *directory, const struct options *options, struct buf *file);

#endif
