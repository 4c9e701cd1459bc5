/*
 * One input, opened: its bytes, the format they are in and the reader on it.
 */
#ifndef CONVERTERS_INPUT_H
#define CONVERTERS_INPUT_H

#include "converters/options.h"

struct input {
	const char *path;		/* as the user named it */
	struct source *source;
	const struct format *format;
	struct reader *reader;
};

#define INPUT_INIT { NULL, NULL, NULL, NULL }

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

#endif
