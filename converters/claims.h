/* The output paths of a run that names its files by ids: each is made once. */
#ifndef CONVERTERS_CLAIMS_H
#define CONVERTERS_CLAIMS_H

#include "converters/table.h"
#include "pipeline/arena.h"
#include "pipeline/diag.h"

struct claims {
	struct arena arena;
	struct table paths;
};

#define CLAIMS_INIT { ARENA_INIT, TABLE_INIT }

/*
 * The path below the folder that the id (its folders kept, nothing that climbs)
 * and the suffix make; its directories are made as well. NULL, reported for
 * `input`, when another id made that path before.
 */
const char *claims_path(struct claims *claims, const char *folder, const char *id,
			const char *suffix, const char *input, struct diag *diag);
void claims_release(struct claims *claims);

#endif
