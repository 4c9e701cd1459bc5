/*
 * The conversion itself: while next(record) put(record).
 */
#ifndef PIPELINE_CONVERT_H
#define PIPELINE_CONVERT_H

#include "pipeline/format.h"

/* Opens a reader of the format on the source. NULL on failure, reported. */
struct reader *reader_open(const struct format *format, struct source *source,
			   const struct settings *settings, struct sink *trace,
			   struct diag *diag);
/* 1 a record, 0 the end, -1 failed (reported). The record is made anew each time. */
int reader_next(struct reader *reader, struct cv *cv, struct arena *arena);
void reader_close(struct reader *reader);	/* NULL is fine; the source stays */

struct writer *writer_open(const struct format *format, struct sink *sink, bool many,
			   const struct settings *settings, struct diag *diag);
int writer_put(struct writer *writer, const struct cv *cv);
int writer_end(struct writer *writer);
void writer_close(struct writer *writer);	/* NULL is fine; the sink stays */

enum lossy {
	LOSSY_WARN,
	LOSSY_ERROR,
	LOSSY_IGNORE,
};

/*
 * What the format cannot hold of a record, counted over all records given.
 * report says it once: "bibtex cannot hold: basics, work (5 entries)".
 */
struct losses;
struct losses *losses_new(const struct format *format, const struct settings *settings);
void losses_add(struct losses *losses, const struct cv *cv);
bool losses_any(const struct losses *losses);
/* 0, or -1 for LOSSY_ERROR with anything lost. `file` names the input. */
int losses_report(const struct losses *losses, enum lossy lossy, const char *file,
		  struct diag *diag);
void losses_free(struct losses *losses);

/* Takes from the record what the format cannot hold (what losses_add counts). */
void losses_strip(const struct format *format, const struct settings *settings,
		  struct cv *cv);

#endif
