#include "converters/feed.h"

#include "pipeline/join.h"

static int read_one(struct feed *feed)
{
	arena_clear(&feed->arenas[feed->which]);
	return reader_next(feed->input.reader, &feed->cvs[feed->which],
			   &feed->arenas[feed->which]);
}

#define BAD_AT_FIRST 20	/* so many and none good: it is no input of ours */

/* Whether the failure was that of one record, which others may follow. */
static bool may_resume(const struct feed *feed, size_t bad)
{
	return feed->diag->status == STATUS_DATA && !source_failed(feed->input.source) &&
	       (feed->any || bad < BAD_AT_FIRST);
}

/* A bad record costs that record; an input that has no other one has failed. */
static void read_ahead(struct feed *feed)
{
	size_t bad = 0;

	if (feed->joined) {
		feed->ahead = 0;
		return;
	}
	feed->which = !feed->which;
	while ((feed->ahead = read_one(feed)) < 0 && may_resume(feed, bad))
		bad++;
	if (feed->ahead > 0)
		feed->any = true;
	else if (bad && !feed->any)
		feed->ahead = -1;
	feed->failed |= bad > 0 || feed->ahead < 0;
}

/* Files */

static int add_file(struct feed *feed, const char *path, struct diag *diag)
{
	const char **grown = arena_grow(&feed->names, feed->files.v, feed->files.n,
					&feed->files.capacity, sizeof(*grown));
	const char *copy = arena_strdup(&feed->names, path);

	if (!grown || !copy)
		return diag_error(diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
	feed->files.v = grown;
	grown[feed->files.n++] = copy;
	return 0;
}

/* What the reader of an input has read so far: its file, and those beside it. */
static int add_files(struct feed *feed, const struct input *input, struct diag *diag)
{
	const char *path = source_path(input->source);

	if (path && add_file(feed, path, diag))
		return -1;
	for (const char *const *beside = source_beside(input->source); *beside; beside++)
		if (add_file(feed, *beside, diag))
			return -1;
	return 0;
}

/* Several inputs */

static int one_record_only(const struct input *input, struct diag *diag)
{
	return diag_error(diag, STATUS_DATA, source_pos(input->source, 0, 0), "many-records",
			  "holds several records, which make no one person's; --merge takes them all");
}

/* Reads the only record of an input and joins it to the first one. */
static int join_input(struct feed *feed, struct input *input, struct diag *diag)
{
	struct arena *arena = &feed->arenas[feed->which], *spare = &feed->arenas[!feed->which];
	struct cv cv, surplus;
	int got = reader_next(input->reader, &cv, arena);

	if (got > 0 && reader_next(input->reader, &surplus, spare) > 0)
		return one_record_only(input, diag);
	if (got <= 0)
		return got;
	return cv_join(&feed->cvs[feed->which], source_name(feed->input.source), &cv,
		       source_name(input->source), diag);
}

static int join_inputs(struct feed *feed, const struct strings *paths,
		       const struct options *options, struct sink *trace, struct diag *diag)
{
	struct cv surplus;

	if (reader_next(feed->input.reader, &surplus, &feed->arenas[!feed->which]) > 0)
		return one_record_only(&feed->input, diag);
	for (size_t i = 1; i < paths->n; i++) {
		struct input input;
		int failed = input_open(&input, paths->v[i], options, trace, diag) ||
			     join_input(feed, &input, diag) || add_files(feed, &input, diag);

		input_close(&input);
		if (failed)
			return -1;
	}
	feed->joined = true;
	return 0;
}

void feed_init(struct feed *feed, struct diag *diag)
{
	*feed = (struct feed){ .input = INPUT_INIT, .diag = diag };
	arena_init(&feed->arenas[0]);
	arena_init(&feed->arenas[1]);
	arena_init(&feed->names);
}

int feed_open_memory(struct feed *feed, const char *name, const char *bytes, size_t size,
		     const struct options *options, struct diag *diag)
{
	feed_init(feed, diag);
	if (input_open_memory(&feed->input, name, bytes, size, options, diag))
		return -1;
	read_ahead(feed);
	return feed->ahead < 0 || add_file(feed, name, diag) ? -1 : 0;
}

int feed_open(struct feed *feed, const struct strings *paths, const struct options *options,
	      struct sink *trace, struct diag *diag)
{
	feed_init(feed, diag);
	if (input_open(&feed->input, paths->n > 0 ? paths->v[0] : "-", options, trace, diag))
		return -1;
	read_ahead(feed);
	if (feed->ahead < 0 || add_files(feed, &feed->input, diag))
		return -1;
	if (paths->n > 1 && feed->ahead > 0)
		return join_inputs(feed, paths, options, trace, diag);
	return 0;
}

const struct cv *feed_next(struct feed *feed)
{
	const struct cv *cv = &feed->cvs[feed->which];

	if (feed->ahead <= 0)
		return NULL;
	read_ahead(feed);
	return cv;
}

void feed_close(struct feed *feed)
{
	input_close(&feed->input);
	arena_release(&feed->arenas[0]);
	arena_release(&feed->arenas[1]);
	arena_release(&feed->names);
}
