/* Words of the source that are lost, and words of the record that are new. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/utf8.h"
#include "tests/accuracy/agree.h"
#include "tests/accuracy/leaves.h"
#include "tests/accuracy/score.h"
#include "tests/accuracy/words.h"

/* Mark-up */

static const struct {
	const char *name, *is;
} entities[] = {
	{ "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" },
	{ "&apos;", "'" }, { "&#39;", "'" }, { "&#x27;", "'" }, { "&nbsp;", " " }, { "&ndash;", "–" },
	{ "&mdash;", "—" },
};

static const char *const latex_commands[] = {
	"\\underline", "\\textit", "\\textbf", "\\emph", "\\text", "\\mathrm", "\\mathbf",
	"\\times", "\\cdot", "\\rightarrow", "\\sim",
};

static size_t entity_at(struct buf *out, const char *at)
{
	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		size_t size = strlen(entities[i].name);

		if (!strncmp(at, entities[i].name, size)) {
			buf_adds(out, entities[i].is);
			return size;
		}
	}
	return 0;
}

static size_t command_at(struct buf *out, const char *at)
{
	for (size_t i = 0; i < sizeof(latex_commands) / sizeof(latex_commands[0]); i++) {
		size_t size = strlen(latex_commands[i]);

		if (!strncmp(at, latex_commands[i], size) && !isalpha((unsigned char)at[size])) {
			buf_addc(out, ' ');
			return size;
		}
	}
	return 1;	/* a lone backslash escapes what follows */
}

static size_t tag_at(struct buf *out, const char *at)
{
	const char *end = strchr(at, '>');

	if (!end || !(isalpha((unsigned char)at[1]) || at[1] == '/' || at[1] == '!'))
		return 0;
	buf_addc(out, ' ');
	return (size_t)(end - at) + 1;
}

void conservation_plain(struct buf *out, const char *text)
{
	while (*text) {
		size_t size = 0;

		if (*text == '&')
			size = entity_at(out, text);
		else if (*text == '<')
			size = tag_at(out, text);
		else if (*text == '\\')
			size = command_at(out, text);
		if (size) {
			text += size;
			continue;
		}
		buf_addc(out, *text);
		if (islower((unsigned char)text[0]) && isupper((unsigned char)text[1]))
			buf_addc(out, ' ');
		text++;
	}
}

/* The record's words */

struct holding {
	struct arena arena;
	struct words all;	/* with dates, codes and types */
	struct words texts;	/* without them: what could be invented */
	struct buf glued;	/* all, in order and without spaces */
};

/* Without spaces, so that words can be found in it that were split or joined. */
static void add_glued(struct buf *out, const char *plain)
{
	struct buf folded = BUF_INIT;

	words_fold(&folded, plain);
	for (const char *at = folded.bytes; *at; at++)
		if (*at != ' ')
			buf_addc(out, *at);
	buf_release(&folded);
}

static void hold(void *context, const struct shape *shape, const struct field *field,
		 const struct text *text)
{
	struct holding *holding = context;
	struct buf plain = BUF_INIT;

	(void)shape;
	for (const char *at = text->s; *at; at++) {
		buf_addc(&plain, *at);
		if (islower((unsigned char)at[0]) && isupper((unsigned char)at[1]))
			buf_addc(&plain, ' ');
	}
	words_add(&holding->all, &holding->arena, plain.bytes);
	if (!agree_verbatim(field))
		words_add(&holding->texts, &holding->arena, plain.bytes);
	add_glued(&holding->glued, plain.bytes);
	buf_release(&plain);
}

static void list_words(FILE *misses, const char *document, const char *what,
		       const struct words *words)
{
	if (!misses || !words->n)
		return;
	fprintf(misses, "%s: %s:", document, what);
	for (size_t i = 0; i < words->n; i++)
		fprintf(misses, " %s", words->v[i]);
	fputc('\n', misses);
}

void conservation_add(struct conservation *figures, const char *source, const struct cv *cv,
		      FILE *misses, const char *document)
{
	struct holding holding = { .arena = ARENA_INIT, .glued = BUF_INIT };
	struct words words = { NULL, 0, 0 }, lost = words, invented = words;
	struct buf plain = BUF_INIT, glued = BUF_INIT;

	conservation_plain(&plain, source);
	add_glued(&glued, plain.bytes);
	words_add(&words, &holding.arena, plain.bytes);
	leaves_visit(&cv_shape, cv, hold, &holding);
	words_sort(&words);
	words_sort(&holding.all);
	words_sort(&holding.texts);
	words_missing(&words, &holding.all, holding.glued.bytes, &holding.arena, &lost);
	words_missing(&holding.texts, &words, glued.bytes, &holding.arena, &invented);
	figures->source += words.n;
	figures->lost += lost.n;
	figures->record += holding.texts.n;
	figures->invented += invented.n;
	list_words(misses, document, "lost", &lost);
	list_words(misses, document, "invented", &invented);
	buf_release(&plain);
	buf_release(&glued);
	buf_release(&holding.glued);
	arena_release(&holding.arena);
}
