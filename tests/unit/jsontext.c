#include "pipeline/jsontext.h"

#include "pipeline/buf.h"
#include "tests/unit/check.h"

static void check_layout(const char *json, int depth, const char *wanted)
{
	struct buf out = BUF_INIT;

	jsontext_layout(&out, json, strlen(json), depth);
	CHECK_STR(out.bytes, wanted);
	buf_release(&out);
}

static void test_layout_keeps_tokens(void)
{
	check_layout(" { \"a\" : [ 1.50 , -0,1E+2 ] , \"\\u00E9\": \" x \" } ", JSONTEXT_COMPACT,
		     "{\"a\":[1.50,-0,1E+2],\"\\u00E9\":\" x \"}");
	check_layout("{\"a\":[1,{}],\"b\":[ ]}", 0,
		     "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
	check_layout("[true]", 1, "[\n    true\n  ]");
	check_layout("\"a\\\"]\\\\\"", 0, "\"a\\\"]\\\\\"");
	check_layout("null", JSONTEXT_COMPACT, "null");
}

static void test_deep_indentation(void)
{
	struct buf out = BUF_INIT;

	jsontext_newline(&out, 40);
	CHECK_INT(out.size, 81);
	CHECK_INT(strspn(out.bytes + 1, " "), 80);
	jsontext_newline(&out, JSONTEXT_COMPACT);
	CHECK_INT(out.size, 81);
	buf_release(&out);
}

static void test_quote(void)
{
	static const char bytes[] = "\"\\/\b\f\n\r\t\x01\x1f\x7f\xc3\xa9";
	struct buf out = BUF_INIT;

	jsontext_quote(&out, bytes, sizeof(bytes) - 1);
	CHECK_STR(out.bytes, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\xc3\xa9\"");
	buf_clear(&out);
	jsontext_quote(&out, bytes, 0);
	CHECK_STR(out.bytes, "\"\"");
	buf_release(&out);
}

static void test_member(void)
{
	static const struct {
		const char *json, *value;
	} rows[] = {
		{ "{\"id\":1.50e3}", "1.50e3" },
		{ " { \"x\" : [\"id\", {\"id\": 2}] , \"id\" : {\"a\": [1]} , \"z\": 0 } ", "{\"a\": [1]}" },
		{ "{\"id\":1,\"id\":\"}\\\"\"}", "\"}\\\"\"" },
		{ "{\"id\":7,\"text\":\"\\ud800\"", "7" },
		{ "{\"id\":7,\"text\"", "7" },
		{ "{\"id\":[7", "[7" },
		{ "{\"idle\":1,\"i\":2}", NULL },
		{ "[\"id\",1]", NULL }, { "{\"id\":", NULL }, { "{\"id\"", NULL }, { "{\"id", NULL },
		{ "{", NULL }, { "", NULL }, { "{}", NULL }, { "{\"id\" 1}", NULL },
	};
	size_t size = 0;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *value = jsontext_member(rows[i].json, strlen(rows[i].json), "id", &size);

		CHECK(!value == !rows[i].value);
		if (value && rows[i].value)
			CHECK(size == strlen(rows[i].value) && !memcmp(value, rows[i].value, size));
	}
	CHECK(!jsontext_member("{\"id\":[\0]}", 10, "id", &size));
}

static void test_string_end(void)
{
	static const struct {
		const char *text;
		size_t end;
	} rows[] = {
		{ "\"\"x", 2 }, { "\"a\\\"b\" ", 6 }, { "\"a\\\\\" ", 5 }, { "\"\\\\\\\"\",\"\"", 6 },
		{ "\"open", 5 }, { "\"open\\\"", 7 }, { "\"", 1 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text = rows[i].text;

		CHECK_INT(jsontext_string_end(text, text + strlen(text)) - text, rows[i].end);
	}
}

static void test_validity(void)
{
	static const char *const good[] = {
		"0", "-0", "1.5e+3", "true", "null", "\"\"", "[]", "{}", " [ 1 , {\"a\" : \"b\"} ] ",
		"\"\\ud83d\\ude00\\u00e9\\/\"", "{\"\":[[]]}",
		"{\"a\":{\"a\":1,\"b\":[{\"a\":1},{\"a\":1}]},\"b\":1}",
	};
	static const char *const bad[] = {
		"", " ", "01", "1.", ".5", "+1", "1e", "-", "tru", "NaN", "'a'", "\"a", "\"\\x\"",
		"\"\\u12\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\n\"",
		"[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "[", "]", "1 1",
		"{\"a\":1,\"a\":1}", "{\"b\":[{\"a\":1,\"c\":2,\"a\":3}]}", "{\"\":1,\"\":1}",
		"{\"\\u0061\":1,\"a\":1}", "{\"\\ud83d\\ude00\":1,\"\xF0\x9F\x98\x80\":1}",
	};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!CHECK(jsontext_valid(good[i], strlen(good[i]))))
			printf("#   of     %s\n", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (!CHECK(!jsontext_valid(bad[i], strlen(bad[i]))))
			printf("#   of     %s\n", bad[i]);
}

static void test_validity_has_a_depth(void)
{
	char deep[300];

	memset(deep, '[', 150);
	memset(deep + 150, ']', 150);
	CHECK(jsontext_valid(deep + 150 - 128, 256));
	CHECK(!jsontext_valid(deep + 150 - 129, 258));
}

/* What the JSON says as a string; NULL when nothing was appended. */
static const char *unquoted(struct buf *out, const char *json)
{
	buf_clear(out);
	buf_adds(out, "before ");
	if (jsontext_unquote(out, json, strlen(json)))
		return out->size == strlen("before ") ? NULL : "(changed)";
	return out->bytes + strlen("before ");
}

static void test_unquote(void)
{
	struct buf out = BUF_INIT;

	CHECK_STR(unquoted(&out, "\"\""), "");
	CHECK_STR(unquoted(&out, "\"a \\\"b\\\" \\\\ \\/\""), "a \"b\" \\ /");
	CHECK_STR(unquoted(&out, "\"\\b\\f\\n\\r\\t\""), "\b\f\n\r\t");
	CHECK_STR(unquoted(&out, "\"\\u00e9\\u00E9\\uD83D\\uDE00\""), "é\xC3\xA9\xF0\x9F\x98\x80");
	CHECK_STR(unquoted(&out, "\"a\\u0000b\""), NULL);
	CHECK_STR(unquoted(&out, "\"a\\uD83D\""), NULL);
	CHECK_STR(unquoted(&out, "\"a\\uDE00b\""), NULL);
	CHECK_STR(unquoted(&out, "12"), NULL);
	CHECK_STR(unquoted(&out, "[\"a\"]"), NULL);
	buf_release(&out);
}

int main(void)
{
	RUN(test_layout_keeps_tokens);
	RUN(test_deep_indentation);
	RUN(test_quote);
	RUN(test_member);
	RUN(test_string_end);
	RUN(test_validity);
	RUN(test_validity_has_a_depth);
	RUN(test_unquote);
	return check_done();
}
