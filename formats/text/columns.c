/*
 * Text that `pdftotext -layout` and people set in columns beside each other:
 * headings in the margin, dates before the entries, lists of skills, sidebars.
 *
 * A gutter is a column of the page that a run of rows does not cross, with
 * rows that have text on both sides. A column of dates or places at the right
 * is none: it has no rows of its own, and its values stay cells of their lines.
 */
#include <string.h>

#include "formats/text/blocks.h"
#include "formats/text/bullets.h"
#include "formats/text/rows.h"
#include "formats/text/tokens.h"
#include "pipeline/arena.h"

#define GUTTER_MIN 4		/* columns to the left of a gutter, at least */
#define GUTTER_MAX 160		/* columns that are looked at */
#define MARKER_MAX 8		/* bytes of a bullet or ordinal */
#define GAP 2			/* blanks that part the sides */
#define NESTED_MAX 3		/* gutters beside each other */
#define CELLS_MAX 8		/* columns of a grid */
#define CANDIDATES_MAX 6	/* columns of a page that are tried */
#define GRID_ROWS 4		/* rows with text on both sides that make a grid */
#define SIDEBAR_ROWS 8		/* rows on the left that make a sidebar */
#define VALUE_MAX 32		/* bytes of a date or a place */
#define HEADING_MAX 40		/* bytes of a heading */
#define FAR_BLANKS 3		/* blank rows over a heading that ends the columns above it */

/* Where a row's text lies with respect to a gutter. */
enum side {
	SIDE_LEFT = 1,
	SIDE_RIGHT = 2,
	SIDE_BOTH = 3,
	SIDE_ACROSS = 4,	/* text crosses the gutter */
};

struct cut {
	enum side side;
	uint32_t left_size;	/* SIDE_BOTH: bytes of the left text */
	uint32_t right;		/* ... where the right text begins, in bytes and columns */
	uint32_t right_column;
};

/* A text between gaps of a row. */
struct piece {
	uint32_t start, size;	/* bytes */
	uint32_t column;
};

struct page {
	const struct row *v;
	size_t n;
};

/* "-   item": what stands before the gap is a bullet, up to byte `last`. */
static bool is_marker(const struct row *row, uint32_t last)
{
	struct marker marker;

	return last < MARKER_MAX && marker_read(row->text, row->size, &marker) &&
	       marker.size > last;
}

/*
 * Finds the gap of GAP blanks or more that lies over column `gutter` - 1 of
 * the row and ends at or behind it.
 */
static struct cut cut_row(const struct row *row, uint32_t gutter)
{
	struct cut cut = { .side = SIDE_ACROSS };
	uint32_t column = row->indent, blanks = 0, end_of_text = 0, i;

	if (row->state & ROW_CELLS)
		return cut;
	if (row->indent + 1 >= gutter) {
		cut.side = SIDE_RIGHT;
		return cut;
	}
	if (!(row->bytes & (BYTES_GAP | BYTES_HIGH))) {
		cut.side = row->indent + row->size < gutter ? SIDE_LEFT : SIDE_ACROSS;
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
	} else if (blanks >= GAP && !is_marker(row, end_of_text)) {
		cut.side = SIDE_BOTH;
		cut.left_size = end_of_text + 1;
		while (cut.left_size < i && (row->text[cut.left_size] & 0xC0) == 0x80)
			cut.left_size++;
		cut.right = i;
		cut.right_column = column;
	}
	return cut;
}

/* What stands on the two sides of a gutter, and so how they are read. */
enum layout {
	LAYOUT_NONE,
	LAYOUT_LABELS,		/* block by block, which blank rows part */
	LAYOUT_GRID,		/* the same, two blank rows parting blocks */
	LAYOUT_SIDEBAR,		/* two texts: all of the left one first */
};

/* Rows [from, to) of a page, none of which crosses the gutter. */
struct gutter {
	uint32_t column;
	size_t from, to;
	size_t left, right, both;
	size_t right_wide;	/* texts on the right that are no mere values */
	size_t right_digits;	/* and those with digits, as dates have */
	size_t dates;		/* rows with text on both sides, of which the left one dates or numbers the other */
	enum layout layout;
};

static bool has_digit(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (text[i] >= '0' && text[i] <= '9')
			return true;
	return false;
}

/* "Jun-Sep 2022", "[J2]" */
static bool leads_entry(const char *text, size_t size)
{
	size_t digits = 0;

	if (size > VALUE_MAX)
		return false;
	for (size_t i = 0; i < size && digits < 4; i++)
		digits = text[i] >= '0' && text[i] <= '9' ? digits + 1 : 0;
	return digits == 4 || (text[0] == '[' && text[size - 1] == ']');
}

static void count_side(struct gutter *gutter, const struct row *row, const struct cut *cut)
{
	gutter->left += cut->side == SIDE_LEFT;
	gutter->right += cut->side == SIDE_RIGHT;
	gutter->both += cut->side == SIDE_BOTH;
	gutter->dates += cut->side == SIDE_BOTH && leads_entry(row->text, cut->left_size);
	if (!(cut->side & SIDE_RIGHT))
		return;
	gutter->right_wide += row->size - cut->right > VALUE_MAX;
	gutter->right_digits += has_digit(row->text + cut->right, row->size - cut->right);
}

/* Whether the text of a side is a heading. */
static bool is_heading(struct arena *arena, const char *text, size_t size)
{
	return size <= HEADING_MAX && !has_digit(text, size) && tokens_are_heading(arena, text, size);
}

/*
 * Two columns that have headings of their own, and more below them, are two
 * texts; headings in the margin are all that stands there. One heading on
 * either side proves it only when they stand beside each other.
 */
static bool has_headings(struct arena *arena, const struct page *page, const struct gutter *gutter)
{
	size_t left = 0, right = 0, beside = 0;

	for (size_t i = gutter->from; i < gutter->to; i++) {
		const struct row *row = &page->v[i];
		struct cut cut = cut_row(row, gutter->column);
		uint32_t size = cut.side == SIDE_LEFT ? row->size : cut.left_size;
		bool on_left = cut.side & SIDE_LEFT && is_heading(arena, row->text, size);
		bool on_right = cut.side & SIDE_RIGHT &&
				is_heading(arena, row->text + cut.right, row->size - cut.right);

		left += on_left;
		right += on_right;
		beside += on_left && on_right;
	}
	return left > 0 && left * 3 <= gutter->left + gutter->both && right > 0 &&
	       right * 3 <= gutter->right + gutter->both &&
	       (beside > 0 || (left + right > 2 && gutter->right > 1));
}

static enum layout layout_of(struct arena *arena, const struct page *page,
			     const struct gutter *gutter)
{
	size_t left = gutter->left + gutter->both, right = gutter->right + gutter->both;

	if (gutter->dates * 2 >= gutter->both)	/* "2018 - 2020   Engineer": cells of one line */
		return LAYOUT_NONE;
	if (has_headings(arena, page, gutter))
		return LAYOUT_SIDEBAR;
	if (left >= SIDEBAR_ROWS && left * 3 > right && gutter->right >= 2 &&
	    gutter->right_wide * 5 >= right)
		return LAYOUT_SIDEBAR;
	if (gutter->right >= 3 && gutter->right >= gutter->both / 2)
		return LAYOUT_LABELS;
	if (gutter->both >= GRID_ROWS && gutter->left + gutter->right > 0 &&
	    gutter->right_digits * 5 <= right)
		return LAYOUT_GRID;
	return LAYOUT_NONE;
}

/* A heading far below all that stands above it, with nothing beside it, begins what is below both columns. */
static bool closes_columns(struct arena *arena, const struct row *row, const struct cut *cut)
{
	return row->blanks >= FAR_BLANKS && cut->side == SIDE_LEFT &&
	       is_heading(arena, row->text, row->size);
}

/* The run of rows from `from` on that keep to the gutter; to == from: the first one does not. */
static struct gutter measure_gutter(struct arena *arena, const struct page *page, uint32_t column,
				    size_t from)
{
	struct gutter gutter = { .column = column, .from = from, .to = from };

	for (; gutter.to < page->n; gutter.to++) {
		struct cut cut = cut_row(&page->v[gutter.to], column);

		if (cut.side == SIDE_ACROSS ||
		    (gutter.to > from && closes_columns(arena, &page->v[gutter.to], &cut)))
			break;
		count_side(&gutter, &page->v[gutter.to], &cut);
	}
	gutter.layout = layout_of(arena, page, &gutter);
	return gutter;
}

/* How many rows of the page a gutter at that column puts in order. */
static size_t weigh_gutter(struct arena *arena, const struct page *page, uint32_t column)
{
	size_t weight = 0;

	for (size_t i = 0; i < page->n;) {
		struct gutter gutter = measure_gutter(arena, page, column, i);

		if (gutter.layout != LAYOUT_NONE)
			weight += gutter.both + gutter.left;
		i = gutter.to + (gutter.to == i);
	}
	return weight;
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
	for (size_t i = 0; i < page->n; i++)
		if (page->v[i].bytes & BYTES_GAP)
			return true;
	return false;
}

/* Tabs are columns by themselves. */
static bool has_tabs(const struct page *page)
{
	for (size_t i = 0; i < page->n; i++)
		if (page->v[i].bytes & BYTES_TAB)
			return true;
	return false;
}

/* The column of the page's best gutter; 0 if there is none. */
static uint32_t find_gutter(struct arena *arena, const struct page *page)
{
	uint32_t candidates[CANDIDATES_MAX], best = 0;
	size_t n = 0, most = 0;

	if (has_gaps(page) && !has_tabs(page))
		n = find_candidates(page, candidates, CANDIDATES_MAX);
	for (size_t i = 0; i < n; i++) {
		size_t weight = weigh_gutter(arena, page, candidates[i]);

		if (weight > most || (weight == most && weight > 0 && candidates[i] < best)) {
			most = weight;
			best = candidates[i];
		}
	}
	return best;
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

			if (cut.side & side)
				put_side(arena, out, &page->v[i], &cut, side, &last_number);
		}
		if (side == SIDE_RIGHT && begin > first && begin < out->n) {
			out->v[begin].blanks = 1;
			if (gutter->layout == LAYOUT_SIDEBAR)
				out->v[begin].flags |= LINE_PAGE_START;
		} else if (begin < out->n) {
			out->v[begin].blanks = page->v[from].blanks;
		}
	}
}

static size_t block_end(const struct page *page, const struct gutter *gutter, size_t from)
{
	size_t to = from + 1, blanks = gutter->layout == LAYOUT_GRID ? 2 : 1;

	if (gutter->layout == LAYOUT_SIDEBAR)
		return gutter->to;
	while (to < gutter->to && page->v[to].blanks < blanks)
		to++;
	return to;
}

/* Rows as they stand, up to `to`. */
static void put_rows(struct arena *arena, struct rows *out, const struct page *page, size_t from,
		     size_t to)
{
	for (size_t i = from; i < to; i++)
		*rows_add(arena, out, "", 0, 0, 0) = page->v[i];
}

static void order_page(struct arena *arena, const struct page *page, struct rows *out)
{
	uint32_t column = find_gutter(arena, page);
	size_t i = 0;

	while (column > 0 && i < page->n) {
		struct gutter gutter = measure_gutter(arena, page, column, i);
		size_t next = gutter.to + (gutter.to == i);

		if (gutter.layout == LAYOUT_NONE) {
			put_rows(arena, out, page, i, next);
			i = next;
		}
		for (size_t to; i < next; i = to) {
			to = block_end(page, &gutter, i);
			put_block(arena, out, page, i, to, &gutter);
		}
	}
	put_rows(arena, out, page, i, page->n);
}

static struct page page_at(const struct rows *rows, size_t from)
{
	struct page page = { rows->v + from, 1 };

	while (from + page.n < rows->n && !(rows->v[from + page.n].flags & LINE_PAGE_START))
		page.n++;
	return page;
}

/* One gutter of every page; whether there was any. */
static bool order_pages(struct arena *arena, struct rows *rows)
{
	struct rows out = { 0 };
	struct page page;
	bool found = false;

	for (size_t from = 0; !found && from < rows->n; from += page.n) {
		page = page_at(rows, from);
		found = find_gutter(arena, &page) > 0;
	}
	if (!found)
		return false;
	rows_reserve(arena, &out, rows->n + rows->n / 2);
	for (size_t from = 0; from < rows->n; from += page.n) {
		page = page_at(rows, from);
		order_page(arena, &page, &out);
	}
	*rows = out;
	return true;
}

/* The cells of a row, 0 when they are more than there is room for. */
static size_t split_row(const struct row *row, struct piece pieces[CELLS_MAX])
{
	uint32_t column = row->indent, blanks = GAP;
	size_t n = 0;

	for (uint32_t i = 0; i < row->size; i++) {
		bool blank = row->text[i] == ' ';

		if (!blank && blanks >= GAP) {
			if (n == CELLS_MAX)
				return 0;
			pieces[n++] = (struct piece){ i, 0, column };
		}
		if (!blank)
			pieces[n - 1].size = i + 1 - pieces[n - 1].start;
		blanks = blank ? blanks + 1 : 0;
		column += (row->text[i] & 0xC0) != 0x80;
	}
	return n;
}

/*
 * Two rows, names in the first and their values right below: "Email   Phone"
 * over an address and a number. *n is how many columns.
 */
static bool is_grid(const struct page *page, size_t i, struct piece upper[CELLS_MAX],
		    struct piece lower[CELLS_MAX], size_t *n)
{
	const struct row *row = &page->v[i];

	if (i + 1 >= page->n || !(row->bytes & row[1].bytes & BYTES_GAP) ||
	    (row->bytes | row[1].bytes) & BYTES_TAB || row[1].blanks > 0 || has_digit(row->text, row->size) ||
	    (i + 2 < page->n && row[2].blanks == 0 && row[2].bytes & BYTES_GAP) ||
	    (i > 0 && row->blanks == 0 && row[-1].bytes & BYTES_GAP))
		return false;
	*n = split_row(row, upper);
	if (*n < 2 || split_row(row + 1, lower) != *n)
		return false;
	for (size_t k = 0; k < *n; k++)
		if (upper[k].column != lower[k].column)
			return false;
	return true;
}

static void put_piece(struct arena *arena, struct rows *out, const struct row *row,
		     const struct piece *piece, uint16_t blanks)
{
	struct row *part = rows_add(arena, out, row->text + piece->start, piece->size,
				    row->number, piece->column);

	part->blanks = blanks;
}

static void order_grids(struct arena *arena, struct rows *rows)
{
	struct page page = { rows->v, rows->n };
	struct rows out = { 0 };
	struct piece upper[CELLS_MAX], lower[CELLS_MAX];
	size_t n, i = 0;

	while (i < page.n && !is_grid(&page, i, upper, lower, &n))
		i++;
	if (i == page.n)
		return;
	rows_reserve(arena, &out, rows->n + rows->n / 2);

	for (i = 0; i < page.n; i++) {
		const struct row *row = &page.v[i];

		if (!is_grid(&page, i, upper, lower, &n)) {
			put_rows(arena, &out, &page, i, i + 1);
			continue;
		}
		for (size_t k = 0; k < n; k++) {
			put_piece(arena, &out, row, &upper[k], k == 0 ? row->blanks : 1);
			put_piece(arena, &out, row + 1, &lower[k], 0);
		}
		i++;
	}
	*rows = out;
}

void columns_order(struct arena *arena, struct rows *rows)
{
	struct page all = { rows->v, rows->n };
	size_t depth = 0;

	if (!has_gaps(&all))
		return;
	while (depth < NESTED_MAX && order_pages(arena, rows))
		depth++;
	order_grids(arena, rows);
}
