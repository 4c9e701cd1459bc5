#include "pipeline/convert.h"

#include <stdlib.h>

#include "pipeline/arena.h"

static int out_of_memory(struct diag *diag, const char *file)
{
	return diag_error(diag, STATUS_OSERR, pos_at(file, 0, 0), "memory", "out of memory");
}

/* Zeroed state of a reader or writer. Nothing may be needed; NULL is then no failure. */
static int new_state(void **state, size_t size)
{
	*state = size ? calloc(1, size) : NULL;
	return size && !*state ? -1 : 0;
}

struct reader *reader_open(const struct format *format, struct source *source,
			   const struct settings *settings, struct sink *trace,
			   struct diag *diag)
{
	struct reader *reader = calloc(1, sizeof(*reader));

	if (!reader || new_state(&reader->state, format->reader_size)) {
		out_of_memory(diag, source_name(source));
		free(reader);
		return NULL;
	}
	reader->format = format;
	reader->source = source;
	reader->diag = diag;
	reader->settings = settings;
	reader->trace = trace;
	if (format->open && format->open(reader)) {
		reader_close(reader);
		return NULL;
	}
	return reader;
}

int reader_next(struct reader *reader, struct cv *cv, struct arena *arena)
{
	int result;

	cv_init(cv, arena);
	result = reader->format->next(reader, cv);
	if (arena_failed(arena))
		return out_of_memory(reader->diag, source_name(reader->source));
	return result;
}

void reader_close(struct reader *reader)
{
	if (!reader)
		return;
	if (reader->format->close)
		reader->format->close(reader);
	free(reader->state);
	free(reader);
}

struct writer *writer_open(const struct format *format, struct sink *sink, bool many,
			   const struct settings *settings, struct diag *diag)
{
	struct writer *writer = calloc(1, sizeof(*writer));

	if (!writer || new_state(&writer->state, format->writer_size)) {
		out_of_memory(diag, sink_name(sink));
		free(writer);
		return NULL;
	}
	writer->format = format;
	writer->sink = sink;
	writer->diag = diag;
	writer->settings = settings;
	writer->many = many;
	if (format->begin && format->begin(writer)) {
		writer_close(writer);
		return NULL;
	}
	return writer;
}

int writer_put(struct writer *writer, const struct cv *cv)
{
	return writer->format->put(writer, cv);
}

int writer_end(struct writer *writer)
{
	return writer->format->end ? writer->format->end(writer) : 0;
}

void writer_close(struct writer *writer)
{
	if (!writer)
		return;
	if (writer->format->finish)
		writer->format->finish(writer);
	free(writer->state);
	free(writer);
}
