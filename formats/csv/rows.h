/*
 * The rows of a table, one at a time out of a source. libcsv does the
 * parsing, in its strict mode and without its trimming of blanks; what it
 * leaves to its user is done here: the delimiter, lines and columns for
 * messages, going on behind a broken row, caps.
 */
#ifndef FORMATS_CSV_ROWS_H
#define FORMATS_CSV_ROWS_H

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/buf.h"
#include "pipeline/diag.h"
#include "pipeline/source.h"

#define ROW_CELLS_MAX 1024
#define ROW_BYTES_MAX (16u << 20)

struct rows {
	struct source *source;	/* not owned */
	struct diag *diag;
	struct csv_parser parser;
	bool parser_ready;

	const char *piece;	/* what is left of the last source_fill() */
	size_t piece_size;
	uint32_t line;		/* the line that `piece` begins in */
	uint32_t column;	/* bytes of it that are read already */

	/* The row itself. */
	struct buf text;	/* its cells, a NUL behind each */
	size_t ends[ROW_CELLS_MAX];	/* where each cell's NUL stands */
	size_t n_cells;		/* as counted; those beyond ROW_CELLS_MAX are dropped */
	uint32_t first_line;	/* where it begins */
	uint32_t cell_line;	/* where its last cell begins */
	bool complete;
	bool ended;		/* nothing comes any more */
	bool failed;		/* because memory or the source failed */
};

struct cell {
	const char *bytes;	/* NUL-terminated; valid until the next row */
	size_t size;
};

/* Looks at the first line for the delimiter. 0, or -1 reported; close it in any case. */
int rows_open(struct rows *rows, struct source *source, struct diag *diag);
void rows_close(struct rows *rows);

/*
 * The next row that is not blank: 1, 0 at the end, or -1 for a broken one
 * (reported; the next call goes on behind it).
 */
int rows_next(struct rows *rows);

static inline struct cell rows_cell(const struct rows *rows, size_t i)
{
	size_t from = i > 0 ? rows->ends[i - 1] + 1 : 0;
	struct cell cell = { rows->text.bytes + from, rows->ends[i] - from };

	return cell;
}

/* The cells that are there to be read. */
static inline size_t rows_n_cells(const struct rows *rows)
{
	return rows->n_cells < ROW_CELLS_MAX ? rows->n_cells : ROW_CELLS_MAX;
}

/*
 * The delimiter of a table that begins with these bytes: the one of comma,
 * semicolon and TAB that stands most often in the first line outside of
 * quotes; a comma where there is none. `sep=;` in the first line, as
 * spreadsheets write it, says so itself.
 */
char rows_delimiter(const char *bytes, size_t size);

#endif
