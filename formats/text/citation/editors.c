/* Names behind a title: of editors, and of who wrote it too. */
#include "formats/text/citation/tail.h"

#include "formats/text/citation/names.h"

enum { EDITOR_TOKENS = 30 };	/* within which "(Eds.)" follows its names */

static size_t keep_editors(struct tail *tail, size_t from, size_t to)
{
	tail->citation->edited = true;
	citation_add_note(tail->citation, tail_part(tail, from, to));
	return to;
}

/* "edited by Ann Lee and John Smith": behind the last name */
static size_t take_edited_by(struct tail *tail, size_t i)
{
	size_t by = citation_lead(&tail->piece, i, "edited-by");
	size_t n = by ? by : citation_lead(&tail->piece, i, "editors");
	struct piece rest = tail_part(tail, i + n, tail->piece.to);
	struct name_run names;

	if (!n)
		return i;
	if (rest.to > rest.from + EDITOR_TOKENS)
		rest.to = rest.from + EDITOR_TOKENS;
	while (rest.from < rest.to && look_at(&rest, rest.from)->kind == TOKEN_PUNCT)
		rest.from++;
	names = names_run(&rest, (struct segments){ .arena = tail->arena });
	return names.n ? keep_editors(tail, i, names.to) : i;
}

/* Capitalised words and initials, joints and particles. */
static bool are_names(const struct piece *names)
{
	const uint64_t small = WORD_MASK(WORD_AND) | WORD_MASK(WORD_PARTICLE);

	for (size_t i = names->from; i < names->to; i++) {
		const struct token *token = look_at(names, i);

		if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_MIXED ||
		    (token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL) &&
		     !(token->classes & small)))
			return false;
		/* "Angew. Chem., Int. Ed." is a journal */
		if (token->flags & TOKEN_DOT_AFTER && token->end - token->start > 2 &&
		    !(token->classes & (WORD_MASK(WORD_PREFIX) | WORD_MASK(WORD_SUFFIX))))
			return false;
	}
	return !piece_is(names, WORD_VENUE);
}

/* "A. Lee & J. Smith (Eds.)", "Lee, Ann (Hrsg.)", "Smith J, editor" */
static size_t take_editors_before(struct tail *tail, size_t i)
{
	size_t limit = i + EDITOR_TOKENS < tail->piece.to ? i + EDITOR_TOKENS : tail->piece.to;
	size_t in = citation_lead(&tail->piece, i, "in"), from = i + in;

	for (size_t k = from + 1; k < limit; k++) {
		size_t n = citation_lead(&tail->piece, k, "editors");
		struct piece names;

		if (k > from + 2 && names_is_stop(&tail->piece, k - 1) &&
		    look_at(&tail->piece, k - 2)->end - look_at(&tail->piece, k - 2)->start > 3)
			return i;
		if (!n)
			continue;
		names = piece_trim(tail_part(tail, from, k));
		if (piece_empty(&names))
			continue;
		/* "Handbook of Lists, eds. J. Carver": the names stand behind */
		if (!tail_is_code(tail, k - 1, '(') && k + n + 1 < limit && tail_is_code(tail, k + n, '.') &&
		    look_at(&tail->piece, k)->end - look_at(&tail->piece, k)->start <= 4 &&
		    look_at(&tail->piece, k + n + 1)->flags & TOKEN_CAPITAL)
			return i;
		if (!are_names(&names))
			return i;
		k += n;
		while (k < limit && (tail_is_code(tail, k, '.') || tail_is_code(tail, k, ')')))
			k++;
		tail->citation->within |= in > 0;
		return keep_editors(tail, from, k);
	}
	return i;
}

size_t tail_editors(struct tail *tail, size_t i)
{
	size_t end = take_edited_by(tail, i);

	return end > i || look_at(&tail->piece, i)->kind == TOKEN_PUNCT ? end
									 : take_editors_before(tail, i);
}

size_t tail_coauthors(struct tail *tail, size_t i)
{
	struct piece rest = tail_part(tail, i, tail->piece.to);
	struct name_run names;

	if (tail->citation->authors.para || !tail_begins_with_with(&rest))
		return i;
	rest.from++;
	names = names_run(&rest, (struct segments){ .arena = tail->arena });
	if (!names.n)
		return i;
	tail->citation->authors = tail_part(tail, i + 1, names.to);
	return names.to;
}
