/*
 * "Web Developer Kelpie Boats": a position and its employer with nothing but a
 * space between, as a page leaves them whose looks alone parted them.
 */
#ifndef FORMATS_TEXT_ENTRY_GLUED_H
#define FORMATS_TEXT_ENTRY_GLUED_H

#include <stddef.h>

#include "formats/text/outline/piece.h"

/* The token at which the employer begins behind the words of the position; text->to: there is none. */
size_t glued_org(const struct piece *text);

#endif
