#include "pipeline/diag.h"

#include "tests/faults.h"
#include "tests/unit/check.h"
#include "tests/unit/messages.h"

static void test_messages_reach_emit(void)
{
	struct messages m;

	messages_init(&m);
	diag_report(&m.diag, LEVEL_NOTE, pos_at("a.txt", 3, 0), "encoding", "%s", "noted");
	diag_report(&m.diag, LEVEL_WARNING, pos_at("a.txt", 3, 7), "lossy", "lost %d", 2);
	diag_report(&m.diag, LEVEL_ERROR, pos_at(NULL, 0, 0), "usage", "no file");
	CHECK_STR(m.text.bytes, "a.txt:3: note: noted [encoding]\n"
				"a.txt:3:7: warning: lost 2 [lossy]\n"
				"error: no file [usage]\n");
	CHECK_INT(m.diag.notes, 1);
	CHECK_INT(m.diag.warnings, 1);
	CHECK_INT(m.diag.errors, 1);
	CHECK_INT(m.diag.status, STATUS_OK);
	messages_release(&m);
}

static void test_first_error_gives_the_status(void)
{
	struct diag diag;

	diag_init(&diag, NULL, NULL);
	CHECK_INT(diag_error(&diag, STATUS_DATA, pos_at(NULL, 0, 0), "a", "first"), -1);
	CHECK_INT(diag_error(&diag, STATUS_IOERR, pos_at(NULL, 0, 0), "b", "second"), -1);
	CHECK_INT(diag.status, STATUS_DATA);
	CHECK_INT(diag.errors, 2);
}

static void test_long_messages(void)
{
	struct messages m;

	messages_init(&m);
	diag_report(&m.diag, LEVEL_NOTE, pos_at(NULL, 0, 0), "long", "%5000d", 1);
	CHECK_INT(m.text.size, strlen("note:  [long]\n") + 5000);
	messages_release(&m);
}

static void keep_text(void *context, const struct message *message)
{
	strncpy(context, message->text, 63);
}

static void test_out_of_memory_still_speaks(void)
{
	char text[64] = "";
	struct diag diag;

	diag_init(&diag, keep_text, text);
	faults_from(FAULT_MEMORY, 1);
	diag_error(&diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "%s", "x");
	CHECK(faults_end(FAULT_MEMORY));
	CHECK_STR(text, "out of memory for the message");
	CHECK_INT(diag.status, STATUS_OSERR);
}

int main(void)
{
	RUN(test_messages_reach_emit);
	RUN(test_first_error_gives_the_status);
	RUN(test_long_messages);
	RUN(test_out_of_memory_still_speaks);
	return check_done();
}
