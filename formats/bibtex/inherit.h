/*
 * The fields of an entry with those that it inherits: from its crossref
 * (BibTeX: what is missing; biblatex: the title becomes the booktitle) and
 * from the containers of its xdata.
 */
#ifndef FORMATS_BIBTEX_INHERIT_H
#define FORMATS_BIBTEX_INHERIT_H

#include "formats/bibtex/scan.h"

struct bib_item {
	struct symbol *name;	/* perhaps another than the field's own */
	const struct bib_field *field;
};

struct bib_items {
	struct arena *arena;	/* not owned; set before use */
	struct bib_item *v;
	size_t n, capacity;
	size_t inherited;	/* bytes so far, over all entries */
};

/* Replaces the items by those of the entry, its own first. Problems are reported. */
void bib_gather(struct bib_file *file, const struct bib_entry *entry, struct bib_items *items);

#endif
