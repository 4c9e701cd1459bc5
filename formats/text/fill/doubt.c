#include "formats/text/fill/doubt.h"

#include <string.h>

#include "formats/text/fill/fill.h"
#include "pipeline/fields.h"

/* What entries of a kind are hardly ever without: one that is may be cut wrongly. */
static const struct {
	const struct shape *shape;
	const char *fields[2];
} keys[] = {
	{ &work_shape, { "name", "position" } },
	{ &volunteer_shape, { "organization", "position" } },
	{ &education_shape, { "institution", NULL } },
	{ &award_shape, { "title", NULL } },
	{ &certificate_shape, { "name", NULL } },
	{ &publication_shape, { "name", NULL } },
	{ &project_shape, { "name", NULL } },
};

/* Values whose form is clear and whose meaning is not: a heading as a name, whose page it is. */
static const struct unsure {
	const struct shape *shape;
	const char *field;	/* NULL: all of them */
} unsure[] = {
	{ &basics_shape, "url" },
	{ &location_shape, "countryCode" },
	{ &profile_shape, NULL },
	{ &skill_shape, "name" },
	{ &interest_shape, "name" },
	{ &publication_shape, "type" },
	{ &other_shape, NULL },
};

static const struct unsure *unsure_of(const struct shape *shape)
{
	for (size_t i = 0; i < sizeof(unsure) / sizeof(unsure[0]); i++)
		if (unsure[i].shape == shape)
			return &unsure[i];
	return NULL;
}

static bool lacks_key(const struct shape *shape, const void *object)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		for (size_t k = 0; keys[i].shape == shape && k < 2 && keys[i].fields[k]; k++)
			if (!field_present(shape_field(shape, keys[i].fields[k]), object))
				return true;
	return false;
}

static void lower(struct text *text)
{
	if (text->s && text->confidence > LIKELY)
		text->confidence = LIKELY;
}

static void lower_field(const struct field *field, void *object)
{
	if (field->kind == FIELD_TEXTS) {
		struct texts *texts = field_texts(field, object);

		for (size_t i = 0; i < texts->n; i++)
			lower(&texts->v[i]);
	} else {
		lower(field_text(field, object));
	}
}

static void doubt_object(const struct shape *shape, void *object);

/* The objects that a field holds. */
static void doubt_inside(const struct field *field, void *object)
{
	struct list *list;

	if (field->kind == FIELD_OBJECT) {
		doubt_object(field->shape, field_object(field, object));
		return;
	}
	list = field_list(field, object);
	for (size_t i = 0; i < list->n; i++)
		doubt_object(field->shape, list->v[i]);
}

static void doubt_object(const struct shape *shape, void *object)
{
	const struct unsure *row = unsure_of(shape);
	bool all = lacks_key(shape, object) || (row && !row->field);

	if (row && row->field)
		lower_field(shape_field(shape, row->field), object);
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if (field->kind >= FIELD_OBJECT)
			doubt_inside(field, object);
		else if (all && !(field->flags & FIELD_LABEL))
			lower_field(field, object);
	}
}

void doubt(struct cv *cv)
{
	doubt_object(&cv_shape, cv);
}
