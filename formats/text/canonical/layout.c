#include "formats/text/canonical/layout.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/*
 * Values that are known without a label
 */

static bool never(const char *value)
{
	(void)value;
	return false;
}

static bool is_email(const char *value)
{
	return strchr(value, '@') && !strchr(value, ' ') && !strstr(value, "://");
}

static bool is_phone(const char *value)
{
	return strchr("+(0123456789", *value) && !strpbrk(value, "@:");
}

static bool is_url(const char *value)
{
	return strstr(value, "://") != NULL;
}

static bool is_username(const char *value)
{
	return !is_url(value);
}

static bool is_country_code(const char *value)
{
	return isupper((unsigned char)value[0]) && isupper((unsigned char)value[1]) && !value[2];
}

static bool is_country(const char *value)
{
	return !is_country_code(value);
}

static bool is_type(const char *value)
{
	static const char *const types[] = {
		"article", "inproceedings", "incollection", "inbook", "book", "phdthesis",
		"mastersthesis", "thesis", "patent", "techreport", "unpublished", "misc",
	};

	for (size_t i = 0; i < COUNT(types); i++)
		if (!strcmp(types[i], value))
			return true;
	return false;
}

/*
 * The table. What a shape has and a row does not name stands on a line with
 * its label, so a new field needs nothing here.
 */

#define ANY(field) { field, NULL, false }
#define ONLY(field, fits) { field, fits, false }
#define LABELLED(field) { field, never, false }
#define COLON(field) { field, NULL, true }

static const struct layout layouts[] = {
	{ .shape = &basics_shape, .style = LAYOUT_HEAD, .separator = " | ",
	  .lines = { { ANY("name") }, { ANY("label") },
		     { ONLY("email", is_email), ONLY("phone", is_phone), ONLY("url", is_url) } } },
	{ .shape = &basics_shape, .style = LAYOUT_SUMMARY, .heading = "Summary", .body = "summary" },
	{ .shape = &location_shape, .separator = ", ",
	  .lines = { { ANY("city"), ANY("region"), ONLY("country", is_country),
		       ONLY("countryCode", is_country_code), LABELLED("postalCode"),
		       LABELLED("address") } } },
	{ .shape = &profile_shape, .separator = " | ",
	  .lines = { { ANY("network"), ONLY("username", is_username),
		       ONLY("url", is_url) } } },
	{ .shape = &work_shape, .heading = "Work Experience", .separator = " | ",
	  .lines = { { ANY("position"), ANY("name"), ANY("location") } },
	  .body = "summary", .bullets = "highlights", .start = "startDate", .end = "endDate" },
	{ .shape = &volunteer_shape, .heading = "Volunteering", .separator = " | ",
	  .lines = { { ANY("position"), ANY("organization"), ANY("location") } },
	  .body = "summary", .bullets = "highlights", .start = "startDate", .end = "endDate" },
	{ .shape = &education_shape, .heading = "Education", .separator = " | ",
	  .lines = { { ANY("institution"), ANY("location") }, { ANY("studyType"), ANY("area") } },
	  .body = "summary", .bullets = "highlights", .start = "startDate", .end = "endDate" },
	{ .shape = &award_shape, .heading = "Awards", .style = LAYOUT_COMPACT,
	  .separator = " | ",
	  .lines = { { ANY("title"), ANY("awarder") } }, .body = "summary", .end = "date" },
	{ .shape = &certificate_shape, .heading = "Certificates", .style = LAYOUT_COMPACT,
	  .separator = " | ",
	  .lines = { { ANY("name"), ANY("issuer") } }, .body = "summary", .end = "date" },
	{ .shape = &publication_shape, .heading = "Publications", .style = LAYOUT_NUMBERED,
	  .separator = " | ",
	  .lines = { { ANY("name") }, { ANY("authors") },
		     { ANY("publisher"), ONLY("type", is_type), ANY("location"), LABELLED("volume"),
		       LABELLED("number"), LABELLED("pages") } },
	  .end = "releaseDate" },
	{ .shape = &skill_shape, .heading = "Skills", .style = LAYOUT_COMPACT, .separator = " | ",
	  .lines = { { ANY("name"), ANY("level"), COLON("keywords") } }, .body = "summary" },
	{ .shape = &language_shape, .heading = "Languages", .style = LAYOUT_COMPACT,
	  .separator = " | ", .lines = { { ANY("language"), COLON("fluency") } } },
	{ .shape = &interest_shape, .heading = "Interests", .style = LAYOUT_COMPACT,
	  .separator = " | ",
	  .lines = { { ANY("name"), COLON("keywords") } }, .body = "summary" },
	{ .shape = &reference_shape, .heading = "References", .separator = " | ",
	  .lines = { { ANY("name") } }, .body = "reference" },
	{ .shape = &project_shape, .heading = "Projects", .separator = " | ",
	  .lines = { { ANY("name"), ANY("entity"), ANY("location") } },
	  .body = "description", .bullets = "highlights", .start = "startDate", .end = "endDate" },
	{ .shape = &other_shape, .heading = "Other", .style = LAYOUT_PASSAGE, .body = "text" },
	{ .shape = &cv_shape, .heading = "Further Data", .style = LAYOUT_FURTHER },
};

/* What headings have in them, the first row that applies; what has none of these is `other`. */
static const struct {
	const char *word;
	const struct shape *shape;
} heading_words[] = {
	{ "publication", &publication_shape }, { "paper", &publication_shape },
	{ "patent", &publication_shape }, { "talks", &publication_shape },
	{ "preprint", &publication_shape }, { "certific", &certificate_shape },
	{ "licens", &certificate_shape }, { "award", &award_shape }, { "honor", &award_shape },
	{ "honour", &award_shape }, { "scholarship", &award_shape }, { "fellowship", &award_shape },
	{ "grants", &award_shape }, { "volunteer", &volunteer_shape }, { "outreach", &volunteer_shape },
	{ "service", &volunteer_shape }, { "membership", &volunteer_shape },
	{ "activities", &volunteer_shape }, { "interest", &interest_shape },
	{ "hobb", &interest_shape }, { "skill", &skill_shape }, { "technologies", &skill_shape },
	{ "language", &language_shape }, { "reference", &reference_shape },
	{ "project", &project_shape }, { "open source", &project_shape },
	{ "education", &education_shape }, { "experience", &work_shape },
	{ "employment", &work_shape }, { "work", &work_shape }, { "career", &work_shape },
	{ "positions", &work_shape }, { "internship", &work_shape }, { "teaching", &work_shape },
};

const struct layout *layout_for(const struct shape *shape)
{
	for (size_t i = 0; i < COUNT(layouts); i++)
		if (layouts[i].shape == shape)
			return &layouts[i];
	return NULL;
}

const struct layout *layout_of_style(enum layout_style style)
{
	for (size_t i = 0; i < COUNT(layouts); i++)
		if (layouts[i].style == style)
			return &layouts[i];
	return NULL;
}

const struct field *layout_section(const struct layout *layout)
{
	for (size_t i = 0; i < cv_shape.n_fields; i++)
		if (cv_shape.fields[i].shape == layout->shape &&
		    cv_shape.fields[i].kind == FIELD_OBJECTS)
			return &cv_shape.fields[i];
	return NULL;
}

/*
 * Places
 */

size_t layout_lines(const struct layout *layout)
{
	size_t n = 0;

	while (n < LAYOUT_LINES && layout->lines[n][0].field)
		n++;
	return n;
}

static bool is_named(const char *name, const struct field *field)
{
	return name && !strcmp(name, field->name);
}

const struct part *layout_find(const struct layout *layout, const struct field *field,
			       size_t *line, size_t *place)
{
	for (*line = 0; *line < LAYOUT_LINES; ++*line)
		for (*place = 0; *place < LAYOUT_PARTS; ++*place)
			if (is_named(layout->lines[*line][*place].field, field))
				return &layout->lines[*line][*place];
	return NULL;
}

bool layout_has_colon(const struct layout *layout, size_t line)
{
	for (size_t i = 0; i < LAYOUT_PARTS; i++)
		if (layout->lines[line][i].colon)
			return true;
	return false;
}

/* What the headings say is no line; nor is the summary of basics, which has a heading. */
static bool is_headed(const struct layout *layout, const struct field *field)
{
	return !strcmp(field->name, "section") || !strcmp(field->name, "subsection") ||
	       (layout->style == LAYOUT_HEAD && !strcmp(field->name, "summary"));
}

bool layout_is_labelled(const struct layout *layout, const struct field *field)
{
	size_t line, place;

	return !is_headed(layout, field) && !is_named(layout->body, field) &&
	       !is_named(layout->bullets, field) && !layout_find(layout, field, &line, &place);
}

const struct part *layout_implied(const struct layout *layout, size_t line, size_t from,
				  const char *value)
{
	for (size_t i = from; i < LAYOUT_PARTS && layout->lines[line][i].field; i++) {
		const struct part *part = &layout->lines[line][i];

		if (!part->colon && (!part->fits || part->fits(value)))
			return part;
	}
	return NULL;
}

/*
 * Labels
 */

/* Labels that are not the field's name in words. */
static const struct {
	const struct shape *shape;	/* NULL: any */
	const char *field, *label;
} labels[] = {
	{ NULL, "url", "URL" },
	{ NULL, "doi", "DOI" },
	{ NULL, "studyType", "Degree" },
	{ NULL, "releaseDate", "Date" },
	{ NULL, "profiles", "Profile" },
	{ &work_shape, "name", "Organization" },
	{ &publication_shape, "name", "Title" },
	{ &publication_shape, "publisher", "Venue" },
};

void layout_label(const struct shape *shape, const struct field *field, char label[LABEL_SIZE])
{
	size_t n = 0;

	for (size_t i = 0; i < COUNT(labels); i++)
		if ((!labels[i].shape || labels[i].shape == shape) &&
		    is_named(labels[i].field, field)) {
			snprintf(label, LABEL_SIZE, "%s", labels[i].label);
			return;
		}
	for (const char *c = field->name; *c && n + 2 < LABEL_SIZE; c++) {
		if (isupper((unsigned char)*c))
			label[n++] = ' ';
		label[n++] = (char)tolower((unsigned char)*c);
	}
	label[n] = '\0';
	label[0] = (char)toupper((unsigned char)label[0]);
}

static bool begins(const char *text, size_t size, const char *with, size_t length)
{
	return size >= length && !memcmp(text, with, length);
}

const struct field *layout_labelled(const struct shape *shape, const char *text, size_t size,
				    bool markdown, size_t *length)
{
	char label[LABEL_SIZE], whole[LABEL_SIZE + 8];

	if (!size || !(markdown ? *text == '*' : isupper((unsigned char)*text)))
		return NULL;
	for (size_t i = 0; i < shape->n_fields; i++) {
		layout_label(shape, &shape->fields[i], label);
		if (label[0] != text[markdown && size > 2 ? 2 : 0])
			continue;
		*length = (size_t)snprintf(whole, sizeof(whole), markdown ? "**%s:** " : "%s: ", label);
		if (begins(text, size, whole, *length))
			return &shape->fields[i];
	}
	return NULL;
}

bool layout_is_like_label(const struct shape *shape, const char *text, bool colon)
{
	char label[LABEL_SIZE];

	for (size_t i = 0; i < shape->n_fields; i++) {
		layout_label(shape, &shape->fields[i], label);
		if (!strncmp(text, label, strlen(label)) &&
		    (text[strlen(label)] == ':' || (colon && !text[strlen(label)])))
			return true;
	}
	return false;
}

/*
 * Headings
 */

const struct layout *layout_by_words(const char *heading)
{
	for (size_t i = 0; i < COUNT(heading_words); i++)
		if (strcasestr(heading, heading_words[i].word))
			return layout_for(heading_words[i].shape);
	return layout_for(&other_shape);
}

const struct layout *layout_by_heading(const char *heading)
{
	for (size_t i = 0; i < COUNT(layouts); i++)
		if (layouts[i].heading && !strcmp(layouts[i].heading, heading))
			return &layouts[i];
	return NULL;
}

const struct layout *layout_by_tag(const char *heading, size_t size, size_t *length)
{
	char tag[LABEL_SIZE];

	for (size_t i = 0; i < COUNT(layouts); i++) {
		const struct field *section = layout_section(&layouts[i]);
		size_t n = section ? (size_t)snprintf(tag, sizeof(tag), " (%s)", section->name) : 0;

		if (!n || size < n || memcmp(heading + size - n, tag, n))
			continue;
		*length = size - n;
		return &layouts[i];
	}
	return NULL;
}
