/* One name of a reference, and what stands around it; pieces without marks where it is not said otherwise. */
#ifndef FORMATS_TEXT_CITATION_NAME_H
#define FORMATS_TEXT_CITATION_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/citation/look.h"

/* No author is one of these. */
#define NAMES_NEVER (WORD_MASK(WORD_HOUSE) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL) | \
		     WORD_MASK(WORD_DEPARTMENT) | WORD_MASK(WORD_COUNTRY))

/* A mark of a footnote or of equal contribution behind a name. */
bool names_is_mark(const struct token *token);

/* Words at both ends: there are no marks to take off, as mostly. */
static inline bool names_is_unmarked(const struct piece *piece)
{
	return piece_is_trim(piece) && look_at(piece, piece->to - 1)->kind != TOKEN_NUMBER;
}
/* What names_without_marks() does of all others. */
struct piece names_without_marks_at_ends(struct piece piece);
/* The piece without such marks at its ends. */
static inline struct piece names_without_marks(struct piece piece)
{
	return names_is_unmarked(&piece) ? piece : names_without_marks_at_ends(piece);
}

/* "et al.", "others" */
bool names_is_et_al(const struct piece *piece);
/* "...", which stands for others too */
bool names_is_ellipsis(const struct piece *piece);

/* One capital letter, of one byte or (Ö, И) of two. */
static inline bool names_is_initial(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);
	uint32_t size = token->end - token->start;

	return size <= 2 && token->flags & TOKEN_CAPITAL && token->kind == TOKEN_WORD &&
	       size == ((unsigned char)piece->para->text[token->start] < 0x80 ? 1 : 2);
}

/* Behind the marks at token i. */
size_t names_marks_end(const struct piece *piece, size_t i);

/* Behind the "(*)" or "(*,†)" at token i; i when none stands there. */
size_t names_bracketed_marks_end(const struct piece *piece, size_t i);

/* What names_begin_journal() says of a J with something behind it. */
bool names_abbreviate_journal(const struct piece *piece, size_t i);

/* "J. Phys. Chem." behind a name: the letter is none of the name's. */
static inline bool names_begin_journal(const struct piece *piece, size_t i)
{
	return i + 2 < piece->to && piece->para->text[look_at(piece, i)->start] == 'J' &&
	       names_abbreviate_journal(piece, i);
}

/* "FALLSTOP Investigators", "The LHC Collaboration" */
bool names_is_group(const struct piece *piece);

/* Surely a name: a person's, a group's, "et al.", initials behind a family name. */
bool names_is_person(const struct piece *piece);

/* Two to four capitalised words: a name when names stand round it. */
bool names_may_be_person(const struct piece *piece);

/* "温若溪", "早乙女 蓮": short enough for a name whose family no list knows. */
bool names_is_han(const struct piece *piece);

#endif
