/* The reader's slots of the format's row. */
#ifndef FORMATS_CSV_READ_H
#define FORMATS_CSV_READ_H

#include "formats/csv/columns.h"
#include "formats/csv/rows.h"
#include "formats/csv/seen.h"
#include "pipeline/buf.h"

struct cv;
struct linkedin_file;
struct reader;

/* The position of a column that is missing: beyond every row. */
#define NOT_THERE ((size_t)ROW_CELLS_MAX)

struct csv_reader {
	struct rows rows;
	struct sections sections;
	const struct linkedin_file *linkedin;	/* the table is a file of that export */

	/* The header: what stands at each position, and where each column stands. */
	int columns[ROW_CELLS_MAX];	/* enum column or COLUMN_UNKNOWN */
	size_t positions[COLUMNS];	/* NOT_THERE where it is missing */
	struct cells names;

	bool pending;		/* a row is read that belongs to the next record */
	size_t records;
	struct buf key;		/* column `cv` of the record at hand */
	struct buf text;	/* a cell without its escapes */
	struct seen seen;
};

int csv_open(struct reader *reader);
int csv_next(struct reader *reader, struct cv *cv);
void csv_close(struct reader *reader);

#endif
