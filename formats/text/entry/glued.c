#include "formats/text/entry/glued.h"

/* Behind the last word that makes a position; text->from if there is none. */
static size_t role_end(const struct piece *text)
{
	size_t end = text->from, n;

	for (size_t i = text->from; i < text->to && !piece_is_code(text, i, '('); i += n ? n : 1) {
		n = tokens_phrase(&text->para->tokens, i, WORD_MASK(WORD_ROLE), NULL);
		if (n)
			end = i + n;
	}
	return end;
}

/* "Redwood Boats Ltd", "Kelpie University (now Otter)" */
static bool ends_in_org(const struct piece *piece)
{
	const uint64_t orgs = WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL);

	for (size_t i = piece->from, n; i < piece->to; i += n ? n : 1) {
		n = tokens_phrase(&piece->para->tokens, i, orgs, NULL);
		if (n && (i + n == piece->to || piece_is_code(piece, i + n, '(')))
			return true;
	}
	return false;
}

/* Words with capitals of which nothing is known. */
static bool is_unknown(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		const struct token *token = &piece->para->tokens.v[i];

		if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_HAN || token->classes ||
		    (token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL)))
			return false;
	}
	return true;
}

size_t glued_org(const struct piece *text)
{
	struct piece rest = { text->para, role_end(text), text->to };
	const struct token *first = &text->para->tokens.v[rest.from];

	if (rest.from == text->from || piece_empty(&rest) || !(first->flags & TOKEN_CAPITAL))
		return text->to;
	return ends_in_org(&rest) || is_unknown(&rest) ? rest.from : text->to;
}
