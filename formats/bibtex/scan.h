/*
 * The grammar of a .bib file: bytes to entries with raw values. Strings are
 * expanded and joined; LaTeX inside values is left as it is (tex.h).
 *
 * The grammar is BibTeX's (bibtex.web, parts 12 and 13), as forgiving as the
 * tools that people use: two entries may stand on one line, `%` comments out
 * the rest of a line outside values, @comment hides what its braces hold.
 *
 * A syntax error is reported with line and column and costs what could not be
 * understood of that entry; reading goes on at the next one, which is looked
 * for at the beginning of a line. All spans point into the input or the arena.
 */
#ifndef FORMATS_BIBTEX_SCAN_H
#define FORMATS_BIBTEX_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/bibtex/symbols.h"

struct arena;
struct diag;

struct span {
	const char *bytes;
	size_t size;
};

struct bib_field {
	struct symbol *name;
	struct span value;	/* without its delimiters */
	uint32_t line, column;	/* of the value */
};

struct bib_entry {
	struct symbol *type;
	struct span key;	/* size 0: none was given */
	uint32_t line, column;	/* of the '@' */
	size_t first, n_fields;	/* in the file's fields */
};

/*
 * "@comment{cv: ID}": from that entry on, the file belongs to another record.
 * Our writer puts it where many records go into one file.
 */
struct bib_mark {
	size_t entry;
	struct span id;		/* raw */
};

struct bib_file {
	struct arena *arena;	/* not owned */
	const char *name;	/* for messages */
	struct diag *diag;
	struct symbols names;	/* of fields and types; number is the scanner's */
	struct symbols macros;	/* data is the value */
	struct symbols keys;	/* number is 1 + index of the first entry with that key */
	struct bib_entry *entries;
	struct bib_field *fields;
	struct bib_mark *marks;
	size_t n_entries, n_fields, n_marks;
	size_t entry_capacity, field_capacity, mark_capacity;
	uint32_t stamp;		/* of the entry whose names are marked by it in symbol.number */
	bool bare;		/* no '@' thing was found at all */
};

/*
 * Reads all of `bytes`, which must outlive the file. 0 (also after reported
 * syntax errors), or -1 when memory ran out.
 */
int bib_scan(struct bib_file *file, struct arena *arena, const char *name,
	     const char *bytes, size_t size, struct diag *diag);

/* The entry with that key, or NULL. */
const struct bib_entry *bib_find(const struct bib_file *file, struct span key);

struct span bib_span_trim(struct span span);	/* white space at both ends off */

static inline bool bib_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

#endif
