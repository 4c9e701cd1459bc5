#include "formats/bibtex/keys.h"

#include <string.h>

#include "formats/bibtex/names.h"
#include "formats/bibtex/tex.h"
#include "pipeline/utf8.h"

/* Words that say little about a title. */
static const char *const small_words[] = {
	"a", "an", "and", "as", "at", "by", "das", "der", "die", "du", "ein", "eine", "el", "for",
	"from", "in", "is", "la", "las", "le", "les", "los", "of", "on", "the", "to", "un", "una",
	"une", "with",
};

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (unsigned char)((c | 0x20) - 'a') < 26;
}

/* What of the text ASCII can say, in small letters. */
static void add_ascii(struct buf *key, const char *text, size_t size)
{
	struct buf folded = BUF_INIT;
	const char *end;

	utf8_fold(&folded, text, size);
	end = folded.bytes + folded.size;
	for (const char *at = folded.bytes; at < end;) {
		uint32_t code = utf8_next(&at, end);
		const char *letters = code < 0x80 ? NULL : tex_transliterate(code);

		if (letters)
			buf_adds(key, letters);
		else if (code < 0x80 && is_alnum((char)code))
			buf_addc(key, (char)code);
	}
	key->failed |= folded.failed;
	buf_release(&folded);
}

/* The last word of the family name: of "Ada King, Jr.", "King, Ada" and "King A" the same. */
static void add_family(struct buf *key, const char *author)
{
	struct span family = { author, strcspn(author, ",") }, given;
	const char *end, *from;

	bib_name_split((struct span){ author, strlen(author) }, &family, &given);
	end = family.bytes + family.size;
	while (end > family.bytes && end[-1] == ' ')
		end--;
	for (from = end; from > family.bytes && from[-1] != ' '; from--)
		;
	add_ascii(key, from, (size_t)(end - from));
}

static bool is_small(const char *word)
{
	for (size_t i = 0; i < sizeof(small_words) / sizeof(small_words[0]); i++)
		if (!strcmp(word, small_words[i]))
			return true;
	return false;
}

/* The first word of the title that says something. */
static void add_word(struct buf *key, const char *title)
{
	size_t start = key->size;

	for (const char *at = title; *at; at += strspn(at, " ")) {
		size_t size = strcspn(at, " -:/");

		add_ascii(key, at, size);
		if (key->size > start && !is_small(key->bytes + start))
			return;
		buf_truncate(key, start);
		at += size + (at[size] != '\0');
	}
}

/* The number of a clash as letters: 0 is "a", 26 "aa". */
static void add_letters(struct buf *key, uint32_t number)
{
	char letters[8];
	size_t at = sizeof(letters);

	for (uint32_t left = number + 1; left; left = (left - 1) / 26)
		letters[--at] = (char)('a' + (left - 1) % 26);
	buf_add(key, letters + at, sizeof(letters) - at);
}

void bib_key_make(const struct symbols *used, const struct publication *publication,
		  struct buf *key)
{
	const struct text *date = &publication->release_date;
	struct symbol *clash;
	size_t base;

	buf_clear(key);
	if (publication->authors.n)
		add_family(key, publication->authors.v[0].s);
	if (text_present(date) && strspn(date->s, "0123456789") >= 4)
		buf_add(key, date->s, 4);
	if (text_present(&publication->name))
		add_word(key, publication->name.s);
	if (!key->size)
		buf_adds(key, "entry");
	base = key->size;
	clash = bib_symbols_find(used, key->bytes, base);
	while (clash && bib_key_is_used(used, key->bytes, key->size)) {
		buf_truncate(key, base);
		add_letters(key, clash->number++);
	}
}

bool bib_key_is_used(const struct symbols *used, const char *key, size_t size)
{
	return bib_symbols_find(used, key, size) != NULL;
}

void bib_key_use(struct symbols *used, const char *key, size_t size)
{
	bib_symbols_add(used, key, size);
}

bool bib_key_is_valid(const char *key, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if ((unsigned char)key[i] <= ' ' || strchr("\"#%'(),={}~\\\x7f", key[i]))
			return false;
	return size > 0;
}
