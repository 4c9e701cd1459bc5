/* Rules for make: which files were read for an output (gcc's -MD and friends). */
#ifndef CONVERTERS_DEPEND_H
#define CONVERTERS_DEPEND_H

#include "converters/options.h"
#include "pipeline/buf.h"

/*
 * Opens the depfile of these targets ("-" among them counts not) and writes
 * the rule; the caller commits and closes. Names are escaped as GNU make, BSD
 * make and ninja read them. NULL on failure, reported.
 */
struct sink *depend_write(const struct options *options, const struct strings *targets,
			  const struct strings *files, struct diag *diag);

#endif
