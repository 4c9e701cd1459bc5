/*
 * Formats by the names that users give them: a format's own name ("json"),
 * or one of its suffixes without the dot ("md", "ndjson").
 */
#ifndef CONVERTERS_CHOOSE_H
#define CONVERTERS_CHOOSE_H

#include "pipeline/format.h"

struct choice {
	const struct format *format;	/* NULL: nothing chosen */
	const char *suffix;		/* by which it was chosen; NULL: by its name */
};

/* -1 reported as STATUS_UNAVAILABLE, with the nearest name there is. */
int choose_by_name(struct choice *choice, const char *name, struct diag *diag);
/* By the end of the path; .format is NULL when no format claims it. */
struct choice choose_by_suffix(const char *path);

static inline bool format_reads(const struct format *format)
{
	return format->next != NULL;
}

static inline bool format_writes(const struct format *format)
{
	return format->put != NULL;
}

/* With its dot: the one chosen, else the format's first; what a tree's outputs end in. */
const char *choice_suffix(const struct choice *choice);

#endif
