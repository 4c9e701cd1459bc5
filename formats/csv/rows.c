#include "formats/csv/rows.h"

#include <string.h>

/* libcsv grows its buffer by this much; its own 128 bytes make a long cell slow. */
#define CELL_BLOCK 65536

#define STRICT (CSV_STRICT | CSV_STRICT_FINI)

static bool names_delimiter(const char *bytes, size_t size)
{
	return size > 4 && memcmp(bytes, "sep=", 4) == 0 && (size == 5 || bytes[5] == '\n');
}

char rows_delimiter(const char *bytes, size_t size)
{
	static const char candidates[] = ",;\t";
	size_t counts[sizeof(candidates)] = { 0 };
	size_t best = 0;
	bool quoted = false;

	if (names_delimiter(bytes, size))
		return bytes[4];
	for (size_t i = 0; i < size && (quoted || bytes[i] != '\n'); i++) {
		const char *candidate = strchr(candidates, bytes[i]);
		if (bytes[i] == '"')
			quoted = !quoted;
		else if (!quoted && candidate && *candidate)
			counts[candidate - candidates]++;
	}
	for (size_t i = 1; candidates[i]; i++)
		if (counts[i] > counts[best])
			best = i;
	return candidates[best];
}

struct cell cell_take(const char **at, const char *end, char delimiter)
{
	const char *stop = memchr(*at, delimiter, (size_t)(end - *at));
	struct cell cell = { *at, (size_t)((stop ? stop : end) - *at) };

	*at = stop ? stop + 1 : end;
	if (cell.size > 1 && cell.bytes[0] == '"' && cell.bytes[cell.size - 1] == '"')
		return (struct cell){ cell.bytes + 1, cell.size - 2 };
	return cell;
}

/* RFC 4180 section 2: blanks are part of a cell, so nothing is a space to libcsv. */
static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static int start_parser(struct rows *rows, char delimiter)
{
	if (csv_init(&rows->parser, STRICT))
		return diag_error(rows->diag, STATUS_OSERR, source_pos(rows->source, 0, 0),
				  "memory", "out of memory");
	csv_set_space_func(&rows->parser, no_space);
	csv_set_blk_size(&rows->parser, CELL_BLOCK);
	csv_set_delim(&rows->parser, (unsigned char)delimiter);
	rows->parser_ready = true;
	return 0;
}

static void stop_parser(struct rows *rows)
{
	if (rows->parser_ready)
		csv_free(&rows->parser);
	rows->parser_ready = false;
}

/* The bytes of the next line with its end, or of the next piece of a long one; 0 at the end. */
static long next_line(struct rows *rows)
{
	if (rows->piece_size == 0) {
		long got = source_fill(rows->source, &rows->piece);
		if (got <= 0)
			return got;
		rows->piece_size = (size_t)got;
	}
	const char *end = memchr(rows->piece, '\n', rows->piece_size);
	return end ? end + 1 - rows->piece : (long)rows->piece_size;
}

static void step_over(struct rows *rows, size_t size)
{
	bool line_ends = rows->piece[size - 1] == '\n';

	rows->piece += size;
	rows->piece_size -= size;
	rows->line += line_ends;
	rows->column = line_ends ? 0 : rows->column + (uint32_t)size;
}

static int skip_line(struct rows *rows)
{
	uint32_t line = rows->line;
	long size = 1;

	while (rows->line == line && (size = next_line(rows)) > 0)
		step_over(rows, (size_t)size);
	return size < 0 ? -1 : 0;
}

int rows_open(struct rows *rows, struct source *source, struct diag *diag)
{
	size_t size;
	const char *bytes = source_peek(source, &size);

	rows->source = source;
	rows->diag = diag;
	rows->line = 1;
	buf_init(&rows->cells.text);
	if (start_parser(rows, rows_delimiter(bytes, size)) < 0)
		return -1;
	return names_delimiter(bytes, size) ? skip_line(rows) : 0;
}

void rows_close(struct rows *rows)
{
	stop_parser(rows);
	if (rows->cells.text.bytes)
		buf_release(&rows->cells.text);
}

void cells_add(struct cells *cells, const char *bytes, size_t size)
{
	struct buf *text = &cells->text;

	if (cells->n == ROW_CELLS_MAX || buf_reserve(text, size + 1))
		return;
	if (size)
		memcpy(text->bytes + text->size, bytes, size);
	cells->ends[cells->n++] = text->size + size;
	text->size += size + 1;
	text->bytes[text->size - 1] = '\0';
	text->bytes[text->size] = '\0';
}

void cells_clear(struct cells *cells)
{
	buf_clear(&cells->text);
	cells->n = 0;
}

static void on_cell(void *bytes, size_t size, void *context)
{
	struct rows *rows = context;

	cells_add(&rows->cells, bytes, size);
	rows->n_cells++;
	rows->cell_line = rows->line;
}

static void on_row(int c, void *context)
{
	(void)c;
	((struct rows *)context)->complete = true;
}

static void begin_row(struct rows *rows)
{
	cells_clear(&rows->cells);
	rows->n_cells = 0;
	rows->complete = rows->stray = false;
	rows->first_line = rows->cell_line = rows->line;
}

/* Reports what ends the table here, if it is no broken row. */
static int end_with(struct rows *rows, enum status status, uint32_t line, const char *id,
		    const char *why)
{
	rows->ended = true;
	rows->failed = status != STATUS_DATA;
	return diag_error(rows->diag, status, source_pos(rows->source, line, 0), id, "%s", why);
}

/*
 * In a cell without quotes around it (37° 36' 37.8" N) a quote can only be
 * text, though RFC 4180 wants such a cell in quotes.
 */
static bool take_quote(struct rows *rows, size_t at)
{
	struct pos pos = source_pos(rows->source, rows->line, rows->column + (uint32_t)at + 1);
	bool taken;

	if (csv_error(&rows->parser) != CSV_EPARSE || rows->parser.quoted)
		return false;
	if (!rows->stray)
		diag_report(rows->diag, LEVEL_WARNING, pos, "csv-quote",
			    "a quote in a cell that is not in quotes is taken as text");
	rows->stray = true;
	csv_set_opts(&rows->parser, 0);
	taken = csv_parse(&rows->parser, rows->piece + at, 1, on_cell, on_row, rows) == 1;
	csv_set_opts(&rows->parser, STRICT);
	return taken;
}

/* How many of the bytes go into the row: all, but where it is broken. */
static size_t parse(struct rows *rows, size_t size)
{
	size_t done = 0;

	for (;;) {
		done += csv_parse(&rows->parser, rows->piece + done, size - done, on_cell, on_row,
				  rows);
		if (done == size || !take_quote(rows, done))
			return done;
		done++;
	}
}

static int report_stray_quote(struct rows *rows, size_t done)
{
	struct pos pos = source_pos(rows->source, rows->line, rows->column + (uint32_t)done + 1);

	if (rows->first_line == rows->line)
		return diag_error(rows->diag, STATUS_DATA, pos, "csv-quote",
				  "stray quote behind a cell in quotes, the row is skipped; "
				  "double the quotes in it");
	return diag_error(rows->diag, STATUS_DATA, pos, "csv-quote",
			  "stray quote, the row that begins on line %u is skipped; "
			  "is a quote missing there?", rows->first_line);
}

/* Starts anew behind the line that libcsv gave up in. */
static int reject_row(struct rows *rows, size_t done)
{
	char delimiter = (char)csv_get_delim(&rows->parser);

	if (csv_error(&rows->parser) != CSV_EPARSE)
		return end_with(rows, STATUS_OSERR, 0, "memory", "out of memory");
	report_stray_quote(rows, done);
	stop_parser(rows);
	if (start_parser(rows, delimiter) < 0 || skip_line(rows) < 0)
		rows->ended = rows->failed = true;
	return -1;
}

static bool too_long(struct rows *rows)
{
	return rows->cells.text.size > ROW_BYTES_MAX ||
	       csv_get_buffer_size(&rows->parser) > ROW_BYTES_MAX;
}

/* The end of the input, perhaps inside a row without a line end. */
static int finish(struct rows *rows)
{
	rows->ended = true;
	if (csv_fini(&rows->parser, on_cell, on_row, rows) < 0)
		return end_with(rows, STATUS_DATA, rows->cell_line, "csv-quote",
				"a quote that opens in this line is never closed; "
				"what follows it is not read");
	return rows->complete;
}

/* Blank lines, also of a spreadsheet's making: blanks only, no delimiter. */
static bool is_blank(const struct rows *rows)
{
	struct cell cell = cells_at(&rows->cells, 0);

	return rows->n_cells == 1 && strspn(cell.bytes, " \t") == cell.size;
}

static bool between_rows(const struct rows *rows)
{
	return rows->column == 0 && rows->n_cells == 0 && rows->parser.entry_pos == 0;
}

static int next_row(struct rows *rows)
{
	long size;

	begin_row(rows);
	if (rows->ended)
		return 0;
	while ((size = next_line(rows)) > 0) {
		size_t done = parse(rows, (size_t)size);

		if (done != (size_t)size)
			return reject_row(rows, done);
		if (too_long(rows))
			return end_with(rows, STATUS_DATA, rows->first_line, "csv-long",
					"the row that begins here is longer than 16 MB; "
					"is a quote never closed?");
		step_over(rows, done);
		if (rows->complete)
			return 1;
		if (between_rows(rows))
			begin_row(rows);	/* that was an empty line */
	}
	if (size == 0)
		return finish(rows);
	rows->ended = rows->failed = true;
	return -1;
}

int rows_next(struct rows *rows)
{
	int got;

	do
		got = next_row(rows);
	while (got == 1 && is_blank(rows));
	if (got == 1 && rows->cells.text.failed)
		return end_with(rows, STATUS_OSERR, 0, "memory", "out of memory");
	return got;
}
