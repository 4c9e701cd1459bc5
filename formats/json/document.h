/*
 * One document being read: its values, where they stand, and what there is to
 * say about them.
 */
#ifndef FORMATS_JSON_DOCUMENT_H
#define FORMATS_JSON_DOCUMENT_H

#include <jansson.h>
#include <stdbool.h>

#include "formats/json/path.h"
#include "formats/json/spans.h"
#include "pipeline/buf.h"
#include "pipeline/diag.h"
#include "pipeline/record.h"

struct document {
	const char *file;
	struct diag *diag;
	struct cv *cv;		/* being filled */
	const char *text;
	struct spans spans;
	bool strict;		/* --check: what the schema refuses is an error */
	struct buf refused;	/* dates of the entry at hand that are none */
	struct buf scratch;	/* of whoever needs it for a moment */
};

/* A value: what it is, where it stands, how to call it. */
struct node {
	const struct path *path;	/* NULL: the document itself */
	json_t *value;
	size_t span;
};

const struct span *node_span(const struct document *doc, const struct node *node);
struct pos node_pos(const struct document *doc, const struct node *node);

/* A message about the value, behind its path. */
void document_report(struct document *doc, const struct node *node, enum level level,
		     const char *id, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/*
 * What the schema refuses but the reader understands: a note; an error under
 * --check.
 */
#define document_deviates(doc, node, ...) \
	document_report((doc), (node), (doc)->strict ? LEVEL_ERROR : LEVEL_NOTE, "schema", \
			__VA_ARGS__)

/* What the schema refuses and the reader keeps without understanding it. */
#define document_doubts(doc, node, ...) \
	document_report((doc), (node), (doc)->strict ? LEVEL_ERROR : LEVEL_WARNING, "form", \
			__VA_ARGS__)

/* "a number", "a list", ... */
const char *node_kind(const struct node *node);

/* null and "" are ways to say that there is nothing. */
bool value_absent(const json_t *value);

#endif
