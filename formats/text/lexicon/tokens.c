#include "formats/text/lexicon/tokens.h"

#include <string.h>

#include "formats/text/lexicon/address.h"
#include "formats/text/lexicon/bytekind.h"
#include "formats/text/lexicon/phrase.h"
#include "formats/text/lexicon/phrases.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/bytes.h"
#include "pipeline/utf8.h"

enum {
	FOLD_FACTOR = 12,	/* bytes that folding makes of one: U+FDFA, 3 to 33 */
	DASH = '-',
	PHRASE_MAX = 128,	/* bytes of a text that may be a phrase */
	JOINT_MAX = 64,		/* bytes of a word in which joints are looked for */
	YEAR_DIGITS = 4,
	FIRST = 0x80,		/* the first of eight bytes, see bytes.h */
	TOKENS_AT_HAND = 128,	/* of a paragraph that is cut, mostly */
	FOLDED_AT_HAND = 1024,
};

/*
 * Room for the folded words of a text that is plain: a letter and a space of
 * each byte at most, and eight more, which are copied at once.
 */
static inline size_t plain_room(size_t size)
{
	return 2 * size + 8;
}

/* One pass over the text. */
struct cutter {
	struct arena *arena;
	const char *text;
	size_t size, at;
	char *folded;		/* words, a space behind each */
	size_t folded_size, folded_capacity;
	struct token *v, *next, *end;	/* tokens, where the next one goes, where room ends */
	size_t capacity;
	unsigned flags;		/* SPACE_BEFORE, TAB_BEFORE for the next token */
	size_t chunk;		/* where the text between white space begins, or the last address ended */
	size_t no_host;		/* dots before this byte are in no host */
	bool begins;		/* longer phrases may begin with one of the words */
	uint64_t classes;	/* of all words */
	unsigned kinds;		/* of all tokens */
};

static inline char *folded_end(const struct cutter *cutter)
{
	return cutter->folded + cutter->folded_size;
}

/* Room for a folded word of at most `size` bytes, and for all that is plain behind it. */
static char *word_room(struct cutter *cutter, size_t size)
{
	size_t need = cutter->folded_size + size + plain_room(cutter->size - cutter->at);

	if (need > cutter->folded_capacity) {
		char *bytes = arena_bytes(cutter->arena, 2 * need);

		memcpy(bytes, cutter->folded, cutter->folded_capacity);
		cutter->folded = bytes;
		cutter->folded_capacity = 2 * need;
	}
	return folded_end(cutter);
}

static void grow_tokens(struct cutter *cutter)
{
	size_t n = cutter->capacity;

	cutter->v = arena_grow(cutter->arena, cutter->v, n, &cutter->capacity, sizeof(*cutter->v));
	cutter->next = cutter->v + n;
	cutter->end = cutter->v + cutter->capacity;
}

static inline struct token *token_room(struct cutter *cutter)
{
	if (cutter->next == cutter->end)
		grow_tokens(cutter);
	return cutter->next++;
}

/* The byte there; a space behind the last. */
static inline char byte_at(const struct cutter *cutter, size_t at)
{
	return at < cutter->size ? cutter->text[at] : ' ';
}

/* The flags of a token, by the byte behind it. */
static inline unsigned flags_before(const struct cutter *cutter, char next)
{
	return cutter->flags | (next == '.' ? TOKEN_DOT_AFTER : 0);
}

static inline void skip_space(struct cutter *cutter, uint32_t code, size_t end)
{
	cutter->flags |= TOKEN_SPACE_BEFORE;
	if (code == '\t') {
		cutter->flags |= TOKEN_TAB_BEFORE;
		cutter->kinds |= TOKENS_TABS;
	}
	cutter->at = cutter->chunk = end;
}

/* Goes on behind a token, and behind the space that most of them have after them. */
static inline void go_on(struct cutter *cutter, size_t end, char next)
{
	cutter->at = end;
	cutter->flags = 0;
	if (next == ' ')
		skip_space(cutter, ' ', end + 1);
}

static inline void add_mark(struct cutter *cutter, uint32_t code, size_t end)
{
	uint32_t fold = (uint32_t)(cutter->folded_size - (cutter->folded_size > 0));
	char next = byte_at(cutter, end);

	*token_room(cutter) = (struct token){
		.start = (uint32_t)cutter->at, .end = (uint32_t)end,
		.fold = fold, .fold_end = fold,
		.code = code, .flags = flags_before(cutter, next), .kind = TOKEN_PUNCT,
	};
	cutter->kinds |= TOKENS_KIND(TOKEN_PUNCT) | (code == '(' || code == 0xFF08 ? TOKENS_BRACKET : 0);
	go_on(cutter, end, next);
}

/* A word that begins where the cutter stands. */
struct word {
	enum token_kind kind;
	unsigned flags;		/* that it has by itself */
	size_t end;
	size_t folded;		/* bytes, which stand where the next ones go */
	struct phrase_key key;
	uint32_t number;
	uint64_t classes;	/* beside those of the folded word */
	bool uneven;
};

/* Once for each word of a text, and so part of what cuts most of them. */
static inline __attribute__((always_inline)) void add_word(struct cutter *cutter, struct word word)
{
	char *folded = folded_end(cutter);
	struct known known = word.kind == TOKEN_ADDRESS ? (struct known){ 0 } :
			     lexicon_word(folded, word.folded, word.key.head, word.key.hash);
	uint64_t classes = known.classes | word.classes;
	uint32_t fold = (uint32_t)cutter->folded_size;
	char next = byte_at(cutter, word.end);

	*token_room(cutter) = (struct token){
		.start = (uint32_t)cutter->at, .end = (uint32_t)word.end,
		.fold = fold, .fold_end = fold + (uint32_t)word.folded,
		.number = word.number & TOKEN_NUMBER_MAX, .begins = known.begins,
		.uneven = word.uneven, .code = word.key.hash, .classes = classes,
		.flags = flags_before(cutter, next) | word.flags, .kind = word.kind,
	};
	if (word.folded > 0) {
		folded[word.folded] = ' ';
		cutter->folded_size += word.folded + 1;
	}
	cutter->begins |= known.begins;
	cutter->classes |= classes;
	cutter->kinds |= TOKENS_KIND(word.kind) | (word.uneven ? TOKENS_UNEVEN : 0);
	go_on(cutter, word.end, next);
}

static bool is_digit(char c)
{
	return byte_kind(c) & BYTE_DIGIT;
}

static bool is_ascii_alnum(char c)
{
	return byte_kind(c) & (BYTE_LETTER | BYTE_DIGIT);
}

/* ---- folding ---- */

static size_t fold_any(char *out, const char *text, size_t size)
{
	struct buf word = BUF_INIT;
	size_t folded;

	phrase_fold(&word, text, size);
	folded = word.size;
	memcpy(out, word.bytes, folded);
	buf_release(&word);
	return folded;
}

static size_t fold(struct cutter *cutter, size_t end)
{
	const char *text = cutter->text + cutter->at;
	size_t size = end - cutter->at;
	size_t known = phrase_fold_known(word_room(cutter, WORD_FOLD_FACTOR * size), text, size);

	return known != PHRASE_UNKNOWN ? known :
	       fold_any(word_room(cutter, FOLD_FACTOR * size), text, size);
}

/* A word that is more than letters or digits of ASCII, up to its end. */
static struct word fold_word(struct cutter *cutter, enum token_kind kind, size_t end)
{
	size_t folded = fold(cutter, end);

	return (struct word){
		.kind = kind, .end = end, .folded = folded,
		.key = phrase_key(folded_end(cutter), folded),
	};
}

/* Of all of the text as one phrase, which is not long. */
static uint64_t classes_of(const char *text, size_t size)
{
	struct buf word = BUF_INIT;
	uint64_t classes;
	char plain[WORD_FOLD_FACTOR * PHRASE_MAX];
	size_t known = phrase_fold_known(plain, text, size);

	if (known != PHRASE_UNKNOWN)
		return lexicon_classes(plain, known);
	phrase_fold(&word, text, size);
	classes = lexicon_classes(word.bytes, word.size);
	buf_release(&word);
	return classes;
}

/* "l'Orient", "dell'Aquila": what stands behind an article counts too. */
static uint64_t classes_behind_article(const char *folded, size_t size)
{
	const char *apostrophe = memchr(folded, '\'', size < 6 ? size : 6);

	return apostrophe ? lexicon_classes(apostrophe + 1, size - (size_t)(apostrophe + 1 - folded)) : 0;
}

/* ---- words ---- */

/* What was seen on the way over a word. */
struct shape {
	bool letters, digits, han, lower, glued, apostrophe;
	bool capital;		/* the first letter is one */
	unsigned capitals;
	uint64_t number;
};

static void shape_letter(struct shape *shape, bool upper, bool lower)
{
	shape->capital |= upper && !shape->letters;
	shape->glued |= upper && shape->lower;
	shape->capitals += upper;
	shape->lower |= lower;
	shape->letters = true;
}

static void shape_digit(struct shape *shape, uint32_t value)
{
	shape->digits = true;
	shape->number = shape->number * 10 + value;
	if (shape->number > TOKEN_NUMBER_MAX)
		shape->number = TOKEN_NUMBER_MAX;
}

static void shape_ascii(struct shape *shape, char c)
{
	unsigned kind = byte_kind(c);

	if (kind & BYTE_DIGIT)
		shape_digit(shape, (uint32_t)(c - '0'));
	else
		shape_letter(shape, kind & BYTE_CAPITAL, kind & BYTE_SMALL);
}

static void shape_character(struct shape *shape, uint32_t code, enum char_kind kind)
{
	bool wide = code >= 0xFF10 && code <= 0xFF19;

	if (kind == CHAR_LETTER)
		shape_letter(shape, utf8_is_upper(code), utf8_is_lower(code));
	else if (kind == CHAR_DIGIT)	/* those of scripts that no date here is written in count as 0 */
		shape_digit(shape, wide ? code - 0xFF10 : 0);
	else
		shape->han = true;
}

/*
 * After a number, a unit of the calendar or an ordinal stands for itself:
 * 2018|年|3|月|至今; year and month behind a space, too.
 */
static bool is_unit(uint32_t code, size_t spaces)
{
	static const uint32_t units[] = {
		0x5E74, 0x6708, 0xB144, 0xC6D4,	/* 年月년월 */
		0x65E5, 0x5EA6, 0x671F, 0xC77C,	/* 日度期일 */
	};
	size_t n = sizeof(units) / sizeof(units[0]);

	for (size_t i = 0; i < (spaces ? n / 2 : n); i++)
		if (units[i] == code)
			return true;
	return false;
}

/* How many bytes before the cutter a number ends; SIZE_MAX: more than one. */
static size_t behind_digit(const struct cutter *cutter)
{
	size_t spaces = cutter->next > cutter->v && cutter->next[-1].kind == TOKEN_NUMBER ?
				cutter->at - cutter->next[-1].end : SIZE_MAX;

	return spaces > 1 ? SIZE_MAX : spaces;
}

static bool is_inner_apostrophe(const struct shape *shape, uint32_t code, const char *next,
				const char *end)
{
	return char_is_apostrophe(code) && shape->letters && next < end &&
	       char_kind(utf8_next(&next, end)) == CHAR_LETTER;
}

/* The end of the word that begins here, any script; it does not go beyond `limit`. */
static size_t word_end(const struct cutter *cutter, size_t limit, struct shape *shape)
{
	const char *at = cutter->text + cutter->at, *end = cutter->text + limit, *last = at;
	size_t spaces = behind_digit(cutter);

	while (at < end) {
		uint32_t code;
		enum char_kind kind;

		if (is_ascii_alnum(*at)) {
			if (shape->han)
				break;
			shape_ascii(shape, *at);
			last = ++at;
			continue;
		}
		code = utf8_next(&at, end);
		if (is_inner_apostrophe(shape, code, at, end)) {
			shape->apostrophe = true;
			continue;
		}
		kind = char_kind(code);
		if (kind <= CHAR_PUNCT || (kind == CHAR_HAN ? shape->letters || shape->digits : shape->han))
			break;
		shape_character(shape, code, kind);
		last = at;
		if (spaces <= 1 && is_unit(code, spaces))
			break;
		spaces = SIZE_MAX;
	}
	return (size_t)(last - cutter->text);
}

static enum token_kind kind_of(const struct shape *shape)
{
	if (shape->han)
		return TOKEN_HAN;
	if (shape->letters)
		return shape->digits ? TOKEN_MIXED : TOKEN_WORD;
	return TOKEN_NUMBER;
}

/* ---- words that a layout glued ---- */

/*
 * Where "EngineeringMar", "UniversitySeoul", "KoreaB" come apart: a small
 * letter before a capital, with a month or place on the right or a place or
 * school on the left. 0: nowhere.
 */
static size_t joint_of_case(const char *word, size_t size)
{
	const uint64_t places = WORD_MASK(WORD_COUNTRY) | WORD_MASK(WORD_REGION) | WORD_MASK(WORD_CITY);
	const uint64_t right = places | WORD_MASK(WORD_MONTH);
	const uint64_t left = places | WORD_MASK(WORD_SCHOOL);

	for (size_t i = 3; i < size; i++)
		if (word[i] >= 'A' && word[i] <= 'Z' && word[i - 1] >= 'a' && word[i - 1] <= 'z' &&
		    ((size - i > 2 && classes_of(word + i, size - i) & right) ||
		     classes_of(word, i) & left))
			return i;
	return 0;
}

static bool is_year(const char *digits)
{
	return ((digits[0] == '1' && digits[1] == '9') || (digits[0] == '2' && digits[1] == '0')) &&
	       is_digit(digits[2]) && is_digit(digits[3]);
}

/* Where "Mar2012", "WS2018" and "2018Seoul" come apart; 0: nowhere. */
static size_t joint_of_year(const char *word, size_t size)
{
	const uint64_t words = WORD_MASK(WORD_MONTH) | WORD_MASK(WORD_SEASON);

	if (size < 6)
		return 0;
	if (is_year(word) && word[4] >= 'A' && word[4] <= 'Z' && word[5] >= 'a')
		return 4;
	if (is_year(word + size - 4) && !is_digit(word[size - 5]) &&
	    classes_of(word, size - 4) & words)
		return size - 4;
	return 0;
}

static size_t joint_of(const char *word, size_t size, const struct shape *shape)
{
	if (size > JOINT_MAX || shape->han || !shape->letters)
		return 0;
	if (shape->digits)
		return joint_of_year(word, size);
	if (!shape->glued || size < 5 || classes_of(word, size))
		return 0;
	return joint_of_case(word, size);
}

static void cut_word(struct cutter *cutter)
{
	size_t limit = cutter->size, end, joint;
	struct shape shape;
	struct word word;

	do {
		shape = (struct shape){ 0 };
		end = word_end(cutter, limit, &shape);
		joint = joint_of(cutter->text + cutter->at, end - cutter->at, &shape);
		limit = joint ? cutter->at + joint : limit;
	} while (joint);
	word = fold_word(cutter, kind_of(&shape), end);
	word.uneven = limit < cutter->size || shape.digits || shape.capitals > shape.capital;
	word.flags = (shape.capital ? TOKEN_CAPITAL : 0) |
		     (shape.capitals > 1 && !shape.lower ? TOKEN_CAPS : 0);
	if (word.kind == TOKEN_NUMBER)
		word.number = (uint32_t)shape.number;
	if (shape.apostrophe)
		word.classes = classes_behind_article(folded_end(cutter), word.folded);
	add_word(cutter, word);
}

/* ---- words and numbers of ASCII alone, which most are ---- */

/* Eight bytes of the text, or what there is and zeros. */
static inline uint64_t load(const struct cutter *cutter, size_t at)
{
	size_t left = cutter->size - at;

	return left >= 8 ? bytes_load(cutter->text + at) : bytes_load_few(cutter->text + at, left);
}

/* Whether the word may go on behind letters of ASCII. */
static bool goes_on(const struct cutter *cutter, size_t end)
{
	char next = byte_at(cutter, end);

	return next == '\'' || byte_kind(next) & (BYTE_DIGIT | BYTE_HIGH);
}

/*
 * Letters, looked at, folded and hashed eight at a time. False when it turns
 * out to be anything else.
 */
static inline bool cut_letters(struct cutter *cutter)
{
	uint64_t before = 0, glued = 0, lower = 0, upper = 0, head = 0, hash = 0, others;
	size_t start = cutter->at, size = 0;

	do {
		uint64_t bytes = load(cutter, start + size), folded = bytes | BYTES_ONES * 0x20;
		uint64_t letters = bytes_between(folded, 'a', 'z'), small;

		bytes_store(folded_end(cutter) + size, folded);
		others = letters ^ BYTES_HIGHS;
		letters &= bytes_before(others);
		small = letters & bytes << 2;	/* that bit makes them small */
		glued |= (letters ^ small) & bytes_moved(small, before);
		upper |= letters ^ small;
		lower |= small;
		before = small;
		folded &= bytes_before(others);
		head = size ? head : folded;
		hash = phrase_hash_add(hash, folded);
		size += 8;
	} while (!others);
	size = size - 8 + bytes_first(others);
	if (glued || goes_on(cutter, start + size))
		return false;
	add_word(cutter, (struct word){
		.kind = TOKEN_WORD, .end = start + size, .folded = size,
		.flags = (upper & FIRST ? TOKEN_CAPITAL : 0) | (lower || size < 2 ? 0 : TOKEN_CAPS),
		.key = { head, phrase_hash_end(hash, size) }, .uneven = lower && upper > FIRST,
	});
	return true;
}

/* The same of digits. */
static bool cut_digits(struct cutter *cutter)
{
	const char *text = cutter->text;
	size_t start = cutter->at, end = start;
	uint64_t number = 0;
	char *out = folded_end(cutter);

	for (; end < cutter->size && is_digit(text[end]); end++) {
		number = number * 10 + (uint64_t)(text[end] - '0');
		number = number < TOKEN_NUMBER_MAX ? number : TOKEN_NUMBER_MAX;
	}
	if (end < cutter->size && byte_kind(text[end]) & (BYTE_LETTER | BYTE_HIGH))
		return false;
	memcpy(out, text + start, end - start);
	add_word(cutter, (struct word){
		.kind = TOKEN_NUMBER, .end = end, .folded = end - start,
		.key = phrase_key(out, end - start), .number = (uint32_t)number,
		.uneven = end - start > YEAR_DIGITS,
	});
	return true;
}

/* ---- addresses and punctuation ---- */

/* Whether the mark here may be the telling one of an address; see address.h. */
static bool may_be_address(const struct cutter *cutter)
{
	const char *text = cutter->text + cutter->at;
	size_t left = cutter->size - cutter->at;

	if (cutter->at == cutter->chunk)
		return false;
	switch (*text) {
	case '@':
		return left > 3 && is_ascii_alnum(text[1]);
	case ':':
		return left > 3 && text[1] == '/' && text[2] == '/';
	case '.':
		return left > 2 && cutter->at >= cutter->no_host && is_ascii_alnum(text[-1]) &&
		       (text[1] | 0x20) >= 'a' && (text[1] | 0x20) <= 'z';
	default:
		return false;
	}
}

/* Takes back the tokens that turned out to be the beginning of an address. */
static void uncut(struct cutter *cutter, size_t start)
{
	while (cutter->next > cutter->v && cutter->next[-1].start >= start) {
		struct token *token = --cutter->next;

		cutter->flags = token->flags & (TOKEN_SPACE_BEFORE | TOKEN_TAB_BEFORE);
		if (token->fold < token->fold_end)
			cutter->folded_size = token->fold;
	}
}

static bool cut_address(struct cutter *cutter)
{
	struct address address = address_around(cutter->text, cutter->size, cutter->chunk, cutter->at);
	struct word word;

	if (address.kind == ADDRESS_NONE) {
		if (cutter->text[cutter->at] == '.')
			cutter->no_host = address.end;
		return false;
	}
	uncut(cutter, address.start);
	cutter->at = cutter->chunk = address.start;
	word = fold_word(cutter, TOKEN_ADDRESS, address.end);
	word.uneven = true;
	add_word(cutter, word);
	return true;
}

static bool is_dash(uint32_t code)
{
	return (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0x2043 ||
	       code == 0xFE58 || code == 0xFE63 || code == 0xFF0D;
}

/* Behind the mark here: hyphens stand for one dash, "--" and "---". */
static inline size_t mark_end(const struct cutter *cutter)
{
	size_t end = cutter->at + 1;

	while (cutter->text[cutter->at] == DASH && end < cutter->size && cutter->text[end] == DASH)
		end++;
	return end;
}

/* A punctuation mark, or the address that it tells. */
static inline void cut_mark(struct cutter *cutter, uint32_t code)
{
	if (!may_be_address(cutter) || !cut_address(cutter))
		add_mark(cutter, code, mark_end(cutter));
}

/* A character beyond ASCII, or the word that begins with it. */
static void cut_character(struct cutter *cutter)
{
	const char *next = cutter->text + cutter->at;
	uint32_t code = utf8_next(&next, cutter->text + cutter->size);
	size_t end = (size_t)(next - cutter->text);

	switch (char_kind(code)) {
	case CHAR_SPACE:
		skip_space(cutter, code, end);
		break;
	case CHAR_PUNCT:
		add_mark(cutter, is_dash(code) ? DASH : code, end);
		break;
	default:
		cut_word(cutter);
		break;
	}
}

/* What stands where the cutter does, the most frequent first. */
static inline void cut_next(struct cutter *cutter)
{
	char c = cutter->text[cutter->at];
	unsigned kind = byte_kind(c);

	if (kind & BYTE_LETTER) {
		if (!cut_letters(cutter))
			cut_word(cutter);
	} else if (kind & BYTE_DIGIT) {
		if (!cut_digits(cutter))
			cut_word(cutter);
	} else if (kind & BYTE_HIGH) {
		cut_character(cutter);
	} else if (kind & BYTE_SPACE) {
		skip_space(cutter, (unsigned char)c, cutter->at + 1);
	} else {
		cut_mark(cutter, (unsigned char)c);
	}
}

static void cut(struct cutter *cutter)
{
	while (cutter->at < cutter->size)
		cut_next(cutter);
}

static bool begins_small(const struct cutter *cutter)
{
	const struct token *first = cutter->v;

	return cutter->next > first && first->kind == TOKEN_WORD && !(first->flags & TOKEN_CAPITAL) &&
	       !(byte_kind(cutter->text[first->start]) & BYTE_HIGH);
}

/* What was cut, in no more memory than it needs. */
static void keep(const struct cutter *cutter, struct tokens *tokens)
{
	size_t n = (size_t)(cutter->next - cutter->v), size = n * sizeof(*cutter->v);
	size_t folded_size = cutter->folded_size - (cutter->folded_size > 0);
	struct token *v = arena_room(cutter->arena, 1, size + folded_size + 1);
	char *folded = (char *)(v + n);

	memcpy(v, cutter->v, size);
	memcpy(folded, cutter->folded, folded_size);
	folded[folded_size] = '\0';
	*tokens = (struct tokens){
		.text = cutter->text, .size = (uint32_t)cutter->size, .v = v, .n = n,
		.folded = folded, .classes = cutter->classes,
		.kinds = cutter->kinds | (begins_small(cutter) ? TOKENS_SMALL : 0),
	};
}

void tokens_read(struct arena *arena, const char *text, size_t size, struct tokens *tokens)
{
	struct token v[TOKENS_AT_HAND];
	char folded[FOLDED_AT_HAND];
	struct cutter cutter = {
		.arena = arena, .text = text, .size = size, .at = 0,
		.folded = folded, .folded_size = 0, .folded_capacity = sizeof(folded),
		.v = v, .next = v, .end = v + TOKENS_AT_HAND, .capacity = TOKENS_AT_HAND,
		.flags = TOKEN_SPACE_BEFORE, .chunk = 0, .no_host = 0,
		.begins = false, .classes = 0, .kinds = 0,
	};	/* said of each, as zeroing all of it first takes longer */

	word_room(&cutter, 0);
	cut(&cutter);
	keep(&cutter, tokens);
	if (cutter.begins)
		phrases_find(arena, tokens);
}

bool tokens_are(const char *text, size_t size, enum word_class class)
{
	return size <= PHRASE_MAX && classes_of(text, size) & WORD_MASK(class);
}

bool tokens_are_heading(const char *text, size_t size)
{
	return tokens_are(text, size, WORD_HEADING);
}
