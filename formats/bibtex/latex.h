/*
 * LaTeX in values to text and back: what people put in bibliographies, not a
 * language. Characters, accents and ligatures become Unicode (NFC), case
 * braces and fonts go, white space is folded; simple mathematics becomes text
 * (10\times is 10×) and the rest of it stays between its dollar signs.
 *
 * latex_decode(latex_encode(x)) == x for every x, be it in NFC or not.
 */
#ifndef FORMATS_BIBTEX_LATEX_H
#define FORMATS_BIBTEX_LATEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/bibtex/scan.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"

struct latex_symbol;

struct latex {
	struct arena arena;	/* of what is being composed */
	struct arena words;	/* of a name, while it is taken apart */
	struct buf groups;	/* what to do at the end of each open group */
	struct buf math;
	struct span link;	/* raw address of the last \href; size 0: none */
	/* Told of commands that are not known; their arguments' text is kept. MAY be NULL. */
	void (*unknown)(void *context, struct span command);
	void *context;
};

enum latex_mode {
	LATEX_TEXT,
	LATEX_NAME,	/* "~" is a blank like others */
	LATEX_PAGES,	/* no blanks around the dash of a range */
};

void latex_init(struct latex *latex);
void latex_release(struct latex *latex);

/* Appends to out. Takes any bytes, in linear time and without recursion. */
void latex_decode(struct latex *latex, struct span raw, enum latex_mode mode, struct buf *out);

/*
 * Addresses and identifiers (url, doi, file): taken as they are, but for
 * \_ \% \& \# \$ \{ \} \~{} \textbackslash{} \symbol{"7B} and an \url around
 * the whole.
 */
void latex_decode_verbatim(struct span raw, struct buf *out);

enum encode_flags {
	ENCODE_ASCII = 1,	/* nothing beyond ASCII */
	ENCODE_TITLE = 2,	/* braces around capitals that styles would lose */
	ENCODE_PAGES = 4,	/* a dash between numbers is -- */
	ENCODE_NAME = 8,	/* to be read as LATEX_NAME */
};

struct latex_encoder {
	struct latex latex;	/* to see what would come back */
	const struct latex_symbol **by_code;	/* those to write, sorted by code; NULL: not asked for */
	size_t n;
};

/* `ascii`: whether ENCODE_ASCII will be asked for. 0, or -1 without memory. */
int latex_encoder_init(struct latex_encoder *encoder, bool ascii);
void latex_encoder_release(struct latex_encoder *encoder);

void latex_encode(struct latex_encoder *encoder, const char *text, size_t size,
		  unsigned flags, struct buf *out);
void latex_encode_verbatim(const char *text, size_t size, unsigned flags, struct buf *out);

/*
 * The letters of the command that LaTeX has for a letter (ø is o, Æ is AE), or
 * NULL: a transliteration for keys.
 */
const char *latex_transliterate(uint32_t code);

/* The span of the group's inside that begins at `at` ("{..."); *after is behind it. */
struct span latex_group(const char *at, const char *end, const char **after);

/* Mathematics to text; false when it can't be shown without its notation. Appends to out. */
bool latex_math(struct span math, struct buf *out);

#endif
