/* Sections of publications: what heads a part of one, what goes on with a reference, what is none. */
#include "tests/unit/text-kit.h"

/* Of each publication its name, part and type, the marks' footnotes behind. */
static const char *publications(const char *text)
{
	const struct cv *cv = read(arena_printf(&arena, "Ada Byron\nada@example.org\n\n%s", text));
	const char *all = "";

	for (size_t i = 0; i < cv->publications.n; i++) {
		const struct publication *p = cv->publications.v[i];

		all = arena_printf(&arena, "%s%s%s: %s%s%s%s%s", all, *all ? " || " : "",
				   p->subsection.s ? p->subsection.s : "-", p->name.s ? p->name.s : "-",
				   p->type.s ? ", " : "", p->type.s ? p->type.s : "",
				   p->note.s ? ", " : "", p->note.s ? p->note.s : "");
	}
	return all;
}

/* A remark of any length behind it; what kinds of papers are called in other languages. */
static void test_headings(void)
{
	CHECK_STR(publications("EDUCATION\n\nPhD, Example University, 2009\n\n"
			       "PUBLICATIONS (48 papers in all, 912 citations, h-index 14, * corresponding author)\n\n"
			       "Papers on Engines\n\n"
			       "[1] A. Byron*, C. Lovell, \"Notes on engines,\" J. Engines, vol. 4, pp. 1-9, 2019.\n"
			       "[2] C. Lovell, A. Byron, \"More on engines,\" J. Engines, vol. 5, pp. 2-8, 2020.\n"),
		  "Papers on Engines: Notes on engines, article, * corresponding author || "
		  "Papers on Engines: More on engines, article");
	CHECK_STR(publications("PUBLICATIONS\n\nArticles dans des revues à comité de lecture\n\n"
			       "2019. « Les moulins de nuit », Revue des moulins, n° 12, p. 3-19.\n"
			       "2017. « Les moulins de jour », Revue des moulins, n° 10, p. 7-21.\n\n"
			       "Comptes rendus, notices, traductions\n\n"
			       "2015. « Le vent et la roue », Revue des moulins, n° 8, p. 40-44.\n"),
		  "Articles dans des revues à comité de lecture: Les moulins de nuit, article || "
		  "Articles dans des revues à comité de lecture: Les moulins de jour, article || "
		  "Comptes rendus, notices, traductions: Le vent et la roue, article");
	CHECK_STR(publications("EDUCATION\n\nPhD, Example University, 2009\n\n"
			       "PUBLICATIONS\n\nA. Byron. Notes on engines. Journal of Engines 4, 1-9, 2019.\n"
			       "C. Lovell, A. Byron. More on engines. Journal of Engines 5, 2-8, 2020.\n\n"
			       "INVITED LECTURES DELIVERED (selected):\n\n"
			       "1. \"Engines at sea\", Harbour Conference, Oslo, May 2018\n"
			       "2. \"Engines on land\", Railway Congress, Vienna, June 2016\n"),
		  "-: Notes on engines, article || -: More on engines, article || "
		  "-: Engines at sea, misc || -: Engines on land, misc");
}

/* Numbers in capitals head nothing, and no page number is a reference. */
static void test_numbers_on_lines_of_their_own(void)
{
	CHECK_STR(publications("Publications\n\n"
			       "2. Notes on Mills. Byron, A.; Lovell, C. J. Mills 2019, 4, 1–9.\n"
			       "   DOI: 10.1000/MILLS00042\n\n— 3 —\n"
			       "1. More on Mills. Byron, A.; Lovell, C. J. Mills 2018, 3, 5–8.\n"),
		  "-: Notes on Mills, article || -: More on Mills, article");
}

/* Labels of letters and digits; lines below one that are not set in; a remark on marks under the heading. */
static void test_items_of_several_lines(void)
{
	CHECK_STR(publications("JOURNAL PAPERS\n\n"
			       " J3.  A. Byron, C. Lovell, “Notes on engines,” J. Engines, vol. 4, pp. 1-9, Feb. 2019.\n"
			       " J2.  C. Lovell, A. Byron, “More on engines with very many wheels,”\n"
			       "      J. Wheels, vol. 5, pp. 2-8, Sep. 2018.\n"
			       " J1.  A. Byron, “Engines,” IEEE\n"
			       "      Trans. Wheels, vol. 1, pp. 7-9, May 2017.\n"),
		  "-: Notes on engines, article || -: More on engines with very many wheels, article || -: Engines, article");
	CHECK_STR(publications("PUBLICATIONS\n\n"
			       " [1] Slow cooling of harbour engines.\n"
			       "     A. Byron, C. Lovell, Phys. Tides 14, 21055 (2024)\n"
			       " [2] A tunable wheel without heating.\n"
			       "     C. Lovell, A. Byron, Nature Tides 20, 811-817 (2022)\n"),
		  "-: Slow cooling of harbour engines, article || -: A tunable wheel without heating, article");
	CHECK_STR(publications("Publications\n* denotes equal contribution.\nConference Papers\n"
			       "[C2] Ada Byron*, Carl Lovell*. Wheels Within Wheels. In Proc. of WHEELS 2019.\n"
			       "[C1] Carl Lovell, Ada Byron. Wheels. In Proc. of WHEELS 2018.\nB) Workshop Papers\n"
			       "[W1] Carl Lovell, Ada Byron. Spokes. In Proc. of SPOKES 2017.\n"),
		  "Conference Papers: Wheels Within Wheels, inproceedings, * denotes equal contribution || "
		  "Conference Papers: Wheels, inproceedings || B) Workshop Papers: Spokes, inproceedings");
}

/* What working papers are about stands below them. */
static void test_abstracts(void)
{
	const struct cv *cv = read(
		"Ada Byron\nada@example.org\n\nResearch Papers\n\n"
		"\"Severance and the Size of Mills\" (with Carl Lovell)\n\n"
		"How do mills answer when the wheel stops overnight? I show with records of two million "
		"wheels that small mills part in two, and that large ones do not.\n\n"
		"\"Wheels and Wages\", under review\n\n\"Wheels and Women\", under review\n");
	const struct publication *first = cv->publications.n ? cv->publications.v[0] : NULL;

	CHECK_INT(cv->publications.n, 3);
	CHECK(first && first->summary.s && !strncmp(first->summary.s, "How do mills answer", 19));
}

int main(void)
{
	jmp_buf failed;

	arena.on_failure = &failed;
	if (setjmp(failed))
		return 1;
	RUN(test_headings);
	RUN(test_numbers_on_lines_of_their_own);
	RUN(test_items_of_several_lines);
	RUN(test_abstracts);
	arena_release(&arena);
	return check_done();
}
