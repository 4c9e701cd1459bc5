/* The writer's part of the format's row. Private to the format. */
#ifndef FORMATS_BIBTEX_WRITE_H
#define FORMATS_BIBTEX_WRITE_H

#include "formats/bibtex/fields.h"
#include "formats/bibtex/tex.h"
#include "formats/bibtex/symbols.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/date.h"
#include "pipeline/format.h"

struct bibtex_writer {
	struct arena arena;
	struct tex_encoder encoder;
	struct symbols keys;	/* in use */
	struct buf text, json;
	unsigned flags;		/* of encoding */
	bool biblatex;		/* the dialect */
	bool begun;		/* something was written */
};

/*
 * As what a publication is written. BibTeX's styles warn of kinds of entries
 * that they don't know and of fields that they miss; what would make them is
 * a @misc, with its type in `recordtype`.
 */
struct bib_plan {
	const char *entry;
	enum bib_id venue;	/* the field for the venue; BIB_RECORD_FIELDS: it has none */
	const char *type;	/* the field "type", or NULL */
	bool exact_type;	/* the entry does not say the type */
	size_t note_size;	/* of the note without the remarks that have their own fields */
};

/* A publication on its way out. */
struct writing {
	struct bibtex_writer *w;
	struct sink *sink;
	const struct publication *p;
	struct bib_plan plan;
	bool *fits;		/* by extra: whether it is a field of its own */
};

int bibtex_begin(struct writer *writer);
int bibtex_put(struct writer *writer, const struct cv *cv);
void bibtex_finish(struct writer *writer);

/* Plans the entry and its extras (g->fits has room for them, all false). */
void bib_plan(struct writing *g);

#endif
