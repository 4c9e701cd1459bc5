/* What both sides of the canonical text CV need to know. */
#ifndef FORMATS_TEXT_CANONICAL_PARTS_H
#define FORMATS_TEXT_CANONICAL_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/canonical/layout.h"

#define CANONICAL_WIDTH 80
#define CANONICAL_NAMELESS "Curriculum Vitae"	/* instead of a name */
#define CANONICAL_NOTHING "-"	/* instead of what would begin an entry */
#define CANONICAL_PRESENT "Present"
#define CANONICAL_ID "id: "	/* in the further data */
#define CANONICAL_DATES_SIZE 48
#define CANONICAL_PATH_SIZE 128	/* "basics.profiles 12" */

/*
 * The entry's dates as they stand at the right; "" when it has none, or some
 * in another form, which then stand on lines with labels.
 */
void canonical_dates(const struct layout *layout, const void *object,
		     char out[CANONICAL_DATES_SIZE]);
/* How far the rest of an entry is indented. */
size_t canonical_indent(const struct layout *layout, bool markdown);

#endif
