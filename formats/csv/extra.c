#include "formats/csv/extra.h"

#include <stdbool.h>
#include <string.h>

#include "pipeline/buf.h"
#include "pipeline/jsontext.h"
#include "pipeline/utf8.h"

/* How deep JSON in a cell may nest; no CV comes near it. */
#define DEPTH_MAX 512

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
 * Reading: a checking scanner (RFC 8259) that keeps the text of what it
 * doesn't know as it stands.
 */

struct scan {
	const char *at, *end;
	unsigned depth;
	const char *wrong;	/* what, once something is */
	struct cv *cv;
	uint32_t line;
};

static bool fail(struct scan *scan, const char *wrong)
{
	if (scan->wrong == NULL)
		scan->wrong = wrong;
	return false;
}

static char peek(struct scan *scan)
{
	while (scan->at < scan->end && strchr(" \t\n\r", *scan->at) != NULL && *scan->at != '\0')
		scan->at++;
	return scan->at < scan->end ? *scan->at : '\0';
}

static bool take(struct scan *scan, char c)
{
	if (peek(scan) != c)
		return false;
	scan->at++;
	return true;
}

/* What a string cannot hold as it is. */
static bool ends_run(char c)
{
	return (unsigned char)c < 0x20 || c == '"' || c == '\\';
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The four digits behind "\u", or -1. */
static long scan_hex(struct scan *scan)
{
	long code = 0;

	if (scan->end - scan->at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = hex_digit(scan->at[i]);
		if (digit < 0)
			return -1;
		code = code * 16 + digit;
	}
	scan->at += 4;
	return code;
}

static void add_code(struct buf *text, uint32_t code)
{
	char bytes[4];

	/* no text can hold NUL or half a surrogate pair */
	if (code == 0 || (code >= 0xD800 && code < 0xE000))
		code = 0xFFFD;
	buf_add(text, bytes, utf8_put(bytes, code));
}

static bool scan_unicode(struct scan *scan, struct buf *text)
{
	long code = scan_hex(scan);

	if (code >= 0xD800 && code < 0xDC00 && scan->end - scan->at >= 6 && scan->at[0] == '\\' &&
	    scan->at[1] == 'u') {
		const char *second = scan->at;
		scan->at += 2;
		long low = scan_hex(scan);
		if (low >= 0xDC00 && low < 0xE000)
			code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
		else
			scan->at = second;
	}
	if (code < 0)
		return fail(scan, "a bad \\u escape");
	if (text != NULL)
		add_code(text, (uint32_t)code);
	return true;
}

static bool scan_escape(struct scan *scan, struct buf *text)
{
	static const char letters[] = "b\bf\fn\nr\rt\t\"\"\\\\//";
	char c = scan->at < scan->end ? *scan->at++ : '\0';

	if (c == 'u')
		return scan_unicode(scan, text);
	for (const char *pair = letters; *pair != '\0'; pair += 2)
		if (pair[0] == c) {
			if (text != NULL)
				buf_addc(text, pair[1]);
			return true;
		}
	return fail(scan, "a bad escape");
}

/* The text behind the opening quote; `text` may be NULL to step over it. */
static bool scan_string(struct scan *scan, struct buf *text)
{
	if (!take(scan, '"'))
		return fail(scan, "no string where one must stand");
	for (;;) {
		const char *from = scan->at;
		while (scan->at < scan->end && !ends_run(*scan->at))
			scan->at++;
		if (text != NULL)
			buf_add(text, from, (size_t)(scan->at - from));
		if (scan->at == scan->end || (unsigned char)*scan->at < 0x20)
			return fail(scan, "a string without an end");
		if (*scan->at++ == '"')
			return true;
		if (!scan_escape(scan, text))
			return false;
	}
}

static bool scan_digits(struct scan *scan)
{
	const char *from = scan->at;

	while (scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9')
		scan->at++;
	return scan->at > from ? true : fail(scan, "a bad number");
}

static bool scan_number(struct scan *scan)
{
	take(scan, '-');
	if (scan->at < scan->end && *scan->at == '0')
		scan->at++;
	else if (!scan_digits(scan))
		return false;
	if (scan->at < scan->end && *scan->at == '.') {
		scan->at++;
		if (!scan_digits(scan))
			return false;
	}
	if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E')) {
		scan->at++;
		if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
			scan->at++;
		return scan_digits(scan);
	}
	return true;
}

static bool scan_word(struct scan *scan, const char *word)
{
	size_t size = strlen(word);

	if ((size_t)(scan->end - scan->at) < size || memcmp(scan->at, word, size) != 0)
		return fail(scan, "no value where one must stand");
	scan->at += size;
	return true;
}

static bool scan_value(struct scan *scan);

/* What stands between brackets or braces, the members' names too. */
static bool scan_items(struct scan *scan, char close, bool named)
{
	scan->at++;
	if (take(scan, close))
		return true;
	do {
		if (named && !(scan_string(scan, NULL) &&
			       (take(scan, ':') || fail(scan, "no colon behind a name"))))
			return false;
		if (!scan_value(scan))
			return false;
	} while (take(scan, ','));
	return take(scan, close) || fail(scan, "no comma or end where one must stand");
}

/* Steps over one value. */
static bool scan_value(struct scan *scan)
{
	bool ok;

	if (++scan->depth > DEPTH_MAX)
		return fail(scan, "values nested too deeply");
	switch (peek(scan)) {
	case '{':
		ok = scan_items(scan, '}', true);
		break;
	case '[':
		ok = scan_items(scan, ']', false);
		break;
	case '"':
		ok = scan_string(scan, NULL);
		break;
	case 't':
		ok = scan_word(scan, "true");
		break;
	case 'f':
		ok = scan_word(scan, "false");
		break;
	case 'n':
		ok = scan_word(scan, "null");
		break;
	default:
		ok = scan_number(scan);
	}
	scan->depth--;
	return ok;
}

/* Whether the array ahead has items, all of that opening and none of them "". */
static bool all_items_open_with(struct scan ahead, char open)
{
	if (!take(&ahead, '[') || peek(&ahead) == ']')
		return false;
	do {
		if (peek(&ahead) != open || (open == '"' && ahead.end - ahead.at > 1 && ahead.at[1] == '"') ||
		    !scan_value(&ahead))
			return false;
	} while (take(&ahead, ','));
	return true;
}

/* Whether the value ahead is one that the field can take as it is. */
static bool field_takes(const struct field *field, const void *object, struct scan *scan)
{
	if (field == NULL || field_present(field, object))
		return false;
	char first = peek(scan);
	switch (field->kind) {
	case FIELD_TEXTS:
		return all_items_open_with(*scan, '"');
	case FIELD_OBJECTS:
		return all_items_open_with(*scan, '{');
	case FIELD_OBJECT:
		return first == '{';
	default:
		return first == '"' && scan->end - scan->at > 1 && scan->at[1] != '"';
	}
}

static bool read_object(struct scan *scan, const struct shape *shape, void *object);

static bool read_text(struct scan *scan, struct buf *text)
{
	buf_clear(text);
	return scan_string(scan, text);
}

static bool read_items(struct scan *scan, const struct field *field, void *object, struct buf *text)
{
	scan->at++;
	do {
		if (field->kind == FIELD_OBJECTS) {
			void *item = cv_append(scan->cv, field_list(field, object), field->shape);
			if (item == NULL || !read_object(scan, field->shape, item))
				return false;
		} else {
			if (!read_text(scan, text))
				return false;
			cv_add(scan->cv, field_texts(field, object), text->bytes, text->size, scan->line, 100);
		}
	} while (take(scan, ','));
	return take(scan, ']') || fail(scan, "no comma or end where one must stand");
}

static bool read_field(struct scan *scan, const struct field *field, void *object, struct buf *text)
{
	if (field->kind == FIELD_TEXTS || field->kind == FIELD_OBJECTS)
		return read_items(scan, field, object, text);
	if (field->kind == FIELD_OBJECT)
		return read_object(scan, field->shape, field_object(field, object));
	if (!read_text(scan, text))
		return false;
	cv_set(scan->cv, field_text(field, object), text->bytes, text->size, scan->line, 100);
	return true;
}

static bool keep_member(struct scan *scan, struct extras *extras, const char *name)
{
	struct buf json = BUF_INIT;
	const char *from = scan->at;
	bool ok = scan_value(scan);

	if (ok) {
		jsontext_layout(&json, from, (size_t)(scan->at - from), JSONTEXT_COMPACT);
		cv_add_extra(scan->cv, extras, name, json.bytes, json.size, scan->line);
	}
	buf_release(&json);
	return ok;
}

static bool read_member(struct scan *scan, const struct shape *shape, void *object,
			struct buf *text)
{
	if (!read_text(scan, text) || !(take(scan, ':') || fail(scan, "no colon behind a name")))
		return false;
	const struct field *field = shape_field(shape, text->bytes);
	if (field_takes(field, object, scan))
		return read_field(scan, field, object, text);

	return keep_member(scan, &((struct entry *)object)->extras, text->bytes);
}

static bool read_object(struct scan *scan, const struct shape *shape, void *object)
{
	struct buf text = BUF_INIT;
	bool ok = true;

	((struct entry *)object)->line = scan->line;
	((struct entry *)object)->confidence = 100;
	take(scan, '{');
	if (take(scan, '}'))
		return true;
	do
		ok = read_member(scan, shape, object, &text);
	while (ok && take(scan, ','));
	buf_release(&text);
	return ok && (take(scan, '}') || fail(scan, "no comma or end where one must stand"));
}

const char *extra_read(struct cv *cv, const struct shape *shape, void *object, const char *json,
		       size_t size, uint32_t line, size_t *at)
{
	struct scan scan = { json, json + size, 0, NULL, cv, line };

	if (peek(&scan) != '{')
		fail(&scan, "no object");
	else if (read_object(&scan, shape, object) && peek(&scan) != '\0')
		fail(&scan, "something behind the object");
	*at = (size_t)(scan.at - json);
	return scan.wrong;
}
