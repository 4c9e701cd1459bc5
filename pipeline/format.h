/*
 * The contract between the program and a format.
 *
 * To add a format do these three things:
 * 1. make formats/NAME/ with NAME.h (which declares `extern const struct
 *    format NAME_format;`), read.c, write.c and NAME.c, which ends with that
 *    row;
 * 2. add the row to the registry, formats/formats.c;
 * 3. add cases under tests/cases/ and a paragraph to formats/cvconv-formats.5.
 *
 * A format includes pipeline/ and its own parsing library, no other format
 * and no converter. Formats keep no mutable globals: two conversions may run
 * in two threads.
 */
#ifndef PIPELINE_FORMAT_H
#define PIPELINE_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/diag.h"
#include "pipeline/fields.h"
#include "pipeline/record.h"
#include "pipeline/sink.h"
#include "pipeline/source.h"

/*
 * What the user asked of formats: option name without dashes, value ("" if
 * none). Beside the formats' own options the command line sets
 *   suffix   the one by which this format was chosen: ".md" for -o cv.md or
 *            -t md, ".ndjson" for -t ndjson; not set for -t text
 *   check    the record is wanted for its messages alone: say all of them
 *   explain  the reader's stage to show on its trace: "blocks", "fields", ...
 */
struct setting {
	const char *name;
	const char *value;
};

struct settings {
	const struct setting *v;
	size_t n;
};

/* The value of the last setting of that name, or NULL; NULL for no settings at all. */
const char *settings_get(const struct settings *settings, const char *name);

/* An option that only this format knows; the command line takes it from here. */
struct format_option {
	const char *name;	/* "csv-excel"; NULL ends the table */
	const char *argument;	/* NULL: takes none; "N": required */
	const char *help;	/* one line for --help */
};

struct buf;
struct format;

struct reader {
	const struct format *format;
	struct source *source;
	struct diag *diag;
	const struct settings *settings;
	/*
	 * Where a reader shows a stage of its work when settings has "explain"
	 * with the name of that stage; else NULL. Not owned.
	 */
	struct sink *trace;
	void *state;		/* state_size zeroed bytes, owned by the frame */
};

struct writer {
	const struct format *format;
	struct sink *sink;
	struct diag *diag;
	const struct settings *settings;
	bool many;		/* several records will or may come (--merge) */
	void *state;
};

struct format {
	const char *name;		/* "json" */
	const char *title;		/* "JSON Resume 1.x", for --list-formats */
	const char *const *suffixes;	/* ".json", ..., NULL */
	const struct format_option *options;	/* MAY be NULL */
	bool lossless;			/* read(write(cv)) equals cv */
	bool one_record;		/* a file of it holds one record at most */

	/*
	 * How sure the first bytes (decoded as pipeline/source.h says) are of
	 * this format: the number of bits really checked, 0 for "no". MUST.
	 * Looks at nothing but the bytes.
	 */
	int (*probe)(const char *bytes, size_t size);

	/*
	 * Whether that directory is one document of this format (an export
	 * folder): then *file gets the path of the file in it to open, whose
	 * reader finds the others beside it. MAY be NULL: no directory is.
	 */
	bool (*folder)(const char *directory, struct buf *file);

	/*
	 * Does what the first reading would do for all (loads a library). Called
	 * before documents are read in processes of their own, which would each
	 * do it anew. MAY be NULL.
	 */
	void (*prepare)(void);

	/*
	 * Reading. A format that cannot be read leaves these NULL.
	 * open: once, with zeroed state; MAY be NULL. 0, or -1 reported.
	 * next: fills the record, which is fresh from cv_init: 1 a record,
	 *       0 the end, -1 failed (reported; a later next MAY resume after
	 *       the bad record, and MUST come to an end).
	 * close: once, also after a failed open; MAY be NULL.
	 */
	size_t reader_size;
	int (*open)(struct reader *reader);
	int (*next)(struct reader *reader, struct cv *cv);
	void (*close)(struct reader *reader);

	/*
	 * Writing, to writer->sink. begin once, put per record, end once when
	 * all went well; finish once at last in any case, to free what the
	 * state holds. begin, end and finish MAY be NULL. 0, or -1 reported;
	 * the sink's own errors stick there and need no check.
	 */
	size_t writer_size;
	int (*begin)(struct writer *writer);
	int (*put)(struct writer *writer, const struct cv *cv);
	int (*end)(struct writer *writer);
	void (*finish)(struct writer *writer);

	/*
	 * Whether the format can hold that field of that shape, for the loss
	 * report; NULL: it holds everything. Asked for every field from
	 * cv_shape down, and with field NULL for the extras of a shape. When
	 * the answer for a section is no, its fields are not asked.
	 */
	bool (*holds)(const struct shape *shape, const struct field *field,
		      const struct settings *settings);

	/* Writes the format's schema in its usual language; MAY be NULL. 0, or -1. */
	int (*schema)(struct sink *sink);
};

#endif
