/*
 * Lists of names ("BibTeXing", section 4; Markey, "Tame the BeaST", chapter
 * 11; biblatex 3.14, section 3.5 for "given=..., family=...").
 *
 * The rules are BibTeX's with two mendings. The case of a word that begins
 * with an accent or a foreign letter is that letter's, written in LaTeX or
 * not: "\'{E}mile" and "Łukasz" are given names. And where BibTeX takes "A B
 * and " for the names "A B" and "and", the last word goes.
 */
#ifndef FORMATS_BIBTEX_NAMES_H
#define FORMATS_BIBTEX_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/bibtex/tex.h"
#include "formats/bibtex/scan.h"

enum name_problem {
	NAME_FINE,
	NAME_COMMAS,		/* more than two commas */
	NAME_EMPTY_PART,	/* nothing between two commas, or before the first */
	NAME_TRAILING_AND,
	NAME_SEMICOLON,		/* perhaps a list with another separator */
	NAME_EMPTY,		/* nothing between two "and" */
};

/* The parts of a name, as text. "von" is what other people call a particle. */
struct name {
	struct buf given, von, last, suffix;
};

void bib_name_init(struct name *name);
void bib_name_release(struct name *name);

/*
 * The next name of the list at *list, which moves behind it and its "and";
 * size 0 at the end. A name may be empty otherwise, with NAME_EMPTY.
 */
bool bib_names_next(struct span *list, struct span *name, enum name_problem *problem);

/* Splits a raw name into its parts. */
enum name_problem bib_name_parse(struct tex *tex, struct span raw, struct name *name);

/*
 * Appends a raw name as one reads it: "given von last, suffix". "others" as
 * such stands for further people.
 */
enum name_problem bib_name_display(struct tex *tex, struct span raw, struct buf *out);

/*
 * The parts of a name in the record's form that has its family name first:
 * "Kim, Ada", and "Kim AB" (Vancouver: ICMJE, "Samples of formatted
 * references", after NLM's "Citing Medicine"). What is behind the comma may
 * be "Jr." as well. They point into the name. False, and the parts untouched,
 * for "Ada Kim" and for an organisation.
 */
bool bib_name_split(struct span name, struct span *family, struct span *given);

/*
 * Appends a name in the record's form, ready for a list that BibTeX reads:
 * "Ludwig van Beethoven, Jr." is "van Beethoven, Jr., Ludwig", a firm stands
 * in braces. What is read is the same name again, except for "Kim, Ada" and
 * "Kim A" (the family name first, in the record too): false then.
 */
bool bib_name_encode(struct tex_encoder *encoder, const char *text, size_t size,
		     unsigned flags, bool last_of_list, struct buf *out);

/* The same so that the very same text is read, always. */
void bib_name_encode_exactly(struct tex_encoder *encoder, const char *text, size_t size,
			     unsigned flags, bool last_of_list, struct buf *out);

#endif
