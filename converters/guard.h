/*
 * A task with a time limit. A document's reader cannot be stopped half-way in
 * a thread, so the task runs in a child process of its own.
 */
#ifndef CONVERTERS_GUARD_H
#define CONVERTERS_GUARD_H

#include "pipeline/buf.h"

enum guard {
	GUARD_DONE,
	GUARD_TIMEOUT,		/* it was killed */
	GUARD_FAILED,		/* it crashed, or could not be started */
};

/*
 * Runs work(context, out) and gives what it added to `out`. With 0
 * milliseconds that happens right here; else in a child, whose changes to
 * memory are lost with it.
 */
enum guard guard_run(void (*work)(void *context, struct buf *out), void *context,
		     unsigned milliseconds, struct buf *out);

#endif
