/* One cell and one row of a table: escapes, quotes, formulas, delimiters, broken rows. */
#include "formats/csv/cell.h"
#include "formats/csv/columns.h"
#include "formats/csv/rows.h"
#include "formats/csv/seen.h"
#include "pipeline/buf.h"
#include "tests/unit/check.h"
#include "tests/unit/messages.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Cells */

static void test_texts_return_from_their_cells(void)
{
	static const struct {
		const char *text, *cell;
	} rows[] = {
		{ "plain", "plain" },
		{ "two\nlines", "two\\nlines" },
		{ "cr\rlf\r\n", "cr\\rlf\\r\\n" },
		{ "C:\\new", "C:\\\\new" },
		{ "ends in \\", "ends in \\\\" },
		{ "a; b", "a; b" },
		{ " blanks ", " blanks " },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf cell = BUF_INIT, text = BUF_INIT;

		cell_add_text(&cell, rows[i].text);
		CHECK_STR(cell.bytes, rows[i].cell);
		cell_read_text(&text, cell.bytes, cell.size);
		CHECK_STR(text.bytes, rows[i].text);
		buf_release(&cell);
		buf_release(&text);
	}
}

static void test_lists_return_from_their_cells(void)
{
	static const char *const items[] = { "a", "b; c", " d", "e;", "\\", "f\ng", ";", "h" };
	struct buf cell = BUF_INIT, item = BUF_INIT;
	const char *at;

	for (size_t i = 0; i < COUNT(items); i++)
		cell_add_item(&cell, items[i]);
	CHECK_STR(cell.bytes, "a; b\\; c;  d; e\\;; \\\\; f\\ng; \\;; h");
	at = cell.bytes;
	for (size_t i = 0; i < COUNT(items); i++) {
		buf_clear(&item);
		CHECK(cell_read_item(&item, &at, cell.bytes + cell.size));
		CHECK_STR(item.bytes, items[i]);
	}
	CHECK(!cell_read_item(&item, &at, cell.bytes + cell.size));
	buf_release(&cell);
	buf_release(&item);
}

static void test_hand_written_lists_and_backslashes_are_understood(void)
{
	const char *cell = "a;b;;C:\\temp";
	const char *at = cell, *end = cell + strlen(cell);
	struct buf item = BUF_INIT;

	while (cell_read_item(&item, &at, end))
		buf_addc(&item, '|');
	CHECK_STR(item.bytes, "a|b||C:\\temp|");
	buf_release(&item);
}

static void test_formulas_are_known_from_numbers_and_phones(void)
{
	static const char *const formulas[] = { "=1+1", "+a", "-x", "@SUM(A1)", "\tx", "\rx", "-1+1",
						"+49 x", "-", "=" };
	static const char *const harmless[] = { "", "a=b", "+49 30 1234-56", "-3.5", "+1 (555) 010",
						"-1,000", "'=1", "1-2" };

	for (size_t i = 0; i < COUNT(formulas); i++)
		if (!CHECK(cell_is_formula(formulas[i], strlen(formulas[i]))))
			printf("#   %s\n", formulas[i]);
	for (size_t i = 0; i < COUNT(harmless); i++)
		if (!CHECK(!cell_is_formula(harmless[i], strlen(harmless[i]))))
			printf("#   %s\n", harmless[i]);
}

static void test_one_apostrophe_comes_off_disarmed_cells_alone(void)
{
	static const struct {
		const char *cell, *rearmed;
	} rows[] = {
		{ "'=1", "=1" }, { "''=1", "'=1" }, { "'+x", "+x" }, { "''", "'" },
		{ "'", "'" }, { "'tis", "'tis" }, { "=1", "=1" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *cell = rows[i].cell;
		size_t size = strlen(cell);

		cell_rearm(&cell, &size);
		CHECK_STR(cell, rows[i].rearmed);
		CHECK_INT(size, strlen(rows[i].rearmed));
	}
}

static void test_cells_are_quoted_only_where_they_must_be(void)
{
	static const struct {
		const char *cell, *row;
	} rows[] = {
		{ "", "" },
		{ "a b", "a b" },
		{ "a,b", "\"a,b\"" },
		{ "a;b", "a;b" },
		{ "say \"hi\"", "\"say \"\"hi\"\"\"" },
		{ "\"", "\"\"\"\"" },
		{ " a", "\" a\"" },
		{ "a\t", "\"a\t\"" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf row = BUF_INIT;

		cell_quote(&row, rows[i].cell, strlen(rows[i].cell), ',');
		CHECK_STR(row.bytes, rows[i].row);
		buf_release(&row);
	}
}

/* Columns */

static void test_no_two_fields_of_a_shape_share_a_column(void)
{
	for (size_t i = 0; i < cv_shape.n_fields; i++) {
		const struct shape *shape = cv_shape.fields[i].shape;
		struct layout layout;

		if (!shape)
			continue;
		layout_of(&layout, shape);
		for (size_t j = 0; j < shape->n_fields; j++) {
			const struct field *field = &shape->fields[j];
			int column;

			if (!field->column)
				continue;
			column = column_by_name(field->column, strlen(field->column));
			if (CHECK(column > COLUMN_N && column < COLUMN_EXTRA) &&
			    !CHECK(layout.fields[column] == field))
				printf("#   %s of %s\n", field->name, shape->name);
		}
	}
}

static void test_every_section_has_a_kind(void)
{
	CHECK(cv_shape.n_fields <= SECTIONS_MAX);
	CHECK(section_by_kind("Work", 4) && !strcmp(section_by_kind("work", 4)->name, "work"));
	CHECK(!section_by_kind("id", 2));
	CHECK(!section_by_kind("wor", 3));
	CHECK_INT(column_by_name(" Title\t", 7), COLUMN_TITLE);
	CHECK_INT(column_by_name("titles", 6), COLUMN_UNKNOWN);
}

static void test_made_up_keys_are_known(void)
{
	CHECK(key_is_anonymous("cv", 2) && key_is_anonymous("cv#12", 5));
	CHECK(!key_is_anonymous("cv2", 3) && !key_is_anonymous("cv#", 3) &&
	      !key_is_anonymous("cv#1a", 5) && !key_is_anonymous("c", 1));
}

static void test_keys_are_remembered(void)
{
	struct seen seen = { 0 };
	char key[16];

	for (int i = 0; i < 2000; i++) {
		snprintf(key, sizeof(key), "key %d", i);
		CHECK(!seen_before(&seen, key, strlen(key)));
	}
	for (int i = 0; i < 2000; i++) {
		snprintf(key, sizeof(key), "key %d", i);
		CHECK(seen_before(&seen, key, strlen(key)));
	}
	CHECK(!seen_before(&seen, "", 0));
	seen_release(&seen);
}

/* Rows */

static void add_rows(struct buf *out, struct rows *rows)
{
	int got;

	while ((got = rows_next(rows)) != 0) {
		buf_addf(out, got < 0 ? "!" : "%u", rows->first_line);
		for (size_t i = 0; got > 0 && i < rows->cells.n; i++) {
			struct cell cell = cells_at(&rows->cells, i);

			buf_addc(out, '|');
			buf_add(out, cell.bytes, cell.size);
		}
		buf_addc(out, '$');
	}
}

/* "LINE|cell|cell$" for each row, "!$" for a broken one, then the messages. */
static void check_rows(const char *table, const char *wanted)
{
	struct messages messages;
	struct rows rows = { 0 };
	struct buf got = BUF_INIT;
	struct source *source;

	messages_init(&messages);
	source = source_from_memory("t", table, strlen(table), 0, &messages.diag);
	CHECK_INT(rows_open(&rows, source, &messages.diag), 0);
	add_rows(&got, &rows);
	buf_add(&got, messages.text.bytes, messages.text.size);
	CHECK_STR(got.bytes, wanted);
	buf_release(&got);
	rows_close(&rows);
	source_close(source);
	messages_release(&messages);
}

static void test_rows_of_every_well_formed_kind(void)
{
	static const struct {
		const char *table, *rows;
	} tables[] = {
		{ "", "" },
		{ "a,b\n1,2\n", "1|a|b$2|1|2$" },
		{ "a,b\n1,2", "1|a|b$2|1|2$" },
		{ "a,b\r\n1,2\r\n", "1|a|b$2|1|2$" },
		{ "a,b\r1,2\r", "1|a|b$2|1|2$" },
		{ "first,last,address\nJo,Ng,\"120 Any St., Anytown, WW\"\n",
		  "1|first|last|address$2|Jo|Ng|120 Any St., Anytown, WW$" },
		{ "a,b,c\n1,\"\",\"\"\n2,3,4\n,,\n", "1|a|b|c$2|1||$3|2|3|4$4|||$" },
		{ "a,b\n1,\"ha \"\"ha\"\" ha\"\n", "1|a|b$2|1|ha \"ha\" ha$" },
		{ "a,b\n\"x\n\"\"y\"\"\n\",2\n3,4\n", "1|a|b$2|x\n\"y\"\n|2$5|3|4$" },
		{ "k,j\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [102.0, 0.5]}\"\n",
		  "1|k|j$2|1|{\"type\": \"Point\", \"at\": [102.0, 0.5]}$" },
		{ "time,lat,lon\n2014-06-01T05:00:00Z,-52.12,\"13,4\"\n",
		  "1|time|lat|lon$2|2014-06-01T05:00:00Z|-52.12|13,4$" },
		{ "a,b\nʤ,東京\n", "1|a|b$2|ʤ|東京$" },
		{ "a,b\n 1 ,\t2\n", "1|a|b$2| 1 |\t2$" },
		{ "\n\na,b\n\n \n1,2\n\n", "3|a|b$6|1|2$" },
		{ "\xef\xbb\xbf\"a,x\",b\n1,2\n", "1|a,x|b$2|1|2$" },
		{ "a;b\n1,5;2\n", "1|a|b$2|1,5|2$" },
		{ "a\tb\n1;5\t2,2\n", "1|a|b$2|1;5|2,2$" },
		{ "sep=;\na;b,c\n", "2|a|b,c$" },
		{ "\"a;b;c\",d\n1,2\n", "1|a;b;c|d$2|1|2$" },
		{ "one\n1\n", "1|one$2|1$" },
		{ "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
		  "1|a|b|c$2|1|2|3$3|Once upon \na time|5|6$5|7|8|9$" },
		{ "a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n", "1|a|b|c$2|1||$3|2|3|4$" },
	};

	for (size_t i = 0; i < COUNT(tables); i++)
		check_rows(tables[i].table, tables[i].rows);
}

static void test_a_broken_row_costs_itself_alone(void)
{
	check_rows("a,b\n1,\"x\"y\n3,4\n",
		   "1|a|b$!$3|3|4$"
		   "t:2:6: error: stray quote behind a cell in quotes, the row is skipped; "
		   "double the quotes in it [csv-quote]\n");
	check_rows("a,b\n1,\"x\ny\"z\n5,6",
		   "1|a|b$!$4|5|6$"
		   "t:3:3: error: stray quote, the row that begins on line 2 is skipped; "
		   "is a quote missing there? [csv-quote]\n");
	check_rows("a,b\n1,2\n3,\"open\n5,6\n",
		   "1|a|b$2|1|2$!$"
		   "t:3: error: a quote that opens in this line is never closed; "
		   "what follows it is not read [csv-quote]\n");
}

static void test_quotes_inside_bare_cells_are_text(void)
{
	static const char warning[] = "warning: a quote in a cell that is not in quotes is taken "
		"as text [csv-quote]\n";
	char wanted[300];

	snprintf(wanted, sizeof(wanted), "1|a|b$2|1|x\"y$3|3|4$t:2:4: %s", warning);
	check_rows("a,b\n1,x\"y\n3,4\n", wanted);
	snprintf(wanted, sizeof(wanted), "1|place|town$2|37°36'37.8\"N 121°2'17.9\"W|Modesto$"
		 "t:2:12: %s", warning);
	check_rows("place,town\n37°36'37.8\"N 121°2'17.9\"W,Modesto", wanted);
	snprintf(wanted, sizeof(wanted), "1|a|b$2|x\"|\"y\"$t:2:2: %s", warning);
	check_rows("a,b\nx\",\"\"\"y\"\"\"\n", wanted);
}

static void check_long_cell(size_t size, bool fits)
{
	struct buf table = BUF_INIT;
	struct messages messages;
	struct rows rows = { 0 };
	struct source *source;

	messages_init(&messages);
	buf_adds(&table, "a,\"");
	while (table.size < size)
		buf_adds(&table, "0123456789\nabcde");
	buf_adds(&table, "\"\nb,c\n");
	source = source_from_memory("t", table.bytes, table.size, 0, &messages.diag);
	CHECK_INT(rows_open(&rows, source, &messages.diag), 0);
	CHECK_INT(rows_next(&rows), fits ? 1 : -1);
	CHECK_INT(rows_next(&rows), fits ? 1 : 0);
	CHECK_INT(messages.diag.errors, fits ? 0 : 1);
	rows_close(&rows);
	source_close(source);
	messages_release(&messages);
	buf_release(&table);
}

static void test_long_cells_are_read_up_to_the_cap(void)
{
	check_long_cell(5 << 20, true);
	check_long_cell(17 << 20, false);
}

static void test_cells_beyond_the_cap_are_counted(void)
{
	struct buf table = BUF_INIT;
	struct messages messages;
	struct rows rows = { 0 };
	struct source *source;

	messages_init(&messages);
	for (int i = 0; i < ROW_CELLS_MAX + 10; i++)
		buf_adds(&table, "x,");
	source = source_from_memory("t", table.bytes, table.size, 0, &messages.diag);
	CHECK_INT(rows_open(&rows, source, &messages.diag), 0);
	CHECK_INT(rows_next(&rows), 1);
	CHECK_INT(rows.n_cells, ROW_CELLS_MAX + 11);
	CHECK_INT(rows.cells.n, ROW_CELLS_MAX);
	rows_close(&rows);
	source_close(source);
	messages_release(&messages);
	buf_release(&table);
}

int main(void)
{
	RUN(test_texts_return_from_their_cells);
	RUN(test_lists_return_from_their_cells);
	RUN(test_hand_written_lists_and_backslashes_are_understood);
	RUN(test_formulas_are_known_from_numbers_and_phones);
	RUN(test_one_apostrophe_comes_off_disarmed_cells_alone);
	RUN(test_cells_are_quoted_only_where_they_must_be);
	RUN(test_no_two_fields_of_a_shape_share_a_column);
	RUN(test_every_section_has_a_kind);
	RUN(test_made_up_keys_are_known);
	RUN(test_keys_are_remembered);
	RUN(test_rows_of_every_well_formed_kind);
	RUN(test_a_broken_row_costs_itself_alone);
	RUN(test_quotes_inside_bare_cells_are_text);
	RUN(test_long_cells_are_read_up_to_the_cap);
	RUN(test_cells_beyond_the_cap_are_counted);
	return check_done();
}
