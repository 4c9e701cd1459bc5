/*
 * The fifth stage: where each entry of a section begins. Most entries carry
 * one date, so dates are the anchors; which line above (or at) an anchor
 * begins its entry is told by what all entries of the section share.
 */
#ifndef FORMATS_TEXT_ENTRY_ENTRIES_H
#define FORMATS_TEXT_ENTRY_ENTRIES_H

#include <stddef.h>

#include "formats/text/outline/paras.h"
#include "formats/text/outline/sections.h"

struct arena;
struct sink;

#define NO_ANCHOR ((size_t)-1)

struct cut {
	size_t from, to;	/* paragraphs [from, to) */
	size_t anchor;		/* the paragraph with its date, or NO_ANCHOR */
};

struct cuts {
	struct cut *v;
	size_t n, capacity;
};

/* Cuts the section into entries; what stands before the first is part of it. */
void entries_cut(struct arena *arena, const struct paras *paras,
		 const struct section *section, struct cuts *cuts);

void entries_explain(const struct paras *paras, const struct section *section,
		     const struct cuts *cuts, struct sink *out);

#endif
