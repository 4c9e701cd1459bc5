#include "formats/text/entry/entries.h"

#include <string.h>

#include "formats/text/entry/head.h"
#include "pipeline/arena.h"
#include "pipeline/sink.h"

#define ANCHOR_WORDS 16		/* most words beside the date of an anchor */
#define MAX_HEAD 8		/* an entry's date stands at most that far below its first line */

#define KINDS (WORD_MASK(WORD_ROLE) | WORD_MASK(WORD_DEGREE))
#define CUES (WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL))
#define STYLE_MARKS (LINE_HEADING | LINE_BOLD | LINE_CAPS | LINE_BULLET)

struct cutter {
	struct arena *arena;
	const struct para *v;	/* all paragraphs */
	size_t from, to;	/* the section's */
	enum section_kind kind;
	size_t *anchors;
	size_t n_anchors;
	size_t lead;		/* how far the first anchor stands below the section's first line */
	size_t prose;		/* how far above its date the first entry has a sentence; 0: nowhere */
	bool date_first;	/* entries begin with their date */
	bool list;		/* entries are bullets */
	bool degrees;		/* schools stand above bulleted degrees, which have the dates */
	bool lone_dates;	/* most dates have lines of their own, so that years in texts are no dates */
	bool airy;		/* most lines have a blank before them, so that blanks say little */
	struct cuts *cuts;
};

/* What lines that begin entries have in common. */
static uint32_t style_of(const struct para *para)
{
	uint32_t style = para->flags & STYLE_MARKS;

	if (para->flags & LINE_HEADING)
		return style | (uint32_t)para->level << 24;
	if (para->flags & LINE_BULLET)	/* "TOEIC 900点" among others is no look of its own */
		return (style & ~LINE_CAPS) | (para->indent < 63 ? para->indent : 63) << 16;
	return style;
}

static bool begins_with_label(const struct para *para)
{
	struct facts facts;
	size_t n = tokens_phrase(&para->tokens, 0, WORD_MASK(WORD_LABEL), &facts);

	return n && n < para->tokens.n && para->tokens.v[n].kind == TOKEN_PUNCT &&
	       para->tokens.v[n].code == ':';
}

/* "Issued by X" goes on with what stands above it. */
static bool says_by_whom(const struct para *para)
{
	struct facts facts;
	size_t n = tokens_phrase(&para->tokens, 0, WORD_MASK(WORD_LABEL), &facts);

	for (size_t i = 0; n > 1 && i < facts.n; i++)
		if (facts.v[i].class == WORD_LABEL && !strcmp(facts.v[i].value, "awarder"))
			return true;
	return false;
}

static bool followed_by_date(const struct cutter *c, size_t i)
{
	return i + 1 < c->to && c->v[i + 1].date_only && !(c->v[i + 1].flags & LINE_BULLET);
}

/* Where entries begin with their date, a line that does is an entry's first. */
static bool begins_with_date(const struct cutter *c, size_t i)
{
	const struct para *para = &c->v[i];

	return c->date_first && para->dated && para->period.from == 0 &&
	       !(para->flags & LINE_BULLET);
}

/* "- MLitt in History, 2008-2009" below the school that gave it and other degrees */
static bool is_dated_degree(const struct para *para)
{
	return para->flags & LINE_BULLET && para->dated && para_begins_with_degree(para);
}

/* "PhD in Peat. Marsh University. 2000. Thesis: ...": all of a study, however much it says. */
static bool is_whole_study(const struct cutter *c, const struct para *para)
{
	return c->kind == SECTION_EDUCATION && para->dated && !(para->flags & LINE_BULLET) &&
	       para_is(para, WORD_SCHOOL) && para_is(para, WORD_DEGREE);
}

/*
 * "Renewal of the ticket shop." over a date of its own, where the first entry
 * has nothing else over its date: a title, though it is a sentence by its form.
 */
static bool is_sentence_of_title(const struct cutter *c, size_t i)
{
	return c->lead == 1 && c->v[i].blanks && c->v[i].words <= 2 * ANCHOR_WORDS && followed_by_date(c, i);
}

/* Whether the paragraph may stand at the head of an entry. */
static bool is_head(const struct cutter *c, size_t i)
{
	const struct para *para = &c->v[i];

	if (begins_with_date(c, i) || is_whole_study(c, para))
		return true;
	if (!(para->flags & LINE_BULLET))
		return para_is_headish(para) || is_sentence_of_title(c, i);
	if (c->degrees && is_dated_degree(para))
		return true;
	if (c->list)
		return style_of(para) == style_of(&c->v[c->from]);
	return para->words <= ANCHOR_WORDS + 6 && !c->date_first && !para->prose &&
	       (para->date_only || followed_by_date(c, i));
}

static bool is_anchor(const struct cutter *c, size_t i)
{
	const struct para *para = &c->v[i];

	if (!para->dated || (begins_with_label(para) && !para->date_only))
		return false;
	if (begins_with_date(c, i) || (c->degrees && is_dated_degree(para)))
		return true;
	if (!c->lone_dates && is_whole_study(c, para))
		return true;
	if (c->lone_dates && para_year_in_text(para))
		return false;
	if (para->period.from > 0 && para->period.to < para->tokens.n && followed_by_date(c, i))
		return false;
	if (para->period.from > 0 && i + 1 < c->to && para_year_of_name(para, para + 1))
		return false;
	if (para->date_only)
		return !(para->flags & LINE_BULLET) || para->words <= 4;
	return is_head(c, i) && (c->list || para->words <= ANCHOR_WORDS + 6);
}

/* A date that goes on from the line before: "08/2012" above "- 07/2013", or a second date line. */
static bool repeats_anchor(const struct cutter *c, size_t i, size_t last)
{
	const struct period *period = &c->v[i].period;

	return last != NO_ANCHOR && i == last + 1 && c->v[i].date_only && c->v[last].date_only &&
	       !(period->range && !period->verbal && c->v[last].period.range);
}

static void find_anchors(struct cutter *c)
{
	size_t last = NO_ANCHOR;

	c->anchors = arena_array(c->arena, c->to - c->from + 1, sizeof(*c->anchors));
	for (size_t i = c->from; i < c->to; i++) {
		if (!is_anchor(c, i))
			continue;
		if (!repeats_anchor(c, i, last))
			c->anchors[c->n_anchors++] = i;
		last = i;
	}
}

static void look_at_section(struct cutter *c)
{
	size_t blanks = 0, alone = 0, inside = 0, degrees = 0;

	for (size_t i = c->from; i < c->to; i++) {
		const struct para *para = &c->v[i];
		bool bullet = para->flags & LINE_BULLET;

		blanks += para->blanks > 0;
		alone += para->date_only && !bullet;
		inside += para->dated && !para->date_only && !para->prose && !bullet;
		degrees += is_dated_degree(para);
	}
	c->lone_dates = alone > 1 && alone > inside;
	c->airy = blanks * 4 > (c->to - c->from) * 3;
	c->degrees = c->kind == SECTION_EDUCATION && degrees > 0 && !alone && !inside;
	c->list = (c->v[c->from].flags & LINE_BULLET) && !c->v[c->from].date_only;
	c->date_first = !c->list && c->v[c->from].dated && c->v[c->from].period.from == 0;
}

static int score_before(const struct cutter *c, size_t i)
{
	const struct para *before = &c->v[i - 1];
	int score = 0;

	if (!is_head(c, i - 1))
		score += 15;
	else if (before->date_only)
		score += 3;
	else
		score -= 5;
	if (c->v[i].blanks)
		score += c->airy ? 3 : 16;
	else if (c->airy)	/* what stands right below another line where few do goes on */
		score -= 13;
	return score;
}

static bool is_prize(enum section_kind kind)
{
	return kind == SECTION_AWARDS || kind == SECTION_GRANTS || kind == SECTION_FUNDING ||
	       kind == SECTION_CERTIFICATES;
}

/* Positions and degrees begin entries where they begin the first one; awards begin theirs. */
static int score_words(const struct cutter *c, size_t i)
{
	uint64_t classes = c->v[i].classes;

	if (is_prize(c->kind))
		return classes & WORD_MASK(WORD_AWARD) ? 5 : 0;
	return (classes & CUES ? 4 : 0) +
	       ((classes & KINDS) == (c->v[c->from].classes & KINDS) ? 5 : -5);
}

static int score_itself(const struct cutter *c, size_t i)
{
	const struct para *para = &c->v[i];
	const struct para *first = &c->v[c->from];
	int score = 0;

	if (style_of(para) == style_of(first))
		score += style_of(first) ? 15 : 3;
	else if (style_of(first))
		score -= 10;
	if (para->flags & LINE_HEADING)
		score += 10;
	if (para->flags & LINE_BOLD)
		score += 5;
	score += score_words(c, i);
	if (para->date_only && !c->date_first)
		score -= 12;
	if (para->contact || begins_with_label(para) || says_by_whom(para))
		score -= 30;
	return score;
}

/* What an entry has one of: naming it twice begins the next, naming it first completes this one. */
static int score_kind(const struct cutter *c, size_t i, size_t begin)
{
	static const uint64_t kinds[] = { WORD_MASK(WORD_SCHOOL), WORD_MASK(WORD_DEGREE) };
	int score = 0;

	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		bool seen = false;

		if (!(c->v[i].classes & kinds[k]))
			continue;
		for (size_t j = begin; j < i && !seen; j++)
			seen = is_head(c, j) && (c->v[j].classes & kinds[k]);
		score += seen ? 12 : -4;
	}
	return score;
}

/* Dates stand about as far below the first line as in the section's first entry. */
static int score_lead(const struct cutter *c, size_t lead)
{
	size_t off = lead > c->lead ? lead - c->lead : c->lead - lead;

	return off < 6 ? 15 - 5 * (int)off : -15;
}

static int score_start(const struct cutter *c, size_t i, size_t anchor, size_t begin)
{
	if (!is_head(c, i))
		return -1000;
	return score_before(c, i) + score_itself(c, i) + score_kind(c, i, begin) +
	       score_lead(c, anchor - i);
}

static struct cut *add_cut(struct cutter *c, size_t from, size_t anchor)
{
	struct cut *cut;

	c->cuts->v = arena_grow(c->arena, c->cuts->v, c->cuts->n, &c->cuts->capacity,
				sizeof(*c->cuts->v));
	if (c->cuts->n)
		c->cuts->v[c->cuts->n - 1].to = from;
	cut = &c->cuts->v[c->cuts->n++];
	cut->from = from;
	cut->to = c->to;
	cut->anchor = anchor;
	return cut;
}

/*
 * A sentence between the head of an entry and its date, as in the section's
 * first entry, or right above a date of its own: what the employer does.
 */
static bool is_remark(const struct cutter *c, size_t i, size_t anchor)
{
	if (anchor - i == c->prose)
		return true;
	return i + 1 == anchor && c->v[anchor].date_only && c->v[i].prose &&
	       !(c->v[i].flags & LINE_BULLET) && c->v[i].words <= 2 * ANCHOR_WORDS;
}

/* The line that begins the entry of an anchor, after the anchor before it. */
static size_t best_start(const struct cutter *c, size_t before, size_t anchor, size_t begin)
{
	size_t low = before + 1, best = anchor;
	int best_score = -500;

	if (anchor - low > MAX_HEAD)
		low = anchor - MAX_HEAD;
	for (size_t i = anchor + 1; i-- > low;) {
		int score = score_start(c, i, anchor, begin);

		if (score > best_score) {
			best_score = score;
			best = i;
		}
		if (!is_head(c, i) && i != anchor && !is_remark(c, i, anchor))
			break;
	}
	return best;
}

/* Undated entries among dated ones: lines in the very style that begins all the others. */
static bool begins_undated(const struct cutter *c, size_t i, uint32_t style)
{
	struct piece value;

	return style && style_of(&c->v[i]) == style && is_head(c, i) &&
	       !c->v[i].date_only && !para_label(&c->v[i], &value) && !c->v[i].contact;
}

/* Whether a position or degree is named beside the date, whose "Dec" may be a degree too. */
static bool names_kind(const struct para *para)
{
	struct piece before = { para, 0, para->dated ? para->period.from : para->tokens.n };
	struct piece behind = { para, para->dated ? para->period.to : before.to, para->tokens.n };

	return para->classes & KINDS && ((piece_classes(&before) | piece_classes(&behind)) & KINDS);
}

/*
 * "### Baker" right below "### Acme Inc. 2018 - 2020": the position or degree
 * that the last entry lacks looks like its first line.
 */
static bool completes_entry(const struct cutter *c, size_t i)
{
	const struct cut *last = &c->cuts->v[c->cuts->n - 1];
	struct piece all = piece_all(&c->v[i]), first = piece_first_part(&all);
	uint64_t classes = piece_classes(&first);

	if (i != last->anchor + 1 || classes & CUES || !(classes & KINDS))
		return false;
	for (size_t k = last->from; k < i; k++)
		if (names_kind(&c->v[k]))
			return false;
	return true;
}

static void add_undated(struct cutter *c, size_t from, size_t to, uint32_t style)
{
	for (size_t i = from; i < to; i++)
		if (begins_undated(c, i, style) && !completes_entry(c, i) &&
		    !(i > from && begins_undated(c, i - 1, style)))
			add_cut(c, i, NO_ANCHOR);
}

static void cut_by_dates(struct cutter *c)
{
	uint32_t style = style_of(&c->v[c->from]);
	size_t begin = c->from;

	c->lead = c->anchors[0] - c->from;
	if (c->lead > MAX_HEAD)
		c->lead = MAX_HEAD;
	for (size_t i = c->from + 1; i < c->anchors[0] && c->lead < MAX_HEAD; i++)
		if (c->v[i].prose)
			c->prose = c->anchors[0] - i;
	add_cut(c, c->from, c->anchors[0]);
	for (size_t k = 1; k < c->n_anchors; k++) {
		size_t start = c->date_first ? c->anchors[k] :
			best_start(c, c->anchors[k - 1], c->anchors[k], begin);

		add_undated(c, c->anchors[k - 1] + 1, start, style);
		begin = start;
		add_cut(c, start, c->anchors[k]);
	}
	add_undated(c, c->anchors[c->n_anchors - 1] + 1, c->to, style);
}

/* The mark that begins entries without dates: 0 when nothing but blank lines can tell. */
static uint32_t undated_style(const struct cutter *c)
{
	uint32_t style = style_of(&c->v[c->from]);

	return style & (LINE_HEADING | LINE_BOLD | LINE_CAPS | LINE_BULLET) ? style : 0;
}

static bool all_heads(const struct cutter *c)
{
	for (size_t i = c->from; i < c->to; i++)
		if (!is_head(c, i))
			return false;
	return true;
}

/* Where no mark tells: blank lines do, or, among short lines alone, each line if there are none. */
static bool begins_plain(const struct cutter *c, size_t i, bool heads, bool blanks)
{
	bool blank = c->v[i].blanks > 0;

	if (!is_head(c, i) || begins_with_label(&c->v[i]))
		return false;
	return heads ? blank == blanks : blank && !is_head(c, i - 1);
}

static bool begins_kind(const struct cutter *c, size_t i, uint64_t kind)
{
	return (c->v[i].classes & kind) && is_head(c, i);
}

/*
 * What the first line of a study names, school or degree, where further lines
 * name one too: each begins a study. 0: nothing of the kind.
 */
static uint64_t undated_kind(const struct cutter *c)
{
	uint64_t kind = c->v[c->from].classes & WORD_MASK(WORD_SCHOOL);
	size_t n = 0;

	if (c->kind != SECTION_EDUCATION)
		return 0;
	if (!kind)
		kind = c->v[c->from].classes & WORD_MASK(WORD_DEGREE);
	for (size_t i = c->from; i < c->to; i++)
		n += begins_kind(c, i, kind);
	return n > 1 ? kind : 0;
}

static void cut_without_dates(struct cutter *c)
{
	uint32_t style = undated_style(c);
	uint64_t kind = style ? 0 : undated_kind(c);
	bool heads = all_heads(c), blanks = false;

	for (size_t i = c->from + 1; i < c->to; i++)
		blanks |= c->v[i].blanks > 0;
	add_cut(c, c->from, NO_ANCHOR);
	for (size_t i = c->from + 1; i < c->to; i++)
		if (kind ? begins_kind(c, i, kind) :
		    style ? begins_undated(c, i, style) : begins_plain(c, i, heads, blanks))
			add_cut(c, i, NO_ANCHOR);
}

void entries_cut(struct arena *arena, const struct paras *paras,
		 const struct section *section, struct cuts *cuts)
{
	struct cutter c = { .arena = arena, .v = paras->v, .from = section->from,
			    .to = section->to, .kind = section->kind, .cuts = cuts };

	memset(cuts, 0, sizeof(*cuts));
	if (c.from >= c.to)
		return;
	look_at_section(&c);
	find_anchors(&c);
	if (c.n_anchors)
		cut_by_dates(&c);
	else
		cut_without_dates(&c);
}

void entries_explain(const struct paras *paras, const struct section *section,
		     const struct cuts *cuts, struct sink *out)
{
	sink_printf(out, "%s\n", section_kind_name(section->kind));
	for (size_t i = 0; i < cuts->n; i++) {
		const struct cut *cut = &cuts->v[i];

		sink_printf(out, "  entry %zu\n", i + 1);
		for (size_t k = cut->from; k < cut->to; k++)
			sink_printf(out, "%6u  %c %s\n", (unsigned)paras->v[k].line,
				    k == cut->anchor ? '@' : ' ', paras->v[k].text);
	}
}
