/* Where in a document a value stands, for messages: work[2].startDate. */
#ifndef FORMATS_JSON_PATH_H
#define FORMATS_JSON_PATH_H

#include <stddef.h>

struct buf;

/* A step from the place above; these live on the stack of who walks. */
struct path {
	const struct path *up;	/* NULL at the top */
	const char *name;	/* the member; NULL: the item `index` of a list */
	size_t index;
};

/* Appends the path; nothing for NULL, which is the document itself. */
void path_print(const struct path *path, struct buf *out);

#endif
