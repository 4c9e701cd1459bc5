#include "converters/envelope.h"

#include <string.h>

#include "pipeline/jsontext.h"
#include "pipeline/utf8.h"

/* RFC 4648, section 4. */
static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void encode_base64(struct buf *out, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i += 3) {
		uint32_t group = 0;
		size_t n = size - i < 3 ? size - i : 3;

		for (size_t j = 0; j < 3; j++)
			group = group << 8 | (j < n ? (unsigned char)bytes[i + j] : 0);
		for (size_t j = 0; j < 4; j++)
			buf_addc(out, j <= n ? alphabet[group >> (18 - 6 * j) & 63] : '=');
	}
}

static int decode_base64(struct buf *out, const char *text, size_t size)
{
	uint32_t bits = 0;
	unsigned n = 0;		/* of them not put out yet */

	while (size > 0 && text[size - 1] == '=')
		size--;
	for (size_t i = 0; i < size; i++) {
		const char *digit = memchr(alphabet, text[i], sizeof(alphabet) - 1);

		if (!digit)
			return -1;
		bits = bits << 6 | (uint32_t)(digit - alphabet);
		n += 6;
		if (n < 8)
			continue;
		n -= 8;
		buf_addc(out, (char)(bits >> n & 0xFF));
	}
	return n == 6 ? -1 : 0;
}

static int bad_line(struct diag *diag, const char *what)
{
	return diag_error(diag, STATUS_DATA, pos_at(NULL, 0, 0), "stream", "%s", what);
}

static int take_string(const json_t *root, const char *member, const char **value, struct diag *diag)
{
	const json_t *found = json_object_get(root, member);

	*value = json_string_value(found);
	if (!found || json_is_null(found) || *value)
		return 0;
	return diag_error(diag, STATUS_DATA, pos_at(NULL, 0, 0), "stream",
			  "the member \"%s\" of this line is no string", member);
}

static int take_base64(const json_t *root, const char *member, struct buf *out, struct diag *diag)
{
	const json_t *found = json_object_get(root, member);

	if (json_is_string(found) &&
	    !decode_base64(out, json_string_value(found), json_string_length(found)))
		return 0;
	return diag_error(diag, STATUS_DATA, pos_at(NULL, 0, 0), "stream",
			  "the member \"%s\" of this line is no base64", member);
}

/* The document and its name, each as text or as base64. */
static int take_bytes(struct envelope *envelope, struct diag *diag)
{
	const json_t *root = envelope->root, *text = json_object_get(root, "text");

	if (take_string(root, "text", &envelope->bytes, diag))
		return -1;
	envelope->size = json_string_length(text);
	if (!envelope->bytes && json_object_get(root, "b64")) {
		if (take_base64(root, "b64", &envelope->decoded, diag))
			return -1;
		envelope->bytes = envelope->decoded.bytes;
		envelope->size = envelope->decoded.size;
	}
	if (!envelope->name && json_object_get(root, "name_b64")) {
		if (take_base64(root, "name_b64", &envelope->decoded_name, diag))
			return -1;
		envelope->name = envelope->decoded_name.bytes;
	}
	return 0;
}

/* Of numbers nothing but the id's is wanted, and that comes from the line itself. */
int envelope_parse(struct envelope *envelope, const char *line, size_t size, struct diag *diag)
{
	static const char mark[] = "\xEF\xBB\xBF";
	size_t skipped = size >= 3 && memcmp(line, mark, 3) == 0 ? 3 : 0;
	json_error_t error;

	*envelope = (struct envelope){
		.line = line + skipped, .line_size = size - skipped,
		.decoded = BUF_INIT, .decoded_name = BUF_INIT,
	};
	envelope->root = json_loadb(envelope->line, envelope->line_size,
				    JSON_ALLOW_NUL | JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &error);
	if (!envelope->root)
		return diag_error(diag, STATUS_DATA, pos_at(NULL, 0, 0), "stream",
				  "this line is not well-formed JSON: %s", error.text);
	if (!json_is_object(envelope->root))
		return bad_line(diag, "this line is no JSON object");
	if (take_string(envelope->root, "name", &envelope->name, diag) ||
	    take_string(envelope->root, "format", &envelope->format, diag))
		return -1;
	return take_bytes(envelope, diag);
}

void envelope_release(struct envelope *envelope)
{
	json_decref(envelope->root);
	buf_release(&envelope->decoded);
	buf_release(&envelope->decoded_name);
	envelope->root = NULL;
}

void envelope_add_id(struct buf *out, const struct envelope *envelope)
{
	size_t size = 0;
	const char *id = jsontext_member(envelope->line, envelope->line_size, "id", &size);

	if (id && jsontext_valid(id, size) && utf8_valid_prefix(id, size) == size)
		jsontext_layout(out, id, size, JSONTEXT_COMPACT);
	else
		buf_adds(out, "null");
}

void envelope_add_bytes(struct buf *out, const char *text_name, const char *b64_name,
			const char *bytes, size_t size)
{
	if (utf8_valid_prefix(bytes, size) == size && !memchr(bytes, '\0', size)) {
		buf_addf(out, "\"%s\":", text_name);
		jsontext_quote(out, bytes, size);
		return;
	}
	buf_addf(out, "\"%s\":\"", b64_name);
	encode_base64(out, bytes, size);
	buf_addc(out, '"');
}
