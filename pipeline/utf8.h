/*
 * UTF-8 (RFC 3629) and the few Unicode operations that several formats need.
 * Unicode data come from utf8proc.
 */
#ifndef PIPELINE_UTF8_H
#define PIPELINE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;

#define UTF8_INVALID 0xFFFFFFFFu

/* Length of the longest valid prefix; == size when all of it is valid. */
size_t utf8_valid_prefix(const char *bytes, size_t size);

/*
 * How many bytes at the end may be a character that what follows completes: a
 * lead byte, and tails that are too few. 0 when the end is no cut.
 */
size_t utf8_unfinished(const char *bytes, size_t size);

/* What utf8_next does with a byte that is not ASCII. */
uint32_t utf8_next_long(const char **at, const char *end);

/*
 * The code point at *at, which moves behind it. UTF8_INVALID for a bad byte
 * (which is stepped over). *at must be < end.
 */
static inline uint32_t utf8_next(const char **at, const char *end)
{
	return **at & 0x80 ? utf8_next_long(at, end) : (uint32_t)*(*at)++;
}

/* Encodes; returns the number of bytes (1 to 4) written to out. */
size_t utf8_put(char out[4], uint32_t code);

/* Number of terminal columns (East Asian wide = 2, combining = 0). */
size_t utf8_width(const char *bytes, size_t size);

/* Number of code points. */
size_t utf8_length(const char *bytes, size_t size);

/*
 * What two spellings of one word share: NFKD, case folded, combining marks
 * taken off ("Été" and "ete" alike; "ß" is "ss"). Appended to out.
 */
void utf8_fold(struct buf *out, const char *bytes, size_t size);

/*
 * What utf8_fold makes of a letter, where that is known without Unicode's
 * data: most of Latin and Cyrillic beyond ASCII, kana, the usual ideographs,
 * Hangul. How many letters it is; 0 for all others.
 */
size_t utf8_fold_letter(uint32_t code, uint32_t letters[3]);

/*
 * Canonical composition; returns the argument itself when it is NFC already.
 * Bytes that are no UTF-8 stay, and so do marks by the hundred on one letter.
 */
const char *utf8_nfc(struct arena *arena, const char *bytes, size_t size,
		     size_t *out_size);

/*
 * The canonical decomposition of one character, its base first; returns how
 * many there are: 1 for a character that has none, 0 when `max` are too few.
 */
size_t utf8_decompose(uint32_t code, uint32_t *parts, size_t max);

bool utf8_is_space(uint32_t code);	/* White_Space, also NBSP, U+3000, ZWSP, BOM */
bool utf8_is_upper(uint32_t code);
bool utf8_is_lower(uint32_t code);
bool utf8_is_alpha(uint32_t code);
bool utf8_is_digit(uint32_t code);	/* decimal digits of any script */
bool utf8_is_han(uint32_t code);	/* Han, kana or Hangul: scripts without word spaces or case */

bool utf8_is_noncharacter(uint32_t code);	/* U+FDD0, U+FFFE, ...: no text should hold them */

/* Whether XML 1.0 (section 2.2) allows the character in a document. */
bool utf8_is_xml_char(uint32_t code);

#endif
