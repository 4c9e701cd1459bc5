#include "converters/feed.h"

static void read_ahead(struct feed *feed)
{
	feed->which = !feed->which;
	arena_clear(&feed->arenas[feed->which]);
	feed->ahead = feed->joined ? 0 :
		      reader_next(feed->input.reader, &feed->cvs[feed->which],
				  &feed->arenas[feed->which]);
}

int feed_open(struct feed *feed, const struct strings *paths, const struct options *options,
	      struct sink *trace, struct diag *diag)
{
	*feed = (struct feed){ .input = INPUT_INIT };
	arena_init(&feed->arenas[0]);
	arena_init(&feed->arenas[1]);
	if (input_open(&feed->input, paths->n > 0 ? paths->v[0] : "-", options, trace, diag))
		return -1;
	read_ahead(feed);
	return feed->ahead < 0 ? -1 : 0;
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
}
