/*
 * Which outputs a bulk run makes of which inputs. Settled before anything is
 * written, for two inputs may claim one output, and an output may be an input.
 * Of a million tasks only their states are kept; paths are made when asked for.
 */
#ifndef CONVERTERS_PLAN_H
#define CONVERTERS_PLAN_H

#include "converters/walk.h"

enum task_state {
	TASK_TO_DO,
	TASK_UP_TO_DATE,	/* -u: the outputs are newer */
	TASK_REFUSED,		/* reported */
};

struct plan {
	const struct walk *walk;	/* task i is about its item i */
	const struct options *options;
	unsigned char *states;		/* enum task_state */
	size_t n_outputs;		/* of each task: one per -t; none for --check */
};

/* The walk must live on; refusals go to its report. 0, or -1 when memory ran out, reported. */
int plan_make(struct plan *plan, const struct walk *walk, const struct options *options,
	      struct diag *diag);
void plan_release(struct plan *plan);

/* The paths of a task's outputs, and a NULL, in the arena; NULL when memory ran out. */
const char **plan_outputs(const struct plan *plan, size_t i, struct arena *arena);

#endif
