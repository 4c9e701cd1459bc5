/*
 * Label tables of `pdftotext -layout`: "Databases     PostgreSQL, MySQL, and"
 * over "              Redis". A label and the lines of its value become one row
 * of two cells, before the columns of the page are looked for: to those, labels
 * and values would be two texts beside each other.
 */
#include <string.h>

#include "formats/text/lexicon/tokens.h"
#include "formats/text/page/blocks.h"
#include "formats/text/page/bullets.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define GAP 2			/* blanks that part label and value */
#define LABEL_MAX 40		/* bytes of a label */
#define WIDE 32			/* columns of a value that is no mere word or date */
#define RECORDS_MIN 3
#define KNOWN_MIN 2		/* ... when the labels are known, or all values are lists */
#define TAB_COLUMNS 8

/* A row as a table sees it. */
struct parts {
	uint32_t label_size;	/* 0: the row holds no label */
	uint32_t value;		/* byte where the value begins; the row's size: there is none */
	uint32_t column;	/* ... and terminal column */
	uint32_t end;		/* the column behind the row */
};

/* Rows [from, to): labels, and values that all begin at `column`. */
struct table {
	const struct row *rows;
	size_t n;		/* rows of the text */
	size_t from, to;
	uint32_t column, end;	/* end: of its widest row */
	size_t records, wide;
	bool known;		/* most labels are of the word lists or end in a colon, or all values are lists */
};

/* Takes a row apart at its one gap; false when it has several, or is an item of a list. */
static bool split_row(const struct row *row, struct parts *parts)
{
	uint32_t column = row->indent, blanks = 0;
	bool tab = false;
	struct marker marker;

	*parts = (struct parts){ .label_size = row->size, .value = row->size };
	if (marker_read(row->text, row->size, &marker))
		return false;
	for (uint32_t i = 0; i < row->size; i++) {
		bool blank = row->text[i] == ' ' || row->text[i] == '\t';

		if (!blank && (blanks >= GAP || tab)) {
			if (parts->value < row->size)
				return false;
			parts->label_size = i - blanks;
			parts->value = i;
			parts->column = column;
		}
		blanks = blank ? blanks + 1 : 0;
		tab = blank && (tab || row->text[i] == '\t');
		column = row->text[i] == '\t' ? column / TAB_COLUMNS * TAB_COLUMNS + TAB_COLUMNS :
			 column + ((row->text[i] & 0xC0) != 0x80);
	}
	parts->end = column;
	return true;
}

static bool may_be_label(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (text[i] >= '0' && text[i] <= '9')
			return false;
	return size > 0 && size <= LABEL_MAX;
}

static bool has_both(const struct row *row, const struct parts *parts)
{
	return parts->value < row->size && may_be_label(row->text, parts->label_size);
}

/* A label that stands alone between blank rows: a heading inside the table. */
static bool is_title(const struct table *table, size_t i)
{
	const struct row *row = &table->rows[i];

	return row->indent + row->size + GAP <= table->column && row->blanks > 0 && i + 1 < table->n &&
	       row[1].blanks > 0;
}

/* "DEVOPS" below "PROJECT MANAGEMENT &", with nothing more of the value beside it. */
static bool is_label_rest(const struct table *table, size_t i)
{
	const struct row *row = &table->rows[i];

	return row->indent == table->rows[table->from].indent && row->blanks == 0 &&
	       row->indent + row->size + GAP <= table->column && may_be_label(row->text, row->size) &&
	       i + 1 < table->n && row[1].blanks > 0;
}

/* Whether row i goes on with the table, by where its texts begin. */
static bool belongs(const struct table *table, size_t i, struct parts *parts)
{
	const struct row *row = &table->rows[i];

	if (row->flags & LINE_PAGE_START || !split_row(row, parts))
		return false;
	if (has_both(row, parts))
		return parts->column == table->column;
	return parts->value == row->size &&
	       ((row->indent == table->column && row->blanks == 0) || is_title(table, i) ||
		is_label_rest(table, i));
}

static void measure_table(struct table *table)
{
	struct parts parts;

	if (!split_row(&table->rows[table->from], &parts) ||
	    !has_both(&table->rows[table->from], &parts))
		return;
	table->column = parts.column;
	do {
		table->end = parts.end > table->end ? parts.end : table->end;
		table->to++;
	} while (table->to < table->n && belongs(table, table->to, &parts));
}

/*
 * Whether the record of row i goes on in the next one: up to the next label
 * where those are known, else behind full lines.
 */
static bool goes_on(const struct table *table, size_t i)
{
	const struct row *next = &table->rows[i + 1];
	struct parts parts;

	if (next->blanks > 0)
		return false;
	if (table->known)
		return split_row(next, &parts) && !has_both(next, &parts);
	split_row(&table->rows[i], &parts);
	return parts.end * 5 >= table->end * 4 || is_label_rest(table, i + 1);
}

/* The end of the record that begins at row i. */
static size_t record_end(const struct table *table, size_t i)
{
	while (i + 1 < table->to && goes_on(table, i))
		i++;
	return i + 1;
}

/* Counts the records; false when a row below one is neither full nor a new label. */
static bool count_records(struct table *table)
{
	struct parts parts;

	for (size_t i = table->from; i < table->to; i = record_end(table, i)) {
		const struct row *row = &table->rows[i];

		split_row(row, &parts);
		if (parts.value == row->size) {
			if (row->indent == table->column)
				return false;
			continue;
		}
		table->records++;
		table->wide += parts.end > table->column + WIDE;
	}
	return true;
}

/* Whether most labels are headings in the margin, which margins.c takes off. */
static bool is_margin(const struct table *table)
{
	struct parts parts;
	size_t headings = 0;

	for (size_t i = table->from; i < table->to; i++) {
		split_row(&table->rows[i], &parts);
		headings += has_both(&table->rows[i], &parts) &&
			    tokens_are_heading(table->rows[i].text, parts.label_size);
	}
	return headings * 2 > table->records;
}

/* Counts the labels that the word lists know, and the values with commas. */
static void look_at_sides(const struct table *table, size_t *known, size_t *lists)
{
	struct parts parts;

	*known = *lists = 0;
	for (size_t i = table->from; i < table->to; i++) {
		const struct row *row = &table->rows[i];

		split_row(row, &parts);
		if (!has_both(row, &parts))
			continue;
		*known += row->text[parts.label_size - 1] == ':' ||
			  tokens_are(row->text, parts.label_size, WORD_LABEL);
		*lists += memchr(row->text + parts.value, ',', row->size - parts.value) &&
			  !memchr(row->text, ',', parts.label_size);
	}
}

/* Appends to the text what the side of the rows has: the labels, or the values. */
static size_t join_side(char *text, size_t size, const struct table *table, size_t from, size_t to,
			bool values)
{
	size_t begin = size;

	for (size_t i = from; i < to; i++) {
		const struct row *row = &table->rows[i];
		struct parts parts;
		uint32_t start, end;

		split_row(row, &parts);
		if (parts.value == row->size && row->indent == table->column)
			parts.label_size = parts.value = 0;
		start = values ? parts.value : 0;
		end = values ? row->size : parts.label_size;
		if (start < end)
			size = begin + line_append(text + begin, size - begin, row->text + start,
						   end - start);
	}
	return size;
}

/* One row of all that stands in rows [from, to). */
static void put_record(struct arena *arena, struct rows *out, const struct table *table, size_t from,
		       size_t to)
{
	size_t total = 2 * GAP, size;
	struct row *row;
	char *text;

	row = rows_add(arena, out, "", 0, 0, 0);
	*row = table->rows[from];
	row->state |= ROW_CELLS;
	if (to == from + 1)
		return;
	for (size_t i = from; i < to; i++)
		total += table->rows[i].size + 1;
	text = arena_alloc(arena, total);
	size = join_side(text, 0, table, from, to, false);
	memset(text + size, ' ', 2 * GAP);
	size = join_side(text, size + 2 * GAP, table, from, to, true);
	row->text = text;
	row->size = (uint32_t)size;
	row->bytes |= BYTES_GAP;
	for (size_t i = from; i < to; i++)
		row->bytes |= table->rows[i].bytes;
}

/* Whether the rows are a table by their labels and values, and not two texts beside each other. */
static bool is_table(struct table *table)
{
	size_t known, lists, rows = table->to - table->from;
	bool labels;

	if (rows < KNOWN_MIN)
		return false;
	look_at_sides(table, &known, &lists);
	labels = known >= KNOWN_MIN && known * 2 >= rows;
	table->known = labels || lists == rows;
	if (!count_records(table) || (!labels && is_margin(table)))
		return false;
	return table->known ||
	       (table->records >= RECORDS_MIN && table->wide * 2 >= table->records);
}

/* The table that begins at row `from`; one of no rows if none does. */
static struct table table_at(const struct rows *rows, size_t from)
{
	struct table table = { .rows = rows->v, .n = rows->n, .from = from, .to = from };

	measure_table(&table);
	if (!is_table(&table))
		table.records = 0;
	return table;
}

void labels_join(struct arena *arena, struct rows *rows)
{
	struct rows out = { 0 };
	size_t i = 0;

	rows_reserve(arena, &out, rows->n + 1);
	while (i < rows->n) {
		struct table table = table_at(rows, i);

		if (table.records == 0) {
			do
				*rows_add(arena, &out, "", 0, 0, 0) = rows->v[i++];
			while (i < table.to);
			continue;
		}
		for (size_t to; i < table.to; i = to) {
			to = record_end(&table, i);
			put_record(arena, &out, &table, i, to);
		}
	}
	*rows = out;
}
