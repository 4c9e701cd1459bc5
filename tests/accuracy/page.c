#include "tests/accuracy/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/utf8.h"
#include "tests/accuracy/layout.h"
#include "tests/accuracy/template.h"

#define UNWRAPPED_EDGE 90	/* the right edge where text is not wrapped */
#define LEFT_COLUMN 22
#define SIDE_WIDTH 28
#define SIDE_GUTTER 3
#define INDENT "    "

/* Lines */

static void add_line(struct page *page, struct line line)
{
	struct line *grown = arena_grow(page->arena, page->v, page->n, &page->capacity,
					sizeof(*grown));

	if (!grown)
		return;
	page->v = grown;
	grown[page->n++] = line;
}

void page_add(struct page *page, enum line_kind kind, const char *lead, const char *text)
{
	char *copy = arena_strdup(page->arena, text), *line;

	while (copy && (line = strsep(&copy, "\n"))) {
		add_line(page, (struct line){ kind, line, arena_strdup(page->arena, lead),
					      page->side });
		lead = "";
	}
}

/* The last line of the column that lines go to. */
static const struct line *last_line(const struct page *page)
{
	for (size_t i = page->n; i > 0; i--)
		if (page->v[i - 1].side == page->side)
			return &page->v[i - 1];
	return NULL;
}

void page_blank(struct page *page)
{
	const struct line *last = last_line(page);

	if (last && last->kind != LINE_BLANK)
		add_line(page, (struct line){ LINE_BLANK, "", "", page->side });
}

/* Columns */

struct setting_up {
	const struct layout *layout;
	size_t width;		/* 0: not wrapped */
	bool hyphens;
};

static size_t width_of(const char *text)
{
	return utf8_width(text, strlen(text));
}

static void pad_to(struct buf *out, size_t from, size_t width, size_t least)
{
	size_t used = utf8_width(out->bytes + from, out->size - from);
	size_t n = used + least < width ? width - used : least;

	while (n--)
		buf_addc(out, ' ');
}

static void to_right(struct buf *out, size_t from, const char *rest, const struct setting_up *s)
{
	const char *gap = layout_part(s->layout, F_GAP, 0);
	size_t edge = s->width ? s->width : UNWRAPPED_EDGE;

	if (!strcmp(gap, "tab"))
		buf_addc(out, '\t');
	else if (!strcmp(gap, "bar"))
		buf_adds(out, " | ");
	else if (!strcmp(gap, "spaces"))
		buf_adds(out, "    ");
	else
		pad_to(out, from, edge > width_of(rest) ? edge - width_of(rest) : 0, 3);
}

static void from_left(struct buf *out, size_t from, const struct setting_up *s)
{
	if (!strcmp(layout_part(s->layout, F_GAP, 0), "tab"))
		buf_addc(out, '\t');
	else
		pad_to(out, from, LEFT_COLUMN, 2);
}

static void set_columns(struct buf *out, const char *text, const struct setting_up *s)
{
	size_t from = out->size;

	if (*text == '^') {
		size_t edge = s->width ? s->width : UNWRAPPED_EDGE, used = width_of(text + 1);

		pad_to(out, from, used < edge ? (edge - used) / 2 : 0, 0);
		text++;
	}
	for (; *text; text++) {
		if (*text == TO_RIGHT)
			to_right(out, from, text + 1, s);
		else if (*text == FROM_LEFT)
			from_left(out, from, s);
		else
			buf_addc(out, *text);
	}
	buf_addc(out, '\n');
}

/* Wrapping */

#define HYPHEN_LEAST 4		/* letters on either side of a hyphen */

static bool only_small_letters(const char *word, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (word[i] < 'a' || word[i] > 'z')
			return false;
	return true;
}

/* How much of the word goes before a hyphen into `room` columns; 0: none. */
static size_t hyphen_at(const char *word, size_t size, size_t room, const struct setting_up *s)
{
	size_t most = size > HYPHEN_LEAST ? size - HYPHEN_LEAST : 0;

	if (!s->hyphens || room < HYPHEN_LEAST + 1 || most < HYPHEN_LEAST ||
	    !only_small_letters(word, size))
		return 0;
	return room - 1 < most ? room - 1 : most;
}

struct wrapping {
	struct buf *out;
	const struct setting_up *s;
	size_t used, hang;
};

static void break_line(struct wrapping *w)
{
	buf_addc(w->out, '\n');
	for (size_t i = 0; i < w->hang; i++)
		buf_addc(w->out, ' ');
	w->used = w->hang;
}

static void wrap_word(struct wrapping *w, const char *word, size_t size)
{
	size_t width = utf8_width(word, size), blank = w->used > w->hang;
	size_t room = w->s->width > w->used + blank ? w->s->width - w->used - blank : 0;
	size_t part = width > room ? hyphen_at(word, size, room, w->s) : 0;

	if (width > room && !part && blank) {
		break_line(w);
		blank = 0;
	}
	if (blank)
		buf_addc(w->out, ' ');
	if (part) {
		buf_add(w->out, word, part);
		buf_addc(w->out, '-');
		break_line(w);
		wrap_word(w, word + part, size - part);
		return;
	}
	buf_add(w->out, word, size);
	w->used += width + blank;
}

static void set_wrapped(struct buf *out, const struct line *line, const struct setting_up *s)
{
	struct wrapping w = { out, s, width_of(line->lead), width_of(line->lead) };

	buf_adds(out, line->lead);
	for (const char *at = line->text; *at; at += strspn(at, " ")) {
		size_t size = strcspn(at, " ");

		wrap_word(&w, at, size);
		at += size;
	}
	buf_addc(out, '\n');
}

static void set_line(struct buf *out, const struct line *line, const struct setting_up *s)
{
	if (s->width && (line->kind == LINE_TEXT || line->kind == LINE_ITEM) &&
	    !strpbrk(line->text, "\1\2")) {
		set_wrapped(out, line, s);
		return;
	}
	buf_adds(out, line->lead);
	set_columns(out, line->text, s);
}

/* The side column */

static char *set_part(const struct page *page, const struct setting_up *s, bool side)
{
	struct buf out = BUF_INIT;
	char *copy;

	for (size_t i = 0; i < page->n; i++)
		if (page->v[i].side == side)
			set_line(&out, &page->v[i], s);
	copy = arena_strdup(page->arena, out.bytes);
	buf_release(&out);
	return copy;
}

/* Side by side, line by line, as pdftotext -layout puts them. */
static void set_beside(const struct page *page, const struct setting_up *s, struct buf *out)
{
	struct setting_up narrow = *s, wide = *s;
	char *left, *right, *line;

	narrow.width = SIDE_WIDTH;
	narrow.hyphens = wide.hyphens = false;	/* the other half would stand far away */
	left = set_part(page, &narrow, true);
	right = set_part(page, &wide, false);
	while (left || right) {
		size_t from = out->size;
		const char *main_line;

		line = strsep(&left, "\n");
		main_line = strsep(&right, "\n");
		buf_adds(out, line ? line : "");
		if (main_line && *main_line) {
			pad_to(out, from, SIDE_WIDTH + SIDE_GUTTER, SIDE_GUTTER);
			buf_adds(out, main_line);
		}
		buf_addc(out, '\n');
	}
}

/* Pages */

static void add_page_line(struct buf *out, const char *pattern, const char *name, size_t page,
			  size_t pages)
{
	for (; *pattern; pattern++) {
		if (pattern[0] != '%') {
			buf_addc(out, *pattern);
			continue;
		}
		pattern++;
		if (*pattern == 'N')
			buf_adds(out, name);
		else
			buf_addf(out, "%zu", *pattern == 'p' ? page : pages);
	}
	buf_addc(out, '\n');
}

static size_t lines_of(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

static void break_pages(struct buf *out, char *text, const struct layout *layout, const char *name)
{
	size_t each = strtoul(layout_part(layout, F_PAGES, 2), NULL, 10), page = 0, n = 0;
	size_t pages = lines_of(text) / each + 1;
	const char *head = layout_part(layout, F_PAGES, 0), *foot = layout_part(layout, F_PAGES, 1);
	char *line;

	while ((line = strsep(&text, "\n")) && (text || *line)) {
		if (n++ % each == 0 && page++) {
			if (*foot) {
				buf_addc(out, '\n');
				add_page_line(out, foot, name, page - 1, pages);
			}
			buf_addc(out, '\f');
			if (*head) {
				add_page_line(out, head, name, page, pages);
				buf_addc(out, '\n');
			}
		}
		buf_addf(out, "%s\n", line);
	}
	if (*foot)
		add_page_line(out, foot, name, page, pages);
}

/* What happened on the way */

static void before_each_line(struct buf *out, const char *text, const char *before)
{
	while (*text) {
		size_t size = strcspn(text, "\n");

		buf_adds(out, size || *before == '>' ? before : "");
		buf_add(out, text, size);
		buf_addc(out, '\n');
		text += size + (text[size] == '\n');
	}
}

static void escape(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '&')
			buf_adds(out, "&amp;");
		else if (*text == '_' || *text == '~' || *text == '$')
			buf_addf(out, "\\%c", *text);
		else
			buf_addc(out, *text);
	}
}

static void set_dress(struct buf *out, const char *text, const struct layout *layout)
{
	const char *dress = layout_name(layout, F_DRESS);

	if (!strcmp(dress, "quoted"))
		before_each_line(out, text, "> ");
	else if (!strcmp(dress, "indented"))
		before_each_line(out, text, INDENT);
	else if (!strcmp(dress, "escaped"))
		escape(out, text);
	else
		buf_adds(out, text);
}

char *page_set(const struct page *page, const struct layout *layout, const char *name)
{
	struct setting_up s = { layout, strtoul(layout_part(layout, F_WIDTH, 0), NULL, 10),
				*layout_part(layout, F_WIDTH, 1) != '\0' };
	struct buf lines = BUF_INIT, paged = BUF_INIT, out = BUF_INIT;
	char *text;

	if (!strcmp(layout_name(layout, F_DRESS), "sidebar"))
		set_beside(page, &s, &lines);
	else
		buf_adds(&lines, set_part(page, &s, false));
	if (*layout_part(layout, F_PAGES, 2))
		break_pages(&paged, lines.bytes, layout, name);
	else
		buf_adds(&paged, lines.bytes);
	set_dress(&out, paged.bytes, layout);
	text = arena_strdup(page->arena, out.bytes);
	buf_release(&lines);
	buf_release(&paged);
	buf_release(&out);
	return text;
}
