/* Page numbers, running heads and feet: layout that stands between a page's text and the next's. */
#include <ctype.h>
#include <string.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/rows.h"

#define MARGIN_ROWS 2	/* at the top and the bottom of a page */
#define HEADS_MAX 64	/* different running heads that are remembered */

static const char *const page_words[] = {
	"page", "seite", "pagina", "página", "strona", "sida", "side", "pág", "sayfa", "pag", "p", NULL
};
static const char *const of_words[] = { "of", "von", "sur", "de", "di", "van", "z", "av", "af", NULL };

static bool is_one_of(const char *const *words, const char *word, size_t size)
{
	for (; *words; words++)
		if (strlen(*words) == size && strncasecmp(*words, word, size) == 0)
			return true;
	return false;
}

/* "Page 2 of 5", "2 / 5", "- 2 -", "Seite 2 von 5", "2": digits and a word or two around them. */
static bool is_page_number(const struct row *row)
{
	const char *at = row->text, *end = at + row->size;
	size_t digits = 0, words_seen = 0;

	if (row->size > 40)
		return false;
	while (at < end) {
		const char *word = at;

		if (isdigit((unsigned char)*at)) {
			digits += at == row->text || !isdigit((unsigned char)at[-1]);
			at++;
			continue;
		}
		if (!isalpha((unsigned char)*at) && !(*at & 0x80)) {
			if (strchr(" -/|.()", *at) == NULL)
				return false;
			at++;
			continue;
		}
		while (at < end && (isalpha((unsigned char)*at) || *at & 0x80))
			at++;
		if (!is_one_of(page_words, word, (size_t)(at - word)) &&
		    !is_one_of(of_words, word, (size_t)(at - word)))
			return false;
		words_seen++;
	}
	return digits >= 1 && digits <= 2 && words_seen <= 2 &&
	       (words_seen > 0 || digits == 2 || row->size <= 7);
}

/* "Page 2 of 5" says what it is wherever it stands, also where no form feed parts the pages. */
static bool names_page(const struct row *row)
{
	const char *space = memchr(row->text, ' ', row->size);

	return space != NULL && space - row->text > 2 &&
	       is_one_of(page_words, row->text, (size_t)(space - row->text)) &&
	       is_page_number(row);
}

static void drop_named_pages(struct rows *rows)
{
	for (size_t i = 0; rows->n > 1 && i < rows->n; i++)
		if (names_page(&rows->v[i]))
			rows->v[i].state |= ROW_DROPPED;
}

/* A row as running heads compare: letters alone, digits all alike. */
static uint64_t head_hash(const struct row *row)
{
	uint64_t hash = 1469598103934665603u;

	for (size_t i = 0; i < row->size; i++) {
		unsigned char c = (unsigned char)row->text[i];

		if (c == ' ' || (isdigit(c) && i > 0 && isdigit((unsigned char)row->text[i - 1])))
			continue;
		hash = (hash ^ (isdigit(c) ? '0' : c)) * 1099511628211u;
	}
	return hash;
}

struct heads {
	struct {
		uint64_t hash;
		size_t pages;
	} v[HEADS_MAX];
	size_t n;
};

static size_t head_find(const struct heads *heads, uint64_t hash)
{
	size_t i = 0;

	while (i < heads->n && heads->v[i].hash != hash)
		i++;
	return i;
}

static void head_count(struct heads *heads, uint64_t hash)
{
	size_t i = head_find(heads, hash);

	if (i == heads->n) {
		if (heads->n == HEADS_MAX)
			return;
		heads->v[heads->n++].hash = hash;
	}
	heads->v[i].pages++;
}

/* The end of the page that begins at row `from`. */
static size_t page_end(const struct rows *rows, size_t from)
{
	size_t to = from + 1;

	while (to < rows->n && !(rows->v[to].flags & LINE_PAGE_START))
		to++;
	return to;
}

/* With two pages only the outermost rows are compared: more would be chance. */
static bool in_margin(size_t row, size_t from, size_t to, size_t pages)
{
	size_t rows = pages > 2 ? MARGIN_ROWS : 1;

	return row < from + rows || row + rows >= to;
}

/* Drops a page's numbers, and heads that stand on most pages but where they stood first. */
static void strip_page(struct rows *rows, size_t from, size_t to, const struct heads *heads,
		       size_t pages)
{
	for (size_t i = from; i < to; i++) {
		struct row *row = &rows->v[i];
		size_t head;

		if (!in_margin(i, from, to, pages))
			continue;
		if (is_page_number(row)) {
			row->state |= ROW_DROPPED;
			continue;
		}
		head = head_find(heads, head_hash(row));
		if (head < heads->n && heads->v[head].pages * 2 > pages && from > 0)
			row->state |= ROW_DROPPED;
	}
}

void pages_strip(struct rows *rows)
{
	struct heads heads = { .n = 0 };
	size_t pages = 0;

	drop_named_pages(rows);
	for (size_t from = 0; from < rows->n; from = page_end(rows, from))
		pages++;
	if (pages < 2)
		return;
	for (size_t from = 0, to; from < rows->n; from = to) {
		to = page_end(rows, from);
		for (size_t i = from; i < to; i++)
			if (in_margin(i, from, to, pages))
				head_count(&heads, head_hash(&rows->v[i]));
	}
	for (size_t from = 0, to; from < rows->n; from = to) {
		to = page_end(rows, from);
		strip_page(rows, from, to, &heads, pages);
	}
}
