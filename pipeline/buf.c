#include "pipeline/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/pages.h"

/* One for all: only its NUL is ever read. */
char buf_empty[1];

void buf_init(struct buf *buf)
{
	*buf = (struct buf)BUF_INIT;
}

void buf_release(struct buf *buf)
{
	if (buf->capacity)
		free(buf->bytes);
	buf_init(buf);
}

void buf_clear(struct buf *buf)
{
	buf_truncate(buf, 0);
}

static int fail(struct buf *buf)
{
	buf->failed = true;
	return -1;
}

int buf_reserve(struct buf *buf, size_t more)
{
	size_t need, capacity = buf->capacity * 2;
	char *bytes;

	if (buf->failed || more >= SIZE_MAX / 2 - buf->size)
		return fail(buf);
	need = buf->size + more + 1;
	if (need <= buf->capacity)
		return 0;
	if (capacity < need)
		capacity = need < 64 ? 64 : need;
	bytes = buf->capacity ? realloc(buf->bytes, capacity) : pages_alloc(capacity);
	if (!bytes)
		return fail(buf);
	bytes[buf->size] = '\0';
	buf->bytes = bytes;
	buf->capacity = capacity;
	return 0;
}

void buf_add(struct buf *buf, const char *bytes, size_t size)
{
	char *to = size ? buf_extend(buf, size) : NULL;

	if (to)
		memcpy(to, bytes, size);
}

void buf_adds(struct buf *buf, const char *string)
{
	buf_add(buf, string, strlen(string));
}

void buf_addf(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vaddf(buf, format, args);
	va_end(args);
}

void buf_vaddf(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	int size;

	va_copy(again, args);
	size = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (size < 0 || buf_reserve(buf, (size_t)size)) {
		buf->failed = true;
		return;
	}
	vsnprintf(buf->bytes + buf->size, (size_t)size + 1, format, args);
	buf->size += (size_t)size;
}

void buf_truncate(struct buf *buf, size_t size)
{
	if (size >= buf->size)
		return;
	buf->size = size;
	buf->bytes[size] = '\0';
}

char *buf_detach(struct buf *buf, size_t *size)
{
	char *bytes = NULL;

	if (!buf_reserve(buf, 0)) {
		bytes = buf->bytes;
		if (size)
			*size = buf->size;
		buf->capacity = 0;
	}
	buf_release(buf);
	return bytes;
}
