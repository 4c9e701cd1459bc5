#include "formats/text/lexicon/phrases.h"

#include "formats/text/lexicon/phrase.h"
#include "formats/text/lexicon/tokens.h"
#include "pipeline/arena.h"

enum { PHRASE_MAX = 16 };	/* words */

static bool joins_words(uint32_t code)
{
	return code == '.' || code == '-' || code == '/' || code == '&' || code == '\'';
}

static bool is_word(const struct token *token)
{
	return token->kind != TOKEN_PUNCT && token->kind != TOKEN_ADDRESS;
}

/* The next word of a phrase behind token i; n when there is none. */
static size_t next_word(const struct tokens *tokens, size_t i)
{
	for (i++; i < tokens->n; i++) {
		if (is_word(&tokens->v[i]))
			return tokens->v[i].flags & TOKEN_TAB_BEFORE ? tokens->n : i;
		if (tokens->v[i].kind != TOKEN_PUNCT || !joins_words(tokens->v[i].code))
			break;
	}
	return tokens->n;
}

struct found {
	struct phrase *v;
	size_t n, capacity;
};

/* The phrases of several words that begin with token i; how many. */
static size_t find_from(struct arena *arena, const struct tokens *tokens, size_t i,
			struct found *found)
{
	const struct token *from = &tokens->v[i];
	size_t words = from->longest < PHRASE_MAX ? from->longest : PHRASE_MAX;
	size_t before = found->n, last = i;
	uint32_t hash = phrase_hash_add(0, from->hash);

	for (size_t n = 1; n < words; n++) {
		struct phrase phrase;

		last = next_word(tokens, last);
		if (last == tokens->n)
			break;
		hash = phrase_hash_add(hash, tokens->v[last].hash);
		phrase = (struct phrase){ .first = (uint32_t)i, .last = (uint32_t)last };
		phrase.classes = lexicon_phrase(tokens->folded + from->fold,
						tokens->v[last].fold_end - from->fold, hash,
						&phrase.facts);
		if (!phrase.classes)
			continue;
		found->v = arena_grow(arena, found->v, found->n, &found->capacity, sizeof(*found->v));
		found->v[found->n++] = phrase;
	}
	return found->n - before;
}

void phrases_find(struct arena *arena, struct tokens *tokens)
{
	struct found found = { 0 };

	for (size_t i = 0; i < tokens->n; i++) {
		struct token *token = &tokens->v[i];

		if (token->longest > 1 && is_word(token))
			token->phrases = (uint8_t)find_from(arena, tokens, i, &found);
	}
	arena_shrink(arena, found.v, found.capacity * sizeof(*found.v), found.n * sizeof(*found.v));
	tokens->phrases = found.v;
	tokens->n_phrases = found.n;
}

/* The first phrase that begins with token i, of those that it has. */
static const struct phrase *phrases_of(const struct tokens *tokens, size_t i)
{
	size_t from = 0, to = tokens->n_phrases;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (tokens->phrases[middle].first < i)
			from = middle + 1;
		else
			to = middle;
	}
	return tokens->phrases + from;
}

/* The longest phrase of several words with one of the classes; NULL if none. */
static const struct phrase *longest_phrase(const struct tokens *tokens, size_t i, uint64_t mask)
{
	const struct phrase *first = phrases_of(tokens, i);

	for (size_t n = tokens->v[i].phrases; n-- > 0;)
		if (first[n].classes & mask)
			return &first[n];
	return NULL;
}

size_t tokens_known_phrase(const struct tokens *tokens, size_t i, uint64_t mask,
			   struct facts *facts)
{
	const struct token *token = &tokens->v[i];
	const struct phrase *phrase;

	if (!is_word(token))
		return 0;
	phrase = token->phrases ? longest_phrase(tokens, i, mask) : NULL;
	if (phrase) {
		if (facts)
			*facts = phrase->facts;
		return phrase->last - i + 1;
	}
	if (!(token->classes & mask))
		return 0;
	if (facts)
		*facts = lexicon_find(tokens->folded + token->fold, token->fold_end - token->fold);
	return 1;
}

const char *tokens_value(const struct tokens *tokens, size_t from, size_t to,
			 enum word_class class)
{
	const struct token *first = NULL, *last = NULL;
	uint32_t hash = 0;

	for (size_t i = from; i < to; i++) {
		const struct token *token = &tokens->v[i];

		if (token->fold == token->fold_end)
			continue;
		hash = phrase_hash_add(hash, token->hash);
		first = first ? first : token;
		last = token;
	}
	if (!first)
		return NULL;
	if (first == last)	/* a compound may be known by its parts */
		return lexicon_value(tokens->folded + first->fold, first->fold_end - first->fold, class);
	return lexicon_phrase_value(tokens->folded + first->fold, last->fold_end - first->fold, hash,
				    class);
}

uint64_t tokens_classes_at(const struct tokens *tokens, size_t i)
{
	const struct token *token = &tokens->v[i];
	const struct phrase *first = token->phrases ? phrases_of(tokens, i) : NULL;
	uint64_t classes = is_word(token) ? token->classes : 0;

	for (size_t n = 0; n < token->phrases; n++)
		classes |= first[n].classes;
	return classes;
}

uint64_t tokens_classes(const struct tokens *tokens, size_t from, size_t to)
{
	uint64_t classes = 0;

	for (size_t i = from; i < to; i++) {
		const struct token *token = &tokens->v[i];
		const struct phrase *first = token->phrases ? phrases_of(tokens, i) : NULL;

		if (is_word(token))
			classes |= token->classes;
		for (size_t n = 0; n < token->phrases && first[n].last < to; n++)
			classes |= first[n].classes;
	}
	return classes;
}
