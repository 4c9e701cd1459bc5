#include <string.h>

#include "converters/claims.h"
#include "converters/conversion.h"
#include "converters/envelope.h"
#include "converters/lines.h"
#include "converters/progress.h"
#include "converters/stream.h"
#include "pipeline/jsontext.h"

struct unpacker {
	const struct options *options;
	struct diag diag;
	struct progress progress;
	struct claims claims;
	struct choices to;	/* what becomes of a record in an answer */
	const char *path;	/* of the lines */
};

static const char *claim(struct unpacker *unpacker, const char *name, const char *suffix)
{
	return claims_path(&unpacker->claims, name, suffix, unpacker->path, &unpacker->diag);
}

/* A document, or an answer's text, as it is. */
static int write_bytes(struct unpacker *unpacker, const char *path, const char *bytes, size_t size)
{
	struct sink *sink = NULL;
	int result = -1;

	if (path)
		sink = sink_open(path, output_flags(unpacker->options), &unpacker->diag);
	if (sink) {
		sink_write(sink, bytes, size);
		result = sink_commit(sink);
	}
	sink_close(sink);
	return result;
}

static int write_record(struct unpacker *unpacker, const char *path, struct choice choice,
			const struct cv *cv)
{
	struct output output = OUTPUT_INIT;
	int result = -1;

	if (path &&
	    !output_open(&output, path, NULL, choice, false, unpacker->options, &unpacker->diag) &&
	    !output_put(&output, cv) &&
	    !output_end(&output, path, unpacker->options, &unpacker->diag))
		result = output_commit(&output);
	output_close(&output);
	return result;
}

/* A record in an answer is read and written like any other document. */
static int convert_record(struct unpacker *unpacker, const char *id, const char *json, size_t size)
{
	struct options options = *unpacker->options;
	struct input input = INPUT_INIT;
	struct arena arena = ARENA_INIT;
	struct cv cv;
	int result = -1;

	if (!choose_by_name(&options.from, "json", &unpacker->diag) &&
	    !input_open_memory(&input, id, json, size, &options, &unpacker->diag) &&
	    reader_next(input.reader, &cv, &arena) > 0)
		result = 0;
	for (size_t i = 0; !result && i < unpacker->to.n; i++) {
		struct choice *to = &unpacker->to.v[i];

		result = write_record(unpacker, claim(unpacker, id, choice_suffix(to)), *to, &cv);
	}
	input_close(&input);
	arena_release(&arena);
	return result;
}

static int write_answer(struct unpacker *unpacker, const struct envelope *envelope, const char *id)
{
	const json_t *cv = json_object_get(envelope->root, "cv");
	const json_t *error = json_object_get(envelope->root, "error");
	const char *message = json_string_value(json_object_get(error, "message"));
	size_t size = 0;

	if (json_is_object(cv)) {
		const char *json = jsontext_member(envelope->line, envelope->line_size, "cv", &size);

		return json ? convert_record(unpacker, id, json, size) : -1;
	}
	if (!json_is_string(cv))
		return diag_error(&unpacker->diag, STATUS_DATA, pos_at(id, 0, 0), "stream", "%s",
				  message ? message : "this line is neither a document nor an answer");
	if (unpacker->options->to.n != 1)
		return diag_error(&unpacker->diag, STATUS_USAGE, pos_at(id, 0, 0), "usage",
				  "the answer is a text; name its format with one -t");
	return write_bytes(unpacker, claim(unpacker, id, choice_suffix(&unpacker->to.v[0])),
			   json_string_value(cv), json_string_length(cv));
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

static int write_line(struct unpacker *unpacker, const struct envelope *envelope)
{
	struct buf id = BUF_INIT;
	int result;

	add_id_name(&id, envelope);
	if (envelope->bytes)
		result = write_bytes(unpacker,
				     claim(unpacker, envelope->name ? envelope->name : id.bytes, ""),
				     envelope->bytes, envelope->size);
	else
		result = write_answer(unpacker, envelope, id.bytes);
	buf_release(&id);
	return result;
}

static int unpack_line(struct unpacker *unpacker, const struct buf *line)
{
	struct envelope envelope;
	int result = envelope_parse(&envelope, line->bytes, line->size, &unpacker->diag);

	if (!result)
		result = write_line(unpacker, &envelope);
	envelope_release(&envelope);
	unpacker->progress.done++;
	*(result ? &unpacker->progress.failed : &unpacker->progress.converted) += 1;
	progress_draw(&unpacker->progress);
	return result && unpacker->options->fail_fast ? -1 : 0;
}

static int unpack_file(struct unpacker *unpacker, const char *path, struct shard shard)
{
	struct lines lines;
	enum line_kind kind = LINE_FAILED;
	int result = 0;

	unpacker->path = path;
	if (!lines_open(&lines, path, SIZE_MAX, shard, &unpacker->diag))
		while (!result && (kind = lines_next(&lines, &unpacker->diag)) == LINE_WHOLE)
			if (!line_is_blank(&lines))
				result = unpack_line(unpacker, &lines.line);
	lines_close(&lines);
	return result || kind == LINE_FAILED ? -1 : 0;
}

static int run(struct unpacker *unpacker)
{
	const struct strings *paths = &unpacker->options->paths;
	struct choice json;
	struct shard shard;
	int result;

	if (choose_by_name(&json, "json", &unpacker->diag) ||
	    shard_parse(&shard, unpacker->options->shard, &unpacker->diag))
		return -1;
	unpacker->to = unpacker->options->to.n > 0 ? unpacker->options->to :
		       (struct choices){ &json, 1, 1 };
	progress_begin(&unpacker->progress, 0, unpacker->options);
	result = paths->n > 0 ? 0 : unpack_file(unpacker, "-", shard);
	for (size_t i = 0; !result && i < paths->n; i++)
		result = unpack_file(unpacker, paths->v[i], shard);
	unpacker->progress.warnings = unpacker->diag.warnings;
	progress_end(&unpacker->progress, unpacker->options);
	return result;
}

enum status stream_unpack(const struct options *options, struct messages *messages)
{
	struct unpacker unpacker = { .options = options };
	enum status status;

	diag_init(&unpacker.diag, messages_emit, messages);
	claims_init(&unpacker.claims, options);
	if (run(&unpacker))
		status = unpacker.diag.status;
	else
		status = unpacker.diag.errors > 0 ? STATUS_PARTIAL : STATUS_OK;
	claims_release(&unpacker.claims);
	return status;
}
