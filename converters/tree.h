/* A directory to its mirror, in parallel; bad files are counted, not fatal. */
#ifndef CONVERTERS_TREE_H
#define CONVERTERS_TREE_H

#include "converters/messages.h"
#include "converters/options.h"

/* Every document that the options name into one output per -t, below -O. */
enum status tree_convert(const struct options *options, struct messages *messages);

#endif
