/* What the items of a canonical text CV say. */
#include <stdlib.h>
#include <string.h>

#include "formats/text/canonical/escape.h"
#include "formats/text/canonical/parts.h"
#include "formats/text/canonical/reader.h"
#include "pipeline/date.h"
#include "pipeline/jsontext.h"

/*
 * Values
 */

const char *canonical_undo(struct canonical_reader *reader, struct slice raw)
{
	buf_clear(&reader->value);
	escape_undo(&reader->value, raw.at, raw.size);
	if (!reader->value.size)
		reader->bad = true;
	return reader->value.bytes;
}

void canonical_set_text(struct canonical_reader *reader, struct text *text, struct slice raw,
			uint32_t line)
{
	canonical_undo(reader, raw);
	cv_set(reader->cv, text, reader->value.bytes, reader->value.size, line, CANONICAL_SURE);
}

static void set_texts(struct canonical_reader *reader, struct texts *texts, struct slice raw)
{
	const char *separator = escape_list_separator(raw.at, raw.size);

	for (bool more = true; more;) {
		const char *stop = escape_find(raw.at, raw.size, separator);
		struct slice item = { raw.at, stop ? (size_t)(stop - raw.at) : raw.size };

		canonical_undo(reader, item);
		cv_add(reader->cv, texts, reader->value.bytes, reader->value.size,
		       reader->item_line, CANONICAL_SURE);
		more = stop != NULL;
		raw = slice_behind(raw, item.size + (more ? strlen(separator) : 0));
	}
}

static void set_object(struct canonical_reader *reader, const struct field *field, struct slice raw,
		       void *object)
{
	struct entry *entry =
		field->kind == FIELD_OBJECT
			? field_object(field, object)
			: cv_append(reader->cv, field_list(field, object), field->shape);

	if (!entry) {
		reader->bad = true;
		return;
	}
	entry->line = reader->item_line;
	entry->confidence = CANONICAL_SURE;
	if (!slice_is(raw, CANONICAL_NOTHING))
		canonical_read_parts(reader, layout_for(field->shape), 0, raw, entry);
}

void canonical_set_field(struct canonical_reader *reader, const struct field *field,
			 struct slice raw, void *object)
{
	if (field->shape)
		set_object(reader, field, raw, object);
	else if (field->kind == FIELD_TEXTS)
		set_texts(reader, field_texts(field, object), raw);
	else
		canonical_set_text(reader, field_text(field, object), raw, reader->item_line);
}

/*
 * Lines of parts
 */

/* Where the part ends: a separator or ": "; *length is its length. NULL: with the line. */
static const char *part_end(const struct layout *layout, size_t line, struct slice raw,
			    size_t *length)
{
	const char *stop = escape_find(raw.at, raw.size, layout->separator);
	const char *colon =
		layout_has_colon(layout, line) ? escape_find(raw.at, raw.size, ": ") : NULL;

	*length = strlen(layout->separator);
	if (!colon || (stop && stop < colon))
		return stop;
	*length = strlen(": ");
	return colon;
}

/* The part that the text is: by its label, which is taken off, or by its place. */
static const struct part *find_part(struct canonical_reader *reader, const struct layout *layout,
				    size_t line, size_t from, struct slice *raw)
{
	size_t length, found, place;
	const struct field *field =
		layout_labelled(layout->shape, raw->at, raw->size, reader->markdown, &length);
	const struct part *part;
	struct slice value;
	const char *stop;

	if (field) {
		part = layout_find(layout, field, &found, &place);
		*raw = slice_behind(*raw, length);
		return part && found == line && place >= from ? part : NULL;
	}
	stop = part_end(layout, line, *raw, &length);
	value = (struct slice){ raw->at, stop ? (size_t)(stop - raw->at) : raw->size };
	return layout_implied(layout, line, from, canonical_undo(reader, value));
}

/* The part behind a colon, the last of the line. */
static const struct part *colon_part(const struct layout *layout, size_t line)
{
	const struct part *part = layout->lines[line];

	while (!part->colon)
		part++;
	return part;
}

void canonical_read_parts(struct canonical_reader *reader, const struct layout *layout, size_t line,
			  struct slice raw, void *object)
{
	const struct part *first = layout->lines[line], *part;
	const char *stop;
	size_t length = 0, from = 0;

	do {
		part = find_part(reader, layout, line, from, &raw);
		if (!part) {
			reader->bad = true;
			return;
		}
		stop = part->colon ? NULL : part_end(layout, line, raw, &length);
		canonical_set_field(
			reader, shape_field(layout->shape, part->field),
			(struct slice){ raw.at, stop ? (size_t)(stop - raw.at) : raw.size }, object);
		if (!stop)
			return;
		raw = slice_behind(raw, (size_t)(stop - raw.at) + length);
		from = (size_t)(part - first) + 1;
	} while (*stop != ':');
	canonical_set_field(reader, shape_field(layout->shape, colon_part(layout, line)->field),
			    raw, object);
}

/*
 * Dates
 */

/* "5 Mar 2019" */
static void set_date(struct canonical_reader *reader, const char *name, struct slice words)
{
	const struct field *field = name ? shape_field(reader->layout->shape, name) : NULL;
	char iso[DATE_TEXT_SIZE];
	struct date date;

	if (!field || !date_parse_loose(words.at, words.size, &date)) {
		reader->bad = true;
		return;
	}
	date_format(&date, iso);
	cv_set(reader->cv, field_text(field, reader->object), iso, strlen(iso), reader->item_line,
	       CANONICAL_SURE);
}

void canonical_set_dates(struct canonical_reader *reader, struct slice dates)
{
	const char *dash = escape_find(dates.at, dates.size, " - ");
	struct slice last = dash ? slice_behind(dates, (size_t)(dash - dates.at) + 3) : dates;

	if (dash)
		set_date(reader, reader->layout->start,
			 (struct slice){ dates.at, (size_t)(dash - dates.at) });
	if (!slice_is(last, CANONICAL_PRESENT))
		set_date(reader, reader->layout->end, last);
}

/* In Markdown the dates stand between stars at the end of the item. */
struct slice canonical_cut_dates(struct slice *raw)
{
	struct slice none = { NULL, 0 };
	size_t star = raw->size;

	if (raw->size < 4 || raw->at[raw->size - 1] != '*' || raw->at[raw->size - 2] == '\\')
		return none;
	for (star--; star > 0; star--)
		if (raw->at[star - 1] == '*')
			break;
	if (star < 2 || raw->at[star - 2] != ' ')
		return none;
	none = (struct slice){ raw->at + star, raw->size - star - 1 };
	raw->size = star - 2;
	return none;
}

/* At the right, behind two spaces or more, where a line of plain text ends. */
struct slice canonical_cut_right(struct slice *line)
{
	struct slice dates = { NULL, 0 };

	for (size_t i = line->size; i >= 2; i--) {
		if (line->at[i - 1] != ' ' || line->at[i - 2] != ' ')
			continue;
		dates = slice_behind(*line, i);
		line->size = i - 2;
		while (line->size && line->at[line->size - 1] == ' ')
			line->size--;
		return dates;
	}
	return dates;
}

/*
 * Unknown members
 */

/* Steps into the field that the path names: "work 2". */
static bool step(const char **path, const struct shape **shape, void **object)
{
	char name[LABEL_SIZE] = "", *stop;
	size_t n = strcspn(*path, " .\"");
	const struct field *field;
	const struct list *list;
	unsigned long number;

	if (n >= sizeof(name))
		return false;
	memcpy(name, *path, n);
	*path += n;
	field = shape_field(*shape, name);
	if (!field || !field->shape)
		return false;
	*shape = field->shape;
	*object = field_object(field, *object);
	if (field->kind == FIELD_OBJECT)
		return true;
	list = *object;
	number = strtoul(*path, &stop, 10);
	*path = stop;
	if (number < 1 || number > list->n)
		return false;
	*object = list->v[number - 1];
	return true;
}

/* The object that the path before the member's name leads to, or NULL. */
static struct entry *walk(struct canonical_reader *reader, const char **path)
{
	const struct shape *shape = &cv_shape;
	void *object = reader->cv;

	while (**path != '"') {
		if (!step(path, &shape, &object))
			return NULL;
		if (**path != '.' && **path != ' ')
			return NULL;
		++*path;
	}
	return object;
}

enum { MEMBERS_MAX = 10000 };	/* of one entry; each new name is compared with all */

/* work 2 "meta": {"a":1} */
static void read_member(struct canonical_reader *reader, const char *datum, const char *end)
{
	struct entry *entry = walk(reader, &datum);
	const char *json = entry ? jsontext_string_end(datum, end) : NULL;
	struct buf name = BUF_INIT, value = BUF_INIT;

	if (!json || end - json < 3 || memcmp(json, ": ", 2) ||
	    !jsontext_valid(json + 2, (size_t)(end - json - 2)) ||
	    !jsontext_valid(datum, (size_t)(json - datum)) ||
	    jsontext_unquote(&name, datum, (size_t)(json - datum)) ||
	    entry->extras.n == MEMBERS_MAX || extras_get(&entry->extras, name.bytes))
		reader->bad = true;
	if (!reader->bad) {
		jsontext_layout(&value, json + 2, (size_t)(end - json - 2), JSONTEXT_COMPACT);
		cv_add_extra(reader->cv, &entry->extras, name.bytes, value.bytes, value.size,
			     reader->item_line);
	}
	cv_release_buf(reader->cv, &name);
	cv_release_buf(reader->cv, &value);
}

void canonical_read_datum(struct canonical_reader *reader, struct slice raw)
{
	const char *datum = canonical_undo(reader, raw), *end = datum + reader->value.size;
	size_t n = strlen(CANONICAL_ID);

	if (!strncmp(datum, CANONICAL_ID, n))
		cv_set(reader->cv, &reader->cv->id, datum + n, (size_t)(end - datum) - n,
		       reader->item_line, CANONICAL_SURE);
	else
		read_member(reader, datum, end);
}
