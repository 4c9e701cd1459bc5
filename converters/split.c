#include <string.h>

#include "converters/conversion.h"
#include "converters/ids.h"
#include "converters/merge.h"
#include "converters/spread.h"

struct split {
	struct spread spread;
	struct id_way way;
};

/* The file's name carries the id from now on. */
static int split_record(struct split *split, const struct cv *cv, size_t count)
{
	const char *input = split->spread.input, *slash = strrchr(input, '/');
	struct cv plain = *cv;
	struct buf id = BUF_INIT;
	enum made made;

	id_make(&id, &split->way, input, slash ? slash + 1 : input, cv, count);
	plain.id = (struct text){ NULL, 0, 0 };
	made = spread_record(&split->spread, id.bytes, &plain);
	buf_release(&id);
	return spread_count(&split->spread, made);
}

/*
 * An input counts as failed when some record of it could not be read. 1 when
 * --fail-fast ends the run.
 */
static int split_input(struct split *split, const char *path)
{
	struct spread *spread = &split->spread;
	struct strings paths = { &path, 1, 1 };
	const struct cv *cv;
	struct feed feed;
	int result = feed_open(&feed, &paths, spread->options, NULL, &spread->diag);
	bool failed = result != 0;

	spread->input = path;
	for (size_t count = 1; !result && (cv = feed_next(&feed)); count++)
		result = split_record(split, cv, count);
	failed |= feed.failed;
	spread->progress.failed += failed;
	feed_close(&feed);
	return result > 0 || (failed && spread->options->fail_fast);
}

static int run(struct split *split)
{
	const struct options *options = split->spread.options;
	const struct strings *paths = &options->paths;
	struct diag *diag = &split->spread.diag;
	int result = 0;

	if (options->to.n == 0)
		return diag_error(diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
				  "--split needs -t FMT");
	if (id_way_parse(&split->way, options->id, diag))
		return -1;
	for (size_t i = 0; !result && i < paths->n; i++)
		result = split_input(split, paths->v[i]);
	if (paths->n == 0)
		split_input(split, "-");
	return spread_end(&split->spread);
}

enum status split_convert(const struct options *options, struct messages *messages)
{
	struct split split;
	int result = spread_begin(&split.spread, options, messages);

	if (!result)
		result = run(&split);
	spread_release(&split.spread);
	return status_of_many(result, &split.spread.diag);
}
