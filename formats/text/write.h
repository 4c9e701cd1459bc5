/* The writer of text: the canonical text CV, plain or as Markdown. */
#ifndef FORMATS_TEXT_WRITE_H
#define FORMATS_TEXT_WRITE_H

#include "pipeline/format.h"

int text_put(struct writer *writer, const struct cv *cv);

#endif
