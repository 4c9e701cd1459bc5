/*
 * The canonical text CV: what is written is read again, plain and as
 * Markdown, and nothing else is.
 */
#include "formats/text/canonical/canonical.h"

#include <stdlib.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/fields.h"
#include "pipeline/utf8.h"
#include "tests/faults.h"
#include "tests/laws/generate.h"
#include "tests/laws/trip.h"
#include "tests/unit/check.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SEED 18151210	/* the day Ada Lovelace was born */
#define RULE "================================================================================"

static bool returns(const struct cv *cv, bool markdown, struct arena *arena)
{
	struct buf text = BUF_INIT;
	struct cv got;
	bool same;

	canonical_write(&text, cv, markdown);
	cv_init(&got, arena);
	same = CHECK(canonical_read(text.bytes, text.size, &got)) && trip_same(&got, cv);
	if (!same)
		printf("# %s\n", markdown ? "Markdown" : "plain");
	buf_release(&text);
	return same;
}

static bool generated_return(enum wildness wildness, int n)
{
	struct generator generator;
	bool same = true;

	generator_init(&generator, SEED, wildness);
	for (int i = 0; same && i < n; i++) {
		struct arena arena = ARENA_INIT;
		struct cv cv;

		cv_init(&cv, &arena);
		generate_cv(&generator, &cv);
		same = returns(&cv, false, &arena) && returns(&cv, true, &arena);
		arena_release(&arena);
	}
	return same;
}

static void test_generated_records_return(void)
{
	CHECK(generated_return(GENERATE_TAME, 100));
	CHECK(generated_return(GENERATE_WILD, 100));
}

static void set(struct cv *cv, struct text *text, const char *value)
{
	cv_set(cv, text, value, strlen(value), 0, 100);
}

/* What the notation itself is made of, as values. */
static const char *const traps[] = {
	"-", "- a", "--", "---", "=", "===", "~~~", "a | b", "|", "| a", "a |", "a: b", "Location: a",
	"Position: a", "Organization: a", "Summary: a", "URL:", "URL: a", "Advisor:", "a, b", "a; b",
	"a,", ";", "a;b", "2019", "a  2019", "a  2019 - Present", "*2019*", "a *2019*", "**URL:** a",
	"1.", "1. a", "12) a", "# a", "## a ##", "### a #", "#", "a #", "> a", "\\", "\\\\", "a\\",
	"\\n", "\\u{41}", "\\u{", "\n", "a\n", "\na", "a\nb", "a\n\nb", "a\n b", "a \nb", "\n\n", " ",
	" a", "a ", "a  b", "   ", "\t", "a\tb", "\r", "(work)", "a (work)", "a \\(work)", "Summary",
	"Further Data", "Work Experience", "Curriculum Vitae", "id: a", "\"a\": 1", "ada@example.org",
	"+44 20", "https://example.org", "KR", "patent", "Present", "others", "漢 字", "漢字", "漢字, 漢字",
	("a\xe2\x80\xa8" "b"), "\xef\xbb\xbf", "\xc2\xa0", "\xc2\x85", "_a_", "a_b", "`a`", "[a](b)", "<b>",
	"&amp;", "&", "R&D;",
};

/* The trap in every field of one entry of each section, or in one field of an entry alone. */
static void fill(struct cv *cv, const struct shape *shape, void *object, const char *trap, size_t only)
{
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if (only < shape->n_fields && i != only && shape != &cv_shape)
			continue;
		if (field_is_leaf(field))
			set(cv, field_text(field, object), trap);
		else if (field->kind == FIELD_TEXTS)
			for (int n = 0; n < 2; n++)
				cv_add(cv, field_texts(field, object), trap, strlen(trap), 0, 100);
		else if (field->kind == FIELD_OBJECT)
			fill(cv, field->shape, field_object(field, object), trap, only);
		else
			fill(cv, field->shape, cv_append(cv, field_list(field, object), field->shape),
			     trap, only);
	}
}

static void test_values_made_of_notation_return(void)
{
	for (size_t i = 0; i < COUNT(traps); i++)
		for (size_t only = 0; only < 20; only++) {
			struct arena arena = ARENA_INIT;
			struct cv cv;

			cv_init(&cv, &arena);
			fill(&cv, &cv_shape, &cv, traps[i], only);
			if (!returns(&cv, false, &arena) || !returns(&cv, true, &arena)) {
				printf("# '%s' in field %zu\n", traps[i], only);
				CHECK(!"a trap returns");
			}
			arena_release(&arena);
		}
}

static void test_empty_entries_return(void)
{
	struct arena arena = ARENA_INIT;
	struct cv cv;

	cv_init(&cv, &arena);
	returns(&cv, false, &arena);
	returns(&cv, true, &arena);
	for (size_t i = 0; i < cv_shape.n_fields; i++)
		for (int n = 0; n < 2 && cv_shape.fields[i].kind == FIELD_OBJECTS; n++)
			cv_append(&cv, field_list(&cv_shape.fields[i], &cv), cv_shape.fields[i].shape);
	cv_append(&cv, &cv.basics.profiles, &profile_shape);
	returns(&cv, false, &arena);
	returns(&cv, true, &arena);
	arena_release(&arena);
}

/* Lines of words are 80 columns wide at most. */
static void test_lines_fit(void)
{
	struct generator generator;
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;
	struct cv cv;
	size_t wide = 0;

	generator_init(&generator, SEED + 1, GENERATE_TAME);
	cv_init(&cv, &arena);
	generate_cv(&generator, &cv);
	canonical_write(&text, &cv, false);
	for (const char *line = text.bytes, *end; (end = strchr(line, '\n')); line = end + 1)
		wide += utf8_width(line, (size_t)(end - line)) > 80;
	CHECK_INT(wide, 0);
	buf_release(&text);
	arena_release(&arena);
}

static const char sample[] =
	"Ada Lovelace\n" RULE "\n"
	"ada@example.org\n"	/* the headline: it has no label */
	"\n"
	"Work Experience\n"
	"---------------\n"
	"Analyst | Analytical Engines | London                        Mar 1842 - Sep 1843\n"
	"  Translated Menabrea's memoir and wrote notes to it.\n"
	"  Advisor: Charles Babbage\n"
	"  - Computed Bernoulli numbers.\n";

static void test_leaves_know_their_lines(void)
{
	struct arena arena = ARENA_INIT;
	struct work *work;
	struct cv cv;

	cv_init(&cv, &arena);
	if (CHECK(canonical_read(sample, sizeof(sample) - 1, &cv)) && CHECK_INT(cv.work.n, 1)) {
		work = cv.work.v[0];
		CHECK_STR(cv.basics.label.s, "ada@example.org");
		CHECK_INT(cv.basics.label.line, 3);
		CHECK_INT(work->entry.line, 7);
		CHECK_INT(work->summary.line, 8);
		CHECK_INT(work->highlights.v[0].line, 10);
		CHECK_STR(work->start_date.s, "1842-03");
		CHECK_INT(work->start_date.confidence, 100);
	}
	arena_release(&arena);
}

static bool is_read(const char *text, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct cv cv;
	bool read;

	cv_init(&cv, &arena);
	read = canonical_read(text, size, &cv);
	if (!read)
		CHECK(!object_present(&cv_shape, &cv));
	arena_release(&arena);
	return read;
}

static void test_other_texts_are_not_taken(void)
{
	static const char *const texts[] = {
		"", "\n", "Ada Lovelace", "Ada Lovelace\n", "# Ada Lovelace\n", "# Ada Lovelace #",
		"# Ada Lovelace #\n## Skills\n", "Ada Lovelace\n============\n\nSkills\n------\nHarp\n",
		"Ada Lovelace\n" RULE "=",
		"Ada Lovelace\n" RULE "=\n",
		"Ada\n" RULE "\n\n\nSkills\n------\nHarp\n", "Ada\n" RULE "\nSkills\n------\nHarp\n",
		"Ada\n" RULE "\n\nSkills\n-----\nHarp\n", "Ada\n" RULE "\n\nUnheard\n-------\nHarp\n",
		"Ada\n" RULE "\n\nSkills\n------\n  Harp\n", "Ada\n" RULE "\n\nSkills\n------\n- Harp\n",
		"Ada\n" RULE "\n\nFurther Data\n------------\nwork 1 \"a\": 1\n",
		"Ada\n" RULE "\n\nFurther Data\n------------\n\"a\": [1, 2]\n\n",
		"Ada\n" RULE "\n\nFurther Data\n------------\n\"a\n", "\\u{0}\n" RULE "\n",
		"Ada\n" RULE "\n\nSkills\n------\nHarp | a | b | c\n", "\n" RULE "\n", RULE "\n" RULE "\n",
	};

	for (size_t i = 0; i < COUNT(texts); i++)
		if (!CHECK(!is_read(texts[i], strlen(texts[i]))))
			printf("# %s\n", texts[i]);
}

/* A text that is changed anywhere is not taken, or says another record exactly. */
static void check_changed(const char *text, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct cv cv;

	cv_init(&cv, &arena);
	if (canonical_read(text, size, &cv))
		returns(&cv, text[0] == '#', &arena);
	arena_release(&arena);
}

/* Words may be changed and lines be left as they are then. */
static void test_edited_texts_are_read(void)
{
	static const char edited[] =
		"Ada Lovelace\n" RULE "\n"
		"\n"
		"Work Experience\n"
		"---------------\n"
		"Analyst of Bernoulli numbers | Analytical Engines | London   Mar 1842 - Sep 1843\n"
		"  Translated\n"
		"  Menabrea's memoir.\n"
		"  - Computed Bernoulli numbers, and wrote notes on all that such an engine may do one day.\n"
		"  - Wrote\n"
		"    letters.\n"
		"\n";
	struct arena arena = ARENA_INIT;
	struct work *work;
	struct cv cv;

	cv_init(&cv, &arena);
	if (CHECK(canonical_read(edited, sizeof(edited) - 1, &cv)) && CHECK_INT(cv.work.n, 1)) {
		work = cv.work.v[0];
		CHECK_STR(work->position.s, "Analyst of Bernoulli numbers");
		CHECK_STR(work->end_date.s, "1843-09");
		CHECK_STR(work->summary.s, "Translated Menabrea's memoir.");
		CHECK_INT(work->highlights.n, 2);
		CHECK_STR(work->highlights.v[1].s, "Wrote letters.");
	}
	arena_release(&arena);
}

static void check_changes(bool markdown)
{
	static const char changes[] = " \n\\-=~#*|:;,.\"";
	struct generator generator;
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;
	struct cv cv;

	generator_init(&generator, SEED + 2, GENERATE_WILD);
	cv_init(&cv, &arena);
	generate_cv(&generator, &cv);
	canonical_write(&text, &cv, markdown);
	for (size_t i = 0; i < text.size && i < 3000; i += 7) {
		char kept = text.bytes[i];

		if ((unsigned char)kept >= 0x80)
			continue;
		text.bytes[i] = changes[i % (sizeof(changes) - 1)];
		check_changed(text.bytes, text.size);
		text.bytes[i] = kept;
		check_changed(text.bytes, i);
	}
	buf_release(&text);
	arena_release(&arena);
}

static void test_changed_texts_are_safe(void)
{
	check_changes(false);
	check_changes(true);
}

static void test_memory_may_run_out(void)
{
	struct arena arena = ARENA_INIT;
	bool failed = true;

	for (long n = 1; failed && n < 1000; n++) {
		struct cv cv;
		bool read;

		cv_init(&cv, &arena);
		faults_from(FAULT_MEMORY, n);
		read = canonical_read(sample, sizeof(sample) - 1, &cv);
		failed = faults_end(FAULT_MEMORY);
		CHECK(read ? !failed : failed && arena_failed(&arena));
		arena_release(&arena);
	}
	CHECK(!failed);
}

int main(void)
{
	RUN(test_generated_records_return);
	RUN(test_values_made_of_notation_return);
	RUN(test_empty_entries_return);
	RUN(test_lines_fit);
	RUN(test_leaves_know_their_lines);
	RUN(test_other_texts_are_not_taken);
	RUN(test_changed_texts_are_safe);
	RUN(test_edited_texts_are_read);
	RUN(test_memory_may_run_out);
	return check_done();
}
