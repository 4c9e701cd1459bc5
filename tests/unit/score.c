#include "tests/accuracy/score.h"

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "tests/accuracy/agree.h"
#include "tests/accuracy/read.h"
#include "tests/accuracy/words.h"
#include "tests/unit/check.h"

static struct arena arena = ARENA_INIT;

static struct cv record(const char *json)
{
	struct cv cv;

	CHECK_INT(read_bytes(format_named("json"), "test.json", json, strlen(json), &arena, &cv), 0);
	return cv;
}

static struct tally tally;

static struct figures score(const char *gold, const char *pred, enum score_part part)
{
	struct cv wanted = record(gold), got = record(pred);

	tally_release(&tally);
	tally_score(&tally, &wanted, &got);
	return tally_figures(&tally, NULL, NULL, part);
}

static bool near(double a, double b)
{
	return a - b < 1e-9 && b - a < 1e-9;
}

#define TWO_JOBS \
	"{\"work\":[{\"name\":\"Alpha Ltd\",\"position\":\"Cook\",\"startDate\":\"2019\"}," \
	"{\"name\":\"Beta Ltd\",\"position\":\"Chef\",\"startDate\":\"2021-03\"}]}"

static void test_equal_records(void)
{
	struct figures figures = score(TWO_JOBS, TWO_JOBS, SCORE_BOTH);

	CHECK(near(figures.exact, 1) && near(figures.soft, 1));
	CHECK_INT(figures.gold, 6);
	CHECK_INT(figures.pred, 6);
	CHECK_INT(tally.trust[100].leaves, 6);
	CHECK_INT(tally.trust[100].exact, 6);
}

/* 6 leaves against 5, of which 3 are exact; the fourth has one word of two. */
static void test_entries_are_paired(void)
{
	struct figures figures = score(TWO_JOBS,
		"{\"work\":[{\"name\":\"BETA, Ltd.\",\"position\":\"Chef\",\"startDate\":\"2021\"},"
		"{\"name\":\"Gamma Ltd\",\"position\":\"Cook\"}]}", SCORE_FIELDS);

	CHECK(near(figures.exact, 2 * 3.0 / 11));
	CHECK(near(figures.soft, 2 * 3.5 / 11));
	CHECK(near(figures.precision, 3.0 / 5));
	CHECK(near(figures.recall, 3.0 / 6));
	CHECK_INT(tally.trust[100].exact, 3);
}

static void test_what_does_not_agree_stays_apart(void)
{
	struct figures figures = score("{\"skills\":[{\"name\":\"Welding\"}]}",
				       "{\"skills\":[{\"name\":\"Sewing\"}]}", SCORE_FIELDS);

	CHECK(near(figures.exact, 0) && near(figures.soft, 0));
	CHECK_INT(figures.gold, 1);
	CHECK_INT(figures.pred, 1);
}

static void test_labels_are_apart(void)
{
	const char *gold = "{\"publications\":[{\"name\":\"Tides\",\"section\":\"Papers\","
			   "\"subsection\":\"JOURNALS\"}]}";
	const char *pred = "{\"publications\":[{\"name\":\"Tides\",\"section\":\"Books\","
			   "\"subsection\":\"Journals\"}]}";

	CHECK(near(score(gold, pred, SCORE_FIELDS).exact, 1));
	CHECK(near(score(gold, pred, SCORE_LABELS).exact, 0.5));
}

static void test_lists_are_paired_item_by_item(void)
{
	struct figures figures = score(
		"{\"publications\":[{\"name\":\"Tides\",\"authors\":[\"Ann Lee\",\"Bo Ek\"]}]}",
		"{\"publications\":[{\"name\":\"Tides\",\"authors\":[\"Bo Ek\",\"Ann\",\"Li Po\"]}]}",
		SCORE_FIELDS);

	CHECK(near(figures.exact, 2 * 2.0 / 7));
	CHECK(near(figures.soft, 2 * (2 + 2.0 / 3) / 7));
}

static struct credit credit_of(const char *field, const char *a, const char *b)
{
	return agree(shape_field(&basics_shape, field), a, b);
}

static void test_what_counts_of_a_value(void)
{
	const struct field *date = shape_field(&work_shape, "startDate");

	CHECK(near(credit_of("name", "ＡＮＮ  O’Neill", "ann o'neill").exact, 1));
	CHECK(near(credit_of("name", "Zoë", "Zoe").exact, 0));
	CHECK(near(credit_of("phone", "+44 (20) 7946", "+44-20-7946").exact, 1));
	CHECK(near(credit_of("phone", "12", "1 3").soft, 0));
	CHECK(near(credit_of("url", "https://www.x.org/a/", "x.org/A").exact, 1));
	CHECK(near(credit_of("url", "x.org/a", "x.org/b").soft, 0));
	CHECK(near(agree(date, "2020-03", "2020").soft, 0));
	CHECK(near(credit_of("label", "한국어", "한국말").soft, 2.0 / 3));
}

static void test_misses_are_listed(void)
{
	struct cv gold = record("{\"basics\":{\"name\":\"Ann\",\"label\":\"Cook\"}}");
	struct cv pred = record("{\"basics\":{\"name\":\"Ann\",\"label\":\"Chef\"}}");
	char text[200] = "";

	tally_release(&tally);
	tally.misses = fmemopen(text, sizeof(text), "w");
	tally.document = "a";
	tally_score(&tally, &gold, &pred);
	fclose(tally.misses);
	CHECK_STR(text, "a: basics.label\n    should be  Cook\n    is         Chef\n");
}

static void test_merge_adds(void)
{
	struct tally sum = TALLY_INIT;

	score(TWO_JOBS, TWO_JOBS, SCORE_FIELDS);
	tally_merge(&sum, &tally);
	tally_merge(&sum, &tally);
	CHECK_INT(tally_figures(&sum, &work_shape, NULL, SCORE_BOTH).gold, 12);
	CHECK_INT(tally_figures(&sum, &award_shape, NULL, SCORE_BOTH).gold, 0);
	CHECK_INT(sum.trust[100].leaves, 12);
	tally_release(&sum);
}

static struct conservation conserve(const char *source, const char *json)
{
	struct conservation figures = { 0, 0, 0, 0 };
	struct cv cv = record(json);

	conservation_add(&figures, source, &cv, NULL, "a");
	return figures;
}

static void test_lost_and_invented_words(void)
{
	struct conservation figures = conserve("Ann Lee\nCook with Alpha &amp; Sons",
		"{\"basics\":{\"name\":\"Ann Lee\"},\"work\":[{\"name\":\"Alpha Sons Ltd\","
		"\"startDate\":\"2019\"}]}");

	CHECK_INT(figures.source, 6);
	CHECK_INT(figures.lost, 2);	/* Cook, with */
	CHECK_INT(figures.record, 5);
	CHECK_INT(figures.invented, 1);
}

/* Mark-up is no word; what was glued or hyphenated is not lost. */
static void test_mark_up_and_glued_words(void)
{
	struct conservation figures = conserve("<b>Ann</b>\\_Lee AlphaSeoul deve-\nlops \\textit{x}",
		"{\"basics\":{\"name\":\"Ann Lee\",\"summary\":\"Alpha Seoul develops x\"}}");

	CHECK_INT(figures.lost, 0);
	CHECK_INT(figures.invented, 0);
}

int main(void)
{
	RUN(test_equal_records);
	RUN(test_entries_are_paired);
	RUN(test_what_does_not_agree_stays_apart);
	RUN(test_labels_are_apart);
	RUN(test_lists_are_paired_item_by_item);
	RUN(test_what_counts_of_a_value);
	RUN(test_misses_are_listed);
	RUN(test_merge_adds);
	RUN(test_lost_and_invented_words);
	RUN(test_mark_up_and_glued_words);
	tally_release(&tally);
	arena_release(&arena);
	return check_done();
}
