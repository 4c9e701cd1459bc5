#include "pipeline/jsontext.h"

#include <stdbool.h>
#include <string.h>

#include "pipeline/buf.h"
#include "pipeline/bytes.h"
#include "pipeline/utf8.h"

#define INDENT 2

static const bool escaped[256] = { [0 ... 0x1F] = true, ['"'] = true, ['\\'] = true };

/* Which of eight bytes are such, as in bytes.h. */
static uint64_t find_escaped(const char *at)
{
	uint64_t word = bytes_load(at);

	return bytes_below(word, 0x20) | bytes_equal(word, '"') | bytes_equal(word, '\\');
}

/* The first byte that is; the end if there is none. The last eight may be looked at twice. */
static const char *next_escaped(const char *at, const char *end)
{
	while (end - at >= 8) {
		uint64_t found = find_escaped(at);

		if (found)
			return at + bytes_first(found);
		if (end - at == 8)
			return end;
		at = end - at < 16 ? end - 8 : at + 8;
	}
	while (at < end && !escaped[(unsigned char)*at])
		at++;
	return at;
}

static void escape(struct buf *out, unsigned char c)
{
	static const char named[0x20] = {
		['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't',
	};
	char pair[2] = { '\\', (char)c };

	if (c < 0x20 && !named[c]) {
		buf_addf(out, "\\u%04x", c);
		return;
	}
	if (c < 0x20)
		pair[1] = named[c];
	buf_add(out, pair, sizeof(pair));
}

/* The common case, in one piece. */
static void quote_plain(struct buf *out, const char *bytes, size_t size)
{
	char *to = buf_extend(out, size + 2);

	if (!to)
		return;
	to[0] = '"';
	memcpy(to + 1, bytes, size);
	to[size + 1] = '"';
}

void jsontext_quote(struct buf *out, const char *bytes, size_t size)
{
	const char *at = bytes, *end = bytes + size, *stop = next_escaped(at, end);

	if (stop == end) {
		quote_plain(out, bytes, size);
		return;
	}
	buf_addc(out, '"');
	for (; stop < end; stop = next_escaped(at, end)) {
		buf_add(out, at, (size_t)(stop - at));
		escape(out, (unsigned char)*stop);
		at = stop + 1;
	}
	buf_add(out, at, (size_t)(end - at));
	buf_addc(out, '"');
}

void jsontext_newline(struct buf *out, int depth)
{
	size_t indent = depth < 0 ? 0 : (size_t)depth * INDENT;
	char *to = depth < 0 ? NULL : buf_extend(out, 1 + indent);

	if (!to)
		return;
	*to = '\n';
	memset(to + 1, ' ', indent);
}

/* Whether the quote is escaped: an odd number of backslashes stands before it. */
static bool is_escaped(const char *quote)
{
	const char *at = quote;

	while (at[-1] == '\\')
		at--;
	return (quote - at) % 2 == 1;
}

const char *jsontext_string_end(const char *at, const char *end)
{
	do {
		at = memchr(at + 1, '"', (size_t)(end - at - 1));
	} while (at && is_escaped(at));
	return at ? at + 1 : end;
}

static const char *skip_space(const char *at, const char *end)
{
	while (at < end && strchr(" \t\r\n", *at) && *at)
		at++;
	return at;
}

/* Behind a number, true, false or null. */
static const char *word_end(const char *at, const char *end)
{
	while (at < end && !strchr(" \t\r\n,:]}", *at))
		at++;
	return at;
}

/*
 * Brackets and separators carry all the layout; strings and words are copied.
 * Depth is counted, not recursed into, so that no nesting is too deep.
 */
static const char *layout_mark(struct buf *out, const char *at, const char *end, int *depth)
{
	int step = *depth < 0 ? 0 : 1;
	char mark = *at++;

	if (mark == ']' || mark == '}') {
		*depth -= step;
		jsontext_newline(out, *depth);
	}
	buf_addc(out, mark);
	if (mark == ':' && step)
		buf_addc(out, ' ');
	if (mark == ',')
		jsontext_newline(out, *depth);
	if (mark != '[' && mark != '{')
		return at;
	at = skip_space(at, end);
	if (at < end && (*at == ']' || *at == '}')) {
		buf_addc(out, *at);
		return at + 1;
	}
	*depth += step;
	jsontext_newline(out, *depth);
	return at;
}

void jsontext_layout(struct buf *out, const char *json, size_t size, int depth)
{
	const char *end = json + size;
	const char *at = json;

	while ((at = skip_space(at, end)) < end) {
		const char *start = at;

		if (strchr("[]{},:", *at)) {
			at = layout_mark(out, at, end, &depth);
			continue;
		}
		at = *at == '"' ? jsontext_string_end(at, end) : word_end(at, end);
		buf_add(out, start, (size_t)(at - start));
	}
}

const char *jsontext_value_end(const char *at, const char *end)
{
	size_t depth = 0;

	do {
		if (*at == '"') {
			at = jsontext_string_end(at, end);
		} else if (strchr("[]{},:", *at)) {
			depth += *at == '[' || *at == '{';
			depth -= *at == ']' || *at == '}';
			at++;
		} else {
			at = word_end(at, end);
		}
		at = depth ? skip_space(at, end) : at;
	} while (depth && at < end);
	return at;
}

/* Behind that mark and the space around it; NULL where something else stands. */
static const char *skip_mark(const char *at, const char *end, char mark)
{
	at = skip_space(at, end);
	return at < end && *at == mark ? skip_space(at + 1, end) : NULL;
}

const char *jsontext_member(const char *json, size_t size, const char *name, size_t *value_size)
{
	size_t length = strlen(name);
	const char *end = json + size, *found = NULL;
	const char *at = memchr(json, '\0', size) ? NULL : skip_mark(json, end, '{');

	while (at && at < end && *at == '"') {
		const char *key = at + 1, *value, *value_end;

		at = jsontext_string_end(at, end);
		value = skip_mark(at, end, ':');
		if (!value || value == end)
			break;
		value_end = jsontext_value_end(value, end);
		if ((size_t)(at - key) == length + 1 && memcmp(key, name, length) == 0) {
			found = value;
			*value_size = (size_t)(value_end - value);
		}
		at = skip_mark(value_end, end, ',');
	}
	return found;
}

/* The four hexadecimal digits at `at`; -1 if they are not there. */
static long hex4(const char *at, const char *end)
{
	long code = 0;

	if (end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char c = at[i];
		int digit = c >= '0' && c <= '9' ? c - '0'
			: c >= 'a' && c <= 'f' ? c - 'a' + 10
			: c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;

		if (digit < 0)
			return -1;
		code = code * 16 + digit;
	}
	return code;
}

/* What stands behind "\u"; *at moves behind it. 0 for what no text holds. */
static uint32_t unescape_code(const char **at, const char *end)
{
	long code = hex4(*at, end), low;

	if (code < 0 || (code >= 0xDC00 && code < 0xE000))
		return 0;
	*at += 4;
	if (code < 0xD800 || code >= 0xE000)
		return (uint32_t)code;
	low = end - *at >= 6 && (*at)[0] == '\\' && (*at)[1] == 'u' ? hex4(*at + 2, end) : -1;
	if (low < 0xDC00 || low >= 0xE000)
		return 0;
	*at += 6;
	return 0x10000 + ((uint32_t)code - 0xD800) * 0x400 + ((uint32_t)low - 0xDC00);
}

/* The escape behind the backslash; *at moves behind it. False if it can't be text. */
static bool unescape(struct buf *out, const char **at, const char *end)
{
	static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	const char *name;
	char bytes[4];
	uint32_t code;

	if (*at == end)
		return false;
	if (**at != 'u') {
		name = strchr(names, *(*at)++);
		if (name && *name)
			buf_addc(out, meant[name - names]);
		return name && *name;
	}
	++*at;
	code = unescape_code(at, end);
	if (code)
		buf_add(out, bytes, utf8_put(bytes, code));
	return code != 0;
}

int jsontext_unquote(struct buf *out, const char *json, size_t size)
{
	const char *end = json + size - 1, *at = json + 1;
	size_t before = out->size;

	if (size < 2 || *json != '"')
		return -1;
	while (at < end) {
		const char *from = at;

		while (at < end && *at != '\\')
			at++;
		buf_add(out, from, (size_t)(at - from));
		if (at++ < end && !unescape(out, &at, end)) {
			buf_truncate(out, before);
			return -1;
		}
	}
	return 0;
}
