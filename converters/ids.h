/* The ids of records that stand together in one file (--id). */
#ifndef CONVERTERS_IDS_H
#define CONVERTERS_IDS_H

#include "converters/options.h"
#include "pipeline/buf.h"

enum id_kind {
	ID_OWN,			/* the record's own, else ID_BASENAME */
	ID_BASENAME,		/* the file's name without folders and suffix */
	ID_PATH,		/* its name below the operand, without suffix */
	ID_HASH,		/* of the file's bytes */
	ID_FIELD,		/* of the record's basics, else ID_BASENAME */
};

struct id_way {
	enum id_kind kind;
	const struct field *field;
};

/* Reads --id; NULL is ID_OWN. 0, or -1 reported. */
int id_way_parse(struct id_way *way, const char *text, struct diag *diag);

/*
 * Makes the id of the `count`th record (from 1) of a file: `path` opens it,
 * `name` is what its id is made of. From the second on the number is added.
 */
void id_make(struct buf *out, const struct id_way *way, const char *path, const char *name,
	     const struct cv *cv, size_t count);

/*
 * A file name of an id: folders stay, but nothing that climbs out of them or
 * that a terminal would obey.
 */
void id_file_name(struct buf *out, const char *id);

#endif
