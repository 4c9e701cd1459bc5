#include "formats/text/fill/groups.h"
#include "formats/text/fill/turns.h"
#include "formats/text/outline/levels.h"
#include "formats/text/outline/spaced.h"

#include <string.h>

#include "pipeline/arena.h"

#define NAME_WORDS 8
#define LEVEL_WORDS 2

static bool is_spaced(const struct piece *piece, size_t i)
{
	return i + 1 >= piece->to ||
	       (piece->para->tokens.v[i + 1].flags & TOKEN_SPACE_BEFORE) != 0;
}

/* "Python • MATLAB", "Figma · Blender"; in a cell of its own, "• Budgets    • Forecasts" */
static bool is_dot(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, 0x2022) || piece_is_code(piece, i, 0xB7);
}

size_t groups_commas(const struct piece *piece)
{
	const struct tokens *tokens = &piece->para->tokens;
	size_t n = 0, depth = 0;

	if (!(tokens->kinds & TOKENS_KIND(TOKEN_PUNCT)))
		return 0;
	for (size_t i = piece->from; i < piece->to; i++) {
		const struct token *token = &tokens->v[i];

		if (token->kind != TOKEN_PUNCT)
			continue;
		depth += token_is_code(token, '(');
		depth -= depth && token_is_code(token, ')');
		n += !depth && (token_is_comma(token) || token_is_code(token, '|') ||
				(is_dot(piece, i) && token_is_spaced(piece, i)));
	}
	return n;
}

static bool is_colon(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, 0xFF1A) || (piece_is_code(piece, i, ':') && is_spaced(piece, i));
}

/* "Web - Front-end: HTML, CSS": behind the dash the name goes on to a colon, before any comma. */
static bool leads_to_colon(const struct piece *piece, size_t dash)
{
	for (size_t i = dash + 1; i + 1 < piece->to && i <= dash + NAME_WORDS; i++) {
		if (is_colon(piece, i))
			return true;
		if (token_is_comma(&piece->para->tokens.v[i]) || piece_is_code(piece, i, '('))
			return false;
	}
	return false;
}

/*
 * Where the name of a group ends in "Name: a, b", "Name. a, b", "**Name** a, b"
 * or in its first cell; piece.to when the line has no name of its own.
 */
size_t groups_name_end(const struct piece *piece, size_t *next)
{
	const struct token *v = piece->para->tokens.v;
	size_t limit = piece->from, words = 0, depth = 0;

	for (; limit < piece->to && words <= NAME_WORDS; limit++) {
		size_t i = limit;

		words += v[i].kind != TOKEN_PUNCT;
		depth += piece_is_code(piece, i, '(');
		depth -= depth && piece_is_code(piece, i, ')');
		*next = i + 1;
		if (depth || i == piece->from)
			continue;
		if (is_colon(piece, i))
			return i;
		if (piece_is_code(piece, i, ',') || piece_is_code(piece, i, ';'))
			break;
		if (piece_is_code(piece, i, '.') && is_spaced(piece, i) && i + 1 < piece->to &&
		    groups_commas(&(struct piece){ piece->para, i + 1, piece->to }))
			return i;
		if (v[i].flags & TOKEN_TAB_BEFORE) {
			*next = i;
			return is_dot(piece, i) ? piece->to : i;
		}
		if (piece_is_code(piece, i, '-') && is_spaced(piece, i) &&
		    (v[i].flags & TOKEN_SPACE_BEFORE) && !leads_to_colon(piece, i))
			return i;
		if (piece_in_span(&(struct piece){ piece->para, piece->from, i }, SPAN_BOLD) &&
		    !piece_in_span(&(struct piece){ piece->para, piece->from, i + 1 }, SPAN_BOLD)) {
			*next = i;
			return i;
		}
	}
	return piece->to;
}

/* Columns come one after the other, so a line above the one before begins the next. */
static void find_margins(struct groups *groups)
{
	size_t top = groups->from;

	for (size_t i = groups->from; i <= groups->to; i++) {
		uint32_t margin = UINT32_MAX;

		if (i < groups->to && (i == top || groups->v[i].line > groups->v[i - 1].line))
			continue;
		for (size_t k = top; k < i; k++)
			if (groups->v[k].indent < margin)
				margin = groups->v[k].indent;
		for (size_t k = top; k < i; k++)
			groups->margins[k - groups->from] = margin;
		top = i;
	}
}

uint32_t groups_look_of(const struct groups *groups, size_t i)
{
	const struct para *para = &groups->v[i];
	uint32_t look = para->flags & (LINE_HEADING | LINE_BULLET | LINE_BOLD);

	if (para->flags & LINE_HEADING)
		return look | (uint32_t)para->level << 8;
	return look | (para->indent - groups->margins[i - groups->from]) << 16;
}

static bool ends_in_colon(const struct para *para)
{
	return para->tokens.n && token_is_colon(&para->tokens.v[para->tokens.n - 1]);
}

static size_t count_cells(const struct para *para)
{
	size_t cells = 1;

	if (!(para->tokens.kinds & TOKENS_TABS))
		return cells;
	for (size_t i = 1; i < para->tokens.n; i++)
		cells += (para->tokens.v[i].flags & TOKEN_TAB_BEFORE) != 0;
	return cells;
}

static bool names_cells(const struct groups *groups, size_t i)
{
	return count_cells(&groups->v[i]) == 1 && i + 1 < groups->to &&
	       count_cells(&groups->v[i + 1]) > 1;
}

/* Whether a blank line stands above it; a new page says nothing. */
static bool is_apart(const struct groups *groups, size_t i)
{
	const struct para *para = &groups->v[i];

	return para->flags & LINE_PAGE_START ? groups->airy : para->blanks > 0;
}

bool groups_are_even(const struct groups *groups, size_t i)
{
	return i == groups->from || is_apart(groups, i) == groups->airy;
}

static void find_airy(struct groups *groups)
{
	size_t blanks = 0;

	for (size_t i = groups->from + 1; i < groups->to; i++)
		blanks += groups->v[i].blanks > 0;
	groups->airy = blanks * 2 > groups->to - groups->from;
}

static void find_runs(struct groups *groups)
{
	size_t from = groups->from, number = 0;

	for (size_t i = groups->from + 1; i <= groups->to; i++) {
		if (i < groups->to && !is_apart(groups, i))
			continue;
		for (size_t k = from; k < i; k++)
			groups->runs[k - groups->from] = (struct run){ from, i, number };
		from = i;
		number++;
	}
}

static const struct run *run_of(const struct groups *groups, size_t i)
{
	return &groups->runs[i - groups->from];
}

static size_t run_size(const struct run *run)
{
	return run->to - run->from;
}

/* A name and its first item stand together; more lines together are names without items. */
static bool is_tight(const struct groups *groups, size_t i)
{
	const struct run *run = run_of(groups, i);

	if (run_size(run) < 2)
		return false;
	return i + 1 < run->to ? i == run->from || run_size(run) > 2 :
		run_size(run) > 2 && (run->to == groups->to ||
				      run_size(run_of(groups, run->to)) > 1);
}

/* Names alone and lists below them take turns. */
static bool are_pairs(const struct groups *groups)
{
	bool longer = false;

	if (run_of(groups, groups->to - 1)->number % 2 == 0)
		return false;
	for (size_t i = groups->from; i < groups->to; i = run_of(groups, i)->to) {
		if (run_of(groups, i)->number % 2)
			longer |= run_size(run_of(groups, i)) > 1;
		else if (run_size(run_of(groups, i)) > 1)
			return false;
	}
	return longer;
}

bool groups_is_list(const struct piece *piece)
{
	return groups_commas(piece) > 0 || spaced_is_list(piece);
}

/* "Cloud: Docker Kubernetes Helm": two lists without marks at least, and none with */
static void find_spaced(struct groups *groups)
{
	size_t lists = 0;

	for (size_t i = groups->from; i < groups->to; i++) {
		struct piece items = piece_all(&groups->v[i]);
		size_t next, end = groups_name_end(&items, &next);

		if (end < items.to)
			items.from = next;
		if (groups_commas(&items))
			return;
		lists += spaced_is_list(&items);
	}
	groups->spaced = groups->names || lists >= 2;
}

/* One or two words between a line that is no list and one that is. */
static bool stands_as_level(const struct groups *groups, size_t i)
{
	struct piece above, line, below;

	if (i == groups->from || i + 1 >= groups->to || groups->v[i].words > LEVEL_WORDS)
		return false;
	above = piece_all(&groups->v[i - 1]);
	line = piece_all(&groups->v[i]);
	below = piece_all(&groups->v[i + 1]);
	return !groups_commas(&above) && !groups_commas(&line) && groups_commas(&below);
}

/* Where two in three lines that stand so are levels, the others are too: "Wizard" */
static void find_ranked(struct groups *groups)
{
	size_t known = 0, all = 0;

	for (size_t i = groups->from; i < groups->to; i++)
		known += para_is_level(&groups->v[i]) && stands_as_level(groups, i);
	for (size_t i = groups->from; known > 1 && i < groups->to; i++)
		all += stands_as_level(groups, i);
	groups->ranked = known > 1 && known * 3 >= all * 2;
}

bool groups_is_level(const struct groups *groups, size_t i)
{
	return para_is_level(&groups->v[i]) || (groups->ranked && stands_as_level(groups, i));
}

static void count_lines(struct groups *groups)
{
	size_t blanks = 0, tight = 0, rows = 0, names = 0, bullets = 0, lines = groups->to - groups->from;

	for (size_t i = groups->from; i < groups->to; i++) {
		const struct para *para = &groups->v[i];
		bool level = groups_is_level(groups, i);

		groups->levels |= level;
		groups->colons |= ends_in_colon(para);
		groups->looks |= groups_look_of(groups, i) != groups->look && !level;
		blanks += i > groups->from && is_apart(groups, i);
		tight += run_of(groups, i)->from == i && run_size(run_of(groups, i)) > 1;
		rows += count_cells(para) > 2;
		bullets += (para->flags & LINE_BULLET) != 0;
		names += names_cells(groups, i);
	}
	groups->cells = rows && names;
	if (bullets == lines)	/* blank lines between bullets part columns and pages */
		return;
	groups->blanks = blanks && blanks * 3 < (lines - 1) * 2;
	groups->tight = tight >= 2 && (blanks + tight + 1) * 5 >= lines * 4 && blanks > tight;
	groups->pairs = are_pairs(groups);
}

void groups_look(struct fill *fill, struct groups *groups)
{
	memset(groups, 0, sizeof(*groups));
	groups->v = fill->paras->v;
	groups->from = fill->section->from;
	groups->to = fill->section->to;
	groups->margins = arena_array(fill->arena, groups->to - groups->from + 1,
				    sizeof(*groups->margins));
	groups->runs = arena_array(fill->arena, groups->to - groups->from + 1,
				   sizeof(*groups->runs));
	if (groups->from >= groups->to)
		return;
	find_margins(groups);
	find_airy(groups);
	find_runs(groups);
	groups->look = groups_look_of(groups, groups->from);
	groups->names = turns_read(fill->arena, groups->v + groups->from, groups->to - groups->from);
	find_spaced(groups);
	find_ranked(groups);
	count_lines(groups);
}

void groups_fill(struct fill *fill, const struct groups *groups, struct texts *texts,
		 struct piece piece)
{
	bool (*next)(struct piece *, struct piece *) = fill_next_item;
	struct piece item;

	if (spaced_is_list(&piece) || (groups->spaced && spaced_count(&piece) > 0))
		next = spaced_next;
	while (next(&piece, &item))
		fill_add_piece(fill, texts, &item, next == fill_next_item ? LIKELY : GUESSED);
}

bool groups_begin(const struct groups *groups, size_t i)
{
	const struct para *para = &groups->v[i];

	if (groups_is_level(groups, i))
		return false;
	if (i + 1 < groups->to && groups_is_level(groups, i + 1))
		return true;
	if (groups->colons)
		return ends_in_colon(para);
	if (groups->names)
		return groups->names[i - groups->from];
	if (groups->cells)
		return names_cells(groups, i);
	if (groups->looks)
		return groups_look_of(groups, i) == groups->look;
	if (groups->pairs)
		return run_of(groups, i)->number % 2 == 0;
	if (groups->tight)
		return is_tight(groups, i);
	return i == groups->from || (groups->blanks && is_apart(groups, i));
}
