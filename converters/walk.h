/*
 * Which documents a bulk run is about: the operands, the names in
 * --files-from, and what lies below directories, in an order that depends on
 * nothing but the names.
 */
#ifndef CONVERTERS_WALK_H
#define CONVERTERS_WALK_H

#include <sys/types.h>

#include "converters/options.h"
#include "converters/report.h"
#include "pipeline/arena.h"

struct walk_item {
	const char *path;	/* to open it by */
	const char *name;	/* below its operand, with its suffix: where it goes below -O; mostly
				   the end of the path */
	dev_t device;
	ino_t inode;
};

struct walk {
	const struct options *options;
	struct report *report;	/* of what could not be read */
	struct diag *diag;	/* speaks to it */
	struct arena arena;		/* holds the paths */
	struct walk_item *items;	/* not there, for it would keep what they grew out of */
	size_t n, capacity;
	size_t skipped;		/* files of other kinds */
	size_t unreadable;	/* reported */
};

/*
 * Goes into directories, but not by symbolic links, not into hidden ones and
 * not into the output directory. What cannot be read is an error in diag and
 * the walk goes on. -1 when it could not: memory, or --files-from.
 */
int walk_collect(struct walk *walk, const struct options *options, struct report *report,
		 struct diag *diag);
/* How many of the items are to be done: none where --fail-fast met what it could not read. */
size_t walk_size(const struct walk *walk);
void walk_release(struct walk *walk);

#endif
