#include "converters/file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "converters/signals.h"
#include "converters/depend.h"
#include "converters/explain.h"
#include "converters/feed.h"
#include "converters/files.h"
#include "converters/output.h"
#include "converters/summary.h"

#define DEFAULT_FORMAT "json"	/* to standard output when nothing says which */

struct conversion {
	const struct options *options;
	struct diag *diag;
	struct feed feed;
	struct output *outputs;		/* none for --check and a mere --explain */
	size_t n_outputs;
	struct sink *talk;		/* where --check, --explain and -n speak; else NULL */
	struct explainer explainer;
	struct summary summary;
	struct sink *depfile;
};

enum status status_of(const struct diag *diag)
{
	if (diag->status == STATUS_OK && diag->errors > 0)
		return STATUS_DATA;
	return diag->status;
}

/* Which outputs in which formats */

static int choose_output(const struct options *options, size_t i, const char *path,
			 struct choice *choice, struct diag *diag)
{
	struct choice named = choose_by_suffix(path);

	*choice = named;
	if (options->to.n > 0)
		*choice = options->to.v[options->to.n > 1 ? i : 0];
	else if (strcmp(path, "-") == 0)
		return choose_by_name(choice, DEFAULT_FORMAT, diag);
	if (!choice->format)
		return diag_error(diag, STATUS_USAGE, pos_at(path, 0, 0), "unknown-format",
				  "no format has this suffix; name the format with -t");
	if (!choice->suffix && choice->format == named.format)
		choice->suffix = named.suffix;
	return 0;
}

static int plan_outputs(struct conversion *conversion)
{
	static const char *standard_output = "-";
	const struct options *options = conversion->options;
	size_t n = options->outputs.n > 0 ? options->outputs.n : 1;
	const char **paths = options->outputs.n > 0 ? options->outputs.v : &standard_output;

	if (options->check || (options->explain && options->outputs.n == 0))
		return 0;
	conversion->outputs = calloc(n, sizeof(*conversion->outputs));
	if (!conversion->outputs)
		return diag_error(conversion->diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory",
				  "out of memory");
	conversion->n_outputs = n;
	for (size_t i = 0; i < n; i++) {
		struct output *output = &conversion->outputs[i];

		output->path = paths[i];
		if (choose_output(options, i, paths[i], &output->choice, conversion->diag))
			return -1;
	}
	return 0;
}

/* --check, --explain and -n leave standard output to an output that is there. */
static int open_talk(struct conversion *conversion)
{
	const char *path = "-";

	if (!conversion->options->check && !conversion->options->explain &&
	    !conversion->options->dry_run)
		return 0;
	for (size_t i = 0; i < conversion->n_outputs; i++)
		if (strcmp(conversion->outputs[i].path, "-") == 0)
			path = "/dev/stderr";
	conversion->talk = sink_open(path, 0, conversion->diag);
	return conversion->talk ? 0 : -1;
}

static int refuse_overlap(const struct conversion *conversion)
{
	const struct strings *inputs = &conversion->options->paths;

	for (size_t i = 0; i < conversion->n_outputs; i++) {
		const char *path = conversion->outputs[i].path;

		for (size_t j = 0; j < inputs->n; j++)
			if (file_is_same(path, inputs->v[j]))
				return diag_error(conversion->diag, STATUS_USAGE, pos_at(path, 0, 0),
						  "same-file", "is both input and output");
		for (size_t j = 0; j < i; j++)
			if (file_is_same(path, conversion->outputs[j].path))
				return diag_error(conversion->diag, STATUS_USAGE, pos_at(path, 0, 0),
						  "same-file", "is an output twice");
	}
	return 0;
}

/* Whether all outputs are newer than all inputs, and so nothing is to be done for -u. */
static bool is_up_to_date(const struct conversion *conversion)
{
	const struct strings *inputs = &conversion->options->paths;

	for (size_t i = 0; i < conversion->n_outputs; i++)
		for (size_t j = 0; j < inputs->n; j++)
			if (!file_is_newer(conversion->outputs[i].path, inputs->v[j]))
				return false;
	return inputs->n > 0 && conversion->n_outputs > 0;
}

/* What -n says instead of doing it. */
static int say_plan(struct conversion *conversion)
{
	const struct strings *inputs = &conversion->options->paths;

	for (size_t i = 0; i < conversion->n_outputs; i++) {
		for (size_t j = 0; j < inputs->n; j++)
			sink_printf(conversion->talk, "%s%s", j > 0 ? " + " : "", inputs->v[j]);
		sink_printf(conversion->talk, "%s -> %s (%s)\n", inputs->n > 0 ? "" : "-",
			    conversion->outputs[i].path, conversion->outputs[i].choice.format->name);
	}
	return sink_commit(conversion->talk);
}

/* Converting */

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
		if (output_open(output, output->path, NULL, output->choice, many,
				conversion->options, conversion->diag))
			return -1;
	}
	return 0;
}

static int take_record(struct conversion *conversion, const struct cv *cv)
{
	summary_add(&conversion->summary, cv);
	if (conversion->explainer.sink && explain_record(&conversion->explainer, cv))
		return diag_error(conversion->diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory",
				  "out of memory");
	for (size_t i = 0; i < conversion->n_outputs; i++)
		if (output_put(&conversion->outputs[i], cv))
			return -1;
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
	const struct options *options = conversion->options;

	if (!options->depend)
		return 0;
	conversion->depfile = depend_write(options, &options->outputs, &conversion->feed.files,
					   conversion->diag);
	return conversion->depfile ? 0 : -1;
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
	if (write_depfile(conversion))
		return -1;
	for (size_t i = 0; i < conversion->n_outputs; i++)
		if (output_commit(&conversion->outputs[i]))
			return -1;
	return conversion->depfile ? sink_commit(conversion->depfile) : 0;
}

static int convert(struct conversion *conversion)
{
	const struct options *options = conversion->options;
	struct diag *diag = conversion->diag;

	if (options->paths.n == 0 && isatty(STDIN_FILENO))
		return diag_error(diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
				  "no input; give a FILE, - for standard input, or --help");
	if (plan_outputs(conversion) || refuse_overlap(conversion))
		return -1;
	if (options->overwrite == OVERWRITE_NEWER && is_up_to_date(conversion))
		return 0;
	if (open_talk(conversion))
		return -1;
	if (options->dry_run)
		return say_plan(conversion);
	if (feed_open(&conversion->feed, &options->paths, options, conversion->talk, diag) ||
	    take_records(conversion) || end_outputs(conversion))
		return -1;
	return end_talk(conversion);
}

static void release(struct conversion *conversion)
{
	for (size_t i = 0; i < conversion->n_outputs; i++)
		output_close(&conversion->outputs[i]);
	free(conversion->outputs);
	sink_close(conversion->talk);
	sink_close(conversion->depfile);
	feed_close(&conversion->feed);
}

enum status file_convert(const struct options *options, struct messages *messages)
{
	struct diag diag;
	struct conversion conversion = { .options = options, .diag = &diag };

	diag_init(&diag, messages_emit, messages);
	signals_deadline(options->timeout);
	convert(&conversion);
	release(&conversion);
	return status_of(&diag);
}
