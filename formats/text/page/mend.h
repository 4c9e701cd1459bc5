/*
 * Inside the second stage: characters and words that a converter or a font
 * broke, put right.
 */
#ifndef FORMATS_TEXT_PAGE_MEND_H
#define FORMATS_TEXT_PAGE_MEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct lines;
struct rows;

#define MEND_CODE_SIZE 8

/*
 * What a character stands for in running text: ligatures are taken apart,
 * odd spaces become one, zero-width and private-use characters and controls
 * go. Returns the number of bytes, 0 to MEND_CODE_SIZE.
 */
size_t mend_code(char out[MEND_CODE_SIZE], uint32_t code);

/* Whether no character needs mending. */
bool mend_is_sound(const char *text, size_t size);

/*
 * The text with all its characters mended, in NFC; line separators (U+2028,
 * vertical tab) become '\v'. Returns the argument when nothing is to do.
 */
const char *mend_characters(struct arena *arena, const char *text, size_t *size);

/* html2text writes a no-break space as "_": "Academic_Work_SA", "+41_78_835". */
void mend_underscores(char *text, size_t size);

/*
 * Capitals that small capitals were torn from ("W ork E xperience", "E DUCATION")
 * go back to their words, where the text has several of them. Columns stay.
 * Returns whether it has.
 */
bool mend_torn(struct arena *arena, struct rows *rows);

/*
 * Opens the dots between a name and its value ("Tools ........ Saw, drill")
 * into a gap as wide, in a text of no more bytes than people type.
 */
void mend_leaders(struct arena *arena, struct rows *rows, size_t size);

/*
 * Letter-spaced text ("P r e s e n t", "2 0 11 - 0 6") is made whole, where the
 * text has several such rows, or words were torn in it.
 */
void mend_spacing(struct arena *arena, struct rows *rows, bool torn);

/*
 * Of lines that end in a hyphen (LINE_HYPHEN) those where it only cut a word
 * get a soft hyphen instead, by what other words the text has.
 */
void mend_hyphens(struct arena *arena, struct arena *brief, struct lines *lines);

#endif
