/*
 * The blocks of LaTeX that Mathpix and its kin write into Markdown: a title,
 * tables, lists, links. They become what Markdown has for them, so that one
 * reading serves both.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define GROUPS_MAX 16		/* open groups inside each other */
#define LISTS_MAX 8		/* lists inside each other */
#define DEPTH_MAX 3		/* ... that show by how far their items are set in */
#define ARGUMENT_MAX 2048	/* bytes of a command's argument */
#define GROWTH 3		/* bytes at most for one of the source: "x" of a table is "| x |" */

/* What a command does. What it says of its looks in brackets and braces goes with it. */
enum effect {
	EFFECT_NONE,
	EFFECT_BEGIN, EFFECT_END,
	EFFECT_ITEM,
	EFFECT_GROUP,		/* its last argument is text */
	EFFECT_LINK,		/* an address, and the text for it */
	EFFECT_GAP,
};

static const struct command {
	const char *name;
	enum effect effect;
	unsigned skipped;	/* arguments in braces before the text */
} commands[] = {
	{ "author", EFFECT_GROUP, 0 },	{ "begin", EFFECT_BEGIN, 0 },
	{ "bottomrule", EFFECT_NONE, 0 }, { "caption", EFFECT_GROUP, 0 },
	{ "captionsetup", EFFECT_NONE, 1 }, { "centering", EFFECT_NONE, 0 },
	{ "cline", EFFECT_NONE, 1 },	{ "end", EFFECT_END, 0 },
	{ "footnotetext", EFFECT_GROUP, 0 }, { "hfill", EFFECT_GAP, 0 },
	{ "hline", EFFECT_NONE, 0 },	{ "href", EFFECT_LINK, 0 },
	{ "includegraphics", EFFECT_NONE, 1 }, { "item", EFFECT_ITEM, 0 },
	{ "maketitle", EFFECT_NONE, 0 }, { "midrule", EFFECT_NONE, 0 },
	{ "multicolumn", EFFECT_GROUP, 2 }, { "multirow", EFFECT_GROUP, 2 },
	{ "noindent", EFFECT_NONE, 0 },	{ "setcounter", EFFECT_NONE, 2 },
	{ "title", EFFECT_GROUP, 0 },	{ "toprule", EFFECT_NONE, 0 },
	{ "url", EFFECT_GROUP, 0 },
};

/* A group whose braces go: how many others are open in it, and the address of a link. */
struct group {
	unsigned depth;
	const char *url;
	size_t url_size;
};

struct decoder {
	const char *at, *end;
	char *out;
	size_t n;
	struct group groups[GROUPS_MAX];
	size_t n_groups;
	unsigned numbers[LISTS_MAX];	/* of each open list's last item; bullets have none */
	bool numbered[LISTS_MAX];
	size_t n_lists;
	unsigned tables;		/* open, those in cells too */
	bool in_row;			/* of the outermost table */
	size_t held;			/* line ends inside the row, which come behind it */
};

static void put(struct decoder *decoder, const char *text)
{
	size_t size = strlen(text);

	memcpy(decoder->out + decoder->n, text, size);
	decoder->n += size;
}

static int command_compare(const void *key, const void *row)
{
	return strcmp(key, ((const struct command *)row)->name);
}

/* The command at `at`, which is a backslash; *after is behind its name. */
static const struct command *find_command(const char *at, const char *end, const char **after)
{
	char name[16];
	size_t n = 0;

	for (at++; at + n < end && n < sizeof(name) - 1 && isalpha((unsigned char)at[n]); n++)
		name[n] = at[n];
	name[n] = '\0';
	*after = at + n;
	return bsearch(name, commands, sizeof(commands) / sizeof(*commands), sizeof(*commands),
		       command_compare);
}

/* Behind an argument that opens at `at` and ends in its line; `at` if there is none. */
static const char *skip_argument(const char *at, const char *end, char open, char close)
{
	const char *stop = end - at > ARGUMENT_MAX ? at + ARGUMENT_MAX : end;
	unsigned depth = 0;

	if (at == stop || *at != open)
		return at;
	for (const char *c = at; c < stop && *c != '\n'; c++) {
		depth += *c == open;
		depth -= *c == close;
		if (depth == 0)
			return c + 1;
	}
	return at;
}

/* ---- rows of tables ---- */

static void begin_row(struct decoder *decoder)
{
	if (decoder->in_row)
		return;
	decoder->in_row = true;
	put(decoder, "| ");
}

static void end_row(struct decoder *decoder)
{
	if (!decoder->in_row)
		return;
	decoder->in_row = false;
	put(decoder, " |");
	for (; decoder->held > 0; decoder->held--)
		put(decoder, "\n");
}

/* A line's end: inside a row of a table it is a space. */
static void end_line(struct decoder *decoder)
{
	if (decoder->in_row) {
		decoder->held++;
		put(decoder, " ");
	} else {
		put(decoder, "\n");
	}
	decoder->at++;
}

/* "\\": the end of a row, of a line in a cell or in the text. */
static void break_line(struct decoder *decoder)
{
	decoder->at += 2;
	if (decoder->tables == 1)
		end_row(decoder);
	else if (decoder->tables > 1)
		put(decoder, " ");
	else if (decoder->at == decoder->end || *decoder->at == '\n')
		put(decoder, "\\");
	else
		put(decoder, "\v");
}

/* ---- environments ---- */

static bool is_named(const char *at, const char *end, const char *name)
{
	size_t size = strlen(name);

	return (size_t)(end - at) > size && memcmp(at, name, size) == 0;
}

static bool is_table(const char *name, const char *end)
{
	return is_named(name, end, "{tabular") || is_named(name, end, "{longtable");
}

static bool is_list(const char *name, const char *end)
{
	return is_named(name, end, "{itemize}") || is_named(name, end, "{enumerate}") ||
	       is_named(name, end, "{description}");
}

static const char *begin_environment(struct decoder *decoder, const char *name)
{
	const char *end = decoder->end, *after = skip_argument(name, end, '{', '}');

	decoder->tables += is_table(name, end);
	if (is_list(name, end) && decoder->n_lists < LISTS_MAX) {
		decoder->numbered[decoder->n_lists] = is_named(name, end, "{enumerate}");
		decoder->numbers[decoder->n_lists++] = 0;
	}
	for (const char *before = NULL; before != after;) {
		before = after;
		after = skip_argument(skip_argument(after, end, '[', ']'), end, '{', '}');
	}
	return after;
}

static const char *end_environment(struct decoder *decoder, const char *name)
{
	const char *end = decoder->end;

	if (is_table(name, end) && decoder->tables > 0 && --decoder->tables == 0)
		end_row(decoder);
	if (is_list(name, end) && decoder->n_lists > 0)
		decoder->n_lists--;
	return skip_argument(name, end, '{', '}');
}

/* ---- commands ---- */

/* Items are set in by their depth alone, however the source has them. */
static void put_item(struct decoder *decoder)
{
	size_t depth = decoder->n_lists;
	char number[16];

	while (decoder->n > 0 && decoder->out[decoder->n - 1] == ' ')
		decoder->n--;
	for (size_t i = 1; i < depth && i < DEPTH_MAX; i++)
		put(decoder, "   ");
	if (depth == 0 || !decoder->numbered[depth - 1]) {
		put(decoder, "- ");
		return;
	}
	snprintf(number, sizeof(number), "%u. ", ++decoder->numbers[depth - 1] % 10000);
	put(decoder, number);
}

/* Opens a group at `at`; what stands behind its brace, or `at` where none opens. */
static const char *open_group(struct decoder *decoder, const char *at, struct group group)
{
	if (at == decoder->end || *at != '{' || decoder->n_groups == GROUPS_MAX)
		return at;
	decoder->groups[decoder->n_groups++] = group;
	if (group.url != NULL)
		put(decoder, "[");
	return at + 1;
}

static const char *open_link(struct decoder *decoder, const char *at)
{
	const char *after = skip_argument(at, decoder->end, '{', '}');

	if (after == at)
		return at;
	return open_group(decoder, after, (struct group){ .url = at + 1,
							  .url_size = (size_t)(after - at) - 2 });
}

static void close_group(struct decoder *decoder)
{
	const struct group *group = &decoder->groups[--decoder->n_groups];

	if (group->url == NULL)
		return;
	put(decoder, "](");
	memcpy(decoder->out + decoder->n, group->url, group->url_size);
	decoder->n += group->url_size;
	put(decoder, ")");
}

static void apply(struct decoder *decoder, const struct command *command, const char *at)
{
	const char *end = decoder->end;

	at = skip_argument(at, end, '[', ']');
	for (unsigned i = 0; i < command->skipped; i++)
		at = skip_argument(at, end, '{', '}');
	switch (command->effect) {
	case EFFECT_NONE:
		break;
	case EFFECT_BEGIN:
		at = begin_environment(decoder, at);
		break;
	case EFFECT_END:
		at = end_environment(decoder, at);
		break;
	case EFFECT_ITEM:
		put_item(decoder);
		break;
	case EFFECT_GROUP:
		at = open_group(decoder, at, (struct group){ .depth = 0 });
		break;
	case EFFECT_LINK:
		at = open_link(decoder, at);
		break;
	case EFFECT_GAP:
		put(decoder, "   ");
		break;
	}
	while (at < end && *at == ' ')
		at++;
	decoder->at = at;
}

/* ---- text ---- */

/* A brace: whether it was one of a group's, which go. */
static bool take_brace(struct decoder *decoder)
{
	struct group *group = decoder->n_groups > 0 ? &decoder->groups[decoder->n_groups - 1] : NULL;

	if (group == NULL)
		return false;
	if (*decoder->at == '{') {
		group->depth++;
		return false;
	}
	if (group->depth > 0) {
		group->depth--;
		return false;
	}
	close_group(decoder);
	decoder->at++;
	return true;
}

static void copy(struct decoder *decoder, size_t size)
{
	if (decoder->tables > 0 && (decoder->in_row || *decoder->at != ' '))
		begin_row(decoder);
	memcpy(decoder->out + decoder->n, decoder->at, size);
	decoder->n += size;
	decoder->at += size;
}

static void read_backslash(struct decoder *decoder)
{
	const char *at = decoder->at, *after;
	const struct command *command;

	if (decoder->end - at < 2 || at[1] == '\n') {
		copy(decoder, 1);
	} else if (at[1] == '\\') {
		break_line(decoder);
	} else {
		command = find_command(at, decoder->end, &after);
		if (command != NULL)
			apply(decoder, command, after);
		else
			copy(decoder, 2);
	}
}

static void read_text(struct decoder *decoder)
{
	while (decoder->at < decoder->end) {
		char c = *decoder->at;

		if (c == '\n') {
			end_line(decoder);
		} else if (c == '\\') {
			read_backslash(decoder);
		} else if ((c == '&' || c == '|') && decoder->tables > 0) {
			begin_row(decoder);
			put(decoder, c == '|' ? "\\|" : decoder->tables == 1 ? " | " : " ");
			decoder->at++;
		} else if ((c != '{' && c != '}') || !take_brace(decoder)) {
			copy(decoder, 1);
		}
	}
	end_row(decoder);
}

/* Whether a line begins a heading, a title or an environment. */
static bool has_blocks(const char *text, size_t size)
{
	static const char *const starts[] = { "\\section", "\\subsection", "\\begin{", "\\title{" };
	const char *end = text + size;

	for (const char *at = text; (at = memchr(at, '\\', (size_t)(end - at))) != NULL; at++)
		for (size_t i = 0; (at == text || at[-1] == '\n') && i < sizeof(starts) / sizeof(*starts); i++)
			if (is_named(at, end, starts[i]))
				return true;
	return false;
}

const char *latex_decode(struct arena *arena, const char *text, size_t *size)
{
	struct decoder decoder = { .at = text, .end = text + *size };

	if (!has_blocks(text, *size))
		return text;
	decoder.out = arena_alloc(arena, GROWTH * *size + GROWTH);
	read_text(&decoder);
	*size = decoder.n;
	return decoder.out;
}
