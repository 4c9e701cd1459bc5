/*
 * Places as CVs write them: "Oslo, Norway", "Austin, TX, USA", "Seoul, South
 * Korea", "75001 Paris, France", and postal addresses around them.
 */
#ifndef FORMATS_TEXT_FACTS_PLACES_H
#define FORMATS_TEXT_FACTS_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/text/lexicon/tokens.h"

/* Bytes of the text; empty when absent. */
struct place_part {
	uint32_t start, end;
};

struct place {
	struct place_part address, postal_code, city, region, country;
	char country_code[3];	/* ISO 3166-1 alpha-2 of a country that is named; or "" */
	size_t from, to;	/* tokens [from, to) */
	unsigned confidence;	/* percent */
};

/*
 * The first place at or after token `from` and before `limit`. A city that no
 * list knows counts when a known region or country follows it. An address
 * (street, house, box) is found before the place it belongs to.
 */
bool place_find(const struct tokens *tokens, size_t from, size_t limit, struct place *place);
/* The same, when it is what the tokens begin with. */
bool place_begins(const struct tokens *tokens, size_t from, size_t limit, struct place *place);

/* Whether the text, icons and marks apart, is one place or postal address. */
bool place_only(const struct tokens *tokens, struct place *place);

static inline bool place_has(struct place_part part)
{
	return part.end > part.start;
}

#endif
