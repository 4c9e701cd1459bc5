/*
 * Which line ends are the layout's and which the author's?
 *
 * A line that the layout broke was full: the first word of the next one would
 * not have fit. Where "full" is, the text tells by itself: every pair of
 * lines that grammar joins ("... of the" / "project ...") says that the edge
 * lies between the width of the first line and that width with the next word.
 * Edges that satisfy many pairs are the text's edges. Text from a typewriter
 * or terminal has its edge at a column; text set in a proportional font has
 * it at a width, which average widths of letters tell well enough.
 *
 * With the edges known, the cheapest division into paragraphs is sought by
 * dynamic programming, a paragraph keeping to one edge, for each run of lines
 * that nothing else parts.
 */
#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "formats/text/page/blocks.h"
#include "formats/text/page/lines.h"
#include "formats/text/page/rows.h"
#include "formats/text/page/seams.h"
#include "pipeline/arena.h"
#include "pipeline/utf8.h"

#define EDGES_MAX 4
#define HAN_WIDTH 36000		/* thousandths of an em; a list has no lines as long */
#define CJK_BYTE 0xE3		/* the first of a character of Chinese, Japanese or Korean, at least */
#define LOOSE EDGES_MAX		/* a paragraph of no known edge */
#define STATES (EDGES_MAX + 1)
#define SET_IN_MAX 16		/* columns that a paragraph's second line is set in, at most */
#define SET_IN_SIZE 40		/* ... and bytes that its first one has, at least */
#define BUCKETS 1024
#define EDGE_MIN_COLUMNS 20	/* narrower columns of text are lists */
#define EDGE_MIN_BUCKETS 90
#define SPACE_WIDTH 278		/* thousandths of an em */
#define EM_BUCKET 100		/* thousandths of an em per bucket */

/* Costs of taking a line end for one or the other. */
enum {
	COST_NEVER = 1000000,
	COST_OVERFULL = 30,	/* a line wider than its paragraph's edge */
	COST_ROOMY = 12,	/* joined though the word would have fit well */
	COST_SNUG = 4,		/* ... though it would just have fit */
	COST_LOOSE = 9,		/* joined without an edge */
	COST_LOOSE_LIKELY = 6,	/* ... a line as wide as full ones, or a bullet's with hanging text */
	COST_SENTENCE = 3,	/* joined after a full stop, before a capital */
	COST_CAPITAL = 1,	/* joined before a capital */
	COST_VERB = 3,		/* ... that begins an achievement */
	COST_ADDRESS = 3,	/* joined with an address, which stands alone as a rule */
	COST_NAMED = 6,		/* joined with a named list below another one */
	COST_LEVEL = 6,		/* joined with a level below what is known so well */
	COST_SHIFTED = 4,	/* joined with another indentation */
	COST_FLUSH = 12,	/* ... with none, where lines go on set in */
	COST_BREAK_FULL = 2,	/* parted though the line is full */
	COST_BREAK_PROSE = 4,	/* ... and all lines around it are */
	COST_BREAK_LOWER = 8,	/* parted before a small letter */
	COST_BREAK_COMMA = 10,	/* parted after a comma or a hyphen */
	COST_BREAK_LITTLE = 5,	/* parted after a little word */
	COST_BREAK_JOINT = 11,	/* ... that joins what follows */
	COST_BREAK_HAN = 10,	/* parted inside a long line of Han or kana */
	COST_BREAK_SET_IN = 14,	/* parted though the line is full and the next one set in below it */
};

/*
 * Widths by the first byte of a character, in a sans-serif face (Helvetica's
 * metrics for ASCII), thousandths of an em; continuation bytes count nothing.
 */
static const uint16_t widths[256] = {
	[0x00 ... 0x1F] = 278,
	[0x20] =
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 0,
	[0xC0 ... 0xE0] = 556, [0xE1 ... 0xE2] = 600, [0xE3 ... 0xFF] = 1000,
};

static uint32_t byte_width(unsigned char c)
{
	return widths[c];
}

/* Width of the text as a proportional font sets it, in thousandths of an em. */
static uint32_t text_width(const char *text, size_t size)
{
	const unsigned char *at = (const unsigned char *)text, *end = at + size;
	uint32_t width = 0;

	for (; end - at >= 4; at += 4)	/* every byte of wrapped text comes here */
		width += byte_width(at[0]) + byte_width(at[1]) + byte_width(at[2]) + byte_width(at[3]);
	while (at < end)
		width += byte_width(*at++);
	return width;
}

/* What a line takes up on its page. */
struct extent {
	uint32_t end;		/* terminal column behind it */
	uint32_t width;		/* of its text, as a proportional font sets it */
	uint32_t word_columns;	/* its first word */
	uint32_t word_width;
};

struct wraps {
	const struct line *lines;
	const struct origin *origins;
	size_t n;
	struct seam *seams;	/* between line i and the next */
	uint32_t *runs;		/* the lines that stand beside possible seams */
	size_t n_runs;
	struct extent *extents;	/* of those lines, as are */
	struct ends *ends;
	uint32_t *sure;		/* the lines whose seams grammar joins */
	size_t n_sure;
	bool prose;		/* all lines of this run are full but the last */
	bool hanging;		/* this run's paragraphs go on set in, so that flush lines begin anew */
	uint32_t flush;		/* the column of those */
	bool columns;		/* edges are terminal columns, else widths */
	uint32_t edges[EDGES_MAX];
	size_t n_edges;
	uint32_t widest;	/* without edges: the end of the line of one cell that ends last */
};

/* Where line i ends by columns or by width, and where it would end with the next word. */
struct ends {
	uint32_t here, with_next;
};

/* Sets the ends by the measure that wraps->columns names. */
static void set_ends(struct wraps *wraps)
{
	for (size_t k = 0; k < wraps->n_runs; k++) {
		uint32_t i = wraps->runs[k];
		const struct extent *extent = &wraps->extents[i];
		struct ends *ends = &wraps->ends[i];

		ends->here = wraps->columns ? extent->end : extent->width;
		ends->with_next = ends->here;
		if (!wraps->seams[i].possible)
			continue;
		if (!wraps->seams[i].hyphen)
			ends->with_next += wraps->columns ? 1 : SPACE_WIDTH;
		ends->with_next += wraps->columns ? extent[1].word_columns : extent[1].word_width;
	}
}

static uint32_t columns_of(const struct row *row, const char *text, size_t size)
{
	return (uint32_t)(row->bytes & BYTES_HIGH ? utf8_width(text, size) : size);
}

static uint32_t end_column(const struct row *row)
{
	return row->indent + columns_of(row, row->text, row->size);
}

/* Lines go on with a word, or in Han or kana with a character or a mark of theirs. */
static size_t first_word(const struct origin *origin)
{
	const char *end = origin->row->text + origin->row->size, *at = origin->text;

	if ((unsigned char)*at >= CJK_BYTE)
		utf8_next(&at, end);
	else
		while (at < end && *at != ' ' && (unsigned char)*at < CJK_BYTE)
			at++;
	return (size_t)(at - origin->text);
}

static struct extent measure(const struct wraps *wraps, size_t i)
{
	const struct line *line = &wraps->lines[i];
	const struct origin *origin = &wraps->origins[i];
	size_t word = first_word(origin);

	return (struct extent){ .end = end_column(origin->row),
				.width = text_width(line->text, line->size),
				.word_columns = columns_of(origin->row, origin->text, word),
				.word_width = text_width(origin->text, word) };
}

/* The column at which an item's text goes on below line i; 0: it is in none that hangs. */
static uint32_t hanging_column(const struct line *line, uint32_t column)
{
	if (line->marker != NULL)
		return line->cells[0].column > line->indent ? line->cells[0].column : 0;
	return line->indent == column ? column : 0;
}

static void measure_line(struct wraps *wraps, size_t i)
{
	wraps->runs[wraps->n_runs++] = (uint32_t)i;
	wraps->extents[i] = measure(wraps, i);
}

/* Where a short line of Han ends, as lines of lists do, grammar tells nothing. */
static void keep_sure(struct wraps *wraps)
{
	uint32_t widest = 0;
	size_t kept = 0;

	for (size_t k = 0; k < wraps->n_runs; k++)
		if (wraps->extents[wraps->runs[k]].width > widest)
			widest = wraps->extents[wraps->runs[k]].width;
	for (size_t k = 0; k < wraps->n_sure; k++) {
		const struct seam *seam = &wraps->seams[wraps->sure[k]];

		if (seam->lower || seam->comma || seam->little ||
		    wraps->extents[wraps->sure[k]].width * 5 >= widest * 4)
			wraps->sure[kept++] = wraps->sure[k];
	}
	wraps->n_sure = kept;
}

static void find_seams(struct arena *arena, struct wraps *wraps)
{
	uint32_t column = 0;
	bool named = false;	/* a line of this run names a list */

	wraps->seams = arena_array(arena, wraps->n, sizeof(*wraps->seams));
	wraps->runs = arena_room(arena, wraps->n, sizeof(*wraps->runs));
	wraps->extents = arena_room(arena, wraps->n, sizeof(*wraps->extents));
	wraps->ends = arena_room(arena, wraps->n, sizeof(*wraps->ends));
	wraps->sure = arena_room(arena, wraps->n, sizeof(*wraps->sure));
	for (size_t i = 0; i + 1 < wraps->n; i++) {
		struct seam *seam = &wraps->seams[i];

		column = hanging_column(&wraps->lines[i], column);
		if (!seam_may_join(&wraps->lines[i], &wraps->lines[i + 1])) {
			named = false;
			continue;
		}
		if (i == 0 || !wraps->seams[i - 1].possible)
			measure_line(wraps, i);
		measure_line(wraps, i + 1);
		*seam = seam_between(&wraps->lines[i], &wraps->lines[i + 1]);
		named = named || seam_names_list(&wraps->lines[i]);
		seam->named = named && seam_names_list(&wraps->lines[i + 1]);
		seam->verb &= column == 0 || wraps->lines[i + 1].indent != column;
		if (seam->lower || seam->comma || seam->little || seam->han)
			wraps->sure[wraps->n_sure++] = (uint32_t)i;
	}
	keep_sure(wraps);
}

/* The range of edges under which line i was full, in buckets; widths are known to 1.5 %. */
static void edge_range(const struct wraps *wraps, size_t i, size_t *from, size_t *to)
{
	uint32_t end = wraps->ends[i].here, with_next = wraps->ends[i].with_next, least;

	if (!wraps->columns) {
		end = (end - end / 64) / EM_BUCKET;
		with_next = (with_next + with_next / 64) / EM_BUCKET;
	}
	least = wraps->columns ? EDGE_MIN_COLUMNS : EDGE_MIN_BUCKETS;
	*from = end < least ? least : end < BUCKETS ? end : BUCKETS;
	*to = with_next < BUCKETS ? with_next : BUCKETS;
}

/*
 * Counts for each possible edge how many of the sure pairs it satisfies: how many more
 * than the edge before it. *end is behind the last that satisfies any.
 */
static size_t count_pairs(const struct wraps *wraps, int32_t counts[BUCKETS + 1], size_t *end)
{
	size_t pairs = 0;

	*end = 0;
	memset(counts, 0, (BUCKETS + 1) * sizeof(*counts));
	for (size_t i = 0; i < wraps->n_sure; i++) {
		size_t from, to, known = 0;

		edge_range(wraps, wraps->sure[i], &from, &to);
		while (known < wraps->n_edges && (wraps->edges[known] < from || wraps->edges[known] >= to))
			known++;
		if (known < wraps->n_edges || from >= to)
			continue;
		counts[from]++;
		counts[to]--;
		*end = to > *end ? to : *end;
		pairs++;
	}
	return pairs;
}

/* The edge that most pairs agree on: the middle of where they first do. Returns how many. */
static size_t best_edge(const int32_t counts[BUCKETS + 1], size_t end, uint32_t *edge)
{
	int32_t sum = 0, best = 0;
	uint32_t first = 0, last = 0;

	for (uint32_t i = 0; i < end; i++) {
		sum += counts[i];
		if (sum > best) {
			best = sum;
			first = last = i;
		} else if (sum == best && last + 1 == i) {
			last = i;
		}
	}
	*edge = (first + last) / 2;
	return (size_t)best;
}

/* Finds the edges; returns how many of the sure pairs they explain. */
static size_t find_edges(struct wraps *wraps)
{
	int32_t counts[BUCKETS + 1];
	size_t total = 0, explained = 0;

	wraps->n_edges = 0;
	while (wraps->n_edges < EDGES_MAX) {
		size_t end, pairs = count_pairs(wraps, counts, &end), agree;
		uint32_t edge;

		if (total == 0)
			total = pairs;
		agree = best_edge(counts, end, &edge);
		if (agree < 2 || agree < total / 25 ||
		    (wraps->n_edges > 0 && edge * 4 < wraps->edges[0] * 3 && agree < total / 6))
			break;
		wraps->edges[wraps->n_edges++] = edge;
		explained += agree;
	}
	return explained;
}

/* Where a word with a capital inside ("DeploymentProzesse") parts lines glued there; 0: nowhere. */
static size_t find_joint(const struct line *line, uint32_t edge)
{
	uint32_t width = 0;

	for (size_t i = 1; i < line->size; i++) {
		width += byte_width((unsigned char)line->text[i - 1]);
		if (width > edge + edge / 32)
			return 0;
		if (width > edge - edge / 4 && islower((unsigned char)line->text[i - 1]) &&
		    isupper((unsigned char)line->text[i]))
			return i;
	}
	return 0;
}

/*
 * pdftotext takes the hyphen off a line's end and glues the next line to it.
 * Of such double lines only the second half tells where they ended.
 */
static void halve_glued(struct wraps *wraps)
{
	uint32_t edge = wraps->n_edges > 0 ? wraps->edges[0] * EM_BUCKET : 0;

	for (size_t k = 0; k < wraps->n_runs && edge > 0; k++) {
		struct extent *extent = &wraps->extents[wraps->runs[k]];
		const struct line *line = &wraps->lines[wraps->runs[k]];
		size_t joint;

		if (extent->width < edge + edge / 5 || extent->width > 3 * edge)
			continue;
		joint = find_joint(line, edge);
		if (joint > 0)
			extent->width = text_width(line->text + joint, line->size - joint);
		else if (extent->width < 2 * edge)
			extent->width -= edge - edge / 20;
	}
}

/* Columns, when they explain as many pairs with no more edges; else widths. */
static void choose_measure(struct wraps *wraps)
{
	struct wraps columns = *wraps;
	size_t by_columns, by_width;

	columns.columns = true;
	set_ends(&columns);
	by_columns = find_edges(&columns);
	set_ends(wraps);
	find_edges(wraps);
	halve_glued(wraps);
	set_ends(wraps);
	by_width = find_edges(wraps);
	if (by_columns >= by_width && columns.n_edges <= wraps->n_edges) {
		*wraps = columns;
		set_ends(wraps);
		return;
	}
	for (size_t k = 0; k < wraps->n_edges; k++)
		wraps->edges[k] *= EM_BUCKET;
}

/* How far `end` is below the edge, in thousandths of the edge; negative: above it. */
static int room(uint32_t end, uint32_t edge)
{
	return (int)(((int64_t)edge - end) * 1000 / (edge > 0 ? edge : 1));
}

/* Line i stands in a paragraph of state k. */
static int cost_in(const struct wraps *wraps, size_t i, size_t k)
{
	if (k == LOOSE)
		return 0;
	return room(wraps->ends[i].here, wraps->edges[k]) < (wraps->columns ? 0 : -25) ?
	       COST_OVERFULL : 0;
}

static bool is_wide(const struct wraps *wraps, size_t i)
{
	return wraps->n_edges > 0 && wraps->ends[i].here * 5 > wraps->edges[0] * 4;
}

/* Whether the next line stands right below the text of an item, behind its bullet. */
static bool hangs(const struct line *line, const struct line *next)
{
	return line->marker != NULL && next->indent > line->indent &&
	       next->indent == line->cells[0].column;
}

/* Whether the next word would not have fit under one of the edges. */
static bool is_full(const struct wraps *wraps, size_t i)
{
	for (size_t k = 0; k < wraps->n_edges; k++)
		if (cost_in(wraps, i, k) == 0 &&
		    room(wraps->ends[i].with_next, wraps->edges[k]) < 0)
			return true;
	return false;
}

/* A full line over one that is set in: a reference's second line below its first. */
static bool sets_in(const struct wraps *wraps, size_t i)
{
	const struct line *line = &wraps->lines[i], *next = line + 1;

	return next->indent > line->indent + 1 && next->indent <= line->indent + SET_IN_MAX &&
	       next->blanks == 0 && line->size >= SET_IN_SIZE &&
	       (wraps->n_edges > 0 ? is_full(wraps, i) :
				     wraps->ends[i].with_next * 8 > wraps->widest * 7);
}

static int cost_join(const struct wraps *wraps, size_t i, const struct seam *seam, size_t k)
{
	const struct line *line = &wraps->lines[i], *next = line + 1;
	int cost = 0, space;

	if (k == LOOSE) {
		cost = is_wide(wraps, i) || hangs(line, next) ? COST_LOOSE_LIKELY : COST_LOOSE;
	} else {
		space = room(wraps->ends[i].with_next, wraps->edges[k]);
		cost = space < (wraps->columns ? 0 : 15) ? 0 : space < 40 ? COST_SNUG : COST_ROOMY;
	}
	if (!seam->lower && !seam->hyphen)
		cost += seam->sentence ? COST_SENTENCE : seam->capital ? COST_CAPITAL : 0;
	if (seam->verb && !seam->sentence && !seam->little && !seam->comma)
		cost += COST_VERB;
	if (seam->address)
		cost += COST_ADDRESS;
	if (seam->named)
		cost += COST_NAMED;
	if (seam->level)
		cost += COST_LEVEL;
	if (!(next->flags & LINE_PAGE_START) && next->indent != line->indent &&
	    (next->indent > seam_text_column(line) + 1 || next->indent + 1 < seam_text_column(line)) &&
	    !sets_in(wraps, i))
		cost += COST_SHIFTED;
	if (wraps->hanging && next->indent == wraps->flush)
		cost += COST_FLUSH;
	return cost;
}

/* Lines [from, to] of a run that all are full but the last: one paragraph, or prose at least. */
static bool is_prose(const struct wraps *wraps, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (!is_full(wraps, i))
			return false;
	return to - from > 1;
}

/*
 * Looks for the column at which the paragraphs of the run of lines [from, to]
 * begin, while their other lines are set in: some line shows it, and none goes
 * on flush as grammar has it.
 */
static void find_flush(struct wraps *wraps, size_t from, size_t to)
{
	size_t i = from;

	wraps->hanging = false;
	while (i < to && !sets_in(wraps, i))
		i++;
	if (i == to)
		return;
	wraps->flush = wraps->lines[i].indent;
	for (i = from; i < to; i++) {
		const struct seam *seam = &wraps->seams[i];

		if ((seam->lower || seam->comma || seam->little || seam->han) &&
		    wraps->lines[i + 1].indent == wraps->flush)
			return;
	}
	wraps->hanging = true;
}

static int cost_break(const struct wraps *wraps, size_t i, const struct seam *seam)
{
	int cost = 0;

	if (seam->lower)
		cost += COST_BREAK_LOWER;
	if (seam->comma)
		cost += COST_BREAK_COMMA;
	else if (seam->joint)
		cost += COST_BREAK_JOINT;
	else if (seam->little)
		cost += COST_BREAK_LITTLE;
	if (seam->han && wraps->extents[i].width >= HAN_WIDTH)
		cost += COST_BREAK_HAN;
	if (is_full(wraps, i))
		cost += wraps->prose && !seam->verb ? COST_BREAK_PROSE : COST_BREAK_FULL;
	if (sets_in(wraps, i))
		cost += COST_BREAK_SET_IN;
	return cost;
}

/* Best way to each state of line i + 1; choice[k]: the state before, + STATES for a join. */
static void advance(const struct wraps *wraps, size_t i, int costs[STATES], unsigned char choice[STATES])
{
	const struct seam *seam = &wraps->seams[i];
	int part = cost_break(wraps, i, seam), least = INT_MAX, next[STATES];
	unsigned char before = LOOSE;

	for (size_t k = 0; k < STATES; k++) {
		if (costs[k] + part < least) {
			least = costs[k] + part;
			before = (unsigned char)k;
		}
	}
	for (size_t k = 0; k < STATES; k++) {
		int join;

		if (k >= wraps->n_edges && k != LOOSE) {
			next[k] = COST_NEVER;
			continue;
		}
		join = costs[k] + cost_join(wraps, i, seam, k);
		choice[k] = join < least ? (unsigned char)(k + STATES) : before;
		next[k] = (join < least ? join : least) + cost_in(wraps, i + 1, k);
	}
	memcpy(costs, next, sizeof(next));
}

/* Keeps costs small on long texts. */
static void normalise(int costs[STATES])
{
	int least = costs[0];

	for (size_t k = 1; k < STATES; k++)
		least = costs[k] < least ? costs[k] : least;
	for (size_t k = 0; k < STATES; k++)
		costs[k] -= least;
}

static void set_wraps(struct lines *lines, size_t i)
{
	struct line *line = &lines->v[i];

	line->flags |= LINE_WRAPS;
	if (seam_ends_in_hyphen(line->text, line->size))
		line->flags |= LINE_HYPHEN;
}

/*
 * Divides the run of lines [from, to], between all of which paragraphs may go
 * on, at the least cost.
 */
static void divide(struct wraps *wraps, struct lines *lines, size_t from, size_t to,
		   unsigned char (*choices)[STATES])
{
	int costs[STATES];
	size_t state = 0;

	wraps->prose = is_prose(wraps, from, to);
	find_flush(wraps, from, to);
	for (size_t k = 0; k < STATES; k++)
		costs[k] = k < wraps->n_edges || k == LOOSE ? cost_in(wraps, from, k) : COST_NEVER;
	for (size_t i = from; i < to; i++) {
		advance(wraps, i, costs, choices[i + 1]);
		normalise(costs);
	}
	for (size_t k = 1; k < STATES; k++)
		if (costs[k] < costs[state])
			state = k;
	for (size_t i = to; i > from; i--) {
		unsigned char choice = choices[i][state];

		if (choice >= STATES)
			set_wraps(lines, i - 1);
		state = choice % STATES;
	}
}

static uint32_t find_widest(const struct wraps *wraps)
{
	uint32_t widest = 0;

	for (size_t i = 0; i < wraps->n; i++) {
		const struct line *line = &wraps->lines[i];
		uint32_t end;

		if (line->n_cells > 1)
			continue;
		end = wraps->columns ? end_column(wraps->origins[i].row)
				     : text_width(line->text, line->size);
		widest = end > widest ? end : widest;
	}
	return widest;
}

void wraps_mark(struct arena *brief, struct lines *lines, const struct origin *origins)
{
	struct wraps wraps = { .lines = lines->v, .origins = origins, .n = lines->n };
	unsigned char (*choices)[STATES];

	if (lines->n < 2)
		return;
	find_seams(brief, &wraps);
	choose_measure(&wraps);
	if (wraps.columns && wraps.n_edges > 0)
		lines->width = wraps.edges[0];
	if (wraps.n_edges == 0)
		wraps.widest = find_widest(&wraps);
	choices = arena_room(brief, lines->n, sizeof(*choices));
	for (size_t from = 0, to; from < lines->n; from = to + 1) {
		for (to = from; to + 1 < lines->n && wraps.seams[to].possible; to++)
			;
		if (to > from)
			divide(&wraps, lines, from, to, choices);
	}
}
