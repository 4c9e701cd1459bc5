/*
 * What the person is reached by, piece by piece, into basics: email, phone, url,
 * profiles and location.
 */
#ifndef FORMATS_TEXT_FILL_ADDRESSES_H
#define FORMATS_TEXT_FILL_ADDRESSES_H

#include "formats/text/fill/fill.h"

struct addresses {
	struct fill *fill;
	const char *network;	/* one named alone, waiting for its user or address; NULL: none */
	struct piece network_piece;
};

/*
 * Takes the piece if all of it is addresses, places and their labels. Alone
 * among addresses (`in_contact_row`), a word that is none is a handle.
 */
bool addresses_take(struct addresses *a, const struct piece *piece, bool in_contact_row);

/* After the last piece: a network that nothing followed is a profile with its name alone. */
void addresses_end(struct addresses *a);

/* Any of the three strings MAY be NULL; a profile of that url is completed. */
void addresses_add_profile(struct addresses *a, const char *network, const char *username,
			   const char *url, uint32_t line);

/* Takes the first address in the paragraph and nothing else of it. */
void addresses_add_first(struct addresses *a, const struct para *para);

/* Whether an address stands anywhere in the paragraph. */
bool addresses_in(struct addresses *a, const struct para *para);

/* "LinkedIn: in/jane | GitHub: @jane": all of it profiles, without any address. */
bool addresses_are_profiles(struct addresses *a, const struct piece *all);

/* One word that is no word: "jsmith42", "j.smith" */
bool addresses_is_handle(const struct piece *piece);

#endif
