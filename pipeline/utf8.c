#include "pipeline/utf8.h"

#include <string.h>
#include <utf8proc.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/bytes.h"
#include "pipeline/nfc.h"
#include "pipeline/nfc.inc"

/* Bytes below 0x80 at the start, eight at a time. */
static size_t ascii_prefix(const char *bytes, size_t size)
{
	size_t at = 0;

	for (; size - at >= 8; at += 8) {
		uint64_t high = bytes_high(bytes_load(bytes + at));

		if (high)
			return at + bytes_first(high);
	}
	while (at < size && !(bytes[at] & 0x80))
		at++;
	return at;
}

static bool is_tail(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* Four bytes as a number, the first one highest; zeros stand for what is behind the end. */
static inline uint32_t four(const unsigned char *s, size_t size)
{
	uint32_t word = 0;

	if (size >= 4)
		return (uint32_t)s[0] << 24 | (uint32_t)s[1] << 16 | (uint32_t)s[2] << 8 | s[3];
	for (size_t i = 0; i < size; i++)
		word |= (uint32_t)s[i] << (24 - 8 * i);
	return word;
}

/*
 * Length of the multi-byte sequence that the four bytes begin with, 0 when it
 * is not well formed (RFC 3629 section 4: no overlong forms, no surrogates, up
 * to U+10FFFF).
 */
static inline size_t sequence(uint32_t word)
{
	if ((word & 0xE0C00000) == 0xC0800000)
		return word >= 0xC2000000 ? 2 : 0;
	if ((word & 0xF0C0C000) == 0xE0808000)
		return (word & 0x0F200000) != 0 && (word & 0x0F200000) != 0x0D200000 ? 3 : 0;
	if ((word & 0xF8C0C0C0) == 0xF0808080)
		return word >= 0xF0900000 && word < 0xF4900000 ? 4 : 0;
	return 0;
}

/* What utf8_next_long does, for loops of this file. */
static inline uint32_t next_long(const char **at, const char *end)
{
	uint32_t word = four((const unsigned char *)*at, (size_t)(end - *at));
	size_t length = sequence(word);

	*at += length ? length : 1;
	switch (length) {
	case 2:
		return (word >> 18 & 0x7C0) | (word >> 16 & 0x3F);
	case 3:
		return (word >> 12 & 0xF000) | (word >> 10 & 0xFC0) | (word >> 8 & 0x3F);
	case 4:
		return (word >> 6 & 0x1C0000) | (word >> 4 & 0x3F000) | (word >> 2 & 0xFC0) |
		       (word & 0x3F);
	default:
		return UTF8_INVALID;
	}
}

/* Over characters that are well formed, one by one, until `stop` is reached. */
static size_t skip_characters(const char *bytes, size_t size, size_t at, size_t stop)
{
	while (at < stop) {
		const char *next = bytes + at;

		if (utf8_next(&next, bytes + size) == UTF8_INVALID)
			break;
		at = (size_t)(next - bytes);
	}
	return at;
}

/*
 * The bytes that cannot stand there, `one`, `two` and `three` being those before each:
 * a tail where none is due, another byte where one is, and what is overlong, a surrogate
 * or above U+10FFFF.
 */
static inline bytes_found misplaced(bytes_wide now, bytes_wide one, bytes_wide two,
				    bytes_wide three)
{
	bytes_found tail = (now & 0xC0) == 0x80;
	bytes_found due = (one >= 0xC0) | (two >= 0xE0) | (three >= 0xF0);

	return (tail ^ due) | ((now & 0xFE) == 0xC0) | (now >= 0xF5) |
	       ((one == 0xE0) & (now < 0xA0)) | ((one == 0xED) & (now >= 0xA0)) |
	       ((one == 0xF0) & (now < 0x90)) | ((one == 0xF4) & (now >= 0x90));
}

/* ... sixteen bytes at a time, where three stand before them; ends behind a character. */
static size_t skip_wide(const char *bytes, size_t size, size_t at)
{
	for (; size - at >= BYTES_WIDE; at += BYTES_WIDE) {
		bytes_wide now = bytes_load_wide(bytes + at);
		bytes_wide three = bytes_load_wide(bytes + at - 3);

		if (bytes_any((now | three) >= 0x80) &&
		    bytes_any(misplaced(now, bytes_load_wide(bytes + at - 1),
					bytes_load_wide(bytes + at - 2), three)))
			break;
	}
	return at - utf8_unfinished(bytes, at);
}

size_t utf8_valid_prefix(const char *bytes, size_t size)
{
	size_t at = skip_characters(bytes, size, 0, size < 3 ? size : 3);

	if (at >= 3)
		at = skip_characters(bytes, size, skip_wide(bytes, size, at), size);
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

uint32_t utf8_next_long(const char **at, const char *end)
{
	return next_long(at, end);
}

size_t utf8_put(char out[4], uint32_t code)
{
	static const unsigned char leads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;

	switch (length) {
	case 4:
		out[3] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
		/* fall through */
	case 3:
		out[2] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
		/* fall through */
	case 2:
		out[1] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	out[0] = (char)(leads[length] | code);
	return length;
}

size_t utf8_width(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	size_t width = 0;

	for (;;) {
		const char *from = bytes;
		uint32_t code;

		bytes = bytes_printing(bytes, end);
		width += (size_t)(bytes - from);
		if (bytes == end)
			return width;
		code = utf8_next(&bytes, end);
		width += code == UTF8_INVALID ? 1
			: (size_t)utf8proc_charwidth((utf8proc_int32_t)code);
	}
}

size_t utf8_length(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	size_t length = 0;

	for (; end - bytes >= 8; bytes += 8)
		length += 8 - bytes_count(bytes_tails(bytes_load(bytes)));
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

/* U+00C0 to U+017F */
static uint32_t fold_latin(uint32_t code)
{
	static const char letters[] =
		"aaaaaa?ceeeeiiii?nooooo??uuuuy??"
		"aaaaaa?ceeeeiiii?nooooo??uuuuy?y"
		"aaaaaaccccccccdd??eeeeeeeeeegggg"
		"gggghh??iiiiiiiii???jjkk?llllll?"
		"???nnnnnn???oooooo??rrrrrrssssss"
		"sstttt??uuuuuuuuuuuuwwyyyzzzzzzs";

	return letters[code - 0xC0] == '?' ? 0 : (uint32_t)letters[code - 0xC0];
}

/* U+0410 to U+044F */
static uint32_t fold_cyrillic(uint32_t code)
{
	uint32_t small = code < 0x430 ? code + 0x20 : code;

	return small == 0x439 ? 0x438 : small;	/* its breve is a mark */
}

/* The kana that begin at U+3041 or U+30A1: how far behind its plain one a voiced one is. */
static uint32_t fold_kana(uint32_t code, uint32_t first)
{
	static const char voiced[] = "00000000000101010101010101010101010010101000000"
		"120120120120120000000000000000000000?00";
	char back = voiced[code - first];

	return back == '?' ? 0 : code - (uint32_t)(back - '0');
}

/* One letter for one; 0 if these tables don't know. */
static uint32_t fold_one(uint32_t code)
{
	if (code >= 0xC0 && code <= 0x17F)
		return fold_latin(code);
	if (code >= 0x410 && code <= 0x44F)
		return fold_cyrillic(code);
	if (code >= 0x4E00 && code <= 0x9FFF)
		return code;
	if (code >= 0x3041 && code <= 0x3096)
		return fold_kana(code, 0x3041);
	if (code >= 0x30A1 && code <= 0x30F6)
		return fold_kana(code, 0x30A1);
	return code == 0x30FC ? code : 0;
}

/* A syllable's letters (The Unicode Standard, section 3.12). */
static size_t fold_hangul(uint32_t code, uint32_t letters[3])
{
	uint32_t index = code - 0xAC00, final = index % 28;

	letters[0] = 0x1100 + index / 588;
	letters[1] = 0x1161 + index % 588 / 28;
	letters[2] = 0x11A7 + final;
	return final ? 3 : 2;
}

size_t utf8_fold_letter(uint32_t code, uint32_t letters[3])
{
	if (code >= 0xAC00 && code <= 0xD7A3)
		return fold_hangul(code, letters);
	letters[0] = fold_one(code);
	return letters[0] != 0;
}

static void put_code(struct buf *out, uint32_t code)
{
	char bytes[4];

	buf_add(out, bytes, utf8_put(bytes, code));
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
	uint32_t letters[3];
	int boundary = 0;
	size_t known = utf8_fold_letter(code, letters);
	utf8proc_ssize_t n = known ? 0 : utf8proc_decompose_char((utf8proc_int32_t)code, codes, 32,
								 options, &boundary);

	for (size_t i = 0; i < known; i++)
		put_code(out, letters[i]);
	for (utf8proc_ssize_t i = 0; i < n && i < 32; i++)
		put_code(out, (uint32_t)codes[i]);
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

/* Composition */

enum {
	STRETCH_MAX = 96,	/* code points; more marks on a letter than anyone writes */
	STRETCH_BYTES = 4 * 4 * STRETCH_MAX,
	NFC_GROWTH = 3,		/* times as long at most in UTF-8 (Unicode Standard Annex #15, 9) */
};

/*
 * A piece of text that composition may change: from a character that joins
 * nothing before it up to the next such one.
 */
struct stretch {
	const char *from, *to;
};

static unsigned char nfc_class(uint32_t code)
{
	return code < NFC_CODES ? nfc_classes[nfc_pages[code / NFC_PAGE]][code % NFC_PAGE]
				: NFC_STARTER;
}

/* Moves s->to behind the stretch that what stands before s->to belongs to. */
static void find_end(struct stretch *s, const char *end)
{
	while (s->to < end) {
		const char *at = s->to;
		unsigned char class = nfc_class(utf8_next(&at, end));

		if (class == NFC_STARTER || class == NFC_CHANGES)
			break;
		s->to = at;
	}
}

/* Over bytes that say by themselves that composition has nothing to do with them. */
static const char *skip_quiet(const char *at, const char *end)
{
	for (size_t n = BYTES_WIDE; n == BYTES_WIDE && end - at >= BYTES_WIDE; at += n)
		n = bytes_ahead(bytes_load_wide(at) >= NFC_LOUD);
	while (at < end && nfc_quiet[(unsigned char)*at])
		at++;
	return at;
}

/* Over characters that stay as they are where nothing joins them. */
static const char *skip_starters(const char *at, const char *end)
{
	while (at < end) {
		const char *next = at;

		if (nfc_quiet[(unsigned char)*at])
			next = skip_quiet(at, end);
		else if (nfc_class(next_long(&next, end)) != NFC_STARTER)
			break;
		at = next;
	}
	return at;
}

static const char *last_character(const char *begin, const char *end)
{
	do
		end--;
	while (end > begin && is_tail((unsigned char)*end));
	return end;
}

/* The next stretch behind s->to; false when the rest is composed already. */
static bool next_stretch(struct stretch *s, const char *end)
{
	unsigned char before = NFC_STARTER;

	s->from = s->to;
	while (s->to < end) {
		const char *at = skip_starters(s->to, end);
		unsigned char class;

		if (at > s->to) {
			s->from = last_character(s->to, at);
			s->to = at;
			before = NFC_STARTER;
			continue;
		}
		class = nfc_class(utf8_next(&s->to, end));
		if (class == NFC_CHANGES)
			s->from = at;
		if (class >= NFC_CHANGES || class < before) {
			find_end(s, end);
			return true;
		}
		before = class;
	}
	return false;
}

/*
 * What the stretch composes to; returns its size, 0 when that is nothing new.
 * One that is longer than any writing needs stays as it is: ordering its marks
 * would take too long.
 */
static size_t compose(const struct stretch *s, char composed[STRETCH_BYTES])
{
	const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	utf8proc_int32_t codes[4 * STRETCH_MAX];
	size_t size = (size_t)(s->to - s->from), composed_size = 0;
	utf8proc_ssize_t n;

	if (utf8_length(s->from, size) > STRETCH_MAX)
		return 0;
	n = utf8proc_decompose((const utf8proc_uint8_t *)s->from, (utf8proc_ssize_t)size, codes,
			       4 * STRETCH_MAX, options);
	if (n > 0)
		n = utf8proc_normalize_utf32(codes, n, options);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		composed_size += utf8_put(composed + composed_size, (uint32_t)codes[i]);
	return composed_size == size && !memcmp(composed, s->from, size) ? 0 : composed_size;
}

/* The next stretch that changes, composed; 0 when there is none. */
static size_t next_change(struct stretch *s, const char *end, char composed[STRETCH_BYTES])
{
	size_t size = 0;

	while (!size && next_stretch(s, end))
		size = compose(s, composed);
	return size;
}

static char *put(char *out, const char *bytes, size_t size)
{
	memcpy(out, bytes, size);
	return out + size;
}

const char *utf8_nfc(struct arena *arena, const char *bytes, size_t size, size_t *out_size)
{
	const char *end = bytes + size, *done = bytes;
	struct stretch s = { bytes, bytes };
	char composed[STRETCH_BYTES], *out, *at;
	size_t change = next_change(&s, end, composed);

	*out_size = size;
	if (!change)
		return bytes;
	out = at = arena_bytes(arena, NFC_GROWTH * size + 1);
	for (; out && change; change = next_change(&s, end, composed)) {
		at = put(at, done, (size_t)(s.from - done));
		at = put(at, composed, change);
		done = s.to;
	}
	*out_size = 0;
	if (!out)
		return NULL;
	at = put(at, done, (size_t)(end - done));
	*at = '\0';
	*out_size = (size_t)(at - out);
	arena_shrink(arena, out, NFC_GROWTH * size + 1, *out_size + 1);
	return out;
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

bool utf8_is_noncharacter(uint32_t code)
{
	return (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
}

bool utf8_is_xml_char(uint32_t code)
{
	if (code < 0x20)
		return code == '\t' || code == '\n' || code == '\r';
	return code < 0xD800 || (code >= 0xE000 && code < 0xFFFE) ||
	       (code >= 0x10000 && code <= 0x10FFFF);
}
