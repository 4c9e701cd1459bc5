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
static const struct {
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

/* What there is to doubt in the objects of one shape. */
struct doubts {
	const struct shape *shape;
	const struct field *keys[2];	/* as many as there are */
	const struct field *unsure;	/* NULL: none, or all */
	bool all;
};

static const struct field *field_of(const struct shape *shape, const char *name)
{
	return name ? shape_field(shape, name) : NULL;
}

static struct doubts doubts_of(const struct shape *shape)
{
	struct doubts doubts = { .shape = shape };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		for (size_t k = 0; keys[i].shape == shape && k < 2; k++)
			doubts.keys[k] = field_of(shape, keys[i].fields[k]);
	for (size_t i = 0; i < sizeof(unsure) / sizeof(unsure[0]); i++)
		if (unsure[i].shape == shape) {
			doubts.unsure = field_of(shape, unsure[i].field);
			doubts.all = !unsure[i].field;
		}
	return doubts;
}

static bool lacks_key(const struct doubts *doubts, const void *object)
{
	for (size_t k = 0; k < 2 && doubts->keys[k]; k++)
		if (!field_present(doubts->keys[k], object))
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

static void doubt_object(const struct doubts *doubts, void *object);

/* The objects that a field holds. */
static void doubt_inside(const struct field *field, void *object)
{
	struct list *list = field->kind == FIELD_OBJECTS ? field_list(field, object) : NULL;
	struct doubts doubts;

	if (list && !list->n)
		return;
	doubts = doubts_of(field->shape);
	if (!list)
		doubt_object(&doubts, field_object(field, object));
	for (size_t i = 0; list && i < list->n; i++)
		doubt_object(&doubts, list->v[i]);
}

static void doubt_object(const struct doubts *doubts, void *object)
{
	bool all = doubts->all || lacks_key(doubts, object);

	if (doubts->unsure)
		lower_field(doubts->unsure, object);
	for (size_t i = 0; i < doubts->shape->n_fields; i++) {
		const struct field *field = &doubts->shape->fields[i];

		if (field->kind >= FIELD_OBJECT)
			doubt_inside(field, object);
		else if (all && !(field->flags & FIELD_LABEL))
			lower_field(field, object);
	}
}

void doubt(struct cv *cv)
{
	struct doubts doubts = doubts_of(&cv_shape);

	doubt_object(&doubts, cv);
}
