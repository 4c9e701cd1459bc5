/* One file into many that are named by ids: what --split and --unpack share. */
#ifndef CONVERTERS_SPREAD_H
#define CONVERTERS_SPREAD_H

#include "converters/claims.h"
#include "converters/messages.h"
#include "converters/progress.h"

struct spread {
	const struct options *options;
	struct choices to;	/* what is made of a record */
	const char *input;	/* what is taken apart; set by the caller */
	struct diag diag;
	struct claims claims;
	struct progress progress;
	struct sink *talk;	/* what -n says */
};

/* `to` is -t's. 0, or -1 reported; spread_release() is due in both cases. */
int spread_begin(struct spread *spread, const struct options *options, struct messages *messages);

/* A record, in every format; nothing is made when one of them fails, unchanged are all or none. */
enum made spread_record(struct spread *spread, const char *id, const struct cv *cv);
/* Bytes as they are. */
enum made spread_bytes(struct spread *spread, const char *id, const char *suffix, const char *bytes,
		       size_t size);
/* Counts what one record or line became; 1 when --fail-fast ends the run. */
int spread_count(struct spread *spread, enum made made);

/* The summary. 0, or -1 reported. */
int spread_end(struct spread *spread);
void spread_release(struct spread *spread);

#endif
