#include "pipeline/arena.h"

#include <stdint.h>

#include "tests/faults.h"
#include "tests/unit/check.h"

static void test_zeroed_and_aligned(void)
{
	struct arena arena = ARENA_INIT;

	for (size_t size = 1; size < 300; size++) {
		char *bytes = arena_alloc(&arena, size);

		CHECK((uintptr_t)bytes % _Alignof(max_align_t) == 0);
		for (size_t i = 0; i < size; i++)
			if (bytes[i])
				CHECK(!"zeroed");
		memset(bytes, 0xFF, size);
		CHECK_STR(arena_copy(&arena, "odd", 3), "odd");
	}
	arena_release(&arena);
}

static void test_strings(void)
{
	struct arena arena = ARENA_INIT;

	CHECK_STR(arena_copy(&arena, NULL, 0), "");
	CHECK_STR(arena_copy(&arena, "cut here", 3), "cut");
	CHECK_STR(arena_strdup(&arena, "whole"), "whole");
	CHECK_STR(arena_printf(&arena, "%s-%d", "a", 7), "a-7");
	CHECK_STR(arena_printf(&arena, "%s", ""), "");
	arena_release(&arena);
}

static void test_blocks_of_every_size(void)
{
	struct arena arena = ARENA_INIT;
	char *small = arena_strdup(&arena, "small");
	char *large = arena_alloc(&arena, 5 << 20);
	char *behind = arena_strdup(&arena, "behind");

	CHECK_STR(small, "small");
	CHECK(large && large[(5 << 20) - 1] == 0);
	CHECK(behind == small + 6);	/* the large block did not end the small one */
	for (int i = 0; i < 200000; i++)
		if (!arena_alloc(&arena, 24))
			CHECK(!"grows");
	CHECK_STR(small, "small");
	arena_release(&arena);
}

static void test_clear_keeps_a_block(void)
{
	struct arena arena = ARENA_INIT;
	char *first = arena_alloc(&arena, 1000), *again;

	memset(first, 0xFF, 1000);
	arena_alloc(&arena, 1 << 20);
	arena_clear(&arena);
	CHECK_INT(arena.total, 0);
	faults_from(FAULT_MEMORY, 1);
	again = arena_alloc(&arena, 1000);
	CHECK(!faults_end(FAULT_MEMORY));
	CHECK(again == first && again[0] == 0 && again[999] == 0);
	arena_release(&arena);
}

static void test_grow_keeps_what_is_there(void)
{
	struct arena arena = ARENA_INIT;
	size_t capacity = 0;
	int *numbers = NULL;

	for (int i = 0; i < 1000; i++) {
		numbers = arena_grow(&arena, numbers, (size_t)i, &capacity, sizeof(*numbers));
		numbers[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		if (numbers[i] != i)
			CHECK(!"kept");
	CHECK(capacity >= 1000);
	arena_release(&arena);
}

static void test_newest_grows_and_shrinks_in_place(void)
{
	struct arena arena = ARENA_INIT;
	size_t capacity = 4, total;
	int *numbers = arena_array(&arena, capacity, sizeof(*numbers)), *grown;

	numbers[3] = 3;
	grown = arena_grow(&arena, numbers, 4, &capacity, sizeof(*numbers));
	CHECK(grown == numbers && capacity == 8 && grown[3] == 3 && grown[7] == 0);
	total = arena.total;
	arena_shrink(&arena, grown, 8 * sizeof(*grown), 5 * sizeof(*grown));
	CHECK_INT(arena.total, total - 3 * sizeof(*grown));
	arena_strdup(&arena, "behind");
	arena_shrink(&arena, grown, 5 * sizeof(*grown), 0);	/* no longer the newest */
	CHECK(grown[3] == 3);
	capacity = 5;
	CHECK(arena_grow(&arena, grown, 5, &capacity, sizeof(*grown)) != grown);
	arena_release(&arena);
}

static void test_newest_text_extends_in_place(void)
{
	struct arena arena = ARENA_INIT;
	char *text = arena_copy(&arena, "ab", 2);
	size_t total = arena.total;

	CHECK(arena_extend(&arena, text, 3, 4) == text);
	CHECK_INT(arena.total, total + 4);
	CHECK_STR(text, "ab");
	CHECK(text[6] == '\0');
	CHECK(!arena_extend(&arena, text, 3, 1));	/* it is longer by now */
	CHECK(!arena_extend(&arena, text, 7, 1 << 20));
	arena_strdup(&arena, "behind");
	CHECK(!arena_extend(&arena, text, 7, 1));
	CHECK(!arena_failed(&arena));
	arena_release(&arena);
}

static void test_overflow_fails(void)
{
	struct arena arena = ARENA_INIT;
	size_t capacity = SIZE_MAX / 2 + 1;

	CHECK(!arena_array(&arena, SIZE_MAX / 2, 4));
	CHECK(arena_failed(&arena));
	arena_release(&arena);
	CHECK(!arena_alloc(&arena, SIZE_MAX));
	arena_release(&arena);
	CHECK(!arena_copy(&arena, "x", SIZE_MAX));
	arena_release(&arena);
	CHECK(!arena_grow(&arena, NULL, capacity, &capacity, 1));
	arena_release(&arena);
}

/* A large document's worth of use; every pointer that is NULL must come with `failed`. */
static bool use(struct arena *arena)
{
	size_t capacity = 0;
	char **list = NULL;

	for (size_t i = 0; i < 30000; i++) {
		char **grown = arena_grow(arena, list, i, &capacity, sizeof(*list));

		if (!grown)
			return false;
		list = grown;
		list[i] = arena_printf(arena, "%zu", i);
		if (!list[i])
			return false;
	}
	return true;
}

static void test_every_allocation_fails(void)
{
	for (long n = 1;; n++) {
		struct arena arena = ARENA_INIT;
		bool done, hit;

		faults_from(FAULT_MEMORY, n);
		done = use(&arena);
		hit = faults_end(FAULT_MEMORY);
		CHECK(done == !hit);
		CHECK(arena_failed(&arena) == hit);
		if (hit)
			CHECK(!arena_strdup(&arena, "sticky"));
		arena_release(&arena);
		CHECK(!arena_failed(&arena));
		if (!hit) {
			CHECK(n > 3);
			break;
		}
	}
}

static void test_recovery_point(void)
{
	struct arena arena = ARENA_INIT;
	jmp_buf out;
	volatile int jumps = 0;

	if (setjmp(out)) {
		jumps++;
	} else {
		arena.on_failure = &out;
		faults_from(FAULT_MEMORY, 2);
		use(&arena);
		CHECK(!"came back");
	}
	faults_end(FAULT_MEMORY);
	CHECK_INT(jumps, 1);
	CHECK(arena_failed(&arena));
	arena_release(&arena);
}

int main(void)
{
	RUN(test_zeroed_and_aligned);
	RUN(test_strings);
	RUN(test_blocks_of_every_size);
	RUN(test_clear_keeps_a_block);
	RUN(test_grow_keeps_what_is_there);
	RUN(test_newest_grows_and_shrinks_in_place);
	RUN(test_newest_text_extends_in_place);
	RUN(test_overflow_fails);
	RUN(test_every_allocation_fails);
	RUN(test_recovery_point);
	return check_done();
}
