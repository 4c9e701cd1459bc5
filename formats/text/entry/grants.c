#include "formats/text/entry/grants.h"

#include <string.h>

#define FACTS_MAX 4	/* sums and parts in a text */
#define PART_WORDS 5	/* of the part one has in a grant */

/* "$312,450", "15 000 SEK", "98,000 euros", "EUR 110k" */
static bool is_amount(const struct piece *piece)
{
	bool number = false;

	if (!piece_may_be(piece, WORD_CURRENCY))
		return false;
	for (size_t i = piece->from; i < piece->to; i++)
		number |= piece->para->tokens.v[i].kind == TOKEN_NUMBER ||
			  piece->para->tokens.v[i].kind == TOKEN_MIXED;
	return number && piece_is(piece, WORD_CURRENCY) && piece_words(piece) <= PART_WORDS;
}

static bool is_sign(const struct token *token)
{
	switch (token->code) {
	case '$': case 0xA3: case 0xA5: case 0x20A9: case 0x20AC: case 0x20B9: case 0xFFE5:
		return true;
	default:
		return false;
	}
}

static bool has_sign(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (is_sign(&piece->para->tokens.v[i]))
			return piece_words(piece) <= PART_WORDS;
	return false;
}

/* "PI", "principal investigator", "unit leader" */
bool grants_is_part(const struct piece *piece)
{
	if (!piece_may_be(piece, WORD_ROLE) || piece_words(piece) > PART_WORDS)
		return false;
	for (size_t i = piece->from; i < piece->to; i++) {
		struct facts facts;
		size_t n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_ROLE), &facts);

		for (size_t k = 0; n && i + n <= piece->to && k < facts.n; k++)
			if (facts.v[k].class == WORD_ROLE && !strcmp(facts.v[k].value, "investigator"))
				return true;
	}
	return false;
}

bool grants_is_amount(const struct piece *piece)
{
	return is_amount(piece) || has_sign(piece);
}

static bool is_fact(const struct piece *piece)
{
	return !piece_empty(piece) && (grants_is_amount(piece) || grants_is_part(piece));
}

static bool is_quote(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, '"') || piece_is_code(piece, i, 0x201C) ||
	       piece_is_code(piece, i, 0x201D) || piece_is_code(piece, i, 0x201E) ||
	       piece_is_code(piece, i, 0xAB) || piece_is_code(piece, i, 0xBB);
}

/* A comma, semicolon or closing quote before a space; commas inside numbers set nothing off. */
static bool ends_part(const struct piece *piece, size_t i)
{
	const struct token *v = piece->para->tokens.v;

	return i + 1 < piece->to && v[i + 1].flags & TOKEN_SPACE_BEFORE &&
	       (token_is_comma(&v[i]) || piece_is_code(piece, i, ';') ||
		(is_quote(piece, i) && !(v[i].flags & TOKEN_SPACE_BEFORE)));
}

/* The last mark that sets a part off. */
static size_t last_mark(const struct piece *piece)
{
	for (size_t i = piece->to; i-- > piece->from + 1;)
		if (piece_is_code(piece, i, '(') || ends_part(piece, i))
			return i;
	return piece->to;
}

/* Takes the facts at the end of a text, last one first. */
static size_t take_facts(struct piece *text, struct piece facts[FACTS_MAX])
{
	size_t n = 0;

	while (n < FACTS_MAX) {
		size_t mark = last_mark(text);
		struct piece part;

		if (mark >= text->to)
			break;
		part = piece_sub(text, mark + 1, text->to);
		if (!piece_empty(&part) && piece_is_code(text, mark, '(') &&
		    piece_is_code(&part, part.to - 1, ')'))
			part = piece_sub(&part, part.from, part.to - 1);
		if (!is_fact(&part))
			break;
		facts[n++] = part;
		*text = piece_sub(text, text->from, mark);
	}
	return n;
}

struct piece grants_unquoted(struct piece piece)
{
	piece = piece_trim(piece);
	while (!piece_empty(&piece) && is_quote(&piece, piece.from))
		piece = piece_sub(&piece, piece.from + 1, piece.to);
	while (!piece_empty(&piece) && is_quote(&piece, piece.to - 1))
		piece = piece_sub(&piece, piece.from, piece.to - 1);
	return piece;
}

static void add_fact(struct head *head, struct piece fact)
{
	if (head->n_labels < HEAD_LABELS)
		head->labels[head->n_labels++] = (struct labelled){ "amount", fact, fact, false, true };
}

static bool holds_number(const struct piece *text, size_t from)
{
	while (from < text->to && text->para->tokens.v[from].kind != TOKEN_NUMBER)
		from++;
	return from < text->to;
}

/* Behind the quote that closes the title at token `open`, when a sum or the like follows; else text->to. */
static size_t quote_end(const struct piece *text, size_t open)
{
	for (size_t i = open + 2; i < text->to; i++)
		if (is_quote(text, i) && !(text->para->tokens.v[i].flags & TOKEN_SPACE_BEFORE))
			return holds_number(text, i) ? i + 1 : text->to;
	return text->to;
}

/* 'National Fund, "Permits and Prices"': the title stands first from now on. */
static void split_quoted(struct head *head)
{
	struct piece *text = &head->texts[0], behind;
	size_t open = text->from, end;

	while (open < text->to && !is_quote(text, open))
		open++;
	if (open == text->from || open + 2 >= text->to || head->n_texts == HEAD_TEXTS ||
	    piece_is(&(struct piece){ text->para, text->from, open }, WORD_AWARD))
		return;
	memmove(head->texts + 1, head->texts, head->n_texts * sizeof(head->texts[0]));
	memmove(head->row + 1, head->row, head->n_texts * sizeof(head->row[0]));
	head->n_texts++;
	end = quote_end(&head->texts[1], open);
	behind = piece_sub(&head->texts[1], end, head->texts[1].to);
	head->texts[0] = grants_unquoted((struct piece){ text->para, open, end });
	head->texts[1] = piece_sub(&head->texts[1], head->texts[1].from, open);
	if (!piece_empty(&behind))
		add_fact(head, behind);
}

void grants_trim(struct head *head)
{
	size_t kept = 0;

	for (size_t i = 0; i < head->n_texts; i++) {
		struct piece text = head->texts[i], facts[FACTS_MAX];
		size_t n = take_facts(&text, facts);

		if (i > 0 && is_fact(&text)) {
			add_fact(head, text);
		} else {
			head->row[kept] = head->row[i];
			head->texts[kept++] = text;
		}
		while (n > 0)
			add_fact(head, facts[--n]);
	}
	head->n_texts = kept;
	if (kept)
		split_quoted(head);
}
