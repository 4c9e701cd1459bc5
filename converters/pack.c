#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "converters/claims.h"
#include "converters/conversion.h"
#include "converters/envelope.h"
#include "converters/ids.h"
#include "converters/lines.h"
#include "converters/progress.h"
#include "converters/stream.h"
#include "converters/walk.h"
#include "pipeline/jsontext.h"

struct packer {
	const struct options *options;
	struct diag diag;
	struct progress progress;
	struct claims claims;		/* of --unpack */
	struct id_way way;		/* of --pack */
};

static enum status end_status(const struct packer *packer, int result)
{
	if (result)
		return packer->diag.status;
	return packer->diag.errors > 0 ? STATUS_PARTIAL : STATUS_OK;
}

/* Packing */

/* A file's bytes as they are: what they mean is for whoever reads the stream. */
static int read_file(struct packer *packer, const char *path, struct buf *bytes)
{
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	size_t limit = packer->options->max_input, size = 1;
	struct pos pos = pos_at(path, 0, 0);
	int result = 0;

	if (!file)
		return diag_error(&packer->diag, errno == EACCES ? STATUS_NOPERM : STATUS_NOINPUT, pos,
				  "cannot-open", "cannot open: %s", strerror(errno));
	while (size > 0 && (limit == 0 || bytes->size <= limit) && !buf_reserve(bytes, BUFSIZ)) {
		size = fread(bytes->bytes + bytes->size, 1, BUFSIZ, file);
		bytes->size += size;
	}
	if (ferror(file))
		result = diag_error(&packer->diag, STATUS_IOERR, pos, "cannot-read", "cannot read: %s",
				    strerror(errno));
	else if (limit > 0 && bytes->size > limit)
		result = diag_error(&packer->diag, STATUS_DATA, pos, "too-large",
				    "input is larger than %zu bytes; --max-input raises the limit",
				    limit);
	if (file != stdin)
		fclose(file);
	return result;
}

static void add_line(struct packer *packer, const struct walk_item *item, const struct buf *bytes,
		     struct buf *line)
{
	const struct cv unknown = { .arena = NULL };
	struct buf id = BUF_INIT;

	id_make(&id, &packer->way, item->path, item->name, &unknown, 1);
	buf_adds(line, "{\"id\":");
	jsontext_quote(line, id.bytes, id.size);
	buf_addc(line, ',');
	envelope_add_bytes(line, "name", "name_b64", item->name, strlen(item->name));
	if (packer->options->from.format)
		buf_addf(line, ",\"format\":\"%s\"", packer->options->from.format->name);
	buf_addc(line, ',');
	envelope_add_bytes(line, "text", "b64", bytes->bytes, bytes->size);
	buf_adds(line, "}\n");
	buf_release(&id);
}

static int pack_item(struct packer *packer, const struct walk_item *item, struct sink *sink)
{
	struct buf bytes = BUF_INIT, line = BUF_INIT;
	int result = read_file(packer, item->path, &bytes);

	if (!result) {
		add_line(packer, item, &bytes, &line);
		sink_write(sink, line.bytes, line.size);
		if (bytes.failed || line.failed)
			result = diag_error(&packer->diag, STATUS_OSERR, pos_at(item->path, 0, 0),
					    "memory", "out of memory");
	}
	packer->progress.done++;
	*(result ? &packer->progress.failed : &packer->progress.converted) += 1;
	buf_release(&bytes);
	buf_release(&line);
	return result && packer->options->fail_fast ? -1 : 0;
}

static int pack_all(struct packer *packer, const struct walk *walk)
{
	const struct strings *outputs = &packer->options->outputs;
	struct sink *sink = sink_open(outputs->n > 0 ? outputs->v[0] : "-", 0, &packer->diag);
	int result = 0;

	if (!sink)
		return -1;
	progress_begin(&packer->progress, walk->n, packer->options);
	for (size_t i = 0; i < walk->n && !sink_failed(sink); i++) {
		if (pack_item(packer, &walk->items[i], sink))
			break;
		if (packer->options->line_buffered)
			sink_flush(sink);
	}
	result = sink_commit(sink);
	sink_close(sink);
	return result;
}

enum status stream_pack(const struct options *options, struct messages *messages)
{
	struct packer packer = { .options = options };
	struct walk walk;
	int result;

	diag_init(&packer.diag, messages_emit, messages);
	result = id_way_parse(&packer.way, options->id ? options->id : "path", &packer.diag);
	if (result)
		return packer.diag.status;
	result = walk_collect(&walk, options, &packer.diag);
	if (!result)
		result = pack_all(&packer, &walk);
	walk_release(&walk);
	return end_status(&packer, result);
}

/* Unpacking */

static int write_file(struct packer *packer, const char *path, const char *bytes, size_t size)
{
	struct sink *sink = path ? sink_open(path, 0, &packer->diag) : NULL;
	int result;

	if (!sink)
		return -1;
	sink_write(sink, bytes, size);
	result = sink_commit(sink);
	sink_close(sink);
	return result;
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

/* A record in an answer is converted like any other document. */
static int write_record(struct packer *packer, const char *id, const json_t *cv,
			const struct choice *choice, const char *input)
{
	const char *path = claims_path(&packer->claims, id,
				       choice_suffix(choice), input, &packer->diag);
	char *text = json_dumps(cv, JSON_COMPACT);
	struct output output = OUTPUT_INIT;
	struct input record = INPUT_INIT;
	struct options options = *packer->options;
	struct arena arena = ARENA_INIT;
	struct cv read;
	int result = -1;

	if (path && text && !choose_by_name(&options.from, "json", &packer->diag) &&
	    !input_open_memory(&record, id, text, strlen(text), &options, &packer->diag) &&
	    reader_next(record.reader, &read, &arena) > 0 &&
	    !output_open(&output, path, NULL, *choice, false, &options, &packer->diag) &&
	    !output_put(&output, &read) && !output_end(&output, path, &options, &packer->diag))
		result = output_commit(&output);
	output_close(&output);
	input_close(&record);
	arena_release(&arena);
	free(text);
	return result;
}

static int write_answer(struct packer *packer, const struct envelope *envelope, const char *id,
			const char *input)
{
	const struct choices *to = &packer->options->to;
	const json_t *cv = json_object_get(envelope->root, "cv");
	const json_t *error = json_object_get(envelope->root, "error");
	const char *text = json_string_value(json_object_get(error, "message"));
	struct choice json;

	if (json_is_object(cv) && to->n == 0)
		return choose_by_name(&json, "json", &packer->diag) ? -1 :
		       write_record(packer, id, cv, &json, input);
	if (json_is_object(cv)) {
		int result = 0;

		for (size_t i = 0; i < to->n; i++)
			result |= write_record(packer, id, cv, &to->v[i], input);
		return result;
	}
	if (json_is_string(cv) && to->n == 1)
		return write_file(packer,
				  claims_path(&packer->claims, id,
					      choice_suffix(&to->v[0]), input, &packer->diag),
				  json_string_value(cv), json_string_length(cv));
	if (json_is_string(cv))
		return diag_error(&packer->diag, STATUS_USAGE, pos_at(id, 0, 0), "usage",
				  "the answer is a text; name its format with one -t");
	return diag_error(&packer->diag, STATUS_DATA, pos_at(id, 0, 0), "stream", "%s",
			  text ? text : "this line is neither a document nor an answer");
}

static int unpack_line(struct packer *packer, const struct lines *lines)
{
	struct envelope envelope;
	struct buf id = BUF_INIT;
	int result = envelope_parse(&envelope, lines->line.bytes, lines->line.size, &packer->diag);

	if (!result) {
		add_id_name(&id, &envelope);
		if (envelope.bytes)
			result = write_file(packer,
					    claims_path(&packer->claims,
							envelope.name ? envelope.name : id.bytes, "",
							lines->path, &packer->diag),
					    envelope.bytes, envelope.size);
		else
			result = write_answer(packer, &envelope, id.bytes, lines->path);
	}
	packer->progress.done++;
	*(result ? &packer->progress.failed : &packer->progress.converted) += 1;
	progress_draw(&packer->progress);
	envelope_release(&envelope);
	buf_release(&id);
	return result && packer->options->fail_fast ? -1 : 0;
}

static int unpack_file(struct packer *packer, const char *path, struct shard shard)
{
	struct lines lines;
	enum line_kind kind = LINE_FAILED;
	int result = 0;

	if (!lines_open(&lines, path, SIZE_MAX, shard, &packer->diag))
		while (!result && (kind = lines_next(&lines, &packer->diag)) == LINE_WHOLE)
			if (strspn(lines.line.bytes, " \t\r") < lines.line.size)
				result = unpack_line(packer, &lines);
	lines_close(&lines);
	return result || kind == LINE_FAILED ? -1 : 0;
}

enum status stream_unpack(const struct options *options, struct messages *messages)
{
	struct packer packer = { .options = options };
	const struct strings *paths = &options->paths;
	struct shard shard;
	int result;

	diag_init(&packer.diag, messages_emit, messages);
	claims_init(&packer.claims, options);
	progress_begin(&packer.progress, 0, options);
	result = shard_parse(&shard, options->shard, &packer.diag);
	for (size_t i = 0; !result && i < (paths->n > 0 ? paths->n : 1); i++)
		result = unpack_file(&packer, paths->n > 0 ? paths->v[i] : "-", shard);
	packer.progress.warnings = packer.diag.warnings;
	progress_end(&packer.progress, options);
	claims_release(&packer.claims);
	return end_status(&packer, result);
}
