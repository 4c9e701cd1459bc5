#include <stdlib.h>
#include <string.h>

#include "formats/bibtex/tex.h"
#include "formats/bibtex/tables.h"
#include "pipeline/utf8.h"

enum {
	NBSP = 0xA0,
	IDEOGRAPHIC_SPACE = 0x3000,	/* between the parts of Japanese names */
	MARKS_MAX = 4,
};

/* Characters to write. */

struct encoding {
	struct tex_encoder *encoder;
	unsigned flags;
	struct buf *out;
	const char *begin, *at, *end;
	const char *loose_end;	/* up to here characters are written by number */
	bool composed;		/* the text is in NFC, as reading leaves it */
};

static int compare_codes(const void *a, const void *b)
{
	const struct tex_symbol *const *left = a, *const *right = b;

	return ((*left)->code > (*right)->code) - ((*left)->code < (*right)->code);
}

int tex_encoder_init(struct tex_encoder *encoder, bool ascii)
{
	*encoder = (struct tex_encoder){ .by_code = NULL };
	tex_init(&encoder->tex);
	if (!ascii)
		return 0;
	encoder->by_code = malloc(tex_n_symbols * sizeof(*encoder->by_code));
	if (!encoder->by_code)
		return -1;
	for (size_t i = 0; i < tex_n_symbols; i++)
		if (!(tex_symbols[i].flags & ALIAS))
			encoder->by_code[encoder->n++] = &tex_symbols[i];
	qsort(encoder->by_code, encoder->n, sizeof(*encoder->by_code), compare_codes);
	return 0;
}

void tex_encoder_release(struct tex_encoder *encoder)
{
	tex_release(&encoder->tex);
	free(encoder->by_code);
	encoder->by_code = NULL;
}

static const struct tex_symbol *symbol_of(const struct tex_encoder *encoder, uint32_t code)
{
	const struct tex_symbol key = { .code = code }, *row = &key;
	const struct tex_symbol **found = bsearch(&row, encoder->by_code, encoder->n,
						  sizeof(*encoder->by_code), compare_codes);

	return found ? *found : NULL;
}

static bool add_script(struct buf *out, uint32_t code)
{
	for (size_t i = 0; i < tex_n_scripts; i++) {
		const struct tex_script *script = &tex_scripts[i];

		if (script->raised != code && script->lowered != code)
			continue;
		buf_addf(out, "\\text%sscript{%c}", script->raised == code ? "super" : "sub",
			 script->plain);
		return true;
	}
	return false;
}

static const struct tex_accent *accent_of(uint32_t mark)
{
	for (size_t i = 0; i < tex_n_accents; i++)
		if (tex_accents[i].mark == mark && !(tex_accents[i].flags & ALIAS))
			return &tex_accents[i];
	return NULL;
}

/* {\'{\^a}}: a letter under its marks, the last one outermost. */
static bool add_accented(struct buf *out, uint32_t code)
{
	uint32_t parts[1 + MARKS_MAX];
	size_t n = utf8_decompose(code, parts, sizeof(parts) / sizeof(parts[0]));

	if (n < 2 || parts[0] >= 0x80 || !utf8_is_alpha(parts[0]))
		return false;
	for (size_t i = 1; i < n; i++)
		if (!accent_of(parts[i]))
			return false;
	for (size_t i = n; i-- > 1;)
		buf_addf(out, "{\\%s%s", accent_of(parts[i])->name, i == 1 &&
			 utf8_is_alpha((unsigned char)*accent_of(parts[i])->name) ? " " : "");
	buf_addc(out, (char)parts[0]);
	for (size_t i = 1; i < n; i++)
		buf_addc(out, '}');
	return true;
}

static void add_number(struct buf *out, uint32_t code)
{
	buf_addf(out, "\\symbol{\"%02X}", (unsigned)code);
}

/* A character beyond ASCII in ASCII. */
static void add_ascii(struct encoding *e, uint32_t code)
{
	const struct tex_symbol *symbol = symbol_of(e->encoder, code);

	if (symbol && symbol->flags & MATH)
		buf_addf(e->out, "\\ensuremath{\\%s}", symbol->name);
	else if (symbol)
		buf_addf(e->out, "{\\%s}", symbol->name);
	else if (!add_script(e->out, code) && !add_accented(e->out, code))
		add_number(e->out, code);
}

/* ASCII */

/* What LaTeX would take for its own. */
static const char *escape_of(char c)
{
	switch (c) {
	case '\\': return "\\textbackslash{}";
	case '{': return "\\textbraceleft{}";
	case '}': return "\\textbraceright{}";
	case '~': return "\\textasciitilde{}";
	case '^': return "\\textasciicircum{}";
	case '#': return "\\#";
	case '$': return "\\$";
	case '%': return "\\%";
	case '&': return "\\&";
	case '_': return "\\_";
	case '\n': return "\\newline{}";
	default: return NULL;
	}
}

/* Whether the character and the next one would become one: --, ``, ?`. */
static bool joins_next(char c, char next)
{
	return (strchr("-`'", c) && next == c) || (strchr("?!", c) && next == '`');
}

/* A blank that would be folded is written so that it stays. */
static void add_blank(struct encoding *e)
{
	bool single = e->at > e->begin && e->at + 1 < e->end &&
		      !bib_is_space(e->at[-1]) && !bib_is_space(e->at[1]);

	buf_adds(e->out, single ? " " : "\\ {}");
}

static bool is_alnum(const char *at)
{
	return (*at >= '0' && *at <= '9') || (unsigned char)((*at | 0x20) - 'a') < 26;
}

static bool is_ascii(struct span text)
{
	for (size_t i = 0; i < text.size; i++)
		if (text.bytes[i] & 0x80)
			return false;
	return true;
}

/* A formula that reading keeps as it is may be written as it is. */
static const char *formula_end(struct encoding *e)
{
	const char *close = memchr(e->at + 1, '$', (size_t)(e->end - e->at - 1));
	struct span formula = { e->at, close ? (size_t)(close + 1 - e->at) : 0 };
	struct buf seen = BUF_INIT;
	bool same = false;

	if (close && memchr(formula.bytes, '\\', formula.size) &&
	    (!(e->flags & ENCODE_ASCII) || is_ascii(formula))) {
		tex_decode(&e->encoder->tex, formula, TEX_TEXT, &seen);
		same = seen.size == formula.size && !memcmp(seen.bytes, formula.bytes, seen.size);
	}
	buf_release(&seen);
	return same ? close + 1 : NULL;
}

/*
 * Whether reading would compose this character with others. Judged by runs: an
 * ASCII character and what follows it up to the next one.
 */
static bool is_loose(struct encoding *e, const char *at)
{
	const char *from = at - (at > e->begin), *to = at;
	struct arena *arena = &e->encoder->tex.arena;
	size_t size;

	if (e->composed || at < e->loose_end)
		return !e->composed;
	while (to < e->end && *to & 0x80)
		to++;
	if (utf8_nfc(arena, from, (size_t)(to - from), &size) == from)
		return false;
	e->loose_end = to;
	arena_clear(arena);
	return true;
}

/*
 * What would not return as it is, or be refused: biber reads no noncharacters,
 * and takes a name of nothing but spaces for none.
 */
static bool is_bare_number(struct encoding *e, uint32_t code, const char *at)
{
	if (code < 0x80)
		return code < ' ';
	return is_loose(e, at) || utf8_is_noncharacter(code) ||
	       (e->flags & ENCODE_NAME && utf8_is_space(code) && code != IDEOGRAPHIC_SPACE);
}

/* One character, or one formula. */
static void add_next(struct encoding *e)
{
	const char *formula = *e->at == '$' ? formula_end(e) : NULL;
	const char *escape = escape_of(*e->at);
	const char *from = e->at;
	uint32_t code;

	if (formula) {
		buf_addc(e->out, '{');
		buf_add(e->out, e->at, (size_t)(formula - e->at));
		buf_addc(e->out, '}');
		e->at = formula;
		return;
	}
	if (*e->at == ' ')
		add_blank(e);
	code = utf8_next(&e->at, e->end);
	if (code == ' ')
		return;
	if (escape)
		buf_adds(e->out, escape);
	else if (is_bare_number(e, code, from))
		add_number(e->out, code);
	else if (code == NBSP)
		buf_addc(e->out, '~');
	else if (code == 0x2013 && e->flags & ENCODE_PAGES && from > e->begin &&
		 e->at < e->end && is_alnum(from - 1) && is_alnum(e->at))
		buf_adds(e->out, "--");
	else if (code >= 0x7F && e->flags & ENCODE_ASCII)
		add_ascii(e, code);
	else
		buf_add(e->out, from, (size_t)(e->at - from));
	if (code < 0x80 && e->at < e->end && joins_next((char)code, *e->at))
		buf_adds(e->out, "{}");
}

/* Titles */

/* Whether the word has letters whose case styles change, or it begins a title small. */
static bool is_protected(const struct encoding *e, const char *at, const char *end)
{
	bool first = at == e->begin;

	while (at < end) {
		uint32_t code = utf8_next(&at, end);

		if (first ? utf8_is_lower(code) : utf8_is_upper(code))
			return true;
		first = false;
	}
	return false;
}

static const char *word_end(const struct encoding *e, const char *at)
{
	while (at < e->end && !bib_is_space(*at))
		at++;
	return at;
}

/* Behind the words from `at` on that all need braces; `at` if the first does not. */
static const char *protected_end(const struct encoding *e, const char *at)
{
	const char *end = at;

	for (;;) {
		const char *stop = word_end(e, at);

		if (stop == at || !is_protected(e, at, stop))
			return end;
		end = stop;
		if (stop == e->end)
			return end;
		at = stop + 1;
	}
}

/*
 * Words in braces. "{\" would be one of BibTeX's special characters, whose
 * case is changed: there they are doubled.
 */
static void add_protected(struct encoding *e, const char *end)
{
	struct buf *out = e->out, words = BUF_INIT;
	const char *braces;

	e->out = &words;
	while (e->at < end)
		add_next(e);
	e->out = out;
	braces = *words.bytes == '\\' ? "{{}}" : "{}";
	buf_add(out, braces, strlen(braces) / 2);
	buf_add(out, words.bytes, words.size);
	buf_adds(out, braces + strlen(braces) / 2);
	out->failed |= words.failed;
	buf_release(&words);
}

static void add_title(struct encoding *e)
{
	while (e->at < e->end) {
		const char *end = protected_end(e, e->at);

		if (end > e->at)
			add_protected(e, end);
		for (end = word_end(e, e->at); e->at < end;)
			add_next(e);
		if (e->at < e->end)
			add_next(e);
	}
}

void tex_encode(struct tex_encoder *encoder, const char *text, size_t size,
		unsigned flags, struct buf *out)
{
	struct encoding e = {
		.encoder = encoder, .flags = flags, .out = out,
		.begin = text, .at = text, .end = text + size,
	};
	size_t composed_size;

	e.composed = utf8_nfc(&encoder->tex.arena, text, size, &composed_size) == text;
	arena_clear(&encoder->tex.arena);
	if (flags & ENCODE_TITLE)
		add_title(&e);
	while (e.at < e.end)
		add_next(&e);
}
