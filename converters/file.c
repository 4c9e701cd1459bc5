#include "converters/file.h"

#include <string.h>
#include <unistd.h>

#include "converters/conversion.h"
#include "converters/files.h"
#include "converters/report.h"
#include "converters/signals.h"

/* Which outputs in which formats */

/* --check writes nothing, and --explain only what -o asks for. */
static size_t count_outputs(const struct options *options)
{
	if (options->check || (options->explain && options->outputs.n == 0))
		return 0;
	return options->outputs.n > 0 ? options->outputs.n : 1;
}

static int plan_outputs(struct conversion *conversion)
{
	const struct options *options = conversion->options;

	for (size_t i = 0; i < conversion->n_outputs; i++) {
		struct output *output = &conversion->outputs[i];

		output->path = options->outputs.n > 0 ? options->outputs.v[i] : "-";
		if (output_choose(&output->choice, options, i, output->path, conversion->diag))
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
		const struct output *output = &conversion->outputs[i];

		for (size_t j = 0; j < inputs->n; j++)
			output_say(conversion->talk, inputs->v[j], output->path, output->choice.format);
		if (inputs->n == 0)
			output_say(conversion->talk, "-", output->path, output->choice.format);
	}
	return sink_commit(conversion->talk);
}

static int convert(struct conversion *conversion)
{
	const struct options *options = conversion->options;

	if (options->paths.n == 0 && isatty(STDIN_FILENO))
		return diag_error(conversion->diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
				  "no input; give a FILE, - for standard input, or --help");
	if (plan_outputs(conversion) || refuse_overlap(conversion))
		return -1;
	if (options->overwrite == OVERWRITE_NEWER && is_up_to_date(conversion))
		return 0;
	if (open_talk(conversion))
		return -1;
	if (options->dry_run)
		return say_plan(conversion);
	return conversion_run(conversion, &options->paths);
}

static void write_report(const struct conversion *conversion, const struct report *report)
{
	const struct options *options = conversion->options;
	const struct source *source = conversion->feed.input.source;
	const struct report_figures figures = {
		.input = options->paths.n > 0 ? options->paths.v[0] : "-",
		.status = status_of(conversion->diag),
		.outputs = options->outputs.v,
		.n_outputs = options->outputs.n,
		.unchanged = conversion->unchanged,
		.bytes = source ? source_offset(source) : 0,
		.records = conversion->summary.records,
	};
	struct buf line = BUF_INIT;
	struct sink *sink = sink_open(options->report, 0, conversion->diag);

	report_add_line(&line, report, &figures);
	if (sink) {
		sink_write(sink, line.bytes, line.size);
		sink_commit(sink);
	}
	sink_close(sink);
	buf_release(&line);
}

enum status file_convert(const struct options *options, struct messages *messages)
{
	struct conversion conversion;
	struct report report;
	struct diag diag;

	report_init(&report, messages, false, options->report != NULL);
	diag_init(&diag, report_emit, &report);
	signals_deadline(options->timeout);
	if (!conversion_init(&conversion, count_outputs(options), options, &diag))
		convert(&conversion);
	if (options->report)
		write_report(&conversion, &report);
	conversion_release(&conversion);
	report_release(&report);
	return status_of(&diag);
}
