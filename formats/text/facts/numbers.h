/*
 * What stands around a number: whether it is one of a date, or a part of a
 * phone, a sum of money, a version or a name.
 */
#ifndef FORMATS_TEXT_FACTS_NUMBERS_H
#define FORMATS_TEXT_FACTS_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/lexicon/tokens.h"

/* Whether the number at i is the tail of something that is no date. */
bool number_is_tail(const struct tokens *tokens, size_t i);
/* Whether what ends before token `to` goes on behind it, or counts something. */
bool number_is_head(const struct tokens *tokens, size_t to);
/* "ICML 2020", "Windows 2000": a name goes right before the year. */
bool number_is_behind_name(const struct tokens *tokens, size_t i);
/* "2000 users": small letters that no list knows to follow a date. */
bool number_is_before_noun(const struct tokens *tokens, size_t to);

#endif
