/* What tests of the text reader share: a text read, and parts of its record shown in a line. */
#ifndef TESTS_UNIT_TEXT_KIT_H
#define TESTS_UNIT_TEXT_KIT_H

#include "pipeline/arena.h"
#include "pipeline/convert.h"
#include "pipeline/fields.h"
#include "tests/accuracy/leaves.h"
#include "tests/accuracy/read.h"
#include "tests/unit/check.h"

/* Of everything below; main() releases it. */
static struct arena arena = ARENA_INIT;

static inline struct cv *read(const char *text)
{
	struct cv *cv = arena_alloc(&arena, sizeof(*cv));

	cv_init(cv, &arena);
	CHECK(!read_bytes(format_named("text"), "test", text, strlen(text), &arena, cv));
	return cv;
}

/* A person's text with that section alone. */
static inline struct cv *read_section(const char *heading, const char *text)
{
	return read(arena_printf(&arena, "Ann Lee\n\n%s\n\n%s", heading, text));
}

static inline void show_leaf(void *context, const struct shape *shape, const struct field *field,
			     const struct text *text)
{
	const char **all = context;

	(void)shape;
	if (strcmp(field->name, "section") != 0)
		*all = arena_printf(&arena, "%s%s%s=%s", *all, **all ? "; " : "", field->name,
				    text->s);
}

/* All values of an object, "name=value; name=value". */
static inline const char *show(const struct shape *shape, const void *object)
{
	const char *all = "";

	leaves_visit(shape, object, show_leaf, &all);
	return all;
}

/* What was shown before, and each object of the list, with " || " between. */
static inline const char *show_more(const char *all, const struct shape *shape,
				    const struct list *list)
{
	for (size_t i = 0; i < list->n; i++)
		all = arena_printf(&arena, "%s%s%s", all, *all ? " || " : "",
				   show(shape, list->v[i]));
	return all;
}

static inline const char *show_list(const struct shape *shape, const struct list *list)
{
	return show_more("", shape, list);
}

#endif
