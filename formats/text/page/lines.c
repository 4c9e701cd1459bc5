#include "formats/text/page/lines.h"

#include <ctype.h>
#include <string.h>

#include "formats/text/lexicon/tokens.h"
#include "formats/text/page/blocks.h"
#include "formats/text/page/bullets.h"
#include "formats/text/page/inline.h"
#include "formats/text/page/mend.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"
#include "pipeline/bytes.h"
#include "pipeline/utf8.h"

#define CARRIED_MAX 32	/* spans that reach over a line's end */
#define HEADING_SIZE 64	/* most bytes of a heading behind a mark */
#define BRACKET_SIZE 3	/* bytes of "【" */
#define PROOF_MIN 2	/* known headings that prove their mark */

struct line_reader {
	struct arena *arena;	/* of texts, marks and spans */
	struct arena *brief;	/* of all else */
	const struct line_style *style;
	struct lines *lines;
	struct origin *origins;	/* of the lines */
	size_t origins_capacity;

	/* of a paragraph or a line, used again for the next */
	struct marked *rows;
	size_t rows_capacity;
	char *joined;		/* the paragraph's rows */
	size_t joined_capacity;
	struct inline_text paragraph;
	struct piece *pieces;
	size_t n_pieces, pieces_capacity;
	struct cell *cells;
	size_t cells_capacity;
	struct span *spans;
	size_t spans_capacity;

	const char *text;	/* what is cut into lines: the paragraph's, or a row's that needs no reading */
	size_t next_span;	/* of the paragraph, not seen yet */
	struct span carried[CARRIED_MAX];
	size_t n_carried;
	uint32_t blanks;	/* of rows that held no text */
	const char *pending;	/* a bullet that stood alone on its row */
	uint32_t pending_flag;
	bool lone_o;		/* "o" is a bullet here */
	bool squares, brackets;	/* "■" stands before headings here, "【" and "】" round them */
};

/* A row, its marks taken off. */
struct marked {
	struct origin origin;
	size_t size;		/* of the text behind the marks */
	uint32_t column;	/* ... and where it stands */
	uint32_t blanks;
	uint32_t flags;
	const char *marker;
};

/* What a line took over as it stood: where it began in the text that is cut, and in the line's. */
struct piece {
	uint32_t from, to, size;
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

static bool has_spans(const struct line_reader *reader)
{
	return reader->n_carried > 0 || reader->next_span < reader->paragraph.n_spans;
}

/* The end of the text at `from` that is as it should be: words with one space between them. */
static size_t folded_end(const char *text, size_t from, size_t end)
{
	for (size_t n = BYTES_WIDE; n == BYTES_WIDE && end - from > BYTES_WIDE; from += n) {
		bytes_wide c = bytes_load_wide(text + from), next = bytes_load_wide(text + from + 1);

		n = bytes_ahead((c == '\t') | (c == INLINE_DELETED) |
				((c == ' ') & ((next == ' ') | (next == '\t') | (next == INLINE_DELETED))));
	}
	while (from < end && (!is_blank(text[from]) || (text[from] == ' ' && !is_blank(text[from + 1]))))
		from++;
	return from;
}

static void add_piece(struct line_reader *reader, size_t from, size_t to, size_t size)
{
	reader->pieces = arena_grow(reader->brief, reader->pieces, reader->n_pieces,
				    &reader->pieces_capacity, sizeof(*reader->pieces));
	reader->pieces[reader->n_pieces++] = (struct piece){ (uint32_t)from, (uint32_t)to,
							     (uint32_t)size };
}

/* Where a byte of the text came to stand in the line. */
static uint32_t place(const struct line_reader *reader, size_t from)
{
	size_t first = 0, end = reader->n_pieces;
	const struct piece *piece;
	uint32_t behind;

	while (end - first > 1) {
		size_t middle = (first + end) / 2;

		if (reader->pieces[middle].from <= from)
			first = middle;
		else
			end = middle;
	}
	piece = &reader->pieces[first];
	behind = (uint32_t)from - piece->from;
	return piece->to + (behind < piece->size ? behind : piece->size);
}

/* The column behind text that begins at `column`. */
static uint32_t column_behind(uint32_t column, const char *text, const char *end)
{
	const char *tab;

	for (; (tab = memchr(text, '\t', (size_t)(end - text))) != NULL; text = tab + 1)
		column = ((column + (uint32_t)utf8_length(text, (size_t)(tab - text))) | 7) + 1;
	return column + (uint32_t)utf8_length(text, (size_t)(end - text));
}

/*
 * Folds white space of the bytes [start, end), which end in none, into the
 * line's text and cells. `column` is where they stand on the page.
 */
static void fold_text(struct line_reader *reader, struct line *line, size_t start, size_t end,
		      uint32_t column)
{
	const char *text = reader->text;
	char *out = arena_bytes(reader->arena, end - start + 1);
	size_t n = 0, before = start;	/* what `column` is of */

	add_cell(reader, line, 0, column);
	reader->n_pieces = 0;
	for (size_t i = start, from = start; i < end; from = i) {
		size_t spaces = 0, run = 0;
		bool tab = false, gap;

		i = folded_end(text, from, end);
		memcpy(out + n, text + from, i - from);
		if (has_spans(reader))
			add_piece(reader, from, n, i - from);
		n += i - from;
		for (from = i; i < end && is_blank(text[i]); i++) {
			run = text[i] == ' ' ? run + 1 : 0;
			spaces = run > spaces ? run : spaces;
			tab |= text[i] == '\t';
		}
		if (spaces == 0 && !tab)
			continue;
		gap = tab || is_gap(text[from - 1], text[i], spaces);
		out[n++] = gap ? '\t' : ' ';
		if (gap) {
			column = column_behind(column, text + before, text + i);
			before = i;
			add_cell(reader, line, (uint32_t)n, column);
		}
	}
	out[n] = '\0';
	reader->cells[line->n_cells - 1].end = (uint32_t)n;
	line->cells = keep(reader->brief, reader->cells, line->n_cells, sizeof(*line->cells));
	line->text = out;
	line->size = (uint32_t)n;
}

/* Puts the part of the span that lies in bytes [start, end) on the line. */
static void place_span(struct line_reader *reader, struct line *line, const struct span *span,
		       size_t start, size_t end)
{
	size_t from = span->start > start ? span->start : start;
	size_t to = span->end < end ? span->end : end;
	struct span placed = *span;

	if (from >= to)
		return;
	placed.start = place(reader, from);
	placed.end = to < end ? place(reader, to) : line->size;
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

	if (size >= BYTES_WIDE && bytes_any(bytes_load_wide(text) - 'a' <= 'z' - 'a'))
		return false;	/* as most lines show at once */
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

/* Hard breaks make more lines than there are rows. */
static void grow_lines(struct line_reader *reader)
{
	struct lines *lines = reader->lines;

	reader->origins = arena_grow(reader->brief, reader->origins, lines->n,
				     &reader->origins_capacity, sizeof(*reader->origins));
	lines->v = arena_grow(reader->brief, lines->v, lines->n, &lines->capacity,
			      sizeof(*lines->v));
}

/* Appends a line that has no text yet. */
static struct line *begin_line(struct line_reader *reader, const struct marked *from)
{
	const struct row *row = from->origin.row;
	struct lines *lines = reader->lines;
	uint32_t blanks = reader->blanks + from->blanks;
	struct line *line;

	if (lines->n == lines->capacity)
		grow_lines(reader);
	reader->blanks = 0;
	reader->origins[lines->n] = from->origin;
	line = &lines->v[lines->n++];
	*line = (struct line){ .number = row->number, .indent = row->indent, .level = row->level,
			       .blanks = (uint16_t)(blanks < UINT16_MAX ? blanks : UINT16_MAX),
			       .flags = from->flags, .marker = from->marker };
	return line;
}

/* Completes a line that has its text. */
static void end_line(struct line *line)
{
	if (line->n_spans > 0 && is_covered(line, SPAN_BOLD))
		line->flags |= LINE_BOLD;
	if (line->n_spans > 0 && is_covered(line, SPAN_ITALIC))
		line->flags |= LINE_ITALIC;
	if (is_caps(line->text, line->size))
		line->flags |= LINE_CAPS;
}

/* Makes a line of bytes [start, end); false when there is no text in them. */
static bool cut_line(struct line_reader *reader, struct marked *from, size_t start, size_t end)
{
	const char *text = reader->text;
	struct line *line;
	uint32_t flags = 0;

	for (; start < end && (is_blank(text[start]) || text[start] == INLINE_BULLET); start++) {
		if (text[start] == '\t' && from->flags & LINE_TABLE)
			break;
		if (text[start] == INLINE_BULLET) {
			flags = LINE_BULLET;
			from->marker = "•";
		}
	}
	while (end > start && is_blank(text[end - 1]))
		end--;
	if (start == end)
		return false;
	line = begin_line(reader, from);
	line->flags |= flags;
	fold_text(reader, line, start, end, from->column);
	if (has_spans(reader))
		place_spans(reader, line, start, end);
	end_line(line);
	return true;
}

/* What only the first line of a row may have does not go to the others. */
static void after_first(struct marked *from)
{
	from->blanks = 0;
	from->marker = NULL;
	from->flags &= LINE_HEADING | LINE_QUOTE | LINE_TABLE | LINE_RULE_AFTER;
}

/* The lines of one row, bytes [start, end), parted at hard breaks. */
static void cut_row(struct line_reader *reader, struct marked *row, size_t start, size_t end)
{
	const char *text = reader->text;
	size_t before = reader->lines->n;

	while (start < end) {
		const char *stop = memchr(text + start, INLINE_BREAK, end - start);
		size_t to = stop != NULL ? (size_t)(stop - text) : end;

		if (cut_line(reader, row, start, to))
			after_first(row);
		start = to + 1;
	}
	if (reader->lines->n == before)
		reader->blanks += row->blanks;
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

static bool is_heading(const char *text, size_t size)
{
	return size <= HEADING_SIZE && tokens_are_heading(text, size);
}

static bool is_in_brackets(const char *text, size_t size)
{
	return size > 2 * BRACKET_SIZE && memcmp(text, "【", BRACKET_SIZE) == 0 &&
	       memcmp(text + size - BRACKET_SIZE, "】", BRACKET_SIZE) == 0;
}

/* "【教育背景】": brackets round a heading, which are none of its words. */
static void take_brackets(const struct line_reader *reader, struct marked *marked)
{
	const char *text = marked->origin.text;
	size_t size = marked->size;

	if (!is_in_brackets(text, size) || size > HEADING_SIZE ||
	    !(reader->brackets || is_heading(text + BRACKET_SIZE, size - 2 * BRACKET_SIZE)))
		return;
	marked->origin.text += BRACKET_SIZE;
	marked->size -= 2 * BRACKET_SIZE;
	marked->flags |= LINE_HEADING;
}

/* Takes the marks off the row's text: bullets, ordinals, both ("- 1."), "■" before a heading. */
static void take_markers(struct line_reader *reader, const struct row *row, struct marked *marked)
{
	const char *text = row->text, *end = text;
	size_t size = row->size;
	struct marker marker;

	*marked = (struct marked){ .column = row->indent, .blanks = row->blanks, .flags = row->flags };
	while (marker_read(text, size, &marker) && marker_holds(reader, row, &marker) &&
	       !(marked->flags & marker.flag)) {
		text += marker.taken;
		size -= marker.taken;
		if (marker.square && ((reader->squares && size <= HEADING_SIZE) || is_heading(text, size))) {
			marked->flags |= LINE_HEADING;
			continue;
		}
		end = text - marker.taken + marker.size;
		marked->flags |= marker.flag;
	}
	marked->origin = (struct origin){ row, text };
	marked->size = size;
	take_brackets(reader, marked);
	if (end == row->text)
		return;
	marked->marker = arena_copy(reader->arena, row->text, (size_t)(end - row->text));
	marked->column += (uint32_t)utf8_width(row->text, (size_t)(text - row->text));
}

/* A bullet alone on its row belongs to the next row that has none. */
static bool hold_marker(struct line_reader *reader, struct marked *row, size_t size)
{
	if (size == 0) {
		reader->blanks += row->blanks;
		reader->pending = row->marker;
		reader->pending_flag = row->flags & (LINE_BULLET | LINE_NUMBERED);
		return true;
	}
	if (reader->pending != NULL && row->marker == NULL) {
		row->marker = reader->pending;
		row->flags |= reader->pending_flag;
	}
	reader->pending = NULL;
	return false;
}

/* What is cut next; `next_span` is the paragraph's first that lies in it, or the number of all. */
static void begin_text(struct line_reader *reader, const char *text, size_t next_span)
{
	reader->text = text;
	reader->next_span = next_span;
	reader->n_carried = 0;
}

/* A row without mark-up, gaps or odd characters: the usual case, made cheap. */
static void read_plain(struct line_reader *reader, const struct marked *row)
{
	struct line *line = begin_line(reader, row);

	line->text = arena_copy(reader->arena, row->origin.text, row->size);
	line->size = (uint32_t)row->size;
	line->cells = arena_room(reader->brief, 1, sizeof(*line->cells));
	line->n_cells = 1;
	*line->cells = (struct cell){ 0, line->size, row->column };
	end_line(line);
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
	reader->rows = need(reader, reader->rows, &reader->rows_capacity, n, sizeof(*reader->rows));
	reader->joined = need(reader, reader->joined, &reader->joined_capacity, total, 1);
}

/* The row's text with its characters mended: itself when there is nothing to do. */
static const char *mended(struct line_reader *reader, const struct marked *row, size_t *size)
{
	*size = row->size;
	return row->origin.row->bytes & (BYTES_HIGH | BYTES_CONTROL) ?
	       mend_characters(reader->brief, row->origin.text, size) : row->origin.text;
}

/* Puts the row's text as inline_read takes it; returns its size. */
static size_t put_row(struct line_reader *reader, const struct marked *row, char *out)
{
	size_t size;
	const char *text = mended(reader, row, &size);

	memcpy(out, text, size);
	if (row->origin.row->state & ROW_PIPES)
		size = bars_to_tabs(out, size);
	if (reader->style->underscores)
		mend_underscores(out, size);
	return size;
}

/* A paragraph of n rows: their texts joined, then read, then cut again. */
static void read_paragraph(struct line_reader *reader, const struct row *first, size_t n)
{
	size_t size = 0, start = 0;

	need_paragraph(reader, first, n);
	for (size_t i = 0; i < n; i++) {
		take_markers(reader, &first[i], &reader->rows[i]);
		size += put_row(reader, &reader->rows[i], reader->joined + size);
		reader->joined[size++] = '\n';
	}
	inline_read(reader->arena, &reader->paragraph, reader->joined, size - 1,
		    row_features(reader, first));
	begin_text(reader, reader->paragraph.text, 0);
	for (size_t i = 0; i < n; i++) {
		const char *stop = memchr(reader->text + start, '\n', reader->paragraph.size - start);
		size_t to = stop != NULL ? (size_t)(stop - reader->text) : reader->paragraph.size;

		if (!hold_marker(reader, &reader->rows[i], to - start))
			cut_row(reader, &reader->rows[i], start, to);
		start = to + (stop != NULL);
	}
}

/* A row that no mark-up is in. */
static void read_row(struct line_reader *reader, const struct row *row)
{
	struct marked marked;
	const char *text;
	size_t size;

	take_markers(reader, row, &marked);
	text = mended(reader, &marked, &size);
	if (hold_marker(reader, &marked, size))
		return;
	if (text == marked.origin.text && !(row->bytes & (BYTES_TAB | BYTES_GAP))) {
		read_plain(reader, &marked);
		return;
	}
	begin_text(reader, text, reader->paragraph.n_spans);
	cut_row(reader, &marked, 0, size);
}

/* What stands behind squares, or in black brackets, and how much of it the word lists know. */
struct proof {
	size_t all, known;
};

static bool proves(const struct proof *proof)
{
	return proof->known >= PROOF_MIN && proof->known * 2 >= proof->all;
}

/* Where most of what such a mark stands at is a known heading, all of it is one. */
static void prove_marks(struct line_reader *reader, const struct rows *rows)
{
	struct proof squares = { 0 }, brackets = { 0 };

	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->v[i];
		struct marker marker;

		if (!(row->bytes & BYTES_HIGH))
			continue;
		if (is_in_brackets(row->text, row->size)) {
			brackets.all++;
			brackets.known += is_heading(row->text + BRACKET_SIZE, row->size - 2 * BRACKET_SIZE);
		} else if ((unsigned char)*row->text >= 0xE0 && marker_read(row->text, row->size, &marker) &&
			   marker.square) {
			squares.all++;
			squares.known += is_heading(row->text + marker.taken, row->size - marker.taken);
		}
	}
	reader->squares = proves(&squares);
	reader->brackets = proves(&brackets);
}

/* "o" is the bullet of Word's second level, for sure before a tab; a Portuguese article stands before small letters. */
static bool has_lone_o(const struct rows *rows)
{
	size_t bullets = 0, articles = 0, pairs = 0, last = 0;

	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->v[i];

		if (row->size < 3 || *row->text != 'o')
			continue;
		if (row->text[1] == '\t')
			return true;
		if (row->text[1] != ' ')
			continue;
		articles += islower((unsigned char)row->text[2]) != 0;
		pairs += bullets && last + 1 == i;
		last = i;
		bullets++;
	}
	return bullets >= 2 && (articles * 4 <= bullets || (pairs >= 2 && pairs * 3 >= bullets));
}

static bool has_markup(const struct row *row)
{
	return row->bytes & BYTES_MARKUP || row->state & ROW_PIPES;
}

void lines_read(struct arena *arena, struct arena *brief, const struct rows *rows,
		const struct line_style *style, struct lines *lines, struct origin **origins)
{
	struct line_reader reader = { .arena = arena, .brief = brief, .style = style,
				      .lines = lines, .lone_o = has_lone_o(rows) };

	prove_marks(&reader, rows);
	lines->capacity = reader.origins_capacity = rows->n + rows->n / 4 + 8;	/* for hard breaks */
	lines->v = arena_room(brief, lines->capacity, sizeof(*lines->v));
	reader.origins = arena_room(brief, reader.origins_capacity, sizeof(*reader.origins));
	for (size_t i = 0, n; i < rows->n; i += n) {
		bool marked_up = has_markup(&rows->v[i]);

		for (n = 1; i + n < rows->n && rows->v[i + n].state & ROW_CONTINUES; n++)
			marked_up |= has_markup(&rows->v[i + n]);
		if (marked_up)
			read_paragraph(&reader, &rows->v[i], n);
		else
			for (size_t k = 0; k < n; k++)
				read_row(&reader, &rows->v[i + k]);
	}
	*origins = reader.origins;
}
