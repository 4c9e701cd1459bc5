/* Page numbers, running heads and feet: layout that stands between a page's text and the next's. */
#include <ctype.h>
#include <string.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define PAGE_DIGITS 3	/* of a page's number; "2016 - 2018" is none */
#define NUMBER_SIZE 40	/* bytes of a row that is a page number alone, at most */
#define MARGIN_ROWS 2	/* at the top and the bottom of a page */
#define HEADS_MAX 64	/* different running heads that are remembered */
#define FOOT_SIZE 200	/* bytes of a running foot at most, over the width of a page */
#define LONE_INDENT 30	/* columns before a page number in the middle of its line */

/* They begin with "p" or "s": see names_page(). */
static const char *const page_words[] = {
	"page", "seite", "pagina", "página", "strona", "sida", "side", "pág", "sayfa", "pag", "p", NULL
};
/* What a document calls itself in its running feet: "Jane Roe - CV - 2". */
static const char *const document_words[] = {
	"cv", "vitae", "vita", "curriculum", "currículum", "currículo", "resume", "résumé", "lebenslauf",
	"curriculo", "cvitae", NULL
};
static const char *const of_words[] = { "of", "von", "sur", "de", "di", "van", "z", "av", "af", NULL };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_one_of(const char *const *words, const char *word, size_t size)
{
	for (; *words; words++)
		if (**words == (*word | 0x20) && strlen(*words) == size &&
		    strncasecmp(*words, word, size) == 0)
			return true;
	return false;
}

/* "Page 2 of 5", "2 / 5", "- 2 -", "Seite 2 von 5", "2": digits and a word or two around them. */
static bool is_page_number(const struct row *row)
{
	const char *at = row->text, *end = at + row->size;
	size_t digits = 0, words_seen = 0;

	if (row->size > NUMBER_SIZE)
		return false;
	while (at < end) {
		const char *word = at;

		if (is_digit(*at)) {
			while (at < end && is_digit(*at))
				at++;
			if (at - word > PAGE_DIGITS)
				return false;
			digits++;
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
	char first = *row->text | 0x20;
	const char *space = NULL;

	if (row->size <= NUMBER_SIZE && (first == 'p' || first == 's'))
		space = memchr(row->text, ' ', row->size);
	return space != NULL && space - row->text > 2 &&
	       is_one_of(page_words, row->text, (size_t)(space - row->text)) &&
	       is_page_number(row);
}

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (c & 0x80);
}

/* The last word before `end`, behind white space: its size, and where it begins. */
static size_t last_word(const char *text, size_t end, size_t *start)
{
	size_t from;

	while (end > 0 && text[end - 1] == ' ')
		end--;
	for (from = end; from > 0 && text[from - 1] != ' ' && text[from - 1] != '\t';)
		from--;
	*start = from;
	return end - from;
}

/* The number that a word is, in two digits at most; 0: none. */
static unsigned page_of_word(const char *word, size_t size)
{
	unsigned page = 0;

	for (size_t i = 0; i < size; i++) {
		if (!is_digit(word[i]) || i == 2)
			return 0;
		page = page * 10 + (unsigned)(word[i] - '0');
	}
	return page;
}

/* How a row's last words number a page: "Page 2 of 5", "2/5", "2". */
struct page_tail {
	size_t start;		/* where they begin in the row */
	unsigned page, pages;	/* 0: there is none, not said */
	bool named;		/* with the word "page" */
};

static struct page_tail page_tail(const struct row *row)
{
	struct page_tail tail = { row->size, 0, 0, false };
	size_t start, size = last_word(row->text, row->size, &start), at;
	const char *slash = memchr(row->text + start, '/', size);

	tail.start = start;
	if (slash != NULL) {
		tail.page = page_of_word(row->text + start, (size_t)(slash - row->text) - start);
		tail.pages = page_of_word(slash + 1, start + size - 1 - (size_t)(slash - row->text));
	} else {
		tail.page = page_of_word(row->text + start, size);
		size = last_word(row->text, start, &at);
		if (tail.page > 0 && is_one_of(of_words, row->text + at, size)) {
			tail.pages = tail.page;
			size = last_word(row->text, at, &tail.start);
			tail.page = page_of_word(row->text + tail.start, size);
		}
	}
	if (tail.page > 0 && tail.start > 0) {
		size = last_word(row->text, tail.start, &at);
		tail.named = is_one_of(page_words, row->text + at, size);
		if (tail.named)
			tail.start = at;
	}
	return tail;
}

static bool names_document(const struct row *row)
{
	for (size_t from = 0, to; from < row->size; from = to + 1) {
		for (to = from; to < row->size && is_letter(row->text[to]);)
			to++;
		if (to > from && is_one_of(document_words, row->text + from, to - from))
			return true;
	}
	return false;
}

/* Whether its last word may number a page: it has not three digits or more, or a slash. */
static bool may_be_numbered(const struct row *row)
{
	const char *end = row->text + row->size;

	return row->size > 0 && is_digit(end[-1]) &&
	       (row->size < 3 || !is_digit(end[-2]) || !is_digit(end[-3]) ||
		memchr(row->text, '/', row->size) != NULL);
}

/* The rows that may be numbered, few of most texts. */
struct numbered {
	size_t *v;
	size_t n, capacity;
};

static struct numbered find_numbered(struct arena *arena, const struct rows *rows)
{
	struct numbered numbered = { 0 };

	for (size_t i = 0; i < rows->n; i++) {
		if (!may_be_numbered(&rows->v[i]))
			continue;
		numbered.v = arena_grow(arena, numbered.v, numbered.n, &numbered.capacity,
					sizeof(*numbered.v));
		numbered.v[numbered.n++] = i;
	}
	return numbered;
}

/* "MAY 2024   JANE ROE · CURRICULUM VITAE   2", "Roe CV – page 2": it may be a running foot. */
static bool may_be_foot(const struct row *row)
{
	return row->size <= FOOT_SIZE && page_tail(row).page > 0 &&
	       page_tail(row).start > 0 && names_document(row);
}

/* Whether the foot says the same as the one before, of the next page. */
static bool goes_on_from(const struct row *before, const struct row *row)
{
	struct page_tail last = page_tail(before), tail = page_tail(row);

	return tail.page == last.page + 1 && tail.start == last.start &&
	       memcmp(before->text, row->text, tail.start) == 0;
}

/* A number in the middle of the page and nothing else. */
static bool is_lone_number(const struct row *row)
{
	return row->indent >= LONE_INDENT && row->size <= 5 && row->blanks > 0 &&
	       page_tail(row).page > 0 && page_tail(row).start == 0;
}

/* Drops what numbers a page at its end, whether a form feed follows or not. */
static void end_page(struct rows *rows, size_t i)
{
	rows->v[i].state |= ROW_DROPPED;
	if (i + 1 < rows->n)
		rows->v[i + 1].flags |= LINE_PAGE_START;
}

/*
 * A foot is one only where the next page has it, too: "Wrote the curriculum
 * for grade 10" is none.
 */
static void drop_feet(struct rows *rows, const struct numbered *numbered)
{
	size_t last = rows->n;

	for (size_t k = 0; k < numbered->n; k++) {
		size_t i = numbered->v[k];

		if (i == 0 || !may_be_foot(&rows->v[i]))
			continue;
		if (last < i && goes_on_from(&rows->v[last], &rows->v[i])) {
			end_page(rows, last);
			end_page(rows, i);
		}
		last = i;
	}
}

/*
 * Pages number themselves where no form feed parts them, too: each number
 * counts one more than the one before, so that a lone figure is no page.
 */
static void drop_named_pages(struct rows *rows)
{
	unsigned next = 1;

	for (size_t i = 0; rows->n > 1 && i < rows->n; i++) {
		struct row *row = &rows->v[i];

		if (names_page(row)) {
			row->state |= ROW_DROPPED;
		} else if (i > 0 && is_lone_number(row) && page_tail(row).page == next) {
			end_page(rows, i);
			next++;
		}
	}
}

/* "Jane Roe   Page 2 of 5" on every page: the head stays once, its numbers go. */
static void cut_numbered_heads(struct rows *rows, const struct numbered *numbered)
{
	size_t first = rows->n;

	for (size_t k = 0; k < numbered->n; k++) {
		size_t i = numbered->v[k];
		struct row *row = &rows->v[i];
		struct page_tail tail = { 0 };

		if (row->size <= 2 * FOOT_SIZE)
			tail = page_tail(row);
		if (!tail.named || !tail.pages || !tail.start || tail.page > tail.pages)
			continue;
		while (tail.start > 0 && strchr(" \t|-", row->text[tail.start - 1]))
			tail.start--;
		row->size = (uint32_t)tail.start;
		if (first == rows->n) {
			first = i;
		} else if (row->size == rows->v[first].size &&
			   memcmp(row->text, rows->v[first].text, row->size) == 0) {
			end_page(rows, i);
		}
	}
}

/* A row as running heads compare: letters alone, digits all alike. */
static uint64_t head_hash(const struct row *row)
{
	uint64_t hash = 1469598103934665603u;

	for (size_t i = 0; i < row->size; i++) {
		unsigned char c = (unsigned char)row->text[i];

		if (c == ' ' || (is_digit((char)c) && i > 0 && is_digit(row->text[i - 1])))
			continue;
		hash = (hash ^ (is_digit((char)c) ? '0' : c)) * 1099511628211u;
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

/*
 * The first row from `row` on that stands in a margin of the page. With two pages
 * only the outermost rows are compared: more would be chance.
 */
static size_t next_in_margin(size_t row, size_t from, size_t to, size_t pages)
{
	size_t rows = pages > 2 ? MARGIN_ROWS : 1;

	return row < from + rows || row + rows >= to ? row : to - rows;
}

/* Drops a page's numbers, and heads that stand on most pages but where they stood first. */
static void strip_page(struct rows *rows, size_t from, size_t to, const struct heads *heads,
		       size_t pages)
{
	for (size_t i = from; i < to; i = next_in_margin(i + 1, from, to, pages)) {
		struct row *row = &rows->v[i];
		size_t head;

		if (is_page_number(row)) {
			row->state |= ROW_DROPPED;
			continue;
		}
		head = head_find(heads, head_hash(row));
		if (head < heads->n && heads->v[head].pages * 2 > pages && from > 0)
			row->state |= ROW_DROPPED;
	}
}

void pages_strip(struct arena *arena, struct rows *rows)
{
	struct numbered numbered = find_numbered(arena, rows);
	struct heads heads = { .n = 0 };
	size_t pages = 0;

	drop_named_pages(rows);
	drop_feet(rows, &numbered);
	cut_numbered_heads(rows, &numbered);
	for (size_t from = 0; from < rows->n; from = page_end(rows, from))
		pages++;
	if (pages < 2)
		return;
	for (size_t from = 0, to; from < rows->n; from = to) {
		to = page_end(rows, from);
		for (size_t i = from; i < to; i = next_in_margin(i + 1, from, to, pages))
			head_count(&heads, head_hash(&rows->v[i]));
	}
	for (size_t from = 0, to; from < rows->n; from = to) {
		to = page_end(rows, from);
		strip_page(rows, from, to, &heads, pages);
	}
}
