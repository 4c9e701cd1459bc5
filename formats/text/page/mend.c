#include "formats/text/page/mend.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/bytes.h"
#include "pipeline/utf8.h"

#define SOFT_HYPHEN 0xAD

static const struct {
	uint32_t code;
	const char *text;
} replacements[] = {
	{ 0x000B, "\v" },  { 0x0085, "\v" },  { 0x00A0, " " },	 { 0x00AD, "" },
	{ 0x034F, "" },	   { 0x061C, "" },    { 0x115F, "" },	 { 0x1160, "" },
	{ 0x180E, "" },	   { 0x2028, "\v" },  { 0x2029, "\v" },	 { 0x3000, " " },
	{ 0x3164, " " },   { 0xFB00, "ff" },  { 0xFB01, "fi" },	 { 0xFB02, "fl" },
	{ 0xFB03, "ffi" }, { 0xFB04, "ffl" }, { 0xFB05, "st" },	 { 0xFB06, "st" },
	{ 0xFEFF, "" },	   { 0xFFFC, "" },
};

/* Ranges of characters that are a space, or nothing. */
static const struct {
	uint32_t first, last;
	const char *text;
} replaced_ranges[] = {
	{ 0x0000, 0x0008, "" },	  { 0x000C, 0x001F, " " },  { 0x007F, 0x009F, "" },
	{ 0x2000, 0x200A, " " },  { 0x200B, 0x200B, "" },   { 0x200E, 0x200F, "" },
	{ 0x202A, 0x202E, "" },	  { 0x202F, 0x202F, " " },  { 0x205F, 0x205F, " " },  { 0x2060, 0x2064, "" },
	{ 0xE000, 0xF8FF, " " },  { 0xF0000, 0x10FFFF, " " },
};

static int code_compare(const void *key, const void *row)
{
	uint32_t code = *(const uint32_t *)key, other = *(const uint32_t *)row;

	return code < other ? -1 : code > other;
}

/* NULL: the character stays. */
static const char *replacement(uint32_t code)
{
	const void *row = bsearch(&code, replacements, sizeof(replacements) / sizeof(*replacements),
				  sizeof(*replacements), code_compare);

	if (row != NULL)
		return replacements[(size_t)((const char *)row - (const char *)replacements) /
				    sizeof(*replacements)].text;
	for (size_t i = 0; i < sizeof(replaced_ranges) / sizeof(*replaced_ranges); i++)
		if (code >= replaced_ranges[i].first && code <= replaced_ranges[i].last)
			return replaced_ranges[i].text;
	return NULL;
}

/* Most text needs no mending: Latin letters, Han and the usual punctuation. */
static bool is_sound(uint32_t code)
{
	return (code >= 0x20 && code < 0x7F) || code == '\t' || code == '\n' ||
	       (code > 0xAD && code < 0x300) || (code >= 0x0370 && code < 0x0600) ||
	       (code >= 0x2010 && code < 0x2028) || (code > 0x3000 && code < 0x3099) ||
	       (code > 0x309A && code < 0x3164) || (code > 0x3164 && code < 0xD7A4);
}

size_t mend_code(char out[MEND_CODE_SIZE], uint32_t code)
{
	const char *text = is_sound(code) ? NULL : replacement(code);

	if (text == NULL)
		return utf8_put(out, code);
	memcpy(out, text, strlen(text));
	return strlen(text);
}

/* The size of a sound character that its bytes tell at once, as most do; 0 for all others. */
static size_t sound_size(const unsigned char *at, const unsigned char *end)
{
	/* U+00C0 to U+02FF, Greek to Hebrew, Han and Hangul */
	static const unsigned char sizes[256] = {
		[0xC3 ... 0xCB] = 2, [0xCE ... 0xD7] = 2, [0xE4 ... 0xEC] = 3,
	};
	size_t left = (size_t)(end - at);

	if (*at == 0xE2)	/* U+2010 to U+2027 */
		return left >= 3 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0xA7 ? 3 : 0;
	return left >= sizes[*at] ? sizes[*at] : 0;
}

bool mend_is_sound(const char *text, size_t size)
{
	const unsigned char *end = (const unsigned char *)text + size;
	const char *at = text;

	while ((at = bytes_printing(at, text + size)) < text + size) {
		size_t sound = sound_size((const unsigned char *)at, end);

		at += sound;
		if (!sound && !is_sound(utf8_next(&at, text + size)))
			return false;
	}
	return true;
}

const char *mend_characters(struct arena *arena, const char *text, size_t *size)
{
	const char *at = text, *end = text + *size;
	char *out;
	size_t n = 0;

	if (mend_is_sound(text, *size))
		return text;
	/* no replacement is longer than what it stands for */
	out = arena_alloc(arena, *size + MEND_CODE_SIZE);
	while (at < end) {
		const char *from = at;
		uint32_t code;

		at = bytes_printing(at, end);
		memcpy(out + n, from, (size_t)(at - from));
		n += (size_t)(at - from);
		if (at == end)
			break;
		code = utf8_next(&at, end);
		/* a soft hyphen at the end of a line stands for one that is seen */
		if (code == SOFT_HYPHEN && at == end)
			n += utf8_put(out + n, code);
		else if (code != UTF8_INVALID)
			n += mend_code(out + n, code);
	}
	return utf8_nfc(arena, out, n, size);
}

void mend_underscores(char *text, size_t size)
{
	for (size_t i = 1; i + 1 < size; i++) {
		bool before = isalnum((unsigned char)text[i - 1]) || text[i - 1] & 0x80 ||
			      strchr(".,)&-", text[i - 1]) != NULL;
		bool after = isalnum((unsigned char)text[i + 1]) || text[i + 1] & 0x80 ||
			     strchr("(&-+", text[i + 1]) != NULL;

		if (text[i] == '_' && before && after)
			text[i] = ' ';
	}
}
