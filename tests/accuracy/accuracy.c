/*
 * How well the text reader reads: CVs whose records are known are read and the
 * records compared.
 *
 *	accuracy [-v] [--fields] FILE.txt...	each against the FILE.json beside it
 *
 * -v lists every leaf that is not exact, and every word lost or invented;
 * --fields gives the figures of every field.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/arena.h"
#include "tests/accuracy/read.h"
#include "tests/accuracy/report.h"
#include "tests/accuracy/score.h"

struct run {
	const struct format *text, *json;
	bool verbose, fields;
	struct tally all;
	struct conservation conserved;
	double exact_sum, exact_least;
	char least[64];
	size_t documents, failed;
};

static FILE *misses(const struct run *run)
{
	return run->verbose ? stdout : NULL;
}

/* Adds the figures of one document to those of all. */
static void add_document(struct run *run, const char *name, const struct tally *tally,
			 const struct conservation *conserved)
{
	struct figures figures = tally_figures(tally, NULL, NULL, SCORE_FIELDS);

	if (!run->documents++ || figures.exact < run->exact_least) {
		run->exact_least = figures.exact;
		snprintf(run->least, sizeof(run->least), "%s", name);
	}
	run->exact_sum += figures.exact;
	run->conserved.lost += conserved->lost;
	run->conserved.source += conserved->source;
	run->conserved.invented += conserved->invented;
	run->conserved.record += conserved->record;
	tally_merge(&run->all, tally);
}

/* The record that belongs to DIR/NAME.txt, from DIR/NAME.json. */
static int read_gold(const struct run *run, const char *path, struct arena *arena, struct cv *cv)
{
	size_t stem = strlen(path) - strlen(".txt");
	char *name = arena_printf(arena, "%.*s.json", (int)stem, path);
	char *text = name ? file_text(name) : NULL;
	int result = text ? read_bytes(run->json, name, text, strlen(text), arena, cv) : -1;

	free(text);
	return result;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* What could not be read counts as an empty record. */
static void score_text(struct run *run, const char *name, const char *text,
		       const struct cv *gold)
{
	struct arena arena = ARENA_INIT;
	struct tally tally = TALLY_INIT;
	struct conservation conserved = { 0, 0, 0, 0 };
	struct figures figures;
	struct cv cv;

	tally.misses = misses(run);
	tally.document = name;
	cv_init(&cv, &arena);
	if (read_bytes(run->text, name, text, strlen(text), &arena, &cv)) {
		run->failed++;
		cv_init(&cv, &arena);
	}
	tally_score(&tally, gold, &cv);
	conservation_add(&conserved, text, &cv, tally.misses, name);
	figures = tally_figures(&tally, NULL, NULL, SCORE_FIELDS);
	report_figures(name, &figures, &conserved);
	add_document(run, name, &tally, &conserved);
	tally_release(&tally);
	arena_release(&arena);
}

static int score_file(struct run *run, const char *path)
{
	struct arena arena = ARENA_INIT;
	char *text = file_text(path);
	struct cv gold;
	int result = text ? read_gold(run, path, &arena, &gold) : -1;

	if (!result)
		score_text(run, base_name(path), text, &gold);
	free(text);
	arena_release(&arena);
	return result;
}

static void report_run(const struct run *run)
{
	printf("mean of %zu documents: exact %.3f; worst %.3f (%s)\n", run->documents,
	       run->exact_sum / (double)run->documents, run->exact_least, run->least);
	if (run->failed)
		printf("%zu could not be read at all\n", run->failed);
	report_sections(&run->all, &run->conserved, run->fields);
	report_trust(&run->all);
}

static int fail(const char *why)
{
	fprintf(stderr, "accuracy: %s\n", why);
	return EXIT_FAILURE;
}

static bool has_suffix(const char *name, const char *suffix)
{
	size_t n = strlen(name), m = strlen(suffix);

	return n > m && !strcmp(name + n - m, suffix);
}

static int run_files(struct run *run, char **paths)
{
	report_head("document");
	for (; *paths; paths++)
		if (!has_suffix(*paths, ".txt") || score_file(run, *paths))
			return fail("each FILE.txt needs a record FILE.json beside it");
	report_run(run);
	return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
	struct run run = { .text = format_named("text"), .json = format_named("json") };
	int status;

	for (; argc > 1 && argv[1][0] == '-'; argc--, argv++) {
		if (!strcmp(argv[1], "-v"))
			run.verbose = true;
		else if (!strcmp(argv[1], "--fields"))
			run.fields = true;
		else
			return fail("usage: accuracy [-v] [--fields] FILE.txt...");
	}
	if (!run.text || !run.json)
		return fail("this build reads no text");
	if (argc < 2)
		return fail("usage: accuracy [-v] [--fields] FILE.txt...");
	status = run_files(&run, argv + 1);
	tally_release(&run.all);
	return status;
}
