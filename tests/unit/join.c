#include "pipeline/join.h"

#include "pipeline/arena.h"
#include "pipeline/fields.h"
#include "pipeline/same.h"
#include "tests/unit/check.h"
#include "tests/unit/messages.h"

static struct arena arena = ARENA_INIT;

static void set(struct cv *cv, struct text *text, const char *value)
{
	cv_set(cv, text, value, strlen(value), 3, 100);
}

static struct publication *add_work(struct cv *cv, const char *title, const char *date)
{
	struct publication *publication = cv_append(cv, &cv->publications, &publication_shape);

	set(cv, &publication->name, title);
	if (date)
		set(cv, &publication->release_date, date);
	return publication;
}

static void add_authors(struct cv *cv, struct publication *publication, const char *first,
			const char *second)
{
	cv_add(cv, &publication->authors, first, strlen(first), 1, 100);
	cv_add(cv, &publication->authors, second, strlen(second), 1, 100);
}

/* The messages of joining `from` into `into`. */
static struct messages join(struct cv *into, struct cv *from)
{
	struct messages messages;

	messages_init(&messages);
	CHECK_INT(cv_join(into, "cv.txt", from, "papers.bib", &messages.diag), 0);
	return messages;
}

static void start(struct cv *into, struct cv *from)
{
	arena_clear(&arena);
	cv_init(into, &arena);
	cv_init(from, &arena);
}

static const struct publication *publication(const struct cv *cv, size_t i)
{
	return cv->publications.v[i];
}

static void test_same_title_and_year(void)
{
	struct cv into, from;
	struct messages messages;

	start(&into, &from);
	add_work(&into, "On the Été of Engines", "1843");
	add_work(&into, "On the Été of Engines", "1850");
	add_work(&from, "on the ete of engines.", "1843-07");
	add_work(&from, "Something else", "1843");
	messages = join(&into, &from);
	CHECK_INT(into.publications.n, 3);
	CHECK_STR(publication(&into, 0)->release_date.s, "1843-07");
	CHECK_STR(publication(&into, 0)->name.s, "On the Été of Engines");
	CHECK_STR(publication(&into, 1)->release_date.s, "1850");
	CHECK_STR(messages.text.bytes, "");
	messages_release(&messages);
}

static void test_doi_decides(void)
{
	struct cv into, from;
	struct messages messages;

	start(&into, &from);
	set(&into, &add_work(&into, "Title", "2001")->doi, "10.1/X");
	set(&into, &add_work(&into, "Title", "2002")->doi, "10.1/y");
	set(&from, &add_work(&from, "Title in full", "2001")->doi, "10.1/x");
	set(&from, &add_work(&from, "Title", "2002")->doi, "10.1/z");
	messages = join(&into, &from);
	CHECK_INT(into.publications.n, 3);
	CHECK_STR(publication(&into, 0)->name.s, "Title in full");
	messages_release(&messages);
}

static void test_doi_in_any_dress(void)
{
	static const char *const same[] = {
		"10.1000/AB.1", "https://doi.org/10.1000/ab.1", "http://dx.doi.org/10.1000/Ab.1",
		"doi:10.1000/ab.1", "DOI 10.1000/ab.1", "https://www.doi.org/10.1000/ab.1/",
	};
	struct cv into, from;
	struct messages messages;

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		start(&into, &from);
		set(&into, &add_work(&into, "Title", "2001")->doi, same[0]);
		set(&from, &add_work(&from, "In full: Title", "2001")->doi, same[i]);
		messages = join(&into, &from);
		CHECK_INT(into.publications.n, 1);
		messages_release(&messages);
	}
	start(&into, &from);
	set(&into, &add_work(&into, "Title", "2001")->doi, "10.1000/1.11");
	set(&from, &add_work(&from, "Title", "2001")->doi, "10.1000/11.1");
	messages = join(&into, &from);
	CHECK_INT(into.publications.n, 2);
	messages_release(&messages);
}

static void test_disagreement_is_kept_and_said(void)
{
	struct cv into, from, third;
	struct messages messages;

	start(&into, &from);
	cv_init(&third, &arena);
	set(&into, &add_work(&into, "Title", "2001")->publisher, "ICML");
	set(&from, &add_work(&from, "Title", "2001")->publisher, "Proc. of ICML \"2001\"");
	set(&third, &add_work(&third, "Title", "2001")->publisher, "Nature");
	messages = join(&into, &from);
	CHECK_STR(publication(&into, 0)->publisher.s, "Proc. of ICML \"2001\"");
	CHECK_STR(messages.text.bytes, "");
	messages_release(&messages);
	messages = join(&into, &third);
	CHECK_STR(publication(&into, 0)->publisher.s, "Proc. of ICML \"2001\"");
	CHECK_STR(extras_get(&publication(&into, 0)->entry.extras, "alternatives"),
		  "[{\"publisher\":\"Nature\"}]");
	CHECK_STR(messages.text.bytes, "papers.bib:3: warning: publisher 'Nature' differs from "
		  "'Proc. of ICML \"2001\"' of cv.txt:3; both are kept [disagree]\n");
	messages_release(&messages);
}

static void test_alternatives_add_up(void)
{
	struct cv into, from;
	struct messages messages;

	start(&into, &from);
	set(&into, &into.basics.name, "Ada");
	set(&from, &from.basics.name, "Bea");
	messages = join(&into, &from);
	messages_release(&messages);
	cv_init(&from, &arena);
	set(&from, &from.basics.name, "Cleo");
	messages = join(&into, &from);
	CHECK_STR(into.basics.name.s, "Ada");
	CHECK_STR(extras_get(&into.basics.entry.extras, "alternatives"),
		  "[{\"name\":\"Bea\"},{\"name\":\"Cleo\"}]");
	messages_release(&messages);
}

static void test_authors(void)
{
	struct cv into, from;
	struct messages messages;

	start(&into, &from);
	add_authors(&into, add_work(&into, "One", "2001"), "A. Byron", "C. Babbage");
	add_authors(&from, add_work(&from, "One", "2001"), "Ada Byron", "C. Babbage");
	add_authors(&into, add_work(&into, "Two", "2001"), "A. Byron", "others");
	add_authors(&from, add_work(&from, "Two", "2001"), "A. Byron", "M. Somerville");
	add_authors(&into, add_work(&into, "Three", "2001"), "A. Byron", "C. Babbage");
	add_authors(&from, add_work(&from, "Three", "2001"), "C. Babbage", "A. Byron");
	messages = join(&into, &from);
	CHECK_INT(into.publications.n, 3);
	CHECK_STR(publication(&into, 0)->authors.v[0].s, "Ada Byron");
	CHECK_STR(publication(&into, 1)->authors.v[1].s, "M. Somerville");
	CHECK_STR(publication(&into, 2)->authors.v[0].s, "A. Byron");
	CHECK_STR(extras_get(&publication(&into, 2)->entry.extras, "alternatives"),
		  "[{\"authors\":[\"C. Babbage\",\"A. Byron\"]}]");
	messages_release(&messages);
}

static void test_words(void)
{
	CHECK(same_words("Straße, Nr. 1", "STRASSE nr 1"));
	CHECK(!same_words("C", "C++ and D"));
	CHECK(same_words("???", "???"));
	CHECK(!same_words("???", "!!!"));
	CHECK(same_contains("Proc. of ICML 2020", "icml"));
	CHECK(!same_contains("Smithsonian", "MIT"));
	CHECK(!same_contains("12", "1"));
}

/* A list that is joined with itself stays as it is, and in time. */
static void test_many(void)
{
	struct cv into, from;
	struct messages messages;
	char title[32];

	start(&into, &from);
	for (int i = 0; i < 20000; i++) {
		snprintf(title, sizeof(title), "Work %d", i);
		add_work(&into, title, "2001");
		add_work(&from, title, "2001");
	}
	messages = join(&into, &from);
	CHECK_INT(into.publications.n, 20000);
	messages_release(&messages);
}

int main(void)
{
	RUN(test_same_title_and_year);
	RUN(test_doi_decides);
	RUN(test_doi_in_any_dress);
	RUN(test_disagreement_is_kept_and_said);
	RUN(test_alternatives_add_up);
	RUN(test_authors);
	RUN(test_words);
	RUN(test_many);
	arena_release(&arena);
	return check_done();
}
