/* One-shot conversion: sources to sinks. */
#ifndef CONVERTERS_FILE_H
#define CONVERTERS_FILE_H

#include "converters/messages.h"
#include "converters/options.h"

/* The inputs of the options into all their outputs. */
enum status file_convert(const struct options *options, struct messages *messages);

#endif
