/*
 * Text that `pdftotext -layout` and people set in columns beside each other:
 * headings in the margin, dates before the entries, lists of skills, sidebars.
 */
#include <string.h>

#include "formats/text/lexicon/tokens.h"
#include "formats/text/page/beside.h"
#include "formats/text/page/blocks.h"
#include "formats/text/page/gutters.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define NESTED_MAX 3		/* gutters beside each other */
#define HEADING_SIZE 64		/* bytes of a heading */
#define PHONE_DIGITS 7		/* least of a telephone's number */
#define YEAR_DIGITS 4
#define LETTERHEAD_ROWS 12	/* from the top, in which one ends */

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
			struct cut cut = gutter_cut(&page->v[i], gutter->column);

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

static void order_page(struct arena *arena, struct page *page, struct rows *out)
{
	uint32_t column = gutter_find(arena, page);
	size_t i = 0;

	while (column > 0 && i < page->n) {
		struct gutter gutter = gutter_measure(arena, page, column, i);
		size_t next = gutter.to + (gutter.to == i);

		if (gutter.layout == LAYOUT_NONE) {
			put_rows(arena, out, page, i, next);
			i = next;
		} else if (gutter.layout == LAYOUT_BESIDE) {
			beside_put(arena, out, page, &gutter);
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
	struct page page = { .v = rows->v + from, .n = 1 };

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
		found = gutter_find(arena, &page) > 0;
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

/*
 * Two rows, names in the first and their values right below: "Email   Phone"
 * over an address and a number. *n is how many columns.
 */
static bool is_grid(const struct page *page, size_t i, struct row_cell upper[ROW_CELLS_MAX],
		    struct row_cell lower[ROW_CELLS_MAX], size_t *n)
{
	const struct row *row = &page->v[i];

	if (i + 1 >= page->n || !(row->bytes & row[1].bytes & BYTES_GAP) ||
	    (row->bytes | row[1].bytes) & BYTES_TAB || row->state & ROW_CELLS || row[1].blanks > 0 ||
	    text_has_digit(row->text, row->size) ||
	    (i + 2 < page->n && row[2].blanks == 0 && row[2].bytes & BYTES_GAP) ||
	    (i > 0 && row->blanks == 0 && row[-1].bytes & BYTES_GAP))
		return false;
	*n = row_cells(row, upper);
	if (*n < 2 || row_cells(row + 1, lower) != *n)
		return false;
	for (size_t k = 0; k < *n; k++)
		if (upper[k].column != lower[k].column)
			return false;
	return true;
}

static void put_piece(struct arena *arena, struct rows *out, const struct row *row,
		     const struct row_cell *piece, uint16_t blanks)
{
	struct row *part = rows_add(arena, out, row->text + piece->start, piece->size,
				    row->number, piece->column);

	part->blanks = blanks;
}

static void order_grids(struct arena *arena, struct rows *rows)
{
	struct page page = { .v = rows->v, .n = rows->n };
	struct rows out = { 0 };
	struct row_cell upper[ROW_CELLS_MAX], lower[ROW_CELLS_MAX];
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

/* Where the second of a row's two texts begins, behind tabs or a gap; its size if there is but one. */
static uint32_t second_text(const struct row *row, uint32_t *first_size)
{
	uint32_t second = row->size;

	*first_size = row->size;
	for (uint32_t i = 1; i < row->size; i++) {
		bool blank = row->text[i] == ' ' || row->text[i] == '\t';

		if (blank || (row->text[i - 1] != '\t' &&
			      (row->text[i - 1] != ' ' || i < ROW_GAP || row->text[i - 2] != ' ')))
			continue;
		if (second < row->size)
			return row->size;
		second = i;
		*first_size = i;
		while (row->text[*first_size - 1] == ' ' || row->text[*first_size - 1] == '\t')
			--*first_size;
	}
	return second;
}

/* How many digits it has, those of years ("2018 – 2021") apart. */
static size_t count_digits(const char *text, size_t size)
{
	size_t digits = 0, run = 0;

	for (size_t i = 0; i <= size; i++) {
		if (i < size && text[i] >= '0' && text[i] <= '9') {
			run++;
			continue;
		}
		digits += run == YEAR_DIGITS && (text[i - run] == '1' || text[i - run] == '2') ? 0 : run;
		run = 0;
	}
	return digits;
}

/* An address, or a number of a telephone, as far as bytes tell. */
static bool is_contact(const char *text, size_t size)
{
	return count_digits(text, size) >= PHONE_DIGITS || memchr(text, '@', size) != NULL || memmem(text, size, "://", 3) != NULL ||
	       memmem(text, size, "www.", 4) != NULL;
}

/* Whether rows [from, to) are lines of an address, two of them with contacts beside it. */
static bool is_letterhead(const struct rows *rows, size_t from, size_t to)
{
	size_t contacts = 0;

	for (size_t i = from; i < to; i++) {
		const struct row *row = &rows->v[i];
		uint32_t first_size, second = second_text(row, &first_size);

		if (row->state & ROW_CELLS || is_contact(row->text, first_size))
			return false;
		contacts += second < row->size &&
			    is_contact(row->text + second, row->size - second);
	}
	return contacts >= 2;
}

/* The left texts of the rows, then their right ones. */
static void put_letterhead(struct arena *arena, struct rows *out, const struct rows *rows, size_t from,
			   size_t to)
{
	uint32_t first_size, second;
	uint16_t blanks = 1;

	for (size_t i = from; i < to; i++) {
		const struct row *row = &rows->v[i];
		struct row *left;

		second_text(row, &first_size);
		left = rows_add(arena, out, row->text, first_size, row->number, row->indent);
		left->blanks = row->blanks;
		left->flags |= row->flags;
	}
	for (size_t i = from; i < to; i++) {
		const struct row *row = &rows->v[i];

		second = second_text(row, &first_size);
		if (second == row->size)
			continue;
		rows_add(arena, out, row->text + second, row->size - second, row->number,
			 row->indent)->blanks = blanks;
		blanks = 0;
	}
}

/* At the top an address may stand beside telephone, e-mail and page: it is read before them. */
static void order_letterhead(struct arena *arena, struct rows *rows)
{
	struct page page = { .v = rows->v, .n = rows->n };
	struct rows out = { 0 };
	size_t from = 0, to;

	for (; from < rows->n && from < LETTERHEAD_ROWS; from = to) {
		for (to = from + 1; to < rows->n && rows->v[to].blanks == 0;)
			to++;
		if (to - from <= LETTERHEAD_ROWS && is_letterhead(rows, from, to))
			break;
	}
	if (from >= rows->n || from >= LETTERHEAD_ROWS)
		return;
	rows_reserve(arena, &out, rows->n + LETTERHEAD_ROWS);
	put_rows(arena, &out, &page, 0, from);
	put_letterhead(arena, &out, rows, from, to);
	put_rows(arena, &out, &page, to, rows->n);
	*rows = out;
}

static bool has_gaps(const struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].bytes & (BYTES_GAP | BYTES_TAB))
			return true;
	return false;
}

/* Whether a heading stands on a row of its own that nothing marks. */
static bool has_plain_heading(const struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (!(rows->v[i].flags & LINE_HEADING) && rows->v[i].size <= HEADING_SIZE &&
		    tokens_are_heading(rows->v[i].text, rows->v[i].size))
			return true;
	return false;
}

/* Headings of the margin are marked as such where all are: else the others would seem to be none. */
static void level_headings(struct rows *rows)
{
	bool beside = false;

	for (size_t i = 0; i < rows->n && !beside; i++)
		beside = rows->v[i].state & ROW_BESIDE;
	if (!beside || !has_plain_heading(rows))
		return;
	for (size_t i = 0; i < rows->n; i++) {
		if (rows->v[i].state & ROW_BESIDE) {
			rows->v[i].flags &= ~(uint32_t)LINE_HEADING;
			rows->v[i].level = 0;
		}
	}
}

void columns_order(struct arena *arena, struct rows *rows)
{
	struct page all;
	size_t depth = 0;

	if (!has_gaps(rows))
		return;
	order_letterhead(arena, rows);
	all = (struct page){ .v = rows->v, .n = rows->n };
	if (!page_has_gaps(&all))
		return;
	while (depth < NESTED_MAX && order_pages(arena, rows))
		depth++;
	level_headings(rows);
	order_grids(arena, rows);
}
