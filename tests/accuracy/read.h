/* Documents read into records, within the program. */
#ifndef TESTS_ACCURACY_READ_H
#define TESTS_ACCURACY_READ_H

#include <stddef.h>

#include "pipeline/record.h"

struct format;

/* The format of that name when it can be read, else NULL. */
const struct format *format_named(const char *name);

/* 0, or -1: the first error goes to standard error. The record lives in the arena. */
int read_bytes(const struct format *format, const char *name, const char *bytes, size_t size,
	       struct arena *arena, struct cv *cv);

/* The whole file, NUL-terminated, to free(); NULL when it cannot be read. */
char *file_text(const char *path);

#endif
