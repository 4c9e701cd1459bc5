/*
 * A stretch of text cut into tokens once, with what the lexicon knows of
 * each, so that every recogniser works on numbers and not on letters.
 */
#ifndef FORMATS_TEXT_LEXICON_TOKENS_H
#define FORMATS_TEXT_LEXICON_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/text/lexicon/lexicon.h"

struct arena;

enum token_kind {
	TOKEN_WORD,	/* letters, with inner apostrophe, hyphen stands alone */
	TOKEN_NUMBER,	/* decimal digits only */
	TOKEN_MIXED,	/* letters and digits: "3D", "H2O", "2nd" */
	TOKEN_HAN,	/* a run of Han, kana or Hangul */
	TOKEN_PUNCT,	/* one punctuation character or symbol */
	TOKEN_ADDRESS,	/* an e-mail address or URL or bare host as one token */
};

enum token_flags {
	TOKEN_SPACE_BEFORE = 1,	/* white space (or the text's beginning) before it */
	TOKEN_CAPITAL = 2,	/* begins with a capital */
	TOKEN_CAPS = 4,		/* all cased letters capital, two at least */
	TOKEN_TAB_BEFORE = 8,	/* first of a cell */
	TOKEN_DOT_AFTER = 16,	/* a full stop follows at once ("Sept.", "J.") */
	TOKEN_HELD = 32,	/* the record has it; the audit says so */
};

#define TOKEN_NUMBER_MAX 0x3FFFFFFF

/* There are more of them than of anything else, so they are kept small. */
struct token {
	uint32_t start, end;	/* bytes in the text */
	uint32_t fold, fold_end;/* bytes in tokens.folded; empty for punctuation */
	uint32_t number : 30;	/* TOKEN_NUMBER: its value, capped at TOKEN_NUMBER_MAX */
	uint32_t begins : 1;	/* the lexicon knows phrases of several words that begin so */
	uint32_t uneven : 1;	/* not only small letters or only capitals behind its first; long digits */
	uint32_t code;		/* TOKEN_PUNCT: its code point; dashes all '-', quotes as written;
				   else the hash of its folded word's phrase_key(), which is none */
	uint64_t classes : 50;	/* of the word alone; none of punctuation and addresses */
	uint64_t phrases : 1;	/* some of them begin with it here: tokens.phrases */
	uint64_t flags : 6;
	uint64_t kind : 7;
};

_Static_assert(WORD_CLASSES <= 50, "a token has no room for so many classes");

/* Several words that the lexicon knows as one. */
struct phrase {
	uint32_t first, last;	/* tokens */
	uint64_t classes;
	struct facts facts;
};

struct tokens {
	const char *text;
	const char *folded;	/* all folded words, one space between */
	struct token *v;
	size_t n;
	const struct phrase *phrases;	/* by their first token, the shortest first */
	uint32_t n_phrases, size;	/* of phrases; of the text */
	uint64_t classes;	/* of all words and phrases */
	unsigned kinds;		/* of all tokens: TOKENS_KIND bits and those below */
	bool pairs;		/* phrases may begin with two of the words, whatever marks stand between */
	bool short_years;	/* in the text around it, "2001-04" ends in 2004 */
};

#define TOKENS_KIND(kind) (1u << (kind))
#define TOKENS_SMALL 0x10000000u	/* a word of ASCII in small letters is the first */
#define TOKENS_BRACKET 0x20000000u	/* "(" is one of them, or a wide one */
#define TOKENS_UNEVEN 0x40000000u	/* one of them is */
#define TOKENS_TABS 0x80000000u		/* a tab stands before one of them */

/* Cuts the text up; everything lives in the arena (with recovery point). */
void tokens_read(struct arena *arena, const char *text, size_t size, struct tokens *tokens);

/* Whether the words of the whole text are one phrase that the lexicon knows in that class. */
bool tokens_are(const char *text, size_t size, enum word_class class);
/* ... as a heading. */
bool tokens_are_heading(const char *text, size_t size);

/* What tokens_phrase() does where there may be one. */
size_t tokens_known_phrase(const struct tokens *tokens, size_t i, uint64_t mask,
			   struct facts *facts);

/* Whether a phrase with one of the classes may begin at token i. */
static inline bool tokens_may_be(const struct tokens *tokens, size_t i, uint64_t mask)
{
	return tokens->v[i].phrases || tokens->v[i].classes & mask;
}

/*
 * The longest phrase of the lexicon that begins at token i, has one of the
 * classes of the mask, and crosses no punctuation but dots, hyphens, slashes
 * and ampersands. Returns the number of tokens (0: none); *facts when not NULL.
 */
static inline size_t tokens_phrase(const struct tokens *tokens, size_t i, uint64_t mask,
				   struct facts *facts)
{
	if (i >= tokens->n || !tokens_may_be(tokens, i, mask))
		return 0;
	return tokens_known_phrase(tokens, i, mask, facts);
}

/* The value that the lexicon gives tokens [from, to) as one phrase in that class, or NULL. */
const char *tokens_value(const struct tokens *tokens, size_t from, size_t to,
			 enum word_class class);

/* Whether token i is one of a few words, folded; NULL ends them. */
bool tokens_word_is_one_of(const struct tokens *tokens, size_t i, const char *const words[]);

/* All classes of the phrases that begin at token i. */
uint64_t tokens_classes_at(const struct tokens *tokens, size_t i);

/* All classes that any phrase within tokens [from, to) has. */
uint64_t tokens_classes(const struct tokens *tokens, size_t from, size_t to);

static inline bool token_is(const struct token *token, enum word_class class)
{
	return (token->classes & WORD_MASK(class)) != 0;
}

static inline bool token_is_code(const struct token *token, uint32_t code)
{
	return token->code == code;
}

/* In the scripts that have their own, too. */
static inline bool token_is_comma(const struct token *token)
{
	return token->code == ',' || token->code == 0xFF0C || token->code == 0x3001;
}

static inline bool token_is_colon(const struct token *token)
{
	return token_is_code(token, ':') || token_is_code(token, 0xFF1A);
}

#endif
