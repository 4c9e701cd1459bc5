#include "tests/accuracy/generated.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/arena.h"
#include "tests/accuracy/rendering.h"
#include "tests/accuracy/report.h"

#define ROWS_MAX 400
#define WORST_ROWS 25
#define WORST_SEEDS 12
#define LEAST_DOCUMENTS 4	/* fewer say little of a feature */

/* All documents that share a row of the layouts, a tongue or a profession. */
struct shared {
	char feature[16], name[48];
	double exact;
	size_t leaves, documents;
};

struct seed_score {
	uint64_t seed;
	double exact;
	char person[48];
};

struct generated {
	struct shared rows[ROWS_MAX];
	size_t n_rows;
	struct seed_score *seeds;
	size_t n_seeds;
};

static struct shared *row_of(struct generated *g, const char *feature, const char *name)
{
	struct shared *row;

	for (size_t i = 0; i < g->n_rows; i++)
		if (!strcmp(g->rows[i].feature, feature) && !strcmp(g->rows[i].name, name))
			return &g->rows[i];
	if (g->n_rows == ROWS_MAX)
		return &g->rows[ROWS_MAX - 1];
	row = &g->rows[g->n_rows++];
	snprintf(row->feature, sizeof(row->feature), "%s", feature);
	snprintf(row->name, sizeof(row->name), "%s", name);
	return row;
}

static void add_to(struct generated *g, const char *feature, const char *name,
		   const struct figures *figures)
{
	struct shared *row = row_of(g, feature, name);
	size_t leaves = figures->gold + figures->pred;

	row->exact += figures->exact * (double)leaves;
	row->leaves += leaves;
	row->documents++;
}

static void add_rendering(struct generated *g, uint64_t seed, const struct rendering *rendering,
			  const struct figures *figures)
{
	struct seed_score *score = &g->seeds[g->n_seeds++];

	score->seed = seed;
	score->exact = figures->exact;
	snprintf(score->person, sizeof(score->person), "%s %s", rendering->person.tongue,
		 rendering->person.profession);
	add_to(g, "tongue", rendering->person.tongue, figures);
	add_to(g, "profession", rendering->person.profession, figures);
	for (enum feature feature = 0; feature < FEATURES; feature++)
		add_to(g, feature_name(feature), layout_name(&rendering->layout, feature), figures);
}

static int score_seed(struct generated *g, struct scored *scored, uint64_t seed)
{
	struct arena arena = ARENA_INIT;
	struct rendering rendering;
	struct document_score score;
	char name[32];
	int result = rendering_make(&rendering, seed, &arena);

	if (!result) {
		snprintf(name, sizeof(name), "seed %" PRIu64, seed);
		score = scored_add(scored, name, rendering.text, &rendering.expected);
		add_rendering(g, seed, &rendering, &score.figures);
	}
	arena_release(&arena);
	return result;
}

static double exact_of(const struct shared *row)
{
	return row->leaves ? row->exact / (double)row->leaves : 1;
}

static int by_exact(const void *a, const void *b)
{
	double left = exact_of(a), right = exact_of(b);

	return left < right ? -1 : left > right;
}

static int by_seed_exact(const void *a, const void *b)
{
	const struct seed_score *left = a, *right = b;

	if (left->exact != right->exact)
		return left->exact < right->exact ? -1 : 1;
	return left->seed < right->seed ? -1 : left->seed > right->seed;
}

static void report_rows(struct generated *g, bool all)
{
	size_t shown = 0;

	qsort(g->rows, g->n_rows, sizeof(*g->rows), by_exact);
	printf("\n%-12s%-34s%9s %6s\n", all ? "layouts by" : "worst at", "", "documents", "exact");
	for (size_t i = 0; i < g->n_rows && (all || shown < WORST_ROWS); i++) {
		const struct shared *row = &g->rows[i];

		if (!all && row->documents < LEAST_DOCUMENTS)
			continue;
		report_text(row->feature, 12);
		report_text(row->name, 34);
		printf("%9zu %6.3f\n", row->documents, exact_of(row));
		shown++;
	}
}

static void report_seeds(struct generated *g)
{
	qsort(g->seeds, g->n_seeds, sizeof(*g->seeds), by_seed_exact);
	printf("\n%-12s%-24s%6s   (build/tests/accuracy/layouts --seed N --text)\n", "worst seeds",
	       "", "exact");
	for (size_t i = 0; i < g->n_seeds && i < WORST_SEEDS; i++) {
		printf("%-12" PRIu64, g->seeds[i].seed);
		report_text(g->seeds[i].person, 24);
		printf("%6.3f\n", g->seeds[i].exact);
	}
}

int generated_score(struct scored *scored, uint64_t first, size_t n, bool features)
{
	struct generated *g = calloc(1, sizeof(*g));
	int result = 0;

	if (!g || !(g->seeds = calloc(n, sizeof(*g->seeds)))) {
		free(g);
		return -1;
	}
	for (size_t i = 0; i < n && !result; i++)
		result = score_seed(g, scored, first + i);
	if (!result) {
		report_rows(g, features);
		report_seeds(g);
	}
	free(g->seeds);
	free(g);
	return result;
}
