/*
 * Tables of `pdftotext -layout` with three columns or more, "Title  Sponsor
 * 2019-2022" over "  (part two)": a row and the lines that its cells go on in
 * become one, before the columns of the page are looked for. To those, the
 * columns of the table would be texts beside each other.
 */
#include <string.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/gutters.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define FULL_CELLS 3	/* least of a row that proves the table */
#define FULL_ROWS 3	/* ... and of these */
#define GAP_SIZE 4	/* blanks between the cells of what is put together */

/* Rows [from, to), each of which is full or goes on with the one above. */
struct table {
	const struct row *rows;
	size_t n;		/* rows of the text */
	size_t from, to;
	struct row_cell cells[ROW_CELLS_MAX];	/* of the last full row */
	size_t n_cells, full;
	uint32_t end;		/* the column behind the widest of them */
	size_t digits;		/* full rows that have some */
};

/* The cells of a row of a table; "Phone:  0142" stands beside an address, and none are its cells. */
static size_t cells_of(const struct row *row, struct row_cell cells[ROW_CELLS_MAX])
{
	size_t n = row->bytes & BYTES_TAB ? 0 : row_cells(row, cells);

	for (size_t k = 0; k < n; k++)
		if (row->text[cells[k].start + cells[k].size - 1] == ':')
			return 0;
	return n;
}

/* The column of the table at which a text begins, as far as a letter's width tells; n_cells for none. */
static size_t column_at(const struct table *table, uint32_t column)
{
	size_t i = 0;

	while (i < table->n_cells && column + 1 != table->cells[i].column &&
	       column != table->cells[i].column && column != table->cells[i].column + 1)
		i++;
	return i;
}

/* A row of three cells or more, the first of which and another stand where those of the table do. */
static bool is_full(const struct table *table, size_t i, struct row_cell cells[ROW_CELLS_MAX],
		    size_t *n)
{
	size_t aligned = 0;

	if (i >= table->n || table->rows[i].blanks > 1 || table->rows[i].flags & LINE_PAGE_START ||
	    !(table->rows[i].bytes & BYTES_GAP))
		return false;
	*n = cells_of(&table->rows[i], cells);
	if (*n < FULL_CELLS || column_at(table, cells[0].column) > 0)
		return false;
	for (size_t k = 1; k < *n; k++)
		aligned += column_at(table, cells[k].column) < table->n_cells;
	return aligned > 0;
}

/* Where a column of the table ends: before the next one, or with its last one's longest text. */
static uint32_t column_end(const struct table *table, size_t at)
{
	return at + 1 < table->n_cells ? table->cells[at + 1].column - ROW_GAP : table->end;
}

/* Whether the first word of the text would not have fit behind the cell above it. */
static bool is_wrapped(const struct table *table, size_t at, const struct row *row,
		       const struct row_cell *cell)
{
	const char *text = row->text + cell->start, *space = memchr(text, ' ', cell->size);
	uint32_t word = space != NULL ? (uint32_t)(space - text) : cell->size;

	return table->cells[at].end + 1 + word > column_end(table, at);
}

/* A row whose texts all go on in columns of the table, and below its first one but inside of it. */
static bool goes_on(const struct table *table, size_t i)
{
	const struct row *row = &table->rows[i];
	struct row_cell cells[ROW_CELLS_MAX], next[ROW_CELLS_MAX];
	size_t n = cells_of(row, cells), below;

	if (!n || n >= FULL_CELLS || row->blanks || row->flags & LINE_PAGE_START)
		return false;
	for (size_t k = 0; k < n; k++) {
		size_t at = column_at(table, cells[k].column);

		if (at == table->n_cells || !is_wrapped(table, at, row, &cells[k]) ||
		    (at + 1 < table->n_cells && cells[k].end > column_end(table, at)))
			return false;
	}
	return column_at(table, cells[0].column) > 0 || is_full(table, i + 1, next, &below);
}

static void add_full(struct table *table, const struct row_cell cells[ROW_CELLS_MAX], size_t n)
{
	const struct row *row = &table->rows[table->to++];

	memcpy(table->cells, cells, n * sizeof(*cells));
	table->n_cells = n;
	if (table->end < cells[n - 1].end)
		table->end = cells[n - 1].end;
	table->full++;
	table->digits += text_has_digit(row->text, row->size);
}

/* The table that begins at row `from`; `full` is 0 if none does. */
static struct table table_at(const struct rows *rows, size_t from)
{
	struct table table = { .rows = rows->v, .n = rows->n, .from = from, .to = from };
	struct row_cell cells[ROW_CELLS_MAX];
	size_t n = rows->v[from].bytes & BYTES_GAP ? cells_of(&rows->v[from], cells) : 0;

	if (n < FULL_CELLS)
		return table;
	add_full(&table, cells, n);
	while (table.to < rows->n) {
		if (is_full(&table, table.to, cells, &n))
			add_full(&table, cells, n);
		else if (goes_on(&table, table.to))
			table.to++;
		else
			break;
	}
	if (table.full < FULL_ROWS || table.digits * 2 < table.full)
		table.full = 0;
	return table;
}

/* Appends what the rows [from, to) have in the column at which a cell of the first begins. */
static size_t join_column(char *text, size_t size, const struct table *table, size_t from, size_t to,
			  size_t column)
{
	size_t begin = size;

	for (size_t i = from; i < to; i++) {
		struct row_cell cells[ROW_CELLS_MAX];
		size_t n = cells_of(&table->rows[i], cells);

		for (size_t k = 0; k < n; k++)
			if (column_at(table, cells[k].column) == column)
				size = begin + line_append(text + begin, size - begin,
							   table->rows[i].text + cells[k].start,
							   cells[k].size);
	}
	return size;
}

/* One row of all that stands in rows [from, to), the first of which is full. */
static void put_record(struct arena *arena, struct rows *out, struct table *table, size_t from,
		       size_t to)
{
	struct row *row = rows_add(arena, out, "", 0, 0, 0);
	size_t total = 0, size = 0;
	char *text;

	*row = table->rows[from];
	row->state |= ROW_CELLS;
	if (to == from + 1)
		return;
	table->n_cells = cells_of(row, table->cells);
	for (size_t i = from; i < to; i++) {
		total += table->rows[i].size + table->n_cells * GAP_SIZE + 1;
		row->bytes |= table->rows[i].bytes;
	}
	text = arena_alloc(arena, total);
	for (size_t k = 0; k < table->n_cells; k++) {
		if (k > 0)
			memset(text + size, ' ', GAP_SIZE);
		size = join_column(text, size + (k > 0 ? GAP_SIZE : 0), table, from, to, k);
	}
	row->text = text;
	row->size = (uint32_t)size;
}

void records_join(struct arena *arena, struct rows *rows)
{
	struct rows out = { 0 };
	size_t i = 0;

	rows_reserve(arena, &out, rows->n + 1);
	while (i < rows->n) {
		struct table table = table_at(rows, i);

		if (table.full == 0) {
			do
				*rows_add(arena, &out, "", 0, 0, 0) = rows->v[i++];
			while (i < table.to);
			continue;
		}
		while (i < table.to) {
			struct row_cell cells[ROW_CELLS_MAX];
			size_t to = i + 1;

			while (to < table.to && cells_of(&rows->v[to], cells) < FULL_CELLS)
				to++;
			put_record(arena, &out, &table, i, to);
			i = to;
		}
	}
	*rows = out;
}
