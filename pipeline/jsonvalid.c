#include "pipeline/jsontext.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/buf.h"
#include "pipeline/utf8.h"

#define MAX_DEPTH 128

struct cursor {
	const char *at, *end;
	int depth;
	bool naming;			/* the string at hand is a member's name */
	uint64_t hash;			/* of what the name says */
	uint64_t object, objects;	/* the number of the one at hand; how many there are */
	struct buf names;		/* of all members: a hash of each and of its object's number */
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

/* FNV-1a. */
static void hash_byte(struct cursor *c, char byte)
{
	if (c->naming)
		c->hash = (c->hash ^ (unsigned char)byte) * UINT64_C(0x100000001B3);
}

/* What follows \u: a character that a text can hold, so no NUL and no half of a pair. */
static bool code_point(struct cursor *c)
{
	long code = hex4(c), low;
	char bytes[4];
	size_t size;

	if (code <= 0 || (code >= 0xdc00 && code <= 0xdfff))
		return false;
	if (code >= 0xd800 && code <= 0xdbff) {
		if (!take(c, '\\') || !take(c, 'u') || (low = hex4(c)) < 0xdc00 || low > 0xdfff)
			return false;
		code = 0x10000 + (code - 0xd800) * 0x400 + low - 0xdc00;
	}
	size = utf8_put(bytes, (uint32_t)code);
	for (size_t i = 0; i < size; i++)
		hash_byte(c, bytes[i]);
	return true;
}

/* What stands behind a backslash. */
static bool escape(struct cursor *c)
{
	static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	const char *name;

	if (take(c, 'u'))
		return code_point(c);
	name = c->at == c->end ? NULL : memchr(names, *c->at++, sizeof(names) - 1);
	if (name)
		hash_byte(c, meant[name - names]);
	return name != NULL;
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
			hash_byte(c, (char)byte);
		else if (!escape(c))
			return false;
	}
	return false;
}

static bool member(struct cursor *c)
{
	skip_space(c);
	c->hash = UINT64_C(0xCBF29CE484222325);
	c->naming = true;
	if (!string(c))
		return false;
	c->naming = false;
	c->hash ^= c->object * UINT64_C(0x9E3779B97F4A7C15);
	buf_add(&c->names, (const char *)&c->hash, sizeof(c->hash));
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

static bool object(struct cursor *c)
{
	uint64_t outer = c->object;
	bool good;

	c->object = ++c->objects;
	good = items(c, member, '}');
	c->object = outer;
	return good;
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
		good = object(c);
	else if (take(c, '['))
		good = items(c, value, ']');
	else
		good = word(c, "true") || word(c, "false") || word(c, "null") || number(c);
	c->depth--;
	return good;
}

static int compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Without memory to know better in, names are taken to differ. */
static bool all_differ(struct buf *names)
{
	size_t n = names->failed ? 0 : names->size / sizeof(uint64_t);
	uint64_t *hashes = (uint64_t *)(void *)names->bytes;

	if (n)
		qsort(hashes, n, sizeof(*hashes), compare);
	for (size_t i = 1; i < n; i++)
		if (hashes[i] == hashes[i - 1])
			return false;
	return true;
}

bool jsontext_valid(const char *json, size_t size)
{
	struct cursor c = { .at = json, .end = json + size, .names = BUF_INIT };
	bool good = value(&c);

	skip_space(&c);
	good = good && c.at == c.end && all_differ(&c.names);
	buf_release(&c.names);
	return good;
}
