#include "formats/csv/columns.h"

#include <string.h>
#include <strings.h>

const char *const column_names[COLUMNS] = {
	[COLUMN_CV] = "cv",
	[COLUMN_KIND] = "kind",
	[COLUMN_N] = "n",
	[COLUMN_SECTION] = "section",
	[COLUMN_TITLE] = "title",
	[COLUMN_ORGANIZATION] = "organization",
	[COLUMN_ROLE] = "role",
	[COLUMN_DEPARTMENT] = "department",
	[COLUMN_LOCATION] = "location",
	[COLUMN_START] = "start",
	[COLUMN_END] = "end",
	[COLUMN_DATES] = "dates",
	[COLUMN_TYPE] = "type",
	[COLUMN_AREA] = "area",
	[COLUMN_SCORE] = "score",
	[COLUMN_AUTHORS] = "authors",
	[COLUMN_VENUE] = "venue",
	[COLUMN_URL] = "url",
	[COLUMN_SUMMARY] = "summary",
	[COLUMN_HIGHLIGHTS] = "highlights",
	[COLUMN_KEYWORDS] = "keywords",
	[COLUMN_EXTRA] = "extra",
};

static bool same_word(const char *word, const char *bytes, size_t size)
{
	return strlen(word) == size && strncasecmp(word, bytes, size) == 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

int column_by_name(const char *name, size_t size)
{
	while (size > 0 && is_blank(name[0])) {
		name++;
		size--;
	}
	while (size > 0 && is_blank(name[size - 1]))
		size--;
	for (int i = 0; i < COLUMNS; i++)
		if (same_word(column_names[i], name, size))
			return i;
	return COLUMN_UNKNOWN;
}

void layout_of(struct layout *layout, const struct shape *shape)
{
	memset(layout, 0, sizeof(*layout));
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		if (!field->column)
			continue;
		int column = column_by_name(field->column, strlen(field->column));
		if (column != COLUMN_UNKNOWN)
			layout->fields[column] = field;
	}
}

void sections_init(struct sections *sections)
{
	for (size_t i = 0; i < cv_shape.n_fields && i < SECTIONS_MAX; i++)
		if (cv_shape.fields[i].shape)
			layout_of(&sections->layouts[i], cv_shape.fields[i].shape);
}

const struct field *section_by_kind(const char *kind, size_t size)
{
	for (size_t i = 0; i < cv_shape.n_fields; i++) {
		const struct field *field = &cv_shape.fields[i];
		if (field->shape && same_word(field->name, kind, size))
			return field;
	}
	return NULL;
}

bool key_is_anonymous(const char *key, size_t size)
{
	if (size < 2 || memcmp(key, "cv", 2) != 0)
		return false;
	if (size == 2)
		return true;
	return key[2] == '#' && size > 3 && strspn(key + 3, "0123456789") >= size - 3;
}
