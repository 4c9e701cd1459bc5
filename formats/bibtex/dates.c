#include "formats/bibtex/dates.h"

#include <stdint.h>
#include <string.h>

#include "pipeline/utf8.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t count_digits(const char *at, const char *end)
{
	size_t n = 0;

	while (at + n < end && is_digit(at[n]))
		n++;
	return n;
}

static int number(const char *at, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n && i < 9; i++)
		value = value * 10 + (at[i] - '0');
	return value;
}

static bool is_year(int year)
{
	return year >= 1000 && year < 3000;
}

bool bib_dates_parse_edtf(const char *text, size_t size, struct date *date)
{
	const char *end = text + size;
	const char *stop = memchr(text, '/', size);
	const char *time = memchr(text, 'T', size);
	bool all = !stop && !time;

	*date = (struct date){ 0 };
	if (stop)
		end = stop;
	if (time && time < end)
		end = time;
	while (end > text && strchr("~?% ", end[-1])) {
		end--;
		all = false;
	}
	if (date_parse_iso(text, (size_t)(end - text), date))
		return all;
	/* seasons (2020-21) and unspecified parts (2020-XX) keep the year alone */
	if (end - text > 4 && count_digits(text, end) == 4 && text[4] == '-' &&
	    is_year(number(text, 4)))
		date->year = number(text, 4);
	return false;
}

bool bib_dates_parse_year(const char *text, size_t size, int *year)
{
	const char *end = text + size;

	*year = 0;
	for (const char *at = text; at < end; at++) {
		size_t n = count_digits(at, end);

		if (n == 4 && is_year(number(at, 4))) {
			*year = number(at, 4);
			return size == 4;
		}
		at += n ? n - 1 : 0;
	}
	return false;
}

static bool is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/*
 * The next word of letters or of digits behind separators; false at the end
 * and before another character, where *at stays.
 */
static bool next_word(const char **at, const char *end, const char **word, size_t *size)
{
	while (*at < end) {
		const char *from = *at;
		uint32_t code = utf8_next(at, end);

		if (!utf8_is_space(code) && code != ',' && code != '.' && code != '-') {
			*at = from;
			break;
		}
	}
	*word = *at;
	while (*at < end && (is_digit(**word) ? is_digit(**at) : is_letter(**at)))
		++*at;
	*size = (size_t)(*at - *word);
	return *size > 0;
}

bool bib_dates_parse_month(const char *text, size_t size, int *month, int *day)
{
	const char *at = text, *end = text + size, *word;
	int numeric = 0, named = 0, words = 0;
	size_t length;

	*month = *day = 0;
	for (; next_word(&at, end, &word, &length); words++) {
		if (is_digit(*word) && length <= 2 && !numeric)
			numeric = number(word, length);
		else if (!is_digit(*word) && !named)
			named = date_month_by_name(word, length);
		else
			return false;
	}
	if (at < end || words > 2 || !words || numeric > 31)
		return false;
	*month = named ? named : numeric;
	*day = named ? numeric : 0;
	return *month >= 1 && *month <= 12 && words == (named > 0) + (numeric > 0);
}

int bib_dates_parse_day(const char *text, size_t size)
{
	size_t n = count_digits(text, text + size);
	int day = n == size && n <= 2 ? number(text, n) : 0;

	return day <= 31 ? day : 0;
}
