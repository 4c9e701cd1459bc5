/* Tables and records: what the column extra carries, ids, memory that runs out. */
#include "formats/csv/csv.h"
#include "formats/csv/extra.h"
#include "formats/csv/linkedin.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/convert.h"
#include "tests/faults.h"
#include "tests/unit/check.h"
#include "tests/unit/messages.h"
#include "tests/unit/scratch.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct settings no_settings = { NULL, 0 };

/* Writes what it reads; "" when nothing could be read. */
static void rewrite(const char *table, const struct settings *settings, struct buf *out,
		    struct diag *diag)
{
	struct source *source = source_from_memory("in.csv", table, strlen(table), 0, diag);
	struct reader *reader = source ? reader_open(&csv_format, source, settings, NULL, diag) : NULL;
	struct sink *sink = sink_to_memory(out, diag);
	struct writer *writer = sink ? writer_open(&csv_format, sink, true, settings, diag) : NULL;
	struct arena arena = ARENA_INIT;
	struct cv cv;

	while (reader && writer && reader_next(reader, &cv, &arena) == 1) {
		writer_put(writer, &cv);
		arena_clear(&arena);
	}
	if (writer && writer_end(writer) == 0)
		sink_commit(sink);
	writer_close(writer);
	sink_close(sink);
	reader_close(reader);
	source_close(source);
	arena_release(&arena);
}

static void check_extra(const char *extra, const char *wanted)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct work *work;
	struct cv cv;

	cv_init(&cv, &arena);
	work = cv_append(&cv, &cv.work, &work_shape);
	if (extra_read(&cv, &work_shape, work, extra, strlen(extra), 7))
		extra_write(&out, &work_shape, work);
	CHECK_STR(out.bytes, wanted);
	buf_release(&out);
	arena_release(&arena);
}

static void test_extra_keeps_what_has_no_column(void)
{
	static const struct {
		const char *extra, *written;	/* "" when it is refused or says nothing */
	} rows[] = {
		{ "{}", "" },
		{ " { } ", "" },
		{ "{\"advisor\":\"A\"}", "{\"advisor\":\"A\"}" },
		{ "{\"name\":\"in a column\"}", "" },
		{ "{\"zip\" : 1.50 , \"big\":123456789012345678901234567890,\"e\":-1e+5}",
		  "{\"zip\":1.50,\"big\":123456789012345678901234567890,\"e\":-1e+5}" },
		{ "{\"a b\":{\"c\" : [ true , null , \" x \" ]}}", "{\"a b\":{\"c\":[true,null,\" x \"]}}" },
		{ "{\"advisor\":5}", "{\"advisor\":5}" },
		{ "{\"advisor\":\"\"}", "{\"advisor\":\"\"}" },
		{ "{\"advisor\":\"A\",\"advisor\":\"B\"}", "" },
		{ "{\"a\":{\"b\":1,\"\\u0062\":2}}", "" },
		{ "{\"highlights\":[\"a\",1]}", "{\"highlights\":[\"a\",1]}" },
		{ "{\"advisor\":\"\\ud83d\\ude00\\u00e9\\/\\n\\\"\"}", "{\"advisor\":\"😀é/\\n\\\"\"}" },
		{ "{\"advisor\":\"\\ud83d\\u0041\"}", "" },
		{ "{\"advisor\":\"\\u0000\"}", "" },
		{ "", "" },
		{ "[]", "" },
		{ "5", "" },
		{ "{\"a\":}", "" },
		{ "{\"a\":1} x", "" },
		{ "{\"a\":\"", "" },
		{ "{\"a\":01}", "" },
		{ "{\"advisor\":\"\\q\"}", "" },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		check_extra(rows[i].extra, rows[i].written);
}

static void test_probe_asks_for_a_header(void)
{
	static const struct {
		const char *first;
		bool known;
	} rows[] = {
		{ "cv,kind,n,section\n", true },
		{ "title;\"kind\"\n", true },
		{ "kind\ttitle", true },
		{ "Company Name,Title,Description,Location,Started On,Finished On\n", true },
		{ "\"Name\",\"Proficiency\"\n", true },
		{ "title,role\n", false },
		{ "Name\n", false },
		{ "name,age\n", false },
		{ "A kind, gentle person\n", false },
		{ "name,email,phone\nAda Example,ada@example.org,1\n", true },
		{ "id;\"First Name\";company\n1;Ada;Firm\n", true },
		{ "name,email,phone\n", false },
		{ "Education, Experience, Skills\nAda Example, welder\n", false },
		{ "Ada,Welder,Berlin\nBo,Cook,Ghent\n", false },
		{ "", false },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		if (!CHECK((csv_format.probe(rows[i].first, strlen(rows[i].first)) > 0) ==
			   rows[i].known))
			printf("#   %s\n", rows[i].first);
}

static const char sample[] =
	"cv,kind,n,title,organization,role,start,highlights,shoes,extra\n"
	"a\\\\b,basics,1,Ada,,,,,,\"{\"\"email\"\":\"\"a@example.org\"\",\"\"x\"\":[1]}\"\n"
	"a\\\\b,work,1,,Firm,Lead,Mar 2020,one; t\\;wo,38,\"{\"\"advisor\"\":\"\"B\"\"}\"\n"
	"c,basics,1,=1,,,,,,\n";

static void test_memory_that_runs_out_is_reported(void)
{
	struct messages messages;
	struct buf whole = BUF_INIT;
	bool failed = true;

	messages_init(&messages);
	rewrite(sample, &no_settings, &whole, &messages.diag);
	CHECK_INT(messages.diag.errors, 0);
	messages_release(&messages);
	for (long n = 1; failed && n < 1000; n++) {
		struct buf out = BUF_INIT;

		messages_init(&messages);
		faults_from(FAULT_MEMORY, n);
		rewrite(sample, &no_settings, &out, &messages.diag);
		failed = faults_end(FAULT_MEMORY);
		if (!CHECK(messages.diag.errors > 0 || (!out.failed && !strcmp(out.bytes, whole.bytes))))
			printf("#   at allocation %ld\n", n);
		buf_release(&out);
		messages_release(&messages);
	}
	CHECK(!failed);
	buf_release(&whole);
}

static void test_a_folder_is_linkedins_by_its_header(void)
{
	static const char profile[] = "\xef\xbb\xbf" "First Name,Last Name,Headline\r\nA,B,C\r\n";
	struct buf file = BUF_INIT;

	scratch_enter();
	CHECK(!linkedin_folder(".", &file));
	scratch_write("Positions.csv", "kind,title\n", 11);
	CHECK(!linkedin_folder(".", &file));
	scratch_write("Profile.csv", profile, sizeof(profile) - 1);
	CHECK(linkedin_folder(".", &file));
	CHECK_STR(file.bytes, "./Profile.csv");
	scratch_leave();
	buf_release(&file);
}

int main(void)
{
	RUN(test_extra_keeps_what_has_no_column);
	RUN(test_probe_asks_for_a_header);
	RUN(test_memory_that_runs_out_is_reported);
	RUN(test_a_folder_is_linkedins_by_its_header);
	return check_done();
}
