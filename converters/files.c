#include "converters/files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool file_is_same(const char *a, const char *b)
{
	struct stat one, other;

	if (strcmp(a, "-") == 0 || strcmp(b, "-") == 0)
		return false;
	if (strcmp(a, b) == 0)
		return true;
	return stat(a, &one) == 0 && stat(b, &other) == 0 && S_ISREG(one.st_mode) &&
	       one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool file_is_stream(const char *path)
{
	struct stat status;

	return strcmp(path, "-") == 0 ||
	       (stat(path, &status) == 0 && (S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode)));
}

bool file_is_newer(const char *target, const char *source)
{
	struct stat one, other;

	if (stat(target, &one) || stat(source, &other))
		return false;
	if (one.st_mtim.tv_sec != other.st_mtim.tv_sec)
		return one.st_mtim.tv_sec > other.st_mtim.tv_sec;
	return one.st_mtim.tv_nsec >= other.st_mtim.tv_nsec;
}

bool file_is_folder(const char *path)
{
	struct stat status;

	return strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Another thread may make the same directory at the same time. */
static int make_directory(const char *path)
{
	struct stat status;

	if (mkdir(path, 0777) == 0)
		return 0;
	if (errno == EEXIST && (stat(path, &status) || S_ISDIR(status.st_mode)))
		return 0;
	return -1;
}

int file_make_parents(const char *path)
{
	char *copy = strdup(path), *slash = copy ? strrchr(copy, '/') : NULL;
	struct stat status;
	int result = copy ? 0 : -1;

	if (slash && slash > copy) {
		*slash = '\0';
		if (stat(copy, &status)) {
			result = file_make_parents(copy);
			if (!result)
				result = make_directory(copy);
		}
	}
	free(copy);
	return result;
}
