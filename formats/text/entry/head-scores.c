/* What a text of a head looks like: a position, or an organisation. */
#include "formats/text/entry/head.h"

struct piece piece_first_part(const struct piece *piece)
{
	struct piece part = *piece;

	for (part.to = piece->from; part.to < piece->to; part.to++)
		if (token_is_comma(&piece->para->tokens.v[part.to]) ||
		    (part.to > piece->from && piece_is_code(piece, part.to, '(')))
			break;
	return part;
}

/*
 * "Software Engineer", "Leiter Vertrieb": a role ends or begins the text, so
 * what else it names is its field.
 */
static bool is_role(const struct piece *piece)
{
	struct piece part;

	if (!piece_may_be(piece, WORD_ROLE))
		return false;
	part = piece_first_part(piece);
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
