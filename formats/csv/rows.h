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

struct cell {
	const char *bytes;	/* NUL-terminated; valid until its row goes */
	size_t size;
};

/* The cells of one row. */
struct cells {
	struct buf text;	/* a NUL behind each */
	size_t ends[ROW_CELLS_MAX];	/* where each one's NUL stands */
	size_t n;
};

/* One more, unless there are ROW_CELLS_MAX or memory fails, which text.failed tells. */
void cells_add(struct cells *cells, const char *bytes, size_t size);
void cells_clear(struct cells *cells);

/* An empty one beyond the last. */
static inline struct cell cells_at(const struct cells *cells, size_t i)
{
	size_t from = i > 0 && i < cells->n ? cells->ends[i - 1] + 1 : 0;

	return i < cells->n ? (struct cell){ cells->text.bytes + from, cells->ends[i] - from }
			    : (struct cell){ "", 0 };
}

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
	struct cells cells;
	size_t n_cells;		/* as counted, with those that `cells` has no room for */
	uint32_t first_line;	/* where it begins */
	uint32_t cell_line;	/* where its last cell begins */
	bool complete;
	bool stray;		/* a quote stands in a cell that has none around it */
	bool ended;		/* nothing comes any more */
	bool failed;		/* because memory or the source failed */
};

/* Looks at the first line for the delimiter. 0, or -1 reported; close it in any case. */
int rows_open(struct rows *rows, struct source *source, struct diag *diag);
void rows_close(struct rows *rows);

/*
 * The next row that is not blank: 1, 0 at the end, or -1 for a broken one
 * (reported; the next call goes on behind it).
 */
int rows_next(struct rows *rows);

/*
 * The delimiter of a table that begins with these bytes: the one of comma,
 * semicolon and TAB that stands most often in the first line outside of
 * quotes; a comma where there is none. `sep=;` in the first line, as
 * spreadsheets write it, says so itself.
 */
char rows_delimiter(const char *bytes, size_t size);

/*
 * For probes: takes the next cell off a line, without the quotes around it.
 * What it gives points into the line and has no NUL behind it.
 */
struct cell cell_take(const char **at, const char *end, char delimiter);

#endif
