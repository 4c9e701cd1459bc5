#include "formats/text/page/blocks.h"

#include <string.h>

#include "formats/text/page/inline.h"
#include "formats/text/page/lines.h"
#include "formats/text/page/markdown.h"
#include "formats/text/page/mend.h"
#include "formats/text/page/rows.h"
#include "formats/text/page/site.h"
#include "formats/text/page/stacked.h"
#include "pipeline/arena.h"
#include "pipeline/sink.h"
#include "pipeline/utf8.h"

#define DEPTH_MAX 16	/* bullets inside each other */

/*
 * Depth of bullets by their indentation. A list ends at a line that stands no
 * deeper than its outermost bullets and does not hang behind one.
 */
static void set_depths(struct lines *lines)
{
	uint32_t indents[DEPTH_MAX];
	uint16_t depth = 0;

	for (size_t i = 0; i < lines->n; i++) {
		struct line *line = &lines->v[i];

		if (!(line->flags & (LINE_BULLET | LINE_NUMBERED))) {
			if (line->flags & LINE_PAGE_START || (depth > 0 && line->indent <= indents[0]))
				depth = 0;
			continue;
		}
		while (depth > 0 && indents[depth - 1] > line->indent)
			depth--;
		if (depth < DEPTH_MAX && (depth == 0 || indents[depth - 1] + 1 < line->indent))
			indents[depth++] = line->indent;
		line->level = depth;
	}
}

void blocks_read(struct arena *arena, struct arena *brief, const char *text, size_t size,
		 struct lines *lines)
{
	struct rows rows = { 0 };
	struct line_style style;
	struct origin *origins = NULL;
	struct notation notation;
	const char *mail;
	bool torn;

	*lines = (struct lines){ 0 };
	mail = mail_decode(brief, text, &size);
	text = latex_decode(brief, mail, &size);
	rows_read(brief, text, size, &rows);
	notation = notation_find(&rows, text != mail);
	lines->markdown = notation.markdown;
	if (notation.blocks)
		markdown_blocks(brief, text, size, &rows);
	else if (notation.html2text)
		headings_mark(&rows);
	if (notation.markdown)
		site_mark(&rows);
	latex_headings_mark(&rows);
	images_drop(&rows);
	tables_mark(brief, &rows);
	rules_mark(&rows);
	pages_strip(brief, &rows);
	rows_compact(&rows);
	torn = mend_torn(brief, &rows);
	if (!notation.blocks) {
		mend_leaders(brief, &rows, size);
		stacked_join(brief, &rows);
		records_join(brief, &rows);
		labels_join(brief, &rows);
		columns_order(brief, &rows);
	}
	mend_spacing(brief, &rows, torn);
	style = (struct line_style){ notation.features, notation.html2text };
	lines_read(arena, brief, &rows, &style, lines, &origins);
	if (!notation.blocks)
		set_depths(lines);
	wraps_mark(brief, lines, origins);
	mend_hyphens(arena, brief, lines);
}

/* A soft hyphen at the end only cut a word in two: see hyphens_mark(). */
static bool is_cut(const char *left, size_t size)
{
	return size > 2 && memcmp(left + size - 2, "\xC2\xAD", 2) == 0;
}

static bool ends_in_hyphen(const char *text, size_t size)
{
	return size > 1 && text[size - 1] == '-' && text[size - 2] != ' ' &&
	       !(text[size - 2] >= '0' && text[size - 2] <= '9');
}

static bool is_han_at(const char *text, size_t size, bool last)
{
	const char *at = text, *end = text + size;

	if (size == 0)
		return false;
	if (last) {
		at = end - 1;
		while (at > text && (*at & 0xC0) == 0x80)
			at--;
	}
	return utf8_is_han(utf8_next(&at, end));
}

size_t line_append(char *left, size_t left_size, const char *right, size_t right_size)
{
	size_t n = left_size;

	if (is_cut(left, left_size))
		n -= 2;
	else if (left_size > 0 && right_size > 0 && !ends_in_hyphen(left, left_size) &&
		 !(is_han_at(left, left_size, true) && is_han_at(right, right_size, false)))
		left[n++] = ' ';
	memcpy(left + n, right, right_size);
	return n + right_size;
}

const char *line_join(struct arena *arena, const char *left, size_t left_size,
		      const char *right, size_t right_size, size_t *size)
{
	char *joined = arena_alloc(arena, left_size + right_size + 2);

	memcpy(joined, left, left_size);
	*size = line_append(joined, left_size, right, right_size);
	return joined;
}

const struct span *line_span_at(const struct line *line, enum span_kind kind,
				uint32_t start, uint32_t end)
{
	for (size_t i = 0; i < line->n_spans && line->spans[i].start <= start; i++)
		if (line->spans[i].kind == kind && line->spans[i].end >= end)
			return &line->spans[i];
	return NULL;
}

static const char *const flag_names[] = {
	"bullet", "numbered", "heading", "rule-after", "rule-before", "bold", "italic", "caps",
	"table", "quote", "wraps", "page", "hyphen", "definition",
};

static void explain_flags(const struct line *line, struct sink *out)
{
	for (size_t i = 0; i < sizeof(flag_names) / sizeof(*flag_names); i++)
		if (line->flags & (1u << i))
			sink_printf(out, " %s", flag_names[i]);
	if (line->level > 0)
		sink_printf(out, " level=%u", line->level);
	if (line->marker != NULL)
		sink_printf(out, " '%s'", line->marker);
}

/* The text with its cells parted by " ¦ " and its spans behind it. */
static void explain_text(const struct line *line, struct sink *out)
{
	static const char *const kinds[] = { [SPAN_BOLD] = "bold", [SPAN_ITALIC] = "italic",
					     [SPAN_LINK] = "link", [SPAN_CODE] = "code" };

	for (size_t i = 0; i < line->n_cells; i++) {
		const struct cell *cell = &line->cells[i];

		if (i > 0)
			sink_printf(out, " ¦%u ", cell->column);
		sink_write(out, line->text + cell->start, cell->end - cell->start);
	}
	for (size_t i = 0; i < line->n_spans; i++) {
		const struct span *span = &line->spans[i];

		sink_printf(out, " {%s %u-%u%s%s}", kinds[span->kind], span->start, span->end,
			    span->url != NULL ? " " : "", span->url != NULL ? span->url : "");
	}
}

void blocks_explain(const struct lines *lines, struct sink *out)
{
	sink_printf(out, "%s, %zu lines, width %u\n", lines->markdown ? "Markdown" : "plain text",
		    lines->n, lines->width);
	for (size_t i = 0; i < lines->n; i++) {
		const struct line *line = &lines->v[i];

		sink_printf(out, "%u\t+%u >%u%s", line->number, line->blanks, line->indent,
			    line->flags & LINE_WRAPS ? " ..." : "");
		explain_flags(line, out);
		sink_puts(out, "\t");
		explain_text(line, out);
		sink_putc(out, '\n');
	}
}
