/* Where a book was printed, by whom and when: "Leiden: Brill, 1998", "Paris, Vrin, 1998". */
#include "formats/text/citation/imprint.h"

#include "formats/text/citation/look.h"
#include "formats/text/citation/names.h"
#include "formats/text/entry/head.h"
#include "formats/text/facts/places.h"

enum {
	PLACE_TOKENS = 7,	/* of a place: "Frankfurt a. M.", "Freiburg/Basel/Wien" */
	HOUSE_TOKENS = 12,	/* of a publishing house */
	SERIES_TOKENS = 12,	/* of what may stand between house and year */
	SHORT_WORD = 3,		/* letters of one that a full stop may shorten */
};

bool imprint_is_year(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);

	return token->kind == TOKEN_NUMBER && token->number > 1500 && token->number < 2100 &&
	       (i + 1 == piece->to || (look_at(piece, i + 1)->kind == TOKEN_PUNCT &&
				       !piece_is_code(piece, i + 1, '-') && !piece_is_code(piece, i + 1, '/')));
}

/* A word of a name of places or houses: with a capital, or little. */
static bool is_name_word(const struct piece *piece, size_t i)
{
	const uint64_t little = WORD_MASK(WORD_AND) | WORD_MASK(WORD_PARTICLE) | WORD_MASK(WORD_STOP) |
				WORD_MASK(WORD_IN);
	const struct token *token = look_at(piece, i);

	return token->kind == TOKEN_WORD && (token->flags & TOKEN_CAPITAL || token->classes & little ||
					     token->end - token->start == 1);
}

/* A full stop behind a letter or two, a slash, a hyphen, an ampersand. */
static bool joins_words(const struct piece *piece, size_t i)
{
	const struct token *before = look_at(piece, i - 1);

	if (piece_is_code(piece, i, '.'))
		return before->end - before->start <= SHORT_WORD;
	return piece_is_code(piece, i, '/') || piece_is_code(piece, i, '-') || piece_is_code(piece, i, '&') ||
	       piece_is_code(piece, i, 0x2019) || piece_is_code(piece, i, '\'');
}

/* Behind the words of one name, `most` tokens at most. */
static size_t name_end(const struct piece *piece, size_t i, size_t most)
{
	size_t end = i;

	while (end < piece->to && end < i + most &&
	       (look_at(piece, end)->kind == TOKEN_PUNCT ? end > i && joins_words(piece, end)
							 : is_name_word(piece, end)))
		end++;
	return end;
}

/* Whether a year stands at token i, behind a comma or none. */
static bool year_follows(const struct piece *piece, size_t i)
{
	i += i < piece->to && look_is_comma(piece, i);
	return i < piece->to && imprint_is_year(piece, i);
}

/* "coll. « Les ponts », 1998": a series between house and year */
static bool year_follows_series(const struct piece *piece, size_t i)
{
	size_t limit = i + SERIES_TOKENS < piece->to ? i + SERIES_TOKENS : piece->to;

	if (i >= limit || !look_is_comma(piece, i) || !citation_lead(piece, i + 1, "series"))
		return false;
	while (i < limit && !(look_is_comma(piece, i) && year_follows(piece, i)))
		i++;
	return i < limit;
}

static bool names_place(const struct piece *piece, size_t from, size_t to)
{
	struct piece part = piece_sub(piece, from, to);
	struct place place;

	return !piece_empty(&part) && piece_is_place(&part, &place);
}

/* "Paris, Vrin, 1998": that the first is a place and the second is none, the lists must say. */
static bool is_between_commas(const struct piece *piece, size_t from, size_t comma)
{
	size_t end = name_end(piece, comma + 1, HOUSE_TOKENS);
	struct piece house = { piece->para, comma + 1, end };

	return end > comma + 1 && look_at(piece, comma + 1)->flags & TOKEN_CAPITAL && end < piece->to &&
	       look_is_comma(piece, end) &&
	       (year_follows(piece, end) || year_follows_series(piece, end)) &&
	       names_place(piece, from, comma) && !names_place(piece, comma + 1, end) &&
	       !piece_is(&house, WORD_VENUE) && !piece_is(&house, WORD_SCHOOL) && !citation_is_note(&house);
}

size_t imprint_place_end(const struct piece *piece, size_t i)
{
	struct piece place;
	size_t end, house;

	if (i >= piece->to || look_at(piece, i)->kind != TOKEN_WORD ||
	    !(look_at(piece, i)->flags & TOKEN_CAPITAL))
		return i;
	end = name_end(piece, i, PLACE_TOKENS);
	if (end + 2 >= piece->to || end == i)
		return i;
	place = (struct piece){ piece->para, i, end };
	if (look_is_comma(piece, end))
		return is_between_commas(piece, i, end) ? end : i;
	if (!piece_is_code(piece, end, ':') || piece_is(&place, WORD_VENUE) ||
	    !(look_at(piece, end + 1)->flags & TOKEN_SPACE_BEFORE))
		return i;
	house = name_end(piece, end + 1, HOUSE_TOKENS);
	return house > end + 1 && !token_is(look_at(piece, end + 1), WORD_MONTH) && !citation_is_note(&place) &&
	       (year_follows(piece, house) || year_follows_series(piece, house))
		       ? end : i;
}

/* "Leiden: Brill" and nothing else; the place is known. */
static bool is_place_and_house(const struct piece *piece)
{
	size_t end = piece->from;

	if (look_at(piece, end)->kind == TOKEN_WORD && look_at(piece, end)->flags & TOKEN_CAPITAL)
		end = name_end(piece, end, PLACE_TOKENS);
	return end > piece->from && end + 1 < piece->to && piece_is_code(piece, end, ':') &&
	       name_end(piece, end + 1, HOUSE_TOKENS) == piece->to && names_place(piece, piece->from, end);
}

/* "Oxford University Press 2012", "Foundation Press, 3d ed. 2019" */
static bool is_house_and_year(const struct piece *piece)
{
	size_t end = name_end(piece, piece->from, HOUSE_TOKENS);
	bool house = false;

	for (size_t i = piece->from; i < end; i++)
		house |= citation_lead(piece, i, "house") > 0;
	return (house || tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_HOUSE), NULL)) &&
	       imprint_is_year(piece, piece->to - 1) &&
	       (end + 1 >= piece->to || (look_is_comma(piece, end) && piece->to - end <= SERIES_TOKENS));
}

bool imprint_stands_in(const struct piece *piece)
{
	return piece->to > piece->from + 1 &&
	       (imprint_place_end(piece, piece->from) > piece->from || is_place_and_house(piece) ||
		is_house_and_year(piece));
}
