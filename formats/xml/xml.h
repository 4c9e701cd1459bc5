/* XML: cvconv's own vocabulary; also reads Europass and ORCID records. */
#ifndef FORMATS_XML_XML_H
#define FORMATS_XML_XML_H

#include "pipeline/format.h"

extern const struct format xml_format;

#endif
