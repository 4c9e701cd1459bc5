#include "formats/xml/guard.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* The kinds of mark-up that end with a fixed string. */
static const struct {
	const char *start, *end;
} sections[] = {
	{ "<!--", "-->" },
	{ "<![CDATA[", "]]>" },
	{ "<?", "?>" },
};

/* Vocabularies whose documents name a DTD as a rule; it is not looked at. */
static const char *const known_doctypes[] = { "resume", "CURRICULO-VITAE" };

struct token {
	size_t size;		/* 0: not whole yet */
	const char *problem;	/* NULL: fine */
};

static struct token section_token(const char *bytes, size_t size, const char *start,
				  const char *end)
{
	size_t skip = strlen(start);
	const char *found = size < skip ? NULL : memmem(bytes + skip, size - skip, end, strlen(end));
	struct token token = { 0, NULL };

	if (found)
		token.size = (size_t)(found - bytes) + strlen(end);
	return token;
}

/* From '<' to its '>', quoted values apart; counts the attributes. */
static struct token tag_token(const char *bytes, size_t size)
{
	struct token token = { 0, NULL };
	size_t attributes = 0;

	for (const char *at = bytes + 1; at < bytes + size; at++) {
		if (*at == '>') {
			token.size = (size_t)(at - bytes) + 1;
			break;
		}
		if (*at == '=' && ++attributes > GUARD_MAX_ATTRIBUTES) {
			token.problem = "an element has more than 256 attributes";
			break;
		}
		if (*at != '"' && *at != '\'')
			continue;
		at = memchr(at + 1, *at, (size_t)(bytes + size - at) - 1);
		if (!at)
			break;
	}
	return token;
}

static bool is_known_doctype(const char *name, const char *end)
{
	for (size_t i = 0; i < sizeof(known_doctypes) / sizeof(known_doctypes[0]); i++) {
		size_t length = strlen(known_doctypes[i]);

		if ((size_t)(end - name) > length && !memcmp(name, known_doctypes[i], length) &&
		    strchr(" \t\n>", name[length]))
			return true;
	}
	return false;
}

static struct token doctype_token(char *bytes, size_t size)
{
	static const char start[] = "<!DOCTYPE";
	struct token token = tag_token(bytes, size);
	char *name = bytes + strlen(start);

	if (!token.size || token.problem)
		return token;
	if (token.size <= strlen(start) || memcmp(bytes, start, strlen(start))) {
		token.problem = "'<!' begins no comment, CDATA section or document type declaration";
		return token;
	}
	while (*name == ' ' || *name == '\t' || *name == '\n')
		name++;
	if (!is_known_doctype(name, bytes + token.size) || memchr(bytes, '[', token.size)) {
		token.problem = "a document type declaration is not accepted";
		return token;
	}
	for (size_t i = 0; i < token.size; i++)
		if (bytes[i] != '\n')
			bytes[i] = ' ';
	return token;
}

/* Whether `bytes` begin with `start` as far as they go. */
static bool begins(const char *bytes, size_t size, const char *start)
{
	size_t length = strlen(start);

	return !memcmp(bytes, start, size < length ? size : length);
}

static struct token next_token(char *bytes, size_t size)
{
	if (size > 1 && bytes[1] != '!' && bytes[1] != '?')
		return tag_token(bytes, size);
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		if (begins(bytes, size, sections[i].start))
			return section_token(bytes, size, sections[i].start, sections[i].end);
	if (begins(bytes, size, "<!"))
		return doctype_token(bytes, size);
	return tag_token(bytes, size);
}

long guard_whole(char *bytes, size_t size, size_t *at, const char **problem)
{
	char *open = memchr(bytes, '<', size);

	while (open) {
		struct token token = next_token(open, size - (size_t)(open - bytes));

		*at = (size_t)(open - bytes);
		if (token.problem) {
			*problem = token.problem;
			return -1;
		}
		if (!token.size)
			return open - bytes;
		open += token.size;
		open = memchr(open, '<', size - (size_t)(open - bytes));
	}
	return (long)size;
}
