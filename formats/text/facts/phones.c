#include "formats/text/facts/phones.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "pipeline/utf8.h"

enum { GROUPS_MAX = 8, DIGITS_MIN = 7, DIGITS_MAX = 15 };

/* What was read: digits in groups, as the country or the writer sets them. */
struct digits {
	char groups[GROUPS_MAX + 1];	/* '3','3','4': how many in each */
	char first[5];			/* the first four digits */
	unsigned n_groups, n;
	bool plus, area;		/* begins with '+'; the first group in parentheses */
	bool slash, dot, dash;
	int years;			/* groups that could be years */
	size_t end;			/* behind the last digit or closing bracket */
};

/* The character as the keyboard has it: full-width forms, dashes and spaces made plain. */
static char plain(uint32_t code)
{
	if (code < 0x80)
		return (char)code;
	if (code >= 0xFF01 && code <= 0xFF5E)
		return (char)(code - 0xFEE0);
	if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212)
		return '-';
	if (code == 0xA0 || code == 0x202F || code == 0x2009 || code == 0x3000)
		return ' ';
	return '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool end_group(struct digits *digits, unsigned length, unsigned value)
{
	if (!length)
		return true;
	if (digits->n_groups == GROUPS_MAX || length > 15)
		return false;
	digits->groups[digits->n_groups++] = (char)(length < 10 ? '0' + length : 'a' + length - 10);
	digits->years += length == 4 && value >= 1900 && value <= 2099;
	return true;
}

/* One separating character; false when the number cannot go on over it. */
static bool separate(struct digits *digits, char c, unsigned run)
{
	digits->slash |= c == '/';
	digits->dot |= c == '.';
	digits->dash |= c == '-';
	if (run == 3)
		return false;
	if (c == '(')
		return digits->n_groups <= 1;
	return c == ' ' || c == '-' || c == '.' || c == '/' || c == ')';
}

/* Reads as far as the number goes; false when it grew beyond all numbers. */
static bool scan(const char *text, size_t size, size_t at, struct digits *digits)
{
	const char *next = text + at, *end = text + size;
	unsigned length = 0, value = 0, run = 0;

	while (next < end) {
		char c = plain(utf8_next(&next, end));

		if (is_digit(c)) {
			if (digits->n < 4)
				digits->first[digits->n] = c;
			value = length < 4 ? 10 * value + (unsigned)(c - '0') : 0;
			digits->n++;
			length++;
			run = 0;
			if (digits->n > DIGITS_MAX)
				return false;
			digits->end = (size_t)(next - text);
			continue;
		}
		if (c == '+' && digits->n == 0 && !digits->plus) {
			digits->plus = true;
			continue;
		}
		if (digits->n == 0)
			return false;
		if (c == ')' && digits->n_groups == 0 && length)
			digits->area = true;
		if (!end_group(digits, length, value))
			return false;
		length = value = 0;
		if (!separate(digits, c, run++))
			break;
	}
	return end_group(digits, length, value);
}

/* Groups of dates, of ranges of dates and of large numbers. */
static bool looks_like_date(const struct digits *digits)
{
	static const char *const shapes[] = {
		"224", "214", "124", "114", "422", "421", "412", "411", "44", "4242", "2424",
		"4141", "1414", "4142", "4241", "422422", "224224", "424", "244",
	};

	if (!digits->years)
		return false;
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		if (!strcmp(digits->groups, shapes[i]))
			return true;
	return false;
}

/* National notations without a trunk zero, and how sure they are. */
static unsigned national(const struct digits *digits)
{
	static const struct {
		const char *groups;
		char first;		/* '\0': any */
		unsigned confidence;
	} shapes[] = {
		{ "334", '\0', 90 }, { "1334", '1', 95 }, { "344", '1', 90 }, { "55", '\0', 60 },
		{ "13322", '8', 90 }, { "244", '\0', 60 }, { "333", '\0', 60 }, { "36", '\0', 40 },
		{ "3222", '\0', 60 }, { "b", '1', 60 }, { "254", '\0', 60 },
	};

	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		if (!strcmp(digits->groups, shapes[i].groups) &&
		    (!shapes[i].first || shapes[i].first == digits->first[0]))
			return shapes[i].confidence;
	return 0;
}

static unsigned judge(const struct digits *digits, bool bracket, bool labelled)
{
	if (digits->n < (labelled ? 6u : DIGITS_MIN) || looks_like_date(digits))
		return 0;
	if (digits->plus)
		return digits->n >= 8 ? 95 : 0;
	if (bracket)
		return digits->area && digits->n_groups > 1 ? 90 : 0;
	if (labelled)
		return 90;
	if (digits->slash && digits->first[0] != '0')
		return 0;
	if (digits->first[0] == '0' && digits->first[1] != '.' && digits->n >= 9 && digits->n <= 12)
		return digits->n_groups > 1 ? 85 : 70;
	if (digits->n_groups == 3 && !digits->dash && !digits->dot &&
	    !strcmp(digits->groups, "333") && digits->first[0] < '5')
		return 0;	/* a large number in threes */
	return national(digits);
}

/* "ext. 12", "x12", "Durchwahl" is too long to be written. */
static size_t skip_extension(const char *text, size_t size, size_t end)
{
	static const char *const words[] = { "extension", "ext.", "ext", "x" };
	size_t at = end, digits;

	while (at < size && (text[at] == ' ' || text[at] == ','))
		at++;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t length = strlen(words[i]);

		if (size - at <= length || strncasecmp(text + at, words[i], length) != 0)
			continue;
		at += length;
		while (at < size && (text[at] == ' ' || text[at] == ':'))
			at++;
		for (digits = at; digits < size && is_digit(text[digits]) && digits - at < 6;)
			digits++;
		return digits > at ? digits : end;
	}
	return end;
}

bool phone_read(const char *text, size_t size, size_t at, bool labelled, struct phone *phone)
{
	struct digits digits = { .end = at };
	const char *first = text + at;
	bool bracket = plain(utf8_next(&first, text + size)) == '(';
	size_t from = bracket ? (size_t)(first - text) : at;

	if (!scan(text, size, from, &digits))
		return false;
	phone->confidence = judge(&digits, bracket, labelled);
	if (!phone->confidence)
		return false;
	phone->start = at;
	phone->end = skip_extension(text, size, digits.end);
	return true;
}
