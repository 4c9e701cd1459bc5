/*
 * Kinds of files that no reader takes but that users have CVs in, known by
 * their first bytes.
 */
#ifndef PIPELINE_FOREIGN_H
#define PIPELINE_FOREIGN_H

#include <stddef.h>

struct foreign {
	const char *what;	/* "a PDF file" */
	const char *remedy;	/* what to do instead */
};

/* What the undecoded bytes of a file begin like, or NULL. */
const struct foreign *foreign_kind(const char *bytes, size_t size);

#endif
