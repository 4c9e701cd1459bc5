/* Skills: groups of items under names, in many shapes. */
#include "formats/text/fill/fill.h"
#include "formats/text/fill/groups.h"
#include "formats/text/outline/levels.h"
#include "formats/text/outline/spaced.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define NAME_WORDS 8
#define WHOLE_LINES 5		/* times as many lines as have commas: these part nothing */

static struct skill *new_skill(struct fill *fill, uint32_t line)
{
	struct skill *skill = cv_append(fill->cv, &fill->cv->skills, &skill_shape);

	skill->entry.line = line;
	fill_section(fill, &skill->section);
	return skill;
}

/* "Name", "Name (expert)", "Name ●●●○○" */
static struct skill *new_rated_skill(struct fill *fill, struct piece piece)
{
	struct skill *skill = new_skill(fill, piece.para->line);
	struct rated rated = level_cut(piece);

	fill_piece(fill, &skill->name, &rated.thing, LIKELY);
	if (!piece_empty(&rated.level))
		fill_piece(fill, &skill->level, &rated.level, LIKELY);
	return skill;
}

/* Sentences behind a name are prose, not a groups. */
static bool is_prose(const struct piece *piece)
{
	size_t stops = 0, words = piece_words(piece);

	for (size_t i = piece->from; i < piece->to; i++)
		stops += piece->para->tokens.v[i].kind == TOKEN_WORD &&
			 token_is(&piece->para->tokens.v[i], WORD_STOP);
	return words >= 15 && stops * 6 > words && (groups_commas(piece) + 1) * 6 < words;
}

/* ---- languages that people speak, among the skills ---- */

static bool lists_languages(const struct piece *piece)
{
	return piece_is(piece, WORD_LANGUAGE) &&
	       (piece_is(piece, WORD_FLUENCY) || piece_words(piece) <= 2);
}

/* "Greek (native), English (C1)": nothing but languages, one with its fluency at least. */
static bool are_languages(struct piece list)
{
	bool fluency = false;
	struct piece item;

	while (fill_next_item(&list, &item)) {
		if (!piece_is(&item, WORD_LANGUAGE))
			return false;
		fluency |= piece_is(&item, WORD_FLUENCY);
	}
	return fluency;
}

/* "Languages: English (native), Greek (B2)": what stands behind the name; empty if it is no such line. */
static struct piece spoken_items(const struct para *para)
{
	struct piece all = piece_all(para), items = { para, all.to, all.to };
	size_t next = all.to;

	if (!piece_may_be(&all, WORD_LANGUAGE))
		return items;
	if (groups_name_end(&all, &next) < all.to)
		items.from = next;
	else if (are_languages(all))
		items.from = all.from;
	if (!piece_empty(&items) && !lists_languages(&items))
		items.from = items.to;
	return items;
}

/* ---- the ways of a section, each of one line ---- */

struct skill_list {
	struct fill *fill;
	struct groups groups;
	size_t lines;		/* but for those of spoken languages */
	bool whole;		/* a comma inside a line is part of its one item */
	struct skill *last;	/* that lines may add to; NULL: none yet */
};

static void fill_keywords(struct skill_list *list, struct skill *skill, const struct piece *piece)
{
	if (is_prose(piece))
		fill_append_piece(list->fill, &skill->summary, " ", piece, LIKELY);
	else
		groups_fill(list->fill, &list->groups, &skill->keywords, *piece);
}

/* "Name: a, b" */
static void add_named_skill(struct skill_list *list, struct piece name, struct piece items)
{
	struct skill *skill = new_rated_skill(list->fill, name);

	list->last = skill;
	if (!skill->level.s && level_only(&items)) {
		fill_piece(list->fill, &skill->level, &items, LIKELY);
		return;
	}
	items = piece_trim(items);
	if (!piece_empty(&items))
		fill_keywords(list, skill, &items);
}

/* No cell, bar, semicolon or dot parts anything in it, but commas may. */
static bool parts_by_commas_alone(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;
	size_t commas = 0;

	for (size_t i = piece->from; i < piece->to; i++) {
		if (v[i].flags & TOKEN_TAB_BEFORE && i > piece->from)
			return false;
		if (piece_is_code(piece, i, '|') || piece_is_code(piece, i, ';') ||
		    piece_is_code(piece, i, 0xB7) || piece_is_code(piece, i, 0x2022))
			return false;
		commas += token_is_comma(&v[i]);
	}
	return commas > 0;
}

/* Adds to the skill before, or to one that is named by the heading. */
static void add_items(struct skill_list *list, const struct para *para)
{
	struct piece all = piece_trim(piece_all(para));

	if (!list->last) {
		list->last = new_skill(list->fill, para->line);
		fill_heading(list->fill, &list->last->name);
	}
	if (list->whole && parts_by_commas_alone(&all))
		fill_add_piece(list->fill, &list->last->keywords, &all, LIKELY);
	else
		fill_keywords(list, list->last, &all);
}

/* Names and items on lines of their own. */
static void take_grouped(struct skill_list *list, size_t i)
{
	const struct para *para = &list->fill->paras->v[i];
	struct piece all = piece_trim(piece_all(para));
	size_t next = 0, end = list->groups.names ? groups_name_end(&all, &next) : all.to;

	if (end < all.to && token_is_colon(&para->tokens.v[end]))
		add_named_skill(list, piece_sub(&all, all.from, end),
				(struct piece){ para, next, all.to });
	else if (groups_begin(&list->groups, i))
		list->last = new_rated_skill(list->fill, piece_all(para));
	else if (list->last && groups_is_level(&list->groups, i) && !list->last->level.s && !list->last->keywords.n)
		fill_para(list->fill, &list->last->level, para, LIKELY);
	else
		add_items(list, para);
}

/* One list without names: a single skill named by its heading. */
static void take_flat(struct skill_list *list, size_t i)
{
	add_items(list, &list->fill->paras->v[i]);
}

/* "(AWS)" under "Amazon Web Services", which was too long for its line. */
static bool ends_name(const struct para *para)
{
	return !para->blanks && para->tokens.n && token_is_code(&para->tokens.v[0], '(');
}

static void take_name(struct skill_list *list, size_t i)
{
	const struct para *para = &list->fill->paras->v[i];

	if (list->last && ends_name(para))
		fill_append(list->fill, &list->last->name, " ", para->text, para->size, para->line, LIKELY);
	else
		list->last = new_rated_skill(list->fill, piece_all(para));
}

/* The end of the cell that begins at `from`, and of the next one when that is its level. */
static size_t rated_end(const struct piece *line, size_t from)
{
	const struct token *v = line->para->tokens.v;
	size_t end = from + 1, next;

	while (end < line->to && !(v[end].flags & TOKEN_TAB_BEFORE))
		end++;
	for (next = end + 1; next < line->to && !(v[next].flags & TOKEN_TAB_BEFORE);)
		next++;
	return end < line->to && level_only(&(struct piece){ line->para, end, next }) ? next : end;
}

static void take_rated(struct skill_list *list, size_t i)
{
	struct piece all = piece_all(&list->fill->paras->v[i]);

	for (size_t from = all.from, end; from < all.to; from = end) {
		end = rated_end(&all, from);
		new_rated_skill(list->fill, (struct piece){ all.para, from, end });
	}
}

/* Lines such as "Name: a, b", each a group; others go on with the one before. */
static void take_named(struct skill_list *list, size_t i)
{
	const struct para *para = &list->fill->paras->v[i];
	struct piece all = piece_all(para);
	size_t next = 0, end = groups_name_end(&all, &next);

	if (end < all.to)
		add_named_skill(list, piece_sub(&all, all.from, end), (struct piece){ para, next, all.to });
	else if (list->last && groups_commas(&all))
		fill_keywords(list, list->last, &all);
	else
		add_named_skill(list, piece_trim(all), piece_sub(&all, all.to, all.to));
}

/* ---- which way it is ---- */

static const struct para *next_line(const struct skill_list *list, size_t *i)
{
	for (; *i < list->fill->section->to; ++*i) {
		const struct para *para = &list->fill->paras->v[*i];
		struct piece spoken = spoken_items(para);

		if (piece_empty(&spoken))
			return para;
	}
	return NULL;
}

/* Lines that hold a name and items. */
static bool is_named(const struct skill_list *list)
{
	const struct para *para;
	size_t named = 0;

	for (size_t i = list->fill->section->from; (para = next_line(list, &i)) != NULL; i++) {
		struct piece all = piece_all(para);
		size_t next = 0, end = groups_name_end(&all, &next);

		named += end < all.to && next < all.to;
	}
	return named * 2 >= list->lines && !list->groups.cells;
}

/* Lines most of which are one thing and how well it is known. */
static bool is_rated(const struct skill_list *list)
{
	const struct para *para;
	size_t rated = 0;

	for (size_t i = list->fill->section->from; (para = next_line(list, &i)) != NULL; i++) {
		struct piece all = piece_all(para);
		struct rated cut = level_cut((struct piece){ para, 0, rated_end(&all, 0) });

		rated += !piece_empty(&cut.level) && !groups_commas(&cut.thing);
	}
	return rated * 2 > list->lines;
}

/* A line right under another goes on with a list; headings and paragraphs are names. */
static bool stands_apart(const struct para *para)
{
	return para->flags & (LINE_HEADING | LINE_BOLD) || para->blanks;
}

/* Short lines of one look that stand apart, none a bullet: each is a skill of its own. */
static bool is_list_of_names(const struct skill_list *list)
{
	const struct para *para;

	for (size_t i = list->fill->section->from; (para = next_line(list, &i)) != NULL; i++) {
		struct piece all = piece_all(para);

		if (ends_name(para))
			continue;
		if (para->flags & LINE_BULLET || para->words > NAME_WORDS || groups_is_list(&all) ||
		    groups_look_of(&list->groups, i) != list->groups.look || para_is_level(para) ||
		    !groups_are_even(&list->groups, i) ||
		    (i > list->fill->section->from && !stands_apart(para)))
			return false;
	}
	return list->lines >= 3;
}

static bool is_grouped(const struct skill_list *list)
{
	return groups_exist(&list->groups);
}

static bool is_flat(const struct skill_list *list)
{
	return list->lines > 0;
}

static const struct {
	bool (*fits)(const struct skill_list *list);
	void (*take)(struct skill_list *list, size_t i);
} ways[] = {
	{ is_rated, take_rated }, { is_named, take_named }, { is_list_of_names, take_name },
	{ is_grouped, take_grouped }, { is_flat, take_flat },
};

/* Commas are few among many lines: they part nothing. */
static bool keeps_commas(const struct skill_list *list)
{
	const struct para *para;
	size_t commas = 0;

	for (size_t i = list->fill->section->from; (para = next_line(list, &i)) != NULL; i++) {
		struct piece all = piece_all(para);

		commas += parts_by_commas_alone(&all);
	}
	return commas * WHOLE_LINES <= list->lines;
}

static void look_at_list(struct skill_list *list)
{
	groups_look(list->fill, &list->groups);
	for (size_t i = list->fill->section->from; next_line(list, &i); i++)
		list->lines++;
	list->whole = keeps_commas(list);
}

void fill_skills(struct fill *fill)
{
	struct skill_list list = { .fill = fill };
	size_t way = 0;

	look_at_list(&list);
	while (list.lines && !ways[way].fits(&list))
		way++;
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct piece spoken = spoken_items(&fill->paras->v[i]);

		if (piece_empty(&spoken))
			ways[way].take(&list, i);
		else
			fill_language_line(fill, spoken);
	}
}
