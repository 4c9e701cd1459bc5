/* The writer of the canonical text CV, between its files. */
#ifndef FORMATS_TEXT_CANONICAL_WRITER_H
#define FORMATS_TEXT_CANONICAL_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/canonical/escape.h"
#include "formats/text/canonical/layout.h"
#include "pipeline/buf.h"

/* What stands before an item of an entry. */
enum item {
	ITEM_FIRST,	/* begins the entry */
	ITEM_LINE,	/* without label */
	ITEM_BODY,	/* the same, a paragraph */
	ITEM_LABELLED,
	ITEM_BULLET,
};

struct canonical_writer {
	struct buf *out;
	bool markdown;
	struct buf raw, lines;		/* the item at hand */
	const struct layout *layout;	/* of the entry at hand */
	const void *object;
	bool first;			/* nothing of the entry stands yet */
	size_t slot;			/* the line that one without label would be */
	size_t number;			/* of the entry below its heading */
	enum item last;
};

static inline unsigned canonical_flags(const struct canonical_writer *writer)
{
	return writer->markdown ? ESCAPE_MARKDOWN : 0;
}

void canonical_add_blank_line(struct canonical_writer *writer);

/* These append to the raw text of the item at hand. */
void canonical_add_label(struct canonical_writer *writer, const struct shape *shape,
			 const struct field *field);
/*
 * A value from there on that begins like a label gets a backslash; so does one
 * that would when a colon follows.
 */
void canonical_guard_label(struct canonical_writer *writer, const struct shape *shape, size_t from,
			   bool colon);
void canonical_add_value(struct canonical_writer *writer, const struct field *field,
			 const void *object, const char *stops, unsigned flags);
/*
 * A line of the layout, its first part without label if it may; false when
 * none of its fields is there.
 */
bool canonical_add_line(struct canonical_writer *writer, const struct layout *layout, size_t line,
			const void *object, bool may_imply);

/* Writes the raw text as an item of the entry, the first one with the entry's dates. */
void canonical_put_item(struct canonical_writer *writer, enum item item);

#endif
