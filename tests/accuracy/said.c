#include "tests/accuracy/said.h"

#include <string.h>

#include "formats/text/facts/dates.h"
#include "formats/text/lexicon/tokens.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"

#define SAID (WORD_MASK(WORD_HEADING) | WORD_MASK(WORD_LABEL) | WORD_MASK(WORD_MONTH) | \
	      WORD_MASK(WORD_SEASON) | WORD_MASK(WORD_NOW) | WORD_MASK(WORD_RANGE) | \
	      WORD_MASK(WORD_SINCE) | WORD_MASK(WORD_UNTIL) | WORD_MASK(WORD_EXPECTED) | \
	      WORD_MASK(WORD_DURATION) | WORD_MASK(WORD_AND) | WORD_MASK(WORD_AT) | \
	      WORD_MASK(WORD_IN) | WORD_MASK(WORD_NETWORK))

static void add_tokens(struct buf *out, const struct tokens *tokens, size_t from, size_t to)
{
	uint32_t start = tokens->v[from].start;

	buf_add(out, tokens->text + start, tokens->v[to - 1].end - start);
	buf_addc(out, ' ');
}

static bool is_dated(const struct tokens *tokens)
{
	struct period period;

	return dates_find(tokens, 0, tokens->n, &period) ||
	       tokens_classes(tokens, 0, tokens->n) & WORD_MASK(WORD_DURATION);
}

/* "C ontact": a heading whose first letter is set apart. */
static bool is_initial(struct arena *arena, const struct tokens *tokens, size_t i)
{
	const struct token *v = tokens->v;
	const char *word;

	if (i + 1 >= tokens->n || v[i].end - v[i].start != 1)
		return false;
	word = arena_printf(arena, "%.*s%.*s", (int)(v[i].fold_end - v[i].fold),
			    tokens->folded + v[i].fold, (int)(v[i + 1].fold_end - v[i + 1].fold),
			    tokens->folded + v[i + 1].fold);
	return (lexicon_classes(word, strlen(word)) & WORD_MASK(WORD_HEADING)) != 0;
}

/* "[P3]" before an item of a list */
static bool is_label(const struct tokens *tokens, size_t i)
{
	return i > 0 && i < 3 && i + 1 < tokens->n && tokens->v[i].kind == TOKEN_MIXED &&
	       token_is_code(&tokens->v[i - 1], '[') && token_is_code(&tokens->v[i + 1], ']');
}

/* "mailto" of an address, "VII." before a heading */
static bool is_mark(const struct tokens *tokens, size_t i)
{
	const struct token *token = &tokens->v[i];
	const char *word = tokens->folded + token->fold;
	size_t size = token->fold_end - token->fold;

	if (size == strlen("mailto") && !memcmp(word, "mailto", size))
		return true;
	return size && i + 1 < tokens->n && token_is_code(token + 1, '.') &&
	       strspn(word, "ivx") >= size;
}

void said_add(struct buf *out, struct arena *arena, const char *line)
{
	struct tokens tokens;
	bool dated;

	tokens_read(arena, line, strlen(line), &tokens);
	dated = is_dated(&tokens);
	for (size_t i = 0, n; i < tokens.n; i += n) {
		n = tokens_phrase(&tokens, i, SAID, NULL);
		if (is_mark(&tokens, i) || is_label(&tokens, i))
			n = 1;
		if (is_initial(arena, &tokens, i))
			n = 2;
		if (n || (tokens.v[i].kind == TOKEN_NUMBER && (dated || i <= 1)))
			add_tokens(out, &tokens, i, i + (n ? n : 1));
		n += n == 0;
	}
}
