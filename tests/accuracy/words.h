/*
 * Texts compared by their words: what punctuation, case, white space and
 * compatibility forms of Unicode do not change.
 */
#ifndef TESTS_ACCURACY_WORDS_H
#define TESTS_ACCURACY_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;

/*
 * NFKC, case folded, every run of characters that are no letters or digits
 * made one space, none at the ends. Appended to out.
 */
void words_fold(struct buf *out, const char *text);

/* The words of a text, sorted. A word with Han, kana or Hangul in it counts by character. */
struct words {
	const char **v;
	size_t n, capacity;
};

/* Adds the words of a text, out of order; they live in the arena. */
void words_add(struct words *words, struct arena *arena, const char *text);
void words_sort(struct words *words);

/* How many words two sorted lists share, each as often as both have it. */
size_t words_common(const struct words *a, const struct words *b);

/* Harmonic mean of the shares of a's words in b and of b's in a. */
double words_f1(const struct words *a, const struct words *b);

/*
 * Adds to `out` what `a` has more often than `b`, unless it stands in `glued`:
 * a word that was split or joined on the way is neither lost nor new.
 */
void words_missing(const struct words *a, const struct words *b, const char *glued,
		   struct arena *arena, struct words *out);

#endif
