#include "formats/json/head.h"

#include <string.h>

#include "formats/json/forms.h"

#define META "meta"

bool head_is_member(const char *name)
{
	return !strcmp(name, HEAD_SCHEMA) || !strcmp(name, META);
}

/* The schema knows three strings in meta, one of them a URI; the rest is free. */
static void check_meta_member(struct document *doc, const struct node *node)
{
	const char *name = node->path->name;
	bool uri = !strcmp(name, "canonical");

	if (!uri && strcmp(name, "version") && strcmp(name, "lastModified"))
		return;
	if (!json_is_string(node->value))
		document_doubts(doc, node, "%s where a string is wanted", node_kind(node));
	else if (uri && !form_is_uri(json_string_value(node->value),
				     json_string_length(node->value)))
		document_doubts(doc, node, "'%s' is no URI", json_string_value(node->value));
}

static void check_meta(struct document *doc, const struct node *meta)
{
	size_t span = meta->span + 1;
	const char *name;
	json_t *value;

	if (!json_is_object(meta->value))
		document_doubts(doc, meta, "%s where an object is wanted", node_kind(meta));
	json_object_foreach(meta->value, name, value) {
		struct path path = { meta->path, name, 0 };
		struct node member = { &path, value, span };

		check_meta_member(doc, &member);
		span = doc->spans.v[span].after;
	}
}

void head_check(struct document *doc, const struct node *member)
{
	if (!strcmp(member->path->name, META))
		check_meta(doc, member);
	else if (!json_is_string(member->value))
		document_deviates(doc, member, "%s where a string is wanted", node_kind(member));
}
