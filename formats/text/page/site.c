#include "formats/text/page/site.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/rows.h"

#define FRONT_MATTER_MAX 60	/* lines */
#define COMMENT_MAX 200		/* lines of a comment */

/* Keys of Jekyll, Hugo, Quarto and pandoc on how the page is made. */
static const char *const layout_keys[] = {
	"aliases", "author_profile", "bibliography", "categories", "classoption", "collection",
	"colorlinks", "comments", "css", "csl", "cv_format", "cv_pdf", "date", "documentclass",
	"draft", "editor", "execute", "fontsize", "format", "geometry", "header-includes",
	"header_includes", "image", "lang", "language", "last_modified_at", "layout",
	"link-citations", "linkcolor", "linestretch", "mainfont", "margin", "mathjax", "menu",
	"monofont", "nav", "nav_order", "nocite", "order", "output", "papersize", "pdf_document",
	"permalink", "published", "redirect_from", "redirect_to", "sansfont", "share", "sidebar",
	"sitemap", "slug", "tags", "template", "theme", "toc", "type", "url_pdf", "urlcolor",
	"weight",
};

/* Keys whose values stand on top of the page. */
static const char *const top_keys[] = { "author", "name", "title" };

#define IS_ONE_OF(keys, row, size) is_one_of(keys, sizeof(keys) / sizeof(*(keys)), row, size)

static bool is_one_of(const char *const keys[], size_t n, const struct row *row, size_t size)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(keys[i]) == size && strncasecmp(row->text, keys[i], size) == 0)
			return true;
	return false;
}

/* Bytes of the key that the row begins with; 0 if it has none, as an item of a list. */
static size_t key_size(const struct row *row)
{
	const char *colon = memchr(row->text, ':', row->size);

	return colon != NULL && *row->text != '-' ? (size_t)(colon - row->text) : 0;
}

/* Leaves the value, out of its quotes. */
static void take_key_off(struct row *row, size_t size)
{
	const char *at = row->text + size + 1, *end = row->text + row->size;

	while (at < end && strchr(" \"'", *at) != NULL)
		at++;
	while (end > at && strchr(" \"'", end[-1]) != NULL)
		end--;
	row->text = at;
	row->size = (uint32_t)(end - at);
	if (at == end)
		row->state |= ROW_DROPPED;
}

size_t site_front_matter_end(const struct rows *rows)
{
	size_t i = 1;

	if (rows->n == 0 || rows->v[0].size != 3 || memcmp(rows->v[0].text, "---", 3) != 0)
		return 0;
	while (i < rows->n && i < FRONT_MATTER_MAX && row_rule(&rows->v[i]) == 0 &&
	       (memchr(rows->v[i].text, ':', rows->v[i].size) != NULL || *rows->v[i].text == '-'))
		i++;
	return i == 1 || i == rows->n || row_rule(&rows->v[i]) != '-' ? 0 : i + 1;
}

/* Its two rules are no underlines; lists and deeper keys belong to the key above. */
static void mark_front_matter(struct rows *rows)
{
	size_t end = site_front_matter_end(rows);
	bool layout = true;

	for (size_t i = 0; i < end; i++) {
		struct row *row = &rows->v[i];
		size_t size = i > 0 && i + 1 < end ? key_size(row) : 0;

		row->state &= (uint16_t)~ROW_CONTINUES;
		row->flags &= ~(uint32_t)LINE_HEADING;
		if (size > 0 && row->indent == 0)
			layout = IS_ONE_OF(layout_keys, row, size);
		if (layout || i + 1 == end)
			row->state |= ROW_DROPPED;
		else if (IS_ONE_OF(top_keys, row, size))
			take_key_off(row, size);
	}
}

/* Behind the tag of HTML, or of Liquid, that stands at `at`; NULL if none does. */
static const char *skip_tag(const char *at, const char *end, bool *liquid)
{
	const char *close;

	if (*at == '<') {
		close = memchr(at, '>', (size_t)(end - at));
		return close != NULL ? close + 1 : NULL;
	}
	if (end - at < 4 || *at != '{' || (at[1] != '%' && at[1] != '{'))
		return NULL;
	close = memmem(at + 2, (size_t)(end - at) - 2, at[1] == '%' ? "%}" : "}}", 2);
	*liquid = true;
	return close != NULL ? close + 2 : NULL;
}

/* "{% include base_path %}", "<ul>{% for post in site.talks %}": tags alone, one of Liquid among them. */
static bool is_template(const struct row *row)
{
	const char *at = row->text, *end = at + row->size;
	bool liquid = false;

	while (at != NULL && at < end)
		at = *at == ' ' ? at + 1 : skip_tag(at, end, &liquid);
	return at == end && liquid;
}

static bool holds(const struct row *row, const char *mark)
{
	return memmem(row->text, row->size, mark, strlen(mark)) != NULL;
}

/* The row that ends the comment which row i begins; 0 if it ends there, or nowhere near, or none begins. */
static size_t comment_end(const struct rows *rows, size_t i)
{
	const struct row *row = &rows->v[i];
	size_t last = i + COMMENT_MAX < rows->n ? i + COMMENT_MAX : rows->n;

	if (row->size < 4 || memcmp(row->text, "<!--", 4) != 0 || holds(row, "-->"))
		return 0;
	while (++i < last)
		if (holds(&rows->v[i], "-->"))
			return i;
	return 0;
}

/* Drops the comment of several rows that row i begins, if one does; those of one are no text for inline.c. */
static void drop_comment(struct rows *rows, size_t i)
{
	size_t end = comment_end(rows, i);

	for (; end > 0 && i <= end; i++)
		rows->v[i].state |= ROW_DROPPED;
}

/* ":   PhD, University" below "2013-2017", as pandoc and others mark what belongs to a term. */
static void strip_definition(struct row *row)
{
	const char *at = row->text, *end = at + row->size;

	if (row->size < 3 || (at[1] != ' ' && at[1] != '\t'))
		return;
	do
		at++;
	while (at < end && (*at == ' ' || *at == '\t'));
	row->text = at;
	row->size = (uint32_t)(end - at);
	row->flags |= LINE_DEFINITION;
	row->state &= (uint16_t)~ROW_CONTINUES;
}

void site_mark(struct rows *rows)
{
	mark_front_matter(rows);
	for (size_t i = 0; i < rows->n; i++) {
		struct row *row = &rows->v[i];

		switch (*row->text) {
		case '<':
			drop_comment(rows, i);
			/* fall through */
		case '{':
			if (is_template(row))
				row->state |= ROW_DROPPED;
			break;
		case ':':
			strip_definition(row);
			break;
		default:
			break;
		}
	}
}
