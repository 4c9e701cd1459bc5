#include "formats/text/outline/levels.h"

#include <string.h>

#define LEVEL_WORDS 8		/* most of a level in words */
#define LEVEL_TOKENS 16		/* the same with what stands between them */
#define LINE_WORDS 4		/* the same of one that is a line of its own */
#define SHARE_TOKENS 5		/* most of a share */
#define LEVEL_MARKS 2		/* least that are a scale without anything empty */

/* ---- scales ---- */

static bool is_full_mark(uint32_t code)
{
	return (code >= 0x2588 && code <= 0x258F) ||	/* █ and its parts */
	       code == 0x25CF || code == 0x2B24 || code == 0x26AB || code == 0x2022 ||
	       code == 0x2605 || code == 0x2B50 || code == 0x25A0 || code == 0x25FC ||
	       code == 0x25AE || code == 0x25B0 || code == 0x25C6 || code == 0x2666 ||
	       code == 0x2726 || code == '*' || code == '#' || code == '=';
}

static bool is_half_mark(uint32_t code)
{
	return (code >= 0x2591 && code <= 0x2593) ||	/* ░ ▒ ▓ */
	       (code >= 0x25D0 && code <= 0x25D7) || code == 0x2BE8 || code == 0x2BEA;
}

static bool is_empty_mark(uint32_t code)
{
	return code == 0x25CB || code == 0x25EF || code == 0x26AA || code == 0x2606 ||
	       code == 0x25A1 || code == 0x25FB || code == 0x25AF || code == 0x25B1 ||
	       code == 0x25C7 || code == 0x2662 || code == 0x2727 || code == 0x25E6 ||
	       code == '-' || code == '.' || code == '_';
}

static bool is_mark(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return token->kind == TOKEN_PUNCT &&
	       (is_full_mark(token->code) || is_half_mark(token->code) || is_empty_mark(token->code));
}

/* Where the scale begins that the piece ends with; piece->to if it ends with none. */
static size_t scale_start(const struct piece *piece)
{
	size_t at = piece->to, full = 0, marks = 0;
	bool bracket = !piece_empty(piece) && piece_is_code(piece, piece->to - 1, ']');

	at -= bracket;
	while (at > piece->from && is_mark(piece, at - 1)) {
		at--;
		marks++;
		full += !is_empty_mark(piece->para->tokens.v[at].code);
	}
	if (!full || marks < LEVEL_MARKS)
		return piece->to;
	if (bracket)
		return at > piece->from && piece_is_code(piece, at - 1, '[') ? at - 1 : piece->to;
	while (is_empty_mark(piece->para->tokens.v[at].code))	/* "Go - ●●○" */
		at++;
	return at;
}

/* ---- shares ---- */

static bool is_number(const struct piece *piece, size_t i)
{
	return i < piece->to && piece->para->tokens.v[i].kind == TOKEN_NUMBER;
}

/* "80", "80 %", "4/5", "7.5/10": the token behind, or `at`. */
static size_t share_end(const struct piece *piece, size_t at)
{
	size_t end = at;

	if (!is_number(piece, at))
		return at;
	end++;
	if (end + 1 < piece->to && piece_is_code(piece, end, '.') && is_number(piece, end + 1))
		end += 2;
	if (end < piece->to && piece_is_code(piece, end, '%'))
		return piece->para->tokens.v[at].number <= 100 ? end + 1 : at;
	if (end + 1 < piece->to && piece_is_code(piece, end, '/') && is_number(piece, end + 1))
		return end + 2;
	return at;
}

/* "3 out of 5", "3 von 5", "3 sur 5": two numbers with one or two small words between. */
static size_t worded_share_end(const struct piece *piece, size_t at)
{
	const struct token *v = piece->para->tokens.v;
	size_t end = at + 1;

	if (!is_number(piece, at))
		return at;
	while (end < piece->to && end <= at + 2 && v[end].kind == TOKEN_WORD &&
	       v[end].classes & (WORD_MASK(WORD_STOP) | WORD_MASK(WORD_IN) | WORD_MASK(WORD_RANGE)))
		end++;
	return end > at + 1 && is_number(piece, end) ? end + 1 : at;
}

/* Whether one begins at token i that the piece ends with. */
static bool ends_in_share(const struct piece *piece, size_t i)
{
	return share_end(piece, i) == piece->to || worded_share_end(piece, i) == piece->to;
}

/* Where a share begins that the piece ends with; piece->to if it ends with none. */
static size_t share_start(const struct piece *piece)
{
	size_t first = piece->to - piece->from > SHARE_TOKENS ? piece->to - SHARE_TOKENS : piece->from;

	for (size_t i = first; i < piece->to; i++) {
		if (i > piece->from && !(piece->para->tokens.v[i].flags & TOKEN_SPACE_BEFORE))
			continue;
		if (ends_in_share(piece, i))
			return i;
	}
	return piece->to;
}

static bool is_share(const struct piece *piece)
{
	return piece->to - piece->from <= SHARE_TOKENS && ends_in_share(piece, piece->from);
}

/* ---- words ---- */

/* Words that may stand beside those of a level: "working knowledge since 2015", "5+ years of experience". */
static bool may_stand_beside(const struct tokens *tokens, const struct token *token)
{
	const uint64_t small = WORD_MASK(WORD_STOP) | WORD_MASK(WORD_AND) | WORD_MASK(WORD_IN) |
		WORD_MASK(WORD_DURATION) | WORD_MASK(WORD_SINCE);

	if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_PUNCT)
		return true;
	if (token->classes & small)
		return !token_is(token, WORD_SKILL);
	return token_is(token, WORD_LABEL) &&
	       lexicon_says(tokens->folded + token->fold, token->fold_end - token->fold, WORD_LABEL,
			    "level");
}

/* "3 years", "5+ Jahre": a number before its unit. */
static bool is_time(const struct piece *piece, size_t i)
{
	size_t before = i > piece->from && piece_is_code(piece, i - 1, '+') ? i - 1 : i;

	return token_is(&piece->para->tokens.v[i], WORD_DURATION) && before > piece->from &&
	       is_number(piece, before - 1);
}

static bool is_in_words(const struct piece *piece)
{
	const uint64_t levels = WORD_MASK(WORD_LEVEL) | WORD_MASK(WORD_FLUENCY);
	const struct tokens *tokens = &piece->para->tokens;
	size_t known = 0, beside = 0;

	if (!(tokens->classes & (levels | WORD_MASK(WORD_DURATION))) ||
	    piece_words(piece) > LEVEL_WORDS)
		return false;
	for (size_t i = piece->from, n; i < piece->to; i += n) {
		n = tokens_phrase(tokens, i, levels, NULL);
		if (n && i + n <= piece->to) {
			known++;
			continue;
		}
		n = 1;
		known += is_time(piece, i);
		if (!may_stand_beside(tokens, &tokens->v[i]))
			return false;
		beside += tokens->v[i].kind == TOKEN_WORD;
	}
	return known && beside <= 2 * known;
}

/* ---- the whole ---- */

bool level_only(const struct piece *piece)
{
	struct piece inner;

	if (piece_empty(piece))
		return false;
	if (scale_start(piece) == piece->from || is_share(piece))
		return true;
	inner = piece_trim(*piece);
	return !piece_empty(&inner) && (is_in_words(&inner) || is_share(&inner));
}

/* A figure alone: how many of a hundred, most likely. */
static bool is_bare_share(const struct piece *piece)
{
	return piece->to == piece->from + 1 && is_number(piece, piece->from) &&
	       piece->para->tokens.v[piece->from].number <= 100;
}

bool para_is_level(const struct para *para)
{
	struct piece all = piece_all(para);

	return para->words <= LINE_WORDS && (is_bare_share(&all) || level_only(&all));
}

static struct rated cut_at(const struct piece *piece, size_t end, struct piece level)
{
	return (struct rated){ piece_sub(piece, piece->from, end), level };
}

/* The bracket that closes the piece; piece->to if none does. */
static size_t bracket_start(const struct piece *piece)
{
	size_t depth = 0;

	for (size_t i = piece->to; i-- > piece->from;) {
		depth += piece_is_code(piece, i, ')') || piece_is_code(piece, i, 0xFF09);
		depth -= depth && (piece_is_code(piece, i, '(') || piece_is_code(piece, i, 0xFF08));
		if (!depth)
			return i + 1 < piece->to ? i : piece->to;
	}
	return piece->to;
}

/* A mark that sets a level apart: "X: good", "X – good", "X | good", "X, good", a cell. */
static bool sets_apart(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return token->flags & TOKEN_TAB_BEFORE || token_is_colon(token) || token_is_comma(token) ||
	       piece_is_code(piece, i, '|') ||
	       (piece_is_code(piece, i, '-') && token_is_spaced(piece, i));
}

/* The mark behind which there is nothing but a level; of commas and colons only the first. */
static size_t apart_start(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;

	for (size_t i = piece->from + 1; i < piece->to; i++) {
		struct piece right = { piece->para, i, piece->to };

		if (!sets_apart(piece, i))
			continue;
		if (piece->to - i <= LEVEL_TOKENS && level_only(&right))
			return i;
		if (token_is_comma(&v[i]) || token_is_colon(&v[i]))
			break;
	}
	return piece->to;
}

/* "Go (good):", "Go (good),": what leads on to something. */
static bool ends_open(const struct piece *piece)
{
	const struct token *last = &piece->para->tokens.v[piece->to - 1];

	return token_is_colon(last) || token_is_comma(last) || token_is_code(last, ';');
}

struct rated level_cut(struct piece piece)
{
	struct piece inner;
	size_t at;

	while (!piece_empty(&piece) && ends_open(&piece))
		piece.to--;
	if (piece_empty(&piece))
		return (struct rated){ piece, piece };
	at = scale_start(&piece);
	if (at > piece.from && at < piece.to)
		return cut_at(&piece, at, (struct piece){ piece.para, at, piece.to });
	at = bracket_start(&piece);
	inner = piece_sub(&piece, at, piece.to);
	if (at > piece.from && at < piece.to &&
	    (piece_empty(&inner) || level_only(&inner) || is_bare_share(&inner)))
		return cut_at(&piece, at, inner);
	at = share_start(&piece);
	if (at > piece.from && at < piece.to)
		return cut_at(&piece, at, (struct piece){ piece.para, at, piece.to });
	at = apart_start(&piece);
	if (at < piece.to)
		return cut_at(&piece, at, piece_sub(&piece, at, piece.to));
	return (struct rated){ piece_trim(piece), { piece.para, piece.to, piece.to } };
}
