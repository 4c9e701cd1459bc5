#include "formats/csv/csv.h"

#include <string.h>
#include <strings.h>

#include "formats/csv/columns.h"
#include "formats/csv/linkedin.h"
#include "formats/csv/people.h"
#include "formats/csv/read.h"
#include "formats/csv/rows.h"
#include "formats/csv/write.h"

/* What columns of other tables of people are called. */
static bool is_foreign_column(const struct cell *cell)
{
	static const char *const names[] = {
		"id", "name", "full name", "full_name", "first name", "first_name", "firstname",
		"last name", "last_name", "lastname", "email", "e-mail", "email address", "phone",
		"phone number", "mobile", "address", "city", "state", "country", "zip", "company",
		"employer", "position", "job title", "job_title", "start date", "start_date",
		"end date", "end_date", "date", "from", "to", "description", "skills", "education",
		"experience", "degree", "school", "website", "linkedin", "year", "age",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == cell->size && !strncasecmp(names[i], cell->bytes, cell->size))
			return true;
	return false;
}

static const char *line_end(const char *line, const char *end)
{
	const char *stop = memchr(line, '\n', (size_t)(end - line));

	return stop ? stop : end;
}

static int count_cells(const char *line, const char *end, char delimiter)
{
	int n = 0;

	while (line < end) {
		cell_take(&line, end, delimiter);
		n++;
	}
	return n;
}

/*
 * Eight bits for every letter of a header's names. Without the column kind it
 * is not ours; but three names and more above a row of as many cells are a
 * table to be refused, not a text.
 */
static int csv_probe(const char *bytes, size_t size)
{
	char delimiter = rows_delimiter(bytes, size);
	const char *end = bytes + size, *stop = line_end(bytes, end);
	int bits = 0, cells = 0, foreign = 0;
	bool has_kind = false;

	for (const char *at = bytes; at < stop; cells++) {
		struct cell cell = cell_take(&at, stop, delimiter);
		int column = column_by_name(cell.bytes, cell.size);

		if (column != COLUMN_UNKNOWN)
			bits += 8 * (int)strlen(column_names[column]);
		has_kind |= column == COLUMN_KIND;
		foreign += column != COLUMN_UNKNOWN || is_foreign_column(&cell);
	}
	if (has_kind)
		return bits;
	bits = linkedin_probe(bytes, size);
	if (bits || cells < 3 || foreign < cells || stop == end)
		return bits;
	return count_cells(stop + 1, line_end(stop + 1, end), delimiter) == cells ? 8 : 0;
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
