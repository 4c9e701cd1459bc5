/* The reader's part of the format's row. Private to the format. */
#ifndef FORMATS_BIBTEX_READ_H
#define FORMATS_BIBTEX_READ_H

#include "formats/bibtex/fields.h"
#include "formats/bibtex/inherit.h"
#include "formats/bibtex/tex.h"
#include "formats/bibtex/scan.h"
#include "formats/bibtex/symbols.h"
#include "pipeline/format.h"

struct bibtex_reader {
	struct arena arena;	/* of the file */
	struct bib_file file;
	struct tex tex;
	struct bib_items items;
	struct symbols commands;	/* unknown ones that were reported */
	struct symbols keys;	/* as the writer would count them */
	struct buf text, json;
	size_t entry, mark;	/* the next ones */
	bool given;		/* a record was given */
	struct diag *diag;
	const struct bib_field *field;	/* being decoded, for messages */
};

int bibtex_open(struct reader *reader);
int bibtex_next(struct reader *reader, struct cv *cv);
void bibtex_close(struct reader *reader);

/* Adds an entry's publication to the record. 0, or -1 without memory. */
int bibtex_read_entry(struct bibtex_reader *reader, const struct bib_entry *entry, struct cv *cv);

#endif
