#include "formats/text/head.h"

#include <string.h>

#include "formats/text/places.h"
#include "pipeline/arena.h"

#define FACT_WORDS 12		/* words of a bullet that may be a fact of the head */
#define MAX_FACTS 4		/* bullets of a list of facts */

struct head_reader {
	struct arena *arena;
	const struct cut *cut;
	const struct para *anchor;	/* the line with the date; NULL: none */
	struct head *head;
	size_t max_rows;
	size_t facts, facts_end;	/* bullets round a date that are facts and no deeds: [facts, facts_end) */
	bool body;		/* a sentence or bullet has been seen */
};

/* A label with its colon at token i: the number of tokens, and its name. */
static size_t label_at(const struct tokens *tokens, size_t i, const char **name)
{
	struct facts facts;
	size_t n = tokens_phrase(tokens, i, WORD_MASK(WORD_LABEL), &facts);

	if (!n || i + n >= tokens->n || !token_is_colon(&tokens->v[i + n]))
		return 0;
	for (size_t k = 0; k < facts.n; k++)
		if (facts.v[k].class == WORD_LABEL)
			*name = facts.v[k].value;
	return n + 1;
}

/* "Courses" or "Highlights" alone on a line lead into a list. */
static const char *lone_label(const struct para *para)
{
	static const struct {
		const char *heading, *label;
	} names[] = {
		{ "highlights", "highlights" },
		{ "keywords", "keywords" },
		{ "courses", "course" },
	};
	const char *value;

	if (!para->words || para->words > 4 || para->dated)
		return NULL;
	value = lexicon_value(para->tokens.folded, strlen(para->tokens.folded), WORD_HEADING);
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

struct piece piece_first_part(const struct piece *piece)
{
	struct piece part = *piece;

	for (part.to = piece->from; part.to < piece->to; part.to++)
		if (token_is_comma(&piece->para->tokens.v[part.to]) ||
		    (part.to > piece->from && piece_is_code(piece, part.to, '(')))
			break;
	return part;
}

/* "Software Engineer", "Leiter Vertrieb": a role ends or begins the text, so what else it names is its field. */
static bool is_role(const struct piece *piece)
{
	struct piece part = piece_first_part(piece);

	for (size_t i = part.from; i < part.to; i++) {
		size_t n = tokens_phrase(&part.para->tokens, i, WORD_MASK(WORD_ROLE), NULL);

		if (n && (i == part.from || i + n == part.to))
			return true;
	}
	return false;
}

int role_score(const struct piece *piece)
{
	uint64_t classes = piece_classes(piece);
	int score = 0;

	if (classes & WORD_MASK(WORD_ROLE))
		score += 6;
	if (classes & WORD_MASK(WORD_RANK))
		score += 1;
	if (!(classes & WORD_MASK(WORD_ROLE)) &&
	    (classes & (WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL))))
		score -= 4;
	return score;
}

int org_score(const struct piece *piece)
{
	uint64_t classes = piece_classes(piece);
	bool org = (classes & (WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL))) != 0;
	bool role = is_role(piece);
	int score = 0;

	if (org && !role)
		score += 6;
	if (classes & WORD_MASK(WORD_DEPARTMENT))
		score += 1;
	if (role || (!org && (classes & WORD_MASK(WORD_ROLE))))
		score -= 4;
	if (piece_link(piece))
		score += 2;
	return score;
}

/* Whether the whole piece is the name of a city that the word lists know. */
static bool is_city(const struct piece *piece)
{
	struct piece inner = piece_trim(*piece);
	const struct tokens *tokens = &piece->para->tokens;

	return !piece_empty(&inner) &&
	       tokens_phrase(tokens, inner.from, WORD_MASK(WORD_CITY), NULL) == inner.to - inner.from;
}

/* Whether the name before token i may end there: "Acme Corp. Oslo, Norway", but not "Bank of Oslo, Norway" */
static bool ends_name(const struct piece *piece, size_t i)
{
	const uint64_t joints = WORD_MASK(WORD_IN) | WORD_MASK(WORD_AT) | WORD_MASK(WORD_STOP) |
		WORD_MASK(WORD_AND) | WORD_MASK(WORD_PARTICLE);
	const struct token *before = &piece->para->tokens.v[i - 1];
	struct piece left = { piece->para, piece->from, i };

	return (before->kind == TOKEN_WORD ? !(before->classes & joints) &&
		(before->flags & TOKEN_CAPITAL) : token_is_code(before, ')') || token_is_code(before, '.')) &&
	       !piece_is(&left, WORD_SCHOOL);
}

/* A well-known place behind a name, with nothing between: "Acme GmbH Munich, Germany" */
static size_t bare_place_at_end(const struct piece *piece)
{
	struct place place;

	if (place_find(&piece->para->tokens, piece->from, piece->to, &place) &&
	    place.from > piece->from && place.to == piece->to && place_has(place.city) &&
	    (place_has(place.country) || place_has(place.region)) &&
	    ends_name(piece, place.from))
		return place.from;
	return piece->to;
}

size_t piece_place_at_end(const struct piece *piece)
{
	const struct tokens *tokens = &piece->para->tokens;

	for (size_t i = piece->from + 1; i < piece->to; i++) {
		struct piece right = { piece->para, i, piece->to };
		struct place place;

		if (!token_is_comma(&tokens->v[i]) && !(tokens->v[i].flags & TOKEN_TAB_BEFORE))
			continue;
		if (!piece_is_place(&right, &place))
			continue;
		if (place_has(place.city) && (place_has(place.country) || place_has(place.region) ||
					      is_city(&right)))
			return i;
		if (!place_has(place.city) && place_has(place.country) && !place_has(place.region)) {
			size_t bare = bare_place_at_end(piece);

			return bare < piece->to ? bare : i;
		}
	}
	return bare_place_at_end(piece);
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

/* What stands between places of one entry: "Remote and Oslo", "Jülich (hybrid)" */
static bool joins_places(const struct token *token)
{
	return token->kind == TOKEN_PUNCT ? token->code == '/' || token->code == '(' || token->code == ')' :
		token->kind == TOKEN_WORD && token_is(token, WORD_AND);
}

/* Several places and nothing else. */
static bool is_places(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;
	size_t from = piece->from, n = 0;
	struct place place;

	for (size_t i = piece->from; i <= piece->to; i++) {
		struct piece part;

		if (i < piece->to && !joins_places(&v[i]))
			continue;
		part = piece_sub(piece, from, i);
		from = i + 1;
		if (piece_empty(&part))
			continue;
		if (!piece_is_place(&part, &place))
			return false;
		n++;
	}
	return n > 1;
}

bool piece_is_place(const struct piece *piece, struct place *place)
{
	const struct token *v = piece->para->tokens.v;
	struct piece inner = piece_trim(*piece);

	if (piece_empty(&inner) || !place_find(&inner.para->tokens, inner.from, inner.to, place))
		return false;
	while (place->to < inner.to && v[place->to].kind == TOKEN_PUNCT)
		place->to++;
	return place->from <= inner.from && place->to >= inner.to;
}

static bool take_place(struct head_reader *r, struct piece piece)
{
	struct place place;

	piece = piece_trim(piece);
	if (r->head->place.para || !(piece_is_place(&piece, &place) || is_places(&piece)))
		return false;
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

	if (para->contact.kind == CONTACT_NONE && (url = address_alone(r, para)) != NULL &&
	    strstr(url, "://")) {
		set_url(r, url, para->line);
		return true;
	}
	if ((para->contact.kind != CONTACT_URL && para->contact.kind != CONTACT_PROFILE) ||
	    (para_is_host(para) && !r->head->n_rows))
		return false;
	set_url(r, para->contact.value, para->line);
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

void head_cut_place(struct head *head, struct piece *piece)
{
	size_t end = head->place.para ? piece->to : piece_place_at_end(piece);

	if (end == piece->to)
		return;
	head->place = piece_sub(piece, end, piece->to);
	*piece = piece_sub(piece, piece->from, end);
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

/* A bullet that could stand in the head as well. */
static bool is_fact_bullet(const struct para *para)
{
	return (para->flags & LINE_BULLET) && !para->prose && para->words <= FACT_WORDS;
}

/*
 * "- June 2023 - May 2024 / - Clerk / - https://acme.example", alone between
 * other lines: a date in a list says that the list is one of facts.
 */
static void find_facts(struct head_reader *r, const struct para *v)
{
	size_t anchor = r->cut->anchor, from, to;

	if (anchor == NO_ANCHOR || !v[anchor].date_only || !is_fact_bullet(&v[anchor]))
		return;
	for (from = anchor; from > r->cut->from && !v[from].blanks && is_fact_bullet(&v[from - 1]);)
		from--;
	for (to = anchor + 1; to < r->cut->to && !v[to].blanks && is_fact_bullet(&v[to]);)
		to++;
	if (to - from < 2 || to - from > MAX_FACTS ||
	    (to < r->cut->to && !v[to].blanks && (v[to].flags & LINE_BULLET)))
		return;
	r->facts = from;
	r->facts_end = to;
}

/* Whether paragraph k is a bullet of the body. */
static bool is_bullet(const struct head_reader *r, size_t k, const struct para *para)
{
	return (para->flags & LINE_BULLET) && !(k >= r->facts && k < r->facts_end);
}

/* Whether a line of text belongs to the head, at paragraph k. */
static bool wants_row(const struct head_reader *r, size_t k, const struct para *para)
{
	bool before = r->cut->anchor != NO_ANCHOR && k <= r->cut->anchor;

	if (k == r->cut->from)
		return true;
	if (is_bullet(r, k, para) || (para->prose && !para->dated))
		return before && k == r->cut->anchor;
	if (before)
		return true;
	return !r->body && r->head->n_rows < r->max_rows &&
	       (para_is_headish(para) || (para->flags & LINE_BULLET));
}

static bool take_para(struct head_reader *r, size_t k, const struct para *para)
{
	struct piece value;
	const char *label;

	if (para->date_only) {
		take_date(r, para);
		return true;
	}
	if (!is_bullet(r, k, para) && take_address(r, para))
		return true;
	label = para_label(para, &value);
	if (label && !(para->flags & LINE_BULLET && para->prose) && !piece_empty(&value))
		return take_label(r, label, value);
	if (label)
		r->body = true;
	if (!is_bullet(r, k, para) && !r->body && take_place(r, piece_all(para)))
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
	find_facts(&r, paras->v);
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

/* The text that the head's place stands behind, in one line with it; n_texts: none. */
static size_t text_before_place(const struct head *head)
{
	size_t i = 0;

	while (i < head->n_texts && (head->texts[i].para != head->place.para ||
				     head->texts[i].to + 1 != head->place.from))
		i++;
	return i;
}

/* The last comma of a text before a name of one to three words in capitals; text->to: none. */
static size_t find_tail(const struct piece *text)
{
	const uint64_t others = WORD_MASK(WORD_ROLE) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL) |
		WORD_MASK(WORD_DEPARTMENT) | WORD_MASK(WORD_DEGREE) | WORD_MASK(WORD_HONOUR);
	const struct token *v = text->para->tokens.v;
	struct piece tail;
	size_t comma = text->to;

	while (comma-- > text->from && !token_is_comma(&v[comma]))
		if (v[comma].kind != TOKEN_HAN &&
		    !(v[comma].kind == TOKEN_WORD && (v[comma].flags & TOKEN_CAPITAL)))
			return text->to;
	if (comma <= text->from || comma >= text->to)
		return text->to;
	tail = piece_sub(text, comma + 1, text->to);
	return piece_empty(&tail) || piece_words(&tail) > 3 || piece_classes(&tail) & others ?
		text->to : comma;
}

static void take_tail(struct head *head, size_t row)
{
	for (size_t i = head->n_texts; i-- > 0;) {
		struct piece *text = &head->texts[i];
		size_t comma;

		if (head->row[i] != row)
			continue;
		comma = find_tail(text);
		if (comma == text->to)
			return;
		head->place = piece_sub(text, comma + 1, text->to);
		*text = piece_sub(text, text->from, comma);
		return;
	}
}

void heads_vote_places(struct head *heads, size_t n)
{
	size_t behind = 0, apart = 0, row = 0;

	for (size_t i = 0; i < n; i++) {
		size_t text = text_before_place(&heads[i]);

		if (!heads[i].place.para)
			continue;
		if (text < heads[i].n_texts) {
			behind++;
			row = heads[i].row[text];
		} else {
			apart++;
		}
	}
	for (size_t i = 0; behind > apart && i < n; i++)
		if (!heads[i].place.para)
			take_tail(&heads[i], row);
}
