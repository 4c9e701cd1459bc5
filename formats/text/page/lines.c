#include "formats/text/page/lines.h"

#include <ctype.h>
#include <string.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/bullets.h"
#include "formats/text/page/inline.h"
#include "formats/text/page/mend.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"
#include "pipeline/utf8.h"

#define CARRIED_MAX 32	/* spans that reach over a line's end */

struct line_reader {
	struct arena *arena;	/* of texts, marks and spans */
	struct arena *brief;	/* of all else */
	const struct line_style *style;
	struct lines *lines;
	struct extent *extents;
	size_t extents_capacity;

	/* of a paragraph or a line, used again for the next */
	struct origin *origins;
	size_t origins_capacity;
	char *joined;		/* the paragraph's rows */
	size_t joined_capacity;
	struct inline_text paragraph;
	uint32_t *map;		/* from the paragraph's bytes to the line's */
	size_t map_capacity;
	struct cell *cells;
	size_t cells_capacity;
	struct span *spans;
	size_t spans_capacity;

	size_t next_span;	/* of the paragraph, not seen yet */
	struct span carried[CARRIED_MAX];
	size_t n_carried;
	uint32_t blanks;	/* of rows that held no text */
	const char *pending;	/* a bullet that stood alone on its row */
	uint32_t pending_flag;
	bool lone_o;		/* "o" is a bullet here */
};

/* What the reader knows of the row that a line comes from. */
struct origin {
	const struct row *row;
	const char *text;	/* of the row, behind its marks */
	size_t size;
	const char *marker;
	uint32_t marker_columns;
	uint32_t end;		/* the column behind the row */
	uint32_t flags;
};

static bool is_blank(char c)
{
	static const bool blank[256] = { [' '] = true, ['\t'] = true, [INLINE_DELETED] = true };

	return blank[(unsigned char)c];
}

/*
 * Whether that many spaces part cells: three do; two unless they follow a
 * sentence or stand beside a dash.
 */
static bool is_gap(char before, char after, size_t columns)
{
	if (columns >= 3)
		return true;
	if (columns < 2 || strchr(".:;!?,-", before) != NULL)
		return false;
	return after != '-' && (unsigned char)after != 0xE2 && (unsigned char)before < 0xE2;
}

/* The buffer, or a new one, with room for so many objects; what it held is lost. */
static void *need(struct line_reader *reader, void *buffer, size_t *capacity, size_t count,
		  size_t size)
{
	if (*capacity >= count)
		return buffer;
	*capacity = 2 * count;
	return arena_room(reader->brief, *capacity, size);
}

static void *keep(struct arena *arena, const void *objects, size_t count, size_t size)
{
	return memcpy(arena_room(arena, count, size), objects, count * size);
}

static void add_cell(struct line_reader *reader, struct line *line, uint32_t start, uint32_t column)
{
	if (line->n_cells > 0)
		reader->cells[line->n_cells - 1].end = start - 1;
	reader->cells = arena_grow(reader->brief, reader->cells, line->n_cells,
				   &reader->cells_capacity, sizeof(*reader->cells));
	reader->cells[line->n_cells++] = (struct cell){ start, 0, column };
}

/* The end of the text at `from` that is as it should be: words with one space between them. */
static size_t folded_end(const char *text, size_t from, size_t end)
{
	while (from < end && (!is_blank(text[from]) || (text[from] == ' ' && !is_blank(text[from + 1]))))
		from++;
	return from;
}

/*
 * Folds white space of paragraph bytes [start, end), which end in none, into
 * the line's text and cells. `column` is where it stands on the page.
 */
static void fold_text(struct line_reader *reader, struct line *line, size_t start, size_t end,
		      uint32_t column)
{
	const char *text = reader->paragraph.text;
	char *out = arena_bytes(reader->arena, end - start + 1);
	bool mapped = reader->paragraph.n_spans > 0;
	size_t n = 0;

	add_cell(reader, line, 0, column);
	for (size_t i = start, from = start; i < end; from = i) {
		size_t spaces = 0, run = 0;
		bool tab = false;

		i = folded_end(text, from, end);
		memcpy(out + n, text + from, i - from);
		for (size_t k = from; mapped && k < i; k++)
			reader->map[k] = (uint32_t)(n + k - from);
		n += i - from;
		if (i < end)
			column += (uint32_t)utf8_length(text + from, i - from);
		from = i;
		for (; i < end && is_blank(text[i]); i++) {
			run = text[i] == ' ' ? run + 1 : 0;
			spaces = run > spaces ? run : spaces;
			tab |= text[i] == '\t';
			column = text[i] == '\t' ? (column | 7) + 1 : column + 1;
			if (mapped)
				reader->map[i] = (uint32_t)n;
		}
		if (spaces > 0 || tab) {
			bool gap = tab || is_gap(text[from - 1], text[i], spaces);

			out[n++] = gap ? '\t' : ' ';
			if (gap)
				add_cell(reader, line, (uint32_t)n, column);
		}
	}
	out[n] = '\0';
	reader->cells[line->n_cells - 1].end = (uint32_t)n;
	line->cells = keep(reader->brief, reader->cells, line->n_cells, sizeof(*line->cells));
	line->text = out;
	line->size = (uint32_t)n;
}

/* Puts the part of the span that lies in paragraph bytes [start, end) on the line. */
static void place_span(struct line_reader *reader, struct line *line, const struct span *span,
		       size_t start, size_t end)
{
	size_t from = span->start > start ? span->start : start;
	size_t to = span->end < end ? span->end : end;
	struct span placed = *span;

	if (from >= to)
		return;
	placed.start = reader->map[from];
	placed.end = to < end ? reader->map[to] : line->size;
	while (placed.end > placed.start && isspace((unsigned char)line->text[placed.end - 1]))
		placed.end--;
	while (placed.start < placed.end && isspace((unsigned char)line->text[placed.start]))
		placed.start++;
	if (placed.start == placed.end)
		return;
	reader->spans = arena_grow(reader->brief, reader->spans, line->n_spans,
				   &reader->spans_capacity, sizeof(*reader->spans));
	reader->spans[line->n_spans++] = placed;
}

static void place_spans(struct line_reader *reader, struct line *line, size_t start, size_t end)
{
	const struct inline_text *paragraph = &reader->paragraph;
	size_t kept = 0;

	for (size_t i = 0; i < reader->n_carried; i++) {
		struct span span = reader->carried[i];

		place_span(reader, line, &span, start, end);
		if (span.end > end)
			reader->carried[kept++] = span;
	}
	reader->n_carried = kept;
	for (; reader->next_span < paragraph->n_spans; reader->next_span++) {
		const struct span *span = &paragraph->spans[reader->next_span];

		if (span->start >= end)
			break;
		place_span(reader, line, span, start, end);
		if (span->end > end && reader->n_carried < CARRIED_MAX)
			reader->carried[reader->n_carried++] = *span;
	}
	if (line->n_spans > 0)
		line->spans = keep(reader->arena, reader->spans, line->n_spans, sizeof(*line->spans));
}

/* Whether spans of the kind hold all letters and digits of the line. */
static bool is_covered(const struct line *line, enum span_kind kind)
{
	uint32_t at = 0;
	size_t i = 0;

	while (at < line->size) {
		unsigned char c = (unsigned char)line->text[at];

		while (i < line->n_spans && (line->spans[i].kind != kind || line->spans[i].end <= at))
			i++;
		if (i < line->n_spans && line->spans[i].start <= at)
			at = line->spans[i].end;
		else if (isalnum(c) || c >= 0xC3)
			return false;
		else
			at++;
	}
	return line->size > 0;
}

static bool is_caps(const char *text, size_t size)
{
	const char *at = text, *end = text + size;
	size_t capitals = 0;

	while (at < end) {
		unsigned char c = (unsigned char)*at;
		uint32_t code;

		if (c < 0x80) {
			if (c >= 'a' && c <= 'z')
				return false;
			capitals += c >= 'A' && c <= 'Z';
			at++;
			continue;
		}
		code = utf8_next(&at, end);
		if (utf8_is_lower(code) || utf8_is_han(code))	/* capitals stand out among letters that have small ones */
			return false;
		capitals += utf8_is_upper(code);
	}
	return capitals >= 2;
}

static uint32_t columns_of(const char *text, size_t size, unsigned bytes)
{
	return (uint32_t)(bytes & BYTES_HIGH ? utf8_width(text, size) : size);
}

/* The source decides at which column a line ended, mark-up, entities and all. */
static void measure(const struct line *line, const struct origin *origin, struct extent *extent)
{
	const struct row *row = origin->row;
	const char *space = memchr(origin->text, ' ', origin->size);
	size_t word = space != NULL ? (size_t)(space - origin->text) : origin->size;
	const char *at = origin->text;

	if (utf8_is_han(utf8_next(&at, at + origin->size)))
		word = (size_t)(at - origin->text);
	extent->end = origin->end;
	extent->width = extent_width(line->text, line->size);
	extent->word_columns = columns_of(origin->text, word, row->bytes);
	extent->word_width = extent_width(origin->text, word);
}

/* Hard breaks make more lines than there are rows. */
static void grow_lines(struct line_reader *reader)
{
	struct lines *lines = reader->lines;

	reader->extents = arena_grow(reader->brief, reader->extents, lines->n,
				     &reader->extents_capacity, sizeof(*reader->extents));
	lines->v = arena_grow(reader->brief, lines->v, lines->n, &lines->capacity,
			      sizeof(*lines->v));
}

/* Completes the line and appends it. */
static void append_line(struct line_reader *reader, struct line *line, const struct origin *origin)
{
	struct lines *lines = reader->lines;
	uint32_t blanks = reader->blanks + origin->row->blanks;

	reader->blanks = 0;
	line->blanks = (uint16_t)(blanks < UINT16_MAX ? blanks : UINT16_MAX);
	line->number = origin->row->number;
	line->indent = origin->row->indent;
	line->level = origin->row->level;
	line->marker = origin->marker;
	line->flags |= origin->flags;
	if (line->n_spans > 0 && is_covered(line, SPAN_BOLD))
		line->flags |= LINE_BOLD;
	if (line->n_spans > 0 && is_covered(line, SPAN_ITALIC))
		line->flags |= LINE_ITALIC;
	if (is_caps(line->text, line->size))
		line->flags |= LINE_CAPS;
	if (lines->n == lines->capacity)
		grow_lines(reader);
	measure(line, origin, &reader->extents[lines->n]);
	lines->v[lines->n++] = *line;
}

/* Makes a line of paragraph bytes [start, end); false when there is no text in them. */
static bool cut_line(struct line_reader *reader, struct origin *origin, size_t start, size_t end)
{
	char *text = reader->paragraph.text;
	struct line line = { 0 };
	uint32_t column = origin->row->indent + origin->marker_columns;

	for (; start < end && (is_blank(text[start]) || text[start] == INLINE_BULLET); start++) {
		if (text[start] == '\t' && origin->flags & LINE_TABLE)
			break;
		if (text[start] == INLINE_BULLET) {
			line.flags |= LINE_BULLET;
			origin->marker = "•";
		}
	}
	while (end > start && is_blank(text[end - 1]))
		end--;
	if (start == end)
		return false;
	if (reader->paragraph.n_spans > 0)
		reader->map = need(reader, reader->map, &reader->map_capacity,
				   reader->paragraph.size + 1, sizeof(*reader->map));
	fold_text(reader, &line, start, end, column);
	if (reader->paragraph.n_spans > 0)
		place_spans(reader, &line, start, end);
	append_line(reader, &line, origin);
	return true;
}

/* What only the first line of a row may have does not go to the others. */
static void after_first(struct origin *origin, struct row *copy)
{
	*copy = *origin->row;
	copy->blanks = 0;
	origin->row = copy;
	origin->marker = NULL;
	origin->flags &= LINE_HEADING | LINE_QUOTE | LINE_TABLE | LINE_RULE_AFTER;
}

/* The lines of one row, paragraph bytes [start, end), parted at hard breaks. */
static void cut_row(struct line_reader *reader, struct origin *origin, size_t start, size_t end)
{
	const char *text = reader->paragraph.text;
	size_t before = reader->lines->n;
	struct row rest;

	while (start < end) {
		const char *stop = memchr(text + start, INLINE_BREAK, end - start);
		size_t to = stop != NULL ? (size_t)(stop - text) : end;

		if (cut_line(reader, origin, start, to))
			after_first(origin, &rest);
		start = to + 1;
	}
	if (reader->lines->n == before)
		reader->blanks += origin->row->blanks;
}

static bool marker_holds(const struct line_reader *reader, const struct row *row,
			 const struct marker *marker)
{
	if (row->state & (ROW_CODE | ROW_PIPES))
		return false;
	if (row->flags & LINE_HEADING && !(row->state & ROW_ITEM))
		return false;
	if (row->state & ROW_TEXT && *row->text == '*')
		return false;
	return !marker->rare || (*row->text == 'o' && reader->lone_o);
}

/* Takes the marks off the row's text: bullets, ordinals, both ("- 1."). */
static void take_markers(struct line_reader *reader, struct origin *origin)
{
	const struct row *row = origin->row;
	const char *end = row->text;
	struct marker marker;

	while (marker_read(origin->text, origin->size, &marker) &&
	       marker_holds(reader, row, &marker) && !(origin->flags & marker.flag)) {
		end = origin->text + marker.size;
		origin->text += marker.taken;
		origin->size -= marker.taken;
		origin->flags |= marker.flag;
	}
	if (end == row->text)
		return;
	origin->marker = arena_copy(reader->arena, row->text, (size_t)(end - row->text));
	origin->marker_columns = (uint32_t)utf8_width(row->text, (size_t)(origin->text - row->text));
}

static struct origin origin_of(struct line_reader *reader, const struct row *row)
{
	struct origin origin = { .row = row, .text = row->text, .size = row->size,
				 .end = row->indent + columns_of(row->text, row->size, row->bytes),
				 .flags = row->flags };

	take_markers(reader, &origin);
	return origin;
}

/* A bullet alone on its row belongs to the next row that has none. */
static bool hold_marker(struct line_reader *reader, struct origin *origin, size_t size)
{
	if (size == 0) {
		reader->blanks += origin->row->blanks;
		reader->pending = origin->marker;
		reader->pending_flag = origin->flags & (LINE_BULLET | LINE_NUMBERED);
		return true;
	}
	if (reader->pending != NULL && origin->marker == NULL) {
		origin->marker = reader->pending;
		origin->flags |= reader->pending_flag;
	}
	reader->pending = NULL;
	return false;
}

static void begin_paragraph(struct line_reader *reader)
{
	reader->next_span = reader->n_carried = 0;
}

/* A row without mark-up, gaps or odd characters: the usual case, made cheap. */
static void read_plain(struct line_reader *reader, struct origin *origin)
{
	struct line line = { .size = (uint32_t)origin->size, .n_cells = 1 };

	line.text = arena_copy(reader->arena, origin->text, origin->size);
	line.cells = arena_room(reader->brief, 1, sizeof(*line.cells));
	*line.cells = (struct cell){ 0, line.size, origin->row->indent + origin->marker_columns };
	append_line(reader, &line, origin);
}

static unsigned row_features(const struct line_reader *reader, const struct row *row)
{
	return row->state & ROW_CODE ? 0 : reader->style->features;
}

/* A pipe table's row, "| a | b |", with tabs between its cells. */
static size_t bars_to_tabs(char *text, size_t size)
{
	bool open = size > 0 && text[0] == '|', closed = size > 1 && text[size - 1] == '|';

	size -= (size_t)open + closed;
	memmove(text, text + open, size);
	for (size_t i = 0; i < size; i++)
		if (text[i] == '|' && (i == 0 || text[i - 1] != '\\'))
			text[i] = '\t';
	return size;
}

static void need_paragraph(struct line_reader *reader, const struct row *first, size_t n)
{
	size_t total = 0;

	for (size_t i = 0; i < n; i++)
		total += first[i].size + 1;
	reader->origins = need(reader, reader->origins, &reader->origins_capacity, n,
			       sizeof(*reader->origins));
	reader->joined = need(reader, reader->joined, &reader->joined_capacity, total, 1);
}

/* Puts the row's text as inline_read takes it; returns its size. */
static size_t put_row(struct line_reader *reader, const struct origin *origin, char *out)
{
	const struct row *row = origin->row;
	const char *text = origin->text;
	size_t size = origin->size;

	if (row->bytes & (BYTES_HIGH | BYTES_CONTROL))
		text = mend_characters(reader->brief, text, &size);
	memcpy(out, text, size);
	if (row->state & ROW_PIPES)
		size = bars_to_tabs(out, size);
	if (reader->style->underscores)
		mend_underscores(out, size);
	return size;
}

/* A paragraph of rows [first, last): their texts joined, then read, then cut again. */
static void read_paragraph(struct line_reader *reader, const struct row *first, size_t n)
{
	size_t size = 0, start = 0;

	need_paragraph(reader, first, n);
	for (size_t i = 0; i < n; i++) {
		reader->origins[i] = origin_of(reader, &first[i]);
		size += put_row(reader, &reader->origins[i], reader->joined + size);
		reader->joined[size++] = '\n';
	}
	inline_read(reader->arena, &reader->paragraph, reader->joined, size - 1,
		    row_features(reader, first));
	begin_paragraph(reader);
	for (size_t i = 0; i < n; i++) {
		const char *text = reader->paragraph.text;
		const char *stop = memchr(text + start, '\n', reader->paragraph.size - start);
		size_t to = stop != NULL ? (size_t)(stop - text) : reader->paragraph.size;

		if (!hold_marker(reader, &reader->origins[i], to - start))
			cut_row(reader, &reader->origins[i], start, to);
		start = to + (stop != NULL);
	}
}

static void read_row(struct line_reader *reader, const struct row *row)
{
	struct origin origin;

	if (row->bytes & (BYTES_MARKUP | BYTES_TAB | BYTES_CONTROL | BYTES_GAP) ||
	    row->state & ROW_PIPES) {
		read_paragraph(reader, row, 1);
		return;
	}
	origin = origin_of(reader, row);
	if (row->bytes & BYTES_HIGH && !mend_is_sound(origin.text, origin.size))
		read_paragraph(reader, row, 1);
	else if (!hold_marker(reader, &origin, origin.size))
		read_plain(reader, &origin);
}

/* "o" is the bullet of Word's second level; a Portuguese article stands before small letters. */
static bool has_lone_o(const struct rows *rows)
{
	size_t bullets = 0, articles = 0, pairs = 0, last = 0;

	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->v[i];

		if (row->size < 3 || memcmp(row->text, "o ", 2) != 0)
			continue;
		articles += islower((unsigned char)row->text[2]) != 0;
		pairs += bullets && last + 1 == i;
		last = i;
		bullets++;
	}
	return bullets >= 2 && (articles * 4 <= bullets || (pairs >= 2 && pairs * 3 >= bullets));
}

void lines_read(struct arena *arena, struct arena *brief, const struct rows *rows,
		const struct line_style *style, struct lines *lines, struct extent **extents)
{
	struct line_reader reader = { .arena = arena, .brief = brief, .style = style,
				      .lines = lines, .lone_o = has_lone_o(rows) };

	lines->capacity = reader.extents_capacity = rows->n + 8;
	lines->v = arena_room(brief, lines->capacity, sizeof(*lines->v));
	reader.extents = arena_room(brief, reader.extents_capacity, sizeof(*reader.extents));
	for (size_t i = 0, n; i < rows->n; i += n) {
		unsigned bytes = rows->v[i].bytes;

		for (n = 1; i + n < rows->n && rows->v[i + n].state & ROW_CONTINUES; n++)
			bytes |= rows->v[i + n].bytes;
		if (n > 1 && bytes & BYTES_MARKUP)
			read_paragraph(&reader, &rows->v[i], n);
		else
			for (size_t k = 0; k < n; k++)
				read_row(&reader, &rows->v[i + k]);
	}
	*extents = reader.extents;
}
