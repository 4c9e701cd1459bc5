#include "tests/accuracy/score.h"

#include <stdlib.h>

#include "pipeline/arena.h"
#include "tests/accuracy/agree.h"

struct scoring {
	struct tally *tally;
	struct arena *arena;
};

/* The tally */

void tally_release(struct tally *tally)
{
	free(tally->rows);
	*tally = (struct tally)TALLY_INIT;
}

static struct score_row *row_of(struct tally *tally, const struct shape *shape,
				const struct field *field)
{
	for (size_t i = 0; i < tally->n; i++)
		if (tally->rows[i].field == field)
			return &tally->rows[i];
	if (tally->n == tally->capacity) {
		tally->capacity = tally->capacity * 2 + 64;
		tally->rows = realloc(tally->rows, tally->capacity * sizeof(*tally->rows));
		if (!tally->rows)
			abort();	/* a test tool: nothing to save */
	}
	tally->rows[tally->n] = (struct score_row){ .shape = shape, .field = field };
	return &tally->rows[tally->n++];
}

static void add_trust(struct score_trust *into, const struct score_trust *from)
{
	into->leaves += from->leaves;
	into->exact += from->exact;
}

void tally_merge(struct tally *into, const struct tally *from)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct score_row *add = &from->rows[i];
		struct score_row *row = row_of(into, add->shape, add->field);

		row->exact += add->exact;
		row->soft += add->soft;
		row->gold += add->gold;
		row->pred += add->pred;
		add_trust(&row->sure, &add->sure);
	}
	for (size_t i = 0; i <= 100; i++)
		add_trust(&into->trust[i], &from->trust[i]);
}

static void list_miss(const struct tally *tally, const struct shape *shape,
		      const struct field *field, const char *gold, const char *pred)
{
	if (!tally->misses)
		return;
	fprintf(tally->misses, "%s: %s.%s\n", tally->document, shape->name, field->name);
	fprintf(tally->misses, "    should be  %s\n    is         %s\n", gold ? gold : "-",
		pred ? pred : "-");
}

/* Leaves; a side that is missing is NULL */

static void count_trust(struct score_trust *trust, bool exact)
{
	trust->leaves++;
	trust->exact += exact;
}

static void score_leaf(struct tally *tally, const struct shape *shape, const struct field *field,
		       const struct text *gold, const struct text *pred)
{
	const char *wanted = gold ? gold->s : NULL, *got = pred ? pred->s : NULL;
	struct credit credit = wanted && got ? agree(field, wanted, got) : (struct credit){ 0, 0 };
	struct score_row *row;

	if (!wanted && !got)
		return;
	row = row_of(tally, shape, field);
	row->exact += credit.exact;
	row->soft += credit.soft;
	row->gold += wanted != NULL;
	row->pred += got != NULL;
	if (credit.exact < 1)
		list_miss(tally, shape, field, wanted, got);
	if (got && !(field->flags & FIELD_LABEL)) {
		count_trust(&tally->trust[pred->confidence], credit.exact >= 1);
		if (pred->confidence >= SURE)
			count_trust(&row->sure, credit.exact >= 1);
	}
}

static const size_t *pair_texts(struct arena *arena, const struct field *field,
				const struct texts *gold, const struct texts *pred)
{
	double *weights = arena_array(arena, gold->n * pred->n, sizeof(*weights));

	for (size_t i = 0; i < gold->n; i++)
		for (size_t j = 0; j < pred->n; j++)
			weights[i * pred->n + j] =
				agree(field, gold->v[i].s, pred->v[j].s).soft - 0.3;
	return pair_best(arena, weights, gold->n, pred->n);
}

static void score_texts(struct scoring *scoring, const struct shape *shape,
			const struct field *field, const struct texts *gold,
			const struct texts *pred)
{
	const size_t *partner = pair_texts(scoring->arena, field, gold, pred);
	bool *met = arena_array(scoring->arena, pred->n, sizeof(*met));

	for (size_t i = 0; i < gold->n; i++) {
		if (partner[i] != PAIR_NONE)
			met[partner[i]] = true;
		score_leaf(scoring->tally, shape, field, &gold->v[i],
			   partner[i] == PAIR_NONE ? NULL : &pred->v[partner[i]]);
	}
	for (size_t j = 0; j < pred->n; j++)
		if (!met[j])
			score_leaf(scoring->tally, shape, field, NULL, &pred->v[j]);
}

/* Objects */

static void score_object(struct scoring *scoring, const struct shape *shape, const void *gold,
			 const void *pred);

static void score_list(struct scoring *scoring, const struct shape *shape, const struct list *gold,
		       const struct list *pred)
{
	const double *weights = entry_weights(scoring->arena, shape, gold, pred);
	const size_t *partner = pair_best(scoring->arena, weights, gold->n, pred->n);
	bool *met = arena_array(scoring->arena, pred->n, sizeof(*met));

	for (size_t i = 0; i < gold->n; i++) {
		if (partner[i] != PAIR_NONE)
			met[partner[i]] = true;
		score_object(scoring, shape, gold->v[i],
			     partner[i] == PAIR_NONE ? NULL : pred->v[partner[i]]);
	}
	for (size_t j = 0; j < pred->n; j++)
		if (!met[j])
			score_object(scoring, shape, NULL, pred->v[j]);
}

static void score_field(struct scoring *scoring, const struct shape *shape,
			const struct field *field, const void *gold, const void *pred)
{
	static const struct texts no_texts = { NULL, 0, 0 };
	static const struct list no_list = { NULL, 0, 0 };

	if (field->kind == FIELD_TEXTS)
		score_texts(scoring, shape, field, gold ? field_texts_const(field, gold) : &no_texts,
			    pred ? field_texts_const(field, pred) : &no_texts);
	else if (field->kind == FIELD_OBJECTS)
		score_list(scoring, field->shape, gold ? field_list_const(field, gold) : &no_list,
			   pred ? field_list_const(field, pred) : &no_list);
	else if (field->kind == FIELD_OBJECT)
		score_object(scoring, field->shape, gold ? field_object_const(field, gold) : NULL,
			     pred ? field_object_const(field, pred) : NULL);
	else
		score_leaf(scoring->tally, shape, field, gold ? field_text_const(field, gold) : NULL,
			   pred ? field_text_const(field, pred) : NULL);
}

static void score_object(struct scoring *scoring, const struct shape *shape, const void *gold,
			 const void *pred)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		score_field(scoring, shape, &shape->fields[i], gold, pred);
}

void tally_score(struct tally *tally, const struct cv *gold, const struct cv *pred)
{
	struct arena arena = ARENA_INIT;
	struct scoring scoring = { tally, &arena };

	score_object(&scoring, &cv_shape, gold, pred);
	arena_release(&arena);
}

/* Figures */

static bool counts(const struct score_row *row, const struct shape *shape,
		   const struct field *field, enum score_part part)
{
	bool label = row->field->flags & FIELD_LABEL;

	return (!shape || row->shape == shape) && (!field || row->field == field) &&
	       (part == SCORE_BOTH || label == (part == SCORE_LABELS));
}

static double share(double part, size_t whole)
{
	return whole ? part / (double)whole : 1;
}

struct figures tally_figures(const struct tally *tally, const struct shape *shape,
			     const struct field *field, enum score_part part)
{
	struct score_row sum = { .exact = 0 };

	for (size_t i = 0; i < tally->n; i++) {
		const struct score_row *row = &tally->rows[i];

		if (!counts(row, shape, field, part))
			continue;
		sum.exact += row->exact;
		sum.soft += row->soft;
		sum.gold += row->gold;
		sum.pred += row->pred;
		add_trust(&sum.sure, &row->sure);
	}
	return (struct figures){
		.exact = share(2 * sum.exact, sum.gold + sum.pred),
		.soft = share(2 * sum.soft, sum.gold + sum.pred),
		.precision = share(sum.exact, sum.pred),
		.recall = share(sum.exact, sum.gold),
		.gold = sum.gold,
		.pred = sum.pred,
		.sure = sum.sure,
	};
}
