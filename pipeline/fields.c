#include "pipeline/fields.h"

#include <string.h>

#include "pipeline/record.h"

/*
 * Row makers. The struct's member comes first, then the record's word, then
 * CSV's column.
 */
#define TEXT(type, member, name, column) \
	{ name, FIELD_TEXT, 0, offsetof(struct type, member), NULL, NULL, column }
#define DATE(type, member, name, column) \
	{ name, FIELD_DATE, 0, offsetof(struct type, member), NULL, NULL, column }
#define URI(type, member, column) \
	{ #member, FIELD_URI, 0, offsetof(struct type, member), NULL, NULL, column }
#define TEXTS(type, member, singular, column) \
	{ #member, FIELD_TEXTS, 0, offsetof(struct type, member), NULL, singular, column }
/* the same for our extensions */
#define OWN(type, member, column) \
	{ #member, FIELD_TEXT, FIELD_EXTENSION, offsetof(struct type, member), NULL, NULL, column }
#define OWN_URI(type, member, column) \
	{ #member, FIELD_URI, FIELD_EXTENSION, offsetof(struct type, member), NULL, NULL, column }
#define OWN_TEXTS(type, member, singular, column) \
	{ #member, FIELD_TEXTS, FIELD_EXTENSION, offsetof(struct type, member), NULL, singular, column }
#define OWN_TYPE(type, member) \
	{ #member, FIELD_TEXT, FIELD_EXTENSION | FIELD_ATTRIBUTE, offsetof(struct type, member), NULL, NULL, "type" }
#define DATES(type) \
	{ "dates", FIELD_TEXT, FIELD_EXTENSION | FIELD_LABEL, offsetof(struct type, dates), NULL, NULL, "dates" }
#define SECTION(type) \
	{ "section", FIELD_TEXT, FIELD_EXTENSION | FIELD_ATTRIBUTE | FIELD_LABEL, \
	  offsetof(struct type, section), NULL, NULL, "section" }
#define OBJECTS(type, member, item, singular, extension) \
	{ #member, FIELD_OBJECTS, extension, offsetof(struct type, member), &item, singular, NULL }

#define SHAPE(variable, type, name) \
	const struct shape variable = { name, sizeof(struct type), variable##_fields, \
		sizeof(variable##_fields) / sizeof(variable##_fields[0]) }

static const struct field location_shape_fields[] = {
	TEXT(location, address, "address", NULL),
	TEXT(location, postal_code, "postalCode", NULL),
	TEXT(location, city, "city", NULL),
	TEXT(location, country_code, "countryCode", NULL),
	TEXT(location, region, "region", NULL),
	OWN(location, country, NULL),
};
SHAPE(location_shape, location, "location");

static const struct field profile_shape_fields[] = {
	TEXT(profile, network, "network", NULL),
	TEXT(profile, username, "username", NULL),
	URI(profile, url, NULL),
};
SHAPE(profile_shape, profile, "profiles");

static const struct field basics_shape_fields[] = {
	TEXT(basics, name, "name", "title"),
	TEXT(basics, label, "label", "role"),
	TEXT(basics, image, "image", NULL),	/* the schema takes "photo.jpg" */
	{ "email", FIELD_EMAIL, 0, offsetof(struct basics, email), NULL, NULL, NULL },
	TEXT(basics, phone, "phone", NULL),
	URI(basics, url, "url"),
	TEXT(basics, summary, "summary", "summary"),
	{ "location", FIELD_OBJECT, 0, offsetof(struct basics, location), &location_shape, NULL, NULL },
	OBJECTS(basics, profiles, profile_shape, "profile", 0),
	OWN_TEXTS(basics, emails, "email", NULL),
	OWN_TEXTS(basics, phones, "phone", NULL),
};
SHAPE(basics_shape, basics, "basics");

static const struct field work_shape_fields[] = {
	TEXT(work, name, "name", "organization"),
	TEXT(work, location, "location", "location"),
	TEXT(work, description, "description", NULL),
	TEXT(work, position, "position", "role"),
	URI(work, url, "url"),
	DATE(work, start_date, "startDate", "start"),
	DATE(work, end_date, "endDate", "end"),
	TEXT(work, summary, "summary", "summary"),
	TEXTS(work, highlights, "highlight", "highlights"),
	OWN(work, department, "department"),
	OWN(work, advisor, NULL),
	DATES(work),
	SECTION(work),
};
SHAPE(work_shape, work, "work");

static const struct field volunteer_shape_fields[] = {
	TEXT(volunteer, organization, "organization", "organization"),
	TEXT(volunteer, position, "position", "role"),
	URI(volunteer, url, "url"),
	DATE(volunteer, start_date, "startDate", "start"),
	DATE(volunteer, end_date, "endDate", "end"),
	TEXT(volunteer, summary, "summary", "summary"),
	TEXTS(volunteer, highlights, "highlight", "highlights"),
	OWN(volunteer, location, "location"),
	OWN(volunteer, advisor, NULL),
	DATES(volunteer),
	SECTION(volunteer),
};
SHAPE(volunteer_shape, volunteer, "volunteer");

static const struct field education_shape_fields[] = {
	TEXT(education, institution, "institution", "organization"),
	URI(education, url, "url"),
	TEXT(education, area, "area", "area"),
	TEXT(education, study_type, "studyType", "title"),
	DATE(education, start_date, "startDate", "start"),
	DATE(education, end_date, "endDate", "end"),
	TEXT(education, score, "score", "score"),
	TEXTS(education, courses, "course", "keywords"),
	OWN(education, location, "location"),
	OWN(education, department, "department"),
	OWN(education, advisor, NULL),
	OWN(education, summary, "summary"),
	OWN_TEXTS(education, highlights, "highlight", "highlights"),
	DATES(education),
	SECTION(education),
};
SHAPE(education_shape, education, "education");

static const struct field award_shape_fields[] = {
	TEXT(award, title, "title", "title"),
	DATE(award, date, "date", "end"),
	TEXT(award, awarder, "awarder", "organization"),
	TEXT(award, summary, "summary", "summary"),
	OWN_URI(award, url, "url"),
	DATES(award),
	SECTION(award),
};
SHAPE(award_shape, award, "awards");

static const struct field certificate_shape_fields[] = {
	TEXT(certificate, name, "name", "title"),
	DATE(certificate, date, "date", "end"),
	URI(certificate, url, "url"),
	TEXT(certificate, issuer, "issuer", "organization"),
	OWN(certificate, summary, "summary"),
	DATES(certificate),
	SECTION(certificate),
};
SHAPE(certificate_shape, certificate, "certificates");

static const struct field publication_shape_fields[] = {
	TEXT(publication, name, "name", "title"),
	TEXT(publication, publisher, "publisher", "venue"),
	DATE(publication, release_date, "releaseDate", "end"),
	URI(publication, url, "url"),
	TEXT(publication, summary, "summary", "summary"),
	OWN_TEXTS(publication, authors, "author", "authors"),
	OWN_TYPE(publication, type),
	OWN(publication, volume, NULL),
	OWN(publication, number, NULL),
	OWN(publication, pages, NULL),
	OWN(publication, doi, NULL),
	OWN(publication, eprint, NULL),
	OWN(publication, location, "location"),
	OWN(publication, note, NULL),
	{ "subsection", FIELD_TEXT, FIELD_EXTENSION | FIELD_LABEL,
	  offsetof(struct publication, subsection), NULL, NULL, NULL },
	DATES(publication),
	SECTION(publication),
};
SHAPE(publication_shape, publication, "publications");

static const struct field skill_shape_fields[] = {
	TEXT(skill, name, "name", "title"),
	TEXT(skill, level, "level", "score"),
	TEXTS(skill, keywords, "keyword", "keywords"),
	OWN(skill, summary, "summary"),
	SECTION(skill),
};
SHAPE(skill_shape, skill, "skills");

static const struct field language_shape_fields[] = {
	TEXT(language, language, "language", "title"),
	TEXT(language, fluency, "fluency", "score"),
	SECTION(language),
};
SHAPE(language_shape, language, "languages");

static const struct field interest_shape_fields[] = {
	TEXT(interest, name, "name", "title"),
	TEXTS(interest, keywords, "keyword", "keywords"),
	OWN(interest, summary, "summary"),
	SECTION(interest),
};
SHAPE(interest_shape, interest, "interests");

static const struct field reference_shape_fields[] = {
	TEXT(reference, name, "name", "title"),
	TEXT(reference, reference, "reference", "summary"),
	SECTION(reference),
};
SHAPE(reference_shape, reference, "references");

static const struct field project_shape_fields[] = {
	TEXT(project, name, "name", "title"),
	TEXT(project, description, "description", NULL),
	TEXTS(project, highlights, "highlight", "highlights"),
	TEXTS(project, keywords, "keyword", "keywords"),
	DATE(project, start_date, "startDate", "start"),
	DATE(project, end_date, "endDate", "end"),
	URI(project, url, "url"),
	TEXTS(project, roles, "role", "role"),
	TEXT(project, entity, "entity", "organization"),
	{ "type", FIELD_TEXT, FIELD_ATTRIBUTE, offsetof(struct project, type), NULL, NULL, "type" },
	OWN(project, location, "location"),
	OWN(project, advisor, NULL),
	OWN(project, summary, "summary"),
	DATES(project),
	SECTION(project),
};
SHAPE(project_shape, project, "projects");

static const struct field other_shape_fields[] = {
	OWN(other, heading, "section"),
	OWN(other, text, "summary"),
};
SHAPE(other_shape, other, "other");

static const struct field cv_shape_fields[] = {
	{ "id", FIELD_TEXT, FIELD_EXTENSION | FIELD_ATTRIBUTE, offsetof(struct cv, id), NULL, NULL, "cv" },
	{ "basics", FIELD_OBJECT, 0, offsetof(struct cv, basics), &basics_shape, NULL, NULL },
	OBJECTS(cv, work, work_shape, "job", 0),
	OBJECTS(cv, volunteer, volunteer_shape, "engagement", 0),
	OBJECTS(cv, education, education_shape, "study", 0),
	OBJECTS(cv, awards, award_shape, "award", 0),
	OBJECTS(cv, certificates, certificate_shape, "certificate", 0),
	OBJECTS(cv, publications, publication_shape, "publication", 0),
	OBJECTS(cv, skills, skill_shape, "skill", 0),
	OBJECTS(cv, languages, language_shape, "language", 0),
	OBJECTS(cv, interests, interest_shape, "interest", 0),
	OBJECTS(cv, references, reference_shape, "reference", 0),
	OBJECTS(cv, projects, project_shape, "project", 0),
	OBJECTS(cv, other, other_shape, "passage", FIELD_EXTENSION),
};
SHAPE(cv_shape, cv, "cv");

const struct field *shape_field(const struct shape *shape, const char *name)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if (!strcmp(shape->fields[i].name, name))
			return &shape->fields[i];
	return NULL;
}

static const struct extras *extras_of(const void *object)
{
	return &((const struct entry *)object)->extras;
}

bool field_present(const struct field *field, const void *object)
{
	switch (field->kind) {
	case FIELD_TEXTS:
		return field_texts_const(field, object)->n > 0;
	case FIELD_OBJECT:
		return object_present(field->shape, field_object_const(field, object));
	case FIELD_OBJECTS:
		return field_list_const(field, object)->n > 0;
	default:
		return text_present(field_text_const(field, object));
	}
}

bool object_present(const struct shape *shape, const void *object)
{
	if (extras_of(object)->n)
		return true;
	for (size_t i = 0; i < shape->n_fields; i++)
		if (field_present(&shape->fields[i], object))
			return true;
	return false;
}

void object_drop_empty(const struct shape *shape, void *object)
{
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		struct list *list = field->kind == FIELD_OBJECTS ? field_list(field, object) : NULL;
		size_t kept = 0;

		if (field->kind == FIELD_OBJECT)
			object_drop_empty(field->shape, field_object(field, object));
		for (size_t j = 0; list && j < list->n; j++)
			if (object_present(field->shape, list->v[j]))
				list->v[kept++] = list->v[j];
		if (list)
			list->n = kept;
	}
}

static size_t list_leaves(const struct shape *shape, const struct list *list)
{
	size_t leaves = 0;

	for (size_t i = 0; i < list->n; i++)
		leaves += object_leaves(shape, list->v[i]);
	return leaves;
}

static size_t field_leaves(const struct field *field, const void *object)
{
	switch (field->kind) {
	case FIELD_TEXTS:
		return field_texts_const(field, object)->n;
	case FIELD_OBJECT:
		return object_leaves(field->shape, field_object_const(field, object));
	case FIELD_OBJECTS:
		return list_leaves(field->shape, field_list_const(field, object));
	default:
		return text_present(field_text_const(field, object));
	}
}

size_t object_leaves(const struct shape *shape, const void *object)
{
	size_t leaves = extras_of(object)->n;

	for (size_t i = 0; i < shape->n_fields; i++)
		leaves += field_leaves(&shape->fields[i], object);
	return leaves;
}

static bool same_string(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static bool same_texts(const struct texts *a, const struct texts *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same_string(a->v[i].s, b->v[i].s))
			return false;
	return true;
}

/* The same members; their order says nothing (RFC 8259 section 4). */
static bool same_extras(const struct extras *a, const struct extras *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct extra *extra = &a->v[i], *beside = &b->v[i];
		const char *json = !strcmp(extra->name, beside->name) ? beside->json
				 : extras_get(b, extra->name);

		if (!same_string(extra->json, json))
			return false;
	}
	return true;
}

static bool same_lists(const struct shape *shape, const struct list *a, const struct list *b,
		       const struct field **where)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!object_equal(shape, a->v[i], b->v[i], where))
			return false;
	return true;
}

static bool same_field(const struct field *field, const void *a, const void *b,
		       const struct field **where)
{
	switch (field->kind) {
	case FIELD_TEXTS:
		return same_texts(field_texts_const(field, a), field_texts_const(field, b));
	case FIELD_OBJECT:
		return object_equal(field->shape, field_object_const(field, a),
				    field_object_const(field, b), where);
	case FIELD_OBJECTS:
		return same_lists(field->shape, field_list_const(field, a),
				  field_list_const(field, b), where);
	default:
		return same_string(field_text_const(field, a)->s, field_text_const(field, b)->s);
	}
}

bool object_equal(const struct shape *shape, const void *a, const void *b,
		  const struct field **where)
{
	const struct field *unset = NULL;

	if (!where)
		where = &unset;
	*where = NULL;
	for (size_t i = 0; i < shape->n_fields; i++) {
		if (same_field(&shape->fields[i], a, b, where))
			continue;
		if (!*where)
			*where = &shape->fields[i];
		return false;
	}
	return same_extras(extras_of(a), extras_of(b));
}
