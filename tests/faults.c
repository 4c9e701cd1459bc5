#include "tests/faults.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

static struct {
	long left;	/* calls that still work, when armed */
	bool armed, hit;
} faults[FAULT_KINDS];
static unsigned most_bytes;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
ssize_t __real_read(int fd, void *bytes, size_t size);
ssize_t __real_write(int fd, const void *bytes, size_t size);
int __real_rename(const char *from, const char *to);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);
ssize_t __wrap_read(int fd, void *bytes, size_t size);
ssize_t __wrap_write(int fd, const void *bytes, size_t size);
int __wrap_rename(const char *from, const char *to);

void faults_from(enum fault fault, long n)
{
	faults[fault].left = n - 1;
	faults[fault].armed = true;
	faults[fault].hit = false;
}

bool faults_end(enum fault fault)
{
	faults[fault].armed = false;
	return faults[fault].hit;
}

void faults_short(unsigned bytes)
{
	most_bytes = bytes;
}

static bool fails(enum fault fault, int error)
{
	if (!faults[fault].armed || faults[fault].left-- > 0)
		return false;
	faults[fault].left = 0;
	faults[fault].hit = true;
	errno = error;
	return true;
}

static size_t shortened(size_t size)
{
	return most_bytes && size > most_bytes ? most_bytes : size;
}

void *__wrap_malloc(size_t size)
{
	return fails(FAULT_MEMORY, ENOMEM) ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails(FAULT_MEMORY, ENOMEM) ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return fails(FAULT_MEMORY, ENOMEM) ? NULL : __real_realloc(old, size);
}

void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
	return fails(FAULT_MEMORY, ENOMEM) ? NULL : __real_aligned_alloc(alignment, size);
}

ssize_t __wrap_read(int fd, void *bytes, size_t size)
{
	return fails(FAULT_READ, EIO) ? -1 : __real_read(fd, bytes, shortened(size));
}

ssize_t __wrap_write(int fd, const void *bytes, size_t size)
{
	return fails(FAULT_WRITE, ENOSPC) ? -1 : __real_write(fd, bytes, shortened(size));
}

int __wrap_rename(const char *from, const char *to)
{
	return fails(FAULT_RENAME, EACCES) ? -1 : __real_rename(from, to);
}
