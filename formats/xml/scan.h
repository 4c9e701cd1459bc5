/*
 * An XML document as a row of events, one by one: libxml2's SAX2 push parser
 * behind a pull interface, so that a reader can stop at the end of a record.
 *
 * Nothing but the source is read: no entity beyond XML's own five, no DTD, no
 * network. The encoding that the document declares is ignored, for a source
 * is UTF-8 already. Memory is that of a slice of the input.
 */
#ifndef FORMATS_XML_SCAN_H
#define FORMATS_XML_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/diag.h"
#include "pipeline/source.h"

#define XML_MAX_DEPTH 100	/* of elements */

enum xml_event_kind {
	XML_EVENT_START,
	XML_EVENT_TEXT,		/* may come in several pieces */
	XML_EVENT_END,
};

struct xml_attribute {
	const char *space;	/* "" for none */
	const char *prefix;	/* "" for none */
	const char *name;
	const char *value;	/* not terminated */
	size_t size;
};

/* Names live as long as the scan, the rest until the next event is asked for. */
struct xml_event {
	enum xml_event_kind kind;
	uint32_t line, column;		/* where it ends; column 0 if not known */
	const char *space, *prefix, *name;	/* of an element; "" for none */
	const struct xml_attribute *attributes;	/* of a start; name space declarations apart */
	size_t n_attributes;
	const char *text;		/* of a text; not terminated */
	size_t size;
};

struct xml_scan;

/* NULL when memory is out, reported. Source and diag stay the caller's. */
struct xml_scan *xml_scan_open(struct source *source, struct diag *diag);
/* 1 an event, 0 the document's end, -1 failed (reported once; then always -1). */
int xml_scan_next(struct xml_scan *scan, struct xml_event *event);
void xml_scan_close(struct xml_scan *scan);	/* NULL is fine */

struct pos xml_scan_pos(const struct xml_scan *scan, const struct xml_event *event);

/* Whether a text is XML's white space alone. */
bool xml_is_blank(const char *text, size_t size);

#endif
