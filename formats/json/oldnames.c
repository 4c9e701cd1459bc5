#include "formats/json/oldnames.h"

#include <stddef.h>
#include <string.h>

/*
 * From the change log and the tags 0.0.0 to 1.0.0 of the schema; `website`
 * wherever there is a url, for people take it for general; languages' name and
 * level are what early documents had. `GPA` is a common slip.
 */
static const struct old_name rows[] = {
	{ &cv_shape, "bio", "basics", false },
	{ &cv_shape, "hobbies", "interests", false },

	{ &basics_shape, "firstName", "name", true },
	{ &basics_shape, "lastName", "name", true },
	{ &basics_shape, "picture", "image", false },
	{ &basics_shape, "website", "url", false },
	{ &basics_shape, "websites", "url", false },
	{ &location_shape, "state", "region", false },
	{ &profile_shape, "website", "url", false },

	{ &work_shape, "company", "name", false },
	{ &work_shape, "website", "url", false },
	{ &volunteer_shape, "website", "url", false },
	{ &education_shape, "gpa", "score", false },
	{ &education_shape, "GPA", "score", false },
	{ &education_shape, "website", "url", false },
	{ &award_shape, "awardDate", "date", false },
	{ &award_shape, "website", "url", false },
	{ &certificate_shape, "website", "url", false },
	{ &publication_shape, "website", "url", false },
	{ &language_shape, "name", "language", false },
	{ &language_shape, "level", "fluency", false },
	{ &project_shape, "website", "url", false },
};

#define END (rows + sizeof(rows) / sizeof(rows[0]))

const struct old_name *old_name_find(const struct shape *shape, const char *name)
{
	for (const struct old_name *row = rows; row < END; row++)
		if (row->shape == shape && !strcmp(row->name, name))
			return row;
	return NULL;
}

static bool same_field(const struct old_name *a, const struct old_name *b)
{
	return a->shape == b->shape && !strcmp(a->field, b->field) && a->part == b->part;
}

const struct old_name *old_name_next_part(const struct old_name *row)
{
	return row + 1 < END && same_field(row, row + 1) ? row + 1 : NULL;
}

const struct old_name *old_name_first_part(const struct old_name *row)
{
	while (row > rows && same_field(row - 1, row))
		row--;
	return row;
}
