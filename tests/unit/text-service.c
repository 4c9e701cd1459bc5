/*
 * Service in the text reader: one line an entry, in the shapes that academic
 * CVs give it. Each text is a section; the record is shown in a line.
 */
#include "tests/unit/text-kit.h"

/* The section's entries: volunteering, then work, then whatever else. */
static const char *service(const char *heading, const char *text)
{
	const struct cv *cv = read_section(heading, text);
	const char *all = show_more("", &volunteer_shape, &cv->volunteer);

	all = show_more(all, &work_shape, &cv->work);
	return show_more(all, &other_shape, &cv->other);
}

static const struct service_case {
	const char *heading, *text, *record;
} cases[] = {
	/* the role first */
	{ "Service", "- Reviewer, ACM CHI, 2022 - 2024\n",
	  "organization=ACM CHI; position=Reviewer; startDate=2022; endDate=2024" },
	{ "Service", "- Reviewer for ACM CHI\n", "organization=ACM CHI; position=Reviewer" },
	{ "Service", "- 2024: Area Chair, NeurIPS\n- Student Volunteer, UIST\n",
	  "organization=NeurIPS; position=Area Chair; startDate=2024; endDate=2024 || "
	  "organization=UIST; position=Student Volunteer" },
	{ "Service", "2023 Subreviewer ESOP, OOPSLA\n",
	  "organization=ESOP; position=Subreviewer; startDate=2023; endDate=2023 || "
	  "organization=OOPSLA; position=Subreviewer; startDate=2023; endDate=2023" },
	{ "Service", "- Organizing chair, Symposium on Tests 2022, Berlin, Germany\n",
	  "organization=Symposium on Tests 2022; position=Organizing chair; startDate=2022; "
	  "endDate=2022; location=Berlin, Germany" },
	{ "Service", "- Member of the organizing committee of DSB 2020, Pisa, Italy\n",
	  "organization=DSB 2020; position=Member of the organizing committee; startDate=2020; "
	  "endDate=2020; location=Pisa, Italy" },
	{ "# Service", "2023 **Student Volunteer**, ACM SIGCOMM *New York, NY*\n",
	  "organization=ACM SIGCOMM; position=Student Volunteer; startDate=2023; endDate=2023; "
	  "location=New York, NY" },
	/* in Chinese the role behind a space */
	{ "社会兼职", "沼泽学会 会员\n芦苇学会 委员（2019—2022）\n《苔藓》、Fen Letters 审稿人\n泥炭学会 理事，2020年至今\n",
	  "organization=沼泽学会; position=会员 || "
	  "organization=芦苇学会; position=委员; startDate=2019; endDate=2022 || "
	  "organization=《苔藓》、Fen Letters; position=审稿人 || "
	  "name=泥炭学会; position=理事; startDate=2020" },
	/* each of a list is an entry, with years of its own */
	{ "Service", "- Program Committee: ICSE 2025, MSR 2022-2024, FSE (2019, 2021), Test Week\n",
	  "organization=ICSE 2025; position=Program Committee; startDate=2025; endDate=2025 || "
	  "organization=MSR; position=Program Committee; startDate=2022; endDate=2024 || "
	  "organization=FSE; position=Program Committee; startDate=2019; endDate=2021; dates=2019, 2021 || "
	  "organization=Test Week; position=Program Committee" },
	{ "Reviewing", "Reviewer for: TSE, EMSE\nReferee: JSS\n",
	  "organization=TSE; position=Reviewer || organization=EMSE; position=Reviewer || "
	  "organization=JSS; position=Referee" },
	{ "Service", "Referee for Fern Letters; Journal of Peat and Moss (special issue guests); Kelp (2020, 2022)\n",
	  "organization=Fern Letters; position=Referee || organization=Journal of Peat and Moss; "
	  "position=Referee; summary=special issue guests || organization=Kelp; position=Referee; "
	  "startDate=2020; endDate=2022; dates=2020, 2022" },
	{ "Service", "- Reviewer, JSS, TSE and EMSE\n",
	  "organization=JSS; position=Reviewer || organization=TSE; position=Reviewer || "
	  "organization=EMSE; position=Reviewer" },
	/* but for what a comma sets behind a name */
	{ "Service", "- Chair, Library Committee, School of Law\n- Member: Library Committee, School of Law\n",
	  "organization=Library Committee, School of Law; position=Chair || "
	  "organization=Library Committee, School of Law; position=Member" },
	{ "Service", "- Peat Task Force (Chair), 2018-2022\n- Reed Board (member), 2016\n",
	  "organization=Peat Task Force; position=Chair; startDate=2018; endDate=2022 || "
	  "organization=Reed Board; position=member; startDate=2016; endDate=2016" },
	/* what divides the list is no entry's, and no layout either */
	{ "Service", "Regional\n2020-2024\tMember, Peat Review Panel\nDepartmental\n2016\tReviewer, Fern Letters\n",
	  "organization=Peat Review Panel; position=Member; startDate=2020; endDate=2024 || "
	  "organization=Fern Letters; position=Reviewer; startDate=2016; endDate=2016 || "
	  "text=Regional || text=Departmental" },
	/* the place first */
	{ "Service", "- IEEE Access: Reviewer\n- Test Workshop 2021, Program Committee Member\n",
	  "organization=IEEE Access; position=Reviewer || organization=Test Workshop 2021; "
	  "position=Program Committee Member; startDate=2021; endDate=2021" },
	/* the role once, the places below it */
	{ "Service", "Reviewer:\n- TSE\n- EMSE (2020)\n",
	  "organization=TSE; position=Reviewer || organization=EMSE; position=Reviewer; "
	  "startDate=2020; endDate=2020" },
	/* editorships and offices with a tenure are work */
	{ "Service", "- Associate Editor, Journal of Tests, 2020 - present\n- Reviewer, JSS\n",
	  "organization=JSS; position=Reviewer || name=Journal of Tests; "
	  "position=Associate Editor; startDate=2020" },
	{ "Service", "- External examiner, Pine College, 2022 - 2023\n- Executive Committee, Society of Ferns, 2019\n",
	  "organization=Pine College; position=External examiner; startDate=2022; endDate=2023 || "
	  "organization=Society of Ferns; position=Executive Committee; startDate=2019; endDate=2019" },
	{ "University Service", "Director of Graduate Studies, 2020 - 2023\nFaculty Senate, 2015 - 2017\n",
	  "organization=Faculty Senate; startDate=2015; endDate=2017 || "
	  "position=Director of Graduate Studies; startDate=2020; endDate=2023" },
	/* editors and officers of many names, and a line without a role */
	{ "Professional Activities", "Program Committee: FERN 2017\nOrganizer: Bog Days, Galway, Feb 2019\n"
	  "Society of Peat, Ghent\nBoard of Editors, Fern History, 1988-1994\nReferee for Fern Letters\n",
	  "organization=FERN 2017; position=Program Committee; startDate=2017; endDate=2017 || "
	  "organization=Bog Days; position=Organizer; startDate=2019-02; endDate=2019-02; location=Galway || "
	  "organization=Society of Peat; location=Ghent || organization=Fern Letters; position=Referee || "
	  "name=Fern History; position=Board of Editors; startDate=1988; endDate=1994" },
	{ "Responsabilités", "2021–2023\nDirectrice des études, Université des Landes\n2018–2020\n"
	  "Membre élue, Société des fougères\n",
	  "organization=Société des fougères; position=Membre élue; startDate=2018; endDate=2020 || "
	  "name=Université des Landes; position=Directrice des études; startDate=2021; endDate=2023" },
	/* memberships */
	{ "Memberships", "IEEE, The Robotics Society\n",
	  "organization=IEEE || organization=The Robotics Society" },
	{ "Memberships", "Society of Ferns (President 2009-2015)\nPeat Union (elected member, 2016-2018)\n",
	  "organization=Society of Ferns; position=President; startDate=2009; endDate=2015 || "
	  "organization=Peat Union; position=elected member; startDate=2016; endDate=2018" },
	{ "Memberships", "Society of Ferns (2002-); Peat Union; Mire League\n",
	  "organization=Society of Ferns; startDate=2002 || organization=Peat Union || organization=Mire League" },
	{ "Memberships", "- Life Member, Fern Union\n- Associate Editor, Fern Letters (2015 - 2018)\n",
	  "organization=Fern Union; position=Life Member || name=Fern Letters; "
	  "position=Associate Editor; startDate=2015; endDate=2018" },
	{ "Memberships", "Physical Society (since 2012)\nIEEE Magnetics Society\n",
	  "organization=Physical Society; startDate=2012 || organization=IEEE Magnetics Society" },
	{ "Memberships", "- Member of the ACM\n- Member, IEEE\n",
	  "organization=ACM; position=Member || organization=IEEE; position=Member" },
	/* what one is in a body of capitals needs no comma */
	{ "Service", "- ACM Senior Member, 2019\n- Reviewer, JSS\n- NSF panelist, 2020\n",
	  "organization=ACM; position=Senior Member; startDate=2019; endDate=2019 || "
	  "organization=JSS; position=Reviewer || "
	  "organization=NSF; position=panelist; startDate=2020; endDate=2020" },
	/* one line of many may not say what it is; under volunteering all must */
	{ "Service", "Reviewer, JSS\nPanel member, Fern Council\nBoard of Directors, Peat Union\n"
		     "Referee, TSE\nOpen days of the institute\n",
	  "organization=JSS; position=Reviewer || organization=Fern Council; position=Panel member || "
	  "organization=Peat Union; position=Board of Directors || organization=TSE; position=Referee || "
	  "organization=Open days of the institute" },
	{ "Volunteering", "- Mentor: Women in Tests, 2021\n- Student volunteer at UIST 2019\n",
	  "organization=Women in Tests; position=Mentor; startDate=2021; endDate=2021 || "
	  "organization=UIST 2019; position=Student volunteer; startDate=2019; endDate=2019" },
	/* students by name are no service */
	{ "Supervision", "PhD students: Ada Byron (2020 - present), Charles Roe\n",
	  "heading=Supervision; text=PhD students: Ada Byron (2020 - present), Charles Roe" },
	{ "Mentoring", "- Mentor, Women in Tests, 2021 - 2022\n",
	  "organization=Women in Tests; position=Mentor; startDate=2021; endDate=2022" },
	/* a part of a body without a name of its own */
	{ "Service", "Member of the board, Fern Society, 2010–2014\nMember of the steering committee, Moss Days\n"
		     "Member of the Peat Union\n",
	  "organization=Fern Society; position=Member of the board; startDate=2010; endDate=2014 || "
	  "organization=Moss Days; position=Member of the steering committee || "
	  "organization=Peat Union; position=Member" },
	/* some years are no tenure */
	{ "Service", "Associate Chair: Fern Days 2022, 2023; Moss Days 2021\n",
	  "organization=Fern Days; position=Associate Chair; startDate=2022; endDate=2023; dates=2022, 2023 || "
	  "organization=Moss Days 2021; position=Associate Chair; startDate=2021; endDate=2021" },
	/* an entry of several lines */
	{ "Service", "Session chair\nTest Conference\nMay 2020\n- Kept the time.\n",
	  "organization=Test Conference; position=Session chair; startDate=2020-05; "
	  "endDate=2020-05; highlights=Kept the time." },
};

static void test_service(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CHECK_STR(service(cases[i].heading, cases[i].text), cases[i].record);
}

int main(void)
{
	RUN(test_service);
	arena_release(&arena);
	return check_done();
}
