/*
 * Small capitals in two sizes, which a PDF gives as words torn apart behind
 * their first letter: "W ork E xperience", "R ESEARCH I NTERESTS". One such
 * line could begin with a letter; several show it.
 */
#include <string.h>

#include "formats/text/lexicon/tokens.h"
#include "formats/text/page/mend.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"
#include "pipeline/utf8.h"

#define EVIDENCE 2		/* rows that show that words are torn */
#define LEAST_REST 2		/* letters of a word behind its first */
#define RUN_SIZE 64		/* most bytes of a heading that proves it */

/* What the rest of torn words is set in. */
enum rest { REST_SMALL, REST_CAPITALS, RESTS };

/* Words at the row's start, or behind a gap, of which the first is torn. */
struct run {
	const char *start, *end;
	enum rest rest;
};

/* The letters of one case from `at` on, as many as there are; *n is how many. */
static const char *skip_letters(const char *at, const char *end, enum rest rest, size_t *n)
{
	for (*n = 0; at < end; ++*n) {
		const char *next = at;
		uint32_t code = utf8_next(&next, end);

		if (rest == REST_CAPITALS ? !utf8_is_upper(code) :
					    !utf8_is_alpha(code) || utf8_is_upper(code))
			break;
		at = next;
	}
	return at;
}

/* Whether the character at `at` is a capital that stands alone, for all that its first byte shows. */
static bool may_be_lone_capital(const char *at, const char *end)
{
	return (unsigned char)*at >= 0x80 ||
	       (*at >= 'A' && *at <= 'Z' && at + 1 < end && at[1] == ' ');
}

/* Behind "E DUCATION"; NULL if no such word stands at `at`. */
static const char *skip_torn(const char *at, const char *end, enum rest rest)
{
	size_t n;

	at = skip_letters(at, end, REST_CAPITALS, &n);
	if (n != 1 || at == end || *at != ' ')
		return NULL;
	at = skip_letters(at + 1, end, rest, &n);
	return n >= LEAST_REST ? at : NULL;
}

/* Behind a word that capitals leave whole, as "AND" is, and "&". */
static const char *skip_whole(const char *at, const char *end, enum rest rest)
{
	size_t n;

	if (rest == REST_CAPITALS && at < end && *at == '&')
		return at + 1;
	at = skip_letters(at, end, rest, &n);
	return rest == REST_CAPITALS && n >= LEAST_REST ? at : NULL;
}

/* Whether a column or the row ends at `at`, but for marks of emphasis. */
static bool ends_run(const char *at, const char *end)
{
	return at == end || strchr("*_:", *at) != NULL || (*at == ' ' && at + 1 < end && at[1] == ' ');
}

static bool read_run(struct run *run, const char *at, const char *end, enum rest rest)
{
	const char *next = skip_torn(at, end, rest);

	*run = (struct run){ at, next, rest };
	while (next != NULL && !ends_run(next, end)) {
		const char *word = *next == ' ' ? next + 1 : end;

		next = skip_torn(word, end, rest);
		if (next == NULL)
			next = skip_whole(word, end, rest);
		run->end = next;
	}
	return next != NULL;
}

/* Where a column's text may begin at or behind `at`: at the row's start, behind a gap; NULL: nowhere. */
static const char *find_column(const struct row *row, const char *at)
{
	const char *end = row->text + row->size;

	if (at > row->text)
		at = row->bytes & BYTES_GAP ? memmem(at, (size_t)(end - at), "  ", 2) : NULL;
	while (at != NULL && at < end && strchr(" *_", *at) != NULL)
		at++;
	return at;
}

/* Finds the next run from `at` on. */
static bool find_run(const struct row *row, const char *at, struct run *run)
{
	const char *end = row->text + row->size;

	while ((at = find_column(row, at)) != NULL && at < end) {
		if (may_be_lone_capital(at, end) &&
		    (read_run(run, at, end, REST_SMALL) || read_run(run, at, end, REST_CAPITALS)))
			return true;
		at++;
	}
	return false;
}

/* Copies the run with its words made whole. */
static size_t close_run(char *out, const struct run *run)
{
	const char *at = run->start;
	size_t n = 0;

	while (at < run->end) {
		const char *word = at, *next = skip_torn(at, run->end, run->rest);
		size_t letters;

		if (next != NULL) {
			at = skip_letters(at, run->end, REST_CAPITALS, &letters);
			memcpy(out + n, word, (size_t)(at - word));
			n += (size_t)(at - word);
			word = at + 1;
		} else {
			next = skip_whole(at, run->end, run->rest);
		}
		at = next < run->end ? next + 1 : next;	/* with the space behind it */
		memcpy(out + n, word, (size_t)(at - word));
		n += (size_t)(at - word);
	}
	return n;
}

/* Whether the run shows that words are torn: its first letter is no word, or the whole a heading. */
static bool proves(const struct run *run)
{
	char whole[RUN_SIZE];

	if (run->rest == REST_SMALL)
		return strchr("AIOEYU", *run->start) == NULL;
	return run->end - run->start <= RUN_SIZE && tokens_are_heading(whole, close_run(whole, run));
}

/* What was taken from the run stands behind it, so that columns stay where they are. */
static void mend_row(struct arena *arena, struct row *row, const size_t proofs[RESTS])
{
	const char *at = row->text, *end = at + row->size;
	char *out = arena_alloc(arena, row->size + 1u);
	struct run run;
	size_t n = 0;

	while (find_run(row, at, &run)) {
		size_t size = (size_t)(run.end - at);

		memcpy(out + n, at, size);
		if (proofs[run.rest] >= EVIDENCE) {
			size_t before = (size_t)(run.start - at), closed = close_run(out + n + before, &run);

			memset(out + n + before + closed, ' ', size - before - closed);
			if (run.end == end || *run.end != ' ')
				size = before + closed;
		}
		n += size;
		at = run.end;
	}
	memcpy(out + n, at, (size_t)(end - at));
	row->text = out;
	row->size = (uint32_t)(n + (size_t)(end - at));
}

static bool may_be_torn(const struct row *row)
{
	return row->size > 3 &&
	       (row->bytes & (BYTES_LONE | BYTES_STAR) || (unsigned char)*row->text >= 0x80);
}

bool mend_torn(struct arena *arena, struct rows *rows)
{
	size_t proofs[RESTS] = { 0 };
	struct run run;

	for (size_t i = 0; i < rows->n; i++)
		if (may_be_torn(&rows->v[i]) && find_run(&rows->v[i], rows->v[i].text, &run))
			proofs[run.rest] += proves(&run);
	if (proofs[REST_SMALL] < EVIDENCE && proofs[REST_CAPITALS] < EVIDENCE)
		return false;
	for (size_t i = 0; i < rows->n; i++)
		if (may_be_torn(&rows->v[i]) && find_run(&rows->v[i], rows->v[i].text, &run))
			mend_row(arena, &rows->v[i], proofs);
	return true;
}
