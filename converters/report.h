/*
 * What one document says: to the user, at once or held until its turn, and as
 * JSON for its line in --report.
 */
#ifndef CONVERTERS_REPORT_H
#define CONVERTERS_REPORT_H

#include "converters/messages.h"
#include "pipeline/sink.h"

struct report {
	struct messages messages;
	struct buf said;		/* held messages */
	struct buf json;		/* the messages as objects, when they are wanted */
	struct buf lines;		/* of documents that failed before their turn */
	bool wanted;
};

/* With `hold` messages stay in `said`. The report must not move afterwards. */
void report_init(struct report *report, const struct messages *messages, bool hold, bool wanted);
void report_release(struct report *report);

/* A struct diag's emit; the context is the struct report. */
void report_emit(void *context, const struct message *message);

struct report_figures {
	const char *input;
	enum status status;
	const char *const *outputs;	/* none are named when the status is not STATUS_OK */
	size_t n_outputs;
	bool unchanged;
	size_t bytes, records;
};

/* Appends the document's line; nothing when it is not wanted. */
void report_add_line(struct buf *out, const struct report *report,
		     const struct report_figures *figures);

/* The document's own line, in `lines`, with what was said since the last such. */
void report_failure(struct report *report, const char *input, enum status status);
/* Hands these lines over; what is said from now on is in none. */
void report_end_failures(struct report *report, struct sink *sink);

#endif
