/* Objects of a document into objects of the record, member by member. */
#ifndef FORMATS_JSON_OBJECT_H
#define FORMATS_JSON_OBJECT_H

#include "formats/json/document.h"
#include "pipeline/fields.h"

/* Takes the members of the node, which is an object. */
void members_into_object(struct document *doc, const struct shape *shape, void *object,
			 const struct node *node);

#endif
