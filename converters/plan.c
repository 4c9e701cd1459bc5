#include "converters/plan.h"

#include <string.h>
#include <sys/stat.h>

#include "converters/files.h"
#include "converters/table.h"
#include "pipeline/buf.h"

/* A file as the system knows it, without padding, to look it up by. */
struct identity {
	dev_t device;
	ino_t inode;
};

struct planner {
	struct plan *plan;
	const struct options *options;
	struct diag *diag;
	struct table claims;		/* output path -> the item that makes it */
	struct table inputs;		/* struct identity -> the item */
	struct identity *identities;	/* of the items */
	char *last_folder;		/* swept of stale temporaries */
};

static int out_of_memory(struct planner *planner)
{
	return diag_error(planner->diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
}

/* Names */

void plan_output_path(struct buf *out, const struct options *options, const char *name,
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

/* Refusing */

static bool refuse(struct planner *planner, const struct task *task, const char *path,
		   const char *what, const char *whose)
{
	diag_error(planner->diag, STATUS_CANTCREAT, pos_at(task->item->path, 0, 0), "collision",
		   "its output '%s' is %s '%s'", path, what, whose);
	return true;
}

static const struct walk_item *input_at(const struct planner *planner, const char *path)
{
	struct identity identity;
	struct stat status;

	if (stat(path, &status))
		return NULL;
	memset(&identity, 0, sizeof(identity));
	identity.device = status.st_dev;
	identity.inode = status.st_ino;
	return table_get(&planner->inputs, &identity, sizeof(identity));
}

static bool is_refused(struct planner *planner, const struct task *task, const char *path)
{
	const struct walk_item *input = input_at(planner, path);
	const void **claim = table_at(&planner->claims, path, strlen(path), task->item);

	if (input)
		return refuse(planner, task, path, "the input", input->path);
	if (!claim)
		return out_of_memory(planner) != 0;
	if (*claim != task->item)
		return refuse(planner, task, path, "already made of",
			      ((const struct walk_item *)*claim)->path);
	return false;
}

/* Planning */

/* Folders come one after another, so remembering the last is enough. */
static void sweep_folder(struct planner *planner, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t size = slash ? (size_t)(slash - path) : 0;

	if (planner->options->dry_run || !slash)
		return;
	if (planner->last_folder && strlen(planner->last_folder) == size &&
	    strncmp(planner->last_folder, path, size) == 0)
		return;
	planner->last_folder = arena_copy(&planner->plan->arena, path, size);
	if (planner->last_folder)
		sink_remove_stale(planner->last_folder);
}

static bool is_up_to_date(const struct plan *plan, const struct task *task)
{
	for (size_t i = 0; i < plan->n_outputs; i++)
		if (!file_is_newer(task->outputs[i], task->item->path))
			return false;
	return plan->n_outputs > 0;
}

static int plan_task(struct planner *planner, struct task *task, const struct walk_item *item)
{
	struct plan *plan = planner->plan;

	task->item = item;
	task->outputs = arena_array(&plan->arena, plan->n_outputs, sizeof(*task->outputs));
	for (size_t i = 0; i < plan->n_outputs; i++) {
		struct buf path = BUF_INIT;

		plan_output_path(&path, planner->options, item->name, &planner->options->to.v[i]);
		if (task->outputs && !path.failed)
			task->outputs[i] = arena_copy(&plan->arena, path.bytes, path.size);
		buf_release(&path);
		if (arena_failed(&plan->arena) || !task->outputs || !task->outputs[i])
			return out_of_memory(planner);
		sweep_folder(planner, task->outputs[i]);
		if (is_refused(planner, task, task->outputs[i]))
			task->state = TASK_REFUSED;
	}
	if (task->state == TASK_TO_DO && planner->options->overwrite == OVERWRITE_NEWER &&
	    is_up_to_date(plan, task))
		task->state = TASK_UP_TO_DATE;
	return 0;
}

static int index_inputs(struct planner *planner, const struct walk *walk)
{
	planner->identities = arena_array(&planner->plan->arena, walk->n, sizeof(struct identity));
	if (!planner->identities && walk->n > 0)
		return out_of_memory(planner);
	for (size_t i = 0; i < walk->n; i++) {
		planner->identities[i].device = walk->items[i].device;
		planner->identities[i].inode = walk->items[i].inode;
		if (!table_at(&planner->inputs, &planner->identities[i],
			      sizeof(planner->identities[i]), &walk->items[i]))
			return out_of_memory(planner);
	}
	return 0;
}

int plan_make(struct plan *plan, const struct walk *walk, const struct options *options,
	      struct diag *diag)
{
	struct planner planner = { .plan = plan, .options = options, .diag = diag };
	int result;

	*plan = (struct plan){ .n_outputs = options->check ? 0 : options->to.n };
	arena_init(&plan->arena);
	plan->tasks = arena_array(&plan->arena, walk->n, sizeof(*plan->tasks));
	result = !plan->tasks && walk->n > 0 ? out_of_memory(&planner) : index_inputs(&planner, walk);
	for (; !result && plan->n < walk->n; plan->n++)
		result = plan_task(&planner, &plan->tasks[plan->n], &walk->items[plan->n]);
	table_release(&planner.claims);
	table_release(&planner.inputs);
	return result;
}

void plan_release(struct plan *plan)
{
	arena_release(&plan->arena);
}
