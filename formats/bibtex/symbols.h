/*
 * Names of a file (fields, macros, keys), each kept once. ASCII case is
 * ignored, as BibTeX does.
 */
#ifndef FORMATS_BIBTEX_SYMBOLS_H
#define FORMATS_BIBTEX_SYMBOLS_H

#include <stddef.h>
#include <stdint.h>

struct arena;

struct symbol {
	const char *name;	/* in lower case, NUL-terminated */
	size_t size;
	uint32_t hash;
	uint32_t number;	/* the owner's: an index, a stamp; 0 at first */
	const void *data;	/* the owner's; NULL at first */
	size_t data_size;
};

struct symbols {
	struct arena *arena;	/* not owned; set before use */
	struct symbol **slots;
	size_t n, capacity;	/* capacity is a power of two */
};

/* NULL when there is none. */
struct symbol *bib_symbols_find(const struct symbols *symbols, const char *name, size_t size);
/* Finds or makes; NULL when the arena failed. */
struct symbol *bib_symbols_add(struct symbols *symbols, const char *name, size_t size);

#endif
