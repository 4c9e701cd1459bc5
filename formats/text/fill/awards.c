/* Awards and certificates: a title, who gave it, when, and a remark. */
#include "formats/text/fill/fill.h"

#include "formats/text/entry/prizes.h"
#include "formats/text/fill/groups.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define INLINE_ITEMS 3		/* least of a list on one line */

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

static void add_award(struct fill *fill, const struct prize_habits *habits, const struct cut *cut,
		      const struct head *head)
{
	struct award *award = cv_append(fill->cv, &fill->cv->awards, &award_shape);
	struct prize prize;

	prize_read(habits, head, &prize);
	award->entry.line = fill->paras->v[cut->from].line;
	if (prize.title.para)
		fill_piece(fill, &award->title, &prize.title, LIKELY);
	if (prize.giver.para)
		fill_piece(fill, &award->awarder, &prize.giver, LIKELY);
	fill_date(fill, head, &award->date, &award->dates);
	fill_url(fill, &award->url, head->url, head->url_line);
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
	if (prize.title.para)
		fill_piece(fill, &entry->name, &prize.title, LIKELY);
	if (prize.giver.para)
		fill_piece(fill, &entry->issuer, &prize.giver, LIKELY);
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
