/* References, and whatever no other section takes. */
#include "formats/text/fill.h"

#include <string.h>

#include "pipeline/fields.h"

#define REFEREE_WORDS 16

/* "— Jane Roe": a dash before it says that the name stands under the text. */
static bool is_signed(const struct para *para)
{
	return para->tokens.n && token_is_code(&para->tokens.v[0], '-');
}

static bool ends_sentence(const struct para *para)
{
	static const uint32_t marks[] = { '.', '!', '?', '"', 0x201D, 0x3002, ']' };
	const struct token *last = &para->tokens.v[para->tokens.n - 1];

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (token_is_code(last, marks[i]))
			return true;
	return false;
}

/* "University of X, Department": where a referee works, not who it is. */
static bool begins_with_org(const struct para *para)
{
	const uint64_t orgs = WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ORG) |
			      WORD_MASK(WORD_DEPARTMENT);
	struct piece piece = piece_all(para);

	for (size_t i = 0; i < para->tokens.n; i++)
		if (token_is_comma(&para->tokens.v[i]) || token_is_code(&para->tokens.v[i], '-')) {
			piece.to = i;
			break;
		}
	return (piece_classes(&piece) & orgs) && !piece_is(&piece, WORD_PREFIX);
}

/* Who wrote a reference: a short line that is no sentence, or one behind a dash. */
static bool is_referee(const struct para *para)
{
	if (!para->words || para->words > REFEREE_WORDS)
		return false;
	return is_signed(para) ||
	       (!para->prose && !ends_sentence(para) && !begins_with_org(para));
}

static struct reference *new_reference(struct fill *fill, const struct para *para)
{
	struct reference *entry = cv_append(fill->cv, &fill->cv->references, &reference_shape);

	entry->entry.line = para->line;
	fill_section(fill, &entry->section);
	return entry;
}

/* The name as written, without the dash before it. */
static void add_referee(struct fill *fill, struct reference *entry, const struct para *para)
{
	struct piece name = piece_trim(piece_all(para));

	if (piece_empty(&name))
		return;
	name.to = para->tokens.n;
	fill_append_piece(fill, &entry->name, ", ", &name, LIKELY);
}

static void add_words(struct fill *fill, struct reference *entry, const struct para *para)
{
	fill_append(fill, &entry->reference, " ", para->text, para->size, para->line, LIKELY);
}

/* How the section's references are laid out. */
struct referees {
	bool below;	/* names stand under their texts */
	bool texts;	/* there is more than names */
	bool spaced;	/* a blank line above each line */
};

static struct referees look_at_referees(const struct fill *fill)
{
	const struct para *v = fill->paras->v;
	struct referees referees = { false, false, true };
	size_t from = fill->section->from, to = fill->section->to;

	for (size_t i = from; i < to; i++) {
		referees.below |= is_signed(&v[i]) && is_referee(&v[i]);
		referees.texts |= !is_referee(&v[i]);
		referees.spaced &= i == from || v[i].blanks;
	}
	referees.below |= from < to && !is_referee(&v[from]) && is_referee(&v[to - 1]);
	return referees;
}

static bool begins_reference(const struct referees *referees, const struct reference *last,
			     const struct para *para, bool names)
{
	if (!last)
		return true;
	if (!referees->texts)	/* name, position, address: blank lines part them */
		return para->blanks && (!referees->spaced || last->reference.s);
	return referees->below ? last->name.s && !names : last->reference.s && names;
}

void fill_references(struct fill *fill)
{
	struct referees referees = look_at_referees(fill);
	struct reference *entry = NULL;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		bool names = is_referee(para);

		if (begins_reference(&referees, entry, para, names))
			entry = new_reference(fill, para);
		if (names && (referees.texts || !entry->name.s))
			add_referee(fill, entry, para);
		else
			add_words(fill, entry, para);
	}
}

void fill_other(struct fill *fill)
{
	struct other *other = NULL;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];

		if (!other) {
			other = cv_append(fill->cv, &fill->cv->other, &other_shape);
			other->entry.line = para->line;
			fill_section(fill, &other->heading);
		}
		fill_append(fill, &other->text, "\n", para->text, para->size, para->line, GUESSED);
	}
}
