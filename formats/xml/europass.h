/*
 * Europass: the SkillsPassport of 2012 to 2020 (XML schema 3.x) and the
 * Candidate document of today's editor. What both have in common.
 */
#ifndef FORMATS_XML_EUROPASS_H
#define FORMATS_XML_EUROPASS_H

#include "formats/xml/map.h"

#define MOTHER_TONGUE "Mother tongue"	/* what an element says, as a fluency */

/* ISO 3166 has GB and GR where the European Union writes UK and EL. */
void take_country(struct map *map, struct twig *twig, const char *field);

/* Adds {network, username, url} to the profiles; empty strings are absent. */
void map_profile(struct map *map, const char *network, const char *username, const char *url,
		 uint32_t line);

/* Levels of one ability: "C1" where all are alike, else "listening C1, reading B2". */
struct levels {
	struct buf all, first;
	bool differ;
};

#define LEVELS_INIT { BUF_INIT, BUF_INIT, false }

void levels_add(struct levels *levels, const char *what, const char *level);
/* Sets the field and frees the levels. */
void levels_put(struct levels *levels, struct map *map, const char *field, uint32_t line);

#endif
