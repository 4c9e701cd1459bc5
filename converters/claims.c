#include "converters/claims.h"

#include <errno.h>
#include <string.h>

#include "converters/files.h"
#include "converters/ids.h"

static const char *make_path(struct claims *claims, const char *folder, const char *id,
			     const char *suffix)
{
	struct buf name = BUF_INIT, path = BUF_INIT;
	const char *copy = NULL;

	id_file_name(&name, id);
	buf_addf(&path, "%s/%s%s", folder, name.bytes, suffix);
	if (!name.failed && !path.failed)
		copy = arena_copy(&claims->arena, path.bytes, path.size);
	buf_release(&name);
	buf_release(&path);
	return copy;
}

const char *claims_path(struct claims *claims, const char *folder, const char *id,
			const char *suffix, const char *input, struct diag *diag)
{
	const char *path = make_path(claims, folder, id, suffix);

	if (path && table_get(&claims->paths, path, strlen(path))) {
		diag_error(diag, STATUS_CANTCREAT, pos_at(input, 0, 0), "collision",
			   "the output '%s' of '%s' is already made of another", path, id);
		return NULL;
	}
	if (!path || !table_at(&claims->paths, path, strlen(path), path)) {
		diag_error(diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
		return NULL;
	}
	if (!file_is_same(path, input) && !file_make_parents(path))
		return path;
	diag_error(diag, STATUS_CANTCREAT, pos_at(path, 0, 0), "cannot-create",
		   "cannot create this output of '%s'", input);
	return NULL;
}

void claims_release(struct claims *claims)
{
	table_release(&claims->paths);
	arena_release(&claims->arena);
}
