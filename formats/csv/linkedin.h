/*
 * LinkedIn's export ("Get a copy of your data"): a folder of tables that
 * make one person, each with a header of its own. Headers differ between
 * exports, so columns are found by name; see linkedin-files.c for what goes
 * where.
 */
#ifndef FORMATS_CSV_LINKEDIN_H
#define FORMATS_CSV_LINKEDIN_H

#include <stdbool.h>

#include "formats/csv/rows.h"

struct buf;
struct cv;
struct linkedin_file;
struct reader;

/* The file of the export that has this header, or NULL. `name` as the source has it. */
const struct linkedin_file *linkedin_recognize(const struct rows *header, const char *name);

/* How many bits of a first line say that it is such a header (for probe). */
int linkedin_probe(const char *bytes, size_t size);

/*
 * Reads the table, whose header has been read, and its siblings in the same
 * folder. 1, or -1 reported.
 */
int linkedin_read(struct reader *reader, struct rows *rows, const struct linkedin_file *file,
		  struct cv *cv);

/* format.h's slot `folder`. */
bool linkedin_folder(const char *directory, struct buf *file);

#endif
