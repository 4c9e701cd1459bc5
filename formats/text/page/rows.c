#include "formats/text/page/rows.h"

#include <string.h>

#include "formats/text/page/blocks.h"
#include "pipeline/arena.h"
#include "pipeline/bytes.h"
#include "pipeline/utf8.h"

static const uint16_t byte_classes[256] = {
	[0x01 ... 0x08] = BYTES_CONTROL, ['\t'] = BYTES_TAB,
	[0x0B ... 0x1F] = BYTES_CONTROL, [0x7F] = BYTES_CONTROL,
	['*'] = BYTES_STAR, ['_'] = BYTES_STAR, ['`'] = BYTES_STAR, ['~'] = BYTES_STAR,
	['['] = BYTES_BRACKET, [']'] = BYTES_BRACKET, ['!'] = BYTES_BRACKET,
	['<'] = BYTES_ANGLE, ['&'] = BYTES_AMPERSAND, ['\\'] = BYTES_BACKSLASH,
	['$'] = BYTES_DOLLAR, [0x80 ... 0xFF] = BYTES_HIGH,
};

static unsigned class_of(uint64_t word, unsigned byte)
{
	return byte_classes[word >> 8 * byte & 0xFF];
}

static unsigned classes_of(uint64_t word)
{
	return class_of(word, 0) | class_of(word, 1) | class_of(word, 2) | class_of(word, 3) |
	       class_of(word, 4) | class_of(word, 5) | class_of(word, 6) | class_of(word, 7);
}

static uint16_t bytes_of(const char *text, size_t size)
{
	uint64_t before = bytes_equal(bytes_load("....... "), ' ');	/* as if behind one */
	uint64_t second_before = 0, gaps = 0, lones = 0;
	unsigned bits = 0;

	for (size_t i = 0; i < size; i += sizeof(uint64_t)) {
		uint64_t word = size - i >= sizeof(word) ? bytes_load(text + i)
							 : bytes_load_few(text + i, size - i);
		uint64_t spaces = bytes_equal(word, ' ');
		uint64_t first = bytes_moved(spaces, before);	/* one byte before is one, or two */
		uint64_t second = bytes_moved(first, second_before);

		gaps |= spaces & first;
		lones |= spaces & ~first & second;
		bits |= classes_of(word);
		before = spaces;
		second_before = first;
	}
	return (uint16_t)(bits | (gaps ? BYTES_GAP : 0) | (lones ? BYTES_LONE : 0));
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
			     .indent = column, .bytes = bytes_of(start, (size_t)(end - start)) };
	if (page)
		row->flags |= LINE_PAGE_START;
	return row;
}

void rows_reserve(struct arena *arena, struct rows *rows, size_t capacity)
{
	rows->v = arena_room(arena, capacity, sizeof(*rows->v));
	rows->capacity = capacity;
}

static size_t count_lines(const char *text, const char *end)
{
	size_t n = 1;

	for (; (text = memchr(text, '\n', (size_t)(end - text))) != NULL; text++)
		n++;
	return n;
}

void rows_read(struct arena *arena, const char *text, size_t size, struct rows *rows)
{
	const char *end = text + size;
	uint32_t number = 0, blanks = 0, page = 0;

	rows_reserve(arena, rows, count_lines(text, end));
	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		const char *stop = newline != NULL ? newline : end;
		struct row *row = rows_add(arena, rows, text, (size_t)(stop - text), ++number, 0);

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
