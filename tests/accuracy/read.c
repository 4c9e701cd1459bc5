#include "tests/accuracy/read.h"

#include <stdio.h>
#include <string.h>

#include "formats/formats.h"
#include "pipeline/buf.h"
#include "pipeline/convert.h"

const struct format *format_named(const char *name)
{
	for (const struct format *const *format = formats_all; *format; format++)
		if (!strcmp((*format)->name, name))
			return (*format)->next ? *format : NULL;
	return NULL;
}

static void say_errors(void *context, const struct message *message)
{
	(void)context;
	if (message->level == LEVEL_ERROR)
		fprintf(stderr, "%s:%u: %s\n", message->pos.file ? message->pos.file : "cvconv",
			message->pos.line, message->text);
}

int read_bytes(const struct format *format, const char *name, const char *bytes, size_t size,
	       struct arena *arena, struct cv *cv)
{
	struct diag diag;
	struct source *source;
	struct reader *reader = NULL;
	int result = -1;

	diag_init(&diag, say_errors, NULL);
	source = source_from_memory(name, bytes, size, 0, &diag);
	if (source)
		reader = reader_open(format, source, NULL, NULL, &diag);
	if (reader)
		result = reader_next(reader, cv, arena) == 1 ? 0 : -1;
	reader_close(reader);
	source_close(source);
	return result;
}

char *file_text(const char *path)
{
	struct buf text = BUF_INIT;
	FILE *file = fopen(path, "rb");
	char piece[4096];
	size_t size;

	if (!file) {
		perror(path);
		return NULL;
	}
	while ((size = fread(piece, 1, sizeof(piece), file)) > 0)
		buf_add(&text, piece, size);
	fclose(file);
	return buf_detach(&text, NULL);
}
