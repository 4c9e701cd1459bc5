#include "formats/xml/write.h"

#include <stdint.h>
#include <string.h>

#include "formats/xml/vocabulary.h"
#include "pipeline/bytes.h"

#define INDENT 2

/* Where a byte may not stand as it is. */
enum {
	IN_TEXT = 1,
	IN_ATTRIBUTE = 2,
	ESCAPED = 4,	/* below an escaped="true" */
	NEVER = 8,	/* needs escaped="true" (XML 1.0 section 2.2) */
};

#define FORBIDDEN (ESCAPED | NEVER)

static const uint8_t special[256] = {
	[0x01 ... 0x08] = FORBIDDEN,
	['\t'] = IN_ATTRIBUTE,	/* there a reader makes a space of it */
	['\n'] = IN_ATTRIBUTE,
	[0x0B ... 0x0C] = FORBIDDEN,
	['\r'] = IN_TEXT | IN_ATTRIBUTE,
	[0x0E ... 0x1F] = FORBIDDEN,
	['&'] = IN_TEXT | IN_ATTRIBUTE,
	['<'] = IN_TEXT | IN_ATTRIBUTE,
	['>'] = IN_TEXT | IN_ATTRIBUTE,
	['"'] = IN_ATTRIBUTE,
	['\\'] = ESCAPED,
	[0xEF] = FORBIDDEN,	/* only where U+FFFE or U+FFFF begins */
};

/* The first special byte; the end if there is none. */
static const char *find_special(const char *at, const char *end, unsigned where)
{
	while (at < end) {
		for (size_t n = BYTES_WIDE; n == BYTES_WIDE && end - at >= BYTES_WIDE; at += n) {
			bytes_wide c = bytes_load_wide(at);

			n = bytes_ahead((c < ' ') | (c == '&') | (c == '<') | (c == '>') |
					(c == '"') | (c == '\\') | (c == 0xEF));
		}
		if (at == end || special[(unsigned char)*at] & where)
			break;
		at++;
	}
	return at;
}

static bool is_fffe_or_ffff(const char *at)
{
	return !memcmp(at, "\xEF\xBF\xBE", 3) || !memcmp(at, "\xEF\xBF\xBF", 3);
}

static bool needs_escapes(const char *text)
{
	const char *end = text + strlen(text);

	for (text = find_special(text, end, NEVER); text < end;
	     text = find_special(text + 1, end, NEVER))
		if (*text != '\xEF' || is_fffe_or_ffff(text))
			return true;
	return false;
}

/* Writes the special character at `at`; returns its length. */
static size_t put_special(struct sink *sink, const char *at)
{
	static const char *const references[256] = {
		['\t'] = "&#9;", ['\n'] = "&#10;", ['\r'] = "&#13;", ['&'] = "&amp;",
		['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\\'] = "\\\\",
	};
	unsigned char c = (unsigned char)*at;

	if (references[c]) {
		sink_puts(sink, references[c]);
	} else if (c != 0xEF) {
		sink_printf(sink, "\\u%04X", c);
	} else if (is_fffe_or_ffff(at)) {
		sink_puts(sink, at[2] == '\xBE' ? "\\uFFFE" : "\\uFFFF");
		return 3;
	} else {
		sink_write(sink, at, 1);
	}
	return 1;
}

static void put_escaped(struct sink *sink, const char *text, unsigned where)
{
	const char *end = text + strlen(text);

	for (;;) {
		const char *from = text;

		text = find_special(text, end, where);
		sink_write(sink, from, (size_t)(text - from));
		if (text == end)
			return;
		text += put_special(sink, text);
	}
}

static void put_attribute(struct sink *sink, const char *name, const char *value, bool escaped)
{
	sink_putc(sink, ' ');
	sink_puts(sink, name);
	sink_write(sink, "=\"", 2);
	put_escaped(sink, value, IN_ATTRIBUTE | (escaped ? ESCAPED : 0));
	sink_putc(sink, '"');
}

static void put_mark(struct sink *sink, bool escaped)
{
	if (escaped)
		sink_puts(sink, " " XML_ESCAPED "=\"true\"");
}

static void put_indent(struct sink *sink, size_t depth)
{
	sink_pad(sink, ' ', depth * INDENT);
}

static void put_start(struct sink *sink, const char *name, size_t depth)
{
	put_indent(sink, depth);
	sink_putc(sink, '<');
	sink_puts(sink, name);
}

static void put_end(struct sink *sink, const char *name)
{
	sink_write(sink, "</", 2);
	sink_puts(sink, name);
	sink_write(sink, ">\n", 2);
}

static void put_leaf(struct sink *sink, const char *name, const char *value, size_t depth)
{
	bool escaped = needs_escapes(value);

	put_start(sink, name, depth);
	put_mark(sink, escaped);
	sink_putc(sink, '>');
	put_escaped(sink, value, IN_TEXT | (escaped ? ESCAPED : 0));
	put_end(sink, name);
}

static void put_extra(struct sink *sink, const struct extra *extra, size_t depth)
{
	bool escaped = needs_escapes(extra->name) || needs_escapes(extra->json);

	put_start(sink, XML_EXTRA, depth);
	put_attribute(sink, XML_EXTRA_NAME, extra->name, escaped);
	put_mark(sink, escaped);
	sink_putc(sink, '>');
	put_escaped(sink, extra->json, IN_TEXT | (escaped ? ESCAPED : 0));
	put_end(sink, XML_EXTRA);
}

static bool is_attribute(const struct field *field, const void *object)
{
	return field->flags & FIELD_ATTRIBUTE && field_present(field, object);
}

/* Each object's attributes stand in its own start tag and share one mark. */
static void put_attributes(struct sink *sink, const struct shape *shape, const void *object)
{
	bool escaped = false;

	for (size_t i = 0; i < shape->n_fields; i++)
		if (is_attribute(&shape->fields[i], object))
			escaped |= needs_escapes(field_text_const(&shape->fields[i], object)->s);
	for (size_t i = 0; i < shape->n_fields; i++)
		if (is_attribute(&shape->fields[i], object))
			put_attribute(sink, shape->fields[i].name,
				      field_text_const(&shape->fields[i], object)->s, escaped);
	put_mark(sink, escaped);
}

static void put_members(struct sink *sink, const struct shape *shape, const void *object,
			size_t depth);

static void put_object(struct sink *sink, const char *name, const struct shape *shape,
		       const void *object, size_t depth)
{
	put_start(sink, name, depth);
	put_attributes(sink, shape, object);
	sink_write(sink, ">\n", 2);
	put_members(sink, shape, object, depth + 1);
	put_indent(sink, depth);
	put_end(sink, name);
}

static void put_list(struct sink *sink, const struct field *field, const void *object, size_t depth)
{
	const struct texts *texts = field_texts_const(field, object);
	const struct list *list = field_list_const(field, object);

	put_start(sink, field->name, depth);
	sink_write(sink, ">\n", 2);
	if (field->kind == FIELD_TEXTS)
		for (size_t i = 0; i < texts->n; i++)
			put_leaf(sink, field->singular, texts->v[i].s, depth + 1);
	else
		for (size_t i = 0; i < list->n; i++)
			put_object(sink, field->singular, field->shape, list->v[i], depth + 1);
	put_indent(sink, depth);
	put_end(sink, field->name);
}

static void put_field(struct sink *sink, const struct field *field, const void *object,
		      size_t depth)
{
	if (field_is_leaf(field))
		put_leaf(sink, field->name, field_text_const(field, object)->s, depth);
	else if (field->kind == FIELD_OBJECT)
		put_object(sink, field->name, field->shape, field_object_const(field, object),
			   depth);
	else
		put_list(sink, field, object, depth);
}

static void put_members(struct sink *sink, const struct shape *shape, const void *object,
			size_t depth)
{
	const struct extras *extras = &((const struct entry *)object)->extras;

	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if (!(field->flags & FIELD_ATTRIBUTE) && field_present(field, object))
			put_field(sink, field, object, depth);
	}
	for (size_t i = 0; i < extras->n; i++)
		put_extra(sink, &extras->v[i], depth);
}

int xml_begin(struct writer *writer)
{
	sink_puts(writer->sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (writer->many)
		sink_puts(writer->sink, "<" XML_MANY " xmlns=\"" XML_SPACE "\">\n");
	return 0;
}

int xml_put(struct writer *writer, const struct cv *cv)
{
	struct sink *sink = writer->sink;
	size_t depth = writer->many ? 1 : 0;

	put_start(sink, cv_shape.name, depth);
	if (!writer->many)
		sink_puts(sink, " xmlns=\"" XML_SPACE "\"");
	put_attributes(sink, &cv_shape, cv);
	sink_write(sink, ">\n", 2);
	put_members(sink, &cv_shape, cv, depth + 1);
	put_indent(sink, depth);
	put_end(sink, cv_shape.name);
	return 0;
}

int xml_end(struct writer *writer)
{
	if (writer->many)
		put_end(writer->sink, XML_MANY);
	return 0;
}
