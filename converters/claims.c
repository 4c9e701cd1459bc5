#include "converters/claims.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "converters/files.h"
#include "converters/ids.h"
#include "pipeline/array.h"

void claims_init(struct claims *claims, const struct options *options)
{
	*claims = (struct claims){ .options = options, .table = TABLE_INIT };
	arena_init(&claims->arena);
}

static const char *make_path(struct claims *claims, const char *id, const char *suffix)
{
	struct buf name = BUF_INIT, path = BUF_INIT;
	const char *copy = NULL;

	id_file_name(&name, id);
	buf_addf(&path, "%s/%s%s", claims->options->output_dir, name.bytes, suffix);
	if (!name.failed && !path.failed)
		copy = arena_copy(&claims->arena, path.bytes, path.size);
	buf_release(&name);
	buf_release(&path);
	return copy;
}

/* The newest path is what is looked for. */
static bool is_newest(void *context, uint32_t number)
{
	const struct strings *paths = context;

	return strcmp(paths->v[number], paths->v[paths->n]) == 0;
}

/* 1 when it is claimed already, -1 when memory ran out. */
static int claim(struct claims *claims, const char *path)
{
	struct strings *paths = &claims->paths;
	uint32_t hash = table_hash(path, strlen(path));
	const char **grown = array_grow(paths->v, paths->n, &paths->capacity, sizeof(*grown));

	if (!grown)
		return -1;
	paths->v = grown;
	paths->v[paths->n] = path;
	if (table_find(&claims->table, hash, is_newest, paths) != TABLE_NONE)
		return 1;
	return table_add(&claims->table, hash, (uint32_t)paths->n++);
}

static bool is_input(const struct options *options, const char *path)
{
	for (size_t i = 0; i < options->paths.n; i++)
		if (file_is_same(path, options->paths.v[i]))
			return true;
	return false;
}

const char *claims_path(struct claims *claims, const char *id, const char *suffix,
			const char *input, struct diag *diag)
{
	const char *path = make_path(claims, id, suffix);
	int claimed = path ? claim(claims, path) : -1;

	if (claimed < 0)
		diag_error(diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
	else if (claimed > 0)
		diag_error(diag, STATUS_CANTCREAT, pos_at(input, 0, 0), "collision",
			   "the output '%s' of '%s' is already made of another", path, id);
	else if (is_input(claims->options, path))
		diag_error(diag, STATUS_CANTCREAT, pos_at(input, 0, 0), "collision",
			   "the output '%s' of '%s' is an input", path, id);
	else if (!claims->options->dry_run && file_make_parents(path))
		diag_error(diag, STATUS_CANTCREAT, pos_at(path, 0, 0), "cannot-create",
			   "cannot create its folder: %s", strerror(errno));
	else
		return path;
	return NULL;
}

void claims_release(struct claims *claims)
{
	table_release(&claims->table);
	free(claims->paths.v);
	arena_release(&claims->arena);
}
