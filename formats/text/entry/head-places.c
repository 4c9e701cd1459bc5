/* Places in the texts of heads: alone, at their ends, and such as only the others of a section show. */
#include "formats/text/entry/head.h"

#define PLACE_TOKENS 24	/* a place at the end of a text is no longer */
#define TAIL_WORDS 3	/* most of a place that no list knows */
#define CODE_SIZE 3	/* bytes of the longest code of a country or region: "USA" */

/* What stands between places of one entry: "Remote and Oslo", "Jülich (hybrid)" */
static bool joins_places(const struct token *token)
{
	return token->kind == TOKEN_PUNCT ? token->code == '/' || token->code == '(' || token->code == ')' :
		token->kind == TOKEN_WORD && token_is(token, WORD_AND);
}

bool piece_is_places(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;
	size_t from = piece->from, n = 0;
	struct place place;

	for (size_t i = piece->from; i <= piece->to; i++) {
		struct piece part;

		if (i < piece->to && !joins_places(&v[i]))
			continue;
		if (i == piece->to && from == piece->from)
			return false;
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

	if (piece_empty(&inner) || !place_begins(&inner.para->tokens, inner.from, inner.to, place))
		return false;
	while (place->to < inner.to && v[place->to].kind == TOKEN_PUNCT)
		place->to++;
	return place->to >= inner.to;
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

/* Whether a country or a region may be named in it, or its code. */
static bool may_hold_country(const struct piece *piece)
{
	const uint64_t names = WORD_MASK(WORD_COUNTRY) | WORD_MASK(WORD_REGION);

	for (size_t i = piece->from; i < piece->to; i++) {
		const struct token *token = &piece->para->tokens.v[i];

		if (token->phrases || token->classes & names ||
		    (token->flags & TOKEN_CAPS && token->fold_end - token->fold <= CODE_SIZE))
			return true;
	}
	return false;
}

/* A well-known place behind a name, with nothing between: "Acme GmbH Munich, Germany" */
static size_t bare_place_at_end(const struct piece *piece)
{
	struct place place;

	if (may_hold_country(piece) &&
	    place_find(&piece->para->tokens, piece->from, piece->to, &place) &&
	    place.from > piece->from && place.to == piece->to && place_has(place.city) &&
	    (place_has(place.country) || place_has(place.region)) &&
	    ends_name(piece, place.from))
		return place.from;
	return piece->to;
}

size_t piece_place_at_end(const struct piece *piece)
{
	const struct tokens *tokens = &piece->para->tokens;
	size_t first = piece->to > piece->from + PLACE_TOKENS ? piece->to - PLACE_TOKENS :
								 piece->from + 1;

	for (size_t i = first; i < piece->to; i++) {
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

void head_cut_place(struct head *head, struct piece *piece)
{
	size_t end = head->place.para ? piece->to : piece_place_at_end(piece);

	if (end == piece->to)
		return;
	head->place = piece_sub(piece, end, piece->to);
	*piece = piece_sub(piece, piece->from, end);
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

/* The last comma of a text before a name of one to three words in capitals, "Stoke-on-Trent"; text->to: none. */
static size_t find_tail(const struct piece *text)
{
	const uint64_t others = WORD_MASK(WORD_ROLE) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL) |
		WORD_MASK(WORD_DEPARTMENT) | WORD_MASK(WORD_DEGREE) | WORD_MASK(WORD_HONOUR);
	const struct token *v = text->para->tokens.v;
	struct piece tail;
	size_t comma = text->to;

	while (comma-- > text->from && !token_is_comma(&v[comma]))
		if (v[comma].kind != TOKEN_HAN && v[comma].flags & TOKEN_SPACE_BEFORE &&
		    !(v[comma].kind == TOKEN_WORD && (v[comma].flags & TOKEN_CAPITAL)))
			return text->to;
	if (comma <= text->from || comma >= text->to)
		return text->to;
	tail = piece_sub(text, comma + 1, text->to);
	return piece_empty(&tail) || piece_words(&tail) > TAIL_WORDS || piece_classes(&tail) & others ?
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

static size_t find_comma(const struct piece *piece, size_t from)
{
	size_t depth = 0;

	for (; from < piece->to; from++) {
		depth += piece_is_code(piece, from, '(');
		depth -= depth && piece_is_code(piece, from, ')');
		if (!depth && token_is_comma(&piece->para->tokens.v[from]))
			break;
	}
	return from;
}

/*
 * "Store Manager, Acme, Hillside": a position, a name that no department is,
 * and a third that could be a place; in capitals it would be a firm.
 */
static bool has_tail(const struct head *head, size_t row)
{
	const struct piece *text = &head->texts[row];
	struct piece role, middle, tail;
	size_t first, second;

	if (head->place.para || head->n_texts <= row || head->row[row] != row)
		return false;
	first = find_comma(text, text->from);
	second = find_comma(text, first + 1);
	if (second >= text->to || find_tail(text) != second)
		return false;
	role = piece_sub(text, text->from, first);
	middle = piece_sub(text, first + 1, second);
	tail = piece_sub(text, second + 1, text->to);
	return role_score(&role) > 0 && role_score(&middle) <= 0 && !piece_empty(&middle) &&
	       !piece_is(&middle, WORD_DEPARTMENT) &&
	       !(text->para->tokens.v[tail.from].flags & TOKEN_CAPS);
}

/* Where most entries are told in three parts of their first line, the third is the place. */
static void take_tails(struct head *heads, size_t n)
{
	size_t tails = 0;

	for (size_t i = 0; i < n; i++)
		tails += has_tail(&heads[i], 0);
	for (size_t i = 0; tails > 1 && tails * 2 > n && i < n; i++)
		if (has_tail(&heads[i], 0))
			take_tail(&heads[i], 0);
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
	if (!behind && !apart)
		take_tails(heads, n);
}
