#include "pipeline/date.h"

#include "tests/unit/check.h"

/* The date as text, "" when it is refused. */
static const char *reparsed(bool (*parse)(const char *, size_t, struct date *), const char *text)
{
	static char out[DATE_TEXT_SIZE];
	struct date date = { 1, 1, 1 };

	if (parse(text, strlen(text), &date))
		CHECK(date.year);
	else
		CHECK(!date.year && !date.month && !date.day);
	date_format(&date, out);
	return out;
}

#define ISO(text) reparsed(date_parse_iso, text)
#define LOOSE(text) reparsed(date_parse_loose, text)

static void test_iso_forms(void)
{
	CHECK_STR(ISO("2013"), "2013");
	CHECK_STR(ISO("2013-02"), "2013-02");
	CHECK_STR(ISO("2013-02-28"), "2013-02-28");
	CHECK_STR(ISO("1000-01-01"), "1000-01-01");
	CHECK_STR(ISO("2999-12-31"), "2999-12-31");
	CHECK_STR(ISO("2013-02-31"), "2013-02-31");	/* date_exists() says no */
}

static void test_iso_refuses_the_rest(void)
{
	static const char *const refused[] = {
		"", "201", "20133", "0999", "3000", "2013-", "2013-2", "2013-00", "2013-13",
		"2013-02-00", "2013-02-32", "2013-02-2", "2013/02", "2013.02.03", "2013-02/03",
		" 2013", "2013 ", "2013-02-03T00:00", "abcd", "-013", "+201", "2013-0x",
		"\xEF\xBC\x92\xEF\xBC\x90",
	};

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		if (!CHECK_STR(ISO(refused[i]), ""))
			printf("# %s\n", refused[i]);
}

static void test_loose_forms(void)
{
	CHECK_STR(LOOSE("2020"), "2020");
	CHECK_STR(LOOSE("2020-03"), "2020-03");
	CHECK_STR(LOOSE("2014-1"), "2014-01");
	CHECK_STR(LOOSE("2020/03"), "2020-03");
	CHECK_STR(LOOSE("2020.03.09"), "2020-03-09");
	CHECK_STR(LOOSE("03/2020"), "2020-03");
	CHECK_STR(LOOSE("Mar 2024"), "2024-03");
	CHECK_STR(LOOSE("March 2020"), "2020-03");
	CHECK_STR(LOOSE("march, 2020"), "2020-03");
	CHECK_STR(LOOSE("Sept. 2020"), "2020-09");
	CHECK_STR(LOOSE("Mar 3, 2020"), "2020-03-03");
	CHECK_STR(LOOSE("3 March 2020"), "2020-03-03");
	CHECK_STR(LOOSE("3-Mar-2020"), "2020-03-03");
	CHECK_STR(LOOSE("2020 March 3"), "2020-03-03");
	CHECK_STR(LOOSE("  Mar 2024  "), "2024-03");
}

static void test_loose_time_stamps(void)
{
	CHECK_STR(LOOSE("2020-03-09T12:30:00Z"), "2020-03-09");
	CHECK_STR(LOOSE("2020-03-09T12:30:00.123+09:00"), "2020-03-09");
	CHECK_STR(LOOSE("2020-03-09 12:30"), "2020-03-09");
	CHECK_STR(LOOSE("2020-03-09T12:30 or so"), "");
	CHECK_STR(LOOSE("2020-03-09T"), "");
}

static void test_loose_guesses_nothing(void)
{
	static const char *const refused[] = {
		"", " ", "Present", "2020 -", "Summer 2020", "Mar", "3 Mar", "03/04/2020", "03/04/05",
		"20", "202", "20200", "Mar 32, 2020", "13/2020", "0/2020", "2020-13", "2020--03",
		"Mar 2020 2021", "2019 - 2020 - 2021 - 2022", "marches 2020", "ma 2020", "2020, ",
		"\xC3\xA9t\xC3\xA9 2020", "May0 2020 1", "99999999999999999999",
	};

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		if (!CHECK_STR(LOOSE(refused[i]), ""))
			printf("# %s\n", refused[i]);
}

static void test_month_names(void)
{
	CHECK_INT(date_month_by_name("January", 7), 1);
	CHECK_INT(date_month_by_name("DEC", 3), 12);
	CHECK_INT(date_month_by_name("may", 3), 5);
	CHECK_INT(date_month_by_name("Sept", 4), 9);
	CHECK_INT(date_month_by_name("Oct.", 4), 10);
	CHECK_INT(date_month_by_name("Ju", 2), 0);
	CHECK_INT(date_month_by_name("June", 3), 6);
	CHECK_INT(date_month_by_name("Septe", 5), 0);
	CHECK_INT(date_month_by_name("", 0), 0);
	CHECK_INT(date_month_by_name(".", 1), 0);
}

static bool exists(int year, int month, int day)
{
	struct date date = { year, month, day };

	return date_exists(&date);
}

static void test_calendar(void)
{
	CHECK(exists(2013, 0, 0) && exists(2013, 2, 0) && exists(2013, 2, 28));
	CHECK(!exists(2013, 2, 29) && !exists(2013, 2, 31) && !exists(2013, 4, 31));
	CHECK(exists(2012, 2, 29) && exists(2000, 2, 29) && !exists(1900, 2, 29));
	CHECK(!exists(0, 0, 0) && !exists(2013, 0, 5) && !exists(2013, 13, 1));
	CHECK(exists(2013, 12, 31) && exists(2013, 9, 30) && !exists(2013, 9, 31));
}

static void test_order(void)
{
	struct date year = { 2013, 0, 0 }, month = { 2013, 2, 0 }, day = { 2013, 2, 5 };
	struct date later = { 2014, 1, 1 };

	CHECK(date_compare(&year, &month) < 0 && date_compare(&month, &day) < 0);
	CHECK(date_compare(&later, &day) > 0 && date_compare(&day, &month) > 0);
	CHECK_INT(date_compare(&day, &day), 0);
}

static void test_format_of_nonsense(void)
{
	struct date none = { 0, 0, 0 }, wild = { 2013, 99999, -5 };
	char out[DATE_TEXT_SIZE] = "x";

	date_format(&none, out);
	CHECK_STR(out, "");
	date_format(&wild, out);
	CHECK_STR(out, "");
}

int main(void)
{
	RUN(test_iso_forms);
	RUN(test_iso_refuses_the_rest);
	RUN(test_loose_forms);
	RUN(test_loose_time_stamps);
	RUN(test_loose_guesses_nothing);
	RUN(test_month_names);
	RUN(test_calendar);
	RUN(test_order);
	RUN(test_format_of_nonsense);
	return check_done();
}
