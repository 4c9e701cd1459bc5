/*
 * Reading XML: which vocabulary a document is of is told by its root, and
 * each vocabulary has its own file.
 */
#ifndef FORMATS_XML_READ_H
#define FORMATS_XML_READ_H

#include <stdbool.h>

#include "formats/xml/scan.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/format.h"

struct xml_reader {
	struct xml_scan *scan;
	struct diag *diag;
	struct cv *cv;			/* the record being read */
	const char *space;		/* of the root */
	bool many, done;
	int (*read)(struct xml_reader *reader, const struct xml_event *start);
	struct buf text;		/* of the leaf being read */
	struct buf json;
	struct arena twigs;		/* of the element being looked at */
};

/* The slots of the format's row. */
int xml_open(struct reader *reader);
int xml_next(struct reader *reader, struct cv *cv);
void xml_close(struct reader *reader);

/* Reads one record of our vocabulary, whose start was just read. 0, or -1 reported. */
int own_read(struct xml_reader *reader, const struct xml_event *start);
/* The same for whole documents of others: Europass's two and ORCID's record. */
int passport_read(struct xml_reader *reader, const struct xml_event *start);
int candidate_read(struct xml_reader *reader, const struct xml_event *start);
int orcid_read(struct xml_reader *reader, const struct xml_event *start);

#endif
