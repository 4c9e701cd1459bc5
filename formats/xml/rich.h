/*
 * Text with HTML in it, as Europass keeps its long texts: taken apart into
 * paragraphs and list items, mark-up gone, white space folded. Linear in the
 * text; nothing is refused, what is no tag or entity is text.
 */
#ifndef FORMATS_XML_RICH_H
#define FORMATS_XML_RICH_H

#include <stdbool.h>

#include "pipeline/buf.h"

struct cv;

struct rich {
	const char *at, *end;
	bool item;		/* whether the block just given was a list item */
	bool in_item;
	bool no_more_tags;	/* no '>' is left */
	struct buf link;	/* address of the open <a> */
	struct buf block;	/* the block just given; never empty */
};

void rich_init(struct rich *rich, const char *html, size_t size);
/* Had memory run out, the record has failed. */
void rich_release(struct rich *rich, struct cv *cv);
/* Whether there is another block, then in rich->block. */
bool rich_next(struct rich *rich);

#endif
