#include "formats/csv/read.h"

#include <stdio.h>
#include <string.h>

#include "formats/csv/cell.h"
#include "formats/csv/extra.h"
#include "formats/csv/linkedin.h"
#include "pipeline/date.h"
#include "pipeline/format.h"
#include "pipeline/jsontext.h"
#include "pipeline/record.h"

/* Where the row at hand begins. */
static struct pos row_pos(const struct reader *reader)
{
	const struct csv_reader *table = reader->state;

	return source_pos(reader->source, table->rows.first_line, 0);
}

static int out_of_memory(const struct reader *reader)
{
	return diag_error(reader->diag, STATUS_OSERR, source_pos(reader->source, 0, 0), "memory",
			  "out of memory");
}

/*
 * The header
 */

static void note_unknown(struct reader *reader, size_t position, const char *what)
{
	struct csv_reader *table = reader->state;

	diag_report(reader->diag, LEVEL_NOTE, row_pos(reader), "csv-column",
		    "column %zu \"%.80s\" is %s; its cells are kept as unknown members", position + 1,
		    cells_at(&table->names, position).bytes, what);
}

static void add_name(struct cells *names, struct cell name)
{
	char number[40];

	if (name.size) {
		cells_add(names, name.bytes, name.size);
		return;
	}
	snprintf(number, sizeof(number), "column %zu", names->n + 1);
	cells_add(names, number, strlen(number));
}

static void add_column(struct reader *reader, size_t position, struct cell name)
{
	struct csv_reader *table = reader->state;
	int column = column_by_name(name.bytes, name.size);

	add_name(&table->names, name);
	table->columns[position] = COLUMN_UNKNOWN;
	if (column == COLUMN_UNKNOWN) {
		note_unknown(reader, position, "not one of the table");
	} else if (table->positions[column] != NOT_THERE) {
		note_unknown(reader, position, "there twice");
	} else {
		table->columns[position] = column;
		table->positions[column] = position;
	}
}

static int refuse_header(struct reader *reader)
{
	return diag_error(reader->diag, STATUS_DATA, row_pos(reader), "csv-header",
			  "not a table of CVs; its first line must name the column kind and, as far "
			  "as they are used, cv, title, organization, role, start, end, ... "
			  "(cvconv --print-schema csv), or be that of a file of LinkedIn's export");
}

static bool has_kind(const struct rows *rows)
{
	for (size_t i = 0; i < rows->cells.n; i++) {
		struct cell name = cells_at(&rows->cells, i);

		if (column_by_name(name.bytes, name.size) == COLUMN_KIND)
			return true;
	}
	return false;
}

static int read_header(struct reader *reader)
{
	struct csv_reader *table = reader->state;

	if (!has_kind(&table->rows))
		return refuse_header(reader);
	if (table->rows.n_cells > ROW_CELLS_MAX)
		return diag_error(reader->diag, STATUS_DATA, row_pos(reader), "csv-header",
				  "more than %d columns", ROW_CELLS_MAX);
	for (size_t i = 0; i < COLUMNS; i++)
		table->positions[i] = NOT_THERE;
	for (size_t i = 0; i < table->rows.cells.n; i++)
		add_column(reader, i, cells_at(&table->rows.cells, i));
	return table->names.text.failed ? out_of_memory(reader) : 0;
}

int csv_open(struct reader *reader)
{
	struct csv_reader *table = reader->state;
	int got;

	buf_init(&table->names.text);
	buf_init(&table->key);
	buf_init(&table->text);
	sections_init(&table->sections);
	if (rows_open(&table->rows, reader->source, reader->diag) < 0)
		return -1;
	got = rows_next(&table->rows);
	if (got < 0)
		return -1;
	if (got == 0)
		return diag_error(reader->diag, STATUS_DATA, source_pos(reader->source, 0, 0),
				  "csv-header", "an empty table, without even a header");
	table->linkedin = linkedin_recognize(&table->rows, source_name(reader->source));
	return table->linkedin ? 0 : read_header(reader);
}

void csv_close(struct reader *reader)
{
	struct csv_reader *table = reader->state;

	rows_close(&table->rows);
	seen_release(&table->seen);
	buf_release(&table->names.text);
	buf_release(&table->key);
	buf_release(&table->text);
}

/*
 * Rows
 */

static bool has_surplus(const struct csv_reader *table)
{
	for (size_t i = table->names.n; i < table->rows.cells.n; i++)
		if (cells_at(&table->rows.cells, i).size)
			return true;
	return table->rows.n_cells > table->rows.cells.n;
}

/*
 * Whether the row can be used. A short one is read as far as it goes; in one
 * that is too long nobody knows where the delimiter too many stands.
 */
static bool check_length(const struct reader *reader)
{
	const struct csv_reader *table = reader->state;
	size_t n = table->rows.n_cells;

	if (n == table->names.n || (n > table->names.n && !has_surplus(table)))
		return true;
	diag_error(reader->diag, STATUS_DATA, row_pos(reader), "csv-ragged",
		   "row has %zu cells where the header has %zu; %s", n, table->names.n,
		   n < table->names.n ? "it is read as far as it goes"
					: "it is skipped; is a cell with a delimiter not in quotes?");
	return n < table->names.n;
}

/* Whether there is one more row that can be used. */
static bool fetch_row(const struct reader *reader)
{
	struct csv_reader *table = reader->state;
	int got;

	while ((got = rows_next(&table->rows)) != 0 && !table->rows.ended)
		if (got > 0 && check_length(reader))
			return true;
	return got > 0 && check_length(reader);
}

static struct cell cell_of(const struct csv_reader *table, enum column column)
{
	return cells_at(&table->rows.cells, table->positions[column]);
}

/* The cell without its escapes, valid until the next call or row. */
static struct cell plain_cell(struct csv_reader *table, struct cell cell)
{
	cell_rearm(&cell.bytes, &cell.size);
	if (cell_is_plain(cell.bytes, cell.size))
		return cell;
	buf_clear(&table->text);
	cell_read_text(&table->text, cell.bytes, cell.size);
	cell.bytes = table->text.bytes;
	cell.size = table->text.size;
	return cell;
}

/*
 * Cells
 */

/* The entry that a row makes. */
struct target {
	struct cv *cv;
	const struct shape *shape;
	const struct layout *layout;
	void *object;
	uint32_t line;
};

static void keep_text(const struct target *target, const char *name, struct cell text)
{
	struct extras *extras = &((struct entry *)target->object)->extras;
	struct buf json = BUF_INIT;

	jsontext_quote(&json, text.bytes, text.size);
	extra_keep(target->cv, extras, extras->n, name, &json, target->line);
}

static void set_text(const struct target *target, const struct field *field, struct cell text)
{
	cv_set(target->cv, field_text(field, target->object), text.bytes, text.size, target->line,
	       100);
}

static void set_items(struct csv_reader *table, const struct target *target,
		      const struct field *field, struct cell cell)
{
	cell_rearm(&cell.bytes, &cell.size);
	const char *at = cell.bytes;

	buf_clear(&table->text);
	while (cell_read_item(&table->text, &at, cell.bytes + cell.size)) {
		cv_add(target->cv, field_texts(field, target->object), table->text.bytes,
		       table->text.size, target->line, 100);
		buf_clear(&table->text);
	}
}

/* No date at all: it goes where the source's own words about dates go. */
static void keep_date(struct reader *reader, const struct target *target, const char *column,
		      struct cell text)
{
	const struct field *dates = shape_field(target->shape, "dates");

	diag_report(reader->diag, LEVEL_WARNING, row_pos(reader), "csv-date",
		    "\"%.80s\" in column %s is no date (YYYY, YYYY-MM or YYYY-MM-DD); kept as text",
		    text.bytes, column);
	if (dates && !field_present(dates, target->object))
		set_text(target, dates, text);
	else
		keep_text(target, column, text);
}

static void set_date(struct reader *reader, const struct target *target, const struct field *field,
		     struct cell text)
{
	char iso[DATE_TEXT_SIZE];
	struct date date;

	if (date_parse_iso(text.bytes, text.size, &date)) {
		set_text(target, field, text);
	} else if (date_parse_loose(text.bytes, text.size, &date)) {
		date_format(&date, iso);
		diag_report(reader->diag, LEVEL_NOTE, row_pos(reader), "csv-date",
			    "\"%s\" is read as %s", text.bytes, iso);
		set_text(target, field, (struct cell){ iso, strlen(iso) });
	} else {
		keep_date(reader, target, field->column, text);
	}
}

static void set_field(struct reader *reader, const struct target *target,
		      const struct field *field, struct cell cell)
{
	struct csv_reader *table = reader->state;

	if (field->kind == FIELD_TEXTS)
		set_items(table, target, field, cell);
	else if (field->kind == FIELD_DATE)
		set_date(reader, target, field, plain_cell(table, cell));
	else
		set_text(target, field, plain_cell(table, cell));
}

static void read_extra(struct reader *reader, const struct target *target, struct cell cell)
{
	if (extra_read(target->cv, target->shape, target->object, cell.bytes, cell.size,
		       target->line))
		return;
	diag_error(reader->diag, STATUS_DATA, row_pos(reader), "csv-extra",
		   "column extra is no JSON object, or one that names a member twice; kept whole "
		   "as an unknown member \"extra\"");
	keep_text(target, column_names[COLUMN_EXTRA], cell);
}

/* A cell that the kind has no field for, or whose field is taken. */
static void keep_cell(struct reader *reader, const struct target *target, size_t position,
		      struct cell cell)
{
	struct csv_reader *table = reader->state;
	const char *name = cells_at(&table->names, position).bytes;

	if (table->columns[position] != COLUMN_UNKNOWN)
		diag_report(reader->diag, LEVEL_WARNING, row_pos(reader), "csv-column",
			    "%s has no place for column %s here; kept as an unknown member",
			    target->shape->name, name);
	keep_text(target, name, plain_cell(table, cell));
}

static void put_cell(struct reader *reader, const struct target *target, size_t position,
		     struct cell cell)
{
	const struct csv_reader *table = reader->state;
	int column = table->columns[position];
	const struct field *field = column >= 0 ? target->layout->fields[column] : NULL;

	if (column == COLUMN_CV || column == COLUMN_KIND || column == COLUMN_N)
		return;
	if (column == COLUMN_EXTRA)
		read_extra(reader, target, cell);
	else if (field && !field_present(field, target->object))
		set_field(reader, target, field, cell);
	else
		keep_cell(reader, target, position, cell);
}

/*
 * Records
 */

/* Where a row of that kind goes; false when there is no such kind. */
static bool find_target(struct csv_reader *table, struct cell kind, struct target *target)
{
	static const struct layout no_layout;
	const struct field *section = section_by_kind(kind.bytes, kind.size);

	if (kind_is_document(kind.bytes, kind.size)) {
		target->shape = &cv_shape;
		target->layout = &no_layout;
		target->object = target->cv;
		return true;
	}
	if (!section)
		return false;
	target->shape = section->shape;
	target->layout = &table->sections.layouts[section_index(section)];
	target->object = section->kind == FIELD_OBJECT
		? field_object(section, target->cv)
		: cv_append(target->cv, field_list(section, target->cv), section->shape);
	return true;
}

static void put_row(struct reader *reader, struct cv *cv)
{
	struct csv_reader *table = reader->state;
	struct target target = { .cv = cv, .line = table->rows.first_line };
	struct cell kind = cell_of(table, COLUMN_KIND);

	if (!find_target(table, kind, &target)) {
		diag_error(reader->diag, STATUS_DATA, row_pos(reader), "csv-kind",
			   "no kind \"%.80s\"; the row is skipped (kinds: basics, work, volunteer, "
			   "education, awards, certificates, publications, skills, languages, "
			   "interests, references, projects, other, cv)", kind.bytes);
		return;
	}
	if (!target.object)
		return;	/* the arena failed, which the frame will see */
	((struct entry *)target.object)->line = target.line;
	((struct entry *)target.object)->confidence = 100;
	for (size_t i = 0; i < table->names.n && i < table->rows.cells.n; i++)
		if (cells_at(&table->rows.cells, i).size)
			put_cell(reader, &target, i, cells_at(&table->rows.cells, i));
}

static bool same_key(const struct csv_reader *table)
{
	struct cell key = cell_of(table, COLUMN_CV);

	return key.size == table->key.size && !memcmp(key.bytes, table->key.bytes, key.size);
}

static void begin_record(struct reader *reader)
{
	struct csv_reader *table = reader->state;
	struct cell key = cell_of(table, COLUMN_CV);

	buf_clear(&table->key);
	buf_add(&table->key, key.bytes, key.size);
	if (seen_before(&table->seen, key.bytes, key.size))
		diag_report(reader->diag, LEVEL_WARNING, row_pos(reader), "csv-scattered",
			    "rows of \"%.80s\" stand apart from those before; they make a record of "
			    "their own; sort the table by column cv", key.bytes);
}

static void set_id(struct csv_reader *table, struct cv *cv)
{
	struct cell key = plain_cell(table, (struct cell){ table->key.bytes, table->key.size });

	if (!text_present(&cv->id) && !key_is_anonymous(key.bytes, key.size))
		cv_set(cv, &cv->id, key.bytes, key.size, cv->entry.line, 100);
}

static int end_table(struct reader *reader)
{
	struct csv_reader *table = reader->state;
	bool failed = table->rows.failed;

	table->rows.failed = false;	/* said once, then it is the end */
	if (!failed && !table->records)
		diag_report(reader->diag, LEVEL_WARNING, source_pos(reader->source, 0, 0), "csv-empty",
			    "no row below the header that could be read: no CV");
	return failed ? -1 : 0;
}

int csv_next(struct reader *reader, struct cv *cv)
{
	struct csv_reader *table = reader->state;

	if (table->linkedin)
		return table->records++ ? 0 : linkedin_read(reader, &table->rows, table->linkedin, cv);
	if (!table->pending && !fetch_row(reader))
		return end_table(reader);
	begin_record(reader);
	cv->entry.line = table->rows.first_line;
	cv->entry.confidence = 100;
	do
		put_row(reader, cv);
	while ((table->pending = fetch_row(reader)) && same_key(table));
	set_id(table, cv);
	table->records++;
	return table->key.failed || table->text.failed ? out_of_memory(reader) : 1;
}
