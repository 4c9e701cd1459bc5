#include "formats/text/entry/prizes.h"

#include <string.h>

#include "formats/text/entry/grants.h"

#define GIVER_WORDS 12
#define GIVER_PARTS 4		/* most commas inside the giver */
#define BY_WORDS 3

/* ---- what a stretch of text can be ---- */

static bool names_giver(const struct piece *piece)
{
	const uint64_t givers = WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL) |
		WORD_MASK(WORD_DEPARTMENT) | WORD_MASK(WORD_HOUSE);
	uint64_t classes = piece_classes(piece);

	return (classes & givers) && !(classes & WORD_MASK(WORD_AWARD));
}

static bool begins_small(const struct piece *piece)
{
	const struct tokens *tokens = &piece->para->tokens;
	const struct token *token = &tokens->v[piece->from];

	return token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL) &&
	       tokens->text[token->start] >= 'a' && tokens->text[token->start] <= 'z' &&
	       !token_is(token, WORD_ORG) && !token_is(token, WORD_PARTICLE);
}

static bool holds_number(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (piece->para->tokens.v[i].kind == TOKEN_NUMBER)
			return true;
	return false;
}

/* What nobody is called: a remark, an amount, a sentence. */
static bool is_no_giver(const struct piece *piece)
{
	if (piece_empty(piece) || piece_words(piece) > GIVER_WORDS)
		return true;
	if (names_giver(piece))
		return false;
	return begins_small(piece) || holds_number(piece) || piece_is(piece, WORD_AWARD);
}

/* "CKA" behind "Certified Kubernetes Administrator" belongs to it. */
static bool is_acronym(const struct piece *piece)
{
	const struct token *token = &piece->para->tokens.v[piece->from];

	return piece->to - piece->from == 1 && token->kind != TOKEN_HAN &&
	       (token->flags & TOKEN_CAPS || token->kind == TOKEN_MIXED);
}

/* ---- marks that set parts apart ---- */

/* The bracket that ends the piece, closed or cut off with the date in it; piece->to if none. */
static size_t bracket_start(const struct piece *piece)
{
	size_t depth = 0, open = piece->to;

	for (size_t i = piece->from; i < piece->to; i++) {
		if (piece_is_code(piece, i, '(') || piece_is_code(piece, i, 0xFF08)) {
			if (!depth++)
				open = i;
		} else if (depth && (piece_is_code(piece, i, ')') || piece_is_code(piece, i, 0xFF09))) {
			depth--;
		}
	}
	if (open == piece->from || open == piece->to)
		return piece->to;
	return depth || piece_is_code(piece, piece->to - 1, ')') ||
	       piece_is_code(piece, piece->to - 1, 0xFF09) ? open : piece->to;
}

/* What stands in the bracket that ends the piece. */
static struct piece inside(const struct piece *piece, size_t bracket)
{
	struct piece inner = { piece->para, bracket < piece->to ? bracket + 1 : bracket, piece->to };

	if (!piece_empty(&inner) && (piece_is_code(&inner, inner.to - 1, ')') ||
				     piece_is_code(&inner, inner.to - 1, 0xFF09)))
		inner.to--;
	return piece_trim(inner);
}

/* The last comma outside brackets; piece->to if there is none. */
static size_t last_comma(const struct piece *piece)
{
	size_t depth = 0, comma = piece->to;

	for (size_t i = piece->from + 1; i + 1 < piece->to; i++) {
		depth += piece_is_code(piece, i, '(');
		depth -= depth && piece_is_code(piece, i, ')');
		if (!depth && token_is_comma(&piece->para->tokens.v[i]))
			comma = i;
	}
	return comma;
}

static size_t last_hyphen(const struct piece *piece)
{
	for (size_t i = piece->to; i-- > piece->from + 1;)
		if (piece_is_code(piece, i, '-') && token_is_spaced(piece, i))
			return i;
	return piece->to;
}

/* "Title , Giver": a mark that a template put there. */
static bool is_spaced_comma(const struct piece *part)
{
	const struct token *v = part->para->tokens.v;

	return part->from > 0 && token_is_comma(&v[part->from - 1]) &&
	       v[part->from - 1].flags & TOKEN_SPACE_BEFORE;
}

static struct piece behind(const struct piece *piece, size_t mark)
{
	return piece_sub(piece, mark < piece->to ? mark + 1 : mark, piece->to);
}

/* Where the giver begins behind commas: the last parts that all name one, else the last part. */
static size_t comma_start(const struct piece *piece)
{
	struct piece left = *piece;
	size_t comma = last_comma(piece), start = comma;

	for (size_t n = 0; n < GIVER_PARTS && comma < left.to; n++) {
		struct piece part = behind(&left, comma);

		if (piece_empty(&part) || !names_giver(&part))
			break;
		start = comma;
		left.to = comma;
		comma = last_comma(&left);
	}
	return start;
}

/* ---- dates ---- */

/* Where the label begins that stands before token `at` ("Issued", "valid until"); `at` if none does. */
static size_t label_before(const struct para *para, size_t at, const char *name)
{
	struct facts facts;
	size_t end = at;

	while (end > 0 && para->tokens.v[end - 1].kind == TOKEN_PUNCT)
		end--;
	for (size_t i = end > BY_WORDS ? end - BY_WORDS : 0; i < end; i++) {
		if (i + tokens_phrase(&para->tokens, i, WORD_MASK(WORD_LABEL), &facts) < end)
			continue;
		for (size_t k = 0; k < facts.n; k++)
			if (facts.v[k].class == WORD_LABEL && !strcmp(facts.v[k].value, name))
				return i;
	}
	return at;
}

/* "expires 06/2026" is no date of the entry. */
static void take_expiries(struct head *head)
{
	size_t kept = 0;

	for (size_t i = 0; i < head->n_dates; i++) {
		struct piece date = head->dates[i];

		date.from = label_before(date.para, date.from, "expiry");
		if (date.from < head->dates[i].from && head->n_labels < HEAD_LABELS) {
			head->labels[head->n_labels++] = (struct labelled){ "expiry", date, date, false, true };
			continue;
		}
		head->dates[kept] = head->dates[i];
		head->periods[kept++] = head->periods[i];
	}
	head->n_dates = kept;
}

/* "Issued" alone and "..., expires" stood before dates; "Nurse of the Year" did, but is a title. */
static struct piece without_date_label(struct piece text)
{
	size_t to = label_before(text.para, text.to, "expiry");

	if (label_before(text.para, text.to, "date") <= text.from)
		to = text.from;
	return to < text.to ? piece_sub(&text, text.from, to > text.from ? to : text.from) : text;
}

static void trim_labels(struct head *head)
{
	size_t kept = 0;

	for (size_t i = 0; i < head->n_texts; i++) {
		const struct piece text = without_date_label(head->texts[i]);

		if (piece_empty(&text))
			continue;
		head->row[kept] = head->row[i];
		head->texts[kept++] = text;
	}
	head->n_texts = kept;
}

/* ---- habits ---- */

/* Whether a date stands behind the mark that ends the piece: "Title, Giver, 2020" */
static bool leads_to_date(const struct head *head, const struct piece *piece, uint32_t mark)
{
	const struct token *v = piece->para->tokens.v;

	return piece->to + 1 < piece->para->tokens.n && head->n_dates &&
	       head->dates[0].para == piece->para && head->dates[0].from == piece->to + 1 &&
	       token_is_code(&v[piece->to], mark);
}

static int vote(const struct piece *part, bool dated)
{
	if (piece_empty(part))
		return 0;
	return names_giver(part) ? 3 : is_no_giver(part) ? -1 : dated;
}

static void look_at_orders(const struct head *head, struct prize_habits *habits)
{
	const struct piece *first = &head->texts[0], *second = &head->texts[1];

	if (head->n_texts < 2)
		return;
	habits->giver_first += names_giver(first) && !names_giver(second);
	habits->giver_first -= names_giver(second) && !names_giver(first);
	habits->giver_first += piece_is(second, WORD_AWARD) && !piece_is(first, WORD_AWARD);
	habits->giver_first -= piece_is(first, WORD_AWARD) && !piece_is(second, WORD_AWARD);
}

/* Whether what a mark sets apart may well be the giver, as nothing else can be. */
static bool is_needed(const struct head *head, const struct piece *text, uint32_t mark)
{
	return head->n_texts == 1 || leads_to_date(head, text, mark);
}

static void look_at_marks(const struct head *head, struct prize_habits *habits)
{
	const struct piece *text = &head->texts[0];
	struct piece inner = inside(text, bracket_start(text));
	struct piece part = behind(text, last_comma(text));

	if (piece_empty(&part))
		habits->brackets += vote(&inner, piece_words(&inner) > 1);
	else
		habits->commas += is_spaced_comma(&part) ? 3 : vote(&part, is_needed(head, text, ','));
	part = behind(text, last_hyphen(text));
	habits->hyphens += vote(&part, leads_to_date(head, text, '-'));
}

/* Every title has a comma, and one alone. */
static bool all_have_comma(const struct head *heads, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct piece left;
		size_t comma;

		if (!heads[i].n_texts)
			return false;
		left = heads[i].texts[0];
		comma = last_comma(&left);
		if (comma == left.to)
			return false;
		left.to = comma;
		if (last_comma(&left) < comma)
			return false;
	}
	return n > 1;
}

void prizes_look(struct head *heads, size_t n, struct prize_habits *habits)
{
	memset(habits, 0, sizeof(*habits));
	for (size_t i = 0; i < n; i++) {
		take_expiries(&heads[i]);
		trim_labels(&heads[i]);
		grants_trim(&heads[i]);
		if (!heads[i].n_texts)
			continue;
		look_at_marks(&heads[i], habits);
		look_at_orders(&heads[i], habits);
	}
	habits->commas += all_have_comma(heads, n);
}

/* ---- one of them ---- */

static void add_remark(struct prize *prize, struct piece piece)
{
	piece = piece_trim(piece);
	if (!piece_empty(&piece) && prize->n_remarks < PRIZE_REMARKS)
		prize->remarks[prize->n_remarks++] = piece;
}

/* "by X", "Issued by X", "from X" at the start of a text: X. Other labels need their colon. */
static struct piece without_by(struct piece piece, bool *found)
{
	const struct tokens *tokens = &piece.para->tokens;
	const struct token *first = &tokens->v[piece.from];

	*found = false;
	for (size_t i = piece.from; i < piece.to && i < piece.from + BY_WORDS; i++) {
		const char *value;

		if (tokens->v[i].kind != TOKEN_WORD)
			break;
		value = lexicon_value(tokens->folded + first->fold, tokens->v[i].fold_end - first->fold,
				      WORD_LABEL);
		if (!value || strcmp(value, "awarder"))
			continue;
		*found = true;
		return piece_sub(&piece, i + 1, piece.to);
	}
	return piece;
}

static bool is_giver(const struct piece *part, int habit)
{
	return habit > 0 && !is_no_giver(part);
}

/* "with Ann Lee", "best thesis in botany": several words, the first in small letters, say more than the title. */
static bool is_aside(const struct piece *inner)
{
	const struct token *v = inner->para->tokens.v;

	if (v[inner->from].kind != TOKEN_WORD || v[inner->from].flags & TOKEN_CAPITAL ||
	    (unsigned char)inner->para->text[v[inner->from].start] >= 0x80)
		return false;
	for (size_t i = inner->from + 1; i < inner->to; i++)
		if (v[i].kind == TOKEN_WORD && v[i].flags & TOKEN_SPACE_BEFORE)
			return true;
	return false;
}

/* "Fellow, for contributions to the draining of fens": what it was given for. */
static void cut_reason(struct prize *prize, struct piece *title)
{
	static const char *const words[] = { "for", "pour", "por", NULL };

	for (size_t i = title->from + 1; i + 2 < title->to; i++) {
		if (!token_is_comma(&title->para->tokens.v[i]) ||
		    !tokens_word_is_one_of(&title->para->tokens, i + 1, words))
			continue;
		add_remark(prize, (struct piece){ title->para, i + 1, title->to });
		*title = piece_sub(title, title->from, i);
		return;
	}
}

/* "Scholarship (USD 7,300)", "Prize (Giver)", "Prize (Giver," with a date cut off behind. */
static void cut_bracket(const struct prize_habits *habits, struct prize *prize, struct piece *title)
{
	size_t bracket = bracket_start(title);
	struct piece inner = inside(title, bracket);

	if (piece_empty(&inner))
		return;
	if (!prize->giver.para && is_giver(&inner, habits->brackets) &&
	    !(is_acronym(&inner) && !names_giver(&inner)))
		prize->giver = inner;
	else if (holds_number(&inner) || is_aside(&inner))
		add_remark(prize, inner);
	else
		return;
	*title = piece_sub(title, title->from, bracket);
}

/* "Title, Giver", "Title - Giver" */
static void cut_giver(struct prize *prize, struct piece *title, size_t mark, int habit)
{
	struct piece part = behind(title, mark);

	if (prize->giver.para || !is_giver(&part, habit))
		return;
	prize->giver = part;
	*title = piece_sub(title, title->from, mark);
}

/* "優秀論文賞 日本触覚学会": in scripts without capitals a space does it, where the words tell. */
static void cut_han(struct prize *prize, struct piece *title)
{
	struct piece part = { title->para, title->to - !piece_empty(title), title->to };

	if (prize->giver.para || part.from <= title->from ||
	    part.para->tokens.v[part.from].kind != TOKEN_HAN ||
	    !(part.para->tokens.v[part.from].flags & TOKEN_SPACE_BEFORE) || !names_giver(&part))
		return;
	prize->giver = part;
	*title = piece_sub(title, title->from, part.from);
}

static void read_title(const struct prize_habits *habits, struct prize *prize, struct piece title)
{
	struct piece inner;

	cut_reason(prize, &title);
	inner = inside(&title, bracket_start(&title));
	if (holds_number(&inner))	/* an amount stands behind the giver, too */
		cut_bracket(habits, prize, &title);
	cut_giver(prize, &title, comma_start(&title), habits->commas);
	cut_bracket(habits, prize, &title);
	cut_giver(prize, &title, last_hyphen(&title), habits->hyphens);
	cut_han(prize, &title);
	prize->title = title;
}

/* Whether text i may be the giver: in bold titles' own line only when no line follows. */
static bool may_give(const struct head *head, size_t i)
{
	const struct piece *text = &head->texts[i];

	if (head->row[i] > head->row[0])
		return piece_words(text) <= GIVER_WORDS || names_giver(text);
	return !piece_in_span(&head->texts[0], SPAN_BOLD) || !is_no_giver(text);
}

static bool gives_later(const struct head *head, size_t i)
{
	for (size_t k = i + 1; k < head->n_texts; k++)
		if (head->row[k] > head->row[i] && may_give(head, k) && !is_no_giver(&head->texts[k]))
			return true;
	return false;
}

/* "Professional", "Associate": how far a certificate goes. */
static bool is_grade(const struct piece *piece)
{
	const uint64_t grades = WORD_MASK(WORD_LEVEL) | WORD_MASK(WORD_RANK) | WORD_MASK(WORD_ROLE);

	return piece_words(piece) == 1 && (piece_classes(piece) & grades);
}

/* "Architect – Associate" above its giver is one title: the end of the text that it goes on to. */
static size_t title_end(const struct head *head, size_t title)
{
	const struct piece *text = &head->texts[title], *next = text + 1;

	if (title + 1 < head->n_texts && next->para == text->para &&
	    head->row[title + 1] == head->row[title] && text->to + 1 == next->from &&
	    piece_is_code(text, text->to, '-') && !names_giver(next) &&
	    (is_grade(next) || gives_later(head, title + 1)))
		return title + 1;
	return title;
}

/* The text that is the title: the first, or the one behind a giver on its own. */
static size_t find_title(const struct prize_habits *habits, const struct head *head)
{
	bool by;

	if (head->n_texts < 2 || head->row[1] > head->row[0] + 1)
		return 0;
	if (habits->columns > COLUMNS_NAMED)
		return habits->columns == COLUMNS_GIVER_FIRST;
	without_by(head->texts[1], &by);
	if (by || piece_is(&head->texts[0], WORD_AWARD) || is_no_giver(&head->texts[0]))
		return 0;
	if (names_giver(&head->texts[0]) && piece_is(&head->texts[1], WORD_AWARD) &&
	    !names_giver(&head->texts[1]))
		return 1;
	return habits->giver_first > 1;
}

static void read_labels(const struct head *head, struct prize *prize)
{
	for (size_t i = 0; i < head->n_labels; i++) {
		const struct labelled *label = &head->labels[i];
		bool giver = !strcmp(label->label, "awarder") || !strcmp(label->label, "organization");

		if (giver && !prize->giver.para)
			prize->giver = label->value;
		else if (!strcmp(label->label, "name") && !prize->title.para)
			prize->title = label->value;
		else
			add_remark(prize, label->value);
	}
}

/* Texts beside the title: the giver, who may be announced in a text before ("by"), and remarks. */
static void read_texts(const struct head *head, size_t title, size_t last, struct prize *prize)
{
	bool announced = false;

	for (size_t i = 0; i < head->n_texts; i++) {
		bool by;
		struct piece text = without_by(head->texts[i], &by);

		if (i >= title && i <= last)
			continue;
		by |= announced;
		announced = by && piece_empty(&text);
		if (announced)
			continue;
		if (!prize->giver.para &&
		    (by || (may_give(head, i) && (names_giver(&text) || !gives_later(head, i)))))
			prize->giver = text;
		else
			add_remark(prize, text);
	}
}

void prize_read(const struct prize_habits *habits, const struct head *head, struct prize *prize)
{
	size_t title = find_title(habits, head), last = title_end(head, title);

	memset(prize, 0, sizeof(*prize));
	if (last > title)
		prize->title = (struct piece){ head->texts[title].para, head->texts[title].from,
					       head->texts[last].to };
	else if (title < head->n_texts)
		read_title(habits, prize, head->texts[title]);
	read_texts(head, title, last, prize);
	read_labels(head, prize);
}
