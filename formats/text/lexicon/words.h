/* The words of a text as numbers, for who only wants to know whether two texts have the same. */
#ifndef FORMATS_TEXT_LEXICON_WORDS_H
#define FORMATS_TEXT_LEXICON_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "formats/text/lexicon/phrase.h"
#include "formats/text/lexicon/tokens.h"

/* Never 0; of a word as it stands in tokens.folded. */
static inline uint32_t word_number_of_folded(const char *word, size_t size)
{
	return phrase_key(word, size).hash;
}

uint32_t word_number_of_address(const struct tokens *tokens, const struct token *token);

/* That of an address is the same with its scheme and without. */
static inline uint32_t word_number(const struct tokens *tokens, const struct token *token)
{
	return token->kind == TOKEN_ADDRESS ? word_number_of_address(tokens, token) : token->code;
}

/* "京都府京都市" is a region and a town, "ann at example dot org" an address. */
static inline bool word_has_parts(const struct token *token)
{
	return token->kind == TOKEN_HAN || token->kind == TOKEN_ADDRESS;
}

/* Where its parts begin, behind a scheme and what resolves an identifier. */
uint32_t word_parts_begin(const struct tokens *tokens, const struct token *token);

/*
 * Of the next part of such a token that fields and sources may part elsewhere,
 * as if it were a word: of a run of Han a character, of an address what stands
 * between its marks. *at moves behind it; 0 when there is none left.
 */
uint32_t word_part_number(const struct tokens *tokens, const struct token *token, uint32_t *at);

#endif
