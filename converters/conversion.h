/*
 * One document from its inputs into its outputs, once both are settled: the
 * part that one-shot and bulk conversion share.
 */
#ifndef CONVERTERS_CONVERSION_H
#define CONVERTERS_CONVERSION_H

#include "converters/explain.h"
#include "converters/feed.h"
#include "converters/ids.h"
#include "converters/output.h"
#include "converters/summary.h"

struct conversion {
	const struct options *options;
	struct diag *diag;
	/* Made by init; the caller sets path and choice of each, and keeps the paths. */
	struct output *outputs;
	size_t n_outputs;
	struct sink *talk;		/* where --check and --explain speak; NULL: nowhere */

	struct id_way way;
	struct feed feed;
	struct explainer explainer;
	struct summary summary;		/* of what was read */
	struct sink *depfile;
	bool unchanged;			/* all targets were equal before (--if-changed) */
};

/* 0, or -1 reported; conversion_release() is due in both cases. */
int conversion_init(struct conversion *conversion, size_t n_outputs, const struct options *options,
		    struct diag *diag);
/* Puts all outputs in place, or none. 0, or -1 reported. */
int conversion_run(struct conversion *conversion, const struct strings *paths);
void conversion_release(struct conversion *conversion);

/* What a run ends with: errors that did not end it count as bad data. */
enum status status_of(const struct diag *diag);
/* The same of many documents: errors that did not end it, which `result` tells, were some's. */
enum status status_of_many(int result, const struct diag *diag);

#endif
