/*
 * The words of a text as numbers, for who only wants to know which words it
 * has: those that tokens_read() finds in it.
 */
#ifndef FORMATS_TEXT_LEXICON_WORDS_H
#define FORMATS_TEXT_LEXICON_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct token;
struct tokens;

/* Never 0. That of an address is the same with its scheme and without. */
uint32_t word_number(const struct tokens *tokens, const struct token *token);

/* "京都府京都市" is a region and a town, "ann at example dot org" an address. */
bool word_has_parts(const struct token *token);

/*
 * Of the next part of such a token that fields and sources may part elsewhere,
 * as if it were a word: of a run of Han a character, of an address what stands
 * between its marks. *at moves behind it; 0 when there is none left.
 */
uint32_t word_part_number(const struct tokens *tokens, const struct token *token, uint32_t *at);

/*
 * Calls `each` for every word, and for every part of those that have some.
 * What little memory is needed, for long words alone, is left in the arena.
 */
void words_each(struct arena *brief, const char *text, size_t size,
		void (*each)(void *context, uint32_t number), void *context);

#endif
