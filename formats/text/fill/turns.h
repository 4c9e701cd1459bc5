/*
 * Names and lists on lines of their own that take turns, told by how all
 * lines of a section look: "Backend" above "Java, Kotlin" or "Java Kotlin".
 */
#ifndef FORMATS_TEXT_FILL_TURNS_H
#define FORMATS_TEXT_FILL_TURNS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/outline/paras.h"

struct arena;

/* Tells for n lines whether each names the list below; NULL if they take no turns. In the arena. */
bool *turns_read(struct arena *arena, const struct para *v, size_t n);

#endif
