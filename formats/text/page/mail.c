/* Texts pasted from e-mail: quoted-printable (RFC 2045, section 6.7) and "> " quoting. */
#include <ctype.h>
#include <string.h>

#include "formats/text/page/rows.h"
#include "pipeline/arena.h"
#include "pipeline/utf8.h"

#define SAMPLE 262144	/* bytes that evidence is looked for in */

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The byte that "=XX" stands for, or -1. */
static int quoted_byte(const char *at, const char *end)
{
	if (end - at < 3 || *at != '=' || hex_value(at[1]) < 0 || hex_value(at[2]) < 0)
		return -1;
	return hex_value(at[1]) * 16 + hex_value(at[2]);
}

/* Quoted-printable shows by "=20" at line ends, "=3D", letters beyond ASCII and soft line ends. */
static bool is_quoted_printable(const char *text, size_t size)
{
	const char *at = text, *end = text + (size < SAMPLE ? size : SAMPLE);
	size_t soft = 0, quoted = 0;

	while ((at = memchr(at, '=', (size_t)(end - at))) != NULL) {
		int byte = quoted_byte(at, end);

		soft += at + 1 < end && at[1] == '\n' && at > text && at[-1] != '=';
		quoted += byte >= 0xC2 || byte == 0x3D || (byte == 0x20 && at + 3 < end && at[3] == '\n');
		at++;
	}
	return quoted >= 2 && quoted + soft >= 3;
}

/* Decoded text; the lines of soft line ends stay apart as empty lines after it, so that numbers hold. */
static const char *decode_quoted_printable(struct arena *arena, const char *text, size_t *size)
{
	char *out = arena_alloc(arena, *size + 1);
	const char *at = text, *end = text + *size;
	size_t n = 0;

	while (at < end) {
		int byte = quoted_byte(at, end);

		if (byte >= 0x20 || byte == '\t') {
			out[n++] = (char)byte;
			at += 3;
		} else if (*at == '=' && end - at > 1 && at[1] == '\n') {
			at += 2;
		} else {
			out[n++] = *at++;
		}
	}
	out[n] = '\0';
	if (utf8_valid_prefix(out, n) != n)
		return text;
	*size = n;
	return out;
}

/* Counts the lines that hold anything, `most` of them at most. */
static size_t count_lines(const char *text, const char *end, size_t most)
{
	size_t lines = 0;

	for (const char *at = text, *newline; at < end && lines < most;
	     at = newline != NULL ? newline + 1 : end) {
		newline = memchr(at, '\n', (size_t)(end - at));
		lines += *at != '\n';
	}
	return lines;
}

static size_t count_quoted(const char *text, const char *end)
{
	size_t quoted = 0;

	for (const char *at = text; (at = memchr(at, '>', (size_t)(end - at))) != NULL; at++)
		quoted += at == text || at[-1] == '\n';
	return quoted;
}

/* Whether nearly all lines begin with ">". */
static bool is_quoted(const char *text, size_t size)
{
	const char *end = text + (size < SAMPLE ? size : SAMPLE);
	size_t quoted = count_quoted(text, end);

	return quoted >= 3 && quoted * 4 >= count_lines(text, end, 2 * quoted) * 3;
}

static const char *strip_quoting(struct arena *arena, const char *text, size_t *size)
{
	char *out = arena_alloc(arena, *size + 1);
	const char *at = text, *end = text + *size;
	size_t n = 0;

	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		const char *stop = newline != NULL ? newline + 1 : end;

		while (at < stop && *at == '>')
			at += 1 + (stop - at > 2 && at[1] == ' ' && at[2] == '>');
		if (at < stop && *at == ' ')
			at++;
		memcpy(out + n, at, (size_t)(stop - at));
		n += (size_t)(stop - at);
		at = stop;
	}
	*size = n;
	return out;
}

const char *mail_decode(struct arena *arena, const char *text, size_t *size)
{
	if (is_quoted_printable(text, *size))
		text = decode_quoted_printable(arena, text, size);
	if (is_quoted(text, *size))
		text = strip_quoting(arena, text, size);
	return text;
}
