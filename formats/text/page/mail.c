/*
 * Texts pasted from e-mail: quoted-printable (RFC 2045, section 6.7), "> "
 * quoting, the header (RFC 5322, section 2.2) and the signature (RFC 3676,
 * section 4.3).
 */
#include <ctype.h>
#include <string.h>

#include "formats/text/page/rows.h"
#include "pipeline/arena.h"
#include "pipeline/utf8.h"

#define SAMPLE 262144	/* bytes that evidence is looked for in */
#define SIGNATURE_SIZE 400	/* bytes that a signature has at most */

/* Fields of a mail's header as programs show them; the first ones name who wrote it. */
static const char *const senders[] = { "From", "Von", "De", "Da", "Van", "Fra" };
static const char *const fields[] = {
	"To", "Cc", "Bcc", "Subject", "Date", "Sent", "Reply-To", "Message-ID", "MIME-Version",
	"Content-Type", "Content-Transfer-Encoding", "An", "Betreff", "Datum", "Gesendet", "Objet",
	"Envoyé", "Para", "Asunto", "Assunto", "Fecha", "Data", "Enviado", "Oggetto", "Onderwerp", "Aan",
};

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

/* Whether nearly all lines begin with ">". */
static bool is_quoted(const char *text, size_t size)
{
	const char *at = text, *end = text + (size < SAMPLE ? size : SAMPLE);
	size_t lines = 0, quoted = 0;

	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));

		if (*at != '\n') {
			lines++;
			quoted += *at == '>';
		}
		at = newline != NULL ? newline + 1 : end;
	}
	return quoted >= 3 && quoted * 4 >= lines * 3;
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

static bool names_field(const char *line, const char *colon, const char *const *names, size_t n)
{
	size_t size = (size_t)(colon - line);

	for (size_t i = 0; i < n; i++)
		if (strlen(names[i]) == size && memcmp(names[i], line, size) == 0)
			return true;
	return false;
}

/* Blanks the line but for the address in it. */
static void keep_address(char *line, char *end)
{
	char *at = memchr(line, '@', (size_t)(end - line)), *from = at, *to = at;

	while (from != NULL && from > line && strchr(" <:,;(\"", from[-1]) == NULL)
		from--;
	while (to != NULL && to < end && strchr(" >,;)\"", *to) == NULL)
		to++;
	for (char *c = line; c < end; c++)
		if (at == NULL || c < from || c >= to)
			*c = ' ';
}

/*
 * The end of the header that the text begins with, or 0: lines of fields and
 * what they go on with, one of which says who wrote.
 */
static size_t header_end(const char *text, size_t size)
{
	const char *at = text, *end = text + size;
	size_t n = 0, sender = 0;

	while (at < end && *at != '\n') {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		const char *stop = newline != NULL ? newline : end;
		const char *colon = memchr(at, ':', (size_t)(stop - at));
		bool from = colon != NULL && names_field(at, colon, senders, sizeof(senders) / sizeof(*senders));

		if (*at != ' ' && *at != '\t' && !from &&
		    (colon == NULL || !names_field(at, colon, fields, sizeof(fields) / sizeof(*fields))))
			return 0;
		sender += from;
		n++;
		at = newline != NULL ? newline + 1 : end;
	}
	return n >= 3 && sender == 1 ? (size_t)(at - text) : 0;
}

/* Blanks a mail's header but for the writer's address, and the signature at its end. */
static const char *strip_envelope(struct arena *arena, const char *text, size_t size)
{
	size_t begin = 0, header;
	char *copy, *line, *signature;

	while (begin < size && text[begin] == '\n')
		begin++;
	header = header_end(text + begin, size - begin);
	if (header == 0)
		return text;
	copy = arena_copy(arena, text, size);
	line = copy + begin;
	for (char *end; line < copy + begin + header; line = end + 1) {
		const char *colon;

		end = memchr(line, '\n', (size_t)(copy + size - line));
		end = end != NULL ? end : copy + size;
		colon = memchr(line, ':', (size_t)(end - line));
		if (colon != NULL && names_field(line, colon, senders, sizeof(senders) / sizeof(*senders)))
			keep_address(line, end);
		else
			memset(line, ' ', (size_t)(end - line));
	}
	line = size > SIGNATURE_SIZE ? copy + size - SIGNATURE_SIZE : copy;
	signature = memmem(line, (size_t)(copy + size - line), "\n-- \n", 5);
	for (char *c = signature; c != NULL && c < copy + size; c++)
		*c = *c == '\n' ? '\n' : ' ';
	return copy;
}

const char *mail_decode(struct arena *arena, const char *text, size_t *size)
{
	if (is_quoted_printable(text, *size))
		text = decode_quoted_printable(arena, text, size);
	if (is_quoted(text, *size))
		text = strip_quoting(arena, text, size);
	return strip_envelope(arena, text, *size);
}
