#include "formats/text/fill/audit.h"

#include <string.h>

#include "formats/text/fill/fill.h"
#include "formats/text/lexicon/words.h"
#include "pipeline/arena.h"
#include "pipeline/diag.h"
#include "pipeline/fields.h"

#define MAX_SHOWN 8		/* words that one warning names */
#define BAG_SIZE 1024		/* slots for the words of a short CV */
#define LOOK_AT 128		/* tokens where a value is looked for in a paragraph, */
#define PARAS_AT 8		/* and paragraphs of one line */
#define LABEL_TOKENS 3		/* of a label before one of its words */
#define ORDINAL_TOKENS 5	/* of an ordinal, */
#define ORDINAL_MAX 100		/* and its numbers are less */

/* Words that fields say by being what they are, or that ISO dates say. */
#define SAID_BY_FIELDS (WORD_MASK(WORD_MONTH) | WORD_MASK(WORD_NOW) | WORD_MASK(WORD_LABEL) | \
			WORD_MASK(WORD_SEASON) | WORD_MASK(WORD_RANGE) | WORD_MASK(WORD_SINCE) | \
			WORD_MASK(WORD_UNTIL) | WORD_MASK(WORD_AND) | WORD_MASK(WORD_AT) | \
			WORD_MASK(WORD_IN) | WORD_MASK(WORD_DURATION) | WORD_MASK(WORD_HEADING))

/* How often each word (by its number) stands in the record and is not yet accounted for, stretches aside. */
struct word_count {
	uint32_t hash;		/* 0: a free slot */
	uint32_t count;
};

struct bag {
	struct arena *arena;
	struct word_count *v;
	size_t n, size;		/* a power of two, twice n at least */
};

struct audit {
	struct fill *fill;
	struct bag bag;
	uint32_t *first;	/* the first paragraph of each source line, counted from 1; 0: none */
	size_t n_lines;
	struct piece last;	/* where the last value was found: the next one often stands behind it */
	const char *section;	/* the last that an entry names and that was found: the others share it, */
	struct piece heading;	/* and this is where it stands */
};

static inline struct word_count *bag_slot(const struct bag *bag, uint32_t hash)
{
	size_t i = hash & (bag->size - 1);

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

/* A word that is not in the bag yet. */
static void bag_put(struct bag *bag, struct word_count *slot, uint32_t hash)
{
	*slot = (struct word_count){ hash, 1 };
	if (2 * ++bag->n > bag->size)
		bag_grow(bag);
}

static inline void bag_add(struct bag *bag, uint32_t hash)
{
	struct word_count *slot = bag_slot(bag, hash);

	if (slot->hash)
		slot->count++;
	else
		bag_put(bag, slot, hash);
}

static void count_token(struct bag *bag, const struct tokens *tokens, const struct token *token)
{
	uint32_t at = token->fold, part;

	if (token->fold == token->fold_end)
		return;
	bag_add(bag, word_number(tokens, token));
	if (!word_has_parts(token))
		return;
	while ((part = word_part_number(tokens, token, &at)) != 0)
		bag_add(bag, part);
}

/* ---- the words of the record ---- */

static void find_lines(struct audit *audit)
{
	const struct paras *paras = audit->fill->paras;

	for (size_t i = 0; i < paras->n; i++)
		if (paras->v[i].line >= audit->n_lines)
			audit->n_lines = paras->v[i].line + 1;
	audit->first = arena_array(audit->fill->arena, audit->n_lines, sizeof(*audit->first));
	for (size_t i = paras->n; i-- > 0;)
		audit->first[paras->v[i].line] = (uint32_t)i + 1;
}

/* Whether the paragraph has the value from token i on. */
static bool find_at(struct audit *audit, const struct para *para, size_t i, const char *value,
		    size_t size)
{
	const struct token *v = para->tokens.v;
	const char *from = para->text + v[i].start;
	size_t end = v[i].start + size, to = i;

	if (*from != *value || end > para->size || memcmp(from, value, size) != 0)
		return false;
	while (to < para->tokens.n && v[to].end <= end)
		to++;
	if (to < para->tokens.n && v[to].start < end)
		return false;
	audit->last = (struct piece){ para, i, to };
	return true;
}

/* The same at any token, from where the last value of the paragraph ended round to there. */
static bool find_in(struct audit *audit, const struct para *para, const char *value, size_t size)
{
	size_t n = para->tokens.n, i = para == audit->last.para ? audit->last.to : 0;

	for (size_t left = n < LOOK_AT ? n : LOOK_AT; left > 0; left--, i++) {
		if (i >= n)
			i = 0;
		if (find_at(audit, para, i, value, size))
			return true;
	}
	return false;
}

/* And in the paragraphs that begin in a line. */
static bool find_in_line(struct audit *audit, uint32_t line, const char *value, size_t size)
{
	const struct paras *paras = audit->fill->paras;
	size_t first = line < audit->n_lines ? audit->first[line] : 0;

	for (size_t i = first; i && i <= paras->n && i < first + PARAS_AT; i++)
		if (paras->v[i - 1].line == line && find_in(audit, &paras->v[i - 1], value, size))
			return true;
	return false;
}

/*
 * The words of a stretch are held where they stand; what comes of it once more
 * may stand for the same words elsewhere, and an address for one behind a link.
 */
static void hold_piece(struct audit *audit, const struct piece *piece)
{
	const struct tokens *tokens = &piece->para->tokens;

	for (size_t i = piece->from; i < piece->to; i++) {
		struct token *token = &tokens->v[i];

		if (token->flags & TOKEN_HELD || token->kind == TOKEN_ADDRESS)
			count_token(&audit->bag, tokens, token);
		token->flags |= TOKEN_HELD;
	}
}

static void count_words(struct audit *audit, const char *value, size_t size)
{
	struct arena *brief = audit->fill->brief;
	struct tokens tokens;

	tokens_read(brief, value, size, &tokens);
	for (size_t i = 0; i < tokens.n; i++)
		count_token(&audit->bag, &tokens, &tokens.v[i]);
	arena_clear(brief);
}

/*
 * Most values are stretches of a paragraph, whose words have been told apart
 * already; the others were put together or are no words of the source. Returns
 * whether it was one.
 */
static bool count_value(struct audit *audit, const struct text *value)
{
	size_t size = strlen(value->s);
	bool found = find_in_line(audit, value->line, value->s, size);

	if (found)
		hold_piece(audit, &audit->last);
	else
		count_words(audit, value->s, size);
	return found;
}

/* The name of a section, of which fill_section() gives each entry the same copy. */
static void count_section(struct audit *audit, const struct text *section)
{
	if (section->s == audit->section) {
		hold_piece(audit, &audit->heading);
	} else if (count_value(audit, section)) {
		audit->section = section->s;
		audit->heading = audit->last;
	}
}

/* ISO dates, whose numbers are no stretch of any paragraph. */
static void count_date(struct bag *bag, const char *date)
{
	for (const char *end = date; *end; date = end + 1) {
		for (end = date; *end && *end != '-';)
			end++;
		bag_add(bag, word_number_of_folded(date, (size_t)(end - date)));
	}
}

static void count_leaf(struct audit *audit, const struct field *field, const struct text *value)
{
	if (!value->s)
		return;
	if (field->kind == FIELD_DATE)
		count_date(&audit->bag, value->s);
	else if (field->flags & FIELD_LABEL && field->flags & FIELD_ATTRIBUTE)
		count_section(audit, value);
	else
		count_value(audit, value);
}

static void each_leaf(struct audit *audit, const struct shape *shape, const void *object)
{
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if (field_is_leaf(field)) {
			count_leaf(audit, field, field_text_const(field, object));
		} else if (field->kind == FIELD_TEXTS) {
			const struct texts *texts = field_texts_const(field, object);

			for (size_t k = 0; k < texts->n; k++)
				count_value(audit, &texts->v[k]);
		} else if (field->kind == FIELD_OBJECT) {
			each_leaf(audit, field->shape, field_object_const(field, object));
		} else {
			const struct list *list = field_list_const(field, object);

			for (size_t k = 0; k < list->n; k++)
				each_leaf(audit, field->shape, list->v[k]);
		}
	}
}

/* ---- the words of the source ---- */

/* "Based in": in a label of several words. */
static bool is_in_label(const struct tokens *tokens, size_t i)
{
	for (size_t k = i > LABEL_TOKENS ? i - LABEL_TOKENS : 0; k <= i; k++)
		if (k + tokens_phrase(tokens, k, WORD_MASK(WORD_LABEL), NULL) > i)
			return true;
	return false;
}

/* "the" of "Member of the" */
static bool follows_joint(const struct para *para, const struct token *token)
{
	return token > para->tokens.v && token_is(token, WORD_STOP) &&
	       token[-1].classes & (WORD_MASK(WORD_AT) | WORD_MASK(WORD_IN));
}

/* "3.1", "（一）", "B)" before a heading's words: with a mark; no year, and no "15 students". */
static bool is_ordinal(const struct para *para, const struct token *token)
{
	size_t i = (size_t)(token - para->tokens.v);

	return i < ORDINAL_TOKENS && token->number < ORDINAL_MAX && i + 1 < para->tokens.n &&
	       (token[1].kind == TOKEN_PUNCT || (i && token[-1].kind == TOKEN_PUNCT)) &&
	       i < heading_skip_ordinal(&para->tokens, 0, para->tokens.n);
}

static bool is_said(const struct para *para, const struct token *token)
{
	if (token->fold == token->fold_end || token->classes & SAID_BY_FIELDS)
		return true;
	if (token->kind == TOKEN_NUMBER && (para->dated || para->marker))
		return true;
	return follows_joint(para, token) || is_ordinal(para, token) ||
	       is_in_label(&para->tokens, (size_t)(token - para->tokens.v));
}

static bool take_word(struct bag *bag, uint32_t hash)
{
	struct word_count *slot = bag_slot(bag, hash);

	if (!slot->count)
		return false;
	slot->count--;
	return true;
}

/* "Roe's", of which the record has the name. */
static bool take_owner(struct bag *bag, const struct tokens *tokens, const struct token *token)
{
	const char *word = tokens->folded + token->fold;
	size_t size = token->fold_end - token->fold;

	return size > 2 && !memcmp(word + size - 2, "'s", 2) &&
	       take_word(bag, word_number_of_folded(word, size - 2));
}

static bool take_token(struct bag *bag, const struct tokens *tokens, const struct token *token)
{
	uint32_t at, part;

	if (take_word(bag, word_number(tokens, token)) || take_owner(bag, tokens, token))
		return true;
	if (!word_has_parts(token))
		return false;
	at = word_parts_begin(tokens, token);
	while ((part = word_part_number(tokens, token, &at)) != 0)
		if (!take_word(bag, part))
			return false;
	return true;
}

/* The words of a paragraph, and those of them that the record lacks. */
struct missing {
	size_t words, n;
	const struct token *shown[MAX_SHOWN];	/* the first of them */
};

/* Takes the paragraph's words out of the bag. */
static struct missing take_words(struct bag *bag, const struct para *para)
{
	struct missing missing = { 0 };

	for (size_t i = 0; i < para->tokens.n; i++) {
		const struct token *token = &para->tokens.v[i];

		if (token->fold == token->fold_end)
			continue;
		missing.words++;
		if (token->flags & TOKEN_HELD || take_token(bag, &para->tokens, token) || is_said(para, token))
			continue;
		if (missing.n < MAX_SHOWN)
			missing.shown[missing.n] = token;
		missing.n++;
	}
	return missing;
}

/* Those to be shown, a space between. */
static const char *join_words(struct arena *arena, const struct para *para,
			      const struct missing *missing)
{
	size_t shown = missing->n < MAX_SHOWN ? missing->n : MAX_SHOWN, size = 0;
	char *bytes, *at;

	for (size_t i = 0; i < shown; i++)
		size += missing->shown[i]->end - missing->shown[i]->start + 1;
	at = bytes = arena_bytes(arena, size);
	for (size_t i = 0; i < shown; i++) {
		const struct token *token = missing->shown[i];

		at = mempcpy(at, para->text + token->start, token->end - token->start);
		*at++ = i + 1 < shown ? ' ' : '\0';
	}
	return bytes;
}

static void keep_in_other(struct fill *fill, const struct para *para)
{
	struct other *other = cv_append(fill->cv, &fill->cv->other, &other_shape);

	other->entry.line = para->line;
	fill_para(fill, &other->text, para, GUESSED);
}

/* "About me": a label of several words, which the field says that it named. */
static bool is_label(const struct para *para)
{
	return tokens_value(&para->tokens, 0, para->tokens.n, WORD_LABEL) != NULL;
}

/* What a page shows twice over is held when it is once; the first is asked for its words itself. */
static bool repeats_above(const struct fill *fill, const struct para *para)
{
	return para > fill->paras->v && !((para->flags ^ para[-1].flags) & LINE_HEADING) &&
	       !strcmp(para->tokens.folded, para[-1].tokens.folded);
}

/* What most words are missing of, or more words than a warning names, is kept whole. */
static void audit_words(struct fill *fill, struct bag *bag, const struct para *para)
{
	struct missing missing = take_words(bag, para);
	bool kept;

	if (!missing.n || para->used || is_label(para) || repeats_above(fill, para))
		return;
	kept = missing.n * 2 > missing.words || missing.n > MAX_SHOWN;
	if (kept)
		keep_in_other(fill, para);
	diag_report(fill->diag, LEVEL_WARNING, pos_at(fill->file, para->line, 0), "unplaced",
		    kept ? "could not place '%s', kept in 'other'" : "could not place '%s'",
		    join_words(fill->arena, para, &missing));
}

/* Whether the paragraph's own words are the address, or the identifier that it leads to: a DOI, say. */
static bool shows_address(const struct para *para, const struct tokens *tokens, const struct token *token)
{
	uint32_t begin = word_parts_begin(tokens, token);

	return token->kind == TOKEN_ADDRESS && begin < token->fold_end &&
	       memmem(para->tokens.folded, strlen(para->tokens.folded), tokens->folded + begin,
		      token->fold_end - begin);
}

static bool holds_parts(const struct bag *bag, const struct tokens *tokens, const struct token *token)
{
	uint32_t at = word_parts_begin(tokens, token), part = 0;
	bool held = word_has_parts(token) && at < token->fold_end;

	while (held && (part = word_part_number(tokens, token, &at)) != 0)
		held = bag_slot(bag, part)->hash;
	return held;
}

/* An address behind a text: "[LinkedIn](https://...)" */
static bool is_link_held(struct fill *fill, const struct bag *bag, const struct para *para, const char *url)
{
	struct tokens tokens;
	bool held = true;

	tokens_read(fill->brief, url, strlen(url), &tokens);
	for (size_t i = 0; held && i < tokens.n; i++)
		held = tokens.v[i].fold == tokens.v[i].fold_end ||
		       bag_slot(bag, word_number(&tokens, &tokens.v[i]))->hash ||
		       holds_parts(bag, &tokens, &tokens.v[i]) ||
		       shows_address(para, &tokens, &tokens.v[i]);
	arena_clear(fill->brief);
	return held;
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
		if (!is_link_held(fill, bag, para, url))
			diag_report(fill->diag, LEVEL_WARNING, pos_at(fill->file, para->line, 0),
				    "unplaced", "could not place the link '%s'", url);
	}
}

void audit(struct fill *fill)
{
	struct audit audit = { .fill = fill, .bag = { .arena = fill->arena } };

	bag_grow(&audit.bag);
	find_lines(&audit);
	each_leaf(&audit, &cv_shape, fill->cv);
	for (size_t i = 0; i < fill->paras->n; i++)
		audit_words(fill, &audit.bag, &fill->paras->v[i]);
	for (size_t i = 0; i < fill->paras->n; i++)
		audit_links(fill, &audit.bag, &fill->paras->v[i]);
}
