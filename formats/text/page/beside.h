/*
 * Inside the second stage: headings that stand in the margin, beside their
 * sections, over as many rows as the margin is narrow:
 *
 *	Research       Looms, and the wear of sails
 *	Interests
 *	Education      Kelpie College                        2014 - 2018
 */
#ifndef FORMATS_TEXT_PAGE_BESIDE_H
#define FORMATS_TEXT_PAGE_BESIDE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct gutter;
struct page;
struct rows;

/* Whether what stands left of the gutter is headings. */
bool beside_is_layout(const struct page *page, const struct gutter *gutter);

/* Puts each heading on a row of its own, and the rows beside and below it behind it. */
void beside_put(struct arena *arena, struct rows *out, const struct page *page,
		const struct gutter *gutter);

#endif
