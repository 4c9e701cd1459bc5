/*
 * LaTeX in values to text and back: what people put in bibliographies, not a
 * language. Characters, accents and ligatures become Unicode (NFC), case
 * braces and fonts go, white space is folded; simple mathematics becomes text
 * (10\times is 10×) and the rest of it stays between its dollar signs.
 *
 * tex_decode(tex_encode(x)) == x for every x, be it in NFC or not.
 */
#ifndef FORMATS_BIBTEX_TEX_H
#define FORMATS_BIBTEX_TEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/bibtex/scan.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"

struct tex_symbol;

struct tex {
	struct arena arena;	/* of what is being composed */
	struct arena words;	/* of a name, while it is taken apart */
	struct buf groups;	/* what to do at the end of each open group */
	struct buf math;
	struct span link;	/* raw address of the last \href; size 0: none */
	/* Told of commands that are not known; their arguments' text is kept. MAY be NULL. */
	void (*unknown)(void *context, struct span command);
	void *context;
};

enum tex_mode {
	TEX_TEXT,
	TEX_NAME,	/* "~" is a blank like others */
	TEX_PAGES,	/* no blanks around the dash of a range */
};

void tex_init(struct tex *tex);
void tex_release(struct tex *tex);

/* Appends to out. Takes any bytes, in linear time and without recursion. */
void tex_decode(struct tex *tex, struct span raw, enum tex_mode mode, struct buf *out);

/*
 * Addresses and identifiers (url, doi, file): taken as they are, but for
 * \_ \% \& \# \$ \{ \} \~{} \textbackslash{} \symbol{"7B} and an \url around
 * the whole.
 */
void tex_decode_verbatim(struct span raw, struct buf *out);

enum encode_flags {
	ENCODE_ASCII = 1,	/* nothing beyond ASCII */
	ENCODE_TITLE = 2,	/* braces around capitals that styles would lose */
	ENCODE_PAGES = 4,	/* a dash between numbers is -- */
	ENCODE_NAME = 8,	/* to be read as TEX_NAME */
};

struct tex_encoder {
	struct tex tex;	/* to see what would come back */
	const struct tex_symbol **by_code;	/* those to write, sorted by code; NULL: not asked for */
	size_t n;
};

/* `ascii`: whether ENCODE_ASCII will be asked for. 0, or -1 without memory. */
int tex_encoder_init(struct tex_encoder *encoder, bool ascii);
void tex_encoder_release(struct tex_encoder *encoder);

void tex_encode(struct tex_encoder *encoder, const char *text, size_t size,
		unsigned flags, struct buf *out);
void tex_encode_verbatim(const char *text, size_t size, unsigned flags, struct buf *out);

/*
 * The letters of the command that LaTeX has for a letter (ø is o, Æ is AE), or
 * NULL: a transliteration for keys.
 */
const char *tex_transliterate(uint32_t code);

/* The span of the group's inside that begins at `at` ("{..."); *after is behind it. */
struct span tex_group(const char *at, const char *end, const char **after);

/* Mathematics to text; false when it can't be shown without its notation. Appends to out. */
bool tex_math(struct span math, struct buf *out);

#endif
