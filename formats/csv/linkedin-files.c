#include "formats/csv/linkedin-files.h"

#include "formats/csv/linkedin-cells.h"

/*
 * The files. Headers as several public parsers and exports agree on them;
 * those of Courses, Organizations and Patents are less sure.
 */

static const struct linkedin_column profile_columns[] = {
	{ "First Name", linkedin_word, "name" },
	{ "Last Name", linkedin_word, "name" },
	{ "Maiden Name", linkedin_extra, "Maiden Name" },
	{ "Address", linkedin_address, "address" },
	{ "Birth Date", linkedin_extra, "Birth Date" },
	{ "Contact Instructions", linkedin_extra, "Contact Instructions" },
	{ "Headline", linkedin_text, "label" },
	{ "Summary", linkedin_text, "summary" },
	{ "Industry", linkedin_extra, "Industry" },
	{ "Country", linkedin_address, "country" },
	{ "Zip Code", linkedin_address, "postalCode" },
	{ "Geo Location", linkedin_place, "region" },
	{ "Twitter Handles", linkedin_handles, NULL },
	{ "Websites", linkedin_sites, NULL },
	{ "Instant Messengers", linkedin_messengers, NULL },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column summary_columns[] = {
	{ "Profile Summary", linkedin_summary, "Profile Summary" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column email_columns[] = {
	{ "Email Address", linkedin_email, "emails" },
	{ "Confirmed", NULL, NULL },
	{ "Primary", NULL, NULL },
	{ "Updated On", NULL, NULL },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column phone_columns[] = {
	{ "Extension", NULL, NULL },	/* goes with the number */
	{ "Number", linkedin_phone, "phones" },
	{ "Type", NULL, NULL },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column position_columns[] = {
	{ "Company Name", linkedin_text, "name" },
	{ "Title", linkedin_text, "position" },
	{ "Description", linkedin_lines, "summary" },
	{ "Location", linkedin_text, "location" },
	{ "Started On", linkedin_date, "startDate" },
	{ "Finished On", linkedin_date, "endDate" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column volunteering_columns[] = {
	{ "Company Name", linkedin_text, "organization" },
	{ "Role", linkedin_text, "position" },
	{ "Cause", linkedin_extra, "Cause" },
	{ "Started On", linkedin_date, "startDate" },
	{ "Finished On", linkedin_date, "endDate" },
	{ "Description", linkedin_lines, "summary" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column organization_columns[] = {
	{ "Name", linkedin_text, "organization" },
	{ "Title", linkedin_text, "position" },
	{ "Position", linkedin_text, "position" },
	{ "Description", linkedin_lines, "summary" },
	{ "Started On", linkedin_date, "startDate" },
	{ "Finished On", linkedin_date, "endDate" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column education_columns[] = {
	{ "School Name", linkedin_text, "institution" },
	{ "Start Date", linkedin_date, "startDate" },
	{ "End Date", linkedin_date, "endDate" },
	{ "Started On", linkedin_date, "startDate" },
	{ "Finished On", linkedin_date, "endDate" },
	{ "Notes", linkedin_lines, "summary" },
	{ "Degree Name", linkedin_degree, "studyType" },
	{ "Activities", linkedin_item, "highlights" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column honor_columns[] = {
	{ "Title", linkedin_text, "title" },
	{ "Issuer", linkedin_text, "awarder" },
	{ "Description", linkedin_text, "summary" },
	{ "Issued On", linkedin_date, "date" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column certification_columns[] = {
	{ "Name", linkedin_text, "name" },
	{ "Url", linkedin_url, "url" },
	{ "Authority", linkedin_text, "issuer" },
	{ "Started On", linkedin_date, "date" },
	{ "Finished On", linkedin_until, "Started On" },
	{ "License Number", linkedin_extra, "License Number" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column score_columns[] = {
	{ "Tested On", linkedin_date, "date" },
	{ "Name", linkedin_text, "name" },
	{ "Description", linkedin_text, "summary" },
	{ "Score", linkedin_extra, "Score" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column publication_columns[] = {
	{ "Name", linkedin_text, "name" },
	{ "Published On", linkedin_date, "releaseDate" },
	{ "Description", linkedin_text, "summary" },
	{ "Publisher", linkedin_text, "publisher" },
	{ "Url", linkedin_url, "url" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column patent_columns[] = {
	{ "Title", linkedin_text, "name" },
	{ "Description", linkedin_text, "summary" },
	{ "Url", linkedin_url, "url" },
	{ "Number", linkedin_text, "number" },
	{ "Issued On", linkedin_date, "releaseDate" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column skill_columns[] = {
	{ "Name", linkedin_text, "name" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column language_columns[] = {
	{ "Name", linkedin_text, "language" },
	{ "Proficiency", linkedin_text, "fluency" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column recommendation_columns[] = {
	{ "First Name", linkedin_word, "name" },
	{ "Last Name", linkedin_word, "name" },
	{ "Company", linkedin_extra, "Company" },
	{ "Job Title", linkedin_extra, "Job Title" },
	{ "Text", linkedin_text, "reference" },
	{ "Creation Date", linkedin_extra, "Creation Date" },
	{ "Status", NULL, NULL },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column project_columns[] = {
	{ "Title", linkedin_text, "name" },
	{ "Description", linkedin_lines, "description" },
	{ "Url", linkedin_url, "url" },
	{ "Started On", linkedin_date, "startDate" },
	{ "Finished On", linkedin_date, "endDate" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column course_columns[] = {
	{ "Name", linkedin_part, "text" },
	{ "Number", linkedin_part, "text" },
	{ NULL, NULL, NULL },
};

#define NONE { NULL, NULL }

const struct linkedin_file linkedin_files[] = {
	{ { "Profile.csv" }, "basics", profile_columns, NONE, NONE },
	{ { "Profile Summary.csv" }, "basics", summary_columns, NONE, NONE },
	{ { "Email Addresses.csv" }, "basics", email_columns, NONE, NONE },
	{ { "PhoneNumbers.csv", "Phone Numbers.csv" }, "basics", phone_columns, NONE, NONE },
	{ { "Positions.csv" }, "work", position_columns, NONE, NONE },
	{ { "Volunteering.csv", "Volunteer Experiences.csv" }, "volunteer", volunteering_columns,
	  NONE, NONE },
	{ { "Organizations.csv" }, "volunteer", organization_columns, NONE, NONE },
	{ { "Education.csv" }, "education", education_columns, NONE, NONE },
	{ { "Honors.csv" }, "awards", honor_columns, NONE, NONE },
	{ { "Certifications.csv" }, "certificates", certification_columns, NONE, NONE },
	{ { "TestScores.csv", "Test Scores.csv" }, "certificates", score_columns, NONE, NONE },
	{ { "Publications.csv" }, "publications", publication_columns, NONE, NONE },
	{ { "Patents.csv" }, "publications", patent_columns, { "type", "patent" }, NONE },
	{ { "Skills.csv" }, "skills", skill_columns, NONE, NONE },
	{ { "Languages.csv" }, "languages", language_columns, NONE, NONE },
	{ { "Recommendations_Received.csv", "Recommendations Received.csv" }, "references",
	  recommendation_columns, NONE, { "Status", "VISIBLE" } },
	{ { "Projects.csv" }, "projects", project_columns, NONE, NONE },
	{ { "Courses.csv" }, "other", course_columns, { "heading", "Courses" }, NONE },
	{ { NULL }, NULL, NULL, NONE, NONE },
};
