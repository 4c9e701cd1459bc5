#include "formats/text/entry/name-line.h"

#include "formats/text/facts/persons.h"

#define NAME_TOKENS 12	/* no longer name is looked for */
#define TITLE_LETTERS 6	/* of "FRCSEd" in capitals */
#define PLACES (WORD_MASK(WORD_CITY) | WORD_MASK(WORD_REGION) | WORD_MASK(WORD_COUNTRY))

/* A hyphen or slash between spaces, which stands in names of firms but in no person's. */
static bool is_spaced_mark(const struct piece *piece, size_t i)
{
	return (piece_is_code(piece, i, '-') || piece_is_code(piece, i, '/')) &&
	       token_is_spaced(piece, i);
}

size_t name_line_break(const struct piece *rest, size_t *left_end)
{
	size_t right = piece_break(rest, rest->from + 1, left_end);

	for (size_t i = rest->from + 1; i + 1 < (right ? right : rest->to); i++) {
		if (!is_spaced_mark(rest, i))
			continue;
		*left_end = i;
		return i + 1;
	}
	return right;
}

/* Whether what begins at token i is parted from the words before it, or nothing begins there. */
static bool is_parted(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return i == piece->to || token->kind == TOKEN_PUNCT || token->flags & TOKEN_TAB_BEFORE;
}

/* "CNE" behind "PhD, RN,": titles that no list knows, in capitals as those before them are. */
static bool is_unknown_degree(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return token->kind == TOKEN_WORD && token->flags & TOKEN_CAPS && !token->classes &&
	       token->end - token->start > 1 && token->end - token->start <= TITLE_LETTERS;
}

/* Behind the "PhD RN" or ", M.D., Jr." at token i; i when none stands there, as in ", Senior Nurse". */
static size_t degrees_end(const struct piece *piece, size_t i)
{
	size_t begin = i, end = i;

	while (i < piece->to) {
		size_t n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_SUFFIX), NULL);

		n += !n && end > begin && is_unknown_degree(piece, i);
		if (!n && !piece_is_code(piece, i, ',') && !piece_is_code(piece, i, '.'))
			break;
		i += n ? n : 1;
		if ((n || piece_is_code(piece, i - 1, '.')) && is_parted(piece, i))
			end = i;
	}
	return end;
}

/* "Jane Roe (Boston, MA)", but not "Jane Roe (Jones)" */
static bool opens_place(const struct piece *piece, size_t i)
{
	struct piece behind = { piece->para, i, piece->to };

	return piece_is_code(piece, i, '(') && piece_classes(&behind) & PLACES;
}

static bool looks_like_name(const struct piece *piece)
{
	return !piece_empty(piece) &&
	       person_looks_like(&piece->para->tokens, piece->from, piece->to, NULL);
}

static bool is_name(const struct piece *piece)
{
	return !piece_is(piece, WORD_ROLE) && looks_like_name(piece);
}

/*
 * "Jane Roe Software Engineer": a headline with nothing before it but a space,
 * told by the role in it. Two words are a name, more if they are known in
 * names, and a run of Han before a role ("王小明 软件工程师").
 */
static bool begins_headline(const struct piece *piece, size_t i)
{
	const uint64_t names = WORD_MASK(WORD_GIVEN) | WORD_MASK(WORD_SURNAME) | WORD_MASK(WORD_PARTICLE) |
		WORD_MASK(WORD_PREFIX) | WORD_MASK(WORD_SUFFIX);
	const struct token *token = &piece->para->tokens.v[i];
	struct piece name = { piece->para, piece->from, i }, behind = { piece->para, i, piece->to };

	return token->flags & TOKEN_SPACE_BEFORE && token->kind != TOKEN_PUNCT &&
	       (!(token->classes & names) || token_is(token, WORD_RANK)) && !piece_is_code(piece, i - 1, '.') &&
	       (piece_words(&name) > 1 || (token->kind == TOKEN_HAN && token_is(token, WORD_ROLE))) &&
	       piece_is(&behind, WORD_ROLE) &&
	       (piece_words(&behind) > 1 || !looks_like_name(piece));
}

/* Whether a name may end before token i. */
static bool may_end(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, ',') || is_spaced_mark(piece, i) || opens_place(piece, i) ||
	       degrees_end(piece, i) > i;
}

typedef bool end_fn(const struct piece *piece, size_t i);

static bool cut_name(struct piece *rest, struct piece *name, end_fn *ends)
{
	size_t last = rest->to;

	if (!piece_break(rest, rest->from + 1, &last))
		last = rest->to;
	for (size_t i = rest->from + 1; i <= last && i < rest->to && i - rest->from < NAME_TOKENS; i++) {
		struct piece left = piece_sub(rest, rest->from, i);
		size_t end;

		if ((i < last && !ends(rest, i)) || !is_name(&left))
			continue;
		end = degrees_end(rest, i);
		end += end > i && end < rest->to && piece_is_code(rest, end, ')');	/* "Jane Roe (PhD)" */
		*name = piece_sub(rest, rest->from, end);
		*rest = piece_sub(rest, end, rest->to);
		return true;
	}
	return false;
}

bool name_line_cut(struct piece *rest, struct piece *name)
{
	return !piece_empty(rest) && (cut_name(rest, name, may_end) || cut_name(rest, name, begins_headline));
}

bool name_line_is_namesake(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v + piece->from;

	return piece->to - piece->from == 2 && token_is(&v[0], WORD_GIVEN) && v[0].classes & PLACES &&
	       v[1].kind == TOKEN_WORD && v[1].flags & TOKEN_CAPITAL;
}
