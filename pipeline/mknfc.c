/*
 * What composition (Unicode Annex #15) does with each code point: mknfc >nfc.inc
 *
 * Writes the tables that utf8.c includes, of what utf8proc says: a page number
 * for every 256 code points, a byte (see nfc.h) for every code point of a page, and
 * which bytes of UTF-8 need no look at these.
 * Runs while cvconv is built, never after.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "pipeline/nfc.h"

enum { PARTS_MAX = 8 };		/* of a decomposition; 4 are the most there are */

static unsigned char classes[NFC_CODES];
static unsigned char pages[NFC_CODES / NFC_PAGE];

static utf8proc_ssize_t decompose(utf8proc_int32_t code, utf8proc_int32_t parts[PARTS_MAX])
{
	int boundary = 0;

	return utf8proc_decompose_char(code, parts, PARTS_MAX, UTF8PROC_DECOMPOSE, &boundary);
}

/* Whether the character is what its parts compose to. */
static bool is_composed(utf8proc_int32_t code)
{
	utf8proc_int32_t parts[PARTS_MAX];
	utf8proc_ssize_t n = decompose(code, parts);

	return utf8proc_normalize_utf32(parts, n, UTF8PROC_COMPOSE | UTF8PROC_STABLE) == 1 &&
	       parts[0] == code;
}

/* What composed characters end with joins what stands before it. */
static void mark_joining(utf8proc_int32_t code)
{
	utf8proc_int32_t parts[PARTS_MAX];
	utf8proc_ssize_t n = decompose(code, parts);

	if (is_composed(code))
		for (utf8proc_ssize_t i = 1; i < n; i++)
			classes[parts[i]] = NFC_JOINS;
}

static void classify(utf8proc_int32_t code)
{
	utf8proc_int32_t parts[PARTS_MAX];
	bool mark;

	if (classes[code] == NFC_JOINS)
		return;
	decompose(code, parts);
	mark = utf8proc_get_property(parts[0])->combining_class || classes[parts[0]] == NFC_JOINS;
	if (is_composed(code))
		classes[code] = (unsigned char)utf8proc_get_property(code)->combining_class;
	else
		classes[code] = mark ? NFC_JOINS : NFC_CHANGES;
}

/* The page's number: that of an equal one before it, or the next free one. */
static int number_of(int page, int n_pages)
{
	for (int before = 0; before < page; before++)
		if (!memcmp(classes + before * NFC_PAGE, classes + page * NFC_PAGE, NFC_PAGE))
			return pages[before];
	return n_pages;
}

/*
 * The first bytes of UTF-8 sequences none of which composition changes, and
 * all bytes that are not first.
 */
static void find_quiet(unsigned char quiet[256])
{
	memset(quiet, 1, 256);
	for (utf8proc_int32_t code = 0; code < NFC_CODES; code++) {
		utf8proc_uint8_t bytes[4];

		if (classes[code] != NFC_STARTER && utf8proc_encode_char(code, bytes))
			quiet[bytes[0]] = 0;
	}
}

/* Below it every byte is quiet. */
static int first_loud(const unsigned char quiet[256])
{
	int byte = 0;

	while (byte < 255 && quiet[byte])
		byte++;
	return byte;
}

static void print_bytes(const unsigned char *bytes, int n)
{
	for (int i = 0; i < n; i++)
		printf("%d,%s", bytes[i], i % 32 == 31 ? "\n" : "");
}

int main(void)
{
	unsigned char quiet[256];
	int n_pages = 0;

	for (utf8proc_int32_t code = 0; code < NFC_CODES; code++)
		mark_joining(code);
	for (utf8proc_int32_t code = 0; code < NFC_CODES; code++)
		classify(code);
	printf("static const unsigned char nfc_classes[][NFC_PAGE] = {\n");
	for (int page = 0; page < NFC_CODES / NFC_PAGE; page++) {
		pages[page] = (unsigned char)number_of(page, n_pages);
		if (pages[page] < n_pages)
			continue;
		printf("{ ");
		print_bytes(classes + page * NFC_PAGE, NFC_PAGE);
		printf("},\n");
		n_pages++;
	}
	printf("};\n\nstatic const unsigned char nfc_pages[NFC_CODES / NFC_PAGE] = {\n");
	print_bytes(pages, NFC_CODES / NFC_PAGE);
	find_quiet(quiet);
	printf("};\n\nstatic const unsigned char nfc_quiet[256] = {\n");
	print_bytes(quiet, 256);
	printf("};\n\nenum { NFC_LOUD = %d };\n", first_loud(quiet));
	return n_pages > 255;
}
