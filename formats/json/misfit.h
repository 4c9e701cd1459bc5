/* JSON that is no résumé. */
#ifndef FORMATS_JSON_MISFIT_H
#define FORMATS_JSON_MISFIT_H

#include "formats/json/document.h"

/*
 * 0 for a résumé: an object with `basics` (or the old `bio`) or the schema's
 * name, or one of whose members the schema, old or new, knows at least half;
 * the rest of them is warned of. Else -1, after an error that says what the
 * document looks like.
 */
int misfit_refuse(struct document *doc, const struct node *root);

#endif
