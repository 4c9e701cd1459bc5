/* Where the name of a venue ends, or what else stands in words behind a title. */
#include "formats/text/citation/tail.h"

#include "formats/text/citation/imprint.h"
#include "formats/text/citation/names.h"
#include "formats/text/citation/numbers.h"

/* "Trans.", "Symp.": a venue's word cut short. */
static bool is_short(const struct token *word)
{
	return word->end - word->start <= 5 && token_is(word, WORD_VENUE);
}

/* The next word is cut short too, or the last before the volume: "Condens. Matter 33, 1" */
static bool goes_on_short(const struct tail *tail, size_t i)
{
	const struct token *next = look_at(&tail->piece, i);

	return next->kind == TOKEN_WORD &&
	       (next->flags & TOKEN_DOT_AFTER ||
		(next->flags & TOKEN_CAPITAL && i + 1 < tail->piece.to && numbers_begin(&tail->piece, i + 1)));
}

/* "Angew. Chem. Int. Ed.": each word cut short, and so goes on */
static bool is_chain(const struct tail *tail, size_t from, size_t i)
{
	size_t words = 0, dots = 0;

	for (size_t k = from; k < i; k++) {
		words += look_at(&tail->piece, k)->kind == TOKEN_WORD;
		dots += (look_at(&tail->piece, k)->flags & TOKEN_DOT_AFTER) != 0;
	}
	return i + 1 < tail->piece.to && words && dots + 1 >= words &&
	       look_at(&tail->piece, i - 1)->kind == TOKEN_WORD &&
	       !(look_at(&tail->piece, i - 1)->flags & TOKEN_CAPS) && goes_on_short(tail, i + 1);
}

/* Whether words before token `to` were cut short. */
static bool has_dots(const struct tail *tail, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++)
		if (look_at(&tail->piece, k)->flags & TOKEN_DOT_AFTER)
			return true;
	return false;
}

static bool is_year_at(const struct tail *tail, size_t i)
{
	const struct token *token = look_at(&tail->piece, i);

	return token->kind == TOKEN_NUMBER && token->number > 1500 && token->number < 2100;
}

/* Whether the full stop at i ends the text that began at `from`. */
static bool ends_sentence(const struct tail *tail, size_t from, size_t i)
{
	const struct token *before = look_at(&tail->piece, i - 1);
	size_t size = before->end - before->start;

	if (!tail_is_code(tail, i, '.'))
		return tail_is_code(tail, i, 0x3002);
	if (i + 1 == tail->piece.to)
		return true;
	if (!(look_at(&tail->piece, i + 1)->flags & TOKEN_SPACE_BEFORE))
		return look_at(&tail->piece, i + 1)->kind == TOKEN_PUNCT &&
		       !tail_is_code(tail, i + 1, ':') && !tail_is_code(tail, i + 1, ',') &&
		       !tail_is_code(tail, i + 1, '-');
	if (is_year_at(tail, i + 1) && !token_is(before, WORD_MONTH))
		return true;
	if (is_chain(tail, from, i))
		return false;
	return before->kind != TOKEN_WORD || (size > (has_dots(tail, from, i - 1) ? 4u : 3u) && !is_short(before)) ||
	       before->flags & TOKEN_CAPS || numbers_stand_at(&tail->piece, i + 1);
}

bool tail_joins_numbers(const struct tail *tail, size_t i)
{
	return tail_is_code(tail, i, ',') && i > tail->piece.from && i + 1 < tail->piece.to &&
	       look_at(&tail->piece, i - 1)->kind == TOKEN_NUMBER &&
	       look_at(&tail->piece, i + 1)->kind == TOKEN_NUMBER &&
	       !(look_at(&tail->piece, i + 1)->flags & TOKEN_SPACE_BEFORE);
}

static bool is_close_quote(const struct tail *tail, size_t i)
{
	return tail_is_code(tail, i, 0xBB) || tail_is_code(tail, i, 0x201D) || tail_is_code(tail, i, '"');
}

static bool is_open_quote(const struct tail *tail, size_t i)
{
	return tail_is_code(tail, i, 0xAB) || tail_is_code(tail, i, 0x201C) || tail_is_code(tail, i, '"');
}

/* A date of several words right behind a name: "CHI Letters May 2021" */
static bool date_begins(const struct tail *tail, size_t i)
{
	const struct token *token = look_at(&tail->piece, i);
	struct period period;

	if (token->kind == TOKEN_NUMBER && i + 1 < tail->piece.to)
		token++;	/* "16 March 2022", "2023 Jan 12" */
	return token_is(token, WORD_MONTH) && token->flags & TOKEN_CAPITAL &&
	       dates_find(&tail->piece.para->tokens, i,
			  i + TAIL_DATE_TOKENS < tail->piece.to ? i + TAIL_DATE_TOKENS : tail->piece.to, &period) &&
	       period.from == i && period.to > i + 1;
}

/* Whether text that began at `from` ends before token i. */
static bool ends_text(const struct tail *tail, size_t from, size_t i)
{
	const struct token *token = look_at(&tail->piece, i);

	if (token->kind == TOKEN_PUNCT)
		switch (token->code) {
		case ',': case 0xFF0C:
			return !tail_joins_numbers(tail, i);
		case ';': case '|': case 0xB7: case 0x2022: case 0x3001:
			return true;
		case ':': case 0xFF1A:
			return tail_place_end(tail, from) == i || imprint_place_end(&tail->piece, from) == i ||
			       (i + 1 < tail->piece.to &&
				look_at(&tail->piece, i + 1)->flags & TOKEN_SPACE_BEFORE &&
				numbers_stand_at(&tail->piece, i + 1));
		case '/':
			return tail_is_code(tail, i + 1, '/');
		case '-':
			return token->end - token->start > 1 && token_is_spaced(&tail->piece, i);
		case '(': case '[': case 0xFF08:
			return tail_is_bracket(tail, i);
		default:
			return ends_sentence(tail, from, i) || look_is_star(&tail->piece, i) ||
			       (is_close_quote(tail, i) && is_open_quote(tail, from - 1));
		}
	return token->flags & TOKEN_TAB_BEFORE || numbers_begin(&tail->piece, i) ||
	       numbers_labelled(&tail->piece, i) || date_begins(tail, i);
}

size_t tail_text_end(const struct tail *tail, size_t from, size_t i)
{
	while (i < tail->piece.to) {
		if (i > from && ends_text(tail, from, i))
			return i;
		if (look_opens(&tail->piece, i)) {
			size_t end = tail_bracket_end(&tail->piece, i);

			i = end > i ? end : i + 1;
		} else {
			i++;
		}
	}
	return i;
}

/* "Int. Ed.": each word cut short */
static bool are_shortened(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (look_at(piece, i)->kind == TOKEN_WORD ? !(look_at(piece, i)->flags & TOKEN_DOT_AFTER)
							   : !piece_is_code(piece, i, '.'))
			return false;
	return piece->to > piece->from + 2;
}

/* "Las Vegas (virtual)" */
static bool ends_remote(const struct tail *tail, const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (look_opens(piece, i) && tail_remote_end(tail, i) == piece->to)
			return true;
	return false;
}

bool tail_is_inside_venue(const struct tail *tail, size_t from, size_t i)
{
	struct piece right = piece_trim(tail_part(tail, i + 1, tail_text_end(tail, i + 1, i + 1)));
	struct piece left = tail_part(tail, from, i);
	uint64_t classes;

	if (tail->citation->venue.para || piece_empty(&right) || !tail_is_code(tail, i, ',') ||
	    look_opens(&tail->piece, i + 1) || numbers_stand_at(&tail->piece, i + 1) ||
	    citation_lead(&tail->piece, i + 1, "editors"))
		return false;
	classes = piece_classes(&right);
	if (look_at(&right, right.from)->kind == TOKEN_NUMBER && right.to - right.from <= 8)
		return false;
	if (piece_is_code(&right, right.to - 1, ')') && piece_is(&left, WORD_VENUE) &&
	    !citation_is_note(&right) && !ends_remote(tail, &right))
		return true;
	return token_is(look_at(&right, right.from), WORD_AND) ||
	       (tail_is_code(tail, i - 1, '.') && are_shortened(&right)) ||
	       ((classes & WORD_MASK(WORD_VENUE)) && !piece_is(&left, WORD_VENUE) &&
		!citation_is_note(&left));
}
