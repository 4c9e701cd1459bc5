/*
 * Which outputs a bulk run makes of which inputs. Settled before anything is
 * written, for two inputs may claim one output, and an output may be an input.
 */
#ifndef CONVERTERS_PLAN_H
#define CONVERTERS_PLAN_H

#include "converters/walk.h"

enum task_state {
	TASK_TO_DO,
	TASK_UP_TO_DATE,	/* -u: the outputs are newer */
	TASK_REFUSED,		/* reported */
};

struct task {
	const struct walk_item *item;
	const char **outputs;	/* one path per -t; none for --check */
	enum task_state state;
};

struct plan {
	struct arena arena;
	struct task *tasks;
	size_t n;
	size_t n_outputs;	/* of each task */
};

/* Takes the walk's items; both must live on. 0, or -1 when memory ran out, reported. */
int plan_make(struct plan *plan, const struct walk *walk, const struct options *options,
	      struct diag *diag);
void plan_release(struct plan *plan);

/* Puts the path of an output together: the name below -O, with the choice's suffix. */
void plan_output_path(struct buf *out, const struct options *options, const char *name,
		      const struct choice *choice);

#endif
