/* The format's own JSON schema (draft 7): the field table, said in that language. */
#ifndef FORMATS_JSON_SCHEMA_H
#define FORMATS_JSON_SCHEMA_H

struct sink;

int json_schema(struct sink *sink);

#endif
