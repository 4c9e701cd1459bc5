/* JSON that is no résumé. */
#ifndef FORMATS_JSON_MISFIT_H
#define FORMATS_JSON_MISFIT_H

#include "formats/json/document.h"

/*
 * 0 for a résumé: an object of which the schema, old or new, knows a member,
 * or the empty one. Else -1, after an error that says what it looks like. An
 * object that is a résumé in part only, by its names, is warned of.
 */
int misfit_refuse(struct document *doc, const struct node *root);

#endif
