/* Whatever no other section takes. */
#include "formats/text/fill/fill.h"

#include "pipeline/fields.h"

void fill_other(struct fill *fill)
{
	struct other *other = NULL;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];

		if (!other) {
			other = cv_append(fill->cv, &fill->cv->other, &other_shape);
			other->entry.line = para->line;
			fill_heading(fill, &other->heading);
		}
		fill_append(fill, &other->text, "\n", para->text, para->size, para->line, GUESSED);
	}
}
