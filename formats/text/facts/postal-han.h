/*
 * Postal addresses in Han, kana and Hangul, which go from the largest to the
 * smallest and say of each part what it is: 京都府京都市..., 서울특별시 마포구 ...
 */
#ifndef FORMATS_TEXT_FACTS_POSTAL_HAN_H
#define FORMATS_TEXT_FACTS_POSTAL_HAN_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/facts/places.h"

/* Whether tokens [from, to) are such an address, with a house number or a postal code. */
bool postal_read_han(const struct tokens *tokens, size_t from, size_t to, struct place *place);

#endif
