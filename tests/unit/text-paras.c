/* Lines into paragraphs, pieces of them, and sections of paragraphs into entries. */
#include "formats/text/entry/entries.h"
#include "formats/text/outline/levels.h"
#include "formats/text/outline/paras.h"
#include "formats/text/outline/piece.h"
#include "formats/text/outline/sections.h"

#include <setjmp.h>

#include "pipeline/arena.h"
#include "tests/unit/check.h"

static struct arena arena;

static struct paras *read(const char *text)
{
	struct paras *paras = arena_alloc(&arena, sizeof(*paras));
	struct lines lines;

	blocks_read(&arena, &arena, text, strlen(text), &lines);
	paras_read(&arena, &lines, paras);
	return paras;
}

/* Texts with " / " between the paragraphs and "|" between their cells. */
static const char *texts_of(const struct paras *paras)
{
	const char *all = "";

	for (size_t i = 0; i < paras->n; i++)
		all = arena_printf(&arena, "%s%s%s", all, i ? " / " : "", paras->v[i].text);
	all = arena_strdup(&arena, all);
	for (char *tab = strchr(all, '\t'); tab; tab = strchr(tab, '\t'))
		*tab = '|';
	return all;
}

static const char *paras(const char *text)
{
	return texts_of(read(text));
}

/* "dated", "date" (and nothing else), "prose", "contact", "level" or "text" of the last one. */
static const char *looks(const char *text)
{
	const struct paras *all = read(text);
	const struct para *para = &all->v[all->n - 1];

	if (para->contact)
		return "contact";
	if (para->date_only)
		return "date";
	if (para->prose)
		return "prose";
	return para_is_level(para) ? "level" : para->dated ? "dated" : "text";
}

/* Kinds of sections, each with its heading and how many paragraphs stand in it. */
static const char *sections(const char *text)
{
	struct paras *all = read(text);
	struct sections found;
	const char *shown = "";

	sections_read(&arena, all, &found);
	for (size_t i = 0; i < found.n; i++) {
		const struct section *section = &found.v[i];

		shown = arena_printf(&arena, "%s%s%s '%.*s' %zu", shown, i ? ", " : "",
				     section_kind_name(section->kind), (int)section->heading_size,
				     section->heading ? section->heading : "",
				     section->to - section->from);
	}
	return shown;
}

/* The entries of all of the text: " / " between paragraphs, " || " between entries, @ the date. */
static const char *entries(const char *text)
{
	struct paras *all = read(text);
	struct section section = { .kind = SECTION_WORK, .from = 0, .to = all->n };
	struct cuts cuts;
	const char *shown = "";

	entries_cut(&arena, all, &section, &cuts);
	for (size_t i = 0; i < cuts.n; i++)
		for (size_t k = cuts.v[i].from; k < cuts.v[i].to; k++)
			shown = arena_printf(&arena, "%s%s%s%s", shown,
					     k > cuts.v[i].from ? " / " : i ? " || " : "",
					     k == cuts.v[i].anchor ? "@" : "", all->v[k].text);
	return shown;
}

static const char *trimmed(const char *text)
{
	const struct paras *all = read(text);
	struct piece piece = piece_trim(piece_all(&all->v[0]));
	size_t size;
	const char *bytes = piece_text(&piece, &size);

	return arena_copy(&arena, bytes, size);
}

static void test_joints(void)
{
	CHECK_STR(paras("Project lead /\nbackend developer"), "Project lead / backend developer");
	CHECK_STR(paras("Built tools for Acme,\nBerlin"), "Built tools for Acme, Berlin");
	CHECK_STR(paras("Engineer\nAcme Inc."), "Engineer / Acme Inc.");
	CHECK_STR(paras("See https://example.org/a/\nNext"), "See https://example.org/a/ / Next");
	CHECK_STR(paras("Lead,\n- a bullet"), "Lead, / a bullet");
	CHECK_STR(paras("Lead,\n\nApart"), "Lead, / Apart");
}

static void test_glue(void)
{
	CHECK_STR(paras("Sample UniversitySeoul, South KoreaB.S. in Physics"),
		  "Sample University|Seoul, South Korea|B.S. in Physics");
	CHECK_STR(paras("Research EngineerFeb 2020"), "Research Engineer|Feb 2020");
	CHECK_STR(paras("Sep 2001 - Sep 20109 years"), "Sep 2001 - Sep 2010|9 years");
	CHECK_STR(paras("JavaScript and TypeScript"), "JavaScript and TypeScript");
	CHECK_STR(paras("ProMarch 2020 GitHub"), "ProMarch 2020 GitHub");
	CHECK_STR(paras("No. 30109 years"), "No. 30109 years");
}

/* What heads the lines below it begins a line of its own, however full the one before is. */
static void test_lines_of_labels(void)
{
	CHECK_STR(paras("Kept the tide gauges of the whole coast, which had to be wound by hand twice\n"
			"every day, and mended the boats of the pilots, the ferry and the fishermen on\n"
			"the island, in all weathers, with a crew of three and a dog, and tuned bells\n"
			"Highlights\nRaised a wreck\n"),
		  "Kept the tide gauges of the whole coast, which had to be wound by hand twice "
		  "every day, and mended the boats of the pilots, the ferry and the fishermen on "
		  "the island, in all weathers, with a crew of three and a dog, and tuned bells / "
		  "Highlights / Raised a wreck");
}

static void test_margins(void)
{
	const char *two = "Education    2014 - 2018   BSc Physics\n"
			  "             Sample University\n"
			  "Experience   2018 - 2020   Engineer\n"
			  "             Acme Inc.\n";

	CHECK_STR(sections(two), "head '' 0, education 'Education' 2, work 'Experience' 2");
	CHECK_STR(sections("Education    2014 - 2018   BSc Physics\n"
			   "             Sample University\n"), "head '' 2");
}

static void test_durations(void)
{
	CHECK_STR(paras("Acme Inc.\nJan 2018 - Mar 2020\n2 years 3 months\nBerlin"),
		  "Acme Inc. / Jan 2018 - Mar 2020 / Berlin");
	CHECK_STR(paras("Clerk\n\nMay 2014 - May 2015\n\na year\n"), "Clerk / May 2014 - May 2015");
	CHECK_STR(paras("Acme Inc.\nBerlin\n2 years"), "Acme Inc. / Berlin / 2 years");
	CHECK_STR(looks("Jan 2018 - Mar 2020 (2 years 3 months)"), "date");
	CHECK_STR(looks("Jan 2018 - Mar 2020, 3 years of Java"), "dated");
}

/* A dash before the second of two dates, or before none, is no bullet. */
static void test_broken_ranges(void)
{
	CHECK_STR(paras("Acme Inc.\n\nJan 2018\n\n- Mar 2020\n\nBuilt boats"),
		  "Acme Inc. / Jan 2018 - Mar 2020 / Built boats");
	CHECK_STR(paras("Acme Inc.\n\nJan 2018\n\n– Present\n\nBuilt boats"),
		  "Acme Inc. / Jan 2018 - Present / Built boats");
	CHECK_STR(paras("Acme Inc.\n\n- Present\n\nBuilt boats"), "Acme Inc. / Built boats");
	CHECK_STR(paras("Jan 2018\n\n- 2020 boats"), "Jan 2018 / 2020 boats");
	CHECK_STR(paras("Shipwright, Acme Inc., Jan 2018 -\nMar 2020\n\nBuilt boats"),
		  "Shipwright, Acme Inc., Jan 2018 - Mar 2020 / Built boats");
	CHECK_STR(paras("Shipwright, Acme Inc., Jan 2018 -\nPresent\n\nBuilt boats"),
		  "Shipwright, Acme Inc., Jan 2018 - Present / Built boats");
}

static void test_counts(void)
{
	CHECK_STR(paras("Experience\n\n(3)\n\nDiver"), "Experience / Diver");
	CHECK_STR(paras("Kelpie\n\n(3)\n\nDiver"), "Kelpie / (3) / Diver");
}

static void test_buttons(void)
{
	/* what a page says of itself, and the links to its own items */
	CHECK_STR(paras("[Skip to content](#main)\n\nAnn Lee\n\n- #\n\n  Clerk\n\nBack to top\n"),
		  "Ann Lee / Clerk");
	CHECK_STR(paras("avatar\n\nAnn Lee\n"), "Ann Lee");
	CHECK_STR(paras("Print\n\nPrint Designer\n"), "Print Designer");
}

static void test_looks(void)
{
	CHECK_STR(looks("Jan 2018 - Mar 2020"), "date");
	CHECK_STR(looks("Engineer, Jan 2018 - Mar 2020"), "dated");
	CHECK_STR(looks("ann@example.org"), "contact");
	CHECK_STR(looks("I build small things that are useful to many people."), "prose");
	CHECK_STR(looks("Software Engineer"), "text");
	CHECK_STR(looks("Expert"), "level");
	CHECK_STR(looks("90 %"), "level");
	CHECK_STR(looks("190 %"), "text");
	CHECK_STR(looks("Bachelor of Science in the History and Philosophy of Science"), "text");
}

static void test_trim(void)
{
	CHECK_STR(trimmed("| Acme Inc. |"), "Acme Inc.");
	CHECK_STR(trimmed("Acme, -"), "Acme");
	CHECK_STR(trimmed("(Berlin)"), "Berlin");
	CHECK_STR(trimmed("(a) and (b)"), "(a) and (b)");
	CHECK_STR(trimmed(".NET, Java."), ".NET, Java.");
	CHECK_STR(trimmed("Wonderful things."), "Wonderful things");
	CHECK_STR(trimmed("[(Berlin)]"), "Berlin");
}

/* Cost stays linear however deep brackets are nested. */
static void test_nested_brackets(void)
{
	char deep[40001];

	memset(deep, '(', 20000);
	memset(deep + 20000, ')', 20000);
	deep[40000] = '\0';
	CHECK(strlen(trimmed(deep)) <= 40000);
}

static void test_headings(void)
{
	CHECK_STR(sections("Ann Lee\n\nExperience\n\nEngineer, Acme\n\nEducation\n\nBSc\n"),
		  "head '' 1, work 'Experience' 1, education 'Education' 1");
	CHECK_STR(sections("Ann Lee\n\nHONORS, AWARDS & GRANTS\n\nPrize\n"),
		  "head '' 1, awards 'HONORS, AWARDS & GRANTS' 1");
	CHECK_STR(sections("Ann Lee\n\nHonors and Engineers\n\nPrize\n"), "head '' 3");
	CHECK_STR(sections("Ann Lee\n\n1. Experience\n\nEngineer\n\nIV. Education\n\nBSc\n"),
		  "head '' 1, work 'Experience' 1, education 'Education' 1");
	CHECK_STR(sections("李安\n\n一、教育背景\n\n蕨大学\n\n十一、论文（*为通讯作者）\n\n李安. 苔.\n"),
		  "head '' 1, education '教育背景' 1, publications '论文（*为通讯作者）' 1");
	/* years at the end; one alone may be when, and a line without marks an entry */
	CHECK_STR(sections("# Ann Lee\n\n## Talks since 2022\n\nMoss\n\n## Publications, 2015-2020\n\nA. Lee. Fern.\n"),
		  "head '' 1, talks 'Talks since 2022' 1, publications 'Publications, 2015-2020' 1");
	CHECK_STR(sections("# Ann Lee\n\n## Work\n\nTeaching 2015-2020\n\n## Education\n\nBSc\n"),
		  "head '' 1, work 'Work' 1, education 'Education' 1");
}

static void test_counted_headings(void)
{
	CHECK_STR(sections("Ann Lee\n\nExperience (2)\n\nDiver\n\nStudies(1)\n\nBSc\n"),
		  "head '' 1, work 'Experience (2)' 1, education 'Studies(1)' 1");
}

/* Words that head sections make a position too. */
static void test_positions_like_headings(void)
{
	CHECK_STR(sections("Experience\n\nMarsh Institute\n\nResearch and Teaching Assistant\n\n2019\n"),
		  "head '' 0, work 'Experience' 3");
	/* nor is a degree a heading */
	CHECK_STR(sections("EDUCATION\nUniversity of Fenholm\n2007 - 2011\nMathematics\nMA (Hons)\nFirst Class\n\n"
			   "AWARDS\n\nMedal\n"),
		  "head '' 0, education 'EDUCATION' 5, awards 'AWARDS' 1");
	CHECK_STR(sections("EXPERIENCE\n\nDiver\nMarsh Institute | 2019\n\nVOLUNTEER\nSWIMMING INSTRUCTOR\n"
			   "Lake Club | 2016 - 2020\n\nAWARDS\n\nMedal\n"),
		  "head '' 0, work 'EXPERIENCE' 2, volunteer 'VOLUNTEER' 2, awards 'AWARDS' 1");
	CHECK_STR(sections("## Experience\n\nDiver\n\n## Teaching Assistant\n\nBotany\n\n## Awards\n"),
		  "head '' 0, work 'Experience' 1, teaching 'Teaching Assistant' 1, awards 'Awards' 0");
}

/* What skills and interests are called heads sections elsewhere. */
static void test_headings_in_lists(void)
{
	CHECK_STR(sections("Interests\n\nForeign Languages\n\nResearch\n\nChess\n\nEducation\n\nBSc\n"),
		  "head '' 0, interests 'Interests' 3, education 'Education' 1");
	CHECK_STR(sections("Skills\n\nTechnical Skills\n\nLathe\n\nLanguages\n\nWelsh\n"),
		  "head '' 0, skills 'Skills' 2, languages 'Languages' 1");
	CHECK_STR(sections("Interests\n\nInterests\n\nChess\n"),
		  "head '' 0, interests 'Interests' 0, interests 'Interests' 1");
}

/* A firm in capitals looks like a heading that no list knows, but for what stands below it. */
static void test_names_in_capitals(void)
{
	CHECK_STR(sections("EXPERIENCE\n\nDivers Ltd\n\nEDUCATION\n\nBSc\n\nKELPIE\nJan 2019 - Present\n\n"
			   "HOBBY HORSES\n\nTwo of them\n\nAWARDS\n\nPrize\n"),
		  "head '' 0, work 'EXPERIENCE' 1, education 'EDUCATION' 3, "
		  "other 'HOBBY HORSES' 1, awards 'AWARDS' 1");
}

/* An unknown word before a heading, where headings are marked like it. */
static void test_marked_headings(void)
{
	CHECK_STR(sections("# Ann Lee\n\n## Skills\n\nC\n\n## Education\n\nBSc\n\n"
			   "## Marine Experience\n\nDiver\n"),
		  "head '' 1, skills 'Skills' 1, education 'Education' 1, "
		  "work 'Marine Experience' 1");
	CHECK_STR(sections("Ann Lee\n\nSkills\n\nC\n\nEducation\n\nBSc\n\n"
			   "Marine Experience\nDiver\n"),
		  "head '' 1, skills 'Skills' 1, education 'Education' 3");
}

/* A full line does not go on in what each CV has a heading of. */
static void test_headings_below_full_lines(void)
{
	CHECK_STR(sections("Ann Lee\nResearch Interests\n"
			   "Kelp forests, peat bogs, marine sediments, diving instruments of the north coast\n"
			   "Education\nFenholm State University, Fenholm, NY\n"
			   "Ph.D. in Marine Biology Aug. 2020 - May 2026 (expected)\n"
			   "B.Sc. in Botany and Peat Science, First Class Honours Aug. 2014 - Jul. 2018\n"
			   "Publications\n"
			   "[C6] Ann Lee, Bo Fern, and Henrik Moss. Patchwork of kelp across the cold marshes of\n"
			   "the north. In Proc. of the 46th Conf. on Ferns and Peat and the Life of the Marshes\n"
			   "(FERN 2025), June 2025.\n"
			   "[C5] Bo Fern, Ann Lee, Henrik Moss. When peat fails: an empirical study of the old\n"
			   "marshes. In Proc. of PEAT 2024.\n"),
		  "head '' 1, research-interests 'Research Interests' 1, education 'Education' 3, "
		  "publications 'Publications' 2");
}

/* Some headings lost the marks of the others: those of the kinds that have none left. */
static void test_lost_marks(void)
{
	CHECK_STR(sections("# Ann Lee\n\nField Experience\nDiver\nEducation\nBSc\n## Skills\nC\n"
			   "## Awards\nPrize\n## Patents\nLathe\n"),
		  "head '' 1, work 'Field Experience' 1, education 'Education' 1, skills 'Skills' 1, "
		  "awards 'Awards' 1, patents 'Patents' 1");
	/* but for labels: one of two, or the name of a list */
	CHECK_STR(sections("# Ann Lee\n## Experience\nDiver\nAwards\nPrize\nCook\nAwards\nMedal\n"
			   "## Education\nBSc\n## Projects\nReef\nSkills\nC\n## Patents\nLathe\n"),
		  "head '' 1, work 'Experience' 6, education 'Education' 1, projects 'Projects' 3, "
		  "patents 'Patents' 1");
	CHECK_STR(sections("# Ann Lee\n## Experience\nDiver\nExperience\nDeep water\n"
			   "## Education\nBSc\n## Projects\nReef\n"),
		  "head '' 1, work 'Experience' 3, education 'Education' 1, projects 'Projects' 1");
}

/* What no list knows is told by what stands below it. */
static void test_contents(void)
{
	CHECK_STR(sections("# Ann Lee\n\n## Awards\n\nPrize\n\n## Patents\n\nLathe\n\n"
			   "## Where I learned\n\nBSc, Kelpie University, 2012\n\n"
			   "## Ships\n\n- 2014 - 2016 Engineer, Marsh Institute\n- Surveyor, Reef Ltd, since 2017\n\n"
			   "## Understood abroad\n\nFrench (fluent), Dutch (basic)\n\n"
			   "## Summary\n\nDives.\n\n## References\n\nBo Fern\n\n## Publications\n\n"
			   "A. Lee. Fern.\n\n## Those I taught\n\nBo Fern (2019-2021)\nDo Moss, 2020\n\n"
			   "## Nice things\n\n- Kelp Medal, 2019\n- Dune Scholarship, 2016 - 2017\n"),
		  "head '' 1, awards 'Awards' 1, patents 'Patents' 1, education 'Where I learned' 1, "
		  "work 'Ships' 2, languages 'Understood abroad' 1, summary 'Summary' 1, "
		  "references 'References' 1, "
		  "publications 'Publications' 1, other 'Those I taught' 2, awards 'Nice things' 2");
	/* at the level of the others it may be long */
	CHECK_STR(sections("# Ann Lee\n\n## Education\n\nBSc\n\n## Skills\n\nC\n\n## Things Made, Called Whatever You Want\n\nSails\n"),
		  "head '' 1, education 'Education' 1, skills 'Skills' 1, other 'Things Made, Called Whatever You Want' 1");
	/* below papers, what is deeper and unknown divides them */
	CHECK_STR(sections("# Ann Lee\n\n## Publications\n\n### Articles\n\nA. Lee. Fern.\n\n### In the pipeline\n\n"
			   "A. Lee. Moss.\n\n## Education\n\n### In the hills\n\nBSc\n\n### Grants\n\nOne\n"),
		  "head '' 1, publications 'Publications' 4, education 'Education' 2, grants 'Grants' 1");
}

/* For whom, set in below as what: no deed. */
static void test_employers_below(void)
{
	const struct para *v = read("# Ann Lee\n\n## Work\n\n* 2021: Warden\n  * Fern University\n"
				    "  * Ran the pumps\n* 2019: Diver\n  * Moss Institute fenced its ponds.\n")->v;

	CHECK(!(v[3].flags & LINE_BULLET));
	CHECK(v[4].flags & LINE_BULLET);
	CHECK(v[6].flags & LINE_BULLET);
}

/* Headings that divide a list of those advised. */
static void test_divided_lists(void)
{
	CHECK_STR(sections("## Supervision\n\n### Doctoral Students\n\nBo Fern\n\n### Master's Theses\n\n"
			   "Do Moss\n\n## Awards\n\nPrize\n"),
		  "head '' 0, advising 'Supervision' 4, awards 'Awards' 1");
	CHECK_STR(sections("## 1. Supervision\n\n## Doctoral Students\n\nBo Fern\n\n## 2. Awards\n\nPrize\n"),
		  "head '' 0, advising 'Supervision' 2, awards 'Awards' 1");
	CHECK_STR(sections("## Supervision\n\nBo Fern\n\n## Doctoral Students\n\nDo Moss\n"),
		  "head '' 0, advising 'Supervision' 1, advising 'Doctoral Students' 1");
}

/* A listed heading, and what narrows it; in capitals it may be long. */
static void test_headings_of_many_words(void)
{
	CHECK_STR(sections("Ann Lee\n\nEDUCATION\n\nBSc\n\nSKILLS\n\nC\n\n"
			   "RELAZIONI A INVITO\n\nMoss\n\n"
			   "PARTICIPACIÓN EN PROYECTOS DE I+D FINANCIADOS EN CONVOCATORIAS PÚBLICAS\n\nPeat\n"),
		  "head '' 1, education 'EDUCATION' 1, skills 'SKILLS' 1, talks 'RELAZIONI A INVITO' 1, "
		  "research 'PARTICIPACIÓN EN PROYECTOS DE I+D FINANCIADOS EN CONVOCATORIAS PÚBLICAS' 1");
}

/* What narrows a heading: "Current", "National and International". */
static void test_narrowed_headings(void)
{
	CHECK_STR(sections("Ann Lee\n\nCurrent Grants\n\nOne\n\nNational and International Service\n\nTwo\n"),
		  "head '' 1, grants 'Current Grants' 1, service 'National and International Service' 1");
	CHECK_STR(sections("Ann Lee\n\nEducation\n\nGraduate School\n\nBSc\n"),
		  "head '' 1, education 'Education' 2");
}

/* Headings that no list holds count as such where they share their looks with those it does. */
static void test_likely_headings(void)
{
	CHECK_STR(sections("ANN LEE\n\nEDUCATION\n\nBSc\n\nKELP GRANTS\n\nOne\n\nLAW REVIEW ARTICLES\n\nTwo\n\n"
			   "HARBOUR EXPERIENCE\n\nThree\n\nAWARDS\n\nPrize\n"),
		  "head '' 1, education 'EDUCATION' 1, grants 'KELP GRANTS' 1, "
		  "publications 'LAW REVIEW ARTICLES' 1, work 'HARBOUR EXPERIENCE' 1, awards 'AWARDS' 1");
	CHECK_STR(sections("Ann Lee\n\nPAPERS (* equal share)\n\nA. Lee. One.\n\nUNDER REVIEW\n\nA. Lee. Two.\n"),
		  "head '' 1, publications 'PAPERS (* equal share)' 1, publications 'UNDER REVIEW' 1");
}

static void test_subheadings(void)
{
	CHECK_STR(sections("# Ann\n\n## Publications\n\n### Conference Papers\n\nA. Lee. One.\n\n"
			   "## Patents\n\nTwo\n"),
		  "head '' 1, publications 'Publications' 2, patents 'Patents' 1");
}

static void test_broken_heading(void)
{
	CHECK_STR(sections("Ann Lee\nhttps://one.example.org | https://two.example.org/with/a/long/path | @ann,\n"
			   "SUMMARY\n\nA diver.\n"),
		  "head '' 2, summary 'SUMMARY' 1");
	CHECK_STR(sections("Ann Lee\n\nProfessional\nExperience\n\nEngineer, Acme\n"),
		  "head '' 2, work 'Experience' 1");
	CHECK_STR(sections("Ann Lee\n\nProfessional Skills\nSummary\n\nC, Java\n"),
		  "head '' 1, skills 'Professional Skills Summary' 1");
}

static void test_side_bar(void)
{
	CHECK_STR(sections("Ann Lee\nann@example.org\n\nCeramics\nExpert\n\nEducation\n\nBSc\n"),
		  "head '' 2, skills '' 2, education 'Education' 1");
	CHECK_STR(sections("Ann Lee\nann@example.org\n\nCeramics\n\nEducation\n\nBSc\n"),
		  "head '' 3, education 'Education' 1");
}

/* Jobs below the name, when no heading says what they are. */
static void test_jobs_without_heading(void)
{
	CHECK_STR(sections("Ann Lee\nann@example.org\n\nBaker - Rye Works. 2019 - 2021\n\nBread for hotels.\n\n"
			   "Education\n\nBSc\n"),
		  "head '' 2, work '' 2, education 'Education' 1");
	CHECK_STR(sections("Ann Lee\nann@example.org\n\nMaster Baker - Rye Works of the North.\nOslo, 2019 - 2021\n\n"
			   "Education\n\nBSc\n"),
		  "head '' 2, work '' 2, education 'Education' 1");
	CHECK_STR(sections("Ann Lee\nann@example.org\n\nBaker at Rye Works since 2019\n\nWork\n\nBaker\n2019\n"),
		  "head '' 3, work 'Work' 2");
}

/* A side bar whose lines stand between those of the column beside it. */
static void test_mixed_columns(void)
{
	CHECK_STR(sections("Ann Lee\n\nSkills\n\nWork\n\nPython\n\nKelpie Boats\n\nEngineer\n\nDocker\n\n"
			   "Jan 2019 - Present\n\nLanguages\n\nBuilt all that the boats needed to find their way.\n\n"
			   "Welsh\n\nEducation\n\nExample College\n\n2015 - 2018\n"),
		  "head '' 1, skills 'Skills' 2, languages 'Languages' 1, work 'Work' 4, "
		  "education 'Education' 2");
	CHECK_STR(sections("Ann Lee\n\nSkills\n\nWork\n\nKelpie Boats\n\nEngineer\n\nJan 2019 - Present\n\n"
			   "Languages\n\nWelsh\n"),
		  "head '' 1, skills 'Skills' 0, work 'Work' 3, languages 'Languages' 1");
}

static void test_dates_below(void)
{
	CHECK_STR(entries("Engineer\nAcme Inc.\n2018 - 2020\n- built\n- ran\n\n"
			  "Developer\nBolt GmbH\n2016 - 2018\n- wrote\n"),
		  "Engineer / Acme Inc. / @2018 - 2020 / built / ran || "
		  "Developer / Bolt GmbH / @2016 - 2018 / wrote");
}

static void test_dates_beside(void)
{
	CHECK_STR(entries("Engineer, Acme Inc., 2018 - 2020\n- built\n"
			  "Developer, Bolt GmbH, 2016 - 2018\n- wrote\n"),
		  "@Engineer, Acme Inc., 2018 - 2020 / built || "
		  "@Developer, Bolt GmbH, 2016 - 2018 / wrote");
}

static void test_dates_first(void)
{
	CHECK_STR(entries("2018 - 2020\nEngineer\nAcme Inc.\n2016 - 2018\nDeveloper\nBolt GmbH\n"),
		  "@2018 - 2020 / Engineer / Acme Inc. || @2016 - 2018 / Developer / Bolt GmbH");
}

static void test_dates_of_two_lines(void)
{
	CHECK_STR(entries("Engineer\n08/2012\n- 07/2013\nDeveloper\n01/2010\n- 05/2012\n"),
		  "Engineer / @08/2012 - 07/2013 || Developer / @01/2010 - 05/2012");
}

static void test_bullets(void)
{
	CHECK_STR(entries("- Engineer, Acme, 2018\n- Developer, Bolt, 2016\n"),
		  "@Engineer, Acme, 2018 || @Developer, Bolt, 2016");
	CHECK_STR(entries("Engineer, 2018\n- cut cost in 2017 by half and more, as all agreed then\n"),
		  "@Engineer, 2018 / cut cost in 2017 by half and more, as all agreed then");
}

static void test_undated(void)
{
	CHECK_STR(entries("## Engineer\n2018 - 2020\n- built\n## Helper\n- helped\n"
			  "## Developer\n2016\n"),
		  "Engineer / @2018 - 2020 / built || Helper / helped || Developer / @2016");
	CHECK_STR(entries("Engineer\n- built\n\nHelper\n- helped\n"),
		  "Engineer / built || Helper / helped");
	CHECK_STR(entries(""), "");
}

static void run_all(void)
{
	RUN(test_joints);
	RUN(test_glue);
	RUN(test_lines_of_labels);
	RUN(test_margins);
	RUN(test_durations);
	RUN(test_broken_ranges);
	RUN(test_counts);
	RUN(test_buttons);
	RUN(test_looks);
	RUN(test_trim);
	RUN(test_nested_brackets);
	RUN(test_headings);
	RUN(test_counted_headings);
	RUN(test_headings_in_lists);
	RUN(test_names_in_capitals);
	RUN(test_positions_like_headings);
	RUN(test_marked_headings);
	RUN(test_headings_below_full_lines);
	RUN(test_lost_marks);
	RUN(test_contents);
	RUN(test_employers_below);
	RUN(test_divided_lists);
	RUN(test_headings_of_many_words);
	RUN(test_narrowed_headings);
	RUN(test_likely_headings);
	RUN(test_subheadings);
	RUN(test_broken_heading);
	RUN(test_side_bar);
	RUN(test_jobs_without_heading);
	RUN(test_mixed_columns);
	RUN(test_dates_below);
	RUN(test_dates_beside);
	RUN(test_dates_first);
	RUN(test_dates_of_two_lines);
	RUN(test_bullets);
	RUN(test_undated);
}

int main(void)
{
	jmp_buf failed;

	arena_init(&arena);
	if (setjmp(failed))
		return 1;
	arena.on_failure = &failed;
	run_all();
	arena_release(&arena);
	return check_done();
}
