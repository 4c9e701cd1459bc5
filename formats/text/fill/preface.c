#include "formats/text/fill/preface.h"

#include "formats/text/fill/publications.h"
#include "pipeline/fields.h"

enum {
	LEAST_WORDS = 3,
	MOST_WORDS = 40,
};

#define ITEM (LINE_BULLET | LINE_NUMBERED)

static bool ends_sentence(const struct piece *all, size_t i)
{
	return piece_is_code(all, i, '.') &&
	       (i + 1 == all->to || all->para->tokens.v[i + 1].flags & TOKEN_SPACE_BEFORE);
}

/* A full stop or brackets around all of it, which no heading has. */
static bool is_sentence(const struct piece *all)
{
	if (piece_is_code(all, all->from, '('))
		return piece_is_code(all, all->to - 1, ')');
	for (size_t i = all->from + 1; i < all->to; i++)
		if (ends_sentence(all, i))
			return true;
	return false;
}

/* Whether paragraph i is none of the items below it, or of what its sub-heading heads. */
static bool is_preface(const struct fill *fill, const struct section *section, size_t i)
{
	const struct para *para = &fill->paras->v[i];
	struct piece all = piece_all(para);

	if (i + 1 >= section->to || piece_empty(&all) || para->flags & (ITEM | LINE_HEADING | LINE_BOLD) ||
	    para->words < LEAST_WORDS || para->words > MOST_WORDS || !is_sentence(&all) ||
	    citation_begins_with_authors(fill->arena, para))
		return false;
	return fill->paras->v[i + 1].flags & (ITEM | LINE_HEADING) || publication_is_subheading(fill, i + 1, false);
}

static void tell(struct fill *fill, struct other **other, const struct piece *sentence)
{
	if (!*other) {
		*other = cv_append(fill->cv, &fill->cv->other, &other_shape);
		(*other)->entry.line = sentence->para->line;
		fill_section(fill, &(*other)->heading);
	}
	fill_append_piece(fill, &(*other)->text, " ", sentence, LIKELY);
}

static void take_sentences(struct fill *fill, const struct para *para, struct footnotes *footnotes)
{
	struct piece all = piece_all(para);
	struct other *other = NULL;
	size_t from = all.from;

	for (size_t i = all.from; i < all.to; i++) {
		struct piece sentence = { para, from, i + 1 };

		if (!ends_sentence(&all, i) && i + 1 < all.to)
			continue;
		from = i + 1;
		if (!footnotes_add(footnotes, sentence))
			tell(fill, &other, &sentence);
	}
}

void preface_take(struct fill *fill, struct section *section, struct footnotes *footnotes)
{
	while (section->from < section->to && is_preface(fill, section, section->from))
		take_sentences(fill, &fill->paras->v[section->from++], footnotes);
}
