#ifndef FORMATS_XML_SCHEMA_H
#define FORMATS_XML_SCHEMA_H

struct sink;

/* Writes the RELAX NG schema of our vocabulary, made from the field table; 0. */
int xml_schema(struct sink *sink);

#endif
