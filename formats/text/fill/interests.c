/* Interests: names alone, names with keywords, or prose. */
#include "formats/text/fill/fill.h"
#include "formats/text/fill/groups.h"

#include <string.h>

#include "pipeline/fields.h"

#define FRAGMENT_WORDS 4	/* most of an interest that a full stop ends */
#define LEAST_FRAGMENTS 3	/* of a list of such */

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

	fill_heading(fill, &entry->name);
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

/* Behind the last comma before the bracket at `open` that closes at the end of the piece. */
static size_t bracket_name(const struct piece *piece, size_t open)
{
	while (open > piece->from && !token_is_comma(&piece->para->tokens.v[open - 1]))
		open--;
	return open;
}

/* "Music [ Piano, Cello ], Reading, Sport [ Tennis ]" */
static void add_bracketed(struct fill *fill, struct piece piece)
{
	size_t from = piece.from, open = piece.to;

	for (size_t i = piece.from; i < piece.to; i++) {
		struct interest *entry;
		struct piece name;
		size_t begin;

		if (piece_is_code(&piece, i, '['))
			open = i;
		if (!piece_is_code(&piece, i, ']') || open <= from || open > i)
			continue;
		begin = bracket_name(&(struct piece){ piece.para, from, open }, open);
		add_interest_items(fill, (struct piece){ piece.para, from, begin });
		entry = new_interest(fill, piece.para->line);
		name = piece_sub(&piece, begin, open);
		fill_piece(fill, &entry->name, &name, LIKELY);
		fill_items(fill, &entry->keywords, piece_sub(&piece, open + 1, i), LIKELY);
		from = i + 1;
	}
	add_interest_items(fill, (struct piece){ piece.para, from, piece.to });
}

/* "[ Piano, Cello ]" on a line of its own */
static bool is_bracketed(const struct piece *piece)
{
	return !piece_empty(piece) && piece_is_code(piece, piece->from, '[') &&
	       piece_is_code(piece, piece->to - 1, ']');
}

/* Whether that mark stands behind its first token. */
static bool has_code(const struct piece *piece, uint32_t code)
{
	for (size_t i = piece->from + 1; i < piece->to; i++)
		if (piece_is_code(piece, i, code))
			return true;
	return false;
}

static struct interest *last_interest(const struct fill *fill)
{
	const struct list *all = &fill->cv->interests;

	return all->n ? all->v[all->n - 1] : NULL;
}

static struct interest *new_named(struct fill *fill, struct piece name)
{
	struct interest *entry = new_interest(fill, name.para->line);

	fill_piece(fill, &entry->name, &name, LIKELY);
	return entry;
}

/* "Skills: rope, canvas" below the name of an interest says what it has to do with. */
static bool lists_keywords(const struct para *para, size_t end)
{
	const char *label = tokens_value(&para->tokens, 0, end, WORD_LABEL);

	return label && !strcmp(label, "technologies");
}

static void add_interest_line(struct fill *fill, const struct para *para)
{
	struct piece all = piece_all(para);
	size_t next = 0, end = groups_name_end(&all, &next);

	if (is_bracketed(&all) && last_interest(fill))
		fill_items(fill, &last_interest(fill)->keywords, piece_trim(all), LIKELY);
	else if (has_code(&all, '['))
		add_bracketed(fill, all);
	else if (end < all.to && next < all.to && last_interest(fill) && lists_keywords(para, end))
		fill_items(fill, &last_interest(fill)->keywords, piece_sub(&all, next, all.to), LIKELY);
	else if (end < all.to && next < all.to)
		fill_items(fill, &new_named(fill, piece_sub(&all, all.from, end))->keywords,
			   piece_sub(&all, next, all.to), LIKELY);
	else
		add_interest_items(fill, all);
}

/* A full stop behind a word in small letters, and another sentence behind it. */
static bool has_sentences(const struct para *para)
{
	const struct token *v = para->tokens.v;

	for (size_t i = 1; i + 1 < para->tokens.n; i++)
		if (token_is_code(&v[i], '.') && v[i - 1].kind == TOKEN_WORD &&
		    !(v[i - 1].flags & TOKEN_CAPITAL) && v[i - 1].end - v[i - 1].start > 3 &&
		    v[i + 1].flags & TOKEN_SPACE_BEFORE && v[i + 1].flags & TOKEN_CAPITAL)
			return true;
	return false;
}

/* "My research asks how ...": a sentence about the person, however many commas it has. */
static bool speaks_of_self(const struct para *para)
{
	static const char *const words[] = { "my ", "i ", "our ", "we ", "i'm ", "mein ", "meine ", "mes ", "mon ", "mi ", "mis " };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (!strncmp(para->tokens.folded, words[i], strlen(words[i])))
			return true;
	return false;
}

/* Behind the full stop that ends what begins at token i: before a capital, or the last. */
static size_t fragment_end(const struct piece *all, size_t i)
{
	const struct token *v = all->para->tokens.v;

	for (; i < all->to; i++)
		if (token_is_code(&v[i], '.') && (i + 1 == all->to || (v[i + 1].flags & TOKEN_SPACE_BEFORE &&
								       v[i + 1].flags & TOKEN_CAPITAL)))
			return i + 1;
	return i;
}

/* "Violin. Bouldering, badly. Long train rides.": a full stop behind each, a few words long. */
static bool are_fragments(const struct para *para)
{
	struct piece all = { para, 0, para->tokens.n };
	size_t n = 0;

	for (size_t i = 0, end; i < all.to; i = end, n++) {
		struct piece one = { para, i, end = fragment_end(&all, i) };

		if (!piece_words(&one) || piece_words(&one) > FRAGMENT_WORDS ||
		    !token_is_code(&para->tokens.v[end - 1], '.'))
			return false;
	}
	return n >= LEAST_FRAGMENTS;
}

static void add_fragments(struct fill *fill, const struct para *para)
{
	struct piece all = { para, 0, para->tokens.n };

	for (size_t i = 0, end; i < all.to; i = end)
		new_named(fill, piece_sub(&all, i, (end = fragment_end(&all, i)) - 1));
}

/* Lists have few little words, a sentence more. */
static bool is_wordy(const struct para *para)
{
	bool sentence = para->tokens.n && token_is_code(&para->tokens.v[para->tokens.n - 1], '.');

	return para->stops * (sentence ? 4 : 2) > para->words;
}

static bool is_interest_prose(const struct para *para)
{
	struct piece all = piece_all(para);

	if (!para->prose || has_sentences(para) || speaks_of_self(para))
		return para->prose;
	return !has_code(&all, ';') && (!groups_commas(&all) || is_wordy(para));
}

/* "Music: piano, cello" */
static bool names_items(const struct piece *piece)
{
	size_t next = 0, end = groups_name_end(piece, &next);

	return end < piece->to && next < piece->to && token_is_colon(&piece->para->tokens.v[end]);
}

/* Whether names and items may stand on lines of their own: no line holds both. */
static bool may_be_grouped(const struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct piece all = piece_all(&fill->paras->v[i]);

		if (has_code(&all, '[') || is_bracketed(&all) || names_items(&all))
			return false;
	}
	return true;
}

/* Whether they do. */
static bool are_grouped(struct fill *fill, struct groups *groups)
{
	if (!may_be_grouped(fill))
		return false;
	groups_look(fill, groups);
	return groups_exist(groups);
}

void fill_interests(struct fill *fill)
{
	struct interest *group = NULL;
	struct groups groups;
	bool grouped = are_grouped(fill, &groups);

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct piece all = piece_trim(piece_all(para));
		bool begins = grouped && groups_begin(&groups, i) &&
			      (!groups_is_list(&all) || (i + 1 < groups.to && !groups_begin(&groups, i + 1)));

		if (are_fragments(para))
			add_fragments(fill, para);
		else if (is_interest_prose(para))
			add_interest_prose(fill, para);
		else if (begins)
			group = new_named(fill, all);
		else if (group)
			groups_fill(fill, &groups, &group->keywords, all);
		else
			add_interest_line(fill, para);
	}
}
