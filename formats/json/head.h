/*
 * What a document says of itself, not of the person: `$schema`, which every
 * writer sets anew, and `meta`, which rides along.
 */
#ifndef FORMATS_JSON_HEAD_H
#define FORMATS_JSON_HEAD_H

#include "formats/json/document.h"

#define HEAD_SCHEMA "$schema"

bool head_is_member(const char *name);

/* Reports what of the member the schema refuses. */
void head_check(struct document *doc, const struct node *member);

#endif
