#include "pipeline/buf.h"

#include <stdint.h>
#include <stdlib.h>

#include "tests/faults.h"
#include "tests/unit/check.h"

static void test_empty_is_a_string(void)
{
	struct buf buf = BUF_INIT;

	CHECK_STR(buf.bytes, "");
	CHECK_INT(buf.size, 0);
	buf_clear(&buf);
	buf_truncate(&buf, 3);
	CHECK_STR(buf.bytes, "");
	buf_release(&buf);
}

static void test_appends(void)
{
	struct buf buf = BUF_INIT;

	buf_adds(&buf, "one");
	buf_addc(&buf, ' ');
	buf_add(&buf, "two\0x", 5);
	CHECK_INT(buf.size, 9);
	CHECK_STR(buf.bytes, "one two");
	buf_truncate(&buf, 7);
	buf_addf(&buf, " %d%%", 3);
	CHECK_STR(buf.bytes, "one two 3%");
	buf_clear(&buf);
	CHECK_STR(buf.bytes, "");
	buf_release(&buf);
	CHECK_STR(buf.bytes, "");
}

static void test_grows_far(void)
{
	struct buf buf = BUF_INIT;

	for (int i = 0; i < 100000; i++)
		buf_addf(&buf, "%05d", i);
	CHECK_INT(buf.size, 500000);
	CHECK(!memcmp(buf.bytes + 499995, "99999", 6));
	buf_release(&buf);
}

static void test_detach_hands_over(void)
{
	struct buf buf = BUF_INIT;
	size_t size = 7;
	char *bytes = buf_detach(&buf, &size);

	CHECK_STR(bytes, "");
	CHECK_INT(size, 0);
	free(bytes);
	buf_adds(&buf, "mine");
	bytes = buf_detach(&buf, NULL);
	CHECK_STR(bytes, "mine");
	CHECK_STR(buf.bytes, "");
	free(bytes);
}

static void test_failure_sticks(void)
{
	struct buf buf = BUF_INIT;

	buf_adds(&buf, "kept");
	faults_from(FAULT_MEMORY, 1);
	for (int i = 0; i < 100; i++)
		buf_adds(&buf, "more");
	CHECK(faults_end(FAULT_MEMORY));
	CHECK(buf.failed);
	CHECK(!strncmp(buf.bytes, "keptmore", 8));
	CHECK(buf.size % 4 == 0 && buf.size < 64);
	buf_addf(&buf, "%s", "later");
	buf_clear(&buf);
	CHECK(buf.failed);
	CHECK(!buf_detach(&buf, NULL));
	CHECK(!buf.failed);
}

static void test_absurd_sizes_fail(void)
{
	struct buf buf = BUF_INIT;

	CHECK_INT(buf_reserve(&buf, SIZE_MAX), -1);
	CHECK(buf.failed);
	buf_release(&buf);
	CHECK_INT(buf_reserve(&buf, SIZE_MAX / 2), -1);
	buf_release(&buf);
}

int main(void)
{
	RUN(test_empty_is_a_string);
	RUN(test_appends);
	RUN(test_grows_far);
	RUN(test_detach_hands_over);
	RUN(test_failure_sticks);
	RUN(test_absurd_sizes_fail);
	return check_done();
}
