#include "formats/text/outline/borders.h"

#include <string.h>

#include "formats/text/facts/places.h"

#define CLOSING_WORDS 6		/* most of where and when a document was signed */
#define VERSION_WORDS 12	/* most of a line that says when it was written, and with what */
#define CLOSING_LINES 4		/* most of what closes it */

static bool is_personal(enum section_kind kind)
{
	return kind == SECTION_SUMMARY || kind == SECTION_CONTACT || kind == SECTION_PROFILES;
}

/* Where the first dated entry of a section begins: short lines right above its date. */
static size_t first_entry(const struct paras *paras, const struct section *section)
{
	size_t i = section->from;

	while (i < section->to && !paras->v[i].dated)
		i++;
	while (i > section->from && i < section->to && para_is_headish(&paras->v[i - 1]) &&
	       !paras->v[i - 1].contact &&
	       !(paras->v[i].blanks && !paras->v[i].date_only))
		i--;
	return i;
}

/*
 * A layout of two columns may give "Contact", "About", "Work" first and what
 * stands under all of them after: the last one holds the text of the others.
 */
static void unstack(const struct paras *paras, struct sections *sections)
{
	for (size_t i = 2; i < sections->n; i++) {
		struct section *last = &sections->v[i], *before = last - 1;
		size_t entry;

		if (before->from < before->to || !is_personal(before->kind) ||
		    is_personal(last->kind) || !last->heading)
			continue;
		entry = first_entry(paras, last);
		if (entry >= last->to)
			continue;
		before->kind = SECTION_SUMMARY;
		before->from = last->from;
		before->to = last->from = entry;
	}
}

/* "Beijing, China Jun. 2017 - Sep. 2017" and nothing else */
static bool is_place_and_range(const struct para *para)
{
	struct place place;

	return para->dated && para->period.range && para->period.from > 0 &&
	       para->period.to == para->tokens.n &&
	       place_find(&para->tokens, 0, para->period.from, &place) && !place.from &&
	       place.to == para->period.from;
}

/*
 * A column of places and dates may slip below the next heading: as the first
 * line of a list of publications it belongs to the job or the studies above.
 */
static void return_orphans(struct paras *paras, struct sections *sections)
{
	for (size_t i = 1; i < sections->n; i++) {
		struct section *section = &sections->v[i], *above = section - 1;
		struct para orphan;

		if (!section_is_of_papers(section->kind) || !section->heading ||
		    section->from >= section->to || section->from != section->heading_para + 1 ||
		    above->to != section->heading_para || above->from == above->to ||
		    !is_place_and_range(&paras->v[section->from]))
			continue;
		orphan = paras->v[section->from];
		paras->v[section->from] = paras->v[section->heading_para];
		paras->v[section->heading_para] = orphan;
		section->heading_para = section->from++;
		above->to++;
	}
}

/* "Revised 9/2025", "J. Roe, last updated: 5 May 2025": when the document was written. */
static bool is_version(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	struct facts facts;

	if (!para->dated || para->words > VERSION_WORDS || para->flags & LINE_BULLET ||
	    !para_is(para, WORD_LABEL))
		return false;
	for (size_t i = 0; i < para->period.from; i++) {
		size_t n = tokens_phrase(tokens, i, WORD_MASK(WORD_LABEL), &facts);

		for (size_t k = 0; n && k < facts.n; k++)
			if (facts.v[k].class == WORD_LABEL && !strcmp(facts.v[k].value, "updated"))
				return para->period.from <= i + n + 2;
	}
	return false;
}

/* "I hereby declare ...", "Wyrażam zgodę ...": what closes a document in many countries. */
static bool is_declaration(const struct para *para)
{
	struct facts facts;
	size_t n = tokens_phrase(&para->tokens, 0, WORD_MASK(WORD_LABEL), &facts);

	for (size_t i = 0; n && i < facts.n; i++)
		if (facts.v[i].class == WORD_LABEL && !strcmp(facts.v[i].value, "closing"))
			return true;
	return false;
}

/* "Essen, 12. Januar 2025", "Paris, le 3 mai 2025": where and when it was signed. */
static bool is_place_and_day(const struct para *para)
{
	return para->dated && para->period.start.day && !para->period.range &&
	       para->words <= CLOSING_WORDS && para->period.to == para->tokens.n &&
	       (para->date_only || (para->period.from >= 2 && para->tokens.v[0].flags & TOKEN_CAPITAL &&
				    token_is_comma(&para->tokens.v[1])));
}

/* Sections whose entries have no days of their own. */
static bool may_be_signed(enum section_kind kind)
{
	return section_is_list(kind) || kind == SECTION_REFERENCES || kind == SECTION_SUMMARY ||
	       kind == SECTION_OTHER || kind == SECTION_VOLUNTEER;
}

/* What stands at the very end, below the last section, is none of it. */
static void part_closing(struct arena *arena, const struct paras *paras, struct sections *sections)
{
	struct section *last = &sections->v[sections->n - 1];
	size_t from = last->to;

	if (!last->heading)
		return;
	for (size_t i = last->to; i-- > last->from && i + CLOSING_LINES >= last->to;)
		if (is_declaration(&paras->v[i]) || is_version(&paras->v[i]) ||
		    (paras->v[i].blanks && may_be_signed(last->kind) && is_place_and_day(&paras->v[i])))
			from = i;
	if (from == last->to || from == last->from)
		return;
	sections_open_unnamed(arena, sections, from, SECTION_OTHER);
	last = &sections->v[sections->n - 2];
	last[1].to = last->to;
	last->to = from;
}

void borders_mend(struct arena *arena, struct paras *paras, struct sections *sections)
{
	unstack(paras, sections);
	return_orphans(paras, sections);
	part_closing(arena, paras, sections);
}
