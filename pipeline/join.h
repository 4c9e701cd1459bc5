/*
 * Two records of one person become one: the publications of a .bib file join
 * those of a CV's text. The same work, job or degree (pipeline/same.h) is
 * taken once, with the more exact of both in each field.
 */
#ifndef PIPELINE_JOIN_H
#define PIPELINE_JOIN_H

#include "pipeline/diag.h"
#include "pipeline/record.h"

/*
 * Moves all of `from` into `into`; both hang on one arena, and `from` must not
 * be used afterwards. In each field the longer date, the fuller text stays,
 * and lists are united. Where both say different things, the field keeps what
 * `into` said, what `from` said is kept in the extra "alternatives" of the
 * entry, and a warning names both; `file` and `from_file` are for it.
 * 0, or -1 when memory ran out, reported.
 */
int cv_join(struct cv *into, const char *file, struct cv *from, const char *from_file,
	    struct diag *diag);

#endif
