/*
 * Prints a generated CV, or the record it should give.
 *
 *	layouts --seed N [--text | --json | --features]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/convert.h"
#include "tests/accuracy/read.h"
#include "tests/accuracy/rendering.h"

static int print_json(const struct cv *cv)
{
	struct diag diag;
	struct sink *sink;
	struct writer *writer = NULL;
	int result = -1;

	diag_init(&diag, NULL, NULL);
	sink = sink_open("-", 0, &diag);
	if (sink)
		writer = writer_open(format_named("json"), sink, false, NULL, &diag);
	if (writer && !writer_put(writer, cv))
		result = writer_end(writer);
	writer_close(writer);
	if (sink && !result)
		result = sink_commit(sink);
	if (sink)
		sink_close(sink);
	return result;
}

static void print_features(const struct rendering *rendering)
{
	printf("%-12s %s %s\n", "person", rendering->person.tongue, rendering->person.profession);
	for (enum feature feature = 0; feature < FEATURES; feature++)
		printf("%-12s %s\n", feature_name(feature),
		       layout_name(&rendering->layout, feature));
}

static int print(const struct rendering *rendering, const char *what)
{
	if (!strcmp(what, "--json"))
		return print_json(&rendering->expected);
	if (!strcmp(what, "--features"))
		print_features(rendering);
	else
		fputs(rendering->text, stdout);
	return 0;
}

int main(int argc, char **argv)
{
	struct arena arena = ARENA_INIT;
	struct rendering rendering;
	int result;

	if (argc < 3 || argc > 4 || strcmp(argv[1], "--seed")) {
		fputs("usage: layouts --seed N [--text | --json | --features]\n", stderr);
		return EXIT_FAILURE;
	}
	result = rendering_make(&rendering, strtoull(argv[2], NULL, 10), &arena);
	if (result)
		fputs("layouts: the data in " DATA " cannot be used\n", stderr);
	else
		result = print(&rendering, argc > 3 ? argv[3] : "--text");
	arena_release(&arena);
	return result ? EXIT_FAILURE : EXIT_SUCCESS;
}
