#include "formats/bibtex/tex.h"

#include <stdlib.h>
#include <string.h>

#include "formats/bibtex/tables.h"
#include "pipeline/bytes.h"
#include "pipeline/utf8.h"

enum {
	ACCENTS_MAX = 4,	/* on one letter */
	NBSP = 0xA0,
	THIN_SPACE = 0x2009,
	REPLACEMENT = 0xFFFD,
};

struct decoder {
	struct tex *tex;
	struct buf *out;
	const char *at, *end;
	enum tex_mode mode;
	size_t run;		/* where in out what is composed together begins */
	bool blank;		/* white space stood here, to be written before what follows */
	bool skip;		/* white space is of no account here */
	const struct tex_accent *accents[ACCENTS_MAX];	/* for the next letter */
	size_t n_accents;
};

void tex_init(struct tex *tex)
{
	*tex = (struct tex){
		.arena = ARENA_INIT, .words = ARENA_INIT, .groups = BUF_INIT, .math = BUF_INIT,
	};
}

void tex_release(struct tex *tex)
{
	arena_release(&tex->arena);
	arena_release(&tex->words);
	buf_release(&tex->groups);
	buf_release(&tex->math);
}

/* Output */

static void add_code(struct buf *out, uint32_t code)
{
	char bytes[4];

	buf_add(out, bytes, utf8_put(bytes, code));
}

/* Composes what was written since the last time. */
static void close_run(struct decoder *d)
{
	const char *run = d->out->bytes + d->run;
	size_t size = d->out->size - d->run, composed_size;
	const char *composed = utf8_nfc(&d->tex->arena, run, size, &composed_size);

	if (composed && composed != run) {
		buf_truncate(d->out, d->run);
		buf_add(d->out, composed, composed_size);
		arena_clear(&d->tex->arena);
	}
	d->run = d->out->size;
}

static void blank(struct decoder *d)
{
	d->blank = !d->skip;
}

/* A blank that stays, wherever it stands. */
static void hard_space(struct decoder *d, char c)
{
	buf_addc(d->out, c);
	d->blank = false;
	d->skip = true;
}

static void flush_blank(struct decoder *d)
{
	if (d->blank)
		buf_addc(d->out, ' ');
	d->blank = d->skip = false;
}

/* Marks above take the dot of i and j away: the dotless letter is the dotted one. */
static uint32_t accent_base(uint32_t code, const struct tex_accent *accent)
{
	bool above = accent->mark < 0x0323 || accent->mark == 0x20D7;

	return above && code == 0x0131 ? 'i' : above && code == 0x0237 ? 'j' : code;
}

/* The first character of the bytes under the accents that wait for it. */
static const char *put_accents(struct decoder *d, const char *bytes, size_t size)
{
	const char *at = bytes;
	uint32_t code = utf8_next(&at, bytes + size);

	if (code == UTF8_INVALID)
		code = REPLACEMENT;
	add_code(d->out, accent_base(code, d->accents[d->n_accents - 1]));
	while (d->n_accents)
		add_code(d->out, d->accents[--d->n_accents]->mark);
	return at;
}

static void emit(struct decoder *d, const char *bytes, size_t size)
{
	const char *from = bytes;

	if (!size)
		return;
	flush_blank(d);
	if (d->n_accents)
		from = put_accents(d, bytes, size);
	buf_add(d->out, from, size - (size_t)(from - bytes));
}

static void emit_code(struct decoder *d, uint32_t code)
{
	char bytes[4];

	emit(d, bytes, utf8_put(bytes, code));
}

/* An accent over nothing is a character of its own: \~{} is ~. */
static void flush_accents(struct decoder *d)
{
	while (d->n_accents) {
		uint32_t alone = d->accents[--d->n_accents]->alone;
		size_t left = d->n_accents;

		d->n_accents = 0;
		if (alone)
			emit_code(d, alone);
		d->n_accents = left;
	}
}

/* Text with white space of its own, which is folded. */
static void emit_folded(struct decoder *d, struct span text)
{
	const char *at = text.bytes, *end = text.bytes + text.size;

	while (at < end) {
		const char *from = at;

		while (at < end && !bib_is_space(*at))
			at++;
		emit(d, from, (size_t)(at - from));
		if (at < end)
			blank(d);
		while (at < end && bib_is_space(*at))
			at++;
	}
}

/* Groups */

enum {
	GROUP_PLAIN = ' ',	/* any other byte is the second character of an ACTION_ENCLOSE */
	GROUP_QUOTE = '"',
};

static void open_group(struct decoder *d, char action)
{
	buf_addc(&d->tex->groups, action);
	d->at++;
}

static void close_group(struct decoder *d)
{
	struct buf *groups = &d->tex->groups;
	char action;

	d->at++;
	flush_accents(d);
	if (!groups->size)
		return;
	action = groups->bytes[groups->size - 1];
	buf_truncate(groups, groups->size - 1);
	if (action == GROUP_QUOTE)
		emit_code(d, 0x201D);
	else if (action != GROUP_PLAIN)
		emit(d, &action, 1);
}

struct span tex_group(const char *at, const char *end, const char **after)
{
	const char *open = at + 1;
	size_t depth = 0;

	for (; at < end; at++) {
		if (*at == '{') {
			depth++;
		} else if (*at == '}' && !--depth) {
			*after = at + 1;
			return (struct span){ open, (size_t)(at - open) };
		} else if (*at == '\\' && at + 1 < end && (at[1] == '{' || at[1] == '}')) {
			at++;
		}
	}
	*after = end;
	return (struct span){ open, (size_t)(end - open) };
}

static void skip_blanks(struct decoder *d)
{
	while (d->at < d->end && bib_is_space(*d->at))
		d->at++;
}

/* A command's argument: a group's inside or a single character; may be empty. */
static struct span argument(struct decoder *d)
{
	struct span one;

	skip_blanks(d);
	if (d->at < d->end && *d->at == '{')
		return tex_group(d->at, d->end, &d->at);
	one = (struct span){ d->at, d->at < d->end };
	if (one.size && *d->at == '}')
		one.size = 0;
	while (one.size && d->at + one.size < d->end && (d->at[one.size] & 0xC0) == 0x80)
		one.size++;
	d->at += one.size;
	return one;
}

/* Mathematics */

static void math(struct decoder *d, struct span formula)
{
	struct buf *shown = &d->tex->math;

	buf_clear(shown);
	flush_accents(d);
	if (tex_math(formula, shown)) {
		emit_folded(d, (struct span){ shown->bytes, shown->size });
		return;
	}
	emit(d, "$", 1);
	emit_folded(d, formula);
	emit(d, "$", 1);
}

/* Whether braces balance, so that the formula may stay as it is. */
static bool balanced(struct span formula)
{
	size_t depth = 0;

	for (size_t i = 0; i < formula.size; i++) {
		if (formula.bytes[i] == '{')
			depth++;
		else if (formula.bytes[i] == '}' && !depth--)
			return false;
	}
	return depth == 0;
}

/* The next `mark` that is not behind a backslash; formulas in one another have none. */
static const char *math_end(const char *at, const char *end, const char *mark)
{
	size_t size = strlen(mark);

	for (; at + size <= end; at++) {
		if (!memcmp(at, mark, size))
			return at;
		if (*at != '\\')
			continue;
		at++;
		if (*mark == '\\' && (*at == '(' || *at == '['))
			return NULL;
	}
	return NULL;
}

/* At `open`, which is as long as `close`. A sign that opens nothing is text. */
static void delimited_math(struct decoder *d, const char *close)
{
	size_t size = strlen(close);
	const char *from = d->at + size;
	const char *end = math_end(from, d->end, close);
	struct span formula = { from, end ? (size_t)(end - from) : 0 };

	if (!end || !balanced(formula)) {
		emit(d, d->at, size);
		d->at += size;
		return;
	}
	d->at = end + size;
	math(d, formula);
}

/* Commands */

/* "65, '101, "41 as TeX writes numbers; *at moves behind it. */
static uint32_t number(const char **at, const char *end)
{
	int base = 10;
	uint32_t code = 0;

	while (*at < end && bib_is_space(**at))
		++*at;
	if (*at < end && (**at == '"' || **at == '\''))
		base = *(*at)++ == '"' ? 16 : 8;
	for (; *at < end; ++*at) {
		char c = (char)(**at | 0x20);
		int digit = **at >= '0' && **at <= '9' ? **at - '0'
			: c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;

		if (digit >= base)
			break;
		if (code < 0x110000)
			code = code * (uint32_t)base + (uint32_t)digit;
	}
	return code && code < 0x110000 && (code < 0xD800 || code > 0xDFFF) ? code : REPLACEMENT;
}

/* A character by its number is itself: it is not composed with what stands beside it. */
static void character_code(struct decoder *d)
{
	struct span digits;
	uint32_t code;

	skip_blanks(d);
	if (d->at < d->end && *d->at == '{') {
		digits = argument(d);
		code = number(&digits.bytes, digits.bytes + digits.size);
	} else {
		code = number(&d->at, d->end);
		if (d->at < d->end && bib_is_space(*d->at))
			d->at++;
	}
	flush_blank(d);
	close_run(d);
	emit_code(d, code);
	d->run = d->out->size;
}

static uint32_t script(char plain, bool raised)
{
	for (size_t i = 0; i < tex_n_scripts; i++)
		if (tex_scripts[i].plain == plain)
			return raised ? tex_scripts[i].raised : tex_scripts[i].lowered;
	return 0;
}

/*
 * Digits in braces, or a single character, are raised or lowered; other text,
 * "th" in 10th, stays as it is.
 */
static void raise_or_lower(struct decoder *d, bool raised)
{
	const char *from, *at;

	skip_blanks(d);
	from = at = d->at + (d->at < d->end && *d->at == '{');
	while (at < d->end && *at < 'a' && script(*at, raised))
		at++;
	if (at == from && at < d->end && script(*at, raised))
		at++;
	if (at == from || (from > d->at && (at == d->end || *at != '}')))
		return;
	for (d->at = at + (from > d->at); from < at; from++)
		emit_code(d, script(*from, raised));
}

static void enclose(struct decoder *d, const char *marks)
{
	bool quotes = !strncmp(marks, "“", 3);

	skip_blanks(d);
	if (d->at == d->end || *d->at != '{')
		return;
	emit(d, marks, quotes ? 3 : 1);
	open_group(d, quotes ? GROUP_QUOTE : marks[1]);
}

static void act(struct decoder *d, const struct tex_command *command)
{
	switch (command->action) {
	case ACTION_KEEP:
	case ACTION_NOTHING:
		break;
	case ACTION_BLANK:
		blank(d);
		break;
	case ACTION_LINE:
		hard_space(d, '\n');
		break;
	case ACTION_DROP:
		argument(d);
		break;
	case ACTION_TEXT:
		emit(d, command->text, strlen(command->text));
		break;
	case ACTION_ENCLOSE:
		enclose(d, command->text);
		break;
	case ACTION_RAISE:
	case ACTION_LOWER:
		raise_or_lower(d, command->action == ACTION_RAISE);
		break;
	case ACTION_MATH:
		math(d, argument(d));
		break;
	case ACTION_URL:
		emit_folded(d, argument(d));
		break;
	case ACTION_LINK:
		d->tex->link = argument(d);
		break;
	case ACTION_CODE:
		character_code(d);
		break;
	}
}

/* A command's name ends with blanks, which are its own, or with {}. */
static void end_of_name(struct decoder *d)
{
	if (d->end - d->at >= 2 && d->at[0] == '{' && d->at[1] == '}')
		d->at += 2;
	else
		skip_blanks(d);
}

static void add_accent(struct decoder *d, const struct tex_accent *accent)
{
	if (d->n_accents < ACCENTS_MAX)
		d->accents[d->n_accents++] = accent;
	skip_blanks(d);
}

static void named_command(struct decoder *d, struct span name)
{
	const struct tex_accent *accent = tex_accent(name.bytes, name.size);
	const struct tex_symbol *symbol;
	const struct tex_command *command;

	if (accent) {
		add_accent(d, accent);
		return;
	}
	symbol = tex_symbol(name.bytes, name.size);
	command = symbol ? NULL : tex_command(name.bytes, name.size);
	if (symbol)
		emit_code(d, symbol->code);
	else if (!command && d->tex->unknown)
		d->tex->unknown(d->tex->context, name);
	if (symbol || !command || command->action < ACTION_DROP || *command->text)
		end_of_name(d);
	if (command)
		act(d, command);
}

/* A backslash and a character that is no letter. */
static void control_symbol(struct decoder *d)
{
	const char *symbol = d->at + 1;

	if (*symbol == '(' || *symbol == '[') {
		delimited_math(d, *symbol == '(' ? "\\)" : "\\]");
		return;
	}
	d->at += 2;
	switch (*symbol) {
	case '"': case '\'': case '.': case '=': case '^': case '`': case '~':
		add_accent(d, tex_accent(symbol, 1));
		break;
	case ' ': case '\t': case '\n': case '\v': case '\f': case '\r':
		hard_space(d, ' ');
		break;
	case ',':
		emit_code(d, THIN_SPACE);
		break;
	case ';': case ':': case '>': case '\\':
		blank(d);
		break;
	case '!': case '/': case '-': case '@': case '+': case '<': case ')': case ']': case '|':
		break;
	default:
		emit(d, symbol, 1);
	}
}

static bool is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

static void command(struct decoder *d)
{
	struct span name = { d->at + 1, 0 };

	if (d->at + 1 == d->end || d->at[1] & 0x80) {
		emit(d, "\\", d->at + 1 == d->end);
		d->at++;
		return;
	}
	while (name.bytes + name.size < d->end && is_letter(name.bytes[name.size]))
		name.size++;
	if (!name.size) {
		control_symbol(d);
		return;
	}
	d->at = name.bytes + name.size;
	if (d->at < d->end && *d->at == '*')
		d->at++;
	named_command(d, name);
}

/* Ligatures */

static void dashes(struct decoder *d)
{
	size_t n = 1;

	while (n < 3 && d->at + n < d->end && d->at[n] == '-')
		n++;
	d->at += n;
	if (n == 2 && d->mode == TEX_PAGES)
		d->blank = false;
	if (n == 1)
		emit(d, "-", 1);
	else
		emit_code(d, n == 2 ? 0x2013 : 0x2014);
	d->skip = n == 2 && d->mode == TEX_PAGES;
}

/* Two characters that TeX's fonts make one of. */
static void ligature(struct decoder *d)
{
	static const struct {
		char first, second;
		uint32_t code;
	} pairs[] = {
		{ '`', '`', 0x201C }, { '\'', '\'', 0x201D }, { '?', '`', 0xBF }, { '!', '`', 0xA1 },
	};
	char second = d->at + 1 < d->end ? d->at[1] : ' ';

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (*d->at != pairs[i].first || second != pairs[i].second)
			continue;
		emit_code(d, pairs[i].code);
		d->at += 2;
		return;
	}
	emit(d, d->at++, 1);
}

static void special(struct decoder *d)
{
	switch (*d->at) {
	case '{':
		open_group(d, GROUP_PLAIN);
		break;
	case '}':
		close_group(d);
		break;
	case '\\':
		command(d);
		break;
	case '$':
		delimited_math(d, d->at + 1 < d->end && d->at[1] == '$' ? "$$" : "$");
		break;
	case '~':
		d->at++;
		if (d->mode == TEX_NAME)
			blank(d);
		else
			emit_code(d, NBSP);
		break;
	case '-':
		dashes(d);
		break;
	case '`': case '\'': case '?': case '!':
		ligature(d);
		break;
	default:
		d->at++;
		blank(d);
	}
}

enum {
	BLANK = 1,	/* needs no folding between plain characters */
	SPECIAL = 2,	/* means more than itself */
};

static const unsigned char kinds[256] = {
	[' '] = BLANK,
	['\t'] = SPECIAL, ['\n'] = SPECIAL, ['\v'] = SPECIAL, ['\f'] = SPECIAL, ['\r'] = SPECIAL,
	['{'] = SPECIAL, ['}'] = SPECIAL, ['\\'] = SPECIAL, ['$'] = SPECIAL, ['~'] = SPECIAL,
	['-'] = SPECIAL, ['`'] = SPECIAL, ['\''] = SPECIAL, ['?'] = SPECIAL, ['!'] = SPECIAL,
};

/* Over plain text, up to what is special or may be. */
static const char *skip_plain(const char *at, const char *end)
{
	for (size_t n = BYTES_WIDE; n == BYTES_WIDE && end - at > BYTES_WIDE; at += n) {
		bytes_wide c = bytes_load_wide(at), next = bytes_load_wide(at + 1);

		n = bytes_ahead((c < ' ') | (c == '!') | (c == '$') | (c == '\'') | (c == '-') |
				(c == '?') | (c == '\\') | (c == '`') |
				((c >= '{') & (c <= '~')) | ((c == ' ') & (next == ' ')));
	}
	return at;
}

/* The first character that needs a look: a special one, or a blank that is not alone before a plain one. */
static const char *next_special(const char *from, const char *end)
{
	unsigned char before = 0;
	const char *at;

	if (from == end || kinds[(unsigned char)*from])
		return from;
	at = skip_plain(from, end);
	for (at -= at > from && at[-1] == ' '; at < end; at++) {
		unsigned char kind = kinds[(unsigned char)*at];

		if (before + kind > BLANK)
			break;
		before = kind;
	}
	return at - (before == BLANK);
}

void tex_decode(struct tex *tex, struct span raw, enum tex_mode mode, struct buf *out)
{
	struct decoder d = {
		.tex = tex, .out = out, .at = raw.bytes, .end = raw.bytes + raw.size,
		.mode = mode, .run = out->size, .skip = true,
	};

	buf_clear(&tex->groups);
	tex->link.size = 0;
	while (d.at < d.end) {
		const char *from = d.at;

		d.at = next_special(from, d.end);
		emit(&d, from, (size_t)(d.at - from));
		if (d.at < d.end)
			special(&d);
	}
	flush_accents(&d);
	close_run(&d);
}
