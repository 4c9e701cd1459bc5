/*
 * Where in a text an e-mail address, a URL or a bare host stands: the grammar
 * alone (RFC 3986, RFC 5321 as far as people write them by hand). What the
 * address is good for is the matter of contacts.h.
 */
#ifndef FORMATS_TEXT_LEXICON_ADDRESS_H
#define FORMATS_TEXT_LEXICON_ADDRESS_H

#include <stddef.h>

enum address_kind {
	ADDRESS_NONE,
	ADDRESS_EMAIL,
	ADDRESS_URL,	/* with a scheme */
	ADDRESS_HOST,	/* "www.example.org/path", "example.org" */
};

struct address {
	enum address_kind kind;
	size_t start, end;	/* bytes of the text */
};

/*
 * The address around its telling mark: the '@' of an e-mail address, the ':'
 * of "://", or a '.' between letters or digits. Does not look before byte
 * `from`. Linear in the length of what it finds, which `start` and `end` tell
 * for ADDRESS_NONE as well: no host has a dot of this stretch in it.
 */
struct address address_around(const char *text, size_t size, size_t from, size_t mark);

#endif
