/*
 * The laws for publications, harder than for formats that are not lossless:
 * any value that a record may hold, in both dialects and in ASCII.
 */
#include <string.h>

#include "formats/bibtex/bibtex.h"
#include "pipeline/arena.h"
#include "pipeline/convert.h"
#include "tests/laws/trip.h"
#include "tests/unit/check.h"

#define SEED 19850208	/* BibTeX 0.98f */
#define RECORDS 150

static bool write_cv(const struct settings *settings, const struct cv *cv, struct buf *out)
{
	struct diag diag;
	struct sink *sink;
	struct writer *writer;
	bool written;

	diag_init(&diag, NULL, NULL);
	sink = sink_to_memory(out, &diag);
	writer = writer_open(&bibtex_format, sink, false, settings, &diag);
	written = writer && !writer_put(writer, cv) && !writer_end(writer);
	writer_close(writer);
	written = !sink_commit(sink) && written;
	sink_close(sink);
	return written && !diag.errors && !diag.warnings;
}

static bool is_ascii(const struct buf *text)
{
	for (size_t i = 0; i < text->size; i++)
		if (text->bytes[i] & 0x80)
			return false;
	return true;
}

static bool returns(const struct settings *settings, struct cv *cv, struct arena *arena)
{
	struct buf first = BUF_INIT, second = BUF_INIT;
	struct cv got;
	bool holds;

	losses_strip(&bibtex_format, settings, cv);
	holds = write_cv(settings, cv, &first) &&
		trip_read(&bibtex_format, &first, &got, 1, arena) && trip_same(&got, cv) &&
		write_cv(settings, &got, &second) && first.size == second.size &&
		!memcmp(first.bytes, second.bytes, first.size) &&
		(!settings_get(settings, "ascii") || is_ascii(&first));
	buf_release(&first);
	buf_release(&second);
	return holds;
}

static void check_dialect(const struct setting *setting, enum wildness wildness)
{
	struct settings settings = { setting, setting ? 1 : 0 };
	struct generator generator;

	generator_init(&generator, SEED, wildness);
	for (int i = 0; i < RECORDS; i++) {
		struct arena arena = ARENA_INIT;
		struct cv cv;

		cv_init(&cv, &arena);
		generate_cv(&generator, &cv);
		if (!CHECK(returns(&settings, &cv, &arena))) {
			printf("# record %d, %s\n", i, setting ? setting->name : "bibtex");
			i = RECORDS;
		}
		arena_release(&arena);
	}
}

static void test_bibtex(void)
{
	check_dialect(NULL, GENERATE_TAME);
	check_dialect(NULL, GENERATE_WILD);
}

static void test_biblatex(void)
{
	const struct setting setting = { "biblatex", "" };

	check_dialect(&setting, GENERATE_TAME);
	check_dialect(&setting, GENERATE_WILD);
}

static void test_ascii(void)
{
	const struct setting setting = { "ascii", "" };

	check_dialect(&setting, GENERATE_TAME);
	check_dialect(&setting, GENERATE_WILD);
}

int main(void)
{
	RUN(test_bibtex);
	RUN(test_biblatex);
	RUN(test_ascii);
	return check_done();
}
