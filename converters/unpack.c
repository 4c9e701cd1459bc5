#include <string.h>

#include "converters/conversion.h"
#include "converters/envelope.h"
#include "converters/lines.h"
#include "converters/spread.h"
#include "converters/stream.h"
#include "pipeline/jsontext.h"

/* A record in an answer is read and written like any other document. */
static enum made unpack_record(struct spread *spread, const char *id, const char *json, size_t size)
{
	struct options options = *spread->options;
	struct input input = INPUT_INIT;
	struct arena arena = ARENA_INIT;
	enum made made = MADE_NOTHING;
	struct cv cv;

	if (!choose_by_name(&options.from, "json", &spread->diag) &&
	    !input_open_memory(&input, id, json, size, &options, &spread->diag) &&
	    reader_next(input.reader, &cv, &arena) > 0)
		made = spread_record(spread, id, &cv);
	input_close(&input);
	arena_release(&arena);
	return made;
}

static enum made unpack_text(struct spread *spread, const char *id, const json_t *text)
{
	if (spread->options->to.n == 1)
		return spread_bytes(spread, id, choice_suffix(&spread->to.v[0]),
				    json_string_value(text), json_string_length(text));
	diag_error(&spread->diag, STATUS_USAGE, pos_at(id, 0, 0), "usage",
		   "the answer is a text; name its format with one -t");
	return MADE_NOTHING;
}

static enum made unpack_answer(struct spread *spread, const struct envelope *envelope,
			       const char *id)
{
	const json_t *cv = json_object_get(envelope->root, "cv");
	const json_t *error = json_object_get(envelope->root, "error");
	const char *message = json_string_value(json_object_get(error, "message"));
	size_t size = 0;
	const char *json = jsontext_member(envelope->line, envelope->line_size, "cv", &size);

	if (json && json_is_object(cv))
		return unpack_record(spread, id, json, size);
	if (json_is_string(cv))
		return unpack_text(spread, id, cv);
	diag_error(&spread->diag, STATUS_DATA, pos_at(id, 0, 0), "stream", "%s",
		   message ? message : "this line is neither a document nor an answer");
	return MADE_NOTHING;
}

/* The id as a name: a string as it is, anything else as its JSON. */
static void add_id_name(struct buf *out, const struct envelope *envelope)
{
	const char *id = json_string_value(json_object_get(envelope->root, "id"));

	if (id)
		buf_adds(out, id);
	else
		envelope_add_id(out, envelope);
}

static enum made unpack_envelope(struct spread *spread, const struct envelope *envelope)
{
	struct buf id = BUF_INIT;
	enum made made;

	add_id_name(&id, envelope);
	if (envelope->bytes)
		made = spread_bytes(spread, envelope->name ? envelope->name : id.bytes, "",
				    envelope->bytes, envelope->size);
	else
		made = unpack_answer(spread, envelope, id.bytes);
	buf_release(&id);
	return made;
}

static int unpack_line(struct spread *spread, const struct buf *line)
{
	struct envelope envelope;
	enum made made = MADE_NOTHING;

	if (!envelope_parse(&envelope, line->bytes, line->size, &spread->diag))
		made = unpack_envelope(spread, &envelope);
	envelope_release(&envelope);
	return spread_count(spread, made);
}

/* 1 when --fail-fast ended it. */
static int unpack_file(struct spread *spread, const char *path, struct shard shard)
{
	struct lines lines;
	enum line_kind kind = LINE_FAILED;
	int result = 0;

	spread->input = path;
	if (!lines_open(&lines, path, SIZE_MAX, shard, &spread->diag))
		while (!result && (kind = lines_next(&lines, &spread->diag)) == LINE_WHOLE)
			if (!line_is_blank(&lines))
				result = unpack_line(spread, &lines.line);
	lines_close(&lines);
	return kind == LINE_FAILED ? -1 : result;
}

static int run(struct spread *spread)
{
	const struct strings *paths = &spread->options->paths;
	struct choice json;
	struct shard shard;
	int result;

	if (choose_by_name(&json, "json", &spread->diag) ||
	    shard_parse(&shard, spread->options->shard, &spread->diag))
		return -1;
	if (spread->to.n == 0)
		spread->to = (struct choices){ &json, 1, 1 };
	result = paths->n > 0 ? 0 : unpack_file(spread, "-", shard);
	for (size_t i = 0; !result && i < paths->n; i++)
		result = unpack_file(spread, paths->v[i], shard);
	return spread_end(spread) || result < 0 ? -1 : 0;
}

enum status stream_unpack(const struct options *options, struct messages *messages)
{
	struct spread spread;
	int result = spread_begin(&spread, options, messages);

	if (!result)
		result = run(&spread);
	spread_release(&spread);
	return status_of_many(result, &spread.diag);
}
