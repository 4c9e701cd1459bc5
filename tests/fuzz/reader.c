/*
 * Fuzzes a reader and, with what it makes of the bytes, its writer: for
 * libFuzzer, built by `make fuzz`. The format is the one that FUZZ names.
 *
 * Whatever comes in, the reader ends and what was written is read again
 * without an error, to the same bytes.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/formats.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/convert.h"
#include "pipeline/detect.h"

#define MAX_RECORDS 16

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct settings none = { NULL, 0 };

static const struct format *format_under_test(void)
{
	const char *name = getenv("FUZZ");
	const struct format *format = detect_by_name(formats_all, name ? name : "json");

	if (!format)
		abort();
	return format;
}

/* The text of one record, or empty. */
static void write_record(const struct format *format, const struct cv *cv, struct buf *out)
{
	struct diag diag;
	struct sink *sink;
	struct writer *writer;

	diag_init(&diag, NULL, NULL);
	sink = sink_to_memory(out, &diag);
	writer = writer_open(format, sink, false, &none, &diag);
	if (!writer || writer_put(writer, cv) || writer_end(writer) || sink_commit(sink))
		abort();
	writer_close(writer);
	sink_close(sink);
}

/* Reads all records, handing each to `each`; the number of errors. */
static size_t read_records(const struct format *format, const char *bytes, size_t size,
			   void (*each)(const struct format *, const struct cv *, void *),
			   void *context)
{
	struct arena arena = ARENA_INIT;
	struct diag diag;
	struct source *source;
	struct reader *reader;
	struct cv cv;
	int got, records = 0;

	diag_init(&diag, NULL, NULL);
	source = source_from_memory("fuzz", bytes, size, 0, &diag);
	reader = source ? reader_open(format, source, &none, NULL, &diag) : NULL;
	while (reader && records++ < MAX_RECORDS && (got = reader_next(reader, &cv, &arena)) != 0)
		if (got > 0)
			each(format, &cv, context);
	reader_close(reader);
	source_close(source);
	arena_release(&arena);
	return diag.errors;
}

static void keep_text(const struct format *format, const struct cv *cv, void *context)
{
	buf_clear(context);
	write_record(format, cv, context);
}

static void check_record(const struct format *format, const struct cv *cv, void *context)
{
	struct buf first = BUF_INIT, second = BUF_INIT;

	(void)context;
	if (format->put) {
		write_record(format, cv, &first);
		if (read_records(format, first.bytes, first.size, keep_text, &second))
			abort();
		if (format->lossless && (first.size != second.size ||
					 memcmp(first.bytes, second.bytes, first.size)))
			abort();
	}
	buf_release(&first);
	buf_release(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_records(format_under_test(), (const char *)data, size, check_record, NULL);
	return 0;
}
