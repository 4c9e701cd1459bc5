#include <string.h>

#include "converters/claims.h"
#include "converters/conversion.h"
#include "converters/ids.h"
#include "converters/merge.h"
#include "converters/progress.h"

struct split {
	const struct options *options;
	struct diag diag;
	struct id_way way;
	struct claims claims;
	struct progress progress;
};

static int write_record(struct split *split, const char *input, const char *id, const struct cv *cv,
			const struct choice *choice)
{
	const char *path = claims_path(&split->claims, id, choice_suffix(choice), input,
				       &split->diag);
	struct output output = OUTPUT_INIT;
	int result = -1;

	if (path && !output_open(&output, path, NULL, *choice, false, split->options, &split->diag) &&
	    !output_put(&output, cv) &&
	    !output_end(&output, path, split->options, &split->diag))
		result = output_commit(&output);
	output_close(&output);
	return result;
}

/* The file's name carries the id from now on. */
static int split_record(struct split *split, const char *input, const struct cv *cv, size_t count)
{
	const char *slash = strrchr(input, '/');
	struct cv plain = *cv;
	struct buf id = BUF_INIT;
	int result = 0;

	id_make(&id, &split->way, input, slash ? slash + 1 : input, cv, count);
	plain.id = (struct text){ NULL, 0, 0 };
	for (size_t i = 0; i < split->options->to.n; i++)
		if (write_record(split, input, id.bytes, &plain, &split->options->to.v[i]))
			result = -1;
	buf_release(&id);
	split->progress.done++;
	*(result ? &split->progress.failed : &split->progress.converted) += 1;
	progress_draw(&split->progress);
	return result && split->options->fail_fast ? -1 : 0;
}

/* An input counts as failed when some record of it could not be read. */
static int split_input(struct split *split, const char *path)
{
	struct strings paths = { &path, 1, 1 };
	const struct cv *cv;
	struct feed feed;
	int result = feed_open(&feed, &paths, split->options, NULL, &split->diag);
	bool opened = !result;

	for (size_t count = 1; !result && (cv = feed_next(&feed)); count++)
		result = split_record(split, path, cv, count);
	split->progress.failed += !opened || feed.failed;
	feed_close(&feed);
	return opened ? result : 0;
}

static int run(struct split *split)
{
	const struct options *options = split->options;
	static const char *standard_input = "-";
	const char **paths = options->paths.n > 0 ? options->paths.v : &standard_input;
	size_t n = options->paths.n > 0 ? options->paths.n : 1;

	if (options->to.n == 0)
		return diag_error(&split->diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
				  "--split needs -t FMT");
	if (id_way_parse(&split->way, options->id, &split->diag))
		return -1;
	progress_begin(&split->progress, 0, options);
	for (size_t i = 0; i < n; i++)
		if (split_input(split, paths[i]))
			break;
	split->progress.warnings = split->diag.warnings;
	progress_end(&split->progress, options);
	return 0;
}

enum status split_convert(const struct options *options, struct messages *messages)
{
	struct split split = { .options = options };
	enum status status;

	diag_init(&split.diag, messages_emit, messages);
	claims_init(&split.claims, options);
	if (run(&split))
		status = split.diag.status;
	else
		status = split.diag.errors > 0 ? STATUS_PARTIAL : STATUS_OK;
	claims_release(&split.claims);
	return status;
}
