#include "formats/text/page/markdown.h"

#include <string.h>

#include <cmark.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/margin.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define NESTED_MAX 32		/* lists and quotes inside each other */

/* Where the containers' marks of a line end and its own text begins. */
static const char *skip_containers(const char *at, const char *end)
{
	for (unsigned depth = 0; depth < NESTED_MAX; depth++) {
		const char *text = margin_skip_blanks(at, end), *after = margin_skip_marker(text, end);

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

	if (margin_is_rule_like(text, end) || (fences && margin_is_fence(text, end)))
		return mempcpy(out, line, (size_t)(end - line));
	while (text < end && *text == '#')
		text++;
	out = mempcpy(out, line, (size_t)(text - line));
	after = margin_skip_blanks(text, end);
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
		     margin_is_fence(rows->v[i].text, rows->v[i].text + rows->v[i].size);
	return n;
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

static void enter_paragraph(struct walk *walk, cmark_node *node)
{
	struct row *first = first_row(walk, node), *end = rows_end(walk, node);

	for (struct row *row = first; row < end; row++) {
		if (walk->quotes > 0)
			margin_strip_quote(row);
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
		margin_strip_quote(row);
	if (row->state & ROW_ITEM)
		strip_item_heading(row);
	else
		margin_mark_heading(row, (unsigned)cmark_node_get_heading_level(node));
}

/* Fenced code keeps its characters; indented code is how people indent text. */
static void enter_code(struct walk *walk, cmark_node *node)
{
	struct row *row = first_row(walk, node), *end = rows_end(walk, node);

	if (!margin_is_fence(row->text, row->text + row->size))
		return;
	for (row->state |= ROW_DROPPED, row++; row < end; row++)
		row->state |= margin_is_fence(row->text, row->text + row->size) ? ROW_DROPPED : ROW_CODE;
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
		margin_mark(arena, rows);
	fill_skeleton(&skeleton, text, rows, fences % 2 == 0);
	if (skeleton.unknown > 0)
		walk_tree(&skeleton, rows);
	arena_shrink(arena, skeleton.text, size + 2, 0);
}
