#include "formats/bibtex/names.h"

#include <string.h>
#include <strings.h>

#include "formats/bibtex/tables.h"
#include "pipeline/utf8.h"

enum { PARTS_MAX = 3 };	/* "von Last, Jr, First" */

struct token {
	struct span text;
	char separator;		/* before it: a blank, or '-' */
	bool lower;		/* begins with a small letter */
};

void bib_name_init(struct name *name)
{
	*name = (struct name){ BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };
}

void bib_name_release(struct name *name)
{
	buf_release(&name->given);
	buf_release(&name->von);
	buf_release(&name->last);
	buf_release(&name->suffix);
}

static struct span between(const char *from, const char *to)
{
	return (struct span){ from, (size_t)(to - from) };
}

/* What lists and names are split by, and the braces that forbid it. */
static const bool is_mark[256] = {
	[' '] = true, ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true,
	[','] = true, ['{'] = true, ['}'] = true,
};

static const char *next_mark(const char *at, const char *end)
{
	while (at < end && !is_mark[(unsigned char)*at])
		at++;
	return at;
}

/* How many braces are open behind this character. */
static size_t depth_behind(size_t depth, char c)
{
	return c == '{' ? depth + 1 : c == '}' && depth ? depth - 1 : depth;
}

/* Lists */

/* Whether " and " stands here, at its first blank; as long as the input lets it. */
static const char *behind_and(const char *at, const char *end)
{
	while (at < end && bib_is_space(*at))
		at++;
	if (end - at < 3 || strncasecmp(at, "and", 3))
		return NULL;
	at += 3;
	return at == end || bib_is_space(*at) ? at : NULL;
}

/* The first " and " outside braces; NULL if there is none. */
static const char *find_and(const char *at, const char *end)
{
	size_t depth = 0;

	for (at = next_mark(at, end); at < end; at = next_mark(at + 1, end)) {
		if (!depth && bib_is_space(*at) && end - at > 3 &&
		    (at[1] | 0x20) == 'a' && behind_and(at, end))
			return at;
		depth = depth_behind(depth, *at);
	}
	return NULL;
}

bool bib_names_next(struct span *list, struct span *name, enum name_problem *problem)
{
	const char *end = list->bytes + list->size;
	const char *from = list->bytes, *stop;

	*problem = NAME_FINE;
	if (!bib_span_trim(*list).size)
		return false;
	stop = find_and(from, end);
	*name = bib_span_trim(between(from, stop ? stop : end));
	*list = between(stop ? behind_and(stop, end) : end, end);
	if (!name->size)
		*problem = NAME_EMPTY;
	else if (stop && !bib_span_trim(*list).size)
		*problem = NAME_TRAILING_AND;
	return true;
}

/* Words */

static bool is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* The letter that the command at the backslash makes or accents; 0 for other commands. */
static uint32_t command_letter(const char *at, const char *end)
{
	struct span name = { at + 1, 0 };
	const struct tex_symbol *symbol;

	while (name.bytes + name.size < end && is_letter(name.bytes[name.size]))
		name.size++;
	if (!name.size && name.bytes < end)
		name.size = 1;
	symbol = tex_symbol(name.bytes, name.size);
	if (symbol)
		return symbol->code;
	if (!tex_accent(name.bytes, name.size))
		return 0;
	at = name.bytes + name.size;
	while (at < end && (bib_is_space(*at) || *at == '{'))
		at++;
	if (at == end)
		return 0;
	return *at == '\\' ? 'i' : utf8_next(&at, end);
}

/* The first letter outside braces, or of a character in braces: "{\'E}". */
static uint32_t first_letter(struct span word)
{
	const char *at = word.bytes, *end = at + word.size;
	size_t depth = 0;

	while (at < end) {
		uint32_t letter = 0;

		if (*at == '\\' && (!depth || (depth == 1 && at[-1] == '{')))
			letter = command_letter(at, end);
		if (letter)
			return letter;
		if (*at == '\\')
			for (at++; at < end && is_letter(*at);)
				at++;
		else if (*at == '{' || *at == '}')
			depth = depth_behind(depth, *at++);
		else if (depth)
			at++;
		else if (utf8_is_alpha(letter = utf8_next(&at, end)))
			return letter;
	}
	return 0;
}

static struct token *add_token(struct tex *tex, struct token *tokens, size_t *n,
			       size_t *capacity, struct token token)
{
	struct token *grown = arena_grow(&tex->words, tokens, *n, capacity, sizeof(*tokens));

	if (!grown)
		return tokens;
	token.lower = utf8_is_lower(first_letter(token.text));
	grown[(*n)++] = token;
	return grown;
}

/* Splits at blanks, ties and hyphens outside braces; the tokens are in tex->words. */
static struct token *split_words(struct tex *tex, struct span text, size_t *n)
{
	const char *end = text.bytes + text.size, *from = text.bytes;
	struct token *tokens = NULL;
	size_t capacity = 0, depth = 0;
	char separator = ' ';

	*n = 0;
	for (const char *at = from; at <= end; at++) {
		if (at < end && (depth || !(bib_is_space(*at) || *at == '~' || *at == '-'))) {
			depth = depth_behind(depth, *at);
			continue;
		}
		if (at > from) {
			tokens = add_token(tex, tokens, n, &capacity,
					   (struct token){ between(from, at), separator, false });
			separator = ' ';
		}
		if (at < end && *at == '-')
			separator = '-';
		from = at + 1;
	}
	return tokens;
}

static void join_words(struct tex *tex, const struct token *tokens, size_t from, size_t to,
		       struct buf *out)
{
	struct buf raw = BUF_INIT;

	for (size_t i = from; i < to; i++) {
		if (i > from)
			buf_addc(&raw, tokens[i].separator);
		buf_add(&raw, tokens[i].text.bytes, tokens[i].text.size);
	}
	tex_decode(tex, (struct span){ raw.bytes, raw.size }, TEX_NAME, out);
	out->failed |= raw.failed;
	buf_release(&raw);
}

/* Parts */

/*
 * The "von" words are those from the first to the last that begins small; the
 * last word is never one. Without any, the last name is the last word with
 * what hyphens tie to it, and the others are given.
 */
static void split_von_last(const struct token *tokens, size_t n, bool given_first,
			   size_t *von, size_t *last)
{
	*last = given_first ? n - 1 : 0;
	for (size_t i = n - 1; i-- > 0;) {
		if (tokens[i].lower) {
			*last = i + 1;
			break;
		}
	}
	*von = 0;
	if (!given_first)
		return;
	while (*von < n - 1 && !tokens[*von].lower)
		++*von;
	if (*von < n - 1)
		return;
	while (*last > 0 && tokens[*last].separator == '-')
		--*last;
	*von = *last;
}

/* Splits at the commas outside braces; returns how many parts there are. */
static size_t split_commas(struct span raw, struct span parts[PARTS_MAX])
{
	const char *end = raw.bytes + raw.size, *from = raw.bytes;
	size_t n = 0, depth = 0;

	if (!memchr(raw.bytes, ',', raw.size)) {
		parts[0] = bib_span_trim(raw);
		return 1;
	}
	for (const char *at = next_mark(from, end); at <= end; at = next_mark(at + 1, end)) {
		if (at < end && (*at != ',' || depth)) {
			depth = depth_behind(depth, *at);
			continue;
		}
		if (n < PARTS_MAX)
			parts[n] = bib_span_trim(between(from, at));
		else
			parts[PARTS_MAX - 1] = bib_span_trim(between(parts[PARTS_MAX - 1].bytes, at));
		n++;
		if (at == end)
			break;
		from = at + 1;
	}
	return n;
}

static enum name_problem problem_of(const struct span *parts, size_t n)
{
	if (n > PARTS_MAX)
		return NAME_COMMAS;
	if (n > 1 && (memchr(parts[0].bytes, ';', parts[0].size) ||
		      memchr(parts[1].bytes, ';', parts[1].size)))
		return NAME_SEMICOLON;
	if (n > 1 && (!parts[0].size || !parts[1].size))
		return NAME_EMPTY_PART;
	return NAME_FINE;
}

/* The given names; commas too many among them are blanks. */
static void decode_given(struct tex *tex, struct span given, struct buf *out)
{
	size_t start = out->size, depth = 0, from = 0;

	for (size_t i = 0; i <= given.size; i++) {
		if (i < given.size && (given.bytes[i] != ',' || depth)) {
			depth = depth_behind(depth, given.bytes[i]);
			continue;
		}
		if (out->size > start && i > from)
			buf_addc(out, ' ');
		tex_decode(tex, (struct span){ given.bytes + from, i - from }, TEX_NAME, out);
		from = i + 1;
	}
}

static void split_part(struct tex *tex, struct span part, bool given_first, struct name *name)
{
	size_t n, von, last;
	struct token *tokens = split_words(tex, part, &n);

	if (n) {
		split_von_last(tokens, n, given_first, &von, &last);
		join_words(tex, tokens, 0, von, &name->given);
		join_words(tex, tokens, von, last, &name->von);
		join_words(tex, tokens, last, n, &name->last);
	}
	arena_clear(&tex->words);
}

static void clear(struct name *name)
{
	buf_clear(&name->given);
	buf_clear(&name->von);
	buf_clear(&name->last);
	buf_clear(&name->suffix);
}

/* biblatex's extended names */

static const char *const keys[] = {
	"family", "given", "prefix", "suffix", "useprefix", "id", "hash", "sortingnamekeytemplatename",
	"nametemplates", "uniquenametemplatename", "juniorcomma", "useauthor",
};

static bool is_key(struct span key)
{
	if (key.size > 2 && !memcmp(key.bytes + key.size - 2, "-i", 2))
		key.size -= 2;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (key.size == strlen(keys[i]) && !strncasecmp(key.bytes, keys[i], key.size))
			return true;
	return false;
}

/* "given={Jean Paul}, prefix=de": the next pair of the list, which moves behind it. */
static bool next_pair(struct span *list, struct span *key, struct span *value)
{
	const char *end = list->bytes + list->size, *at = list->bytes, *equals = NULL;
	size_t depth = 0;

	for (; at < end && (*at != ',' || depth); at++) {
		depth = depth_behind(depth, *at);
		if (*at == '=' && !depth && !equals)
			equals = at;
	}
	if (!equals)
		return false;
	*key = bib_span_trim(between(list->bytes, equals));
	*value = bib_span_trim(between(equals + 1, at));
	*list = between(at < end ? at + 1 : end, end);
	return is_key(*key);
}

static bool is_extended(struct span raw)
{
	struct span key, value;

	if (!memchr(raw.bytes, '=', raw.size))
		return false;
	while (raw.size)
		if (!next_pair(&raw, &key, &value))
			return false;
	return true;
}

static void parse_extended(struct tex *tex, struct span raw, struct name *name)
{
	struct buf *const parts[] = { &name->last, &name->given, &name->von, &name->suffix };
	struct span key, value;

	while (raw.size && next_pair(&raw, &key, &value)) {
		for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
			if (key.size == strlen(keys[i]) && !strncasecmp(key.bytes, keys[i], key.size))
				tex_decode(tex, value, TEX_NAME, parts[i]);
	}
}

enum name_problem bib_name_parse(struct tex *tex, struct span raw, struct name *name)
{
	struct span parts[PARTS_MAX];
	size_t n;

	clear(name);
	if (is_extended(raw)) {
		parse_extended(tex, raw, name);
		return NAME_FINE;
	}
	n = split_commas(raw, parts);
	split_part(tex, parts[0], n == 1, name);
	if (n > 2)
		tex_decode(tex, parts[1], TEX_NAME, &name->suffix);
	if (n > 1)
		decode_given(tex, parts[n > 2 ? 2 : 1], &name->given);
	return problem_of(parts, n);
}

/* Display */

static void add_part(struct buf *out, size_t start, const char *before, const struct buf *part)
{
	if (!part->size)
		return;
	if (out->size > start)
		buf_adds(out, before);
	buf_add(out, part->bytes, part->size);
}

static void display_extended(struct tex *tex, struct span raw, struct buf *out)
{
	struct name name;
	size_t start = out->size;

	bib_name_init(&name);
	parse_extended(tex, raw, &name);
	add_part(out, start, " ", &name.given);
	add_part(out, start, " ", &name.von);
	add_part(out, start, " ", &name.last);
	add_part(out, start, ", ", &name.suffix);
	bib_name_release(&name);
}

/* Which words are "von" does not matter to the order, so they are not split here. */
enum name_problem bib_name_display(struct tex *tex, struct span raw, struct buf *out)
{
	struct span parts[PARTS_MAX];
	size_t n, start = out->size, before;

	if (is_extended(raw)) {
		display_extended(tex, raw, out);
		return NAME_FINE;
	}
	n = split_commas(raw, parts);
	if (n > 1)
		decode_given(tex, parts[n > 2 ? 2 : 1], out);
	if (out->size > start && parts[0].size)
		buf_addc(out, ' ');
	tex_decode(tex, parts[0], TEX_NAME, out);
	if (n > 2 && parts[1].size) {
		before = out->size;
		buf_adds(out, before > start ? ", " : "");
		tex_decode(tex, parts[1], TEX_NAME, out);
	}
	return problem_of(parts, n);
}
