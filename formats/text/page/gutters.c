#include "formats/text/page/gutters.h"

#include <string.h>

#include "formats/text/lexicon/tokens.h"
#include "formats/text/page/beside.h"
#include "formats/text/page/bullets.h"
#include "formats/text/page/rows.h"

#define GUTTER_MIN 4		/* columns to the left of a gutter, at least */
#define GUTTER_MAX 200		/* columns that are looked at */
#define MARKER_MAX 8		/* bytes of a bullet or ordinal */
#define CANDIDATES_MAX 6	/* columns of a page that are tried */
#define VALLEY_PART 8		/* one row in so many has text in a valley */
#define HEADED_WEIGHT 4		/* of columns with headings, which are cut before what is in them */
#define HEADED_ROWS 3		/* texts on either side, of which a heading is one in three at most */
#define GRID_ROWS 4		/* rows with text on both sides that make a grid */
#define SIDEBAR_ROWS 8		/* rows on the left that make a sidebar */
#define VALUE_MAX 32		/* bytes of a date or a place */
#define HEADING_MAX 40		/* bytes of a heading */
#define LEVEL_MAX 24		/* bytes of how well something is known */
#define FAR_BLANKS 3		/* blank rows over a heading that ends the columns above it */

/* "IV.   AWARDS", "B.   BOOKS": Roman digits or a letter, and a mark at byte `last`. */
static bool is_heading_ordinal(const char *text, uint32_t last)
{
	return last && (text[last] == '.' || text[last] == ')') &&
	       (strspn(text, "IVXL") == last || (last == 1 && *text >= 'A' && *text <= 'Z'));
}

/* "-   item": what stands before the gap is a bullet or an ordinal, up to byte `last`. */
static bool is_marker(const struct row *row, uint32_t last)
{
	struct marker marker;

	if (last >= MARKER_MAX)
		return false;
	return is_heading_ordinal(row->text, last) ||
	       (marker_read(row->text, row->size, &marker) && marker.size > last);
}

/*
 * Finds the gap of ROW_GAP blanks or more that lies over column `gutter` - 1 of
 * the row and ends at or behind it.
 */
struct cut gutter_cut(const struct row *row, uint32_t gutter)
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
	} else if (blanks >= ROW_GAP && !is_marker(row, end_of_text)) {
		cut.side = SIDE_BOTH;
		cut.left_size = end_of_text + 1;
		while (cut.left_size < i && (row->text[cut.left_size] & 0xC0) == 0x80)
			cut.left_size++;
		cut.right = i;
		cut.right_column = column;
	}
	return cut;
}

bool text_has_digit(const char *text, size_t size)
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
	gutter->right_digits += text_has_digit(row->text + cut->right, row->size - cut->right);
}

/* Whether the text of a side is a heading. */
static bool is_heading(const char *text, size_t size)
{
	return size <= HEADING_MAX && !text_has_digit(text, size) && tokens_are_heading(text, size);
}

/*
 * Two columns that have headings of their own, and more below them, are two
 * texts; headings in the margin are all that stands there. One heading on
 * either side proves it only when they stand beside each other.
 */
static bool has_headings(const struct page *page, struct gutter *gutter)
{
	size_t left = 0, right = 0;

	for (size_t i = gutter->from; i < gutter->to; i++) {
		const struct row *row = &page->v[i];
		struct cut cut = gutter_cut(row, gutter->column);
		uint32_t size = cut.side == SIDE_LEFT ? row->size : cut.left_size;
		bool on_left = cut.side & SIDE_LEFT && is_heading(row->text, size);
		bool on_right = cut.side & SIDE_RIGHT &&
				is_heading(row->text + cut.right, row->size - cut.right);

		left += on_left;
		right += on_right;
		gutter->beside += on_left && on_right;
	}
	return left > 0 && left * 3 <= gutter->left + gutter->both && right > 0 &&
	       right * 3 <= gutter->right + gutter->both &&
	       (gutter->beside > 0 || (left + right > 2 && gutter->right > 1));
}

/* "expert", "●●○", "native": a level, as far as bytes tell. */
static bool is_level(struct arena *arena, const char *text, size_t size)
{
	const uint64_t levels = WORD_MASK(WORD_LEVEL) | WORD_MASK(WORD_FLUENCY);
	struct tokens tokens;
	size_t known;

	if (size > LEVEL_MAX)
		return false;
	tokens_read(arena, text, size, &tokens);
	known = tokens.n ? tokens_phrase(&tokens, 0, levels, NULL) : 0;
	for (size_t i = 0; !known && i < tokens.n; i++)
		if (tokens.v[i].kind != TOKEN_PUNCT)
			return false;
	return tokens.n > 0;
}

/* "Cloud:   AWS, GCP", "Python   expert": a row of a table, not of two texts beside each other. */
static bool says_of(struct arena *arena, const struct row *row, const struct cut *cut)
{
	const char *right = row->text + cut->right;
	size_t size = row->size - cut->right;

	return row->text[cut->left_size - 1] == ':' || memchr(right, ',', size) != NULL ||
	       is_level(arena, right, size);
}

/* Whether most rows with text on both sides are rows of a table. */
static bool is_table(struct arena *arena, const struct page *page, const struct gutter *gutter)
{
	size_t rows = 0;

	for (size_t i = gutter->from; i < gutter->to; i++) {
		struct cut cut = gutter_cut(&page->v[i], gutter->column);

		rows += cut.side == SIDE_BOTH && says_of(arena, &page->v[i], &cut);
	}
	return rows * 2 > gutter->both;
}

static enum gutter_layout layout_of(struct arena *arena, const struct page *page,
			     struct gutter *gutter)
{
	size_t left = gutter->left + gutter->both, right = gutter->right + gutter->both;

	if (beside_is_layout(page, gutter))
		return LAYOUT_BESIDE;
	if (gutter->dates * 2 >= gutter->both)	/* "2018 - 2020   Engineer": cells of one line */
		return LAYOUT_NONE;
	gutter->headed = left >= HEADED_ROWS && right >= HEADED_ROWS && has_headings(page, gutter);
	if (page->valley && gutter->both * 3 < gutter->left + gutter->right && gutter->beside == 0)
		return LAYOUT_NONE;
	if (gutter->headed || page->valley)
		return gutter->headed ? LAYOUT_SIDEBAR : LAYOUT_NONE;
	if (left >= SIDEBAR_ROWS && left * 3 > right && gutter->right >= 2 &&
	    gutter->right_wide * 5 >= right)
		return LAYOUT_SIDEBAR;
	if (gutter->right >= 3 && gutter->right >= gutter->both / 2)
		return LAYOUT_LABELS;
	if (gutter->both >= GRID_ROWS && gutter->left + gutter->right > 0 &&
	    gutter->right_digits * 5 <= right && !is_table(arena, page, gutter))
		return LAYOUT_GRID;
	return LAYOUT_NONE;
}

/* A heading far below all that stands above it, with nothing beside it, begins what is below both columns. */
static bool closes_columns(const struct row *row, const struct cut *cut)
{
	return row->blanks >= FAR_BLANKS && cut->side == SIDE_LEFT &&
	       is_heading(row->text, row->size);
}

/* A heading at the left with a blank line above it and nothing beside it may end a grid. */
static bool may_end_grid(const struct gutter *gutter, const struct row *row,
			 const struct cut *cut)
{
	return gutter->both >= GRID_ROWS && row->blanks && cut->side == SIDE_LEFT &&
	       is_heading(row->text, row->size);
}

struct gutter gutter_measure(struct arena *arena, const struct page *page, uint32_t column,
				    size_t from)
{
	struct gutter gutter = { .column = column, .from = from, .to = from };
	bool asked = false;	/* once, so that cost stays linear */

	for (; gutter.to < page->n; gutter.to++) {
		struct cut cut = gutter_cut(&page->v[gutter.to], column);

		if (cut.side == SIDE_ACROSS ||
		    (gutter.to > from && closes_columns(&page->v[gutter.to], &cut)))
			break;
		if (!asked && may_end_grid(&gutter, &page->v[gutter.to], &cut)) {
			asked = true;
			gutter.layout = layout_of(arena, page, &gutter);
			if (gutter.layout == LAYOUT_GRID)
				return gutter;
		}
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
		struct gutter gutter = gutter_measure(arena, page, column, i);

		if (gutter.layout == LAYOUT_BESIDE)
			weight += HEADED_WEIGHT * (gutter.left + gutter.both + gutter.right);
		else if (gutter.layout != LAYOUT_NONE)
			weight += (gutter.both + gutter.left) * (gutter.headed ? HEADED_WEIGHT : 1);
		i = gutter.to + (gutter.to == i);
	}
	return weight;
}

/* The columns at which texts begin behind a gap, most frequent first. */
static size_t find_candidates(const struct page *page, uint32_t candidates[CANDIDATES_MAX])
{
	size_t counts[GUTTER_MAX] = { 0 }, n = 0;

	for (size_t i = 0; i < page->n; i++) {
		const struct row *row = &page->v[i];
		uint32_t column = row->indent, blanks = ROW_GAP;

		if (!(row->bytes & BYTES_GAP) && column < GUTTER_MAX)
			counts[column]++;
		for (size_t k = 0; k < row->size && row->bytes & BYTES_GAP; k++) {
			bool blank = row->text[k] == ' ';

			if (!blank && blanks >= ROW_GAP && column < GUTTER_MAX)
				counts[column]++;
			blanks = blank ? blanks + 1 : 0;
			column += (row->text[k] & 0xC0) != 0x80;
		}
	}
	while (n < CANDIDATES_MAX) {
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

/* Counts for each column the rows that have text over it; a lone space is text. */
static void count_text(const struct page *page, size_t counts[GUTTER_MAX + 1])
{
	for (size_t i = 0; i < page->n; i++) {
		const struct row *row = &page->v[i];
		uint32_t column = row->indent, blanks = 0;

		for (uint32_t k = 0; k < row->size && column < GUTTER_MAX; k++) {
			if ((row->text[k] & 0xC0) == 0x80)
				continue;
			if (row->text[k] != ' ') {
				counts[column]++;
				if (blanks == 1)
					counts[column - 1]++;
			}
			blanks = row->text[k] == ' ' ? blanks + 1 : 0;
			column++;
		}
	}
}

/*
 * Ragged columns begin nowhere often: what parts them is a valley of columns
 * with little text. Finds the column behind each one's bottom.
 */
static size_t find_valleys(const struct page *page, uint32_t candidates[CANDIDATES_MAX])
{
	size_t counts[GUTTER_MAX + 1] = { 0 };
	size_t few = page->n / VALLEY_PART, low = few + 1, n = 0;
	uint32_t bottom = 0;

	count_text(page, counts);
	for (uint32_t c = GUTTER_MIN; c <= GUTTER_MAX && n < CANDIDATES_MAX; c++) {
		if (counts[c] <= few && counts[c] <= low) {
			low = counts[c];
			bottom = c + 1;
		} else if (counts[c] > few && bottom > 0) {
			candidates[n++] = bottom;
			low = few + 1;
			bottom = 0;
		}
	}
	return n;
}

bool page_has_gaps(const struct page *page)
{
	for (size_t i = 0; i < page->n; i++)
		if (page->v[i].bytes & BYTES_GAP)
			return true;
	return false;
}

/* Tabs are columns by themselves. */
static bool page_has_tabs(const struct page *page)
{
	for (size_t i = 0; i < page->n; i++)
		if (page->v[i].bytes & BYTES_TAB)
			return true;
	return false;
}

/* The candidate that puts most rows in order, and how many. */
static size_t best_gutter(struct arena *arena, const struct page *page, const uint32_t candidates[],
			  size_t n, uint32_t *best)
{
	size_t most = 0;

	*best = 0;
	for (size_t i = 0; i < n; i++) {
		size_t weight = weigh_gutter(arena, page, candidates[i]);

		if (weight > most || (weight == most && weight > 0 && candidates[i] < *best)) {
			most = weight;
			*best = candidates[i];
		}
	}
	return most;
}

uint32_t gutter_find(struct arena *arena, struct page *page)
{
	uint32_t candidates[CANDIDATES_MAX], best, ragged;
	size_t most;

	page->valley = false;
	if (!page_has_gaps(page) || page_has_tabs(page))
		return 0;
	most = best_gutter(arena, page, candidates, find_candidates(page, candidates), &best);
	page->valley = true;
	if (best_gutter(arena, page, candidates, find_valleys(page, candidates), &ragged) > most)
		return ragged;
	page->valley = false;
	return best;
}
