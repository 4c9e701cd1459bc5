#include "pipeline/convert.h"

#include "pipeline/arena.h"
#include "tests/faults.h"
#include "tests/unit/check.h"
#include "tests/unit/messages.h"

static struct arena arena = ARENA_INIT;
static const struct settings none = { NULL, 0 };

static void set(struct cv *cv, struct text *text, const char *value)
{
	cv_set(cv, text, value, strlen(value), 1, 100);
}

static struct cv sample(void)
{
	struct publication *publication;
	struct cv cv;

	cv_init(&cv, &arena);
	set(&cv, &cv.basics.name, "Ada");
	set(&cv, &cv.basics.location.city, "London");
	cv_append(&cv, &cv.basics.profiles, &profile_shape);
	for (int i = 0; i < 5; i++)
		set(&cv, &((struct work *)cv_append(&cv, &cv.work, &work_shape))->name, "Engine");
	for (int i = 0; i < 3; i++) {
		publication = cv_append(&cv, &cv.publications, &publication_shape);
		set(&cv, &publication->name, "Notes");
		set(&cv, &publication->section, "Papers");
		cv_add(&cv, &publication->authors, "A. A. L.", 8, 1, 100);
		cv_add_extra(&cv, &publication->entry.extras, "key", "1", 1, 1);
	}
	cv_add_extra(&cv, &cv.entry.extras, "meta", "{}", 2, 1);
	return cv;
}

/* As a bibliography: publications without their labels, and unknown members of those. */
static bool bib_holds(const struct shape *shape, const struct field *field,
		      const struct settings *settings)
{
	(void)settings;
	if (shape == &cv_shape)
		return field && !strcmp(field->name, "publications");
	return !field || !(field->flags & FIELD_LABEL);
}

/* Everything at the top, but within basics no place and no unknown members of publications. */
static bool odd_holds(const struct shape *shape, const struct field *field,
		      const struct settings *settings)
{
	if (shape == &basics_shape && field)
		return strcmp(field->name, "location") && strcmp(field->name, "profiles");
	if (shape == &publication_shape)
		return field && (settings_get(settings, "authors") || strcmp(field->name, "authors"));
	return true;
}

static const struct format bib = { .name = "bib", .holds = bib_holds };
static const struct format odd = { .name = "odd", .holds = odd_holds };
static const struct format all = { .name = "all" };

/* What is said of that many samples; status and result are checked too. */
static const char *report(const struct format *format, const struct settings *settings,
			  enum lossy lossy, int samples)
{
	static struct messages said;
	struct losses *losses = losses_new(format, settings);
	struct cv cv = sample();
	int result;

	messages_release(&said);
	messages_init(&said);
	for (int i = 0; i < samples; i++)
		losses_add(losses, &cv);
	result = losses_report(losses, lossy, "cv.txt", &said.diag);
	CHECK_INT(result, said.diag.errors ? -1 : 0);
	CHECK_INT(said.diag.status, said.diag.errors ? STATUS_DATA : STATUS_OK);
	losses_free(losses);
	return said.text.bytes;
}

static void test_said_once_with_counts(void)
{
	CHECK_STR(report(&bib, &none, LOSSY_WARN, 1),
		  "cv.txt: warning: bib cannot hold: basics, work (5 entries), "
		  "publications.section (3 values), unknown members (1 value) [lossy]\n");
	CHECK_STR(report(&bib, &none, LOSSY_WARN, 2),
		  "cv.txt: warning: bib cannot hold: basics (2 records), work (10 entries), "
		  "publications.section (6 values), unknown members (2 values) [lossy]\n");
}

static void test_nested_fields(void)
{
	static const struct setting authors = { "authors", "" };
	const struct settings settings = { &authors, 1 };

	CHECK_STR(report(&odd, &none, LOSSY_WARN, 1),
		  "cv.txt: warning: odd cannot hold: basics.location, basics.profiles (1 entry), "
		  "publications.authors (3 values), unknown members of publications (3 values) [lossy]\n");
	CHECK(!strstr(report(&odd, &settings, LOSSY_WARN, 1), "authors"));
}

static void test_levels(void)
{
	CHECK(!strncmp(report(&bib, &none, LOSSY_ERROR, 1), "cv.txt: error: bib", 18));
	CHECK_STR(report(&bib, &none, LOSSY_IGNORE, 1), "");
	CHECK_STR(report(&all, &none, LOSSY_ERROR, 1), "");
	CHECK_STR(report(&bib, &none, LOSSY_ERROR, 0), "");
}

/* What is stripped is what is reported: nothing is left to report, all else stays. */
static void check_strip(const struct format *format)
{
	struct losses *losses = losses_new(format, &none);
	struct cv cv = sample();

	losses_strip(format, &none, &cv);
	losses_add(losses, &cv);
	CHECK(!losses_any(losses));
	losses_free(losses);
}

static void test_strip(void)
{
	struct cv cv = sample(), whole = sample();
	const struct publication *publication;

	check_strip(&bib);
	check_strip(&odd);
	losses_strip(&all, &none, &cv);
	CHECK(object_equal(&cv_shape, &cv, &whole, NULL));
	losses_strip(&bib, &none, &cv);
	CHECK_INT(object_leaves(&cv_shape, &cv), 9);
	publication = cv.publications.v[2];
	CHECK_STR(publication->name.s, "Notes");
	CHECK(!publication->section.s && publication->authors.n == 1);
	CHECK_STR(extras_get(&publication->entry.extras, "key"), "1");
}

static void test_out_of_memory(void)
{
	struct losses *losses;
	struct diag diag;

	diag_init(&diag, NULL, NULL);
	faults_from(FAULT_MEMORY, 1);
	losses = losses_new(&bib, &none);
	CHECK(faults_end(FAULT_MEMORY) && !losses);
	losses_add(losses, NULL);
	CHECK(!losses_any(losses));
	CHECK_INT(losses_report(losses, LOSSY_WARN, "cv.txt", &diag), -1);
	CHECK_INT(diag.status, STATUS_OSERR);
	losses_free(losses);
}

int main(void)
{
	RUN(test_said_once_with_counts);
	RUN(test_nested_fields);
	RUN(test_levels);
	RUN(test_strip);
	RUN(test_out_of_memory);
	arena_release(&arena);
	return check_done();
}
