#include "formats/text/lexicon/phrase.h"

#include <stdbool.h>

#include "pipeline/buf.h"
#include "pipeline/utf8.h"

/* Marks that stand alone in the scripts whose words cannot do without them. */
static bool is_mark(uint32_t code)
{
	return (code >= 0x300 && code <= 0x36F) || (code >= 0x591 && code <= 0x5C7) ||
	       (code >= 0x64B && code <= 0x65F) ||
	       (code >= 0x900 && code <= 0xDFF && code != 0x964 && code != 0x965) ||
	       (code >= 0xE31 && code <= 0xEFF);
}

/* Most letters of most texts, before Unicode's tables are asked. */
static enum char_kind common_kind(uint32_t code)
{
	static const struct {
		uint32_t first, last;
		enum char_kind kind;
	} ranges[] = {
		{ 0xC0, 0xD6, CHAR_LETTER }, { 0xD8, 0xF6, CHAR_LETTER }, { 0xF8, 0x24F, CHAR_LETTER },
		{ 0x400, 0x481, CHAR_LETTER }, { 0x3041, 0x3096, CHAR_HAN },
		{ 0x30A1, 0x30FA, CHAR_HAN }, { 0x4E00, 0x9FFF, CHAR_HAN }, { 0xAC00, 0xD7A3, CHAR_HAN },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]) && code >= ranges[i].first; i++)
		if (code <= ranges[i].last)
			return ranges[i].kind;
	return CHAR_SPACE;
}

enum char_kind char_kind(uint32_t code)
{
	enum char_kind common = code >= 0xC0 ? common_kind(code) : CHAR_SPACE;

	if (common != CHAR_SPACE)
		return common;
	if (code < 0x80)
		return utf8_is_alpha(code) ? CHAR_LETTER : utf8_is_digit(code) ? CHAR_DIGIT :
			utf8_is_space(code) ? CHAR_SPACE : CHAR_PUNCT;
	if (utf8_is_space(code))
		return CHAR_SPACE;
	if (utf8_is_digit(code))
		return CHAR_DIGIT;
	if (utf8_is_han(code))	/* the numeral zero and the middle dot are no letters */
		return utf8_is_alpha(code) || code == 0x3007 ? CHAR_HAN : CHAR_PUNCT;
	return utf8_is_alpha(code) || is_mark(code) ? CHAR_LETTER : CHAR_PUNCT;
}

static bool letter_at(const char *at, const char *end)
{
	return at < end && char_kind(utf8_next(&at, end)) == CHAR_LETTER;
}

static void split_words(struct buf *out, const char *at, const char *end)
{
	enum char_kind last = CHAR_SPACE;
	size_t begin = out->size;

	while (at < end) {
		const char *from = at;
		uint32_t code = utf8_next(&at, end);
		enum char_kind kind = char_kind(code);

		if (last == CHAR_LETTER && char_is_apostrophe(code) && letter_at(at, end)) {
			buf_addc(out, '\'');
			continue;
		}
		if (kind > CHAR_PUNCT) {
			bool joined = last > CHAR_PUNCT && (kind == CHAR_HAN) == (last == CHAR_HAN);

			if (!joined && out->size > begin)
				buf_addc(out, ' ');
			buf_add(out, from, (size_t)(at - from));
		}
		last = kind;
	}
}

/* Only ideographs, which fold to themselves and have no words among them. */
static bool is_ideographs(const char *at, const char *end)
{
	while (at < end) {
		uint32_t code = utf8_next(&at, end);

		if (code < 0x4E00 || code > 0x9FFF)
			return false;
	}
	return true;
}

void phrase_fold(struct buf *out, const char *phrase, size_t size)
{
	struct buf folded = BUF_INIT;

	if (is_ideographs(phrase, phrase + size)) {
		buf_add(out, phrase, size);
		return;
	}
	buf_reserve(&folded, 3 * size);
	buf_reserve(out, 3 * size);
	utf8_fold(&folded, phrase, size);
	split_words(out, folded.bytes, folded.bytes + folded.size);
	out->failed |= folded.failed;
	buf_release(&folded);
}

/* The letters that the character of a word folds to; how many, 0 if no table says. */
static size_t fold_character(uint32_t code, bool after_letter, uint32_t letters[3])
{
	if (code >= 0x80 && code != 0x2019)
		return utf8_fold_letter(code, letters);
	if (char_is_apostrophe(code)) {
		letters[0] = '\'';
		return after_letter;
	}
	letters[0] = code | 0x20;	/* digits have that bit */
	return utf8_is_alpha(code) || utf8_is_digit(code);
}

size_t phrase_fold_word(char *out, const char *word, size_t size)
{
	const char *end = word + size;
	bool letter = false, apostrophe = false;
	size_t n = 0;

	while (word < end) {
		uint32_t letters[3];
		size_t more = fold_character(utf8_next(&word, end), letter, letters);

		letter = letters[0] > '9';
		if (!more || (apostrophe && !letter))
			return 0;
		apostrophe = letters[0] == '\'';
		for (size_t i = 0; i < more; i++)
			n += utf8_put(out + n, letters[i]);
	}
	return apostrophe ? 0 : n;
}
