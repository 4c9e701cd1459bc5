#include "formats/csv/write.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "formats/csv/cell.h"
#include "formats/csv/extra.h"
#include "formats/csv/people.h"
#include "pipeline/format.h"
#include "pipeline/record.h"

/*
 * Rows
 */

static void add_quoted(struct csv_writer *table, const char *bytes, size_t size)
{
	if (table->row_cells++)
		buf_addc(&table->row, table->delimiter);
	cell_quote(&table->row, bytes, size, table->delimiter);
}

static void add_disarmed(struct csv_writer *table, const char *bytes, size_t size)
{
	struct buf disarmed = BUF_INIT;

	buf_addc(&disarmed, '\'');
	buf_add(&disarmed, bytes, size);
	add_quoted(table, disarmed.bytes, disarmed.size);
	table->row.failed |= disarmed.failed;
	buf_release(&disarmed);
}

static void count_formula(struct csv_writer *table)
{
	if (!table->formulas++)
		table->first_formula = table->lines + 1;
}

void csv_add_cell(struct csv_writer *table, const char *bytes, size_t size)
{
	bool formula = cell_is_formula(bytes, size);

	if ((formula && table->excel) || cell_looks_disarmed(bytes, size)) {
		add_disarmed(table, bytes, size);
		return;
	}
	if (formula)
		count_formula(table);
	add_quoted(table, bytes, size);
}

void csv_add_string(struct csv_writer *table, const char *string)
{
	csv_add_cell(table, string, strlen(string));
}

void csv_end_row(struct writer *writer)
{
	struct csv_writer *table = writer->state;

	buf_adds(&table->row, table->excel ? "\r\n" : "\n");
	sink_write(writer->sink, table->row.bytes, table->row.size);
	buf_clear(&table->row);
	table->row_cells = 0;
	table->lines++;
}

/*
 * The tidy table
 */

static void begin_entry(struct csv_writer *table, const char *kind, size_t n)
{
	char number[24];
	int size = snprintf(number, sizeof(number), "%zu", n);

	csv_add_cell(table, table->key.bytes, table->key.size);
	add_quoted(table, kind, strlen(kind));
	add_quoted(table, number, (size_t)size);
}

static void add_field(struct csv_writer *table, const struct field *field, const void *object)
{
	struct buf *cell = &table->cell;

	buf_clear(cell);
	if (field->kind == FIELD_TEXTS) {
		const struct texts *texts = field_texts_const(field, object);
		for (size_t i = 0; i < texts->n; i++)
			cell_add_item(cell, texts->v[i].s);
	} else if (field_present(field, object)) {
		cell_add_text(cell, field_text_const(field, object)->s);
	}
	csv_add_cell(table, cell->bytes, cell->size);
}

static void write_entry(struct writer *writer, const struct field *section, size_t n,
			const void *object)
{
	struct csv_writer *table = writer->state;
	const struct layout *layout = &table->sections.layouts[section_index(section)];

	begin_entry(table, section->name, n);
	for (int i = COLUMN_N + 1; i < COLUMN_EXTRA; i++)
		if (layout->fields[i])
			add_field(table, layout->fields[i], object);
		else
			add_quoted(table, "", 0);
	buf_clear(&table->cell);
	extra_write(&table->cell, section->shape, object);
	add_quoted(table, table->cell.bytes, table->cell.size);
	csv_end_row(writer);
}

static bool write_section(struct writer *writer, const struct field *section, const struct cv *cv)
{
	const struct list *list;

	if (section->kind == FIELD_OBJECT) {
		bool present = field_present(section, cv);
		if (present)
			write_entry(writer, section, 1, field_object_const(section, cv));
		return present;
	}
	list = field_list_const(section, cv);
	for (size_t i = 0; i < list->n; i++)
		write_entry(writer, section, i + 1, list->v[i]);
	return list->n > 0;
}

/* The row of what belongs to the document: an id that can't be its key, unknown members. */
static void write_document(struct writer *writer, const char *id, const struct cv *cv)
{
	struct csv_writer *table = writer->state;

	begin_entry(table, column_names[COLUMN_CV], 1);
	for (int i = COLUMN_N + 1; i < COLUMN_EXTRA; i++)
		add_quoted(table, "", 0);
	buf_clear(&table->cell);
	extra_write_document(&table->cell, id, cv);
	add_quoted(table, table->cell.bytes, table->cell.size);
	csv_end_row(writer);
}

/* The key of a record whose id can't be it: "cv", "cv#2", ... */
static void make_key(struct csv_writer *table)
{
	buf_clear(&table->key);
	buf_adds(&table->key, column_names[COLUMN_CV]);
	if (table->anonymous++)
		buf_addf(&table->key, "#%zu", table->anonymous);
}

/* Whether a reader would take the id for none, or for the record before. */
static bool is_ambiguous(const struct csv_writer *table, const char *id, const struct buf *key)
{
	return key_is_anonymous(id, strlen(id)) || !strcmp(key->bytes, table->key.bytes);
}

/* Sets the key; the id if the document's own row must say it. */
static const char *choose_key(struct csv_writer *table, const struct cv *cv)
{
	const char *id = cv->id.s;

	buf_clear(&table->cell);
	if (id)
		cell_add_text(&table->cell, id);
	if (!id || is_ambiguous(table, id, &table->cell)) {
		make_key(table);
		return id;
	}
	buf_clear(&table->key);
	buf_add(&table->key, table->cell.bytes, table->cell.size);
	return NULL;
}

static void write_record(struct writer *writer, const struct cv *cv)
{
	const char *id = choose_key(writer->state, cv);
	bool written = id || cv->entry.extras.n;

	if (written)
		write_document(writer, id, cv);
	for (size_t i = 0; i < cv_shape.n_fields; i++)
		if (cv_shape.fields[i].shape)
			written |= write_section(writer, &cv_shape.fields[i], cv);
	if (!written)
		write_document(writer, NULL, cv);	/* so that it is there at all */
}

/*
 * The format's slots
 */

bool csv_is_people(const struct settings *settings)
{
	return settings_get(settings, "csv-people") != NULL;
}

static bool wants_tabs(const struct settings *settings)
{
	const char *suffix = settings_get(settings, "suffix");

	return settings_get(settings, "tsv") || (suffix && !strcasecmp(suffix, ".tsv"));
}

int csv_begin(struct writer *writer)
{
	struct csv_writer *table = writer->state;

	buf_init(&table->row);
	buf_init(&table->cell);
	buf_init(&table->key);
	table->excel = settings_get(writer->settings, "csv-excel") != NULL;
	table->people = csv_is_people(writer->settings);
	table->delimiter = wants_tabs(writer->settings) ? '\t' : ',';
	sections_init(&table->sections);
	if (table->excel)
		sink_puts(writer->sink, "\xef\xbb\xbf");
	if (table->people) {
		people_write_header(writer);
		return 0;
	}
	for (size_t i = 0; i < COLUMNS; i++)
		csv_add_string(table, column_names[i]);
	csv_end_row(writer);
	return 0;
}

static int check_memory(const struct writer *writer)
{
	const struct csv_writer *table = writer->state;

	if (!table->row.failed && !table->cell.failed && !table->key.failed)
		return 0;
	return diag_error(writer->diag, STATUS_OSERR, pos_at(sink_name(writer->sink), 0, 0), "memory",
			  "out of memory");
}

int csv_put(struct writer *writer, const struct cv *cv)
{
	struct csv_writer *table = writer->state;

	if (table->people)
		people_write(writer, cv);
	else
		write_record(writer, cv);
	return check_memory(writer);
}

int csv_end(struct writer *writer)
{
	const struct csv_writer *table = writer->state;

	if (table->formulas)
		diag_report(writer->diag, LEVEL_WARNING,
			    pos_at(sink_name(writer->sink), (uint32_t)table->first_formula, 0),
			    "csv-formula",
			    "%zu %s like a formula that a spreadsheet would run (here the first); "
			    "--csv-excel disarms them",
			    table->formulas, table->formulas == 1 ? "cell begins" : "cells begin");
	return check_memory(writer);
}

void csv_finish(struct writer *writer)
{
	struct csv_writer *table = writer->state;

	buf_release(&table->row);
	buf_release(&table->cell);
	buf_release(&table->key);
}
