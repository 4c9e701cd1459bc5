#include "converters/file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "converters/feed.h"
#include "converters/output.h"

#define DEFAULT_FORMAT "json"	/* to standard output when nothing says which */

struct conversion {
	const struct options *options;
	struct diag *diag;
	struct feed feed;
	struct output *outputs;
	size_t n_outputs;
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

static bool same_file(const char *a, const char *b)
{
	struct stat one, other;

	if (strcmp(a, "-") == 0 || strcmp(b, "-") == 0)
		return false;
	if (strcmp(a, b) == 0)
		return true;
	return stat(a, &one) == 0 && stat(b, &other) == 0 && S_ISREG(one.st_mode) &&
	       one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static int refuse_overlap(const struct conversion *conversion)
{
	const struct strings *inputs = &conversion->options->paths;

	for (size_t i = 0; i < conversion->n_outputs; i++) {
		const char *path = conversion->outputs[i].path;

		for (size_t j = 0; j < inputs->n; j++)
			if (same_file(path, inputs->v[j]))
				return diag_error(conversion->diag, STATUS_USAGE, pos_at(path, 0, 0),
						  "same-file", "is both input and output");
		for (size_t j = 0; j < i; j++)
			if (same_file(path, conversion->outputs[j].path))
				return diag_error(conversion->diag, STATUS_USAGE, pos_at(path, 0, 0),
						  "same-file", "is an output twice");
	}
	return 0;
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

static int put_everywhere(struct conversion *conversion, const struct cv *cv)
{
	for (size_t i = 0; i < conversion->n_outputs; i++)
		if (output_put(&conversion->outputs[i], cv))
			return -1;
	return 0;
}

static int put_records(struct conversion *conversion)
{
	struct feed *feed = &conversion->feed;
	const struct cv *cv = feed_next(feed);

	if (feed->ahead < 0 || open_outputs(conversion, feed_more(feed)))
		return -1;
	for (; cv; cv = feed_next(feed))
		if (put_everywhere(conversion, cv))
			return -1;
	return feed->ahead;
}

/* Nothing is in place before all of it is known to be good. */
static int end_outputs(struct conversion *conversion)
{
	const char *file = source_name(conversion->feed.input.source);

	for (size_t i = 0; i < conversion->n_outputs; i++)
		if (output_end(&conversion->outputs[i], file, conversion->options, conversion->diag))
			return -1;
	if (conversion->options->fail_on_warning && conversion->diag->warnings > 0)
		return diag_error(conversion->diag, STATUS_DATA, pos_at(file, 0, 0), "warnings",
				  "%zu warnings are taken for errors (-W); nothing is written",
				  conversion->diag->warnings);
	for (size_t i = 0; i < conversion->n_outputs; i++)
		if (output_commit(&conversion->outputs[i]))
			return -1;
	return 0;
}

static int convert(struct conversion *conversion)
{
	const struct options *options = conversion->options;

	if (plan_outputs(conversion) || refuse_overlap(conversion))
		return -1;
	if (feed_open(&conversion->feed, &options->paths, options, NULL, conversion->diag))
		return -1;
	if (put_records(conversion))
		return -1;
	return end_outputs(conversion);
}

enum status file_convert(const struct options *options, struct messages *messages)
{
	struct diag diag;
	struct conversion conversion = { .options = options, .diag = &diag };

	diag_init(&diag, messages_emit, messages);
	convert(&conversion);
	for (size_t i = 0; i < conversion.n_outputs; i++)
		output_close(&conversion.outputs[i]);
	free(conversion.outputs);
	feed_close(&conversion.feed);
	return status_of(&diag);
}
