/* The reader of the canonical text CV, between its files. */
#ifndef FORMATS_TEXT_CANONICAL_READER_H
#define FORMATS_TEXT_CANONICAL_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "formats/text/canonical/layout.h"
#include "pipeline/buf.h"
#include "pipeline/record.h"

#define CANONICAL_SURE 100	/* the confidence of what is written exactly */

struct slice {
	const char *at;
	size_t size;
};

/*
 * The parser is generous, since what it makes of a text is written again and
 * compared: it fails early where it can, and need not see every fault.
 */
struct canonical_reader {
	const char *text, *at, *end;
	uint32_t line_number;		/* of the line taken last */
	bool markdown;
	bool bad;			/* not our notation */
	struct cv *cv;

	const struct layout *layout;	/* of what stands below the last heading */
	void *object;			/* the entry at hand; NULL: none */
	size_t slot;			/* the line that an item without label is */
	struct buf section, subsection;	/* the headings above; empty: none */
	uint32_t section_line, subsection_line;

	struct buf raw;			/* the item at hand, its lines joined */
	struct slice dates;		/* at the right of its first line */
	uint32_t item_line;
	bool pending, first, bullet, paragraph;

	struct buf value;
};

static inline bool slice_begins(struct slice line, const char *with)
{
	size_t n = strlen(with);

	return line.size >= n && !memcmp(line.at, with, n);
}

static inline bool slice_is(struct slice line, const char *words)
{
	return line.size == strlen(words) && slice_begins(line, words);
}

static inline struct slice slice_behind(struct slice line, size_t n)
{
	return (struct slice){ line.at + n, line.size - n };
}

/* What the raw text says, valid until the next call; never empty in our notation. */
const char *canonical_undo(struct canonical_reader *reader, struct slice raw);
void canonical_set_text(struct canonical_reader *reader, struct text *text, struct slice raw,
			uint32_t line);
/* Sets a field of any kind to what the raw text says. */
void canonical_set_field(struct canonical_reader *reader, const struct field *field,
			 struct slice raw, void *object);
/* Sets the fields of a line of the layout. */
void canonical_read_parts(struct canonical_reader *reader, const struct layout *layout, size_t line,
			  struct slice raw, void *object);

/* Take the dates off the end of an item, or of its first line in plain text; empty: none. */
struct slice canonical_cut_dates(struct slice *raw);
struct slice canonical_cut_right(struct slice *line);
void canonical_set_dates(struct canonical_reader *reader, struct slice dates);

/* An item of the further data: an unknown member, or the document's id. */
void canonical_read_datum(struct canonical_reader *reader, struct slice raw);

#endif
