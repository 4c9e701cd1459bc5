/*
 * No word of a text is lost: it stands in the record, or a warning names it
 * and its line. What fields say by being what they are (headings, labels, the
 * words of dates) need not stand there again, nor what repeats on every page.
 */
#include <dirent.h>
#include <stdlib.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/convert.h"
#include "tests/accuracy/leaves.h"
#include "tests/accuracy/read.h"
#include "tests/accuracy/rendering.h"
#include "tests/accuracy/said.h"
#include "tests/accuracy/score.h"
#include "tests/accuracy/words.h"
#include "tests/unit/check.h"

#define RENDERINGS 120

/* What accounts for the words of one text. */
struct account {
	struct arena arena;
	struct words words;
	struct buf glued;	/* the record without blanks: words may have been split or joined */
};

static void add_words(struct account *account, const char *text)
{
	struct buf plain = BUF_INIT, folded = BUF_INIT;

	conservation_plain(&plain, text);
	words_add(&account->words, &account->arena, plain.bytes);
	words_fold(&folded, plain.bytes);
	for (const char *at = folded.bytes; *at; at++)
		if (*at != ' ')
			buf_addc(&account->glued, *at);
	buf_release(&plain);
	buf_release(&folded);
}

static void hold(void *context, const struct shape *shape, const struct field *field,
		 const struct text *text)
{
	(void)shape;
	(void)field;
	add_words(context, text->s);
}

/* Only warnings that say where the words stand count. */
static void hear(void *context, const struct message *message)
{
	if (message->level == LEVEL_WARNING && message->pos.line)
		add_words(context, message->text);
}

static bool read_text(struct account *account, const char *name, const char *text, struct cv *cv)
{
	struct diag diag;
	struct source *source;
	struct reader *reader = NULL;
	bool read = false;

	diag_init(&diag, hear, account);
	source = source_from_memory(name, text, strlen(text), 0, &diag);
	if (source)
		reader = reader_open(format_named("text"), source, NULL, NULL, &diag);
	if (reader)
		read = reader_next(reader, cv, &account->arena) == 1;
	reader_close(reader);
	source_close(source);
	return read;
}

/* The line with its digits taken off, by which a page's head is known again. */
static const char *without_digits(struct arena *arena, const char *line, size_t size)
{
	char *copy = arena_copy(arena, line, size), *to = copy;

	for (const char *from = copy; *from; from++)
		if (*from < '0' || *from > '9')
			*to++ = *from;
	*to = '\0';
	return copy;
}

struct source_lines {
	const char **v;
	size_t n;
};

static struct source_lines source_lines(struct arena *arena, const char *text)
{
	struct source_lines lines = { NULL, 1 };
	size_t n = 0;

	for (const char *at = text; *at; at++)
		lines.n += *at == '\n' || *at == '\f';
	lines.v = arena_array(arena, lines.n, sizeof(*lines.v));
	for (const char *at = text; n < lines.n; n++) {
		size_t size = strcspn(at, "\n\f");

		lines.v[n] = arena_copy(arena, at, size);
		at += size + (at[size] != '\0');
	}
	return lines;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "![photo](https://...)", and what a browser of text puts in its place. */
static bool is_picture(const char *line)
{
	return strstr(line, "![") || strstr(line, "profile-pic");
}

/* Pictures, and heads and feet of pages: lines that stand there again but for their numbers. */
static void add_furniture(struct account *account, const struct source_lines *lines)
{
	struct source_lines masked = { arena_array(&account->arena, lines->n, sizeof(char *)),
				       lines->n };

	for (size_t i = 0; i < lines->n; i++)
		masked.v[i] = without_digits(&account->arena, lines->v[i], strlen(lines->v[i]));
	qsort(masked.v, masked.n, sizeof(*masked.v), compare);
	for (size_t i = 0; i < lines->n; i++) {
		const char *key = without_digits(&account->arena, lines->v[i],
						 strlen(lines->v[i]));
		const char **found = bsearch(&key, masked.v, masked.n, sizeof(*masked.v), compare);
		size_t at = (size_t)(found - masked.v);

		if (is_picture(lines->v[i]) || (at > 0 && !strcmp(found[-1], key)) ||
		    (at + 1 < masked.n && !strcmp(found[1], key)))
			add_words(account, lines->v[i]);
	}
}

/* Where a lost word stands, for the one who looks for the cause. */
static void show_lost(const char *name, const struct source_lines *lines, const char *word)
{
	struct buf folded = BUF_INIT;

	for (size_t i = 0; i < lines->n; i++) {
		buf_clear(&folded);
		words_fold(&folded, lines->v[i]);
		if (strstr(folded.bytes, word)) {
			printf("# %s:%zu: '%s' in: %s\n", name, i + 1, word, lines->v[i]);
			break;
		}
	}
	buf_release(&folded);
}

/* Checks one text; returns how many of its words nothing accounts for. */
static size_t conserve(const char *name, const char *text)
{
	struct account account = { .arena = ARENA_INIT, .glued = BUF_INIT };
	struct words source = { NULL, 0, 0 }, lost = source;
	struct source_lines lines = source_lines(&account.arena, text);
	struct buf said = BUF_INIT, plain = BUF_INIT;
	struct cv cv;

	cv_init(&cv, &account.arena);
	CHECK(read_text(&account, name, text, &cv));
	leaves_visit(&cv_shape, &cv, hold, &account);
	add_furniture(&account, &lines);
	for (size_t i = 0; i < lines.n; i++)
		said_add(&said, &account.arena, lines.v[i]);
	add_words(&account, said.bytes);
	conservation_plain(&plain, text);
	words_add(&source, &account.arena, plain.bytes);
	words_sort(&source);
	words_sort(&account.words);
	words_missing(&source, &account.words, account.glued.bytes, &account.arena, &lost);
	for (size_t i = 0; i < lost.n; i++)
		show_lost(name, &lines, lost.v[i]);
	buf_release(&said);
	buf_release(&plain);
	buf_release(&account.glued);
	arena_release(&account.arena);
	return lost.n;
}

/* All texts of a folder; false when it is not there. */
static bool conserve_folder(const char *folder)
{
	struct dirent **names;
	int n = scandir(folder, &names, NULL, alphasort);
	char path[1024];

	for (int i = 0; i < n; i++) {
		const char *suffix = strrchr(names[i]->d_name, '.');

		snprintf(path, sizeof(path), "%s/%s", folder, names[i]->d_name);
		if (suffix && !strcmp(suffix, ".txt")) {
			char *text = file_text(path);

			CHECK(text && conserve(path, text) == 0);
			free(text);
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	return n >= 0;
}

static void test_samples(void)
{
	CHECK(conserve_folder("samples"));
}

static void test_generated(void)
{
	for (unsigned seed = 0; seed < RENDERINGS; seed++) {
		struct arena arena = ARENA_INIT;
		struct rendering rendering;
		char name[32];

		snprintf(name, sizeof(name), "seed %u", seed);
		if (CHECK(!rendering_make(&rendering, seed, &arena)))
			CHECK(conserve(name, rendering.text) == 0);
		arena_release(&arena);
	}
}

static void test_other_peoples(void)
{
	bool seeds = conserve_folder("../shared/seeds");

	if (!conserve_folder("../shared/corpus/themes") && !seeds)
		SKIP("no other texts are here");
}

/* The test itself: a text whose words the account lacks is found out. */
static void test_loss_is_found(void)
{
	struct words source = { NULL, 0, 0 }, none = source, lost = source;
	struct arena arena = ARENA_INIT;

	words_add(&source, &arena, "quokka");
	words_missing(&source, &none, "", &arena, &lost);
	CHECK_INT(lost.n, 1);
	arena_release(&arena);
}

int main(void)
{
	RUN(test_loss_is_found);
	RUN(test_samples);
	RUN(test_generated);
	RUN(test_other_peoples);
	return check_done();
}
