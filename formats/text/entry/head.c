#include "formats/text/entry/head.h"

#include <string.h>

#include "formats/text/entry/labels.h"
#include "formats/text/facts/persons.h"
#include "formats/text/facts/places.h"
#include "pipeline/arena.h"

struct head_reader {
	struct arena *arena;
	const struct cut *cut;
	const struct para *anchor;	/* the line with the date; NULL: none */
	struct head *head;
	size_t max_rows;
	bool body;		/* a sentence or bullet has been seen */
	struct piece no_place;	/* a line that was asked already, before it is cut up */
};

/* Where a bracket opens that nothing closes, or the last one closes that nothing opened; piece->to: none. */
static size_t half_bracket(const struct piece *piece)
{
	size_t open = piece->to, depth = 0;

	for (size_t i = piece->from; i < piece->to; i++) {
		if (piece_is_code(piece, i, '(') && !depth++)
			open = i;
		else if (piece_is_code(piece, i, ')') && !depth--)
			return i;
		if (!depth)
			open = piece->to;
	}
	return open;
}

static void keep_text(struct head_reader *r, struct piece piece)
{
	struct head *head = r->head;

	piece = piece_trim(piece);
	if (!piece_words(&piece) || head->n_texts == HEAD_TEXTS)
		return;
	head->row[head->n_texts] = head->n_rows;
	head->texts[head->n_texts++] = piece;
}

/* "Ecology (graduate; Fall 2011)" without its date: what the half bracket parts are two texts. */
static void add_text(struct head_reader *r, struct piece piece)
{
	size_t half;

	piece = piece_trim(piece);
	half = half_bracket(&piece);
	keep_text(r, (struct piece){ piece.para, piece.from, half });
	if (half < piece.to)
		keep_text(r, (struct piece){ piece.para, half + 1, piece.to });
}

static bool is_same(const struct piece *a, const struct piece *b)
{
	return a->para == b->para && a->from == b->from && a->to == b->to;
}

static bool take_place(struct head_reader *r, struct piece piece)
{
	struct place place;

	piece = piece_trim(piece);
	if (r->head->place.para || is_same(&piece, &r->no_place))
		return false;
	if (!piece_is_place(&piece, &place) && !piece_is_places(&piece)) {
		r->no_place = piece;
		return false;
	}
	r->head->place = piece;
	return true;
}

static void set_url(struct head_reader *r, const char *url, uint32_t line)
{
	if (r->head->url)
		return;
	r->head->url = url;
	r->head->url_line = line;
}

static void take_link(struct head_reader *r, const struct piece *piece)
{
	const char *url = piece_link(piece);

	if (url)
		set_url(r, url, piece->para->line);
}

/* "https://acme.example (https://acme.example)": addresses and nothing else. */
static const char *address_alone(struct head_reader *r, const struct para *para)
{
	const struct token *v = para->tokens.v;
	const struct token *first = NULL;

	for (size_t i = 0; i < para->tokens.n; i++) {
		if (v[i].kind != TOKEN_ADDRESS && v[i].kind != TOKEN_PUNCT)
			return NULL;
		if (!first && v[i].kind == TOKEN_ADDRESS)
			first = &v[i];
	}
	return first ? arena_copy(r->arena, para->text + first->start, first->end - first->start) : NULL;
}

static bool take_address(struct head_reader *r, const struct para *para)
{
	const char *url;

	if (!para->contact && (url = address_alone(r, para)) != NULL &&
	    strstr(url, "://")) {
		set_url(r, url, para->line);
		return true;
	}
	if (!para->contact ||
	    (para->contact->kind != CONTACT_URL && para->contact->kind != CONTACT_PROFILE) ||
	    (para_is_host(para) && !r->head->n_rows))
		return false;
	set_url(r, para->contact->value, para->line);
	return true;
}

static bool take_label(struct head_reader *r, const char *name, struct piece value, size_t from);

static bool add_label(struct head_reader *r, const char *name, struct piece value, struct piece whole)
{
	struct head *head = r->head;

	if (head->n_labels == HEAD_LABELS)
		return false;
	head->labels[head->n_labels++] = (struct labelled){ name, piece_trim(value), whole, false, false };
	return true;
}

/* What stands behind the value of a label: another one ("Thesis: Tides. Advisor: A. Lee"), or a remark. */
static bool take_rest(struct head_reader *r, struct piece rest)
{
	const char *name = "note";
	size_t n;

	rest = piece_trim(rest);
	if (!piece_words(&rest))
		return true;
	n = labels_at(&rest.para->tokens, rest.from, &name);
	return n ? take_label(r, name, (struct piece){ rest.para, rest.from + n, rest.to }, rest.from)
		 : add_label(r, name, rest, rest);
}

static bool take_label(struct head_reader *r, const char *name, struct piece value, size_t from)
{
	struct head *head = r->head;
	struct piece whole = { value.para, from, value.to }, rest = value;

	if (!strcmp(name, "location") && !head->place.para) {
		head->place = piece_trim(value);
		return true;
	}
	if (head->n_labels == HEAD_LABELS)
		return false;
	value.to = rest.from = labels_value_end(&value, name);
	if (value.to < whole.to)
		whole.to = value.to - (piece_is_code(&value, value.to - 1, ';') ||
				       piece_is_code(&value, value.to - 1, ','));
	return add_label(r, name, value, whole) && take_rest(r, rest);
}

/* The "at" in "**Clerk** at **Acme**" */
static bool is_at(const struct piece *piece)
{
	const struct token *token = &piece->para->tokens.v[piece->from];

	return piece->to - piece->from == 1 && token->kind == TOKEN_WORD &&
	       token_is(token, WORD_AT) && !(token->flags & TOKEN_CAPITAL);
}

/* An address among other things of a line; a bare host in front of all others is a name. */
static bool take_bare_address(struct head_reader *r, const struct piece *piece)
{
	const struct para *para = piece->para;
	struct contact contact;
	size_t size;
	const char *text = piece_text(piece, &size);

	if (piece->to - piece->from != 1 || para->tokens.v[piece->from].kind != TOKEN_ADDRESS ||
	    !contacts_only_of(r->arena, arena_copy(r->arena, text, size), &contact) ||
	    (contact.kind != CONTACT_URL && contact.kind != CONTACT_PROFILE) ||
	    (!r->head->n_texts && strncmp(text, "http", 4)))
		return false;
	set_url(r, contact.value, para->line);
	return true;
}

/* A piece between strong separators: a place, an address, or text with perhaps a place at its end. */
static void take_piece(struct head_reader *r, struct piece piece)
{
	piece = piece_trim(piece);
	if (piece_empty(&piece) || is_at(&piece) || take_bare_address(r, &piece))
		return;
	take_link(r, &piece);
	if (take_place(r, piece))
		return;
	head_cut_place(r->head, &piece);
	add_text(r, piece);
}

/* Where the emphasis ends that the piece begins with ("*Jo Kim* Austin, TX"), or piece->to. */
static size_t emphasis_end(const struct piece *piece)
{
	const struct para *para = piece->para;
	const struct token *v = para->tokens.v;
	uint32_t end = 0;
	size_t i = piece->from;

	if (piece_empty(piece))
		return piece->to;
	for (size_t k = 0; k < para->n_spans; k++) {
		const struct span *span = &para->spans[k];

		if (span->kind & (SPAN_ITALIC | SPAN_BOLD) && span->start <= v[i].start &&
		    span->end >= v[i].end && span->end > end)
			end = span->end;
	}
	while (end && i < piece->to && v[i].end <= end)
		i++;
	return end ? i : piece->to;
}

/* The end of the cell that the piece begins in. */
static size_t cell_end(const struct piece *piece)
{
	size_t i = piece->from + 1;

	while (i < piece->to && !(piece->para->tokens.v[i].flags & TOKEN_TAB_BEFORE))
		i++;
	return i < piece->to ? i : piece->to;
}

static size_t find_code(const struct piece *piece, size_t from, uint32_t code)
{
	while (from < piece->to && !piece_is_code(piece, from, code))
		from++;
	return from;
}

static void take_row(struct head_reader *r, struct piece piece);

/* The value ends with its emphasis or its cell, or with the bracket round it and its label. */
static void take_inline_label(struct head_reader *r, struct piece piece, size_t at, size_t n,
			      const char *name)
{
	struct piece value = { piece.para, at + n, piece.to };
	size_t label = at, labels = r->head->n_labels;

	if (at > piece.from && piece_is_code(&piece, at - 1, '(')) {
		value.to = find_code(&piece, value.from, ')');
		at--;
	} else {
		value.to = emphasis_end(&value);
		value.to = cell_end(&value);
	}
	take_label(r, name, value, label);
	for (; labels < r->head->n_labels; labels++)
		r->head->labels[labels].inside = true;
	if (value.to < piece.to && piece_is_code(&piece, value.to, ')'))
		value.to++;
	take_row(r, (struct piece){ piece.para, piece.from, at });
	take_row(r, (struct piece){ piece.para, value.to, piece.to });
}

static bool names_advisor(const struct facts *facts)
{
	for (size_t k = 0; k < facts->n; k++)
		if (facts->v[k].class == WORD_LABEL && !strcmp(facts->v[k].value, "advisor"))
			return true;
	return false;
}

/*
 * The words at token i that lead to a person without a colon: the little word
 * of "TA for Prof. Ann Lee", "supervisor Prof. ...", "under the guidance of ...".
 */
static size_t leads_to_person(const struct piece *piece, size_t i)
{
	const struct tokens *tokens = &piece->para->tokens;
	struct facts facts;
	size_t n = tokens_phrase(tokens, i, WORD_MASK(WORD_LABEL), &facts);
	bool label = n && names_advisor(&facts), role;

	role = i > piece->from && token_is(&tokens->v[i], WORD_STOP) && token_is(&tokens->v[i - 1], WORD_ROLE);
	if (!label && !role)
		return 0;
	if (!label)
		n = 1;
	return (label && n > 1) || tokens_phrase(tokens, i + n, WORD_MASK(WORD_PREFIX), NULL) ? n : 0;
}

/* Where such words stand, and the person [*from, *to) behind them; piece->to if none do. */
static size_t find_master(const struct piece *piece, size_t *from, size_t *to)
{
	const struct tokens *tokens = &piece->para->tokens;

	if (!(piece->para->classes & (WORD_MASK(WORD_PREFIX) | WORD_MASK(WORD_LABEL))))
		return piece->to;
	for (size_t i = piece->from; i + 1 < piece->to; i++) {
		size_t n = tokens->v[i].kind == TOKEN_WORD ? leads_to_person(piece, i) : 0;

		if (!n || i + n >= piece->to)
			continue;
		for (*to = *from = i + n; *to < piece->to && !token_is_comma(&tokens->v[*to]) &&
					  !(tokens->v[*to].flags & TOKEN_TAB_BEFORE) &&
					  !piece_is_code(piece, *to, '(') && !piece_is_code(piece, *to, ')');)
			++*to;
		if (person_looks_like(tokens, *from, *to, NULL))
			return i;
	}
	return piece->to;
}

/* Once there is no room for labels, none are looked for: so the depth has an end. */
static void take_row(struct head_reader *r, struct piece piece)
{
	const char *name = NULL;
	size_t at = piece.to, n = 0, left_end = 0, from = piece.from, right;

	if (piece_empty(&piece))
		return;
	if (r->head->n_labels < HEAD_LABELS)
		at = labels_find(&piece, &n, &name);
	if (at < piece.to) {
		take_inline_label(r, piece, at, n, name);
		return;
	}
	at = find_master(&piece, &n, &right);
	if (at < piece.to && take_label(r, "advisor", (struct piece){ piece.para, n, right }, at)) {
		take_row(r, (struct piece){ piece.para, piece.from, at });
		take_row(r, (struct piece){ piece.para, right, piece.to });
		return;
	}
	while ((right = piece_break(&piece, from + 1, &left_end)) != 0) {
		take_piece(r, (struct piece){ piece.para, from, left_end });
		from = right;
	}
	take_piece(r, (struct piece){ piece.para, from, piece.to });
}

static void take_date(struct head_reader *r, const struct para *para)
{
	struct head *head = r->head;

	if (head->n_dates == HEAD_DATES)
		return;
	if (!head->n_dates)
		head->rows_before_date = head->n_rows + !para->date_only;
	head->periods[head->n_dates] = para->period;
	head->dates[head->n_dates] = para->date_only && para->period.verbal ?
		piece_trim(piece_all(para)) :
		(struct piece){ para, para->period.from, para->period.to };
	head->n_dates++;
}

/* Whether the entry has a line with its date alone, and this is none. */
static bool date_is_elsewhere(const struct head_reader *r, const struct para *para)
{
	return r->anchor && r->anchor != para && r->anchor->date_only && para_year_in_text(para);
}

/*
 * A year inside a name ("ATC 2024 Student Grant") where the date has a line of
 * its own, or at its end where the next line has a range.
 */
static bool date_is_inside(const struct para *para, const struct para *next)
{
	const struct token *v = para->tokens.v;
	size_t from = para->period.from, to = para->period.to;

	if (from && next && para_year_of_name(para, next))
		return true;
	if (!from || to >= para->tokens.n)
		return false;
	return (next && next->date_only) ||
	       (!(v[from].flags & TOKEN_SPACE_BEFORE) && !(v[to].flags & TOKEN_SPACE_BEFORE) &&
		v[from - 1].kind == TOKEN_HAN && v[to].kind == TOKEN_HAN);
}

/* A line of text, its date taken out. */
static void take_text_row(struct head_reader *r, const struct para *para,
			  const struct para *next)
{
	size_t texts = r->head->n_texts;

	if (para->dated && !date_is_elsewhere(r, para) && !date_is_inside(para, next)) {
		take_date(r, para);
		take_row(r, (struct piece){ para, 0, para->period.from });
		take_row(r, (struct piece){ para, para->period.to, para->tokens.n });
	} else {
		take_row(r, piece_all(para));
	}
	r->head->n_rows += r->head->n_texts > texts;
}

/* Whether a line of text belongs to the head, at paragraph k. */
static bool wants_row(const struct head_reader *r, size_t k, const struct para *para)
{
	bool before = r->cut->anchor != NO_ANCHOR && k <= r->cut->anchor;

	if (k == r->cut->from)
		return true;
	if (para_has_flag(para, LINE_BULLET) || (para->prose && !para->dated))
		return before && k == r->cut->anchor;
	if (before)
		return true;
	if (r->body || r->head->n_rows >= r->max_rows ||
	    !(para_is_headish(para) || (para->flags & LINE_BULLET)))
		return false;
	r->head->least_rows = r->head->n_rows + 1;
	return true;
}

/* "Advisor: Ann Lee		2024 - Present": the value behind token `from`, and the date in the last cell. */
static bool take_label_row(struct head_reader *r, const struct para *para, const char *label, size_t from)
{
	struct piece value = { para, from, para->tokens.n };

	if (para->dated && para->period.to == value.to && para->period.from > from &&
	    para->tokens.v[para->period.from].flags & TOKEN_TAB_BEFORE) {
		take_date(r, para);
		value.to = para->period.from;
	}
	return take_label(r, label, value, 0);
}

/* "_Acme_ _Oslo, Norway_": emphasis parts the name of a firm from that of the place. */
static bool has_parts(const struct para *para)
{
	struct piece all = piece_all(para);
	size_t left_end;

	return para->n_spans > 1 && piece_break(&all, 1, &left_end) > 0;
}

static bool take_para(struct head_reader *r, size_t k, const struct para *para)
{
	struct piece value;
	const char *label;

	if (para->date_only) {
		take_date(r, para);
		return true;
	}
	if (!para_has_flag(para, LINE_BULLET) && take_address(r, para))
		return true;
	label = para_label(para, &value);
	if (label && !(para->flags & LINE_BULLET && para->prose) && !piece_empty(&value))
		return take_label_row(r, para, label, value.from);
	if (label)
		r->body = true;
	if (!para_has_flag(para, LINE_BULLET) && !r->body && !has_parts(para) &&
	    take_place(r, piece_all(para)))
		return true;
	if (label || !wants_row(r, k, para)) {
		r->body = true;
		return false;
	}
	take_text_row(r, para, k + 1 < r->cut->to ? para + 1 : NULL);
	return true;
}

void head_read(struct arena *arena, const struct paras *paras, const struct cut *cut,
	       size_t max_rows, struct head *head)
{
	struct head_reader r = { .arena = arena, .cut = cut, .head = head, .max_rows = max_rows };

	if (cut->anchor != NO_ANCHOR)
		r.anchor = &paras->v[cut->anchor];
	memset(head, 0, sizeof(*head));
	head->taken = arena_array(arena, cut->to - cut->from + 1, sizeof(*head->taken));
	for (size_t k = cut->from; k < cut->to; k++)
		head->taken[k - cut->from] = take_para(&r, k, &paras->v[k]);
}

const struct labelled *head_label(const struct head *head, const char *label)
{
	for (size_t i = 0; i < head->n_labels; i++)
		if (!strcmp(head->labels[i].label, label))
			return &head->labels[i];
	return NULL;
}

void head_take_label(struct head *head, const char *label, struct piece *value)
{
	for (size_t i = 0; i < head->n_labels && !value->para; i++) {
		struct labelled *labelled = &head->labels[i];

		if (labelled->used || strcmp(labelled->label, label))
			continue;
		*value = labelled->value;
		labelled->used = true;
	}
}
