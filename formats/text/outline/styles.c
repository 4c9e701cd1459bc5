#include "formats/text/outline/styles.h"

#include <string.h>

uint32_t para_style(const struct para *para)
{
	uint32_t style = para->flags & (STYLE_MARKS | LINE_BULLET);

	if (heading_is_capitals(para))
		style |= LINE_CAPS;
	if (para->flags & LINE_NUMBERED || heading_skip_ordinal(&para->tokens, 0, para->tokens.n))
		style |= STYLE_ORDINAL;
	return para->flags & LINE_HEADING ? style | (uint32_t)para->level << 24 : style;
}

static struct style *styles_find(struct styles *styles, uint32_t style)
{
	for (size_t i = 0; i < styles->n; i++)
		if (styles->v[i].style == style)
			return &styles->v[i];
	if (styles->n == sizeof(styles->v) / sizeof(styles->v[0]))
		return NULL;
	styles->v[styles->n].style = style;
	return &styles->v[styles->n++];
}

bool para_could_be_heading(const struct para *para)
{
	return para->words && !(para->flags & (LINE_BULLET | LINE_TABLE)) &&
	       (!para->dated || (para->flags & STYLE_MARKS && heading_dates_remark(para))) &&
	       !para->contact && !para->prose &&
	       heading_words(para) <= (para->flags & LINE_CAPS ? HEADING_CAPS_MAX : HEADING_WORDS_MAX) &&
	       (para->flags & LINE_HEADING || !(para->tokens.kinds & TOKENS_SMALL));
}

static void count_heading(struct styles *styles, const struct para *para)
{
	uint32_t kind = 1u << para->heading;

	if (para->flags & STYLE_MARKS) {
		styles->marked++;
		styles->marked_kinds |= kind;
	} else {
		styles->plain++;
		styles->repeated_kinds |= styles->plain_kinds & kind;
		styles->plain_kinds |= kind;
	}
}

void styles_count(const struct paras *paras, struct styles *styles)
{
	memset(styles, 0, sizeof(*styles));
	for (size_t i = 0; i < paras->n; i++) {
		const struct para *para = &paras->v[i];
		struct style *style;
		bool known;

		if (!para_could_be_heading(para))
			continue;
		style = styles_find(styles, para_style(para));
		known = para->heading != SECTION_HEAD;
		if (style) {
			style->lines++;
			style->known += known;
			style->likely += known || heading_unlisted_kind(para) != SECTION_HEAD;
			style->named += !known && para->classes & STYLE_NAMES;
		}
		if (known)
			count_heading(styles, para);
	}
}

bool styles_lost_marks(const struct styles *styles, const struct para *para)
{
	const uint32_t sure = 1u << SECTION_EDUCATION | 1u << SECTION_WORK |
			      1u << SECTION_PUBLICATIONS | 1u << SECTION_AWARDS;
	uint32_t kind = 1u << para->heading;

	return (kind & sure || (para->words > 1 && !section_is_list(para->heading))) &&
	       !(kind & (styles->marked_kinds | styles->repeated_kinds));
}

/*
 * Headings of Markdown at one level, none of which could head an entry: a few
 * known ones are enough where a writer calls sections what no list knows.
 */
static bool is_level_of_sections(const struct style *style)
{
	return style->style & LINE_HEADING && style->known >= 3 && !style->named &&
	       style->likely * 3 >= style->lines;
}

bool styles_are_headings(const struct styles *styles, uint32_t wanted)
{
	for (size_t i = 0; i < styles->n; i++)
		if (styles->v[i].style == wanted)
			return (wanted & STYLE_MARKS) && styles->v[i].known >= 2 &&
			       (styles->v[i].likely * 5 >= styles->v[i].lines * 3 ||
				is_level_of_sections(&styles->v[i]));
	return false;
}
