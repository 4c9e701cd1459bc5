/*
 * Which network a page belongs to and whose it is, by its address or by the
 * ways people write handles: "in/jane-doe", "GitHub: janedoe", "janedoe (X)".
 */
#ifndef FORMATS_TEXT_FACTS_PROFILES_H
#define FORMATS_TEXT_FACTS_PROFILES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct tokens;

struct profile_page {
	const char *network;	/* as the word lists spell it; NULL: not known */
	const char *username;	/* NULL: not known */
};

/* Whether the URL (with its scheme) is somebody's page on a known network. */
bool profile_of_url(struct arena *arena, const char *url, struct profile_page *page);

/*
 * Whether tokens [from, to), icons and marks apart, are a network's name, a
 * handle, or both; *start and *end are their bytes.
 */
bool profile_of_handle(struct arena *arena, const struct tokens *tokens, size_t from, size_t to,
		       struct profile_page *page, size_t *start, size_t *end);

#endif
