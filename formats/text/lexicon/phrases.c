#include "formats/text/lexicon/phrases.h"

#include <string.h>

#include "formats/text/lexicon/tokens.h"
#include "pipeline/arena.h"

enum { PHRASES_AT_HAND = 32 };	/* of a text, mostly */

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
	struct arena *arena;
	struct phrase *v;
	size_t n, capacity;
	uint64_t classes;
};

/* The phrases of several words that begin with token i and go on with token `next`; whether there are any. */
static bool find_from(const struct tokens *tokens, size_t i, size_t next, struct found *found)
{
	const struct token *from = &tokens->v[i];
	size_t before = found->n;
	bool goes_on = true;

	for (; goes_on && next < tokens->n; next = next_word(tokens, next)) {
		struct phrase phrase = { .first = (uint32_t)i, .last = (uint32_t)next };

		phrase.classes = lexicon_phrase(tokens->folded + from->fold,
						tokens->v[next].fold_end - from->fold,
						&phrase.facts, &goes_on);
		if (!phrase.classes)
			continue;
		found->v = arena_grow(found->arena, found->v, found->n, &found->capacity,
				      sizeof(*found->v));
		found->v[found->n++] = phrase;
		found->classes |= phrase.classes;
	}
	return found->n > before;
}

static bool is_folded(const struct token *token)
{
	return token->fold < token->fold_end;
}

/* The next word behind token i, whatever marks stand between; n when there is none. */
static size_t next_folded(const struct tokens *tokens, size_t i)
{
	do
		i++;
	while (i < tokens->n && !is_folded(&tokens->v[i]));
	return i;
}

/* Whether phrases may begin with the words; of the parts of an address nothing is known. */
static bool is_pair(const struct token *first, const struct token *second)
{
	return first->begins && (second->kind == TOKEN_ADDRESS || lexicon_pair(first->code, second->code));
}

void phrases_find(struct arena *arena, struct tokens *tokens)
{
	struct phrase at_hand[PHRASES_AT_HAND], *kept;
	struct token *v = tokens->v;
	struct found found = { .arena = arena, .v = at_hand, .capacity = PHRASES_AT_HAND };

	for (size_t i = 0; i < tokens->n; i++) {
		size_t next = v[i].begins ? next_folded(tokens, i) : tokens->n;

		if (next == tokens->n || !is_pair(&v[i], &v[next]))
			continue;
		tokens->pairs = true;
		if (next == next_word(tokens, i))
			v[i].phrases = find_from(tokens, i, next, &found);
	}
	if (!found.n)
		return;
	kept = arena_room(arena, found.n, sizeof(*kept));
	memcpy(kept, found.v, found.n * sizeof(*kept));
	tokens->phrases = kept;
	tokens->n_phrases = (uint32_t)found.n;
	tokens->classes |= found.classes;
}

/* The first phrase that begins with token i or behind it. */
static size_t phrases_from(const struct tokens *tokens, size_t i)
{
	size_t from = 0, to = tokens->n_phrases;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (tokens->phrases[middle].first < i)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* The longest phrase of several words with one of the classes; NULL if none. */
static const struct phrase *longest_phrase(const struct tokens *tokens, size_t i, uint64_t mask)
{
	const struct phrase *v = tokens->phrases, *longest = NULL;

	for (size_t k = phrases_from(tokens, i); k < tokens->n_phrases && v[k].first == i; k++)
		if (v[k].classes & mask)
			longest = &v[k];
	return longest;
}

size_t tokens_known_phrase(const struct tokens *tokens, size_t i, uint64_t mask,
			   struct facts *facts)
{
	const struct token *token = &tokens->v[i];
	const struct phrase *phrase = token->phrases ? longest_phrase(tokens, i, mask) : NULL;

	if (phrase) {
		if (facts)
			*facts = phrase->facts;
		return phrase->last - i + 1;
	}
	if (!(token->classes & mask))
		return 0;
	if (facts)
		*facts = lexicon_find(tokens->folded + token->fold, token->fold_end - token->fold,
				      token->code);
	return 1;
}

/* Whether several words may be one phrase, or one may have the class; most are not, and have not. */
static bool may_be_phrase(const struct tokens *tokens, size_t first, size_t last, enum word_class class)
{
	const struct token *v = tokens->v;

	if (v[first].kind == TOKEN_ADDRESS)
		return true;
	return first == last ? token_is(&v[first], class) :
			       is_pair(&v[first], &v[next_folded(tokens, first)]);
}

const char *tokens_value(const struct tokens *tokens, size_t from, size_t to,
			 enum word_class class)
{
	const struct token *v = tokens->v;

	while (from < to && !is_folded(&v[from]))
		from++;
	while (from < to && !is_folded(&v[to - 1]))
		to--;
	if (from >= to || !may_be_phrase(tokens, from, to - 1, class))
		return NULL;
	return lexicon_value(tokens->folded + v[from].fold, v[to - 1].fold_end - v[from].fold, class);
}

bool tokens_word_is_one_of(const struct tokens *tokens, size_t i, const char *const words[])
{
	const char *word = tokens->folded + tokens->v[i].fold;
	size_t size = tokens->v[i].fold_end - tokens->v[i].fold;

	for (; size && *words; words++)
		if (**words == *word && strlen(*words) == size && !memcmp(word, *words, size))
			return true;
	return false;
}

/* All classes of phrases that begin in tokens [from, to) and end before `limit`. */
static uint64_t classes_within(const struct tokens *tokens, size_t from, size_t to, size_t limit)
{
	const struct phrase *v = tokens->phrases;
	uint64_t classes = 0;
	bool any = false;

	for (size_t i = from; i < to; i++) {
		classes |= tokens->v[i].classes;
		any |= tokens->v[i].phrases;
	}
	for (size_t k = any ? phrases_from(tokens, from) : tokens->n_phrases; k < tokens->n_phrases && v[k].first < to; k++)
		if (v[k].last < limit)
			classes |= v[k].classes;
	return classes;
}

uint64_t tokens_classes_at(const struct tokens *tokens, size_t i)
{
	return classes_within(tokens, i, i + 1, tokens->n);
}

uint64_t tokens_classes(const struct tokens *tokens, size_t from, size_t to)
{
	return classes_within(tokens, from, to, to);
}
