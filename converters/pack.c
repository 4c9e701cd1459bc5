#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "converters/conversion.h"
#include "converters/envelope.h"
#include "converters/files.h"
#include "converters/ids.h"
#include "converters/progress.h"
#include "converters/report.h"
#include "converters/stream.h"
#include "converters/walk.h"
#include "pipeline/jsontext.h"

struct packer {
	const struct options *options;
	struct report report;
	struct diag diag;
	struct progress progress;
	struct id_way way;
};

/* What a line is made of. */
struct document {
	struct buf name;		/* below its operand */
	const struct format *format;	/* NULL: whoever reads the stream finds out */
	struct buf bytes;
};

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

/*
 * A line holds one text, so a folder that is one document becomes the record
 * that it makes.
 */
static int read_folder(struct packer *packer, const struct walk_item *item, struct document *document)
{
	struct strings paths = { (const char *[]){ item->path }, 1, 1 };
	struct output output = OUTPUT_INIT;
	const struct cv *cv;
	struct choice json;
	struct feed feed;
	int result = -1;

	if (choose_by_name(&json, "json", &packer->diag))
		return -1;
	document->format = json.format;
	buf_adds(&document->name, choice_suffix(&json));
	if (!feed_open(&feed, &paths, packer->options, NULL, &packer->diag) &&
	    (cv = feed_next(&feed)) != NULL &&
	    !output_open(&output, item->path, &document->bytes, json, false, packer->options,
			 &packer->diag) &&
	    !output_put(&output, cv) &&
	    !output_end(&output, item->path, packer->options, &packer->diag))
		result = output_commit(&output);
	output_close(&output);
	feed_close(&feed);
	return result;
}

static int read_document(struct packer *packer, const struct walk_item *item,
			 struct document *document)
{
	buf_adds(&document->name, item->name);
	if (file_is_folder(item->path))
		return read_folder(packer, item, document);
	document->format = packer->options->from.format;
	return read_file(packer, item->path, &document->bytes);
}

static void add_line(struct packer *packer, const struct walk_item *item,
		     const struct document *document, struct buf *line)
{
	const struct cv unknown = { .arena = NULL };
	struct buf id = BUF_INIT;

	id_make(&id, &packer->way, item->path, item->name, &unknown, 1);
	buf_adds(line, "{\"id\":");
	jsontext_quote(line, id.bytes, id.size);
	buf_addc(line, ',');
	envelope_add_bytes(line, "name", "name_b64", document->name.bytes, document->name.size);
	if (document->format)
		buf_addf(line, ",\"format\":\"%s\"", document->format->name);
	buf_addc(line, ',');
	envelope_add_bytes(line, "text", "b64", document->bytes.bytes, document->bytes.size);
	buf_adds(line, "}\n");
	buf_release(&id);
}

static int pack_item(struct packer *packer, const struct walk_item *item, struct sink *sink)
{
	struct document document = { .name = BUF_INIT, .bytes = BUF_INIT };
	struct buf line = BUF_INIT;
	int result = read_document(packer, item, &document);

	if (!result) {
		add_line(packer, item, &document, &line);
		sink_write(sink, line.bytes, line.size);
		if (document.bytes.failed || document.name.failed || line.failed)
			result = diag_error(&packer->diag, STATUS_OSERR, pos_at(item->path, 0, 0),
					    "memory", "out of memory");
	}
	progress_count(&packer->progress, result ? MADE_NOTHING : MADE_NEW);
	progress_draw(&packer->progress);
	buf_release(&document.name);
	buf_release(&document.bytes);
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

	report_init(&packer.report, messages, false, false);
	diag_init(&packer.diag, report_emit, &packer.report);
	result = id_way_parse(&packer.way, options->id ? options->id : "path", &packer.diag);
	if (result)
		return packer.diag.status;
	result = walk_collect(&walk, options, &packer.report, &packer.diag);
	if (!result)
		result = pack_all(&packer, &walk);
	walk_release(&walk);
	report_release(&packer.report);
	return status_of_many(result, &packer.diag);
}
