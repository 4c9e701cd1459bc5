/* Skills: groups of items under names, in many shapes. */
#include "formats/text/fill.h"
#include "formats/text/groups.h"
#include "formats/text/levels.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define NAME_WORDS 8

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

static void fill_keywords(struct fill *fill, struct skill *skill, const struct piece *piece)
{
	if (is_prose(piece))
		fill_append_piece(fill, &skill->summary, " ", piece, LIKELY);
	else
		fill_items(fill, &skill->keywords, *piece, LIKELY);
}

static bool lists_languages(const struct piece *piece)
{
	return piece_is(piece, WORD_LANGUAGE) &&
	       (piece_is(piece, WORD_FLUENCY) || piece_words(piece) <= 2);
}

/* "Name: a, b" */
static void add_named_skill(struct fill *fill, struct piece name, struct piece items)
{
	struct skill *skill;

	if (lists_languages(&items)) {
		fill_language_line(fill, items);
		return;
	}
	skill = new_rated_skill(fill, name);
	if (!skill->level.s && level_only(&items)) {
		fill_piece(fill, &skill->level, &items, LIKELY);
		return;
	}
	items = piece_trim(items);
	if (!piece_empty(&items))
		fill_keywords(fill, skill, &items);
}

/* Names and items on lines of their own. */
static void fill_grouped(struct fill *fill, const struct groups *groups)
{
	struct skill *skill = NULL;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct piece all = piece_trim(piece_all(para));
		size_t next = 0, end = groups->lists ? groups_name_end(&all, &next) : all.to;

		if (end < all.to && token_is_colon(&para->tokens.v[end])) {
			add_named_skill(fill, piece_sub(&all, all.from, end),
					(struct piece){ para, next, all.to });
		} else if (groups_begin(groups, i)) {
			skill = new_rated_skill(fill, piece_all(para));
		} else if (skill && para_is_level(para) && !skill->level.s &&
			   !skill->keywords.n) {
			fill_para(fill, &skill->level, para, LIKELY);
		} else {
			if (!skill) {
				skill = new_skill(fill, para->line);
				fill_section(fill, &skill->name);
			}
			fill_keywords(fill, skill, &all);
		}
	}
}

/* One list without names: a single skill named by its heading. */
static void fill_flat(struct fill *fill)
{
	struct skill *skill = NULL;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct piece all = piece_trim(piece_all(&fill->paras->v[i]));

		if (!skill) {
			skill = new_skill(fill, all.para->line);
			fill_section(fill, &skill->name);
		}
		fill_keywords(fill, skill, &all);
	}
}

/* Short lines of one look, none a bullet: each is a skill of its own. */
static bool is_list_of_names(const struct fill *fill, const struct groups *groups)
{
	const struct para *v = fill->paras->v;
	size_t from = fill->section->from, to = fill->section->to;

	for (size_t i = from; i < to; i++) {
		struct piece all = piece_all(&v[i]);

		if (v[i].flags & LINE_BULLET || v[i].words > NAME_WORDS || groups_commas(&all) ||
		    groups_look_of(groups, i) != groups->look || para_is_level(&v[i]) ||
		    (i > from && !v[i].blanks != !v[to - 1].blanks))
			return false;
	}
	return to - from >= 3;
}

static void fill_names(struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++)
		new_rated_skill(fill, piece_all(&fill->paras->v[i]));
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

/* Lines most of which are one thing and how well it is known. */
static bool is_rated(const struct fill *fill)
{
	size_t rated = 0;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct piece all = piece_all(&fill->paras->v[i]);
		struct rated cut = level_cut((struct piece){ all.para, 0, rated_end(&all, 0) });

		rated += !piece_empty(&cut.level) && !groups_commas(&cut.thing);
	}
	return rated * 2 > fill->section->to - fill->section->from;
}

static void fill_rated(struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct piece all = piece_all(&fill->paras->v[i]);

		for (size_t from = all.from, end; from < all.to; from = end) {
			end = rated_end(&all, from);
			new_rated_skill(fill, (struct piece){ all.para, from, end });
		}
	}
}

/* Lines such as "Name: a, b", each a group; others go on with the one before. */
static void fill_lines(struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct piece all = piece_all(para);
		size_t next = 0, end = groups_name_end(&all, &next);

		if (end < all.to) {
			add_named_skill(fill, piece_sub(&all, all.from, end),
					(struct piece){ para, next, all.to });
		} else if (fill->cv->skills.n && groups_commas(&all)) {
			struct skill *last = fill->cv->skills.v[fill->cv->skills.n - 1];

			fill_keywords(fill, last, &all);
		} else {
			add_named_skill(fill, piece_trim(all), piece_sub(&all, all.to, all.to));
		}
	}
}

/* Lines that hold a name and items. */
static size_t count_named(const struct fill *fill)
{
	size_t named = 0;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct piece all = piece_all(&fill->paras->v[i]);
		size_t next = 0, end = groups_name_end(&all, &next);

		named += end < all.to && next < all.to;
	}
	return named;
}

void fill_skills(struct fill *fill)
{
	size_t lines = fill->section->to - fill->section->from;
	size_t named = count_named(fill);
	struct groups groups;

	if (!lines)
		return;
	groups_look(fill, &groups);
	if (is_rated(fill))
		fill_rated(fill);
	else if (named * 2 >= lines && !groups.cells)
		fill_lines(fill);
	else if (is_list_of_names(fill, &groups))
		fill_names(fill);
	else if (groups_exist(&groups))
		fill_grouped(fill, &groups);
	else
		fill_flat(fill);
}
