#include "formats/text/audit.h"

#include <string.h>

#include "formats/text/fill.h"
#include "formats/text/phrase.h"
#include "pipeline/arena.h"
#include "pipeline/diag.h"
#include "pipeline/fields.h"

#define MAX_SHOWN 8		/* words that one warning names */
#define BAG_SIZE 1024		/* slots for the words of a short CV */

/* Words that fields say by being what they are, or that ISO dates say. */
#define SAID_BY_FIELDS (WORD_MASK(WORD_MONTH) | WORD_MASK(WORD_NOW) | WORD_MASK(WORD_LABEL) | \
			WORD_MASK(WORD_SEASON) | WORD_MASK(WORD_RANGE) | WORD_MASK(WORD_SINCE) | \
			WORD_MASK(WORD_UNTIL) | WORD_MASK(WORD_AND) | WORD_MASK(WORD_AT) | \
			WORD_MASK(WORD_IN) | WORD_MASK(WORD_DURATION) | WORD_MASK(WORD_HEADING))

/* How often each word (by hash) stands in the record and is not yet accounted for. */
struct word_count {
	uint32_t hash;		/* 0: a free slot */
	uint32_t count;
};

struct bag {
	struct arena *arena;
	struct word_count *v;
	size_t n, size;		/* a power of two, twice n at least */
};

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

static uint32_t hash_word(const struct tokens *tokens, const struct token *token)
{
	size_t from = skip_scheme(tokens, token);
	uint32_t hash = from == token->fold ? token->hash :
		phrase_hash(tokens->folded + from, token->fold_end - from);

	return hash | 1;
}

static struct word_count *bag_slot(const struct bag *bag, uint32_t hash)
{
	size_t i = (hash >> 1) & (bag->size - 1);

	while (bag->v[i].hash && bag->v[i].hash != hash)
		i = (i + 1) & (bag->size - 1);
	return &bag->v[i];
}

static void bag_grow(struct bag *bag)
{
	struct bag old = *bag;

	bag->size = old.size ? 2 * old.size : BAG_SIZE;
	bag->v = arena_array(bag->arena, bag->size, sizeof(*bag->v));
	for (size_t i = 0; i < old.size; i++)
		if (old.v[i].hash)
			*bag_slot(bag, old.v[i].hash) = old.v[i];
}

static void bag_add(struct bag *bag, uint32_t hash)
{
	struct word_count *slot = bag_slot(bag, hash);

	slot->count++;
	if (slot->hash)
		return;
	slot->hash = hash;
	if (2 * ++bag->n > bag->size)
		bag_grow(bag);
}

static bool is_inside_part(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
}

/*
 * The next part of a token that fields and sources may part elsewhere, as a
 * word: of a run of Han a character, of an address what stands between its
 * marks. *at moves behind it; 0 when there is none left.
 */
static uint32_t next_part(const struct tokens *tokens, const struct token *token, uint32_t *at)
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

/* "京都府京都市" is a region and a town, "ann at example dot org" an address. */
static bool has_parts(const struct token *token)
{
	return token->kind == TOKEN_HAN || token->kind == TOKEN_ADDRESS;
}

static void add_parts(struct bag *bag, const struct tokens *tokens, const struct token *token)
{
	uint32_t at = token->fold, part;

	while ((part = next_part(tokens, token, &at)) != 0)
		bag_add(bag, part);
}

static void add_words(const struct tokens *tokens, void *context)
{
	struct bag *bag = context;

	for (size_t i = 0; i < tokens->n; i++) {
		const struct token *token = &tokens->v[i];

		if (token->fold < token->fold_end)
			bag_add(bag, hash_word(tokens, token));
		if (has_parts(token))
			add_parts(bag, tokens, token);
	}
}

/* Every folded word of a text goes into the bag. */
static void each_word(struct fill *fill, const char *text, struct bag *bag)
{
	tokens_stream(fill->brief, text, strlen(text), add_words, bag);
	arena_clear(fill->brief);
}

static void each_leaf(struct fill *fill, const struct shape *shape, const void *object,
		      struct bag *bag)
{
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if (field_is_leaf(field)) {
			const struct text *text = field_text_const(field, object);

			if (text->s)
				each_word(fill, text->s, bag);
		} else if (field->kind == FIELD_TEXTS) {
			const struct texts *texts = field_texts_const(field, object);

			for (size_t k = 0; k < texts->n; k++)
				each_word(fill, texts->v[k].s, bag);
		} else if (field->kind == FIELD_OBJECT) {
			each_leaf(fill, field->shape, field_object_const(field, object), bag);
		} else {
			const struct list *list = field_list_const(field, object);

			for (size_t k = 0; k < list->n; k++)
				each_leaf(fill, field->shape, list->v[k], bag);
		}
	}
}

static void fill_bag(struct fill *fill, struct bag *bag)
{
	*bag = (struct bag){ .arena = fill->arena };
	bag_grow(bag);
	each_leaf(fill, &cv_shape, fill->cv, bag);
}

static bool is_said(const struct para *para, const struct token *token)
{
	if (token->fold == token->fold_end || token->classes & SAID_BY_FIELDS)
		return true;
	return token->kind == TOKEN_NUMBER && (para->dated || para->marker);
}

static bool take_word(struct bag *bag, uint32_t hash)
{
	struct word_count *slot = bag_slot(bag, hash);

	if (!slot->count)
		return false;
	slot->count--;
	return true;
}

static bool take_token(struct bag *bag, const struct tokens *tokens, const struct token *token)
{
	uint32_t at = token->fold, part;

	if (take_word(bag, hash_word(tokens, token)))
		return true;
	if (!has_parts(token))
		return false;
	while ((part = next_part(tokens, token, &at)) != 0)
		if (!take_word(bag, part))
			return false;
	return true;
}

/* Takes the paragraph's words out of the bag; returns how many were not there, and their list. */
static size_t take_words(struct fill *fill, struct bag *bag, const struct para *para,
			 size_t *words, const char **missing)
{
	size_t lost = 0;

	*words = 0;
	*missing = "";
	for (size_t i = 0; i < para->tokens.n; i++) {
		const struct token *token = &para->tokens.v[i];

		if (token->fold == token->fold_end)
			continue;
		++*words;
		if (take_token(bag, &para->tokens, token) || is_said(para, token))
			continue;
		if (lost++ < MAX_SHOWN)
			*missing = arena_printf(fill->arena, "%s%s%.*s", *missing, **missing ? " " : "",
						(int)(token->end - token->start),
						para->text + token->start);
	}
	return lost;
}

static void keep_in_other(struct fill *fill, const struct para *para)
{
	struct other *other = cv_append(fill->cv, &fill->cv->other, &other_shape);

	other->entry.line = para->line;
	fill_para(fill, &other->text, para, GUESSED);
}

/* What most words are missing of, or more words than a warning names, is kept whole. */
static void audit_words(struct fill *fill, struct bag *bag, const struct para *para)
{
	size_t words, lost;
	const char *missing;
	bool kept;

	lost = take_words(fill, bag, para, &words, &missing);
	if (!lost || para->used)
		return;
	kept = lost * 2 > words || lost > MAX_SHOWN;
	if (kept)
		keep_in_other(fill, para);
	diag_report(fill->diag, LEVEL_WARNING, pos_at(fill->file, para->line, 0), "unplaced",
		    kept ? "could not place '%s', kept in 'other'" : "could not place '%s'",
		    missing);
}

/* An address behind a text: "[LinkedIn](https://...)" */
static bool is_held(struct fill *fill, const struct bag *bag, const char *url)
{
	struct tokens tokens;

	tokens_read(fill->arena, url, strlen(url), &tokens);
	for (size_t i = 0; i < tokens.n; i++)
		if (tokens.v[i].fold < tokens.v[i].fold_end &&
		    !bag_slot(bag, hash_word(&tokens, &tokens.v[i]))->hash)
			return false;
	return true;
}

/* Whether an address says where something is: no place on the page, no telephone. */
static bool leads_away(const char *url)
{
	return *url && *url != '#' && strncmp(url, "tel:", strlen("tel:")) != 0;
}

static void audit_links(struct fill *fill, const struct bag *bag, const struct para *para)
{
	for (size_t i = 0; i < para->n_spans; i++) {
		const struct span *span = &para->spans[i];
		const char *url = span->kind == SPAN_LINK ? span->url : NULL;

		if (!url || !leads_away(url))
			continue;
		if (!strncmp(url, "mailto:", strlen("mailto:")))
			url += strlen("mailto:");
		if (!is_held(fill, bag, url))
			diag_report(fill->diag, LEVEL_WARNING, pos_at(fill->file, para->line, 0),
				    "unplaced", "could not place the link '%s'", url);
	}
}

void audit(struct fill *fill)
{
	struct bag bag;

	fill_bag(fill, &bag);
	for (size_t i = 0; i < fill->paras->n; i++)
		audit_words(fill, &bag, &fill->paras->v[i]);
	for (size_t i = 0; i < fill->paras->n; i++)
		audit_links(fill, &bag, &fill->paras->v[i]);
}
