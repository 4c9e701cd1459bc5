#include "pipeline/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"

/* Bytes below 0x80 at the start, eight at a time. */
static size_t ascii_prefix(const char *bytes, size_t size)
{
	size_t at = 0;

	for (uint64_t word; size - at >= sizeof(word); at += sizeof(word)) {
		memcpy(&word, bytes + at, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (at < size && !(bytes[at] & 0x80))
		at++;
	return at;
}

static bool is_tail(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/*
 * Length of the multi-byte sequence at `s`, 0 when it is not well formed
 * (RFC 3629 section 4: no overlong forms, no surrogates, up to U+10FFFF).
 */
static size_t sequence(const unsigned char *s, size_t size)
{
	if (size < 2 || s[0] < 0xC2 || s[0] > 0xF4 || !is_tail(s[1]))
		return 0;
	if (s[0] < 0xE0)
		return 2;
	if (size < 3 || !is_tail(s[2]))
		return 0;
	if (s[0] < 0xF0) {
		if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F))
			return 0;
		return 3;
	}
	if (size < 4 || !is_tail(s[3]))
		return 0;
	if ((s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F))
		return 0;
	return 4;
}

size_t utf8_valid_prefix(const char *bytes, size_t size)
{
	size_t at = ascii_prefix(bytes, size);

	while (at < size) {
		size_t length = sequence((const unsigned char *)bytes + at, size - at);

		if (!length)
			break;
		at += length;
		if (at < size && !(bytes[at] & 0x80))
			at += ascii_prefix(bytes + at, size - at);
	}
	return at;
}

size_t utf8_unfinished(const char *bytes, size_t size)
{
	for (size_t back = 1; back <= 3 && back <= size; back++) {
		unsigned char byte = (unsigned char)bytes[size - back];
		size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;

		if (!is_tail(byte))
			return length > back ? back : 0;
	}
	return 0;
}

uint32_t utf8_next(const char **at, const char *end)
{
	const unsigned char *s = (const unsigned char *)*at;
	size_t length;

	if (s[0] < 0x80) {
		++*at;
		return s[0];
	}
	length = sequence(s, (size_t)(end - *at));
	*at += length ? length : 1;
	switch (length) {
	case 2:
		return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
	case 3:
		return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
	case 4:
		return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 |
		       (s[3] & 0x3Fu);
	default:
		return UTF8_INVALID;
	}
}

size_t utf8_put(char out[4], uint32_t code)
{
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	static const unsigned char leads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };

	for (size_t i = length; i-- > 1; code >>= 6)
		out[i] = (char)(0x80 | (code & 0x3F));
	out[0] = (char)(leads[length] | code);
	return length;
}

size_t utf8_width(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	size_t width = 0;

	while (bytes < end) {
		if (*bytes >= ' ' && *bytes < 0x7F) {
			width++;
			bytes++;
		} else {
			uint32_t code = utf8_next(&bytes, end);

			width += code == UTF8_INVALID ? 1
				: (size_t)utf8proc_charwidth((utf8proc_int32_t)code);
		}
	}
	return width;
}

size_t utf8_length(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	size_t length = 0;

	for (; bytes < end; bytes++)
		length += !is_tail((unsigned char)*bytes);
	return length;
}

static void fold_ascii(struct buf *out, const char *bytes, size_t size)
{
	char *to;

	if (buf_reserve(out, size))
		return;
	to = out->bytes + out->size;
	for (size_t i = 0; i < size; i++)
		to[i] = (char)(bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] | 0x20 : bytes[i]);
	to[size] = '\0';
	out->size += size;
}

uint32_t utf8_fold_letter(uint32_t code)
{
	static const char latin[] =	/* U+00C0 to U+017F */
		"aaaaaa?ceeeeiiii?nooooo??uuuuy??"
		"aaaaaa?ceeeeiiii?nooooo??uuuuy?y"
		"aaaaaaccccccccdd??eeeeeeeeeegggg"
		"gggghh??iiiiiiiii???jjkk?llllll?"
		"???nnnnnn???oooooo??rrrrrrssssss"
		"sstttt??uuuuuuuuuuuuwwyyyzzzzzzs";

	if (code >= 0xC0 && code < 0x180)
		return latin[code - 0xC0] != '?' ? (uint32_t)latin[code - 0xC0] : 0;
	if (code == 0x419 || code == 0x439)
		return 0x438;	/* its breve is a mark */
	if (code >= 0x410 && code < 0x430)
		return code + 0x20;
	return code >= 0x430 && code < 0x450 ? code : 0;
}

/*
 * One code point at a time: the order of marks, which would need the whole
 * string, does not matter where marks are taken off.
 */
static void fold_code(struct buf *out, uint32_t code)
{
	const utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
		UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
	utf8proc_int32_t codes[32];	/* U+FDFA gives 18, the most there is */
	int boundary = 0;
	utf8proc_ssize_t n = 1;

	codes[0] = (utf8proc_int32_t)utf8_fold_letter(code);
	if (!codes[0])
		n = utf8proc_decompose_char((utf8proc_int32_t)code, codes, 32, options, &boundary);
	for (utf8proc_ssize_t i = 0; i < n && i < 32; i++) {
		char bytes[4];

		buf_add(out, bytes, utf8_put(bytes, (uint32_t)codes[i]));
	}
}

void utf8_fold(struct buf *out, const char *bytes, size_t size)
{
	const char *end = bytes + size;

	while (bytes < end) {
		size_t plain = ascii_prefix(bytes, (size_t)(end - bytes));

		if (plain) {
			fold_ascii(out, bytes, plain);
			bytes += plain;
		} else {
			uint32_t code = utf8_next(&bytes, end);

			fold_code(out, code == UTF8_INVALID ? 0xFFFD : code);
		}
	}
}

/*
 * Whether a code point is sure to be its own NFC whatever stands before it.
 * Below U+0300 all are. Some Indic vowel signs and the Hangul jamo join what
 * precedes them though their combining class is 0; they all lie in the gap.
 */
static bool composed_already(uint32_t code)
{
	const utf8proc_property_t *property;

	if (code < 0x300)
		return true;
	if ((code >= 0x900 && code < 0x1E00) || code >= 0x11000)
		return false;
	property = utf8proc_get_property((utf8proc_int32_t)code);
	return property->combining_class == 0 &&
	       (property->decomp_seqindex == UINT16_MAX || property->decomp_type != 0);
}

static bool is_nfc(const char *bytes, size_t size)
{
	const char *end = bytes + size;

	while (bytes < end) {
		bytes += ascii_prefix(bytes, (size_t)(end - bytes));
		if (bytes < end && !composed_already(utf8_next(&bytes, end)))
			return false;
	}
	return true;
}

const char *utf8_nfc(struct arena *arena, const char *bytes, size_t size, size_t *out_size)
{
	const char *result = bytes;
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t length;

	*out_size = size;
	if (is_nfc(bytes, size))
		return bytes;
	length = utf8proc_map((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)size, &composed,
			      UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (length >= 0 && ((size_t)length != size || memcmp(composed, bytes, size))) {
		result = arena_copy(arena, (const char *)composed, (size_t)length);
		*out_size = result ? (size_t)length : 0;
	}
	free(composed);
	return result;
}

size_t utf8_decompose(uint32_t code, uint32_t *parts, size_t max)
{
	utf8proc_int32_t codes[8];	/* 4 are the most there are */
	int boundary = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)code, codes, 8,
						     UTF8PROC_DECOMPOSE, &boundary);

	if (n < 1 || n > 8 || (size_t)n > max)
		return 0;
	for (utf8proc_ssize_t i = 0; i < n; i++)
		parts[i] = (uint32_t)codes[i];
	return (size_t)n;
}

bool utf8_is_space(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r');
	switch (code) {
	case 0x85: case 0xA0: case 0x1680: case 0x2028: case 0x2029:
	case 0x202F: case 0x205F: case 0x3000: case 0xFEFF:
		return true;
	default:
		return code >= 0x2000 && code <= 0x200B;
	}
}

static utf8proc_category_t category(uint32_t code)
{
	return utf8proc_category((utf8proc_int32_t)code);
}

bool utf8_is_upper(uint32_t code)
{
	if (code < 0x80)
		return code >= 'A' && code <= 'Z';
	return category(code) == UTF8PROC_CATEGORY_LU || category(code) == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t code)
{
	if (code < 0x80)
		return code >= 'a' && code <= 'z';
	return category(code) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_alpha(uint32_t code)
{
	if (code < 0x80)
		return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
	return category(code) >= UTF8PROC_CATEGORY_LU && category(code) <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_digit(uint32_t code)
{
	if (code < 0x80)
		return code >= '0' && code <= '9';
	return category(code) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_han(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
		{ 0x1100, 0x11FF },	/* Hangul jamo */
		{ 0x2E80, 0x2FDF },	/* radicals */
		{ 0x3005, 0x3007 }, { 0x3021, 0x3029 }, { 0x3031, 0x303C },
		{ 0x3041, 0x318F },	/* kana, bopomofo, Hangul compatibility jamo */
		{ 0x31A0, 0x31FF },
		{ 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF },
		{ 0xA960, 0xA97F }, { 0xAC00, 0xD7FF },	/* Hangul */
		{ 0xF900, 0xFAFF },
		{ 0xFF66, 0xFFDC },	/* half-width kana and Hangul */
		{ 0x1B000, 0x1B16F }, { 0x20000, 0x323AF },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]) && code >= ranges[i].first; i++)
		if (code <= ranges[i].last)
			return true;
	return false;
}

bool utf8_is_xml_char(uint32_t code)
{
	if (code < 0x20)
		return code == '\t' || code == '\n' || code == '\r';
	return code < 0xD800 || (code >= 0xE000 && code < 0xFFFE) ||
	       (code >= 0x10000 && code <= 0x10FFFF);
}
