#include "pipeline/record.h"

#include "pipeline/arena.h"
#include "pipeline/fields.h"
#include "tests/faults.h"
#include "tests/unit/check.h"

static void set(struct cv *cv, struct text *text, const char *value)
{
	cv_set(cv, text, value, strlen(value), 7, 80);
}

static void test_leaves(void)
{
	struct arena arena = ARENA_INIT;
	struct cv cv;

	cv_init(&cv, &arena);
	CHECK(!text_present(&cv.basics.name));
	cv_set(&cv, &cv.basics.name, "Ada Lovelace", 3, 7, 250);
	CHECK_STR(cv.basics.name.s, "Ada");
	CHECK_INT(cv.basics.name.line, 7);
	CHECK_INT(cv.basics.name.confidence, 100);
	cv_set(&cv, &cv.basics.name, "", 0, 8, 50);
	CHECK(!text_present(&cv.basics.name));
	arena_release(&arena);
}

static void test_lists(void)
{
	struct arena arena = ARENA_INIT;
	struct work *first;
	struct cv cv;

	cv_init(&cv, &arena);
	first = cv_append(&cv, &cv.work, &work_shape);
	set(&cv, &first->position, "Analyst");
	for (int i = 0; i < 100; i++)
		cv_append(&cv, &cv.work, &work_shape);
	CHECK_INT(cv.work.n, 101);
	CHECK(cv.work.v[0] == first);
	CHECK_STR(first->position.s, "Analyst");
	cv_add(&cv, &first->highlights, "one", 3, 1, 100);
	cv_add(&cv, &first->highlights, "", 0, 2, 100);
	cv_add(&cv, &first->highlights, "two", 3, 3, 100);
	CHECK_INT(first->highlights.n, 2);
	CHECK_STR(first->highlights.v[1].s, "two");
	CHECK_INT(first->highlights.v[1].line, 3);
	arena_release(&arena);
}

static void test_extras(void)
{
	struct arena arena = ARENA_INIT;
	struct cv cv;

	cv_init(&cv, &arena);
	cv_add_extra(&cv, &cv.entry.extras, "meta", "{\"a\":1}?", 7, 2);
	cv_add_extra(&cv, &cv.entry.extras, "x", "null", 4, 3);
	CHECK_STR(extras_get(&cv.entry.extras, "meta"), "{\"a\":1}");
	CHECK_STR(extras_get(&cv.entry.extras, "x"), "null");
	CHECK(!extras_get(&cv.entry.extras, "y"));
	arena_release(&arena);
}

/* Enough of everything to need many blocks. */
static void fill(struct cv *cv)
{
	for (int i = 0; i < 200; i++) {
		struct publication *publication = cv_append(cv, &cv->publications, &publication_shape);

		if (!publication)
			return;
		set(cv, &publication->name, "On the diagram of the engine");
		for (int j = 0; j < 9; j++)
			cv_add(cv, &publication->authors, "A. Lovelace", 11, 1, 100);
		cv_add_extra(cv, &publication->entry.extras, "key", "\"l1843\"", 7, 1);
	}
}

static bool is_whole(const struct cv *cv)
{
	for (size_t i = 0; i < cv->publications.n; i++) {
		const struct publication *publication = cv->publications.v[i];

		for (size_t j = 0; j < publication->authors.n; j++)
			if (!publication->authors.v[j].s)
				return false;
		for (size_t j = 0; j < publication->entry.extras.n; j++)
			if (!publication->entry.extras.v[j].name || !publication->entry.extras.v[j].json)
				return false;
	}
	return true;
}

static void test_every_allocation_fails(void)
{
	bool hit = true;

	for (long n = 1; hit; n++) {
		struct arena arena = ARENA_INIT;
		struct cv cv;

		cv_init(&cv, &arena);
		faults_from(FAULT_MEMORY, n);
		fill(&cv);
		hit = faults_end(FAULT_MEMORY);
		CHECK(arena_failed(&arena) == hit);
		CHECK(is_whole(&cv));
		CHECK(hit || cv.publications.n == 200);
		arena_release(&arena);
	}
}

int main(void)
{
	RUN(test_leaves);
	RUN(test_lists);
	RUN(test_extras);
	RUN(test_every_allocation_fails);
	return check_done();
}
