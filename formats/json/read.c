#include "formats/json/read.h"

#include <jansson.h>
#include <string.h>

#include "formats/json/misfit.h"
#include "formats/json/object.h"
#include "pipeline/format.h"
#include "pipeline/jsontext.h"

int json_open(struct reader *reader)
{
	struct json_reader *json = reader->state;

	split_init(&json->split, reader->source, reader->diag);
	json->document = (struct document){
		.file = source_name(reader->source),
		.diag = reader->diag,
		.spans = SPANS_INIT,
		.strict = settings_get(reader->settings, "check") != NULL,
		.refused = BUF_INIT,
		.scratch = BUF_INIT,
	};
	return 0;
}

void json_close(struct reader *reader)
{
	struct json_reader *json = reader->state;

	split_release(&json->split);
	spans_release(&json->document.spans);
	buf_release(&json->document.refused);
	buf_release(&json->document.scratch);
}

static int out_of_memory(const struct document *doc, const struct split *split)
{
	return diag_error(doc->diag, STATUS_OSERR,
			  pos_at(doc->file, split->text_line, split->text_column), "memory",
			  "out of memory");
}

/* Where in the source the parser stood, which counts from the value's begin. */
static struct pos error_pos(const struct split *split, const json_error_t *error)
{
	uint32_t line = split->text_line, column = split->text_column;
	size_t behind = error->position > 0 ? (size_t)error->position - 1 : 0;

	for (size_t i = 0; i < behind && i < split->text.size; i++) {
		bool ends = split->text.bytes[i] == '\n';

		line += ends;
		column = ends ? 1 : column + 1;
	}
	return source_pos(split->source, line, column);
}

/* The parser's words, but where they speak of its own flags. */
static const char *reason(const json_error_t *error)
{
	if (json_error_code(error) == json_error_null_character)
		return "a string must not hold \\u0000";
	return error->text;
}

/* Without memory the parser fails without a word, or blames the syntax of a good token. */
static bool lacked_memory(const json_error_t *error, const struct buf *text)
{
	enum json_error_code code = json_error_code(error);

	return !error->text[0] || code == json_error_out_of_memory ||
	       (code == json_error_invalid_syntax && jsontext_valid(text->bytes, text->size));
}

static json_t *parse(struct split *split)
{
	const size_t flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY;
	json_error_t error;
	json_t *value = json_loadb(split->text.bytes, split->text.size, flags, &error);

	if (!value && lacked_memory(&error, &split->text))
		diag_error(split->diag, STATUS_OSERR, error_pos(split, &error), "memory",
			   "out of memory");
	else if (!value)
		diag_error(split->diag, STATUS_DATA, error_pos(split, &error), "json",
			   "not well-formed JSON: %s", reason(&error));
	return value;
}

static int take_document(struct document *doc, const struct split *split, struct cv *cv,
			 json_t *value)
{
	struct node root = { NULL, value, 0 };

	doc->cv = cv;
	doc->text = split->text.bytes;
	buf_clear(&doc->refused);
	if (spans_find(&doc->spans, split->text.bytes, split->text.size, split->text_line,
		       split->text_column) < 0)
		return out_of_memory(doc, split);
	if (misfit_refuse(doc, &root) < 0)
		return -1;
	cv->entry.line = split->text_line;
	cv->entry.confidence = 100;
	members_into_object(doc, &cv_shape, cv, &root);
	if (doc->refused.failed || doc->scratch.failed)
		return out_of_memory(doc, split);
	return 1;
}

int json_next(struct reader *reader, struct cv *cv)
{
	struct json_reader *json = reader->state;
	int got = split_next(&json->split);
	json_t *value;

	if (got <= 0)
		return got;
	value = parse(&json->split);
	if (!value) {
		split_skip_line(&json->split);
		return -1;
	}
	got = take_document(&json->document, &json->split, cv, value);
	json_decref(value);
	return got;
}
