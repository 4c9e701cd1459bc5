#include <ctype.h>
#include <string.h>

#include "formats/text/lexicon/tokens.h"
#include "formats/text/page/blocks.h"
#include "formats/text/page/inline.h"
#include "formats/text/page/markdown.h"
#include "formats/text/page/rows.h"
#include "formats/text/page/site.h"

#define MARKDOWN_ENOUGH 3	/* points of evidence */

/* Points for and against each notation. */
struct evidence {
	size_t markdown, html2text, latex, escapes;
	size_t structure;	/* headings, links and fences of Markdown */
	bool html;
};

/* "#" to "######" before a space. */
static bool is_atx(const struct row *row)
{
	size_t n = 0;

	while (n < row->size && row->text[n] == '#')
		n++;
	return n >= 1 && n <= 6 && n < row->size && row->text[n] == ' ' && row->indent < 4;
}

/* How many stars stand at both ends of "*** text ***"; 0 if it is no such row. */
static size_t starred(const struct row *row)
{
	const char *end = row->text + row->size;
	size_t n = 0;

	while (n < row->size && row->text[n] == '*')
		n++;
	if (n == 0 || n > 6 || row->size < 2 * n + 3 || row->text[n] != ' ')
		return 0;
	for (size_t i = 1; i <= n; i++)
		if (end[-(ptrdiff_t)i] != '*')
			return 0;
	return end[-(ptrdiff_t)n - 1] == ' ' ? n : 0;
}

/* Whether "*word" opens at i and closes in the same row. */
static bool is_emphasis(const struct row *row, size_t i)
{
	const char *end = row->text + row->size, *at = row->text + i + 1;
	char before = i > 0 ? row->text[i - 1] : ' ';

	if (at >= end || isspace((unsigned char)*at) || *at == '*' || isalnum((unsigned char)before))
		return false;
	at = memchr(at, row->text[i], (size_t)(end - at));
	return at != NULL && !isspace((unsigned char)at[-1]) &&
	       (at + 1 == end || !isalnum((unsigned char)at[1]));
}

/* The first place of the two bytes, or NULL. */
static const char *find_pair(const char *at, const char *end, const char pair[2])
{
	for (; (at = memchr(at, pair[0], (size_t)(end - at))) != NULL; at++)
		if (end - at > 1 && at[1] == pair[1])
			return at;
	return NULL;
}

static void weigh_stars(const struct row *row, struct evidence *evidence)
{
	const char *text = row->text, *end = text + row->size;

	if (starred(row) >= 2) {
		evidence->html2text++;
		return;
	}
	for (size_t i = 0; i + 1 < row->size; i++) {
		if (text[i] != '*' && text[i] != '_')
			continue;
		if (text[i] == '*' && text[i + 1] == '*' && i + 2 < row->size &&
		    !isspace((unsigned char)text[i + 2]) && text[i + 2] != '*') {
			evidence->markdown += find_pair(text + i + 2, end, "**") ? 3 : 1;
			return;
		}
		if (is_emphasis(row, i)) {
			evidence->markdown += text[i] == '*';
			return;
		}
	}
	if (row->size >= 3 && memcmp(text, "```", 3) == 0) {
		evidence->markdown += 3;
		evidence->structure++;
	}
}

static void weigh_brackets(const struct row *row, struct evidence *evidence)
{
	if (find_pair(row->text, row->text + row->size, "](") != NULL) {
		evidence->markdown += 3;
		evidence->structure++;
	}
}

static void weigh_backslashes(const struct row *row, struct evidence *evidence)
{
	const char *end = row->text + row->size;

	for (const char *at = row->text; (at = memchr(at, '\\', (size_t)(end - at))) != NULL; at++) {
		if (at + 1 == end)
			break;
		if (strchr("_*#$[]&~.+-()", at[1]) != NULL)
			evidence->escapes++;
		else if (isalpha((unsigned char)at[1]) && memchr(row->text, '$', row->size) != NULL)
			evidence->latex++;
		else if (strncmp(at, "\\text", 5) == 0 || strncmp(at, "\\emph{", 6) == 0)
			evidence->latex++;
	}
}

static void weigh_angles(const struct row *row, struct evidence *evidence)
{
	static const char *const signs[] = { "</", "<br", "<li>", "<p>", "<hr", "<!--", "<span", "<img" };

	for (size_t i = 0; !evidence->html && i < sizeof(signs) / sizeof(*signs); i++)
		evidence->html = memmem(row->text, row->size, signs[i], strlen(signs[i])) != NULL;
}

static void weigh(const struct row *row, struct evidence *evidence)
{
	if (*row->text == '#' && is_atx(row)) {
		evidence->markdown += 2;
		evidence->structure++;
	}
	if (row->bytes & BYTES_STAR)
		weigh_stars(row, evidence);
	if (row->bytes & BYTES_BRACKET)
		weigh_brackets(row, evidence);
	if (row->bytes & BYTES_BACKSLASH)
		weigh_backslashes(row, evidence);
	if (row->bytes & BYTES_ANGLE)
		weigh_angles(row, evidence);
}

struct notation notation_find(const struct rows *rows, bool latex)
{
	struct evidence evidence = { .latex = latex, .structure = latex,
				     .markdown = latex ? MARKDOWN_ENOUGH : 0 };
	struct notation notation = { .features = INLINE_ENTITIES };

	if (site_front_matter_end(rows) > 0)
		evidence.markdown = evidence.structure = MARKDOWN_ENOUGH;
	for (size_t i = 0; i < rows->n; i++)
		weigh(&rows->v[i], &evidence);
	notation.html2text = evidence.html2text >= 2 && evidence.html2text * 2 > evidence.markdown;
	notation.markdown = !notation.html2text &&
			    evidence.markdown + 2 * evidence.escapes >= MARKDOWN_ENOUGH;
	notation.blocks = notation.markdown && evidence.structure + evidence.escapes > 0;
	if (notation.markdown)
		notation.features |= INLINE_MARKDOWN;
	if (evidence.html)
		notation.features |= INLINE_HTML;
	if (evidence.latex > 0)
		notation.features |= INLINE_LATEX;
	if (evidence.escapes > 1)
		notation.features |= INLINE_ESCAPES;
	return notation;
}

/* Takes the stars off; one that stood behind a bullet was an item's text, not a heading. */
static void strip_stars(struct row *row, const struct row *starry, size_t stars)
{
	bool item = starry->text != row->text;

	row->text = starry->text + stars + 1;
	row->size = starry->size - 2 * (uint32_t)stars - 2;
	row->flags |= item ? LINE_BULLET : LINE_HEADING;
	row->level = item ? 1 : (uint16_t)(7 - stars);
}

/* "* Street 1" and "City *" on the next rows were one heading; they stay two lines of text. */
static void strip_divided(struct row *row, const struct row *end)
{
	struct row *last = row + 1;

	while (last < end && last->blanks == 0 && last - row < 4 && *last->text != '*') {
		if (last->size > 2 && memcmp(last->text + last->size - 2, " *", 2) == 0) {
			last->size -= 2;
			row->text += 2;
			row->size -= 2;
			return;
		}
		last++;
	}
}

void headings_mark(struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		struct row *row = &rows->v[i], starry = *row;
		size_t stars;

		if (!(row->bytes & BYTES_STAR) || *row->text != '*')
			continue;
		if (row->size > 6 && memcmp(row->text, "* * ", 4) == 0) {
			starry.text += 2;
			starry.size -= 2;
		}
		stars = starred(&starry);
		if (stars > 0)
			strip_stars(row, &starry, stars);
		else if (row->size > 2 && row->text[1] == ' ')
			strip_divided(row, rows->v + rows->n);
	}
}

/* "\\section*{Education}": the level of the heading and its text; 0 if it is none. */
static size_t latex_heading(const struct row *row, const char **text)
{
	static const char *const commands[] = { "\\section", "\\subsection", "\\subsubsection" };
	const char *end = row->text + row->size;

	if (row->size < 11 || end[-1] != '}')
		return 0;
	for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		size_t size = strlen(commands[i]);

		if (row->size <= size + 3 || memcmp(row->text, commands[i], size) != 0)
			continue;
		*text = row->text + size + (row->text[size] == '*');
		return **text == '{' ? i + 1 : 0;
	}
	return 0;
}

void latex_headings_mark(struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		struct row *row = &rows->v[i];
		const char *text;
		size_t level = row->bytes & BYTES_BACKSLASH ? latex_heading(row, &text) : 0;

		if (!level)
			continue;
		row->size -= (uint32_t)(text - row->text) + 2;
		row->text = text + 1;
		row->flags |= LINE_HEADING;
		row->level = (uint16_t)level;
		row->state &= (uint16_t)~ROW_CONTINUES;
		if (i + 1 < rows->n)
			row[1].state &= (uint16_t)~ROW_CONTINUES;
	}
}

/* What browsers that show text put in an image's place. */
static bool is_image_name(const struct row *row)
{
	static const char *const names[] = { "[profile-pic]", "profile-pic", "[image]", "[photo]",
					     "<!-- image -->", "[img]", "[picture]" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if ((*row->text | 0x20) == (*names[i] | 0x20) && row->size == strlen(names[i]) &&
		    strncasecmp(row->text, names[i], row->size) == 0)
			return true;
	return false;
}

void images_drop(struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].size < 16 && is_image_name(&rows->v[i]))
			rows->v[i].state |= ROW_DROPPED;
}

/* "|---|:--:|": dashes, colons, blanks and one bar at least. */
static bool is_table_rule(const struct row *row)
{
	static const bool marks[256] = {
		['|'] = true, ['-'] = true, [':'] = true, ['+'] = true, ['='] = true, [' '] = true,
	};
	bool bar = false, dash = false;

	for (size_t i = 0; i < row->size; i++) {
		if (!marks[(unsigned char)row->text[i]])
			return false;
		bar |= row->text[i] == '|' || row->text[i] == '+';
		dash |= row->text[i] == '-' || row->text[i] == '=';
	}
	return bar && dash;
}

static bool is_barred(const struct row *row)
{
	return row->size > 2 && row->text[0] == '|' && row->text[row->size - 1] == '|';
}

static bool has_bar(const struct row *row)
{
	return memchr(row->text, '|', row->size) != NULL;
}

/*
 * "| Period | Position | Institution |": what the columns below are, and nothing
 * else. Which of them is a funder's the section must know (heading_columns()).
 */
static bool names_columns(struct arena *arena, const struct row *row)
{
	const char *at = row->text, *end = at + row->size;
	size_t names = 0;

	while (at < end) {
		const char *bar = memchr(at, '|', (size_t)(end - at));
		const char *stop = bar ? bar : end;
		struct tokens tokens;

		tokens_read(arena, at, (size_t)(stop - at), &tokens);
		at = stop + 1;
		if (!tokens.n)
			continue;
		if (!(lexicon_classes(tokens.folded, strlen(tokens.folded)) & WORD_MASK(WORD_LABEL)) ||
		    lexicon_says(tokens.folded, strlen(tokens.folded), WORD_HEADING, "givers?"))
			return false;
		names++;
	}
	return names > 1;
}

/* Whether a row between bars has no other above it, but one below. */
static bool begins_table(const struct rows *rows, size_t i)
{
	const struct row *row = &rows->v[i];

	return (i == 0 || row->blanks > 0 || !is_barred(row - 1)) && i + 1 < rows->n &&
	       row[1].blanks == 0 && is_barred(row + 1);
}

void tables_mark(struct arena *arena, struct rows *rows)
{
	bool pipes = false;

	for (size_t i = 0; i < rows->n; i++) {
		struct row *row = &rows->v[i];
		size_t j = i + 1;

		if (is_barred(row))
			row->state |= begins_table(rows, i) && names_columns(arena, row) ? ROW_DROPPED :
											   ROW_PIPES;
		pipes |= row->state & ROW_PIPES;
		if (!is_table_rule(row))
			continue;
		pipes = true;
		row->state |= ROW_DROPPED;
		if (i > 0 && row->blanks == 0 && has_bar(row - 1))
			row[-1].state |= names_columns(arena, row - 1) ? ROW_DROPPED : ROW_PIPES;
		for (; j < rows->n && rows->v[j].blanks == 0 && has_bar(&rows->v[j]); j++)
			rows->v[j].state |= ROW_PIPES;
	}
	for (size_t i = 0; pipes && i < rows->n; i++) {
		if (rows->v[i].state & ROW_PIPES) {
			rows->v[i].flags |= LINE_TABLE;
			rows->v[i].state &= (uint16_t)~ROW_CONTINUES;
		}
	}
}
