/*
 * The forms that the JSON Resume schema asks of strings: its own pattern for
 * dates, and JSON Schema's formats "uri" (RFC 3986 with a scheme, ASCII) and
 * "email" (RFC 5321, ASCII, with a dotted domain), as strict as the strictest
 * of the usual validators (ajv-formats).
 */
#ifndef FORMATS_JSON_FORMS_H
#define FORMATS_JSON_FORMS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/fields.h"

struct buf;

bool form_is_uri(const char *bytes, size_t size);
bool form_is_email(const char *bytes, size_t size);

/* Whether the schema takes the string as a value of a field of that kind. */
bool form_fits(enum field_kind kind, const char *bytes, size_t size);

/* What the schema calls the form of that kind, for messages: "URI"; NULL if any string will do. */
const char *form_name(enum field_kind kind);

/*
 * Appends the URI that was surely meant: a bare host gets "https://", what
 * RFC 3986 does not allow is percent-encoded (RFC 3987, section 3.1). False,
 * with nothing appended, when the text is no address at all.
 */
bool form_mend_uri(struct buf *out, const char *bytes, size_t size);

/*
 * Joins dates that the schema refuses ("; " between) with the words that the
 * extension `dates` holds already (or NULL): both, unless the words name them.
 * The result is the buf's or the words.
 */
const char *form_date_words(struct buf *refused, const char *words);

/*
 * A value in a form that the schema refuses is written under the field's name
 * with this behind it, which the reader takes for the field itself. (Dates
 * have the extension `dates` instead.)
 */
#define FORM_AS_WRITTEN "AsWritten"

#endif
