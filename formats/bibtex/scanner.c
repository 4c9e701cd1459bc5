#include "formats/bibtex/scanner.h"

#include <string.h>

#include "pipeline/arena.h"

enum {
	JOINED_MAX = 64 << 20,	/* what @string and # may make of a file */
	SHOWN = 40,		/* of a word in a message */
};

/* What names end with, beside blanks and control characters. */
static const bool ends_name[256] = {
	['"'] = true, ['#'] = true, ['%'] = true, ['\''] = true, ['('] = true, [')'] = true,
	[','] = true, ['='] = true, ['{'] = true, ['}'] = true, [0x7F] = true,
};

static bool is_name(char c)
{
	return (unsigned char)c > ' ' && !ends_name[(unsigned char)c];
}

static bool is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

struct span bib_span_trim(struct span span)
{
	while (span.size && bib_is_space(*span.bytes)) {
		span.bytes++;
		span.size--;
	}
	while (span.size && bib_is_space(span.bytes[span.size - 1]))
		span.size--;
	return span;
}

struct span bib_span_between(const char *from, const char *to)
{
	return (struct span){ from, (size_t)(to - from) };
}

int bib_span_shown(struct span span)
{
	return span.size < SHOWN ? (int)span.size : SHOWN;
}

/* Positions */

struct pos scanner_position(struct scanner *s, const char *at)
{
	struct place *place = &s->place;
	const char *newline;

	while ((newline = memchr(place->at, '\n', (size_t)(at - place->at)))) {
		place->at = place->line_start = newline + 1;
		place->line++;
	}
	place->at = at;
	return pos_at(s->file->name, place->line, (uint32_t)(at - place->line_start) + 1);
}

void scanner_warn(struct scanner *s, const char *at, const char *id, const char *before,
		  struct span subject, const char *behind)
{
	if (!s->escapes)
		diag_report(s->file->diag, LEVEL_WARNING, scanner_position(s, at), id,
			    "%s%.*s%s", before, bib_span_shown(subject), subject.bytes, behind);
}

int scanner_fail(struct scanner *s, const char *at, const char *wrong)
{
	if (!s->wrong) {
		s->wrong = wrong;
		s->wrong_at = at;
	}
	return -1;
}

/* Finding entries */

static bool begins_entry(const struct scanner *s, const char *at)
{
	const char *behind = at + 1;

	while (behind < s->end && is_letter(*behind))
		behind++;
	if (behind == at + 1)
		return false;
	while (behind < s->end && bib_is_space(*behind))
		behind++;
	return behind < s->end && (*behind == '{' || *behind == '(');
}

/* Whether an entry begins at this '@', with nothing before it on its line. */
static bool begins_line_entry(const struct scanner *s, const char *at)
{
	const char *before = at;

	while (before > s->begin && (before[-1] == ' ' || before[-1] == '\t'))
		before--;
	return (before == s->begin || before[-1] == '\n') && begins_entry(s, at);
}

size_t scanner_count_entries(const struct scanner *s, const char *at, const char *end)
{
	size_t n = 0;

	for (; (at = memchr(at, '@', (size_t)(end - at))); at++)
		n += begins_entry(s, at);
	return n;
}

const char *scanner_next_entry(struct scanner *s, const char *from)
{
	const char *at = from;

	if (s->next_entry && s->next_from <= from && from <= s->next_entry)
		return s->next_entry;
	while ((at = memchr(at, '@', (size_t)(s->end - at))) && !begins_line_entry(s, at))
		at++;
	s->next_from = from;
	s->next_entry = at ? at : s->end;
	return s->next_entry;
}

void scanner_skip_space(struct scanner *s)
{
	for (;;) {
		while (s->at < s->end && bib_is_space(*s->at))
			s->at++;
		if (s->at == s->end || *s->at != '%')
			return;
		s->at = memchr(s->at, '\n', (size_t)(s->end - s->at));
		if (!s->at)
			s->at = s->end;
	}
}

struct span scanner_name(struct scanner *s)
{
	const char *from = s->at;

	while (s->at < s->end && is_name(*s->at))
		s->at++;
	return bib_span_between(from, s->at);
}

/* Values */

/*
 * How far a delimiter may be looked for: to the end of the file, for values
 * may hold anything; but once much of the file was looked at in vain, to the
 * next entry, so that a file full of open braces takes linear time.
 */
static const char *horizon(struct scanner *s)
{
	size_t size = (size_t)(s->end - s->begin);

	return s->looked_again > 4 * size ? scanner_next_entry(s, s->start + 1) : s->end;
}

static const char *not_closed(struct scanner *s, const char *open, const char *reach,
			      const char *wrong)
{
	if (reach > s->reach)
		s->reach = reach;
	scanner_fail(s, open, wrong);
	return NULL;
}

static size_t count(const char *at, const char *end, char c)
{
	size_t n = 0;

	while ((at = memchr(at, c, (size_t)(end - at)))) {
		n++;
		at++;
	}
	return n;
}

/* The brace that closes the one at `open`. */
static const char *find_brace(const char *open, const char *stop)
{
	const char *at = open, *close;
	size_t depth = 0;

	while ((close = memchr(at, '}', (size_t)(stop - at)))) {
		depth += count(at, close, '{');
		if (!--depth)
			return close;
		at = close + 1;
	}
	return NULL;
}

/* ... where those behind a backslash do not count. */
static const char *find_unescaped_brace(const char *open, const char *stop)
{
	size_t depth = 0;

	for (const char *at = open; at < stop; at++) {
		if (*at == '{')
			depth++;
		else if (*at == '}' && !--depth)
			return at;
		else if (*at == '\\')
			at++;
	}
	return NULL;
}

const char *scanner_braced_end(struct scanner *s, const char *open)
{
	const char *stop = horizon(s);
	const char *close = stop <= open ? NULL : s->escapes ? find_unescaped_brace(open, stop)
			  : find_brace(open, stop);

	return close ? close : not_closed(s, open, stop, "brace is never closed");
}

/* The quote that closes the one at `open`: braces inside must balance. */
static const char *quoted_end(struct scanner *s, const char *open)
{
	const char *stop = horizon(s);
	size_t depth = 0;

	for (const char *at = open + 1; at < stop; at++) {
		if (*at == '{')
			depth++;
		else if (*at == '}' && !depth--)
			return not_closed(s, open, at, "quote is never closed");
		else if (*at == '"' && !depth)
			return at;
		else if (*at == '\\' && s->escapes && at + 1 < stop)
			at++;
	}
	return not_closed(s, open, stop, "quote is never closed");
}

/* What can be saved of a value without an end: up to the next entry. */
static struct span salvage(struct scanner *s, const char *open)
{
	const char *stop = scanner_next_entry(s, s->start + 1);
	struct span rest = { open, 0 };

	if (stop > open)
		rest = bib_span_trim(bib_span_between(open + 1, stop));
	while (rest.size && strchr("}\",) \t\n", rest.bytes[rest.size - 1]))
		rest.size--;
	s->at = stop > open ? stop : open;
	return rest;
}

static int read_delimited(struct scanner *s, struct span *piece)
{
	const char *open = s->at;
	const char *close = *open == '{' ? scanner_braced_end(s, open) : quoted_end(s, open);

	if (!close) {
		*piece = salvage(s, open);
		return -1;
	}
	*piece = bib_span_between(open + 1, close);
	s->at = close + 1;
	return 0;
}

static bool all_digits(struct span word)
{
	for (size_t i = 0; i < word.size; i++)
		if (word.bytes[i] < '0' || word.bytes[i] > '9')
			return false;
	return true;
}

/* A number, or the name of a string. */
static int read_word(struct scanner *s, struct span *piece)
{
	const struct symbol *macro;
	const char *from = s->at;

	while (s->at < s->end && !bib_is_space(*s->at) && !strchr(",#{}()\"%", *s->at))
		s->at++;
	*piece = bib_span_between(from, s->at);
	if (!piece->size)
		return scanner_fail(s, from, "expected a value");
	if (all_digits(*piece))
		return 0;
	macro = bib_symbols_find(&s->file->macros, piece->bytes, piece->size);
	if (macro)
		*piece = (struct span){ macro->data, macro->data_size };
	else if (*from >= '0' && *from <= '9')
		scanner_warn(s, from, "bare-value", "value '", *piece, "' stands without braces");
	else
		scanner_warn(s, from, "undefined-string", "string '", *piece,
			     "' is not defined; its name is taken as the text");
	return 0;
}

static int read_piece(struct scanner *s, struct span *piece)
{
	scanner_skip_space(s);
	*piece = (struct span){ s->at, 0 };
	if (s->at == s->end)
		return scanner_fail(s, s->at, "expected a value");
	return *s->at == '{' || *s->at == '"' ? read_delimited(s, piece) : read_word(s, piece);
}

/* The pieces that '#' joins to the first one. */
static int read_joined(struct scanner *s, struct span *value)
{
	struct span piece;
	int result = 0;

	buf_clear(&s->value);
	buf_add(&s->value, value->bytes, value->size);
	while (!result && s->at < s->end && *s->at == '#') {
		s->at++;
		result = read_piece(s, &piece);
		s->joined += s->value.size + piece.size;
		if (s->joined > JOINED_MAX)
			return scanner_fail(s, s->at, "joined strings are too long");
		buf_add(&s->value, piece.bytes, piece.size);
		if (!result)
			scanner_skip_space(s);
	}
	value->bytes = arena_copy(s->file->arena, s->value.bytes, s->value.size);
	value->size = value->bytes ? s->value.size : 0;
	return result;
}

int scanner_value(struct scanner *s, struct span *value)
{
	int result = read_piece(s, value);

	if (result)
		return result;
	scanner_skip_space(s);
	return s->at < s->end && *s->at == '#' ? read_joined(s, value) : 0;
}
