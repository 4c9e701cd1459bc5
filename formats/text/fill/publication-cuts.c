#include "formats/text/fill/publication-cuts.h"

#include <string.h>

#include "formats/text/citation/name.h"
#include "pipeline/arena.h"

#define MAX_LEAD 8		/* most lines between the first of an entry and its anchor */
#define SUMMARY_WORDS 25	/* longer lines are no titles */
#define SENTENCE_WORDS 8	/* with a full stop at its end a line of that many is a sentence */
#define TITLE_WORDS 4		/* "Title, Publisher" has more */

/* What tells one entry from the next; the kind that most lines of the section are. */
enum anchor_kind {
	ANCHOR_NONE,
	ANCHOR_DATE,		/* a date on a line of its own */
	ANCHOR_LABEL,		/* "Published by" */
	ANCHOR_DATED,		/* a line that holds a date too */
	ANCHOR_ADDRESS,
	ANCHOR_KINDS
};

struct cutter {
	struct arena *arena;
	const struct para *v;
	size_t from, to;
	enum anchor_kind kind;
	size_t lead;		/* lines above the anchor in the first entry */
	bool airy;		/* most lines have a blank before them */
	struct cuts *cuts;
};

static bool ends_with(const struct para *para, uint32_t code)
{
	return para->tokens.n && token_is_code(&para->tokens.v[para->tokens.n - 1], code);
}

/* A sentence's full stop, not that of "Ann Lee, John Smith, et al." */
static bool ends_with_stop(const struct para *para)
{
	size_t n = para->tokens.n;
	struct piece others = { para, n > 3 ? n - 3 : 0, n ? n - 1 : 0 };

	return ends_with(para, '.') && !names_is_et_al(&others);
}

bool publication_is_summary(const struct para *para)
{
	if (para->words > SUMMARY_WORDS)
		return true;
	if (para->dated)
		return false;
	return ends_with(para, 0x3002) || (para->words >= SENTENCE_WORDS && ends_with_stop(para));
}

/* Where the right part of "Title, Publisher" may begin. */
static bool parts_title(const struct tokens *tokens, size_t i)
{
	const struct token *token = &tokens->v[i];

	return token->kind == TOKEN_PUNCT &&
	       (token->code == ',' || token->code == 0xFF0C || token->code == 0x3001) &&
	       !(tokens->v[i + 1].kind == TOKEN_WORD && token_is(&tokens->v[i + 1], WORD_AND));
}

size_t publication_comma(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	size_t depth = 0, last = 0;

	for (size_t i = 0; i + 1 < tokens->n; i++) {
		const struct token *token = &tokens->v[i];

		if (token->kind == TOKEN_PUNCT) {
			depth += token->code == '(';
			depth -= depth && token->code == ')';
		}
		if (depth || !i || !parts_title(tokens, i))
			continue;
		/* a template put it there: "Title , Publisher" */
		if (token->flags & TOKEN_SPACE_BEFORE)
			return i;
		last = i;
	}
	return last;
}

static enum anchor_kind anchor_kind(const struct para *para)
{
	struct piece value;

	if (para->date_only)
		return ANCHOR_DATE;
	if (publication_names_publisher(para, &value))
		return ANCHOR_LABEL;
	if (para->contact)
		return ANCHOR_ADDRESS;
	if (para->dated && !publication_is_summary(para))
		return ANCHOR_DATED;
	return ANCHOR_NONE;
}

/* The commonest kind; among equals the one that stands first above. */
static void choose_kind(struct cutter *c)
{
	size_t counts[ANCHOR_KINDS] = { 0 }, blanks = 0;

	for (size_t i = c->from; i < c->to; i++) {
		counts[anchor_kind(&c->v[i])]++;
		blanks += c->v[i].blanks > 0;
	}
	c->airy = blanks * 4 > (c->to - c->from) * 3;
	c->kind = ANCHOR_DATE;
	for (int k = ANCHOR_LABEL; k < ANCHOR_KINDS; k++)
		if (counts[k] > counts[c->kind])
			c->kind = (enum anchor_kind)k;
	if (!counts[c->kind])
		c->kind = ANCHOR_NONE;
}

static bool is_anchor(const struct cutter *c, size_t i)
{
	return c->kind != ANCHOR_NONE && anchor_kind(&c->v[i]) == c->kind &&
	       !(c->v[i].flags & LINE_BULLET && c->kind != ANCHOR_DATED);
}

static bool is_lower(const struct para *para)
{
	const struct token *first = &para->tokens.v[0];

	return para->tokens.n && first->kind == TOKEN_WORD && !(first->flags & TOKEN_CAPITAL) &&
	       para->text[first->start] >= 'a' && para->text[first->start] <= 'z';
}

/* Whether a line may be the first of an entry: text, and not the end of another's. */
static bool may_begin(const struct para *para)
{
	enum anchor_kind kind = anchor_kind(para);

	return para->words && (kind == ANCHOR_NONE || kind == ANCHOR_DATED) &&
	       !is_lower(para);
}

static size_t distance(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* "Title , Publisher" as templates write it */
static bool has_spaced_comma(const struct para *para)
{
	size_t comma = publication_comma(para);

	return comma && para->tokens.v[comma].flags & TOKEN_SPACE_BEFORE;
}

/* How much paragraph i looks like the first of the entry of an anchor. */
static int score_start(const struct cutter *c, size_t i, size_t anchor)
{
	const struct para *para = &c->v[i], *before = &c->v[i - 1];
	int score = 12 - 4 * (int)distance(anchor - i, c->lead);

	if (!may_begin(para))
		return -1000;
	score += c->airy || !para->blanks ? 0 : 6;
	score += publication_is_summary(before) && !publication_is_summary(para) ? 8 : 0;
	score += anchor_kind(before) != ANCHOR_NONE ? 3 : 0;
	score += has_spaced_comma(para) && has_spaced_comma(&c->v[c->from]) ? 8 : 0;
	score -= publication_is_summary(para) ? 12 : 0;
	score += para->flags & c->v[c->from].flags & (LINE_HEADING | LINE_BOLD) ? 8 : 0;
	for (size_t k = i + 1; k < anchor; k++)
		score -= publication_is_summary(&c->v[k]) ? 12 : 0;
	return score;
}

static size_t best_start(const struct cutter *c, size_t before, size_t anchor)
{
	size_t low = anchor - before > MAX_LEAD ? anchor - MAX_LEAD : before + 1;
	size_t best = anchor;
	int most = -500;

	for (size_t i = low; i <= anchor; i++) {
		int score = score_start(c, i, anchor);

		if (score > most) {
			most = score;
			best = i;
		}
	}
	return best;
}

static void add_cut(struct cutter *c, size_t from, size_t anchor)
{
	struct cuts *cuts = c->cuts;

	cuts->v = arena_grow(c->arena, cuts->v, cuts->n, &cuts->capacity, sizeof(*cuts->v));
	if (cuts->n)
		cuts->v[cuts->n - 1].to = from;
	cuts->v[cuts->n++] = (struct cut){ from, c->to, anchor };
}

static void cut_by_anchors(struct cutter *c)
{
	size_t last = NO_ANCHOR;

	for (size_t i = c->from; i < c->to; i++) {
		if (!is_anchor(c, i))
			continue;
		if (last == NO_ANCHOR) {
			c->lead = i - c->from < MAX_LEAD ? i - c->from : MAX_LEAD;
			add_cut(c, c->from, i);
		} else if (!c->lead) {
			add_cut(c, i, i);
		} else {
			size_t start = best_start(c, last, i);

			/* a second date of the same entry */
			if (start == i && !may_begin(&c->v[i]))
				continue;
			add_cut(c, start, i);
		}
		last = i;
	}
}

/* "Title, Publisher", all in one line */
static bool is_one_line(const struct para *para)
{
	return may_begin(para) && para->words > TITLE_WORDS && !publication_is_summary(para) &&
	       publication_comma(para);
}

/* Whether entries are lines of the form "Title, Publisher", most without an anchor. */
static bool are_lines(const struct cutter *c)
{
	size_t whole = 0, others = 0, anchors = 0;

	for (size_t i = c->from; i < c->to; i++) {
		if (is_one_line(&c->v[i]))
			whole++;
		else
			others += anchor_kind(&c->v[i]) == ANCHOR_NONE;
		anchors += is_anchor(c, i);
	}
	return whole > 1 && !others && anchors < whole && c->kind != ANCHOR_LABEL;
}

static void cut_lines(struct cutter *c)
{
	for (size_t i = c->from; i < c->to; i++)
		if (i == c->from || is_one_line(&c->v[i]))
			add_cut(c, i, NO_ANCHOR);
}

#define ITEM (LINE_BULLET | LINE_NUMBERED)

static bool is_item(const struct cutter *c, size_t i)
{
	return c->v[i].flags & ITEM && c->v[i].indent == c->v[c->from].indent;
}

static void cut_items(struct cutter *c)
{
	for (size_t i = c->from; i < c->to; i++)
		if (i == c->from || is_item(c, i))
			add_cut(c, i, NO_ANCHOR);
}

static void cut_by_blanks(struct cutter *c)
{
	for (size_t i = c->from; i < c->to; i++)
		if (i == c->from || (c->v[i].blanks && may_begin(&c->v[i])))
			add_cut(c, i, NO_ANCHOR);
}

void publication_cut(struct arena *arena, const struct paras *paras, size_t from, size_t to,
		     struct cuts *cuts)
{
	struct cutter c = { .arena = arena, .v = paras->v, .from = from, .to = to, .cuts = cuts };

	memset(cuts, 0, sizeof(*cuts));
	if (from >= to)
		return;
	choose_kind(&c);
	if (paras->v[from].flags & ITEM)
		cut_items(&c);
	else if (are_lines(&c))
		cut_lines(&c);
	else if (c.kind != ANCHOR_NONE)
		cut_by_anchors(&c);
	else
		cut_by_blanks(&c);
}
