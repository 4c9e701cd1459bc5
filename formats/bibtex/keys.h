/*
 * Keys of entries that have none of their own: authorYEARword in ASCII, with
 * a letter behind it when the key is taken.
 *
 * Reader and writer count alike: a key that the writer would make anew is not
 * kept in the record, any other is.
 */
#ifndef FORMATS_BIBTEX_KEYS_H
#define FORMATS_BIBTEX_KEYS_H

#include <stdbool.h>

#include "formats/bibtex/scan.h"
#include "formats/bibtex/symbols.h"
#include "pipeline/buf.h"
#include "pipeline/record.h"

/* The key that a publication gets after those in `used`. Replaces *key. */
void bib_key_make(const struct symbols *used, const struct publication *publication,
		  struct buf *key);

bool bib_key_is_used(const struct symbols *used, const char *key, size_t size);
void bib_key_use(struct symbols *used, const char *key, size_t size);

/* Whether BibTeX and biber take it as a key. */
bool bib_key_is_valid(const char *key, size_t size);

#endif
