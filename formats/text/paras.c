#include "formats/text/paras.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/utf8.h"

#define LABEL_SIZE 24		/* bytes of the longest label that ends with a colon */
#define HEADISH_WORDS 18
#define PROSE_WORDS 14
#define SENTENCE_WORDS 7
#define DURATION_TOKENS 8
#define MARGIN_SIZE 48		/* most bytes of a heading in the margin */

/* "Published on: ..." begins a line of its own, however full the one before is. */
static bool begins_with_label(struct arena *arena, const struct line *line)
{
	const char *colon = memchr(line->text, ':', line->size < LABEL_SIZE ? line->size : LABEL_SIZE);
	struct tokens tokens;

	if (!colon || colon + 1 >= line->text + line->size || colon[1] != ' ' || *line->text < 'A' ||
	    *line->text > 'Z')
		return false;
	tokens_read(arena, line->text, (size_t)(colon - line->text), &tokens);
	return (lexicon_classes(tokens.folded, strlen(tokens.folded)) & WORD_MASK(WORD_LABEL)) != 0;
}

/* A line that ends in a joint is not at its end: "Project lead /", "Berlin,"; "https://a.b/" is. */
static bool ends_in_joint(const struct line *line)
{
	return line->size > 1 && strchr("/&,", line->text[line->size - 1]) &&
	       !memmem(line->text, line->size, "://", 3) &&
	       !(line->flags & (LINE_HEADING | LINE_TABLE)) && line->n_cells <= 1;
}

static bool continues(const struct line *line, const struct line *next)
{
	const uint32_t own = LINE_BULLET | LINE_NUMBERED | LINE_HEADING | LINE_TABLE;

	return (line->flags & LINE_WRAPS || (ends_in_joint(line) && next->n_cells <= 1)) &&
	       !(next->flags & own) && next->blanks == 0;
}

/* A heading goes on in no other line, however full its own line looks. */
static bool is_heading_line(struct arena *arena, const struct line *line)
{
	struct tokens tokens;
	const char *value;

	if (line->size > MARGIN_SIZE)
		return false;
	tokens_read(arena, line->text, line->size, &tokens);
	value = lexicon_value(tokens.folded, strlen(tokens.folded), WORD_HEADING);
	return value && *value && value[strlen(value) - 1] != '?';
}

static size_t count_joined(struct arena *arena, const struct lines *lines, size_t first)
{
	size_t i = first + 1;

	if (i < lines->n && continues(&lines->v[first], &lines->v[i]) &&
	    is_heading_line(arena, &lines->v[first]))
		return 1;
	while (i < lines->n && continues(&lines->v[i - 1], &lines->v[i]) &&
	       !begins_with_label(arena, &lines->v[i]))
		i++;
	return i - first;
}

/* Adds one line's text and spans to a paragraph whose buffers have room for them. */
static void append_line(struct para *para, char *text, const struct line *line)
{
	uint32_t shift;

	para->size = (uint32_t)line_append(text, para->size, line->text, line->size);
	shift = para->size - line->size;
	for (size_t i = 0; i < line->n_spans; i++) {
		struct span *span = &para->spans[para->n_spans++];

		*span = line->spans[i];
		span->start += shift;
		span->end += shift;
	}
	para->last_line = line->number;
}

static void start_para(struct para *para, const struct line *line)
{
	para->text = line->text;
	para->size = line->size;
	para->line = para->last_line = line->number;
	para->flags = line->flags & ~(uint32_t)(LINE_WRAPS | LINE_HYPHEN);
	para->indent = line->indent;
	para->level = line->level;
	para->blanks = line->blanks;
	para->marker = line->marker;
	para->spans = line->spans;
	para->n_spans = line->n_spans;
}

/* Makes room for the text of all lines once, so that cost stays linear. */
static bool is_lower_byte(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper_byte(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_letter_byte(char c)
{
	return is_lower_byte(c) || is_upper_byte(c);
}

static bool is_digit_byte(char c)
{
	return c >= '0' && c <= '9';
}

static uint64_t classes_of_word(const char *from, const char *to)
{
	char folded[32];
	size_t size = (size_t)(to - from);

	if (size >= sizeof(folded))
		return 0;
	for (size_t i = 0; i < size; i++)
		folded[i] = is_upper_byte(from[i]) ? (char)(from[i] + 32) : from[i];
	return lexicon_classes(folded, size);
}

#define GLUED_LEFT (WORD_MASK(WORD_COUNTRY) | WORD_MASK(WORD_CITY) | WORD_MASK(WORD_REGION) | \
		    WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_ROLE))
#define GLUED_RIGHT (WORD_MASK(WORD_COUNTRY) | WORD_MASK(WORD_CITY) | WORD_MASK(WORD_MONTH))

/*
 * Whether two columns meet between text[at - 1] and text[at]: a small letter,
 * then a capital, with a place, school or role on the left and a place, month
 * or degree on the right. Names such as "JavaScript" have neither.
 */
static bool is_glued(const char *text, uint32_t size, uint32_t at)
{
	uint32_t left = at, right = at;
	uint64_t before, after;

	if (!is_lower_byte(text[at - 1]) || !is_upper_byte(text[at]))
		return false;
	while (left > 0 && is_letter_byte(text[left - 1]))
		left--;
	/* "KoreaB.S.": a capital and a stop begin a degree */
	if (at + 2 < size && text[at + 1] == '.' && is_upper_byte(text[at + 2]))
		return at - left >= 4;
	while (right < size && is_letter_byte(text[right]) &&
	       !(right > at && is_upper_byte(text[right])))
		right++;
	before = classes_of_word(text + left, text + at);
	after = classes_of_word(text + at, text + right);
	if (at - left < 4)
		return false;
	if (after & WORD_MASK(WORD_MONTH))
		return right < size && (text[right] == ' ' || text[right] == '.');
	return ((before & GLUED_LEFT) && (after & GLUED_RIGHT)) ||
	       (before & WORD_MASK(WORD_COUNTRY));
}

/* "Sep, 20109 years": a year, and the duration behind it. */
static bool is_glued_duration(const char *text, uint32_t size, uint32_t at)
{
	uint32_t unit = at, end;

	if (at < 4 || at >= size || text[at - 4] < '1' || text[at - 4] > '2' ||
	    (at > 4 && is_digit_byte(text[at - 5])))
		return false;
	for (uint32_t i = at - 4; i < at; i++)
		if (!is_digit_byte(text[i]))
			return false;
	while (unit < size && is_digit_byte(text[unit]))
		unit++;
	if (unit == at || unit > at + 2 || unit >= size || text[unit] != ' ')
		return false;
	for (end = ++unit; end < size && is_letter_byte(text[end]);)
		end++;
	return (classes_of_word(text + unit, text + end) & WORD_MASK(WORD_DURATION)) != 0;
}

/* Takes columns apart that the layout ran together: a TAB between them. */
static void unglue(struct arena *arena, struct para *para)
{
	struct buf_bytes { char *bytes; uint32_t n; } out = { NULL, 0 };
	uint32_t from = 0;

	for (uint32_t i = 1; i < para->size; i++) {
		if (!is_glued(para->text, para->size, i) &&
		    !is_glued_duration(para->text, para->size, i))
			continue;
		if (!out.bytes)
			out.bytes = arena_alloc(arena, 2 * (size_t)para->size + 1);
		memcpy(out.bytes + out.n, para->text + from, i - from);
		out.n += i - from;
		out.bytes[out.n++] = '\t';
		from = i;
	}
	if (!out.bytes)
		return;
	memcpy(out.bytes + out.n, para->text + from, para->size - from);
	para->size = out.n + para->size - from;
	para->text = out.bytes;
	para->n_spans = 0;
}

static void join_lines(struct arena *arena, const struct line *lines, size_t n, struct para *para)
{
	size_t size = 1, spans = 0;
	char *text;

	for (size_t i = 0; i < n; i++) {
		size += lines[i].size + 1;
		spans += lines[i].n_spans;
	}
	text = arena_alloc(arena, size);
	para->text = text;
	para->size = 0;
	para->spans = spans ? arena_array(arena, spans, sizeof(*para->spans)) : NULL;
	para->n_spans = 0;
	for (size_t i = 0; i < n; i++) {
		append_line(para, text, &lines[i]);
		para->flags &= ~(uint32_t)(LINE_BOLD | LINE_ITALIC | LINE_CAPS) | lines[i].flags;
		para->flags |= lines[i].flags & LINE_RULE_AFTER;
	}
	text[para->size] = '\0';
}

static void count_words(struct para *para)
{
	uint32_t han = 0;

	for (size_t i = 0; i < para->tokens.n; i++) {
		const struct token *token = &para->tokens.v[i];

		switch (token->kind) {
		case TOKEN_WORD:
		case TOKEN_MIXED:
			para->words++;
			para->stops += token_is(token, WORD_STOP);
			break;
		case TOKEN_HAN:
			han += token->end - token->start;
			break;
		default:
			break;
		}
	}
	para->words += (han + 8) / 9;	/* a third per character, three bytes each */
}

static bool ends_sentence(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	uint32_t code;

	if (!tokens->n || tokens->v[tokens->n - 1].kind != TOKEN_PUNCT)
		return false;
	code = tokens->v[tokens->n - 1].code;
	return code == '.' || code == '!' || code == '?' || code == 0x3002;
}

/* Most words that carry meaning are in lower case, and there are function words. */
static bool is_lower(const struct para *para)
{
	uint32_t lower = 0;

	for (size_t i = 0; i < para->tokens.n; i++) {
		const struct token *token = &para->tokens.v[i];

		lower += token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL) &&
			 !token_is(token, WORD_STOP);
	}
	return para->stops * 4 >= para->words && lower * 2 > para->words - para->stops;
}

static bool begins_with_degree(const struct para *para)
{
	return tokens_phrase(&para->tokens, 0, WORD_MASK(WORD_DEGREE), NULL) > 0;
}

static bool reads_like_prose(const struct para *para)
{
	if (para->date_only || para->contact.kind != CONTACT_NONE)
		return false;
	if (begins_with_degree(para) && para->words < 2 * PROSE_WORDS)
		return false;
	if (para->words >= PROSE_WORDS)
		return para->stops >= 2 || para->words >= 2 * PROSE_WORDS || ends_sentence(para);
	if (para->words < SENTENCE_WORDS)
		return ends_sentence(para) && para->stops >= 2;
	return ends_sentence(para) || is_lower(para);
}

/* Whether the tokens from `from` on are "3 years 7 months" and nothing else. */
static bool is_duration(const struct tokens *tokens, size_t from)
{
	size_t units = 0;

	if (tokens->n > from + DURATION_TOKENS)
		return false;
	for (size_t i = from; i < tokens->n; i++) {
		const struct token *token = &tokens->v[i];

		if (token->kind == TOKEN_WORD && token_is(token, WORD_DURATION))
			units++;
		else if (token->kind != TOKEN_NUMBER && token->kind != TOKEN_PUNCT &&
			 !token_is(token, WORD_AND))
			return false;
	}
	return units > 0;
}

static void look_for_date(struct para *para)
{
	const struct tokens *tokens = &para->tokens;

	para->dated = dates_find(tokens, 0, tokens->n, &para->period);
	if (!para->dated)
		return;
	if (para->period.to < tokens->n && is_duration(tokens, para->period.to)) {
		para->period.to = tokens->n;
		para->date_only = para->period.from == 0;
	}
	para->date_only |= dates_only(tokens, &(struct period){ 0 });
}

static void look_at(struct arena *arena, struct para *para)
{
	tokens_read(arena, para->text, para->size, &para->tokens);
	count_words(para);
	if (para->words <= 4 * HEADISH_WORDS) {
		look_for_date(para);
		if (!para->date_only)
			contacts_only(arena, para->text, para->size, &para->contact);
		para->classes = tokens_classes(&para->tokens, 0, para->tokens.n);
	}
	para->prose = reads_like_prose(para);
}

/*
 * Headings in the margin: "Education    2014 - 2018  BSc", the section's other
 * lines standing under the second cell. The first cell is a line of its own.
 */
static bool names_heading(struct arena *arena, const struct line *line)
{
	struct tokens tokens;
	const struct cell *cell = &line->cells[0];
	uint64_t classes;

	if (line->n_cells < 2 || cell->end - cell->start > MARGIN_SIZE ||
	    line->flags & (LINE_BULLET | LINE_NUMBERED))
		return false;
	tokens_read(arena, line->text + cell->start, cell->end - cell->start, &tokens);
	classes = lexicon_classes(tokens.folded, strlen(tokens.folded));
	return (classes & WORD_MASK(WORD_HEADING)) != 0;
}

/* Whether the next line stands under the second cell. */
static bool is_margin(const struct lines *lines, size_t i)
{
	return i + 1 < lines->n && lines->v[i + 1].indent + 2 >= lines->v[i].cells[1].column &&
	       lines->v[i + 1].indent > lines->v[i].indent;
}

static bool has_margin(struct arena *arena, const struct lines *lines)
{
	size_t margins = 0;

	for (size_t i = 0; i < lines->n && margins < 2; i++)
		margins += lines->v[i].n_cells > 1 && is_margin(lines, i) &&
			   names_heading(arena, &lines->v[i]);
	return margins >= 2;
}

static struct line first_cell(struct arena *arena, const struct line *line)
{
	struct line heading = *line;

	heading.size = line->cells[0].end;
	heading.text = arena_copy(arena, line->text, heading.size);
	heading.flags |= LINE_RULE_AFTER;
	heading.n_cells = 1;
	heading.n_spans = 0;
	return heading;
}

static struct line other_cells(struct arena *arena, const struct line *line)
{
	struct line rest = *line;
	uint32_t cut = line->cells[1].start;

	rest.text += cut;
	rest.size -= cut;
	rest.indent = line->cells[1].column;
	rest.blanks = 0;
	rest.n_spans = 0;
	rest.spans = arena_array(arena, line->n_spans + 1, sizeof(*rest.spans));
	for (size_t i = 0; i < line->n_spans; i++) {
		struct span span = line->spans[i];

		if (span.start < cut)
			continue;
		span.start -= cut;
		span.end -= cut;
		rest.spans[rest.n_spans++] = span;
	}
	rest.cells++;
	rest.n_cells--;
	return rest;
}

/* The lines with headings of the margin on lines of their own. */
static void split_margins(struct arena *arena, const struct lines *lines, struct lines *out)
{
	*out = *lines;
	if (!has_margin(arena, lines))
		return;
	out->n = 0;
	out->v = arena_array(arena, 2 * lines->n, sizeof(*out->v));
	for (size_t i = 0; i < lines->n; i++) {
		if (lines->v[i].n_cells > 1 && names_heading(arena, &lines->v[i])) {
			out->v[out->n++] = first_cell(arena, &lines->v[i]);
			out->v[out->n++] = other_cells(arena, &lines->v[i]);
		} else {
			out->v[out->n++] = lines->v[i];
		}
	}
}

/* "3 years 7 months" alone below a date says again what the date says. */
static bool repeats_date(const struct paras *paras)
{
	const struct para *para = &paras->v[paras->n - 1];

	if (paras->n < 2 || !(para[-1].dated || (paras->n > 2 && para[-2].dated)))
		return false;
	return !para->date_only && is_duration(&para->tokens, 0);
}

void paras_read(struct arena *arena, const struct lines *all, struct paras *paras)
{
	struct lines lines;
	size_t i = 0;

	memset(paras, 0, sizeof(*paras));
	split_margins(arena, all, &lines);
	paras->width = lines.width;
	paras->v = arena_array(arena, lines.n ? lines.n : 1, sizeof(*paras->v));
	while (i < lines.n) {
		struct para *para = &paras->v[paras->n++];
		size_t joined = count_joined(arena, &lines, i);

		start_para(para, &lines.v[i]);
		if (joined == 1)
			unglue(arena, para);
		if (joined > 1)
			join_lines(arena, &lines.v[i], joined, para);
		look_at(arena, para);
		paras->n -= repeats_date(paras);
		i += joined;
	}
}

bool para_is_headish(const struct para *para)
{
	return !(para->flags & LINE_BULLET) && !para->prose && para->words <= HEADISH_WORDS;
}

static bool is_percentage(const struct tokens *tokens)
{
	return tokens->n && tokens->n <= 2 && tokens->v[0].kind == TOKEN_NUMBER &&
	       tokens->v[0].number <= 100 &&
	       (tokens->n == 1 || (tokens->v[1].kind == TOKEN_PUNCT && tokens->v[1].code == '%'));
}

bool para_is_level(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	uint64_t classes;

	if (is_percentage(tokens))
		return true;
	if (!para->words || para->words > 3)
		return false;
	classes = lexicon_classes(tokens->folded, strlen(tokens->folded));
	return (classes & (WORD_MASK(WORD_LEVEL) | WORD_MASK(WORD_FLUENCY))) != 0;
}

struct piece piece_all(const struct para *para)
{
	struct piece piece = { para, 0, para->tokens.n };

	return piece;
}

static bool is_separator(const struct token *token)
{
	static const uint32_t codes[] = { ',', ';', ':', '-', '|', '/', '.', 0xB7, 0x2022,
					  0x2023, 0x25AA, 0x25CF, '*', '_', '~', '>', '<',
					  '=', 0x2013, 0x2014, 0x3001, 0x3002, 0xFF0C,
					  0xFF1A, 0x30FB, 0x2192, 0xA6, 0xFF5C };

	if (token->kind != TOKEN_PUNCT)
		return false;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (token->code == codes[i])
			return true;
	return false;
}

/* Whether the bracket that opens the piece closes with its last token. */
static bool is_bracketed(const struct piece *piece, uint32_t open, uint32_t close)
{
	size_t depth = 0;

	if (piece->to - piece->from < 2 || !piece_is_code(piece, piece->from, open) ||
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
	const struct token *word = &v[piece->to - 2];

	if (piece->to - piece->from < 2 || !piece_is_code(piece, piece->to - 1, '.'))
		return false;
	return word->kind == TOKEN_WORD &&
	       (word->end - word->start <= 4 ||
		token_is(word, WORD_ORG) || token_is(word, WORD_DEGREE));
}

struct piece piece_trim(struct piece piece)
{
	const struct token *v = piece.para->tokens.v;

	for (;;) {
		while (piece.from < piece.to && (piece_is_code(&piece, piece.from, ')') ||
						 piece_is_code(&piece, piece.from, ']')))
			piece.from++;
		while (piece.from < piece.to && (piece_is_code(&piece, piece.to - 1, '(') ||
						 piece_is_code(&piece, piece.to - 1, '[')))
			piece.to--;
		while (piece.from < piece.to && is_separator(&v[piece.from]) &&
		       !(v[piece.from].code == '.' && piece.from + 1 < piece.to &&
			 !(v[piece.from + 1].flags & TOKEN_SPACE_BEFORE)))
			piece.from++;
		while (piece.from < piece.to && is_separator(&v[piece.to - 1]) &&
		       !is_abbreviation_dot(&piece))
			piece.to--;
		if (is_bracketed(&piece, '(', ')') || is_bracketed(&piece, '[', ']') ||
		    is_bracketed(&piece, 0xFF08, 0xFF09)) {
			piece.from++;
			piece.to--;
			continue;
		}
		return piece;
	}
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
		if ((v[i].flags & TOKEN_TAB_BEFORE) || changes_emphasis(piece->para, i)) {
			*left_end = i;
			return i;
		}
	}
	return 0;
}
