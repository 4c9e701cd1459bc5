#include "pipeline/bytes.h"

#include "tests/unit/check.h"

/* Every byte, at every place, among bytes that are next to the ones looked for. */
static void test_every_byte(void)
{
	for (unsigned byte = 0; byte < 256; byte++) {
		for (unsigned place = 0; place < 8; place++) {
			char bytes[] = "aaaaaaaa";
			uint64_t word;

			bytes[place] = (char)byte;
			word = bytes_load(bytes);
			CHECK_INT(bytes_high(word) != 0, byte >= 0x80);
			CHECK_INT(bytes_below(word, 0x20) != 0, byte < 0x20);
			CHECK_INT(bytes_equal(word, '"') != 0, byte == '"');
			CHECK_INT(bytes_count(bytes_tails(word)), byte >= 0x80 && byte < 0xC0);
			if (byte < 0x20)
				CHECK_INT(bytes_first(bytes_below(word, 0x20)), place);
		}
	}
}

static void test_first_of_several(void)
{
	CHECK_INT(bytes_first(bytes_equal(bytes_load("a\"#\"!\"\"a"), '"')), 1);
	CHECK_INT(bytes_first(bytes_high(bytes_load("aaa\xC3\xA9\xC3\xA9" "a"))), 3);
	CHECK_INT(bytes_first(bytes_below(bytes_load("!  \x1f\x01\x02  "), 0x20)), 3);
}

static void test_few(void)
{
	CHECK(bytes_load_few("abc", 3) == bytes_load("abc\0\0\0\0"));
	CHECK(bytes_load_few("abc", 0) == 0);
	CHECK_INT(bytes_load_few("\xFFz", 2), 0x7AFF);
	for (size_t size = 0; size < 8; size++) {
		char bytes[8] = { 0 };

		memcpy(bytes, "\xF1\xE2\xD3\xC4\xB5\xA6\x97", size);
		CHECK(bytes_load_few(bytes, size) == bytes_load(bytes));
	}
}

/* Every size, and every place of the byte that differs. */
static void test_same(void)
{
	const char *bytes = "the quick brown fox jumps";

	for (size_t size = 0; size < strlen(bytes); size++) {
		char copy[] = "the quick brown fox jumps";

		for (size_t i = 0; i < sizeof(copy) - 1; i++) {
			copy[i] ^= 1;
			CHECK_INT(bytes_same(bytes, copy, size), i >= size);
			copy[i] ^= 1;
		}
	}
}

static void test_store(void)
{
	char copy[] = "........";

	bytes_store(copy, bytes_load_few("abc", 3) | BYTES_ONES * 0x20);
	CHECK_STR(copy, "abc     ");
}

static void test_range(void)
{
	uint64_t word = bytes_load("@AZ[`az{");

	CHECK(bytes_between(word, 'A', 'Z') == UINT64_C(0x8080) << 8);
	CHECK(bytes_between(word, 'a', 'z') == UINT64_C(0x8080) << 40);
	CHECK(bytes_between(word | BYTES_HIGHS, 'a', 'z') == 0);
}

static void test_before(void)
{
	CHECK(bytes_before(bytes_equal(bytes_load("ab.cd.ef"), '.')) == 0xFFFF);
	CHECK(bytes_before(bytes_equal(bytes_load(".bcdefgh"), '.')) == 0);
	CHECK(bytes_before(bytes_equal(bytes_load("abcdefgh"), '.')) == UINT64_MAX);
}

/* Of two words in a row, each result says what stands one byte before. */
static void test_moved(void)
{
	uint64_t first = bytes_equal(bytes_load("..... . "), ' ');
	uint64_t second = bytes_equal(bytes_load(".. ....."), ' ');

	CHECK(bytes_moved(first, 0) == bytes_equal(bytes_load("...... ."), ' '));
	CHECK(bytes_moved(second, first) == bytes_equal(bytes_load(" .. ...."), ' '));
}

static void test_wide(void)
{
	for (size_t place = 0; place < BYTES_WIDE; place++) {
		char bytes[] = "aaaaaaaaaaaaaaaa";

		CHECK_INT(bytes_ahead(bytes_load_wide(bytes) >= 0x80), BYTES_WIDE);
		CHECK(!bytes_any(bytes_load_wide(bytes) >= 0x80));
		bytes[place] = (char)0x80;
		bytes[BYTES_WIDE - 1] = (char)0xFF;
		CHECK_INT(bytes_ahead(bytes_load_wide(bytes) >= 0x80), place);
		CHECK(bytes_any(bytes_load_wide(bytes) >= 0x80));
	}
}

/* The end is where text stops, at every distance from whole steps. */
static void test_printing(void)
{
	const char text[] = "The printing bytes of ASCII are ' ' to '~', and no others.";
	const char *end = text + sizeof(text) - 1;
	char bytes[sizeof(text)];

	for (const char *stop = text; stop <= end; stop++)
		CHECK(bytes_printing(text, stop) == stop);
	for (size_t place = 0; place < sizeof(text) - 1; place++) {
		memcpy(bytes, text, sizeof(text));
		bytes[place] = "\x1F\x7F\x80\xFF"[place % 4];
		CHECK_INT(bytes_printing(bytes, bytes + sizeof(text) - 1) - bytes, place);
	}
}

int main(void)
{
	RUN(test_every_byte);
	RUN(test_first_of_several);
	RUN(test_few);
	RUN(test_same);
	RUN(test_store);
	RUN(test_range);
	RUN(test_before);
	RUN(test_moved);
	RUN(test_wide);
	RUN(test_printing);
	return check_done();
}
