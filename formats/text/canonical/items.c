/* The items of an entry in a canonical text CV, and what stands in them. */
#include <stdio.h>
#include <string.h>

#include "formats/text/canonical/parts.h"
#include "formats/text/canonical/writer.h"
#include "pipeline/date.h"
#include "pipeline/record.h"
#include "pipeline/utf8.h"

/*
 * Dates
 */

static const char months[][4] = {"",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
				 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

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

void canonical_add_blank_line(struct canonical_writer *writer)
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
			 (int)(column + width + 2 > CANONICAL_WIDTH
				       ? 2
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

	if (writer->markdown && !(is_list_item(item) && (tight || is_list_item(writer->last))))
		canonical_add_blank_line(writer);
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
void canonical_put_item(struct canonical_writer *writer, enum item item)
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

void canonical_add_label(struct canonical_writer *writer, const struct shape *shape,
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
void canonical_guard_label(struct canonical_writer *writer, const struct shape *shape, size_t from,
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

void canonical_add_value(struct canonical_writer *writer, const struct field *field,
			 const void *object, const char *stops, unsigned flags)
{
	flags |= canonical_flags(writer);
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
		canonical_add_value(writer, field, object, "", 0);
		return;
	}
	buf_adds(&writer->raw, begins ? "" : layout->separator);
	if (!may_imply || !is_implied(layout, line, from, part, field, object))
		canonical_add_label(writer, layout->shape, field);
	start = writer->raw.size;
	canonical_add_value(writer, field, object, part->colon ? "" : stops_of(layout, line), 0);
	if (!writer->markdown)
		canonical_guard_label(writer, layout->shape, start, layout_has_colon(layout, line));
}

/* Adds the line; false when none of its fields is there. */
bool canonical_add_line(struct canonical_writer *writer, const struct layout *layout, size_t line,
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
