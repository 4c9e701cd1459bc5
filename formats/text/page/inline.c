#include "formats/text/page/inline.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formats/text/page/mend.h"
#include "pipeline/arena.h"
#include "pipeline/bytes.h"
#include "pipeline/entity.h"
#include "pipeline/utf8.h"

#define LOOK_BACK 24		/* open delimiters that a closing one is held against */
#define TICKS_MAX 3		/* backticks that open code */
#define ADDRESS_MAX 2048	/* bytes of a link's address */
#define TAG_MAX 4096		/* bytes of an HTML tag */

/* An opening of emphasis, an element or a LaTeX group that waits for its end. */
struct inline_delimiter {
	uint32_t at;		/* where it stands in the result */
	uint32_t count;		/* how many of its characters are left there */
	char c;			/* '*', '_', '~'; '<' for an element, '{' for a group */
	unsigned char kind;
	const char *url;
};

struct inline_bracket {
	uint32_t at;
	bool image;
	size_t n_delimiters, n_spans;	/* when it was opened */
};

void inline_put(struct inliner *in, const char *bytes, size_t size)
{
	memcpy(in->out->text + in->out->size, bytes, size);
	in->out->size += size;
}

static void put_char(struct inliner *in, char c)
{
	in->out->text[in->out->size++] = c;
}

static void put_code(struct inliner *in, uint32_t code)
{
	char bytes[MEND_CODE_SIZE];

	inline_put(in, bytes, mend_code(bytes, code));
}

static void add_span(struct inliner *in, uint32_t start, unsigned kind, const char *url)
{
	struct inline_text *out = in->out;

	if (kind == 0 || start == out->size)
		return;
	out->spans = arena_grow(in->arena, out->spans, out->n_spans, &out->spans_capacity,
				sizeof(*out->spans));
	out->spans[out->n_spans++] = (struct span){ start, (uint32_t)out->size,
						    (enum span_kind)kind, url };
}

static void push_delimiter(struct inliner *in, struct inline_delimiter delimiter)
{
	struct inline_text *out = in->out;

	out->delimiters = arena_grow(in->arena, out->delimiters, out->n_delimiters,
				     &out->delimiters_capacity, sizeof(*out->delimiters));
	out->delimiters[out->n_delimiters++] = delimiter;
}

/* The innermost open delimiter of that character and kind (0: any), or NULL. */
static struct inline_delimiter *find_delimiter(struct inliner *in, char c, unsigned kind)
{
	struct inline_text *out = in->out;
	size_t last = out->n_delimiters > LOOK_BACK ? out->n_delimiters - LOOK_BACK : 0;

	for (size_t i = out->n_delimiters; i-- > last;) {
		struct inline_delimiter *delimiter = &out->delimiters[i];

		if (delimiter->c == c && (kind == 0 || delimiter->kind == kind))
			return delimiter;
	}
	return NULL;
}

void inline_open(struct inliner *in, char bracket, unsigned kind, const char *url)
{
	push_delimiter(in, (struct inline_delimiter){ (uint32_t)in->out->size, 0, bracket,
						      (unsigned char)kind, url });
}

/* Whether the text holds nothing from there on. */
static bool is_blank(const struct inline_text *out, uint32_t at)
{
	while (at < out->size && (out->text[at] == INLINE_DELETED || out->text[at] == ' '))
		at++;
	return at == out->size;
}

/* The address of a link that was but an image, as badges of profiles are: it is all there is to read. */
static void put_address(struct inliner *in, const char *url)
{
	static const char mail[] = "mailto:";

	if (url && !strncasecmp(url, mail, sizeof(mail) - 1))
		url += sizeof(mail) - 1;
	else if (!url || !strstr(url, "://"))
		return;
	for (const char *at = url; *at; at++)
		if ((unsigned char)*at <= ' ')
			return;
	inline_put(in, url, strlen(url));
	put_char(in, ' ');
}

bool inline_close(struct inliner *in, char bracket, unsigned kind)
{
	struct inline_delimiter *opener = find_delimiter(in, bracket, kind);

	if (opener == NULL)
		return false;
	if (kind == SPAN_LINK && is_blank(in->out, opener->at))
		put_address(in, opener->url);
	add_span(in, opener->at, opener->kind, opener->url);
	in->out->n_delimiters = (size_t)(opener - in->out->delimiters);
	return true;
}

/* CommonMark's classes of the characters around a delimiter run. */
static bool is_space_at(const struct inliner *in, const char *at)
{
	if (at < in->start || at >= in->end)
		return true;
	return isspace((unsigned char)*at) ||
	       ((unsigned char)*at == 0xC2 && at + 1 < in->end && (unsigned char)at[1] == 0xA0);
}

static bool is_punct_at(const struct inliner *in, const char *at)
{
	if (at < in->start || at >= in->end)
		return false;
	/* U+2010 to U+203F, of which the first two bytes are E2 80 */
	return ispunct((unsigned char)*at) ||
	       ((unsigned char)*at == 0xE2 && at + 1 < in->end && (unsigned char)at[1] == 0x80);
}

/* Takes `use` characters off the opener's end and makes a span of what follows it. */
static void match_emphasis(struct inliner *in, struct inline_delimiter *opener, uint32_t use)
{
	static const unsigned char kinds[] = { 0, SPAN_ITALIC, SPAN_BOLD };
	struct inline_text *out = in->out;
	uint32_t end = opener->at + opener->count;

	memset(out->text + end - use, INLINE_DELETED, use);
	add_span(in, end, opener->c == '~' ? 0 : kinds[use], NULL);
	opener->count -= use;
	out->n_delimiters = (size_t)(opener - out->delimiters) + (opener->count > 0);
}

static size_t read_emphasis(struct inliner *in, const char *at)
{
	const char *after = at;
	bool left, right, before_punct, after_punct;
	struct inline_delimiter *opener;
	uint32_t count;

	while (after < in->end && *after == *at)
		after++;
	count = (uint32_t)(after - at);
	if (*at == '~' && count != 2)
		return 0;
	before_punct = is_punct_at(in, at - 1);
	after_punct = is_punct_at(in, after);
	left = !is_space_at(in, after) &&
	       (!after_punct || is_space_at(in, at - 1) || before_punct);
	right = !is_space_at(in, at - 1) &&
		(!before_punct || is_space_at(in, after) || after_punct);
	if (*at == '_' && left && right) {
		left = before_punct;
		right = after_punct;
	}
	while (right && count > 0 && (opener = find_delimiter(in, *at, 0)) != NULL) {
		uint32_t use = count >= 2 && opener->count >= 2 ? 2 : 1;

		match_emphasis(in, opener, use);
		count -= use;
	}
	if (left && count > 0)
		push_delimiter(in, (struct inline_delimiter){ (uint32_t)in->out->size, count,
							      *at, 0, NULL });
	for (; count > 0; count--)
		put_char(in, *at);
	return (size_t)(after - at);
}

static size_t read_code(struct inliner *in, const char *at)
{
	const char *after = at, *close = NULL;
	size_t count;
	uint32_t start;

	while (after < in->end && *after == '`')
		after++;
	count = (size_t)(after - at);
	if (count <= TICKS_MAX && !(in->no_ticks & (1u << count)))
		close = memmem(after, (size_t)(in->end - after), at, count);
	if (close == NULL) {
		in->no_ticks |= count <= TICKS_MAX ? 1u << count : 0;
		inline_put(in, at, count);
		return count;
	}
	start = (uint32_t)in->out->size;
	inline_put(in, after, (size_t)(close - after));
	add_span(in, start, SPAN_CODE, NULL);
	return (size_t)(close + count - at);
}

static size_t read_bracket(struct inliner *in, const char *at)
{
	struct inline_text *out = in->out;
	bool image = *at == '!';

	if (image && (at + 1 == in->end || at[1] != '['))
		return 0;
	out->brackets = arena_grow(in->arena, out->brackets, out->n_brackets,
				   &out->brackets_capacity, sizeof(*out->brackets));
	out->brackets[out->n_brackets++] = (struct inline_bracket){
		(uint32_t)out->size, image, out->n_delimiters, out->n_spans };
	inline_put(in, at, 1 + (size_t)image);
	return 1 + (size_t)image;
}

/*
 * A link's "(address "title")" at `at`. Returns what stands behind it, or
 * NULL; the scan ends where another link could begin.
 */
static const char *read_address(const struct inliner *in, const char *at, const char **start,
				const char **stop)
{
	const char *limit = in->end - at > ADDRESS_MAX ? at + ADDRESS_MAX : in->end;
	unsigned depth = 0;

	*start = ++at;
	if (at < limit && *at == '<') {
		*start = ++at;
		while (at < limit && strchr("<>[\n", *at) == NULL)
			at++;
		*stop = at;
	} else {
		while (at < limit && !isspace((unsigned char)*at) && *at != '[' &&
		       !(*at == ')' && depth == 0)) {
			depth += *at == '(';
			depth -= *at == ')';
			at++;
		}
		*stop = at;
	}
	while (at < limit && strchr(")[\n", *at) == NULL)
		at++;
	return at < limit && *at == ')' ? at + 1 : NULL;
}

/* Takes an image, or the bracket of a link without text, out of the result again. */
static void forget_bracket(struct inline_text *out, const struct inline_bracket *bracket)
{
	out->size = bracket->at;
	out->text[out->size++] = INLINE_DELETED;
	out->n_spans = bracket->n_spans;
	if (out->n_delimiters > bracket->n_delimiters)
		out->n_delimiters = bracket->n_delimiters;
}

static size_t read_bracket_end(struct inliner *in, const char *at)
{
	struct inline_text *out = in->out;
	const char *start, *stop, *after, *url;
	struct inline_bracket bracket;

	if (out->n_brackets == 0)
		return 0;
	bracket = out->brackets[--out->n_brackets];
	if (at + 1 == in->end || at[1] != '(')
		return 0;
	after = read_address(in, at + 1, &start, &stop);
	if (after == NULL)
		return 0;
	url = arena_copy(in->arena, start, (size_t)(stop - start));
	if (bracket.image || is_blank(out, bracket.at + 1)) {
		forget_bracket(out, &bracket);
		if (!bracket.image)
			put_address(in, url);
	} else {
		out->text[bracket.at] = INLINE_DELETED;
		add_span(in, bracket.at + 1, SPAN_LINK, url);
	}
	return (size_t)(after - at);
}

/* What an element does to the text around it. */
enum tag_effect {
	TAG_NONE,
	TAG_SPAN,	/* its content is a span of `kind` */
	TAG_BREAK,	/* it begins and ends lines */
	TAG_LINE,	/* it ends a line, but for a narrow column's "2019 –<br>present" */
	TAG_ITEM,	/* it begins a bulleted line */
	TAG_CELL,	/* its end parts cells */
};

/* The elements of HTML 4, and those of 5 that pages are made of; what no row names is no tag but text between angles. */
static const struct tag {
	char name[11];
	unsigned char effect, kind;
} tags[] = {
	{ "a", TAG_SPAN, SPAN_LINK }, { "abbr", TAG_NONE, 0 }, { "acronym", TAG_NONE, 0 },
	{ "address", TAG_NONE, 0 }, { "applet", TAG_NONE, 0 }, { "area", TAG_NONE, 0 },
	{ "article", TAG_BREAK, 0 }, { "aside", TAG_BREAK, 0 }, { "b", TAG_SPAN, SPAN_BOLD },
	{ "base", TAG_NONE, 0 }, { "basefont", TAG_NONE, 0 }, { "bdo", TAG_NONE, 0 },
	{ "big", TAG_NONE, 0 }, { "blockquote", TAG_BREAK, 0 }, { "body", TAG_NONE, 0 },
	{ "br", TAG_LINE, 0 }, { "button", TAG_NONE, 0 }, { "caption", TAG_NONE, 0 },
	{ "center", TAG_BREAK, 0 }, { "cite", TAG_SPAN, SPAN_ITALIC },
	{ "code", TAG_SPAN, SPAN_CODE }, { "col", TAG_NONE, 0 }, { "colgroup", TAG_NONE, 0 },
	{ "dd", TAG_BREAK, 0 }, { "del", TAG_NONE, 0 }, { "details", TAG_BREAK, 0 },
	{ "dfn", TAG_NONE, 0 }, { "dir", TAG_NONE, 0 }, { "div", TAG_BREAK, 0 },
	{ "dl", TAG_BREAK, 0 }, { "dt", TAG_BREAK, 0 }, { "em", TAG_SPAN, SPAN_ITALIC },
	{ "embed", TAG_NONE, 0 }, { "fieldset", TAG_NONE, 0 }, { "figcaption", TAG_BREAK, 0 },
	{ "figure", TAG_BREAK, 0 }, { "font", TAG_NONE, 0 }, { "footer", TAG_BREAK, 0 },
	{ "form", TAG_NONE, 0 }, { "frame", TAG_NONE, 0 }, { "frameset", TAG_NONE, 0 },
	{ "h1", TAG_BREAK, 0 }, { "h2", TAG_BREAK, 0 }, { "h3", TAG_BREAK, 0 },
	{ "h4", TAG_BREAK, 0 }, { "h5", TAG_BREAK, 0 }, { "h6", TAG_BREAK, 0 },
	{ "head", TAG_NONE, 0 }, { "header", TAG_BREAK, 0 }, { "hr", TAG_BREAK, 0 },
	{ "html", TAG_NONE, 0 }, { "i", TAG_SPAN, SPAN_ITALIC }, { "iframe", TAG_NONE, 0 },
	{ "img", TAG_NONE, 0 }, { "input", TAG_NONE, 0 }, { "ins", TAG_SPAN, SPAN_ITALIC },
	{ "isindex", TAG_NONE, 0 }, { "kbd", TAG_SPAN, SPAN_CODE }, { "label", TAG_NONE, 0 },
	{ "legend", TAG_NONE, 0 }, { "li", TAG_ITEM, 0 }, { "link", TAG_NONE, 0 },
	{ "main", TAG_BREAK, 0 }, { "map", TAG_NONE, 0 }, { "mark", TAG_NONE, 0 },
	{ "menu", TAG_NONE, 0 }, { "meta", TAG_NONE, 0 }, { "nav", TAG_BREAK, 0 },
	{ "noframes", TAG_NONE, 0 }, { "noscript", TAG_NONE, 0 }, { "object", TAG_NONE, 0 },
	{ "ol", TAG_BREAK, 0 }, { "optgroup", TAG_NONE, 0 }, { "option", TAG_NONE, 0 },
	{ "p", TAG_BREAK, 0 }, { "param", TAG_NONE, 0 }, { "pre", TAG_NONE, 0 },
	{ "q", TAG_NONE, 0 }, { "s", TAG_NONE, 0 }, { "samp", TAG_NONE, 0 },
	{ "script", TAG_NONE, 0 }, { "section", TAG_BREAK, 0 }, { "select", TAG_NONE, 0 },
	{ "small", TAG_NONE, 0 }, { "span", TAG_NONE, 0 }, { "strike", TAG_NONE, 0 },
	{ "strong", TAG_SPAN, SPAN_BOLD }, { "style", TAG_NONE, 0 }, { "sub", TAG_NONE, 0 },
	{ "summary", TAG_BREAK, 0 }, { "sup", TAG_NONE, 0 }, { "table", TAG_BREAK, 0 },
	{ "tbody", TAG_NONE, 0 }, { "td", TAG_CELL, 0 }, { "textarea", TAG_NONE, 0 },
	{ "tfoot", TAG_NONE, 0 }, { "th", TAG_CELL, 0 }, { "thead", TAG_NONE, 0 },
	{ "time", TAG_NONE, 0 }, { "title", TAG_NONE, 0 }, { "tr", TAG_BREAK, 0 },
	{ "tt", TAG_SPAN, SPAN_CODE }, { "u", TAG_SPAN, SPAN_ITALIC }, { "ul", TAG_BREAK, 0 },
	{ "var", TAG_NONE, 0 },
};

static int tag_compare(const void *key, const void *row)
{
	return strcmp(key, ((const struct tag *)row)->name);
}

/* The value of the attribute href in the tag's bytes, or NULL. */
static const char *tag_address(struct inliner *in, const char *at, const char *end)
{
	const char *value = memmem(at, (size_t)(end - at), "href=", 5), *stop;

	if (value == NULL || end - value < 7)
		return NULL;
	value += 5;
	if (*value != '"' && *value != '\'')
		return NULL;
	stop = memchr(value + 1, *value, (size_t)(end - value - 1));
	return stop != NULL ? arena_copy(in->arena, value + 1, (size_t)(stop - value - 1)) : NULL;
}

/* The lower-cased name of the element whose tag begins at `at`; "" if it is none. */
static void tag_name(const char *at, const char *end, char name[16])
{
	size_t n = 0;

	while (at < end && n < 15 && isalnum((unsigned char)*at))
		name[n++] = (char)tolower((unsigned char)*at++);
	if (at < end && !isspace((unsigned char)*at) && *at != '>' && *at != '/')
		n = 0;
	name[n] = '\0';
}

/* Whether the text ends in a year and a dash: "10/2022 –". */
static bool opens_range(const struct inline_text *out)
{
	const char *text = out->text, *end = text + out->size;

	while (end > text && end[-1] == ' ')
		end--;
	if (end > text && end[-1] == '-')
		end--;
	else if (end - text >= 3 && (!memcmp(end - 3, "–", 3) || !memcmp(end - 3, "—", 3)))
		end -= 3;
	else
		return false;
	while (end > text && end[-1] == ' ')
		end--;
	return end - text >= 4 && isdigit((unsigned char)end[-1]) && isdigit((unsigned char)end[-2]) &&
	       isdigit((unsigned char)end[-3]) && isdigit((unsigned char)end[-4]);
}

static void apply_tag(struct inliner *in, const struct tag *tag, bool closing, const char *url)
{
	switch (tag->effect) {
	case TAG_SPAN:
		if (closing)
			inline_close(in, '<', tag->kind);
		else
			inline_open(in, '<', tag->kind, url);
		break;
	case TAG_CELL:
		if (closing)
			put_char(in, '\t');
		break;
	case TAG_ITEM:
		put_char(in, INLINE_BREAK);
		if (!closing)
			put_char(in, INLINE_BULLET);
		break;
	case TAG_BREAK:
		put_char(in, INLINE_BREAK);
		break;
	case TAG_LINE:
		put_char(in, opens_range(in->out) ? ' ' : INLINE_BREAK);
		break;
	}
}

static size_t read_tag(struct inliner *in, const char *at, const char *close)
{
	bool closing = at[1] == '/';
	const char *start = at + 1 + closing;
	const struct tag *tag;
	char name[16];

	tag_name(start, close + 1, name);
	if (name[0] == '\0' || isdigit((unsigned char)name[0]))
		return 0;
	tag = bsearch(name, tags, sizeof(tags) / sizeof(*tags), sizeof(*tags), tag_compare);
	if (tag == NULL)
		return 0;
	apply_tag(in, tag, closing, tag_address(in, start, close));
	put_char(in, INLINE_DELETED);
	return (size_t)(close + 1 - at);
}

/* <https://...> and <x@y.z> are links by themselves. */
static size_t read_autolink(struct inliner *in, const char *at, const char *close)
{
	size_t size = (size_t)(close - at - 1);
	uint32_t start = (uint32_t)in->out->size;

	for (const char *p = at + 1; p < close; p++)
		if (isspace((unsigned char)*p) || *p == '<')
			return 0;
	if (memchr(at, '@', size + 1) == NULL && memmem(at, size + 1, "://", 3) == NULL &&
	    memmem(at, size + 1, "mailto:", 7) == NULL)
		return 0;
	inline_put(in, at + 1, size);
	add_span(in, start, SPAN_LINK, arena_copy(in->arena, at + 1, size));
	return size + 2;
}

static size_t read_comment(struct inliner *in, const char *at)
{
	const char *close;

	if (in->no_comment)
		return 0;
	close = memmem(at + 4, (size_t)(in->end - at - 4), "-->", 3);
	in->no_comment = close == NULL;
	if (close == NULL)
		return 0;
	put_char(in, INLINE_DELETED);
	return (size_t)(close + 3 - at);
}

/* The '>' of the tag that begins at `at`; NULL when another one begins before it. */
static const char *tag_end(const struct inliner *in, const char *at)
{
	const char *limit = in->end - at > TAG_MAX ? at + TAG_MAX : in->end;

	for (at++; at < limit && *at != '<'; at++)
		if (*at == '>')
			return at;
	return NULL;
}

static size_t read_angle(struct inliner *in, const char *at)
{
	size_t taken = 0;
	const char *close;

	if (in->end - at > 6 && memcmp(at, "<!--", 4) == 0)
		return read_comment(in, at);
	close = tag_end(in, at);
	if (close == NULL || close - at < 2 || isspace((unsigned char)at[1]))
		return 0;
	if (in->features & INLINE_HTML)
		taken = read_tag(in, at, close);
	return taken > 0 ? taken : read_autolink(in, at, close);
}

static uint32_t entity_by_number(const char *name)
{
	bool hex = name[1] == 'x' || name[1] == 'X';
	char *end;
	unsigned long code = strtoul(name + 1 + hex, &end, hex ? 16 : 10);

	if (*end != '\0' || end == name + 1 + hex || code == 0 || code > 0x10FFFF ||
	    (code >= 0xD800 && code < 0xE000))
		return 0;
	return (uint32_t)code;
}

/* "&amp;#x27;" was escaped twice; both times are undone. */
static size_t read_entity(struct inliner *in, const char *at)
{
	const char *p = at + 1, *semicolon;
	char name[12];
	uint32_t code;

	while (in->end - p > 4 && memcmp(p, "amp;", 4) == 0 &&
	       (p[4] == '#' || islower((unsigned char)p[4])))
		p += 4;
	semicolon = memchr(p, ';', in->end - p < 12 ? (size_t)(in->end - p) : 12);
	if (semicolon == NULL || semicolon == p) {
		put_char(in, '&');
		return (size_t)(p - at);
	}
	memcpy(name, p, (size_t)(semicolon - p));
	name[semicolon - p] = '\0';
	code = name[0] == '#' ? entity_by_number(name) : entity_code(name);
	if (code == 0) {
		put_char(in, '&');
		return (size_t)(p - at);
	}
	put_code(in, code);
	return (size_t)(semicolon + 1 - at);
}

static size_t read_backslash(struct inliner *in, const char *at)
{
	if (at + 1 == in->end)
		return in->features & INLINE_ESCAPES ? 1 : 0;
	if (in->features & INLINE_LATEX && isalpha((unsigned char)at[1]))
		return latex_command(in, at);
	if (!(in->features & INLINE_ESCAPES))
		return 0;
	if (at[1] == '\n') {
		put_char(in, INLINE_BREAK);
		return 2;
	}
	if (!ispunct((unsigned char)at[1]))
		return 0;
	put_char(in, at[1]);
	return 2;
}

static size_t read_group_end(struct inliner *in, const char *at)
{
	(void)at;
	return inline_close(in, '{', 0) ? 1 : 0;
}

/* Which characters begin mark-up, when, and who reads it; 0 taken: it is text. */
static const struct handler {
	unsigned features;
	size_t (*read)(struct inliner *in, const char *at);
} handlers[256] = {
	['*'] = { INLINE_EMPHASIS, read_emphasis }, ['_'] = { INLINE_EMPHASIS, read_emphasis },
	['~'] = { INLINE_EMPHASIS, read_emphasis }, ['`'] = { INLINE_EMPHASIS, read_code },
	['!'] = { INLINE_LINKS, read_bracket },	    ['['] = { INLINE_LINKS, read_bracket },
	[']'] = { INLINE_LINKS, read_bracket_end }, ['$'] = { INLINE_LATEX, latex_math },
	['<'] = { INLINE_HTML | INLINE_LINKS, read_angle },
	['&'] = { INLINE_ENTITIES, read_entity },
	['\\'] = { INLINE_ESCAPES | INLINE_LATEX, read_backslash },
	['}'] = { INLINE_LATEX, read_group_end },
};

static int span_compare(const void *a, const void *b)
{
	const struct span *left = a, *right = b;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->end > right->end ? -1 : left->end < right->end;
}

static void inline_reset(struct arena *arena, struct inline_text *out, size_t size)
{
	if (out->capacity < size + MEND_CODE_SIZE) {
		out->capacity = 2 * size + 256;
		out->text = arena_alloc(arena, out->capacity);
	}
	out->size = out->n_spans = out->n_delimiters = out->n_brackets = 0;
}

/* Over bytes that no row of `handlers` is for. */
static const char *skip_plain(const char *at, const char *end)
{
	for (size_t n = BYTES_WIDE; n == BYTES_WIDE && end - at >= BYTES_WIDE; at += n) {
		bytes_wide c = bytes_load_wide(at);

		n = bytes_ahead((c == '*') | (c == '_') | (c == '~') | (c == '`') | (c == '!') |
				(c == '[') | (c == ']') | (c == '$') | (c == '<') | (c == '&') |
				(c == '\\') | (c == '}'));
	}
	while (at < end && !handlers[(unsigned char)*at].read)
		at++;
	return at;
}

/* Puts what is no mark-up, up to the first byte that may be. */
static const char *put_plain(struct inliner *in, const char *at)
{
	const char *from = at;

	while ((at = skip_plain(at, in->end)) < in->end &&
	       !(handlers[(unsigned char)*at].features & in->features))
		at++;
	inline_put(in, from, (size_t)(at - from));
	return at;
}

void inline_read(struct arena *arena, struct inline_text *out, const char *source, size_t size,
		 unsigned features)
{
	struct inliner in = { .arena = arena, .out = out, .start = source, .end = source + size,
			      .features = features };
	const char *at = source;

	inline_reset(arena, out, size);
	while ((at = put_plain(&in, at)) < in.end) {
		size_t taken = handlers[(unsigned char)*at].read(&in, at);

		if (taken == 0)
			put_char(&in, *at++);
		at += taken;
	}
	if (out->n_spans > 1)
		qsort(out->spans, out->n_spans, sizeof(*out->spans), span_compare);
}
