#include "formats/text/page/beside.h"

#include <ctype.h>
#include <string.h>

#include "formats/text/lexicon/tokens.h"
#include "formats/text/page/blocks.h"
#include "formats/text/page/gutters.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define ROWS_MAX 4		/* rows of a heading */
#define HEADING_SIZE 64		/* bytes of one */
#define LEAST_KNOWN 2		/* headings of the word lists that a margin with others has */
#define LEAST_RIGHT 2		/* rows with nothing in the margin */
#define LONE_ROWS 3		/* rows of text that a page has beside its only one */

/* A heading of the margin. */
struct beside {
	char text[HEADING_SIZE];
	size_t size;
	size_t rows;		/* that it takes; 0: none begins here */
	bool whole;		/* all of it is in the word lists */
	bool known;		/* that, or one of its rows is */
};

/* The text that row i has left of the gutter; its size, 0 if it has none. */
static size_t left_size(const struct page *page, const struct gutter *gutter, size_t i)
{
	struct cut cut = gutter_cut(&page->v[i], gutter->column);

	if (!(cut.side & SIDE_LEFT))
		return 0;
	return cut.side == SIDE_LEFT ? page->v[i].size : cut.left_size;
}

/* Adds what the next row has of the heading: "Publi-" and "cations", "Research" and "Interests". */
static bool add_text(struct beside *heading, const char *text, size_t size)
{
	if (heading->size + 1 + size > sizeof(heading->text))
		return false;
	if (heading->size > 1 && heading->text[heading->size - 1] == '-')
		heading->size--;
	else if (heading->size > 0)
		heading->text[heading->size++] = ' ';
	memcpy(heading->text + heading->size, text, size);
	heading->size += size;
	return true;
}

/* Whether a text begins beside row i, which does not go on from the row above it. */
static bool begins_text(const struct page *page, const struct gutter *gutter, size_t i)
{
	struct cut cut = gutter_cut(&page->v[i], gutter->column);

	return cut.side == SIDE_BOTH && !islower((unsigned char)page->v[i].text[cut.right]);
}

/*
 * The heading that begins at row i: the rows right below each other that make it, but
 * no more than the word lists know where another text begins beside the next.
 */
static struct beside heading_at(const struct page *page, const struct gutter *gutter, size_t i)
{
	struct beside heading = { .size = 0 };

	while (heading.rows < ROWS_MAX && i + heading.rows < gutter->to) {
		const struct row *row = &page->v[i + heading.rows];
		size_t size = left_size(page, gutter, i + heading.rows);
		struct beside longer = heading;

		if (size == 0 || (heading.rows > 0 && row->blanks > 0) ||
		    text_has_digit(row->text, size) || !add_text(&longer, row->text, size))
			break;
		longer.whole = tokens_are_heading(longer.text, longer.size);
		if (heading.whole && !longer.whole && begins_text(page, gutter, i + heading.rows))
			break;
		longer.known |= longer.whole || tokens_are_heading(row->text, size);
		longer.rows++;
		heading = longer;
	}
	return heading;
}

/* A heading with nothing beside it stands over its section, as in a column of dates and labels. */
bool beside_is_layout(const struct page *page, const struct gutter *gutter)
{
	size_t known = 0, others = 0;

	if (gutter->right < gutter->both / 3 || gutter->right < LEAST_RIGHT)
		return false;
	for (size_t i = gutter->from, n; i < gutter->to; i += n) {
		struct beside heading = heading_at(page, gutter, i);
		enum side side = gutter_cut(&page->v[i], gutter->column).side;

		n = heading.rows + (heading.rows == 0);
		if (heading.known && side == SIDE_LEFT)
			return false;
		known += heading.known;
		others += !heading.known && side & SIDE_LEFT;
	}
	return known >= LEAST_KNOWN ? known >= others :
				      known == 1 && others == 0 && gutter->right >= LONE_ROWS;
}

static void put_heading(struct arena *arena, struct rows *out, const struct row *row,
			const struct beside *heading)
{
	struct row *put = rows_add(arena, out, arena_copy(arena, heading->text, heading->size),
				   heading->size, row->number, row->indent);

	put->state |= ROW_BESIDE;
	put->flags |= row->flags | LINE_HEADING;
	put->level = 1;
	put->blanks = row->blanks;
}

/* What row i has right of the gutter, and all of a row that has no heading. */
static void put_row(struct arena *arena, struct rows *out, const struct page *page,
		    const struct gutter *gutter, size_t i, bool headed)
{
	const struct row *row = &page->v[i];
	struct cut cut = gutter_cut(row, gutter->column);
	struct row *put;

	if (headed && cut.side == SIDE_LEFT)
		return;
	put = rows_add(arena, out, "", 0, 0, 0);
	*put = *row;
	if (!headed || cut.side == SIDE_RIGHT)
		return;
	put->text += cut.right;
	put->size -= cut.right;
	put->indent = cut.right_column;
	put->blanks = 0;
	put->flags &= ~(uint32_t)LINE_PAGE_START;
}

/* The row of the only heading in rows [from, to); `to` if there is none, or another. */
static size_t find_only(const struct page *page, const struct gutter *gutter, size_t from, size_t to)
{
	size_t only = to;

	for (size_t i = from, n; i < to; i += n) {
		n = heading_at(page, gutter, i).rows;
		if (n > 0 && only < to)
			return to;
		only = n > 0 ? i : only;
		n += n == 0;
	}
	return only;
}

/* Rows without blank ones between them: their only heading may stand at their middle. */
static void put_block(struct arena *arena, struct rows *out, const struct page *page,
		      const struct gutter *gutter, size_t from, size_t to)
{
	size_t only = find_only(page, gutter, from, to);
	struct beside heading;

	if (only < to) {
		heading = heading_at(page, gutter, only);
		put_heading(arena, out, &page->v[from], &heading);
	}
	for (size_t i = from, n; i < to; i += n) {
		heading = heading_at(page, gutter, i);
		n = heading.rows + (heading.rows == 0);
		if (heading.rows > 0 && i != only)
			put_heading(arena, out, &page->v[i], &heading);
		for (size_t k = i; k < i + n; k++)
			put_row(arena, out, page, gutter, k, heading.rows > 0);
	}
}

void beside_put(struct arena *arena, struct rows *out, const struct page *page,
		const struct gutter *gutter)
{
	for (size_t from = gutter->from, to; from < gutter->to; from = to) {
		to = from + 1;
		while (to < gutter->to && page->v[to].blanks == 0)
			to++;
		put_block(arena, out, page, gutter, from, to);
	}
}
