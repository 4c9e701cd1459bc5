#include "formats/text/page/markdown.h"

#include <ctype.h>
#include <string.h>

#include <cmark.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define NESTED_MAX 32		/* lists and quotes inside each other */
#define FRONT_MATTER_MAX 60	/* lines */
#define ITEM_BLANKS 4		/* behind an item's mark; with more its text is code */
#define CODE_COLUMNS 4		/* before indented code */
#define ITEMS_MAX 8		/* items inside each other that are told without cmark */

static bool is_fence(const char *at, const char *end)
{
	return end - at >= 3 && (memcmp(at, "```", 3) == 0 || memcmp(at, "~~~", 3) == 0);
}

/* Whether there are only bytes that rules and underlines are made of. */
static bool is_rule_like(const char *at, const char *end)
{
	static const bool rule[256] = {
		['-'] = true, ['='] = true, ['*'] = true, ['_'] = true, [' '] = true, ['\t'] = true,
	};

	while (at < end && rule[(unsigned char)*at])
		at++;
	return at == end;
}

static const char *skip_blanks(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	return at;
}

/* A list item's mark at `at`: what stands behind it, or NULL. */
static const char *skip_marker(const char *at, const char *end)
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

/* Where the containers' marks of a line end and its own text begins. */
static const char *skip_containers(const char *at, const char *end)
{
	for (unsigned depth = 0; depth < NESTED_MAX; depth++) {
		const char *text = skip_blanks(at, end), *after = skip_marker(text, end);

		if (text < end && *text == '>')
			after = text + 1;
		if (after == NULL)
			return text;
		at = after;
	}
	return at;
}

/*
 * The line as cmark shall see it: with the marks of its containers and those
 * of a heading, and "x" for all of its text, which is for inline.c alone.
 */
static char *put_skeleton(char *out, const char *line, const char *end, bool fences)
{
	const char *text = skip_containers(line, end), *after;

	if (is_rule_like(text, end) || (fences && is_fence(text, end)))
		return mempcpy(out, line, (size_t)(end - line));
	while (text < end && *text == '#')
		text++;
	out = mempcpy(out, line, (size_t)(text - line));
	after = skip_blanks(text, end);
	if (after > text)
		*out++ = ' ';
	if (after < end)
		*out++ = 'x';
	return out;
}

static size_t count_fences(const struct rows *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++)
		n += rows->v[i].bytes & BYTES_STAR &&
		     is_fence(rows->v[i].text, rows->v[i].text + rows->v[i].size);
	return n;
}

/*
 * What rows at the margin, or far from it, are, apart from the blocks that only
 * cmark knows. Text goes on in rows of text right below the last three.
 */
enum margin {
	MARGIN_INSET,		/* text set in, which right below other text goes on there */
	MARGIN_OTHER, MARGIN_RULE, MARGIN_HEADING,
	MARGIN_CODE,		/* set in by four columns or more, or text that goes on there */
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
		['>'] = true, [' '] = true, ['\t'] = true, ['0' ... '9'] = true,
	};

	return !begins_blocks[(unsigned char)*at] ||
	       (strchr("#> \t", *at) == NULL && !skip_marker(at, end) && !is_rule_like(at, end));
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
	const char *at = row->text, *end = at + row->size, *after = skip_marker(at, end);
	const char *text = after ? skip_blanks(after, end) : end;

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

/* Takes the marks off a heading, "## Work ##"; one that has nothing else is none. */
static void mark_heading(struct row *row, unsigned level)
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
		mark_heading(rows, level);
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
	mark_heading(row, level);
}

/*
 * Headings, rules, paragraphs and items of lists at the margin need no parser
 * unless rows are in or around them that stand elsewhere. Most of a text is
 * such.
 */
static void mark_margin(struct rows *rows)
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

/* What is shown to cmark, and which rows its lines stand for. */
struct skeleton {
	char *text;
	size_t size;
	uint32_t *rows;		/* by line, from 1: its row, or the next one; behind the last: how many there are */
	size_t lines;
	size_t unknown;		/* rows that need cmark */
};

static const char *line_start(const struct row *row, const char *text)
{
	const char *start = row->text;

	while (start > text && start[-1] != '\n')
		start--;
	return start;
}

/*
 * A line for each row that needs cmark, and a blank one where some stand
 * before it. All others in a row are an empty heading, which closes what is
 * open.
 */
static void fill_skeleton(struct skeleton *skeleton, const char *text, const struct rows *rows,
			  bool fences)
{
	char *out = skeleton->text;
	bool known = false;

	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->v[i];
		bool before = known;

		known = row->state & ROW_KNOWN;
		if (known && before)
			continue;
		if (!known && row->blanks > 0) {
			*out++ = '\n';
			skeleton->rows[++skeleton->lines] = (uint32_t)i;
		}
		skeleton->unknown += !known;
		if (known)
			*out++ = '#';
		else
			out = put_skeleton(out, line_start(row, text), row->text + row->size, fences);
		*out++ = '\n';
		skeleton->rows[++skeleton->lines] = (uint32_t)i;
	}
	skeleton->rows[skeleton->lines + 1] = (uint32_t)rows->n;
	skeleton->size = (size_t)(out - skeleton->text);
}

/* Walks cmark's tree of the rows. */
struct walk {
	struct row *rows;
	const uint32_t *lines;		/* of the skeleton */
	unsigned depth, quotes;
	int item_lines[NESTED_MAX];	/* line of each open item */
	uint16_t levels[NESTED_MAX];
};

static struct row *first_row(const struct walk *walk, cmark_node *node)
{
	return &walk->rows[walk->lines[cmark_node_get_start_line(node)]];
}

static struct row *rows_end(const struct walk *walk, cmark_node *node)
{
	return &walk->rows[walk->lines[cmark_node_get_end_line(node) + 1]];
}

static void enter_item(struct walk *walk, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	struct row *row = first_row(walk, node);
	unsigned depth = walk->depth < NESTED_MAX ? walk->depth : NESTED_MAX - 1;
	bool same = depth > 0 && walk->item_lines[depth - 1] == line;

	walk->item_lines[depth] = line;
	walk->levels[depth] = (uint16_t)((depth > 0 ? walk->levels[depth - 1] : 0) + !same);
	walk->depth++;
	row->state |= ROW_ITEM;
	row->level = walk->levels[depth];
}

static void strip_quote(struct row *row)
{
	while (row->size > 0 && (*row->text == '>' || *row->text == ' ')) {
		row->text++;
		row->size--;
	}
	row->flags |= LINE_QUOTE;
}

static void enter_paragraph(struct walk *walk, cmark_node *node)
{
	struct row *first = first_row(walk, node), *end = rows_end(walk, node);

	for (struct row *row = first; row < end; row++) {
		if (walk->quotes > 0)
			strip_quote(row);
		if (row > first)
			row->state |= ROW_CONTINUES;
		if (!(row->state & ROW_ITEM))
			row->state |= ROW_TEXT;
	}
}

/* A heading inside a list item is the item's text: "- ###### Docker". */
static void strip_item_heading(struct row *row)
{
	const char *end = row->text + row->size, *at = skip_containers(row->text, end);

	while (at < end && (*at == '#' || *at == ' '))
		at++;
	row->text = at;
	row->size = (uint32_t)(end - at);
	row->flags |= LINE_BULLET;
}

static void enter_heading(struct walk *walk, cmark_node *node)
{
	struct row *row = first_row(walk, node);

	if (row->state & ROW_KNOWN)
		return;
	if (walk->quotes > 0)
		strip_quote(row);
	if (row->state & ROW_ITEM)
		strip_item_heading(row);
	else
		mark_heading(row, (unsigned)cmark_node_get_heading_level(node));
}

/* Fenced code keeps its characters; indented code is how people indent text. */
static void enter_code(struct walk *walk, cmark_node *node)
{
	struct row *row = first_row(walk, node), *end = rows_end(walk, node);

	if (!is_fence(row->text, row->text + row->size))
		return;
	for (row->state |= ROW_DROPPED, row++; row < end; row++)
		row->state |= is_fence(row->text, row->text + row->size) ? ROW_DROPPED : ROW_CODE;
}

static void visit(struct walk *walk, cmark_node *node, bool entering)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_ITEM:
		if (entering)
			enter_item(walk, node);
		else
			walk->depth--;
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		walk->quotes += entering ? 1 : -1u;
		break;
	case CMARK_NODE_PARAGRAPH:
		if (entering)
			enter_paragraph(walk, node);
		break;
	case CMARK_NODE_HEADING:
		if (entering)
			enter_heading(walk, node);
		break;
	case CMARK_NODE_CODE_BLOCK:
		enter_code(walk, node);
		break;
	default:
		break;
	}
}

/* YAML before the text: its two rules are no underlines. */
static void mark_front_matter(struct rows *rows)
{
	size_t i = 1;

	if (rows->n == 0 || rows->v[0].size != 3 || memcmp(rows->v[0].text, "---", 3) != 0)
		return;
	while (i < rows->n && i < FRONT_MATTER_MAX && row_rule(&rows->v[i]) == 0 &&
	       (memchr(rows->v[i].text, ':', rows->v[i].size) != NULL || *rows->v[i].text == '-'))
		i++;
	if (i == 1 || i == rows->n || row_rule(&rows->v[i]) != '-')
		return;
	rows->v[0].state |= ROW_DROPPED;
	rows->v[i].state |= ROW_DROPPED;
	for (size_t k = 1; k < i; k++)
		rows->v[k].state &= (uint16_t)~ROW_CONTINUES;
	for (size_t k = 1; k < i; k++)
		rows->v[k].flags &= ~(uint32_t)LINE_HEADING;
}

/* Nothing is taken from the arena while cmark's memory is held. */
static void walk_tree(const struct skeleton *skeleton, struct rows *rows)
{
	struct walk walk = { .rows = rows->v, .lines = skeleton->rows };
	cmark_node *document = cmark_parse_document(skeleton->text, skeleton->size, CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		visit(&walk, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
	cmark_node_free(document);
}

void markdown_blocks(struct arena *arena, const char *text, size_t size, struct rows *rows)
{
	size_t fences = count_fences(rows);
	struct skeleton skeleton = { .rows = arena_room(arena, 2 * rows->n + 2, sizeof(uint32_t)),
				     .text = arena_bytes(arena, size + 2) };

	if (!fences)
		mark_margin(rows);
	fill_skeleton(&skeleton, text, rows, fences % 2 == 0);
	if (skeleton.unknown > 0)
		walk_tree(&skeleton, rows);
	arena_shrink(arena, skeleton.text, size + 2, 0);
	mark_front_matter(rows);
}
