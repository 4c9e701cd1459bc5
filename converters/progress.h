/* How a bulk run goes: a line that stays in place on a terminal, and its last line. */
#ifndef CONVERTERS_PROGRESS_H
#define CONVERTERS_PROGRESS_H

#include "converters/options.h"

struct progress {
	size_t total;		/* documents; 0: not known */
	size_t done;		/* all of the following */
	size_t converted, unchanged, failed;
	size_t skipped;
	size_t warnings;
	bool shown;		/* the line is kept up to date */
	double started, drawn;	/* seconds */
};

void progress_begin(struct progress *progress, size_t total, const struct options *options);
/* One more is done. */
enum made { MADE_NEW, MADE_UNCHANGED, MADE_NOTHING };
void progress_count(struct progress *progress, enum made made);
/* Draws the line anew, a few times a second. */
void progress_draw(struct progress *progress);
/* Takes the line away, before something else is said. */
void progress_clear(struct progress *progress);
/* The summary, unless -q. */
void progress_end(struct progress *progress, const struct options *options);

#endif
