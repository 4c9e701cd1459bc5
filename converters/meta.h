/* What the program says of itself: help, version, formats, schemas, completions. */
#ifndef CONVERTERS_META_H
#define CONVERTERS_META_H

#include "converters/messages.h"
#include "converters/options.h"

#define CVCONV_VERSION "1.0.0"

/* Carries out a command from COMMAND_HELP on, to standard output. */
enum status meta_run(const struct options *options, struct messages *messages);

/* Its parts: 0, or -1 reported; the sink's errors stick. */
int help_print(const struct options *options, struct sink *sink, struct diag *diag);
int completion_print(const struct options *options, struct sink *sink, struct diag *diag);

#endif
