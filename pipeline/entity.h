/*
 * Characters by the names that HTML has for them: the 252 of HTML 4.01 (section
 * 24), and those of HTML 5 for characters of ASCII.
 */
#ifndef PIPELINE_ENTITY_H
#define PIPELINE_ENTITY_H

#include <stdint.h>

/* The character of "&name;", for its name alone; 0 if there is none. */
uint32_t entity_code(const char *name);

#endif
