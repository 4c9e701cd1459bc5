#include "formats/csv/extra.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/jsontext.h"

/*
 * Writing
 */

static void write_string(struct buf *out, const char *text)
{
	jsontext_quote(out, text, strlen(text));
}

/* Opens the object with its first member. */
static void begin_member(struct buf *out, size_t *members, const char *name)
{
	buf_addc(out, (*members)++ == 0 ? '{' : ',');
	write_string(out, name);
	buf_addc(out, ':');
}

static void write_extras(struct buf *out, size_t *members, const struct extras *extras)
{
	for (size_t i = 0; i < extras->n; i++) {
		begin_member(out, members, extras->v[i].name);
		jsontext_layout(out, extras->v[i].json, strlen(extras->v[i].json), JSONTEXT_COMPACT);
	}
}

static void write_value(struct buf *out, const struct field *field, const void *object);

/* Without the fields that have a column, unless `whole`. */
static void write_members(struct buf *out, size_t *members, const struct shape *shape,
			  const void *object, bool whole)
{
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		if ((!whole && field->column != NULL) || !field_present(field, object))
			continue;
		begin_member(out, members, field->name);
		write_value(out, field, object);
	}
	write_extras(out, members, &((const struct entry *)object)->extras);
}

static void write_object(struct buf *out, const struct shape *shape, const void *object)
{
	size_t members = 0;

	write_members(out, &members, shape, object, true);
	buf_adds(out, members > 0 ? "}" : "{}");
}

static void write_value(struct buf *out, const struct field *field, const void *object)
{
	const struct texts *texts;
	const struct list *list;

	switch (field->kind) {
	case FIELD_TEXTS:
		texts = field_texts_const(field, object);
		for (size_t i = 0; i < texts->n; i++) {
			buf_addc(out, i == 0 ? '[' : ',');
			write_string(out, texts->v[i].s);
		}
		buf_addc(out, ']');
		return;
	case FIELD_OBJECTS:
		list = field_list_const(field, object);
		for (size_t i = 0; i < list->n; i++) {
			buf_addc(out, i == 0 ? '[' : ',');
			write_object(out, field->shape, list->v[i]);
		}
		buf_addc(out, ']');
		return;
	case FIELD_OBJECT:
		write_object(out, field->shape, field_object_const(field, object));
		return;
	default:
		write_string(out, field_text_const(field, object)->s);
	}
}

void extra_write(struct buf *out, const struct shape *shape, const void *object)
{
	size_t members = 0;

	write_members(out, &members, shape, object, false);
	if (members > 0)
		buf_addc(out, '}');
}

void extra_write_document(struct buf *out, const char *id, const struct cv *cv)
{
	size_t members = 0;

	if (id != NULL) {
		begin_member(out, &members, "id");
		write_string(out, id);
	}
	write_extras(out, &members, &cv->entry.extras);
	if (members > 0)
		buf_addc(out, '}');
}

/*
 * Reading. The cell has been checked as a whole, so nothing here meets JSON
 * that is not well-formed.
 */

struct scan {
	const char *at, *end;
	struct cv *cv;
	uint32_t line;
};

/* The next byte that is no white space. */
static char peek(struct scan *scan)
{
	while (*scan->at && strchr(" \t\n\r", *scan->at))
		scan->at++;
	return *scan->at;
}

static bool take(struct scan *scan, char c)
{
	if (peek(scan) != c)
		return false;
	scan->at++;
	return true;
}

static void skip_value(struct scan *scan)
{
	peek(scan);
	scan->at = jsontext_value_end(scan->at, scan->end);
}

/* The string ahead. What has been checked can be told as text. */
static void read_string(struct scan *scan, struct buf *text)
{
	const char *from;

	peek(scan);
	from = scan->at;
	scan->at = jsontext_string_end(from, scan->end);
	buf_clear(text);
	jsontext_unquote(text, from, (size_t)(scan->at - from));
}

/* Whether the array ahead has items, all of that opening and none of them "". */
static bool all_items_open_with(struct scan ahead, char open)
{
	if (!take(&ahead, '[') || peek(&ahead) == ']')
		return false;
	do {
		if (peek(&ahead) != open || (open == '"' && ahead.at[1] == '"'))
			return false;
		skip_value(&ahead);
	} while (take(&ahead, ','));
	return true;
}

/* Whether the value ahead is one that the field can take as it is. */
static bool field_takes(const struct field *field, const void *object, struct scan *scan)
{
	char first = peek(scan);

	if (!field || field_present(field, object))
		return false;
	switch (field->kind) {
	case FIELD_TEXTS:
		return all_items_open_with(*scan, '"');
	case FIELD_OBJECTS:
		return all_items_open_with(*scan, '{');
	case FIELD_OBJECT:
		return first == '{';
	default:
		return first == '"' && scan->at[1] != '"';
	}
}

static void read_object(struct scan *scan, const struct shape *shape, void *object);

static void read_texts(struct scan *scan, struct texts *texts, struct buf *text)
{
	take(scan, '[');
	do {
		read_string(scan, text);
		cv_add(scan->cv, texts, text->bytes, text->size, scan->line, 100);
	} while (take(scan, ','));
	take(scan, ']');
}

static void read_objects(struct scan *scan, const struct field *field, void *object)
{
	take(scan, '[');
	do {
		void *item = cv_append(scan->cv, field_list(field, object), field->shape);
		if (item)
			read_object(scan, field->shape, item);
		else
			skip_value(scan);
	} while (take(scan, ','));
	take(scan, ']');
}

static void read_field(struct scan *scan, const struct field *field, void *object, struct buf *text)
{
	switch (field->kind) {
	case FIELD_TEXTS:
		read_texts(scan, field_texts(field, object), text);
		return;
	case FIELD_OBJECTS:
		read_objects(scan, field, object);
		return;
	case FIELD_OBJECT:
		read_object(scan, field->shape, field_object(field, object));
		return;
	default:
		read_string(scan, text);
		cv_set(scan->cv, field_text(field, object), text->bytes, text->size, scan->line, 100);
	}
}

static bool is_taken(const struct extras *extras, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(extras->v[i].name, name))
			return true;
	return false;
}

void extra_keep(struct cv *cv, struct extras *extras, size_t n, const char *name,
		struct buf *json, uint32_t line)
{
	const char *own = name;

	for (int i = 2; own && is_taken(extras, n, own); i++)
		own = arena_printf(cv->arena, "%s#%d", name, i);
	if (own)
		cv_add_extra(cv, extras, own, json->bytes, json->size, line);
	cv_release_buf(cv, json);
}

/* The members of one object differ; those that other columns gave have come before. */
static void keep_member(struct scan *scan, struct extras *extras, size_t before, const char *name)
{
	struct buf json = BUF_INIT;
	const char *from = scan->at;

	skip_value(scan);
	jsontext_layout(&json, from, (size_t)(scan->at - from), JSONTEXT_COMPACT);
	extra_keep(scan->cv, extras, before, name, &json, scan->line);
}

static void read_member(struct scan *scan, const struct shape *shape, void *object,
			size_t before, struct buf *text)
{
	read_string(scan, text);
	take(scan, ':');
	const struct field *field = shape_field(shape, text->bytes);
	if (field_takes(field, object, scan))
		read_field(scan, field, object, text);
	else
		keep_member(scan, &((struct entry *)object)->extras, before, text->bytes);
}

static void read_object(struct scan *scan, const struct shape *shape, void *object)
{
	size_t before = ((struct entry *)object)->extras.n;
	struct buf text = BUF_INIT;

	((struct entry *)object)->line = scan->line;
	((struct entry *)object)->confidence = 100;
	take(scan, '{');
	if (take(scan, '}'))
		return;
	do
		read_member(scan, shape, object, before, &text);
	while (take(scan, ','));
	take(scan, '}');
	cv_release_buf(scan->cv, &text);
}

bool extra_read(struct cv *cv, const struct shape *shape, void *object, const char *json,
		size_t size, uint32_t line)
{
	struct scan scan = { json, json + size, cv, line };

	if (!jsontext_valid(json, size) || peek(&scan) != '{')
		return false;
	read_object(&scan, shape, object);
	return true;
}
