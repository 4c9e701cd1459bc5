#include "pipeline/sink.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "tests/faults.h"
#include "tests/unit/check.h"
#include "tests/unit/messages.h"
#include "tests/unit/scratch.h"

static struct messages said;

static void listen(void)
{
	messages_release(&said);
	messages_init(&said);
}

static bool holds(const char *name, const char *wanted)
{
	char *text = scratch_read(name);
	bool same = text && !strcmp(text, wanted);

	free(text);
	return same;
}

/* Writes a file in one go; what commit said. */
static int write_file(const char *name, unsigned flags, const char *text)
{
	struct sink *sink;
	int result;

	listen();
	sink = sink_open(name, flags, &said.diag);
	if (!sink)
		return -1;
	sink_puts(sink, text);
	result = sink_commit(sink);
	sink_close(sink);
	return result;
}

static void test_a_file_is_whole_or_absent(void)
{
	struct sink *sink;
	int before = scratch_count();

	listen();
	sink = sink_open("whole", 0, &said.diag);
	sink_printf(sink, "%s %d", "line", 1);
	sink_putc(sink, '\n');
	sink_pad(sink, ' ', 3);
	CHECK(access("whole", F_OK) != 0);
	CHECK_INT(scratch_count(), before + 1);
	CHECK_INT(sink_offset(sink), 10);
	CHECK_STR(sink_name(sink), "whole");
	CHECK_INT(sink_commit(sink), 0);
	CHECK_INT(sink_commit(sink), 0);
	sink_close(sink);
	CHECK(holds("whole", "line 1\n   "));
	CHECK_INT(scratch_count(), before + 1);
}

static void test_without_commit_nothing_stays(void)
{
	struct sink *sink;
	int before = scratch_count();

	listen();
	write_file("old", 0, "old");
	sink = sink_open("old", 0, &said.diag);
	sink_puts(sink, "new");
	CHECK_INT(sink_flush(sink), 0);
	sink_close(sink);
	CHECK(holds("old", "old"));
	CHECK_INT(scratch_count(), before + 1);
}

static void test_modes(void)
{
	struct stat status;
	mode_t mask = umask(027);

	write_file("fresh", 0, "x");
	CHECK(!stat("fresh", &status));
	CHECK_INT(status.st_mode & 07777, 0640);
	chmod("fresh", 0600);
	write_file("fresh", 0, "y");
	CHECK(!stat("fresh", &status));
	CHECK_INT(status.st_mode & 07777, 0600);
	umask(mask);
}

static void test_links_stay(void)
{
	struct stat status;

	write_file("real", 0, "old");
	CHECK(!symlink("real", "link"));
	CHECK_INT(write_file("link", 0, "new"), 0);
	CHECK(!lstat("link", &status) && S_ISLNK(status.st_mode));
	CHECK(holds("real", "new"));
	CHECK(!symlink("nowhere", "dangling"));
	CHECK_INT(write_file("dangling", 0, "there"), 0);
	CHECK(holds("dangling", "there"));
}

static void test_long_outputs(void)
{
	static char text[200001];
	struct sink *sink;
	struct buf wanted = BUF_INIT;

	memset(text, 'x', 200000);
	listen();
	sink = sink_open("long", 0, &said.diag);
	faults_short(777);
	for (int i = 0; i < 3; i++) {
		sink_puts(sink, "head");
		sink_puts(sink, text);
		sink_printf(sink, "%.70000s", text);
		sink_printf(sink, "%s", "");
		buf_adds(&wanted, "head");
		buf_adds(&wanted, text);
		buf_add(&wanted, text, 70000);
	}
	CHECK_INT(sink_commit(sink), 0);
	faults_short(0);
	CHECK_INT(sink_offset(sink), wanted.size);
	sink_close(sink);
	CHECK(holds("long", wanted.bytes));
	buf_release(&wanted);
}

static void test_if_changed_keeps_the_time(void)
{
	struct timespec long_ago[2] = { { 1000, 0 }, { 1000, 0 } };
	struct stat status;
	struct sink *sink;

	write_file("same", 0, "equal");
	CHECK(!utimensat(AT_FDCWD, "same", long_ago, 0));
	listen();
	sink = sink_open("same", SINK_IF_CHANGED, &said.diag);
	sink_puts(sink, "equal");
	CHECK_INT(sink_commit(sink), 0);
	CHECK(sink_unchanged(sink));
	sink_close(sink);
	CHECK(!stat("same", &status) && status.st_mtime == 1000);
	CHECK_INT(write_file("same", SINK_IF_CHANGED, "equaL"), 0);
	CHECK(!stat("same", &status) && status.st_mtime != 1000);
	CHECK(holds("same", "equaL"));
	CHECK_INT(write_file("same", SINK_IF_CHANGED, "equaL, longer"), 0);
	CHECK(holds("same", "equaL, longer"));
}

static void test_if_changed_compares_to_the_end(void)
{
	struct timespec long_ago[2] = { { 1000, 0 }, { 1000, 0 } };
	static char text[150001];
	struct stat status;

	memset(text, 'x', 150000);
	write_file("much", 0, text);
	CHECK(!utimensat(AT_FDCWD, "much", long_ago, 0));
	CHECK_INT(write_file("much", SINK_IF_CHANGED, text), 0);
	CHECK(!stat("much", &status) && status.st_mtime == 1000);
	text[149999] = 'y';
	CHECK_INT(write_file("much", SINK_IF_CHANGED, text), 0);
	CHECK(holds("much", text));
}

static void test_no_clobber(void)
{
	struct sink *sink;

	write_file("mine", 0, "old");
	CHECK_INT(write_file("mine", SINK_NO_CLOBBER, "new"), -1);
	CHECK_STR(said.text.bytes, "mine: error: cannot create: File exists [cannot-create]\n");
	CHECK_INT(said.diag.status, STATUS_CANTCREAT);
	CHECK(holds("mine", "old"));
	CHECK_INT(write_file("free", SINK_NO_CLOBBER, "new"), 0);
	CHECK(holds("free", "new"));
	sink = sink_open("race", SINK_NO_CLOBBER, &said.diag);
	scratch_write("race", "theirs", 6);
	CHECK_INT(sink_commit(sink), -1);
	sink_close(sink);
	CHECK(holds("race", "theirs"));
}

static void test_sync(void)
{
	CHECK_INT(write_file("safe", SINK_SYNC, "text"), 0);
	CHECK(holds("safe", "text"));
}

static void test_what_cannot_be_created(void)
{
	CHECK_INT(write_file("no/such/folder", 0, "x"), -1);
	CHECK_STR(said.text.bytes,
		  "no/such/folder: error: cannot create: No such file or directory [cannot-create]\n");
	CHECK_INT(said.diag.status, STATUS_CANTCREAT);
	CHECK_INT(write_file(".", 0, "x"), -1);
	CHECK_STR(said.text.bytes, ".: error: cannot create: Is a directory [cannot-create]\n");
	CHECK_INT(said.diag.status, STATUS_CANTCREAT);
	CHECK_INT(write_file("whole/part", 0, "x"), -1);
	CHECK_INT(said.diag.status, STATUS_CANTCREAT);
}

static void test_devices_are_written_directly(void)
{
	struct stat status;

	CHECK_INT(write_file("/dev/null", 0, "x"), 0);
	CHECK(!stat("/dev/null", &status) && S_ISCHR(status.st_mode));
	if (access("/dev/full", W_OK)) {
		SKIP("there is no /dev/full");
		return;
	}
	CHECK_INT(write_file("/dev/full", 0, "x"), -1);
	CHECK_STR(said.text.bytes,
		  "/dev/full: error: cannot write: No space left on device [cannot-write]\n");
	CHECK_INT(said.diag.status, STATUS_IOERR);
	CHECK(!stat("/dev/full", &status) && S_ISCHR(status.st_mode));
}

static void test_fifos_are_written_directly(void)
{
	char text[8] = "";
	int fd;

	CHECK(!mkfifo("fifo", 0600));
	fd = open("fifo", O_RDONLY | O_NONBLOCK);
	CHECK_INT(write_file("fifo", 0, "flows"), 0);
	CHECK_INT(read(fd, text, 7), 5);
	CHECK_STR(text, "flows");
	close(fd);
}

static void test_standard_output(void)
{
	static const char *const names[] = { "-", "/dev/stdout", "/dev/fd/1" };
	char text[40] = "";
	int saved, ends[2];

	fflush(stdout);
	saved = dup(STDOUT_FILENO);
	CHECK(!pipe(ends));
	dup2(ends[1], STDOUT_FILENO);
	close(ends[1]);
	for (size_t i = 0; i < 3; i++) {
		CHECK_INT(write_file(names[i], 0, names[i]), 0);
		CHECK_INT(write_file(names[i], 0, ";"), 0);
	}
	dup2(saved, STDOUT_FILENO);
	close(saved);
	CHECK(read(ends[0], text, sizeof(text) - 1) > 0);
	CHECK_STR(text, "-;/dev/stdout;/dev/fd/1;");
	close(ends[0]);
}

static void test_memory(void)
{
	struct buf out = BUF_INIT;
	struct sink *sink;

	listen();
	sink = sink_to_memory(&out, &said.diag);
	sink_puts(sink, "in ");
	sink_pad(sink, '.', 3);
	CHECK_STR(out.bytes, "in ...");
	CHECK_INT(sink_offset(sink), 6);
	CHECK_INT(sink_commit(sink), 0);
	sink_close(sink);
	sink = sink_to_memory(&out, &said.diag);
	faults_from(FAULT_MEMORY, 1);
	sink_pad(sink, '.', 1000);
	CHECK(faults_end(FAULT_MEMORY));
	CHECK(sink_failed(sink));
	CHECK_INT(sink_commit(sink), -1);
	CHECK_INT(said.diag.status, STATUS_OSERR);
	sink_close(sink);
	buf_release(&out);
}

/* Every write, in turn, fails: the old target stays, no temporary does, one message. */
static void test_every_write_fails(void)
{
	static char text[200001];
	bool hit = true;
	int before;

	memset(text, 'x', 200000);
	write_file("target", 0, "old");
	before = scratch_count();
	for (long n = 1; hit; n++) {
		struct sink *sink;

		listen();
		sink = sink_open("target", 0, &said.diag);
		faults_short(50000);
		faults_from(FAULT_WRITE, n);
		sink_puts(sink, text);
		sink_puts(sink, text);
		CHECK_INT(sink_commit(sink), faults_end(FAULT_WRITE) ? -1 : 0);
		hit = sink_failed(sink);
		faults_short(0);
		sink_close(sink);
		CHECK_INT(said.diag.errors, hit);
		CHECK_INT(said.diag.status, hit ? STATUS_IOERR : STATUS_OK);
		CHECK(holds("target", "old") == hit);
		CHECK_INT(scratch_count(), before);
	}
}

static void test_rename_fails(void)
{
	int before;

	write_file("renamed", 0, "old");
	before = scratch_count();
	faults_from(FAULT_RENAME, 1);
	CHECK_INT(write_file("renamed", 0, "new"), -1);
	CHECK(faults_end(FAULT_RENAME));
	CHECK_STR(said.text.bytes, "renamed: error: cannot create: Permission denied [cannot-create]\n");
	CHECK_INT(said.diag.status, STATUS_NOPERM);
	CHECK(holds("renamed", "old"));
	CHECK_INT(scratch_count(), before);
}

static void test_memory_fails(void)
{
	int before = scratch_count();
	int result = -1;

	for (long n = 1; result; n++) {
		faults_from(FAULT_MEMORY, n);
		result = write_file("memory", 0, "x");
		if (faults_end(FAULT_MEMORY) && result)
			CHECK_INT(said.diag.status, STATUS_OSERR);
	}
	CHECK_INT(scratch_count(), before + 1);
}

int main(void)
{
	scratch_enter();
	RUN(test_a_file_is_whole_or_absent);
	RUN(test_without_commit_nothing_stays);
	RUN(test_modes);
	RUN(test_links_stay);
	RUN(test_long_outputs);
	RUN(test_if_changed_keeps_the_time);
	RUN(test_if_changed_compares_to_the_end);
	RUN(test_no_clobber);
	RUN(test_sync);
	RUN(test_what_cannot_be_created);
	RUN(test_devices_are_written_directly);
	RUN(test_fifos_are_written_directly);
	RUN(test_standard_output);
	RUN(test_memory);
	RUN(test_every_write_fails);
	RUN(test_rename_fails);
	RUN(test_memory_fails);
	messages_release(&said);
	scratch_leave();
	return check_done();
}
