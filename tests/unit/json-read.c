#include "tests/unit/json-kit.h"

#include <stdlib.h>

/* What is read, what of it is written again (`$schema` apart), what is said. */
struct reading {
	const char *json;
	const char *members;
	const char *messages;
};

static void check_readings(const struct reading *readings, size_t n)
{
	for (size_t i = 0; i < n; i++)
		kit_gives(readings[i].json, readings[i].members, readings[i].messages);
}

#define CHECK_READINGS(table) check_readings(table, sizeof(table) / sizeof((table)[0]))

static void test_todays_names(void)
{
	static const struct reading readings[] = {
		{ "{}", "", "" },
		{ "{\"work\":[],\"basics\":{}}", "", "" },
		{ "{\"basics\":{\"summary\":\"s\",\"name\":\"n\",\"image\":\"me.png\"}}",
		  "\"basics\":{\"name\":\"n\",\"image\":\"me.png\",\"summary\":\"s\"}", "" },
		{ "{\"skills\":[{\"name\":\"C\",\"keywords\":[\"a\",\"b\"]}]}",
		  "\"skills\":[{\"name\":\"C\",\"keywords\":[\"a\",\"b\"]}]", "" },
		{ "{\"$schema\":\"https://example.org\",\"meta\":{\"version\":\"v1.0.0\"}}",
		  "\"meta\":{\"version\":\"v1.0.0\"}", "" },
		{ "{\"id\":\"a\",\"other\":[{\"heading\":\"h\",\"text\":\"t\"}]}",
		  "\"id\":\"a\",\"other\":[{\"heading\":\"h\",\"text\":\"t\"}]", "" },
	};

	CHECK_READINGS(readings);
}

static void test_old_names(void)
{
	static const struct reading readings[] = {
		{ "{\"bio\":{\"firstName\":\"Ada\",\"lastName\":\"L.\",\"picture\":\"a.png\"}}",
		  "\"basics\":{\"name\":\"Ada L.\",\"image\":\"a.png\"}",
		  "1:21: note: bio.firstName: an old name of 'name' [old-name]\n"
		  "1:38: note: bio.lastName: an old name of 'name' [old-name]\n"
		  "1:53: note: bio.picture: an old name of 'image' [old-name]\n"
		  "1:8: note: bio: an old name of 'basics' [old-name]\n" },
		{ "{\"basics\":{\"lastName\":\"L\",\"firstName\":\"A\"}}",
		  "\"basics\":{\"name\":\"A L\"}",
		  "1:23: note: basics.lastName: an old name of 'name' [old-name]\n"
		  "1:39: note: basics.firstName: an old name of 'name' [old-name]\n" },
		{ "{\"work\":[{\"company\":\"X\",\"website\":\"http://x.org\"}]}",
		  "\"work\":[{\"name\":\"X\",\"url\":\"http://x.org\"}]",
		  "1:21: note: work[0].company: an old name of 'name' [old-name]\n"
		  "1:35: note: work[0].website: an old name of 'url' [old-name]\n" },
		{ "{\"education\":[{\"gpa\":\"4.0\"}],\"awards\":[{\"awardDate\":\"2014\"}]}",
		  "\"education\":[{\"score\":\"4.0\"}],\"awards\":[{\"date\":\"2014\"}]",
		  "1:22: note: education[0].gpa: an old name of 'score' [old-name]\n"
		  "1:53: note: awards[0].awardDate: an old name of 'date' [old-name]\n" },
		{ "{\"hobbies\":[\"chess\"],\"basics\":{\"location\":{\"state\":\"CA\"}}}",
		  "\"basics\":{\"location\":{\"region\":\"CA\"}},\"interests\":[{\"name\":\"chess\"}]",
		  "1:13: note: hobbies[0]: a string where an object is wanted; taken as its name"
		  " [schema]\n"
		  "1:12: note: hobbies: an old name of 'interests' [old-name]\n"
		  "1:52: note: basics.location.state: an old name of 'region' [old-name]\n" },
	};

	CHECK_READINGS(readings);
}

/* Today's name wins wherever it stands; the old one is then a member like any other. */
static void test_old_name_beside_todays(void)
{
	static const struct reading readings[] = {
		{ "{\"work\":[{\"company\":\"old\",\"name\":\"new\"}]}",
		  "\"work\":[{\"name\":\"new\",\"company\":\"old\"}]", "" },
		{ "{\"work\":[{\"company\":\"old\",\"name\":\"\"}]}", "\"work\":[{\"name\":\"old\"}]",
		  "1:21: note: work[0].company: an old name of 'name' [old-name]\n" },
		{ "{\"basics\":{\"website\":\"http://a.org\",\"websites\":[\"http://b.org\"]}}",
		  "\"basics\":{\"url\":\"http://a.org\",\"websites\":[\"http://b.org\"]}",
		  "1:22: note: basics.website: an old name of 'url' [old-name]\n" },
		{ "{\"basics\":{\"website\":{\"name\":\"me\",\"url\":\"http://a.org\"}}}",
		  "\"basics\":{\"url\":\"http://a.org\","
		  "\"website\":{\"name\":\"me\",\"url\":\"http://a.org\"}}",
		  "1:22: note: basics.website: an object where a string is wanted [schema]\n"
		  "1:22: note: basics.website: an old name of 'url' [old-name]\n" },
	};

	CHECK_READINGS(readings);
}

static void test_objects_of_old(void)
{
	static const struct reading readings[] = {
		{ "{\"basics\":{\"email\":{\"work\":\"a@x.org\",\"home\":\"b@x.org\"}}}",
		  "\"basics\":{\"email\":\"a@x.org\",\"emails\":[\"a@x.org\",\"b@x.org\"]}",
		  "1:20: note: basics.email: an object where a string is wanted [schema]\n" },
		{ "{\"basics\":{\"phone\":[\"1\"]}}", "\"basics\":{\"phone\":\"1\"}",
		  "1:20: note: basics.phone: a list where a string is wanted [schema]\n" },
		{ "{\"basics\":{\"profiles\":{\"twitter\":\"ada\",\"GitHub\":\"https://github.com/ada\","
		  "\"x\":{\"username\":\"u\"},\"y\":\"\"}}}",
		  "\"basics\":{\"profiles\":[{\"network\":\"twitter\",\"username\":\"ada\"},"
		  "{\"network\":\"GitHub\",\"url\":\"https://github.com/ada\"},"
		  "{\"network\":\"x\",\"username\":\"u\"}]}",
		  "1:23: note: basics.profiles: an object where a list is wanted [schema]\n" },
		{ "{\"basics\":{\"location\":\"Paris, France\"}}",
		  "\"basics\":{\"location\":{\"address\":\"Paris, France\"}}",
		  "1:23: note: basics.location: a string where an object is wanted;"
		  " taken as its address [schema]\n" },
		{ "{\"work\":[{\"location\":{\"city\":\"Paris\",\"region\":\"\",\"country\":\"France\"}}]}",
		  "\"work\":[{\"location\":\"Paris, France\"}]",
		  "1:22: note: work[0].location: an object where a string is wanted [schema]\n" },
		{ "{\"skills\":[{\"keywords\":[{\"name\":\"Go\",\"level\":3}]}]}",
		  "\"skills\":[{\"keywords\":[\"Go\"],"
		  "\"keywordsAsWritten\":[{\"name\":\"Go\",\"level\":3}]}]",
		  "1:25: note: skills[0].keywords[0]: an object where a string is wanted;"
		  " its name is taken [schema]\n" },
	};

	CHECK_READINGS(readings);
}

static void test_absent_values(void)
{
	static const struct reading readings[] = {
		{ "{\"work\":[{\"name\":\"\",\"summary\":null,\"highlights\":[\"\",\"h\"]},{},null]}",
		  "\"work\":[{\"highlights\":[\"h\"]}]",
		  "1:31: note: work[0].summary: null is no string; taken as absent [schema]\n"
		  "1:62: note: work[2]: null is no object; left out [schema]\n" },
		{ "{\"work\":[{\"position\":\"p\",\"endDate\":\"Present\"},{\"endDate\":\"\"}]}",
		  "\"work\":[{\"position\":\"p\"}]",
		  "1:36: note: work[0].endDate: 'Present' is said by leaving the date out [schema]\n"
		  "1:58: note: work[1].endDate: '' is no date; taken as absent [schema]\n" },
		{ "{\"work\":null,\"basics\":null}", "",
		  "1:9: note: work: null is no list; taken as absent [schema]\n"
		  "1:23: note: basics: null is no object; taken as absent [schema]\n" },
	};

	CHECK_READINGS(readings);
}

static void test_numbers_for_strings(void)
{
	static const struct reading readings[] = {
		{ "{\"education\":[{\"score\":3.90,\"startDate\":2014,\"courses\":[101]}]}",
		  "\"education\":[{\"startDate\":\"2014\",\"score\":\"3.90\",\"courses\":[\"101\"]}]",
		  "1:24: note: education[0].score: a number where a string is wanted; taken as one"
		  " [schema]\n"
		  "1:41: note: education[0].startDate: a number where a string is wanted; taken as one"
		  " [schema]\n"
		  "1:57: note: education[0].courses[0]: a number where a string is wanted;"
		  " taken as one [schema]\n" },
	};

	CHECK_READINGS(readings);
}

static void test_dates(void)
{
	static const struct reading readings[] = {
		{ "{\"awards\":[{\"date\":\"Mar 2024\"}]}", "\"awards\":[{\"date\":\"2024-03\"}]",
		  "1:20: note: awards[0].date: 'Mar 2024' is taken as 2024-03 [schema]\n" },
		{ "{\"awards\":[{\"date\":\"2014-07-30T12:00:00Z\"}]}",
		  "\"awards\":[{\"date\":\"2014-07-30\"}]",
		  "1:20: note: awards[0].date: '2014-07-30T12:00:00Z' is taken as 2014-07-30 [schema]\n" },
		{ "{\"awards\":[{\"date\":\"2013-02-31\"}]}", "\"awards\":[{\"date\":\"2013-02-31\"}]",
		  "1:20: warning: awards[0].date: the calendar has no 2013-02-31 [date]\n" },
		{ "{\"awards\":[{\"date\":\"2014-19-39\"}]}", "\"awards\":[{\"date\":\"2014\",\"dates\":\"2014-19-39\"}]",
		  "1:20: warning: awards[0].date: the calendar has no '2014-19-39'; kept in 'dates'"
		  " [date]\n" },
		{ "{\"work\":[{\"startDate\":\"Fall\",\"endDate\":\"soon\"}]}",
		  "\"work\":[{\"dates\":\"Fall; soon\"}]",
		  "1:23: warning: work[0].startDate: 'Fall' is no date as YYYY, YYYY-MM or YYYY-MM-DD;"
		  " kept in 'dates' [form]\n"
		  "1:40: warning: work[0].endDate: 'soon' is no date as YYYY, YYYY-MM or YYYY-MM-DD;"
		  " kept in 'dates' [form]\n" },
		{ "{\"work\":[{\"startDate\":\"Fall 2019\",\"endDate\":\"2020 or 2021\"}]}",
		  "\"work\":[{\"startDate\":\"2019\",\"dates\":\"Fall 2019; 2020 or 2021\"}]",
		  "1:23: warning: work[0].startDate: 'Fall 2019' is no date as YYYY, YYYY-MM or"
		  " YYYY-MM-DD; kept in 'dates' [form]\n"
		  "1:45: warning: work[0].endDate: '2020 or 2021' is no date as YYYY, YYYY-MM or"
		  " YYYY-MM-DD; kept in 'dates' [form]\n" },
		{ "{\"work\":[{\"endDate\":\"Fall\",\"dates\":\"until Fall\"}]}",
		  "\"work\":[{\"dates\":\"until Fall\"}]",
		  "1:21: warning: work[0].endDate: 'Fall' is no date as YYYY, YYYY-MM or YYYY-MM-DD;"
		  " kept in 'dates' [form]\n" },
	};

	CHECK_READINGS(readings);
}

static void test_addresses(void)
{
	static const struct reading readings[] = {
		{ "{\"basics\":{\"url\":\"example.org/~ada\"}}",
		  "\"basics\":{\"url\":\"https://example.org/~ada\"}",
		  "1:18: note: basics.url: 'example.org/~ada' is no URI;"
		  " taken as 'https://example.org/~ada' [schema]\n" },
		{ "{\"work\":[{\"url\":\"https://x.org/a b/\xc3\xa9\"}]}",
		  "\"work\":[{\"url\":\"https://x.org/a%20b/%C3%A9\"}]",
		  "1:17: note: work[0].url: 'https://x.org/a b/\xc3\xa9' is no URI;"
		  " taken as 'https://x.org/a%20b/%C3%A9' [schema]\n" },
		{ "{\"work\":[{\"url\":\"coming soon\"}]}", "\"work\":[{\"urlAsWritten\":\"coming soon\"}]",
		  "1:17: warning: work[0].url: 'coming soon' is no URI [form]\n"
		  "0:0: warning: work[0].url: 'coming soon' is no URI that the schema takes;"
		  " kept in 'urlAsWritten' [form]\n" },
		{ "{\"work\":[{\"urlAsWritten\":\"coming soon\"}]}",
		  "\"work\":[{\"urlAsWritten\":\"coming soon\"}]",
		  "0:0: warning: work[0].url: 'coming soon' is no URI that the schema takes;"
		  " kept in 'urlAsWritten' [form]\n" },
	};

	CHECK_READINGS(readings);
}

/* As the source spells them, white space apart. */
static void test_unknown_members_ride_along(void)
{
	static const struct reading readings[] = {
		{ "{\"basics\":{\"name\":\"n\"},\"x\":[1.50e+3, -0, {\"\\u00e9\" : \"\\/\"},\n null ]}",
		  "\"basics\":{\"name\":\"n\"},\"x\":[1.50e+3,-0,{\"\\u00e9\":\"\\/\"},null]", "" },
		{ "{\"work\":[{\"hide\":true}]}", "\"work\":[{\"hide\":true}]", "" },
		{ "{\"basics\":{\"location\":{\"\":1}}}", "\"basics\":{\"location\":{\"\":1}}", "" },
		{ "{\"basics\":{\"id\":\"i\",\"work\":[]}}", "\"basics\":{\"id\":\"i\",\"work\":[]}", "" },
	};

	CHECK_READINGS(readings);
}

static void test_wrong_types(void)
{
	static const struct reading readings[] = {
		{ "{\"work\":[{},{},\n {\"startDate\": true}]}",
		  "\"work\":[{\"startDateAsWritten\":true}]",
		  "2:16: error: work[2].startDate: 'true' where a string is wanted;"
		  " kept as 'startDateAsWritten' [type]\n" },
		{ "{\"basics\":[],\"references\":0}",
		  "\"basicsAsWritten\":[],\"referencesAsWritten\":0",
		  "1:11: error: basics: a list where an object is wanted; kept as 'basicsAsWritten'"
		  " [type]\n"
		  "1:27: error: references: a number where a list is wanted;"
		  " kept as 'referencesAsWritten' [type]\n" },
		{ "{\"work\":[[],7]}", "",
		  "1:10: error: work[0]: a list where an object is wanted; left out: [] [type]\n"
		  "1:13: error: work[1]: a number where an object is wanted; left out: 7 [type]\n" },
		{ "{\"work\":[{\"highlights\":[[\"a\"],\"b\"]}]}",
		  "\"work\":[{\"highlights\":[\"b\"],\"highlightsAsWritten\":[[\"a\"],\"b\"]}]",
		  "1:25: error: work[0].highlights[0]: a list where a string is wanted [type]\n" },
		{ "{\"work\":[{\"name\":false,\"nameAsWritten\":1}]}",
		  "\"work\":[{\"nameAsWrittenAsWritten\":false,\"nameAsWritten\":1}]",
		  "1:18: error: work[0].name: 'false' where a string is wanted;"
		  " kept as 'nameAsWritten' [type]\n" },
		{ "{\"publications\":[{\"authors\":false}]}",
		  "\"publications\":[{\"authorsAsWritten\":false}]",
		  "1:29: warning: publications[0].authors: 'false' where the extension has a list;"
		  " kept as 'authorsAsWritten' [type]\n" },
	};

	CHECK_READINGS(readings);
}

static void test_control_characters(void)
{
	static const struct reading readings[] = {
		{ "{\"basics\":{\"name\":\"a\\u0001b\\uffff\\tc\",\"label\":\"\\u0007\"}}",
		  "\"basics\":{\"name\":\"ab\\tc\"}",
		  "1:19: warning: basics.name: control characters are left out [control]\n"
		  "1:47: warning: basics.label: control characters are left out [control]\n" },
	};

	CHECK_READINGS(readings);
}

/* What is refused, and where. */
static const struct refusal {
	const char *json;
	const char *messages;
} refusals[] = {
	{ "", "1:1: error: there is no JSON in it [json]\n" },
	{ " \n ", "2:2: error: there is no JSON in it [json]\n" },
	{ "{\"a\":1", "1:6: error: not well-formed JSON: '}' expected near end of file [json]\n" },
	{ "{\"basics\":{\"name\":\"x\"}\n \"work\":[]}",
	  "2:7: error: not well-formed JSON: '}' expected near '\"work\"' [json]\n" },
	{ "{\"basics\":{},}", "1:14: error: not well-formed JSON: string or '}' expected near '}' [json]\n" },
	{ "{\"basics\":{\"name\":\"a\",\"name\":\"b\"}}",
	  "1:28: error: not well-formed JSON: duplicate object key near '\"name\"' [json]\n" },
	{ "{'basics':{}}", "1:2: error: not well-formed JSON: string or '}' expected near ''' [json]\n" },
	{ "{\"x\":1e999}", "1:10: error: not well-formed JSON: real number overflow near '1e999' [json]\n" },
	{ "{\"x\":123456789012345678901}",
	  "1:26: error: not well-formed JSON: too big integer [json]\n" },
	{ "{\"x\":012}", "1:6: error: not well-formed JSON: invalid token near '0' [json]\n" },
	{ "{\"x\":NaN}", "1:8: error: not well-formed JSON: invalid token near 'NaN' [json]\n" },
	{ "{\"x\":\"\\ud800\"}",
	  "1:13: error: not well-formed JSON: invalid Unicode '\\uD800' near '\"\\ud800\"' [json]\n" },
	{ "{\"x\":\"\\u12\"}",
	  "1:11: error: not well-formed JSON: invalid escape near '\"\\u12\"' [json]\n" },
	{ "{\"x\":\"\\u0000\"}",
	  "1:13: error: not well-formed JSON: a string must not hold \\u0000 [json]\n" },
	{ "{\"x\":\"a\nb\"}", "1:7: error: not well-formed JSON: unexpected newline near '\"a' [json]\n" },
	{ "nonsense", "1:8: error: not well-formed JSON: invalid token near 'nonsense' [json]\n" },
	{ "\"text\"", "1:1: error: no r\xc3\xa9sum\xc3\xa9 as JSON Resume has it;"
	  " this looks like a string [misfit]\n" },
	{ "[[]]", "1:2: error: no r\xc3\xa9sum\xc3\xa9 as JSON Resume has it;"
	  " this looks like a list [misfit]\n" },
	{ "{\"name\":\"p\",\"version\":\"1\",\"dependencies\":{}}",
	  "1:1: error: no r\xc3\xa9sum\xc3\xa9 as JSON Resume has it;"
	  " this looks like a package.json [misfit]\n" },
	{ "{\"a\":1}", "1:1: error: no r\xc3\xa9sum\xc3\xa9 as JSON Resume has it;"
	  " this looks like an object of another kind [misfit]\n" },
	{ "{\"$schema\":\"x\",\"meta\":{},\"experience\":[]}",
	  "1:1: error: no r\xc3\xa9sum\xc3\xa9 as JSON Resume has it;"
	  " this looks like a CV in a form of its own [misfit]\n" },
};

static void test_refusals(void)
{
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		struct kit kit;

		kit_read(&kit, refusals[i].json, NULL);
		CHECK_INT(kit.result, -1);
		if (!CHECK_STR(kit.messages.bytes, refusals[i].messages))
			printf("#   of     %s\n", refusals[i].json);
		CHECK_INT(kit.diag.status, STATUS_DATA);
		kit_release(&kit);
	}
}

/* Deep, wide, long: refused or read, in any case at once. */
static void test_bombs(void)
{
	enum { SIZE = 4 << 20 };
	static const char *const starts[] = { "[", "{\"a\":", "[{\"work\":[", "{\"basics\":{\"x\":\"\\" };
	char *bomb = malloc(SIZE);

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		size_t period = strlen(starts[i]);
		struct kit kit;

		for (size_t at = 0; at < SIZE; at++)
			bomb[at] = starts[i][at % period];
		kit_read_bytes(&kit, bomb, SIZE, NULL);
		CHECK_INT(kit.result, -1);
		CHECK_INT(kit.diag.errors, 1);
		kit_release(&kit);
	}
	free(bomb);
}

/* How many records come, and how many errors, before the end. */
static void count_records(const char *json, int *records, int *errors)
{
	static const struct settings none = { NULL, 0 };
	struct arena arena = ARENA_INIT;
	struct diag diag;
	struct source *source;
	struct reader *reader;
	struct cv cv;
	int got;

	diag_init(&diag, NULL, NULL);
	source = source_from_memory("cvs.json", json, strlen(json), 0, &diag);
	reader = reader_open(&json_format, source, &none, NULL, &diag);
	*records = *errors = 0;
	while ((got = reader_next(reader, &cv, &arena)) != 0) {
		*records += got > 0;
		*errors += got < 0;
	}
	reader_close(reader);
	source_close(source);
	arena_release(&arena);
}

#define CV "{\"basics\":{\"name\":\"A\"}}"

static void test_many_records(void)
{
	static const struct {
		const char *json;
		int records, errors;
	} streams[] = {
		{ "[]", 0, 0 },
		{ " [ ] \n", 0, 0 },
		{ CV, 1, 0 },
		{ "[" CV "," CV "]", 2, 0 },
		{ "[\n" CV "\n,\n" CV "\n]\n", 2, 0 },
		{ CV "\n" CV "\n", 2, 0 },
		{ CV "\n\n \n" CV " \t", 2, 0 },
		{ CV CV, 2, 0 },
		{ "[" CV "," CV, 2, 1 },
		{ "[" CV ",]", 1, 1 },
		{ "[" CV " " CV "]", 1, 1 },
		{ "[" CV "] x", 1, 1 },
		{ "[" CV ",{\"work\":1 2}," CV "]", 2, 1 },
		{ "[" CV ",7," CV "]", 2, 1 },
		/* a broken line costs that line */
		{ CV "\n" CV "\n{\"basics\":{\n" CV "\n", 3, 1 },
		{ CV "\n" CV "\n{\"basics\":\"\n" CV "\n", 3, 1 },
		{ CV "\n" CV "\nthese are words\n" CV "\n", 3, 1 },
	};

	for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++) {
		int records, errors;

		count_records(streams[i].json, &records, &errors);
		if (!CHECK_INT(records, streams[i].records) || !CHECK_INT(errors, streams[i].errors))
			printf("#   of     %s\n", streams[i].json);
	}
}

static void test_lines_and_confidence(void)
{
	struct kit kit;
	const struct work *work;

	kit_read(&kit, "{\n \"work\": [\n  {\"name\": \"a\"},\n  {\n   \"highlights\": [\n\"b\"]}]}", NULL);
	if (CHECK_INT(kit.cv.work.n, 2)) {
		work = kit.cv.work.v[0];
		CHECK_INT(work->entry.line, 3);
		CHECK_INT(work->name.line, 3);
		CHECK_INT(work->name.confidence, 100);
		work = kit.cv.work.v[1];
		CHECK_INT(work->entry.line, 4);
		CHECK_INT(work->highlights.v[0].line, 6);
	}
	kit_release(&kit);
}

/* A document with bytes and pieces of it changed, from a fixed seed. */
static void mutate(uint32_t *seed, struct buf *json)
{
	static const char *const pieces[] = {
		"{", "}", "[", "]", "\"", ",", ":", "null", "1e9", "\\", "\\ud800", "\xff", "\xc3\xa9",
		"\n", "\"url\":", "\"work\":", "\"name\":", "[[[[", "-", "\"\"",
	};
	struct buf changed = BUF_INIT;
	uint32_t draw = *seed = *seed * 1664525 + 1013904223;
	size_t at = (draw >> 8) % json->size;
	const char *piece = pieces[(draw >> 4) % (sizeof(pieces) / sizeof(pieces[0]))];
	size_t gone = draw % 5 ? (draw >> 20) % 4 : 0;

	gone = gone < json->size - at ? gone : json->size - at;
	buf_add(&changed, json->bytes, at);
	buf_adds(&changed, piece);
	buf_add(&changed, json->bytes + at + gone, json->size - at - gone);
	buf_release(json);
	*json = changed;
}

/* Whatever comes in: it ends, and what is written of it is read again without an error. */
static void try_mutated(const struct buf *json)
{
	struct buf first = BUF_INIT, second = BUF_INIT;
	struct kit kit, again;

	kit_read_bytes(&kit, json->bytes, json->size, NULL);
	if (kit.result == 1) {
		kit_write(&kit, NULL, &first);
		kit_read_bytes(&again, first.bytes, first.size, NULL);
		CHECK_INT(again.diag.errors, 0);
		if (CHECK_INT(again.result, 1)) {
			kit_write(&again, NULL, &second);
			if (!CHECK_STR(second.bytes, first.bytes))
				printf("#   of     %s\n", json->bytes);
		}
		kit_release(&again);
	}
	kit_release(&kit);
	buf_release(&first);
	buf_release(&second);
}

static void test_mutated_documents(void)
{
	static const char document[] =
		"{\"basics\":{\"name\":\"A\",\"email\":\"a@x.org\",\"url\":\"http://x.org\","
		"\"location\":{\"city\":\"C\"},\"profiles\":[{\"network\":\"n\"}]},"
		"\"work\":[{\"company\":\"w\",\"startDate\":\"2014-01\",\"highlights\":[\"h\"]}],"
		"\"skills\":[{\"keywords\":[\"k\",\"\\u00e9\"]}],\"own\":[1.50,true]}";
	uint32_t seed = 1;

	for (int i = 0; i < 4000; i++) {
		struct buf json = BUF_INIT;

		buf_adds(&json, document);
		for (int n = 0; n <= i % 3; n++)
			mutate(&seed, &json);
		try_mutated(&json);
		buf_release(&json);
	}
}

int main(void)
{
	RUN(test_todays_names);
	RUN(test_old_names);
	RUN(test_old_name_beside_todays);
	RUN(test_objects_of_old);
	RUN(test_absent_values);
	RUN(test_numbers_for_strings);
	RUN(test_dates);
	RUN(test_addresses);
	RUN(test_unknown_members_ride_along);
	RUN(test_wrong_types);
	RUN(test_control_characters);
	RUN(test_refusals);
	RUN(test_bombs);
	RUN(test_many_records);
	RUN(test_lines_and_confidence);
	RUN(test_mutated_documents);
	return check_done();
}
