/*
 * The files of LinkedIn's export and where the cells of each column go:
 * tables in linkedin_files.c, which linkedin.c walks.
 */
#ifndef FORMATS_CSV_LINKEDIN_FILES_H
#define FORMATS_CSV_LINKEDIN_FILES_H

#include <stdint.h>

#include "formats/csv/rows.h"
#include "pipeline/fields.h"

struct linkedin;

struct linkedin_column {
	const char *header;	/* NULL ends the table */
	/* Puts a cell that is not empty; NULL: bookkeeping, no part of a CV. */
	void (*put)(struct linkedin *linkedin, const char *field, struct cell cell);
	const char *field;	/* what `put` is told: a field of the entry, mostly */
};

struct linkedin_file {
	const char *names[3];	/* NULL behind the last */
	const char *section;	/* of cv_shape; a row is one entry of it */
	const struct linkedin_column *columns;
	struct {
		const char *field, *value;
	} given;		/* what the file itself says of every entry; or NULLs */
	struct {
		const char *header, *value;
	} shown;		/* rows with another value there were not public; or NULLs */
};

/* In the order in which they are read; no names end it. */
extern const struct linkedin_file linkedin_files[];

/* A row on its way into the record. */
struct linkedin {
	struct reader *reader;
	struct cv *cv;
	struct rows *rows;
	const struct linkedin_file *file;
	struct buf names;		/* of the columns, a NUL behind each */
	size_t name_ends[ROW_CELLS_MAX];
	size_t n_columns;
	const struct shape *shape;	/* of the entry */
	void *entry;
	struct buf text;		/* scratch of the put functions */
};

const char *linkedin_name(const struct linkedin *linkedin, size_t position);

/* Keeps a cell that has no field, under its column's name in the record's style ("licenseNumber"). */
void linkedin_keep(struct linkedin *linkedin, const char *header, struct cell cell);

#endif
