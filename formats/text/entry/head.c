#include "formats/text/entry/head.h"

#include <string.h>

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

/* "氏名 山田 花子": a label of a language without spaces, and a space. */
static bool is_spaced_han(const struct tokens *tokens, size_t n)
{
	return n == 1 && tokens->v[0].kind == TOKEN_HAN && tokens->v[1].flags & TOKEN_SPACE_BEFORE &&
	       lexicon_says(tokens->folded, tokens->v[0].fold_end, WORD_LABEL, "name");
}

/* A label with its colon at token i, or in a cell of its own: the number of tokens, and its name. */
static size_t label_at(const struct tokens *tokens, size_t i, const char **name)
{
	struct facts facts;
	size_t n = tokens_phrase(tokens, i, WORD_MASK(WORD_LABEL), &facts);
	bool colon, cell;

	if (!n || i + n >= tokens->n)
		return 0;
	colon = token_is_colon(&tokens->v[i + n]);
	cell = i == 0 && (tokens->v[n].flags & TOKEN_TAB_BEFORE || is_spaced_han(tokens, n));
	if (!colon && !cell)
		return 0;
	for (size_t k = 0; k < facts.n; k++)
		if (facts.v[k].class == WORD_LABEL)
			*name = facts.v[k].value;
	return n + colon;
}

/* "Courses" or "Highlights" alone on a line lead into a list. */
static const char *lone_label(const struct para *para)
{
	static const struct {
		const char *heading, *label;
	} names[] = {
		{ "highlights", "highlights" },
		{ "keywords", "keywords" },
		{ "roles", "role" },
		{ "courses", "course" },
	};
	const char *value;

	if (!para->words || para->words > 4 || para->dated)
		return NULL;
	value = tokens_value(&para->tokens, 0, para->tokens.n, WORD_HEADING);
	for (size_t i = 0; value && i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(value, names[i].heading))
			return names[i].label;
	return NULL;
}

const char *para_label(const struct para *para, struct piece *value)
{
	const char *name = NULL;
	size_t n;

	*value = piece_all(para);
	n = label_at(&para->tokens, 0, &name);
	if (n) {
		value->from = n;
		*value = piece_trim(*value);
		return name;
	}
	name = lone_label(para);
	if (name)
		value->from = value->to;
	return name;
}

static void add_text(struct head_reader *r, struct piece piece)
{
	struct head *head = r->head;

	piece = piece_trim(piece);
	if (!piece_words(&piece) || head->n_texts == HEAD_TEXTS)
		return;
	head->row[head->n_texts] = head->n_rows;
	head->texts[head->n_texts++] = piece;
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

/* Facts whose label may stand behind others in one line; the rest begin a line. */
static bool may_follow(const char *label)
{
	static const char *const names[] = { "advisor", "score", "course", "keywords", "url" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(label, names[i]))
			return true;
	return false;
}

/* A label inside a line: "Ph.D. in X Advisor: Y" */
static size_t find_inline_label(const struct piece *piece, size_t *n, const char **name)
{
	if (!piece_may_be(piece, WORD_LABEL))
		return piece->to;
	for (size_t i = piece->from + 1; i < piece->to; i++) {
		if (piece->para->tokens.v[i].kind != TOKEN_WORD)
			continue;
		*n = label_at(&piece->para->tokens, i, name);
		if (*n && may_follow(*name) &&
		    (strcmp(*name, "score") || piece->para->tokens.v[i - 1].kind == TOKEN_PUNCT))
			return i;
	}
	return piece->to;
}

static bool take_label(struct head_reader *r, const char *name, struct piece value)
{
	struct head *head = r->head;
	const char *inner = NULL;
	size_t at, n = 0;

	if (!strcmp(name, "location") && !head->place.para) {
		head->place = piece_trim(value);
		return true;
	}
	if (head->n_labels == HEAD_LABELS)
		return false;
	/* "Degree: B.Sc., Grade: 1.3" */
	at = strcmp(name, "degree") ? value.to : find_inline_label(&value, &n, &inner);
	if (at < value.to) {
		struct piece behind = { value.para, at + n, value.to };

		value.to = at;
		return take_label(r, name, value) && take_label(r, inner, behind);
	}
	head->labels[head->n_labels].used = false;
	head->labels[head->n_labels].label = name;
	head->labels[head->n_labels++].value = piece_trim(value);
	return true;
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

static size_t find_code(const struct piece *piece, size_t from, uint32_t code)
{
	while (from < piece->to && !piece_is_code(piece, from, code))
		from++;
	return from;
}

static void take_row(struct head_reader *r, struct piece piece);

/* The value ends with its emphasis, or with the bracket round it and its label. */
static void take_inline_label(struct head_reader *r, struct piece piece, size_t at, size_t n,
			      const char *name)
{
	struct piece value = { piece.para, at + n, piece.to };

	if (at > piece.from && piece_is_code(&piece, at - 1, '(')) {
		value.to = find_code(&piece, value.from, ')');
		at--;
	} else {
		value.to = emphasis_end(&value);
	}
	take_label(r, name, value);
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
		at = find_inline_label(&piece, &n, &name);
	if (at < piece.to) {
		take_inline_label(r, piece, at, n, name);
		return;
	}
	at = find_master(&piece, &n, &right);
	if (at < piece.to && take_label(r, "advisor", (struct piece){ piece.para, n, right })) {
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
		return take_label(r, label, value);
	if (label)
		r->body = true;
	if (!para_has_flag(para, LINE_BULLET) && !r->body && take_place(r, piece_all(para)))
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
