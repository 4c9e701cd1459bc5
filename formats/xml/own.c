/* Our own vocabulary: every element is looked up in the field table. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "formats/xml/read.h"
#include "formats/xml/strays.h"
#include "formats/xml/twig.h"
#include "formats/xml/vocabulary.h"
#include "pipeline/jsontext.h"
#include "pipeline/utf8.h"

#define MAX_EXTRAS 10000	/* of one object; each new name is compared with all */

/* An attribute without a prefix is in no name space. */
static const struct xml_attribute *find_attribute(const struct xml_event *start, const char *name)
{
	for (size_t i = 0; i < start->n_attributes; i++)
		if (!*start->attributes[i].space && !strcmp(start->attributes[i].name, name))
			return &start->attributes[i];
	return NULL;
}

/*
 * The escapes of vocabulary.h
 */

static bool is_escaped(const struct xml_event *start)
{
	const struct xml_attribute *mark = find_attribute(start, XML_ESCAPED);

	return mark && mark->size == strlen("true") && !memcmp(mark->value, "true", mark->size);
}

/* The length of the escape at `at` and its character; 0 if none begins there. */
static size_t escape_at(const char *at, const char *end, uint32_t *code)
{
	char digits[5];

	if (end - at >= 2 && at[0] == '\\' && at[1] == '\\') {
		*code = '\\';
		return 2;
	}
	if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
		return 0;
	for (int i = 0; i < 4; i++)
		if (!isxdigit((unsigned char)(digits[i] = at[2 + i])))
			return 0;
	digits[4] = '\0';
	*code = (uint32_t)strtoul(digits, NULL, 16);
	return *code && (*code < 0xD800 || *code > 0xDFFF) ? 6 : 0;
}

/* What is no escape stays as it is. */
static void unescape(struct buf *text)
{
	const char *at = text->bytes, *end = at + text->size;
	char *to = text->bytes;

	while (at < end) {
		uint32_t code;
		size_t length = escape_at(at, end, &code);

		if (length)
			to += utf8_put(to, code);
		else
			*to++ = *at;
		at += length ? length : 1;
	}
	buf_truncate(text, (size_t)(to - text->bytes));
}

static void take_attribute(struct xml_reader *reader, const struct xml_attribute *attribute,
			   bool escaped)
{
	buf_clear(&reader->text);
	buf_add(&reader->text, attribute->value, attribute->size);
	if (escaped)
		unescape(&reader->text);
}

/* The object being filled. */
struct target {
	const struct shape *shape;
	struct entry *object;
	struct strays strays;
};

/*
 * What is not in the vocabulary
 */

static int keep_element(struct xml_reader *reader, struct target *target,
			const struct xml_event *start, const char *within)
{
	struct pos pos = xml_scan_pos(reader->scan, start);
	struct twig *twig;

	arena_clear(&reader->twigs);
	twig = twig_read(reader->scan, start, &reader->twigs);
	if (!twig)
		return -1;
	strays_add_element(&target->strays, pos, within, twig);
	return 0;
}

static void keep_attribute(struct xml_reader *reader, struct target *target,
			   const struct xml_event *start, const struct xml_attribute *attribute,
			   const char *within)
{
	take_attribute(reader, attribute, is_escaped(start));
	strays_add_attribute(&target->strays, xml_scan_pos(reader->scan, start), within,
			     attribute->name, reader->text.bytes, reader->text.size);
}

/* Attributes of other name spaces (xml:lang, xsi:schemaLocation) are about the document. */
static bool is_about_document(const struct xml_attribute *attribute)
{
	return *attribute->space || !strcmp(attribute->name, XML_ESCAPED);
}

/* Those of an element that has none in our vocabulary. */
static void keep_attributes(struct xml_reader *reader, struct target *target,
			    const struct xml_event *start)
{
	for (size_t i = 0; i < start->n_attributes; i++)
		if (!is_about_document(&start->attributes[i]))
			keep_attribute(reader, target, start, &start->attributes[i], start->name);
}

static void keep_text(struct xml_reader *reader, struct target *target,
		      const struct xml_event *event)
{
	strays_add_text(&target->strays, xml_scan_pos(reader->scan, event), event->text,
			event->size);
}

/*
 * Leaves
 */

/* The element's text up to its end, into reader->text. */
static int read_leaf(struct xml_reader *reader, const struct xml_event *start)
{
	bool escaped = is_escaped(start);
	struct xml_event event;
	int depth = 1;

	buf_clear(&reader->text);
	while (depth > 0) {
		if (xml_scan_next(reader->scan, &event) != 1)
			return -1;
		if (event.kind == XML_EVENT_TEXT)
			buf_add(&reader->text, event.text, event.size);
		else if (event.kind == XML_EVENT_END)
			depth--;
		else if (depth++ == 1)
			diag_report(reader->diag, LEVEL_WARNING, xml_scan_pos(reader->scan, &event),
				    "unknown-element",
				    "element '%s' within the text of '%s'; its text is kept",
				    event.name, start->name);
	}
	if (escaped)
		unescape(&reader->text);
	return 0;
}

static int set_leaf(struct xml_reader *reader, const struct field *field, void *object,
		    const struct xml_event *start)
{
	struct text *text = field_text(field, object);

	if (text_present(text))
		return diag_error(reader->diag, STATUS_DATA, xml_scan_pos(reader->scan, start),
				  "duplicate", "'%s' is given twice; the first is in line %u",
				  field->name, (unsigned)text->line);
	cv_set(reader->cv, text, reader->text.bytes, reader->text.size, start->line, 100);
	return 0;
}

/* <extra name="...">JSON</extra> */
static int read_extra(struct xml_reader *reader, struct target *target,
		      const struct xml_event *start)
{
	const struct xml_attribute *attribute = find_attribute(start, XML_EXTRA_NAME);
	struct extras *extras = &target->object->extras;
	struct pos pos = xml_scan_pos(reader->scan, start);
	const char *name;

	if (!attribute)
		return diag_error(reader->diag, STATUS_DATA, pos, "no-name",
				  "element '" XML_EXTRA "' has no '" XML_EXTRA_NAME "'");
	take_attribute(reader, attribute, is_escaped(start));
	name = arena_copy(reader->cv->arena, reader->text.bytes, reader->text.size);
	if (read_leaf(reader, start) || !name)
		return -1;
	if (extras->n == MAX_EXTRAS || extras_get(extras, name))
		return diag_error(reader->diag, STATUS_DATA, pos, "duplicate",
				  extras->n == MAX_EXTRAS ? "too many extras; the last is '%s'"
							  : "extra '%s' is given twice", name);
	if (!jsontext_valid(reader->text.bytes, reader->text.size))
		return diag_error(reader->diag, STATUS_DATA, pos, "no-json",
				  "the value of extra '%s' is not JSON", name);
	buf_clear(&reader->json);
	jsontext_layout(&reader->json, reader->text.bytes, reader->text.size, JSONTEXT_COMPACT);
	cv_add_extra(reader->cv, extras, name, reader->json.bytes, reader->json.size, start->line);
	return 0;
}

/*
 * Objects and lists
 */

static int read_object(struct xml_reader *reader, const struct shape *shape, void *object,
		       const struct xml_event *start);

static int read_item(struct xml_reader *reader, const struct field *field, struct target *target,
		     const struct xml_event *start)
{
	void *item;

	if (strcmp(start->space, reader->space) || strcmp(start->name, field->singular))
		return keep_element(reader, target, start, field->name);
	if (field->kind == FIELD_TEXTS) {
		keep_attributes(reader, target, start);
		if (read_leaf(reader, start))
			return -1;
		cv_add(reader->cv, field_texts(field, target->object), reader->text.bytes,
		       reader->text.size, start->line, 100);
		return 0;
	}
	item = cv_append(reader->cv, field_list(field, target->object), field->shape);
	return item ? read_object(reader, field->shape, item, start) : -1;
}

static int read_list(struct xml_reader *reader, const struct field *field, struct target *target)
{
	struct xml_event event;

	for (;;) {
		if (xml_scan_next(reader->scan, &event) != 1)
			return -1;
		if (event.kind == XML_EVENT_END)
			return 0;
		if (event.kind == XML_EVENT_TEXT)
			keep_text(reader, target, &event);
		else if (read_item(reader, field, target, &event))
			return -1;
	}
}

static int read_member(struct xml_reader *reader, struct target *target,
		       const struct xml_event *start)
{
	bool ours = !strcmp(start->space, reader->space);
	const struct field *field = ours ? shape_field(target->shape, start->name) : NULL;

	if (ours && !field && !strcmp(start->name, XML_EXTRA))
		return read_extra(reader, target, start);
	if (!field)
		return keep_element(reader, target, start, "");
	if (field->kind == FIELD_OBJECT)
		return read_object(reader, field->shape, field_object(field, target->object), start);
	keep_attributes(reader, target, start);
	if (field->singular)
		return read_list(reader, field, target);
	return read_leaf(reader, start) ? -1 : set_leaf(reader, field, target->object, start);
}

static int read_members(struct xml_reader *reader, struct target *target)
{
	struct xml_event event;

	for (;;) {
		if (xml_scan_next(reader->scan, &event) != 1)
			return -1;
		if (event.kind == XML_EVENT_END)
			return 0;
		if (event.kind == XML_EVENT_TEXT)
			keep_text(reader, target, &event);
		else if (read_member(reader, target, &event))
			return -1;
	}
}

static int read_attributes(struct xml_reader *reader, struct target *target,
			   const struct xml_event *start)
{
	bool escaped = is_escaped(start);

	for (size_t i = 0; i < start->n_attributes; i++) {
		const struct xml_attribute *attribute = &start->attributes[i];
		const struct field *field = shape_field(target->shape, attribute->name);

		if (is_about_document(attribute))
			continue;
		if (!field || !field_is_leaf(field)) {
			keep_attribute(reader, target, start, attribute, "");
			continue;
		}
		take_attribute(reader, attribute, escaped);
		if (set_leaf(reader, field, target->object, start))
			return -1;
	}
	return 0;
}

static int read_object(struct xml_reader *reader, const struct shape *shape, void *object,
		       const struct xml_event *start)
{
	struct target target = { shape, object, STRAYS_INIT };
	int result;

	target.object->line = start->line;
	target.object->confidence = 100;
	result = read_attributes(reader, &target, start);
	if (!result)
		result = read_members(reader, &target);
	strays_keep(&target.strays, reader->cv, object, LEVEL_WARNING, reader->diag);
	return result;
}

int own_read(struct xml_reader *reader, const struct xml_event *start)
{
	return read_object(reader, &cv_shape, reader->cv, start);
}
