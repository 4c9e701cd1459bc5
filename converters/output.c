#include "converters/output.h"

#include <stdlib.h>
#include <string.h>

#include "converters/files.h"
#include "converters/messages.h"

#define DEFAULT_FORMAT "json"	/* to a stream when nothing says which */

int output_choose(struct choice *choice, const struct options *options, size_t i, const char *path,
		  struct diag *diag)
{
	struct choice named = choose_by_suffix(path);

	*choice = named;
	if (options->to.n > 0)
		*choice = options->to.v[options->to.n > 1 ? i : 0];
	else if (!named.format && file_is_stream(path))
		return choose_by_name(choice, DEFAULT_FORMAT, diag);
	if (!choice->format)
		return diag_error(diag, STATUS_USAGE, pos_at(path, 0, 0), "unknown-format",
				  "no format has this suffix; name the format with -t");
	if (!choice->suffix && choice->format == named.format)
		choice->suffix = named.suffix;
	return 0;
}

void output_say(struct sink *sink, const char *input, const char *path, const struct format *format)
{
	struct buf line = BUF_INIT;

	messages_escape(&line, input);
	buf_adds(&line, " -> ");
	messages_escape(&line, path);
	if (format)
		buf_addf(&line, " (%s)", format->name);
	buf_addc(&line, '\n');
	sink_write(sink, line.bytes, line.size);
	buf_release(&line);
}

bool output_is_current(const char *path, const char *input, const struct options *options)
{
	return options->overwrite == OVERWRITE_NEWER && file_is_newer(path, input);
}

unsigned output_flags(const struct options *options)
{
	return (options->if_changed ? SINK_IF_CHANGED : 0) |
	       (options->overwrite == OVERWRITE_NEVER ? SINK_NO_CLOBBER : 0);
}

/* What --lossy=error or -W may forbid in the end waits in memory; files wait by themselves. */
static bool must_wait(const char *path, const struct options *options)
{
	return strcmp(path, "-") == 0 &&
	       (options->lossy == LOSSY_ERROR || options->fail_on_warning);
}

static struct sink *open_sink(struct output *output, struct buf *memory,
			      const struct options *options, struct diag *diag)
{
	if (!memory && must_wait(output->path, options))
		memory = &output->held;
	if (memory)
		return sink_to_memory(memory, diag);
	return sink_open(output->path, output_flags(options), diag);
}

/* The user's settings and the suffix by which the format was chosen. */
static int make_settings(struct output *output, const struct options *options)
{
	size_t n = options->settings.n;

	output->own_settings = calloc(n + 1, sizeof(*output->own_settings));
	if (!output->own_settings)
		return -1;
	if (n > 0)
		memcpy(output->own_settings, options->settings.v, n * sizeof(*output->own_settings));
	if (output->choice.suffix)
		output->own_settings[n++] = (struct setting){ "suffix", output->choice.suffix };
	output->settings = (struct settings){ output->own_settings, n };
	return 0;
}

int output_open(struct output *output, const char *path, struct buf *memory, struct choice choice,
		bool many, const struct options *options, struct diag *diag)
{
	*output = (struct output)OUTPUT_INIT;
	output->path = path;
	output->choice = choice;
	output->diag = diag;
	if (!make_settings(output, options))
		output->losses = losses_new(choice.format, &output->settings);
	if (!output->losses)
		return diag_error(diag, STATUS_OSERR, pos_at(path, 0, 0), "memory", "out of memory");
	output->sink = open_sink(output, memory, options, diag);
	if (output->sink)
		output->writer = writer_open(choice.format, output->sink, many, &output->settings,
					     diag);
	return output->writer ? 0 : -1;
}

int output_put(struct output *output, const struct cv *cv)
{
	losses_add(output->losses, cv);
	return writer_put(output->writer, cv);
}

int output_end(struct output *output, const char *file, const struct options *options,
	       struct diag *diag)
{
	if (writer_end(output->writer))
		return -1;
	return losses_report(output->losses, (enum lossy)options->lossy, file, diag);
}

static int write_held(struct output *output)
{
	struct sink *sink = sink_open("-", 0, output->diag);
	int result = -1;

	if (sink) {
		sink_write(sink, output->held.bytes, output->held.size);
		result = sink_commit(sink);
	}
	sink_close(sink);
	return result;
}

int output_commit(struct output *output)
{
	if (sink_commit(output->sink))
		return -1;
	return output->held.size > 0 ? write_held(output) : 0;
}

void output_close(struct output *output)
{
	writer_close(output->writer);
	losses_free(output->losses);
	sink_close(output->sink);
	free(output->own_settings);
	buf_release(&output->held);
	*output = (struct output)OUTPUT_INIT;
}
