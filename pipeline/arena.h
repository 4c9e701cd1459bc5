/*
 * Memory of one document. Everything a record holds hangs on one arena, so
 * freeing a document is one release and no format ever frees a field.
 *
 * Errors are sticky: once the system refuses memory, `failed` stays set and
 * every later allocation returns NULL. A NULL string is an absent value, so
 * most callers need no check; who allocates arrays does. The frame asks
 * arena_failed() once a record is complete.
 *
 * An arena with a recovery point (`on_failure` set) never returns NULL: it
 * longjmps there instead. Only code that owns nothing outside the arena
 * between setjmp and longjmp may set one.
 */
#ifndef PIPELINE_ARENA_H
#define PIPELINE_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *blocks;	/* newest first */
	size_t total;			/* bytes handed out since init or clear */
	bool failed;			/* sticky until release */
	jmp_buf *on_failure;		/* NULL: return NULL on failure */
};

#define ARENA_INIT { NULL, 0, false, NULL }

void arena_init(struct arena *arena);
/* Frees everything; the arena can be used again. */
void arena_release(struct arena *arena);
/* Forgets everything handed out but keeps one block for the next document. */
void arena_clear(struct arena *arena);

/* `size` zeroed bytes, aligned for any object. */
void *arena_alloc(struct arena *arena, size_t size);
/* `count` zeroed objects; a product that overflows is a failure. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* The same for who fills them all: nothing is zeroed. */
void *arena_room(struct arena *arena, size_t count, size_t size);
/* `size` bytes for text: neither zeroed nor aligned. */
char *arena_bytes(struct arena *arena, size_t size);
/* Copies; the result is NUL-terminated. `bytes` may be NULL when size is 0. */
char *arena_copy(struct arena *arena, const char *bytes, size_t size);
char *arena_strdup(struct arena *arena, const char *string);
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Room for one more object in a growing array: returns the array, moved unless
 * it is the newest object, with zeroed space for at least count + 1 objects and
 * updates *capacity, or NULL on failure, when the old array stays as it was.
 */
void *arena_grow(struct arena *arena, void *array, size_t count,
		 size_t *capacity, size_t size);

/*
 * Lengthens an object of `size` bytes by `more` zeroed ones where it stands,
 * and returns it; NULL, which is no failure, when something was handed out
 * after it or its block is full.
 */
void *arena_extend(struct arena *arena, const void *object, size_t size, size_t more);

/*
 * Takes back all but the first `kept` bytes of an object of `size` bytes,
 * when nothing was handed out after it; else they stay unused.
 */
void arena_shrink(struct arena *arena, const void *object, size_t size, size_t kept);

static inline bool arena_failed(const struct arena *arena)
{
	return arena->failed;
}

#endif
