/* JSON in and out of records in memory, for the tests of formats/json. */
#ifndef TESTS_UNIT_JSON_KIT_H
#define TESTS_UNIT_JSON_KIT_H

#include "formats/json/json.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/convert.h"
#include "tests/unit/check.h"

/* One reading: its first record, and its messages, a line each: "3:7: error: text [id]". */
struct kit {
	struct arena arena;
	struct diag diag;
	struct buf messages;
	struct cv cv;
	int result;	/* of the reader's next */
};

static inline void kit_collect(void *context, const struct message *message)
{
	buf_addf(context, "%u:%u: %s: %s [%s]\n", message->pos.line, message->pos.column,
		 level_name(message->level), message->text, message->id);
}

static inline void kit_start(struct kit *kit)
{
	arena_init(&kit->arena);
	buf_init(&kit->messages);
	diag_init(&kit->diag, kit_collect, &kit->messages);
}

/* `option` NULL for none, or the name of one: "check". */
static inline void kit_read_bytes(struct kit *kit, const char *json, size_t size,
				  const char *option)
{
	struct setting setting = { option, "" };
	struct settings settings = { &setting, option != NULL };
	struct source *source;
	struct reader *reader;

	kit_start(kit);
	source = source_from_memory("cv.json", json, size, 0, &kit->diag);
	reader = reader_open(&json_format, source, &settings, NULL, &kit->diag);
	kit->result = reader_next(reader, &kit->cv, &kit->arena);
	reader_close(reader);
	source_close(source);
}

static inline void kit_read(struct kit *kit, const char *json, const char *option)
{
	kit_read_bytes(kit, json, strlen(json), option);
}

/* The record as JSON, appended; messages are added to the kit's. */
static inline void kit_write(struct kit *kit, const char *option, struct buf *out)
{
	struct setting setting = { option, "" };
	struct settings settings = { &setting, option != NULL };
	struct sink *sink = sink_to_memory(out, &kit->diag);
	struct writer *writer = writer_open(&json_format, sink, false, &settings, &kit->diag);

	CHECK(writer_put(writer, &kit->cv) == 0);
	CHECK(writer_end(writer) == 0);
	writer_close(writer);
	CHECK(sink_commit(sink) == 0);
	sink_close(sink);
}

static inline void kit_release(struct kit *kit)
{
	arena_release(&kit->arena);
	buf_release(&kit->messages);
}

/* The members that the compact writer makes of the JSON, `$schema` apart. */
static inline void kit_rewrite(const char *json, struct buf *members, struct buf *messages)
{
	static const char head[] = "{\"$schema\":\"";
	struct buf out = BUF_INIT;
	struct kit kit;

	kit_read(&kit, json, NULL);
	if (CHECK(kit.result == 1)) {
		const char *behind;

		kit_write(&kit, "compact", &out);
		CHECK(!strncmp(out.bytes, head, sizeof(head) - 1));
		behind = strchr(out.bytes + sizeof(head) - 1, '"') + 1;
		buf_add(members, behind, strlen(behind) - strlen("}\n"));
	}
	buf_add(messages, kit.messages.bytes, kit.messages.size);
	buf_release(&out);
	kit_release(&kit);
}

/* Reading and writing compactly gives `members` (without the outer braces), with these messages. */
static inline bool kit_gives(const char *json, const char *members, const char *messages)
{
	struct buf got = BUF_INIT, said = BUF_INIT;
	bool same;

	kit_rewrite(json, &got, &said);
	same = CHECK_STR(got.size ? got.bytes + 1 : "", members);
	same = CHECK_STR(said.bytes, messages) && same;
	if (!same)
		printf("#   of     %s\n", json);
	buf_release(&got);
	buf_release(&said);
	return same;
}

#endif
