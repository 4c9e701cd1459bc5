/*
 * Which keys a table has had so far, as hashes in bounded memory: of a table
 * of more than half a million CVs the later ones are not remembered.
 */
#ifndef FORMATS_CSV_SEEN_H
#define FORMATS_CSV_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct seen {
	uint64_t *slots;	/* 0: free */
	size_t size;		/* a power of two, or 0 */
	size_t count;
};

/* Whether the key was there before; now it is. */
bool seen_before(struct seen *seen, const char *key, size_t size);
void seen_release(struct seen *seen);

#endif
