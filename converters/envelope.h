/*
 * A line of a stream: an object with the document's id and its bytes as
 * "text", or as "b64" where they are no UTF-8, and perhaps a name (or
 * "name_b64") and a format.
 */
#ifndef CONVERTERS_ENVELOPE_H
#define CONVERTERS_ENVELOPE_H

#include <jansson.h>

#include "pipeline/buf.h"
#include "pipeline/diag.h"

struct envelope {
	const char *line;	/* the caller's */
	size_t line_size;
	json_t *root;		/* holds the strings below */
	const char *name;	/* NULL: none */
	const char *format;	/* NULL: none */
	const char *bytes;	/* the document; NULL: the line holds none */
	size_t size;
	struct buf decoded;	/* of "b64" */
	struct buf decoded_name;	/* of "name_b64" */
};

/*
 * Takes a line apart, which stays until release. -1, reported as bad data, when it is no object of JSON
 * or its members have wrong types; envelope_release() is due in both cases.
 */
int envelope_parse(struct envelope *envelope, const char *line, size_t size, struct diag *diag);
void envelope_release(struct envelope *envelope);

/* Appends the id as the line spells it; null when there is none. */
void envelope_add_id(struct buf *out, const struct envelope *envelope);

/*
 * Appends a member: `"text":"…"`, or the other name and base64 where the bytes
 * are no UTF-8.
 */
void envelope_add_bytes(struct buf *out, const char *text_name, const char *b64_name,
			const char *bytes, size_t size);

#endif
