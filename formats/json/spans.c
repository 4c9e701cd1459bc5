#include "formats/json/spans.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/array.h"
#include "pipeline/jsontext.h"

#define NOWHERE UINT32_MAX

void spans_release(struct spans *spans)
{
	free(spans->v);
	memset(spans, 0, sizeof(*spans));
}

/* The walk: the innermost container is `open`; till it ends, its `after` holds the one around. */
struct finder {
	struct spans *spans;
	const char *text;
	uint32_t size;
	uint32_t line, column;	/* of the text's byte `line_start` */
	uint32_t line_start;
	uint32_t open;
};

static struct span *add_span(struct finder *finder, uint32_t at)
{
	struct spans *spans = finder->spans;
	struct span *span = array_grow(spans->v, spans->n, &spans->capacity, sizeof(*span));

	if (!span)
		return NULL;
	spans->v = span;
	span = &spans->v[spans->n++];
	span->start = at;
	span->line = finder->line;
	span->column = finder->column + at - finder->line_start;
	span->after = (uint32_t)spans->n;
	return span;
}

static uint32_t string_end(const struct finder *finder, uint32_t at)
{
	const char *end = jsontext_string_end(finder->text + at, finder->text + finder->size);

	return (uint32_t)(end - finder->text);
}

static uint32_t word_end(const struct finder *finder, uint32_t at)
{
	while (at < finder->size && !strchr(" \t\r\n,]}", finder->text[at]))
		at++;
	return at;
}

static void close_container(struct finder *finder, uint32_t end)
{
	struct span *span = &finder->spans->v[finder->open];

	finder->open = span->after;
	span->end = end;
	span->after = (uint32_t)finder->spans->n;
}

/* Whether the string that ends there is a member's name. */
static bool is_name(const struct finder *finder, uint32_t end)
{
	while (end < finder->size && strchr(" \t\r\n", finder->text[end]))
		end++;
	return end < finder->size && finder->text[end] == ':';
}

/* Behind the value that begins at `at`, or behind the bracket of a container; 0 without memory. */
static uint32_t take_value(struct finder *finder, uint32_t at)
{
	char first = finder->text[at];
	uint32_t end = first == '"' ? string_end(finder, at) : word_end(finder, at);
	struct span *span;

	if (first == '"' && is_name(finder, end))
		return end;
	span = add_span(finder, at);
	if (!span)
		return 0;
	if (first == '{' || first == '[') {
		span->after = finder->open;
		finder->open = (uint32_t)(span - finder->spans->v);
		return at + 1;
	}
	span->end = end;
	return end;
}

static int walk(struct finder *finder)
{
	uint32_t at = 0;

	while (at < finder->size) {
		switch (finder->text[at]) {
		case '\n':
			finder->line++;
			finder->column = 1;
			finder->line_start = at + 1;
			at++;
			break;
		case ' ': case '\t': case '\r': case ',': case ':':
			at++;
			break;
		case '}': case ']':
			close_container(finder, ++at);
			break;
		default:
			at = take_value(finder, at);
			if (!at)
				return -1;
		}
	}
	return 0;
}

int spans_find(struct spans *spans, const char *text, size_t size,
	       uint32_t line, uint32_t column)
{
	struct finder finder = { spans, text, (uint32_t)size, line, column, 0, NOWHERE };

	spans->n = 0;
	return size < NOWHERE ? walk(&finder) : -1;
}
