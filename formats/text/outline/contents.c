#include "formats/text/outline/contents.h"

#define CITATION_WORDS 8	/* least of a publication in one line */
#define LANGUAGE_LINES 12	/* most that anybody speaks */

/* What a dated line and the short ones beside it are about; SECTION_OTHER where they don't say. */
static enum section_kind kind_of_entry(const struct para *v, size_t n, size_t i)
{
	const uint64_t venues = WORD_MASK(WORD_VENUE) | WORD_MASK(WORD_HOUSE);
	uint64_t classes = v[i].classes;

	if (i && !v[i - 1].dated && !v[i - 1].prose)
		classes |= v[i - 1].classes;
	if (i + 1 < n && !v[i + 1].dated && para_is_headish(&v[i + 1]))
		classes |= v[i + 1].classes;
	if (classes & WORD_MASK(WORD_DEGREE) && classes & WORD_MASK(WORD_SCHOOL))
		return SECTION_EDUCATION;
	if (classes & (WORD_MASK(WORD_AWARD) | WORD_MASK(WORD_FUNDER)) &&
	    !(v[i].period.range && classes & WORD_MASK(WORD_ROLE)))
		return SECTION_AWARDS;
	if (v[i].period.range)
		return classes & WORD_MASK(WORD_ROLE) ? SECTION_WORK : SECTION_OTHER;
	return v[i].words >= CITATION_WORDS && classes & venues ? SECTION_PUBLICATIONS : SECTION_OTHER;
}

/* "Swedish (mother tongue), German (B2)": in each of a few lines languages and how well they are known. */
static bool names_languages(const struct para *v, size_t n)
{
	if (!n || n > LANGUAGE_LINES)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!para_is(&v[i], WORD_LANGUAGE) || !para_is(&v[i], WORD_FLUENCY) || v[i].prose)
			return false;
	return true;
}

bool contents_are_talks(const struct paras *paras, const struct section *section)
{
	if (section->kind != SECTION_SUMMARY || !section->heading ||
	    !para_is(&paras->v[section->heading_para], WORD_PUBTYPE))
		return false;
	for (size_t i = section->from; i < section->to; i++)
		if (paras->v[i].dated && !paras->v[i].prose)
			return true;
	return false;
}

enum section_kind contents_kind(const struct paras *paras, const struct section *section)
{
	static const enum section_kind kinds[] = { SECTION_EDUCATION, SECTION_WORK, SECTION_AWARDS,
						   SECTION_PUBLICATIONS };
	const struct para *v = paras->v + section->from;
	size_t n = section->to - section->from, votes[SECTION_KINDS] = { 0 }, dated = 0;

	for (size_t i = 0; i < n; i++)
		if (v[i].dated) {
			votes[kind_of_entry(v, n, i)]++;
			dated++;
		}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (votes[kinds[i]] && votes[kinds[i]] * 3 >= dated * 2)
			return kinds[i];
	return names_languages(v, n) ? SECTION_LANGUAGES : SECTION_OTHER;
}
