/* What stands around a person's name at the top of a text, and is none. */
#ifndef FORMATS_TEXT_ENTRY_TITLES_H
#define FORMATS_TEXT_ENTRY_TITLES_H

#include <stdbool.h>

#include "formats/text/outline/piece.h"

/* Behind "Prof. Dr.", which before a name is no degree. */
struct piece titles_skip(struct piece piece);

/* "Hi there, I'm Jane Roe!": what stands behind the introduction; empty where there is none. */
struct piece titles_introduced(struct piece piece);

/* "Curriculum Vitae of Jane Roe", "Jane Roe - CV", "Name: Jane Roe", "Hi, I'm Jane Roe": the person alone. */
struct piece titles_without_document(struct piece piece);

/* "Curriculum Vitae" and nothing else. */
bool titles_is_document(const struct para *para);

/* "March 2025", "Last updated: March 2025": when the document was written. */
bool titles_is_version(const struct para *para);

#endif
