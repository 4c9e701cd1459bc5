#include "formats/json/json.h"

#include <string.h>

#include "formats/json/read.h"
#include "formats/json/schema.h"
#include "formats/json/write.h"

static size_t skip_space(const char *bytes, size_t size, size_t at)
{
	while (at < size && memchr(" \t\r\n", bytes[at], 4))
		at++;
	return at;
}

/* Whether the bytes hold `"word"` and a colon. */
static bool has_member(const char *bytes, size_t size, const char *word)
{
	const char *end = bytes + size;
	size_t length = strlen(word);

	while ((bytes = memmem(bytes, (size_t)(end - bytes), word, length))) {
		const char *after = bytes + length;

		if (after < end && bytes[-1] == '"' && *after == '"') {
			size_t colon = skip_space(after + 1, (size_t)(end - after - 1), 0);

			if (after + 1 + colon < end && after[1 + colon] == ':')
				return true;
		}
		bytes = after;
	}
	return false;
}

/* Eight bits for every byte of the grammar, and for a résumé's own word. */
static int json_probe(const char *bytes, size_t size)
{
	size_t at = skip_space(bytes, size, 0);
	int bits = 8;

	if (at < size && bytes[at] == '[') {
		at = skip_space(bytes, size, at + 1);
		bits += 8;
		if (at < size && (bytes[at] == '"' || bytes[at] == '['))
			return bits;	/* a list of something else, which the reader refuses */
	}
	if (at == size || bytes[at] != '{')
		return 0;
	at = skip_space(bytes, size, at + 1);
	if (at == size || (bytes[at] != '"' && bytes[at] != '}'))
		return 0;
	bits += 8;
	for (size_t i = 0; i < cv_shape.n_fields; i++) {
		const char *word = cv_shape.fields[i].name;

		if (has_member(bytes + at, size - at, word))
			bits += 8 * (int)strlen(word);
	}
	return bits;
}

static const char *const json_suffixes[] = { ".json", ".ndjson", ".jsonl", NULL };

static const struct format_option json_options[] = {
	{ "compact", NULL, "write JSON on one line" },
	{ "ndjson", NULL, "write one line of JSON per record" },
	{ NULL, NULL, NULL },
};

const struct format json_format = {
	.name = "json",
	.title = "JSON Resume 1.x",
	.suffixes = json_suffixes,
	.options = json_options,
	.lossless = true,

	.probe = json_probe,

	.reader_size = sizeof(struct json_reader),
	.open = json_open,
	.next = json_next,
	.close = json_close,

	.writer_size = sizeof(struct json_writer),
	.begin = json_begin,
	.put = json_put,
	.end = json_end,
	.finish = json_finish,

	.schema = json_schema,
};
