/* Dates and periods in the notations and languages of CVs. */
#include "formats/text/facts/dates.h"

#include <setjmp.h>

#include "pipeline/arena.h"
#include "tests/unit/check.h"

static struct arena arena;

/*
 * The first period as "start/end": an open end is "..", a missing one empty;
 * "!" behind it when the words say more, "?" in a venue; "none".
 */
static const char *show(const struct period *period)
{
	char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];

	date_format(&period->start, start);
	date_format(&period->end, end);
	if (period->until)
		start[0] = '\0';
	return arena_printf(&arena, "%s%s%s%s%s", start, period->range || period->until ? "/" : "",
			    period->open ? ".." : period->range || period->until ? end : "",
			    period->verbal ? "!" : "", period->in_venue ? "?" : "");
}

static const char *find(const char *text)
{
	struct tokens tokens;
	struct period period;

	tokens_read(&arena, text, strlen(text), &tokens);
	return dates_find(&tokens, 0, tokens.n, &period) ? show(&period) : "none";
}

static const char *only(const char *text)
{
	struct tokens tokens;
	struct period period;

	tokens_read(&arena, text, strlen(text), &tokens);
	return dates_only(&tokens, &period) ? show(&period) : "none";
}

static int venue_year(const char *text)
{
	struct tokens tokens;

	tokens_read(&arena, text, strlen(text), &tokens);
	return dates_venue_year(&tokens, 0, tokens.n);
}

struct sample {
	const char *text, *wanted;
};

static void check_only(const struct sample *samples)
{
	for (; samples->text; samples++)
		if (!CHECK_STR(only(samples->text), samples->wanted))
			printf("#   in     %s\n", samples->text);
}

static void test_points(void)
{
	static const struct sample samples[] = {
		{ "2013", "2013" }, { "May 2024", "2024-05" }, { "May, 2018", "2018-05" },
		{ "Sept. 2020", "2020-09" }, { "JAN 2020", "2020-01" }, { "Jan’20", "2020-01" },
		{ "Apr 25, 2024", "2024-04-25" }, { "3rd of March, 2020", "2020-03-03" },
		{ "2020-03-01", "2020-03-01" }, { "2020-03", "2020-03" }, { "'18", "2018" },
		{ "01.03.2018", "2018-03-01" }, { "1. März 2018", "2018-03-01" },
		{ "25/12/2018", "2018-12-25" }, { "12/25/2018", "2018-12-25" },
		{ "03/04/2018", "2018!" }, { "05/05/2018", "2018-05-05" },
		{ "2015?", "2015" }, { "(2015)", "2015" }, { "31.02.2018", "2018-02" },
		{ "Awarded on: Jul 01, 2025", "2025-07-01" }, { NULL, NULL },
	};

	check_only(samples);
}

static void test_ranges(void)
{
	static const struct sample samples[] = {
		{ "Sep 2022 - Present", "2022-09/.." }, { "Jan. 2024 – Present", "2024-01/.." },
		{ "Sep. 2022 - Aug 2024", "2022-09/2024-08" }, { "Aug 2024 –", "2024-08/.." },
		{ "2025-07-07 —", "2025-07-07/.." }, { "2019–", "2019/.." }, { "2016 - ...", "2016/.." },
		{ "Jul - Sep 2024", "2024-07/2024-09" }, { "Nov - Feb 2020", "2019-11/2020-02" },
		{ "2017 - 2024", "2017/2024" }, { "2018-2020", "2018/2020" },
		{ "2015 – 16", "2015/2016" }, { "'18–'20", "2018/2020" },
		{ "03/2018 - 02/2020", "2018-03/2020-02" }, { "03/18 – 02/20", "2018-03/2020-02" },
		{ "2018.03 ~ 2020.02", "2018-03/2020-02" }, { "10/2020 - Present", "2020-10/.." },
		{ "2018. 3. 1. ~ 2020. 2.", "2018-03-01/2020-02" },
		{ "2022-10 to 2025-07", "2022-10/2025-07" }, { "Apr, 2024 - Mar, 2025", "2024-04/2025-03" },
		{ "since 2019", "2019/.." }, { "until 2020", "/2020" }, { "bis 2020", "/2020" },
		{ "1999 to 2003", "1999/2003" }, { "from 1999 to date", "1999/.." }, { "2005 onwards", "2005/.." },
		{ "2001 till now", "2001/.." }, { "July 10-12, 2024", "2024-07-10/2024-07-12" },
		{ "Sep-19 - Dec-20", "2019-09/2020-12" }, { "2019/2020", "2019/2020" },
		{ NULL, NULL },
	};

	check_only(samples);
}

static void test_words_that_say_more(void)
{
	static const struct sample samples[] = {
		{ "Summer 2023", "2023!" }, { "Q3 2020", "2020!" }, { "2020 Q3", "2020!" },
		{ "3Q20", "2020!" }, { "WS 2018/19", "2018/2019!" }, { "SoSe 2020", "2020!" },
		{ "AY 2020-21", "2020/2021!" }, { "Winter 2019/20", "2019/2020!" },
		{ "Early 2019", "2019!" }, { "Mid-2019", "2019!" }, { "Late March 2020", "2020-03!" },
		{ "Spring 2019, Spring 2018", "2018/2019!" }, { "Spring/Fall 2019", "2019/2019!" },
		{ "Spring 2013, Fall 2015, and Spring 2016", "2013/2016!" },
		{ "2 semesters (Spring 2017, Fall 2017)", "2017/2017!" },
		{ "Fall 2024 (Ongoing)", "2024/..!" }, { "Expected May 2026", "/2026-05!" },
		{ "Expected graduation: May 2026", "/2026-05!" },
		{ "2022 - 2026 (expected)", "2022/2026!" }, { "2027 (expected)", "/2027!" },
		{ NULL, NULL },
	};

	check_only(samples);
}

static void test_durations_belong_to_periods(void)
{
	static const struct sample samples[] = {
		{ "September 2018-Present (2 years 3 months)", "2018-09/.." },
		{ "Sep 2018 - Dec 2020 · 2 yrs 3 mos", "2018-09/2020-12" },
		{ "Apr 2020 - May 2021 1 year 2 months", "2020-04/2021-05" },
		{ "·(2015-2017)", "2015/2017" }, { NULL, NULL },
	};

	check_only(samples);
}

static void test_languages(void)
{
	static const struct sample samples[] = {
		{ "von März 2018 bis Mai 2019", "2018-03/2019-05" }, { "Mrz 2018 – heute", "2018-03/.." },
		{ "de janvier 2018 à mars 2019", "2018-01/2019-03" }, { "1er mars 2018", "2018-03-01" },
		{ "janv. 2020 - déc. 2021", "2020-01/2021-12" }, { "jusqu'en 2020", "/2020" },
		{ "été 2019", "2019!" }, { "enero 2018 a marzo 2019", "2018-01/2019-03" },
		{ "1 de marzo de 2018 - actualidad", "2018-03-01/.." }, { "otoño 2018", "2018!" },
		{ "1 de março de 2018", "2018-03-01" }, { "Jan 2018 até o momento", "2018-01/.." },
		{ "gen 2018 - set 2019", "2018-01/2019-09" }, { "dal 2019", "2019/.." },
		{ "mei 2018 t/m juni 2019", "2018-05/2019-06" }, { "sinds 2019", "2019/.." },
		{ "od stycznia 2018 do marca 2019", "2018-01/2019-03" }, { "2019 r.", "2019" },
		{ "с 2019 г. по настоящее время", "2019/.." }, { "Сентябрь 2018 — н.в.", "2018-09/.." },
		{ "с сентября 2018 г. по июнь 2020 г.", "2018-09/2020-06" },
		{ "Ocak 2018 – Halen", "2018-01/.." }, { "HT 2019", "2019!" }, { "maj 2019 - nu", "2019-05/.." },
		{ "2018.3 - 현재", "2018-03/.." }, { "2018년 3월 ~ 2020년 2월", "2018-03/2020-02" },
		{ "2018년 3월부터 현재까지", "2018-03/.." }, { "2020년 1학기", "2020!" },
		{ "2020年4月〜現在", "2020-04/.." }, { "2020年4月から2022年3月まで", "2020-04/2022-03" },
		{ "2018年3月～6月", "2018-03/2018-06" }, { "平成30年4月〜令和2年3月", "2018-04/2020-03" },
		{ "令和元年5月", "2019-05" }, { "2018年3月-至今", "2018-03/.." },
		{ "2017 年 12 月至今", "2017-12/.." }, { "2012 年 7 月至 2014 年 6 月", "2012-07/2014-06" },
		{ "2018--21", "2018/2021" }, { "2024--", "2024/.." },
		{ "2018年9月至2022年6月", "2018-09/2022-06" }, { "2018年春季学期", "2018!" },
		{ NULL, NULL },
	};

	check_only(samples);
}

static void test_inside_a_line(void)
{
	CHECK_STR(find("Aug 2022 Overseas Scholarship"), "2022-08");
	CHECK_STR(find("Travel grant (USD 7,300)\tNov. 2023"), "2023-11");
	CHECK_STR(find("Oslo, Norway Mar. 2009 - Feb. 2012"), "2009-03/2012-02");
	CHECK_STR(find("EngineeringMar 2012 – Feb 2018"), "2012-03/2018-02");
	CHECK_STR(find("Issued: Dec 2023"), "2023-12");
	CHECK_STR(find("May 2019 - Some Company"), "2019-05");
	CHECK_STR(only("May 2019 - Some Company"), "none");
	CHECK_STR(find("Shown at NeurIPS 2020"), "2020?");
}

static void test_other_numbers(void)
{
	static const char *const texts[] = {
		"412-555-2003", "+82-10-2018-1234", "$2000", "2000 €", "USD 2,000", "2000+ users",
		"pp. 2010-2020", "ISBN 978-3-16-148410-0", "94103-2018", "ISO 2018",
		"over two years", "n.d.", "16 – 19", "17/20", "3.9/4.0", "1234567", "99%", "",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (!CHECK_STR(find(texts[i]), "none"))
			printf("#   in     %s\n", texts[i]);
}

static void test_years_of_venues(void)
{
	CHECK_INT(venue_year("International Meeting (ICML 25)"), 2025);
	CHECK_INT(venue_year("Volume 3 (ASPLOS '24)."), 2024);
	CHECK_INT(venue_year("VLDB'23"), 2023);
	CHECK_INT(venue_year("in SIGMOD 99"), 1999);
	CHECK_INT(venue_year("NAACL18, Poster"), 2018);
	CHECK_INT(venue_year("Top 10"), 0);
	CHECK_INT(venue_year("Section 12"), 0);
	CHECK_INT(venue_year("SIGMOD 57"), 0);
}

int main(void)
{
	jmp_buf failure;

	arena_init(&arena);
	arena.on_failure = &failure;
	if (setjmp(failure))
		return 1;
	RUN(test_points);
	RUN(test_ranges);
	RUN(test_words_that_say_more);
	RUN(test_durations_belong_to_periods);
	RUN(test_languages);
	RUN(test_inside_a_line);
	RUN(test_other_numbers);
	RUN(test_years_of_venues);
	arena_release(&arena);
	return check_done();
}
