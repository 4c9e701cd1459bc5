#include "formats/csv/linkedin.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "formats/csv/linkedin-cells.h"
#include "formats/csv/linkedin-files.h"
#include "pipeline/format.h"
#include "pipeline/record.h"

/*
 * Which file is it?
 */

static const struct linkedin_column *find_column(const struct linkedin_file *file,
						 const char *header, size_t size)
{
	const struct linkedin_column *column = file->columns;

	for (; column->header; column++)
		if (strlen(column->header) == size && !strncasecmp(column->header, header, size))
			return column;
	return NULL;
}

static size_t count_known(const struct linkedin_file *file, const struct cell *cells, size_t n)
{
	size_t known = 0;

	for (size_t i = 0; i < n; i++)
		known += find_column(file, cells[i].bytes, cells[i].size) != NULL;
	return known;
}

static bool is_called(const struct linkedin_file *file, const char *name)
{
	for (const char *const *known = file->names; *known; known++)
		if (!strcasecmp(*known, name))
			return true;
	return false;
}

static const struct linkedin_file *file_called(const char *name)
{
	for (const struct linkedin_file *file = linkedin_files; file->section; file++)
		if (is_called(file, name))
			return file;
	return NULL;
}

/* One column could be anybody's; two that are known, and none that isn't, are LinkedIn's. */
static const struct linkedin_file *file_with_header(const struct cell *cells, size_t n)
{
	for (const struct linkedin_file *file = linkedin_files; n > 1 && file->section; file++)
		if (count_known(file, cells, n) == n)
			return file;
	return NULL;
}

const struct linkedin_file *linkedin_recognize(const struct rows *header, const char *name)
{
	const char *slash = strrchr(name, '/');
	const struct linkedin_file *file = file_called(slash ? slash + 1 : name);
	size_t n = header->cells.n;
	struct cell cells[ROW_CELLS_MAX];

	for (size_t i = 0; i < n; i++)
		cells[i] = cells_at(&header->cells, i);
	if (file && count_known(file, cells, n))
		return file;
	return file_with_header(cells, n);
}

#define PROBE_CELLS 32

int linkedin_probe(const char *bytes, size_t size)
{
	struct cell cells[PROBE_CELLS];
	const char *line_end = memchr(bytes, '\n', size);
	const char *end = line_end ? line_end : bytes + size;
	size_t n = 0, letters = 0;

	for (const char *at = bytes; at < end && n < PROBE_CELLS; n++) {
		cells[n] = cell_take(&at, end, ',');
		letters += cells[n].size;
	}
	return file_with_header(cells, n) ? 8 * (int)letters : 0;
}

/*
 * One file
 */

static void read_header(struct linkedin *linkedin)
{
	const struct rows *rows = linkedin->rows;

	cells_clear(&linkedin->names);
	for (size_t i = 0; i < rows->cells.n; i++) {
		struct cell name = cells_at(&rows->cells, i);

		cells_add(&linkedin->names, name.bytes, name.size);
		if (!find_column(linkedin->file, name.bytes, name.size))
			diag_report(linkedin->reader->diag, LEVEL_NOTE,
				    source_pos(rows->source, rows->first_line, 0), "csv-column",
				    "column \"%.80s\" is new here; its cells are kept as unknown members",
				    name.bytes);
	}
}

static bool is_shown(const struct linkedin *linkedin)
{
	const struct linkedin_file *file = linkedin->file;
	struct cell cell;

	if (!file->shown.header)
		return true;
	cell = linkedin_cell(linkedin, file->shown.header);
	return !cell.size || !strcasecmp(cell.bytes, file->shown.value);
}

static bool begin_entry(struct linkedin *linkedin)
{
	const struct field *section = shape_field(&cv_shape, linkedin->file->section);
	struct cv *cv = linkedin->cv;
	struct entry *entry;

	linkedin->shape = section->shape;
	linkedin->entry = section->kind == FIELD_OBJECT
		? field_object(section, cv)
		: cv_append(cv, field_list(section, cv), section->shape);
	entry = linkedin->entry;
	if (!entry)
		return false;
	if (!entry->line)
		entry->line = linkedin->rows->first_line;
	entry->confidence = 100;
	return true;
}

static void put_given(struct linkedin *linkedin)
{
	const char *field = linkedin->file->given.field, *value = linkedin->file->given.value;

	if (field)
		cv_set(linkedin->cv, field_text(shape_field(linkedin->shape, field), linkedin->entry),
		       value, strlen(value), linkedin->rows->first_line, 100);
}

static bool is_blank(struct cell cell)
{
	return strspn(cell.bytes, " \t\n") == cell.size;
}

static void put_cell(struct linkedin *linkedin, size_t position, struct cell cell)
{
	const char *header = cells_at(&linkedin->names, position).bytes;
	const struct linkedin_column *column = find_column(linkedin->file, header, strlen(header));

	if (!column)
		linkedin_extra(linkedin, header, cell);
	else if (column->put)
		column->put(linkedin, column->field, cell);
}

static void put_row(struct linkedin *linkedin)
{
	const struct cells *cells = &linkedin->rows->cells;
	struct pos pos = source_pos(linkedin->rows->source, linkedin->rows->first_line, 0);

	if (!is_shown(linkedin)) {
		diag_report(linkedin->reader->diag, LEVEL_NOTE, pos, "linkedin-hidden",
			    "row is not public; it is left out");
		return;
	}
	if (linkedin->rows->n_cells != linkedin->names.n)
		diag_error(linkedin->reader->diag, STATUS_DATA, pos, "csv-ragged",
			   "row has %zu cells where the header has %zu; it is read as far as both go",
			   linkedin->rows->n_cells, linkedin->names.n);
	if (!begin_entry(linkedin))
		return;
	put_given(linkedin);
	for (size_t i = 0; i < cells->n && i < linkedin->names.n; i++)
		if (!is_blank(cells_at(cells, i)))
			put_cell(linkedin, i, cells_at(cells, i));
}

static void read_table(struct linkedin *linkedin, struct rows *rows)
{
	int got;

	linkedin->rows = rows;
	read_header(linkedin);
	while ((got = rows_next(rows)) != 0)
		if (got > 0)
			put_row(linkedin);
}

/*
 * The folder
 */

static bool read_sibling(struct linkedin *linkedin, const char *name)
{
	struct source *source = source_open_beside(linkedin->reader->source, name);
	struct rows rows = { 0 };
	bool there = source != NULL;

	if (there && rows_open(&rows, source, linkedin->reader->diag) == 0 && rows_next(&rows) > 0)
		read_table(linkedin, &rows);
	if (there)
		rows_close(&rows);
	source_close(source);
	return there;
}

static bool is_table(const struct dirent *file)
{
	const char *dot = strrchr(file->d_name, '.');

	return dot && !strcasecmp(dot, ".csv");
}

static int table_only(const struct dirent *file)
{
	return is_table(file) && !file_called(file->d_name);
}

/* In the order of bytes, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Connections.csv, messages.csv, ...: what others wrote, or LinkedIn itself. */
static void note_unread(struct linkedin *linkedin)
{
	const char *path = source_path(linkedin->reader->source);
	const char *slash = path ? strrchr(path, '/') : NULL;
	char *folder = slash ? strndup(path, (size_t)(slash - path)) : strdup(".");
	struct dirent **files = NULL;
	int n = path && folder ? scandir(*folder ? folder : "/", &files, table_only, by_name) : 0;

	for (int i = 0; i < n; i++) {
		diag_report(linkedin->reader->diag, LEVEL_NOTE, pos_at(path, 0, 0), "linkedin-unread",
			    "\"%s\" beside it holds nothing of a CV; it is not read",
			    files[i]->d_name);
		free(files[i]);
	}
	free(files);
	free(folder);
}

/* A single address stands in `email` alone; so does a phone. */
static void settle(struct texts *all, struct text *one)
{
	if (all->n && !text_present(one))
		*one = all->v[0];
	if (all->n == 1)
		all->n = 0;
}

int linkedin_read(struct reader *reader, struct rows *rows, const struct linkedin_file *own,
		  struct cv *cv)
{
	struct linkedin linkedin = { .reader = reader, .cv = cv };

	buf_init(&linkedin.names.text);
	buf_init(&linkedin.text);
	cv->entry.confidence = 100;
	for (linkedin.file = linkedin_files; linkedin.file->section; linkedin.file++) {
		if (linkedin.file == own) {
			read_table(&linkedin, rows);
			continue;
		}
		for (const char *const *name = linkedin.file->names; *name; name++)
			if (read_sibling(&linkedin, *name))
				break;
	}
	note_unread(&linkedin);
	settle(&cv->basics.emails, &cv->basics.email);
	settle(&cv->basics.phones, &cv->basics.phone);
	cv_release_buf(cv, &linkedin.names.text);
	cv_release_buf(cv, &linkedin.text);
	return 1;
}

/* The first line as a source would have it, without BOM and CR. */
static bool has_linkedin_header(FILE *table)
{
	char line[1024] = "";

	if (!fgets(line, sizeof(line), table))
		return false;
	line[strcspn(line, "\r\n")] = '\0';
	size_t mark = strncmp(line, "\xef\xbb\xbf", 3) ? 0 : 3;
	return linkedin_probe(line + mark, strlen(line + mark)) > 0;
}

bool linkedin_folder(const char *directory, struct buf *file)
{
	static const char *const mains[] = { "Profile.csv", "Positions.csv" };
	bool found = false;

	for (size_t i = 0; !found && i < sizeof(mains) / sizeof(mains[0]); i++) {
		FILE *table;

		buf_clear(file);
		buf_addf(file, "%s/%s", directory, mains[i]);
		table = fopen(file->bytes, "re");
		if (!table)
			continue;
		found = has_linkedin_header(table);
		fclose(table);
	}
	return found;
}
