/*
 * Where the scanner of a .bib file stands: finding entries, counting lines,
 * reading values. Private to scan.c and scanner.c.
 */
#ifndef FORMATS_BIBTEX_SCANNER_H
#define FORMATS_BIBTEX_SCANNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/bibtex/scan.h"
#include "pipeline/buf.h"
#include "pipeline/diag.h"

/* Where lines were counted to; positions are asked for in rising order. */
struct place {
	const char *at, *line_start;
	uint32_t line;
};

struct scanner {
	struct bib_file *file;
	const char *begin, *at, *end;
	struct place place;

	/* The thing being read, from its '@' on. */
	const char *start;
	char close;
	bool macros;		/* its fields are definitions of strings */
	bool escapes;		/* \{ and \} are characters: the second try */
	const char *wrong, *wrong_at;	/* what failed first, and where */
	const char *reach;	/* how far it was looked at */

	/* Cached: the first entry at a line's beginning behind next_from. */
	const char *next_from, *next_entry;

	size_t looked_again;	/* bytes looked at in vain */
	size_t joined;		/* bytes that '#' made */
	struct buf value;
};

struct pos scanner_position(struct scanner *s, const char *at);

/* Warns, except on the second try: before, the subject cut to a word's length, behind. */
void scanner_warn(struct scanner *s, const char *at, const char *id, const char *before,
		  struct span subject, const char *behind);

/* Remembers the first thing that is wrong with what is being read. Returns -1. */
int scanner_fail(struct scanner *s, const char *at, const char *wrong);

/*
 * The first entry that begins a line at or behind `from`; the end if there is
 * none. There a file is picked up again after an error.
 */
const char *scanner_next_entry(struct scanner *s, const char *from);

/* How many entries seem to begin there. */
size_t scanner_count_entries(const struct scanner *s, const char *at, const char *end);

/* Skips white space, and comments from % to the line's end. */
void scanner_skip_space(struct scanner *s);

/* The name of a type or field that stands here; size 0 if none does. */
struct span scanner_name(struct scanner *s);

/* The brace that closes the one at `open`, or NULL. */
const char *scanner_braced_end(struct scanner *s, const char *open);

/*
 * A field's value: pieces joined by '#'. 0, or -1 when *value is what could
 * be saved of it.
 */
int scanner_value(struct scanner *s, struct span *value);

struct span bib_span_between(const char *from, const char *to);
int bib_span_shown(struct span span);	/* how much of it a message shows */

#endif
