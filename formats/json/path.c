#include "formats/json/path.h"

#include "pipeline/buf.h"

void path_print(const struct path *path, struct buf *out)
{
	if (!path)
		return;
	path_print(path->up, out);
	if (!path->name) {
		buf_addf(out, "[%zu]", path->index);
		return;
	}
	if (path->up)
		buf_addc(out, '.');
	buf_adds(out, path->name);
}
