/*
 * A document read in a process of its own, as --timeout wants it: its records
 * come back as NDJSON, to be read from there.
 */
#ifndef CONVERTERS_APART_H
#define CONVERTERS_APART_H

#include "converters/feed.h"
#include "converters/guard.h"
#include "converters/report.h"

struct apart {
	struct options options;	/* for the NDJSON */
	struct buf bytes;	/* holds it, until the feed is closed */
	size_t read;		/* bytes of the document */
};

#define APART_INIT { .bytes = BUF_INIT }

/*
 * Opens the feed on what the child has read of the document, and says in the
 * report and the diag what it said. 0, or -1 reported; feed_close() and
 * apart_release(), in this order, are due in both cases.
 */
int apart_open(struct apart *apart, struct feed *feed, const char *path,
	       const struct options *options, struct report *report, struct diag *diag);
void apart_release(struct apart *apart);

/* Says why a guarded child left no result. */
int apart_lost(enum guard guard, const char *path, struct diag *diag);

#endif
