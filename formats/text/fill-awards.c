/* Awards and certificates: a title, who gave it, when, and a remark. */
#include "formats/text/fill.h"

#include <string.h>

#include "pipeline/fields.h"

struct prize {
	struct piece title, giver, remarks[HEAD_TEXTS * 2];
	size_t n_remarks;
};

static void add_remark(struct prize *prize, struct piece piece)
{
	piece = piece_trim(piece);
	if (!piece_empty(&piece) && prize->n_remarks < HEAD_TEXTS * 2)
		prize->remarks[prize->n_remarks++] = piece;
}

static bool holds_number(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (piece->para->tokens.v[i].kind == TOKEN_NUMBER)
			return true;
	return false;
}

/* "Scholarship (USD 7,300)": the amount in brackets at the end. */
static struct piece take_amount(struct prize *prize, struct piece title)
{
	size_t open = title.to;

	if (piece_empty(&title) || !piece_is_code(&title, title.to - 1, ')'))
		return title;
	while (open > title.from && !piece_is_code(&title, open - 1, '('))
		open--;
	if (open <= title.from + 1 ||
	    !holds_number(&(struct piece){ title.para, open, title.to }))
		return title;
	add_remark(prize, piece_sub(&title, open, title.to - 1));
	return piece_sub(&title, title.from, open - 1);
}

/* Where the giver begins in "Title, Giver" or "Title by Giver"; piece.to if nowhere. */
static size_t find_giver(const struct piece *piece, size_t *skip)
{
	const struct token *v = piece->para->tokens.v;
	size_t depth = 0;

	*skip = 1;
	for (size_t i = piece->from + 1; i + 1 < piece->to; i++) {
		struct piece right = { piece->para, i + 1, piece->to };

		depth += piece_is_code(piece, i, '(');
		depth -= depth && piece_is_code(piece, i, ')');
		if (depth || !(piece_is_code(piece, i, ',') || piece_is_code(piece, i, 0xFF0C)))
			continue;
		if (!(v[i].flags & TOKEN_SPACE_BEFORE) && !piece_is(&right, WORD_ORG) &&
		    !piece_is(&right, WORD_SCHOOL))
			continue;
		return i;
	}
	return piece->to;
}

/* "by X", "Issued by X", "from X" at the start of a text: X */
static struct piece without_by(struct piece piece, bool *found)
{
	const struct tokens *tokens = &piece.para->tokens;
	const char *value;
	size_t end = piece.from + 3 < piece.to ? piece.from + 3 : piece.to;

	*found = false;
	for (size_t i = piece.from; i < end; i++) {
		if (tokens->v[i].kind != TOKEN_WORD)
			break;
		value = lexicon_value(tokens->folded + tokens->v[piece.from].fold,
				      tokens->v[i].fold_end - tokens->v[piece.from].fold,
				      WORD_LABEL);
		if (value && !strcmp(value, "awarder")) {
			*found = true;
			return piece_sub(&piece, i + 1, piece.to);
		}
	}
	return piece;
}

static void read_first(struct prize *prize, struct piece text)
{
	size_t skip, at;

	text = take_amount(prize, text);
	at = find_giver(&text, &skip);
	if (at < text.to) {
		prize->giver = piece_sub(&text, at + skip, text.to);
		text = piece_sub(&text, text.from, at);
	}
	prize->title = text;
}

static void read_prize(const struct head *head, struct prize *prize)
{
	memset(prize, 0, sizeof(*prize));
	for (size_t i = 0; i < head->n_texts; i++) {
		bool by;
		struct piece text = without_by(head->texts[i], &by);

		if (!prize->title.para && !by)
			read_first(prize, text);
		else if (!prize->giver.para && (by || head->row[i] > head->row[0] ||
						!piece_in_span(&head->texts[0], SPAN_BOLD)))
			prize->giver = text;
		else
			add_remark(prize, text);
	}
	for (size_t i = 0; i < head->n_labels; i++) {
		const struct labelled *label = &head->labels[i];

		if (!prize->giver.para && !strcmp(label->label, "awarder"))
			prize->giver = label->value;
		else
			add_remark(prize, label->value);
	}
}

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

static void add_award(struct fill *fill, const struct cut *cut, const struct head *head)
{
	struct award *award = cv_append(fill->cv, &fill->cv->awards, &award_shape);
	struct prize prize;

	read_prize(head, &prize);
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

static void add_certificate(struct fill *fill, const struct cut *cut, const struct head *head)
{
	struct certificate *entry =
		cv_append(fill->cv, &fill->cv->certificates, &certificate_shape);
	struct prize prize;

	read_prize(head, &prize);
	entry->entry.line = fill->paras->v[cut->from].line;
	if (prize.title.para)
		fill_piece(fill, &entry->name, &prize.title, LIKELY);
	if (prize.giver.para)
		fill_piece(fill, &entry->issuer, &prize.giver, LIKELY);
	fill_date(fill, head, &entry->date, &entry->dates);
	fill_url(fill, &entry->url, head->url, head->url_line);
	fill_remarks(fill, &prize, &entry->summary);
	fill_rest(fill, cut, head, &entry->summary);
	fill_section(fill, &entry->section);
}

static void fill_each(struct fill *fill, void (*add)(struct fill *, const struct cut *,
						     const struct head *))
{
	struct cuts cuts;

	fill_cut(fill, &cuts);
	for (size_t i = 0; i < cuts.n; i++) {
		struct head head;

		head_read(fill->arena, fill->paras, &cuts.v[i], 2, &head);
		add(fill, &cuts.v[i], &head);
	}
}

void fill_awards(struct fill *fill)
{
	fill_each(fill, add_award);
}

void fill_certificates(struct fill *fill)
{
	fill_each(fill, add_certificate);
}
