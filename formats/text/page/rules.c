/* Rules: rows of dashes, and those that end or surround a heading. */
#include <ctype.h>
#include <string.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/rows.h"
#include "pipeline/utf8.h"

#define RULE_MIN 3
#define UNDERLINED_MAX 80	/* bytes of a line that can be an underlined heading */

/* The ASCII character that stands for this rule's, or 0. */
static char rule_char(uint32_t code)
{
	if (code < 0x80)
		return strchr("-_=*~#.", (int)code) != NULL && code != 0 ? (char)code : 0;
	if (code == 0x2550 || code == 0x2261)
		return '=';
	if ((code >= 0x2010 && code <= 0x2015) || (code >= 0x2500 && code <= 0x257F) ||
	    code == 0x2212 || code == 0x30FC || code == 0xFF0D || code == 0x23AF)
		return '-';
	if (code == 0x2581 || code == 0xFF3F || code == 0x203E || code == 0x00AF)
		return '_';
	return 0;
}

/* The rule that text[0, size) begins with: its bytes; *c, *count its character and how often. */
static size_t rule_size(const char *text, size_t size, char *c, size_t *count)
{
	const char *at = text, *end = text + size, *stop = text;

	*c = 0;
	*count = 0;
	while (at < end) {
		uint32_t code;
		char this;

		if (*at == ' ' || *at == '\\') {
			at++;
			continue;
		}
		code = utf8_next(&at, end);
		this = rule_char(code);
		if (this == 0 || (*c != 0 && this != *c))
			break;
		*c = this;
		++*count;
		stop = at;
	}
	return (size_t)(stop - text);
}

char row_rule(const struct row *row)
{
	size_t count;
	char c;

	if (row->size < RULE_MIN || isalnum((unsigned char)*row->text) ||
	    rule_size(row->text, row->size, &c, &count) != row->size)
		return 0;
	return count >= RULE_MIN ? c : 0;
}

/* Where a rule at the end of the row begins; its size when there is none. */
static size_t trailing_rule(const struct row *row)
{
	const char *end = row->text + row->size, *at = end;
	size_t count, size;
	bool single = true;
	char c;

	while (at > row->text && !isalnum((unsigned char)at[-1]) && at[-1] != ' ' &&
	       strchr(")].,:;!?\"'", at[-1]) == NULL)
		at--;
	if (at == row->text || at[-1] != ' ' || at == end)
		return row->size;
	size = rule_size(at, (size_t)(end - at), &c, &count);
	if (size != (size_t)(end - at))
		return row->size;
	for (const char *p = row->text; p < at; p++)
		single &= !isdigit((unsigned char)*p);
	if (count >= RULE_MIN || (c == '_' && single))
		return (size_t)(at - row->text);
	return c == '-' && single && (unsigned char)*at >= 0x80 ? (size_t)(at - row->text) : row->size;
}

/* Takes the rule off that the row begins with; text far behind it stands in another column. */
static void strip_leading(struct row *row, size_t leading)
{
	uint32_t column = row->indent + (uint32_t)utf8_width(row->text, leading);
	uint32_t blanks = 0;

	while (leading + blanks < row->size && row->text[leading + blanks] == ' ')
		blanks++;
	row->text += leading + blanks;
	row->size -= (uint32_t)leading + blanks;
	row->flags |= LINE_RULE_BEFORE;
	if (blanks > 1)
		row->indent = column + blanks;
}

/* "---- EDUCATION ----" and "Education ____" become their text and a flag. */
static void strip_rule(struct row *row)
{
	size_t size = trailing_rule(row), count, leading;
	char c;

	if (size < row->size) {
		row->size = (uint32_t)size;
		while (row->size > 0 && row->text[row->size - 1] == ' ')
			row->size--;
		row->flags |= LINE_RULE_AFTER;
	}
	if (isalnum((unsigned char)*row->text))
		return;
	leading = rule_size(row->text, row->size, &c, &count);
	if (count >= RULE_MIN && leading < row->size && row->text[leading] == ' ' && c != '#' &&
	    c != '.')
		strip_leading(row, leading);
}

/* A short row right above a rule of '=', '-' or '~' is a heading. */
static bool is_underline(const struct row *row, const struct row *above, char c)
{
	return (c == '=' || c == '-' || c == '~') && row->blanks == 0 &&
	       above->size <= UNDERLINED_MAX && memchr(row->text, ' ', row->size) == NULL &&
	       !(above->flags & LINE_PAGE_START && row->flags & LINE_PAGE_START);
}

void rules_mark(struct rows *rows)
{
	struct row *above = NULL;
	bool pending = false;

	for (size_t i = 0; i < rows->n; i++) {
		struct row *row = &rows->v[i];
		char c;

		if (row->state & ROW_DROPPED)
			continue;
		c = row->state & (ROW_CODE | ROW_PIPES) ? 0 : row_rule(row);
		if (c == 0) {
			strip_rule(row);
			row->flags |= pending ? LINE_RULE_BEFORE : 0;
			pending = false;
			above = row;
			continue;
		}
		row->state |= ROW_DROPPED;
		if (above != NULL && is_underline(row, above, c) && !pending) {
			above->flags |= LINE_HEADING | LINE_RULE_AFTER;
			above->level = c == '=' ? 1 : 2;
		} else if (above != NULL) {
			above->flags |= LINE_RULE_AFTER;
		}
		pending = true;
	}
}
