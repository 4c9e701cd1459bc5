/* Words that lead into a part of a reference, and remarks on it. */
#include "formats/text/citation/tail.h"

#include <string.h>

#define REMARKS (WORD_MASK(WORD_STATUS) | WORD_MASK(WORD_PUBTYPE))

size_t citation_known_lead(const struct piece *piece, size_t i, const char *value)
{
	struct facts facts;
	size_t n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_CITE), &facts);

	/* "w/ A. Lee", but "W. Lee" */
	if (n == 1 && look_at(piece, i)->end - look_at(piece, i)->start == 1 && !strcmp(value, "with"))
		return i + 1 < piece->to && piece_is_code(piece, i + 1, '/') ? 2 : 0;
	for (size_t k = 0; n && k < facts.n; k++)
		if (facts.v[k].class == WORD_CITE && !strcmp(facts.v[k].value, value))
			return n;
	return 0;
}

/* "Under submission", "Poster"; but "US Patent" is the name of an office. */
static bool has_remark(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		struct facts facts;

		size_t n = tokens_phrase(&piece->para->tokens, i, REMARKS, &facts);
		bool edge = i == piece->from || i + n >= piece->to;

		for (size_t k = 0; n && k < facts.n; k++)
			if (facts.v[k].class == WORD_STATUS ||
			    (facts.v[k].class == WORD_PUBTYPE && edge && strcmp(facts.v[k].value, "patent")))
				return true;
	}
	return false;
}

bool tail_ends_with_award(const struct piece *piece)
{
	return !piece_empty(piece) && token_is(look_at(piece, piece->to - 1), WORD_AWARD);
}

bool citation_is_note(const struct piece *piece)
{
	uint64_t classes = piece_classes(piece);

	if (classes & REMARKS && has_remark(piece))
		return true;
	return (classes & WORD_MASK(WORD_AWARD)) &&
	       (!(classes & WORD_MASK(WORD_VENUE)) || tail_ends_with_award(piece));
}

bool tail_begins_with_status(const struct piece *piece)
{
	return tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_STATUS), NULL) > 0;
}

bool tail_says_label(const struct piece *piece)
{
	struct facts facts;
	size_t n = tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_LABEL), &facts);

	const struct token *behind = piece->from + n < piece->to ? look_at(piece, piece->from + n) : NULL;

	if (!behind || !(token_is_colon(behind) || behind->kind == TOKEN_NUMBER))
		return false;
	for (size_t i = 0; n && i < facts.n; i++)
		if (facts.v[i].class == WORD_LABEL && !strcmp(facts.v[i].value, "note"))
			return true;
	return false;
}

bool tail_begins_remark(const struct piece *piece)
{
	return tokens_phrase(&piece->para->tokens, piece->from, REMARKS, NULL) > 0;
}

bool tail_begins_with_with(const struct piece *piece)
{
	return piece->to - piece->from > 2 && citation_lead(piece, piece->from, "with") > 0;
}
