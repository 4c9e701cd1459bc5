/*
 * Text that `pdftotext -layout` and people set in two columns beside each
 * other: headings in the margin, dates before the entries, whole sidebars.
 *
 * A gutter is a column of the page that nearly no row crosses, with rows that
 * have text on both sides and more that have text on its right alone. (A
 * column of dates at the right has no rows of its own: those stay cells of
 * their lines.) Where the left side holds little, it labels what stands beside
 * it, block by block; where it holds much, it is a text of its own and is read
 * first.
 */
#include <string.h>

#include "formats/text/blocks.h"
#include "formats/text/rows.h"
#include "pipeline/arena.h"

#define GUTTER_MIN 4		/* columns to the left of a gutter, at least */
#define GUTTER_MAX 160		/* columns that are looked at */
#define GAP 2			/* blanks that part the sides */
#define SIDEBAR_ROWS 8		/* rows on the left that make a sidebar */
#define VALUE_MAX 32		/* bytes of a date or a place */

/* Where a row's text lies with respect to a gutter. */
enum side {
	SIDE_LEFT = 1,
	SIDE_RIGHT = 2,
	SIDE_BOTH = 3,
	SIDE_ACROSS = 4,
};

struct cut {
	enum side side;
	uint32_t left_size;	/* SIDE_BOTH: bytes of the left text */
	uint32_t right;		/* SIDE_BOTH: where the right text begins, in bytes and columns */
	uint32_t right_column;
};

struct page {
	const struct row *v;
	size_t n;
};

/*
 * Finds the gap of GAP blanks or more that lies over column `gutter` - 1 of
 * the row and ends at or behind it.
 */
static struct cut cut_row(const struct row *row, uint32_t gutter)
{
	struct cut cut = { .side = SIDE_ACROSS };
	uint32_t column = row->indent, blanks = 0, end_of_text = 0, i;

	if (row->indent + 1 >= gutter) {
		cut.side = SIDE_RIGHT;
		return cut;
	}
	for (i = 0; i < row->size; i++) {
		if (row->text[i] == ' ') {
			blanks++;
		} else if ((row->text[i] & 0xC0) != 0x80) {
			if (column + 1 >= gutter)
				break;
			blanks = 0;
			end_of_text = i;
		}
		column += (row->text[i] & 0xC0) != 0x80;
	}
	if (i == row->size) {
		cut.side = SIDE_LEFT;
	} else if (blanks >= GAP) {
		cut.side = SIDE_BOTH;
		cut.left_size = end_of_text + 1;
		while (cut.left_size < i && (row->text[cut.left_size] & 0xC0) == 0x80)
			cut.left_size++;
		cut.right = i;
		cut.right_column = column;
	}
	return cut;
}

/* How the rows [from, to) of a page lie to a gutter. */
struct gutter {
	uint32_t column;
	size_t from, to;
	size_t left, right, both, across;
	size_t right_wide;	/* texts on the right that are no mere values */
};

static void count_side(struct gutter *gutter, const struct row *row)
{
	struct cut cut = cut_row(row, gutter->column);

	gutter->left += cut.side == SIDE_LEFT;
	gutter->right += cut.side == SIDE_RIGHT;
	gutter->both += cut.side == SIDE_BOTH;
	gutter->across += cut.side == SIDE_ACROSS;
	if (cut.side & SIDE_RIGHT)
		gutter->right_wide += row->size - cut.right > VALUE_MAX;
}

/* The gutter's rows: from the first to the last that has both sides, and on while none crosses. */
static struct gutter measure_gutter(const struct page *page, uint32_t column)
{
	struct gutter gutter = { .column = column, .from = page->n };
	size_t last = 0;

	for (size_t i = 0; i < page->n; i++) {
		if (cut_row(&page->v[i], column).side == SIDE_BOTH) {
			gutter.from = gutter.from < i ? gutter.from : i;
			last = i;
		}
	}
	if (gutter.from == page->n)
		return gutter;
	while (gutter.from > 0 &&
	       cut_row(&page->v[gutter.from - 1], column).side != SIDE_ACROSS)
		gutter.from--;
	gutter.to = last + 1;
	while (gutter.to < page->n && cut_row(&page->v[gutter.to], column).side != SIDE_ACROSS)
		gutter.to++;
	for (size_t i = gutter.from; i < gutter.to; i++)
		count_side(&gutter, &page->v[i]);
	return gutter;
}

/* Whether the left side holds a text of its own. */
static bool is_sidebar(const struct gutter *gutter)
{
	size_t left = gutter->left + gutter->both, right = gutter->right + gutter->both;

	return left >= SIDEBAR_ROWS && left * 3 > right;
}

static bool is_gutter(const struct gutter *gutter)
{
	size_t rows = gutter->left + gutter->right + gutter->both + gutter->across;

	if (gutter->both == 0 || gutter->across * 16 > rows)
		return false;
	if (gutter->right >= 3 && gutter->right >= gutter->both / 2)
		return true;
	/* full on both sides: values (dates, places) are shorter than a text's lines */
	return gutter->right >= 2 && is_sidebar(gutter) &&
	       gutter->right_wide * 5 >= gutter->right + gutter->both;
}

/* The columns at which texts begin behind a gap, most frequent first. */
static size_t find_candidates(const struct page *page, uint32_t candidates[], size_t max)
{
	size_t counts[GUTTER_MAX] = { 0 }, n = 0;

	for (size_t i = 0; i < page->n; i++) {
		const struct row *row = &page->v[i];
		uint32_t column = row->indent, blanks = GAP;

		if (!(row->bytes & BYTES_GAP) && column < GUTTER_MAX)
			counts[column]++;
		for (size_t k = 0; k < row->size && row->bytes & BYTES_GAP; k++) {
			bool blank = row->text[k] == ' ';

			if (!blank && blanks >= GAP && column < GUTTER_MAX)
				counts[column]++;
			blanks = blank ? blanks + 1 : 0;
			column += (row->text[k] & 0xC0) != 0x80;
		}
	}
	while (n < max) {
		uint32_t best = GUTTER_MIN;

		for (uint32_t c = GUTTER_MIN; c < GUTTER_MAX; c++)
			best = counts[c] > counts[best] ? c : best;
		if (counts[best] < 3)
			break;
		candidates[n++] = best;
		counts[best] = 0;
	}
	return n;
}

static bool has_gaps(const struct page *page)
{
	size_t n = 0;

	for (size_t i = 0; i < page->n; i++) {
		if (page->v[i].bytes & BYTES_TAB)
			return false;
		n += (page->v[i].bytes & BYTES_GAP) != 0;
	}
	return n > 0;
}

static bool find_gutter(const struct page *page, struct gutter *best)
{
	uint32_t candidates[6];
	size_t n = has_gaps(page) ? find_candidates(page, candidates, 6) : 0;
	bool found = false;

	for (size_t i = 0; i < n; i++) {
		struct gutter gutter = measure_gutter(page, candidates[i]);

		if (!is_gutter(&gutter))
			continue;
		if (!found || gutter.both + gutter.left > best->both + best->left ||
		    (gutter.both + gutter.left == best->both + best->left &&
		     gutter.column < best->column))
			*best = gutter;
		found = true;
	}
	return found;
}

/* Appends one side of a row. */
static void put_side(struct arena *arena, struct rows *out, const struct row *row,
		     const struct cut *cut, enum side side, uint32_t *last_number)
{
	struct row *part;
	uint32_t skipped = *last_number > 0 && row->number > *last_number ?
			   row->number - *last_number - 1 : row->blanks;

	if (cut->side == SIDE_BOTH && side == SIDE_LEFT)
		part = rows_add(arena, out, row->text, cut->left_size, row->number, row->indent);
	else if (cut->side == SIDE_BOTH)
		part = rows_add(arena, out, row->text + cut->right, row->size - cut->right,
				row->number, cut->right_column);
	else
		part = rows_add(arena, out, row->text, row->size, row->number, row->indent);
	part->flags |= row->flags;
	part->level = row->level;
	part->state = row->state;
	part->blanks = (uint16_t)(skipped < UINT16_MAX ? skipped : UINT16_MAX);
	*last_number = row->number;
}

/* Rows [from, to) of the page: their left side, then their right, which begins a column of its own. */
static void put_block(struct arena *arena, struct rows *out, const struct page *page, size_t from,
		      size_t to, const struct gutter *gutter)
{
	size_t first = out->n;

	for (enum side side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
		uint32_t last_number = 0;
		size_t begin = out->n;

		for (size_t i = from; i < to; i++) {
			struct cut cut = cut_row(&page->v[i], gutter->column);

			if (cut.side == SIDE_ACROSS ? side == SIDE_RIGHT : (cut.side & side) != 0)
				put_side(arena, out, &page->v[i], &cut, side, &last_number);
		}
		if (side == SIDE_RIGHT && begin > first && begin < out->n) {
			out->v[begin].blanks = 1;
			if (is_sidebar(gutter))
				out->v[begin].flags |= LINE_PAGE_START;
		} else if (begin < out->n) {
			out->v[begin].blanks = page->v[from].blanks;
		}
	}
}

/* Labels go with the block beside them; a block ends at a blank row, a sidebar with its page. */
static size_t block_end(const struct page *page, const struct gutter *gutter, size_t from)
{
	size_t to = from + 1;

	if (is_sidebar(gutter))
		return gutter->to;
	while (to < gutter->to && page->v[to].blanks == 0)
		to++;
	return to;
}

static void order_page(struct arena *arena, const struct page *page, struct rows *out)
{
	struct gutter gutter = { .from = page->n, .to = page->n };

	if (!find_gutter(page, &gutter))
		gutter.from = gutter.to = page->n;
	for (size_t i = 0, to; i < page->n; i = to) {
		struct cut whole = { .side = SIDE_ACROSS };
		uint32_t none = 0;

		to = i + 1;
		if (i >= gutter.from && i < gutter.to) {
			to = block_end(page, &gutter, i);
			put_block(arena, out, page, i, to, &gutter);
			continue;
		}
		put_side(arena, out, &page->v[i], &whole, SIDE_RIGHT, &none);
	}
}

static struct page page_at(const struct rows *rows, size_t from)
{
	struct page page = { rows->v + from, 1 };

	while (from + page.n < rows->n && !(rows->v[from + page.n].flags & LINE_PAGE_START))
		page.n++;
	return page;
}

void columns_order(struct arena *arena, struct rows *rows)
{
	struct rows out = { 0 };
	struct page page;
	bool any = false;

	for (size_t from = 0; from < rows->n; from += page.n) {
		page = page_at(rows, from);
		any |= has_gaps(&page);
	}
	for (size_t from = 0; any && from < rows->n; from += page.n) {
		page = page_at(rows, from);
		order_page(arena, &page, &out);
	}
	if (any)
		*rows = out;
}
