/*
 * Sections of one line among others: "Languages: English, Greek" under
 * "Additional Information", "Hobbies: chess, rowing" below the awards.
 */
#include "formats/text/fill/fill.h"

#include <string.h>

#include "pipeline/arena.h"

#define LABEL_TOKENS 6

/* Which fillers read such lines, and whether under any heading or only where nothing else is said. */
static const struct {
	enum section_kind kind;
	void (*fill)(struct fill *fill);
	bool anywhere;
} fillers[] = {
	{ SECTION_LANGUAGES, fill_languages, true },
	{ SECTION_INTERESTS, fill_interests, true },
	{ SECTION_SKILLS, fill_skills, false },
	{ SECTION_CERTIFICATES, fill_certificates, false },
	{ SECTION_AWARDS, fill_awards, false },
};

/* The heading in front of the colon names its kind; *colon is the colon's token. */
static enum section_kind label_kind(const struct para *para, size_t *colon)
{
	const struct tokens *tokens = &para->tokens;
	const char *value;
	size_t i = 1;

	while (i < tokens->n && i < LABEL_TOKENS && !token_is_colon(&tokens->v[i]))
		i++;
	if (i + 1 >= tokens->n || !token_is_colon(&tokens->v[i]))
		return SECTION_HEAD;
	*colon = i;
	value = lexicon_value(tokens->folded + tokens->v[0].fold,
			      tokens->v[i - 1].fold_end - tokens->v[0].fold, WORD_HEADING);
	return value ? section_kind_by_name(value) : SECTION_HEAD;
}

/* Sections in which a line may be about something else. */
static bool is_loose(enum section_kind kind)
{
	return kind == SECTION_OTHER || kind == SECTION_AWARDS || kind == SECTION_CERTIFICATES ||
	       kind == SECTION_SKILLS || kind == SECTION_LANGUAGES || kind == SECTION_INTERESTS ||
	       kind == SECTION_MEMBERSHIPS;
}

/* The row of the table for the line, or the table's size. */
static size_t filler_of(const struct section *section, const struct para *para, size_t *colon)
{
	enum section_kind kind = label_kind(para, colon);
	size_t i = 0, n = sizeof(fillers) / sizeof(fillers[0]);

	while (i < n && fillers[i].kind != kind)
		i++;
	if (i == n || kind == section->kind || !(fillers[i].anywhere || section->kind == SECTION_OTHER))
		return n;
	/* "Languages: Python, C" are none, and among the skills those are read with them */
	if (kind == SECTION_LANGUAGES &&
	    (section->kind == SECTION_SKILLS || !para_is(para, WORD_LANGUAGE)))
		return n;
	return i;
}

/* The line without its label. */
static struct para without_label(struct fill *fill, const struct para *para, size_t colon)
{
	uint32_t start = para->tokens.v[colon + 1].start;
	struct para value = *para;
	struct piece all;

	value.text += start;
	value.size -= start;
	value.n_spans = 0;
	value.flags &= ~(uint32_t)LINE_BULLET;
	tokens_read(fill->arena, value.text, value.size, &value.tokens);
	all = piece_all(&value);
	value.classes = piece_classes(&all);
	value.words = (uint32_t)piece_words(&all);
	value.prose = value.dated = value.date_only = false;
	return value;
}

/* Fills from paragraph k as from a section whose heading its label is. */
static void fill_line(struct fill *fill, size_t k, size_t filler, size_t colon)
{
	const struct section *outer = fill->section;
	struct para whole = fill->paras->v[k];
	const struct token *v = whole.tokens.v;
	struct section section = {
		.kind = fillers[filler].kind, .heading = whole.text + v[0].start,
		.heading_size = v[colon - 1].end - v[0].start, .heading_para = k, .from = k, .to = k + 1,
	};

	fill->paras->v[k] = without_label(fill, &whole, colon);
	fill->section = &section;
	fillers[filler].fill(fill);
	fill->section = outer;
	fill->paras->v[k] = whole;
}

/* Moves such lines behind the others of the section; returns how many there are. */
static size_t set_apart(struct fill *fill, const struct section *section)
{
	const size_t none = sizeof(fillers) / sizeof(fillers[0]);
	struct para *v = fill->paras->v, *apart;
	size_t kept = section->from, n = 0, colon;

	for (size_t i = section->from; i < section->to; i++)
		n += filler_of(section, &v[i], &colon) < none;
	if (!n)
		return 0;
	apart = arena_room(fill->arena, n, sizeof(*apart));
	n = 0;
	for (size_t i = section->from; i < section->to; i++) {
		if (filler_of(section, &v[i], &colon) < none)
			apart[n++] = v[i];
		else
			v[kept++] = v[i];
	}
	memcpy(v + kept, apart, n * sizeof(*apart));
	return n;
}

void fill_labelled(struct fill *fill, struct section *section)
{
	size_t n = is_loose(section->kind) ? set_apart(fill, section) : 0, colon = 0;

	for (size_t i = section->to - n; i < section->to; i++) {
		size_t filler = filler_of(section, &fill->paras->v[i], &colon);

		fill_line(fill, i, filler, colon);
	}
	section->to -= n;
}
