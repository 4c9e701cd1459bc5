#ifndef FORMATS_XML_WRITE_H
#define FORMATS_XML_WRITE_H

#include "pipeline/format.h"

/* The slots of the format's row. */
int xml_begin(struct writer *writer);
int xml_put(struct writer *writer, const struct cv *cv);
int xml_end(struct writer *writer);

#endif
