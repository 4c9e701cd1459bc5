/* Reading and writing with every allocation failing in turn: an error, never a crash. */
#include "formats/bibtex/bibtex.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/convert.h"
#include "tests/faults.h"
#include "tests/unit/check.h"

static const char text[] =
	"@string{j = {Journal of }}\n"
	"@article{k, author = {van Beethoven, Jr, Ludwig and Kim, Ada and {A and B}},\n"
	"  title = {A $\\frac{a}{b}$ {\\'e}cole}, subtitle = {Sub}, journal = j # {Odd},\n"
	"  year = 2020, month = {10~mar}, publisher = {House}, editor = {Roe, Jane},\n"
	"  crossref = {p}, url = {http://a.example/\\_x}, x-y = {z}, cvextra = {\"q\":[1,2]}}\n"
	"@book{p, title = {P}, series = {S}}\n";

/* False when a failing allocation went unnoticed. */
static bool convert(enum status *status)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct settings settings = { NULL, 0 };
	struct diag diag;
	struct source *source;
	struct reader *reader = NULL;
	struct writer *writer = NULL;
	struct sink *sink = NULL;
	struct cv cv;
	bool done;

	diag_init(&diag, NULL, NULL);
	source = source_from_memory("in", text, sizeof(text) - 1, 0, &diag);
	if (source)
		reader = reader_open(&bibtex_format, source, &settings, NULL, &diag);
	done = reader && reader_next(reader, &cv, &arena) == 1;
	if (done)
		sink = sink_to_memory(&out, &diag);
	if (sink)
		writer = writer_open(&bibtex_format, sink, false, &settings, &diag);
	done = writer && !writer_put(writer, &cv) && !writer_end(writer) && !sink_commit(sink);
	writer_close(writer);
	sink_close(sink);
	reader_close(reader);
	source_close(source);
	arena_release(&arena);
	buf_release(&out);
	*status = diag.status;
	return done;
}

static void test_every_allocation_fails(void)
{
	enum status status;
	bool failed = true;

	for (long n = 1; failed && n < 2000; n++) {
		bool done;

		faults_from(FAULT_MEMORY, n);
		done = convert(&status);
		failed = faults_end(FAULT_MEMORY);
		if (!CHECK(done == !failed) || !CHECK(done || status == STATUS_OSERR)) {
			printf("# at allocation %ld\n", n);
			return;
		}
	}
	CHECK(!failed);
}

int main(void)
{
	RUN(test_every_allocation_fails);
	return check_done();
}
