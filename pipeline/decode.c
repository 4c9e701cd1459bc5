#include "pipeline/decode.h"

#include <string.h>

#include "pipeline/utf8.h"

enum { REPLACEMENT = 0xFFFD };

void decoder_init(struct decoder *decoder)
{
	decoder->encoding = ENCODING_UTF8;
	decoder->after_cr = false;
	buf_init(&decoder->out);
}

void decoder_release(struct decoder *decoder)
{
	buf_release(&decoder->out);
}

bool decoder_may_be_mark(char first)
{
	return memchr("\xEF\xFE\xFF\0", first, 4) != NULL;
}

size_t decoder_begin(struct decoder *decoder, const char *bytes, size_t size)
{
	/* UTF-32's little-endian mark begins like UTF-16's and stands before it. */
	static const struct {
		const char *mark;
		size_t size;
		enum encoding encoding;
	} marks[] = {
		{ "\xEF\xBB\xBF", 3, ENCODING_UTF8 },
		{ "\xFF\xFE\0\0", 4, ENCODING_UTF32LE },
		{ "\0\0\xFE\xFF", 4, ENCODING_UTF32BE },
		{ "\xFF\xFE", 2, ENCODING_UTF16LE },
		{ "\xFE\xFF", 2, ENCODING_UTF16BE },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (size < marks[i].size || memcmp(bytes, marks[i].mark, marks[i].size))
			continue;
		decoder->encoding = marks[i].encoding;
		return marks[i].size;
	}
	return 0;
}

static void add_code(struct buf *out, uint32_t code)
{
	char bytes[4];

	buf_add(out, bytes, utf8_put(bytes, code));
}

/* Notes where the first odd byte comes out. */
static void note_odd(struct decoded *decoded, const struct buf *out)
{
	if (decoded->odd_line)
		return;
	decoded->odd_line = 1;
	for (size_t i = 0; i < out->size; i++)
		decoded->odd_line += out->bytes[i] == '\n';
}

/* A byte of windows-1252 (the Unicode consortium's CP1252.TXT; five are free). */
static uint32_t windows_1252(unsigned char byte)
{
	static const uint16_t high[32] = {
		0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
		0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
		0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
	};

	return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte;
}

/* Valid UTF-8 stays where it is; only what needs mending is copied. */
static size_t decode_utf8(struct buf *out, const char *bytes, size_t size, bool last,
			  struct decoded *decoded)
{
	size_t valid;

	if (!last)
		size -= utf8_unfinished(bytes, size);
	valid = utf8_valid_prefix(bytes, size);
	if (valid == size) {
		*decoded = (struct decoded){ bytes, size, 0 };
		return size;
	}
	for (size_t at = 0;; at++) {
		buf_add(out, bytes + at, valid);
		at += valid;
		if (at == size)
			break;
		note_odd(decoded, out);
		add_code(out, windows_1252((unsigned char)bytes[at]));
		valid = utf8_valid_prefix(bytes + at + 1, size - at - 1);
	}
	decoded->bytes = out->bytes;
	decoded->size = out->size;
	return size;
}

static uint32_t unit(const char *bytes, size_t width, bool little)
{
	uint32_t value = 0;

	for (size_t i = 0; i < width; i++)
		value = value << 8 | (unsigned char)bytes[little ? width - 1 - i : i];
	return value;
}

static bool is_surrogate(uint32_t code, uint32_t first)
{
	return code >= first && code < first + 0x400;
}

/* UTF-16 (RFC 2781) and UTF-32. */
static size_t decode_wide(struct buf *out, const char *bytes, size_t size, bool last,
			  size_t width, bool little, struct decoded *decoded)
{
	size_t at = 0;

	while (size - at >= width) {
		uint32_t code = unit(bytes + at, width, little), low;
		bool pair = width == 2 && is_surrogate(code, 0xD800);

		if (pair && size - at < 4 && !last)
			break;
		at += width;
		low = pair && size - at >= 2 ? unit(bytes + at, 2, little) : 0;
		if (is_surrogate(low, 0xDC00)) {
			code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
			at += 2;
		}
		if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
			note_odd(decoded, out);
			code = REPLACEMENT;
		}
		add_code(out, code);
	}
	if (last && at < size) {
		note_odd(decoded, out);
		add_code(out, REPLACEMENT);
		at = size;
	}
	decoded->bytes = out->bytes;
	decoded->size = out->size;
	return at;
}

/*
 * CRLF and CR become LF, in place; text that stands in the caller's window is
 * copied first. A CR at the end does so at once and eats a LF that follows.
 */
static void mend_lines(struct decoder *decoder, struct decoded *decoded)
{
	size_t skip = decoder->after_cr && decoded->size && decoded->bytes[0] == '\n';
	struct buf *out = &decoder->out;
	const char *from, *end;
	char *to;

	decoder->after_cr &= !decoded->size;
	if (!memchr(decoded->bytes, '\r', decoded->size)) {
		decoded->bytes += skip;
		decoded->size -= skip;
		return;
	}
	if (decoded->bytes != out->bytes)
		buf_add(out, decoded->bytes, decoded->size);
	to = out->bytes;
	from = to + skip;
	end = to + out->size;
	while (from < end) {
		const char *cr = memchr(from, '\r', (size_t)(end - from));
		size_t run = (size_t)((cr ? cr : end) - from);

		memmove(to, from, run);
		to += run;
		from += run;
		if (cr) {
			*to++ = '\n';
			from++;
			decoder->after_cr = from == end;
			from += from < end && *from == '\n';
		}
	}
	decoded->bytes = out->bytes;
	decoded->size = (size_t)(to - out->bytes);
}

size_t decoder_run(struct decoder *decoder, const char *bytes, size_t size, bool last,
		   struct decoded *decoded)
{
	static const struct {
		size_t width;
		bool little;
	} wide[] = {
		[ENCODING_UTF16LE] = { 2, true },
		[ENCODING_UTF16BE] = { 2, false },
		[ENCODING_UTF32LE] = { 4, true },
		[ENCODING_UTF32BE] = { 4, false },
	};
	enum encoding encoding = decoder->encoding;
	size_t taken;

	*decoded = (struct decoded){ "", 0, 0 };
	buf_clear(&decoder->out);
	if (encoding == ENCODING_UTF8)
		taken = decode_utf8(&decoder->out, bytes, size, last, decoded);
	else
		taken = decode_wide(&decoder->out, bytes, size, last, wide[encoding].width,
				    wide[encoding].little, decoded);
	mend_lines(decoder, decoded);
	return taken;
}
