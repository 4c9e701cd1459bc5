#include "converters/summary.h"

#include "pipeline/fields.h"

static size_t entries_of(const struct field *field, const struct cv *cv)
{
	if (field->kind == FIELD_OBJECTS)
		return field_list_const(field, cv)->n;
	return field_present(field, cv);
}

void summary_add(struct summary *summary, const struct cv *cv)
{
	summary->records++;
	for (size_t i = 0; i < cv_shape.n_fields && i < SUMMARY_SECTIONS; i++)
		summary->entries[i] += entries_of(&cv_shape.fields[i], cv);
}

void summary_print(const struct summary *summary, struct sink *sink)
{
	const char *separator = ": ";

	sink_printf(sink, "%zu record%s", summary->records, summary->records == 1 ? "" : "s");
	for (size_t i = 0; i < cv_shape.n_fields && i < SUMMARY_SECTIONS; i++) {
		if (summary->entries[i] == 0)
			continue;
		sink_printf(sink, "%s%zu %s", separator, summary->entries[i],
			    cv_shape.fields[i].name);
		separator = ", ";
	}
}
