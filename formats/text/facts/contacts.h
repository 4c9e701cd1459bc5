/*
 * Addresses of people and pages, wherever they stand in a text: e-mail
 * (also "x at y dot com", "x [at] y", broken over lines before), phone
 * numbers in national and international forms, URLs and bare hosts, ORCID
 * iDs, DOIs and arXiv ids, and which network a profile address belongs to.
 */
#ifndef FORMATS_TEXT_FACTS_CONTACTS_H
#define FORMATS_TEXT_FACTS_CONTACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct tokens;

enum contact_kind {
	CONTACT_NONE,
	CONTACT_EMAIL,
	CONTACT_PHONE,
	CONTACT_URL,	/* a page; value has a scheme ("https://" is put before a bare host) */
	CONTACT_PROFILE,/* a page of a known network: network and username set */
	CONTACT_ORCID,
	CONTACT_DOI,	/* value without "https://doi.org/" */
	CONTACT_EPRINT,	/* value without "arXiv:" */
	CONTACT_FAX,	/* a telephone's number behind the label of a fax */
};

struct contact {
	enum contact_kind kind;
	uint32_t start, end;	/* bytes of the text it was read from */
	const char *value;	/* decoded address; phone as written */
	const char *network;	/* PROFILE: as the word lists spell it, or NULL */
	const char *username;	/* PROFILE: from the path, or NULL */
	unsigned confidence;	/* percent */
};

/*
 * The first contact at or after byte `from`; false if none. Strings live in
 * the arena. Phones are only taken where digits cannot be dates or codes.
 */
bool contacts_find(struct arena *arena, const char *text, size_t size, size_t from,
		   struct contact *contact);

/* The whole text (white space and icons apart) as one contact. */
bool contacts_only(struct arena *arena, const struct tokens *tokens, struct contact *contact);
/* The same of a string. */
bool contacts_only_of(struct arena *arena, const char *text, struct contact *contact);

#endif
