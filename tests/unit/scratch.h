/* A folder of its own for a test that needs files; it is the working directory meanwhile. */
#ifndef TESTS_UNIT_SCRATCH_H
#define TESTS_UNIT_SCRATCH_H

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/buf.h"

static char scratch_folder[64];

static inline void scratch_enter(void)
{
	strcpy(scratch_folder, "/tmp/cvconv-unit.XXXXXX");
	if (!mkdtemp(scratch_folder) || chdir(scratch_folder))
		abort();
}

static inline int scratch_remove(const char *path, const struct stat *status, int kind,
				 struct FTW *at)
{
	(void)status, (void)kind, (void)at;
	return remove(path);
}

static inline void scratch_leave(void)
{
	if (chdir("/") || nftw(scratch_folder, scratch_remove, 16, FTW_DEPTH | FTW_PHYS))
		abort();
}

/* Files of the folder, hidden ones and all. */
static inline int scratch_count(void)
{
	DIR *folder = opendir(".");
	int files = 0;

	while (readdir(folder))
		files++;
	closedir(folder);
	return files - 2;
}

static inline void scratch_write(const char *name, const char *bytes, size_t size)
{
	FILE *file = fopen(name, "w");

	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file))
		abort();
}

/* The file's bytes, to be freed; NULL when there is none. */
static inline char *scratch_read(const char *name)
{
	FILE *file = fopen(name, "r");
	struct buf text = BUF_INIT;
	int c;

	if (!file)
		return NULL;
	while ((c = getc(file)) != EOF)
		buf_addc(&text, (char)c);
	fclose(file);
	return buf_detach(&text, NULL);
}

#endif
