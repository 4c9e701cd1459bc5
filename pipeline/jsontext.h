/*
 * JSON text (RFC 8259), as far as the record itself needs it: an unknown
 * member rides along as the JSON text of its value (struct extra), without
 * white space between its tokens, its numbers and escapes as the source
 * spelled them. Formats that hold extras in another dress quote and lay them
 * out with these.
 */
#ifndef PIPELINE_JSONTEXT_H
#define PIPELINE_JSONTEXT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

#define JSONTEXT_COMPACT (-1)

/*
 * Whether the bytes are one value and nothing else, nested 128 deep at most,
 * without escapes that stand for NUL or for half a character, and without an
 * object that names a member twice (of which every reader would take another).
 */
bool jsontext_valid(const char *json, size_t size);

/* Appends the bytes as a JSON string: what section 7 says is escaped, nothing else. */
void jsontext_quote(struct buf *out, const char *bytes, size_t size);

/*
 * Appends one well-formed value, its tokens unchanged, laid out anew: two
 * spaces per level below `depth` (an empty container stays on its line), or
 * on one line without any space for JSONTEXT_COMPACT.
 */
void jsontext_layout(struct buf *out, const char *json, size_t size, int depth);

/* Appends a line end and the indentation of that depth; nothing for JSONTEXT_COMPACT. */
void jsontext_newline(struct buf *out, int depth);

/* Behind the closing quote of the well-formed string that begins at `at`. */
const char *jsontext_string_end(const char *at, const char *end);

/* Behind the well-formed value that begins at `at`. */
const char *jsontext_value_end(const char *at, const char *end);

/*
 * The value, with its size, of the last member of that name in an object that
 * may be ill-formed further on; NULL when there is none.
 */
const char *jsontext_member(const char *json, size_t size, const char *name, size_t *value_size);

/*
 * Appends what a well-formed JSON string says. 0, or -1 with nothing appended
 * for a value of another kind and for what no text holds: \u0000, half a
 * surrogate pair.
 */
int jsontext_unquote(struct buf *out, const char *json, size_t size);

#endif
