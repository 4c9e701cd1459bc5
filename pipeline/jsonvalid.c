#include "pipeline/jsontext.h"

#include <ctype.h>
#include <string.h>

#define MAX_DEPTH 128

struct cursor {
	const char *at, *end;
	int depth;
};

static bool value(struct cursor *c);

static void skip_space(struct cursor *c)
{
	while (c->at < c->end && memchr(" \t\r\n", *c->at, 4))
		c->at++;
}

static bool take(struct cursor *c, char mark)
{
	if (c->at == c->end || *c->at != mark)
		return false;
	c->at++;
	return true;
}

static bool word(struct cursor *c, const char *text)
{
	size_t size = strlen(text);

	if ((size_t)(c->end - c->at) < size || memcmp(c->at, text, size))
		return false;
	c->at += size;
	return true;
}

static bool digits(struct cursor *c)
{
	const char *start = c->at;

	while (c->at < c->end && *c->at >= '0' && *c->at <= '9')
		c->at++;
	return c->at > start;
}

static bool number(struct cursor *c)
{
	take(c, '-');
	if (!take(c, '0') && !digits(c))
		return false;
	if (take(c, '.') && !digits(c))
		return false;
	if (!take(c, 'e') && !take(c, 'E'))
		return true;
	if (!take(c, '-'))
		take(c, '+');
	return digits(c);
}

/* Four hexadecimal digits; -1 when they are none. */
static long hex4(struct cursor *c)
{
	long code = 0;

	for (int i = 0; i < 4; i++, c->at++) {
		if (c->at == c->end || !isxdigit((unsigned char)*c->at))
			return -1;
		code = code * 16 + (*c->at <= '9' ? *c->at - '0' : (*c->at | 0x20) - 'a' + 10);
	}
	return code;
}

/* What follows \u: a character that a text can hold, so no NUL and no half of a pair. */
static bool code_point(struct cursor *c)
{
	long code = hex4(c);

	if (code <= 0 || (code >= 0xdc00 && code <= 0xdfff))
		return false;
	if (code < 0xd800 || code > 0xdbff)
		return true;
	return take(c, '\\') && take(c, 'u') && (code = hex4(c)) >= 0xdc00 && code <= 0xdfff;
}

static bool string(struct cursor *c)
{
	if (!take(c, '"'))
		return false;
	while (c->at < c->end) {
		unsigned char byte = (unsigned char)*c->at++;

		if (byte == '"')
			return true;
		if (byte < 0x20)
			return false;
		if (byte != '\\')
			continue;
		if (take(c, 'u') ? !code_point(c) : c->at == c->end || !memchr("\"\\/bfnrt", *c->at++, 8))
			return false;
	}
	return false;
}

static bool member(struct cursor *c)
{
	skip_space(c);
	if (!string(c))
		return false;
	skip_space(c);
	return take(c, ':') && value(c);
}

/* What stands between the brackets, and the closing one. */
static bool items(struct cursor *c, bool (*item)(struct cursor *), char close)
{
	skip_space(c);
	if (take(c, close))
		return true;
	do {
		if (!item(c))
			return false;
		skip_space(c);
	} while (take(c, ','));
	return take(c, close);
}

static bool value(struct cursor *c)
{
	bool good;

	skip_space(c);
	if (c->at == c->end || c->depth == MAX_DEPTH)
		return false;
	c->depth++;
	if (*c->at == '"')
		good = string(c);
	else if (take(c, '{'))
		good = items(c, member, '}');
	else if (take(c, '['))
		good = items(c, value, ']');
	else
		good = word(c, "true") || word(c, "false") || word(c, "null") || number(c);
	c->depth--;
	return good;
}

bool jsontext_valid(const char *json, size_t size)
{
	struct cursor c = { json, json + size, 0 };

	if (!value(&c))
		return false;
	skip_space(&c);
	return c.at == c.end;
}
