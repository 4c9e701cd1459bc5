/* Europass's SkillsPassport, XML schema 3.x (2012 to 2020). */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "formats/xml/europass.h"

/*
 * Takers
 */

/* Its dates are attributes: year="1940" month="--03" day="---10". */
static void take_ymd(struct map *map, struct twig *twig, const char *field)
{
	static const char *const names[] = { "year", "month", "day" };
	char date[16] = "";
	size_t size = 0;

	for (size_t i = 0; i < 3; i++) {
		const char *value = map_attribute(twig, names[i]);

		if (!value)
			break;
		value += strspn(value, "-");
		size += (size_t)snprintf(date + size, sizeof(date) - size, "%s%.4s", i ? "-" : "",
					 value);
	}
	twig->taken = map_put_date(map, field, date, twig->line);
}

/* A code says what the label beside it says. */
static void take_code_unless_labelled(struct map *map, struct twig *twig, const char *field)
{
	const struct twig *label = twig->parent ? twig_child(twig->parent, "Label") : NULL;

	if (label)
		twig->taken = true;
	else
		take_text(map, twig, field);
}

static void take_code_of_label(struct map *map, struct twig *twig, const char *field)
{
	(void)map;
	(void)field;
	twig->taken = twig->parent && twig_child(twig->parent, "Label");
}

/* <Use>: what a site or an account is. */
static void copy_use(struct map *map, const struct twig *twig, struct buf *out)
{
	const struct twig *use = twig_child(twig, "Use");

	map_copy_child(map, use, "Label", out);
	if (!out->size)
		map_copy_child(map, use, "Code", out);
}

/* The first site is the person's own. */
static void take_site(struct map *map, struct twig *twig, const char *field)
{
	struct basics *basics = &map->reader->cv->basics;
	struct buf use = BUF_INIT, contact = BUF_INIT;

	copy_use(map, twig, &use);
	map_copy_child(map, twig, "Contact", &contact);
	if (!text_present(&basics->url) && !use.size)
		map_put(map, field, contact.bytes, "", twig->line);
	else
		map_profile(map, use.bytes, "", contact.bytes, twig->line);
	twig->taken = true;
	cv_release_buf(map->reader->cv, &use);
	cv_release_buf(map->reader->cv, &contact);
}

static void take_account(struct map *map, struct twig *twig, const char *field)
{
	struct buf use = BUF_INIT, contact = BUF_INIT;

	(void)field;
	copy_use(map, twig, &use);
	map_copy_child(map, twig, "Contact", &contact);
	map_profile(map, use.bytes, contact.bytes, "", twig->line);
	twig->taken = true;
	cv_release_buf(map->reader->cv, &use);
	cv_release_buf(map->reader->cv, &contact);
}

/* Whether it is a statement about oneself or a job is said beside. */
static void take_headline(struct map *map, struct twig *twig, const char *field)
{
	const struct twig *headline = twig->parent->parent;
	const struct twig *type = headline ? twig_child(headline, "Type") : NULL;
	const struct twig *code = type ? twig_child(type, "Code") : NULL;

	if (code && !strcmp(map_text(map, code), "personal_statement"))
		field = "summary";
	take_rich(map, twig, field);
}

/* "SpokenInteraction" is "spoken interaction". */
static void spell(const char *name, char *out, size_t size)
{
	size_t n = 0;

	for (const char *at = name; *at && n + 2 < size; at++) {
		if (isupper((unsigned char)*at) && at > name)
			out[n++] = ' ';
		out[n++] = (char)tolower((unsigned char)*at);
	}
	out[n] = '\0';
}

static void take_levels(struct map *map, struct twig *twig, const char *field)
{
	struct levels levels = LEVELS_INIT;
	char what[64];

	for (const struct twig *child = twig->first; child; child = child->next) {
		if (!child->name)
			continue;
		spell(child->name, what, sizeof(what));
		levels_add(&levels, what, map_text(map, child));
	}
	levels_put(&levels, map, field, twig->line);
	twig->taken = true;
}

/* A certificate of a skill is one of the person. */
static void take_certificate(struct map *map, struct twig *twig, const char *field)
{
	struct cv *cv = map->reader->cv;
	const char *title = map_text(map, twig);
	struct certificate *certificate;

	(void)field;
	twig->taken = true;
	if (!*title)
		return;
	certificate = map_append(map, &cv->certificates, &certificate_shape, twig->line);
	if (certificate)
		map_set(map, &certificate->name, title, twig->line);
}

/*
 * The tables. The schema's own names; a list bears "List" behind the
 * name of its items.
 */

static const struct rule name_rules[] = {
	{ "Title/Label", take_words, "name" },
	{ "Title/Code", take_code_unless_labelled, "name" },
	{ "FirstName", take_words, "name" },
	{ "Surname", take_words, "name" },
	{ NULL, NULL, NULL },
};

static const struct rule contact_rules[] = {
	{ "Address/Contact/AddressLine", take_text, "location.address" },
	{ "Address/Contact/AddressLine2", take_text, "location.address" },
	{ "Address/Contact/PostalCode", take_text, "location.postalCode" },
	{ "Address/Contact/Municipality", take_text, "location.city" },
	{ "Address/Contact/Country/Code", take_country, "location.countryCode" },
	{ "Address/Contact/Country/Label", take_text, "location.country" },
	{ "Email/Contact", take_contact, "email" },
	{ "Telephone/Contact", take_contact, "phone" },
	{ "Website", take_site, "url" },
	{ "InstantMessaging", take_account, NULL },
	{ "Use/Code", take_code_of_label, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule birth_rules[] = {
	{ "Birthdate", take_ymd, "text" },
	{ NULL, NULL, NULL },
};

static const struct rule label_rules[] = {
	{ "Label", take_text, "text" },
	{ "Code", take_code_unless_labelled, "text" },
	{ NULL, NULL, NULL },
};

static const struct rule headline_rules[] = {
	{ "Headline/Description/Label", take_headline, "label" },
	{ "Code", take_code_of_label, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule work_rules[] = {
	{ "Period/From", take_ymd, "startDate" },
	{ "Period/To", take_ymd, "endDate" },
	{ "Period/Current", take_away, NULL },
	{ "Position/Label", take_text, "position" },
	{ "Activities", take_rich, "summary" },
	{ "Employer/Name", take_text, "name" },
	{ "Employer/Sector/Label", take_text, "description" },
	{ "Address/Contact/AddressLine", take_text, "location" },
	{ "Address/Contact/AddressLine2", take_text, "location" },
	{ "Address/Contact/PostalCode", take_text, "location" },
	{ "Address/Contact/Municipality", take_text, "location" },
	{ "Address/Contact/Country/Label", take_text, "location" },
	{ "Address/Contact/Country/Code", take_code_unless_labelled, "location" },
	{ "Website/Contact", take_first, "url" },
	{ "Code", take_code_of_label, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule education_rules[] = {
	{ "Period/From", take_ymd, "startDate" },
	{ "Period/To", take_ymd, "endDate" },
	{ "Period/Current", take_away, NULL },
	{ "Education/Title", take_text, "studyType" },
	{ "Organisation/Name", take_text, "institution" },
	{ "Field/Label", take_text, "area" },
	{ "Activities", take_rich, "summary" },
	{ "Level/Label", take_lines, "summary" },
	{ "Address/Contact/AddressLine", take_text, "location" },
	{ "Address/Contact/AddressLine2", take_text, "location" },
	{ "Address/Contact/PostalCode", take_text, "location" },
	{ "Address/Contact/Municipality", take_text, "location" },
	{ "Address/Contact/Country/Label", take_text, "location" },
	{ "Address/Contact/Country/Code", take_code_unless_labelled, "location" },
	{ "Website/Contact", take_first, "url" },
	{ "Code", take_code_of_label, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule language_rules[] = {
	{ "Description/Label", take_text, "language" },
	{ "Description/Code", take_code_unless_labelled, "language" },
	{ "ProficiencyLevel", take_levels, "fluency" },
	{ "Certificate/Title", take_certificate, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule skill_rules[] = {
	{ "ProficiencyLevel", take_levels, "level" },
	{ "Certificate/Title", take_certificate, NULL },
	{ "Description", take_rich_items, "keywords" },
	{ NULL, NULL, NULL },
};

static const struct rule driving_rules[] = {
	{ "Licence", take_item, "keywords" },
	{ "Certificate/Title", take_certificate, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule achievement_rules[] = {
	{ "Title/Label", take_text, "heading" },
	{ "Title/Code", take_code_unless_labelled, "heading" },
	{ "Description", take_rich, "text" },
	{ NULL, NULL, NULL },
};

#define PERSON "LearnerInfo/Identification/"
#define SKILLS "LearnerInfo/Skills/"

static const struct part passport_parts[] = {
	{ .path = "DocumentInfo" },
	{ .path = "PrintingPreferences" },
	{ .path = PERSON "Photo" },
	{ .path = PERSON "Signature" },
	{ .path = PERSON "PersonName", .section = "basics", .rules = name_rules },
	{ .path = PERSON "ContactInfo", .section = "basics", .rules = contact_rules },
	{ .path = PERSON "Demographics/Birthdate", .section = "other", .rules = birth_rules,
	  .presets = { { "heading", "Birth date" } } },
	{ .path = PERSON "Demographics/Gender", .section = "other", .rules = label_rules,
	  .presets = { { "heading", "Gender" } } },
	{ .path = PERSON "Demographics/NationalityList", .section = "other", .rules = label_rules,
	  .presets = { { "heading", "Nationality" } } },
	{ .path = "LearnerInfo/Headline", .section = "basics", .rules = headline_rules },
	{ .path = "LearnerInfo/WorkExperienceList/WorkExperience", .section = "work",
	  .rules = work_rules },
	{ .path = "LearnerInfo/EducationList/Education", .section = "education",
	  .rules = education_rules },
	{ .path = SKILLS "Linguistic/MotherTongueList/MotherTongue", .section = "languages",
	  .rules = language_rules, .presets = { { "fluency", MOTHER_TONGUE } } },
	{ .path = SKILLS "Linguistic/ForeignLanguageList/ForeignLanguage", .section = "languages",
	  .rules = language_rules },
	{ .path = SKILLS "Communication", .section = "skills", .rules = skill_rules,
	  .presets = { { "name", "Communication skills" } } },
	{ .path = SKILLS "Organisational", .section = "skills", .rules = skill_rules,
	  .presets = { { "name", "Organisational skills" } } },
	{ .path = SKILLS "JobRelated", .section = "skills", .rules = skill_rules,
	  .presets = { { "name", "Job-related skills" } } },
	{ .path = SKILLS "Computer", .section = "skills", .rules = skill_rules,
	  .presets = { { "name", "Computer skills" } } },
	{ .path = SKILLS "Driving", .section = "skills", .rules = driving_rules,
	  .presets = { { "name", "Driving licence" } } },
	{ .path = SKILLS "Other", .section = "skills", .rules = skill_rules,
	  .presets = { { "name", "Other skills" } } },
	{ .path = "LearnerInfo/AchievementList/Achievement", .section = "other",
	  .rules = achievement_rules },
	{ .path = "AttachmentList/Attachment/Data" },
	{ .path = NULL },
};

static const char *const passport_ignored[] = { "ReferenceTo", NULL };

int passport_read(struct xml_reader *reader, const struct xml_event *root)
{
	static const struct mapping mapping = { passport_parts, passport_ignored };

	return map_read(reader, &mapping, root);
}
