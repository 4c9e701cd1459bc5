#include "formats/csv/extra.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/buf.h"
#include "pipeline/jsontext.h"
#include "pipeline/utf8.h"

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

/* Steps over one value. */
static void skip_value(struct scan *scan)
{
	size_t depth = 0;

	do {
		char c = peek(scan);

		if (c == '"') {
			scan->at = jsontext_string_end(scan->at, scan->end);
			continue;
		}
		depth += c == '{' || c == '[';
		depth -= c == '}' || c == ']';
		scan->at++;
		if (!strchr("{}[],:", c))
			scan->at += strcspn(scan->at, "{}[],: \t\n\r");
	} while (depth);
}

static uint32_t read_hex(struct scan *scan)
{
	char digits[5] = { scan->at[0], scan->at[1], scan->at[2], scan->at[3], '\0' };

	scan->at += 4;
	return (uint32_t)strtoul(digits, NULL, 16);
}

/* What stands behind "\u", with the second half of a surrogate pair. */
static void read_unicode(struct scan *scan, struct buf *text)
{
	uint32_t code = read_hex(scan);
	char bytes[4];

	if (code >= 0xD800 && code < 0xDC00) {
		scan->at += strlen("\\u");
		code = 0x10000 + ((code - 0xD800) << 10) + (read_hex(scan) - 0xDC00);
	}
	buf_add(text, bytes, utf8_put(bytes, code));
}

static void read_escape(struct scan *scan, struct buf *text)
{
	static const char letters[] = "bfnrt", bytes[] = "\b\f\n\r\t";
	char c = *scan->at++;
	const char *letter = strchr(letters, c);

	if (c == 'u')
		read_unicode(scan, text);
	else
		buf_addc(text, letter ? bytes[letter - letters] : c);
}

static void read_string(struct scan *scan, struct buf *text)
{
	buf_clear(text);
	take(scan, '"');
	for (;;) {
		size_t run = strcspn(scan->at, "\"\\");
		buf_add(text, scan->at, run);
		scan->at += run;
		if (*scan->at++ == '"')
			return;
		read_escape(scan, text);
	}
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

static void keep_member(struct scan *scan, struct extras *extras, const char *name)
{
	struct buf json = BUF_INIT;
	const char *from = scan->at;

	skip_value(scan);
	jsontext_layout(&json, from, (size_t)(scan->at - from), JSONTEXT_COMPACT);
	cv_add_extra(scan->cv, extras, name, json.bytes, json.size, scan->line);
	cv_release_buf(scan->cv, &json);
}

static void read_member(struct scan *scan, const struct shape *shape, void *object,
			struct buf *text)
{
	read_string(scan, text);
	take(scan, ':');
	const struct field *field = shape_field(shape, text->bytes);
	if (field_takes(field, object, scan))
		read_field(scan, field, object, text);
	else
		keep_member(scan, &((struct entry *)object)->extras, text->bytes);
}

static void read_object(struct scan *scan, const struct shape *shape, void *object)
{
	struct buf text = BUF_INIT;

	((struct entry *)object)->line = scan->line;
	((struct entry *)object)->confidence = 100;
	take(scan, '{');
	if (take(scan, '}'))
		return;
	do
		read_member(scan, shape, object, &text);
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
