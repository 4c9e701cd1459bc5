/*
 * Inside the second stage: characters and words that a converter or a font
 * broke, put right.
 */
#ifndef FORMATS_TEXT_MEND_H
#define FORMATS_TEXT_MEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

#define MEND_CODE_SIZE 8

/*
 * What a character stands for in running text: ligatures are taken apart,
 * odd spaces become one, zero-width and private-use characters and controls
 * go. Returns the number of bytes, 0 to MEND_CODE_SIZE.
 */
size_t mend_code(char out[MEND_CODE_SIZE], uint32_t code);

/*
 * The text with all its characters mended, in NFC; line separators (U+2028,
 * vertical tab) become '\v'. Returns the argument when nothing is to do.
 */
const char *mend_characters(struct arena *arena, const char *text, size_t *size);

/*
 * Letter-spaced words ("O u t s t a n d i n g", "E ducation") joined in
 * place, when the text is spaced like that; returns the new size.
 */
size_t mend_spaced_letters(char *text, size_t size);

/* html2text writes a no-break space as "_": "Academic_Work_SA", "+41_78_835". */
void mend_underscores(char *text, size_t size);

#endif
