/*
 * Which columns the files of LinkedIn's export have and where the cells go:
 * the tables that linkedin.c walks.
 */
#ifndef FORMATS_CSV_LINKEDIN_FILES_H
#define FORMATS_CSV_LINKEDIN_FILES_H

#include "formats/csv/rows.h"

struct linkedin;

struct linkedin_column {
	const char *header;	/* NULL ends the table */
	/* Puts a cell that is not blank; NULL: bookkeeping, no part of a CV. */
	void (*put)(struct linkedin *linkedin, const char *field, struct cell cell);
	const char *field;	/* what `put` is told: a field of the entry, mostly */
};

struct linkedin_file {
	const char *names[3];	/* NULL behind the last */
	const char *section;	/* of cv_shape; a row is one entry of it; NULL ends the table */
	const struct linkedin_column *columns;
	struct {
		const char *field, *value;
	} given;		/* what the file itself says of every entry; or NULLs */
	struct {
		const char *header, *value;
	} shown;		/* rows with another value there were not public; or NULLs */
};

/* In the order in which they are read. */
extern const struct linkedin_file linkedin_files[];

#endif
