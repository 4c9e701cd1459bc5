/*
 * Times cmark's parse and render and the text reader on the same bytes, one
 * after the other in one process, so that neither pays for its start.
 *
 *	reading FILE TIMES
 *
 * Prints the median seconds of processor that a run took: cmark's, the reader's.
 */
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "formats/text/text.h"
#include "pipeline/arena.h"
#include "pipeline/convert.h"

enum { MOST_TIMES = 99 };

static const struct settings none = { NULL, 0 };

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int read_as_markdown(const char *bytes, size_t size)
{
	char *html = cmark_markdown_to_html(bytes, size, CMARK_OPT_DEFAULT);

	free(html);
	return html ? 0 : -1;
}

static int read_as_cv(const char *bytes, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct source *source;
	struct reader *reader;
	struct diag diag;
	struct cv cv;
	int got = -1;

	diag_init(&diag, NULL, NULL);
	source = source_from_memory("cv", bytes, size, 0, &diag);
	reader = source ? reader_open(&text_format, source, &none, NULL, &diag) : NULL;
	if (reader)
		got = reader_next(reader, &cv, &arena);
	reader_close(reader);
	source_close(source);
	arena_release(&arena);
	return got == 1 ? 0 : -1;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Negative when a run failed. */
static double median(int (*run)(const char *, size_t), const char *bytes, size_t size, int times)
{
	double taken[MOST_TIMES];

	for (int i = 0; i < times; i++) {
		double begin = now();

		if (run(bytes, size))
			return -1;
		taken[i] = now() - begin;
	}
	qsort(taken, (size_t)times, sizeof(taken[0]), by_size);
	return taken[times / 2];
}

int main(int argc, char **argv)
{
	int times = argc == 3 ? atoi(argv[2]) : 0;
	double cmark, reader;
	struct source *source;
	struct diag diag;
	const char *bytes;
	size_t size;

	if (times < 1 || times > MOST_TIMES)
		return 64;
	diag_init(&diag, NULL, NULL);
	source = source_open(argv[1], 0, &diag);
	bytes = source ? source_all(source, &size) : NULL;
	if (!bytes)
		return 66;
	cmark = median(read_as_markdown, bytes, size, times);
	reader = median(read_as_cv, bytes, size, times);
	source_close(source);
	if (cmark < 0 || reader < 0)
		return 65;
	printf("%.6f %.6f\n", cmark, reader);
	return 0;
}
