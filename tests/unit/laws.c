/*
 * The laws that every format keeps, over generated records and real résumés:
 *
 *	read(write(cv)) equals cv, less what the loss report names;
 *	write(read(write(cv))) is write(cv), byte for byte;
 *	a file of many records gives them all;
 *	a chain of lossless formats gives the same record.
 */
#include <glob.h>
#include <stdlib.h>

#include "formats/formats.h"
#include "formats/json/json.h"
#include "pipeline/arena.h"
#include "tests/laws/trip.h"
#include "tests/unit/check.h"

#define SEED 20140730	/* the day of JSON Resume 0.0.0 */
#define GENERATED 40

/* What is asked of a format and one subject; false when it fails, said on stdout. */
struct trial {
	const struct format *format;
	const struct subject *subject;
	struct arena arena;
};

static bool readable_and_writable(const struct format *format)
{
	return format->next && format->put;
}

/* A format that loses nothing takes any value; one for people takes what people write. */
static enum wildness wildness_for(const struct format *format)
{
	return format->lossless ? GENERATE_WILD : GENERATE_TAME;
}

/* The record less what the format says it cannot hold. */
static bool load_stripped(struct trial *trial, struct cv *cv)
{
	if (!subject_load(trial->subject, cv, &trial->arena))
		return false;
	losses_strip(trial->format, NULL, cv);
	return true;
}

static bool report_is_empty_when_lossless(struct trial *trial, const struct cv *cv)
{
	struct losses *losses = losses_new(trial->format, NULL);
	bool any;

	losses_add(losses, cv);
	any = losses_any(losses);
	losses_free(losses);
	return !(any && trial->format->lossless);
}

static bool round_trip(struct trial *trial)
{
	struct cv cv, wanted, got;
	struct buf first = BUF_INIT, second = BUF_INIT;
	bool holds = subject_load(trial->subject, &cv, &trial->arena) &&
		     load_stripped(trial, &wanted) && report_is_empty_when_lossless(trial, &cv) &&
		     trip_write(trial->format, &cv, 1, &first) &&
		     trip_read(trial->format, &first, &got, 1, &trial->arena) &&
		     trip_same(&got, &wanted) && trip_write(trial->format, &got, 1, &second);

	if (holds && (first.size != second.size || memcmp(first.bytes, second.bytes, first.size))) {
		printf("# a second writing differs from the first\n");
		holds = false;
	}
	buf_release(&first);
	buf_release(&second);
	return holds;
}

static bool run_trial(const struct format *format, const struct subject *subject,
		      bool (*trial_of)(struct trial *))
{
	struct trial trial = { format, subject, ARENA_INIT };
	bool holds = trial_of(&trial);

	arena_release(&trial.arena);
	if (!holds)
		printf("# %s: %s (%u)\n", format->name, subject->name, subject->generator.records);
	return holds;
}

/* The next generated subject; the generator moves on. */
static struct subject next_generated(struct generator *generator)
{
	struct subject subject = { "generated", *generator, BUF_INIT };
	struct arena arena = ARENA_INIT;
	struct cv cv;

	cv_init(&cv, &arena);
	generate_cv(generator, &cv);
	arena_release(&arena);
	return subject;
}

static void test_generated_records_return(void)
{
	for (const struct format *const *format = formats_all; *format; format++) {
		struct generator generator;

		if (!readable_and_writable(*format))
			continue;
		generator_init(&generator, SEED, wildness_for(*format));
		for (int i = 0; i < GENERATED; i++) {
			struct subject subject = next_generated(&generator);

			if (!CHECK(run_trial(*format, &subject, round_trip)))
				break;
		}
	}
}

static bool many_return(const struct format *format, struct generator *generator,
			struct arena *arena)
{
	struct cv cvs[GENERATED], got[GENERATED];
	struct buf text = BUF_INIT;
	bool holds;

	for (int i = 0; i < GENERATED; i++) {
		cv_init(&cvs[i], arena);
		generate_cv(generator, &cvs[i]);
	}
	holds = trip_write(format, cvs, GENERATED, &text) &&
		trip_read(format, &text, got, GENERATED, arena);
	for (int i = 0; holds && i < GENERATED; i++) {
		losses_strip(format, NULL, &cvs[i]);
		holds = trip_same(&got[i], &cvs[i]);
	}
	buf_release(&text);
	return holds;
}

static void test_many_in_one_file_return(void)
{
	for (const struct format *const *format = formats_all; *format; format++) {
		struct arena arena = ARENA_INIT;
		struct generator generator;

		if (!readable_and_writable(*format) || (*format)->one_record)
			continue;
		generator_init(&generator, SEED + 1, wildness_for(*format));
		if (!CHECK(many_return(*format, &generator, &arena)))
			printf("# %s\n", (*format)->name);
		arena_release(&arena);
	}
}

/* The record through every lossless format, one after another. */
static bool chain_returns(const struct subject *subject, struct arena *arena)
{
	struct cv wanted, cv;

	if (!subject_load(subject, &wanted, arena))
		return false;
	cv = wanted;
	for (const struct format *const *format = formats_all; *format; format++) {
		struct buf text = BUF_INIT;
		bool passed = !readable_and_writable(*format) || !(*format)->lossless ||
			      (trip_write(*format, &cv, 1, &text) &&
			       trip_read(*format, &text, &cv, 1, arena));

		buf_release(&text);
		if (!passed)
			return false;
	}
	return trip_same(&cv, &wanted);
}

static void test_chains_of_lossless_formats_return(void)
{
	struct generator generator;

	generator_init(&generator, SEED + 2, GENERATE_WILD);
	for (int i = 0; i < GENERATED; i++) {
		struct subject subject = next_generated(&generator);
		struct arena arena = ARENA_INIT;

		if (!CHECK(chain_returns(&subject, &arena)))
			i = GENERATED;
		arena_release(&arena);
	}
}

static bool read_file(const char *path, struct buf *out)
{
	FILE *file = fopen(path, "rb");
	char piece[4096];
	size_t size;

	if (!file)
		return false;
	while ((size = fread(piece, 1, sizeof(piece), file)) > 0)
		buf_add(out, piece, size);
	fclose(file);
	return out->size > 0;
}

/* A file through every lossless format: what is one for people keeps what it says it keeps. */
static void try_file(const char *path)
{
	struct subject subject = { path, { 0, GENERATE_WILD, 0 }, BUF_INIT };

	if (!CHECK(read_file(path, &subject.json)))
		return;
	for (const struct format *const *format = formats_all; *format; format++)
		if (readable_and_writable(*format) && (*format)->lossless)
			CHECK(run_trial(*format, &subject, round_trip));
	buf_release(&subject.json);
}

static void try_files(const char *pattern)
{
	glob_t found;

	if (glob(pattern, 0, NULL, &found) != 0) {
		SKIP("there are no such files");
		return;
	}
	for (size_t i = 0; i < found.gl_pathc; i++)
		try_file(found.gl_pathv[i]);
	globfree(&found);
}

static void test_samples_return(void)
{
	try_files("samples/*.json");
}

static void test_real_resumes_return(void)
{
	try_files("../shared/corpus/jsonresume/*.json");
}

/* `laws N [tame|wild]`: N generated records as NDJSON, for whoever needs records. */
static int print_records(unsigned long n, enum wildness wildness)
{
	static const struct setting ndjson = { "ndjson", "" };
	static const struct settings settings = { &ndjson, 1 };
	struct arena arena = ARENA_INIT;
	struct generator generator;
	struct diag diag;
	struct sink *sink;
	struct writer *writer;
	int result = 0;

	generator_init(&generator, SEED, wildness);
	diag_init(&diag, NULL, NULL);
	sink = sink_open("-", 0, &diag);
	writer = writer_open(&json_format, sink, true, &settings, &diag);
	while (!result && n--) {
		struct cv cv;

		arena_clear(&arena);
		cv_init(&cv, &arena);
		generate_cv(&generator, &cv);
		result = writer_put(writer, &cv);
	}
	writer_close(writer);
	arena_release(&arena);
	if (sink_commit(sink))
		result = -1;
	sink_close(sink);
	return result ? 1 : 0;
}

int main(int argc, char **argv)
{
	if (argc > 1)
		return print_records(strtoul(argv[1], NULL, 10),
				     argc > 2 && !strcmp(argv[2], "tame") ? GENERATE_TAME
									  : GENERATE_WILD);
	RUN(test_generated_records_return);
	RUN(test_many_in_one_file_return);
	RUN(test_chains_of_lossless_formats_return);
	RUN(test_samples_return);
	RUN(test_real_resumes_return);
	return check_done();
}
