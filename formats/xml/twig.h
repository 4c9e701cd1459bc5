/*
 * An element with all it holds, in memory: of a part of a document that is
 * looked at as a whole. Never of a document.
 */
#ifndef FORMATS_XML_TWIG_H
#define FORMATS_XML_TWIG_H

#include <stdbool.h>

#include "formats/xml/scan.h"

struct arena;
struct buf;

/* An element, or a piece of text (name NULL). All of it lives in the arena. */
struct twig {
	const char *space, *prefix, *name;
	uint32_t line, column;
	const struct xml_attribute *attributes;
	size_t n_attributes;
	const char *text;	/* of a text; not terminated */
	size_t size;
	struct twig *parent, *first, *last, *next;
	bool taken;		/* for who maps it: stands in the record already */
};

/* The element whose start was just read, up to its end. NULL on failure, reported. */
struct twig *twig_read(struct xml_scan *scan, const struct xml_event *start,
		       struct arena *arena);

/* Appends all text within, piece after piece. */
void twig_text(const struct twig *twig, struct buf *out);

/*
 * Appends the element as a JSON value: a string where it is text alone, else
 * an array of what it holds in order, texts as strings, the rest as objects
 * of one member: {"@attribute": "..."} and {"child": ...}.
 */
void twig_json(const struct twig *twig, struct buf *out);
/* Appends the beginning of such an object, up to its value: {"within/mark prefix:name": */
void twig_key(struct buf *out, const char *within, const char *mark, const char *prefix,
	      const char *name);

#endif
