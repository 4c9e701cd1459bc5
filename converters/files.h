/* Questions about files by their names. */
#ifndef CONVERTERS_FILES_H
#define CONVERTERS_FILES_H

#include <stdbool.h>

/* Whether two names mean one regular file; standard streams are never the same. */
bool file_is_same(const char *a, const char *b);

/* Whether the target exists and is no older than the source (a target of equal time is up to date). */
bool file_is_newer(const char *target, const char *source);

/* Whether the path is standard output ("-"), a device or a pipe, whose name says no format. */
bool file_is_stream(const char *path);

/* Whether it is a directory, and no standard stream. */
bool file_is_folder(const char *path);

/* Makes the directories that lead to the path; 0, or -1 with errno. */
int file_make_parents(const char *path);

#endif
