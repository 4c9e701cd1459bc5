/*
 * Postal addresses in the forms of the world's countries, on one line or on
 * several that were joined with commas:
 *
 *	12 Elm Street, Portland, OR 97205	Lindenallee 12, 24105 Kiel, Deutschland
 *	27 Harbour Terrace, Bristol BS1 5TY	Kadezicht 18, 3511 AB Utrecht
 *	Via Garibaldi 41, 40124 Bologna (BO)	Rua das Palmeiras, 250 - São Paulo/SP - CEP 04567-010
 *	1, Gwanak-ro, Seoul, Korea, 08826	Россия, 630090, г. Новосибирск, ул. Лесная, д. 12
 *	〒602-8001 京都府京都市上京区室町通12	서울특별시 마포구 월드컵로 123, 4층 (우 03925)
 *
 * Where all is in one place, country and code may stand anywhere around the
 * town; what is left at the other end is the street.
 */
#ifndef FORMATS_TEXT_FACTS_POSTAL_H
#define FORMATS_TEXT_FACTS_POSTAL_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/facts/places.h"

/* Whether tokens [from, to) are one address and nothing else. */
bool postal_read(const struct tokens *tokens, size_t from, size_t to, struct place *place);

/* Whether the tokens could be one line of one that is written on several. */
bool postal_may_begin(const struct tokens *tokens);

#endif
