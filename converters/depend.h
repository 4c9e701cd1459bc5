/* Rules for make: which files were read for an output (gcc's -MD and friends). */
#ifndef CONVERTERS_DEPEND_H
#define CONVERTERS_DEPEND_H

#include "converters/options.h"
#include "pipeline/buf.h"

/*
 * Opens the depfile of these targets ("-" among them counts not) and writes
 * the rule; the caller commits and closes. Names are escaped for GNU make and
 * ninja. BSD make reads the same rules, but has no way to name a file with a
 * blank, a dollar or a colon in it, nor a target with a per cent sign. NULL on
 * failure, reported.
 */
struct sink *depend_write(const struct options *options, const struct strings *targets,
			  const struct strings *files, struct diag *diag);

#endif
