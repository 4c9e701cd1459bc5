/*
 * The registry: the one place that names all formats.
 */
#ifndef FORMATS_FORMATS_H
#define FORMATS_FORMATS_H

#include "pipeline/format.h"

/* Every format that is built in, NULL at the end. */
extern const struct format *const formats_all[];

#endif
