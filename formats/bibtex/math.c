#include <string.h>

#include "formats/bibtex/tex.h"
#include "formats/bibtex/tables.h"
#include "pipeline/utf8.h"

struct formula {
	const char *at, *end;
	struct buf *out;
	size_t start;		/* of this formula in out */
	bool script;		/* raised or lowered: holds no further scripts */
};

static void add_code(struct buf *out, uint32_t code)
{
	char bytes[4];

	buf_add(out, bytes, utf8_put(bytes, code));
}

static void add_blank(struct formula *f)
{
	if (f->out->size > f->start && f->out->bytes[f->out->size - 1] != ' ')
		buf_addc(f->out, ' ');
}

static void skip_blanks(struct formula *f)
{
	while (f->at < f->end && bib_is_space(*f->at))
		f->at++;
}

static bool is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* The argument of a script or command; one token, or a group's inside. */
static struct span argument(struct formula *f)
{
	struct span token;

	skip_blanks(f);
	if (f->at < f->end && *f->at == '{')
		return tex_group(f->at, f->end, &f->at);
	token = (struct span){ f->at, f->at < f->end };
	if (token.size && *f->at == '\\') {
		while (f->at + token.size < f->end && is_letter(f->at[token.size]))
			token.size++;
		if (token.size == 1 && f->at + 1 < f->end)
			token.size++;
	}
	while (token.size && f->at + token.size < f->end && (f->at[token.size] & 0xC0) == 0x80)
		token.size++;
	f->at += token.size;
	return token;
}

static uint32_t script_of(uint32_t code, bool raised)
{
	if (code == 0x2218 || code == 0x2032)	/* a degree, a prime */
		return raised ? code == 0x2218 ? 0xB0 : code : 0;
	if (code == '*' || code == 0x2217)
		return raised ? '*' : 0;
	for (size_t i = 0; i < tex_n_scripts; i++)
		if ((uint32_t)(unsigned char)tex_scripts[i].plain == code)
			return raised ? tex_scripts[i].raised : tex_scripts[i].lowered;
	return 0;
}

/* Letters behind a number, or at the very beginning: "th" of 10th. */
static bool is_ordinal(const struct formula *f, const char *letters, size_t size)
{
	const char *before = f->out->bytes + f->out->size;

	if (!size || (f->out->size > f->start && !(before[-1] >= '0' && before[-1] <= '9')))
		return false;
	for (const char *at = letters, *end = letters + size; at < end;)
		if (!utf8_is_alpha(utf8_next(&at, end)))
			return false;
	return size > 1;
}

static bool add_script(struct formula *f, const struct buf *text, bool raised)
{
	const char *end = text->bytes + text->size;
	size_t before = f->out->size;

	for (const char *at = text->bytes; at < end;) {
		uint32_t code = script_of(utf8_next(&at, end), raised);

		if (code) {
			add_code(f->out, code);
			continue;
		}
		buf_truncate(f->out, before);
		if (!raised || !is_ordinal(f, text->bytes, text->size))
			return false;
		buf_add(f->out, text->bytes, text->size);
		return true;
	}
	return text->size > 0;
}

static bool atoms(struct formula *f);

static bool script(struct formula *f, bool raised)
{
	struct span inside;
	struct buf text = BUF_INIT;
	struct formula part = { .out = &text, .script = true };
	bool shown;

	if (f->script)
		return false;
	f->at++;
	inside = argument(f);
	part.at = inside.bytes;
	part.end = inside.bytes + inside.size;
	shown = atoms(&part) && add_script(f, &text, raised);
	f->out->failed |= text.failed;
	buf_release(&text);
	return shown;
}

/* The letters of number systems. */
static bool blackboard(struct formula *f)
{
	static const struct {
		char plain;
		uint32_t code;
	} letters[] = {
		{ 'C', 0x2102 }, { 'H', 0x210D }, { 'N', 0x2115 }, { 'P', 0x2119 }, { 'Q', 0x211A },
		{ 'R', 0x211D }, { 'Z', 0x2124 },
	};
	struct span letter = argument(f);

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		if (letter.size == 1 && *letter.bytes == letters[i].plain) {
			add_code(f->out, letters[i].code);
			return true;
		}
	}
	return false;
}

static bool accented(struct formula *f, const struct tex_accent *accent)
{
	struct span base = argument(f);
	const char *at = base.bytes;

	if (!base.size || (*at == '\\') || *at == '{')
		return false;
	utf8_next(&at, base.bytes + base.size);
	if (at != base.bytes + base.size)
		return false;
	buf_add(f->out, base.bytes, base.size);
	add_code(f->out, accent->mark);
	return true;
}

static bool named(struct formula *f, struct span name)
{
	const struct tex_symbol *symbol = tex_symbol(name.bytes, name.size);
	const struct tex_accent *accent = tex_accent(name.bytes, name.size);
	const struct tex_command *command = tex_command(name.bytes, name.size);

	if (name.size == 6 && !memcmp(name.bytes, "mathbb", 6))
		return blackboard(f);
	if (name.size > 1 && accent)
		return accented(f, accent);
	skip_blanks(f);
	if (symbol) {
		add_code(f->out, symbol->code);
		return true;
	}
	if (!command || command->action > ACTION_TEXT || command->action == ACTION_DROP)
		return false;
	if (command->action == ACTION_BLANK)
		add_blank(f);
	else if (command->action == ACTION_TEXT)
		buf_adds(f->out, command->text);
	return command->action != ACTION_LINE;
}

static bool command(struct formula *f)
{
	struct span name = { f->at + 1, 0 };
	char c;

	while (name.bytes + name.size < f->end && is_letter(name.bytes[name.size]))
		name.size++;
	f->at += 1 + name.size;
	if (name.size)
		return named(f, name);
	if (f->at == f->end)
		return false;
	c = *f->at++;
	if (strchr(",;:> ", c))
		add_blank(f);
	else if (strchr("{}%&_#$", c))
		buf_addc(f->out, c);
	return strchr(",;:> !{}%&_#$", c) != NULL;
}

static bool atom(struct formula *f)
{
	switch (*f->at) {
	case '^': case '_':
		return script(f, *f->at == '^');
	case '\\':
		return command(f);
	case '&': case '#': case '$': case '%': case '"': case '`':
		return false;
	case '{': case '}':
		break;
	case '~': case ' ': case '\t': case '\n':
		add_blank(f);
		break;
	case '\'':
		add_code(f->out, 0x2032);
		break;
	default:
		buf_addc(f->out, *f->at);
	}
	f->at++;
	return true;
}

static bool atoms(struct formula *f)
{
	while (f->at < f->end)
		if (!atom(f))
			return false;
	return true;
}

bool tex_math(struct span math, struct buf *out)
{
	struct formula f = {
		.at = math.bytes, .end = math.bytes + math.size, .out = out, .start = out->size,
	};

	return math.size && atoms(&f) && out->size > f.start;
}
