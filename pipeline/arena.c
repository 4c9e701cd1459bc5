#include "pipeline/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/pages.h"

enum {
	ALIGNMENT = _Alignof(max_align_t),
	FIRST_BLOCK = 32 << 10,		/* with its head, as are all; a one-page CV fits */
	GROWTH = 8,			/* so few of them are of small pages */
	LARGEST_BLOCK = 4 * PAGES_LARGE,
};

struct arena_block {
	struct arena_block *next;
	size_t size, used;		/* of bytes */
	_Alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena)
{
	*arena = (struct arena)ARENA_INIT;
}

static void free_blocks(struct arena_block *block)
{
	while (block) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
}

void arena_release(struct arena *arena)
{
	free_blocks(arena->blocks);
	arena_init(arena);
}

void arena_clear(struct arena *arena)
{
	struct arena_block *kept = arena->blocks;

	if (kept) {
		free_blocks(kept->next);
		kept->next = NULL;
		kept->used = 0;
	}
	arena->total = 0;
}

static void *fail(struct arena *arena)
{
	arena->failed = true;
	if (arena->on_failure)
		longjmp(*arena->on_failure, 1);
	return NULL;
}

static struct arena_block *new_block(size_t size)
{
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof(*block))
		return NULL;
	block = pages_alloc(sizeof(*block) + size);
	if (block) {
		block->next = NULL;
		block->size = size;
		block->used = 0;
	}
	return block;
}

/* What a block takes that is no larger than it must be. */
static size_t usual_size(const struct arena_block *newest)
{
	size_t whole = newest ? (sizeof(*newest) + newest->size) * GROWTH : FIRST_BLOCK;

	return (whole < LARGEST_BLOCK ? whole : LARGEST_BLOCK) - sizeof(*newest);
}

/*
 * A block with room for `size` bytes. One that is larger than the usual goes
 * behind the newest, so that what is left there stays in use and arena_clear
 * keeps a block of the usual size.
 */
static struct arena_block *add_block(struct arena *arena, size_t size)
{
	struct arena_block *newest = arena->blocks, *block;
	size_t usual = usual_size(newest);

	block = new_block(size > usual ? size : usual);
	if (!block)
		return NULL;
	if (newest && size > usual) {
		block->next = newest->next;
		newest->next = block;
	} else {
		block->next = newest;
		arena->blocks = block;
	}
	return block;
}

/* `size` bytes of a new block. */
static void *take_from_new(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->failed ? NULL : add_block(arena, size);

	if (!block)
		return fail(arena);
	block->used = size;
	arena->total += size;
	return block->bytes;
}

/* `size` bytes as they come; `alignment` is a power of two. */
static inline void *take(struct arena *arena, size_t size, size_t alignment)
{
	struct arena_block *block = arena->blocks;
	size_t at = block ? (block->used + alignment - 1) & ~(alignment - 1) : 0;

	if (arena->failed || !block || at > block->size || size > block->size - at)
		return take_from_new(arena, size);
	block->used = at + size;
	arena->total += size;
	return block->bytes + at;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	void *bytes = take(arena, size, ALIGNMENT);

	return bytes ? memset(bytes, 0, size) : NULL;
}

void *arena_room(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return fail(arena);
	return take(arena, count * size, ALIGNMENT);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	void *objects = arena_room(arena, count, size);

	return objects ? memset(objects, 0, count * size) : NULL;
}

char *arena_bytes(struct arena *arena, size_t size)
{
	return take(arena, size, 1);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t size)
{
	char *copy = size < SIZE_MAX ? arena_bytes(arena, size + 1) : fail(arena);

	if (!copy)
		return NULL;
	if (size)
		memcpy(copy, bytes, size);
	copy[size] = '\0';
	return copy;
}

char *arena_strdup(struct arena *arena, const char *string)
{
	return arena_copy(arena, string, strlen(string));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	char *text = NULL;
	int size;

	va_start(args, format);
	va_copy(again, args);
	size = vsnprintf(NULL, 0, format, args);
	if (size >= 0)
		text = take(arena, (size_t)size + 1, 1);
	if (text)
		vsnprintf(text, (size_t)size + 1, format, again);
	va_end(again);
	va_end(args);
	return size < 0 ? fail(arena) : text;
}

/* Whether the object is the newest of the arena's newest block. */
static bool is_newest(const struct arena *arena, const void *object, size_t size)
{
	const struct arena_block *block = arena->blocks;

	return block && (const char *)object + size == block->bytes + block->used;
}

void *arena_extend(struct arena *arena, const void *object, size_t size, size_t more)
{
	struct arena_block *block = arena->blocks;
	char *end;

	if (arena->failed || !is_newest(arena, object, size) || more > block->size - block->used)
		return NULL;
	end = block->bytes + block->used;
	memset(end, 0, more);
	block->used += more;
	arena->total += more;
	return end - size;
}

void *arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size)
{
	size_t more = *capacity ? *capacity * 2 : 4;
	void *grown;

	if (count < *capacity)
		return array;
	if (more < *capacity)
		return fail(arena);
	if (*capacity && arena_extend(arena, array, *capacity * size, *capacity * size)) {
		*capacity = more;
		return array;
	}
	grown = arena_array(arena, more, size);
	if (!grown)
		return NULL;
	if (count)
		memcpy(grown, array, count * size);
	*capacity = more;
	return grown;
}

void arena_shrink(struct arena *arena, const void *object, size_t size, size_t kept)
{
	if (!is_newest(arena, object, size))
		return;
	arena->blocks->used -= size - kept;
	arena->total -= size - kept;
}
