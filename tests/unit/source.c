#include "pipeline/source.h"

#include <sys/stat.h>

#include "pipeline/buf.h"
#include "pipeline/foreign.h"
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

/* The bytes read as a whole, from memory; "(failed)" when that went wrong. */
static const char *read_bytes(const char *bytes, size_t size)
{
	static struct buf all = BUF_INIT;
	struct source *source;
	const char *text;
	size_t n;

	listen();
	buf_clear(&all);
	source = source_from_memory("mem", bytes, size, 0, &said.diag);
	text = source_all(source, &n);
	buf_adds(&all, text ? text : "(failed)");
	if (text)
		CHECK_INT(strlen(text), n);
	source_close(source);
	return all.bytes;
}

#define READ(literal) read_bytes(literal, sizeof(literal) - 1)

static void test_utf8(void)
{
	CHECK_STR(READ("plain"), "plain");
	CHECK_STR(READ(""), "");
	CHECK_STR(READ("\xEF\xBB\xBFwith a mark"), "with a mark");
	CHECK_STR(READ("\xEF\xBB\xBF"), "");
	CHECK_STR(READ("\xEF\xBB"), "\xC3\xAF\xC2\xBB");
	CHECK_STR(READ("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
}

static void test_line_ends(void)
{
	CHECK_STR(READ("a\r\nb\rc\nd"), "a\nb\nc\nd");
	CHECK_STR(READ("\r\r\n\n\r"), "\n\n\n\n");
	CHECK_STR(READ("\r\n"), "\n");
	CHECK_STR(READ("\r"), "\n");
	CHECK_STR(said.text.bytes, "");
}

static void test_windows_1252(void)
{
	CHECK_STR(READ("caf\xE9\nna\xEFve \x80 \x93x\x94"),
		  "caf\xC3\xA9\nna\xC3\xAFve \xE2\x82\xAC \xE2\x80\x9Cx\xE2\x80\x9D");
	CHECK_STR(said.text.bytes,
		  "mem:1: warning: bytes that are no UTF-8 are read as windows-1252 [encoding]\n");
	CHECK_STR(READ("ok\nok\nM\xFCller\n"), "ok\nok\nM\xC3\xBCller\n");
	CHECK(strstr(said.text.bytes, "mem:3: warning"));
	CHECK_STR(READ("\xC3\xA9 and \xE9"), "\xC3\xA9 and \xC3\xA9");
	CHECK_STR(READ("\x81"), "\xEF\xBF\xBD");
	CHECK_STR(READ("end\xC3"), "end\xC3\x83");
	CHECK_STR(READ("\xED\xA0\x80"), "\xC3\xAD\xC2\xA0\xE2\x82\xAC");
}

static void test_utf16(void)
{
	CHECK_STR(READ("\xFF\xFE" "a\0\xE9\0\x3D\xD8\x00\xDE"), "a\xC3\xA9\xF0\x9F\x98\x80");
	CHECK_STR(READ("\xFE\xFF" "\0a\0\xE9\xD8\x3D\xDE\x00"), "a\xC3\xA9\xF0\x9F\x98\x80");
	CHECK_STR(READ("\xFF\xFE\r\0\n\0" "b\0"), "\nb");
	CHECK_STR(said.text.bytes, "");
	CHECK_STR(READ("\xFF\xFE"), "");
}

static void test_broken_utf16(void)
{
	CHECK_STR(READ("\xFF\xFE" "a\0\x3D\xD8" "b\0"), "a\xEF\xBF\xBD" "b");
	CHECK(strstr(said.text.bytes, "mem:1: warning: bytes that are no character"));
	CHECK_STR(READ("\xFF\xFE" "a\0\x00\xDE"), "a\xEF\xBF\xBD");
	CHECK_STR(READ("\xFF\xFE" "a\0\x3D\xD8"), "a\xEF\xBF\xBD");
	CHECK_STR(READ("\xFF\xFE" "a\0b"), "a\xEF\xBF\xBD");
}

static void test_utf32(void)
{
	CHECK_STR(READ("\xFF\xFE\0\0" "a\0\0\0\x00\xF6\x01\0"), "a\xF0\x9F\x98\x80");
	CHECK_STR(READ("\0\0\xFE\xFF" "\0\0\0a\0\x01\xF6\0"), "a\xF0\x9F\x98\x80");
	CHECK_STR(READ("\xFF\xFE\0\0\0\0\x11\0"), "\xEF\xBF\xBD");
	CHECK_STR(READ("\xFF\xFE\0\0" "a\0"), "\xEF\xBF\xBD");
}

static void test_nul_is_binary(void)
{
	CHECK_STR(READ("one\ntwo\0three"), "(failed)");
	CHECK(!strncmp(said.text.bytes, "mem:2: error: binary data: a NUL byte", 37));
	CHECK_INT(said.diag.status, STATUS_DATA);
	CHECK_STR(READ("\xFF\xFE" "a\0\0\0"), "(failed)");
	CHECK_STR(READ("%PDF-1.5\nstream\0\1\2"), "(failed)");
	CHECK(!strncmp(said.text.bytes, "mem: error: this is a PDF file", 30));
	CHECK(strstr(said.text.bytes, "pdftotext -layout") && strstr(said.text.bytes, "[foreign]"));
}

static void test_nul_allowed(void)
{
	struct source *source;
	size_t size;

	listen();
	source = source_from_memory("mem", "a\n\0b\0\r\n", 7, 0, &said.diag);
	source_allow_nul(source);
	CHECK_STR(source_all(source, &size), "a\n\xEF\xBF\xBD" "b\xEF\xBF\xBD\n");
	CHECK_STR(said.text.bytes, "mem:2: warning: NUL bytes are read as U+FFFD [encoding]\n");
	source_close(source);
}

/* Whatever the size of what a read gives, the text is the same, and no piece cuts a character. */
static void test_every_size_of_read(void)
{
	static const char text[] = "\xEF\xBB\xBFM\xFCl \r\n\xE2\x82\xAC\r\xF0\x9F\x98\x80 \xC3\xA9\r\n\r\nend\xE2\x82";
	static const char wanted[] = "M\xC3\xBCl \n\xE2\x82\xAC\n\xF0\x9F\x98\x80 \xC3\xA9\n\nend\xC3\xA2\xE2\x80\x9A";

	scratch_write("pieces", text, sizeof(text) - 1);
	for (unsigned n = 1; n < 12; n++) {
		struct buf all = BUF_INIT;
		struct source *source;
		const char *piece;
		long size;

		listen();
		source = source_open("pieces", 0, &said.diag);
		faults_short(n);
		while ((size = source_fill(source, &piece)) > 0) {
			CHECK(((unsigned char)piece[0] & 0xC0) != 0x80);
			buf_add(&all, piece, (size_t)size);
		}
		faults_short(0);
		CHECK_INT(size, 0);
		CHECK_STR(all.bytes, wanted);
		CHECK_INT(source_offset(source), sizeof(text) - 1);
		CHECK_INT(source_fill(source, &piece), 0);
		source_close(source);
		buf_release(&all);
	}
}

static void test_utf16_in_every_size_of_read(void)
{
	static const char text[] = "\xFE\xFF\0a\xD8\x3D\xDE\x00\0\r\0\n\0b";

	scratch_write("wide", text, sizeof(text) - 1);
	for (unsigned n = 1; n < 9; n++) {
		struct source *source;
		const char *all;
		size_t size;

		listen();
		faults_short(n);
		source = source_open("wide", 0, &said.diag);
		all = source_all(source, &size);
		faults_short(0);
		CHECK_STR(all, "a\xF0\x9F\x98\x80\nb");
		source_close(source);
	}
}

static void test_peek_consumes_nothing(void)
{
	struct source *source;
	size_t size;

	listen();
	source = source_from_memory("mem", "\xEF\xBB\xBFsome\r\ntext", 13, 0, &said.diag);
	CHECK_STR(source_peek(source, &size), "some\ntext");
	CHECK_INT(size, 9);
	CHECK_STR(source_peek(source, &size), "some\ntext");
	CHECK_STR(source_all(source, &size), "some\ntext");
	CHECK_INT(size, 9);
	source_close(source);
	source = source_from_memory("mem", "", 0, 0, &said.diag);
	CHECK(!source_peek(source, &size));
	CHECK_INT(size, 0);
	CHECK_STR(source_all(source, &size), "");
	source_close(source);
}

static void test_a_large_file(void)
{
	size_t size, n = 3000000;
	char *text = malloc(n + 1);
	struct source *source;
	const char *all;

	for (size_t i = 0; i < n; i++)
		text[i] = "\xE2\x82\xAC"[i % 3];
	text[n] = '\0';
	scratch_write("large", text, n);
	listen();
	source = source_open("large", 0, &said.diag);
	CHECK(source_peek(source, &size) && size <= SOURCE_PEEK && size % 3 == 0 && size > 60000);
	all = source_all(source, &size);
	CHECK_INT(size, n);
	CHECK(all && !strcmp(all, text));
	CHECK_STR(said.text.bytes, "");
	source_close(source);
	free(text);
}

/* Opens a path that must be refused. */
static const char *refused(const char *path, size_t max_input)
{
	listen();
	CHECK(!source_open(path, max_input, &said.diag));
	return said.text.bytes;
}

static void test_what_cannot_be_opened(void)
{
	CHECK_STR(refused("missing", 0),
		  "missing: error: cannot open: No such file or directory [cannot-open]\n");
	CHECK_INT(said.diag.status, STATUS_NOINPUT);
	CHECK_STR(refused(".", 0), ".: error: cannot open: Is a directory [cannot-open]\n");
	CHECK_INT(said.diag.status, STATUS_NOINPUT);
	scratch_write("closed", "x", 1);
	chmod("closed", 0);
	if (access("closed", R_OK) == 0) {
		SKIP("root may read everything");
		return;
	}
	refused("closed", 0);
	CHECK_INT(said.diag.status, STATUS_NOPERM);
}

static void test_max_input(void)
{
	struct source *source;
	size_t size;

	scratch_write("ten", "0123456789", 10);
	CHECK_STR(refused("ten", 9), "ten: error: input is larger than 9 bytes; "
				     "--max-input raises the limit [too-large]\n");
	CHECK_INT(said.diag.status, STATUS_DATA);
	listen();
	source = source_open("ten", 10, &said.diag);
	CHECK_STR(source_all(source, &size), "0123456789");
	source_close(source);
	CHECK(!source_from_memory("mem", "0123456789", 10, 9, &said.diag));
}

static void test_max_input_of_a_pipe(void)
{
	struct source *source;
	const char *piece;
	size_t size;
	int saved = dup(STDIN_FILENO), ends[2];

	if (pipe(ends) || write(ends[1], "0123456789", 10) != 10)
		abort();
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	listen();
	source = source_open("-", 9, &said.diag);
	CHECK_STR(source_name(source), "<stdin>");
	CHECK(!source_path(source));
	CHECK(!source_all(source, &size));
	CHECK_INT(source_fill(source, &piece), -1);
	CHECK(strstr(said.text.bytes, "<stdin>: error: input is larger than 9 bytes"));
	CHECK_INT(said.diag.errors, 1);
	source_close(source);
	dup2(saved, STDIN_FILENO);
	close(saved);
}

static void test_reads_fail(void)
{
	static char text[300000];
	bool hit = true;

	memset(text, 'x', sizeof(text));
	scratch_write("long", text, sizeof(text));
	for (long n = 1; hit; n++) {
		struct source *source;
		const char *all;
		size_t size;

		listen();
		source = source_open("long", 0, &said.diag);
		faults_from(FAULT_READ, n);
		all = source_all(source, &size);
		hit = faults_end(FAULT_READ);
		CHECK(!all == hit);
		CHECK_INT(said.diag.status, hit ? STATUS_IOERR : STATUS_OK);
		CHECK_INT(said.diag.errors, hit);
		source_close(source);
	}
}

static void test_memory_fails(void)
{
	bool hit = true;

	scratch_write("mixed", "M\xFCller\r\nMeier\r\n", 15);
	for (long n = 1; hit; n++) {
		struct source *source;
		const char *all = NULL;
		size_t size;

		listen();
		faults_from(FAULT_MEMORY, n);
		source = source_open("mixed", 0, &said.diag);
		if (source && source_peek(source, &size))
			all = source_all(source, &size);
		hit = faults_end(FAULT_MEMORY);
		CHECK(all || said.diag.status == STATUS_OSERR);
		CHECK(all ? !strcmp(all, "M\xC3\xBCller\nMeier\n") : hit);
		source_close(source);
	}
}

static void test_foreign_kinds(void)
{
	struct source *source;

	listen();
	source = source_from_memory("mem", "{\\rtf1 x}", 9, 0, &said.diag);
	CHECK_STR(source_foreign(source)->what, "a rich text (RTF) file");
	source_close(source);
	source = source_from_memory("mem", "Ada Lovelace", 12, 0, &said.diag);
	CHECK(!source_foreign(source));
	source_close(source);
}

int main(void)
{
	scratch_enter();
	RUN(test_utf8);
	RUN(test_line_ends);
	RUN(test_windows_1252);
	RUN(test_utf16);
	RUN(test_broken_utf16);
	RUN(test_utf32);
	RUN(test_nul_is_binary);
	RUN(test_nul_allowed);
	RUN(test_every_size_of_read);
	RUN(test_utf16_in_every_size_of_read);
	RUN(test_peek_consumes_nothing);
	RUN(test_a_large_file);
	RUN(test_what_cannot_be_opened);
	RUN(test_max_input);
	RUN(test_max_input_of_a_pipe);
	RUN(test_reads_fail);
	RUN(test_memory_fails);
	RUN(test_foreign_kinds);
	messages_release(&said);
	scratch_leave();
	return check_done();
}
