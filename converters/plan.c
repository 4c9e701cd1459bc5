#include "converters/plan.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "converters/files.h"
#include "converters/table.h"
#include "pipeline/buf.h"
#include "pipeline/temporary.h"

struct planner {
	struct plan *plan;
	struct diag *diag;
	struct table inputs;		/* items by their files' identity */
	struct table outputs;		/* by path: numbers as in add_path() */
	struct buf path, other;		/* of the output at hand, and of one filed before */
	struct stat status;		/* whose identity is looked up */
	struct buf swept;		/* the last folder rid of stale temporaries */
};

static int out_of_memory(struct planner *planner)
{
	return diag_error(planner->diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
}

/* Names */

/* The name of an output: that of the item below -O, with the choice's suffix. */
static void add_output_path(struct buf *out, const struct options *options, const char *name,
			    const struct choice *choice)
{
	struct choice own = choose_by_suffix(name);
	size_t size = strlen(name) - (own.suffix ? strlen(own.suffix) : 0);
	const char *folder = options->output_dir;
	size_t length = strlen(folder);

	buf_addf(out, "%s%s", folder, length > 0 && folder[length - 1] != '/' ? "/" : "");
	buf_add(out, strcmp(name, "-") == 0 ? "stdin" : name, strcmp(name, "-") == 0 ? 5 : size);
	buf_adds(out, choice_suffix(choice));
}

/* Outputs are numbered through: first all those of the first item. */
static void add_path(struct buf *out, const struct plan *plan, size_t number)
{
	add_output_path(out, plan->options, plan->walk->items[number / plan->n_outputs].name,
			&plan->options->to.v[number % plan->n_outputs]);
}

const char **plan_outputs(const struct plan *plan, size_t i, struct arena *arena)
{
	const char **paths = arena_array(arena, plan->n_outputs + 1, sizeof(*paths));

	for (size_t j = 0; paths && j < plan->n_outputs; j++) {
		struct buf path = BUF_INIT;

		add_path(&path, plan, i * plan->n_outputs + j);
		paths[j] = path.failed ? NULL : arena_copy(arena, path.bytes, path.size);
		if (!paths[j])
			paths = NULL;
		buf_release(&path);
	}
	return paths;
}

/* Refusing */

static int refuse(struct planner *planner, size_t i, const char *what, size_t whose)
{
	const struct walk_item *items = planner->plan->walk->items;

	planner->plan->states[i] = TASK_REFUSED;
	diag_error(planner->diag, STATUS_CANTCREAT, pos_at(items[i].path, 0, 0), "collision",
		   "its output '%s' is %s '%s'", planner->path.bytes, what, items[whose].path);
	return 0;
}

static uint32_t hash_identity(dev_t device, ino_t inode)
{
	const uint64_t identity[] = { device, inode };

	return table_hash(identity, sizeof(identity));
}

static bool is_input(void *context, uint32_t number)
{
	const struct planner *planner = context;
	const struct walk_item *item = &planner->plan->walk->items[number];

	return item->device == planner->status.st_dev && item->inode == planner->status.st_ino;
}

static bool is_same_output(void *context, uint32_t number)
{
	struct planner *planner = context;

	buf_clear(&planner->other);
	add_path(&planner->other, planner->plan, number);
	return planner->other.size == planner->path.size &&
	       memcmp(planner->other.bytes, planner->path.bytes, planner->path.size) == 0;
}

/* The output at hand, of item i: nothing may be there that is an input, or another's output. */
static int claim(struct planner *planner, size_t i, size_t number)
{
	uint32_t hash = table_hash(planner->path.bytes, planner->path.size);
	uint32_t input = TABLE_NONE, other;
	size_t n_outputs = planner->plan->n_outputs;

	if (stat(planner->path.bytes, &planner->status) == 0)
		input = table_find(&planner->inputs,
				   hash_identity(planner->status.st_dev, planner->status.st_ino),
				   is_input, planner);
	if (input != TABLE_NONE)
		return refuse(planner, i, "the input", input);
	other = table_find(&planner->outputs, hash, is_same_output, planner);
	if (other == TABLE_NONE)
		return table_add(&planner->outputs, hash, (uint32_t)number);
	return other / n_outputs != i ? refuse(planner, i, "already made of", other / n_outputs) : 0;
}

/* Planning */

/* Folders come one after another, so remembering the last is enough. */
static void sweep_folder(struct planner *planner)
{
	const char *path = planner->path.bytes, *slash = strrchr(path, '/');
	size_t size = slash ? (size_t)(slash - path) : 0;
	struct buf *swept = &planner->swept;

	if (planner->plan->options->dry_run || !slash ||
	    (swept->size == size && memcmp(swept->bytes, path, size) == 0))
		return;
	buf_clear(swept);
	buf_add(swept, path, size);
	temporaries_sweep(swept->bytes);
}

static int plan_task(struct planner *planner, size_t i)
{
	struct plan *plan = planner->plan;
	bool up_to_date = plan->options->overwrite == OVERWRITE_NEWER && plan->n_outputs > 0;

	for (size_t j = 0; j < plan->n_outputs; j++) {
		size_t number = i * plan->n_outputs + j;

		buf_clear(&planner->path);
		add_path(&planner->path, plan, number);
		sweep_folder(planner);
		if (claim(planner, i, number) || planner->path.failed || planner->other.failed)
			return out_of_memory(planner);
		up_to_date = up_to_date &&
			     file_is_newer(planner->path.bytes, plan->walk->items[i].path);
	}
	if (plan->states[i] == TASK_REFUSED)
		report_failure(plan->walk->report, plan->walk->items[i].path, STATUS_CANTCREAT);
	else if (up_to_date)
		plan->states[i] = TASK_UP_TO_DATE;
	return 0;
}

/* A file with many names is filed under one of them. */
static int index_inputs(struct planner *planner)
{
	const struct walk *walk = planner->plan->walk;

	for (size_t i = 0; i < walk->n; i++) {
		uint32_t hash = hash_identity(walk->items[i].device, walk->items[i].inode);

		planner->status.st_dev = walk->items[i].device;
		planner->status.st_ino = walk->items[i].inode;
		if (table_find(&planner->inputs, hash, is_input, planner) == TABLE_NONE &&
		    table_add(&planner->inputs, hash, (uint32_t)i))
			return out_of_memory(planner);
	}
	return 0;
}

int plan_make(struct plan *plan, const struct walk *walk, const struct options *options,
	      struct diag *diag)
{
	struct planner planner = {
		.plan = plan, .diag = diag,
		.path = BUF_INIT, .other = BUF_INIT, .swept = BUF_INIT,
	};
	int result;

	*plan = (struct plan){
		.walk = walk, .options = options,
		.states = calloc(walk->n + 1, sizeof(*plan->states)),
		.n_outputs = options->check ? 0 : options->to.n,
	};
	result = !plan->states || walk->n >= TABLE_NONE / (plan->n_outputs + 1) ?
		 out_of_memory(&planner) : index_inputs(&planner);
	for (size_t i = 0; !result && i < walk->n; i++)
		result = plan_task(&planner, i);
	table_release(&planner.inputs);
	table_release(&planner.outputs);
	buf_release(&planner.path);
	buf_release(&planner.other);
	buf_release(&planner.swept);
	return result;
}

void plan_release(struct plan *plan)
{
	free(plan->states);
}
