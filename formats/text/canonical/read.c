#include <string.h>

#include "formats/text/canonical/canonical.h"
#include "formats/text/canonical/escape.h"
#include "formats/text/canonical/parts.h"
#include "formats/text/canonical/reader.h"
#include "pipeline/arena.h"
#include "pipeline/utf8.h"

/*
 * Lines
 */

static size_t indent_of(struct slice line)
{
	size_t n = 0;

	while (n < line.size && line.at[n] == ' ')
		n++;
	return n;
}

static struct slice peek_line(const struct canonical_reader *reader)
{
	size_t left = (size_t)(reader->end - reader->at);
	const char *feed = left ? memchr(reader->at, '\n', left) : NULL;

	return (struct slice){ reader->at, feed ? (size_t)(feed - reader->at) : left };
}

static struct slice take_line(struct canonical_reader *reader)
{
	struct slice line = peek_line(reader);

	reader->at += line.size + (line.at + line.size < reader->end);
	reader->line_number++;
	return line;
}

/* The character of a line that consists of it alone; 0 for any other line. */
static char rule_of(struct slice line, size_t width)
{
	if (line.size != width || !strchr("=-~", *line.at))
		return 0;
	for (size_t i = 1; i < width; i++)
		if (line.at[i] != *line.at)
			return 0;
	return *line.at;
}

/*
 * Items
 */

static void set_heading(struct canonical_reader *reader, const char *name,
			const struct buf *heading, uint32_t line)
{
	const struct field *field = shape_field(reader->layout->shape, name);

	if (field && heading->size)
		canonical_set_text(reader, field_text(field, reader->object),
				   (struct slice){ heading->bytes, heading->size }, line);
}

static void begin_entry(struct canonical_reader *reader, uint32_t line)
{
	struct list *list = field_list(layout_section(reader->layout), reader->cv);
	struct entry *entry = cv_append(reader->cv, list, reader->layout->shape);

	reader->object = entry;
	reader->slot = 0;
	if (!entry) {
		reader->bad = true;
		return;
	}
	entry->line = line;
	entry->confidence = CANONICAL_SURE;
	set_heading(reader, "section", &reader->section, reader->section_line);
	set_heading(reader, "subsection", &reader->subsection, reader->subsection_line);
}

static const struct field *named(const struct layout *layout, const char *name)
{
	return name ? shape_field(layout->shape, name) : NULL;
}

static void read_bullet(struct canonical_reader *reader, struct slice raw)
{
	const struct field *bullets = named(reader->layout, reader->layout->bullets);

	if (!bullets) {
		reader->bad = true;
		return;
	}
	canonical_undo(reader, raw);
	cv_add(reader->cv, field_texts(bullets, reader->object), reader->value.bytes,
	       reader->value.size, reader->item_line, CANONICAL_SURE);
}

/* An item with a label, which begins the raw text. */
static void read_labelled(struct canonical_reader *reader, const struct field *field,
			  struct slice raw, size_t length)
{
	const struct layout *layout = reader->layout;
	size_t line, place;

	if (layout_find(layout, field, &line, &place)) {
		canonical_read_parts(reader, layout, line, raw, reader->object);
		reader->slot = line + 1;
		return;
	}
	canonical_set_field(reader, field, slice_behind(raw, length), reader->object);
	if (field == named(layout, layout->body))
		reader->slot = layout_lines(layout) + 1;
}

/* An item without label is the next line, or the body when there is none left. */
static void read_unlabelled(struct canonical_reader *reader, struct slice raw)
{
	const struct layout *layout = reader->layout;
	const struct field *body = named(layout, layout->body);
	size_t lines = layout_lines(layout);

	if (reader->slot < lines)
		canonical_read_parts(reader, layout, reader->slot, raw, reader->object);
	else if (reader->slot == lines && body)
		canonical_set_field(reader, body, raw, reader->object);
	else
		reader->bad = true;
	reader->slot++;
}

static void read_item(struct canonical_reader *reader, struct slice raw)
{
	size_t length;
	const struct field *field =
		layout_labelled(reader->layout->shape, raw.at, raw.size, reader->markdown, &length);

	if (reader->bullet && !(field && reader->markdown))
		read_bullet(reader, raw);
	else if (field && layout_lines(reader->layout))
		read_labelled(reader, field, raw, length);
	else
		read_unlabelled(reader, raw);
}

static void read_first(struct canonical_reader *reader, struct slice raw)
{
	struct slice dates = reader->dates;

	begin_entry(reader, reader->item_line);
	if (reader->bad)
		return;
	if (reader->markdown)
		dates = canonical_cut_dates(&raw);
	if (dates.size)
		canonical_set_dates(reader, dates);
	if (!slice_is(raw, CANONICAL_NOTHING))
		read_item(reader, raw);
}

/* The item at hand is whole. */
static void finish_item(struct canonical_reader *reader)
{
	struct slice raw = { reader->raw.bytes, reader->raw.size };

	if (!reader->pending || reader->bad)
		return;
	reader->pending = false;
	if (reader->layout->style == LAYOUT_FURTHER)
		canonical_read_datum(reader, raw);
	else if (reader->first)
		read_first(reader, raw);
	else if (reader->object)
		read_item(reader, raw);
	else
		reader->bad = true;
}

static bool has_entries(const struct layout *layout)
{
	return layout->style <= LAYOUT_COMPACT || layout->style == LAYOUT_FURTHER;
}

static bool begins_entry(const struct canonical_reader *reader, struct slice line)
{
	if (!has_entries(reader->layout))
		return false;
	if (reader->markdown && reader->layout->style == LAYOUT_BLOCK)
		return slice_begins(line, "### ");
	return line.size && *line.at != ' ';
}

static bool looks_like_item(const struct canonical_reader *reader, struct slice words)
{
	size_t length;

	return slice_begins(words, "- ") ||
	       (!reader->markdown &&
		layout_labelled(reader->layout->shape, words.at, words.size, false, &length));
}

/* Whether the line begins an item, and does not go on with the one before. */
static bool begins_item(const struct canonical_reader *reader, struct slice line)
{
	size_t indent = indent_of(line);
	size_t wanted = canonical_indent(reader->layout, reader->markdown);

	if (!reader->pending || begins_entry(reader, line))
		return true;
	if (indent != wanted || reader->layout->style == LAYOUT_SUMMARY ||
	    reader->layout->style == LAYOUT_PASSAGE)
		return false;
	if (reader->markdown || reader->paragraph)
		return looks_like_item(reader, slice_behind(line, indent));
	return true;
}

/* What marks the beginning of an entry, its number among it, goes. */
static struct slice strip_marks(const struct canonical_reader *reader, struct slice line)
{
	size_t n = 0;

	if (reader->layout->style == LAYOUT_NUMBERED) {
		while (n < line.size && strchr("0123456789. ", line.at[n]))
			if (line.at[n++] == '.')
				break;
		return slice_behind(line, n + indent_of(slice_behind(line, n)));
	}
	if (!reader->markdown)
		return line;
	n = strlen(reader->layout->style == LAYOUT_BLOCK ? "### " : "- ");
	return slice_behind(line, n < line.size ? n : line.size);
}

static void begin_item(struct canonical_reader *reader, struct slice line)
{
	size_t length;

	reader->first = begins_entry(reader, line);
	reader->dates = (struct slice){ NULL, 0 };
	line = reader->first ? strip_marks(reader, line) : slice_behind(line, indent_of(line));
	reader->bullet = !reader->first && slice_begins(line, "- ");
	if (reader->bullet)
		line = slice_behind(line, 2);
	if (reader->first && !reader->markdown)
		reader->dates = canonical_cut_right(&line);
	reader->paragraph = !reader->first && !reader->bullet &&
			    reader->slot == layout_lines(reader->layout) &&
			    !layout_labelled(reader->layout->shape, line.at, line.size,
					     reader->markdown, &length);
	buf_clear(&reader->raw);
	buf_add(&reader->raw, line.at, line.size);
	reader->item_line = reader->line_number;
	reader->pending = true;
}

/*
 * Headings
 */

static void set_buf(struct buf *buf, struct slice bytes)
{
	buf_clear(buf);
	buf_add(buf, bytes.at, bytes.size);
}

static void begin_passage(struct canonical_reader *reader)
{
	struct other *other;

	begin_entry(reader, reader->line_number);
	other = reader->object;
	if (other && reader->section.size)
		canonical_set_text(reader, &other->heading,
				   (struct slice){ reader->section.bytes, reader->section.size },
				   reader->section_line);
}

static void begin_section(struct canonical_reader *reader, struct slice heading, bool ours)
{
	size_t length = heading.size;
	const struct layout *layout = ours ? layout_by_heading(canonical_undo(reader, heading))
					   : layout_by_tag(heading.at, heading.size, &length);

	buf_clear(&reader->section);
	buf_clear(&reader->subsection);
	if (!ours)
		set_buf(&reader->section, (struct slice){ heading.at, length });
	if (!ours && !layout)
		layout = layout_by_words(canonical_undo(reader, heading));
	reader->bad |= !layout;
	reader->layout = layout;
	reader->section_line = reader->line_number;
	reader->object = NULL;
	reader->slot = 0;
	if (!layout)
		return;
	if (layout->style == LAYOUT_PASSAGE)
		begin_passage(reader);
	else if (layout->style == LAYOUT_SUMMARY)
		reader->object = &reader->cv->basics;
}

/* The head, which tells our notation, is what is written for the record so far. */
static void check_head(struct canonical_reader *reader, const char *end)
{
	struct buf out = BUF_INIT;

	canonical_write(&out, reader->cv, reader->markdown);
	if (out.failed || out.size != (size_t)(end - reader->text) ||
	    memcmp(out.bytes, reader->text, out.size))
		reader->bad = true;
	cv_release_buf(reader->cv, &out);
}

static void begin_heading(struct canonical_reader *reader, struct slice heading, char kind)
{
	finish_item(reader);
	if (reader->layout->style == LAYOUT_HEAD)
		check_head(reader, heading.at - strlen(reader->markdown ? "\n## " : "\n"));
	if (reader->bad)
		return;
	if (kind == '~') {
		set_buf(&reader->subsection, heading);
		reader->subsection_line = reader->line_number;
	} else {
		begin_section(reader, heading, kind == '-');
	}
}

/* The kind of a heading of plain text, "=", "-" or "~", by the line under it; 0: none. */
static char underline_of(const struct canonical_reader *reader, struct slice line)
{
	struct slice next = peek_line(reader);
	size_t width;

	if (!next.size || !strchr("=-~", *next.at) || *line.at == ' ')
		return 0;
	width = utf8_width(line.at, line.size);
	return rule_of(next, width < 3 ? 3 : width);
}

/* Markdown says the same in the marks around a heading, which are taken off. */
static char marks_of(const struct canonical_reader *reader, struct slice *line)
{
	bool sub = reader->layout->style == LAYOUT_NUMBERED && slice_begins(*line, "### ");
	size_t marks = sub ? 4 : 3, closing = 2;

	if (!sub && !slice_begins(*line, "## "))
		return 0;
	if (line->size > marks + 3 && !memcmp(line->at + line->size - 3, " ##", 3))
		closing = 3;
	else if (line->size <= marks + 2 || memcmp(line->at + line->size - 2, " #", 2))
		return 0;
	*line = (struct slice){ line->at + marks, line->size - marks - closing };
	return closing == 2 ? '-' : sub ? '~' : '=';
}

/*
 * The document
 */

static void read_line(struct canonical_reader *reader, struct slice line)
{
	bool goes_on = reader->pending && escape_is_open(reader->raw.bytes, reader->raw.size);
	char kind = 0;

	if (!goes_on)
		kind = reader->markdown ? marks_of(reader, &line) : underline_of(reader, line);
	if (kind) {
		begin_heading(reader, line, kind);
		if (!reader->markdown)
			take_line(reader);
	} else if (!goes_on && begins_item(reader, line)) {
		finish_item(reader);
		begin_item(reader, line);
	} else {
		line = slice_behind(line, indent_of(line));
		wrap_undo(&reader->raw, line.at, line.size);
	}
}

static void read_body(struct canonical_reader *reader)
{
	while (reader->at < reader->end && !reader->bad) {
		struct slice line = take_line(reader);

		if (line.size)
			read_line(reader, line);
		else
			finish_item(reader);
	}
	finish_item(reader);
	if (!reader->bad && reader->layout->style == LAYOUT_HEAD)
		check_head(reader, reader->end);
}

/* "# Name #", or a name and a rule below it; what is neither is not ours. */
static bool read_name(struct canonical_reader *reader)
{
	struct slice name = take_line(reader);

	if (slice_begins(name, "# ") && name.size > 4 &&
	    !memcmp(name.at + name.size - 2, " #", 2)) {
		reader->markdown = true;
		name = (struct slice){ name.at + 2, name.size - 4 };
	} else if (!name.size || rule_of(peek_line(reader), CANONICAL_WIDTH) != '=') {
		return false;
	} else {
		take_line(reader);
	}
	if (!slice_is(name, CANONICAL_NAMELESS))
		canonical_set_text(reader, &reader->cv->basics.name, name, 1);
	return !reader->bad;
}

/*
 * Appends the text with one space for white space and with one empty line for
 * those that stand together, so that it matters no more how lines are filled.
 */
static void add_folded(struct buf *out, const char *at, const char *end)
{
	while (at < end) {
		const char *start = at;
		size_t feeds = 0;

		while (at < end && *at != ' ' && *at != '\n')
			at++;
		buf_add(out, start, (size_t)(at - start));
		for (; at < end && (*at == ' ' || *at == '\n'); at++)
			feeds += *at == '\n';
		if (at < end)
			buf_adds(out, feeds > 1 ? "\n\n" : " ");
	}
}

/*
 * Whether the record's own text is this one. Somebody may have filled the
 * lines anew, or not at all, where a word was changed.
 */
static bool is_rewritten(const struct canonical_reader *reader)
{
	struct buf out = BUF_INIT, wanted = BUF_INIT, got = BUF_INIT;
	bool same;

	canonical_write(&out, reader->cv, reader->markdown);
	add_folded(&wanted, out.bytes, out.bytes + out.size);
	add_folded(&got, reader->text, reader->end);
	same = wanted.size == got.size && !memcmp(wanted.bytes, got.bytes, got.size) &&
	       !out.failed && !wanted.failed && !got.failed;
	cv_release_buf(reader->cv, &out);
	cv_release_buf(reader->cv, &wanted);
	cv_release_buf(reader->cv, &got);
	return same;
}

static void release(struct canonical_reader *reader)
{
	cv_release_buf(reader->cv, &reader->section);
	cv_release_buf(reader->cv, &reader->subsection);
	cv_release_buf(reader->cv, &reader->raw);
	cv_release_buf(reader->cv, &reader->value);
}

bool canonical_read(const char *text, size_t size, struct cv *cv)
{
	struct canonical_reader reader = {
		.text = text,
		.at = text,
		.end = text + size,
		.cv = cv,
		.layout = layout_of_style(LAYOUT_HEAD),
		.object = &cv->basics,
		.slot = 1,
		.section = BUF_INIT,
		.subsection = BUF_INIT,
		.raw = BUF_INIT,
		.value = BUF_INIT,
	};
	bool taken = read_name(&reader);

	if (taken) {
		read_body(&reader);
		taken = !reader.bad && is_rewritten(&reader);
	}
	release(&reader);
	if (!taken)
		cv_init(cv, cv->arena);
	return taken;
}
