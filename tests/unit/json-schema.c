/*
 * The schema's own rules, one by one: for every member that JSON Resume 1.3.1
 * defines, values that are valid and values that are not, under --check.
 */
#include "tests/unit/json-kit.h"

/* Codes: s string, u URI, e e-mail, d date, l list of strings. */
struct member {
	const char *name;
	char code;
};

struct section {
	const char *open;	/* what stands before the member, and after it */
	const char *close;
	const char *path;	/* of the object it stands in */
	struct member members[12];
};

static const struct section sections[] = {
	{ "{\"basics\":{", "}}", "basics",
	  { { "name", 's' }, { "label", 's' }, { "image", 's' }, { "email", 'e' },
	    { "phone", 's' }, { "url", 'u' }, { "summary", 's' } } },
	{ "{\"basics\":{\"location\":{", "}}}", "basics.location",
	  { { "address", 's' }, { "postalCode", 's' }, { "city", 's' }, { "countryCode", 's' },
	    { "region", 's' } } },
	{ "{\"basics\":{\"profiles\":[{", "}]}}", "basics.profiles[0]",
	  { { "network", 's' }, { "username", 's' }, { "url", 'u' } } },
	{ "{\"work\":[{", "}]}", "work[0]",
	  { { "name", 's' }, { "location", 's' }, { "description", 's' }, { "position", 's' },
	    { "url", 'u' }, { "startDate", 'd' }, { "endDate", 'd' }, { "summary", 's' },
	    { "highlights", 'l' } } },
	{ "{\"volunteer\":[{", "}]}", "volunteer[0]",
	  { { "organization", 's' }, { "position", 's' }, { "url", 'u' }, { "startDate", 'd' },
	    { "endDate", 'd' }, { "summary", 's' }, { "highlights", 'l' } } },
	{ "{\"education\":[{", "}]}", "education[0]",
	  { { "institution", 's' }, { "url", 'u' }, { "area", 's' }, { "studyType", 's' },
	    { "startDate", 'd' }, { "endDate", 'd' }, { "score", 's' }, { "courses", 'l' } } },
	{ "{\"awards\":[{", "}]}", "awards[0]",
	  { { "title", 's' }, { "date", 'd' }, { "awarder", 's' }, { "summary", 's' } } },
	{ "{\"certificates\":[{", "}]}", "certificates[0]",
	  { { "name", 's' }, { "date", 'd' }, { "url", 'u' }, { "issuer", 's' } } },
	{ "{\"publications\":[{", "}]}", "publications[0]",
	  { { "name", 's' }, { "publisher", 's' }, { "releaseDate", 'd' }, { "url", 'u' },
	    { "summary", 's' } } },
	{ "{\"skills\":[{", "}]}", "skills[0]",
	  { { "name", 's' }, { "level", 's' }, { "keywords", 'l' } } },
	{ "{\"languages\":[{", "}]}", "languages[0]",
	  { { "language", 's' }, { "fluency", 's' } } },
	{ "{\"interests\":[{", "}]}", "interests[0]",
	  { { "name", 's' }, { "keywords", 'l' } } },
	{ "{\"references\":[{", "}]}", "references[0]",
	  { { "name", 's' }, { "reference", 's' } } },
	{ "{\"projects\":[{", "}]}", "projects[0]",
	  { { "name", 's' }, { "description", 's' }, { "highlights", 'l' }, { "keywords", 'l' },
	    { "startDate", 'd' }, { "endDate", 'd' }, { "url", 'u' }, { "roles", 'l' },
	    { "entity", 's' }, { "type", 's' } } },
	{ "{\"meta\":{", "}}", "meta",
	  { { "canonical", 'u' }, { "version", 's' }, { "lastModified", 's' } } },
	{ "{", "}", "",
	  { { "$schema", 's' } } },
};

static const struct value {
	char code;
	bool valid;
	const char *json;
} values[] = {
	{ 's', true, "\"Pied Piper\"" }, { 's', true, "\"\"" },
	{ 's', false, "null" }, { 's', false, "7" }, { 's', false, "4.2" }, { 's', false, "true" },
	{ 's', false, "[]" }, { 's', false, "[\"x\"]" }, { 's', false, "{}" },

	{ 'u', true, "\"https://example.com/a?b=c#d\"" }, { 'u', true, "\"mailto:ada@example.org\"" },
	{ 'u', true, "\"javascript:void(0)\"" }, { 'u', true, "\"http://[::1]:8080/\"" },
	{ 'u', false, "\"\"" }, { 'u', false, "\"example.com\"" }, { 'u', false, "\"/cv.pdf\"" },
	{ 'u', false, "\"http://example.com/a b\"" }, { 'u', false, "\"soon\"" },
	{ 'u', false, "\"http://example.com/%zz\"" }, { 'u', false, "null" }, { 'u', false, "1" },
	{ 'u', false, "[\"http://example.com\"]" },

	{ 'e', true, "\"ada@example.org\"" }, { 'e', true, "\"a.b+c@x-y.example\"" },
	{ 'e', false, "\"\"" }, { 'e', false, "\"ada\"" }, { 'e', false, "\"ada@localhost\"" },
	{ 'e', false, "\"ada at example.org\"" }, { 'e', false, "\".a@example.org\"" },
	{ 'e', false, "\"\xc3\xa1@example.org\"" }, { 'e', false, "null" },

	{ 'd', true, "\"2014\"" }, { 'd', true, "\"2014-06\"" }, { 'd', true, "\"2014-06-29\"" },
	{ 'd', true, "\"2014-19-39\"" }, { 'd', true, "\"2013-02-31\"" },
	{ 'd', false, "\"\"" }, { 'd', false, "\"Present\"" }, { 'd', false, "\"2014-1\"" },
	{ 'd', false, "\"Jan 2014\"" }, { 'd', false, "\"2013-12-021\"" }, { 'd', false, "2014" },
	{ 'd', false, "\"3014\"" }, { 'd', false, "\"2014-06-29T00:00:00Z\"" },
	{ 'd', false, "null" }, { 'd', false, "\"Fall 2020\"" },

	{ 'l', true, "[]" }, { 'l', true, "[\"a\",\"b\"]" },
	{ 'l', false, "null" }, { 'l', false, "\"a\"" }, { 'l', false, "[null]" },
	{ 'l', false, "[1]" }, { 'l', false, "{}" }, { 'l', false, "[[\"a\"]]" },
};

/* Whether some error names the path, at its line. */
static bool error_names(const char *messages, const char *path)
{
	struct buf start = BUF_INIT;
	bool named;

	buf_addf(&start, " error: %s", path);
	named = strstr(messages, start.bytes) && !strncmp(messages, "1:", 2);
	buf_release(&start);
	return named;
}

static void check_instance(const char *json, bool valid, const char *path)
{
	struct kit kit;

	kit_read(&kit, json, "check");
	if (!CHECK_INT(kit.diag.errors > 0, !valid) ||
	    !CHECK_INT(kit.diag.status, valid ? STATUS_OK : STATUS_DATA) ||
	    (!valid && !CHECK(error_names(kit.messages.bytes, path))))
		printf("#   of     %s\n#   said   %s\n", json, kit.messages.bytes);
	kit_release(&kit);
}

static void try_member(const struct section *section, const struct member *member)
{
	struct buf json = BUF_INIT, path = BUF_INIT;

	buf_addf(&path, "%s%s%s", section->path, *section->path ? "." : "", member->name);
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		if (values[i].code != member->code)
			continue;
		buf_clear(&json);
		buf_addf(&json, "%s\"%s\":%s%s", section->open, member->name, values[i].json,
			 section->close);
		check_instance(json.bytes, values[i].valid, path.bytes);
	}
	buf_release(&json);
	buf_release(&path);
}

static void test_every_member(void)
{
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		for (const struct member *m = sections[i].members; m->name; m++)
			try_member(&sections[i], m);
}

static void test_sections(void)
{
	static const char *const lists[] = {
		"work", "volunteer", "education", "awards", "certificates", "publications",
		"skills", "languages", "interests", "references", "projects",
	};
	static const struct value shapes[] = {
		{ 0, true, "[]" }, { 0, true, "[{}]" }, { 0, true, "[{\"own\":[1]}]" },
		{ 0, false, "null" }, { 0, false, "{}" }, { 0, false, "\"x\"" }, { 0, false, "1" },
		{ 0, false, "[null]" }, { 0, false, "[\"x\"]" }, { 0, false, "[[]]" },
	};
	struct buf json = BUF_INIT;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (size_t j = 0; j < sizeof(shapes) / sizeof(shapes[0]); j++) {
			buf_clear(&json);
			buf_addf(&json, "{\"%s\":%s}", lists[i], shapes[j].json);
			check_instance(json.bytes, shapes[j].valid, lists[i]);
		}
	buf_release(&json);
}

static void test_objects(void)
{
	check_instance("{}", true, "");
	check_instance("{\"basics\":{}}", true, "");
	check_instance("{\"basics\":null}", false, "basics");
	check_instance("{\"basics\":\"x\"}", false, "basics");
	check_instance("{\"basics\":[]}", false, "basics");
	check_instance("{\"basics\":{\"location\":{}}}", true, "");
	check_instance("{\"basics\":{\"location\":null}}", false, "basics.location");
	check_instance("{\"basics\":{\"location\":\"Paris\"}}", false, "basics.location");
	check_instance("{\"basics\":{\"profiles\":[]}}", true, "");
	check_instance("{\"basics\":{\"profiles\":null}}", false, "basics.profiles");
	check_instance("{\"basics\":{\"profiles\":{\"x\":\"y\"}}}", false, "basics.profiles");
	check_instance("{\"meta\":{}}", true, "");
	check_instance("{\"meta\":null}", false, "meta");
	check_instance("{\"$schema\":{}}", false, "$schema");
}

/* Members that the schema does not define are nobody's error: a note at most. */
static void test_unknown_members_are_noted(void)
{
	struct kit kit;

	kit_read(&kit, "{\"basics\":{\"nick\":5},\n\"work\":[{\"company\":\"X\",\"hide\":true}]}",
		 "check");
	CHECK_STR(kit.messages.bytes,
		  "1:19: note: basics.nick: not a member that the schema knows; carried along"
		  " [unknown]\n"
		  "2:20: note: work[0].company: an old name of 'name' [old-name]\n"
		  "2:31: note: work[0].hide: not a member that the schema knows; carried along"
		  " [unknown]\n");
	CHECK_INT(kit.diag.status, STATUS_OK);
	kit_release(&kit);
}

static void test_days_that_do_not_exist_are_warned_of(void)
{
	struct kit kit;

	kit_read(&kit, "{\"awards\":[{\"date\":\"2013-02-31\"}]}", "check");
	CHECK_INT(kit.diag.warnings, 1);
	CHECK_STR(kit.messages.bytes,
		  "1:20: warning: awards[0].date: the calendar has no 2013-02-31 [date]\n");
	kit_release(&kit);
}

int main(void)
{
	RUN(test_every_member);
	RUN(test_sections);
	RUN(test_objects);
	RUN(test_unknown_members_are_noted);
	RUN(test_days_that_do_not_exist_are_warned_of);
	return check_done();
}
