/* Places and persons. */
#include "formats/text/facts/persons.h"
#include "formats/text/facts/places.h"

#include <setjmp.h>

#include "pipeline/arena.h"
#include "tests/unit/check.h"

static struct arena arena;

static const char *show_part(const char *text, const char *all, struct place_part part, const char *mark)
{
	if (!place_has(part))
		return all;
	return arena_printf(&arena, "%s%s%s%.*s", all, *all ? " " : "", mark,
			    (int)(part.end - part.start), text + part.start);
}

/* "@address #code city /region =country CODE" */
static const char *show(const char *text, const struct place *place)
{
	const char *all = show_part(text, "", place->address, "@");

	all = show_part(text, all, place->postal_code, "#");
	all = show_part(text, all, place->city, "");
	all = show_part(text, all, place->region, "/");
	all = show_part(text, all, place->country, "=");
	return place->country_code[0] ? arena_printf(&arena, "%s %s", all, place->country_code) : all;
}

static const char *find(const char *text)
{
	struct tokens tokens;
	struct place place;

	tokens_read(&arena, text, strlen(text), &tokens);
	return place_find(&tokens, 0, tokens.n, &place) ? show(text, &place) : "none";
}

static const char *only(const char *text)
{
	struct tokens tokens;
	struct place place;

	tokens_read(&arena, text, strlen(text), &tokens);
	return place_only(&tokens, &place) ? show(text, &place) : "none";
}

static bool person(const char *text)
{
	struct tokens tokens;
	unsigned confidence;

	tokens_read(&arena, text, strlen(text), &tokens);
	return person_looks_like(&tokens, 0, tokens.n, &confidence);
}

static void test_cities(void)
{
	CHECK_STR(only("Oslo, Norway"), "Oslo =Norway NO");
	CHECK_STR(only("📍 Seattle, WA, USA"), "Seattle /WA =USA US");
	CHECK_STR(only("Providence, Rhode Island"), "Providence /Rhode Island");
	CHECK_STR(only("Los Angeles, CA"), "Los Angeles /CA");
	CHECK_STR(only("Berlin, DE"), "Berlin =DE DE");
	CHECK_STR(only("Smallville, KS"), "Smallville /KS");
	CHECK_STR(only("Kleindorf, Germany"), "Kleindorf =Germany DE");
	CHECK_STR(only("MÜNCHEN (Deutschland)"), "MÜNCHEN =Deutschland DE");
	CHECK_STR(only("부산, 대한민국"), "부산 =대한민국 KR");
	CHECK_STR(only("Москва, Россия"), "Москва =Россия RU");
	CHECK_STR(only("Georgia, USA"), "/Georgia =USA US");
	CHECK_STR(only("Lyon"), "Lyon");
	CHECK_STR(only("Kleinort-sur-Mer, France"), "Kleinort-sur-Mer =France FR");
	CHECK_STR(only("Greater Lyon Area, France"), "Greater Lyon Area =France FR");
	CHECK_STR(only("Valencia y alrededores, España"), "Valencia y alrededores =España ES");
	CHECK_STR(only("Hamburg und Umgebung"), "Hamburg und Umgebung");
}

static void test_addresses(void)
{
	CHECK_STR(only("Austin, TX 78712, USA"), "#78712 Austin /TX =USA US");
	CHECK_STR(only("75001 Paris, France"), "#75001 Paris =France FR");
	CHECK_STR(only("1012 AB Amsterdam, Netherlands"), "#1012 AB Amsterdam =Netherlands NL");
	CHECK_STR(only("10 High Street, London SW1A 2AA, UK"), "@10 High Street #SW1A 2AA London =UK GB");
	CHECK_STR(only("Gartenstraße 12, 10115 Berlin"), "@Gartenstraße 12 #10115 Berlin");
	CHECK_STR(only("Via Verdi 1, 20121 Milano"), "@Via Verdi 1 #20121 Milano");
	CHECK_STR(only("Calle Mayor 5, 28013 Madrid, España"), "@Calle Mayor 5 #28013 Madrid =España ES");
	CHECK_STR(only("1, Hana-ro, Hana-gu, Seoul 08826, Korea"),
		  "@1, Hana-ro, Hana-gu #08826 Seoul =Korea KR");
	CHECK_STR(only("12 Main St, Springfield, IL 62704"), "@12 Main St #62704 Springfield /IL");
}

static void test_places_in_lines(void)
{
	CHECK_STR(find("B.S. in Physics Turin, Italy Mar 2012"), "Turin =Italy IT");
	CHECK_STR(find("Workshop on Foo, Bari, Italy, 2019"), "Bari =Italy IT");
	CHECK_STR(find("Bank of London"), "none");
	CHECK_STR(find("Oslo National Museum"), "none");
	CHECK_STR(find("Oslo Area Hospital"), "none");
	CHECK_STR(find("we met in spring"), "none");
	CHECK_STR(only("Oslo, Norway since 2019"), "none");
	CHECK_STR(only(""), "none");
}

static void test_persons(void)
{
	static const char *const names[] = {
		"Jane Doe", "JANE DOE", "Ann B. Lee, PhD", "Prof. Dr. Jan van der Berg", "LEE, Ann",
		"J.-P. Dupont", "Mary-Jane O'Neill", "María José García Márquez", "Min-jun Kim",
		"Иванов Иван Иванович", "김민수", "山田 太郎", "王小明", "Zorblax Quuxly",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!CHECK(person(names[i])))
			printf("#   in     %s\n", names[i]);
}

static void test_no_persons(void)
{
	static const char *const texts[] = {
		"Software Engineer", "Work Experience", "Machine Learning", "University of Oslo",
		"New York", "Senior Developer", "Oslo", "Jane", "jane doe", "Jane 2019", "기술",
		"Jane Doe | Engineer", "Ann, Bob, Carl", "Technical Skills", "",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (!CHECK(!person(texts[i])))
			printf("#   in     %s\n", texts[i]);
}

int main(void)
{
	jmp_buf failure;

	arena_init(&arena);
	arena.on_failure = &failure;
	if (setjmp(failure))
		return 1;
	RUN(test_cities);
	RUN(test_addresses);
	RUN(test_places_in_lines);
	RUN(test_persons);
	RUN(test_no_persons);
	arena_release(&arena);
	return check_done();
}
