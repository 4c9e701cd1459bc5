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
	static const bool ascii[0x80] = {
		['-'] = true, ['_'] = true, ['='] = true, ['*'] = true, ['~'] = true, ['#'] = true,
		['.'] = true,
	};

	if (code < 0x80)
		return ascii[code] ? (char)code : 0;
	if (code == 0x2550 || code == 0x2261)
		return '=';
	if ((code >= 0x2010 && code <= 0x2015) || (code >= 0x2500 && code <= 0x257F) ||
	    code == 0x2212 || code == 0x30FC || code == 0xFF0D || code == 0x23AF)
		return '-';
	if (code == 0x2581 || code == 0xFF3F || code == 0x203E || code == 0x00AF)
		return '_';
	return 0;
}

/* A run of one rule's characters, blanks and backslashes between them. */
struct rule {
	size_t size;		/* bytes */
	size_t count;		/* characters */
	char c;			/* which: see rule_char() */
};

/* The rule that text[0, size) begins with. */
static struct rule rule_at(const char *text, size_t size)
{
	const char *at = text, *end = text + size;
	struct rule rule = { 0 };

	while (at < end) {
		uint32_t code;
		char this;

		if (*at == ' ' || *at == '\\') {
			at++;
			continue;
		}
		code = utf8_next(&at, end);
		this = rule_char(code);
		if (this == 0 || (rule.c != 0 && this != rule.c))
			break;
		rule.c = this;
		rule.count++;
		rule.size = (size_t)(at - text);
	}
	return rule;
}

/* The rule that the row begins with, told from text by its first byte as a rule. */
static struct rule leading_rule(const struct row *row)
{
	static const bool begins[256] = {
		['-'] = true, ['_'] = true, ['='] = true, ['*'] = true, ['~'] = true, ['#'] = true,
		['.'] = true, ['\\'] = true, [0xC2] = true, [0xE2 ... 0xE3] = true, [0xEF] = true,
	};

	return begins[(unsigned char)*row->text] ? rule_at(row->text, row->size) : (struct rule){ 0 };
}

static bool is_whole(const struct row *row, const struct rule *rule)
{
	return rule->count >= RULE_MIN && rule->size == row->size;
}

char row_rule(const struct row *row)
{
	struct rule rule = leading_rule(row);

	return is_whole(row, &rule) ? rule.c : 0;
}

/* What no rule ends in, and none goes on behind. */
static bool ends_text(char c)
{
	static const bool ends[256] = {
		['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true, [' '] = true,
		[')'] = true, [']'] = true, ['.'] = true, [','] = true, [':'] = true, [';'] = true,
		['!'] = true, ['?'] = true, ['"'] = true, ['\''] = true,
	};

	return ends[(unsigned char)c];
}

/* Where a rule at the end of the row begins; its size when there is none. */
static size_t trailing_rule(const struct row *row)
{
	const char *end = row->text + row->size, *at = end;
	bool single = true;
	struct rule rule;

	while (at > row->text && !ends_text(at[-1]))
		at--;
	if (at == row->text || at[-1] != ' ' || at == end)
		return row->size;
	rule = rule_at(at, (size_t)(end - at));
	if (rule.size != (size_t)(end - at))
		return row->size;
	for (const char *p = row->text; p < at; p++)
		single &= !isdigit((unsigned char)*p);
	if (rule.count >= RULE_MIN || (rule.c == '_' && single))
		return (size_t)(at - row->text);
	return rule.c == '-' && single && (unsigned char)*at >= 0x80 ? (size_t)(at - row->text) : row->size;
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
static void strip_rule(struct row *row, struct rule rule)
{
	size_t size = trailing_rule(row);

	if (size < row->size) {
		row->size = (uint32_t)size;
		while (row->size > 0 && row->text[row->size - 1] == ' ')
			row->size--;
		row->flags |= LINE_RULE_AFTER;
		rule = leading_rule(row);
	}
	if (rule.count >= RULE_MIN && rule.size < row->size && row->text[rule.size] == ' ' &&
	    rule.c != '#' && rule.c != '.')
		strip_leading(row, rule.size);
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
		struct rule rule;

		if (row->state & ROW_DROPPED)
			continue;
		rule = leading_rule(row);
		if (row->state & (ROW_CODE | ROW_PIPES) || !is_whole(row, &rule)) {
			strip_rule(row, rule);
			row->flags |= pending ? LINE_RULE_BEFORE : 0;
			pending = false;
			above = row;
			continue;
		}
		row->state |= ROW_DROPPED;
		if (above != NULL && is_underline(row, above, rule.c) && !pending) {
			above->flags |= LINE_HEADING | LINE_RULE_AFTER;
			above->level = rule.c == '=' ? 1 : 2;
		} else if (above != NULL) {
			above->flags |= LINE_RULE_AFTER;
		}
		pending = true;
	}
}
