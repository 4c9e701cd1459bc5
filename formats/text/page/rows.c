#include "formats/text/page/rows.h"

#include <string.h>

#include "formats/text/page/blocks.h"
#include "pipeline/arena.h"
#include "pipeline/bytes.h"
#include "pipeline/utf8.h"

#define LINE_SIZE 32	/* bytes of a line and the blank ones around it, as a rule */

static const uint16_t byte_classes[256] = {
	[0x01 ... 0x08] = BYTES_CONTROL, ['\t'] = BYTES_TAB,
	[0x0B ... 0x1F] = BYTES_CONTROL, [0x7F] = BYTES_CONTROL,
	['*'] = BYTES_STAR, ['_'] = BYTES_STAR, ['`'] = BYTES_STAR, ['~'] = BYTES_STAR,
	['['] = BYTES_BRACKET, [']'] = BYTES_BRACKET, ['!'] = BYTES_BRACKET,
	['<'] = BYTES_ANGLE, ['&'] = BYTES_AMPERSAND, ['\\'] = BYTES_BACKSLASH,
	['$'] = BYTES_DOLLAR, [0x80 ... 0xFF] = BYTES_HIGH,
};

static unsigned class_of(char c)
{
	return byte_classes[(unsigned char)c];
}

static unsigned classes_of(const char *text, size_t size)
{
	unsigned classes = 0;

	for (size_t i = 0; i < size; i++)
		classes |= class_of(text[i]);
	return classes;
}

/* The bytes of ASCII that are of a class, and those between them that are rare. */
static inline bytes_found classed(bytes_wide c)
{
	return (c < ' ') | (c - '!' <= '&' - '!') | (c == '*') | (c == '<') |
	       (c - '[' <= '`' - '[') | ((bytes_found)c >= '~');
}

/* Of no class, and as many as bytes_of() needs: all it asks of a byte are that and two before it. */
static const char plain[2 + BYTES_WIDE] = "..................";

static uint16_t bytes_of(const char *text, size_t size)
{
	bytes_wide all = { 0 }, gaps = { 0 }, lones = { 0 };	/* not 0 where there is one */
	char few[sizeof(plain)];
	const char *end, *at;
	unsigned bits;

	if (size < sizeof(few)) {
		memcpy(few, plain, sizeof(few));
		text = memcpy(few, text, size);
		size = sizeof(few);
	}
	bits = classes_of(text, 2) | (text[1] == ' ' ? BYTES_LONE : 0);
	end = text + size - BYTES_WIDE;
	for (at = text + 2; at < end + BYTES_WIDE; at += BYTES_WIDE) {
		bytes_wide c, here, first, second;

		at = at < end ? at : end;
		c = bytes_load_wide(at);
		here = (bytes_wide)(c == ' ');
		first = (bytes_wide)(bytes_load_wide(at - 1) == ' ');	/* one byte before, or two */
		second = (bytes_wide)(bytes_load_wide(at - 2) == ' ');
		all |= c;
		gaps |= here & first;
		lones |= here & second & ~first;
		if (bytes_any(classed(c)))
			bits |= classes_of(at, BYTES_WIDE);
	}
	return (uint16_t)(bits | (bytes_any(gaps != 0) ? BYTES_GAP : 0) |
			  (bytes_any(lones != 0) ? BYTES_LONE : 0) |
			  (bytes_any(all >= 0x80) ? BYTES_HIGH : 0));
}

/* White space that can stand before a line's text: U+00A0, U+2000 to U+200B, U+3000, U+FEFF. */
static size_t wide_space(const char *at, const char *end)
{
	const char *next = at;
	uint32_t code = utf8_next(&next, end);

	return code != UTF8_INVALID && utf8_is_space(code) ? (size_t)(next - at) : 0;
}

/* Skips white space, counting terminal columns; a form feed begins a page at column 0. */
static const char *indent_skip(const char *at, const char *end, uint32_t *column, bool *page)
{
	while (at < end) {
		size_t wide;

		if (*at == ' ') {
			++*column;
		} else if (*at == '\t') {
			*column = (*column | 7) + 1;
		} else if (*at == '\f') {
			*column = 0;
			*page = true;
		} else if (*at == '\r' || *at == '\v') {
			;
		} else if ((unsigned char)*at >= 0x80 && (wide = wide_space(at, end)) > 0) {
			++*column;
			at += wide - 1;
		} else {
			break;
		}
		at++;
	}
	return at;
}

static const char *trailing_skip(const char *start, const char *end)
{
	while (end > start) {
		unsigned char c = (unsigned char)end[-1];

		if (c == ' ' || (c >= '\t' && c <= '\r'))
			end--;
		else if (end - start >= 2 && c == 0xA0 && (unsigned char)end[-2] == 0xC2)
			end -= 2;
		else
			break;
	}
	return end;
}

struct row *rows_add(struct arena *arena, struct rows *rows, const char *text, size_t size,
		     uint32_t number, uint32_t column)
{
	const char *end = text + size;
	bool page = false;
	const char *start = indent_skip(text, end, &column, &page);
	struct row *row;

	end = trailing_skip(start, end);
	if (rows->n == rows->capacity)
		rows->v = arena_grow(arena, rows->v, rows->n, &rows->capacity, sizeof(*rows->v));
	row = &rows->v[rows->n++];
	*row = (struct row){ .text = start, .size = (uint32_t)(end - start), .number = number,
			     .indent = column, .bytes = bytes_of(start, (size_t)(end - start)),
			     .flags = page ? LINE_PAGE_START : 0 };
	return row;
}

void rows_reserve(struct arena *arena, struct rows *rows, size_t capacity)
{
	rows->v = arena_room(arena, capacity, sizeof(*rows->v));
	rows->capacity = capacity;
}

void rows_read(struct arena *arena, const char *text, size_t size, struct rows *rows)
{
	const char *end = text + size;
	uint32_t number = 0, blanks = 0, page = 0;

	rows_reserve(arena, rows, size / LINE_SIZE + 1);
	while (text < end) {
		const char *newline, *stop;
		struct row *row;

		number++;
		if (*text == '\n') {
			blanks++;
			text++;
			continue;
		}
		newline = memchr(text, '\n', (size_t)(end - text));
		stop = newline != NULL ? newline : end;
		row = rows_add(arena, rows, text, (size_t)(stop - text), number, 0);
		row->flags |= page;
		if (row->size == 0) {
			page = row->flags & LINE_PAGE_START;
			rows->n--;
			blanks++;
		} else {
			row->blanks = (uint16_t)(blanks < UINT16_MAX ? blanks : UINT16_MAX);
			page = blanks = 0;
		}
		text = stop + 1;
	}
	arena_shrink(arena, rows->v, rows->capacity * sizeof(*rows->v), rows->n * sizeof(*rows->v));
	rows->capacity = rows->n;
}

size_t row_cells(const struct row *row, struct row_cell cells[ROW_CELLS_MAX])
{
	uint32_t column = row->indent, blanks = ROW_GAP;
	size_t n = 0;

	for (uint32_t i = 0; i < row->size; i++) {
		bool blank = row->text[i] == ' ';

		if (!blank && blanks >= ROW_GAP) {
			if (n == ROW_CELLS_MAX)
				return 0;
			cells[n++] = (struct row_cell){ i, 0, column, column };
		}
		column += (row->text[i] & 0xC0) != 0x80;
		blanks = blank ? blanks + 1 : 0;
		if (blank)
			continue;
		cells[n - 1].size = i + 1 - cells[n - 1].start;
		cells[n - 1].end = column;
	}
	return n;
}

void rows_compact(struct rows *rows)
{
	size_t kept = 0;
	uint32_t blanks = 0, page = 0;

	for (size_t i = 0; i < rows->n; i++) {
		struct row *row = &rows->v[i];

		blanks += row->blanks;
		page |= row->flags & LINE_PAGE_START;
		if (row->state & ROW_DROPPED)
			continue;
		row->blanks = (uint16_t)(blanks < UINT16_MAX ? blanks : UINT16_MAX);
		row->flags |= page;
		blanks = page = 0;
		rows->v[kept++] = *row;
	}
	rows->n = kept;
}
