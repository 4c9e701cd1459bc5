#include "converters/apart.h"

#include <string.h>

#include "converters/output.h"

/* What a child found: plain bytes that stand before its texts. */
struct finding {
	enum status status;
	size_t warnings, errors, read;
	size_t said, json;	/* sizes of the messages; the records follow them */
};

struct job {
	const char *path;
	const struct options *options;
	struct choice ndjson;
	struct report *report;
	struct diag diag;
};

int apart_lost(enum guard guard, const char *path, struct diag *diag)
{
	if (guard == GUARD_TIMEOUT)
		return diag_error(diag, STATUS_TIMEOUT, pos_at(path, 0, 0), "timeout",
				  "time is up (--timeout)");
	return diag_error(diag, STATUS_SOFTWARE, pos_at(path, 0, 0), "crash",
			  "its conversion ended without a result");
}

/* In the child */

static void write_records(struct job *job, struct feed *feed, struct buf *records)
{
	struct output output = OUTPUT_INIT;
	const struct cv *cv;

	if (!output_open(&output, job->path, records, job->ndjson, true, job->options, &job->diag)) {
		while ((cv = feed_next(feed)) && !output_put(&output, cv))
			;
		if (!output_end(&output, job->path, job->options, &job->diag))
			output_commit(&output);
	}
	output_close(&output);
}

static void read_document(void *context, struct buf *out)
{
	struct job *job = context;
	struct strings paths = { &job->path, 1, 1 };
	struct buf records = BUF_INIT;
	struct finding finding;
	struct feed feed;

	memset(&finding, 0, sizeof(finding));
	diag_init(&job->diag, report_emit, job->report);
	if (!feed_open(&feed, &paths, job->options, NULL, &job->diag))
		write_records(job, &feed, &records);
	if (feed.input.source)
		finding.read = source_offset(feed.input.source);
	feed_close(&feed);
	finding.status = job->diag.status;
	finding.warnings = job->diag.warnings;
	finding.errors = job->diag.errors;
	finding.said = job->report->said.size;
	finding.json = job->report->json.size;
	buf_add(out, (const char *)&finding, sizeof(finding));
	buf_add(out, job->report->said.bytes, job->report->said.size);
	buf_add(out, job->report->json.bytes, job->report->json.size);
	buf_add(out, records.bytes, records.size);
	buf_release(&records);
}

/* Here */

static int take_finding(struct apart *apart, struct feed *feed, const char *path,
			struct report *report, struct diag *diag)
{
	const char *said = apart->bytes.bytes + sizeof(struct finding), *records;
	struct finding finding;

	memcpy(&finding, apart->bytes.bytes, sizeof(finding));
	buf_add(&report->said, said, finding.said);
	buf_add(&report->json, said + finding.said, finding.json);
	diag->status = finding.status;
	diag->warnings = finding.warnings;
	diag->errors = finding.errors;
	apart->read = finding.read;
	records = said + finding.said + finding.json;
	if (records == apart->bytes.bytes + apart->bytes.size)
		return -1;
	return feed_open_memory(feed, path, records,
				(size_t)(apart->bytes.bytes + apart->bytes.size - records),
				&apart->options, diag);
}

int apart_open(struct apart *apart, struct feed *feed, const char *path,
	       const struct options *options, struct report *report, struct diag *diag)
{
	struct job job = { .path = path, .options = options, .report = report };
	enum guard guard;

	feed_init(feed, diag);
	apart->options = *options;
	apart->options.max_input = 0;
	if (choose_by_name(&job.ndjson, "ndjson", diag))
		return -1;
	apart->options.from = job.ndjson;
	guard = guard_run(read_document, &job, options->timeout, &apart->bytes);
	if (guard != GUARD_DONE || apart->bytes.size < sizeof(struct finding))
		return apart_lost(guard, path, diag);
	return take_finding(apart, feed, path, report, diag);
}

void apart_release(struct apart *apart)
{
	buf_release(&apart->bytes);
}
