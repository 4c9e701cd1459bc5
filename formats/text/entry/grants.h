/*
 * What grants say beside their title and funder: the sum, and the part one has
 * in them ("$312,450", "EUR 389,000 (principal investigator)").
 */
#ifndef FORMATS_TEXT_ENTRY_GRANTS_H
#define FORMATS_TEXT_ENTRY_GRANTS_H

#include "formats/text/entry/head.h"

/*
 * Takes sums and parts off the ends of the head's texts and makes them labels
 * "amount", in the order of the source; a title in quotes behind its funder
 * becomes a text of its own before it.
 */
void grants_trim(struct head *head);

/* "$312,450", "98,000 euros"; "PI", "unit leader". */
bool grants_is_amount(const struct piece *piece);
bool grants_is_part(const struct piece *piece);

/* Without the quotes that it begins and ends with. */
struct piece grants_unquoted(struct piece piece);

#endif
