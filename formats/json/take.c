#include "formats/json/take.h"

#include <string.h>
#include <strings.h>

#include "formats/json/forms.h"
#include "pipeline/bytes.h"
#include "pipeline/date.h"
#include "pipeline/utf8.h"

/* Behind the character, or NULL when no document may hold it (XML 1.0, section 2.2). */
static const char *good_char(const char *at, const char *end)
{
	if ((unsigned char)*at >= 0x20 && (unsigned char)*at < 0xef)
		return at + 1;
	return utf8_is_xml_char(utf8_next(&at, end)) ? at : NULL;
}

/* How many of the bytes stand before the first that no format could carry. */
static size_t clean_prefix(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	const char *at = bytes;

	while (at < end) {
		const char *next;

		for (size_t n = BYTES_WIDE; n == BYTES_WIDE && end - at >= BYTES_WIDE; at += n) {
			bytes_wide c = bytes_load_wide(at);

			n = bytes_ahead((c < ' ') | (c >= 0xef));
		}
		if (at == end)
			break;
		next = good_char(at, end);
		if (!next)
			break;
		at = next;
	}
	return (size_t)(at - bytes);
}

/* The bytes without control characters that no format could carry; in scratch if there are any. */
static const char *clean(struct document *doc, const struct node *node, const char *bytes,
			 size_t *size)
{
	const char *end = bytes + *size;
	size_t good = clean_prefix(bytes, *size);

	if (good == *size)
		return bytes;
	document_report(doc, node, LEVEL_WARNING, "control", "control characters are left out");
	buf_clear(&doc->scratch);
	while (bytes < end) {
		buf_add(&doc->scratch, bytes, good);
		bytes += good;
		if (bytes < end)
			utf8_next(&bytes, end);
		good = clean_prefix(bytes, (size_t)(end - bytes));
	}
	*size = doc->scratch.size;
	return doc->scratch.bytes;
}

void bytes_into_text(struct document *doc, struct text *text, const struct node *node,
		     const char *bytes, size_t size)
{
	bytes = clean(doc, node, bytes, &size);
	cv_set(doc->cv, text, bytes, size, node_span(doc, node)->line, 100);
}

static void add(struct document *doc, struct texts *texts, const struct node *node,
		const char *bytes, size_t size)
{
	bytes = clean(doc, node, bytes, &size);
	cv_add(doc->cv, texts, bytes, size, node_span(doc, node)->line, 100);
}

/* "Present" and the like: the way to leave a date open. */
static bool says_open(const char *bytes, size_t size)
{
	static const char *const words[] = { "present", "now", "current", "today", "ongoing" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == size && !strncasecmp(words[i], bytes, size))
			return true;
	return false;
}

/* The schema's own pattern, which takes more than the calendar does: 2014-19-39. */
static bool has_date_pattern(const char *bytes, size_t size)
{
	static const char pattern[] = "2999-19-39";

	if (size != 4 && size != 7 && size != 10)
		return false;
	for (size_t i = 0; i < size; i++) {
		char low = pattern[i] == '-' ? '-' : '0';

		if (bytes[i] < low || bytes[i] > pattern[i])
			return false;
	}
	return bytes[0] != '0';
}

/* The one year that the words name ("Fall 2020"), or NULL when they name none or two. */
static const char *only_year(const char *bytes, size_t size)
{
	const char *year = NULL;
	struct date date;

	for (size_t at = 0, end; at < size; at = end + 1) {
		for (end = at; end < size && bytes[end] >= '0' && bytes[end] <= '9'; end++)
			;
		if (!date_parse_iso(bytes + at, end - at, &date))
			continue;
		if (year)
			return NULL;
		year = bytes + at;
	}
	return year;
}

/* What is no date goes to `dates`; a year in it is taken all the same. */
static void refuse_date(struct document *doc, struct text *text, const struct node *node,
			const char *bytes, size_t size)
{
	const char *year = only_year(bytes, size);

	if (has_date_pattern(bytes, size))
		document_report(doc, node, LEVEL_WARNING, "date",
				"the calendar has no '%.*s'; kept in 'dates'", (int)size, bytes);
	else
		document_doubts(doc, node, "'%.*s' is no date as YYYY, YYYY-MM or YYYY-MM-DD; "
				"kept in 'dates'", (int)size, bytes);
	buf_adds(&doc->refused, doc->refused.size ? "; " : "");
	buf_add(&doc->refused, bytes, size);
	if (year)
		bytes_into_text(doc, text, node, year, 4);
}

static void take_date(struct document *doc, struct text *text, const struct node *node,
		      const char *bytes, size_t size)
{
	char iso[DATE_TEXT_SIZE];
	struct date date;

	if (says_open(bytes, size)) {
		document_deviates(doc, node, "'%.*s' is said by leaving the date out",
				  (int)size, bytes);
		return;
	}
	if (!date_parse_loose(bytes, size, &date)) {
		refuse_date(doc, text, node, bytes, size);
		return;
	}
	date_format(&date, iso);
	if (strlen(iso) != size || memcmp(iso, bytes, size))
		document_deviates(doc, node, "'%.*s' is taken as %s", (int)size, bytes, iso);
	if (!date_exists(&date))
		document_report(doc, node, LEVEL_WARNING, "date", "the calendar has no %s", iso);
	bytes_into_text(doc, text, node, iso, strlen(iso));
}

static void take_uri(struct document *doc, struct text *text, const struct node *node,
		     const char *bytes, size_t size)
{
	struct buf mended = BUF_INIT;

	if (form_is_uri(bytes, size)) {
		bytes_into_text(doc, text, node, bytes, size);
	} else if (form_mend_uri(&mended, bytes, size)) {
		document_deviates(doc, node, "'%.*s' is no URI; taken as '%s'", (int)size, bytes,
				  mended.bytes);
		bytes_into_text(doc, text, node, mended.bytes, mended.size);
	} else {
		document_doubts(doc, node, "'%.*s' is no URI", (int)size, bytes);
		bytes_into_text(doc, text, node, bytes, size);
	}
	buf_release(&mended);
}

static void take_email(struct document *doc, struct text *text, const struct node *node,
		       const char *bytes, size_t size)
{
	if (!form_is_email(bytes, size))
		document_doubts(doc, node, "'%.*s' is no e-mail address", (int)size, bytes);
	bytes_into_text(doc, text, node, bytes, size);
}

void string_into_leaf(struct document *doc, const struct field *field, void *object,
		      const struct node *node, const char *bytes, size_t size)
{
	static void (*const takers[])(struct document *, struct text *, const struct node *,
				      const char *, size_t) = {
		[FIELD_TEXT] = bytes_into_text, [FIELD_DATE] = take_date,
		[FIELD_URI] = take_uri, [FIELD_EMAIL] = take_email,
	};

	if (size)
		takers[field->kind](doc, field_text(field, object), node, bytes, size);
	else if (form_name(field->kind))
		document_deviates(doc, node, "'' is no %s; taken as absent", form_name(field->kind));
}

static void number_deviates(struct document *doc, const struct node *node)
{
	document_deviates(doc, node, "a number where a string is wanted; taken as one");
}

/* A number is taken as the source spells it. */
static void take_number(struct document *doc, const struct field *field, void *object,
			const struct node *node)
{
	const struct span *span = node_span(doc, node);

	number_deviates(doc, node);
	string_into_leaf(doc, field, object, node, doc->text + span->start, span->end - span->start);
}

/* The strings of a list or an object, one level deep. */
struct strings {
	const struct document *doc;
	json_t *container;
	size_t span;		/* of the value that comes next */
	size_t index;		/* in a list */
	void *iterator;		/* in an object */
	bool others;		/* values that are no strings were met */
};

static struct strings strings_of(const struct document *doc, const struct node *node)
{
	struct strings strings = { doc, node->value, node->span + 1, 0, NULL, false };

	strings.iterator = json_object_iter(node->value);
	return strings;
}

/* The next string that is not empty, with its span in *span; NULL at the end. */
static json_t *strings_next(struct strings *strings, size_t *span)
{
	json_t *value;

	do {
		if (json_is_array(strings->container)) {
			value = json_array_get(strings->container, strings->index++);
		} else {
			value = json_object_iter_value(strings->iterator);
			strings->iterator = json_object_iter_next(strings->container,
								  strings->iterator);
		}
		if (!value)
			return NULL;
		*span = strings->span;
		strings->span = strings->doc->spans.v[*span].after;
		strings->others |= !json_is_string(value) && !json_is_null(value);
	} while (!json_is_string(value) || !json_string_length(value));
	return value;
}

/* All strings in one: lines of a list, parts of an object with ", " between. */
static enum fit join_strings(struct document *doc, const struct field *field, void *object,
			     const struct node *node)
{
	const char *between = json_is_array(node->value) ? "\n" : ", ";
	struct strings strings = strings_of(doc, node);
	struct buf joined = BUF_INIT;
	json_t *value;
	size_t span;

	while ((value = strings_next(&strings, &span))) {
		buf_adds(&joined, joined.size ? between : "");
		buf_add(&joined, json_string_value(value), json_string_length(value));
	}
	if (joined.size)
		string_into_leaf(doc, field, object, node, joined.bytes, joined.size);
	buf_release(&joined);
	return strings.others ? FIT_PART : FIT_WHOLE;
}

/* The first string; in an object the one that is called as the field is. */
static enum fit first_string(struct document *doc, const struct field *field, void *object,
			     const struct node *node)
{
	struct strings strings = strings_of(doc, node);
	const json_t *named = json_object_get(node->value, field->name);
	bool first = true;
	json_t *value;
	size_t span;

	while ((value = strings_next(&strings, &span))) {
		struct node item = { node->path, value, span };

		if (value == named || (first && !json_is_string(named)))
			string_into_leaf(doc, field, object, &item, json_string_value(value),
					 json_string_length(value));
		else
			strings.others = true;
		first = false;
	}
	return strings.others ? FIT_PART : FIT_WHOLE;
}

/* The first string into the field, all of them into the list beside it when there are several. */
static enum fit all_strings(struct document *doc, const struct field *field,
			    const struct field *plural, void *object, const struct node *node)
{
	struct strings strings = strings_of(doc, node);
	struct texts *all = field_texts(plural, object);
	struct node first = { node->path, NULL, 0 };
	json_t *value;
	size_t span;

	while ((value = strings_next(&strings, &span))) {
		struct node item = { node->path, value, span };

		if (!first.value) {
			first = item;
			continue;
		}
		if (!all->n)
			add(doc, all, &first, json_string_value(first.value),
			    json_string_length(first.value));
		add(doc, all, &item, json_string_value(value), json_string_length(value));
	}
	if (first.value)
		string_into_leaf(doc, field, object, &first, json_string_value(first.value),
				 json_string_length(first.value));
	return strings.others ? FIT_PART : FIT_WHOLE;
}

/* basics.email has basics.emails beside it. */
static const struct field *plural_of(const struct shape *shape, const struct field *field)
{
	size_t size = strlen(field->name);

	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *other = &shape->fields[i];

		if (other->kind == FIELD_TEXTS && !strncmp(other->name, field->name, size) &&
		    !strcmp(other->name + size, "s"))
			return other;
	}
	return NULL;
}

static enum fit take_several(struct document *doc, const struct shape *shape,
			     const struct field *field, void *object, const struct node *node)
{
	const struct field *plural = plural_of(shape, field);

	if (field->kind == FIELD_DATE)
		return FIT_NOT;
	document_deviates(doc, node, "%s where a string is wanted", node_kind(node));
	if (plural)
		return all_strings(doc, field, plural, object, node);
	if (field->kind == FIELD_TEXT)
		return join_strings(doc, field, object, node);
	return first_string(doc, field, object, node);
}

enum fit value_into_leaf(struct document *doc, const struct shape *shape, const struct field *field,
			 void *object, const struct node *node)
{
	if (json_is_boolean(node->value))
		return FIT_NOT;
	if (json_is_null(node->value))
		document_deviates(doc, node, "null is no string; taken as absent");
	else if (json_is_string(node->value))
		string_into_leaf(doc, field, object, node, json_string_value(node->value),
				 json_string_length(node->value));
	else if (json_is_number(node->value))
		take_number(doc, field, object, node);
	else
		return take_several(doc, shape, field, object, node);
	return FIT_WHOLE;
}

/* An object among texts: its name stands for it ({"name": "Go", "level": "expert"}). */
static enum fit take_named(struct document *doc, struct texts *texts, const struct node *node)
{
	const json_t *name = json_object_get(node->value, "name");

	if (!json_is_string(name))
		return FIT_NOT;
	document_deviates(doc, node, "an object where a string is wanted; its name is taken");
	add(doc, texts, node, json_string_value(name), json_string_length(name));
	return FIT_PART;
}

static enum fit take_item(struct document *doc, struct texts *texts, const struct node *node)
{
	const struct span *span = node_span(doc, node);

	switch (json_typeof(node->value)) {
	case JSON_STRING:
		add(doc, texts, node, json_string_value(node->value),
		    json_string_length(node->value));
		return FIT_WHOLE;
	case JSON_INTEGER:
	case JSON_REAL:
		number_deviates(doc, node);
		add(doc, texts, node, doc->text + span->start, span->end - span->start);
		return FIT_WHOLE;
	case JSON_NULL:
		document_deviates(doc, node, "null is no string; left out");
		return FIT_WHOLE;
	case JSON_OBJECT:
		return take_named(doc, texts, node);
	default:
		return FIT_NOT;
	}
}

static enum fit take_items(struct document *doc, struct texts *texts, const struct node *node)
{
	size_t span = node->span + 1;
	enum fit fit = FIT_WHOLE;
	json_t *value;
	size_t index;

	json_array_foreach(node->value, index, value) {
		struct path path = { node->path, NULL, index };
		struct node item = { &path, value, span };
		enum fit of_item = take_item(doc, texts, &item);

		if (of_item == FIT_NOT)
			document_report(doc, &item, LEVEL_ERROR, "type",
					"%s where a string is wanted", node_kind(&item));
		if (of_item != FIT_WHOLE)
			fit = FIT_PART;
		span = doc->spans.v[span].after;
	}
	return fit;
}

enum fit value_into_texts(struct document *doc, const struct field *field, void *object,
			  const struct node *node)
{
	struct texts *texts = field_texts(field, object);

	if (json_is_array(node->value))
		return take_items(doc, texts, node);
	if (json_is_boolean(node->value))
		return FIT_NOT;
	if (value_absent(node->value)) {
		document_deviates(doc, node, "%s where a list is wanted; taken as absent",
				  node_kind(node));
		return FIT_WHOLE;
	}
	document_deviates(doc, node, "%s where a list is wanted", node_kind(node));
	return take_item(doc, texts, node);
}
