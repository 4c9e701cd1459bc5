/*
 * PDFs that space letters out come out as words torn apart. One such line could
 * be a list of letters; several show it.
 */
#include <ctype.h>
#include <string.h>

#include "formats/text/lexicon/tokens.h"
#include "formats/text/page/blocks.h"
#include "formats/text/page/mend.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"
#include "pipeline/bytes.h"
#include "pipeline/utf8.h"

#define PIECE_MAX 2		/* bytes of a spaced letter, or of two that stayed together */
#define RUN_MIN 4		/* pieces that make a spaced word for sure */
#define RUN_MAX 160		/* ... and more than a page is wide */
#define RUN_KNOWN 2		/* ... in a text that has others */
#define LEAST_WORD 2		/* letters of a word whose gaps are wider than its letters' */
#define EVIDENCE 2		/* rows that show spacing */
#define TORN_MAX 48		/* bytes of a spaced heading, at most */
#define TORN_PIECE 4		/* capitals that kerning may have kept together */

/* The piece of text at `at` up to the next space; its size. */
static size_t piece_size(const char *at, const char *end)
{
	const char *space = memchr(at, ' ', (size_t)(end - at));

	return (size_t)((space != NULL ? space : end) - at);
}

static bool is_lone(const char *at, size_t size)
{
	return size == 1 && (isalnum((unsigned char)*at) || *at == '-');
}

/*
 * The run of pieces from `at` on, one space between them, that are one or two
 * characters, most of them one. Returns where it ends, *pieces how many.
 */
static const char *spaced_run(const char *at, const char *end, size_t *pieces)
{
	const char *stop = at;
	size_t n = 0, lone = 0, lower_or_digit = 0;

	while (at < end && n < RUN_MAX) {
		size_t size = piece_size(at, end);

		if (size == 0 || size > PIECE_MAX || !(isalnum((unsigned char)*at) || *at == '-'))
			break;
		n++;
		lone += is_lone(at, size);
		lower_or_digit += islower((unsigned char)*at) || isdigit((unsigned char)*at);
		at += size;
		stop = at;
		at += at < end;
	}
	*pieces = lone * 10 >= n * 7 && lower_or_digit * 2 >= n ? n : 0;
	return stop;
}

static bool begins_piece(const struct row *row, const char *at)
{
	return at == row->text || (at[-1] == ' ' && *at != ' ');
}

/* Whether two pieces of one byte stand in a row, as in every run of spaced letters. */
static bool has_lone_pair(const struct row *row)
{
	const char *text = row->text, *end = text + row->size, *at = text;

	if (row->size < 3)
		return false;
	if ((text[1] == ' ' && (row->size == 3 || text[3] == ' ')) ||
	    (row->size > 4 && end[-4] == ' ' && end[-2] == ' '))
		return true;
	for (; end - at >= BYTES_WIDE + 4; at += BYTES_WIDE)
		if (bytes_any((bytes_load_wide(at) == ' ') & (bytes_load_wide(at + 2) == ' ') &
			      (bytes_load_wide(at + 4) == ' ')))
			return true;
	while (end - at > 4 && !(at[0] == ' ' && at[2] == ' ' && at[4] == ' '))
		at++;
	return end - at > 4;
}

/* Whether the row may have letters spaced. */
static bool may_be_spaced(const struct row *row)
{
	return row->bytes & BYTES_LONE && (row->bytes & BYTES_GAP || has_lone_pair(row));
}

/* Whether the row has a run of spaced letters for sure. */
static bool is_spaced(const struct row *row)
{
	const char *end = row->text + row->size;
	size_t pieces = 0;

	for (const char *at = row->text; at < end; at++) {
		size_t size = piece_size(at, end);

		if (size > 0 && size <= PIECE_MAX)
			spaced_run(at, end, &pieces);
		if (pieces >= RUN_MIN)
			return true;
		at += size;
	}
	return false;
}

/* Copies [at, stop) without its spaces, but with one where letters meet digits or a capital. */
static size_t close_up(char *out, const char *at, const char *stop)
{
	size_t n = 0;

	for (; at < stop; at++) {
		unsigned char before = n > 0 ? (unsigned char)out[n - 1] : 0, c = (unsigned char)*at;

		if (c == ' ')
			continue;
		if ((isdigit(before) && isalpha(c)) || (isalpha(before) && isdigit(c)) ||
		    (islower(before) && isupper(c)))
			out[n++] = ' ';
		out[n++] = *at;
	}
	return n;
}

/* Whether a run of so few pieces is letters or digits that belong together ("t o"). */
static bool is_run(const char *at, const char *stop, size_t pieces)
{
	return pieces >= RUN_MIN ||
	       (pieces >= RUN_KNOWN && isalnum((unsigned char)*at) &&
		isalnum((unsigned char)stop[-1]) && memchr(at, '-', (size_t)(stop - at)) == NULL);
}

static bool is_capital(uint32_t code)
{
	return utf8_is_upper(code) || code == '&';
}

/* Behind the marks of pages that stand before a heading: "<span id="page-1-0"></span>". */
static const char *skip_tags(const char *at, const char *end)
{
	const char *close;

	while (at < end && *at == '<' && (close = memchr(at, '>', (size_t)(end - at))) != NULL)
		at = close + 1;
	return at;
}

/* The row's capitals, as few together as kerning left them, without the spaces between; 0: it has other words. */
static size_t gather_capitals(const struct row *row, char letters[TORN_MAX])
{
	const char *end = row->text + row->size, *at = skip_tags(row->text, end);
	size_t n = 0, capitals = 0, pieces = 0, piece = 0;

	while (at < end && *at != '(') {
		const char *from = at;
		uint32_t code = utf8_next(&at, end);

		if (code == ' ') {
			piece = 0;
			continue;
		}
		if (!is_capital(code) || ++piece > TORN_PIECE || n + 5 >= TORN_MAX)
			return 0;
		pieces += piece == 1;
		capitals++;
		memcpy(letters + n, from, (size_t)(at - from));
		n += (size_t)(at - from);
	}
	return capitals >= RUN_MIN && capitals < 2 * pieces ? n : 0;
}

/* Puts a space where it makes two words of a heading, if one is needed; false: they make none. */
static bool part_heading(char letters[TORN_MAX], size_t *size)
{
	if (tokens_are_heading(letters, *size))
		return true;
	memmove(letters + 1, letters, *size);
	for (size_t i = 0; i < *size; i++) {
		letters[i] = ' ';
		if (i > 0 && (letters[i + 1] & 0xC0) != 0x80 && tokens_are_heading(letters, *size + 1)) {
			++*size;
			return true;
		}
		letters[i] = letters[i + 1];
	}
	return false;
}

/* "S U M M A RY", "AWA R D S ( 2 )": one such row is enough when its letters are a heading's. */
static bool mend_heading(struct arena *arena, struct row *row)
{
	char letters[TORN_MAX];
	size_t size = gather_capitals(row, letters);
	const char *rest;

	if (size == 0 || !part_heading(letters, &size))
		return false;
	rest = memchr(row->text, '(', row->size);
	row->text = arena_printf(arena, "%.*s%s%.*s", (int)size, letters, rest != NULL ? " " : "",
				 rest != NULL ? (int)(row->text + row->size - rest) : 0,
				 rest != NULL ? rest : "");
	row->size = (uint32_t)strlen(row->text);
	row->bytes &= (uint16_t)~BYTES_LONE;
	return true;
}

/*
 * "J A N E   R O E": capitals one space apart, words more, as many as wanted;
 * the words with a space between them, or NULL where the row is anything else.
 */
static char *join_capitals(struct arena *arena, const struct row *row, size_t least)
{
	const char *at = row->text, *end = at + row->size;
	char *out = arena_alloc(arena, row->size + 1u);
	size_t n = 0, letters = 0, words = 0, word = 0;

	while (at < end) {
		const char *from = at;
		size_t spaces;

		if (!is_capital(utf8_next(&at, end)) || (at < end && *at != ' '))
			return NULL;
		memcpy(out + n, from, (size_t)(at - from));
		n += (size_t)(at - from);
		for (spaces = 0; at < end && *at == ' '; at++)
			spaces++;
		letters++;
		word++;
		if (spaces == 1 && at < end)
			continue;
		if (word < LEAST_WORD)
			return NULL;
		words++;
		word = 0;
		out[n++] = ' ';
	}
	out[n ? n - 1 : 0] = '\0';
	return words >= least && letters >= RUN_MIN ? out : NULL;
}

static void mend_words(struct arena *arena, struct row *row, size_t least)
{
	char *words = join_capitals(arena, row, least);

	if (!words)
		return;
	row->text = words;
	row->size = (uint32_t)strlen(words);
	row->bytes &= (uint16_t)~BYTES_LONE;
}

static void mend_row(struct arena *arena, struct row *row)
{
	const char *at = row->text, *end = at + row->size, *stop;
	char *out = arena_alloc(arena, 2u * row->size + 1);
	size_t n = 0, pieces;

	while (at < end) {
		pieces = 0;
		stop = begins_piece(row, at) ? spaced_run(at, end, &pieces) : at;
		if (pieces > 0 && is_run(at, stop, pieces)) {
			n += close_up(out + n, at, stop);
			at = stop;
		} else {
			out[n++] = *at++;
		}
	}
	row->text = out;
	row->size = (uint32_t)n;
}

/* Headings and words of capitals, which show by themselves that their letters are spaced; how many headings. */
static size_t mend_capitals(struct arena *arena, struct rows *rows)
{
	size_t headings = 0;

	for (size_t i = 0; i < rows->n; i++) {
		if (rows->v[i].bytes & BYTES_LONE)
			headings += mend_heading(arena, &rows->v[i]);
		if (rows->v[i].bytes & BYTES_LONE && rows->v[i].bytes & BYTES_GAP)
			mend_words(arena, &rows->v[i], 2);
	}
	return headings;
}

void mend_spacing(struct arena *arena, struct rows *rows, bool torn)
{
	bool headings = mend_capitals(arena, rows) > 0;
	size_t spaced = torn ? EVIDENCE : 0;

	for (size_t i = 0; i < rows->n; i++) {
		if (headings && rows->v[i].bytes & BYTES_LONE)
			mend_words(arena, &rows->v[i], 1);
		spaced += may_be_spaced(&rows->v[i]) && is_spaced(&rows->v[i]);
	}
	if (spaced < EVIDENCE)
		return;
	for (size_t i = 0; i < rows->n; i++)
		if (may_be_spaced(&rows->v[i]))
			mend_row(arena, &rows->v[i]);
}
