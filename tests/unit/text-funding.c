/*
 * Funded projects in the text reader: title, funder, sum, number and part in
 * the orders that scholars give them. Each text is a section; the record is
 * shown in a line, awards and work behind the projects.
 */
#include "tests/unit/text-kit.h"

static const char *funding(const char *heading, const char *text)
{
	const struct cv *cv = read_section(heading, text);
	const char *all = show_more("", &project_shape, &cv->projects);

	all = show_more(all, &award_shape, &cv->awards);
	return show_more(all, &work_shape, &cv->work);
}

static const struct funding_case {
	const char *heading, *text, *record;
} cases[] = {
	/* the title first, a comma between its words */
	{ "Research Projects",
	  "(a) Moss, mud and maps, ABC-DEF, Rs. 12.4 lakhs, 2016-2019 (PI); Completed\n"
	  "(b) Slow rivers, Fern Council, Rs. 1.2 crore, 2022- (Co-PI)\n",
	  "name=Moss, mud and maps; description=Rs. 12.4 lakhs Completed; startDate=2016; "
	  "endDate=2019; roles=PI; entity=ABC-DEF || name=Slow rivers; description=Rs. 1.2 crore; "
	  "startDate=2022; roles=Co-PI; entity=Fern Council" },
	/* the programme first */
	{ "RESEARCH PROJECTS",
	  "[1] National Plan of Ferns, Sparse models of peat (2031YFB1001), 2019.05-2022.12, 2.5 million RMB, PI\n"
	  "[2] Fern Council Youth Program, Cracks in dry mud (41414141), 2009-2011, PI\n",
	  "name=Sparse models of peat; description=2031YFB1001 2.5 million RMB; startDate=2019-05; "
	  "endDate=2022-12; roles=PI; entity=National Plan of Ferns || name=Cracks in dry mud; "
	  "description=41414141; startDate=2009; endDate=2011; roles=PI; "
	  "entity=Fern Council Youth Program" },
	/* quoted, in other languages */
	{ "Drittmittelprojekte",
	  "2019–2022  „Moore im Wandel“, DFG, 312.000 €, Antragstellerin\n",
	  "name=Moore im Wandel; description=312.000 €; startDate=2019; endDate=2022; "
	  "roles=Antragstellerin; entity=DFG" },
	{ "Projets financés", "ANR, « Tourbes et textes », 2020-2024, coordinatrice, 120 000 €\n",
	  "name=Tourbes et textes; description=120 000 €; startDate=2020; endDate=2024; "
	  "roles=coordinatrice; entity=ANR" },
	{ "Progetti finanziati", "- Fondo Fern “Muschi”, partecipante, 2021-2023\n",
	  "name=Muschi; startDate=2021; endDate=2023; roles=partecipante; entity=Fondo Fern" },
	/* money without the word "project" is an award */
	{ "Drittmittel",
	  "2019–2022  „Moore im Wandel“, DFG, 312.000 €, Antragstellerin\n",
	  "title=„Moore im Wandel“; date=2022; awarder=DFG; summary=312.000 €; Antragstellerin; "
	  "dates=2019–2022" },
	/* tables say which column is the title, and what they are of */
	{ "## Projects", "| Period | Funding Agency | Title | Amount in full | Role |\n|---|---|---|---|---|\n"
	  "| 2020-2022 | Fern Prize Trust | Moss award maps | EUR 4,000 | PI |\n",
	  "name=Moss award maps; description=EUR 4,000; startDate=2020; endDate=2022; roles=PI; "
	  "entity=Fern Prize Trust" },
	{ "## Research Funding", "| Year | Source | Title | Amount |\n|---|---|---|---|\n"
	  "| 2021 | Fern Council Discovery Grant | Reeds | $9,000 |\n| 2019 | Moss Trust | Sedge Fund maps | $500 |\n",
	  "title=Reeds; date=2021; awarder=Fern Council Discovery Grant; summary=$9,000 || "
	  "title=Sedge Fund maps; date=2019; awarder=Moss Trust; summary=$500" },
	{ "## Education\n\nBSc Botany, Marsh College, 2016\n\n## Languages\n\nWelsh\n\n## Windfalls", "| Year | What | From |\n|---|---|---|\n| 2021 | Reed Medal | Fen College |\n",
	  "title=Reed Medal; date=2021; awarder=Fen College" },
	/* a sum behind a year is none of the year's */
	{ "Grants", "Fern Fund\t2019\tGBP 4,000\tPI\tMoss\nMoss Trust\t2014\tGBP 900\tPI\tReeds\n",
	  "title=Moss; date=2019; awarder=Fern Fund; summary=GBP 4,000; PI || "
	  "title=Reeds; date=2014; awarder=Moss Trust; summary=GBP 900; PI" },
	/* without sums and parts, a heading of funding stands over awards, one of research over work */
	{ "Funded Research", "Fern Prize, Society of Ferns, 2019\n",
	  "title=Fern Prize; date=2019; awarder=Society of Ferns" },
	{ "Research Projects", "Maps of Peat\nMarsh Institute, 2019 - 2020\n- Drew maps.\n",
	  "name=Marsh Institute; position=Maps of Peat; startDate=2019; endDate=2020; "
	  "highlights=Drew maps." },
};

static void test_funding(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CHECK_STR(funding(cases[i].heading, cases[i].text), cases[i].record);
}

int main(void)
{
	RUN(test_funding);
	arena_release(&arena);
	return check_done();
}
