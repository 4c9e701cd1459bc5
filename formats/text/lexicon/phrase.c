#include "formats/text/lexicon/phrase.h"

#include <stdbool.h>

#include "formats/text/lexicon/bytekind.h"
#include "pipeline/buf.h"
#include "pipeline/utf8.h"

enum { FIRST_HAN = 0x3041 };	/* of the characters that utf8_fold_letter() knows */

/* Marks that stand alone in the scripts whose words cannot do without them. */
static bool is_mark(uint32_t code)
{
	return (code >= 0x300 && code <= 0x36F) || (code >= 0x591 && code <= 0x5C7) ||
	       (code >= 0x64B && code <= 0x65F) ||
	       (code >= 0x900 && code <= 0xDFF && code != 0x964 && code != 0x965) ||
	       (code >= 0xE31 && code <= 0xEFF);
}

/* Most letters of most texts, before Unicode's tables are asked. */
static bool is_common_letter(uint32_t code)
{
	return (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7) ||
	       (code >= 0x400 && code <= 0x481);
}

static bool is_common_han(uint32_t code)
{
	return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0xAC00 && code <= 0xD7A3) ||
	       (code >= 0x3041 && code <= 0x3096) || (code >= 0x30A1 && code <= 0x30FA);
}

static enum char_kind ascii_kind(unsigned kind)
{
	return kind & BYTE_LETTER ? CHAR_LETTER : kind & BYTE_DIGIT ? CHAR_DIGIT :
		kind & BYTE_SPACE ? CHAR_SPACE : CHAR_PUNCT;
}

enum char_kind char_kind(uint32_t code)
{
	if (code < 0x80)
		return ascii_kind(byte_kind((char)code));
	if (is_common_letter(code))
		return CHAR_LETTER;
	if (is_common_han(code))
		return CHAR_HAN;
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

/* A phrase on the way. */
struct folding {
	char *begin, *out;
	enum char_kind last;
	bool parted;		/* there is more than a word */
};

/* A letter or digit follows, behind a space where words part. */
static inline void fold_joint(struct folding *folding, enum char_kind kind)
{
	bool joined = folding->last > CHAR_PUNCT && (kind == CHAR_HAN) == (folding->last == CHAR_HAN);

	if (!joined && folding->out > folding->begin) {
		*folding->out++ = ' ';
		folding->parted = true;
	}
	folding->last = kind;
}

static inline bool is_plain(const char *at, const char *end)
{
	return at < end && byte_kind(*at) & (BYTE_LETTER | BYTE_DIGIT);
}

/* Letters and digits of ASCII as far as they go. */
static inline const char *fold_plain(struct folding *folding, const char *at, const char *end)
{
	fold_joint(folding, CHAR_LETTER);
	for (; is_plain(at, end); at++)
		*folding->out++ = (char)(*at | 0x20);	/* digits have that bit */
	folding->last = byte_kind(at[-1]) & BYTE_DIGIT ? CHAR_DIGIT : CHAR_LETTER;
	return at;
}

/* Any other character; false when no table knows it. */
static inline bool fold_other(struct folding *folding, uint32_t code, const char *next, const char *end)
{
	uint32_t letters[3];
	size_t n = code >= 0x80 ? utf8_fold_letter(code, letters) : 0;

	if (n) {
		fold_joint(folding, code >= FIRST_HAN ? CHAR_HAN : CHAR_LETTER);
		for (size_t i = 0; i < n; i++)
			folding->out += utf8_put(folding->out, letters[i]);
	} else if (folding->last == CHAR_LETTER && char_is_apostrophe(code) && letter_at(next, end)) {
		*folding->out++ = '\'';
	} else {
		folding->last = CHAR_PUNCT;
		folding->parted = true;
	}
	return n || code < 0x80 || char_is_apostrophe(code);
}

static size_t fold_known(char *out, const char *at, size_t size, bool *parted)
{
	struct folding folding = { .begin = out, .out = out };
	const char *end = at + size;

	while (at < end) {
		uint32_t code;

		if (is_plain(at, end)) {
			at = fold_plain(&folding, at, end);
			continue;
		}
		code = utf8_next(&at, end);
		if (!fold_other(&folding, code, at, end))
			return PHRASE_UNKNOWN;
	}
	*parted = folding.parted;
	return (size_t)(folding.out - out);
}

size_t phrase_fold_known(char *out, const char *phrase, size_t size)
{
	bool parted;

	return fold_known(out, phrase, size, &parted);
}

size_t phrase_fold_word(char *out, const char *word, size_t size)
{
	bool parted;
	size_t folded = fold_known(out, word, size, &parted);

	return folded == PHRASE_UNKNOWN || parted ? 0 : folded;
}

void phrase_fold(struct buf *out, const char *phrase, size_t size)
{
	struct buf folded = BUF_INIT;
	size_t known;

	if (buf_reserve(out, WORD_FOLD_FACTOR * size))
		return;
	known = phrase_fold_known(out->bytes + out->size, phrase, size);
	if (known != PHRASE_UNKNOWN) {
		out->size += known;
		out->bytes[out->size] = '\0';
		return;
	}
	utf8_fold(&folded, phrase, size);
	split_words(out, folded.bytes, folded.bytes + folded.size);
	out->failed |= folded.failed;
	buf_release(&folded);
}
