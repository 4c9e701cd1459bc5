/*
 * The fourth stage: headings and what stands under them. A heading is found
 * by the word lists and by how it stands apart, never by its level alone.
 */
#ifndef FORMATS_TEXT_OUTLINE_SECTIONS_H
#define FORMATS_TEXT_OUTLINE_SECTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/outline/headings.h"
#include "formats/text/outline/paras.h"

struct arena;
struct sink;

struct section {
	enum section_kind kind;
	const char *heading;	/* as written, marks taken off; NULL for SECTION_HEAD */
	size_t heading_size;
	size_t heading_para;	/* its paragraph; meaningless for SECTION_HEAD */
	uint32_t heading_line;	/* where it stands, also once the paragraphs are others */
	size_t from, to;	/* its paragraphs, heading not included */
	enum heading_columns columns;	/* of the table that it is */
};

struct sections {
	struct section *v;
	size_t n, capacity;
	bool below_bar;		/* the name stands below a side bar, and was found there */
};

/* Cuts the paragraphs into sections; the first one is SECTION_HEAD, perhaps empty. */
void sections_read(struct arena *arena, struct paras *paras, struct sections *sections);

/* Opens one without a heading of its own, of paragraph i alone so far. */
void sections_open_unnamed(struct arena *arena, struct sections *sections, size_t i,
			   enum section_kind kind);

void sections_explain(const struct paras *paras, const struct sections *sections,
		      struct sink *out);

#endif
