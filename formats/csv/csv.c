#include "formats/csv/csv.h"

#include <string.h>

#include "formats/csv/columns.h"
#include "formats/csv/linkedin.h"
#include "formats/csv/people.h"
#include "formats/csv/read.h"
#include "formats/csv/rows.h"
#include "formats/csv/write.h"

/* The name of a column without quotes around it. */
static int column_of_cell(const char *cell, size_t size)
{
	if (size > 1 && cell[0] == '"' && cell[size - 1] == '"')
		return column_by_name(cell + 1, size - 2);
	return column_by_name(cell, size);
}

/* Eight bits for every letter of a header's names; without the column kind it is not ours. */
static int csv_probe(const char *bytes, size_t size)
{
	char delimiter = rows_delimiter(bytes, size);
	const char *line_end = memchr(bytes, '\n', size);
	const char *end = line_end ? line_end : bytes + size;
	bool has_kind = false;
	int bits = 0;

	if (!size)
		return 0;
	for (const char *at = bytes; at < end;) {
		const char *stop = memchr(at, delimiter, (size_t)(end - at));
		const char *cell_end = stop ? stop : end;
		int column = column_of_cell(at, (size_t)(cell_end - at));

		if (column != COLUMN_UNKNOWN)
			bits += 8 * (int)strlen(column_names[column]);
		has_kind |= column == COLUMN_KIND;
		at = cell_end + 1;
	}
	return has_kind ? bits : linkedin_probe(bytes, size);
}

static bool csv_holds(const struct shape *shape, const struct field *field,
		      const struct settings *settings)
{
	return !csv_is_people(settings) || people_holds(shape, field);
}

/* The header, which is all the schema that a table has. */
static int csv_schema(struct sink *sink)
{
	for (int i = 0; i < COLUMNS; i++) {
		sink_puts(sink, i ? "," : "");
		sink_puts(sink, column_names[i]);
	}
	sink_puts(sink, "\n");
	return 0;
}

static const char *const csv_suffixes[] = { ".csv", ".tsv", NULL };

static const struct format_option csv_options[] = {
	{ "csv-excel", NULL, "write CSV for Excel: BOM, CRLF, formulas disarmed" },
	{ "csv-people", NULL, "write one row per person instead of one per entry" },
	{ "tsv", NULL, "write tabs instead of commas" },
	{ NULL, NULL, NULL },
};

const struct format csv_format = {
	.name = "csv",
	.title = "one table, a row per entry; reads LinkedIn's export too",
	.suffixes = csv_suffixes,
	.options = csv_options,
	.lossless = true,

	.probe = csv_probe,
	.folder = linkedin_folder,

	.reader_size = sizeof(struct csv_reader),
	.open = csv_open,
	.next = csv_next,
	.close = csv_close,

	.writer_size = sizeof(struct csv_writer),
	.begin = csv_begin,
	.put = csv_put,
	.end = csv_end,
	.finish = csv_finish,

	.holds = csv_holds,
	.schema = csv_schema,
};
