#include "formats/json/split.h"

#include <string.h>

#include "pipeline/bytes.h"

void split_init(struct split *split, struct source *source, struct diag *diag)
{
	memset(split, 0, sizeof(*split));
	split->source = source;
	split->diag = diag;
	split->line = 1;
	buf_init(&split->text);
}

void split_release(struct split *split)
{
	buf_release(&split->text);
}

static uint64_t offset_here(const struct split *split)
{
	return split->offset + (uint64_t)(split->at - split->piece);
}

static uint32_t column_here(const struct split *split)
{
	return (uint32_t)(offset_here(split) - split->line_offset) + 1;
}

static struct pos here(const struct split *split)
{
	return source_pos(split->source, split->line, column_here(split));
}

static int fail(struct split *split, const char *what)
{
	split->state = SPLIT_END;
	return diag_error(split->diag, STATUS_DATA, here(split), "json", "%s", what);
}

/* 1 when a byte stands at `at`, 0 at the end of the input, -1 on an error. */
static int more(struct split *split)
{
	long size;

	if (split->at < split->end)
		return 1;
	split->offset = offset_here(split);
	size = source_fill(split->source, &split->piece);
	split->at = split->piece;
	split->end = split->piece + (size > 0 ? size : 0);
	if (size < 0)
		split->state = SPLIT_END;
	return size < 0 ? -1 : size > 0;
}

static void advance(struct split *split)
{
	if (*split->at++ == '\n') {
		split->line++;
		split->line_offset = offset_here(split);
	}
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* As more(), behind white space. */
static int skip_space(struct split *split)
{
	int got;

	while ((got = more(split)) > 0 && is_space(*split->at))
		advance(split);
	return got;
}

/* What the scan over one value must remember from piece to piece. */
struct scan {
	size_t depth;
	bool word;		/* began with neither bracket nor quote */
	bool string, escape;
	bool begun, done;
};

static bool ends_before(const struct split *split, const struct scan *scan, char c)
{
	if (c == '\n' && split->lines)
		return true;
	return scan->word && scan->begun && (is_space(c) || c == ',' || c == ']' || c == '}');
}

/* The plain bytes of a string are most of a document: they are run over. */
static void skip_plain(struct split *split)
{
	const char *at = split->at, *end = split->end;

	for (size_t n = BYTES_WIDE; n == BYTES_WIDE && end - at >= BYTES_WIDE; at += n) {
		bytes_wide c = bytes_load_wide(at);

		n = bytes_ahead((c == '"') | (c == '\\') | (c == '\n'));
	}
	while (at < end && *at != '"' && *at != '\\' && *at != '\n')
		at++;
	split->at = at;
}

static void scan_string_byte(struct scan *scan, char c)
{
	if (scan->escape)
		scan->escape = false;
	else if (c == '\\')
		scan->escape = true;
	else if (c == '"')
		scan->string = false;
	scan->done = !scan->string && !scan->depth;
}

static void scan_byte(struct scan *scan, char c)
{
	scan->begun = true;
	if (scan->word)
		return;
	if (scan->string) {
		scan_string_byte(scan, c);
	} else if (c == '"') {
		scan->string = true;
	} else if (c == '{' || c == '[') {
		scan->depth++;
	} else if (c == '}' || c == ']') {
		scan->depth -= scan->depth > 0;
		scan->done = !scan->depth;
	}
}

/* Takes what of the value stands in the piece at hand. */
static void scan_piece(struct split *split, struct scan *scan)
{
	const char *start = split->at;

	while (split->at < split->end && !scan->done && scan->depth <= SPLIT_MAX_DEPTH) {
		if (ends_before(split, scan, *split->at)) {
			scan->done = true;
			break;
		}
		scan_byte(scan, *split->at);
		advance(split);
		if (scan->string && !scan->escape)
			skip_plain(split);
	}
	buf_add(&split->text, start, (size_t)(split->at - start));
}

/*
 * The value that begins here. What is cut short by the end of the input is
 * given as it is, for its parser to say so.
 */
static int take_value(struct split *split)
{
	struct scan scan = { .word = !strchr("\"{[", *split->at) };

	buf_clear(&split->text);
	split->text_line = split->line;
	split->text_column = column_here(split);
	while (!scan.done) {
		int got = more(split);

		if (got < 0)
			return -1;
		if (!got)
			break;
		scan_piece(split, &scan);
		if (scan.depth > SPLIT_MAX_DEPTH)
			return fail(split, "nested too deeply for a CV");
	}
	if (split->text.failed) {
		split->state = SPLIT_END;
		return diag_error(split->diag, STATUS_OSERR, here(split), "memory", "out of memory");
	}
	return 1;
}

/* A first value on a line of its own with another behind it makes lines of them all. */
static int next_value(struct split *split)
{
	bool one_line = split->state == SPLIT_VALUES && split->line == split->text_line;
	uint32_t line = split->line;
	int got = skip_space(split);

	if (got <= 0)
		return got;
	if (one_line && split->line > line)
		split->lines = true;
	split->state = SPLIT_VALUES;
	return take_value(split);
}

static int end_of_array(struct split *split)
{
	int got;

	advance(split);
	split->state = SPLIT_END;
	got = skip_space(split);
	return got > 0 ? fail(split, "something stands behind the closing ']'") : got;
}

static int next_item(struct split *split)
{
	int got = skip_space(split);

	if (got < 0)
		return got;
	if (!got)
		return fail(split, "the list is not closed; ']' is missing at the end");
	if (*split->at == ']')
		return end_of_array(split);
	if (split->state == SPLIT_ITEMS) {
		if (*split->at != ',')
			return fail(split, "',' or ']' is missing between two items");
		advance(split);
		got = skip_space(split);
		if (got < 0)
			return got;
		if (!got || *split->at == ']')
			return fail(split, "an item is missing behind ','");
	}
	split->state = SPLIT_ITEMS;
	return take_value(split);
}

static int start(struct split *split)
{
	int got = skip_space(split);

	if (got < 0)
		return got;
	if (!got)
		return fail(split, "there is no JSON in it");
	if (*split->at != '[')
		return next_value(split);
	advance(split);
	split->state = SPLIT_FIRST_ITEM;
	return next_item(split);
}

int split_skip_line(struct split *split)
{
	int got = 0;

	while (split->lines && (got = more(split)) > 0 && *split->at != '\n')
		advance(split);
	return got < 0 ? -1 : 0;
}

int split_next(struct split *split)
{
	static int (*const steps[])(struct split *) = {
		[SPLIT_START] = start,
		[SPLIT_FIRST_ITEM] = next_item,
		[SPLIT_ITEMS] = next_item,
		[SPLIT_VALUES] = next_value,
	};

	return split->state == SPLIT_END ? 0 : steps[split->state](split);
}
