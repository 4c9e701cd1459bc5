#include "converters/merge.h"

#include <stdlib.h>
#include <string.h>

#include "converters/apart.h"
#include "converters/conversion.h"
#include "converters/depend.h"
#include "converters/files.h"
#include "converters/ids.h"
#include "converters/idset.h"
#include "converters/pool.h"
#include "converters/progress.h"
#include "converters/report.h"
#include "converters/walk.h"

#define OPEN_INPUTS 2	/* per job: one being read, one that waits for its turn */

/* An input whose first record is read; the others follow when it is its turn. */
struct slot {
	struct feed feed;
	struct apart apart;
	struct diag diag;
	struct report report;
	size_t records;
	bool live;		/* not taken yet */
};

struct merge {
	const struct options *options;
	struct messages *messages;
	struct report ahead;		/* of what could not be read at all */
	struct diag diag;		/* of that, the output, and what concerns no single input */
	struct id_way way;
	struct walk walk;
	struct output output;
	struct progress progress;
	struct idset ids;
	struct arena arena;		/* holds `files` */
	struct strings files;		/* read, for --depfile */
	struct slot *slots;
	struct sink *report;
	bool broken;			/* the output can take no more */
	bool ended;			/* so, or by --fail-fast: no input counts any more */
};

/* Reading, on any thread */

static void work(void *context, size_t i, size_t slot_number)
{
	struct merge *merge = context;
	struct slot *slot = &merge->slots[slot_number];
	struct strings paths = { &merge->walk.items[i].path, 1, 1 };

	slot->live = true;
	slot->records = 0;
	report_init(&slot->report, merge->messages, true, merge->report != NULL);
	diag_init(&slot->diag, report_emit, &slot->report);
	slot->apart = (struct apart)APART_INIT;
	if (merge->options->timeout > 0)
		apart_open(&slot->apart, &slot->feed, paths.v[0], merge->options, &slot->report,
			   &slot->diag);
	else
		feed_open(&slot->feed, &paths, merge->options, NULL, &slot->diag);
}

static void slot_release(struct slot *slot)
{
	if (!slot->live)
		return;
	feed_close(&slot->feed);
	apart_release(&slot->apart);
	report_release(&slot->report);
	slot->live = false;
}

/* Writing, in order */

static int claim_id(struct merge *merge, struct buf *id, const char *path, struct diag *diag)
{
	struct buf wanted = BUF_INIT;
	int result;

	buf_add(&wanted, id->bytes, id->size);
	result = idset_add(&merge->ids, id);
	if (result < 0)
		diag_error(&merge->diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
	else if (result > 0)
		diag_report(diag, LEVEL_WARNING, pos_at(path, 0, 0), "id",
			    "its id '%s' is taken; it becomes '%s'; --id path may tell them apart",
			    wanted.bytes, id->bytes);
	buf_release(&wanted);
	return result < 0 ? -1 : 0;
}

static int put(struct merge *merge, const struct walk_item *item, const struct cv *cv, size_t count,
	       struct diag *diag)
{
	struct cv named = *cv;
	struct buf id = BUF_INIT;
	int result = -1;

	id_make(&id, &merge->way, item->path, item->name, cv, count);
	if (!claim_id(merge, &id, item->path, diag)) {
		cv_set(&named, &named.id, id.bytes, id.size, 0, 100);
		result = output_put(&merge->output, &named);
	}
	buf_release(&id);
	return result;
}

static int remember_files(struct merge *merge, const struct feed *feed)
{
	for (size_t i = 0; merge->options->depend && i < feed->files.n; i++) {
		struct strings *files = &merge->files;
		const char **grown = arena_grow(&merge->arena, files->v, files->n,
						&files->capacity, sizeof(*grown));
		const char *copy = arena_strdup(&merge->arena, feed->files.v[i]);

		if (!grown || !copy)
			return diag_error(&merge->diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory",
					  "out of memory");
		files->v = grown;
		grown[files->n++] = copy;
	}
	return 0;
}

/* The records of one input; one with warnings stays out under -W. */
static int put_all(struct merge *merge, const struct walk_item *item, struct slot *slot)
{
	const struct cv *cv;

	if (merge->options->fail_on_warning && slot->diag.warnings > 0) {
		diag_error(&slot->diag, STATUS_DATA, pos_at(item->path, 0, 0), "warnings",
			   "its warnings are taken for errors (-W)");
		return remember_files(merge, &slot->feed);
	}
	while ((cv = feed_next(&slot->feed)))
		if (put(merge, item, cv, ++slot->records, &slot->diag))
			return -1;
	return remember_files(merge, &slot->feed);
}

static size_t bytes_read(const struct merge *merge, const struct slot *slot)
{
	if (merge->options->timeout > 0)
		return slot->apart.read;
	return slot->feed.input.source ? source_offset(slot->feed.input.source) : 0;
}

static void write_report(struct merge *merge, const struct walk_item *item, const struct slot *slot)
{
	const struct report_figures figures = {
		.input = item->path,
		.status = status_of(&slot->diag),
		.outputs = &merge->output.path,
		.n_outputs = 1,
		.bytes = bytes_read(merge, slot),
		.records = slot->records,
	};
	struct buf line = BUF_INIT;

	if (!merge->report)
		return;
	report_add_line(&line, &slot->report, &figures);
	sink_write(merge->report, line.bytes, line.size);
	buf_release(&line);
}

static bool take(void *context, size_t i, size_t slot_number)
{
	struct merge *merge = context;
	struct slot *slot = &merge->slots[slot_number];
	bool failed;

	if (merge->ended) {
		slot_release(slot);
		return false;
	}
	merge->broken = put_all(merge, &merge->walk.items[i], slot) != 0;
	failed = status_of(&slot->diag) != STATUS_OK;
	progress_count(&merge->progress, failed ? MADE_NOTHING : MADE_NEW);
	merge->progress.warnings += slot->diag.warnings;
	if (slot->report.said.size > 0)
		progress_clear(&merge->progress);
	messages_print(&slot->report.said);
	write_report(merge, &merge->walk.items[i], slot);
	slot_release(slot);
	progress_draw(&merge->progress);
	merge->ended = merge->broken || (failed && merge->options->fail_fast);
	return !merge->ended;
}

/* The run */

static int open_output(struct merge *merge)
{
	const struct options *options = merge->options;
	const char *path = options->outputs.n > 0 ? options->outputs.v[0] : "-";
	struct choice choice;

	if (options->outputs.n > 1)
		return diag_error(&merge->diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
				  "--merge makes one output; give one -o");
	if (output_choose(&choice, options, 0, path, &merge->diag))
		return -1;
	if (choice.format->one_record)
		return diag_error(&merge->diag, STATUS_USAGE, pos_at(path, 0, 0), "many-records",
				  "%s holds one record; --merge needs a format that holds many",
				  choice.format->name);
	for (size_t i = 0; i < merge->walk.n; i++)
		if (file_is_same(path, merge->walk.items[i].path))
			return diag_error(&merge->diag, STATUS_USAGE, pos_at(path, 0, 0), "same-file",
					  "is both input and output");
	return output_open(&merge->output, path, NULL, choice, true, options, &merge->diag);
}

static int write_depfile(struct merge *merge)
{
	struct strings targets = { &merge->output.path, 1, 1 };
	struct sink *sink;
	int result = -1;

	if (!merge->options->depend)
		return 0;
	sink = depend_write(merge->options, &targets, &merge->files, &merge->diag);
	if (sink)
		result = sink_commit(sink);
	sink_close(sink);
	return result;
}

/* After --fail-fast there is no output. */
static int end_output(struct merge *merge)
{
	if (merge->ended || (merge->options->fail_fast && merge->walk.unreadable > 0))
		return merge->broken ? -1 : 0;
	if (output_end(&merge->output, merge->output.path, merge->options, &merge->diag) ||
	    output_commit(&merge->output))
		return -1;
	return write_depfile(merge);
}

static int merge_all(struct merge *merge)
{
	struct pool pool = {
		.context = merge,
		.n = walk_size(&merge->walk),
		.jobs = merge->options->jobs,
		.per_job = OPEN_INPUTS,
		.work = work,
		.take = take,
	};
	int result;

	progress_begin(&merge->progress, merge->walk.n, merge->options);
	merge->progress.skipped = merge->walk.skipped;
	merge->progress.failed = merge->walk.unreadable;
	pool_run(&pool);
	result = end_output(merge);
	merge->progress.warnings += merge->diag.warnings;
	progress_end(&merge->progress, merge->options);
	return result;
}

static bool is_up_to_date(const struct merge *merge)
{
	const struct options *options = merge->options;

	if (options->overwrite != OVERWRITE_NEWER || options->outputs.n == 0)
		return false;
	for (size_t i = 0; i < merge->walk.n; i++)
		if (!file_is_newer(options->outputs.v[0], merge->walk.items[i].path))
			return false;
	return true;
}

static int say_plan(struct merge *merge)
{
	const struct options *options = merge->options;
	const char *path = options->outputs.n > 0 ? options->outputs.v[0] : "-";
	struct sink *sink;
	struct choice choice;
	int result;

	if (output_choose(&choice, options, 0, path, &merge->diag))
		return -1;
	sink = sink_open("-", 0, &merge->diag);
	for (size_t i = 0; sink && i < merge->walk.n; i++)
		output_say(sink, merge->walk.items[i].path, path, choice.format);
	result = sink ? sink_commit(sink) : -1;
	sink_close(sink);
	return result;
}

static int run(struct merge *merge)
{
	const struct options *options = merge->options;

	if (id_way_parse(&merge->way, options->id, &merge->diag) ||
	    walk_collect(&merge->walk, options, &merge->ahead, &merge->diag))
		return -1;
	if (is_up_to_date(merge))
		return 0;
	if (options->dry_run)
		return say_plan(merge);
	if (options->report && !(merge->report = sink_open(options->report, 0, &merge->diag)))
		return -1;
	if (merge->report)
		report_end_failures(&merge->ahead, merge->report);
	if (open_output(merge) || merge_all(merge))
		return -1;
	return merge->report ? sink_commit(merge->report) : 0;
}

enum status merge_convert(const struct options *options, struct messages *messages)
{
	struct merge merge = { .options = options, .messages = messages, .output = OUTPUT_INIT,
			       .ids = IDSET_INIT };
	enum status status = STATUS_PARTIAL;

	report_init(&merge.ahead, messages, false, options->report != NULL);
	diag_init(&merge.diag, report_emit, &merge.ahead);
	arena_init(&merge.arena);
	merge.slots = calloc(POOL_WINDOW, sizeof(*merge.slots));
	if (!merge.slots)
		status = STATUS_OSERR;
	else if (run(&merge))
		status = merge.diag.status;
	else if (merge.progress.failed == 0)
		status = status_of(&merge.diag);
	for (size_t i = 0; merge.slots && i < POOL_WINDOW; i++)
		slot_release(&merge.slots[i]);
	free(merge.slots);
	output_close(&merge.output);
	sink_close(merge.report);
	report_release(&merge.ahead);
	idset_release(&merge.ids);
	walk_release(&merge.walk);
	arena_release(&merge.arena);
	return status;
}
