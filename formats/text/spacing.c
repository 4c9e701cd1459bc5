/*
 * PDFs that space letters out, or set small capitals in two sizes, come out as
 * words torn apart. One such line could be a list of letters; several show it.
 */
#include <ctype.h>
#include <string.h>

#include "formats/text/blocks.h"
#include "formats/text/mend.h"
#include "formats/text/rows.h"
#include "pipeline/arena.h"

#define RUN_MIN 4		/* pieces that make a spaced word for sure */
#define RUN_KNOWN 2		/* ... in a text that has others */
#define EVIDENCE 2		/* rows that show spacing */

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

	while (at < end) {
		size_t size = piece_size(at, end);

		if (size == 0 || size > 2 || !(isalnum((unsigned char)*at) || *at == '-'))
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

/* "W ork E xperience": capitals and small letters in turn, through to the gap or end. */
static const char *torn_capitals(const char *at, const char *end)
{
	do {
		size_t size = piece_size(at, end), rest;

		if (size != 1 || !isupper((unsigned char)*at) || at + 2 >= end)
			return NULL;
		at += 2;
		rest = piece_size(at, end);
		for (size_t i = 0; i < rest; i++)
			if (!islower((unsigned char)at[i]) && !(at[i] & 0x80))
				return NULL;
		if (rest < 2)
			return NULL;
		at += rest;
		if (at + 1 < end && at[1] == ' ')
			break;
		at += at < end;
	} while (at < end);
	return at;
}

/* Whether a piece begins at `at`: at the row's start or after a gap (first), or after one space. */
static bool begins(const struct row *row, const char *at, bool first)
{
	if (at == row->text)
		return true;
	return at[-1] == ' ' && *at != ' ' && (!first || (at - row->text > 1 && at[-2] == ' '));
}

/* Points of evidence that the row is spaced: letters, and torn capitals that are no words. */
static void weigh(const struct row *row, size_t *letters, size_t *capitals)
{
	const char *end = row->text + row->size;
	size_t pieces;

	for (const char *at = row->text; at < end; at++) {
		if (begins(row, at, true) && strchr("AIOEYU", *at) == NULL &&
		    torn_capitals(at, end) != NULL)
			++*capitals;
		if (!begins(row, at, false))
			continue;
		spaced_run(at, end, &pieces);
		if (pieces >= RUN_MIN) {
			++*letters;
			return;
		}
	}
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

/* Copies [at, stop) with each torn capital closed up to its word. */
static size_t close_capitals(char *out, const char *at, const char *stop)
{
	size_t n = 0;

	while (at < stop) {
		size_t size = piece_size(at, stop);

		memcpy(out + n, at, size);
		n += size;
		at += size;
		if (at < stop && size > 1)
			out[n++] = ' ';
		at += at < stop;
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

static void mend_row(struct arena *arena, struct row *row, bool capitals)
{
	const char *at = row->text, *end = at + row->size, *stop;
	char *out = arena_alloc(arena, 2u * row->size + 1);
	size_t n = 0, pieces;

	while (at < end) {
		if (capitals && begins(row, at, true) && (stop = torn_capitals(at, end)) != NULL) {
			n += close_capitals(out + n, at, stop);
			at = stop;
			continue;
		}
		pieces = 0;
		stop = begins(row, at, false) ? spaced_run(at, end, &pieces) : at;
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

void mend_spacing(struct arena *arena, struct rows *rows)
{
	size_t letters = 0, capitals = 0;

	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].bytes & BYTES_LONE)
			weigh(&rows->v[i], &letters, &capitals);
	if (letters + capitals < EVIDENCE)
		return;
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].bytes & BYTES_LONE)
			mend_row(arena, &rows->v[i], capitals >= EVIDENCE);
}
