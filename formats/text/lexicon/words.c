#include "formats/text/lexicon/words.h"

#include <stdbool.h>
#include <string.h>

#include "formats/text/lexicon/bytekind.h"
#include "formats/text/lexicon/phrase.h"
#include "formats/text/lexicon/tokens.h"

enum { LOOK_AHEAD = 4 };	/* bytes that tokens_read() looks at behind a mark of an address */

/* Where an address begins behind its scheme: a bare host is the same page. */
static size_t skip_scheme(const struct tokens *tokens, const struct token *token)
{
	static const char *const schemes[] = { "https://", "http://", "https ", "http ", "www.", "www " };
	size_t at = token->fold;

	if (token->kind != TOKEN_ADDRESS)
		return at;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		size_t size = strlen(schemes[i]);

		if (at + size < token->fold_end &&
		    !memcmp(tokens->folded + at, schemes[i], size))
			at += size;
	}
	return at;
}

uint32_t word_number(const struct tokens *tokens, const struct token *token)
{
	size_t from = skip_scheme(tokens, token);
	uint32_t hash = from == token->fold ? token->hash :
		phrase_hash(tokens->folded + from, token->fold_end - from);

	return hash | 1;
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
	return phrase_hash(folded + start, *at - start) | 1;
}

bool word_has_parts(const struct token *token)
{
	return token->kind == TOKEN_HAN || token->kind == TOKEN_ADDRESS;
}

struct words {
	struct arena *brief;
	void (*each)(void *context, uint32_t number);
	void *context;
	size_t chunk;		/* bytes of the chunk that is being cut */
};

/* Whether the mark at `at` can tell an address, as may_be_address() in tokens.c has it. */
static bool tells_address(const char *at, const char *end)
{
	return *at == '@' || *at == ':' ||
	       (*at == '.' && end - at > 1 && byte_kind(at[1]) & BYTE_LETTER);
}

/*
 * The end of the bytes up to a space, *plain being whether they are ASCII and
 * no address. That may be anything between '@', "://" or dots.
 */
static const char *chunk_end(const char *at, const char *end, bool *plain)
{
	unsigned kinds = 0, kind;
	bool address = false;

	for (; at < end && (kind = byte_kind(*at)) != BYTE_SPACE; at++) {
		kinds |= kind;
		address |= !kind && tells_address(at, end);
	}
	*plain = !(kinds & BYTE_HIGH) && !address;
	return at;
}

/* The end of the word that begins here, and its hash; NULL if it has parts that only tokens.c tells. */
static const char *word_end(const char *at, const char *end, uint32_t *hash)
{
	unsigned kinds = 0, before = 0, joints = 0;

	*hash = WORD_HASH;
	for (; at < end; at++) {
		unsigned kind = byte_kind(*at);

		if (*at == '\'' && before & BYTE_LETTER && end - at > 1 && byte_kind(at[1]) & BYTE_LETTER) {
			*hash = word_hash_add(*hash, '\'');
			before = 0;
			continue;
		}
		if (!kind)
			break;
		kinds |= kind;
		joints |= kind & before << 1;	/* a capital behind a small letter */
		before = kind & BYTE_LETTER;
		*hash = word_hash_add(*hash, (char)(*at | 0x20));	/* digits have that bit */
	}
	return joints & BYTE_CAPITAL || (kinds & BYTE_LETTER && kinds & BYTE_DIGIT) ? NULL : at;
}

/* False when one of the words is none of letters or digits alone; those before it are told then. */
static const char *each_plain(const struct words *words, const char *at, const char *end)
{
	while (at < end) {
		const char *next;
		uint32_t hash;

		if (!byte_kind(*at)) {
			at++;
			continue;
		}
		next = word_end(at, end, &hash);
		if (!next)
			break;
		words->each(words->context, phrase_hash_add(0, hash) | 1);
		at = next;
	}
	return at;
}

static void each_part(const struct words *words, const struct tokens *tokens,
		      const struct token *token)
{
	uint32_t at = token->fold, part;

	while ((part = word_part_number(tokens, token, &at)) != 0)
		words->each(words->context, part);
}

static void each_token(const struct tokens *tokens, void *context)
{
	const struct words *words = context;

	for (size_t i = 0; i < tokens->n && tokens->v[i].start < words->chunk; i++) {
		const struct token *token = &tokens->v[i];

		if (token->fold < token->fold_end)
			words->each(words->context, word_number(tokens, token));
		if (word_has_parts(token))
			each_part(words, tokens, token);
	}
}

static void each_cut(struct words *words, const char *at, const char *end, const char *behind)
{
	size_t ahead = (size_t)(behind - end);

	words->chunk = (size_t)(end - at);
	tokens_stream(words->brief, at, words->chunk + (ahead < LOOK_AHEAD ? ahead : LOOK_AHEAD),
		      each_token, words);
}

void words_each(struct arena *brief, const char *text, size_t size,
		void (*each)(void *context, uint32_t number), void *context)
{
	struct words words = { brief, each, context, 0 };
	const char *at = text, *end = text + size;

	while (at < end) {
		bool plain;
		const char *stop = chunk_end(at, end, &plain);

		if (plain)
			at = each_plain(&words, at, stop);
		if (at < stop)
			each_cut(&words, at, stop, end);
		at = stop + 1;
	}
}
