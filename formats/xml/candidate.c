/* Europass's Candidate document, which today's editor exports (4.0). */
#include <string.h>
#include <strings.h>

#include "formats/xml/europass.h"

/*
 * Takers
 */

/* "+49" and "30123" */
static void take_phone(struct map *map, struct twig *twig, const char *field)
{
	struct buf dialing = BUF_INIT, number = BUF_INIT, whole = BUF_INIT;

	map_copy_child(map, twig, "CountryDialing", &dialing);
	map_copy_child(map, twig, "DialNumber", &number);
	if (dialing.size && *dialing.bytes != '+')
		buf_addc(&whole, '+');
	buf_addf(&whole, "%s%s%s", dialing.bytes, dialing.size ? " " : "", number.bytes);
	map_contact(map, field, whole.bytes, twig->line);
	twig->taken = true;
	cv_release_buf(map->reader->cv, &dialing);
	cv_release_buf(map->reader->cv, &number);
	cv_release_buf(map->reader->cv, &whole);
}

static bool is_address(const char *text)
{
	return strstr(text, "://") != NULL;
}

/* Social media and messengers: an address or a name there. */
static void take_channel(struct map *map, struct twig *twig, const char *field)
{
	struct buf network = BUF_INIT, uri = BUF_INIT;

	(void)field;
	map_copy_child(map, twig, "OtherTitle", &network);
	if (!network.size)
		map_copy_child(map, twig, "UseCode", &network);
	map_copy_child(map, twig, "URI", &uri);
	map_profile(map, network.bytes, is_address(uri.bytes) ? "" : uri.bytes,
		    is_address(uri.bytes) ? uri.bytes : "", twig->line);
	twig->taken = true;
	cv_release_buf(map->reader->cv, &network);
	cv_release_buf(map->reader->cv, &uri);
}

static void take_web(struct map *map, struct twig *twig, const char *field)
{
	struct basics *basics = &map->reader->cv->basics;

	if (!text_present(&basics->url))
		take_text(map, twig, field);
	else if (strcmp(basics->url.s, map_text(map, twig)))
		map_profile(map, "", "", map_text(map, twig), twig->line);
	twig->taken = true;
}

/* Each dimension of a language has its level. */
static void take_dimensions(struct map *map, struct twig *twig, const char *field)
{
	static const struct {
		const char *code, *what;
	} dimensions[] = {
		{ "CEF-Understanding-Listening", "listening" },
		{ "CEF-Understanding-Reading", "reading" },
		{ "CEF-Speaking-Interaction", "spoken interaction" },
		{ "CEF-Speaking-Production", "spoken production" },
		{ "CEF-Writing-Production", "writing" },
	};
	struct levels levels = LEVELS_INIT;
	struct buf code = BUF_INIT;

	for (struct twig *child = twig->first; child; child = child->next) {
		const struct twig *score;
		const char *what;

		if (!child->name || strcmp(child->name, "CompetencyDimension"))
			continue;
		buf_clear(&code);
		map_copy_child(map, child, "CompetencyDimensionTypeCode", &code);
		what = code.bytes;
		for (size_t i = 0; i < sizeof(dimensions) / sizeof(dimensions[0]); i++)
			if (!strcmp(code.bytes, dimensions[i].code))
				what = dimensions[i].what;
		score = twig_child(child, "Score");
		score = score ? twig_child(score, "ScoreText") : NULL;
		levels_add(&levels, what, score ? map_text(map, score) : "");
		child->taken = true;
	}
	levels_put(&levels, map, field, twig->line);
	cv_release_buf(map->reader->cv, &code);
}

/* Authors are told apart where semicolons do it; commas stand within names too. */
static void take_authors(struct map *map, struct twig *twig, const char *field)
{
	struct buf names = BUF_INIT;
	char *rest, *name;

	buf_adds(&names, map_text(map, twig));
	for (rest = names.bytes; *rest && (name = strsep(&rest, ";"));) {
		name += strspn(name, " ");
		map_add(map, field, name, twig->line);
		if (!rest)
			break;
	}
	cv_release_buf(map->reader->cv, &names);
	twig->taken = true;
}

/* Words are a field of study, numbers are ISCED-F codes. */
static void take_field_of_study(struct map *map, struct twig *twig, const char *field)
{
	const char *text = map_text(map, twig);

	if (strspn(text, "0123456789") < strlen(text))
		take_text(map, twig, field);
}

/* The employer's country, unless the position's is the same. */
static void take_unsaid_country(struct map *map, struct twig *twig, const char *field)
{
	const struct work *work = (const struct work *)map->object;
	const char *comma = text_present(&work->location) ? strrchr(work->location.s, ',') : NULL;

	if (comma && !strcasecmp(comma + strspn(comma, ", "), map_text(map, twig)))
		twig->taken = true;
	else
		take_country(map, twig, field);
}

/*
 * The tables
 */

static const struct rule name_rules[] = {
	{ "GivenName", take_words, "name" },
	{ "FamilyName", take_words, "name" },
	{ NULL, NULL, NULL },
};

static const struct rule contact_rules[] = {
	{ "Communication[ChannelCode=Email]/URI", take_contact, "email" },
	{ "Communication[ChannelCode=Telephone]", take_phone, "phone" },
	{ "Communication[ChannelCode=Web]/URI", take_web, "url" },
	{ "Communication[ChannelCode=Social Media]", take_channel, NULL },
	{ "Communication[ChannelCode=InstantMessage]", take_channel, NULL },
	{ "Address/AddressLine", take_text, "location.address" },
	{ "Address/PostalCode", take_text, "location.postalCode" },
	{ "Address/CityName", take_text, "location.city" },
	{ "Address/CountrySubDivisionCode", take_text, "location.region" },
	{ "Address/CountryCode", take_country, "location.countryCode" },
	{ "ChannelCode", take_away, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule summary_rules[] = {
	{ "ExecutiveSummary", take_rich, "summary" },
	{ NULL, NULL, NULL },
};

static const struct rule nationality_rules[] = {
	{ "NationalityCode", take_country, "text" },
	{ NULL, NULL, NULL },
};

static const struct rule birth_rules[] = {
	{ "BirthDate", take_date, "text" },
	{ NULL, NULL, NULL },
};

static const struct rule gender_rules[] = {
	{ "GenderCode", take_text, "text" },
	{ NULL, NULL, NULL },
};

static const struct rule mother_tongue_rules[] = {
	{ "PrimaryLanguageCode", take_text, "language" },
	{ NULL, NULL, NULL },
};

static const struct rule language_rules[] = {
	{ "CompetencyID", take_text, "language" },
	{ "PersonCompetency", take_dimensions, "fluency" },
	{ "TaxonomyID", take_away, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule skill_rules[] = {
	{ "CompetencyName", take_text, "name" },
	{ "CompetencyID", take_unsaid, "name" },
	{ "TaxonomyID", take_away, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule skill_group_rules[] = {
	{ "SkillsGroup/Title", take_text, "name" },
	{ "CompetencyName", take_item, "keywords" },
	{ "TaxonomyID", take_away, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule licence_rules[] = {
	{ "LicenseTypeCode", take_item, "keywords" },
	{ NULL, NULL, NULL },
};

static const struct rule work_rules[] = {
	{ "EmployerHistory/OrganizationName", take_text, "name" },
	{ "Department", take_text, "department" },
	{ "PositionTitle", take_text, "position" },
	{ "StartDate/FormattedDateTime", take_date, "startDate" },
	{ "EndDate/FormattedDateTime", take_date, "endDate" },
	{ "CurrentIndicator", take_away, NULL },
	{ "Description", take_rich, "summary" },
	{ "PositionHistory/City", take_text, "location" },
	{ "PositionHistory/Country", take_country, "location" },
	{ "Address/CityName", take_unsaid, "location" },
	{ "Address/CountryCode", take_unsaid_country, "location" },
	{ "Communication[ChannelCode=Web]/URI", take_first, "url" },
	{ "EmployerHistory/Link", take_first, "url" },
	{ "ChannelCode", take_away, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule education_rules[] = {
	{ "EducationOrganizationAttendance/OrganizationName", take_text, "institution" },
	{ "EducationOrganizationAttendance/EducationOrganizationName", take_text, "institution" },
	{ "DegreeName", take_text, "studyType" },
	{ "ProgramConcentration", take_field_of_study, "area" },
	{ "StartDate/FormattedDateTime", take_date, "startDate" },
	{ "EndDate/FormattedDateTime", take_date, "endDate" },
	{ "Ongoing", take_away, NULL },
	{ "FinalGrade/ScoreText", take_text, "score" },
	{ "Address/CityName", take_text, "location" },
	{ "Address/CountryCode", take_country, "location" },
	{ "OccupationalSkillsCovered", take_rich, "summary" },
	{ "Thesis", take_lines, "summary" },
	{ "Communication[ChannelCode=Web]/URI", take_first, "url" },
	{ "Link", take_first, "url" },
	{ "ChannelCode", take_away, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule publication_rules[] = {
	{ "Publication/Title", take_text, "name" },
	{ "Year", take_date, "releaseDate" },
	{ "Journal", take_text, "publisher" },
	{ "Publisher", take_first, "publisher" },
	{ "Publisher", take_text, "note" },
	{ "Volume", take_text, "volume" },
	{ "Pages", take_text, "pages" },
	{ "Authors", take_authors, "authors" },
	{ "Reference", take_text, "note" },
	{ "DOI/Link", take_first, "url" },
	{ "Link", take_first, "url" },
	{ "FormattedPublicationDescription", take_rich, "summary" },
	{ NULL, NULL, NULL },
};

/* The sections that the editor shows alike: Title, Date, Location, Description, Link. */
#define ACTIVITY(title, description) \
	{ "Title", take_text, title }, \
	{ "StartDate/FormattedDateTime", take_date, "startDate" }, \
	{ "EndDate/FormattedDateTime", take_date, "endDate" }, \
	{ "Ongoing", take_away, NULL }, \
	{ "Location", take_text, "location" }, \
	{ "Description", take_rich, description }, \
	{ "Link", take_first, "url" }

static const struct rule project_rules[] = {
	ACTIVITY("name", "description"),
	{ NULL, NULL, NULL },
};

static const struct rule volunteer_rules[] = {
	{ "OrganizationName", take_text, "organization" },
	ACTIVITY("position", "summary"),
	{ NULL, NULL, NULL },
};

static const struct rule talk_rules[] = {
	{ "Title", take_text, "name" },
	{ "EndDate/FormattedDateTime", take_first, "releaseDate" },
	{ "StartDate/FormattedDateTime", take_first, "releaseDate" },
	{ "StartDate/FormattedDateTime", take_text, "dates" },
	{ "EndDate/FormattedDateTime", take_away, NULL },
	{ "Ongoing", take_away, NULL },
	{ "Location", take_text, "location" },
	{ "Description", take_rich, "summary" },
	{ "Link", take_first, "url" },
	{ NULL, NULL, NULL },
};

static const struct rule certificate_rules[] = {
	{ "Title", take_text, "name" },
	{ "CertificationName", take_unsaid, "name" },
	{ "FormattedDateTime", take_date, "date" },
	{ "IssuingAuthority", take_text, "issuer" },
	{ "Ongoing", take_away, NULL },
	{ "Description", take_rich, "summary" },
	{ "Link", take_first, "url" },
	{ NULL, NULL, NULL },
};

static const struct rule other_rules[] = {
	{ "Others/Title", take_text, "heading" },
	{ "Other/Title", take_lines, "text" },
	{ "StartDate/FormattedDateTime", take_lines, "text" },
	{ "EndDate/FormattedDateTime", take_lines, "text" },
	{ "Ongoing", take_away, NULL },
	{ "Location", take_lines, "text" },
	{ "Description", take_rich, "text" },
	{ "Link", take_lines, "text" },
	{ NULL, NULL, NULL },
};

#define PROFILE "CandidateProfile/"

static const struct part parts[] = {
	{ .path = "DocumentID" },
	{ .path = "CandidateSupplier" },	/* the person once more */
	{ .path = "RenderingInformation" },
	{ .path = PROFILE "ID" },
	{ .path = PROFILE "Attachment" },
	{ .path = "CandidatePerson/PersonName", .section = "basics", .rules = name_rules },
	{ .path = "CandidatePerson/Communication", .section = "basics", .rules = contact_rules },
	{ .path = "CandidatePerson/NationalityCode", .section = "other",
	  .rules = nationality_rules, .presets = { { "heading", "Nationality" } } },
	{ .path = "CandidatePerson/BirthDate", .section = "other", .rules = birth_rules,
	  .presets = { { "heading", "Birth date" } } },
	{ .path = "CandidatePerson/GenderCode", .section = "other", .rules = gender_rules,
	  .presets = { { "heading", "Gender" } } },
	{ .path = "CandidatePerson/PrimaryLanguageCode", .section = "languages",
	  .rules = mother_tongue_rules, .presets = { { "fluency", MOTHER_TONGUE } } },
	{ .path = PROFILE "ExecutiveSummary", .section = "basics", .rules = summary_rules },
	{ .path = PROFILE "EmploymentHistory/EmployerHistory", .section = "work",
	  .rules = work_rules, .split = "PositionHistory" },
	{ .path = PROFILE "EducationHistory/EducationOrganizationAttendance",
	  .section = "education", .rules = education_rules },
	{ .path = PROFILE "Licenses", .section = "skills", .rules = licence_rules,
	  .presets = { { "name", "Driving licence" } } },
	{ .path = PROFILE "Certifications/Certification", .section = "certificates",
	  .rules = certificate_rules },
	{ .path = PROFILE "CourseCertifications/CourseCertification", .section = "certificates",
	  .rules = certificate_rules },
	{ .path = PROFILE "PublicationHistory/Publication", .section = "publications",
	  .rules = publication_rules },
	{ .path = PROFILE "PersonQualifications/PersonCompetency",
	  .condition = "TaxonomyID=language", .section = "languages", .rules = language_rules },
	{ .path = PROFILE "PersonQualifications/PersonCompetency", .section = "skills",
	  .rules = skill_rules },
	{ .path = PROFILE "Skills/PersonCompetency", .section = "skills", .rules = skill_rules },
	{ .path = PROFILE "Skills/SkillsGroup", .section = "skills", .rules = skill_group_rules },
	{ .path = PROFILE "Projects/Project", .section = "projects", .rules = project_rules },
	{ .path = PROFILE "CreativeWorks/CreativeWork", .section = "projects",
	  .rules = project_rules, .presets = { { "section", "Creative works" } } },
	{ .path = PROFILE "VoluntaryWorks/VoluntaryWork", .section = "volunteer",
	  .rules = volunteer_rules, .presets = { { "section", "Volunteering" } } },
	{ .path = PROFILE "NetworksAndMemberships/NetworkAndMembership", .section = "volunteer",
	  .rules = volunteer_rules, .presets = { { "section", "Networks and memberships" } } },
	{ .path = PROFILE "SocialAndPoliticalActivities/SocialAndPoliticalActivity",
	  .section = "volunteer", .rules = volunteer_rules, .presets = { { "section", "Social and political activities" } } },
	{ .path = PROFILE "ConferencesAndSeminars/ConferenceAndSeminar", .section = "publications",
	  .rules = talk_rules, .presets = { { "section", "Conferences and seminars" }, { "type", "misc" } } },
	{ .path = PROFILE "Others", .section = "other", .rules = other_rules, .split = "Other" },
	{ .path = NULL },
};

static const char *const ignored[] = { NULL };

int candidate_read(struct xml_reader *reader, const struct xml_event *root)
{
	static const struct mapping mapping = { parts, ignored };

	return map_read(reader, &mapping, root);
}
