/* Skills, human languages and interests: lists in many shapes. */
#include "formats/text/fill.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define NAME_WORDS 8

static bool is_spaced(const struct piece *piece, size_t i)
{
	return i + 1 >= piece->to ||
	       (piece->para->tokens.v[i + 1].flags & TOKEN_SPACE_BEFORE) != 0;
}

static size_t count_commas(const struct piece *piece)
{
	size_t n = 0;

	for (size_t i = piece->from; i < piece->to; i++)
		n += piece_is_code(piece, i, ',') || piece_is_code(piece, i, '|') || piece_is_code(piece, i, 0x3001) ||
		     piece_is_code(piece, i, 0xFF0C);
	return n;
}

/*
 * Where the name of a group ends in "Name: a, b", "Name. a, b", "**Name** a, b"
 * or in its first cell; piece.to when the line has no name of its own.
 */
static size_t find_name_end(const struct piece *piece, size_t *next)
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
		if ((piece_is_code(piece, i, ':') || piece_is_code(piece, i, 0xFF1A)) &&
		    (is_spaced(piece, i) || v[i].code == 0xFF1A))
			return i;
		if (piece_is_code(piece, i, ',') || piece_is_code(piece, i, ';'))
			break;
		if (piece_is_code(piece, i, '.') && is_spaced(piece, i) && i + 1 < piece->to &&
		    count_commas(&(struct piece){ piece->para, i + 1, piece->to }))
			return i;
		if (v[i].flags & TOKEN_TAB_BEFORE) {
			*next = i;
			return i;
		}
		if (piece_is_code(piece, i, '-') && is_spaced(piece, i) &&
		    (v[i].flags & TOKEN_SPACE_BEFORE))
			return i;
		if (piece_in_span(&(struct piece){ piece->para, piece->from, i }, SPAN_BOLD) &&
		    !piece_in_span(&(struct piece){ piece->para, piece->from, i + 1 }, SPAN_BOLD)) {
			*next = i;
			return i;
		}
	}
	return piece->to;
}

/* "Name (master)" or "Name (working knowledge)": the level in the bracket. */
static struct piece take_level(struct fill *fill, struct piece name, struct text *level)
{
	size_t open = name.to;
	struct piece inner;

	if (piece_empty(&name) || !piece_is_code(&name, name.to - 1, ')'))
		return name;
	while (open > name.from && !piece_is_code(&name, open - 1, '('))
		open--;
	if (open <= name.from + 1)
		return name;
	inner = piece_sub(&name, open, name.to - 1);
	if (!piece_is(&inner, WORD_LEVEL) && !piece_is(&inner, WORD_FLUENCY) &&
	    inner.para->tokens.v[inner.from].kind != TOKEN_NUMBER)
		return name;
	fill_piece(fill, level, &inner, LIKELY);
	return piece_sub(&name, name.from, open - 1);
}

static struct skill *new_skill(struct fill *fill, uint32_t line)
{
	struct skill *skill = cv_append(fill->cv, &fill->cv->skills, &skill_shape);

	skill->entry.line = line;
	fill_section(fill, &skill->section);
	return skill;
}

/* Sentences behind a name are prose, not a list. */
static bool is_prose(const struct piece *piece)
{
	size_t stops = 0, words = piece_words(piece);

	for (size_t i = piece->from; i < piece->to; i++)
		stops += piece->para->tokens.v[i].kind == TOKEN_WORD &&
			 token_is(&piece->para->tokens.v[i], WORD_STOP);
	return words >= 15 && stops * 6 > words && (count_commas(piece) + 1) * 6 < words;
}

static void fill_keywords(struct fill *fill, struct skill *skill, const struct piece *piece)
{
	if (is_prose(piece))
		fill_append_piece(fill, &skill->summary, " ", piece, LIKELY);
	else
		fill_items(fill, &skill->keywords, *piece, LIKELY);
}

static void add_languages(struct fill *fill, struct piece piece);

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
		add_languages(fill, items);
		return;
	}
	skill = new_skill(fill, name.para->line);
	name = take_level(fill, name, &skill->level);
	fill_piece(fill, &skill->name, &name, LIKELY);
	if (!piece_empty(&items))
		fill_keywords(fill, skill, &items);
}

/* How a line of a list looks: heading, bullet, emphasis and how far it is set in. */
static uint32_t look_of(const struct para *para)
{
	uint32_t look = para->flags & (LINE_HEADING | LINE_BULLET | LINE_BOLD);

	return look | (para->flags & LINE_HEADING ? (uint32_t)para->level << 8 : para->indent << 16);
}

/* What begins the groups of a list whose items stand on lines of their own. */
struct groups {
	uint32_t look;		/* of group names, when items look otherwise */
	bool looks;		/* there are two looks at least */
	bool blanks;		/* groups are set apart by blank lines */
	bool colons;		/* names end in a colon */
	bool levels;		/* lines with a level stand below names */
};

static bool ends_in_colon(const struct para *para)
{
	const struct token *last = para->tokens.n ? &para->tokens.v[para->tokens.n - 1] : NULL;

	return last && last->kind == TOKEN_PUNCT && (last->code == ':' || last->code == 0xFF1A);
}

static struct groups look_at_groups(const struct fill *fill)
{
	const struct para *v = fill->paras->v;
	size_t from = fill->section->from, to = fill->section->to, blank = 0;
	struct groups groups = { 0 };

	if (from >= to)
		return groups;
	groups.look = look_of(&v[from]);
	for (size_t i = from; i < to; i++) {
		groups.levels |= para_is_level(&v[i]);
		groups.colons |= ends_in_colon(&v[i]);
		groups.looks |= look_of(&v[i]) != groups.look && !para_is_level(&v[i]);
		blank += i > from && v[i].blanks > 0;
	}
	groups.blanks = blank && blank * 3 < (to - from - 1) * 2;
	return groups;
}

static bool begins_group(const struct fill *fill, const struct groups *groups, size_t i)
{
	const struct para *para = &fill->paras->v[i];

	if (para_is_level(para))
		return false;
	if (i + 1 < fill->section->to && para_is_level(&fill->paras->v[i + 1]))
		return true;
	if (groups->colons)
		return ends_in_colon(para);
	if (groups->looks)
		return look_of(para) == groups->look;
	return i == fill->section->from || (groups->blanks && para->blanks);
}

/* Names and items on lines of their own. */
static void fill_grouped(struct fill *fill, const struct groups *groups)
{
	struct skill *skill = NULL;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct piece all = piece_trim(piece_all(para));

		if (begins_group(fill, groups, i)) {
			skill = new_skill(fill, para->line);
			all = take_level(fill, all, &skill->level);
			fill_piece(fill, &skill->name, &all, LIKELY);
		} else if (skill && para_is_level(para) && !skill->level.s &&
			   !skill->keywords.n) {
			fill_piece(fill, &skill->level, &all, LIKELY);
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
static bool is_list_of_names(const struct fill *fill)
{
	const struct para *v = fill->paras->v;
	size_t from = fill->section->from, to = fill->section->to;

	for (size_t i = from; i < to; i++) {
		struct piece all = piece_all(&v[i]);

		if (v[i].flags & LINE_BULLET || v[i].words > NAME_WORDS || count_commas(&all) ||
		    look_of(&v[i]) != look_of(&v[from]) || para_is_level(&v[i]) ||
		    (i > from && !v[i].blanks != !v[to - 1].blanks))
			return false;
	}
	return to - from >= 3;
}

static void fill_names(struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct piece all = piece_trim(piece_all(&fill->paras->v[i]));
		struct skill *skill = new_skill(fill, all.para->line);

		all = take_level(fill, all, &skill->level);
		fill_piece(fill, &skill->name, &all, LIKELY);
	}
}

/* Lines such as "Name: a, b", each a group; others go on with the one before. */
static void fill_lines(struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct piece all = piece_all(&fill->paras->v[i]);
		size_t next = 0, end = find_name_end(&all, &next);

		if (end < all.to) {
			add_named_skill(fill, piece_sub(&all, all.from, end), piece_sub(&all, next, all.to));
		} else if (fill->cv->skills.n && count_commas(&all)) {
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
		size_t next = 0, end = find_name_end(&all, &next);

		named += end < all.to && next < all.to;
	}
	return named;
}

void fill_skills(struct fill *fill)
{
	struct groups groups = look_at_groups(fill);
	size_t lines = fill->section->to - fill->section->from;
	size_t named = count_named(fill);

	if (!lines)
		return;
	if (named * 2 >= lines)
		fill_lines(fill);
	else if (is_list_of_names(fill))
		fill_names(fill);
	else if (groups.looks || groups.levels || groups.blanks || groups.colons)
		fill_grouped(fill, &groups);
	else
		fill_flat(fill);
}

static void add_language(struct fill *fill, struct piece piece)
{
	struct language *entry;
	const struct tokens *tokens = &piece.para->tokens;
	size_t n = 0, i;

	piece = piece_trim(piece);
	if (piece_empty(&piece))
		return;
	entry = cv_append(fill->cv, &fill->cv->languages, &language_shape);
	entry->entry.line = piece.para->line;
	fill_section(fill, &entry->section);
	for (i = piece.from; i < piece.to && !n; i++)
		n = tokens_phrase(tokens, i, WORD_MASK(WORD_LANGUAGE), NULL);
	for (i = piece.from; i < piece.to; i++)
		if (i > piece.from && (piece_is_code(&piece, i, '(') || piece_is_code(&piece, i, ':') ||
				       piece_is_code(&piece, i, '-') || piece_is_code(&piece, i, 0xFF08) ||
				       piece_is_code(&piece, i, 0xFF1A) || piece_is_code(&piece, i, ',') ||
				       tokens->v[i].flags & TOKEN_TAB_BEFORE))
			break;
	if (i == piece.to && n && piece.from + n < piece.to)
		i = piece.from + n;
	{
		struct piece name = piece_sub(&piece, piece.from, i), fluency = piece_sub(&piece, i, piece.to);

		if (i < piece.to && piece_is_code(&piece, i, '(') && piece_is_code(&piece, piece.to - 1, ')'))
			fluency = piece_sub(&piece, i + 1, piece.to - 1);
		fill_piece(fill, &entry->language, &name, n ? CONFIDENT : GUESSED);
		if (!piece_empty(&fluency))
			fill_piece(fill, &entry->fluency, &fluency, LIKELY);
	}
}

/* Several languages in one line, apart by commas, bars or cells. */
static void add_languages(struct fill *fill, struct piece piece)
{
	size_t depth = 0, from = piece.from;

	for (size_t i = piece.from; i < piece.to; i++) {
		struct piece left = { piece.para, from, i };
		struct piece right = { piece.para, i + 1, piece.to };

		depth += piece_is_code(&piece, i, '(') || piece_is_code(&piece, i, 0xFF08);
		depth -= depth && (piece_is_code(&piece, i, ')') || piece_is_code(&piece, i, 0xFF09));
		if (depth || !(piece_is_code(&piece, i, ',') || piece_is_code(&piece, i, ';') ||
			       piece_is_code(&piece, i, '|') || piece_is_code(&piece, i, 0xB7) ||
			       piece_is_code(&piece, i, 0x2022) || piece_is_code(&piece, i, 0x3001)))
			continue;
		if (!piece_is(&left, WORD_LANGUAGE) || !piece_is(&right, WORD_LANGUAGE))
			continue;
		add_language(fill, left);
		from = i + 1;
	}
	add_language(fill, (struct piece){ piece.para, from, piece.to });
}

static bool is_fluency_line(const struct para *para)
{
	return para_is(para, WORD_FLUENCY) && !para_is(para, WORD_LANGUAGE);
}

void fill_languages(struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct language *last = fill->cv->languages.n ?
			fill->cv->languages.v[fill->cv->languages.n - 1] : NULL;
		struct piece all = piece_trim(piece_all(para));

		if (last && !last->fluency.s &&
		    (is_fluency_line(para) || (!para_is(para, WORD_LANGUAGE) &&
					       i > fill->section->from)))
			fill_piece(fill, &last->fluency, &all, LIKELY);
		else
			add_languages(fill, piece_all(para));
	}
}

static struct interest *new_interest(struct fill *fill, uint32_t line)
{
	struct interest *entry = cv_append(fill->cv, &fill->cv->interests, &interest_shape);

	entry->entry.line = line;
	fill_section(fill, &entry->section);
	return entry;
}

static void add_interest_prose(struct fill *fill, const struct para *para)
{
	struct interest *entry = new_interest(fill, para->line);

	fill_section(fill, &entry->name);
	fill_para(fill, &entry->summary, para, LIKELY);
}

/* A comma-separated list gives one interest per item. */
static void add_interest_items(struct fill *fill, struct piece piece)
{
	struct texts items = { NULL, 0, 0 };

	fill_items(fill, &items, piece, LIKELY);
	for (size_t i = 0; i < items.n; i++)
		new_interest(fill, piece.para->line)->name = items.v[i];
}

static void add_interest_line(struct fill *fill, const struct para *para)
{
	struct piece all = piece_all(para);
	size_t next = 0, end = find_name_end(&all, &next);

	if (end < all.to && next < all.to) {
		struct interest *entry = new_interest(fill, para->line);
		struct piece name = piece_sub(&all, all.from, end);

		fill_piece(fill, &entry->name, &name, LIKELY);
		fill_items(fill, &entry->keywords, piece_sub(&all, next, all.to), LIKELY);
	} else {
		add_interest_items(fill, all);
	}
}

void fill_interests(struct fill *fill)
{
	struct groups groups = look_at_groups(fill);
	struct interest *group = NULL;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct piece all = piece_trim(piece_all(para));

		if (para->prose && !count_commas(&all)) {
			add_interest_prose(fill, para);
		} else if (para->prose && para->stops * 4 > para->words) {
			add_interest_prose(fill, para);
		} else if ((groups.looks || groups.blanks || groups.colons) &&
			   begins_group(fill, &groups, i) && !count_commas(&all)) {
			group = new_interest(fill, para->line);
			fill_piece(fill, &group->name, &all, LIKELY);
		} else if (group) {
			fill_items(fill, &group->keywords, all, LIKELY);
		} else {
			add_interest_line(fill, para);
		}
	}
}
