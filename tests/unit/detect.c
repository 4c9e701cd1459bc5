#include "pipeline/detect.h"

#include "tests/unit/check.h"
#include "tests/unit/messages.h"

static int probe_letters(const char *bytes, size_t size)
{
	return size && bytes[0] == 'l' ? 8 : 0;
}

static int probe_lines(const char *bytes, size_t size)
{
	return memchr(bytes, '\n', size) ? 8 : size && bytes[0] == '#' ? 16 : 0;
}

static int probe_anything(const char *bytes, size_t size)
{
	(void)bytes, (void)size;
	return 1000;
}

static int next(struct reader *reader, struct cv *cv)
{
	(void)reader, (void)cv;
	return 0;
}

static const struct format letters = {
	.name = "letters",
	.suffixes = (const char *const[]){ ".let", ".x", NULL },
	.probe = probe_letters,
	.next = next,
};

static const struct format lines = {
	.name = "lines",
	.suffixes = (const char *const[]){ ".lines", ".tar.x", NULL },
	.probe = probe_lines,
	.next = next,
};

static const struct format written_only = {
	.name = "out",
	.suffixes = (const char *const[]){ ".out", NULL },
	.probe = probe_anything,
};

static const struct format *const formats[] = { &letters, &lines, &written_only, NULL };

static void test_names(void)
{
	CHECK(detect_by_name(formats, "lines") == &lines);
	CHECK(detect_by_name(formats, "out") == &written_only);
	CHECK(!detect_by_name(formats, "Lines") && !detect_by_name(formats, ""));
}

static void test_suffixes(void)
{
	CHECK(detect_by_suffix(formats, "a/b.let") == &letters);
	CHECK(detect_by_suffix(formats, "B.LET") == &letters);
	CHECK(detect_by_suffix(formats, "b.x") == &letters);
	CHECK(detect_by_suffix(formats, "b.tar.x") == &lines);
	CHECK(!detect_by_suffix(formats, "b") && !detect_by_suffix(formats, "b.let/c"));
	CHECK(!detect_by_suffix(formats, ".let") && !detect_by_suffix(formats, "a/.let"));
	CHECK(!detect_by_suffix(formats, "let") && !detect_by_suffix(formats, ""));
}

static struct messages said;

/* The name of the format found; what was said is in `said`. */
static const char *content(const char *bytes, size_t size, const char *path)
{
	const struct format *format;
	struct source *source;

	messages_release(&said);
	messages_init(&said);
	source = source_from_memory("in", bytes, size, 0, &said.diag);
	format = path ? detect_input(formats, source, path, &said.diag)
		      : detect_by_content(formats, source, &said.diag);
	CHECK((format == NULL) == (said.diag.errors == 1));
	CHECK_INT(said.diag.status, format ? STATUS_OK : STATUS_DATA);
	source_close(source);
	return format ? format->name : NULL;
}

#define CONTENT(literal) content(literal, sizeof(literal) - 1, NULL)
#define INPUT(literal, path) content(literal, sizeof(literal) - 1, path)

static void test_the_best_bid_wins(void)
{
	CHECK_STR(CONTENT("letters"), "letters");
	CHECK_STR(CONTENT("#lines"), "lines");
	CHECK_STR(CONTENT("\xEF\xBB\xBFletters"), "letters");
}

static void test_a_tie_picks_nobody(void)
{
	CHECK_STR(CONTENT("l\n"), NULL);
	CHECK_STR(said.text.bytes, "in: error: looks like letters as well as lines; "
				   "name the format with -f [unknown-format]\n");
}

static void test_nothing_fits(void)
{
	CHECK_STR(CONTENT("?"), NULL);
	CHECK(strstr(said.text.bytes, "looks like no format that is read"));
	CHECK_STR(CONTENT(""), NULL);
	CHECK_STR(said.text.bytes, "in: error: empty input [empty]\n");
}

static void test_foreign_kinds(void)
{
	CHECK_STR(CONTENT("%PDF-1.4\nl"), NULL);
	CHECK_STR(said.text.bytes, "in: error: this is a PDF file, not a CV's text; "
		  "try: pdftotext -layout cv.pdf - | cvconv -f text -o cv.json [foreign]\n");
	CHECK_STR(CONTENT("PK\3\4\0\0\0"), NULL);
	CHECK(strstr(said.text.bytes, "a zip archive"));
	CHECK_STR(CONTENT("l\0"), NULL);
	CHECK(strstr(said.text.bytes, "[binary]"));
}

static void test_inputs(void)
{
	CHECK_STR(INPUT("letters", "cv.lines"), "lines");
	CHECK_STR(INPUT("", "cv.lines"), "lines");
	CHECK_STR(INPUT("letters", "cv"), "letters");
	CHECK_STR(INPUT("letters", "cv.unknown"), "letters");
	CHECK_STR(INPUT("<!DOCTYPE html>", "cv.lines"), NULL);
	CHECK(strstr(said.text.bytes, "this is an HTML page"));
}

static void test_nothing_is_consumed(void)
{
	struct source *source;
	size_t size;

	messages_release(&said);
	messages_init(&said);
	source = source_from_memory("in", "letters", 7, 0, &said.diag);
	CHECK(detect_by_content(formats, source, &said.diag) == &letters);
	CHECK_STR(source_all(source, &size), "letters");
	source_close(source);
}

int main(void)
{
	RUN(test_names);
	RUN(test_suffixes);
	RUN(test_the_best_bid_wins);
	RUN(test_a_tie_picks_nobody);
	RUN(test_nothing_fits);
	RUN(test_foreign_kinds);
	RUN(test_inputs);
	RUN(test_nothing_is_consumed);
	messages_release(&said);
	return check_done();
}
