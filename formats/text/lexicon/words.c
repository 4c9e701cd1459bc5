#include "formats/text/lexicon/words.h"

#include <string.h>

/*
 * Where an address begins behind its scheme: a bare host is the same page, and
 * the address of an identifier says no more than the identifier.
 */
static size_t skip_scheme(const struct tokens *tokens, const struct token *token)
{
	static const char *const schemes[] = { "https://", "http://", "https ", "http ", "www.", "www ",
					       "dx ", "doi org ", "arxiv org abs ", "orcid org " };
	size_t at = token->fold;

	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		size_t size = strlen(schemes[i]);

		if (at + size < token->fold_end &&
		    !memcmp(tokens->folded + at, schemes[i], size))
			at += size;
	}
	return at;
}

uint32_t word_number_of_address(const struct tokens *tokens, const struct token *token)
{
	size_t from = skip_scheme(tokens, token);

	return word_number_of_folded(tokens->folded + from, token->fold_end - from);
}

uint32_t word_parts_begin(const struct tokens *tokens, const struct token *token)
{
	return token->kind == TOKEN_ADDRESS ? (uint32_t)skip_scheme(tokens, token) : token->fold;
}

static bool is_inside_part(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
}

uint32_t word_part_number(const struct tokens *tokens, const struct token *token, uint32_t *at)
{
	const char *folded = tokens->folded;
	uint32_t start;

	while (token->kind == TOKEN_ADDRESS && *at < token->fold_end && !is_inside_part(folded[*at]))
		++*at;
	start = *at;
	if (start == token->fold_end)
		return 0;
	do
		++*at;
	while (*at < token->fold_end && (token->kind == TOKEN_ADDRESS ? is_inside_part(folded[*at]) :
					 (folded[*at] & 0xC0) == 0x80));
	return word_number_of_folded(folded + start, *at - start);
}
