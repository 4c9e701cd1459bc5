/* Addresses of people and pages in texts. */
#include "formats/text/facts/contacts.h"

#include <setjmp.h>

#include "pipeline/arena.h"
#include "tests/unit/check.h"

static struct arena arena;

static const char *show(const struct contact *contact)
{
	static const char *const kinds[] = { "none", "email", "phone", "url", "profile", "orcid",
					     "doi", "eprint", "fax" };

	return arena_printf(&arena, "%s %s%s%s%s%s", kinds[contact->kind], contact->value,
			    contact->network ? " @" : "", contact->network ? contact->network : "",
			    contact->username ? " =" : "",
			    contact->username ? contact->username : "");
}

/* All contacts, "; " between them. */
static const char *find(const char *text)
{
	struct contact contact;
	const char *all = "";

	for (size_t from = 0; contacts_find(&arena, text, strlen(text), from, &contact);) {
		all = arena_printf(&arena, "%s%s%s", all, from ? "; " : "", show(&contact));
		from = contact.end;
	}
	return all;
}

static const char *only(const char *text)
{
	struct contact contact;

	return contacts_only_of(&arena, text, &contact) ? show(&contact) : "none";
}

static void test_email(void)
{
	CHECK_STR(only("✉ ann.lee@example.org"), "email ann.lee@example.org");
	CHECK_STR(only("<mailto:ann@example.org>"), "email ann@example.org");
	CHECK_STR(only("annlee at example dot com"), "email annlee@example.com");
	CHECK_STR(only("ann AT cs DOT example DOT edu"), "email ann@cs.example.edu");
	CHECK_STR(only("ann [at] example [dot] com"), "email ann@example.com");
	CHECK_STR(only("ann(@at)lee(.dot)it"), "email ann@lee.it");
	CHECK_STR(only("ann(at)example.org"), "email ann@example.org");
	CHECK_STR(only("wei.li@example.org"), "email wei.li@example.org");
	CHECK_STR(find("Ann Lee · ann.me_2@example.org · annlee.me"),
		  "email ann.me_2@example.org; url https://annlee.me");
	CHECK_STR(only("{ann.lee}@example.edu"), "email ann.lee@example.edu");
	CHECK_STR(only("ann@NOSPAM.example.org"), "email ann@example.org");
	CHECK_STR(find("Research Assistant at Foo, dot product"), "");
	CHECK_STR(find("Systems@Foo at night"), "");
}

static void test_phone(void)
{
	CHECK_STR(only("☎ 412-555-0142"), "phone 412-555-0142");
	CHECK_STR(only("+82-10-5555-0142"), "phone +82-10-5555-0142");
	CHECK_STR(only("(+94) 77 555 0142"), "phone (+94) 77 555 0142");
	CHECK_STR(only("+1 (412) 555-0142"), "phone +1 (412) 555-0142");
	CHECK_STR(only("(412) 555-0142 ext. 12"), "phone (412) 555-0142 ext. 12");
	CHECK_STR(only("412.555.2003"), "phone 412.555.2003");
	CHECK_STR(only("０３－５５５５－０１４２"), "phone ０３－５５５５－０１４２");
	CHECK_STR(find("Tel. 555 1234"), "phone 555 1234");
	CHECK_STR(find("+49 (0)711 123456, jo@example.de"),
		  "phone +49 (0)711 123456; email jo@example.de");
}

static void test_other_numbers(void)
{
	static const char *const texts[] = {
		"2018.03 - 2020.02", "01.03.2018 - 02.02.2020", "2018-2020", "03/2018 - 02/2020",
		"2018-03-01", "US Patent 11,514,370, 2022", "No. 10-2620822-0000",
		"ISBN 978-3-16-148410-0", "1 000 000 users", "75001 Paris", "Version 1.2.3.4",
		"$1234567890", "(2015-2017)", "12345678901234567890", "99.99%", "3.9/4.0",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (!CHECK_STR(find(texts[i]), ""))
			printf("#   in     %s\n", texts[i]);
}

static void test_pages(void)
{
	CHECK_STR(only("ann-lee.example.io"), "url https://ann-lee.example.io");
	CHECK_STR(only("(https://example.org/a_(b))."), "url https://example.org/a_(b)");
	CHECK_STR(only("doi: 10.1145/1234.567."), "doi 10.1145/1234.567");
	CHECK_STR(only("https://doi.org/10.1145/1234.567"), "doi 10.1145/1234.567");
	CHECK_STR(find("arXiv:2401.01234v2 [cs.LG]"), "eprint 2401.01234v2");
	CHECK_STR(only("0000-0002-1825-0097"), "orcid 0000-0002-1825-0097 @ORCID =0000-0002-1825-0097");
}

static void test_profiles(void)
{
	CHECK_STR(only("github.com/annlee"), "profile https://github.com/annlee @GitHub =annlee");
	CHECK_STR(only("github.com/annlee/tool"), "url https://github.com/annlee/tool");
	CHECK_STR(only("https://de.linkedin.com/in/ann-lee/"),
		  "profile https://de.linkedin.com/in/ann-lee/ @LinkedIn =ann-lee");
	CHECK_STR(only("https://stackoverflow.com/users/12/ann"),
		  "profile https://stackoverflow.com/users/12/ann @Stack Overflow =ann");
	CHECK_STR(only("https://scholar.google.com/citations?hl=en&user=Ab_c"),
		  "profile https://scholar.google.com/citations?hl=en&user=Ab_c @Google Scholar =Ab_c");
	CHECK_STR(only("https://annlee.medium.com"),
		  "profile https://annlee.medium.com @Medium =annlee");
	CHECK_STR(only("https://social.example/@ann"),
		  "profile https://social.example/@ann @Mastodon =ann");
	CHECK_STR(only("LinkedIn"), "profile LinkedIn @LinkedIn");
	CHECK_STR(only("LinkedIn: ann-lee"), "profile LinkedIn: ann-lee @LinkedIn =ann-lee");
	CHECK_STR(only("annlee (GitHub)"), "profile annlee (GitHub @GitHub =annlee");
	CHECK_STR(only("in/ann-lee"), "profile in/ann-lee @LinkedIn =ann-lee");
	CHECK_STR(only("@annlee"), "profile @annlee =annlee");
	CHECK_STR(only("Ann Lee"), "none");
	CHECK_STR(only(""), "none");
}

int main(void)
{
	jmp_buf failure;

	arena_init(&arena);
	arena.on_failure = &failure;
	if (setjmp(failure))
		return 1;
	RUN(test_email);
	RUN(test_phone);
	RUN(test_other_numbers);
	RUN(test_pages);
	RUN(test_profiles);
	arena_release(&arena);
	return check_done();
}
