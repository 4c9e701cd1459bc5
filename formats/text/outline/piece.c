#include "formats/text/outline/piece.h"

#define BRACKETS 4	/* pairs of them round a piece that are taken off */

static bool is_separator(const struct token *token)
{
	static const bool ascii[0x80] = {
		[','] = true, [';'] = true, [':'] = true, ['-'] = true, ['|'] = true,
		['/'] = true, ['.'] = true, ['*'] = true, ['_'] = true, ['~'] = true,
		['>'] = true, ['<'] = true, ['='] = true,
	};
	static const uint32_t codes[] = { 0xA6, 0xB7, 0x2013, 0x2014, 0x2022, 0x2023, 0x2192,
					  0x25AA, 0x25CF, 0x3001, 0x3002, 0x30FB, 0xFF0C,
					  0xFF1A, 0xFF5C };

	if (token->kind != TOKEN_PUNCT)
		return false;
	if (token->code < 0x80)
		return ascii[token->code];
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (token->code == codes[i])
			return true;
	return false;
}

static uint32_t closing_of(uint32_t open)
{
	return open == '(' ? ')' : open == '[' ? ']' : open == 0xFF08 ? 0xFF09 : 0;
}

/* Whether a bracket opens the piece that closes with its last token. */
static bool is_bracketed(const struct piece *piece)
{
	const struct token *first = &piece->para->tokens.v[piece->from];
	uint32_t open = first->code, close = closing_of(open);
	size_t depth = 0;

	if (!close || first->kind != TOKEN_PUNCT || piece->to - piece->from < 2 ||
	    !piece_is_code(piece, piece->to - 1, close))
		return false;
	for (size_t i = piece->from; i < piece->to; i++) {
		depth += piece_is_code(piece, i, open);
		depth -= piece_is_code(piece, i, close) && depth;
		if (!depth)
			return i == piece->to - 1;
	}
	return false;
}

/* A full stop that belongs to the word before it: "Inc.", "Ph.D.", "J." */
static bool is_abbreviation_dot(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;
	const struct token *word;

	if (piece->to - piece->from < 2 || !piece_is_code(piece, piece->to - 1, '.'))
		return false;
	word = &v[piece->to - 2];
	return word->kind == TOKEN_WORD &&
	       (word->end - word->start <= 4 ||
		token_is(word, WORD_ORG) || token_is(word, WORD_DEGREE));
}

/* A dot in front of a word is part of it: ".NET" */
static bool leads_word(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;

	return v[piece->from].code == '.' && piece->from + 1 < piece->to &&
	       !(v[piece->from + 1].flags & TOKEN_SPACE_BEFORE);
}

static void trim_separators(struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;

	while (piece->from < piece->to && is_separator(&v[piece->from]) && !leads_word(piece))
		piece->from++;
	while (piece->from < piece->to && is_separator(&v[piece->to - 1]) &&
	       !is_abbreviation_dot(piece))
		piece->to--;
}

/* Brackets that close what stands before the piece, or open what stands behind. */
static void trim_halves(struct piece *piece)
{
	while (piece->from < piece->to && (piece_is_code(piece, piece->from, ')') ||
					   piece_is_code(piece, piece->from, ']')))
		piece->from++;
	while (piece->from < piece->to && (piece_is_code(piece, piece->to - 1, '(') ||
					   piece_is_code(piece, piece->to - 1, '[')))
		piece->to--;
}

static void trim_ends(struct piece *piece)
{
	trim_halves(piece);
	trim_separators(piece);
}

struct piece piece_trim_ends(struct piece piece)
{
	trim_ends(&piece);
	/* each look for brackets costs the whole piece, so there is an end to them */
	for (size_t i = 0; i < BRACKETS; i++) {
		if (piece_empty(&piece) || !is_bracketed(&piece))
			break;
		piece.from++;
		piece.to--;
		trim_ends(&piece);
	}
	return piece;
}

const char *piece_text(const struct piece *piece, size_t *size)
{
	const struct tokens *tokens = &piece->para->tokens;

	if (piece_empty(piece)) {
		*size = 0;
		return "";
	}
	*size = tokens->v[piece->to - 1].end - tokens->v[piece->from].start;
	return tokens->text + tokens->v[piece->from].start;
}

uint64_t piece_classes(const struct piece *piece)
{
	return tokens_classes(&piece->para->tokens, piece->from, piece->to);
}

size_t piece_words(const struct piece *piece)
{
	size_t words = 0;

	for (size_t i = piece->from; i < piece->to; i++)
		words += piece->para->tokens.v[i].kind != TOKEN_PUNCT;
	return words;
}

bool piece_in_span(const struct piece *piece, enum span_kind kind)
{
	const struct token *v = piece->para->tokens.v;
	const struct para *para = piece->para;

	if (piece_empty(piece))
		return false;
	for (size_t i = 0; i < para->n_spans; i++)
		if ((para->spans[i].kind & kind) && para->spans[i].start <= v[piece->from].start &&
		    para->spans[i].end >= v[piece->to - 1].end)
			return true;
	return false;
}

const char *piece_link(const struct piece *piece)
{
	const struct para *para = piece->para;
	const struct token *v = para->tokens.v;

	if (piece_empty(piece))
		return NULL;
	for (size_t i = 0; i < para->n_spans; i++) {
		const struct span *span = &para->spans[i];

		if (span->kind == SPAN_LINK && span->url && span->start < v[piece->to - 1].end &&
		    span->end > v[piece->from].start)
			return span->url;
	}
	return NULL;
}

/* Whether a bold or italic stretch ends or begins between tokens i - 1 and i. */
static bool changes_emphasis(const struct para *para, size_t i)
{
	uint32_t before = para->tokens.v[i - 1].end, after = para->tokens.v[i].start;

	for (size_t k = 0; k < para->n_spans; k++) {
		const struct span *span = &para->spans[k];

		if (span->kind != SPAN_BOLD)
			continue;
		if (span->end >= before && span->end <= after && span->start < before)
			return true;
		if (span->start >= before && span->start <= after && span->end > after)
			return true;
	}
	return false;
}

/* "*Acme* *Oslo, Norway*": one italic stretch ends right before token i, another begins there. */
static bool parts_italics(const struct para *para, size_t i)
{
	uint32_t before = para->tokens.v[i - 1].end, after = para->tokens.v[i].start;
	bool ends = false, begins = false;

	for (size_t k = 0; k < para->n_spans; k++) {
		const struct span *span = &para->spans[k];

		if (span->kind != SPAN_ITALIC)
			continue;
		ends |= span->end >= before && span->end <= after && span->start < before;
		begins |= span->start >= before && span->start <= after && span->end > after;
	}
	return ends && begins;
}

bool token_is_spaced(const struct piece *piece, size_t i)
{
	const struct token *v = piece->para->tokens.v;

	return (v[i].flags & TOKEN_SPACE_BEFORE) && i + 1 < piece->to &&
	       (v[i + 1].flags & TOKEN_SPACE_BEFORE);
}

/* A long dash; the hyphen between spaces is part of many names. */
static bool is_long_dash(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return token->code == '-' && token->end - token->start > 1;
}

static bool is_strong(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	if (token->kind != TOKEN_PUNCT)
		return false;
	switch (token->code) {
	case '|':
	case 0xB7:	/* middle dot */
	case 0x2022:	/* bullet */
	case 0xFF5C:
		return true;
	case '-':
		return is_long_dash(piece, i) && token_is_spaced(piece, i);
	case 0x2192:
		return token_is_spaced(piece, i);
	default:
		return false;
	}
}

size_t piece_break(const struct piece *piece, size_t from, size_t *left_end)
{
	const struct token *v = piece->para->tokens.v;

	for (size_t i = from > piece->from ? from : piece->from + 1; i < piece->to; i++) {
		if (is_strong(piece, i) && i + 1 < piece->to) {
			*left_end = i;
			return i + 1;
		}
		if ((v[i].flags & TOKEN_TAB_BEFORE) || changes_emphasis(piece->para, i) ||
		    parts_italics(piece->para, i)) {
			*left_end = i;
			return i;
		}
	}
	return 0;
}
