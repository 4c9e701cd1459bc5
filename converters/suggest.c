#include "converters/suggest.h"

#include <string.h>

/* Longer words are no typing errors of each other. */
#define WORD_MAX_LENGTH 40

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

/* Insertions, deletions and substitutions between two words (Levenshtein). */
static size_t edit_distance(const char *a, const char *b)
{
	size_t row[WORD_MAX_LENGTH + 1], length = strlen(b);

	for (size_t j = 0; j <= length; j++)
		row[j] = j;
	for (size_t i = 0; a[i] != '\0'; i++) {
		size_t diagonal = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < length; j++) {
			size_t kept = diagonal + (a[i] != b[j]);

			diagonal = row[j + 1];
			row[j + 1] = smallest(kept, diagonal + 1, row[j] + 1);
		}
	}
	return row[length];
}

void suggest_init(struct suggestion *suggestion, const char *word)
{
	suggestion->word = word;
	suggestion->nearest = NULL;
	/* A third of the letters may be wrong, and one in the shortest words. */
	suggestion->distance = strlen(word) / 3 + 2;
}

void suggest_offer(struct suggestion *suggestion, const char *candidate)
{
	size_t distance;

	if (strlen(suggestion->word) > WORD_MAX_LENGTH || strlen(candidate) > WORD_MAX_LENGTH)
		return;
	distance = edit_distance(suggestion->word, candidate);
	if (distance < suggestion->distance && distance < strlen(candidate)) {
		suggestion->distance = distance;
		suggestion->nearest = candidate;
	}
}
