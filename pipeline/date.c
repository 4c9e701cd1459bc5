#include "pipeline/date.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* The number in the first `digits` bytes, -1 if there is something else. */
static int number(const char *text, size_t digits)
{
	int value = 0;

	for (size_t i = 0; i < digits; i++) {
		if (!is_digit(text[i]))
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

static bool in_range(const struct date *date)
{
	return date->year >= 1000 && date->year <= 2999 &&
	       date->month >= 0 && date->month <= 12 && date->day >= 0 && date->day <= 31;
}

bool date_parse_iso(const char *text, size_t size, struct date *date)
{
	struct date found = { 0, 0, 0 };

	*date = found;
	if (size != 4 && size != 7 && size != 10)
		return false;
	found.year = number(text, 4);
	if (size >= 7)
		found.month = text[4] == '-' ? number(text + 5, 2) : -1;
	if (size == 10)
		found.day = text[7] == '-' ? number(text + 8, 2) : -1;
	if (!in_range(&found) || (size >= 7 && !found.month) || (size == 10 && !found.day))
		return false;
	*date = found;
	return true;
}

int date_month_by_name(const char *text, size_t size)
{
	static const char names[12][10] = {
		"january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december",
	};

	if (size && text[size - 1] == '.')
		size--;
	if (size == 4 && !strncasecmp(text, "sept", 4))
		return 9;
	for (int i = 0; i < 12; i++)
		if ((size == 3 || size == strlen(names[i])) && !strncasecmp(text, names[i], size))
			return i + 1;
	return 0;
}

/*
 * One piece of a date: its kind is Y (four digits), N (one or two digits) or
 * M (a month's name).
 */
struct token {
	char kind;
	int value;
};

/* Takes the token at *at; 0 when there is none that a date has. */
static char take_token(const char **at, const char *end, struct token *token)
{
	const char *start = *at;
	bool letters = is_letter(*start);
	size_t size;

	while (*at < end && (letters ? is_letter(**at) : is_digit(**at)))
		++*at;
	size = (size_t)(*at - start);
	token->kind = 0;
	if (letters) {
		token->value = date_month_by_name(start, size);
		token->kind = token->value ? 'M' : 0;
		if (*at < end && **at == '.')
			++*at;
	} else if (size == 4 || size == 1 || size == 2) {
		token->value = number(start, size);
		token->kind = size == 4 ? 'Y' : 'N';
	}
	return token->kind;
}

/* Skips what may stand between two pieces: blanks, a comma, or one of -/. */
static void skip_separator(const char **at, const char *end)
{
	while (*at < end && **at == ' ')
		++*at;
	if (*at < end && strchr(",-/.", **at))
		++*at;
	while (*at < end && **at == ' ')
		++*at;
}

/* An ISO time stamp: a date, T or a blank, and only what a time is made of. */
static bool is_time_stamp(const char *text, size_t size)
{
	if (size < 16 || (text[10] != 'T' && text[10] != 't' && text[10] != ' '))
		return false;
	for (size_t i = 11; i < size; i++)
		if (!is_digit(text[i]) && !strchr(":.,+-Zz ", text[i]))
			return false;
	return text[13] == ':';
}

/* The forms by the kinds of their pieces, and which piece is what (from 1; 0 none). */
static const struct {
	char kinds[4];
	unsigned char year, month, day;
} forms[] = {
	{ "Y", 1, 0, 0 },
	{ "YN", 1, 2, 0 },	/* 2020/03, 2014-1 */
	{ "YNN", 1, 2, 3 },	/* 2020-3-9 */
	{ "YM", 1, 2, 0 },	/* 2020 March */
	{ "YMN", 1, 2, 3 },
	{ "NY", 2, 1, 0 },	/* 03/2020: the month, for a day needs one */
	{ "MY", 2, 1, 0 },	/* March 2020 */
	{ "MNY", 3, 1, 2 },	/* March 9, 2020 */
	{ "NMY", 3, 2, 1 },	/* 9 March 2020 */
};

static bool assemble(const char *kinds, const struct token *tokens, struct date *date)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (strcmp(kinds, forms[i].kinds))
			continue;
		date->year = tokens[forms[i].year].value;
		date->month = tokens[forms[i].month].value;
		date->day = tokens[forms[i].day].value;
		return in_range(date) && (!forms[i].month || date->month) &&
		       (!forms[i].day || date->day);
	}
	return false;
}

bool date_parse_loose(const char *text, size_t size, struct date *date)
{
	struct token tokens[4] = { { 0, 0 } };	/* [0] is the absent piece */
	struct date found = { 0, 0, 0 };
	char kinds[4] = "";
	const char *end;

	*date = found;
	for (; size && *text == ' '; size--)
		text++;
	while (size && text[size - 1] == ' ')
		size--;
	if (is_time_stamp(text, size))
		size = 10;
	end = text + size;
	for (int n = 1; text < end; n++) {
		if (n > 3 || !(kinds[n - 1] = take_token(&text, end, &tokens[n])))
			return false;
		if (text < end) {
			skip_separator(&text, end);
			if (text == end)
				return false;
		}
	}
	if (!assemble(kinds, tokens, &found))
		return false;
	*date = found;
	return true;
}

bool date_exists(const struct date *date)
{
	static const int days[] = { 31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (date->year % 4 == 0 && date->year % 100 != 0) || date->year % 400 == 0;

	if (!date->year || !in_range(date) || (date->day && !date->month))
		return false;
	return date->day <= days[date->month] && (date->month != 2 || date->day < 29 || leap);
}

static char *put_digits(char *out, int number, int digits)
{
	for (int i = digits; i-- > 0; number /= 10)
		out[i] = (char)('0' + number % 10);
	return out + digits;
}

void date_format(const struct date *date, char out[DATE_TEXT_SIZE])
{
	out[0] = '\0';
	if (!in_range(date))
		return;
	out = put_digits(out, date->year, 4);
	if (date->month) {
		*out++ = '-';
		out = put_digits(out, date->month, 2);
	}
	if (date->month && date->day) {
		*out++ = '-';
		out = put_digits(out, date->day, 2);
	}
	*out = '\0';
}

int date_compare(const struct date *a, const struct date *b)
{
	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	if (a->month != b->month)
		return a->month < b->month ? -1 : 1;
	return a->day < b->day ? -1 : a->day > b->day;
}
