/* Plain text CVs of every kind, and the canonical text CV. */
#ifndef FORMATS_TEXT_TEXT_H
#define FORMATS_TEXT_TEXT_H

#include "pipeline/format.h"

extern const struct format text_format;

#endif
