/* The ORCID record, message schema 3.0 (https://info.orcid.org/documentation/). */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "formats/xml/map.h"

/*
 * Takers
 */

/* <year>, <month> and <day>, each of its own. */
static bool put_ymd(struct map *map, const struct twig *twig, const char *field)
{
	static const char *const names[] = { "year", "month", "day" };
	char date[16] = "";
	size_t size = 0;

	for (size_t i = 0; i < 3; i++) {
		const struct twig *part = twig_child(twig, names[i]);

		if (!part)
			break;
		size += (size_t)snprintf(date + size, sizeof(date) - size, "%s%.4s", i ? "-" : "",
					 map_text(map, part));
	}
	return map_put_date(map, field, date, twig->line);
}

static void take_ymd(struct map *map, struct twig *twig, const char *field)
{
	twig->taken = put_ymd(map, twig, field);
}

/* What took one day or year began and ended then. */
static void take_whole_ymd(struct map *map, struct twig *twig, const char *field)
{
	(void)field;
	twig->taken = put_ymd(map, twig, "startDate") && put_ymd(map, twig, "endDate");
}

/* The name for publishing, where there is one, goes before the parts of the other. */
static void take_name_part(struct map *map, struct twig *twig, const char *field)
{
	const struct twig *credit = twig_child(twig->parent, "credit-name");

	if (!credit || !credit->first)
		take_words(map, twig, field);
	else
		take_away_if_said(map, twig, field);
}

/* Sets the leaf to the text of a child, if it has one of that name. */
static void set_from_child(struct map *map, struct text *text, struct twig *twig, const char *name)
{
	struct twig *child = twig_child(twig, name);

	if (!child)
		return;
	map_set(map, text, map_text(map, child), child->line);
	child->taken = true;
}

static struct profile *add_profile(struct map *map, const struct twig *twig)
{
	struct cv *cv = map->reader->cv;

	return map_append(map, &cv->basics.profiles, &profile_shape, twig->line);
}

static void take_orcid(struct map *map, struct twig *twig, const char *field)
{
	struct profile *profile = add_profile(map, twig);

	(void)field;
	if (!profile)
		return;
	map_set(map, &profile->network, "ORCID", twig->line);
	set_from_child(map, &profile->username, twig, "path");
	set_from_child(map, &profile->url, twig, "uri");
	twig->taken = true;
}

static void take_site(struct map *map, struct twig *twig, const char *field)
{
	struct profile *profile = add_profile(map, twig);

	(void)field;
	if (!profile)
		return;
	set_from_child(map, &profile->network, twig, "url-name");
	set_from_child(map, &profile->url, twig, "url");
}

static void take_account(struct map *map, struct twig *twig, const char *field)
{
	struct profile *profile = add_profile(map, twig);

	(void)field;
	if (!profile)
		return;
	set_from_child(map, &profile->network, twig, "external-id-type");
	set_from_child(map, &profile->username, twig, "external-id-value");
	set_from_child(map, &profile->url, twig, "external-id-url");
}

/* The identifiers that the record has a field for; its address says no more than it. */
static void take_identifier(struct map *map, struct twig *twig, const char *field)
{
	struct publication *publication = (struct publication *)map->object;
	struct buf type = BUF_INIT;
	struct text *text = NULL;
	const struct twig *value = twig_child(twig, "external-id-value");

	(void)field;
	map_copy_child(map, twig, "external-id-type", &type);
	if (!strcmp(type.bytes, "doi"))
		text = &publication->doi;
	else if (!strcmp(type.bytes, "arxiv"))
		text = &publication->eprint;
	cv_release_buf(map->reader->cv, &type);
	if (!text || !value)
		return;
	if (!text_present(text))
		map_set(map, text, map_text(map, value), twig->line);
	twig->taken = text_present(text) && !strcasecmp(text->s, map_text(map, value));
}

/* ORCID's word and BibTeX's; any other is misc, and the word a note. */
static void take_work_type(struct map *map, struct twig *twig, const char *field)
{
	static const struct {
		const char *word, *type;
	} types[] = {
		{ "journal-article", "article" }, { "magazine-article", "article" },
		{ "newspaper-article", "article" }, { "review", "article" },
		{ "book", "book" }, { "edited-book", "book" },
		{ "book-chapter", "incollection" }, { "encyclopedia-entry", "incollection" },
		{ "dictionary-entry", "incollection" },
		{ "conference-paper", "inproceedings" }, { "conference-poster", "inproceedings" },
		{ "conference-abstract", "inproceedings" },
		{ "dissertation", "phdthesis" }, { "dissertation-thesis", "phdthesis" },
		{ "patent", "patent" }, { "report", "techreport" },
		{ "technical-report", "techreport" }, { "working-paper", "techreport" },
		{ "other", "misc" },
	};
	const char *word = map_text(map, twig);

	twig->taken = true;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (strcmp(types[i].word, word))
			continue;
		map_put(map, field, types[i].type, "", twig->line);
		return;
	}
	map_put(map, "note", word, "; ", twig->line);
	map_put(map, field, "misc", "", twig->line);
}

static void take_subtitle(struct map *map, struct twig *twig, const char *field)
{
	twig->taken = map_put(map, field, map_text(map, twig), ": ", twig->line);
}

/*
 * The person
 */

static const struct rule orcid_rules[] = {
	{ "orcid-identifier", take_orcid, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule name_rules[] = {
	{ "credit-name", take_words, "name" },
	{ "given-names", take_name_part, "name" },
	{ "family-name", take_name_part, "name" },
	{ NULL, NULL, NULL },
};

static const struct rule other_name_rules[] = {
	{ "content", take_text, "text" },
	{ NULL, NULL, NULL },
};

static const struct rule biography_rules[] = {
	{ "content", take_text, "summary" },
	{ NULL, NULL, NULL },
};

static const struct rule site_rules[] = {
	{ "researcher-url", take_site, NULL },
	{ NULL, NULL, NULL },
};

static const struct rule email_rules[] = {
	{ "email/email", take_contact, "email" },
	{ NULL, NULL, NULL },
};

static const struct rule address_rules[] = {
	{ "address/country", take_first, "location.countryCode" },
	{ NULL, NULL, NULL },
};

static const struct rule keyword_rules[] = {
	{ "content", take_text, "name" },
	{ NULL, NULL, NULL },
};

static const struct rule account_rules[] = {
	{ "external-identifier", take_account, NULL },
	{ NULL, NULL, NULL },
};

/*
 * The activities
 */

#define PERIOD \
	{ "start-date", take_ymd, "startDate" }, \
	{ "end-date", take_ymd, "endDate" }

#define PLACE \
	{ "address/city", take_text, "location" }, \
	{ "address/region", take_text, "location" }, \
	{ "address/country", take_text, "location" }

static const struct rule work_rules[] = {
	{ "organization/name", take_text, "name" },
	{ "department-name", take_text, "department" },
	{ "role-title", take_text, "position" },
	PERIOD,
	PLACE,
	{ "url", take_first, "url" },
	{ NULL, NULL, NULL },
};

static const struct rule education_rules[] = {
	{ "organization/name", take_text, "institution" },
	{ "department-name", take_text, "department" },
	{ "role-title", take_text, "studyType" },
	PERIOD,
	PLACE,
	{ "url", take_first, "url" },
	{ NULL, NULL, NULL },
};

static const struct rule service_rules[] = {
	{ "organization/name", take_text, "organization" },
	{ "department-name", take_text, "organization" },
	{ "role-title", take_text, "position" },
	PERIOD,
	PLACE,
	{ "url", take_first, "url" },
	{ NULL, NULL, NULL },
};

static const struct rule award_rules[] = {
	{ "role-title", take_text, "title" },
	{ "organization/name", take_text, "awarder" },
	{ "department-name", take_text, "awarder" },
	{ "start-date", take_ymd, "date" },
	{ "url", take_first, "url" },
	{ NULL, NULL, NULL },
};

static const struct rule funding_rules[] = {
	{ "title/title", take_text, "name" },
	{ "organization/name", take_text, "entity" },
	{ "funding-summary/type", take_text, "type" },
	PERIOD,
	PLACE,
	{ "url", take_first, "url" },
	{ NULL, NULL, NULL },
};

static const struct rule resource_rules[] = {
	{ "title/title", take_text, "name" },
	{ "organization/name", take_text, "entity" },
	PERIOD,
	PLACE,
	{ "url", take_first, "url" },
	{ NULL, NULL, NULL },
};

static const struct rule review_rules[] = {
	{ "convening-organization/name", take_text, "organization" },
	{ "reviewer-role", take_text, "position" },
	{ "completion-date", take_whole_ymd, NULL },
	{ "review-type", take_text, "summary" },
	{ "review-url", take_first, "url" },
	PLACE,
	{ NULL, NULL, NULL },
};

static const struct rule publication_rules[] = {
	{ "title/title", take_text, "name" },
	{ "title/subtitle", take_subtitle, "name" },
	{ "journal-title", take_text, "publisher" },
	{ "publication-date", take_ymd, "releaseDate" },
	{ "work-summary/type", take_work_type, "type" },
	{ "external-id", take_identifier, NULL },
	{ "work-summary/url", take_first, "url" },
	{ NULL, NULL, NULL },
};

#define ACTIVITIES "activities-summary/"
#define GROUP "/affiliation-group"

/* The summaries in a group tell of one thing, as several sources have it. */
static const struct part parts[] = {
	{ .path = "preferences" },
	{ .path = "history" },
	{ .path = "orcid-identifier", .section = "basics", .rules = orcid_rules },
	{ .path = "person/name", .section = "basics", .rules = name_rules },
	{ .path = "person/other-names/other-name", .section = "other", .rules = other_name_rules,
	  .presets = { { "heading", "Other name" } } },
	{ .path = "person/biography", .section = "basics", .rules = biography_rules },
	{ .path = "person/researcher-urls/researcher-url", .section = "basics",
	  .rules = site_rules },
	{ .path = "person/emails/email", .section = "basics", .rules = email_rules },
	{ .path = "person/addresses/address", .section = "basics", .rules = address_rules },
	{ .path = "person/keywords/keyword", .section = "interests", .rules = keyword_rules },
	{ .path = "person/external-identifiers/external-identifier", .section = "basics",
	  .rules = account_rules },
	{ .path = ACTIVITIES "employments" GROUP, .section = "work", .rules = work_rules,
	  .split = "employment-summary", .first_only = true },
	{ .path = ACTIVITIES "invited-positions" GROUP, .section = "work", .rules = work_rules,
	  .split = "invited-position-summary", .first_only = true,
	  .presets = { { "section", "Invited positions" } } },
	{ .path = ACTIVITIES "educations" GROUP, .section = "education",
	  .rules = education_rules, .split = "education-summary", .first_only = true },
	{ .path = ACTIVITIES "qualifications" GROUP, .section = "education",
	  .rules = education_rules, .split = "qualification-summary", .first_only = true,
	  .presets = { { "section", "Qualifications" } } },
	{ .path = ACTIVITIES "distinctions" GROUP, .section = "awards", .rules = award_rules,
	  .split = "distinction-summary", .first_only = true,
	  .presets = { { "section", "Distinctions" } } },
	{ .path = ACTIVITIES "memberships" GROUP, .section = "volunteer", .rules = service_rules,
	  .split = "membership-summary", .first_only = true,
	  .presets = { { "section", "Memberships" } } },
	{ .path = ACTIVITIES "services" GROUP, .section = "volunteer", .rules = service_rules,
	  .split = "service-summary", .first_only = true,
	  .presets = { { "section", "Services" } } },
	{ .path = ACTIVITIES "fundings/group", .section = "projects", .rules = funding_rules,
	  .split = "funding-summary", .first_only = true,
	  .presets = { { "section", "Fundings" } } },
	{ .path = ACTIVITIES "research-resources/group", .section = "projects",
	  .rules = resource_rules, .split = "research-resource-summary", .first_only = true,
	  .presets = { { "section", "Research resources" } } },
	{ .path = ACTIVITIES "peer-reviews/group/external-ids" },
	{ .path = ACTIVITIES "peer-reviews/group/peer-review-group", .section = "volunteer",
	  .rules = review_rules, .split = "peer-review-summary", .first_only = true,
	  .presets = { { "section", "Peer reviews" } } },
	{ .path = ACTIVITIES "works/group", .section = "publications",
	  .rules = publication_rules, .split = "work-summary", .first_only = true },
	{ .path = NULL },
};

/* Who told ORCID when, and other registries' numbers of the organisations. */
static const char *const ignored[] = {
	"created-date", "last-modified-date", "source", "assertion-origin-orcid",
	"disambiguated-organization", "external-id-relationship", "external-id-normalized",
	"external-id-normalized-error", "review-group-id", NULL,
};

int orcid_read(struct xml_reader *reader, const struct xml_event *root)
{
	static const struct mapping mapping = { parts, ignored };

	return map_read(reader, &mapping, root);
}
