#include "converters/tree.h"

#include <stdio.h>
#include <string.h>

#include "converters/apart.h"
#include "converters/conversion.h"
#include "converters/plan.h"
#include "converters/pool.h"
#include "converters/progress.h"
#include "converters/report.h"
#include "pipeline/temporary.h"

/* What is known of a document once it is done; plain bytes, so that a guarded child can hand it over. */
struct outcome {
	enum status status;
	bool unchanged;
	size_t warnings, records, bytes;
	size_t said, reported, talked;	/* sizes of the texts that follow */
};

struct tree {
	const struct options *options;
	struct messages *messages;	/* the user's wishes; tasks say theirs to a buf */
	struct report ahead;		/* of what is known to fail before the run */
	struct diag diag;		/* of that, and of what concerns no single document */
	struct walk walk;
	struct plan plan;
	struct progress progress;
	struct sink *report;
	struct sink *talk;		/* what --check says */
	/* Of each task under way: the outcome, what it said, its lines for --report and --check. */
	struct buf results[POOL_WINDOW];
};

/* One document, on any thread */

struct job {
	const struct tree *tree;
	const struct walk_item *item;
	enum task_state state;
	struct arena arena;
	const char **outputs;		/* NULL: memory ran out */
	struct report report;
	struct buf talk;
};

static int out_of_memory(struct diag *diag)
{
	return diag_error(diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
}

static void convert(struct job *job, struct diag *diag, struct outcome *outcome)
{
	const struct tree *tree = job->tree;
	const char *path = job->item->path;
	struct strings paths = { &path, 1, 1 };
	struct conversion conversion;

	if (!conversion_init(&conversion, tree->plan.n_outputs, tree->options, diag)) {
		for (size_t i = 0; i < tree->plan.n_outputs; i++) {
			conversion.outputs[i].path = job->outputs[i];
			conversion.outputs[i].choice = tree->options->to.v[i];
		}
		if (tree->talk)
			conversion.talk = sink_to_memory(&job->talk, diag);
		conversion_run(&conversion, &paths);
	}
	outcome->unchanged = conversion.unchanged;
	outcome->records = conversion.summary.records;
	if (conversion.feed.input.source)
		outcome->bytes = source_offset(conversion.feed.input.source);
	conversion_release(&conversion);
}

static void finish(struct job *job, struct outcome *outcome, struct buf *out)
{
	const struct report_figures figures = {
		.input = job->item->path,
		.status = outcome->status,
		.outputs = job->outputs,
		.n_outputs = job->tree->plan.n_outputs,
		.unchanged = outcome->unchanged,
		.bytes = outcome->bytes,
		.records = outcome->records,
	};
	struct buf line = BUF_INIT;

	report_add_line(&line, &job->report, &figures);
	outcome->said = job->report.said.size;
	outcome->reported = line.size;
	outcome->talked = job->talk.size;
	buf_add(out, (const char *)outcome, sizeof(*outcome));
	buf_add(out, job->report.said.bytes, job->report.said.size);
	buf_add(out, line.bytes, line.size);
	buf_add(out, job->talk.bytes, job->talk.size);
	buf_release(&line);
}

static void run_job(void *context, struct buf *out)
{
	struct job *job = context;
	struct outcome outcome;
	struct diag diag;

	memset(&outcome, 0, sizeof(outcome));
	diag_init(&diag, report_emit, &job->report);
	if (!job->outputs)
		out_of_memory(&diag);
	else if (job->state == TASK_TO_DO)
		convert(job, &diag, &outcome);
	outcome.unchanged |= job->state == TASK_UP_TO_DATE;
	outcome.status = job->state == TASK_REFUSED ? STATUS_CANTCREAT : status_of(&diag);
	outcome.warnings = diag.warnings;
	finish(job, &outcome, out);
}

/* A child that did not come to its end left no outcome and perhaps a temporary. */
static void run_lost(struct job *job, enum guard guard, struct buf *out)
{
	struct outcome outcome;
	struct diag diag;

	memset(&outcome, 0, sizeof(outcome));
	diag_init(&diag, report_emit, &job->report);
	apart_lost(guard, job->item->path, &diag);
	for (size_t i = 0; job->outputs && i < job->tree->plan.n_outputs; i++) {
		struct buf folder = BUF_INIT;

		buf_add(&folder, job->outputs[i],
			(size_t)(strrchr(job->outputs[i], '/') - job->outputs[i]));
		temporaries_sweep(folder.bytes);
		buf_release(&folder);
	}
	outcome.status = diag.status;
	buf_clear(out);
	finish(job, &outcome, out);
}

static void work(void *context, size_t i, size_t slot)
{
	struct tree *tree = context;
	struct buf *out = &tree->results[slot];
	struct job job = {
		.tree = tree, .item = &tree->walk.items[i], .state = tree->plan.states[i],
		.arena = ARENA_INIT, .talk = BUF_INIT,
	};
	enum guard guard;

	job.outputs = plan_outputs(&tree->plan, i, &job.arena);
	report_init(&job.report, tree->messages, true,
		    tree->report != NULL && job.state != TASK_REFUSED);
	buf_clear(out);
	guard = guard_run(run_job, &job, tree->options->timeout, out);
	if (guard != GUARD_DONE || out->size < sizeof(struct outcome))
		run_lost(&job, guard, out);
	report_release(&job.report);
	buf_release(&job.talk);
	arena_release(&job.arena);
}

/* The results, in order */

static enum made made_of(const struct outcome *outcome)
{
	if (outcome->status != STATUS_OK)
		return MADE_NOTHING;
	return outcome->unchanged ? MADE_UNCHANGED : MADE_NEW;
}

static void write_part(struct sink *sink, const char **at, size_t size)
{
	if (sink)
		sink_write(sink, *at, size);
	*at += size;
}

static bool take(void *context, size_t i, size_t slot)
{
	struct tree *tree = context;
	struct buf *out = &tree->results[slot];
	struct outcome outcome = { .status = STATUS_OSERR };
	const char *at = out->bytes + sizeof(outcome);

	(void)i;
	if (out->size >= sizeof(outcome))
		memcpy(&outcome, out->bytes, sizeof(outcome));
	progress_count(&tree->progress, made_of(&outcome));
	tree->progress.warnings += outcome.warnings;
	if (outcome.said > 0) {
		progress_clear(&tree->progress);
		fwrite(at, 1, outcome.said, stderr);
		at += outcome.said;
	}
	write_part(tree->report, &at, outcome.reported);
	write_part(tree->talk, &at, outcome.talked);
	progress_draw(&tree->progress);
	return outcome.status == STATUS_OK || !tree->options->fail_fast;
}

/* The run */

static int say_task(const struct tree *tree, size_t i, struct sink *sink, struct diag *diag)
{
	struct arena arena = ARENA_INIT;
	const char **outputs = plan_outputs(&tree->plan, i, &arena);
	int result = outputs ? 0 : out_of_memory(diag);

	for (size_t j = 0; outputs && j < tree->plan.n_outputs; j++)
		output_say(sink, tree->walk.items[i].path, outputs[j], tree->options->to.v[j].format);
	arena_release(&arena);
	return result;
}

static int say_plan(const struct tree *tree, struct diag *diag)
{
	struct sink *sink = sink_open("-", 0, diag);
	int result = sink ? 0 : -1;

	for (size_t i = 0; !result && i < tree->walk.n; i++)
		if (tree->plan.states[i] == TASK_TO_DO)
			result = say_task(tree, i, sink, diag);
	if (!result)
		result = sink_commit(sink);
	sink_close(sink);
	return result;
}

static int convert_all(struct tree *tree)
{
	struct pool pool = {
		.context = tree,
		.n = walk_size(&tree->walk),
		.jobs = tree->options->jobs,
		.work = work,
		.take = take,
	};

	progress_begin(&tree->progress, tree->walk.n, tree->options);
	tree->progress.skipped = tree->walk.skipped;
	/* What the walk could not read is no task, but it failed. */
	tree->progress.failed = tree->walk.unreadable;
	tree->progress.warnings = tree->diag.warnings;
	pool_run(&pool);
	progress_end(&tree->progress, tree->options);
	if (tree->talk && sink_commit(tree->talk))
		return -1;
	return tree->report ? sink_commit(tree->report) : 0;
}

static int run(struct tree *tree)
{
	const struct options *options = tree->options;
	struct id_way way;

	/* Said once here rather than for every document. */
	if (id_way_parse(&way, options->id, &tree->diag))
		return -1;
	if (walk_collect(&tree->walk, options, &tree->ahead, &tree->diag) ||
	    plan_make(&tree->plan, &tree->walk, options, &tree->diag))
		return -1;
	if (options->dry_run)
		return say_plan(tree, &tree->diag);
	if (options->report) {
		tree->report = sink_open(options->report, 0, &tree->diag);
		if (!tree->report)
			return -1;
		report_end_failures(&tree->ahead, tree->report);
	}
	if (options->check && !options->quiet && !(tree->talk = sink_open("-", 0, &tree->diag)))
		return -1;
	return convert_all(tree);
}

enum status tree_convert(const struct options *options, struct messages *messages)
{
	struct tree tree = { .options = options, .messages = messages };
	enum status status;

	report_init(&tree.ahead, messages, false, options->report != NULL);
	diag_init(&tree.diag, report_emit, &tree.ahead);
	for (size_t i = 0; i < POOL_WINDOW; i++)
		buf_init(&tree.results[i]);
	if (run(&tree))
		status = tree.diag.status;
	else
		status = tree.progress.failed > 0 || tree.diag.errors > 0 ? STATUS_PARTIAL : STATUS_OK;
	for (size_t i = 0; i < POOL_WINDOW; i++)
		buf_release(&tree.results[i]);
	sink_close(tree.report);
	sink_close(tree.talk);
	report_release(&tree.ahead);
	plan_release(&tree.plan);
	walk_release(&tree.walk);
	return status;
}
