#include "formats/text/page/markdown.h"

#include <ctype.h>
#include <string.h>

#include <cmark.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define NESTED_MAX 32		/* lists and quotes inside each other */
#define FRONT_MATTER_MAX 60	/* lines */

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
		n += is_fence(rows->v[i].text, rows->v[i].text + rows->v[i].size);
	return n;
}

/* What rows at the margin are, apart from the blocks that only cmark knows. */
enum margin { MARGIN_OTHER, MARGIN_TEXT, MARGIN_HEADING };

static enum margin margin_of(const struct row *row)
{
	const char *at = row->text, *end = at + row->size;

	if (row->indent > 0)
		return MARGIN_OTHER;
	while (at < end && *at == '#')
		at++;
	if (at > row->text)
		return at - row->text <= 6 && (at == end || *at == ' ') ? MARGIN_HEADING : MARGIN_OTHER;
	return skip_containers(at, end) == at && !is_rule_like(at, end) ? MARGIN_TEXT : MARGIN_OTHER;
}

static void mark_text(struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		rows[i].state |= ROW_KNOWN | ROW_TEXT | (i > 0 ? ROW_CONTINUES : 0);
}

/*
 * Paragraphs at the margin that stand alone and behind another one, or behind
 * a heading: nothing else is open there, so they need no parser. Most of a
 * text that is hardly Markdown is such.
 */
static void mark_lone_paragraphs(struct rows *rows)
{
	enum margin before = MARGIN_OTHER;	/* MARGIN_TEXT: a paragraph that stood alone */
	size_t n;

	for (size_t i = 0; i < rows->n; i += n) {
		enum margin margin = margin_of(&rows->v[i]), next = MARGIN_OTHER;
		bool alone = rows->v[i].blanks > 0 || before == MARGIN_HEADING;

		for (n = 1; margin == MARGIN_TEXT && i + n < rows->n && !rows->v[i + n].blanks; n++)
			if ((next = margin_of(&rows->v[i + n])) != MARGIN_TEXT)
				break;
		alone &= i + n == rows->n || rows->v[i + n].blanks || next == MARGIN_HEADING;
		if (margin == MARGIN_TEXT && alone && before != MARGIN_OTHER)
			mark_text(&rows->v[i], n);
		before = margin == MARGIN_TEXT && !alone ? MARGIN_OTHER : margin;
	}
}

/* As many lines as the text has, since it is by their numbers that blocks are known. */
static char *make_skeleton(struct arena *arena, const char *text, size_t *size,
			   const struct rows *rows, bool fences)
{
	char *skeleton = arena_bytes(arena, *size), *out = skeleton;
	const char *end = text + *size;
	const struct row *row = rows->v, *rows_end = row + rows->n;

	for (uint32_t number = 1; text < end; number++) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		const char *stop = newline != NULL ? newline : end;

		while (row < rows_end && row->number < number)
			row++;
		if (row == rows_end || row->number > number || !(row->state & ROW_KNOWN))
			out = put_skeleton(out, text, stop, fences);
		if (newline != NULL)
			*out++ = '\n';
		text = stop + 1;
	}
	*size = (size_t)(out - skeleton);
	return skeleton;
}

/* Walks the rows beside cmark's tree: both are in source order. */
struct walk {
	struct rows *rows;
	size_t at;
	unsigned depth, quotes;
	int item_lines[NESTED_MAX];	/* source line of each open item */
	uint16_t levels[NESTED_MAX];
};

/* The first row at or after the source line; walks on, and back a little for nested nodes. */
static size_t row_at_line(struct walk *walk, int line)
{
	const struct rows *rows = walk->rows;

	while (walk->at > 0 && rows->v[walk->at - 1].number >= (uint32_t)line)
		walk->at--;
	while (walk->at < rows->n && rows->v[walk->at].number < (uint32_t)line)
		walk->at++;
	return walk->at;
}

static void enter_item(struct walk *walk, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	size_t i = row_at_line(walk, line);
	unsigned depth = walk->depth < NESTED_MAX ? walk->depth : NESTED_MAX - 1;
	bool same = depth > 0 && walk->item_lines[depth - 1] == line;

	walk->item_lines[depth] = line;
	walk->levels[depth] = (uint16_t)((depth > 0 ? walk->levels[depth - 1] : 0) + !same);
	walk->depth++;
	if (i < walk->rows->n && walk->rows->v[i].number == (uint32_t)line) {
		walk->rows->v[i].state |= ROW_ITEM;
		walk->rows->v[i].level = walk->levels[depth];
	}
}

static void strip_quote(struct row *row)
{
	while (row->size > 0 && (*row->text == '>' || *row->text == ' ')) {
		row->text++;
		row->size--;
	}
	row->flags |= LINE_QUOTE;
}

static void mark_paragraph(struct walk *walk, cmark_node *node)
{
	uint32_t end = (uint32_t)cmark_node_get_end_line(node);
	struct rows *rows = walk->rows;
	bool first = true;

	for (size_t i = row_at_line(walk, cmark_node_get_start_line(node));
	     i < rows->n && rows->v[i].number <= end; i++) {
		struct row *row = &rows->v[i];

		if (walk->quotes > 0)
			strip_quote(row);
		if (!first)
			row->state |= ROW_CONTINUES;
		if (!(row->state & ROW_ITEM))
			row->state |= ROW_TEXT;
		first = false;
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

static void mark_heading(struct walk *walk, cmark_node *node)
{
	size_t i = row_at_line(walk, cmark_node_get_start_line(node));
	struct row *row = &walk->rows->v[i];
	const char *end;

	if (i == walk->rows->n)
		return;
	if (walk->quotes > 0)
		strip_quote(row);
	end = row->text + row->size;
	if (row->state & ROW_ITEM) {
		strip_item_heading(row);
		return;
	}
	row->flags |= LINE_HEADING;
	row->level = (uint16_t)cmark_node_get_heading_level(node);
	while (row->text < end && (*row->text == '#' || *row->text == ' '))
		row->text++;
	while (end > row->text && (end[-1] == '#' || end[-1] == ' '))
		end--;
	row->size = (uint32_t)(end - row->text);
	if (row->size == 0)
		row->state |= ROW_DROPPED;
}

/* Fenced code keeps its characters; indented code is how people indent text. */
static void mark_code(struct walk *walk, cmark_node *node)
{
	uint32_t end = (uint32_t)cmark_node_get_end_line(node);
	struct rows *rows = walk->rows;
	size_t i = row_at_line(walk, cmark_node_get_start_line(node));

	if (i == rows->n || !is_fence(rows->v[i].text, rows->v[i].text + rows->v[i].size))
		return;
	rows->v[i].state |= ROW_DROPPED;
	for (i++; i < rows->n && rows->v[i].number <= end; i++)
		rows->v[i].state |= is_fence(rows->v[i].text, rows->v[i].text + rows->v[i].size) ?
				    ROW_DROPPED : ROW_CODE;
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
			mark_paragraph(walk, node);
		break;
	case CMARK_NODE_HEADING:
		if (entering)
			mark_heading(walk, node);
		break;
	case CMARK_NODE_CODE_BLOCK:
		mark_code(walk, node);
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

void markdown_blocks(struct arena *arena, const char *text, size_t size, struct rows *rows)
{
	struct walk walk = { .rows = rows };
	size_t fences = count_fences(rows);
	const char *skeleton;
	cmark_node *document;
	cmark_iter *iter;
	cmark_event_type event;

	if (!fences)
		mark_lone_paragraphs(rows);
	skeleton = make_skeleton(arena, text, &size, rows, fences % 2 == 0);
	/* from here to cmark_node_free nothing is taken from the arena */
	document = cmark_parse_document(skeleton, size, CMARK_OPT_DEFAULT);
	iter = cmark_iter_new(document);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		visit(&walk, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
	cmark_node_free(document);
	mark_front_matter(rows);
}
