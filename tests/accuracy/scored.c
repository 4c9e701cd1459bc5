#include "tests/accuracy/scored.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/arena.h"
#include "tests/accuracy/read.h"
#include "tests/accuracy/report.h"

static void add_conserved(struct conservation *into, const struct conservation *from)
{
	into->lost += from->lost;
	into->source += from->source;
	into->invented += from->invented;
	into->record += from->record;
}

static void add_figures(struct scored *scored, const char *name, const struct document_score *score)
{
	if (!scored->documents++ || score->figures.exact < scored->exact_least) {
		scored->exact_least = score->figures.exact;
		snprintf(scored->least, sizeof(scored->least), "%s", name);
	}
	scored->exact_sum += score->figures.exact;
	add_conserved(&scored->conserved, &score->conserved);
}

struct document_score scored_add(struct scored *scored, const char *name, const char *text,
				 const struct cv *gold)
{
	struct arena arena = ARENA_INIT;
	struct tally tally = TALLY_INIT;
	struct document_score score = { .conserved = { 0, 0, 0, 0 } };
	struct cv cv;

	tally.misses = scored->verbose ? stdout : NULL;
	tally.document = name;
	cv_init(&cv, &arena);
	if (read_bytes(scored->reader, name, text, strlen(text), &arena, &cv)) {
		scored->failed++;
		cv_init(&cv, &arena);
	}
	tally_score(&tally, gold, &cv);
	conservation_add(&score.conserved, text, &cv, tally.misses, name);
	score.figures = tally_figures(&tally, NULL, NULL, SCORE_FIELDS);
	add_figures(scored, name, &score);
	tally_merge(&scored->all, &tally);
	tally_release(&tally);
	arena_release(&arena);
	return score;
}

void scored_report(const struct scored *scored, bool fields)
{
	printf("mean of %zu documents: exact %.3f; worst %.3f (%s)\n", scored->documents,
	       scored->exact_sum / (double)scored->documents, scored->exact_least, scored->least);
	if (scored->failed)
		printf("%zu could not be read at all\n", scored->failed);
	report_sections(&scored->all, &scored->conserved, fields);
	report_trust(&scored->all);
}

void scored_release(struct scored *scored)
{
	tally_release(&scored->all);
}
