/* JSON Resume (https://jsonresume.org/schema), 0.x and 1.x. */
#ifndef FORMATS_JSON_JSON_H
#define FORMATS_JSON_JSON_H

#include "pipeline/format.h"

extern const struct format json_format;

#endif
