/*
 * How well the text reader reads: CVs whose records are known are read and the
 * records compared.
 *
 *	accuracy [OPTION]... FILE.txt...	each against the FILE.json beside it
 *	accuracy [OPTION]... --seeds FIRST N	generated ones
 *
 *	-v		list every leaf that is not exact, every word lost or invented
 *	--fields	the figures of every field
 *	--features	the figures of every feature of the layouts
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/arena.h"
#include "tests/accuracy/generated.h"
#include "tests/accuracy/read.h"
#include "tests/accuracy/report.h"

struct wanted {
	bool verbose, fields, features;
};

static int fail(const char *why)
{
	fprintf(stderr, "accuracy: %s\n", why);
	return -1;
}

/* The record that belongs to DIR/NAME.txt, from DIR/NAME.json. */
static int read_gold(const char *path, struct arena *arena, struct cv *cv)
{
	size_t size = strlen(path), stem = size > 4 ? size - strlen(".txt") : size;
	char *name = arena_printf(arena, "%.*s.json", (int)stem, path);
	char *text = name ? file_text(name) : NULL;
	int result = -1;

	if (text)
		result = read_bytes(format_named("json"), name, text, strlen(text), arena, cv);
	free(text);
	return result;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static int score_file(struct scored *scored, const char *path)
{
	struct arena arena = ARENA_INIT;
	char *text = file_text(path);
	struct document_score score;
	struct cv gold;
	int result = text ? read_gold(path, &arena, &gold) : -1;

	if (!result) {
		score = scored_add(scored, base_name(path), text, &gold);
		report_figures(base_name(path), &score.figures, &score.conserved);
	}
	free(text);
	arena_release(&arena);
	return result;
}

static int score_files(struct scored *scored, char **paths)
{
	report_head("document");
	for (; *paths; paths++)
		if (score_file(scored, *paths))
			return fail("each FILE.txt needs a record FILE.json beside it");
	return 0;
}

static int score_all(struct scored *scored, char **words, const struct wanted *wanted)
{
	if (!words[0] || (!strcmp(words[0], "--seeds") && (!words[1] || !words[2])))
		return fail("usage: accuracy [-v] [--fields] [--features] FILE.txt... | --seeds FIRST N");
	if (!strcmp(words[0], "--seeds"))
		return generated_score(scored, strtoull(words[1], NULL, 10),
				       strtoul(words[2], NULL, 10), wanted->features);
	return score_files(scored, words);
}

static char **take_options(char **words, struct wanted *wanted)
{
	for (; *words; words++) {
		if (!strcmp(*words, "-v"))
			wanted->verbose = true;
		else if (!strcmp(*words, "--fields"))
			wanted->fields = true;
		else if (!strcmp(*words, "--features"))
			wanted->features = true;
		else
			break;
	}
	return words;
}

int main(int argc, char **argv)
{
	struct wanted wanted = { false, false, false };
	char **words = take_options(argv + (argc > 0), &wanted);
	struct scored scored = { .reader = format_named("text"), .verbose = wanted.verbose };
	int result = scored.reader ? score_all(&scored, words, &wanted)
				   : fail("this build reads no text");

	if (!result)
		scored_report(&scored, wanted.fields);
	scored_release(&scored);
	return result ? EXIT_FAILURE : EXIT_SUCCESS;
}
