#include "formats/text/outline/leads.h"

#include "formats/text/outline/paras.h"
#include "pipeline/arena.h"

#define LEAD_TOKENS 32		/* most up to the sentences */
#define BODY_WORDS 4		/* least of these */
#define SHORT_WORD 4		/* most bytes of one that a stop may shorten: "Univ." */

/* What stands before the sentences, and where they begin. */
struct lead {
	size_t to, body;
};

static bool ends_short(const struct token *token)
{
	const uint64_t places = WORD_MASK(WORD_CITY) | WORD_MASK(WORD_REGION) | WORD_MASK(WORD_COUNTRY);

	return token->kind == TOKEN_WORD && token->end - token->start <= SHORT_WORD &&
	       !(token->classes & places);
}

/* Whether a stop at token i ends what stands before it: "Oslo. Led" */
static bool is_stop(const struct tokens *tokens, size_t i)
{
	const struct token *v = tokens->v;

	return token_is_code(&v[i], '.') && i > 0 && i + 1 < tokens->n && !ends_short(&v[i - 1]) &&
	       v[i + 1].flags & TOKEN_SPACE_BEFORE && v[i + 1].flags & TOKEN_CAPITAL;
}

static size_t find_stop(const struct tokens *tokens, size_t from, size_t to)
{
	while (from < to && !is_stop(tokens, from))
		from++;
	return from;
}

/* Whether tokens from there on are a sentence at least. */
static bool are_sentences(const struct tokens *tokens, size_t from)
{
	size_t words = 0, stops = 0;

	for (size_t i = from; i < tokens->n; i++) {
		words += tokens->v[i].kind != TOKEN_PUNCT;
		stops += tokens->v[i].kind == TOKEN_WORD && token_is(&tokens->v[i], WORD_STOP);
	}
	return words >= BODY_WORDS && stops;
}

/* "(2015-2019). £6m store": no small letter that goes on with what an abbreviation stands before. */
static bool begins_figure(const struct token *token)
{
	return token->flags & TOKEN_SPACE_BEFORE &&
	       (token->kind == TOKEN_PUNCT || token->kind == TOKEN_NUMBER);
}

/* "Store Manager, Acme (2015-2019). Led ...", "... 2015-2019: led ..." */
static bool ends_in_range(const struct tokens *tokens, const struct period *period, struct lead *lead)
{
	size_t end = period->to;

	if (end < tokens->n && (token_is_code(&tokens->v[end], ')') || token_is_code(&tokens->v[end], ']')))
		end++;
	if (end + 1 >= tokens->n || find_stop(tokens, 0, period->from) < period->from)
		return false;
	*lead = (struct lead){ end, end + 1 };
	return is_stop(tokens, end) || token_is_colon(&tokens->v[end]) ||
	       (token_is_code(&tokens->v[end], '.') && begins_figure(&tokens->v[end + 1]));
}

/* "2015-2019 Store Manager, Acme, Oslo. Led ..." */
static bool ends_in_stop(const struct tokens *tokens, const struct period *period, size_t limit,
			 struct lead *lead)
{
	size_t stop = find_stop(tokens, period->to, limit);

	*lead = (struct lead){ stop, stop + 1 };
	return stop < limit;
}

static bool find_lead(const struct para *para, struct lead *lead)
{
	const struct tokens *tokens = &para->tokens;
	size_t limit = tokens->n < LEAD_TOKENS ? tokens->n : LEAD_TOKENS;
	struct period period;

	if (!(tokens->classes & WORD_MASK(WORD_ROLE)) || !(tokens->kinds & TOKENS_KIND(TOKEN_NUMBER)) ||
	    !dates_find(tokens, 0, limit, &period) || !period.range)
		return false;
	if (period.from ? !ends_in_range(tokens, &period, lead) :
			  !ends_in_stop(tokens, &period, limit, lead))
		return false;
	return tokens_classes(tokens, 0, lead->to) & WORD_MASK(WORD_ROLE) &&
	       are_sentences(tokens, lead->body);
}

void leads_part(struct arena *arena, struct paras *paras)
{
	struct para *parted;
	struct lead lead;
	size_t n = 0;

	for (size_t i = 0; i < paras->n; i++)
		n += find_lead(&paras->v[i], &lead);
	if (!n)
		return;
	parted = arena_array(arena, paras->n + n, sizeof(*parted));
	n = 0;
	for (size_t i = 0; i < paras->n; i++) {
		const struct para *para = &paras->v[i];

		if (!find_lead(para, &lead)) {
			parted[n++] = *para;
			continue;
		}
		parted[n++] = para_part(arena, para, 0, lead.to);
		parted[n] = para_part(arena, para, lead.body, para->tokens.n);
		parted[n].flags &= ~(uint32_t)(LINE_BULLET | LINE_NUMBERED);
		parted[n].marker = NULL;
		parted[n++].blanks = 0;
	}
	paras->v = parted;
	paras->n = n;
}
