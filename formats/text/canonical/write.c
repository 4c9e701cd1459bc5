#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/text/canonical/canonical.h"
#include "formats/text/canonical/parts.h"
#include "formats/text/canonical/writer.h"
#include "pipeline/jsontext.h"
#include "pipeline/record.h"
#include "pipeline/utf8.h"

/*
 * Entries
 */

static void put_lines(struct canonical_writer *writer)
{
	for (size_t i = writer->slot; i < layout_lines(writer->layout); i++) {
		if (!canonical_add_line(writer, writer->layout, i, writer->object,
					i == writer->slot))
			continue;
		canonical_put_item(writer, ITEM_LINE);
		writer->slot = i + 1;
	}
}

static unsigned breaks_of(const struct canonical_writer *writer)
{
	return writer->first ? 0 : ESCAPE_BREAKS;
}

static void put_body(struct canonical_writer *writer)
{
	const char *name = writer->layout->body;
	const struct field *field = name ? shape_field(writer->layout->shape, name) : NULL;
	bool implied = writer->slot == layout_lines(writer->layout);

	if (!field || !field_present(field, writer->object))
		return;
	if (!implied)
		canonical_add_label(writer, writer->layout->shape, field);
	canonical_add_value(writer, field, writer->object, "", breaks_of(writer));
	if (implied && writer->slot && !writer->markdown)
		canonical_guard_label(writer, writer->layout->shape, 0, false);
	canonical_put_item(writer, implied ? ITEM_BODY : ITEM_LABELLED);
}

static void put_object(struct canonical_writer *writer, const struct field *field,
		       const void *object)
{
	canonical_add_label(writer, writer->layout->shape, field);
	if (!canonical_add_line(writer, layout_for(field->shape), 0, object, true))
		buf_adds(&writer->raw, CANONICAL_NOTHING);
	canonical_put_item(writer, ITEM_LABELLED);
}

/* Whether any field is there; unknown members stand elsewhere. */
static bool has_fields(const struct shape *shape, const void *object)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if (field_present(&shape->fields[i], object))
			return true;
	return false;
}

static void put_labelled(struct canonical_writer *writer, const struct field *field)
{
	if (field->kind == FIELD_OBJECTS) {
		const struct list *list = field_list_const(field, writer->object);

		for (size_t i = 0; i < list->n; i++)
			put_object(writer, field, list->v[i]);
	} else if (field->kind == FIELD_OBJECT) {
		const void *object = field_object_const(field, writer->object);

		if (has_fields(field->shape, object))
			put_object(writer, field, object);
	} else {
		canonical_add_label(writer, writer->layout->shape, field);
		canonical_add_value(writer, field, writer->object, "", breaks_of(writer));
		canonical_put_item(writer, ITEM_LABELLED);
	}
}

/* Dates have their place at the right, if they have the record's form. */
static bool stands_in_dates(const struct canonical_writer *writer, const struct field *field)
{
	const struct layout *layout = writer->layout;
	char dates[CANONICAL_DATES_SIZE];

	if (field->kind != FIELD_DATE)
		return false;
	canonical_dates(layout, writer->object, dates);
	return *dates != '\0';
}

static void put_others(struct canonical_writer *writer)
{
	const struct shape *shape = writer->layout->shape;

	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if (layout_is_labelled(writer->layout, field) &&
		    field_present(field, writer->object) && !stands_in_dates(writer, field))
			put_labelled(writer, field);
	}
}

static void put_bullets(struct canonical_writer *writer)
{
	const char *name = writer->layout->bullets;
	const struct texts *texts;

	if (!name)
		return;
	texts = field_texts_const(shape_field(writer->layout->shape, name), writer->object);
	for (size_t i = 0; i < texts->n; i++) {
		escape_add(&writer->raw, texts->v[i].s, "",
			   canonical_flags(writer) | ESCAPE_BREAKS);
		canonical_put_item(writer, ITEM_BULLET);
	}
}

static void put_nothing(struct canonical_writer *writer)
{
	buf_adds(&writer->raw, CANONICAL_NOTHING);
	canonical_put_item(writer, ITEM_LINE);
}

static void begin_entry(struct canonical_writer *writer, const struct layout *layout,
			const void *object)
{
	writer->layout = layout;
	writer->object = object;
	writer->first = true;
	writer->slot = 0;
}

static void put_entry(struct canonical_writer *writer, const struct layout *layout,
		      const void *object)
{
	begin_entry(writer, layout, object);
	put_lines(writer);
	put_body(writer);
	put_others(writer);
	if (writer->first)
		put_nothing(writer);
	put_bullets(writer);
}

/*
 * Headings
 */

static void put_underline(struct canonical_writer *writer, char c, size_t width)
{
	for (size_t i = 0; i < width; i++)
		buf_addc(writer->out, c);
	buf_addc(writer->out, '\n');
}

/* A heading of the given rank, with what tells its kind: the underline, or what closes it. */
static void put_heading(struct canonical_writer *writer, const char *marks, char underline,
			const char *closing)
{
	size_t width = utf8_width(writer->raw.bytes, writer->raw.size);

	canonical_add_blank_line(writer);
	if (writer->markdown) {
		buf_addf(writer->out, "%s %s %s\n", marks, writer->raw.bytes, closing);
	} else {
		buf_addf(writer->out, "%s\n", writer->raw.bytes);
		put_underline(writer, underline, width < 3 ? 3 : width);
	}
	writer->out->failed |= writer->raw.failed;
	buf_clear(&writer->raw);
	writer->number = 0;
}

/* A tag that the words themselves end with is none. */
static void guard_tag(struct canonical_writer *writer)
{
	size_t length;
	char *rest;

	if (!layout_by_tag(writer->raw.bytes, writer->raw.size, &length))
		return;
	rest = strdup(writer->raw.bytes + length + 1);
	writer->raw.failed |= !rest;
	buf_truncate(&writer->raw, length + 1);
	buf_addf(&writer->raw, "\\%s", rest ? rest : "");
	free(rest);
}

static void put_section_heading(struct canonical_writer *writer, const struct layout *layout,
				const char *section)
{
	if (!section) {
		buf_adds(&writer->raw, layout->heading);
		put_heading(writer, "##", '-', "#");
		return;
	}
	escape_add(&writer->raw, section, "", canonical_flags(writer));
	guard_tag(writer);
	if (layout_by_words(section) != layout)
		buf_addf(&writer->raw, " (%s)", layout_section(layout)->name);
	put_heading(writer, "##", '=', "##");
}

static bool same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static const char *label_of(const struct layout *layout, const char *name, const void *object)
{
	const struct field *field = shape_field(layout->shape, name);

	return field ? field_text_const(field, object)->s : NULL;
}

/* The headings over an entry that are not those over the one before it. */
static void put_headings(struct canonical_writer *writer, const struct layout *layout,
			 const void *object, const void *before)
{
	const char *section = label_of(layout, "section", object);
	const char *subsection = label_of(layout, "subsection", object);
	const char *old = before ? label_of(layout, "subsection", before) : NULL;
	bool anew = !before || !same(section, label_of(layout, "section", before)) ||
		    (old && !subsection);

	if (anew)
		put_section_heading(writer, layout, section);
	if (subsection && (anew || !same(old, subsection))) {
		escape_add(&writer->raw, subsection, "", canonical_flags(writer));
		put_heading(writer, "###", '~', "##");
		anew = true;
	}
	if (anew ? writer->markdown : layout->style != LAYOUT_COMPACT)
		canonical_add_blank_line(writer);
}

/*
 * Unknown members
 */

static void put_datum(struct canonical_writer *writer, const struct layout *layout,
		      const char *datum)
{
	begin_entry(writer, layout, NULL);
	escape_add(&writer->raw, datum, "", canonical_flags(writer));
	canonical_put_item(writer, ITEM_LINE);
}

/* work 2 "meta": {"a":1} */
static void put_extras(struct canonical_writer *writer, const struct layout *layout,
		       const char *path, const struct extras *extras)
{
	struct buf datum = BUF_INIT;

	for (size_t i = 0; i < extras->n; i++) {
		buf_clear(&datum);
		buf_addf(&datum, "%s%s", path, *path ? " " : "");
		jsontext_quote(&datum, extras->v[i].name, strlen(extras->v[i].name));
		buf_addf(&datum, ": %s", extras->v[i].json);
		put_datum(writer, layout, datum.bytes);
		writer->out->failed |= datum.failed;
	}
	buf_release(&datum);
}

static void put_all_extras(struct canonical_writer *writer, const struct layout *layout,
			   const char *path, const struct shape *shape, const void *object)
{
	char below[CANONICAL_PATH_SIZE];
	const char *dot = *path ? "." : "";

	put_extras(writer, layout, path, &((const struct entry *)object)->extras);
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		const struct list *list;

		if (field->kind == FIELD_OBJECT) {
			snprintf(below, sizeof(below), "%s%s%s", path, dot, field->name);
			put_all_extras(writer, layout, below, field->shape,
				       field_object_const(field, object));
		} else if (field->kind == FIELD_OBJECTS) {
			list = field_list_const(field, object);
			for (size_t j = 0; j < list->n; j++) {
				snprintf(below, sizeof(below), "%s%s%s %zu", path, dot, field->name,
					 j + 1);
				put_all_extras(writer, layout, below, field->shape, list->v[j]);
			}
		}
	}
}

/* What the record holds beyond its fields; the heading goes again when there is nothing. */
static void put_further(struct canonical_writer *writer, const struct cv *cv)
{
	const struct layout *layout = layout_of_style(LAYOUT_FURTHER);
	size_t before = writer->out->size, heading;
	struct buf id = BUF_INIT;

	put_section_heading(writer, layout, NULL);
	if (writer->markdown)
		canonical_add_blank_line(writer);
	heading = writer->out->size;
	if (cv->id.s) {
		buf_addf(&id, CANONICAL_ID "%s", cv->id.s);
		put_datum(writer, layout, id.bytes);
		writer->out->failed |= id.failed;
	}
	buf_release(&id);
	put_all_extras(writer, layout, "", &cv_shape, cv);
	if (writer->out->size == heading)
		buf_truncate(writer->out, before);
}

/*
 * The document
 */

/* The name has a line of its own, which is never broken. */
static void put_name(struct canonical_writer *writer, const char *name)
{
	if (name && !strcmp(name, CANONICAL_NAMELESS))
		buf_adds(&writer->raw, "\\");
	if (name)
		escape_add(&writer->raw, name, "", canonical_flags(writer));
	else
		buf_adds(&writer->raw, CANONICAL_NAMELESS);
	buf_addf(writer->out, writer->markdown ? "# %s #\n" : "%s\n", writer->raw.bytes);
	if (!writer->markdown)
		put_underline(writer, '=', CANONICAL_WIDTH);
	buf_clear(&writer->raw);
}

static void put_head(struct canonical_writer *writer, const struct basics *basics)
{
	put_name(writer, basics->name.s);
	begin_entry(writer, layout_of_style(LAYOUT_HEAD), basics);
	writer->first = false;
	writer->last = ITEM_FIRST;
	writer->slot = 1;
	put_lines(writer);
	put_others(writer);
}

/* A heading and a paragraph. */
static void put_passage(struct canonical_writer *writer, const struct layout *layout,
			const char *heading, const void *object)
{
	put_section_heading(writer, layout, heading);
	begin_entry(writer, layout, object);
	writer->first = false;
	writer->last = ITEM_FIRST;
	put_body(writer);
}

static void put_section(struct canonical_writer *writer, const struct layout *layout,
			const struct list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		put_headings(writer, layout, list->v[i], i ? list->v[i - 1] : NULL);
		put_entry(writer, layout, list->v[i]);
	}
}

static void put_passages(struct canonical_writer *writer, const struct list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct other *other = list->v[i];

		put_passage(writer, layout_for(&other_shape), other->heading.s, other);
	}
}

static void put_record(struct canonical_writer *writer, const struct cv *cv)
{
	put_head(writer, &cv->basics);
	if (text_present(&cv->basics.summary))
		put_passage(writer, layout_of_style(LAYOUT_SUMMARY), NULL, &cv->basics);
	for (size_t i = 0; i < cv_shape.n_fields; i++) {
		const struct field *field = &cv_shape.fields[i];

		if (field->kind == FIELD_OBJECTS && field->shape != &other_shape)
			put_section(writer, layout_for(field->shape), field_list_const(field, cv));
	}
	put_passages(writer, &cv->other);
	put_further(writer, cv);
}

void canonical_write(struct buf *out, const struct cv *cv, bool markdown)
{
	struct canonical_writer writer = {
		.out = out, .markdown = markdown, .raw = BUF_INIT, .lines = BUF_INIT};

	put_record(&writer, cv);
	buf_release(&writer.raw);
	buf_release(&writer.lines);
}
