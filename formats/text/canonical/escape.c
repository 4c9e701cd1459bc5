#include "formats/text/canonical/escape.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/buf.h"
#include "pipeline/utf8.h"

/*
 * Characters
 */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\0';
}

/* Controls, line separators and what turns the direction of all that follows. */
static bool is_perilous(uint32_t code)
{
	return code < ' ' || (code >= 0x7f && code < 0xa0) || (code >= 0x2028 && code <= 0x202e) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

/* Scripts that break a line between any two characters and have no spaces there. */
static bool is_cjk(uint32_t code)
{
	return (code > 0x3000 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) ||
	       (code > 0xff00 && code <= 0xff60) || (code >= 0x20000 && code <= 0x3ffff);
}

/* Closing marks do not begin a line (JIS X 4051). */
static bool is_closing(uint32_t code)
{
	return (code > 0x3000 && code <= 0x301f) || (code > 0xff00 && code <= 0xff0f) ||
	       (code >= 0xff1a && code <= 0xff1f) || (code >= 0x30fb && code <= 0x30fe) ||
	       code >= 0xff3b;
}

/* The character before `at`, which is not the first. */
static uint32_t code_before(const char *start, const char *at)
{
	const char *end = at;

	do
		at--;
	while (at > start && ((unsigned char)*at & 0xc0) == 0x80);
	return utf8_next(&at, end);
}

/* The digits of "1." or "1)" at the beginning; 0 if it is no such thing. */
static size_t ordinal_digits(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return n && (text[n] == '.' || text[n] == ')') && is_blank(text[n + 1]) ? n : 0;
}

/* Whether a line that begins so would be an item, a rule, a heading or a quotation. */
static bool begins_like_mark(const char *text, bool markdown)
{
	if (!strchr(markdown ? "-=~+#>" : "-=~", *text) || !*text)
		return false;
	return *text == '>' || is_blank(text[1]) || text[1] == *text;
}

/*
 * Escapes
 */

static bool is_entity(const char *at)
{
	size_t n = 1 + (at[1] == '#');

	n += strspn(at + n, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	return n > 1 && at[n] == ';';
}

static bool is_markdown(const char *value, const char *at)
{
	char before = at > value ? at[-1] : ' ';

	switch (*at) {
	case '*':
	case '`':
	case '[':
	case ']':
	case '<':
		return true;
	case '_':
		return !isalnum((unsigned char)before) || !isalnum((unsigned char)at[1]);
	case '~':
		return before == '~' || at[1] == '~';
	case '#':
		return before == ' ' || before == '#';
	case '&':
		return is_entity(at);
	default:
		return false;
	}
}

/* A space that folding, or the end of a line, would take away. */
static bool is_lost_space(const char *value, const char *at)
{
	return at == value || at[-1] == ' ' || at[-1] == '\n' || at[1] == '\n' || !at[1];
}

struct escape {
	struct buf *out;
	const char *value, *end;
	const char *tail;	/* the blanks at the end: a line break there would be lost */
	const char *stops;
	unsigned flags;
};

static bool needs_backslash(const struct escape *escape, const char *at, bool begins)
{
	bool markdown = escape->flags & ESCAPE_MARKDOWN;

	return *at == '\\' || (strchr(escape->stops, *at) && is_blank(at[1])) ||
	       (begins && begins_like_mark(at, markdown)) ||
	       (markdown && is_markdown(escape->value, at));
}

static bool is_break(const struct escape *escape, const char *at)
{
	return *at == '\n' && escape->flags & ESCAPE_BREAKS && at > escape->value &&
	       at < escape->tail;
}

static void add_character(const struct escape *escape, const char **at, bool begins)
{
	const char *start = *at;
	uint32_t code = utf8_next(at, escape->end);

	if (is_break(escape, start)) {
		buf_adds(escape->out, "\\\n");
	} else if (is_perilous(code) || (code == ' ' && is_lost_space(escape->value, start))) {
		buf_addf(escape->out, "\\u{%x}", (unsigned)code);
	} else {
		if (needs_backslash(escape, start, begins))
			buf_addc(escape->out, '\\');
		buf_add(escape->out, start, (size_t)(*at - start));
	}
}

/* "1." would begin a list in Markdown; "1\." does not. */
static const char *add_ordinal(const struct escape *escape, const char *at)
{
	size_t n = escape->flags & ESCAPE_MARKDOWN ? ordinal_digits(at) : 0;

	buf_add(escape->out, at, n);
	buf_adds(escape->out, n ? "\\" : "");
	return at + n;
}

void escape_add(struct buf *out, const char *value, const char *stops, unsigned flags)
{
	struct escape escape = { out, value, value + strlen(value), NULL, stops, flags };
	bool begins = true;

	escape.tail = escape.end;
	while (escape.tail > value && is_blank(escape.tail[-1]))
		escape.tail--;
	for (const char *at = value; at < escape.end;) {
		if (begins)
			at = add_ordinal(&escape, at);
		begins = is_break(&escape, at);
		add_character(&escape, &at, at == value || at[-1] == '\n');
	}
}

/* "u{a0}" at `at`: adds the character and returns what is behind it, or NULL. */
static const char *undo_code(struct buf *out, const char *at, const char *end)
{
	char *stop, bytes[4];
	unsigned long code;

	if (end - at < 4 || at[0] != 'u' || at[1] != '{')
		return NULL;
	code = strtoul(at + 2, &stop, 16);
	if (*stop != '}' || !code || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
		return NULL;
	buf_add(out, bytes, utf8_put(bytes, (uint32_t)code));
	return stop + 1;
}

void escape_undo(struct buf *out, const char *raw, size_t size)
{
	const char *end = raw + size;

	while (raw < end) {
		const char *slash = memchr(raw, '\\', (size_t)(end - raw));
		const char *behind;

		buf_add(out, raw, (size_t)((slash ? slash : end) - raw));
		if (!slash || slash + 1 == end)
			return;
		behind = undo_code(out, slash + 1, end);
		if (!behind) {
			buf_addc(out, slash[1]);
			behind = slash + 2;
		}
		raw = behind;
	}
}

const char *escape_find(const char *raw, size_t size, const char *words)
{
	size_t length = strlen(words);

	for (size_t i = 0; i + length <= size; i++) {
		if (raw[i] == '\\')
			i++;
		else if (raw[i] == *words && !memcmp(raw + i, words, length))
			return raw + i;
	}
	return NULL;
}

bool escape_is_open(const char *raw, size_t size)
{
	size_t n = 0;

	while (n < size && raw[size - n - 1] == '\\')
		n++;
	return n % 2 == 1;
}

/*
 * Lists
 */

static bool has_comma(const char *item)
{
	for (const char *comma = strchr(item, ','); comma; comma = strchr(comma + 1, ','))
		if (is_blank(comma[1]))
			return true;
	return false;
}

static bool wants_semicolons(const struct texts *texts)
{
	for (size_t i = 0; texts->n > 1 && i < texts->n; i++)
		if (has_comma(texts->v[i].s))
			return true;
	return false;
}

void escape_add_list(struct buf *out, const struct texts *texts, const char *stops,
		     unsigned flags)
{
	bool semicolons = wants_semicolons(texts);
	char all[16] = ";";

	strncat(all, semicolons ? "" : ",", 2);
	strncat(all, stops, sizeof(all) - strlen(all) - 1);
	for (size_t i = 0; i < texts->n; i++) {
		if (i)
			buf_adds(out, semicolons ? "; " : ", ");
		escape_add(out, texts->v[i].s, all, flags);
	}
}

const char *escape_list_separator(const char *raw, size_t size)
{
	return escape_find(raw, size, "; ") ? "; " : ", ";
}

/*
 * Lines
 */

static bool may_begin_line(const struct wrap *wrap, const char *words)
{
	return *words != '|' && !begins_like_mark(words, true) && !ordinal_digits(words) &&
	       !(wrap->keeps && wrap->keeps(wrap->context, words));
}

static bool may_begin_cjk(const char *words, const char *end)
{
	return !is_closing(utf8_next(&words, end));
}

/* Whether a line may end before `at`, which is not the first character of its piece. */
static bool may_break(const struct wrap *wrap, const char *start, const char *at,
		      const char *end)
{
	const char *words = at + (*at == ' '), *behind = words;
	bool both_cjk = words < end && is_cjk(code_before(start, at)) &&
			is_cjk(utf8_next(&behind, end));

	if (both_cjk || *at != ' ')
		return both_cjk && *at != ' ' && may_begin_cjk(words, end);
	return may_begin_line(wrap, words);
}

/* The end of the piece that begins at `start` and cannot be broken, at `from` at the earliest. */
static const char *piece_end(const struct wrap *wrap, const char *start, const char *from,
			     const char *end)
{
	for (const char *at = from; at < end;) {
		const char *here = at;

		utf8_next(&at, end);
		if (*here == '\n' || (here > start && may_break(wrap, start, here, end)))
			return here;
	}
	return end;
}

void wrap_add(struct buf *out, const char *raw, const struct wrap *wrap)
{
	const char *end = raw + strlen(raw), *from = raw + wrap->glued;
	size_t column = wrap->column, limit = wrap->first;
	bool fresh = true;	/* nothing stands in the line yet */

	while (raw < end) {
		bool forced = *raw == '\n', space = *raw == ' ' && !fresh;
		const char *start = raw + (forced || space);
		const char *stop = piece_end(wrap, start, start > from ? start : from, end);
		size_t width = utf8_width(start, (size_t)(stop - start));

		if (forced || (!fresh && column + space + width > limit)) {
			buf_addf(out, "\n%*s", (int)wrap->indent, "");
			column = wrap->indent;
			limit = wrap->width;
		} else if (space) {
			buf_addc(out, ' ');
			column++;
		}
		buf_add(out, start, (size_t)(stop - start));
		column += width;
		fresh = false;
		raw = stop;
	}
}

void wrap_undo(struct buf *raw, const char *line, size_t size)
{
	const char *first = line;
	uint32_t before, after;

	if (!raw->size || !size || escape_is_open(raw->bytes, raw->size)) {
		buf_adds(raw, raw->size ? "\n" : "");
	} else {
		before = code_before(raw->bytes, raw->bytes + raw->size);
		after = utf8_next(&first, line + size);
		buf_adds(raw, is_cjk(before) && is_cjk(after) ? "" : " ");
	}
	buf_add(raw, line, size);
}
