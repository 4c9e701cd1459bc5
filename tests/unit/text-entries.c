/*
 * What stands inside dated sections, in the shapes that CVs of all callings
 * give it. Each text is a section; the record is shown in a line.
 */
#include "tests/unit/text-kit.h"

/* The section's entries: jobs, studies, volunteering, projects. */
static const char *entries(const char *heading, const char *text)
{
	const struct cv *cv = read_section(heading, text);
	const char *all = show_more("", &work_shape, &cv->work);

	all = show_more(all, &education_shape, &cv->education);
	all = show_more(all, &volunteer_shape, &cv->volunteer);
	return show_more(all, &project_shape, &cv->projects);
}

struct entries_case {
	const char *heading, *text, *record;
};

static const struct entries_case jobs[] = {
	/* an open range before a colon */
	{ "Positions", "2014 – : Professor, Fern University\n2008 – 2014: Lecturer, Moss University\n",
	  "name=Fern University; position=Professor; startDate=2014 || "
	  "name=Moss University; position=Lecturer; startDate=2008; endDate=2014" },
	/* brackets that lost their dates */
	{ "Teaching", "BOG 370 General Ecology (Fall 2011–2023; 80 students)\nBOG 521 Plant Ecology (graduate; Spring 2014)\n",
	  "startDate=2011; endDate=2023; summary=BOG 370 General Ecology, 80 students; dates=Fall 2011–2023 || "
	  "startDate=2014; endDate=2014; summary=BOG 521 Plant Ecology, graduate; dates=Spring 2014" },
	/* two hyphens are a dash */
	{ "# Experience", "## Moss Ltd, Senior Gardener -- Bergen, Norway\n\nJune 2022 -- present\n\n- Raked\n",
	  "name=Moss Ltd; location=Bergen, Norway; position=Senior Gardener; startDate=2022-06; "
	  "highlights=Raked" },
	/* what the employer does, between one head and its date alone */
	{ "Experience",
	  "Deck Engineer\n\nBluefin Freight GmbH\n\n2019 - 2022\n\n- Ran the pumps\n\n"
	  "Engineer\n\nQuill Ferries Ltd\n\nThe largest of the ferry lines of the north with ninety ships\n\n"
	  "2016 - 2019\n\n- Kept the log\n",
	  "name=Bluefin Freight GmbH; position=Deck Engineer; startDate=2019; endDate=2022; "
	  "highlights=Ran the pumps || name=Quill Ferries Ltd; position=Engineer; startDate=2016; "
	  "endDate=2019; summary=The largest of the ferry lines of the north with ninety ships; "
	  "highlights=Kept the log" },
	/* the position below the date, the place and what the employer does above it */
	{ "Experience",
	  "Bluefin Freight\nOslo, Norway\n2019 - 2022\nDispatcher\n\n"
	  "Quill & Tern\nBergen, Norway\n2016 - 2019\nClerk\n",
	  "name=Bluefin Freight; location=Oslo, Norway; position=Dispatcher; startDate=2019; "
	  "endDate=2022 || name=Quill & Tern; location=Bergen, Norway; position=Clerk; "
	  "startDate=2016; endDate=2019" },
	/* an entry whose own words say that it keeps the other order, and one under its employer */
	{ "Experience",
	  "Nurse\nHarbor Clinic\n2020 - 2022\n\nMidwife\nMaple Hospital\n2018 - 2020\n\n"
	  "Fernhill\nMatron\n2014 - 2018\n\nStaff Nurse\n2010 - 2014\n",
	  "name=Harbor Clinic; position=Nurse; startDate=2020; endDate=2022 || "
	  "name=Maple Hospital; position=Midwife; startDate=2018; endDate=2020 || "
	  "name=Fernhill; position=Matron; startDate=2014; endDate=2018 || "
	  "name=Fernhill; position=Staff Nurse; startDate=2010; endDate=2014" },
	/* a well-known name behind a comma is a name, a legal form is none */
	{ "Experience", "Engineer, Google, 2018 - 2020\n\nDrafter, Bolt, S.L., 2016 - 2018\n",
	  "name=Google; position=Engineer; startDate=2018; endDate=2020 || "
	  "name=Bolt, S.L.; position=Drafter; startDate=2016; endDate=2018" },
	/* "AB" is a company's form or Alberta, and no "ab 2016" */
	{ "Experience", "Weaver, Kvarn AB    2018 - 2020\n- Wove\n\nNurse, Mill Clinic, Calgary, AB    2016 - 2018\n- Nursed\n",
	  "name=Kvarn AB; position=Weaver; startDate=2018; endDate=2020; highlights=Wove || "
	  "name=Mill Clinic; location=Calgary, AB; position=Nurse; startDate=2016; endDate=2018; highlights=Nursed" },
	/* of commas that tell alike the last one counts */
	{ "Experience", "Analyst, Corporate Lending, Quillstone\n2018 - 2020\n\n"
			"Cashier, Quillstone\n2016 - 2018\n",
	  "name=Quillstone; position=Analyst, Corporate Lending; startDate=2018; endDate=2020 || "
	  "name=Quillstone; position=Cashier; startDate=2016; endDate=2018" },
	{ "## Experience", "**Cook** at **Blue Shed**\n\n2019 - 2020\n\n**Waiter** at **Red Shed**\n\n2018 - 2019\n",
	  "name=Blue Shed; position=Cook; startDate=2019; endDate=2020 || "
	  "name=Red Shed; position=Waiter; startDate=2018; endDate=2019" },
	/* a bare host may be a name; an address is the page */
	{ "Experience", "Ferry.example\nhttps://ferry.example/jobs\n2019 - 2020\nSteward\n",
	  "name=Ferry.example; position=Steward; url=https://ferry.example/jobs; startDate=2019; "
	  "endDate=2020" },
	/* places: of several words, right behind a name, and such as no list knows */
	{ "Experience", "Acme GmbH Munich, Germany\nMechanic\n2019 - 2020\n",
	  "name=Acme GmbH; location=Munich, Germany; position=Mechanic; startDate=2019; endDate=2020" },
	{ "Experience",
	  "2019 - 2020\nTailor\nHaus Faden, Berlin\n\n2018 - 2019\nTailor\nHaus Nadel, Oberdingen\n",
	  "name=Haus Faden; location=Berlin; position=Tailor; startDate=2019; endDate=2020 || "
	  "name=Haus Nadel; location=Oberdingen; position=Tailor; startDate=2018; endDate=2019" },
	/* a form */
	{ "Experience", "Period: 2017 - 2019\nEmployer: Cantine Alte S.r.l., Rome\n"
			"Position: Clerk\nActivities: Ledgers and letters\n",
	  "name=Cantine Alte S.r.l.; location=Rome; position=Clerk; startDate=2017; endDate=2019; "
	  "summary=Ledgers and letters" },
	/* headings come before plain lines, facts may be bullets */
	{ "## Experience",
	  "### Crane & Partner\n\nConsultancy for ports\n\n#### Principal\n*2021 - 2023*\n\n"
	  "#### Consultant\n*2018 - 2021*\n",
	  "name=Crane & Partner; position=Principal; startDate=2021; endDate=2023; "
	  "summary=Consultancy for ports || name=Crane & Partner; position=Consultant; "
	  "startDate=2018; endDate=2021" },
	{ "## Experience",
	  "### Delta Depot\n\n* May 2023 - June 2024\n* Porter\n* <https://delta.example>\n\n"
	  "Ran the night shift.\n\n* Loaded ships\n",
	  "name=Delta Depot; position=Porter; url=https://delta.example; startDate=2023-05; "
	  "endDate=2024-06; summary=Ran the night shift.; highlights=Loaded ships" },
	{ "## Experience",
	  "### Porter\n\n- Delta Depot\n- May 2023 - June 2024\n- Loaded ships\n- Drove the crane\n- Ran the night shift\n\n"
	  "### Stoker\n\n- Alder Ferries\n- May 2021 - June 2022\n",
	  "name=Delta Depot; position=Porter; startDate=2023-05; endDate=2024-06; highlights=Loaded ships; "
	  "highlights=Drove the crane; highlights=Ran the night shift || "
	  "name=Alder Ferries; position=Stoker; startDate=2021-05; endDate=2022-06" },
	{ "Experience",
	  "Porter\n\n-   Delta Depot\n-   2021 – 2023\n\nA depot for all that the river ships bring to the town.\n\n"
	  "Stoker\n\n-   Alder Ferries\n-   2019 – 2021\n",
	  "name=Delta Depot; position=Porter; startDate=2021; endDate=2023; "
	  "summary=A depot for all that the river ships bring to the town. || "
	  "name=Alder Ferries; position=Stoker; startDate=2019; endDate=2021" },
	/* nothing but a space between position and employer, as a habit alone */
	{ "Experience", "Harbour Pilot Kelpie Boats Ltd\n2019 - 2020\nShip Painter Otterquist\n2017 - 2019\n"
			"Ship Painter Lindqvist ehf\n2015 - 2017\n",
	  "name=Kelpie Boats Ltd; position=Harbour Pilot; startDate=2019; endDate=2020 || "
	  "name=Otterquist; position=Ship Painter; startDate=2017; endDate=2019 || "
	  "name=Lindqvist ehf; position=Ship Painter; startDate=2015; endDate=2017" },
	{ "Experience", "Harbour Pilot\n2019 - 2020\nShip Painter\n2017 - 2019\nShip Painter Otterquist\n2015 - 2017\n",
	  "position=Harbour Pilot; startDate=2019; endDate=2020 || position=Ship Painter; startDate=2017; "
	  "endDate=2019 || position=Ship Painter Otterquist; startDate=2015; endDate=2017" },
	/* an office and its field; a name with "for" in it; lines that end in dates are no sentences */
	{ "Experience", "Pine University, Oslo\n  Professor of Ferns, 2019 - 2020\n"
			"  Associate Dean for Field Research, 2017 - 2019\n",
	  "name=Pine University; location=Oslo; position=Professor of Ferns; startDate=2019; endDate=2020 || "
	  "name=Pine University; location=Oslo; position=Associate Dean for Field Research; "
	  "startDate=2017; endDate=2019" },
	{ "Experience", "Law Clerk, Court of Appeals for the Tenth Circuit, 2006 - 2007\n"
			"Clerk to the Master of the Rolls and of the Great Seal, Harbour Court Inc., 2004 - 2006\n",
	  "name=Court of Appeals for the Tenth Circuit; position=Law Clerk; startDate=2006; endDate=2007 || "
	  "name=Harbour Court Inc.; position=Clerk to the Master of the Rolls and of the Great Seal; "
	  "startDate=2004; endDate=2006" },
	/* a share is no duration */
	{ "Experience", "Harbour Inn, 2018 - 2020\nCook\n- Wasted less: down\n22% in a year\n",
	  "name=Harbour Inn; position=Cook; startDate=2018; endDate=2020; highlights=Wasted less: down; "
	  "highlights=22% in a year" },
	/* a year of a name */
	{ "Experience", "Mentor, Summer of Seeds 2019\nPlant Trust | May 2019 - July 2019\n",
	  "name=Plant Trust; position=Mentor, Summer of Seeds 2019; startDate=2019-05; "
	  "endDate=2019-07" },
};

static const struct entries_case studies[] = {
	/* a school and its years, and below it what was studied */
	{ "# Education",
	  "`2011 - 2013`\n**Fern University**\n\n- MSc in Bryology\n- Mowed the moss\n\n"
	  "`2008 - 2011`\n**Moss College**\n\n- BA, History of Science\n",
	  "institution=Fern University; area=Bryology; studyType=MSc; startDate=2011; endDate=2013; "
	  "highlights=Mowed the moss || institution=Moss College; area=History of Science; studyType=BA; "
	  "startDate=2008; endDate=2011" },
	/* pandoc's definitions of terms */
	{ "Education\n---------",
	  "2013-2017\n:   **PhD, Bryology**; Fern University\n\n    *Thesis title: Moss in Narrow Places*\n",
	  "institution=Fern University; area=Bryology; studyType=PhD; startDate=2013; endDate=2017; "
	  "summary=Thesis title: Moss in Narrow Places" },
	/* a degree without its last stop, before "in"; what is expected has no start */
	{ "Education",
	  "- Ph.D in Bryology, Fern University, 2027 (expected)\n- M.D of Physic, Moss College, 2019\n",
	  "institution=Fern University; area=Bryology; studyType=Ph.D; endDate=2027; dates=2027 (expected) || "
	  "institution=Moss College; area=Physic; studyType=M.D; endDate=2019" },
	{ "Education", "Pine College\nExecutive Certificate (non-credit) - Trade Law\n2010 - 2012\n",
	  "institution=Pine College; area=Trade Law; studyType=Executive Certificate (non-credit); "
	  "startDate=2010; endDate=2012" },
	{ "Education", "Pine College\nB.A. in History, minor in Music\n2010 - 2012\n",
	  "institution=Pine College; area=History, minor in Music; studyType=B.A.; startDate=2010; "
	  "endDate=2012" },
	{ "Education", "LLB Law, First Class Honours\nPine University\n2010 - 2012\n",
	  "institution=Pine University; area=Law; studyType=LLB; startDate=2010; endDate=2012; "
	  "summary=First Class Honours" },
	{ "Education", "Universidade do Vale\nBacharelado em Direito\n2010 - 2012\n",
	  "institution=Universidade do Vale; area=Direito; studyType=Bacharelado; startDate=2010; "
	  "endDate=2012" },
	{ "Education", "Pine High School, diploma\n2010\n",
	  "institution=Pine High School; studyType=diploma; endDate=2010" },
	{ "Education", "Pine Master School\nMSc - Fisheries\n2010 - 2012\n",
	  "institution=Pine Master School; area=Fisheries; studyType=MSc; startDate=2010; "
	  "endDate=2012" },
	/* the school behind "at", on the next line too; no list knows the degree */
	{ "Education", "Engineer Dams at Pine University\n2012 - 2014\n\nFitter Locks and Gates at\nOak University\n2010 - 2012\n",
	  "institution=Pine University; area=Engineer Dams; startDate=2012; endDate=2014 || "
	  "institution=Oak University; area=Fitter Locks and Gates; startDate=2010; endDate=2012" },
	{ "Education", "海辺大学\n生物学 学士(理学)\n2006 - 2010\n",
	  "institution=海辺大学; area=生物学; studyType=学士(理学); startDate=2006; endDate=2010" },
	/* no word tells the school, but the place in the line */
	{ "Education", "Design, BSc, Nowhere Hall\n2012 - 2014\n\nPottery, Short Course, Kiln Works\n2010 - 2012\n",
	  "institution=Nowhere Hall; area=Design; studyType=BSc; startDate=2012; endDate=2014 || "
	  "institution=Kiln Works; area=Pottery; studyType=Short Course; startDate=2010; endDate=2012" },
	/* no dates: a school begins each study */
	{ "Education", "Pine University\nPhysics\nPhD\n\nOak University\nChemistry\nMSc\n",
	  "institution=Pine University; area=Physics; studyType=PhD || "
	  "institution=Oak University; area=Chemistry; studyType=MSc" },
	/* what stands below a whole study is no part of its head */
	{ "Education", "B.Sc. in Biology, Pine University\n2010 - 2012\nCell Biology\nGenetics\nBotany\n",
	  "institution=Pine University; area=Biology; studyType=B.Sc.; startDate=2010; endDate=2012; "
	  "courses=Cell Biology; courses=Genetics; courses=Botany" },
	{ "Education", "Period: 2008 - 2011\nInstitution: Pine University\nDegree: B.Sc. in Botany, Grade: 1.3\n",
	  "institution=Pine University; area=Botany; studyType=B.Sc.; startDate=2008; endDate=2011; "
	  "score=1.3" },
	/* a school over several degrees, which have the dates */
	{ "Education", "Pine University, Norway\n- PhD in Botany, 2009-2013. Thesis: Moss. Supervisor: Prof. Joe Roe\n"
		       "- MLitt in Herbs, 2008-2009 (Distinction)\n\nOak College\n- BA Botany, 2005-2008\n",
	  "institution=Pine University; area=Botany; studyType=PhD; startDate=2009; endDate=2013; "
	  "location=Norway; advisor=Prof. Joe Roe; summary=Thesis: Moss. || institution=Pine University; "
	  "area=Herbs; studyType=MLitt; startDate=2008; endDate=2009; location=Norway; summary=Distinction || "
	  "institution=Oak College; area=Botany; studyType=BA; startDate=2005; endDate=2008" },
	/* who advised and what about, within a line, at its end, before a remark, beside the date */
	{ "Education", "2019-2022 MSc Botany, Pine University, Norway, 17.9/20. Thesis: Moss at night\n"
		       "2014-2019 BSc Herbs, Oak College (Fern Hall). Thesis: Ferns by day. Supervisor: Ann B. Roe-Poe.\n",
	  "institution=Pine University; area=Botany; studyType=MSc; startDate=2019; endDate=2022; score=17.9/20; "
	  "location=Norway; summary=Thesis: Moss at night || institution=Oak College (Fern Hall); area=Herbs; "
	  "studyType=BSc; startDate=2014; endDate=2019; advisor=Ann B. Roe-Poe; summary=Thesis: Ferns by day." },
	{ "Education", "PhD in Botany, Pine University\t2019 - 2022\n"
		       "Thesis: Moss at night. Supervisor: Prof. Dr. Joe Roe. Expected defence: May\n",
	  "institution=Pine University; area=Botany; studyType=PhD; startDate=2019; endDate=2022; "
	  "advisor=Prof. Dr. Joe Roe; summary=Thesis: Moss at night.; Expected defence: May" },
	{ "Education", "Pine University\nPhD in Botany\n2019 - 2022\n"
		       "Advisor: Prof. A. Roe; external examiner: Prof. Eve Poe\n",
	  "institution=Pine University; area=Botany; studyType=PhD; startDate=2019; endDate=2022; "
	  "advisor=Prof. A. Roe; summary=external examiner: Prof. Eve Poe" },
	{ "Education", "Pine University\nPhD in Botany\n2019 - 2022\n- Advisor: Prof. A. Roe.  Thesis: Moss\n",
	  "institution=Pine University; area=Botany; studyType=PhD; startDate=2019; endDate=2022; "
	  "advisor=Prof. A. Roe; highlights=Thesis: Moss" },
	{ "Education", "PhD in Botany, Pine University\nAdvisors: A. Roe and E. Poe\t2019 - Present\n",
	  "institution=Pine University; area=Botany; studyType=PhD; startDate=2019; "
	  "advisor=A. Roe and E. Poe" },
	/* distinctions stand before the school, too */
	{ "Education", "2010\tB.A., Moss and Ferns, summa cum laude, Pine University\n",
	  "institution=Pine University; area=Moss and Ferns; studyType=B.A.; endDate=2010; "
	  "summary=summa cum laude" },
	/* a school that is named by what pupils leave it with */
	{ "Education", "Escola Secundária Garcia\nEnsino Médio · (2009 - 2012)\n",
	  "institution=Escola Secundária Garcia; studyType=Ensino Médio; startDate=2009; endDate=2012" },
	{ "Education", "Pine University, Norway\nM.A.\nGPA 3.7/4.0\n2010\n",
	  "institution=Pine University; studyType=M.A.; endDate=2010; score=3.7/4.0; location=Norway" },
};

static void check_cases(const struct entries_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		CHECK_STR(entries(cases[i].heading, cases[i].text), cases[i].record);
}

static void test_jobs(void)
{
	check_cases(jobs, sizeof(jobs) / sizeof(jobs[0]));
}

static void test_studies(void)
{
	check_cases(studies, sizeof(studies) / sizeof(studies[0]));
}

int main(void)
{
	RUN(test_jobs);
	RUN(test_studies);
	arena_release(&arena);
	return check_done();
}
