#include "formats/text/page/bullets.h"

#include <ctype.h>
#include <string.h>

#include "formats/text/page/blocks.h"
#include "pipeline/utf8.h"

#define PHONE_DIGITS 6		/* least behind an area code */

/* Bullets that need no space behind them. */
static const uint32_t glyphs[] = {
	0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6,
	0x25B8, 0x25B9, 0x25BA, 0x25C6, 0x25C7, 0x25CB, 0x25CF, 0x25D8, 0x25E6, 0x2610, 0x2611,
	0x2713, 0x2714,
	0x2726, 0x2756, 0x2794, 0x279B, 0x27A2, 0x27A4, 0x29BE, 0x29BF, 0x2B1B, 0x2B25,
	0x30FB,		/* the Japanese one */
	/* Wingdings and Symbol, as Word's private-use characters */
	0xF06E, 0xF071, 0xF076, 0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC,
};

/* Characters that are bullets only before a space. */
static const uint32_t dashes[] = {
	'*', '+', '-', '>', 'o', 0x00AD, 0x00B7, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015,
	0x2212,
};

/* Those that stand before headings, too. */
static const uint32_t squares[] = {
	0x25A0, 0x25A1, 0x25B6, 0x25C6, 0x25C7, 0x2756, 0x2B1B, 0x2B25, 0xF06E, 0xF076,
};

/* What the first bytes of marks begin. */
static const enum { NO_MARK, BULLET, ORDINAL, LETTER } marks[256] = {
	['*'] = BULLET, ['+'] = BULLET, ['-'] = BULLET, ['>'] = BULLET, ['o'] = BULLET,
	[0xC2] = BULLET, [0xE2 ... 0xE3] = BULLET, [0xEF] = BULLET,
	['0' ... '9'] = ORDINAL, ['('] = ORDINAL, ['['] = ORDINAL,
	['A' ... 'Z'] = LETTER, ['a' ... 'n'] = LETTER, ['p' ... 'z'] = LETTER,
};

static bool is_one_of(uint32_t code, const uint32_t *codes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (codes[i] == code)
			return true;
	return false;
}

/* "●●●○○", "● ● ○": nothing but glyphs, how well something is known. */
static bool is_scale(const char *at, const char *end)
{
	size_t n = 0;

	while (at < end) {
		uint32_t code = utf8_next(&at, end);

		if (code == ' ')
			continue;
		if (code < 0x80 || !is_one_of(code, glyphs, sizeof(glyphs) / sizeof(*glyphs)))
			return false;
		n++;
	}
	return n > 1;
}

/* "[x] " and "[ ] " behind the bullet of a list that is ticked off. */
static size_t box_size(const char *at, const char *end)
{
	const char *box = at;

	while (box < end && *box == ' ')
		box++;
	return end - box > 3 && box[0] == '[' && strchr(" xX", box[1]) && box[2] == ']' &&
	       box[3] == ' ' ? (size_t)(box + 3 - at) : 0;
}

static bool bullet_read(const char *text, const char *end, struct marker *marker)
{
	const char *at = text;
	uint32_t code = utf8_next(&at, end);
	bool glyph = code > 0x7F && is_one_of(code, glyphs, sizeof(glyphs) / sizeof(*glyphs));

	if (glyph ? is_scale(text, end) : !is_one_of(code, dashes, sizeof(dashes) / sizeof(*dashes)))
		return false;
	if (!glyph && at < end && *at != ' ' && *at != '\t')
		return false;
	at += box_size(at, end);
	marker->size = (size_t)(at - text);
	marker->flag = LINE_BULLET;
	marker->rare = code == 'o' || code == '>';
	marker->square = is_one_of(code, squares, sizeof(squares) / sizeof(*squares));
	return true;
}

/* "(a)" and "b)", where a capital follows: "(a) and (b)" is text. */
static size_t letter_size(const char *text, const char *end)
{
	const char *at = text + (*text == '(');

	if (end - at < 4 || !islower((unsigned char)at[0]) || at[1] != ')' ||
	    (at[2] != ' ' && at[2] != '\t') || islower((unsigned char)at[3]))
		return 0;
	return (size_t)(at + 2 - text);
}

/* "C.4", "W.12": a letter, a full stop and up to three digits, no more. */
static size_t dotted_size(const char *text, const char *end)
{
	const char *at = text + 2;

	if (end - text < 4 || !isupper((unsigned char)text[0]) || text[1] != '.')
		return 0;
	while (at < end && isdigit((unsigned char)*at))
		at++;
	return at > text + 2 && at <= text + 5 && at < end && (*at == ' ' || *at == '\t')
		       ? (size_t)(at - text) : 0;
}

/* "1." "12)" "(3)" "[4]" "[C5]" "C5.": up to three letters, without a bracket one, and three digits. */
static size_t ordinal_size(const char *text, const char *end)
{
	const char *at = text;
	char open = *at == '(' || *at == '[' ? *at++ : '\0';
	const char *letters = at, *digits;

	while (at < end && at - letters < (open ? 3 : 1) && isupper((unsigned char)*at))
		at++;
	if (open == '(' && at > letters)
		return 0;
	digits = at;
	while (at < end && at - digits < 4 && isdigit((unsigned char)*at))
		at++;
	if (at == digits || at - digits > 3 || at == end)
		return 0;
	if (open == '[' ? *at != ']' : open == '(' ? *at != ')' : *at != '.' && *at != ')')
		return 0;
	at++;
	return at == end || *at == ' ' || *at == '\t' ? (size_t)(at - text) : 0;
}

/* "1. März 2018" is a date: a word of letters and a year follow. */
static bool is_date(const char *at, const char *end)
{
	size_t word = 0;

	while (at < end && *at == ' ')
		at++;
	while (at < end && *at != ' ' && !isdigit((unsigned char)*at)) {
		at++;
		word++;
	}
	while (at < end && *at == ' ')
		at++;
	return word > 2 && end - at >= 4 && (*at == '1' || *at == '2') &&
	       isdigit((unsigned char)at[1]) && isdigit((unsigned char)at[2]) &&
	       isdigit((unsigned char)at[3]) && (end - at == 4 || !isdigit((unsigned char)at[4]));
}

/* "(217) 555-0126", "(11) 95555-0123": digits of a telephone number follow. */
static bool is_area_code(const char *text, size_t size, const char *end)
{
	size_t digits = 0;

	if (*text != '(' || size + 1 >= (size_t)(end - text))
		return false;
	for (const char *at = text + size; at < end && (isdigit((unsigned char)*at) || strchr(" -.", *at)); at++)
		digits += isdigit((unsigned char)*at) != 0;
	return digits >= PHONE_DIGITS;
}

static bool ordinal_read(const char *text, const char *end, struct marker *marker)
{
	size_t size = ordinal_size(text, end);

	if (size == 0)
		size = letter_size(text, end);
	if (size == 0)
		size = dotted_size(text, end);
	if (size == 0 || text + size == end || is_area_code(text, size, end))
		return false;
	if (text[size - 1] == '.' && is_date(text + size, end))
		return false;
	marker->size = size;
	marker->flag = LINE_NUMBERED;
	marker->rare = marker->square = false;
	return true;
}

/* By its first byte; a letter is an ordinal before a digit, a bracket or a full stop, which most lines rule out. */
static bool may_be_marker(const char *text, size_t size)
{
	if (size < 2 || marks[(unsigned char)*text] != LETTER)
		return size > 0 && marks[(unsigned char)*text] != NO_MARK;
	return text[1] == ')' || text[1] == '.' || isdigit((unsigned char)text[1]);
}

bool marker_read(const char *text, size_t size, struct marker *marker)
{
	const char *end = text + size, *at;

	if (!may_be_marker(text, size))
		return false;
	if (marks[(unsigned char)*text] == BULLET ? !bullet_read(text, end, marker) :
						    !ordinal_read(text, end, marker))
		return false;
	at = text + marker->size;
	while (at < end && (*at == ' ' || *at == '\t' ||
			    (end - at > 1 && memcmp(at, "\xC2\xA0", 2) == 0)))
		at += 1 + (*at == '\xC2');
	marker->taken = (size_t)(at - text);
	return true;
}
