/*
 * The records to convert: those of one input, one after another, or the one
 * that several inputs make together. One record is read ahead, for a writer
 * has to know from the start whether more than one comes. A record that cannot
 * be read is reported and passed over.
 */
#ifndef CONVERTERS_FEED_H
#define CONVERTERS_FEED_H

#include "converters/input.h"
#include "pipeline/arena.h"

struct feed {
	struct input input;
	struct diag *diag;
	struct arena arenas[2];
	struct cv cvs[2];
	int which;		/* the record read ahead */
	int ahead;		/* 1: there is one, 0: the end, -1: nothing more can be had */
	bool any;		/* a record was read */
	bool failed;		/* one could not be */
	bool joined;		/* the inputs became one record */
	struct arena names;	/* holds `files` */
	struct strings files;	/* every file that was read */
};

/* A feed that has nothing. The functions that open one do this too. */
void feed_init(struct feed *feed, struct diag *diag);
/* Reads the first record. 0, or -1 reported; feed_close() is due in both cases. */
int feed_open(struct feed *feed, const struct strings *paths, const struct options *options,
	      struct sink *trace, struct diag *diag);
/* The same of bytes in memory, which stay, as the options do, until close. */
int feed_open_memory(struct feed *feed, const char *name, const char *bytes, size_t size,
		     const struct options *options, struct diag *diag);
/*
 * The next record, valid until the next call; NULL at the end or on failure,
 * which feed->ahead tells. Afterwards feed_more() says whether another follows.
 */
const struct cv *feed_next(struct feed *feed);
void feed_close(struct feed *feed);

static inline bool feed_more(const struct feed *feed)
{
	return feed->ahead != 0;
}

#endif
