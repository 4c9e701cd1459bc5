#include "tests/accuracy/facts.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/arena.h"
#include "tests/accuracy/read.h"

/* Cuts the line at its tabs. */
static struct fact cut(const char *block, char *line)
{
	struct fact fact = { .block = block, .key = strsep(&line, "\t") };

	for (size_t i = 0; i < FACT_PARTS; i++) {
		char *part = line ? strsep(&line, "\t") : NULL;

		fact.part[i] = part ? part : "";
	}
	return fact;
}

static void add(struct facts *facts, struct arena *arena, struct fact fact)
{
	struct fact *grown = arena_grow(arena, facts->v, facts->n, &facts->capacity, sizeof(*grown));

	if (!grown)
		return;
	facts->v = grown;
	grown[facts->n++] = fact;
}

int facts_load(struct facts *facts, const char *path, struct arena *arena)
{
	char *text = file_text(path), *rest, *line;
	const char *block = "";

	if (!text)
		return -1;
	rest = arena_strdup(arena, text);
	free(text);
	while (rest && (line = strsep(&rest, "\n"))) {
		if (*line == '[')
			block = arena_printf(arena, "%.*s", (int)strcspn(line + 1, "]"), line + 1);
		else if (*line && *line != '#')
			add(facts, arena, cut(block, line));
	}
	return arena_failed(arena) ? -1 : 0;
}

static const struct fact *in_block(const struct facts *facts, const char *block, const char *key,
				   size_t skip, size_t *count)
{
	*count = 0;
	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *fact = &facts->v[i];

		if (strcmp(fact->key, key) || strcmp(fact->block, block))
			continue;
		if ((*count)++ == skip)
			return fact;
	}
	return NULL;
}

size_t facts_count(const struct facts *facts, const char *block, const char *key)
{
	size_t count;

	in_block(facts, block, key, (size_t)-1, &count);
	if (!count)
		in_block(facts, "", key, (size_t)-1, &count);
	return count;
}

const struct fact *facts_nth(const struct facts *facts, const char *block, const char *key,
			     size_t n)
{
	size_t count = facts_count(facts, block, key), ignored;
	const struct fact *fact = count ? in_block(facts, block, key, n % count, &ignored) : NULL;

	return fact || !count ? fact : in_block(facts, "", key, n % count, &ignored);
}

const struct fact *facts_pick(const struct facts *facts, struct draw *draw, const char *block,
			      const char *key)
{
	return facts_nth(facts, block, key, draw_below(draw, facts_count(facts, block, key)));
}
