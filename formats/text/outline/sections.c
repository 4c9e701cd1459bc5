#include "formats/text/outline/sections.h"

#include <string.h>

#include "formats/text/facts/persons.h"
#include "formats/text/outline/borders.h"
#include "formats/text/outline/contents.h"
#include "formats/text/outline/grids.h"
#include "formats/text/outline/leads.h"
#include "formats/text/outline/levels.h"
#include "formats/text/outline/piece.h"
#include "formats/text/outline/streams.h"
#include "formats/text/outline/styles.h"
#include "pipeline/arena.h"
#include "pipeline/sink.h"

#define OWNER_LETTERS 4		/* least of a name that is looked for in addresses */
#define STUDY_WINDOW 48		/* lines below "Courses" in which a further study shows */
#define LABEL_LINES 2		/* most between a name and the first heading below it */
#define ITEM_WORDS 6		/* of a list in a side bar */
#define UNKNOWN_WORDS 4		/* of a heading that no list knows, by its looks alone */
#define WORK_PARTS 4		/* most sections that "Experience" may be parted into */
#define JOB_WORDS 24		/* most of a line with a position, an employer, a place and dates */

static bool follows_language(const struct paras *paras, size_t i)
{
	size_t end = i + 4 < paras->n ? i + 4 : paras->n;

	for (size_t k = i + 1; k < end; k++) {
		if (para_is(&paras->v[k], WORD_LANGUAGE))
			return true;
		if (paras->v[k].heading != SECTION_HEAD)
			return false;
	}
	return false;
}

/* Whether a study with its date or school stands below, before any other heading. */
static bool follows_study(const struct paras *paras, size_t i)
{
	size_t end = i + STUDY_WINDOW < paras->n ? i + STUDY_WINDOW : paras->n;

	for (size_t k = i + 1; k < end; k++) {
		const struct para *para = &paras->v[k];
		enum section_kind kind = para->heading;

		if (kind != SECTION_HEAD && kind != SECTION_COURSES)
			return false;
		if (!para->prose && (para->dated || para_is(para, WORD_SCHOOL)))
			return true;
	}
	return false;
}

/* Whether something dated stands below, before any other heading. */
static bool follows_date(const struct paras *paras, size_t i)
{
	size_t end = i + STUDY_WINDOW < paras->n ? i + STUDY_WINDOW : paras->n;

	for (size_t k = i + 1; k < end && paras->v[k].heading == SECTION_HEAD; k++)
		if (paras->v[k].dated && !paras->v[k].prose)
			return true;
	return false;
}

static bool looks_like_heading_of(const struct paras *paras, size_t i,
				  const struct section *section)
{
	return section->heading && para_style(&paras->v[i]) &&
	       para_style(&paras->v[i]) == para_style(&paras->v[section->heading_para]);
}

/* The heading that a layout printed twice. */
static bool repeats_heading(const struct paras *paras, size_t i, const struct section *section)
{
	return section->heading && section->from == i &&
	       !strcmp(paras->v[i].tokens.folded, paras->v[section->heading_para].tokens.folded);
}

/*
 * What skills and interests are called may head sections elsewhere: the group
 * "Languages" of programming languages, "Leadership", "Research". What follows
 * decides, unless it looks like the heading of the list.
 */
static bool fits_list(const struct paras *paras, size_t i, enum section_kind kind,
		      const struct section *section)
{
	if (looks_like_heading_of(paras, i, section))
		return true;
	switch (kind) {
	case SECTION_LANGUAGES:
		return follows_language(paras, i);
	case SECTION_SKILLS:
	case SECTION_INTERESTS:
		return kind != section->kind || repeats_heading(paras, i, section);
	case SECTION_SERVICE:
	case SECTION_ADVISING:
	case SECTION_OTHER:
	case SECTION_COURSES:
	case SECTION_MEMBERSHIPS:
		return false;
	case SECTION_RESEARCH:
	case SECTION_TEACHING:
		return follows_date(paras, i);
	default:
		return true;
	}
}

/* A heading on its own above a date, which does not stand so under the next study again. */
static bool heads_dated(const struct paras *paras, size_t i)
{
	const struct para *para = &paras->v[i];
	size_t end = i + STUDY_WINDOW < paras->n ? i + STUDY_WINDOW : paras->n;

	if (!para->blanks || i + 1 == paras->n || !para[1].dated || para[1].prose)
		return false;
	for (size_t k = i + 1; k < end; k++)
		if (!strcmp(para->tokens.folded, paras->v[k].tokens.folded))
			return false;
	return true;
}

static bool fits_place(const struct paras *paras, size_t i, enum section_kind kind,
		       const struct section *section)
{
	if (section->kind == SECTION_SKILLS || section->kind == SECTION_INTERESTS)
		return fits_list(paras, i, kind, section);
	/* "Courses" under one study, with further studies below, is a label; those have no dates */
	if (kind == SECTION_COURSES && section->kind == SECTION_EDUCATION)
		return heads_dated(paras, i) || !follows_study(paras, i);
	return true;
}

/* A blank line on both sides, outside of lists whose groups may be named like sections. */
static bool stands_alone(const struct paras *paras, size_t i, enum section_kind current)
{
	return paras->v[i].blanks && (i + 1 == paras->n || paras->v[i + 1].blanks) &&
	       current != SECTION_SKILLS && current != SECTION_INTERESTS;
}

/*
 * Whether only its looks can tell that the line is a heading: "Achievements?",
 * or a position made of words that head sections, "Research and Teaching
 * Assistant", "Instructor".
 */
static bool is_in_doubt(const struct para *para, enum section_kind kind)
{
	const char *value = tokens_value(&para->tokens, 0, para->tokens.n, WORD_HEADING);

	if (value && heading_is_doubtful(value))
		return true;
	return (kind == SECTION_RESEARCH || kind == SECTION_TEACHING) && !(para->flags & STYLE_MARKS) &&
	       para_is(para, WORD_ROLE);
}

/* "### Freelance, 2016 - 2018" under "## Work": an entry of it. */
static bool is_dated_entry(const struct paras *paras, const struct para *para, enum section_kind kind,
			   const struct section *section)
{
	return para->dated && kind == section->kind && section->heading && para->flags & LINE_HEADING &&
	       para->level > paras->v[section->heading_para].level;
}

/* "FIRST AID INSTRUCTOR" right under "VOLUNTEER" is the first position there. */
static bool is_first_position(const struct para *para, size_t i, const struct section *section)
{
	return section->heading && section->from == i && para_is(para, WORD_ROLE) &&
	       (section->kind == SECTION_WORK || section->kind == SECTION_VOLUNTEER);
}

/* "GPA: 3.9" is marked like a heading when headings stand in capitals. */
static bool is_labelled(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;

	for (size_t i = 0; i + 1 < tokens->n; i++)
		if (token_is_code(&tokens->v[i], ':'))
			return true;
	return false;
}

/* Right above a date, a position or another heading stands a name in capitals, no heading. */
static bool heads_entry(const struct paras *paras, size_t i)
{
	const struct para *next = &paras->v[i + 1];

	return i + 1 == paras->n || next->date_only || (next->dated && para_is(next, WORD_ROLE)) ||
	       next->heading != SECTION_HEAD;
}

/*
 * Headings that no list knows are short, but for those of Markdown at the level
 * of the section's; in a list of skills capitals prove nothing ("AWS").
 */
static bool may_be_unknown(const struct paras *paras, size_t i, const struct section *section)
{
	const struct para *para = &paras->v[i];
	enum section_kind current = section->kind;
	bool level = para->flags & LINE_HEADING && looks_like_heading_of(paras, i, section);

	if (!i || para->words > (level ? HEADING_WORDS_MAX : UNKNOWN_WORDS) || is_labelled(para) ||
	    para->classes & STYLE_NAMES || current == SECTION_HEAD)
		return false;
	return (para->flags & STYLE_MARKS) != LINE_CAPS ||
	       (!section_is_list(current) && para->blanks && !heads_entry(paras, i));
}

static enum section_kind judge(const struct paras *paras, size_t i, const struct styles *styles,
			       const struct section *section)
{
	const struct para *para = &paras->v[i];
	enum section_kind current = section->kind;
	enum section_kind kind;
	bool marked = (para->flags & STYLE_MARKS) != 0 || heading_is_capitals(para);

	if (!para_could_be_heading(para))
		return SECTION_HEAD;
	kind = para->heading;
	if (is_first_position(para, i, section) || is_dated_entry(paras, para, kind, section))
		return SECTION_HEAD;
	if (kind != SECTION_HEAD) {
		if (is_in_doubt(para, kind) && !styles_are_headings(styles, para_style(para)))
			return SECTION_HEAD;
		if (!marked && styles->marked >= 3 && styles->marked > styles->plain &&
		    !stands_alone(paras, i, current) && !styles_lost_marks(styles, para))
			return SECTION_HEAD;
		return fits_place(paras, i, kind, section) ? kind : SECTION_HEAD;
	}
	if (!marked || !styles_are_headings(styles, para_style(para)))
		return SECTION_HEAD;
	kind = heading_unlisted_kind(para);
	if (kind != SECTION_HEAD)
		return kind;
	return may_be_unknown(paras, i, section) ? SECTION_OTHER : SECTION_HEAD;
}

/* Where the section begins but for a line on its marks: "* with a student" */
static size_t below_footnote(const struct paras *paras, const struct section *section)
{
	const struct para *first = &paras->v[section->from];

	bool marked = first->marker ? !strcmp(first->marker, "*")
				    : first->text[0] == '*' || first->text[0] == '(';

	return section->from + (section->from < section->to && marked && !first->dated);
}

/* Looks alike, but one heading right under the other has begun to divide the section. */
static bool divides(const struct paras *paras, const struct section *section, size_t i)
{
	const struct para *heading = &paras->v[section->heading_para];
	size_t first = below_footnote(paras, section);

	return first == i || paras->v[i].indent > heading->indent + 1 ||
	       paras->v[first].heading == section->kind ||
	       (para_style(&paras->v[first]) == para_style(heading) &&
		heading_papers_kind(&paras->v[first]) == section->kind);
}

/* "LANGUAGES" right under "SKILLS", above "Python, Go": a group of skills. */
static bool names_skills(const struct paras *paras, const struct section *section, size_t i,
			 enum section_kind kind)
{
	const struct para *next = &paras->v[i + 1];

	return section->kind == SECTION_SKILLS && section->heading && i + 1 < paras->n &&
	       (kind == SECTION_SKILLS || kind == SECTION_LANGUAGES) &&
	       strcmp(paras->v[section->heading_para].tokens.folded, paras->v[i].tokens.folded) != 0 &&
	       (section->from == i || section_is_list(paras->v[section->from].heading)) &&
	       !para_is(next, WORD_LANGUAGE) && next->heading == SECTION_HEAD;
}

/* A heading of a deeper level, or without the ordinal that the section's heading has. */
static bool stands_below(const struct para *para, const struct para *heading)
{
	return (para->flags & heading->flags & LINE_HEADING && para->level > heading->level) ||
	       para_style(heading) & ~para_style(para) & STYLE_ORDINAL;
}

/* "### Doctoral students", "### Master's theses" under "## Supervision" */
static bool divides_other(const struct para *para, const struct para *heading,
			  enum section_kind above, enum section_kind kind)
{
	return (above == SECTION_OTHER || above == SECTION_ADVISING) && stands_below(para, heading) &&
	       (kind == SECTION_OTHER || kind == SECTION_ADVISING ||
		(section_is_of_papers(kind) && para_is(para, WORD_DEGREE)));
}

/* "### In the pipeline" under "## Writing": deeper, and what no list knows. */
static bool divides_papers(const struct para *para, const struct para *heading,
			   enum section_kind above, enum section_kind kind)
{
	return section_is_of_papers(above) && stands_below(para, heading) && kind == SECTION_OTHER &&
	       para->heading == SECTION_HEAD;
}

/*
 * "CONFERENCE PUBLICATIONS" under "Publications", "Reviewing" under "Service":
 * a heading of the same family in another style is a sub-heading and stays in
 * the section's text.
 */
static bool is_subheading(const struct paras *paras, const struct section *section, size_t i,
			  enum section_kind kind)
{
	bool within = (section_is_of_papers(kind) && section->kind == SECTION_PUBLICATIONS) ||
		      (kind == SECTION_SERVICE && section->kind == SECTION_SERVICE);
	const struct para *heading = &paras->v[section->heading_para];

	if (!section->heading)
		return false;
	kind = kind == SECTION_TALKS && heading_papers_kind(&paras->v[i]) == SECTION_PUBLICATIONS ?
		       SECTION_PUBLICATIONS : kind;
	if (names_skills(paras, section, i, kind) ||
	    divides_other(&paras->v[i], heading, section->kind, kind) ||
	    divides_papers(&paras->v[i], heading, section->kind, kind))
		return true;
	return within && (para_style(heading) != para_style(&paras->v[i]) ||
			  heading_counts_below(&paras->v[i].tokens, &heading->tokens) ||
			  ((kind == section->kind || heading_papers_kind(&paras->v[i]) == section->kind) &&
			   divides(paras, section, i)));
}

/*
 * "Academic" right below "Experience" and set like it, "Industrial" further
 * down: one word that parts the jobs, when nothing else stands above the first.
 */
static bool parts_work(const struct paras *paras, const struct sections *sections, size_t i, enum section_kind kind)
{
	const struct para *para = &paras->v[i];
	uint32_t style;

	if (para->words != 1 || (kind != SECTION_OTHER && kind != SECTION_EDUCATION) ||
	    (para->heading != SECTION_HEAD && !para_is(para, WORD_PAPERS)))
		return false;
	style = para_style(para);
	for (size_t k = sections->n, parts = 0; k > 0 && parts < WORK_PARTS; k--, parts++) {
		const struct section *section = &sections->v[k - 1];

		if (section->kind != SECTION_WORK || !section->heading ||
		    para_style(&paras->v[section->heading_para]) != style)
			return false;
		if (section->from == section->to)
			return true;
	}
	return false;
}

/* What paragraph i heads, below the sections so far. */
static enum section_kind kind_at(const struct paras *paras, size_t i, const struct styles *styles,
				 const struct sections *sections)
{
	enum section_kind kind = judge(paras, i, styles, &sections->v[sections->n - 1]);

	return parts_work(paras, sections, i, kind) ? SECTION_WORK : kind;
}

static struct section *sections_add(struct arena *arena, struct sections *sections)
{
	sections->v = arena_grow(arena, sections->v, sections->n, &sections->capacity,
				 sizeof(*sections->v));
	return &sections->v[sections->n++];
}

static void open_section(struct arena *arena, struct sections *sections,
			 struct paras *paras, size_t i, enum section_kind kind)
{
	struct section *section = sections_add(arena, sections);
	const struct tokens *tokens = &paras->v[i].tokens;
	struct piece piece = { &paras->v[i], heading_skip_ordinal(tokens, 0, tokens->n), tokens->n };

	piece.to = heading_end(tokens, piece.from, piece.to);
	piece = piece_trim(piece);
	memset(section, 0, sizeof(*section));
	section->kind = kind;
	section->heading = piece_text(&piece, &section->heading_size);
	section->heading_para = i;
	section->heading_line = paras->v[i].line;
	section->from = section->to = i + 1;
	/* what the word lists don't know of it must stand in the record */
	paras->v[i].used = paras->v[i].heading != SECTION_HEAD;
}

/* An item of a list below paragraph `name`: a bullet, or a deeper heading. */
static bool is_item(const struct paras *paras, size_t name, size_t i)
{
	const struct para *para = &paras->v[i];

	if (i >= paras->n || !para->words || para->words > ITEM_WORDS ||
	    para->contact || para->heading != SECTION_HEAD)
		return false;
	return para->flags & LINE_BULLET ||
	       (para->flags & LINE_HEADING && paras->v[name].flags & LINE_HEADING &&
		para->level > paras->v[name].level);
}

static bool names_level(const struct paras *paras, size_t i)
{
	return i < paras->n && para_is_level(&paras->v[i]);
}

/*
 * A side bar lists skills below the addresses without a heading: a short line
 * with a level under it, or with short bullets.
 */
static bool opens_skills(const struct paras *paras, size_t i, enum section_kind current)
{
	const struct para *para = &paras->v[i];

	if (current != SECTION_HEAD && current != SECTION_CONTACT &&
	    current != SECTION_SUMMARY && current != SECTION_PROFILES)
		return false;
	if (i < 2 || para->flags & LINE_BULLET || para->words > ITEM_WORDS || para->prose ||
	    !para->words || para->contact || para->dated)
		return false;
	return names_level(paras, i + 1) ||
	       (is_item(paras, i, i + 1) && is_item(paras, i, i + 2));
}

static bool holds_range(const struct para *para)
{
	return para->dated && !para->prose && para->words <= JOB_WORDS &&
	       (para->period.range || para->period.open);
}

/*
 * "Engineer - Example Inc. 2019 - 2021" below the name, in a document without a
 * heading of work: the jobs begin right there.
 */
static bool opens_work(const struct paras *paras, size_t i, const struct styles *styles,
		       enum section_kind current)
{
	const struct para *para = &paras->v[i];

	if (current != SECTION_HEAD || !i || para->prose || !para_is(para, WORD_ROLE) ||
	    (styles->marked_kinds | styles->plain_kinds) & 1u << SECTION_WORK)
		return false;
	return holds_range(para) ||
	       (i + 1 < paras->n && !para[1].blanks && holds_range(&para[1]));
}

void sections_open_unnamed(struct arena *arena, struct sections *sections, size_t i,
			   enum section_kind kind)
{
	struct section *section = sections_add(arena, sections);

	memset(section, 0, sizeof(*section));
	section->kind = kind;
	section->from = i;
	section->to = i + 1;
}

/* Whether the last word of the line stands in an address of the sidebar: "noemi.brunner@..." */
static bool owns_address(const struct paras *paras, size_t i, const struct sections *sections)
{
	const struct tokens *tokens = &paras->v[i].tokens;
	const struct token *last = &tokens->v[tokens->n - 1];
	const struct section *sidebar = &sections->v[1];
	size_t size = last->fold_end - last->fold;

	if (sidebar->kind != SECTION_CONTACT || size < OWNER_LETTERS)
		return false;
	for (size_t k = sidebar->from; k < sidebar->to; k++)
		if (memchr(paras->v[k].text, '@', paras->v[k].size) &&
		    memmem(paras->v[k].text, paras->v[k].size, tokens->folded + last->fold, size))
			return true;
	return false;
}

/* "Software Engineer" and a heading of the main column stand right below. */
static bool heads_column(const struct paras *paras, size_t i)
{
	for (size_t k = i + 1; k < paras->n && k <= i + 1 + LABEL_LINES; k++) {
		const struct para *para = &paras->v[k];
		enum section_kind kind = para->heading;

		if (kind != SECTION_HEAD)
			return kind == SECTION_SUMMARY || kind == SECTION_WORK;
		if (para->dated || para->flags & LINE_BULLET || para->prose || para->contact)
			return false;
	}
	return false;
}

/* Below a side bar the page's main column begins with the name. */
static bool opens_head(const struct paras *paras, size_t i, const struct sections *sections)
{
	const struct para *para = &paras->v[i];
	const struct section *head = &sections->v[0];
	unsigned confidence;

	return sections->n > 1 && head->from == head->to && !sections->below_bar &&
	       para_could_be_heading(para) &&
	       person_looks_like(&para->tokens, 0, para->tokens.n, &confidence) &&
	       (para->flags & LINE_PAGE_START ||
		((para->blanks || para->flags & LINE_HEADING) &&
		 (owns_address(paras, i, sections) || heads_column(paras, i))));
}

static const char *join_folded(struct arena *arena, const struct para *a, const struct para *b)
{
	size_t first = strlen(a->tokens.folded), second = strlen(b->tokens.folded);
	char *folded = arena_bytes(arena, first + second + 2);

	memcpy(folded, a->tokens.folded, first);
	folded[first] = ' ';
	memcpy(folded + first + 1, b->tokens.folded, second + 1);
	return folded;
}

/* "Professional Skills" above "Summary": one heading that the layout broke. */
static bool joins_heading(struct arena *arena, const struct paras *paras,
			  const struct section *section, size_t i)
{
	const struct para *first = &paras->v[section->heading_para];
	const char *folded;

	if (!section->heading || section->from != i || !para_could_be_heading(&paras->v[i]) ||
	    (first->flags ^ paras->v[i].flags) & LINE_CAPS ||
	    paras->v[i].words + first->words > HEADING_WORDS_MAX)
		return false;
	folded = join_folded(arena, first, &paras->v[i]);
	return (lexicon_classes(folded, strlen(folded)) & WORD_MASK(WORD_HEADING)) != 0;
}

/* "International" and "Domestic" under "Honors & Awards" head no publications. */
static bool divides_awards(const struct para *para, const struct section *section,
			   enum section_kind kind)
{
	return section->kind == SECTION_AWARDS && kind == SECTION_PUBLICATIONS &&
	       para->tokens.n == 1 && para_is(para, WORD_SCOPE);
}

/* "National", "University" between lines that begin with their dates divide a list of service. */
static bool divides_service(const struct paras *paras, size_t i, const struct section *section)
{
	const uint64_t scopes = WORD_MASK(WORD_SCOPE) | WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_DEPARTMENT);
	const struct para *para = &paras->v[i];

	return section_is_of_service(section->kind) && section->heading && i + 1 < paras->n &&
	       para->tokens.n == 1 && para->classes & scopes && para_begins_dated(&para[1]) &&
	       (section->from == i || para_begins_dated(&para[-1]));
}

/* The section goes on below paragraph i, which is no part of it. */
static void open_again(struct arena *arena, struct sections *sections, size_t i)
{
	struct section *section = sections_add(arena, sections);

	*section = section[-1];
	section->from = section->to = i + 1;
}

/* "School  Degree  Year" right below a heading, above rows of cells. */
static enum heading_columns columns_at(const struct paras *paras, const struct section *section,
				       size_t i)
{
	if (!section->heading || section->from != i || i + 1 >= paras->n ||
	    !(paras->v[i + 1].tokens.kinds & TOKENS_TABS))
		return COLUMNS_NONE;
	return heading_columns(&paras->v[i]);
}

/* The section begins below paragraph i, which names the columns; with a funder's, it is of grants or funded projects. */
static void begin_columns(struct para *para, struct section *section, size_t i,
			  enum heading_columns columns)
{
	para->used = true;
	section->from = section->to = i + 1;
	section->columns = columns;
	if (columns < COLUMNS_TITLE_FIRST)
		return;
	if (section->kind == SECTION_PROJECTS || section->kind == SECTION_RESEARCH)
		section->kind = SECTION_FUNDING;
	else if (section->kind == SECTION_OTHER)
		section->kind = SECTION_GRANTS;
}

static void widen_heading(struct arena *arena, struct paras *paras, struct section *section,
			  size_t i)
{
	const char *folded = join_folded(arena, &paras->v[section->heading_para], &paras->v[i]);

	section->kind = heading_kind_of_folded(folded, strlen(folded));
	section->heading = arena_printf(arena, "%.*s %s", (int)section->heading_size,
					section->heading, paras->v[i].text);
	section->heading_size = strlen(section->heading);
	section->from = section->to = i + 1;
	paras->v[section->heading_para].used = paras->v[i].used = true;
}

static bool is_unknown(const struct paras *paras, const struct section *section)
{
	return section->heading && paras->v[section->heading_para].heading == SECTION_HEAD;
}

void sections_read(struct arena *arena, struct paras *paras, struct sections *sections)
{
	struct styles styles;
	struct section *current;

	memset(sections, 0, sizeof(*sections));
	streams_part(arena, paras);
	leads_part(arena, paras);
	styles_count(paras, &styles);
	current = sections_add(arena, sections);
	memset(current, 0, sizeof(*current));
	for (size_t i = 0; i < paras->n; i++) {
		enum section_kind kind = kind_at(paras, i, &styles, sections);
		enum heading_columns columns = columns_at(paras, current, i);

		if (joins_heading(arena, paras, current, i)) {
			widen_heading(arena, paras, current, i);
			continue;
		}
		if (columns) {
			begin_columns(&paras->v[i], current, i, columns);
		} else if (divides_awards(&paras->v[i], current, kind) ||
			   divides_service(paras, i, current)) {
			open_again(arena, sections, i);
			current = &sections->v[sections->n - 1];
		} else if (kind != SECTION_HEAD && !is_subheading(paras, current, i, kind)) {
			open_section(arena, sections, paras, i, kind);
			current = &sections->v[sections->n - 1];
		} else if (opens_head(paras, i, sections)) {
			sections_open_unnamed(arena, sections, i, SECTION_HEAD);
			sections->below_bar = true;
			current = &sections->v[sections->n - 1];
		} else if (opens_skills(paras, i, current->kind)) {
			sections_open_unnamed(arena, sections, i, SECTION_SKILLS);
			current = &sections->v[sections->n - 1];
		} else if (opens_work(paras, i, &styles, current->kind)) {
			sections_open_unnamed(arena, sections, i, SECTION_WORK);
			current = &sections->v[sections->n - 1];
		} else {
			current->to = i + 1;
		}
	}
	borders_mend(arena, paras, sections);
	for (size_t i = 0; i < sections->n; i++) {
		struct section *section = &sections->v[i];

		if (section->kind == SECTION_OTHER && is_unknown(paras, section))
			section->kind = contents_kind(paras, section);
		else if (contents_are_talks(paras, section))
			section->kind = SECTION_TALKS;
		grids_turn(arena, paras, section);
	}
}

void sections_explain(const struct paras *paras, const struct sections *sections,
		      struct sink *out)
{
	for (size_t i = 0; i < sections->n; i++) {
		const struct section *section = &sections->v[i];

		sink_printf(out, "%s", section_kind_name(section->kind));
		if (section->heading)
			sink_printf(out, " \"%.*s\"", (int)section->heading_size, section->heading);
		sink_putc(out, '\n');
		for (size_t k = section->from; k < section->to; k++)
			sink_printf(out, "%6u  %s\n", (unsigned)paras->v[k].line, paras->v[k].text);
	}
}
