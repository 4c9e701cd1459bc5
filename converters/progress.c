#include "converters/progress.h"

#include <stdio.h>
#include <time.h>

#include "converters/messages.h"

#define REDRAW_SECONDS 0.1

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double rate(const struct progress *progress, double seconds)
{
	return seconds > 0 ? (double)progress->done / seconds : 0;
}

void progress_begin(struct progress *progress, size_t total, const struct options *options)
{
	*progress = (struct progress){ .total = total, .started = now() };
	progress->shown = !options->quiet && messages_on_terminal(options->progress);
}

void progress_count(struct progress *progress, enum made made)
{
	size_t *const counters[] = {
		[MADE_NEW] = &progress->converted,
		[MADE_UNCHANGED] = &progress->unchanged,
		[MADE_NOTHING] = &progress->failed,
	};

	progress->done++;
	++*counters[made];
}

/* In one piece, so that what other programs say does not get in between. */
void progress_draw(struct progress *progress)
{
	double time = now(), speed = rate(progress, time - progress->started);
	struct buf line = BUF_INIT;

	if (!progress->shown || time - progress->drawn < REDRAW_SECONDS)
		return;
	progress->drawn = time;
	buf_addf(&line, "\r%zu", progress->done);
	if (progress->total > 0)
		buf_addf(&line, "/%zu", progress->total);
	buf_addf(&line, ", %.0f/s", speed);
	if (progress->total > 0 && speed > 0)
		buf_addf(&line, ", %.0f s left", (double)(progress->total - progress->done) / speed);
	buf_addf(&line, ", %zu failed\033[K", progress->failed);
	messages_print(&line);
	buf_release(&line);
}

void progress_clear(struct progress *progress)
{
	if (!progress->shown || progress->drawn <= 0)
		return;
	fputs("\r\033[K", stderr);
	progress->drawn = 0;
}

static void say_as_json(const struct progress *progress, double seconds)
{
	fprintf(stderr, "{\"level\":\"summary\",\"converted\":%zu,\"unchanged\":%zu,\"failed\":%zu,"
			"\"skipped\":%zu,\"warnings\":%zu,\"seconds\":%.2f}\n",
		progress->converted, progress->unchanged, progress->failed, progress->skipped,
		progress->warnings, seconds);
}

void progress_end(struct progress *progress, const struct options *options)
{
	double seconds = now() - progress->started;

	progress_clear(progress);
	if (options->quiet)
		return;
	if (options->log_format == LOG_JSON) {
		say_as_json(progress, seconds);
		return;
	}
	fprintf(stderr, "cvconv: %zu %s, %zu unchanged, %zu failed, ", progress->converted,
		options->check ? "good" : "converted", progress->unchanged, progress->failed);
	if (progress->skipped > 0)
		fprintf(stderr, "%zu skipped, ", progress->skipped);
	fprintf(stderr, "%zu warning%s, %.2f s, %.0f files/s\n", progress->warnings,
		progress->warnings == 1 ? "" : "s", seconds, rate(progress, seconds));
}
