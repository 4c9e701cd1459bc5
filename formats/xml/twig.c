#include "formats/xml/twig.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/jsontext.h"

static struct twig *add_child(struct twig *parent, const struct xml_event *event,
			      struct arena *arena)
{
	struct twig *twig = arena_alloc(arena, sizeof(*twig));

	if (!twig)
		return NULL;
	twig->line = event->line;
	twig->column = event->column;
	twig->parent = parent;
	if (!parent)
		return twig;
	if (parent->last)
		parent->last->next = twig;
	else
		parent->first = twig;
	parent->last = twig;
	return twig;
}

static struct twig *add_element(struct twig *parent, const struct xml_event *event,
				struct arena *arena)
{
	struct xml_attribute *attributes = arena_array(arena, event->n_attributes, sizeof(*attributes));
	struct twig *twig = add_child(parent, event, arena);

	if (!twig || (!attributes && event->n_attributes))
		return NULL;
	twig->space = event->space;
	twig->prefix = event->prefix;
	twig->name = event->name;
	twig->attributes = attributes;
	twig->n_attributes = event->n_attributes;
	for (size_t i = 0; i < event->n_attributes; i++) {
		attributes[i] = event->attributes[i];
		attributes[i].value = arena_copy(arena, attributes[i].value, attributes[i].size);
	}
	return twig;
}

static void add_text(struct twig *parent, const struct xml_event *event, struct arena *arena)
{
	struct twig *twig = add_child(parent, event, arena);

	if (!twig)
		return;
	twig->text = arena_copy(arena, event->text, event->size);
	twig->size = twig->text ? event->size : 0;
}

struct twig *twig_read(struct xml_scan *scan, const struct xml_event *start, struct arena *arena)
{
	struct twig *root = add_element(NULL, start, arena), *at = root;
	struct xml_event event;

	while (at) {
		if (xml_scan_next(scan, &event) != 1)
			return NULL;
		if (event.kind == XML_EVENT_START)
			at = add_element(at, &event, arena);
		else if (event.kind == XML_EVENT_TEXT)
			add_text(at, &event, arena);
		else if (at == root)
			return root;
		else
			at = at->parent;
	}
	return NULL;
}

void twig_text(const struct twig *twig, struct buf *out)
{
	if (!twig->name)
		buf_add(out, twig->text, twig->size);
	for (const struct twig *child = twig->first; child; child = child->next)
		twig_text(child, out);
}

/*
 * JSON
 */

static bool is_leaf(const struct twig *twig)
{
	for (const struct twig *child = twig->first; child; child = child->next)
		if (child->name)
			return false;
	return !twig->n_attributes;
}

static void open_item(struct buf *out, size_t start)
{
	buf_addc(out, out->size == start ? '[' : ',');
}

void twig_key(struct buf *out, const char *within, const char *mark, const char *prefix,
	      const char *name)
{
	struct buf key = BUF_INIT;

	buf_addf(&key, "%s%s%s%s%s", within, mark, prefix, *prefix ? ":" : "", name);
	buf_addc(out, '{');
	jsontext_quote(out, key.bytes, key.size);
	buf_addc(out, ':');
	out->failed |= key.failed;
	buf_release(&key);
}

static void put_items(const struct twig *twig, struct buf *out)
{
	const size_t start = out->size;

	for (size_t i = 0; i < twig->n_attributes; i++) {
		const struct xml_attribute *attribute = &twig->attributes[i];

		open_item(out, start);
		twig_key(out, "", "@", attribute->prefix, attribute->name);
		jsontext_quote(out, attribute->value, attribute->size);
		buf_addc(out, '}');
	}
	for (const struct twig *child = twig->first; child; child = child->next) {
		if (!child->name && xml_is_blank(child->text, child->size))
			continue;
		open_item(out, start);
		if (child->name)
			twig_key(out, "", "", child->prefix, child->name);
		twig_json(child, out);
		if (child->name)
			buf_addc(out, '}');
	}
	buf_addc(out, ']');
}

void twig_json(const struct twig *twig, struct buf *out)
{
	struct buf text = BUF_INIT;

	if (twig->name && !is_leaf(twig)) {
		put_items(twig, out);
		return;
	}
	twig_text(twig, &text);
	jsontext_quote(out, text.bytes, text.size);
	out->failed |= text.failed;
	buf_release(&text);
}
