#include <stdlib.h>
#include <string.h>

#include "formats/bibtex/tex.h"
#include "pipeline/bytes.h"
#include "pipeline/utf8.h"

/* What is unescaped in addresses; everything else stands for itself. */
static const struct {
	const char *escape, *plain;
} escapes[] = {
	{ "\\_", "_" }, { "\\%", "%" }, { "\\&", "&" }, { "\\#", "#" }, { "\\$", "$" },
	{ "\\{", "{" }, { "\\}", "}" }, { "\\~{}", "~" }, { "{\\~{}}", "~" },
	{ "\\textasciitilde{}", "~" }, { "{\\textasciitilde}", "~" }, { "\\textbackslash{}", "\\" },
};

static bool starts(const char *at, const char *end, const char *with)
{
	size_t size = strlen(with);

	return (size_t)(end - at) >= size && !memcmp(at, with, size);
}

/* \symbol{"7B}, as tex_encode_verbatim writes; NULL if it is none. */
static const char *add_number(const char *at, const char *end, struct buf *out)
{
	static const char begin[] = "\\symbol{\"";
	char digits[8] = "", bytes[4], *stop;
	unsigned long code;
	size_t left;

	if (!starts(at, end, begin))
		return NULL;
	at += sizeof(begin) - 1;
	left = (size_t)(end - at);
	memcpy(digits, at, left < 7 ? left : 7);
	code = strtoul(digits, &stop, 16);
	if (stop == digits || *stop != '}' || !code || code > 0x10FFFF ||
	    (code >= 0xD800 && code < 0xE000))
		return NULL;
	buf_add(out, bytes, utf8_put(bytes, (uint32_t)code));
	return at + (stop - digits) + 1;
}

static const char *add_unescaped(const char *at, const char *end, struct buf *out)
{
	const char *after = add_number(at, end, out);

	if (after)
		return after;
	for (size_t i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		if (starts(at, end, escapes[i].escape)) {
			buf_adds(out, escapes[i].plain);
			return at + strlen(escapes[i].escape);
		}
	}
	buf_addc(out, *at);
	return at + 1;
}

/* Takes off braces around the whole, and an \url. */
static struct span unwrap(struct span raw)
{
	for (;;) {
		const char *end, *after;
		struct span inside;

		raw = bib_span_trim(raw);
		end = raw.bytes + raw.size;
		inside = raw;
		if (starts(raw.bytes, end, "\\url{")) {
			inside.bytes += 4;
			inside.size -= 4;
		}
		if (!inside.size || *inside.bytes != '{')
			return raw;
		inside = tex_group(inside.bytes, end, &after);
		if (after != end || inside.bytes + inside.size == end)
			return raw;
		raw = inside;
	}
}

/* What does not stand for itself. */
static const bool is_special[256] = {
	['\\'] = true, ['{'] = true,
	[' '] = true, ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true,
};

/* The first character that does not stand for itself; a lone blank does. */
static const char *next_special(const char *at, const char *end)
{
	for (size_t n = BYTES_WIDE; n == BYTES_WIDE && end - at > BYTES_WIDE; at += n) {
		bytes_wide c = bytes_load_wide(at), next = bytes_load_wide(at + 1);

		n = bytes_ahead((c < ' ') | (c == '\\') | (c == '{') |
				((c == ' ') & (next <= ' ')));
	}
	while (at < end && (!is_special[(unsigned char)*at] ||
			    (*at == ' ' && at + 1 < end && !bib_is_space(at[1]))))
		at++;
	return at;
}

void tex_decode_verbatim(struct span raw, struct buf *out)
{
	const char *at, *end;

	raw = unwrap(raw);
	end = raw.bytes + raw.size;
	for (at = raw.bytes; at < end;) {
		const char *from = at;

		at = next_special(at, end);
		buf_add(out, from, (size_t)(at - from));
		if (at == end)
			break;
		if (!bib_is_space(*at)) {
			at = add_unescaped(at, end, out);
		} else {
			buf_addc(out, ' ');
			while (at < end && bib_is_space(*at))
				at++;
		}
	}
}

/* Whether the braces balance, so that they can stand. */
static bool balanced(const char *text, size_t size)
{
	size_t depth = 0;

	for (size_t i = 0; i < size; i++) {
		if (text[i] == '{')
			depth++;
		else if (text[i] == '}' && !depth--)
			return false;
	}
	return depth == 0 && (!size || *text != '{');
}

void tex_encode_verbatim(const char *text, size_t size, unsigned flags, struct buf *out)
{
	const char *end = text + size;
	bool braces = balanced(text, size);

	for (const char *at = text; at < end;) {
		const char *from = at;
		uint32_t code = utf8_next(&at, end);
		bool edge = from == text || at == end || bib_is_space(from[-1]);
		bool plain = code == ' ' ? !edge : code == '{' || code == '}' ? braces
			: code != '\\' && code > ' ' && !utf8_is_noncharacter(code) &&
			  !(code >= 0x7F && flags & ENCODE_ASCII);

		if (plain)
			buf_add(out, from, (size_t)(at - from));
		else
			buf_addf(out, "\\symbol{\"%02X}", (unsigned)code);
	}
}
