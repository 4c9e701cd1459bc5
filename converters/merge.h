/* Many documents in one file, and back. */
#ifndef CONVERTERS_MERGE_H
#define CONVERTERS_MERGE_H

#include "converters/messages.h"
#include "converters/options.h"

/* --merge: all inputs, read in parallel, into the one output, in order. */
enum status merge_convert(const struct options *options, struct messages *messages);

/* --split: each record of the inputs into a file of its own, named by its id. */
enum status split_convert(const struct options *options, struct messages *messages);

#endif
