/*
 * A growing byte string: never NULL, always NUL-terminated, `size` not
 * counting the NUL. On failure `failed` sticks, the contents stay as they
 * were and later appends do nothing; ask once at the end.
 */
#ifndef PIPELINE_BUF_H
#define PIPELINE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct buf {
	char *bytes;
	size_t size;
	size_t capacity;	/* 0 while bytes is the shared empty string */
	bool failed;
};

extern char buf_empty[];	/* what an unused buf points to; never written */
#define BUF_INIT { buf_empty, 0, 0, false }

void buf_init(struct buf *buf);
void buf_release(struct buf *buf);	/* frees; the buf is as after init */
void buf_clear(struct buf *buf);	/* empty, memory kept, failed kept */
int  buf_reserve(struct buf *buf, size_t more);	/* 0, or -1 and failed */
void buf_add(struct buf *buf, const char *bytes, size_t size);
void buf_adds(struct buf *buf, const char *string);
void buf_addf(struct buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void buf_vaddf(struct buf *buf, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));
void buf_truncate(struct buf *buf, size_t size);
/* Hands the string over (free() it); the buf is as after init. NULL if failed. */
char *buf_detach(struct buf *buf, size_t *size);

/* Room for that many bytes, which the caller writes: the text ends behind them. NULL if failed. */
static inline char *buf_extend(struct buf *buf, size_t more)
{
	if ((buf->failed || more >= buf->capacity - buf->size) && buf_reserve(buf, more))
		return NULL;
	buf->size += more;
	buf->bytes[buf->size] = '\0';
	return buf->bytes + buf->size - more;
}

/* Here, because most texts are made a character at a time. */
static inline void buf_addc(struct buf *buf, char c)
{
	if (buf->failed || buf->size + 1 >= buf->capacity) {
		buf_add(buf, &c, 1);
		return;
	}
	buf->bytes[buf->size++] = c;
	buf->bytes[buf->size] = '\0';
}

#endif
