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

int main(void)
{
	RUN(test_every_byte);
	RUN(test_first_of_several);
	return check_done();
}
