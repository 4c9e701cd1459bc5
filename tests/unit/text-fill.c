/* Whole texts into the fields of the record: what each kind of section makes of its entries. */
#include "pipeline/buf.h"
#include "tests/unit/text-kit.h"

static const char *basics(const char *text)
{
	return show(&basics_shape, &read(text)->basics);
}

/* A job's values with how sure they are, "name=percent; name=percent". */
static void show_trust(void *context, const struct shape *shape, const struct field *field,
		       const struct text *text)
{
	const char **all = context;

	(void)shape;
	*all = arena_printf(&arena, "%s%s%s=%u", *all, **all ? "; " : "", field->name,
			    (unsigned)text->confidence);
}

static const char *trust(const char *text)
{
	const struct list *jobs = &read(text)->work;
	const char *all = "";

	for (size_t i = 0; i < jobs->n; i++)
		leaves_visit(&work_shape, jobs->v[i], show_trust, &all);
	return all;
}

static const char *work(const char *heading, const char *text)
{
	return show_list(&work_shape, &read_section(heading, text)->work);
}

static const char *jobs(const char *text)
{
	return work("Experience", text);
}

static const char *studies(const char *text)
{
	text = arena_printf(&arena, "Ann Lee\n\nEducation\n\n%s", text);
	return show_list(&education_shape, &read(text)->education);
}

static void test_role_first(void)
{
	CHECK_STR(jobs("Engineer\nAcme Inc.\n2018 - 2020\n\nDeveloper\nBolt GmbH\n2016 - 2018\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2018; endDate=2020 || "
		  "name=Bolt GmbH; position=Developer; startDate=2016; endDate=2018");
}

static void test_organisation_first(void)
{
	CHECK_STR(jobs("Acme Inc.\nEngineer\n2018 - 2020\n\nBolt GmbH\nDeveloper\n2016 - 2018\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2018; endDate=2020 || "
		  "name=Bolt GmbH; position=Developer; startDate=2016; endDate=2018");
}

static void test_role_first_in_one_line(void)
{
	CHECK_STR(jobs("Engineer, Acme Inc. | 2018 - 2020\n\nDeveloper, Bolt GmbH | 2016 - 2018\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2018; endDate=2020 || "
		  "name=Bolt GmbH; position=Developer; startDate=2016; endDate=2018");
	CHECK_STR(jobs("Engineer at Acme Inc. | 2018 - 2020\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2018; endDate=2020");
}

static void test_organisation_first_in_one_line(void)
{
	CHECK_STR(jobs("Acme Inc., Engineer | 2018 - 2020\n\nBolt GmbH, Developer | 2016 - 2018\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2018; endDate=2020 || "
		  "name=Bolt GmbH; position=Developer; startDate=2016; endDate=2018");
	/* a legal form is no organisation of its own */
	CHECK_STR(jobs("Acme, Inc. | 2018 - 2020\n"),
		  "name=Acme, Inc.; startDate=2018; endDate=2020");
}

/* A paragraph for each job: what it was and when, then sentences. */
static void test_leads(void)
{
	CHECK_STR(jobs("**Engineer, Acme Corp.** (June 2019 to April 2023). Led a team of ten people.\n\n"
		       "**Surveyor, Bolt GmbH** (2015-2019). Closed the books for all of them.\n"),
		  "name=Acme Corp.; position=Engineer; startDate=2019-06; endDate=2023-04; "
		  "summary=Led a team of ten people. || name=Bolt GmbH; position=Surveyor; "
		  "startDate=2015; endDate=2019; summary=Closed the books for all of them.");
	CHECK_STR(jobs("2019-2023: Engineer, Acme Corp., Oslo. Led a team of ten people.\n\n"
		       "2015-2019: Surveyor, Bolt GmbH, Bergen. Closed the books for all of them.\n"),
		  "name=Acme Corp.; location=Oslo; position=Engineer; startDate=2019; endDate=2023; "
		  "summary=Led a team of ten people. || name=Bolt GmbH; location=Bergen; "
		  "position=Surveyor; startDate=2015; endDate=2019; "
		  "summary=Closed the books for all of them.");
	CHECK_STR(jobs("- Engineer, Acme Corp. (2019-2023): led a team of ten people\n"
		       "- Surveyor, Bolt GmbH (2015-2019): closed the books for all of them\n"),
		  "name=Acme Corp.; position=Engineer; startDate=2019; endDate=2023; "
		  "summary=led a team of ten people || name=Bolt GmbH; position=Surveyor; "
		  "startDate=2015; endDate=2019; summary=closed the books for all of them");
	CHECK_STR(jobs("**Surveyor, Bolt GmbH, Oslo** (2015-2019). \xE2\x82\xAC 6m store, closed with no red figures.\n"),
		  "name=Bolt GmbH; location=Oslo; position=Surveyor; startDate=2015; endDate=2019; "
		  "summary=\xE2\x82\xAC 6m store, closed with no red figures.");
	/* a stop may shorten a word, and a name of the firm is no sentence */
	CHECK_STR(jobs("2019-2023 Lecturer, Univ. Kelpie, Oslo\n2015-2019 Surveyor, Acme Corp. Norway\n"),
		  "name=Univ. Kelpie; location=Oslo; position=Lecturer; startDate=2019; endDate=2023 || "
		  "name=Acme Corp. Norway; position=Surveyor; startDate=2015; endDate=2019");
}

static void test_departments(void)
{
	CHECK_STR(jobs("Research Assistant, Robotics Lab\nSample University\n2018 - 2020\n"),
		  "name=Sample University; position=Research Assistant; startDate=2018; "
		  "endDate=2020; department=Robotics Lab");
	CHECK_STR(jobs("Lecturer\nSample University, Department of Ferns\n2018 - 2020\n"),
		  "name=Sample University; position=Lecturer; startDate=2018; endDate=2020; "
		  "department=Department of Ferns");
	CHECK_STR(jobs("Engineer\nAcme Corp., Turbine Division, Oslo\n2018 - 2020\n"),
		  "name=Acme Corp.; location=Oslo; position=Engineer; startDate=2018; endDate=2020; "
		  "department=Turbine Division");
	CHECK_STR(studies("BSc in Botany\nSample University, School of Life Sciences\n2018 - 2020\n"),
		  "institution=Sample University; area=Botany; studyType=BSc; startDate=2018; endDate=2020; "
		  "department=School of Life Sciences");
	CHECK_STR(studies("2012 - 2014\tLLM Water- en polderrecht, Sample University, cum laude\n"),
		  "institution=Sample University; area=Water- en polderrecht; studyType=LLM; "
		  "startDate=2012; endDate=2014; summary=cum laude");
	CHECK_STR(studies("Sample University, B.A. Physics (minor in Botany), 2008-2012\n"),
		  "institution=Sample University; area=Physics; studyType=B.A.; startDate=2008; "
		  "endDate=2012; summary=minor in Botany");
	CHECK_STR(jobs("2018 - 2020\tLecturer\tSchool of Ferns\tSample University\n"
		       "2016 - 2018\tAssistant\tSchool of Ferns\tOther University\n"),
		  "name=Sample University; position=Lecturer; startDate=2018; endDate=2020; "
		  "department=School of Ferns || name=Other University; position=Assistant; "
		  "startDate=2016; endDate=2018; department=School of Ferns");
	CHECK_STR(jobs("Research Assistant, Seoul\nSample University\n2018 - 2020\n"),
		  "name=Sample University; location=Seoul; position=Research Assistant; "
		  "startDate=2018; endDate=2020");
}

static void test_advisors(void)
{
	CHECK_STR(work("Research", "Research Assistant\nSample University\n2018 - 2020\n"
				   "Advisor: Prof. Jo Kim (Sample Systems Group)\n"),
		  "name=Sample University; position=Research Assistant; startDate=2018; "
		  "endDate=2020; department=Sample Systems Group; advisor=Prof. Jo Kim");
}

/* However many labels a line has, reading it goes no deeper. */
/* "2001-04" among "1985-91" is no month, but is one among "2012-03". */
static void test_short_years(void)
{
	CHECK_STR(jobs("1985-91  Reader, Marsh University\n2001-04  Dean, Marsh University\n"),
		  "name=Marsh University; position=Reader; startDate=1985; endDate=1991 || "
		  "name=Marsh University; position=Dean; startDate=2001; endDate=2004");
	CHECK_STR(jobs("2012-03  Reader, Marsh University\n2001-04  Dean, Marsh University\n"),
		  "name=Marsh University; position=Reader; startDate=2012-03; endDate=2012-03 || "
		  "name=Marsh University; position=Dean; startDate=2001-04; endDate=2001-04");
}

/* Whom one worked for is no part of the role. */
static void test_masters(void)
{
	CHECK_STR(jobs("2021-23   Marsh University, Research Assistant to Prof. M. Kern-Vogel\n"),
		  "name=Marsh University; position=Research Assistant; startDate=2021; endDate=2023; "
		  "advisor=Prof. M. Kern-Vogel");
	CHECK_STR(work("Teaching", "2019   Peat and Trade (ECO 603), teaching assistant for Prof. Ann Lee\n"),
		  "position=teaching assistant; startDate=2019; endDate=2019; "
		  "summary=Peat and Trade (ECO 603); advisor=Prof. Ann Lee");
	CHECK_STR(jobs("2016   Visitor, Marsh University; under the supervision of Ann Lee\n"),
		  "name=Marsh University; position=Visitor; startDate=2016; endDate=2016; advisor=Ann Lee");
}

static void test_many_labels(void)
{
	enum { LABELS = 50000 };
	static char text[LABELS * sizeof("(Advisor: Jo) ")];
	size_t size = 0;

	for (size_t i = 0; i < LABELS; i++)
		size += (size_t)sprintf(text + size, "(Advisor: Jo) ");
	CHECK(strncmp(work("Research", arena_printf(&arena, "Work %s\n", text)),
		      "name=Work", strlen("name=Work")) == 0);
}

static void test_same_employer(void)
{
	CHECK_STR(jobs("Acme Inc.\nEngineer\n2018 - 2020\n- built\n\nDeveloper\n2016 - 2018\n- ran\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2018; endDate=2020; "
		  "highlights=built || name=Acme Inc.; position=Developer; startDate=2016; "
		  "endDate=2018; highlights=ran");
}

/* What a person's labels say that no field takes is one text, with its labels. */
static void test_personal_facts(void)
{
	const struct cv *cv = read("Lebenslauf\n\nPersönliche Daten\n\n"
				   "Name             Anna Lehm\nE-Mail           anna.li@example.org\n"
				   "Geburtsdatum     04.05.1990\nFamilienstand    ledig\n"
				   "Konfession       keine\n");

	CHECK_STR(cv->basics.name.s, "Anna Lehm");
	CHECK_STR(cv->basics.email.s, "anna.li@example.org");
	CHECK_INT(cv->other.n, 1);
	CHECK_STR(((const struct other *)cv->other.v[0])->heading.s, "Persönliche Daten");
	CHECK_STR(((const struct other *)cv->other.v[0])->text.s,
		  "Geburtsdatum 04.05.1990\nFamilienstand ledig\nKonfession keine");
}

/* How long all entries took is not part of what they are. */
static void test_heading_with_duration(void)
{
	const struct cv *cv = read("Ann Lee\n\nExperience (5 years 2 months)\n\nAcme Ltd, Clerk\n2014 - 2016\n");

	CHECK_INT(cv->work.n, 1);
	CHECK_STR(((const struct work *)cv->work.v[0])->section.s, "Experience");
	cv = read("Анна Ли\n\nОпыт работы — 11 лет 4 месяца\n\nООО «Пример», инженер\n2014 - 2016\n");
	CHECK_INT(cv->work.n, 1);
	CHECK_STR(((const struct work *)cv->work.v[0])->section.s, "Опыт работы");
}

/* Where and when it was signed, and what it was signed for, is nobody's hobby. */
static void test_closing(void)
{
	const struct cv *cv = read("Anna Lehm\n\nHobbys\n\nSchach, Rudern, Lesen\n\n"
				   "Altstadt, den 3. November 2025\n");

	CHECK_INT(cv->interests.n, 3);
	CHECK_STR(((const struct other *)cv->other.v[0])->text.s, "Altstadt, den 3. November 2025");
	cv = read("Anna Lehm\n\nZAINTERESOWANIA\n\nszachy, biegi\n\n"
		  "Wyrażam zgodę na przetwarzanie moich danych osobowych.\n");
	CHECK_INT(cv->interests.n, 2);
	CHECK_INT(cv->other.n, 1);
}

/* When it was written is part of no section either. */
static void test_versions(void)
{
	static const char *const lines[] = {
		"Revised 9/2025", "A. Lee, last updated: May 5, 2025", "Резюме обновлено 21 октября 2025 в 10:42",
		"Last edited: 12 May 2025. Set in Garamond.",
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		const struct cv *cv = read(arena_printf(&arena, "Ann Lee\n\nLanguages\n\nFrench (fluent)\n"
							"Dutch (basic)\n\n%s\n", lines[i]));

		CHECK_INT(cv->languages.n, 2);
		CHECK_INT(cv->other.n, 1);
		CHECK_STR(((const struct other *)cv->other.v[0])->text.s, lines[i]);
	}
}

/* The page of a profile begins with a greeting. */
static void test_introductions(void)
{
	static const char *const lines[] = {
		"# Hi, I'm Ann Lee \xF0\x9F\x91\x8B", "# Hello there! My name is Ann Lee.", "# Hola, soy Ann Lee",
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		CHECK_STR(basics(arena_printf(&arena, "%s\n\nHead Baker\n\n## Skills\n\n- Rye\n", lines[i])),
			  "name=Ann Lee; label=Head Baker");
}

/* Links that are images alone are read by their addresses; those within the page say nothing. */
static void test_badges(void)
{
	static const char skills[] = "## Skills\n\n- Rye\n";

	CHECK_STR(basics(arena_printf(&arena, "# Ann Lee\n\n[![Mail](https://img.example/mail.svg)](mailto:ann@example.org) "
				      "[](https://www.linkedin.com/in/annlee)\n\n[](#top)\n\n%s", skills)),
		  "name=Ann Lee; email=ann@example.org; network=LinkedIn; username=annlee; "
		  "url=https://www.linkedin.com/in/annlee");
	CHECK_STR(basics(arena_printf(&arena, "# Ann Lee\n\n<a href=\"mailto:ann@example.org\"><img src=\"mail.svg\"></a>"
				      "<a href=\"https://github.com/annlee\"><img src=\"git.svg\"></a>\n\n%s", skills)),
		  "name=Ann Lee; email=ann@example.org; network=GitHub; username=annlee; "
		  "url=https://github.com/annlee");
}

/* "履 歴 書" is a document's title however its characters are set apart. */
static void test_spaced_title(void)
{
	const struct cv *cv = read("履 歴 書\n\n氏名　山田　花子\nhanako@example.org\n");

	CHECK_STR(cv->basics.name.s, "山田 花子");
}

static void test_doubts(void)
{
	/* a date is less surely an entry's where the entry has no name */
	CHECK_STR(trust("Ann Lee\n\nExperience\n\nAcme Ltd, Clerk\n2014 - 2016\n\n2011 - 2013\n"),
		  "name=85; position=85; startDate=90; endDate=90; section=97; "
		  "startDate=85; endDate=85; section=97");
}

static void test_bodies(void)
{
	CHECK_STR(jobs("Engineer\nAcme Inc.\n2018 - 2020\nI built many small tools for the team.\n"
		       "- cut cost\n- ran tests\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2018; endDate=2020; summary=I "
		  "built many small tools for the team.; highlights=cut cost; highlights=ran "
		  "tests");
	CHECK_STR(jobs("Engineer\nAcme Inc.\n2018 - 2020\nHighlights\ncut cost\nran tests\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2018; endDate=2020; "
		  "highlights=cut cost; highlights=ran tests");
}

static void test_volunteering(void)
{
	const char *text = "Ann Lee\n\nVolunteering\n\nHelper\nFood Bank\n2018 - 2020\n";

	CHECK_STR(show_list(&volunteer_shape, &read(text)->volunteer),
		  "organization=Food Bank; position=Helper; startDate=2018; endDate=2020");
	CHECK_INT(read(text)->work.n, 0);
}

static void test_teaching(void)
{
	CHECK_STR(work("Teaching", "Teaching Assistant, Networks (CS450), Sample University, 2018\n"),
		  "name=Sample University; position=Teaching Assistant; startDate=2018; "
		  "endDate=2018; summary=Networks (CS450)");
	CHECK_STR(work("Teaching", "Networks, Teaching Assistant, 2018\n"),
		  "position=Teaching Assistant; startDate=2018; endDate=2018; summary=Networks");
	CHECK_STR(work("Teaching", "Lecturer: Corpus Methods, Methods II (spring 2023)\n"),
		  "position=Lecturer; startDate=2023; endDate=2023; summary=Corpus Methods, "
		  "Methods II; dates=spring 2023");
	CHECK_STR(work("Teaching", "Head Teaching Assistant, CSE 141: Architecture, Fall 2020\n"),
		  "position=Head Teaching Assistant; startDate=2020; endDate=2020; "
		  "summary=CSE 141: Architecture; dates=Fall 2020");
	CHECK_STR(work("Teaching", "Linear Algebra\nSample University\nFall 2018\n"),
		  "name=Sample University; startDate=2018; endDate=2018; summary=Linear "
		  "Algebra; dates=Fall 2018");
}

/* A line that names school, degree and date is a study, however much else it says. */
static void test_whole_studies(void)
{
	const struct cv *cv = read_section("Education", "Marsh College, B.A. History, 1968\n"
		"University of Peat (Moss Hall), Ph.D. 1973 ('The ditches of the North and of the "
		"kings who dug them'; examiners A. Lee and B. Ray of the College)\n");

	CHECK(cv->education.n == 2);
}

static void test_school_first(void)
{
	CHECK_STR(studies("Sample University\nBSc in Physics\n2014 - 2018\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018");
	CHECK_STR(studies("Sample University, BSc in Physics, 2014 - 2018\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018");
}

static void test_school_last(void)
{
	CHECK_STR(studies("2014-2018 BSc, Physics, Sample University, Turin, Italy, 27.5/30.\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; endDate=2018; "
		  "score=27.5/30; location=Turin, Italy");
	CHECK_STR(studies("BSc in Physics\nSample University\n2014 - 2018\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018");
	CHECK_STR(studies("Physics, BSc, Sample University, 2014 - 2018\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018");
}

static void test_degrees(void)
{
	CHECK_STR(studies("Sample University\nB.S. in Physics and B.A. in Music\n2014 - 2018\n"),
		  "institution=Sample University; area=Physics and Music; studyType=B.S. and "
		  "B.A.; startDate=2014; endDate=2018");
	CHECK_STR(studies("Sample University\nComputer Science (BSc)\n2018\n"),
		  "institution=Sample University; area=Computer Science; studyType=BSc; "
		  "endDate=2018");
	CHECK_STR(studies("Sample University\nMaster's Degree in Cold Baking: Cold Baking\n2018\n"),
		  "institution=Sample University; area=Cold Baking; studyType=Master's Degree in Cold Baking; "
		  "endDate=2018");
	CHECK_STR(studies("Sample University\nBSc Physics, Mathematical Physics\n2018\n"),
		  "institution=Sample University; area=Physics, Mathematical Physics; studyType=BSc; endDate=2018");
	CHECK_STR(studies("Sample High School\n2010 - 2014\n"),
		  "institution=Sample High School; startDate=2010; endDate=2014");
}

static void test_scores(void)
{
	CHECK_STR(studies("BSc Physics 3.8\nSample University\n2014 2018\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018; score=3.8");
	CHECK_STR(studies("Sample University\nBSc in Physics, GPA: 3.9/4.0\n2014 - 2018\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018; score=3.9/4.0");
	CHECK_STR(studies("Sample University\nBSc in Physics (summa cum laude)\n2014 - 2018\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018; summary=summa cum laude");
	CHECK_STR(studies("Sample University\nBSc in Physics\n2014 - 2018\nGPA: 3.9/4.0\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018; score=3.9/4.0");
	CHECK_STR(studies("BSc in Physics\nSample University\t2014 - 2018\tGPA: 3.9/4.0\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018; score=3.9/4.0");
}

static void test_courses(void)
{
	CHECK_STR(studies("Sample University\nBSc in Physics\n2014 - 2018\n"
			  "Courses: Optics, Waves (with lab, oral)\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018; courses=Optics; courses=Waves (with lab, oral)");
	CHECK_STR(studies("Sample University\nBSc in Physics\n2014 - 2018\nCourses\n- Optics\n"
			  "- Waves\n"),
		  "institution=Sample University; area=Physics; studyType=BSc; startDate=2014; "
		  "endDate=2018; courses=Optics; courses=Waves");
	/* a label under the last study, where it looks like a heading */
	CHECK_STR(studies("## Education\n\n**2010 - 2012**\n\n### Harbour Academy\n\n#### Stage Design *Master (Fine Arts)*\n\n"
			  "Courses\n\n* Light\n\n**2006 - 2010**\n\n### Coast University\n\n#### Botany *BSc*\n\n"
			  "Courses\n\n* Mosses\n* Ferns\n"),
		  "institution=Harbour Academy; area=Stage Design; studyType=Master (Fine Arts); startDate=2010; "
		  "endDate=2012; courses=Light || institution=Coast University; area=Botany; studyType=BSc; "
		  "startDate=2006; endDate=2010; courses=Mosses; courses=Ferns");
}

/* What stands beside name and headline spoils no summary. */
static void test_leftovers_of_the_head(void)
{
	CHECK_STR(basics("Ann Lee\nResearch Diver and\nBoat Builder\n\nWelsh, English\n\nannlee42\n\ngRPC\n\n"
			 "Upon request\n\nI dive for the lost anchors of the harbour.\n"),
		  "name=Ann Lee; label=Research Diver and Boat Builder; "
		  "summary=I dive for the lost anchors of the harbour.; username=annlee42");
}

/* A section's words come from the line of its heading, however its entries are read. */
static void test_lines_of_headings(void)
{
	const struct cv *cv = read(
		"Ada Byron\nada@example.org\n\n"
		"# Experience\n\nAnalyst, Example Engines, 2019 - 2021\n\n"
		"# Publications\n\n"
		"- A. Byron, C. Babbage. Notes on engines. Journal of Examples, 2020.\n"
		"- A. Byron. More notes on engines. Journal of Examples, 2021.\n\n"
		"# Awards\n\nExample Prize, 2022\n");
	const struct publication *last = cv->publications.n > 1 ? cv->publications.v[1] : NULL;

	CHECK_INT(cv->work.n, 1);
	CHECK_INT(cv->publications.n, 2);
	CHECK_INT(cv->awards.n, 1);
	CHECK_INT(((const struct work *)cv->work.v[0])->section.line, 4);
	CHECK(last && last->section.line == 8);
	CHECK_INT(((const struct award *)cv->awards.v[0])->section.line, 13);
}

static void test_names(void)
{
	CHECK_STR(basics("Ann Lee\nann@example.org\n"),
		  "name=Ann Lee; email=ann@example.org");
	CHECK_STR(basics("Dr. Ann Lee, PhD\nann@example.org\n"),
		  "name=Dr. Ann Lee, PhD; email=ann@example.org");
	CHECK_STR(basics("Ann Lee, MD\nSalem, MA | ann@example.org\n"),
		  "name=Ann Lee, MD; email=ann@example.org; city=Salem; region=MA");
	CHECK_STR(basics("Charlotte Lee, RN, BSN\nann@example.org\n"),
		  "name=Charlotte Lee, RN, BSN; email=ann@example.org");
	CHECK_STR(basics("Ann Lee, PA-C\nann@example.org\n"), "name=Ann Lee, PA-C; email=ann@example.org");
	CHECK_STR(basics("ANN   LEE\nann@example.org\n"), "name=ANN LEE; email=ann@example.org");
	CHECK_STR(basics("ANN   BOSTON LEE\nann@example.org\n"),
		  "name=ANN; label=BOSTON LEE; email=ann@example.org");
	CHECK_STR(basics("ANN LEE RN\nann@example.org\n"), "name=ANN LEE RN; email=ann@example.org");
	CHECK_STR(basics("Boston, MA\nAnn Lee\nann@example.org\n"),
		  "name=Ann Lee; email=ann@example.org; city=Boston; region=MA");
	CHECK_STR(basics("Assoc. Prof. Dr. Ann Lee\nann@example.org\n"),
		  "name=Assoc. Prof. Dr. Ann Lee; email=ann@example.org");
	CHECK_STR(basics("Curriculum Vitae of Ann Lee\nMay 2025\nann@example.org\n"),
		  "name=Ann Lee; email=ann@example.org");
	CHECK_STR(basics("ANN LEE - CV\nLast updated: May 2025\nann@example.org\n"),
		  "name=ANN LEE; email=ann@example.org");
	CHECK_STR(basics("Ann Lee\nann@example.org | ☑ annlee | ☐ ann-lee\nGitHub: alee\n"),
		  "name=Ann Lee; email=ann@example.org; username=annlee; username=ann-lee; "
		  "network=GitHub; username=alee");
	CHECK_STR(basics("# Ann **Lee**\n\nSoftware Engineer\n\n## Skills\n\n- C\n"),
		  "name=Ann Lee; label=Software Engineer");
	CHECK_STR(basics("From: Ann Lee <ann@example.org>\nTo: jobs@example.com\nSubject: Harbour pilot\n"
			 "Date: 3 May 2024\n\nAnn Lee\nPilot\n"),
		  "name=Ann Lee; label=Pilot; email=ann@example.org");
	CHECK_STR(basics("Dear Ms Roe,\nhere is my CV, as you asked for it.\n\nAnn Lee\nSoftware Engineer\n"),
		  "name=Ann Lee; label=Software Engineer");
	CHECK_STR(basics("Sehr geehrte Frau Roe,\nwie besprochen sende ich Ihnen meinen Lebenslauf.\n\nAnn Lee\n"),
		  "name=Ann Lee");
	CHECK_STR(basics("Ann Lee\nann@example.org\n\nOBJECTIVE: Night watch of a harbour\n"),
		  "name=Ann Lee; email=ann@example.org; summary=Night watch of a harbour");
	CHECK_STR(basics("Name: Ann Lee\nann@example.org\n"), "name=Ann Lee; email=ann@example.org");
	CHECK_STR(basics("Ann Lee\nann@example.org | [Homepage](https://lee.example.org)\n"),
		  "name=Ann Lee; email=ann@example.org; url=https://lee.example.org");
	CHECK_STR(basics("Ann Lee, Software Engineer\nann@example.org\n"),
		  "name=Ann Lee; label=Software Engineer; email=ann@example.org");
	CHECK_STR(basics("ANN LEE\nSoftware Engineer\n\nAnn Lee\n"),
		  "name=ANN LEE; label=Software Engineer");
	CHECK_STR(basics("Software Engineer\nann@example.org\n"),
		  "label=Software Engineer; email=ann@example.org");
}

static void test_name_in_two_lines(void)
{
	CHECK_STR(basics("Ann Maria\nLee\nann@example.org\nAnn Maria Lee\n"),
		  "name=Ann Maria Lee; email=ann@example.org");
}

/* Whose CV it is, and a place behind its label or icon. */
static void test_labelled_heads(void)
{
	const char *place = "name=Ann Lee; city=Oslo; countryCode=NO; country=Norway";

	CHECK_STR(basics("Ann Lee's CV\n\n- Location: Oslo, Norway\n"), place);
	CHECK_STR(basics("Ann Lee\xE2\x80\x99s R\xC3\xA9sum\xC3\xA9\n\nBased in Oslo, Norway\n"), place);
	CHECK_STR(basics("Ann Lee\n\n\xF0\x9F\x93\x8D Oslo, Norway\n"), place);
	CHECK_STR(basics("Ann Lee\n\nCook based in Oslo, Norway\n"), "name=Ann Lee; label=Cook based in Oslo, Norway");
}

static void test_missing_name(void)
{
	CHECK_STR(basics("Publications\n\n"
			 "1. Ann Lee, Bo Kim. One Thing of Many. In Proceedings of ABC, 2019.\n"
			 "2. Ann Lee, Cy Roe. Another of Them. In Proceedings of ABC, 2020.\n"),
		  "name=Ann Lee");
	CHECK_STR(basics("Publications\n\n"
			 "1. Ann Lee, Bo Kim. One Thing of Many. In Proceedings of ABC, 2019.\n"
			 "2. Ed Fox, Cy Roe. Another of Them. In Proceedings of ABC, 2020.\n"),
		  "");
}

static void test_contact_rows(void)
{
	CHECK_STR(basics("Ann Lee\nann@example.org | +1 412 555 0142 | github.com/annlee | Berlin, Germany\n"),
		  "name=Ann Lee; email=ann@example.org; phone=+1 412 555 0142; city=Berlin; "
		  "countryCode=DE; country=Germany; network=GitHub; username=annlee; "
		  "url=https://github.com/annlee");
	CHECK_STR(basics("Ann Lee\nann@example.org, lee@example.org\n"),
		  "name=Ann Lee; email=ann@example.org; emails=ann@example.org; "
		  "emails=lee@example.org");
	CHECK_STR(basics("Ann Lee\nann@example.org | annlee (GitHub)\n"),
		  "name=Ann Lee; email=ann@example.org; network=GitHub; username=annlee");
	CHECK_STR(basics("Ann Lee\nTwitter\n@annlee\n"),
		  "name=Ann Lee; network=Twitter; username=annlee");
	CHECK_STR(basics("Ann Lee\nMastodon\n\nSkills\n\nC\n"),
		  "name=Ann Lee; network=Mastodon");
}

static void test_headlines(void)
{
	CHECK_STR(basics("Ann Lee\nSoftware Engineer | Writer\nann@example.org\n"),
		  "name=Ann Lee; label=Software Engineer | Writer; email=ann@example.org");
	CHECK_STR(basics("Ann Lee\n\nSummary\n\nI build small tools that are useful to many people.\n"),
		  "name=Ann Lee; summary=I build small tools that are useful to many people.");
}

#define ADDRESS(lines) basics("Ann Lee\n" lines "\n\nann@example.org\n")
#define IS "name=Ann Lee; email=ann@example.org; "

static void test_name_lines(void)
{
	CHECK_STR(basics("Ann Lee - Boston, MA\n"), "name=Ann Lee; city=Boston; region=MA");
	CHECK_STR(basics("Ann Lee (Boston, MA)\n"), "name=Ann Lee; city=Boston; region=MA");
	CHECK_STR(basics("Ann Lee, Boston, MA\n"), "name=Ann Lee; city=Boston; region=MA");
	CHECK_STR(basics("Ann Lee (Jones)\nann@example.org\n"), "name=Ann Lee (Jones); email=ann@example.org");
	CHECK_STR(basics("Lee, Ann / Berlin / ann@example.org\n"),
		  "name=Lee, Ann; email=ann@example.org; city=Berlin");
	CHECK_STR(basics("Ann Lee - Harbour Pilot\n"), "name=Ann Lee; label=Harbour Pilot");
	CHECK_STR(basics("Dr Ann Lee, Senior Lecturer, University of Leeds\n"),
		  "name=Dr Ann Lee; label=Senior Lecturer, University of Leeds");
	CHECK_STR(basics("Ann Lee, PhD, RN, CNE, FAAN\nHead Nurse\n"),
		  "name=Ann Lee, PhD, RN, CNE, FAAN; label=Head Nurse");
	CHECK_STR(basics("Ann Lee Jr., M.D. - Salem, MA\n"), "name=Ann Lee Jr., M.D.; city=Salem; region=MA");
	CHECK_STR(basics("Ann Lee \xe2\x80\x94 Curriculum Vitae\n"), "name=Ann Lee");
	/* what the forms of universities are called */
	CHECK_STR(basics("教师个人简历\n李苔藓\nmoss@example.org\n"), "name=李苔藓; email=moss@example.org");
	CHECK_STR(basics("Currículum Vitae Normalizado\n\nAnn Lee\nann@example.org\n"),
		  "name=Ann Lee; email=ann@example.org");
	CHECK_STR(basics("Madison Washington\nann@example.org\n"),
		  "name=Madison Washington; email=ann@example.org");
	CHECK_STR(basics("Emma Cook\nBaker\n"), "name=Emma Cook; label=Baker");
	CHECK_STR(basics("MD ANN LEE\nBaker\n"), "name=MD ANN LEE; label=Baker");
	CHECK_STR(basics("Madison Wisconsin\nAnn Lee\nann@example.org\n"),
		  "name=Ann Lee; email=ann@example.org; city=Madison; region=Wisconsin");
}

/* A headline right behind the name, which its role tells; a name that is a role's too stays whole. */
static void test_headlines_behind_names(void)
{
	CHECK_STR(basics("Ann Lindqvist Software Engineer\n"), "name=Ann Lindqvist; label=Software Engineer");
	CHECK_STR(basics("Ann van der Berg Registered Nurse\n"), "name=Ann van der Berg; label=Registered Nurse");
	CHECK_STR(basics("Ann B. Lee Senior Nurse\n"), "name=Ann B. Lee; label=Senior Nurse");
	CHECK_STR(basics("Ann Maria Lee, Programme Manager. Head of Mills\n"),
		  "name=Ann Maria Lee; label=Programme Manager. Head of Mills");
	CHECK_STR(basics("山田 千春 展示デザイナー\n"), "name=山田 千春; label=展示デザイナー");
	CHECK_STR(basics("王小明 软件工程师\n"), "name=王小明; label=软件工程师");
	CHECK_STR(basics("Anna Baker\n"), "name=Anna Baker");
}

/* Forms of postal addresses; the country's code alone is no name of it. */
static void test_addresses(void)
{
	CHECK_STR(ADDRESS("14 Elm Street, Apt 5B, Portland, OR 97205"),
		  IS "address=14 Elm Street, Apt 5B; postalCode=97205; city=Portland; region=OR");
	CHECK_STR(ADDRESS("Flat 3, 27 Harbour Terrace\nBristol BS1 5TY\nUnited Kingdom"),
		  IS "address=Flat 3, 27 Harbour Terrace; postalCode=BS1 5TY; city=Bristol; "
		  "countryCode=GB; country=United Kingdom");
	CHECK_STR(ADDRESS("Lindenallee 12a\n24105 Kleindorf\nDeutschland"),
		  IS "address=Lindenallee 12a; postalCode=24105; city=Kleindorf; countryCode=DE; "
		  "country=Deutschland");
	CHECK_STR(ADDRESS("14 bis, rue des Acacias – 69003 Lyon"),
		  IS "address=14 bis, rue des Acacias; postalCode=69003; city=Lyon");
	CHECK_STR(ADDRESS("C/ del Olmo, 8, 3º B, 47001 Valladolid (España)"),
		  IS "address=C/ del Olmo, 8, 3º B; postalCode=47001; city=Valladolid; "
		  "countryCode=ES; country=España");
	CHECK_STR(ADDRESS("Via Garibaldi 41/C\n40124 Bologna (BO)\nItalia"),
		  IS "address=Via Garibaldi 41/C; postalCode=40124; city=Bologna; countryCode=IT; "
		  "region=BO; country=Italia");
	CHECK_STR(ADDRESS("Adres:    Kadezicht 18\n          3511 AB Utrecht"),
		  IS "address=Kadezicht 18; postalCode=3511 AB; city=Utrecht");
	CHECK_STR(ADDRESS("Rua das Palmeiras, 250, apto 12 - São Paulo/SP - CEP 04567-010"),
		  IS "address=Rua das Palmeiras, 250, apto 12; postalCode=04567-010; "
		  "city=São Paulo; region=SP");
	CHECK_STR(ADDRESS("ul. Wierzbowa 7/14, 00-950 Warszawa"),
		  IS "address=ul. Wierzbowa 7/14; postalCode=00-950; city=Warszawa");
	CHECK_STR(ADDRESS("#42, 3rd Cross, Jayanagar, Bengaluru, Karnataka 560011, India"),
		  IS "address=#42, 3rd Cross, Jayanagar; postalCode=560011; city=Bengaluru; "
		  "countryCode=IN; region=Karnataka; country=India");
	CHECK_STR(ADDRESS("Россия, 630090, г. Новосибирск, ул. Лесная, д. 12, кв. 8"),
		  IS "address=ул. Лесная, д. 12, кв. 8; postalCode=630090; city=Новосибирск; "
		  "countryCode=RU; country=Россия");
	CHECK_STR(ADDRESS("Sample University, 1, Gwanak-ro, Gwanak-gu, Seoul, Korea, 08826"),
		  IS "address=Sample University, 1, Gwanak-ro, Gwanak-gu; postalCode=08826; "
		  "city=Seoul; countryCode=KR; country=Korea");
	CHECK_STR(ADDRESS("서울특별시 마포구 월드컵로 123, 4층 (우 03925)"),
		  IS "address=월드컵로 123, 4층; postalCode=03925; city=서울특별시 마포구");
	CHECK_STR(ADDRESS("住所：〒602-8001 京都府京都市上京区室町通12"),
		  IS "address=上京区室町通12; postalCode=602-8001; city=京都市; region=京都府");
	CHECK_STR(ADDRESS("Chemin des Vignes 11 Kleinort VD 1027 CH"),
		  IS "address=Chemin des Vignes 11; postalCode=1027; city=Kleinort; "
		  "countryCode=CH; region=VD");
	CHECK_STR(ADDRESS("Plaza Mayor 3, 41001, Carmona, Sevilla (ES)"),
		  IS "address=Plaza Mayor 3; postalCode=41001; city=Carmona; countryCode=ES; region=Sevilla");
}

/* A code that is a country's and a state's is the country's behind a name of its own, or two names. */
static void test_country_codes(void)
{
	CHECK_STR(ADDRESS("Lindenweg 7, Halle, Sachsen, DE"),
		  IS "address=Lindenweg 7; city=Halle; countryCode=DE; region=Sachsen");
	CHECK_STR(ADDRESS("Munich Bavaria DE"), IS "city=Munich; countryCode=DE; region=Bavaria");
	CHECK_STR(ADDRESS("Bergara, Gipuzkoa (ES)"), IS "city=Bergara; countryCode=ES; region=Gipuzkoa");
	CHECK_STR(ADDRESS("20570, Bergara, Gipuzkoa (ES)"),
		  IS "postalCode=20570; city=Bergara; countryCode=ES; region=Gipuzkoa");
	CHECK_STR(ADDRESS("Via Roma 3, 40124 Bologna (BO)"),
		  IS "address=Via Roma 3; postalCode=40124; city=Bologna; region=BO");
	CHECK_STR(ADDRESS("12 Oak St, Wilmington, DE 19801"),
		  IS "address=12 Oak St; postalCode=19801; city=Wilmington; region=DE");
}

/* What people write for their pages and numbers, beyond plain addresses. */
static void test_handles(void)
{
	CHECK_STR(basics("Ann Lee\nLinkedIn: in/ann-lee | GitHub: @annlee\nann@example.org\n"),
		  "name=Ann Lee; email=ann@example.org; network=LinkedIn; username=ann-lee; "
		  "network=GitHub; username=annlee");
	CHECK_STR(basics("Ann Lee\nann@example.org\n\nhttps://linkedin.com/ in/ ann-lee\n"),
		  "name=Ann Lee; email=ann@example.org; network=LinkedIn; username=ann-lee; "
		  "url=https://linkedin.com/in/ann-lee");
	CHECK_STR(basics("Ann Lee\nann@example.org\n\nGoogle Scholar | ResearchGate\n"),
		  "name=Ann Lee; email=ann@example.org; network=Google Scholar; "
		  "network=ResearchGate");
	CHECK_STR(basics("Ann Lee\nann (at) example (punkt) org\n(11) 95555-0123\n"),
		  "name=Ann Lee; email=ann@example.org; phone=(11) 95555-0123");
	CHECK_STR(basics("Ann Lee\nann [at] lee [dot] example [dot] org\n"),
		  "name=Ann Lee; email=ann@lee.example.org");
	CHECK_STR(basics("Ann Lee\nann@example.org\n\nTel.: +49 431 555 01 23, Fax: +49 431 555 01 24\n"),
		  "name=Ann Lee; email=ann@example.org; phone=+49 431 555 01 23");
	CHECK_STR(basics("Ann Lee\nann@example.org\n\nann.bakes lee-n rye_42\n"),
		  "name=Ann Lee; email=ann@example.org; username=ann.bakes; username=lee-n; username=rye_42");
	CHECK_STR(basics("Ann Lee\nann@example.org\n\nInstagram: ryeandsalt YouTube: Salt Kitchen Live\n"),
		  "name=Ann Lee; email=ann@example.org; network=Instagram; username=ryeandsalt; "
		  "network=YouTube; username=Salt Kitchen Live");
}

/* What no list knows heads sections at a level where others do; "International" divides awards. */
static void test_unknown_headings(void)
{
	const struct cv *cv = read(
		"# Ada Byron\n\nada@example.org\n\n"
		"## My Story\n\nI have baked bread for hotels and ships.\n\n"
		"## Places I've worked\n\n### Harbour Mills — Baker\n\n2019 – 2021\n\n- Baked 900 loaves a night.\n\n"
		"## Seen from here\n\nA whale by the pier, 2019\n\n"
		"## Toolbox\n\n- **Doughs** — rye, spelt\n- **Ovens** — brick, deck\n\n"
		"## Warm applause\n\nBaker of the month, 2020\n");
	const struct cv *awards = read(
		"Ada Byron\nada@example.org\n\nWork Experience\n\nHarbour Mills\nBaker, 2019 - 2021\n\n"
		"Honors & Awards\n\nInternational\n\n2020    Golden Crust\n2019    Silver Crumb\n\n"
		"Domestic\n\n2017    Loaf of the Year\n");

	CHECK_INT(cv->skills.n, 2);
	CHECK(cv->other.n == 2 && !strcmp(((const struct other *)cv->other.v[1])->heading.s, "Warm applause"));
	CHECK_INT(cv->work.n, 1);
	CHECK_STR(show_list(&award_shape, &awards->awards),
		  "title=Golden Crust; date=2020 || title=Silver Crumb; date=2019 || "
		  "title=Loaf of the Year; date=2017");
	CHECK_INT(awards->publications.n, 0);
}

/* What the columns of a table are called says what the fields say; names of groups stay. */
static void test_names_of_columns(void)
{
	const struct cv *study = read_section("## Education", "| Degree | Institution | Year |\n| --- | --- | --- |\n"
					      "| BSc Botany | University of Kent | 2016 |\n"
					      "| A Levels | Harbour School | 2013 |\n");
	const struct cv *work = read_section("Employment", "When                  Where            What\n"
					     "Nov 2021 - now        Copper Mill      Principal Baker\n"
					     "Apr 2017 - Oct 2021   Tidal Works      Senior Baker\n");
	const struct cv *skills = read_section("## Skills", "| Skill | Level |\n|---|---|\n| Weaving | Expert |\n"
					       "| Knitting | Basic |\n| Felting | Basic |\n");
	const struct cv *groups = read_section("Skills", "Languages     Tools\nPython        Docker\nGo            Git\n");

	CHECK_INT(study->education.n, 2);
	CHECK(study->education.n == 2 && !strcmp(((const struct education *)study->education.v[0])->institution.s,
						 "University of Kent"));
	CHECK_STR(show_list(&work_shape, &work->work),
		  "name=Copper Mill; position=Principal Baker; startDate=2021-11 || "
		  "name=Tidal Works; position=Senior Baker; startDate=2017-04; endDate=2021-10");
	CHECK_STR(show_list(&skill_shape, &skills->skills),
		  "name=Weaving; level=Expert || name=Knitting; level=Basic || name=Felting; level=Basic");
	CHECK(strstr(show_list(&skill_shape, &groups->skills), "Tools") != NULL);
}

/* A name and a place in italics each, and a country of the United Kingdom before it. */
static void test_places_beside_names(void)
{
	CHECK_STR(show_list(&work_shape, &read_section("## Experience",
		  "**Baker** May 2019 – Present\n\n_Tidal Works University Press_ _Kiel, Germany_\n\n"
		  "- Baked 900 loaves a night.\n")->work),
		  "name=Tidal Works University Press; location=Kiel, Germany; position=Baker; "
		  "startDate=2019-05; highlights=Baked 900 loaves a night.");
	/* nor is the firm's name part of the place because it has one word */
	CHECK_STR(show_list(&work_shape, &read_section("## Experience",
		  "**Baker** May 2019 – Present\n\n_Rely_ _Kiel, Germany_\n\n- Baked 900 loaves a night.\n")->work),
		  "name=Rely; location=Kiel, Germany; position=Baker; "
		  "startDate=2019-05; highlights=Baked 900 loaves a night.");
	CHECK_STR(show_list(&work_shape, &read_section("Experience",
		  "Tidal Works\nHead Baker\nMay 2019 - Present\nLeeds, England, United Kingdom\n"
		  "- Baked 900 loaves a night.\n")->work),
		  "name=Tidal Works; location=Leeds, England, United Kingdom; position=Head Baker; "
		  "startDate=2019-05; highlights=Baked 900 loaves a night.");
}

/* "About me" above the summary is no name on about.me. */
static void test_headings_in_heads(void)
{
	CHECK_STR(basics("Contact\n\nann@example.org\nLinkedIn annlee\n\nAnn Lee\n\nBaker\n\nAbout me\n\n"
			 "I have baked bread for hotels and ships, and I have taught others to.\n"),
		  "name=Ann Lee; label=Baker; email=ann@example.org; "
		  "summary=I have baked bread for hotels and ships, and I have taught others to.; "
		  "network=LinkedIn; username=annlee");
	CHECK_STR(basics("Ann Lee\nBaker\n\nAbout me\n\nI have baked bread for many ships.\n"),
		  "name=Ann Lee; label=Baker; summary=I have baked bread for many ships.");
}

/* The side bar comes first, as when a profile page is saved. */
static void test_name_below_sidebar(void)
{
	CHECK_STR(basics("## Contact\n\nann@example.org\n\nGitHub AnnLee\n\nMember of the guild\n\n## Interests\n\nRowing\n"
			 "# Ann Lee\nBaker\n## About me\n\nI have baked bread for many ships.\n"),
		  "name=Ann Lee; label=Baker; email=ann@example.org; "
		  "summary=I have baked bread for many ships.; "
		  "network=GitHub; username=AnnLee");
	CHECK_STR(basics("Contact\n\nann.lindqvist@example.org\n\nTop Skills\n\nFigma\nUser Research\n\n"
			 "Ann Lindqvist\n\nProduct Designer\nZurich, Switzerland\n\nSummary\n\n"
			 "I design calm pages for complicated matters, and I have done so for years.\n"),
		  "name=Ann Lindqvist; label=Product Designer; email=ann.lindqvist@example.org; "
		  "summary=I design calm pages for complicated matters, and I have done so for years.; "
		  "city=Zurich; countryCode=CH; country=Switzerland");
	CHECK_STR(basics("Contact\n\n- Graz Styria AT\n- hello@example.org\n\nSkills\n\nTools\nDocker Git Figma\n"
			 "Crafts\nPHP Python Go\n\nAnn Lindqvist\n\nProduct Designer\n\nSummary\n\n"
			 "I design calm pages for complicated matters, and I have done so for years.\n"),
		  "name=Ann Lindqvist; label=Product Designer; email=hello@example.org; "
		  "summary=I design calm pages for complicated matters, and I have done so for years.; "
		  "city=Graz; countryCode=AT; region=Styria");
	CHECK_STR(basics("Lebenslauf\n\nName: Ann Lee\nE-Mail: ann@example.org\n"),
		  "name=Ann Lee; email=ann@example.org");
}

/* Brackets in names, and pages: one name is enough, and years alone on the last line are no page's number. */
static void test_names_on_pages(void)
{
	struct cv *cv = read("Contact\n\n+44 7700 900555\n\nTop Skills\n\nSourdough\n\n"
			     "Ann Lindqvist (she/her)\nHead Baker\n\nExperience\n\nTidal Works\nHead Baker\n"
			     "May 2019 - Present\n\n\fCopper Mill\nBaker\n2016 - 2018\n");

	CHECK_STR(cv->basics.name.s, "Ann Lindqvist (she/her)");
	CHECK_STR(read("Ann Lindqvist (they/she)\nHead Baker\n")->basics.name.s, "Ann Lindqvist (they/she)");
	CHECK_STR(read("ANN\nLINDQVIST\nHEAD BAKER\n")->basics.name.s, "ANN LINDQVIST");
	CHECK_STR(read("Ann\nDancer\n\nann@example.org\n")->basics.name.s, "Ann");
	CHECK_STR(read("Annika (Ann) Lindqvist, MSc\nHead Baker\n")->basics.name.s,
		  "Annika (Ann) Lindqvist, MSc");
	CHECK_STR(show_list(&work_shape, &cv->work),
		  "name=Tidal Works; position=Head Baker; startDate=2019-05 || "
		  "name=Copper Mill; position=Baker; startDate=2016; endDate=2018");
}

/* An employer with its dates, and what it lacks in another heading below them. */
static void test_completed_heads(void)
{
	CHECK_STR(jobs("### Tidal Works, Kiel, Germany\n\n03/2019 - Present\n\n### Head Baker, Night Shift\n\n"
		       "- Baked 900 loaves a night.\n\n### Copper Mill Feb 2016 - Dec 2018\n\n"
		       "### *Baker*\n\n- Milled rye.\n"),
		  "name=Tidal Works; location=Kiel, Germany; position=Head Baker, Night Shift; "
		  "startDate=2019-03; highlights=Baked 900 loaves a night. || "
		  "name=Copper Mill; position=Baker; startDate=2016-02; endDate=2018-12; "
		  "highlights=Milled rye.");
	CHECK_STR(jobs("### Baker, Tidal Works 2016 - 2018\n\n### Waiter\n\n- Carried soup.\n"),
		  "name=Tidal Works; position=Baker; startDate=2016; endDate=2018 || "
		  "position=Waiter; highlights=Carried soup.");
}

/* Position, employer and a place that no list knows, as most entries have them. */
static void test_places_in_threes(void)
{
	CHECK_STR(jobs("Baker (night shift), Fernloaf, Mossford\n2018 - 2020\n\n"
		       "Waiter, Kelp & Sons, Dune-under-Hill\n2016 - 2018\n"),
		  "name=Fernloaf; location=Mossford; position=Baker (night shift); startDate=2018; endDate=2020 || "
		  "name=Kelp & Sons; location=Dune-under-Hill; position=Waiter; startDate=2016; endDate=2018");
	/* a firm in capitals, and one that its words tell */
	CHECK_STR(jobs("Engineer, Heat Pumps, KWN\n2018 - 2020\n\n"
		       "Engineer, Water Meters, Kelp Holdings Ltd\n2016 - 2018\n"),
		  "name=KWN; position=Engineer, Heat Pumps; startDate=2018; endDate=2020 || "
		  "name=Kelp Holdings Ltd; position=Engineer, Water Meters; startDate=2016; endDate=2018");
}

/* What may head a section is an entry below one of its kind. */
static void test_freelance(void)
{
	const struct cv *cv = read("# Ann Lee\n\n## Work\n\n### Tidal Works 2018 - 2020\n\nBaker\n\n"
				   "### Freelance 2016 - 2018\n\nI baked bread for weddings and for ships.\n");

	CHECK_STR(show_list(&work_shape, &cv->work),
		  "name=Tidal Works; position=Baker; startDate=2018; endDate=2020 || "
		  "position=Freelance; startDate=2016; endDate=2018; summary=I baked bread for weddings and for ships.");
}

/* An employer with all its years over the positions there. */
static void test_employer_over_positions(void)
{
	CHECK_STR(jobs("Tidal Works Inc., Kiel, Germany\tMay 2010 - Present\n"
		       "Head Baker\t(June 2015 - Present)\n- Baked 900 loaves a night.\n"
		       "Baker\t(May 2010 - May 2015)\n- Milled rye.\n\n"
		       "Copper Mill Inc., Oslo, Norway\t2006 - 2009\nWaiter\n"),
		  "name=Tidal Works Inc.; location=Kiel, Germany; position=Head Baker; startDate=2015-06; "
		  "highlights=Baked 900 loaves a night. || "
		  "name=Tidal Works Inc.; location=Kiel, Germany; position=Baker; startDate=2010-05; "
		  "endDate=2015-05; highlights=Milled rye. || "
		  "name=Copper Mill Inc.; location=Oslo, Norway; position=Waiter; startDate=2006; endDate=2009");
	/* what was done there makes it a job of its own */
	CHECK_STR(jobs("Tidal Works Inc.\t2010 - 2012\n- Baked 900 loaves a night.\n\n"
		       "Copper Mill Inc.\t2010 - 2011\nWaiter\n"),
		  "name=Tidal Works Inc.; startDate=2010; endDate=2012; highlights=Baked 900 loaves a night. || "
		  "name=Copper Mill Inc.; position=Waiter; startDate=2010; endDate=2011");
}

/* An address in a section of other things. */
static void test_astray(void)
{
	struct cv *cv = read("Ann Lee\n\nExperience\n\nEngineer\nann@example.org\nAcme Inc.\n2018\n");

	CHECK_STR(show(&basics_shape, &cv->basics),
		  "name=Ann Lee; email=ann@example.org");
	CHECK_STR(show_list(&work_shape, &cv->work),
		  "name=Acme Inc.; position=Engineer; startDate=2018; endDate=2018");
}

static void test_dates(void)
{
	CHECK_STR(jobs("Engineer\nAcme Inc.\n08/2012\n- 07/2013\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2012-08; endDate=2013-07");
	CHECK_STR(jobs("Engineer\nAcme Inc.\nMarch 2018 - present\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2018-03");
	CHECK_STR(jobs("Engineer\nAcme Inc.\nsummer 2018\n"),
		  "name=Acme Inc.; position=Engineer; startDate=2018; endDate=2018; "
		  "dates=summer 2018");
}

struct heard {
	const char *text;
	uint32_t line;
};

static void hear(void *context, const struct message *message)
{
	struct heard *heard = context;

	heard->text = arena_strdup(&arena, message->text);
	heard->line = message->pos.line;
}

/* What a text's audit says; "" when nothing. */
static struct heard audit(const char *text, struct cv *cv)
{
	struct heard heard = { "", 0 };
	struct diag diag;
	struct source *source;
	struct reader *reader;

	diag_init(&diag, hear, &heard);
	cv_init(cv, &arena);
	source = source_from_memory("test", text, strlen(text), 0, &diag);
	reader = reader_open(format_named("text"), source, NULL, NULL, &diag);
	CHECK_INT(reader_next(reader, cv, &arena), 1);
	reader_close(reader);
	source_close(source);
	return heard;
}

static void test_audit(void)
{
	struct cv cv;

	CHECK_STR(audit("Ann Lee\nann@example.org\n", &cv).text, "");
	CHECK_STR(audit("# Ann Lee's CV\n\nBased in Oslo, Norway\n", &cv).text, "");
	/* an address that no field has room for, and one that leads to what stands there */
	CHECK_STR(audit("Ann Lee\n\n# Publications\n\n- A. Lee. Moss. Fern Letters 3, 1-9, 2019. "
			"[10.5555/moss.1](https://doi.org/10.5555/moss.1)\n", &cv).text, "");
	CHECK_STR(audit("Ann Lee\n\n# Publications\n\n- A. Lee. Moss. Fern Letters 3, 1-9, 2019. "
			"https://doi.org/10.5555/moss.1\n\n# Service\n\nMember of the Peat Union\n", &cv).text, "");
	CHECK_STR(audit("Ann Lee\n\nSkills\n\nC, [Java](https://java.example.org/x)\n", &cv).text,
		  "could not place the link 'https://java.example.org/x'");
	CHECK_INT(audit("Ann Lee\n\nSkills\n\nC, [Java](https://java.example.org/x)\n", &cv).line, 5);
	/* a heading that the word lists don't know, with nothing under it */
	CHECK_STR(audit("# Ann Lee\n\n## Skills\n\nC\n\n## Zorblax\n\n## Education\n\nBSc\n",
			&cv).text, "could not place 'Zorblax', kept in 'other'");
	CHECK_STR(show_list(&other_shape, &cv.other), "text=Zorblax");
}

/* A word of the source is placed as often as values have it. */
static void test_audit_counts(void)
{
	struct buf list = BUF_INIT;
	struct cv cv;

	CHECK_STR(audit("Ann Lee\n\nSkills\n\nTools: saw, saw blade, saw\n", &cv).text, "");
	CHECK_STR(audit("Ann Lee\n\nExperience\n\nCook, Blue Whale, 2010 - 2012\n\n"
			"Waiter, Blue Whale, 2008\n", &cv).text, "");
	CHECK_STR(audit("# Ann Lee\n\n## Skills\n\nZorblax\n\n## Zorblax\n\n## Education\n\nBSc\n",
			&cv).text, "could not place 'Zorblax', kept in 'other'");
	/* a run of Han is held where it stands, and not by its characters elsewhere */
	CHECK_INT(audit("# 李安\n\n## 教育背景\n\n苔大学\n\n## 苔学\n\n## 技能\n\n苔学\n", &cv).line, 7);
	/* what a page shows twice is held once */
	CHECK_STR(audit("Ann Lee\n\n## Projects\n\nLoom\n\n2019\n\nA machine that weaves flowers from cards of paper.\n\n"
			"A machine that weaves flowers from cards of paper.\n", &cv).text, "");
	/* and is missing where it is lost, wherever else it stands */
	CHECK_INT(audit("# Ann Lee\n\n## Education\n\nBSc\n\n## Zorblax\n\n## Skills\n\nZorblax\n",
			&cv).line, 7);
	buf_adds(&list, "Ann Lee\n\nSkills\n\nKnots: bowline");
	for (int i = 0; i < 500; i++)
		buf_addf(&list, ", hitch %d", i);
	buf_adds(&list, "\n");
	CHECK_STR(audit(list.bytes, &cv).text, "");
	buf_release(&list);
}

/* What a record takes when other texts grow between the sections of the summary. */
static size_t memory_of_summary(size_t sections)
{
	struct buf text = BUF_INIT;
	struct arena own = ARENA_INIT;
	struct cv cv;
	size_t total;

	buf_adds(&text, "Ann Lee\n\n");
	for (size_t i = 0; i < sections; i++)
		buf_adds(&text, "Profile\n\nI read long books about the tides of the northern seas.\n\n"
			 "Miscellaneous\n\nI wrote letters to the harbour for years.\n\n"
			 "I kept its books in good order as well.\n\n");
	cv_init(&cv, &own);
	CHECK(!read_bytes(format_named("text"), "test", text.bytes, text.size, &own, &cv));
	CHECK_INT(cv.other.n, sections);
	total = own.total;
	arena_release(&own);
	buf_release(&text);
	return total;
}

/* It is linear in their number. */
static void test_growing_summary(void)
{
	CHECK(memory_of_summary(800) < 10 * memory_of_summary(100));
}

int main(void)
{
	RUN(test_leftovers_of_the_head);
	RUN(test_role_first);
	RUN(test_organisation_first);
	RUN(test_role_first_in_one_line);
	RUN(test_organisation_first_in_one_line);
	RUN(test_leads);
	RUN(test_departments);
	RUN(test_advisors);
	RUN(test_short_years);
	RUN(test_masters);
	RUN(test_many_labels);
	RUN(test_same_employer);
	RUN(test_personal_facts);
	RUN(test_heading_with_duration);
	RUN(test_closing);
	RUN(test_versions);
	RUN(test_introductions);
	RUN(test_badges);
	RUN(test_spaced_title);
	RUN(test_doubts);
	RUN(test_bodies);
	RUN(test_volunteering);
	RUN(test_teaching);
	RUN(test_whole_studies);
	RUN(test_school_first);
	RUN(test_school_last);
	RUN(test_degrees);
	RUN(test_scores);
	RUN(test_courses);
	RUN(test_lines_of_headings);
	RUN(test_names);
	RUN(test_name_lines);
	RUN(test_headlines_behind_names);
	RUN(test_addresses);
	RUN(test_country_codes);
	RUN(test_handles);
	RUN(test_headings_in_heads);
	RUN(test_unknown_headings);
	RUN(test_names_of_columns);
	RUN(test_places_beside_names);
	RUN(test_name_below_sidebar);
	RUN(test_name_in_two_lines);
	RUN(test_labelled_heads);
	RUN(test_missing_name);
	RUN(test_contact_rows);
	RUN(test_headlines);
	RUN(test_names_on_pages);
	RUN(test_completed_heads);
	RUN(test_places_in_threes);
	RUN(test_freelance);
	RUN(test_employer_over_positions);
	RUN(test_astray);
	RUN(test_dates);
	RUN(test_audit);
	RUN(test_audit_counts);
	RUN(test_growing_summary);
	arena_release(&arena);
	return check_done();
}
