/*
 * Inside the second stage: what a page of Markdown says to the generator of a
 * site or to pandoc (front matter in YAML, tags of Liquid) and not to readers.
 */
#ifndef FORMATS_TEXT_PAGE_SITE_H
#define FORMATS_TEXT_PAGE_SITE_H

#include <stddef.h>

struct rows;

/* The row behind the front matter that the text begins with; 0 if it has none. */
size_t site_front_matter_end(const struct rows *rows);

/*
 * Drops it, takes the keys off what front matter says of the person, and the
 * marks off the definitions of terms.
 */
void site_mark(struct rows *rows);

#endif
