#include "pipeline/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "tests/faults.h"
#include "tests/unit/check.h"

static size_t valid(const char *bytes)
{
	return utf8_valid_prefix(bytes, strlen(bytes));
}

static void test_valid_prefix(void)
{
	CHECK_INT(utf8_valid_prefix("", 0), 0);
	CHECK_INT(utf8_valid_prefix("a\0b", 3), 3);
	CHECK_INT(valid("plain text that is longer than two words"), 40);
	CHECK_INT(valid("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), 9);
	CHECK_INT(valid("0123456\xC3\xA9" "0123456789\xFF"), 19);
	CHECK_INT(valid("\xF4\x8F\xBF\xBF"), 4);
	CHECK_INT(valid("\xED\x9F\xBF\xEE\x80\x80"), 6);
}

static void test_malformed(void)
{
	static const char *const bad[] = {
		"\x80", "\xBF", "\xC3", "\xC3(", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF",
		"\xE0\x9F\xBF", "\xE2\x82", "\xE2\x82(", "\xED\xA0\x80", "\xED\xBF\xBF",
		"\xF0\x80\x80\xAF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF0\x9F\x98",
		"\xF5\x80\x80\x80", "\xFE", "\xFF",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		const char *at = bad[i];

		CHECK_INT(valid(bad[i]), 0);
		CHECK_INT(utf8_next(&at, bad[i] + strlen(bad[i])), UTF8_INVALID);
		CHECK(at == bad[i] + 1);
	}
}

/* Every byte of a text in turn becomes an odd one, so that blocks of bytes are cut everywhere. */
static void test_valid_prefix_of_damaged_text(void)
{
	static const char text[] = "plain \xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 and then more of it "
		"\xE4\xB8\xAD\xE6\x96\x87\xD0\x96\xD0\xB0\xED\x9F\xBF\xF4\x8F\xBF\xBF"
		"\xE0\xA4\x95\xF0\x90\x80\x80 end";
	static const unsigned char odd[] = {
		'a', 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF,
		0xF0, 0xF4, 0xF5, 0xFF,
	};

	CHECK_INT(valid(text), strlen(text));
	for (size_t i = 0; i < sizeof(odd) * (sizeof(text) - 1); i++) {
		size_t place = i / sizeof(odd);
		char damaged[sizeof(text)];
		const char *at = damaged, *end = damaged + strlen(text), *good = damaged;

		memcpy(damaged, text, sizeof(text));
		damaged[place] = (char)odd[i % sizeof(odd)];
		while (at < end && utf8_next(&at, end) != UTF8_INVALID)
			good = at;
		if (!CHECK_INT(valid(damaged), good - damaged))
			printf("#   byte %zu is %02X\n", place, odd[i % sizeof(odd)]);
	}
}

static void test_unfinished(void)
{
	CHECK_INT(utf8_unfinished("", 0), 0);
	CHECK_INT(utf8_unfinished("abc", 3), 0);
	CHECK_INT(utf8_unfinished("ab\xC3", 3), 1);
	CHECK_INT(utf8_unfinished("a\xC3\xA9", 3), 0);
	CHECK_INT(utf8_unfinished("\xE2\x82", 2), 2);
	CHECK_INT(utf8_unfinished("\xF0\x9F\x98", 3), 3);
	CHECK_INT(utf8_unfinished("\xF0\x9F\x98\x80", 4), 0);
	CHECK_INT(utf8_unfinished("\x80\x80\x80\x80", 4), 0);
	CHECK_INT(utf8_unfinished("\x80", 1), 0);
}

static void test_every_code_point_round_trips(void)
{
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		char bytes[4];
		const char *at = bytes;
		size_t size;

		if (code == 0xD800)
			code = 0xE000;
		size = utf8_put(bytes, code);
		if (utf8_valid_prefix(bytes, size) != size ||
		    utf8_next(&at, bytes + size) != code || at != bytes + size) {
			CHECK_INT(code, -1);
			return;
		}
	}
}

static void test_width_and_length(void)
{
	CHECK_INT(utf8_width("plain", 5), 5);
	CHECK_INT(utf8_width("e\xCC\x81", 3), 1);
	CHECK_INT(utf8_width("\xEA\xB9\x80", 3), 2);
	CHECK_INT(utf8_width("\xE2\x80\x8B", 3), 0);
	CHECK_INT(utf8_width("", 0), 0);
	CHECK_INT(utf8_length("e\xCC\x81\xEA\xB9\x80", 6), 3);
}

static const char *folded(const char *text)
{
	static struct buf out = BUF_INIT;

	buf_clear(&out);
	utf8_fold(&out, text, strlen(text));
	return out.bytes;
}

static void test_fold(void)
{
	CHECK_STR(folded("WORK Experience"), "work experience");
	CHECK_STR(folded("\xC3\x89t\xC3\xA9"), "ete");
	CHECK_STR(folded("E\xCC\x81te\xCC\x81"), "ete");
	CHECK_STR(folded("Stra\xC3\x9F" "e"), "strasse");
	CHECK_STR(folded("\xEF\xBC\xA1\xEF\xAC\x81"), "afi");	/* full-width A, fi ligature */
	CHECK_STR(folded("\xC3\x98 \xC5\x81"), "\xC3\xB8 \xC5\x82");	/* no marks to take off */
	CHECK_STR(folded("\xD0\x9E\xD0\x9F\xD0\xAB\xD0\xA2"), "\xD0\xBE\xD0\xBF\xD1\x8B\xD1\x82");
	CHECK_STR(folded("a\xFF"), "a\xEF\xBF\xBD");
	CHECK(strlen(folded("\xEF\xB7\xBA")) > 20);	/* the longest decomposition */
}

/* What the tables say is what Unicode's data do, of the letters that it takes apart. */
static void test_fold_letter(void)
{
	static const uint32_t ranges[][2] = { { 0xC0, 0x460 }, { 0x3041, 0x30FF }, { 0xAC00, 0xD7A4 } };

	for (size_t r = 0; r < sizeof(ranges) / sizeof(ranges[0]); r++)
		for (uint32_t code = ranges[r][0]; code < ranges[r][1]; code++) {
			uint32_t parts[8], letters[3];
			size_t n = utf8_fold_letter(code, letters);
			char base[5] = "", first[5] = "";

			if (!n || utf8_decompose(code, parts, 8) < 2)
				continue;
			utf8_put(base, parts[0]);
			utf8_put(first, letters[0]);
			CHECK_STR(folded(base), first);
		}
}

static void test_fold_letters(void)
{
	uint32_t letters[3];

	CHECK(utf8_fold_letter(0x17F, letters) == 1 && letters[0] == 's');
	CHECK(utf8_fold_letter(0x42F, letters) == 1 && letters[0] == 0x44F);
	CHECK(utf8_fold_letter(0x3071, letters) == 1 && letters[0] == 0x306F);	/* pa: ha */
	CHECK(utf8_fold_letter(0xAC01, letters) == 3 && letters[2] == 0x11A8);	/* gag */
	CHECK(utf8_fold_letter(0xAC00, letters) == 2 && letters[1] == 0x1161);
	CHECK(utf8_fold_letter(0x5B66, letters) == 1 && letters[0] == 0x5B66);
	CHECK_INT(utf8_fold_letter(0xDF, letters), 0);	/* two letters */
	CHECK_INT(utf8_fold_letter(0xE6, letters), 0);
	CHECK_INT(utf8_fold_letter('A', letters), 0);
}

static bool nfc_is(const char *text, const char *wanted)
{
	struct arena arena = ARENA_INIT;
	size_t size;
	const char *result = utf8_nfc(&arena, text, strlen(text), &size);
	bool same = size == strlen(wanted) && !memcmp(result, wanted, size);

	same &= (result == text) == !strcmp(text, wanted);
	arena_release(&arena);
	return same;
}

static void test_nfc(void)
{
	CHECK(nfc_is("plain", "plain"));
	CHECK(nfc_is("\xC3\xA9\xE2\x80\x93\xE4\xB8\xAD\xEA\xB9\x80", "\xC3\xA9\xE2\x80\x93\xE4\xB8\xAD\xEA\xB9\x80"));
	CHECK(nfc_is("e\xCC\x81", "\xC3\xA9"));
	CHECK(nfc_is("\xE1\x84\x80\xE1\x85\xB5\xE1\x86\xB7", "\xEA\xB9\x80"));
	CHECK(nfc_is("\xE2\x84\xAB", "\xC3\x85"));	/* Angstrom sign */
	CHECK(nfc_is("\xEF\xAC\x81", "\xEF\xAC\x81"));	/* a ligature is compatibility only */
	CHECK(nfc_is("\xE0\xA6\x95\xE0\xA7\x87\xE0\xA6\xBE", "\xE0\xA6\x95\xE0\xA7\x8B"));
	CHECK(nfc_is("q\xCC\x87\xCC\xA3", "q\xCC\xA3\xCC\x87"));	/* marks in their order */
	CHECK(nfc_is("bad\xFF" "e\xCC\x81", "bad\xFF\xC3\xA9"));
	CHECK(nfc_is("bad\xFF\xCC\x81", "bad\xFF\xCC\x81"));
	CHECK(nfc_is("\xD0\xB8\xCC\x86 and e\xCC\x81", "\xD0\xB9 and \xC3\xA9"));
	CHECK(nfc_is("", ""));
}

/* Whether the text composes to what utf8proc makes of all of it at once. */
static bool composes(const char *text)
{
	utf8proc_uint8_t *wanted = utf8proc_NFC((const utf8proc_uint8_t *)text);
	bool same = wanted && nfc_is(text, (const char *)wanted);

	free(wanted);
	return same;
}

static void test_nfc_of_every_code_point(void)
{
	for (uint32_t code = 1; code <= 0x10FFFF; code++) {
		char text[32] = "a";
		size_t size = 1;

		if (code == 0xD800)
			code = 0xE000;
		size += utf8_put(text + size, code);
		size += utf8_put(text + size, 0x327);
		size += utf8_put(text + size, code);
		utf8_put(text + size, 0x301);
		if (!composes(text) || !composes(text + 1)) {
			CHECK_INT(code, -1);
			return;
		}
	}
}

/* Letters and marks that compose, in any order. */
static void test_nfc_of_any_sequence(void)
{
	static const uint32_t codes[] = {
		'a', 'o', ' ', 0xE2, 0x1A1, 0x300, 0x301, 0x302, 0x308, 0x31B, 0x323, 0x327, 0x338,
		0x345, 0x391, 0x3B1, 0x418, 0x438, 0x5B0, 0x5BC, 0x5D0, 0x653, 0x627, 0x915, 0x93C,
		0x94D, 0x9C7, 0x9BE, 0xDD9, 0xDCA, 0xDCF, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x2126,
		0x212B, 0x3046, 0x3099, 0xF900, 0xFB1D, 0x110B9, 0x110BA, 0x1D157, 0x1D165, 0x2F800,
	};
	uint32_t state = 1;

	for (int i = 0; i < 20000; i++) {
		char text[64];
		size_t size = 0;

		for (int n = 0; n < 8; n++) {
			state = state * 1664525u + 1013904223u;
			size += utf8_put(text + size, codes[(state >> 16) % 46]);
		}
		text[size] = '\0';
		if (!composes(text)) {
			CHECK_INT(i, -1);
			return;
		}
	}
}

/* More marks than any writing has stay as they are, and take no longer than they should. */
static void test_nfc_of_many_marks(void)
{
	struct buf text = BUF_INIT;

	buf_addc(&text, 'a');
	for (int i = 0; i < 200000; i++)
		buf_adds(&text, "\xCC\x81\xCC\xA3");
	CHECK(nfc_is(text.bytes, text.bytes));
	buf_release(&text);
}

static void test_nfc_without_memory(void)
{
	struct arena arena = ARENA_INIT;
	size_t size = 9;

	faults_from(FAULT_MEMORY, 1);
	CHECK(!utf8_nfc(&arena, "e\xCC\x81", 3, &size));
	CHECK(faults_end(FAULT_MEMORY));
	CHECK(arena_failed(&arena));
	CHECK_INT(size, 0);
	arena_release(&arena);
}

static void test_classes(void)
{
	CHECK(utf8_is_space(' ') && utf8_is_space('\v') && utf8_is_space(0xA0));
	CHECK(utf8_is_space(0x3000) && utf8_is_space(0x200B) && utf8_is_space(0xFEFF));
	CHECK(utf8_is_space(0x85) && !utf8_is_space('x') && !utf8_is_space(0x200C));
	CHECK(utf8_is_upper('A') && utf8_is_upper(0xC9) && utf8_is_upper(0x41F));
	CHECK(!utf8_is_upper('a') && !utf8_is_upper(0x4E2D) && !utf8_is_upper('['));
	CHECK(utf8_is_lower('z') && utf8_is_lower(0xE9) && !utf8_is_lower('Z'));
	CHECK(utf8_is_alpha('q') && utf8_is_alpha(0x4E2D) && !utf8_is_alpha('@'));
	CHECK(!utf8_is_alpha('5') && !utf8_is_alpha(0x301) && !utf8_is_alpha('_'));
	CHECK(utf8_is_digit('7') && utf8_is_digit(0x0667) && !utf8_is_digit(0xB2));
	CHECK(!utf8_is_alpha(UTF8_INVALID) && !utf8_is_upper(UTF8_INVALID));
}

static void test_han(void)
{
	CHECK(utf8_is_han(0x4E2D) && utf8_is_han(0xAE40) && utf8_is_han(0x3042));
	CHECK(utf8_is_han(0x30AB) && utf8_is_han(0x20000) && utf8_is_han(0x1100));
	CHECK(!utf8_is_han('A') && !utf8_is_han(0x3000) && !utf8_is_han(0x410));
	CHECK(!utf8_is_han(0xFF21) && !utf8_is_han(0x1F600));
}

static void test_xml_characters(void)
{
	CHECK(utf8_is_xml_char('\t') && utf8_is_xml_char('\n') && utf8_is_xml_char(' '));
	CHECK(utf8_is_xml_char(0xD7FF) && utf8_is_xml_char(0xE000) && utf8_is_xml_char(0xFFFD));
	CHECK(utf8_is_xml_char(0x10000) && utf8_is_xml_char(0x10FFFF));
	CHECK(!utf8_is_xml_char(0) && !utf8_is_xml_char(0x1B) && !utf8_is_xml_char(0xD800));
	CHECK(!utf8_is_xml_char(0xFFFE) && !utf8_is_xml_char(0xFFFF) && !utf8_is_xml_char(0x110000));
}

int main(void)
{
	RUN(test_valid_prefix);
	RUN(test_malformed);
	RUN(test_valid_prefix_of_damaged_text);
	RUN(test_unfinished);
	RUN(test_every_code_point_round_trips);
	RUN(test_width_and_length);
	RUN(test_fold);
	RUN(test_fold_letter);
	RUN(test_fold_letters);
	RUN(test_nfc);
	RUN(test_nfc_of_every_code_point);
	RUN(test_nfc_of_any_sequence);
	RUN(test_nfc_of_many_marks);
	RUN(test_nfc_without_memory);
	RUN(test_classes);
	RUN(test_han);
	RUN(test_xml_characters);
	return check_done();
}
