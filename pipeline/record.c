#include "pipeline/record.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/fields.h"

void cv_init(struct cv *cv, struct arena *arena)
{
	memset(cv, 0, sizeof(*cv));
	cv->arena = arena;
}

void *cv_append(struct cv *cv, struct list *list, const struct shape *shape)
{
	void **v = arena_grow(cv->arena, list->v, list->n, &list->capacity, sizeof(*v));
	void *object = v ? arena_alloc(cv->arena, shape->size) : NULL;

	if (v)
		list->v = v;
	if (object)
		list->v[list->n++] = object;
	return object;
}

void cv_set(struct cv *cv, struct text *text, const char *bytes, size_t size,
	    uint32_t line, uint32_t confidence)
{
	text->s = size ? arena_copy(cv->arena, bytes, size) : NULL;
	text->line = line;
	text->confidence = confidence < 100 ? confidence : 100;
}

void cv_add(struct cv *cv, struct texts *texts, const char *bytes, size_t size,
	    uint32_t line, uint32_t confidence)
{
	struct text *v;

	if (!size)
		return;
	v = arena_grow(cv->arena, texts->v, texts->n, &texts->capacity, sizeof(*v));
	if (!v)
		return;
	texts->v = v;
	cv_set(cv, &v[texts->n], bytes, size, line, confidence);
	texts->n += text_present(&v[texts->n]);
}

void cv_add_extra(struct cv *cv, struct extras *extras, const char *name,
		  const char *json, size_t json_size, uint32_t line)
{
	struct extra *v = arena_grow(cv->arena, extras->v, extras->n, &extras->capacity,
				     sizeof(*v));
	struct extra *extra;

	if (!v)
		return;
	extras->v = v;
	extra = &v[extras->n];
	extra->name = arena_strdup(cv->arena, name);
	extra->json = arena_copy(cv->arena, json, json_size);
	extra->line = line;
	extras->n += extra->name && extra->json;
}

void cv_release_buf(struct cv *cv, struct buf *buf)
{
	cv->arena->failed |= buf->failed;
	buf_release(buf);
}

const char *extras_get(const struct extras *extras, const char *name)
{
	for (size_t i = 0; i < extras->n; i++)
		if (!strcmp(extras->v[i].name, name))
			return extras->v[i].json;
	return NULL;
}
