/*
 * Which format is this? A name the user gave wins, then the suffix, then each
 * format's own probe of the first bytes. A tie picks nobody and says so.
 */
#ifndef PIPELINE_DETECT_H
#define PIPELINE_DETECT_H

#include "pipeline/format.h"

/* The format of that name; NULL if there is none. `formats` ends with NULL. */
const struct format *detect_by_name(const struct format *const *formats, const char *name);

/* By the suffix of the path (longest match, any case); NULL if none fits. */
const struct format *detect_by_suffix(const struct format *const *formats, const char *path);

/*
 * By content. NULL when nothing fits, when two fit equally well, or when it
 * is something that cvconv does not read (PDF, docx, zip, HTML, ...): then
 * an error in diag says what it looks like and what to do.
 */
const struct format *detect_by_content(const struct format *const *formats,
				       struct source *source, struct diag *diag);

/*
 * For a file whose suffix says text or nothing: NULL when the bytes look like
 * a kind that no reader takes, else as above. The usual way for an input.
 */
const struct format *detect_input(const struct format *const *formats,
				  struct source *source, const char *path,
				  struct diag *diag);

#endif
