#include "formats/csv/cell.h"

#include <string.h>

#include "pipeline/buf.h"

/* Each escaped byte and the letter behind its backslash; the last in lists alone. */
static const struct escape {
	char byte, letter;
} escapes[] = {
	{ '\\', '\\' },
	{ '\n', 'n' },
	{ '\r', 'r' },
	{ ';', ';' },
};
#define ESCAPES(in_list) (sizeof(escapes) / sizeof(escapes[0]) - ((in_list) ? 0 : 1))

static char letter_of(char byte, bool in_list)
{
	for (size_t i = 0; i < ESCAPES(in_list); i++)
		if (escapes[i].byte == byte)
			return escapes[i].letter;
	return 0;
}

/* What "\letter" stands for; 0 when it is just a backslash before that letter. */
static char byte_of(char letter, bool in_list)
{
	for (size_t i = 0; i < ESCAPES(in_list); i++)
		if (escapes[i].letter == letter)
			return escapes[i].byte;
	return 0;
}

static void add_escaped(struct buf *cell, const char *text, bool in_list)
{
	const char *special = in_list ? "\\\n\r;" : "\\\n\r";

	for (;;) {
		size_t run = strcspn(text, special);
		buf_add(cell, text, run);
		text += run;
		if (*text == '\0')
			return;
		char pair[2] = { '\\', letter_of(*text++, in_list) };
		buf_add(cell, pair, 2);
	}
}

void cell_add_text(struct buf *cell, const char *text)
{
	add_escaped(cell, text, false);
}

void cell_add_item(struct buf *cell, const char *item)
{
	if (cell->size > 0)
		buf_add(cell, "; ", 2);
	add_escaped(cell, item, true);
}

/* +49 89 1234-56, -3.5: digits and their separators behind the sign */
static bool is_number_or_phone(const char *cell, size_t size)
{
	return size > 1 && (cell[0] == '+' || cell[0] == '-') &&
	       strspn(cell + 1, "0123456789 ().,/-") >= size - 1;
}

static bool is_trigger(char c)
{
	return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

bool cell_is_formula(const char *cell, size_t size)
{
	return size > 0 && is_trigger(cell[0]) && !is_number_or_phone(cell, size);
}

bool cell_looks_disarmed(const char *cell, size_t size)
{
	return size > 1 && cell[0] == '\'' && (cell[1] == '\'' || is_trigger(cell[1]));
}

static bool needs_quotes(const char *cell, size_t size, char delimiter)
{
	if (size == 0)
		return false;
	/* blanks at the ends: some parsers trim them off bare cells */
	if (cell[0] == ' ' || cell[size - 1] == ' ' || cell[0] == '\t' || cell[size - 1] == '\t')
		return true;
	return memchr(cell, delimiter, size) != NULL || memchr(cell, '"', size) != NULL ||
	       memchr(cell, '\n', size) != NULL || memchr(cell, '\r', size) != NULL;
}

void cell_quote(struct buf *row, const char *cell, size_t size, char delimiter)
{
	const char *end = cell + size;

	if (!needs_quotes(cell, size, delimiter)) {
		buf_add(row, cell, size);
		return;
	}
	buf_addc(row, '"');
	while (cell < end) {
		const char *quote = memchr(cell, '"', (size_t)(end - cell));
		const char *stop = quote ? quote + 1 : end;
		buf_add(row, cell, (size_t)(stop - cell));
		if (quote)
			buf_addc(row, '"');
		cell = stop;
	}
	buf_addc(row, '"');
}

void cell_rearm(const char **cell, size_t *size)
{
	if (cell_looks_disarmed(*cell, *size)) {
		++*cell;
		--*size;
	}
}

bool cell_is_plain(const char *cell, size_t size)
{
	return memchr(cell, '\\', size) == NULL;
}

/* Appends up to the end, in a list to the end of an item; returns where it stopped. */
static const char *read_escaped(struct buf *text, const char *at, const char *end, bool in_list)
{
	while (at < end) {
		size_t run = strcspn(at, in_list ? "\\;" : "\\");

		buf_add(text, at, run);
		at += run;
		if (*at != '\\')
			return at;
		char byte = byte_of(at[1], in_list);
		buf_addc(text, byte != 0 ? byte : '\\');
		at += byte != 0 ? 2 : 1;
	}
	return at;
}

void cell_read_text(struct buf *text, const char *cell, size_t size)
{
	read_escaped(text, cell, cell + size, false);
}

bool cell_read_item(struct buf *item, const char **at, const char *end)
{
	if (*at >= end)
		return false;
	*at = read_escaped(item, *at, end, true);
	if (*at < end)
		++*at;	/* the semicolon */
	if (*at < end && **at == ' ')
		++*at;	/* and the one blank that goes with it */
	return true;
}
