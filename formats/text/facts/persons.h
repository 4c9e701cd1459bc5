/* Whether words are somebody's name. */
#ifndef FORMATS_TEXT_FACTS_PERSONS_H
#define FORMATS_TEXT_FACTS_PERSONS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/lexicon/tokens.h"

/*
 * Whether tokens [from, to) are one person's name: "Ann B. Lee", "LEE, Ann",
 * "Prof. Dr. Jan van der Berg, PhD", "J.-P. Dupont", "김철수", "山田 太郎",
 * "Иванов И. И.". Roles, organisations, places, skills and headings are none.
 * *confidence in percent, when not NULL.
 */
bool person_looks_like(const struct tokens *tokens, size_t from, size_t to, unsigned *confidence);

#endif
