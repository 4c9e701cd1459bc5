#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/text/canonical.h"
#include "formats/text/canonical_parts.h"
#include "formats/text/escape.h"
#include "pipeline/buf.h"
#include "pipeline/date.h"
#include "pipeline/jsontext.h"
#include "pipeline/record.h"
#include "pipeline/utf8.h"

/* What stands before an item of an entry. */
enum item {
	ITEM_FIRST,	/* begins the entry */
	ITEM_LINE,	/* without label */
	ITEM_BODY,	/* the same, a paragraph */
	ITEM_LABELLED,
	ITEM_BULLET,
};

struct canonical_writer {
	struct buf *out;
	bool markdown;
	struct buf raw, lines;		/* the item at hand */
	const struct layout *layout;	/* of the entry at hand */
	const void *object;
	bool first;			/* nothing of the entry stands yet */
	size_t slot;			/* the line that one without label would be */
	size_t number;			/* of the entry below its heading */
	enum item last;
};

static unsigned flags_of(const struct canonical_writer *writer)
{
	return writer->markdown ? ESCAPE_MARKDOWN : 0;
}

/*
 * Dates
 */

static const char months[][4] = { "",	 "Jan", "Feb", "Mar", "Apr", "May", "Jun",
				  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

/* "5 Mar 2019"; false for what is no date of the record's forms. */
static bool add_date(char *out, size_t size, const char *iso)
{
	struct date date;
	size_t n;

	if (!date_parse_iso(iso, strlen(iso), &date))
		return false;
	n = date.day ? (size_t)snprintf(out, size, "%d ", date.day) : 0;
	n += (size_t)snprintf(out + n, size - n, "%s%s", months[date.month], date.month ? " " : "");
	snprintf(out + n, size - n, "%d", date.year);
	return true;
}

static const char *date_of(const struct layout *layout, const char *name, const void *object)
{
	return name ? field_text_const(shape_field(layout->shape, name), object)->s : NULL;
}

void canonical_dates(const struct layout *layout, const void *object,
		     char out[CANONICAL_DATES_SIZE])
{
	const char *start = date_of(layout, layout->start, object);
	const char *end = date_of(layout, layout->end, object);
	char from[16] = "", to[16] = "";

	*out = '\0';
	if ((start && !add_date(from, sizeof(from), start)) ||
	    (end && !add_date(to, sizeof(to), end)))
		return;
	if (start)
		snprintf(out, CANONICAL_DATES_SIZE, "%s - %s", from, end ? to : CANONICAL_PRESENT);
	else if (end)
		snprintf(out, CANONICAL_DATES_SIZE, "%s", to);
}

/*
 * Items
 */

size_t canonical_indent(const struct layout *layout, bool markdown)
{
	static const size_t indents[][2] = {
		[LAYOUT_BLOCK] = { 2, 0 },
		[LAYOUT_NUMBERED] = { 4, 4 },
		[LAYOUT_COMPACT] = { 2, 2 },
		[LAYOUT_FURTHER] = { 2, 2 },
		[LAYOUT_HEAD] = { 0, 0 },
		[LAYOUT_SUMMARY] = { 0, 0 },
		[LAYOUT_PASSAGE] = { 0, 0 },
	};

	return indents[layout->style][markdown];
}

static void add_blank_line(struct canonical_writer *writer)
{
	if (writer->out->size)
		buf_addc(writer->out, '\n');
}

static bool looks_labelled(const void *context, const char *words)
{
	const struct canonical_writer *writer = context;
	size_t length;

	return layout_labelled(writer->layout->shape, words, strlen(words), writer->markdown,
			       &length) != NULL;
}

static void add_wrapped(struct canonical_writer *writer, size_t column, size_t first, size_t indent,
			bool paragraph)
{
	struct wrap wrap = { .column = column, .first = first, .width = CANONICAL_WIDTH,
			     .indent = indent, .keeps = paragraph ? looks_labelled : NULL,
			     .context = writer };
	size_t length;

	if (layout_labelled(writer->layout->shape, writer->raw.bytes, writer->raw.size,
			    writer->markdown, &length))
		wrap.glued = length;
	wrap_add(&writer->lines, writer->raw.bytes, &wrap);
}

static void add_lines(struct canonical_writer *writer)
{
	buf_add(writer->out, writer->lines.bytes, writer->lines.size);
	writer->out->failed |= writer->lines.failed || writer->raw.failed;
	buf_addc(writer->out, '\n');
	buf_clear(&writer->lines);
}

/* The dates at the end of the first line, which has room for them. */
static void add_dated(struct canonical_writer *writer, const char *dates, size_t column,
		      size_t indent)
{
	size_t width = strlen(dates), end;
	const char *line_end;
	struct buf *lines = &writer->lines;

	add_wrapped(writer, column, CANONICAL_WIDTH - width - (width ? 2 : 0), indent, false);
	line_end = strchr(lines->bytes, '\n');
	end = line_end ? (size_t)(line_end - lines->bytes) : lines->size;
	buf_add(writer->out, lines->bytes, end);
	if (width) {
		column += utf8_width(lines->bytes, end);
		buf_addf(writer->out, "%*s%s",
			 (int)(column + width + 2 > CANONICAL_WIDTH ? 2
								    : CANONICAL_WIDTH - column - width),
			 "", dates);
	}
	buf_add(writer->out, lines->bytes + end, lines->size - end);
	buf_addc(writer->out, '\n');
	writer->out->failed |= lines->failed || writer->raw.failed;
	buf_clear(lines);
}

static size_t add_number(struct canonical_writer *writer)
{
	size_t before = writer->out->size;

	buf_addf(writer->out, "%zu. ", ++writer->number);
	if (writer->out->size - before < canonical_indent(writer->layout, false))
		buf_addc(writer->out, ' ');
	return writer->out->size - before;
}

static void put_first_markdown(struct canonical_writer *writer, const char *dates)
{
	if (*dates)
		buf_addf(&writer->raw, " *%s*", dates);
	if (writer->layout->style == LAYOUT_BLOCK) {
		buf_addf(writer->out, "### %s\n", writer->raw.bytes);
		return;
	}
	if (writer->layout->style == LAYOUT_NUMBERED)
		add_number(writer);
	else
		buf_adds(writer->out, "- ");
	add_wrapped(writer, canonical_indent(writer->layout, true), CANONICAL_WIDTH,
		    canonical_indent(writer->layout, true), false);
	add_lines(writer);
}

static void put_first_plain(struct canonical_writer *writer, const char *dates)
{
	size_t column = writer->layout->style == LAYOUT_NUMBERED ? add_number(writer) : 0;

	add_dated(writer, dates, column, canonical_indent(writer->layout, false) + 2);
}

static void put_first(struct canonical_writer *writer)
{
	char dates[CANONICAL_DATES_SIZE];

	canonical_dates(writer->layout, writer->object, dates);
	if (writer->markdown)
		put_first_markdown(writer, dates);
	else
		put_first_plain(writer, dates);
}

static bool is_list_item(enum item item)
{
	return item == ITEM_LABELLED || item == ITEM_BULLET;
}

/* In Markdown a paragraph, and a list below one, begins after an empty line. */
static void separate(struct canonical_writer *writer, enum item item)
{
	bool tight = writer->last == ITEM_FIRST && writer->layout->style == LAYOUT_COMPACT;

	if (writer->markdown &&
	    !(is_list_item(item) && (tight || is_list_item(writer->last))))
		add_blank_line(writer);
}

static void put_later(struct canonical_writer *writer, enum item item)
{
	size_t indent = canonical_indent(writer->layout, writer->markdown), hang = 2;
	bool dash = item == ITEM_BULLET || (writer->markdown && item == ITEM_LABELLED);

	separate(writer, item);
	if (item == ITEM_BODY || (item == ITEM_LINE && writer->markdown))
		hang = 0;
	buf_addf(&writer->lines, "%*s%s", (int)indent, "", dash ? "- " : "");
	add_wrapped(writer, indent + 2 * dash, CANONICAL_WIDTH, indent + hang,
		    item == ITEM_BODY && writer->slot);
	add_lines(writer);
}

/* Writes the raw text as an item of the entry. */
static void put_item(struct canonical_writer *writer, enum item item)
{
	if (writer->first)
		put_first(writer);
	else
		put_later(writer, item);
	writer->last = writer->first ? ITEM_FIRST : item;
	writer->first = false;
	buf_clear(&writer->raw);
}

/*
 * Raw text of fields
 */

static void add_label(struct canonical_writer *writer, const struct shape *shape,
		      const struct field *field)
{
	char label[LABEL_SIZE];

	layout_label(shape, field, label);
	buf_addf(&writer->raw, writer->markdown ? "**%s:** " : "%s: ", label);
}

/*
 * A value that begins like a label gets a backslash; so does one that would
 * when a colon follows.
 */
static void guard_label(struct canonical_writer *writer, const struct shape *shape, size_t from,
			bool colon)
{
	struct buf rest = BUF_INIT;

	if (!layout_is_like_label(shape, writer->raw.bytes + from, colon))
		return;
	buf_addf(&rest, "\\%s", writer->raw.bytes + from);
	buf_truncate(&writer->raw, from);
	buf_add(&writer->raw, rest.bytes, rest.size);
	writer->raw.failed |= rest.failed;
	buf_release(&rest);
}

/* "|", and ":" where a part of the line stands behind one. */
static const char *stops_of(const struct layout *layout, size_t line)
{
	if (!strcmp(layout->separator, ", "))
		return ",";
	return layout_has_colon(layout, line) ? "|:" : "|";
}

static void add_value(struct canonical_writer *writer, const struct field *field,
		      const void *object, const char *stops, unsigned flags)
{
	flags |= flags_of(writer);
	if (field->kind == FIELD_TEXTS)
		escape_add_list(&writer->raw, field_texts_const(field, object), stops, flags);
	else
		escape_add(&writer->raw, field_text_const(field, object)->s, stops, flags);
}

/* Whether the reader takes the value for this part without being told. */
static bool is_implied(const struct layout *layout, size_t line, size_t from,
		       const struct part *part, const struct field *field, const void *object)
{
	const char *value = field->kind == FIELD_TEXTS ? "" : field_text_const(field, object)->s;

	return layout_implied(layout, line, from, value) == part;
}

static void add_part(struct canonical_writer *writer, const struct layout *layout, size_t line,
		     const struct part *part, size_t from, const void *object, bool may_imply)
{
	const struct field *field = shape_field(layout->shape, part->field);
	bool begins = from == 0;
	size_t start;

	if (part->colon && !begins) {
		buf_adds(&writer->raw, ": ");
		add_value(writer, field, object, "", 0);
		return;
	}
	buf_adds(&writer->raw, begins ? "" : layout->separator);
	if (!may_imply || !is_implied(layout, line, from, part, field, object))
		add_label(writer, layout->shape, field);
	start = writer->raw.size;
	add_value(writer, field, object, part->colon ? "" : stops_of(layout, line), 0);
	if (!writer->markdown)
		guard_label(writer, layout->shape, start, layout_has_colon(layout, line));
}

/* Adds the line; false when none of its fields is there. */
static bool add_line(struct canonical_writer *writer, const struct layout *layout, size_t line,
		     const void *object, bool may_imply)
{
	size_t from = 0;

	for (size_t i = 0; i < LAYOUT_PARTS && layout->lines[line][i].field; i++) {
		const struct part *part = &layout->lines[line][i];

		if (!field_present(shape_field(layout->shape, part->field), object))
			continue;
		add_part(writer, layout, line, part, from, object, may_imply || from);
		from = i + 1;
	}
	return from > 0;
}

/*
 * Entries
 */

static void put_lines(struct canonical_writer *writer)
{
	for (size_t i = writer->slot; i < layout_lines(writer->layout); i++) {
		if (!add_line(writer, writer->layout, i, writer->object, i == writer->slot))
			continue;
		put_item(writer, ITEM_LINE);
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
		add_label(writer, writer->layout->shape, field);
	add_value(writer, field, writer->object, "", breaks_of(writer));
	if (implied && writer->slot && !writer->markdown)
		guard_label(writer, writer->layout->shape, 0, false);
	put_item(writer, implied ? ITEM_BODY : ITEM_LABELLED);
}

static void put_object(struct canonical_writer *writer, const struct field *field,
		       const void *object)
{
	add_label(writer, writer->layout->shape, field);
	if (!add_line(writer, layout_for(field->shape), 0, object, true))
		buf_adds(&writer->raw, CANONICAL_NOTHING);
	put_item(writer, ITEM_LABELLED);
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
		add_label(writer, writer->layout->shape, field);
		add_value(writer, field, writer->object, "", breaks_of(writer));
		put_item(writer, ITEM_LABELLED);
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
		escape_add(&writer->raw, texts->v[i].s, "", flags_of(writer) | ESCAPE_BREAKS);
		put_item(writer, ITEM_BULLET);
	}
}

static void put_nothing(struct canonical_writer *writer)
{
	buf_adds(&writer->raw, CANONICAL_NOTHING);
	put_item(writer, ITEM_LINE);
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

	add_blank_line(writer);
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
	escape_add(&writer->raw, section, "", flags_of(writer));
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
		escape_add(&writer->raw, subsection, "", flags_of(writer));
		put_heading(writer, "###", '~', "##");
		anew = true;
	}
	if (anew ? writer->markdown : layout->style != LAYOUT_COMPACT)
		add_blank_line(writer);
}

/*
 * Unknown members
 */

static void put_datum(struct canonical_writer *writer, const struct layout *layout, const char *datum)
{
	begin_entry(writer, layout, NULL);
	escape_add(&writer->raw, datum, "", flags_of(writer));
	put_item(writer, ITEM_LINE);
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
		add_blank_line(writer);
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
		escape_add(&writer->raw, name, "", flags_of(writer));
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
	struct canonical_writer writer = { .out = out, .markdown = markdown, .raw = BUF_INIT,
					   .lines = BUF_INIT };

	put_record(&writer, cv);
	buf_release(&writer.raw);
	buf_release(&writer.lines);
}
