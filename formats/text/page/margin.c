/* The blocks of Markdown that rows tell by themselves: nearly all that people write. */
#include "formats/text/page/margin.h"

#include <ctype.h>
#include <string.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define ITEM_BLANKS 4		/* behind an item's mark; with more its text is code */
#define CODE_COLUMNS 4		/* before indented code */
#define ITEMS_MAX 8		/* items inside each other that are told */

bool margin_is_fence(const char *at, const char *end)
{
	return end - at >= 3 && (memcmp(at, "```", 3) == 0 || memcmp(at, "~~~", 3) == 0);
}

bool margin_is_rule_like(const char *at, const char *end)
{
	static const bool rule[256] = {
		['-'] = true, ['='] = true, ['*'] = true, ['_'] = true, [' '] = true, ['\t'] = true,
	};

	while (at < end && rule[(unsigned char)*at])
		at++;
	return at == end;
}

const char *margin_skip_blanks(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	return at;
}

const char *margin_skip_marker(const char *at, const char *end)
{
	const char *start = at;

	if (at < end && (*at == '-' || *at == '*' || *at == '+')) {
		at++;
	} else {
		while (at < end && isdigit((unsigned char)*at) && at - start < 9)
			at++;
		if (at == start || at == end || (*at != '.' && *at != ')'))
			return NULL;
		at++;
	}
	return at == end || *at == ' ' || *at == '\t' ? at : NULL;
}

/* What rows are by where they stand and how they begin. */
enum margin {
	MARGIN_INSET,		/* text set in, which right below other text goes on there */
	MARGIN_OTHER,		/* for cmark to tell */
	MARGIN_QUOTE,		/* see mark_quote() */
	MARGIN_RULE, MARGIN_HEADING,
	MARGIN_CODE,		/* set in by four columns or more, unless it is text that goes on there */
	MARGIN_TEXT,
	MARGIN_ITEM,		/* of a list: a bullet and text; see mark_item() */
	MARGIN_ORDINAL,		/* a number and text, which may be no item right below other text */
};

static bool is_heading(const char *at, const char *end)
{
	const char *text = at;

	while (text < end && *text == '#')
		text++;
	return text > at && text - at <= 6 && (text == end || *text == ' ');
}

static bool is_break(const char *at, const char *end)
{
	return end - at >= 3 && memchr("-*_", *at, 3) && !memcmp(at, at + 1, (size_t)(end - at - 1));
}

/* The level of the heading that row i underlines; 0 if it is no underline, or there is no such row. */
static unsigned underline_level(const struct rows *rows, size_t i)
{
	const struct row *row = i < rows->n ? &rows->v[i] : NULL;

	if (row == NULL || row->indent > 0 || row->blanks > 0 || row->flags & LINE_PAGE_START ||
	    (*row->text != '=' && *row->text != '-') ||
	    memcmp(row->text, row->text + 1, row->size - 1) != 0)
		return 0;
	return *row->text == '=' ? 1 : 2;
}

/* Text that begins no block by its first bytes. */
static bool is_text(const char *at, const char *end)
{
	static const bool begins_blocks[256] = {
		['#'] = true, ['-'] = true, ['='] = true, ['*'] = true, ['_'] = true, ['+'] = true,
		['>'] = true, [' '] = true, ['\t'] = true, ['`'] = true, ['~'] = true,
		['0' ... '9'] = true,
	};

	return !begins_blocks[(unsigned char)*at] ||
	       (strchr("#> \t", *at) == NULL && !margin_skip_marker(at, end) &&
		!margin_is_rule_like(at, end) && !margin_is_fence(at, end));
}

/* Whether spaces alone stand before the text. */
static bool is_set_in(const struct row *row)
{
	uint32_t n = 0;

	while (n < row->indent && row->text[-1 - (ptrdiff_t)n] == ' ')
		n++;
	return n == row->indent;
}

/* The size of an item's mark and the spaces behind it; 0 if there is none, or no text behind it. */
static uint32_t item_size(const struct row *row)
{
	const char *at = row->text, *end = at + row->size, *after = margin_skip_marker(at, end);
	const char *text = after ? margin_skip_blanks(after, end) : end;

	if (text == end || text - after > ITEM_BLANKS || memchr(after, '\t', (size_t)(text - after)) ||
	    !is_text(text, end))
		return 0;
	return (uint32_t)(text - at);
}

/* What the row's text begins where nothing is set in. */
static enum margin kind_of(const struct row *row)
{
	const char *at = row->text, *end = at + row->size;

	if (is_text(at, end))
		return MARGIN_TEXT;
	if (is_heading(at, end))
		return MARGIN_HEADING;
	if (*at == '>')
		return MARGIN_QUOTE;
	if (item_size(row) > 0)
		return isdigit((unsigned char)*at) ? MARGIN_ORDINAL : MARGIN_ITEM;
	return is_break(at, end) ? MARGIN_RULE : MARGIN_OTHER;
}

static enum margin margin_of(const struct row *row)
{
	if (row->flags & LINE_PAGE_START)
		return MARGIN_OTHER;
	if (row->indent == 0)
		return kind_of(row);
	if (row->indent >= CODE_COLUMNS && is_set_in(row))
		return MARGIN_CODE;
	return kind_of(row) == MARGIN_TEXT ? MARGIN_INSET : MARGIN_OTHER;
}

/* Whether the row begins the block that it seems to. */
static bool margin_begins(const struct row *row, enum margin margin, enum margin before)
{
	if (margin == MARGIN_HEADING || margin == MARGIN_ITEM)
		return true;
	if (margin == MARGIN_CODE && (before <= MARGIN_OTHER || before >= MARGIN_ITEM))
		return false;
	return margin > MARGIN_OTHER &&
	       (row->blanks > 0 || (before >= MARGIN_RULE && before <= MARGIN_CODE) ||
		(margin == MARGIN_ORDINAL && before >= MARGIN_ITEM));
}

/* Whether `next` right below the block is part of its text. */
static bool margin_goes_on(enum margin margin, enum margin next)
{
	return margin == MARGIN_TEXT &&
	       (next == MARGIN_TEXT || next == MARGIN_CODE || next == MARGIN_INSET);
}

/* Whether the block ends before `next`, a blank row parting them or not. */
static bool margin_ends(enum margin margin, enum margin next, bool parted)
{
	return margin != MARGIN_TEXT || parted || next == MARGIN_HEADING || next == MARGIN_ITEM;
}

void margin_mark_heading(struct row *row, unsigned level)
{
	const char *end = row->text + row->size;

	row->flags |= LINE_HEADING;
	row->level = (uint16_t)level;
	while (row->text < end && (*row->text == '#' || *row->text == ' '))
		row->text++;
	while (end > row->text && (end[-1] == '#' || end[-1] == ' '))
		end--;
	row->size = (uint32_t)(end - row->text);
	if (row->size == 0)
		row->state |= ROW_DROPPED;
}

void margin_strip_quote(struct row *row)
{
	while (row->size > 0 && (*row->text == '>' || *row->text == ' ')) {
		row->text++;
		row->size--;
	}
	row->flags |= LINE_QUOTE;
}

static void mark_block(struct row *rows, size_t n, enum margin margin)
{
	unsigned level = 0;

	for (size_t i = 0; i < n; i++)
		rows[i].state |= ROW_KNOWN | (i > 0 ? ROW_CONTINUES | ROW_TEXT : 0);
	if (margin == MARGIN_TEXT) {
		rows->state |= ROW_TEXT;
	} else if (margin == MARGIN_HEADING) {
		while (level < rows->size && rows->text[level] == '#')
			level++;
		margin_mark_heading(rows, level);
	}
}

/* What a row is to the item at the margin above it. */
enum item_row { ITEM_HOLDS, ITEM_ENDS, ITEM_UNKNOWN };

/* Items inside each other: the columns at which their text begins. */
struct items {
	uint32_t columns[ITEMS_MAX];
	size_t depth;
	bool code;		/* the row above is code, not text that may go on */
};

static enum item_row hold(struct items *items, struct row *row, size_t depth, unsigned state)
{
	items->depth = depth;
	items->code = state == 0;
	row->state |= (uint16_t)state;
	return ITEM_HOLDS;
}

static enum item_row hold_item(struct items *items, struct row *row, size_t depth)
{
	items->columns[depth] = row->indent + item_size(row);
	row->level = (uint16_t)(depth + 1);
	return hold(items, row, depth + 1, ROW_ITEM);
}

/*
 * As CommonMark has it (sections 5.2, 5.3): a row belongs to the items whose text
 * begins no further in than its own. Text right below text goes on there wherever
 * it stands.
 */
static enum item_row mark_item_row(struct items *items, struct row *row)
{
	bool open = row->blanks == 0 && !items->code;
	enum margin kind = kind_of(row);
	size_t depth = items->depth;
	uint32_t in;

	if (row->flags & LINE_PAGE_START || (!is_set_in(row) && !(open && kind == MARGIN_TEXT)))
		return ITEM_UNKNOWN;
	while (depth > 0 && items->columns[depth - 1] > row->indent)
		depth--;
	in = row->indent - (depth > 0 ? items->columns[depth - 1] : 0);
	if (open && (in >= CODE_COLUMNS || kind == MARGIN_TEXT))
		return hold(items, row, items->depth, ROW_CONTINUES | ROW_TEXT);
	if (in >= CODE_COLUMNS)
		return depth > 0 ? hold(items, row, depth, 0) : ITEM_UNKNOWN;
	if (depth == 0 && (kind <= MARGIN_TEXT || in == 0))
		return kind == MARGIN_OTHER ? ITEM_UNKNOWN : ITEM_ENDS;
	if (kind == MARGIN_TEXT)
		return hold(items, row, depth, ROW_TEXT);
	if (kind < MARGIN_ITEM || depth == ITEMS_MAX ||
	    (kind == MARGIN_ORDINAL && open && depth == items->depth))
		return ITEM_UNKNOWN;
	return hold_item(items, row, depth);
}

/*
 * Marks the item that `rows` begin with, and what it holds: text, and items that are
 * set in. Returns how many rows it has; *margin becomes MARGIN_OTHER when that is
 * for cmark to tell.
 */
static size_t mark_item(struct row *rows, size_t n, enum margin *margin)
{
	struct items items = { .depth = 0 };
	enum item_row held = ITEM_HOLDS;
	size_t i = 1;

	hold_item(&items, rows, 0);
	while (i < n && (held = mark_item_row(&items, &rows[i])) == ITEM_HOLDS)
		i++;
	for (size_t k = 0; k < i; k++) {
		if (held == ITEM_UNKNOWN) {
			rows[k].state = 0;
			rows[k].level = 0;
		} else {
			rows[k].state |= ROW_KNOWN;
		}
	}
	if (held == ITEM_UNKNOWN)
		*margin = MARGIN_OTHER;
	return i;
}

/* The end of the text closes what is open, as a heading does. */
static enum margin margin_at(const struct rows *rows, size_t i)
{
	return i < rows->n ? margin_of(&rows->v[i]) : MARGIN_HEADING;
}

/* A row of text and the underline below it. */
static void mark_underlined(struct row *row, unsigned level)
{
	row[0].state |= ROW_KNOWN;
	row[1].state |= ROW_KNOWN;
	margin_mark_heading(row, level);
}

/* What the row has behind the quote's mark and a space. */
static struct row quoted(const struct row *row)
{
	const char *end = row->text + row->size, *text = margin_skip_blanks(row->text + 1, end);
	struct row inner = { .text = text, .size = (uint32_t)(end - text) };

	inner.indent = text > row->text + 1 ? (uint32_t)(text - row->text) - 2 : 0;
	return inner;
}

/* The n rows of a quote as a text of their own; none when tabs or quotes are inside. */
static void add_quoted(struct rows *inner, const struct row *rows, size_t n)
{
	bool blank = false;

	for (size_t i = 0; i < n; i++) {
		struct row row = quoted(&rows[i]);

		if (memchr(rows[i].text, '\t', (size_t)(row.text - rows[i].text)) ||
		    (row.size > 0 && *row.text == '>')) {
			inner->n = 0;
			return;
		}
		row.blanks = blank;
		blank = row.size == 0;
		if (!blank)
			inner->v[inner->n++] = row;
	}
}

static bool are_known(const struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (!(rows->v[i].state & ROW_KNOWN))
			return false;
	return rows->n > 0;
}

/* Marks a quote's rows as `inner` are marked. */
static void mark_quoted(struct row *rows, size_t n, const struct rows *inner)
{
	const struct row *from = inner->v;

	for (size_t i = 0; i < n; i++) {
		rows[i].state |= ROW_KNOWN;
		if (quoted(&rows[i]).size == 0)
			continue;
		rows[i].state |= from->state;
		rows[i].level = from->level;
		if (from->state & (ROW_TEXT | ROW_ITEM) || from->flags & LINE_HEADING)
			margin_strip_quote(&rows[i]);
		if (from->flags & LINE_HEADING)
			margin_mark_heading(&rows[i], from->level);
		from++;
	}
}

/* Marks the quote that begins at row i; returns how many rows it has. See mark_item(). */
static size_t mark_quote(struct arena *arena, struct rows *rows, size_t i, enum margin *margin)
{
	struct rows inner = { 0 };
	enum margin next;
	size_t n = 1;

	while (i + n < rows->n && rows->v[i + n].blanks == 0 &&
	       margin_of(&rows->v[i + n]) == MARGIN_QUOTE)
		n++;
	next = margin_at(rows, i + n);
	rows_reserve(arena, &inner, n);
	add_quoted(&inner, &rows->v[i], n);
	margin_mark(arena, &inner);
	if (are_known(&inner) &&
	    margin_ends(MARGIN_TEXT, next, i + n < rows->n && rows->v[i + n].blanks > 0))
		mark_quoted(&rows->v[i], n, &inner);
	else
		*margin = MARGIN_OTHER;
	arena_shrink(arena, inner.v, n * sizeof(*inner.v), 0);
	return n;
}

/*
 * Headings, rules, paragraphs and items of lists at the margin need no parser
 * unless rows are in or around them that stand elsewhere. Most of a text is
 * such.
 */
void margin_mark(struct arena *arena, struct rows *rows)
{
	enum margin before = MARGIN_HEADING, margin = margin_at(rows, 0), next;

	for (size_t i = 0, n; i < rows->n; i += n, margin = next) {
		struct row *row = &rows->v[i];
		unsigned level;

		n = 1;
		while (margin_goes_on(margin, next = margin_at(rows, i + n)) && row[n].blanks == 0)
			n++;
		level = margin == MARGIN_TEXT && n == 1 ? underline_level(rows, i + 1) : 0;
		if (!margin_begins(row, margin, before)) {
			margin = MARGIN_OTHER;
		} else if (margin >= MARGIN_ITEM) {
			n = mark_item(row, rows->n - i, &margin);
			next = margin_at(rows, i + n);
		} else if (margin == MARGIN_QUOTE) {
			n = mark_quote(arena, rows, i, &margin);
			next = margin_at(rows, i + n);
		} else if (level > 0) {
			mark_underlined(row, level);
			margin = MARGIN_HEADING;
			next = margin_at(rows, i + ++n);
		} else if (margin_ends(margin, next, i + n < rows->n && row[n].blanks > 0)) {
			mark_block(row, n, margin);
		}
		before = margin;
	}
}
