/* References, and whatever no other section takes. */
#include "formats/text/fill.h"

#include <string.h>

#include "pipeline/fields.h"

/* "— Jane Roe", "Jane Roe" or "Jane Roe, CTO @ Foo": who wrote the text above or below. */
static bool is_signature(const struct para *para)
{
	const struct token *first = para->tokens.n ? &para->tokens.v[0] : NULL;

	return first && first->kind == TOKEN_PUNCT && first->code == '-' &&
	       para_is_headish(para);
}

static bool any_signature(const struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++)
		if (is_signature(&fill->paras->v[i]))
			return true;
	return false;
}

static struct reference *new_reference(struct fill *fill, const struct para *para)
{
	struct reference *entry = cv_append(fill->cv, &fill->cv->references, &reference_shape);

	entry->entry.line = para->line;
	fill_section(fill, &entry->section);
	return entry;
}

/* The name stands under the text, after a dash. */
static void fill_signed(struct fill *fill)
{
	struct reference *entry = NULL;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];

		if (!entry)
			entry = new_reference(fill, para);
		if (is_signature(para)) {
			struct piece name = piece_trim(piece_all(para));

			fill_piece(fill, &entry->name, &name, LIKELY);
			entry = NULL;
		} else {
			fill_append(fill, &entry->reference, " ", para->text, para->size,
				    para->line, LIKELY);
		}
	}
}

/* The name stands above the text. */
static void fill_named(struct fill *fill)
{
	struct reference *entry = NULL;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];

		if (!entry || (para_is_headish(para) && entry->reference.s)) {
			struct piece name = piece_trim(piece_all(para));

			entry = new_reference(fill, para);
			if (para_is_headish(para)) {
				fill_piece(fill, &entry->name, &name, LIKELY);
				continue;
			}
		}
		fill_append(fill, &entry->reference, " ", para->text, para->size, para->line,
			    LIKELY);
	}
}

void fill_references(struct fill *fill)
{
	if (any_signature(fill))
		fill_signed(fill);
	else
		fill_named(fill);
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
