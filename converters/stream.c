#include "converters/stream.h"

#include <stdlib.h>
#include <string.h>

#include "converters/conversion.h"
#include "converters/envelope.h"
#include "converters/guard.h"
#include "converters/lines.h"
#include "pipeline/jsontext.h"

/* A text may grow to six times its size when all of it is escaped as \u00XX. */
#define LINE_GROWTH 6
#define LINE_MARGIN 65536

struct stream {
	const struct options *options;
	struct choice to;
	bool embeds;		/* the answer holds the record itself, not a string */
	struct diag diag;	/* of what ends the stream */
};

/* One line */

struct answer {
	const struct stream *stream;
	const char *line;
	size_t size;
	struct diag diag;
	struct buf warnings;	/* objects of JSON */
	struct buf error;	/* the first error's message, as JSON */
	uint32_t error_line;
};

static void emit(void *context, const struct message *message)
{
	struct answer *answer = context;
	struct message placeless = *message;

	placeless.pos.file = NULL;
	if (message->level == LEVEL_ERROR && answer->error.size == 0) {
		messages_json_string(&answer->error, message->text);
		answer->error_line = message->pos.line;
	}
	if (message->level == LEVEL_NOTE && !answer->stream->options->verbose)
		return;
	buf_adds(&answer->warnings, answer->warnings.size > 0 ? "," : "");
	messages_json(&answer->warnings, &placeless);
}

/* Options for this line: its own format, if it names one. */
static int line_options(struct options *options, const struct envelope *envelope, struct diag *diag)
{
	if (!envelope->format)
		return 0;
	if (choose_by_name(&options->from, envelope->format, diag))
		return -1;
	if (format_reads(options->from.format))
		return 0;
	return diag_error(diag, STATUS_UNAVAILABLE, pos_at(NULL, 0, 0), "unknown-format",
			  "%s is written but not read", envelope->format);
}

static int open_document(struct answer *answer, const struct envelope *envelope,
			 const struct options *options, struct input *input)
{
	const char *name = envelope->name ? envelope->name : "document";

	if (envelope->bytes)
		return input_open_memory(input, name, envelope->bytes, envelope->size, options,
					 &answer->diag);
	if (options->from.format)	/* a bare record */
		return input_open_memory(input, name, answer->line, answer->size, options,
					 &answer->diag);
	return diag_error(&answer->diag, STATUS_DATA, pos_at(NULL, 0, 0), "stream",
			  "this line has no member \"text\" or \"b64\"; -f json takes bare records");
}

static int read_only_record(struct answer *answer, struct input *input, struct cv *cv,
			    struct arena *arena)
{
	struct cv surplus;
	int got = reader_next(input->reader, cv, arena);

	if (got == 0)
		return diag_error(&answer->diag, STATUS_DATA, pos_at(NULL, 0, 0), "no-record",
				  "the document holds no record");
	if (got > 0 && reader_next(input->reader, &surplus, arena) > 0)
		return diag_error(&answer->diag, STATUS_DATA, pos_at(NULL, 0, 0), "many-records",
				  "the document holds several records; a line stands for one");
	return got < 0 ? -1 : 0;
}

static int write_record(struct answer *answer, const struct cv *cv, const struct options *options,
			struct buf *converted)
{
	struct output output = OUTPUT_INIT;
	int result = -1;

	if (!output_open(&output, "<line>", converted, answer->stream->to, false, options,
			 &answer->diag) &&
	    !output_put(&output, cv) && !output_end(&output, NULL, options, &answer->diag))
		result = output_commit(&output);
	output_close(&output);
	return result;
}

static int convert(struct answer *answer, const struct envelope *envelope, struct buf *converted)
{
	struct options options = *answer->stream->options;
	struct input input = INPUT_INIT;
	struct arena arena = ARENA_INIT;
	struct cv cv;
	int result = -1;

	if (!line_options(&options, envelope, &answer->diag) &&
	    !open_document(answer, envelope, &options, &input) &&
	    !read_only_record(answer, &input, &cv, &arena))
		result = write_record(answer, &cv, &options, converted);
	if (!result && options.fail_on_warning && answer->diag.warnings > 0)
		result = diag_error(&answer->diag, STATUS_DATA, pos_at(NULL, 0, 0), "warnings",
				    "warnings are taken for errors (-W)");
	input_close(&input);
	arena_release(&arena);
	return result;
}

static void add_converted(struct buf *out, const struct answer *answer, const struct buf *converted)
{
	size_t size = converted->size;

	buf_adds(out, ",\"ok\":true,\"cv\":");
	if (!answer->stream->embeds) {
		jsontext_quote(out, converted->bytes, size);
	} else {
		while (size > 0 && converted->bytes[size - 1] == '\n')
			size--;
		buf_add(out, converted->bytes, size);
	}
	buf_addf(out, ",\"warnings\":[%s]}\n", answer->warnings.bytes);
}

static void add_error(struct buf *out, const struct answer *answer)
{
	buf_addf(out, ",\"ok\":false,\"error\":{\"code\":%d,\"message\":%s",
		 (int)status_of(&answer->diag), answer->error.size > 0 ? answer->error.bytes : "\"\"");
	if (answer->error_line > 0)
		buf_addf(out, ",\"line\":%u", (unsigned)answer->error_line);
	buf_adds(out, "}}\n");
}

/* Makes the whole answer of a line; an error that did not end the document is a warning of it. */
static void answer_line(void *context, struct buf *out)
{
	struct answer *answer = context;
	struct buf converted = BUF_INIT;
	struct envelope envelope;
	int result = envelope_parse(&envelope, answer->line, answer->size, &answer->diag);

	if (!result)
		result = convert(answer, &envelope, &converted);
	buf_adds(out, "{\"id\":");
	envelope_add_id(out, &envelope);
	if (result || converted.failed)
		add_error(out, answer);
	else
		add_converted(out, answer, &converted);
	out->failed |= answer->warnings.failed || answer->error.failed;
	envelope_release(&envelope);
	buf_release(&converted);
}

/* What is said of a line that could not be answered otherwise. */
static void answer_error(struct answer *answer, enum status status, const char *what,
			 struct buf *out)
{
	diag_error(&answer->diag, status, pos_at(NULL, 0, 0), "stream", "%s", what);
	buf_clear(out);
	buf_adds(out, "{\"id\":null");
	add_error(out, answer);
}

static int answer_one(const struct stream *stream, enum line_kind kind, const struct buf *line,
		      struct buf *out)
{
	struct answer answer = {
		.stream = stream, .line = line->bytes, .size = line->size,
		.warnings = BUF_INIT, .error = BUF_INIT,
	};
	enum guard guard = GUARD_DONE;

	buf_clear(out);
	diag_init(&answer.diag, emit, &answer);
	if (kind == LINE_TOO_LONG)
		answer_error(&answer, STATUS_DATA, "the line is too long; --max-input raises the limit",
			     out);
	else
		guard = guard_run(answer_line, &answer, stream->options->timeout, out);
	if (guard == GUARD_TIMEOUT)
		answer_error(&answer, STATUS_TIMEOUT, "time is up (--timeout)", out);
	else if (guard == GUARD_FAILED && !out->failed)
		answer_error(&answer, STATUS_SOFTWARE, "its conversion ended without a result", out);
	buf_release(&answer.warnings);
	buf_release(&answer.error);
	return out->failed ? -1 : 0;
}

/* All lines */

static int answer_all(struct stream *stream, struct lines *lines, struct sink *sink)
{
	struct buf out = BUF_INIT;
	enum line_kind kind;
	int result = 0;

	while (!result && (kind = lines_next(lines, &stream->diag)) != LINE_END) {
		if (kind == LINE_WHOLE && line_is_blank(lines))
			continue;
		result = kind == LINE_FAILED || answer_one(stream, kind, &lines->line, &out) ? -1 : 0;
		sink_write(sink, out.bytes, out.size);
		if (sink_failed(sink) || (stream->options->line_buffered && sink_flush(sink)))
			break;
	}
	if (out.failed)
		diag_error(&stream->diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
	buf_release(&out);
	return result;
}

static int stream_file(struct stream *stream, const char *path, struct shard shard,
		       struct sink *sink)
{
	size_t max_input = stream->options->max_input;
	size_t max_line = max_input > 0 && max_input < SIZE_MAX / LINE_GROWTH - LINE_MARGIN ?
			  max_input * LINE_GROWTH + LINE_MARGIN : SIZE_MAX;
	struct lines lines;
	int result = lines_open(&lines, path, max_line, shard, &stream->diag);

	if (!result)
		result = answer_all(stream, &lines, sink);
	lines_close(&lines);
	return result;
}

static int choose_target(struct stream *stream)
{
	const struct options *options = stream->options;
	struct choice record;

	if (options->to.n > 1)
		return diag_error(&stream->diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
				  "--stream writes one format; give one -t");
	/* A record on one line is what the answers embed. */
	if (choose_by_name(&record, "ndjson", &stream->diag))
		return -1;
	stream->to = options->to.n > 0 ? options->to.v[0] : record;
	stream->embeds = stream->to.format == record.format;
	if (stream->embeds)
		stream->to = record;
	return 0;
}

static int run(struct stream *stream)
{
	static const char *standard_input = "-";
	const struct strings *paths = &stream->options->paths;
	const char *output = stream->options->outputs.n > 0 ? stream->options->outputs.v[0] : "-";
	struct shard shard;
	struct sink *sink;
	int result = 0;

	if (choose_target(stream) || shard_parse(&shard, stream->options->shard, &stream->diag))
		return -1;
	sink = sink_open(output, 0, &stream->diag);
	if (!sink)
		return -1;
	for (size_t i = 0; !result && i < (paths->n > 0 ? paths->n : 1); i++)
		result = stream_file(stream, paths->n > 0 ? paths->v[i] : standard_input, shard, sink);
	if (!result)
		result = sink_commit(sink);
	else
		sink_flush(sink);
	sink_close(sink);
	return result;
}

enum status stream_convert(const struct options *options, struct messages *messages)
{
	struct stream stream = { .options = options };

	diag_init(&stream.diag, messages_emit, messages);
	run(&stream);
	return stream.diag.status;
}
