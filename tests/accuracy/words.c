#include "tests/accuracy/words.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/utf8.h"

#define FIRST_EAST_ASIAN 0x2E80	/* CJK radicals; Hangul and the kana come after */

static bool is_word_character(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

	return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
	       (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/* NFKC and case folding; NULL when the text is no UTF-8. The caller frees it. */
static char *normalised(const char *text)
{
	const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
					  UTF8PROC_CASEFOLD;
	utf8proc_uint8_t *out = NULL;

	if (utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)strlen(text), &out,
			 options) < 0)
		return NULL;
	return (char *)out;
}

void words_fold(struct buf *out, const char *text)
{
	char *copy = normalised(text);
	const char *at = copy, *end = copy ? copy + strlen(copy) : copy;
	bool gap = false, any = false;

	while (at < end) {
		const char *start = at;

		if (!is_word_character(utf8_next(&at, end))) {
			gap = any;
			continue;
		}
		if (gap)
			buf_addc(out, ' ');
		buf_add(out, start, (size_t)(at - start));
		gap = false;
		any = true;
	}
	free(copy);
}

static void add_word(struct words *words, struct arena *arena, const char *word, size_t size)
{
	const char **grown = arena_grow(arena, words->v, words->n, &words->capacity, sizeof(*grown));

	if (!grown)
		return;
	words->v = grown;
	grown[words->n++] = arena_copy(arena, word, size);
}

static bool has_east_asian(const char *word, const char *end)
{
	while (word < end)
		if (utf8_next(&word, end) >= FIRST_EAST_ASIAN)
			return true;
	return false;
}

static void add_characters(struct words *words, struct arena *arena, const char *word,
			   const char *end)
{
	while (word < end) {
		const char *start = word;

		utf8_next(&word, end);
		add_word(words, arena, start, (size_t)(word - start));
	}
}

void words_add(struct words *words, struct arena *arena, const char *text)
{
	struct buf folded = BUF_INIT;

	words_fold(&folded, text);
	for (const char *at = folded.bytes; *at; at += *at == ' ') {
		const char *end = at + strcspn(at, " ");

		if (has_east_asian(at, end))
			add_characters(words, arena, at, end);
		else
			add_word(words, arena, at, (size_t)(end - at));
		at = end;
	}
	buf_release(&folded);
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void words_sort(struct words *words)
{
	if (words->n > 1)
		qsort(words->v, words->n, sizeof(*words->v), compare);
}

size_t words_common(const struct words *a, const struct words *b)
{
	size_t common = 0;

	for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
		int order = strcmp(a->v[i], b->v[j]);

		common += order == 0;
		i += order <= 0;
		j += order >= 0;
	}
	return common;
}

double words_f1(const struct words *a, const struct words *b)
{
	size_t common = words_common(a, b);

	return common ? 2.0 * (double)common / (double)(a->n + b->n) : 0;
}

void words_missing(const struct words *a, const struct words *b, const char *glued,
		   struct arena *arena, struct words *out)
{
	for (size_t i = 0, j = 0; i < a->n;) {
		int order = j < b->n ? strcmp(a->v[i], b->v[j]) : -1;

		if (order < 0 && !strstr(glued, a->v[i]))
			add_word(out, arena, a->v[i], strlen(a->v[i]));
		i += order <= 0;
		j += order >= 0;
	}
}
