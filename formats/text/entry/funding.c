#include "formats/text/entry/funding.h"

#include <string.h>

#include "formats/text/entry/grants.h"

#define ROLE_WORDS 7		/* of the part one has, with whom it is shared */
#define NUMBER_WORDS 4		/* of a grant's number */
#define NUMBER_SIZE 5		/* least digits and letters in it */
#define ACRONYM_WORDS 3
#define STOP_WORD 4		/* letters of a word whose full stop abbreviates nothing */

/* ---- marks ---- */

static bool ends_clause(const struct piece *piece, size_t i)
{
	const struct token *v = piece->para->tokens.v;

	return token_is_code(&v[i], '.') && i + 1 < piece->to && v[i + 1].flags & TOKEN_SPACE_BEFORE &&
	       (v[i + 1].flags & TOKEN_CAPITAL || v[i + 1].kind == TOKEN_NUMBER) && i > piece->from &&
	       v[i - 1].end - v[i - 1].start >= STOP_WORD;
}

static bool parts_at(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	if (token_is_comma(token))	/* and not "312,450" */
		return i + 1 == piece->to || token[1].flags & TOKEN_SPACE_BEFORE || token->code != ',';
	return token_is_code(token, ';') || token_is_code(token, '|') ||
	       (token_is_code(token, '-') && token_is_spaced(piece, i)) || ends_clause(piece, i);
}

static bool opens(const struct token *token)
{
	return token_is_code(token, '(') || token_is_code(token, 0xFF08) || token_is_code(token, 0xAB) ||
	       token_is_code(token, 0x201C) || token_is_code(token, 0x201E) || token_is_code(token, 0x300A);
}

/* The German „…“ ends as others begin. */
static bool closes(const struct token *token)
{
	return token_is_code(token, ')') || token_is_code(token, 0xFF09) || token_is_code(token, 0xBB) ||
	       token_is_code(token, 0x201C) || token_is_code(token, 0x201D) || token_is_code(token, 0x300B);
}

/* ---- kinds of parts ---- */

/* "(PT-2034)", "51475053", "R21 XX014000", "Grant No. 1234": few words, and more than a year's digits. */
static bool is_number(const struct piece *piece)
{
	size_t size = 0;

	if (piece_words(piece) > NUMBER_WORDS)
		return false;
	for (size_t i = piece->from; i < piece->to; i++) {
		const struct token *token = &piece->para->tokens.v[i];

		if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_MIXED)
			size += token->end - token->start;
		else if (token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPS) && token->end - token->start > STOP_WORD)
			return false;
	}
	return size >= NUMBER_SIZE;
}

/* "PI", "Co-PI with Ann Lee", "coordinator" */
static bool is_role(const struct piece *piece)
{
	size_t n = tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_ROLE), NULL);

	return grants_is_part(piece) ||
	       (n && piece->from + n <= piece->to && piece_words(piece) <= ROLE_WORDS &&
		!(piece_classes(piece) & (WORD_MASK(WORD_FUNDER) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL))));
}

static bool is_date(const struct piece *piece, struct period *period)
{
	struct piece rest = piece_trim(*piece);

	if (!dates_find(&piece->para->tokens, piece->from, piece->to, period) || period->in_venue)
		return false;
	return period->from <= rest.from && period->to >= rest.to;
}

static void add_date(struct head *head, const struct para *para, const struct period *period)
{
	if (head->n_dates == HEAD_DATES)
		return;
	head->periods[head->n_dates] = *period;
	head->dates[head->n_dates++] = (struct piece){ para, period->from, period->to };
}

static enum funded_kind kind_of(struct funded *funded, const struct piece *piece)
{
	struct period period;

	if (is_date(piece, &period)) {
		add_date(&funded->head, piece->para, &period);
		return FUNDED_DATE;
	}
	if (grants_is_amount(piece) || is_number(piece))
		return FUNDED_FACT;
	return is_role(piece) ? FUNDED_ROLE : FUNDED_TEXT;
}

/* ---- parts ---- */

/* The dash of "2019-" is trimmed, but belongs to the date. */
static void add_part(struct funded *funded, struct piece whole, bool joined)
{
	struct funded_part *last = funded->n ? &funded->parts[funded->n - 1] : NULL;
	struct piece piece = piece_trim(whole);

	if (piece_empty(&piece))
		return;
	if (funded->n == FUNDED_PARTS) {
		if (last->piece.para == piece.para)
			last->piece.to = piece.to;
		return;
	}
	funded->parts[funded->n++] =
		(struct funded_part){ piece, kind_of(funded, &whole), joined && last };
}

/* The date that a part begins or ends with beside other words, and the words. */
static void split_date(struct funded *funded, struct piece piece, bool joined)
{
	struct period period;
	struct piece left, right;

	if (piece_empty(&piece))
		return;
	if (!dates_find(&piece.para->tokens, piece.from, piece.to, &period) || period.in_venue ||
	    (period.from > piece.from && period.to < piece.to)) {
		add_part(funded, piece, joined);
		return;
	}
	left = piece_sub(&piece, piece.from, period.from);
	right = piece_sub(&piece, period.to, piece.to);
	add_part(funded, left, joined);
	add_part(funded, (struct piece){ piece.para, period.from, period.to }, false);
	add_part(funded, right, false);
}

/* "Fern Fund “Moss and Maps”": where the title in quotes begins; piece->to if it doesn't end the part. */
static size_t quoted_end(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;

	if (piece_empty(piece) || !closes(&v[piece->to - 1]) || token_is_code(&v[piece->to - 1], ')'))
		return piece->to;
	for (size_t i = piece->to - 1; i > piece->from; i--)
		if (opens(&v[i - 1]) && !token_is_code(&v[i - 1], '('))
			return i - 1;
	return piece->to;
}

/* Whether what stands in a bracket tells of the project, and is not of its title. */
static bool is_remark(const struct piece *inner)
{
	struct period period;

	return !piece_empty(inner) && (grants_is_amount(inner) || is_number(inner) ||
				       grants_is_part(inner) || is_date(inner, &period));
}

/* "Title (51475053)", "2016-2019 (PI)": what stands in the bracket is a part. */
static void split_bracket(struct funded *funded, struct piece piece, bool joined)
{
	size_t open = quoted_end(&piece);
	struct piece inner;

	if (open > piece.from && open < piece.to) {
		add_part(funded, (struct piece){ piece.para, piece.from, open }, joined);
		add_part(funded, (struct piece){ piece.para, open, piece.to }, false);
		return;
	}
	open = piece.to;
	if (!piece_empty(&piece) && piece_is_code(&piece, piece.to - 1, ')'))
		for (open = piece.to; open > piece.from && !piece_is_code(&piece, open - 1, '(');)
			open--;
	if (open <= piece.from || open >= piece.to) {
		split_date(funded, piece, joined);
		return;
	}
	inner = piece_sub(&piece, open, piece.to - 1);
	if (!is_remark(&inner)) {
		split_date(funded, piece, joined);
		return;
	}
	split_date(funded, (struct piece){ piece.para, piece.from, open - 1 }, joined);
	add_part(funded, inner, false);
}

static void split_para(struct funded *funded, const struct para *para)
{
	struct piece all = piece_all(para);
	size_t from = 0, depth = 0;
	bool joined = false;

	for (size_t i = 0; i < all.to; i++) {
		const struct token *token = &para->tokens.v[i];
		bool cell = i && token->flags & TOKEN_TAB_BEFORE;

		if (depth && closes(token))
			depth--;
		else
			depth += opens(token);
		if (!cell && (depth || !parts_at(&all, i)))
			continue;
		split_bracket(funded, (struct piece){ para, from, i }, joined);
		joined = !cell && token_is_comma(token);
		from = cell ? i : i + 1;
	}
	split_bracket(funded, (struct piece){ para, from, all.to }, joined);
}

void funded_read(const struct para *v, size_t n, struct funded *funded)
{
	memset(funded, 0, sizeof(*funded));
	for (size_t i = 0; i < n; i++)
		split_para(funded, &v[i]);
}

bool funded_has_fact(const struct funded *funded)
{
	for (size_t i = 0; i < funded->n; i++)
		if (funded->parts[i].kind == FUNDED_FACT || grants_is_part(&funded->parts[i].piece))
			return true;
	return false;
}

/* ---- title and funder ---- */

/* A foundation, a university, a programme, or a few capitals. */
static bool names_funder(const struct piece *piece)
{
	const uint64_t names = WORD_MASK(WORD_FUNDER) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL);

	if (piece_classes(piece) & names)
		return true;
	if (piece_words(piece) > ACRONYM_WORDS)
		return false;
	for (size_t i = piece->from; i < piece->to; i++)
		if (piece->para->tokens.v[i].kind != TOKEN_PUNCT &&
		    !(piece->para->tokens.v[i].flags & TOKEN_CAPS))
			return false;
	return true;
}

static bool is_quoted(const struct piece *piece)
{
	const struct token *first = &piece->para->tokens.v[piece->from];

	return token_is_code(first, '"') || (opens(first) && !token_is_code(first, '(')) ||
	       (piece->from && (token_is_code(first - 1, '"') ||
				(opens(first - 1) && !token_is_code(first - 1, '('))));
}

/*
 * The first and the last part that are texts, of those before the date if two
 * are ("industrial contract" behind it is a remark); false: none is.
 */
static bool find_texts(const struct funded *funded, size_t *first, size_t *last)
{
	size_t n = 0;

	*first = *last = 0;
	for (size_t i = 0; i < funded->n; i++) {
		if (funded->parts[i].kind == FUNDED_DATE && n > 1)
			break;
		if (funded->parts[i].kind != FUNDED_TEXT)
			continue;
		*first = n++ ? *first : i;
		*last = i;
	}
	return n > 0;
}

int funded_order(const struct funded *funded)
{
	size_t first, last;

	if (!find_texts(funded, &first, &last) || first == last)
		return 0;
	return names_funder(&funded->parts[first].piece) - names_funder(&funded->parts[last].piece);
}

/* From part i on, the texts that only commas part: where they end. */
static size_t end_of_texts(const struct funded *funded, size_t i, size_t limit)
{
	size_t end = i + 1;

	while (end < limit && funded->parts[end].kind == FUNDED_TEXT && funded->parts[end].joined)
		end++;
	return end;
}

static struct piece join(const struct funded *funded, size_t from, size_t to)
{
	struct piece piece = funded->parts[from].piece;

	piece.to = funded->parts[to - 1].piece.to;
	return is_quoted(&piece) ? grants_unquoted(piece) : piece;
}

static size_t find_quoted(const struct funded *funded)
{
	for (size_t i = 0; i < funded->n; i++)
		if (funded->parts[i].kind == FUNDED_TEXT && is_quoted(&funded->parts[i].piece))
			return i;
	return funded->n;
}

void funded_names(const struct funded *funded, int order, struct piece *title,
		  struct piece *funder)
{
	size_t first, last, quoted = find_quoted(funded);

	*title = *funder = (struct piece){ 0 };
	if (!find_texts(funded, &first, &last))
		return;
	if (first == last) {
		*title = join(funded, first, first + 1);
	} else if (quoted == last || (quoted == funded->n && order > 0)) {
		*funder = funded->parts[first].piece;
		for (first++; funded->parts[first].kind != FUNDED_TEXT;)
			first++;
		*title = join(funded, first, end_of_texts(funded, first, funded->n));
	} else {
		*funder = funded->parts[last].piece;
		*title = join(funded, first, end_of_texts(funded, first, last));
	}
}
