#include "formats/json/write.h"

#include <string.h>

#include "formats/json/forms.h"
#include "formats/json/path.h"
#include "pipeline/format.h"
#include "pipeline/jsontext.h"

#define SCHEMA "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

static bool ends_with(const char *text, const char *suffix)
{
	size_t size = strlen(text), tail = strlen(suffix);

	return size >= tail && !strcmp(text + size - tail, suffix);
}

static bool wants_lines(const struct writer *writer)
{
	const char *suffix = settings_get(writer->settings, "suffix");

	if (settings_get(writer->settings, "ndjson"))
		return true;
	if (!suffix)
		suffix = sink_name(writer->sink);
	return ends_with(suffix, ".ndjson") || ends_with(suffix, ".jsonl");
}

static void open_container(struct json_writer *json, char bracket)
{
	buf_addc(&json->text, bracket);
	if (json->depth != JSONTEXT_COMPACT)
		json->depth++;
}

/* False, with everything from `mark` on taken back, when nothing stands in the container. */
static bool close_container(struct json_writer *json, char bracket, size_t mark)
{
	struct buf *out = &json->text;
	char last = out->size ? out->bytes[out->size - 1] : '\0';
	bool empty = last == '{' || last == '[';

	if (json->depth != JSONTEXT_COMPACT)
		json->depth--;
	if (empty) {
		buf_truncate(out, mark);
		return false;
	}
	jsontext_newline(out, json->depth);
	buf_addc(out, bracket);
	return true;
}

/* What goes between the open bracket or the value before and the next value. */
static void separate(struct json_writer *json)
{
	struct buf *out = &json->text;
	char last = out->size ? out->bytes[out->size - 1] : '\0';

	if (last != '{' && last != '[')
		buf_addc(out, ',');
	jsontext_newline(out, json->depth);
}

static void put_key(struct json_writer *json, const char *name)
{
	separate(json);
	jsontext_quote(&json->text, name, strlen(name));
	buf_add(&json->text, ": ", json->depth == JSONTEXT_COMPACT ? 1 : 2);
}

static void put_string(struct json_writer *json, const char *string)
{
	jsontext_quote(&json->text, string, strlen(string));
}

static void report_refused(struct writer *writer, const struct field *field,
			   const struct path *path, const char *value, const char *kept_in)
{
	struct buf where = BUF_INIT;

	path_print(path, &where);
	diag_report(writer->diag, LEVEL_WARNING, pos_at(sink_name(writer->sink), 0, 0), "form",
		    "%s: '%s' is no %s that the schema takes; kept in '%s'", where.bytes, value,
		    form_name(field->kind), kept_in);
	buf_release(&where);
}

/* The name with FORM_AS_WRITTEN behind it, again and again until no extra is called that. */
static void other_name(struct buf *name, const char *taken, const struct extras *extras)
{
	buf_adds(name, taken);
	do
		buf_adds(name, FORM_AS_WRITTEN);
	while (extras_get(extras, name->bytes) && !name->failed);
}

static void put_refused(struct writer *writer, const struct field *field, const void *object,
			const struct path *path, const char *value)
{
	const struct entry *entry = object;
	struct json_writer *json = writer->state;
	struct buf name = BUF_INIT;

	if (field->kind == FIELD_DATE) {
		report_refused(writer, field, path, value, "dates");
		buf_adds(&json->refused, json->refused.size ? "; " : "");
		buf_adds(&json->refused, value);
		return;
	}
	other_name(&name, field->name, &entry->extras);
	report_refused(writer, field, path, value, name.bytes);
	put_key(json, name.bytes);
	put_string(json, value);
	buf_release(&name);
}

/* The entry's date words, and the dates that could not stand in their own fields. */
static void put_dates(struct json_writer *json, const struct field *field, const char *words)
{
	words = form_date_words(&json->refused, words);
	if (!*words)
		return;
	put_key(json, field->name);
	put_string(json, words);
	buf_clear(&json->refused);
}

static void put_leaf(struct writer *writer, const struct field *field, const void *object,
		     const struct path *path)
{
	struct json_writer *json = writer->state;
	const char *value = field_text_const(field, object)->s;
	size_t size;

	if (field->flags & FIELD_LABEL && !strcmp(field->name, "dates")) {
		put_dates(json, field, value);
		return;
	}
	if (!value)
		return;
	size = strlen(value);
	if (!form_fits(field->kind, value, size)) {
		put_refused(writer, field, object, path, value);
		return;
	}
	put_key(json, field->name);
	jsontext_quote(&json->text, value, size);
}

static void put_texts(struct json_writer *json, const struct field *field, const void *object)
{
	const struct texts *texts = field_texts_const(field, object);
	size_t mark = json->text.size;

	if (!texts->n)
		return;
	put_key(json, field->name);
	open_container(json, '[');
	for (size_t i = 0; i < texts->n; i++) {
		separate(json);
		put_string(json, texts->v[i].s);
	}
	close_container(json, ']', mark);
}

/* An extra never takes a field's name, though a careless source may have given it that. */
static void put_extra_key(struct json_writer *json, const struct shape *shape, const char *name,
			  const struct extras *extras)
{
	struct buf other = BUF_INIT;

	if (shape_field(shape, name) || (shape == &cv_shape && !strcmp(name, "$schema"))) {
		other_name(&other, name, extras);
		name = other.bytes;
	}
	put_key(json, name);
	buf_release(&other);
}

static void put_extras(struct json_writer *json, const struct shape *shape,
		       const struct extras *extras)
{
	for (size_t i = 0; i < extras->n; i++) {
		const struct extra *extra = &extras->v[i];

		put_extra_key(json, shape, extra->name, extras);
		jsontext_layout(&json->text, extra->json, strlen(extra->json), json->depth);
	}
}

/* Nothing of it is taken back any more; what failed is told at the end. */
static void hand_over(struct writer *writer)
{
	struct json_writer *json = writer->state;

	if (!json->text.failed)
		sink_write(writer->sink, json->text.bytes, json->text.size);
	buf_clear(&json->text);
}

static void put_members(struct writer *writer, const struct shape *shape, const void *object,
			const struct path *path);

/* The object, or nothing from `mark` on when it is empty: false. */
static bool put_object(struct writer *writer, const struct shape *shape, const void *object,
		       const struct path *path, size_t mark)
{
	open_container(writer->state, '{');
	put_members(writer, shape, object, path);
	return close_container(writer->state, '}', mark);
}

static void put_objects(struct writer *writer, const struct field *field, const void *object,
			const struct path *path)
{
	struct json_writer *json = writer->state;
	const struct list *list = field_list_const(field, object);
	size_t mark = json->text.size;

	if (!list->n)
		return;
	put_key(json, field->name);
	open_container(json, '[');
	for (size_t i = 0; i < list->n; i++) {
		struct path item = { path, NULL, i };
		size_t before = json->text.size;

		separate(json);
		if (put_object(writer, field->shape, list->v[i], &item, before))
			hand_over(writer);
	}
	close_container(json, ']', mark);
}

static void put_field(struct writer *writer, const struct field *field, const void *object,
		      const struct path *path)
{
	struct json_writer *json = writer->state;
	size_t mark = json->text.size;

	switch (field->kind) {
	case FIELD_TEXTS:
		put_texts(json, field, object);
		break;
	case FIELD_OBJECT:
		put_key(json, field->name);
		put_object(writer, field->shape, field_object_const(field, object), path, mark);
		break;
	case FIELD_OBJECTS:
		put_objects(writer, field, object, path);
		break;
	case FIELD_TEXT:
	case FIELD_DATE:
	case FIELD_URI:
	case FIELD_EMAIL:
		put_leaf(writer, field, object, path);
		break;
	}
}

static void put_members(struct writer *writer, const struct shape *shape, const void *object,
			const struct path *path)
{
	const struct entry *entry = object;

	for (size_t i = 0; i < shape->n_fields; i++) {
		struct path member = { path, shape->fields[i].name, 0 };

		put_field(writer, &shape->fields[i], object, &member);
	}
	put_extras(writer->state, shape, &entry->extras);
}

int json_begin(struct writer *writer)
{
	struct json_writer *json = writer->state;

	buf_init(&json->text);
	buf_init(&json->refused);
	json->lines = wants_lines(writer);
	if (json->lines || settings_get(writer->settings, "compact"))
		json->depth = JSONTEXT_COMPACT;
	if (writer->many && !json->lines)
		open_container(json, '[');
	return 0;
}

/* Hands the text over to the sink. */
static int flush(struct writer *writer)
{
	struct json_writer *json = writer->state;

	if (json->text.failed)
		return diag_error(writer->diag, STATUS_OSERR, pos_at(sink_name(writer->sink), 0, 0),
				  "memory", "out of memory");
	hand_over(writer);
	return 0;
}

int json_put(struct writer *writer, const struct cv *cv)
{
	struct json_writer *json = writer->state;

	if (writer->many && !json->lines) {
		if (json->records)
			buf_addc(&json->text, ',');
		jsontext_newline(&json->text, json->depth);
	}
	json->records++;
	open_container(json, '{');
	put_key(json, "$schema");
	put_string(json, SCHEMA);
	put_members(writer, &cv_shape, cv, NULL);
	close_container(json, '}', 0);
	if (json->lines || !writer->many)
		buf_addc(&json->text, '\n');
	return flush(writer);
}

int json_end(struct writer *writer)
{
	struct json_writer *json = writer->state;

	if (!writer->many || json->lines)
		return 0;
	if (json->records && json->depth != JSONTEXT_COMPACT)
		jsontext_newline(&json->text, json->depth - 1);
	buf_adds(&json->text, "]\n");
	return flush(writer);
}

void json_finish(struct writer *writer)
{
	struct json_writer *json = writer->state;

	buf_release(&json->text);
	buf_release(&json->refused);
}
