/* The writer's slots of the format's row, and rows of cells for both tables. */
#ifndef FORMATS_CSV_WRITE_H
#define FORMATS_CSV_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/csv/columns.h"
#include "pipeline/buf.h"

struct cv;
struct settings;
struct writer;

struct csv_writer {
	/* The dialect. */
	char delimiter;
	bool excel;	/* BOM, CRLF, formulas disarmed */
	bool people;

	struct buf row;		/* the row at hand */
	size_t row_cells;
	struct buf cell;	/* scratch for who puts cells together */
	size_t formulas;	/* cells that a spreadsheet would run */
	size_t first_formula;	/* the line of the first */
	size_t lines;		/* written so far */

	/* The tidy table. */
	struct sections sections;
	struct buf key;		/* column `cv` of the record at hand */
	size_t anonymous;	/* records that got a made-up key */
};

/* Appends a cell to the row: disarmed where the dialect wants it, quoted where it must be. */
void csv_add_cell(struct csv_writer *table, const char *bytes, size_t size);
void csv_add_string(struct csv_writer *table, const char *string);
/* Writes the row. */
void csv_end_row(struct writer *writer);

/* Whether the table of people was asked for, which holds a part of the record. */
bool csv_is_people(const struct settings *settings);

int csv_begin(struct writer *writer);
int csv_put(struct writer *writer, const struct cv *cv);
int csv_end(struct writer *writer);
void csv_finish(struct writer *writer);

#endif
