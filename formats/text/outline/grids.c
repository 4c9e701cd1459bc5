#include "formats/text/outline/grids.h"

#include <string.h>

#include "formats/text/outline/levels.h"
#include "formats/text/outline/sections.h"
#include "formats/text/outline/spaced.h"
#include "pipeline/arena.h"

#define NAME_WORDS 8		/* most of a card's name */
#define HEAD_LINES 3		/* in which the date of a card stands, below its name */

/* Paragraphs [from, to), with no blank line between them. */
struct block {
	size_t from, to;
};

struct grid {
	const struct para *v;
	struct block *blocks;
	size_t n;
	size_t *order;		/* the paragraphs as they should stand */
	size_t n_order;
};

/* A row of cards: `names` blocks, of which the last `cards` have a block each below, and another. */
struct cards {
	size_t names, cards, lists;
};

static void cut_blocks(struct arena *arena, const struct section *section, struct grid *grid)
{
	grid->blocks = arena_room(arena, section->to - section->from, sizeof(*grid->blocks));
	for (size_t i = section->from; i < section->to; i++) {
		const struct para *para = &grid->v[i];

		if (i == section->from || para->blanks || para->flags & LINE_PAGE_START)
			grid->blocks[grid->n++].from = i;
		grid->blocks[grid->n - 1].to = i + 1;
	}
}

/* Whether marks part it, or known words. */
static bool is_list(const struct para *para)
{
	struct piece all = piece_all(para);

	for (size_t i = 0; i < para->tokens.n; i++)
		if (token_is_comma(&para->tokens.v[i]) || piece_is_code(&all, i, 0xB7) ||
		    piece_is_code(&all, i, 0x2022) || piece_is_code(&all, i, '|'))
			return true;
	return spaced_is_list(&all);
}

static bool is_name(const struct grid *grid, size_t block)
{
	const struct para *para = &grid->v[grid->blocks[block].from];

	return grid->blocks[block].to - grid->blocks[block].from == 1 && para->words &&
	       para->words <= NAME_WORDS && para_is_headish(para) && !para->dated &&
	       !para->contact && !para_is_level(para) && !is_list(para);
}

static bool begins_with_level(const struct grid *grid, size_t block)
{
	return para_is_level(&grid->v[grid->blocks[block].from]);
}

static bool has_date(const struct grid *grid, size_t block)
{
	const struct block *at = &grid->blocks[block];

	for (size_t i = at->from; i < at->to && i < at->from + HEAD_LINES; i++)
		if (grid->v[i].dated && !grid->v[i].prose)
			return true;
	return false;
}

static bool holds_list(const struct grid *grid, size_t block)
{
	return is_list(&grid->v[grid->blocks[block].from]);
}

/* How many blocks on end, from `block` on, pass the test; `most` at most. */
static size_t count_blocks(const struct grid *grid, size_t block, size_t most,
			   bool (*test)(const struct grid *grid, size_t block))
{
	size_t n = 0;

	while (n < most && block + n < grid->n && test(grid, block + n))
		n++;
	return n;
}

static bool are_levels_alone(const struct grid *grid, size_t block, size_t n)
{
	for (size_t i = block; i < block + n; i++)
		if (grid->blocks[i].to - grid->blocks[i].from > 1)
			return false;
	return true;
}

/* The row that begins at the block; no cards if there is none. */
static struct cards read_levels(const struct grid *grid, size_t block)
{
	struct cards row = { .names = count_blocks(grid, block, grid->n, is_name) };
	size_t below = block + row.names;

	row.cards = count_blocks(grid, below, row.names + 1, begins_with_level);
	if (row.cards < 2 || row.cards > row.names)
		row.cards = 0;
	else if (are_levels_alone(grid, below, row.cards))
		row.lists = count_blocks(grid, below + row.cards, row.cards, holds_list);
	return row;
}

static struct cards read_dates(const struct grid *grid, size_t block)
{
	struct cards row = { .names = count_blocks(grid, block, grid->n, is_name) };

	row.cards = count_blocks(grid, block + row.names, row.names + 1, has_date);
	if (row.cards < 2 || row.cards != row.names)
		row.cards = 0;
	return row;
}

static void put_blocks(struct grid *grid, size_t block, size_t n)
{
	for (size_t i = block; i < block + n; i++)
		for (size_t k = grid->blocks[i].from; k < grid->blocks[i].to; k++)
			grid->order[grid->n_order++] = k;
}

static void put_cards(struct grid *grid, size_t block, const struct cards *row)
{
	size_t first = block + row->names - row->cards, below = block + row->names;

	put_blocks(grid, block, row->names - row->cards);
	for (size_t i = 0; i < row->cards; i++) {
		put_blocks(grid, first + i, 1);
		put_blocks(grid, below + i, 1);
		if (i < row->lists)
			put_blocks(grid, below + row->cards + i, 1);
	}
}

static void put_in_order(struct arena *arena, const struct grid *grid, struct para *v)
{
	struct para *sorted = arena_room(arena, grid->n_order, sizeof(*sorted));

	for (size_t i = 0; i < grid->n_order; i++)
		sorted[i] = grid->v[grid->order[i]];
	memcpy(v, sorted, grid->n_order * sizeof(*sorted));
}

static struct cards (*reader_of(enum section_kind kind))(const struct grid *grid, size_t block)
{
	switch (kind) {
	case SECTION_SKILLS:
	case SECTION_LANGUAGES:
	case SECTION_INTERESTS:
		return read_levels;
	case SECTION_PROJECTS:
	case SECTION_EDUCATION:
	case SECTION_VOLUNTEER:
	case SECTION_AWARDS:
	case SECTION_CERTIFICATES:
		return read_dates;
	default:
		return NULL;
	}
}

void grids_turn(struct arena *arena, struct paras *paras, const struct section *section)
{
	struct cards (*read)(const struct grid *grid, size_t block) = reader_of(section->kind);
	size_t n = section->to - section->from, turned = 0;
	struct grid grid = { .v = paras->v };

	if (!read || n < 4)
		return;
	cut_blocks(arena, section, &grid);
	grid.order = arena_room(arena, n, sizeof(*grid.order));
	for (size_t block = 0; block < grid.n;) {
		struct cards row = read(&grid, block);
		size_t taken = row.names + row.cards + row.lists;

		turned += row.cards;
		if (row.cards)
			put_cards(&grid, block, &row);
		else
			put_blocks(&grid, block, taken = row.names + !row.names);
		block += taken;
	}
	if (turned)
		put_in_order(arena, &grid, paras->v + section->from);
}
