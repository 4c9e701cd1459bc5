#include "formats/text/audit.h"

#include <string.h>

#include "formats/text/fill.h"
#include "pipeline/arena.h"
#include "pipeline/diag.h"
#include "pipeline/fields.h"

#define MAX_SHOWN 8		/* words that one warning names */

/* Words that fields say by being what they are, or that ISO dates say. */
#define SAID_BY_FIELDS (WORD_MASK(WORD_MONTH) | WORD_MASK(WORD_NOW) | WORD_MASK(WORD_LABEL) | \
			WORD_MASK(WORD_SEASON) | WORD_MASK(WORD_RANGE) | WORD_MASK(WORD_SINCE) | \
			WORD_MASK(WORD_UNTIL) | WORD_MASK(WORD_AND) | WORD_MASK(WORD_AT) | \
			WORD_MASK(WORD_IN) | WORD_MASK(WORD_DURATION) | WORD_MASK(WORD_HEADING))

/* How often each word (by hash) stands in the record and is not yet accounted for. */
struct word_count {
	uint64_t hash;
	uint32_t count;
};

struct bag {
	struct word_count *v;
	size_t mask;
};

static uint64_t hash_word(const char *word, size_t size)
{
	uint64_t hash = 1469598103934665603u;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)word[i]) * 1099511628211u;
	return hash | 1;
}

static struct word_count *bag_slot(const struct bag *bag, uint64_t hash)
{
	size_t i = (size_t)(hash >> 7) & bag->mask;

	while (bag->v[i].hash && bag->v[i].hash != hash)
		i = (i + 1) & bag->mask;
	return &bag->v[i];
}

/* Calls visit for every folded word of a text. */
static void each_word(struct fill *fill, const char *text, struct bag *bag)
{
	struct tokens tokens;

	tokens_read(fill->arena, text, strlen(text), &tokens);
	for (size_t i = 0; i < tokens.n; i++) {
		const struct token *token = &tokens.v[i];
		struct word_count *slot;

		if (token->fold == token->fold_end)
			continue;
		slot = bag_slot(bag, hash_word(tokens.folded + token->fold,
					       token->fold_end - token->fold));
		slot->hash = hash_word(tokens.folded + token->fold, token->fold_end - token->fold);
		slot->count++;
	}
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
	size_t words = 16, size = 64;

	for (size_t i = 0; i < fill->paras->n; i++)
		words += fill->paras->v[i].tokens.n;
	while (size < 3 * words)
		size *= 2;
	bag->mask = size - 1;
	bag->v = arena_array(fill->arena, size, sizeof(*bag->v));
	each_leaf(fill, &cv_shape, fill->cv, bag);
}

static bool is_said(const struct para *para, const struct token *token)
{
	if (token->fold == token->fold_end || token->classes & SAID_BY_FIELDS)
		return true;
	return token->kind == TOKEN_NUMBER && (para->dated || para->marker);
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
		const char *word = para->tokens.folded + token->fold;
		struct word_count *slot;

		if (token->fold == token->fold_end)
			continue;
		++*words;
		slot = bag_slot(bag, hash_word(word, token->fold_end - token->fold));
		if (slot->count) {
			slot->count--;
		} else if (!is_said(para, token)) {
			if (lost++ < MAX_SHOWN)
				*missing = arena_printf(fill->arena, "%s%s%.*s", *missing,
							**missing ? " " : "",
							(int)(token->end - token->start),
							para->text + token->start);
		}
	}
	return lost;
}

static void keep_in_other(struct fill *fill, const struct para *para)
{
	struct other *other = cv_append(fill->cv, &fill->cv->other, &other_shape);

	other->entry.line = para->line;
	fill_para(fill, &other->text, para, GUESSED);
}

static void audit_para(struct fill *fill, struct bag *bag, const struct para *para)
{
	size_t words, lost;
	const char *missing;

	lost = take_words(fill, bag, para, &words, &missing);
	if (!lost || para->used)
		return;
	if (lost * 2 > words)
		keep_in_other(fill, para);
	diag_report(fill->diag, LEVEL_WARNING, pos_at(fill->file, para->line, 0), "unplaced",
		    lost * 2 > words ? "could not place '%s', kept in 'other'" :
				       "could not place '%s'", missing);
}

void audit(struct fill *fill)
{
	struct bag bag;

	fill_bag(fill, &bag);
	for (size_t i = 0; i < fill->paras->n; i++)
		audit_para(fill, &bag, &fill->paras->v[i]);
}
