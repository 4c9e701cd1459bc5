/* Awards and certificates: a title, who gave it, when, and a remark. */
#include "formats/text/fill/fill.h"

#include "formats/text/entry/prizes.h"
#include "formats/text/fill/groups.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define INLINE_ITEMS 3		/* least of a list on one line */
#define ABBREVIATION 5		/* most letters of a word that is shortened */

static void fill_remarks(struct fill *fill, const struct prize *prize, struct text *summary)
{
	for (size_t i = 0; i < prize->n_remarks; i++)
		fill_append_piece(fill, summary, "; ", &prize->remarks[i], GUESSED);
}

static void fill_rest(struct fill *fill, const struct cut *cut, const struct head *head,
		      struct text *summary)
{
	for (size_t k = cut->from; k < cut->to; k++)
		if (!head->taken[k - cut->from])
			fill_append(fill, summary, " ", fill->paras->v[k].text,
				    fill->paras->v[k].size, fill->paras->v[k].line, LIKELY);
}

/* The stop behind a title is no part of it; that of "Inc." and "h. c." is. */
static struct piece without_stop(struct piece piece)
{
	const uint64_t shortened = WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_DEGREE) |
				   WORD_MASK(WORD_SUFFIX) | WORD_MASK(WORD_PREFIX);
	const struct token *last = &piece.para->tokens.v[piece.to - 1];
	size_t letters = piece.to > piece.from + 1 ? last[-1].end - last[-1].start : 0;

	if (token_is_code(last, '.') && letters > 2 &&
	    (letters > ABBREVIATION || !(last[-1].classes & shortened)))
		piece.to--;
	return piece;
}

static bool is_number(const struct token *token)
{
	return token->kind == TOKEN_NUMBER || token->kind == TOKEN_MIXED;
}

/* "Fern Foundation, DEB-2101234": takes the number of a grant off who gave it; empty when there is none. */
static struct piece cut_number(struct piece *giver)
{
	const struct token *v = giver->para ? giver->para->tokens.v : NULL;
	struct piece number = { giver->para, giver->to, giver->to };
	bool digits = false;

	while (number.from > giver->from + 1 && !token_is_comma(&v[number.from - 1])) {
		const struct token *token = &v[--number.from];

		digits |= is_number(token);
		if (!is_number(token) && token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPS))
			return (struct piece){ giver->para, giver->to, giver->to };
	}
	if (!digits || number.from <= giver->from + 1)
		return (struct piece){ giver->para, giver->to, giver->to };
	*giver = piece_sub(giver, giver->from, number.from - 1);
	return number;
}

static void fill_named(struct fill *fill, struct text *text, const struct piece *piece)
{
	const struct piece bare = piece->para ? without_stop(*piece) : *piece;

	if (bare.para)
		fill_piece(fill, text, &bare, LIKELY);
}

static void add_award(struct fill *fill, const struct prize_habits *habits, const struct cut *cut,
		      const struct head *head)
{
	struct award *award = cv_append(fill->cv, &fill->cv->awards, &award_shape);
	struct prize prize;
	struct piece number;

	prize_read(habits, head, &prize);
	number = cut_number(&prize.giver);
	award->entry.line = fill->paras->v[cut->from].line;
	fill_named(fill, &award->title, &prize.title);
	fill_named(fill, &award->awarder, &prize.giver);
	fill_date(fill, head, &award->date, &award->dates);
	fill_url(fill, &award->url, head->url, head->url_line);
	if (!piece_empty(&number))
		fill_append_piece(fill, &award->summary, "; ", &number, LIKELY);
	fill_remarks(fill, &prize, &award->summary);
	fill_rest(fill, cut, head, &award->summary);
	fill_section(fill, &award->section);
}

static void add_certificate(struct fill *fill, const struct prize_habits *habits,
			    const struct cut *cut, const struct head *head)
{
	struct certificate *entry =
		cv_append(fill->cv, &fill->cv->certificates, &certificate_shape);
	struct prize prize;

	prize_read(habits, head, &prize);
	entry->entry.line = fill->paras->v[cut->from].line;
	fill_named(fill, &entry->name, &prize.title);
	fill_named(fill, &entry->issuer, &prize.giver);
	fill_first_date(fill, head, &entry->date, &entry->dates);	/* a range is how long it holds */
	fill_url(fill, &entry->url, head->url, head->url_line);
	fill_remarks(fill, &prize, &entry->summary);
	fill_rest(fill, cut, head, &entry->summary);
	fill_section(fill, &entry->section);
}

typedef void add_fn(struct fill *fill, const struct prize_habits *habits, const struct cut *cut,
		    const struct head *head);

/* "PMP, CSM, First Aid" on the only line, without a date: several of them. */
static bool is_inline_list(const struct cuts *cuts, const struct head *head)
{
	return cuts->n == 1 && !head->n_dates && head->n_rows == 1 && !head->n_labels &&
	       groups_commas(&head->texts[0]) + 1 >= INLINE_ITEMS;
}

static void fill_inline(struct fill *fill, const struct cut *cut, const struct head *whole, add_fn *add)
{
	struct piece line = whole->texts[0], item;
	struct prize_habits habits;
	struct head head = *whole;

	line.to = whole->texts[whole->n_texts - 1].to;
	head.n_texts = 1;
	while (fill_next_item(&line, &item)) {
		head.texts[0] = item;
		prizes_look(&head, 1, &habits);
		add(fill, &habits, cut, &head);
	}
}

static void fill_each(struct fill *fill, add_fn *add)
{
	struct prize_habits habits;
	struct head *heads;
	struct cuts cuts;

	fill_cut(fill, &cuts);
	heads = arena_room(fill->arena, cuts.n, sizeof(*heads));
	for (size_t i = 0; i < cuts.n; i++)
		head_read(fill->arena, fill->paras, &cuts.v[i], 2, &heads[i]);
	if (is_inline_list(&cuts, &heads[0])) {
		fill_inline(fill, &cuts.v[0], &heads[0], add);
		return;
	}
	prizes_look(heads, cuts.n, &habits);
	habits.columns = fill->section->columns;
	for (size_t i = 0; i < cuts.n; i++)
		add(fill, &habits, &cuts.v[i], &heads[i]);
}

void fill_awards(struct fill *fill)
{
	fill_each(fill, add_award);
}

void fill_certificates(struct fill *fill)
{
	fill_each(fill, add_certificate);
}
