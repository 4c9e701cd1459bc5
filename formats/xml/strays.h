/*
 * What a document holds beyond its vocabulary. All of it that stands in one
 * object is kept in order as one extra, "xml", an array: texts as strings,
 * attributes and elements as objects of one member (see twig_json).
 */
#ifndef FORMATS_XML_STRAYS_H
#define FORMATS_XML_STRAYS_H

#include "formats/xml/scan.h"
#include "pipeline/buf.h"

struct cv;
struct entry;
struct twig;

#define STRAYS_EXTRA "xml"

struct strays {
	struct buf json;
	size_t n;
	struct pos first;		/* where the first one stands */
	char first_name[64];		/* of it, perhaps cut short; "" for a text */
};

#define STRAYS_INIT { BUF_INIT, 0, { NULL, 0, 0 }, "" }

/* `within`: the element of the object in which the stray stands; "" for the object itself. */
void strays_add_text(struct strays *strays, struct pos pos, const char *text, size_t size);
void strays_add_attribute(struct strays *strays, struct pos pos, const char *within,
			  const char *name, const char *value, size_t size);
void strays_add_element(struct strays *strays, struct pos pos, const char *within,
			const struct twig *twig);

/* Makes the extra, says so once at that level, and frees the strays. */
void strays_keep(struct strays *strays, struct cv *cv, struct entry *entry, enum level level,
		 struct diag *diag);

#endif
