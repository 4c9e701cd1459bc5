#include "tests/faults.h"
#include "tests/unit/json-kit.h"

#include <jansson.h>
#include <stdlib.h>

#define SCHEMA "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

/* The JSON read and written with the option; the caller releases *out. */
static void rewrite(const char *json, const char *option, struct buf *out)
{
	struct kit kit;

	kit_read(&kit, json, NULL);
	CHECK_INT(kit.result, 1);
	kit_write(&kit, option, out);
	kit_release(&kit);
}

static void check_rewrite(const char *json, const char *option, const char *wanted)
{
	struct buf out = BUF_INIT;

	rewrite(json, option, &out);
	CHECK_STR(out.bytes, wanted);
	buf_release(&out);
}

static void test_layout(void)
{
	check_rewrite("{\"x\":{\"a\":[1,{\"b\":[]}],\"c\":{}},\"basics\":{\"name\":\"A\"},"
		      "\"skills\":[{\"keywords\":[\"p\",\"q\"]}]}", NULL,
		      "{\n"
		      "  \"$schema\": \"" SCHEMA "\",\n"
		      "  \"basics\": {\n"
		      "    \"name\": \"A\"\n"
		      "  },\n"
		      "  \"skills\": [\n"
		      "    {\n"
		      "      \"keywords\": [\n"
		      "        \"p\",\n"
		      "        \"q\"\n"
		      "      ]\n"
		      "    }\n"
		      "  ],\n"
		      "  \"x\": {\n"
		      "    \"a\": [\n"
		      "      1,\n"
		      "      {\n"
		      "        \"b\": []\n"
		      "      }\n"
		      "    ],\n"
		      "    \"c\": {}\n"
		      "  }\n"
		      "}\n");
}

static void test_one_line(void)
{
	static const char line[] = "{\"$schema\":\"" SCHEMA "\",\"basics\":{\"name\":\"A\"},"
				   "\"x\":[1, 2]}\n";

	check_rewrite("{\"basics\": {\"name\": \"A\"}, \"x\": [1 , 2]}", "compact",
		      "{\"$schema\":\"" SCHEMA "\",\"basics\":{\"name\":\"A\"},\"x\":[1,2]}\n");
	check_rewrite(line, "ndjson",
		      "{\"$schema\":\"" SCHEMA "\",\"basics\":{\"name\":\"A\"},\"x\":[1,2]}\n");
}

static void test_an_empty_record(void)
{
	check_rewrite("{}", NULL, "{\n  \"$schema\": \"" SCHEMA "\"\n}\n");
}

static void test_strings(void)
{
	kit_gives("{\"basics\":{\"name\":\"\\\"\\\\\\/\\n\\t\\r \\u00e9\\ud83d\\ude00</script>\"}}",
		  "\"basics\":{\"name\":\"\\\"\\\\/\\n\\t\\r \xc3\xa9\xf0\x9f\x98\x80</script>\"}", "");
}

static void write_many(const char *option, const char *suffix, size_t n, struct buf *out)
{
	const struct setting v[] = { { option, "" }, { "suffix", suffix } };
	const struct settings settings = { v, 2 };
	struct sink *sink;
	struct writer *writer;
	struct kit kit;

	kit_read(&kit, "{\"basics\":{\"name\":\"A\"}}", NULL);
	sink = sink_to_memory(out, &kit.diag);
	writer = writer_open(&json_format, sink, true, &settings, &kit.diag);
	while (n--)
		CHECK(writer_put(writer, &kit.cv) == 0);
	CHECK(writer_end(writer) == 0);
	writer_close(writer);
	CHECK(sink_commit(sink) == 0);
	sink_close(sink);
	kit_release(&kit);
}

static void test_many(void)
{
	static const struct {
		const char *option, *suffix;
		size_t n;
		const char *wanted;
	} rows[] = {
		{ "x", ".json", 0, "[]\n" },
		{ "compact", ".json", 0, "[]\n" },
		{ "x", ".ndjson", 0, "" },
		{ "compact", ".json", 2,
		  "[{\"$schema\":\"" SCHEMA "\",\"basics\":{\"name\":\"A\"}},"
		  "{\"$schema\":\"" SCHEMA "\",\"basics\":{\"name\":\"A\"}}]\n" },
		{ "x", ".ndjson", 2,
		  "{\"$schema\":\"" SCHEMA "\",\"basics\":{\"name\":\"A\"}}\n"
		  "{\"$schema\":\"" SCHEMA "\",\"basics\":{\"name\":\"A\"}}\n" },
		{ "ndjson", ".json", 1, "{\"$schema\":\"" SCHEMA "\",\"basics\":{\"name\":\"A\"}}\n" },
		{ "x", ".json", 2,
		  "[\n"
		  "  {\n    \"$schema\": \"" SCHEMA "\",\n    \"basics\": {\n      \"name\": \"A\"\n"
		  "    }\n  },\n"
		  "  {\n    \"$schema\": \"" SCHEMA "\",\n    \"basics\": {\n      \"name\": \"A\"\n"
		  "    }\n  }\n"
		  "]\n" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = BUF_INIT;

		write_many(rows[i].option, rows[i].suffix, rows[i].n, &out);
		CHECK_STR(out.bytes, rows[i].wanted);
		buf_release(&out);
	}
}

/* Readers of other formats may hand over what no schema takes. */
static void test_values_that_the_schema_refuses(void)
{
	struct buf out = BUF_INIT;
	struct work *work;
	struct kit kit;

	kit_read(&kit, "{\"work\":[{\"dates\":\"Spring\"}],\"basics\":{\"name\":\"A\"}}", NULL);
	work = kit.cv.work.v[0];
	cv_set(&kit.cv, &work->start_date, "2020-99", 7, 0, 100);
	cv_set(&kit.cv, &work->url, "www", 3, 0, 100);
	cv_set(&kit.cv, &kit.cv.basics.email, "a@b", 3, 0, 100);
	kit_write(&kit, "compact", &out);
	CHECK_STR(out.bytes,
		  "{\"$schema\":\"" SCHEMA "\",\"basics\":{\"name\":\"A\",\"emailAsWritten\":\"a@b\"},"
		  "\"work\":[{\"urlAsWritten\":\"www\",\"dates\":\"2020-99; Spring\"}]}\n");
	CHECK_STR(kit.messages.bytes,
		  "0:0: warning: basics.email: 'a@b' is no e-mail address that the schema takes;"
		  " kept in 'emailAsWritten' [form]\n"
		  "0:0: warning: work[0].url: 'www' is no URI that the schema takes;"
		  " kept in 'urlAsWritten' [form]\n"
		  "0:0: warning: work[0].startDate: '2020-99' is no date that the schema takes;"
		  " kept in 'dates' [form]\n");
	kit_release(&kit);
	buf_release(&out);
}

/* No member is written twice, whatever the extras are called. */
static void test_extras_with_names_of_fields(void)
{
	struct buf out = BUF_INIT;
	struct kit kit;

	kit_read(&kit, "{\"basics\":{\"name\":\"A\",\"email\":\"?\",\"emailAsWritten\":2}}", NULL);
	cv_add_extra(&kit.cv, &kit.cv.basics.entry.extras, "name", "3", 1, 0);
	cv_add_extra(&kit.cv, &kit.cv.entry.extras, "$schema", "4", 1, 0);
	kit_write(&kit, "compact", &out);
	CHECK_STR(out.bytes,
		  "{\"$schema\":\"" SCHEMA "\",\"basics\":{\"name\":\"A\","
		  "\"emailAsWrittenAsWritten\":\"?\",\"emailAsWritten\":2,\"nameAsWritten\":3},"
		  "\"$schemaAsWritten\":4}\n");
	kit_release(&kit);
	buf_release(&out);
}

static const char everything[] =
	"{\"basics\":{\"firstName\":\"A\",\"lastName\":\"B\",\"email\":[\"a@x.org\",\"b@x.org\"],"
	"\"profiles\":{\"x\":\"y\"},\"url\":\"x.org\"},\"work\":[{\"startDate\":\"Fall\","
	"\"highlights\":[\"a\",7],\"summary\":\"c\\u0001d\"}],\"own\":{\"a\":[1,2]}}";

/* Reads and writes with the n-th allocation failing; true when that came about. */
static bool fails_cleanly(long n, const char *whole)
{
	struct buf out = BUF_INIT, said = BUF_INIT;
	struct diag diag;
	struct arena arena = ARENA_INIT;
	static const struct settings none = { NULL, 0 };
	struct source *source;
	struct reader *reader;
	struct sink *sink = NULL;
	struct writer *writer = NULL;
	struct cv cv;
	bool done = false, failed;

	diag_init(&diag, kit_collect, &said);
	faults_from(FAULT_MEMORY, n);
	source = source_from_memory("cv.json", everything, sizeof(everything) - 1, 0, &diag);
	reader = source ? reader_open(&json_format, source, &none, NULL, &diag) : NULL;
	if (reader && reader_next(reader, &cv, &arena) == 1) {
		sink = sink_to_memory(&out, &diag);
		writer = sink ? writer_open(&json_format, sink, false, &none, &diag) : NULL;
		done = writer && writer_put(writer, &cv) == 0 && writer_end(writer) == 0 &&
		       sink_commit(sink) == 0;
	}
	failed = faults_end(FAULT_MEMORY);
	if (done)
		CHECK_STR(out.bytes, whole);
	else if (!CHECK_INT(diag.status, STATUS_OSERR))
		printf("# allocation %ld: %s", n, said.bytes);
	writer_close(writer);
	sink_close(sink);
	reader_close(reader);
	source_close(source);
	arena_release(&arena);
	buf_release(&out);
	buf_release(&said);
	return failed;
}

static void test_without_memory(void)
{
	struct buf whole = BUF_INIT;
	long n = 1;

	json_set_alloc_funcs(malloc, free);	/* those of the faults */
	rewrite(everything, NULL, &whole);
	while (fails_cleanly(n, whole.bytes) && n < 10000)
		n++;
	CHECK(n > 20 && n < 10000);
	buf_release(&whole);
}

int main(void)
{
	RUN(test_layout);
	RUN(test_one_line);
	RUN(test_an_empty_record);
	RUN(test_strings);
	RUN(test_many);
	RUN(test_values_that_the_schema_refuses);
	RUN(test_extras_with_names_of_fields);
	RUN(test_without_memory);
	return check_done();
}
