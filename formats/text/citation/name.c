#include "formats/text/citation/name.h"

#include <string.h>

#include "formats/text/citation/citation.h"
#include "formats/text/facts/persons.h"

enum { FIRST_YEAR = 1800 };	/* a lower number is a volume's */

/* "*", "†", a superscript number */
bool names_is_mark(const struct token *token)
{
	if (token->kind != TOKEN_PUNCT)
		return token->kind == TOKEN_NUMBER && token->number < 100 &&
		       !(token->flags & TOKEN_SPACE_BEFORE);
	switch (token->code) {
	case '*': case '#': case '^': case '+': case 0xA7: case 0xB6:
	case 0x2020: case 0x2021: case 0x2217: case 0x2731:
		return true;
	default:
		return false;
	}
}

size_t names_marks_end(const struct piece *piece, size_t i)
{
	while (i < piece->to && names_is_mark(look_at(piece, i)))
		i++;
	return i;
}

size_t names_bracketed_marks_end(const struct piece *piece, size_t i)
{
	size_t end = i + 1;

	if (!piece_is_code(piece, i, '('))
		return i;
	while (end < piece->to && (names_is_mark(look_at(piece, end)) || piece_is_code(piece, end, ',')))
		end++;
	return end > i + 1 && end < piece->to && piece_is_code(piece, end, ')') ? end + 1 : i;
}

/* Before the "(*)" that ends the piece. */
static size_t before_bracketed_marks(const struct piece *piece)
{
	for (size_t i = piece->to; piece_is_code(piece, piece->to - 1, ')') && i-- > piece->from;)
		if (piece_is_code(piece, i, '('))
			return names_bracketed_marks_end(piece, i) == piece->to ? i : piece->to;
	return piece->to;
}

struct piece names_without_marks_at_ends(struct piece piece)
{
	if (!piece_empty(&piece))
		piece.to = before_bracketed_marks(&piece);
	while (!piece_empty(&piece) && names_is_mark(look_at(&piece, piece.to - 1)))
		piece.to--;
	while (!piece_empty(&piece) && look_at(&piece, piece.from)->kind == TOKEN_PUNCT &&
	       names_is_mark(look_at(&piece, piece.from)))
		piece.from++;
	return piece;
}

bool names_is_et_al(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;
	const char *text;
	size_t size;

	if (piece_empty(piece))
		return false;
	text = piece->para->text + v[piece->from].start;
	size = v[piece->to - 1].end - v[piece->from].start;
	if (v[piece->from].kind == TOKEN_HAN)
		return size == strlen("等") && !strncmp(text, "等", size);
	if (size < 5 || size > 6)
		return false;
	return !strncmp(text, "et al", 5) || (size == 6 && !strncmp(text, "others", 6));
}

bool names_abbreviate_journal(const struct piece *piece, size_t i)
{
	const struct token *next = look_at(piece, i + 2);

	return piece_is_code(piece, i + 1, '.') && next->kind == TOKEN_WORD && next->flags & TOKEN_DOT_AFTER &&
	       next->flags & TOKEN_CAPITAL && !names_is_initial(piece, i + 2) &&
	       !token_is(next, WORD_SUFFIX);
}

/* Whether a shortened word, a volume or the letter of a series stands at token i. */
static bool goes_on_as_journal(const struct tokens *tokens, size_t i)
{
	const struct token *token = i < tokens->n ? &tokens->v[i] : NULL;
	bool letter;

	if (!token)
		return false;
	letter = token->kind == TOKEN_WORD && token->end - token->start == 1;
	if (token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL && !letter)
		return token->flags & TOKEN_DOT_AFTER;
	if (letter)
		return i + 1 < tokens->n && token[1].kind == TOKEN_NUMBER;
	return token->kind == TOKEN_NUMBER && token->number < FIRST_YEAR;
}

/* "J. Chem" of "J. Chem. Phys. 12", which is no person */
static bool is_journal(const struct piece *piece)
{
	const struct tokens *tokens = &piece->para->tokens;
	size_t i = piece->from;

	return names_begin_journal(&(struct piece){ piece->para, i, tokens->n }, i) &&
	       goes_on_as_journal(tokens, i + 4);
}

bool names_is_ellipsis(const struct piece *piece)
{
	size_t dots = 0;

	for (size_t i = piece->from; i < piece->to; i++) {
		if (!piece_is_code(piece, i, '.') && !piece_is_code(piece, i, 0x2026))
			return false;
		dots += piece_is_code(piece, i, '.') ? 1 : 3;
	}
	return dots >= 3;
}

/* "F." or "J. K." or "JK": the given names behind a family name. */
static bool is_initials(const struct piece *piece)
{
	size_t letters = 0;

	for (size_t i = piece->from; i < piece->to; i++) {
		const struct token *token = look_at(piece, i);

		if (token->kind == TOKEN_PUNCT && (token->code == '.' || token->code == '-'))
			continue;
		if (token->kind != TOKEN_WORD || token->end - token->start > 2 ||
		    !(token->flags & (TOKEN_CAPITAL | TOKEN_CAPS)))
			return false;
		letters++;
	}
	return letters > 0;
}

bool names_is_group(const struct piece *piece)
{
	size_t last = piece->to;

	return last > piece->from + 1 && last - piece->from < 8 &&
	       look_at(piece, piece->from)->flags & TOKEN_CAPITAL &&
	       citation_lead(piece, last - 1, "group");
}

bool names_is_person(const struct piece *piece)
{
	const struct token *first = look_at(piece, piece->from);

	if (piece_empty(piece) || is_journal(piece) ||
	    (token_is(first, WORD_VENUE) && !names_is_initial(piece, piece->from)))
		return false;
	if (names_is_et_al(piece) || is_initials(piece) || names_is_group(piece))
		return true;
	return person_looks_like(&piece->para->tokens, piece->from, piece->to, NULL);
}

bool names_may_be_person(const struct piece *piece)
{
	size_t words = 0;

	if (is_journal(piece))
		return false;
	for (size_t i = piece->from; i < piece->to; i++) {
		const struct token *token = look_at(piece, i);

		if (token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL)
			words += i == piece->from || token->flags & TOKEN_SPACE_BEFORE;
		else if (token->kind != TOKEN_PUNCT || (token->code != '-' && token->code != '.'))
			return false;
	}
	return words >= 2 && words <= 4 &&
	       !(piece_classes(piece) & (WORD_MASK(WORD_VENUE) | WORD_MASK(WORD_PUBTYPE) |
					 WORD_MASK(WORD_STATUS)));
}

static size_t count_characters(const struct piece *piece)
{
	size_t n = 0, size;
	const char *text = piece_text(piece, &size);

	for (size_t i = 0; i < size; i++)
		n += (text[i] & 0xC0) != 0x80 && text[i] != ' ';
	return n;
}

bool names_is_han(const struct piece *piece)
{
	size_t n = piece->to - piece->from, characters;

	if (n < 1 || n > 2 || look_at(piece, piece->from)->kind != TOKEN_HAN ||
	    look_at(piece, piece->to - 1)->kind != TOKEN_HAN ||
	    piece_classes(piece) & (NAMES_NEVER | WORD_MASK(WORD_VENUE) | WORD_MASK(WORD_CITY)))
		return false;
	characters = count_characters(piece);
	return characters >= 2 && characters <= (n == 1 ? 4 : 6);
}
