#include "pipeline/convert.h"

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "tests/faults.h"
#include "tests/unit/check.h"
#include "tests/unit/messages.h"

/*
 * A format of names, one a line. "!" fails to open or begin; a line "?" is a
 * bad record. `closed` and `finished` count, to see that each comes once.
 */
static int closed, finished;

struct names_state {
	const char *at, *end;
};

static bool asks_to_fail(const struct settings *settings)
{
	return settings_get(settings, "fail") != NULL;
}

static int names_open(struct reader *reader)
{
	struct names_state *state = reader->state;
	size_t size;

	state->at = source_all(reader->source, &size);
	state->end = state->at + size;
	return asks_to_fail(reader->settings)
		? diag_error(reader->diag, STATUS_DATA, source_pos(reader->source, 1, 0), "test", "asked to")
		: 0;
}

static int names_next(struct reader *reader, struct cv *cv)
{
	struct names_state *state = reader->state;
	const char *line = state->at;
	const char *end = memchr(line, '\n', (size_t)(state->end - line));

	if (line == state->end)
		return 0;
	state->at = end + 1;
	if (*line == '?')
		return diag_error(reader->diag, STATUS_DATA, source_pos(reader->source, 1, 0), "test", "bad");
	cv_set(cv, &cv->basics.name, line, (size_t)(end - line), 1, 100);
	return 1;
}

static void names_close(struct reader *reader)
{
	(void)reader;
	closed++;
}

static int names_begin(struct writer *writer)
{
	sink_puts(writer->sink, writer->many ? "many:" : "one:");
	return asks_to_fail(writer->settings) ? -1 : 0;
}

static int names_put(struct writer *writer, const struct cv *cv)
{
	sink_printf(writer->sink, " %s", cv->basics.name.s);
	return 0;
}

static int names_end(struct writer *writer)
{
	sink_puts(writer->sink, ".");
	return 0;
}

static void names_finish(struct writer *writer)
{
	(void)writer;
	finished++;
}

static const struct format names = {
	.name = "names",
	.reader_size = sizeof(struct names_state),
	.open = names_open,
	.next = names_next,
	.close = names_close,
	.writer_size = 1,
	.begin = names_begin,
	.put = names_put,
	.end = names_end,
	.finish = names_finish,
};

static const struct setting fail_setting = { "fail", "" };
static const struct settings none = { NULL, 0 }, fail = { &fail_setting, 1 };

static void test_settings(void)
{
	static const struct setting v[] = { { "a", "1" }, { "b", "" }, { "a", "2" } };
	const struct settings settings = { v, 3 };

	CHECK_STR(settings_get(&settings, "a"), "2");
	CHECK_STR(settings_get(&settings, "b"), "");
	CHECK(!settings_get(&settings, "c") && !settings_get(&none, "a"));
}

/* All records of the text to `out`; how reading ended, or -2 when something did not open. */
static int convert(const char *text, const struct settings *settings, struct buf *out,
		   struct messages *said)
{
	struct source *source = source_from_memory("in", text, strlen(text), 0, &said->diag);
	struct sink *sink = sink_to_memory(out, &said->diag);
	struct reader *reader = source ? reader_open(&names, source, settings, NULL, &said->diag) : NULL;
	struct writer *writer = sink ? writer_open(&names, sink, true, settings, &said->diag) : NULL;
	struct arena arena = ARENA_INIT;
	int result = reader && writer ? 1 : -2;
	struct cv cv;

	while (result > 0 && (result = reader_next(reader, &cv, &arena)) > 0) {
		CHECK(cv.arena == &arena && !cv.work.n);
		writer_put(writer, &cv);
	}
	if (!result)
		result = writer_end(writer) || sink_commit(sink) ? -1 : 0;
	writer_close(writer);
	reader_close(reader);
	sink_close(sink);
	source_close(source);
	arena_release(&arena);
	return result;
}

static void test_records_pass(void)
{
	struct buf out = BUF_INIT;
	struct messages said;

	messages_init(&said);
	closed = finished = 0;
	CHECK_INT(convert("Ada\nCharles\n", &none, &out, &said), 0);
	CHECK_STR(out.bytes, "many: Ada Charles.");
	CHECK_STR(said.text.bytes, "");
	CHECK_INT(closed, 1);
	CHECK_INT(finished, 1);
	buf_clear(&out);
	CHECK_INT(convert("Ada\n?\n", &none, &out, &said), -1);
	CHECK_STR(out.bytes, "many: Ada");
	CHECK_INT(finished, 2);
	buf_release(&out);
	messages_release(&said);
}

static void test_failed_openings_are_closed(void)
{
	struct buf out = BUF_INIT;
	struct messages said;

	messages_init(&said);
	closed = finished = 0;
	CHECK_INT(convert("Ada\n", &fail, &out, &said), -2);
	CHECK_STR(said.text.bytes, "in:1: error: asked to [test]\n");
	CHECK_INT(closed, 1);
	CHECK_INT(finished, 1);
	reader_close(NULL);
	writer_close(NULL);
	buf_release(&out);
	messages_release(&said);
}

static void test_every_allocation_fails(void)
{
	bool hit = true;

	for (long n = 1; hit; n++) {
		struct buf out = BUF_INIT;
		struct messages said;
		int result;

		messages_init(&said);
		said.diag.emit = NULL;
		faults_from(FAULT_MEMORY, n);
		result = convert("Ada\nCharles\n", &none, &out, &said);
		hit = faults_end(FAULT_MEMORY);
		CHECK((result != 0) == hit);
		CHECK_INT(said.diag.status, hit ? STATUS_OSERR : STATUS_OK);
		buf_release(&out);
	}
}

int main(void)
{
	RUN(test_settings);
	RUN(test_records_pass);
	RUN(test_failed_openings_are_closed);
	RUN(test_every_allocation_fails);
	return check_done();
}
