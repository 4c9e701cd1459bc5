/*
 * Unit tests: a program of functions run by RUN(), each one test in TAP. A
 * failed check prints where it stands and the test goes on.
 *
 *	static void test_what_holds(void) { CHECK(cond); CHECK_STR(got, "wanted"); }
 *	int main(void) { RUN(test_what_holds); return check_done(); }
 */
#ifndef TESTS_UNIT_CHECK_H
#define TESTS_UNIT_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int check_tests, check_failed_tests;
static bool check_failed;
static const char *check_skipped;

static inline bool check_that(bool holds, const char *what, const char *file, int line)
{
	if (!holds) {
		check_failed = true;
		printf("# %s:%d: %s\n", file, line, what);
	}
	return holds;
}

static inline bool check_same(const char *got, const char *wanted, const char *file, int line)
{
	bool same = got && wanted ? !strcmp(got, wanted) : got == wanted;

	if (!check_that(same, "strings differ", file, line))
		printf("#   got    %s\n#   wanted %s\n", got ? got : "(null)",
		       wanted ? wanted : "(null)");
	return same;
}

static inline bool check_equal(long long got, long long wanted, const char *file, int line)
{
	if (!check_that(got == wanted, "numbers differ", file, line))
		printf("#   got    %lld\n#   wanted %lld\n", got, wanted);
	return got == wanted;
}

/* Each is true when it held, for checks that only then make sense. */
#define CHECK(condition) check_that((condition), #condition, __FILE__, __LINE__)
#define CHECK_STR(got, wanted) check_same((got), (wanted), __FILE__, __LINE__)
#define CHECK_INT(got, wanted) \
	check_equal((long long)(got), (long long)(wanted), __FILE__, __LINE__)

/* Ends nothing: return after it. */
#define SKIP(reason) (void)(check_skipped = (reason))

static inline void check_run(void (*test)(void), const char *name)
{
	check_failed = false;
	check_skipped = NULL;
	test();
	check_tests++;
	check_failed_tests += check_failed;
	printf("%s %d - %s%s%s\n", check_failed ? "not ok" : "ok", check_tests, name,
	       check_skipped ? " # SKIP " : "", check_skipped ? check_skipped : "");
	fflush(stdout);
}

#define RUN(test) check_run(test, #test)

static inline int check_done(void)
{
	printf("1..%d\n", check_tests);
	return check_failed_tests ? 1 : 0;
}

#endif
