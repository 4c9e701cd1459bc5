/*
 * A side bar in plain `pdftotext` output: its lines stand between those of the
 * wide column, as they stood beside them, and "Skills" is followed by "Work"
 * at once. What is a list goes to the front, then, with its headings, and what
 * tells of jobs and studies stays behind in order.
 */
#include "formats/text/outline/streams.h"

#include <string.h>

#include "formats/text/outline/sections.h"
#include "pipeline/arena.h"

#define SIDE_SIZE 36		/* most bytes of a line in a side bar */
#define SIDE_LINES 3		/* short lines on end that are a list for sure */
#define TRIES_MAX 4		/* pairs of headings that are looked below */
#define BETWEEN_MAX 2		/* paragraphs that may slip between the two headings */

enum stream {
	STREAM_EITHER,
	STREAM_SIDE,
	STREAM_MAIN,
};

/* Paragraphs [from, to), with no blank line between them. */
struct block {
	size_t from, to;
	enum stream stream;
	bool heading, dated;
};

struct blocks {
	const struct paras *paras;
	struct block *v;
	size_t n;
};

static enum stream stream_of_kind(enum section_kind kind)
{
	switch (kind) {
	case SECTION_SKILLS:
	case SECTION_LANGUAGES:
	case SECTION_INTERESTS:
		return STREAM_SIDE;
	case SECTION_WORK:
	case SECTION_EDUCATION:
	case SECTION_VOLUNTEER:
	case SECTION_PROJECTS:
	case SECTION_PUBLICATIONS:
	case SECTION_AWARDS:
	case SECTION_CERTIFICATES:
	case SECTION_REFERENCES:
		return STREAM_MAIN;
	default:
		return STREAM_EITHER;
	}
}

static enum stream stream_of_heading(const struct para *para)
{
	if (para->flags & (LINE_HEADING | LINE_BULLET | LINE_TABLE) || para->dated)
		return STREAM_EITHER;
	return stream_of_kind(para->heading);
}

/* What a paragraph says of the column that it stood in. */
static enum stream stream_of_para(const struct para *para)
{
	const uint64_t entry = WORD_MASK(WORD_DEGREE) | WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ORG);
	const uint64_t listed = WORD_MASK(WORD_SKILL) | WORD_MASK(WORD_LANGUAGE) |
				WORD_MASK(WORD_FLUENCY) | WORD_MASK(WORD_LEVEL);

	if (para->dated || para->prose || para->size > SIDE_SIZE || para_is(para, WORD_ROLE))
		return STREAM_MAIN;
	if (para->flags & LINE_BULLET)
		return STREAM_EITHER;
	if (para->classes & listed)
		return STREAM_SIDE;
	return para->classes & entry ? STREAM_MAIN : STREAM_EITHER;
}

static void judge_block(const struct paras *paras, struct block *block)
{
	bool side = block->to - block->from >= SIDE_LINES;

	block->stream = stream_of_heading(&paras->v[block->from]);
	block->heading = block->stream != STREAM_EITHER;
	for (size_t i = block->from; i < block->to && !block->heading; i++) {
		enum stream stream = stream_of_para(&paras->v[i]);

		side |= stream == STREAM_SIDE;
		block->dated |= paras->v[i].dated;
		if (stream == STREAM_MAIN)
			block->stream = STREAM_MAIN;
	}
	if (block->stream == STREAM_EITHER && side)
		block->stream = STREAM_SIDE;
}

/* Cuts at blank lines, and behind headings. */
static void cut_blocks(struct arena *arena, const struct paras *paras, size_t from,
		       struct blocks *blocks)
{
	blocks->paras = paras;
	blocks->v = arena_array(arena, paras->n - from + 1, sizeof(*blocks->v));
	blocks->n = 0;
	for (size_t i = from; i < paras->n;) {
		struct block *block = &blocks->v[blocks->n++];

		*block = (struct block){ .from = i++ };
		if (stream_of_heading(&paras->v[block->from]) == STREAM_EITHER)
			while (i < paras->n && !paras->v[i].blanks &&
			       !(paras->v[i].flags & LINE_PAGE_START) &&
			       stream_of_heading(&paras->v[i]) == STREAM_EITHER)
				i++;
		block->to = i;
		judge_block(paras, block);
	}
}

/* Whether a block begins an entry, or goes on with the head of one. */
static bool heads_entry(const struct blocks *blocks, size_t i)
{
	const struct para *para = &blocks->paras->v[blocks->v[i].from];

	return !blocks->v[i].heading && blocks->v[i].stream == STREAM_MAIN &&
	       (para->date_only || (!para->prose && (para->dated || para_is(para, WORD_ROLE))));
}

/*
 * The first block of unknown words between the end of one entry and the head
 * of the next is a name; all others are of the list.
 */
static void settle(struct blocks *blocks, size_t n)
{
	for (size_t i = 0, next; i < n; i = next) {
		bool named = false;

		next = i + 1;
		if (blocks->v[i].stream == STREAM_MAIN)
			continue;
		while (next < n && blocks->v[next].stream != STREAM_MAIN)
			next++;
		for (size_t k = i; k < next; k++) {
			bool name = blocks->v[k].stream == STREAM_EITHER && !named && next < n &&
				    heads_entry(blocks, next);

			named |= name;
			if (blocks->v[k].stream == STREAM_EITHER)
				blocks->v[k].stream = name ? STREAM_MAIN : STREAM_SIDE;
		}
	}
}

/*
 * Whether headings of a list and of entries stand one right under the other
 * at paragraph i. The name of the first entry may slip between them, before
 * its date.
 */
static bool heads_both(const struct paras *paras, size_t i)
{
	enum stream first = stream_of_heading(&paras->v[i]), second = STREAM_EITHER;
	size_t k = i + 1;

	while (k < paras->n && k <= i + 1 + BETWEEN_MAX && second == STREAM_EITHER)
		second = stream_of_heading(&paras->v[k++]);
	if (first == STREAM_EITHER || second == STREAM_EITHER || first == second || k == paras->n)
		return false;
	return k == i + 2 || (first == STREAM_MAIN && paras->v[k].dated);
}

/* Whether what stands below the two headings, up to the next one, is of both columns. */
static bool is_mixed(const struct blocks *blocks)
{
	bool side = false, main = false;
	size_t headings = 0;

	for (size_t i = 0; i < blocks->n && headings + blocks->v[i].heading <= 2; i++) {
		const struct block *block = &blocks->v[i];

		headings += block->heading;
		side |= !block->heading && block->stream == STREAM_SIDE;
		main |= headings == 2 && block->dated;
	}
	return side && main;
}

/* How many blocks the side bar reaches down. */
static size_t find_end(const struct blocks *blocks)
{
	size_t end = blocks->n;

	while (blocks->v[end - 1].stream != STREAM_SIDE)
		end--;
	return end;
}

static void put_stream(struct para *out, size_t *n, const struct blocks *blocks, size_t end,
		       enum stream stream)
{
	for (size_t i = 0; i < end; i++)
		for (size_t k = blocks->v[i].from; blocks->v[i].stream == stream && k < blocks->v[i].to; k++)
			out[(*n)++] = blocks->paras->v[k];
}

static void part(struct arena *arena, struct paras *paras, size_t from, struct blocks *blocks)
{
	struct para *sorted = arena_array(arena, paras->n - from, sizeof(*sorted));
	size_t n = 0, end = find_end(blocks);

	settle(blocks, end);
	put_stream(sorted, &n, blocks, end, STREAM_SIDE);
	put_stream(sorted, &n, blocks, end, STREAM_MAIN);
	memcpy(paras->v + from, sorted, n * sizeof(*sorted));
}

void streams_part(struct arena *arena, struct paras *paras)
{
	struct blocks blocks;
	size_t tried = 0;

	for (size_t i = 0; i < paras->n; i++)
		if (paras->v[i].flags & LINE_HEADING)
			return;
	for (size_t i = 0; i + 1 < paras->n && tried < TRIES_MAX; i++) {
		if (!heads_both(paras, i))
			continue;
		tried++;
		cut_blocks(arena, paras, i, &blocks);
		if (!is_mixed(&blocks))
			continue;
		part(arena, paras, i, &blocks);
		return;
	}
}
