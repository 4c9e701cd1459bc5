/* The output paths of a run that names its files by ids: each is made once. */
#ifndef CONVERTERS_CLAIMS_H
#define CONVERTERS_CLAIMS_H

#include "converters/options.h"
#include "converters/table.h"

struct claims {
	const struct options *options;
	struct arena arena;
	struct strings paths;		/* all made so far; v is not in the arena */
	struct table table;		/* their numbers */
};

void claims_init(struct claims *claims, const struct options *options);
/*
 * The path below -O that the id (its folders kept, nothing that climbs) and
 * the suffix make; its directories are made as well, but for -n. NULL, reported for
 * `input`, when another id made that path before or an input is there.
 */
const char *claims_path(struct claims *claims, const char *id, const char *suffix,
			const char *input, struct diag *diag);
void claims_release(struct claims *claims);

#endif
