#include "formats/json/object.h"

#include <string.h>

#include "formats/json/forms.h"
#include "formats/json/head.h"
#include "formats/json/oldnames.h"
#include "formats/json/take.h"
#include "pipeline/jsontext.h"
#include "pipeline/utf8.h"

#define SHOWN 200	/* bytes of a value in a message */

/* An item that no entry can be made of is said, since nothing can carry it. */
static void leave_out(struct document *doc, const struct node *node)
{
	const struct span *span = node_span(doc, node);
	const char *text = doc->text + span->start;
	size_t size = span->end - span->start;

	size = utf8_valid_prefix(text, size < SHOWN ? size : SHOWN);
	document_report(doc, node, LEVEL_ERROR, "type",
			"%s where an object is wanted; left out: %.*s", node_kind(node),
			(int)size, text);
}

/* Carries the value along under that name, as the source spells it. */
static void keep_extra(struct document *doc, void *object, const char *name,
		       const struct node *node)
{
	const struct span *span = node_span(doc, node);
	struct entry *entry = object;

	buf_clear(&doc->scratch);
	jsontext_layout(&doc->scratch, doc->text + span->start, span->end - span->start,
			JSONTEXT_COMPACT);
	cv_add_extra(doc->cv, &entry->extras, name, doc->scratch.bytes, doc->scratch.size,
		     span->line);
}

/* ... under a name that says which field could not hold it, and that no other member has. */
static void keep_as_written(struct document *doc, const struct field *field, void *object,
			    json_t *parent, const struct node *node)
{
	struct buf name = BUF_INIT;

	buf_adds(&name, field->name);
	do
		buf_adds(&name, FORM_AS_WRITTEN);
	while (json_object_get(parent, name.bytes) && !name.failed);
	keep_extra(doc, object, name.bytes, node);
	buf_release(&name);
}

/* A lone value where an object is wanted is what the shape's first field says. */
static enum fit take_lone(struct document *doc, const struct shape *shape, void *object,
			  const struct node *node)
{
	const struct field *field = &shape->fields[0];

	document_deviates(doc, node, "%s where an object is wanted; taken as its %s",
			  node_kind(node), field->name);
	return value_into_leaf(doc, shape, field, object, node);
}

static enum fit take_object(struct document *doc, const struct field *field, void *object,
			    const struct node *node)
{
	void *inner = field_object(field, object);

	switch (json_typeof(node->value)) {
	case JSON_OBJECT:
		members_into_object(doc, field->shape, inner, node);
		return FIT_WHOLE;
	case JSON_NULL:
		document_deviates(doc, node, "null is no object; taken as absent");
		return FIT_WHOLE;
	case JSON_STRING:
		return take_lone(doc, field->shape, inner, node);
	default:
		return FIT_NOT;
	}
}

/* A new entry of the list, or NULL without memory. */
static void *add_entry(struct document *doc, const struct field *field, void *object,
		       const struct node *node)
{
	struct entry *entry = cv_append(doc->cv, field_list(field, object), field->shape);

	if (entry) {
		entry->line = node_span(doc, node)->line;
		entry->confidence = 100;
	}
	return entry;
}

/* Takes the last entry away again when nothing came into it. */
static void drop_if_empty(const struct field *field, void *object, const void *entry)
{
	if (!object_present(field->shape, entry))
		field_list(field, object)->n--;
}

static enum fit take_entry(struct document *doc, const struct field *field, void *object,
			   const struct node *node)
{
	enum fit fit = FIT_WHOLE;
	void *entry;

	if (json_is_null(node->value)) {
		document_deviates(doc, node, "null is no object; left out");
		return FIT_WHOLE;
	}
	if (!json_is_object(node->value) && !json_is_string(node->value))
		return FIT_NOT;
	entry = add_entry(doc, field, object, node);
	if (!entry)
		return FIT_WHOLE;
	if (json_is_object(node->value))
		members_into_object(doc, field->shape, entry, node);
	else
		fit = take_lone(doc, field->shape, entry, node);
	drop_if_empty(field, object, entry);
	return fit;
}

static void take_entries(struct document *doc, const struct field *field, void *object,
			 const struct node *node)
{
	size_t span = node->span + 1;
	json_t *value;
	size_t index;

	json_array_foreach(node->value, index, value) {
		struct path path = { node->path, NULL, index };
		struct node item = { &path, value, span };

		if (take_entry(doc, field, object, &item) == FIT_NOT)
			leave_out(doc, &item);
		span = doc->spans.v[span].after;
	}
}

/* {"network": value}: the value is an object, an address or a user's name. */
static enum fit take_profile(struct document *doc, const struct field *field, void *object,
			     const char *network, const struct node *node)
{
	struct profile *profile;
	size_t size = json_string_length(node->value);
	const char *string = json_string_value(node->value);

	if (!json_is_object(node->value) && !json_is_string(node->value))
		return value_absent(node->value) ? FIT_WHOLE : FIT_NOT;
	profile = add_entry(doc, field, object, node);
	if (!profile)
		return FIT_WHOLE;
	if (json_is_object(node->value))
		members_into_object(doc, field->shape, profile, node);
	else
		bytes_into_text(doc, form_is_uri(string, size) ? &profile->url : &profile->username,
				node, string, size);
	if (object_present(field->shape, profile) && !text_present(&profile->network))
		bytes_into_text(doc, &profile->network, node, network, strlen(network));
	drop_if_empty(field, object, profile);
	return FIT_WHOLE;
}

/* Profiles were an object once, with the networks for names. */
static enum fit take_profiles(struct document *doc, const struct field *field, void *object,
			      const struct node *node)
{
	size_t span = node->span + 1;
	const char *network;
	json_t *value;

	json_object_foreach(node->value, network, value) {
		struct path path = { node->path, network, 0 };
		struct node item = { &path, value, span };

		if (take_profile(doc, field, object, network, &item) == FIT_NOT)
			leave_out(doc, &item);
		span = doc->spans.v[span].after;
	}
	return FIT_WHOLE;
}

static enum fit take_objects(struct document *doc, const struct field *field, void *object,
			     const struct node *node)
{
	if (json_is_array(node->value)) {
		take_entries(doc, field, object, node);
		return FIT_WHOLE;
	}
	if (value_absent(node->value)) {
		document_deviates(doc, node, "%s is no list; taken as absent", node_kind(node));
		return FIT_WHOLE;
	}
	if (!json_is_object(node->value) && !json_is_string(node->value))
		return FIT_NOT;
	document_deviates(doc, node, "%s where a list is wanted", node_kind(node));
	if (field->shape == &profile_shape && json_is_object(node->value))
		return take_profiles(doc, field, object, node);
	return take_entry(doc, field, object, node);
}

static enum fit take_field(struct document *doc, const struct shape *shape,
			   const struct field *field, void *object, const struct node *node)
{
	switch (field->kind) {
	case FIELD_TEXTS:
		return value_into_texts(doc, field, object, node);
	case FIELD_OBJECT:
		return take_object(doc, field, object, node);
	case FIELD_OBJECTS:
		return take_objects(doc, field, object, node);
	default:
		return value_into_leaf(doc, shape, field, object, node);
	}
}

static const char *wanted(const struct field *field)
{
	if (field_is_leaf(field))
		return "a string";
	return field->kind == FIELD_OBJECT ? "an object" : "a list";
}

/* firstName and lastName in one, whichever stands first in the document. */
static enum fit take_parts(struct document *doc, const struct old_name *old,
			   const struct field *field, void *object, json_t *parent,
			   const struct node *node)
{
	struct buf joined = BUF_INIT;

	if (!json_is_string(node->value))
		return FIT_NOT;
	for (old = old_name_first_part(old); old; old = old_name_next_part(old)) {
		json_t *part = json_object_get(parent, old->name);

		if (!json_is_string(part) || !json_string_length(part))
			continue;
		buf_adds(&joined, joined.size ? " " : "");
		buf_adds(&joined, json_string_value(part));
	}
	string_into_leaf(doc, field, object, node, joined.bytes, joined.size);
	buf_release(&joined);
	return FIT_WHOLE;
}

/*
 * False when today's name has a value of its own, or this one has no use for
 * the field. The schema does not know the name, so it refuses no value of it.
 */
static bool take_old(struct document *doc, const struct old_name *old, void *object,
		     json_t *parent, const struct node *node)
{
	const struct field *field = shape_field(old->shape, old->field);
	bool strict = doc->strict;
	enum fit fit;

	if (!value_absent(json_object_get(parent, old->field)) ||
	    (!old->part && field_present(field, object)))
		return false;
	doc->strict = false;
	if (old->part)
		fit = take_parts(doc, old, field, object, parent, node);
	else
		fit = take_field(doc, old->shape, field, object, node);
	doc->strict = strict;
	if (fit != FIT_NOT)
		document_report(doc, node, LEVEL_NOTE, "old-name", "an old name of '%s'",
				old->field);
	return fit == FIT_WHOLE;
}

/* The name's size without any FORM_AS_WRITTEN behind it. */
static size_t size_before_suffix(const char *name)
{
	size_t suffix = strlen(FORM_AS_WRITTEN), size = strlen(name);

	while (size > suffix && !strncmp(name + size - suffix, FORM_AS_WRITTEN, suffix))
		size -= suffix;
	return size;
}

/* The address whose value was kept under its name and FORM_AS_WRITTEN, or NULL. */
static const struct field *as_written(const struct shape *shape, const char *name)
{
	size_t size = size_before_suffix(name);

	if (!name[size])
		return NULL;
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if ((field->kind == FIELD_URI || field->kind == FIELD_EMAIL) &&
		    strlen(field->name) == size && !strncmp(name, field->name, size))
			return field;
	}
	return NULL;
}

static bool take_as_written(struct document *doc, const struct field *field, void *object,
			    json_t *parent, const struct node *node)
{
	if (!json_is_string(node->value) || field_present(field, object) ||
	    !value_absent(json_object_get(parent, field->name)))
		return false;
	bytes_into_text(doc, field_text(field, object), node, json_string_value(node->value),
			json_string_length(node->value));
	return true;
}

static void take_head(struct document *doc, void *object, const struct node *node)
{
	head_check(doc, node);
	if (strcmp(node->path->name, HEAD_SCHEMA))
		keep_extra(doc, object, node->path->name, node);
}

/* A name that the shape does not have today. */
static void take_foreign(struct document *doc, const struct shape *shape, void *object,
			 json_t *parent, const struct node *node)
{
	const char *name = node->path->name;
	const struct old_name *old = old_name_find(shape, name);
	const struct field *field = old ? NULL : as_written(shape, name);

	if (old && take_old(doc, old, object, parent, node))
		return;
	if (field && take_as_written(doc, field, object, parent, node))
		return;
	keep_extra(doc, object, name, node);
	if (doc->strict && !old)
		document_report(doc, node, LEVEL_NOTE, "unknown",
				"not a member that the schema knows; carried along");
}

/* A field of ours is a free member to the schema, which refuses no value of it. */
static void take_extension(struct document *doc, const struct shape *shape,
			   const struct field *field, void *object, json_t *parent,
			   const struct node *node)
{
	bool strict = doc->strict;
	enum fit fit;

	doc->strict = false;
	fit = take_field(doc, shape, field, object, node);
	doc->strict = strict;
	if (fit == FIT_NOT)
		document_report(doc, node, LEVEL_WARNING, "type",
				"%s where the extension has %s; kept as '%s" FORM_AS_WRITTEN "'",
				node_kind(node), wanted(field), field->name);
	if (fit != FIT_WHOLE)
		keep_as_written(doc, field, object, parent, node);
}

static void take_known(struct document *doc, const struct shape *shape,
		       const struct field *field, void *object, json_t *parent,
		       const struct node *node)
{
	enum fit fit = take_field(doc, shape, field, object, node);

	if (fit == FIT_NOT)
		document_report(doc, node, LEVEL_ERROR, "type",
				"%s where %s is wanted; kept as '%s" FORM_AS_WRITTEN "'",
				node_kind(node), wanted(field), field->name);
	if (fit != FIT_WHOLE)
		keep_as_written(doc, field, object, parent, node);
}

static void take_member(struct document *doc, const struct shape *shape, void *object,
			json_t *parent, const struct node *node)
{
	const struct field *field = shape_field(shape, node->path->name);

	if (field && field->flags & FIELD_EXTENSION)
		take_extension(doc, shape, field, object, parent, node);
	else if (field)
		take_known(doc, shape, field, object, parent, node);
	else if (shape == &cv_shape && head_is_member(node->path->name))
		take_head(doc, object, node);
	else
		take_foreign(doc, shape, object, parent, node);
}

/* Dates that are none stand in the entry's `dates`, beside what it says itself. */
static void keep_refused(struct document *doc, const struct shape *shape, void *object,
			 const struct node *node)
{
	const struct field *field = shape_field(shape, "dates");
	const char *words;
	struct text *text;

	if (!doc->refused.size || !field)
		return;
	text = field_text(field, object);
	words = form_date_words(&doc->refused, text->s);
	cv_set(doc->cv, text, words, strlen(words), node_span(doc, node)->line, 100);
	buf_clear(&doc->refused);
}

void members_into_object(struct document *doc, const struct shape *shape, void *object,
			 const struct node *node)
{
	size_t span = node->span + 1;
	const char *name;
	json_t *value;

	json_object_foreach(node->value, name, value) {
		struct path path = { node->path, name, 0 };
		struct node member = { &path, value, span };

		take_member(doc, shape, object, node->value, &member);
		span = doc->spans.v[span].after;
	}
	keep_refused(doc, shape, object, node);
}
