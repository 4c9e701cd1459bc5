#include "converters/conversion.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "converters/depend.h"
#include "converters/files.h"
#include "converters/messages.h"

enum status status_of(const struct diag *diag)
{
	if (diag->status == STATUS_OK && diag->errors > 0)
		return STATUS_DATA;
	return diag->status;
}

enum status status_of_many(int result, const struct diag *diag)
{
	if (result)
		return diag->status;
	return diag->errors > 0 ? STATUS_PARTIAL : STATUS_OK;
}

int conversion_init(struct conversion *conversion, size_t n_outputs, const struct options *options,
		    struct diag *diag)
{
	*conversion = (struct conversion){ .options = options, .diag = diag };
	conversion->outputs = calloc(n_outputs + 1, sizeof(*conversion->outputs));
	if (!conversion->outputs)
		return diag_error(diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
	conversion->n_outputs = n_outputs;
	return id_way_parse(&conversion->way, options->id, diag);
}

void conversion_release(struct conversion *conversion)
{
	for (size_t i = 0; i < conversion->n_outputs; i++)
		output_close(&conversion->outputs[i]);
	free(conversion->outputs);
	sink_close(conversion->talk);
	sink_close(conversion->depfile);
	feed_close(&conversion->feed);
}

static int open_outputs(struct conversion *conversion, bool many)
{
	for (size_t i = 0; i < conversion->n_outputs; i++) {
		struct output *output = &conversion->outputs[i];

		if (many && output->choice.format->one_record)
			return diag_error(conversion->diag, STATUS_DATA,
					  source_pos(conversion->feed.input.source, 0, 0),
					  "many-records",
					  "holds several records but %s holds one; --split -O DIR"
					  " makes a file of each", output->choice.format->name);
		if (conversion->options->output_dir && file_make_parents(output->path))
			return diag_error(conversion->diag, STATUS_CANTCREAT,
					  pos_at(output->path, 0, 0), "cannot-create",
					  "cannot create its folder: %s", strerror(errno));
		if (output_open(output, output->path, NULL, output->choice, many,
				conversion->options, conversion->diag))
			return -1;
	}
	return 0;
}

/* --id names the record of a single document too, for tables that are stacked later. */
static void name_record(struct conversion *conversion, struct cv *cv)
{
	const struct input *input = &conversion->feed.input;
	struct buf id = BUF_INIT;

	if (conversion->way.kind == ID_OWN)
		return;
	id_make(&id, &conversion->way, input->path, input->path, cv, conversion->summary.records + 1);
	cv_set(cv, &cv->id, id.bytes, id.size, 0, 100);
	buf_release(&id);
}

static int put_record(struct conversion *conversion, const struct cv *cv)
{
	struct cv named = *cv;

	name_record(conversion, &named);
	for (size_t i = 0; i < conversion->n_outputs; i++)
		if (output_put(&conversion->outputs[i], &named))
			return -1;
	return 0;
}

static int take_record(struct conversion *conversion, const struct cv *cv)
{
	if (put_record(conversion, cv))
		return -1;
	summary_add(&conversion->summary, cv);
	if (conversion->explainer.sink && explain_record(&conversion->explainer, cv))
		return diag_error(conversion->diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory",
				  "out of memory");
	return 0;
}

static int take_records(struct conversion *conversion)
{
	struct feed *feed = &conversion->feed;
	const struct cv *cv = feed_next(feed);

	if (feed->ahead < 0 || open_outputs(conversion, feed_more(feed)))
		return -1;
	if (feed->input.text && conversion->talk)
		explain_begin(&conversion->explainer, conversion->talk, feed->input.text,
			      feed->input.text_size);
	for (; cv; cv = feed_next(feed))
		if (take_record(conversion, cv))
			return -1;
	if (conversion->explainer.sink)
		explain_end(&conversion->explainer);
	return feed->ahead;
}

static void say_check(struct conversion *conversion)
{
	const struct input *input = &conversion->feed.input;
	struct buf name = BUF_INIT;

	messages_escape(&name, source_name(input->source));
	sink_printf(conversion->talk, "%s: %s, ", name.bytes, input->format->name);
	summary_print(&conversion->summary, conversion->talk);
	sink_putc(conversion->talk, '\n');
	buf_release(&name);
}

static int end_talk(struct conversion *conversion)
{
	const struct options *options = conversion->options;

	if (!conversion->talk)
		return 0;
	if (options->stage && sink_offset(conversion->talk) == 0)
		return diag_error(conversion->diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
				  "reading %s has no stage '%s' to explain",
				  conversion->feed.input.format->name, options->stage);
	if (options->check && !options->quiet)
		say_check(conversion);
	return sink_commit(conversion->talk);
}

static int write_depfile(struct conversion *conversion)
{
	struct arena arena = ARENA_INIT;
	struct strings targets = { NULL, 0, 0 };

	if (!conversion->options->depend)
		return 0;
	targets.v = arena_array(&arena, conversion->n_outputs, sizeof(*targets.v));
	for (; targets.v && targets.n < conversion->n_outputs; targets.n++)
		targets.v[targets.n] = conversion->outputs[targets.n].path;
	conversion->depfile = depend_write(conversion->options, &targets, &conversion->feed.files,
					   conversion->diag);
	arena_release(&arena);
	return conversion->depfile ? 0 : -1;
}

static int commit_outputs(struct conversion *conversion)
{
	conversion->unchanged = conversion->n_outputs > 0;
	for (size_t i = 0; i < conversion->n_outputs; i++) {
		if (output_commit(&conversion->outputs[i]))
			return -1;
		conversion->unchanged &= sink_unchanged(conversion->outputs[i].sink);
	}
	return conversion->depfile ? sink_commit(conversion->depfile) : 0;
}

/* Nothing is in place before all of it is known to be good. */
static int end_outputs(struct conversion *conversion)
{
	const char *file = source_name(conversion->feed.input.source);
	struct diag *diag = conversion->diag;

	for (size_t i = 0; i < conversion->n_outputs; i++)
		if (output_end(&conversion->outputs[i], file, conversion->options, diag))
			return -1;
	if (conversion->options->fail_on_warning && diag->warnings > 0)
		return diag_error(diag, STATUS_DATA, pos_at(file, 0, 0), "warnings",
				  "%zu warning%s taken for errors (-W)", diag->warnings,
				  diag->warnings == 1 ? " is" : "s are");
	return write_depfile(conversion) ? -1 : commit_outputs(conversion);
}

int conversion_run(struct conversion *conversion, const struct strings *paths)
{
	if (feed_open(&conversion->feed, paths, conversion->options, conversion->talk,
		      conversion->diag) ||
	    take_records(conversion) || end_outputs(conversion))
		return -1;
	return end_talk(conversion);
}
