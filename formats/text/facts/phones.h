/*
 * Telephone numbers as people write them: "+82-10-5555-0142", "(+94) 77 555
 * 0142", "412.555.0142", "０３－５５５５－０１４２", "ext. 12"; and what only looks alike.
 */
#ifndef FORMATS_TEXT_FACTS_PHONES_H
#define FORMATS_TEXT_FACTS_PHONES_H

#include <stdbool.h>
#include <stddef.h>

struct phone {
	size_t start, end;	/* bytes of the text */
	unsigned confidence;	/* percent */
};

/*
 * The number that begins at byte `at` (a digit, '+' or '('). `labelled`:
 * something before it says that a phone follows.
 */
bool phone_read(const char *text, size_t size, size_t at, bool labelled, struct phone *phone);

#endif
