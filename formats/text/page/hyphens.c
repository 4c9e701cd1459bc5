/* Which hyphens at line ends only cut a word? The text's other words and the lexicon tell. */
#include <ctype.h>
#include <string.h>

#include "formats/text/lexicon/lexicon.h"
#include "formats/text/lexicon/phrase.h"
#include "formats/text/page/blocks.h"
#include "formats/text/page/mend.h"
#include "pipeline/arena.h"

/* Words that take a hyphen before another word. */
static const char *const prefixes[] = {
	"co", "cross", "data", "end", "ex", "full", "hands", "high", "in", "large", "long", "low",
	"mid", "multi", "near", "non", "object", "open", "part", "post", "pre", "problem", "real",
	"self", "semi", "short", "single", "small", "state", "sub", "team", "test", "third", "time",
	"top", "two", "user", "well", "world",
};

/* Words that take one behind another: "model-based". */
static const char *const suffixes[] = {
	"aided", "assisted", "aware", "based", "bound", "centered", "centric", "dependent", "dimensional",
	"driven", "efficient", "enabled", "end", "free", "friendly", "grade", "independent", "level", "like",
	"linear", "making", "oriented", "performance", "purpose", "quality", "related", "resolution", "rich",
	"scale", "series", "solving", "specific", "term", "time", "tolerant", "tuning", "up", "wide", "year",
};

/* What the second half of a cut word often is. */
static const char *const endings[] = {
	"able", "ably", "ance", "ate", "ated", "ately", "ates", "ating", "ation", "ational", "ations",
	"ative", "cal", "cally", "cation", "cations", "cesses", "cial", "cially", "ciency", "cient",
	"ciently", "ción", "ciones", "eering", "ence", "ences", "fication", "ical", "ically", "ious",
	"isation", "ited", "iting", "ition", "ized", "izing", "ing", "ings", "ity", "ité", "ités", "ive",
	"keit", "lation", "lations", "lich", "liche", "lichen", "logical", "logies", "logy", "ly", "ment",
	"mental", "mente", "mentation", "mento", "ments", "miento", "neering", "ness", "nisse", "nologies",
	"nology", "rithm", "rithms", "sation", "schaft", "schaften", "schaftliche", "schaftlicher", "sion",
	"sional", "sions", "sity", "tation", "tations", "tems", "tial", "tially", "tic", "tics", "ties",
	"ting", "tion", "tional", "tionen", "tions", "tique", "tiques", "tive", "tively", "ture", "tures",
	"tung", "tungen", "ty", "tät", "täten", "ular", "ulation", "ulations", "ung", "ungen", "versité",
	"versities", "versity", "veloped", "velopment", "ware", "zation", "zung", "zungen",
};

#define HALF_MAX 64		/* bytes of a half that the lexicon is asked for */
#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define HASH_START 1469598103934665603u	/* FNV-1a's; a word's hash is odd, so that 0 is free */

/* The words that decide, by their hashes, and whether the text has them. */
struct words {
	uint64_t *v;
	bool *seen;
	size_t mask;
	bool cuts;		/* the text surely has a cut word */
};

/* The halves of a word at a line's end and the next one's beginning. */
struct halves {
	const char *left, *right;
	size_t left_size, right_size;
	uint64_t left_hash, right_hash, whole, hyphenated;
};

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (c & 0x80);
}

static uint64_t hash_add(uint64_t hash, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)tolower((unsigned char)text[i])) * 1099511628211u;
	return hash;
}

static uint64_t hash_word(const char *text, size_t size)
{
	return hash_add(HASH_START, text, size) | 1;
}

static size_t words_slot(const struct words *words, uint64_t hash)
{
	size_t i = hash & words->mask;

	while (words->v[i] != 0 && words->v[i] != hash)
		i = (i + 1) & words->mask;
	return i;
}

static void words_want(struct words *words, uint64_t hash)
{
	words->v[words_slot(words, hash)] = hash;
}

static void words_see(struct words *words, const char *text, size_t size)
{
	uint64_t hash = hash_word(text, size);
	size_t i = words_slot(words, hash);

	if (words->v[i] == hash)
		words->seen[i] = true;
}

static bool words_has(const struct words *words, uint64_t hash)
{
	return words->seen[words_slot(words, hash)];
}

/* The words of a line but halves of divided ones; hyphenated words whole and in parts. */
static void see_line(struct words *words, const struct line *line, bool continues)
{
	size_t start = 0, part, end = line->size;

	while (continues && start < end && is_letter(line->text[start]))
		start++;
	part = start;
	if (line->flags & LINE_HYPHEN)
		while (end > 0 && line->text[end - 1] != ' ')
			end--;
	for (size_t i = start; i <= end; i++) {
		if (i < end && is_letter(line->text[i]))
			continue;
		if (i > part)
			words_see(words, line->text + part, i - part);
		if (i < end && i > start && line->text[i] == '-') {
			part = i + 1;
			continue;
		}
		if (part > start && i > part)
			words_see(words, line->text + start, i - start);
		start = part = i + 1;
	}
}

static bool is_one_of(const char *text, size_t size, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(list[i]) == size && strncasecmp(list[i], text, size) == 0)
			return true;
	return false;
}

/* "Univer-sity": the lexicon holds both halves as one. */
static bool is_in_lexicon(const struct halves *halves)
{
	char whole[2 * HALF_MAX], folded[2 * HALF_MAX * WORD_FOLD_FACTOR];
	size_t size = halves->left_size + halves->right_size;

	if (halves->left_size > HALF_MAX || halves->right_size > HALF_MAX)
		return false;
	memcpy(whole, halves->left, halves->left_size);
	memcpy(whole + halves->left_size, halves->right, halves->right_size);
	size = phrase_fold_word(folded, whole, size);
	return size > 0 && lexicon_classes(folded, size) != 0;
}

/* The text has the word hyphenated elsewhere, or one half is of a kind that takes a hyphen. */
static bool keeps_hyphen(const struct words *words, const struct halves *halves)
{
	return words_has(words, halves->hyphenated) ||
	       is_one_of(halves->left, halves->left_size, prefixes, COUNT(prefixes)) ||
	       is_one_of(halves->right, halves->right_size, suffixes, COUNT(suffixes));
}

/* Whether left-right surely is one word that the line's end cut. */
static bool is_surely_cut(const struct words *words, const struct halves *halves)
{
	if (words_has(words, halves->whole))
		return true;
	return !keeps_hyphen(words, halves) &&
	       !(words_has(words, halves->left_hash) && words_has(words, halves->right_hash)) &&
	       (is_in_lexicon(halves) ||
		is_one_of(halves->right, halves->right_size, endings, COUNT(endings)));
}

/* A text that cuts words does so at most hyphens. */
static bool is_cut(const struct words *words, const struct halves *halves)
{
	return is_surely_cut(words, halves) ||
	       (words->cuts && !keeps_hyphen(words, halves) &&
		!words_has(words, halves->right_hash));
}

/*
 * The halves at the end of line i. False where the hyphen surely belongs: there
 * is a second one, or a digit or capital behind it, or an address around it.
 */
static bool find_halves(const struct lines *lines, size_t i, struct halves *halves)
{
	const struct line *line = &lines->v[i], *next = line + 1;
	size_t end = line->size - 1, start = end, right = 0;

	if (!(line->flags & LINE_HYPHEN) || line->text[end] != '-')
		return false;
	while (start > 0 && is_letter(line->text[start - 1]))
		start--;
	while (right < next->size && is_letter(next->text[right]))
		right++;
	if (end - start < 2 || right < 2 || !islower((unsigned char)next->text[0]) ||
	    (start > 0 && strchr(" \t(", line->text[start - 1]) == NULL) ||
	    (right < next->size && next->text[right] == '-'))
		return false;
	*halves = (struct halves){ line->text + start, next->text, end - start, right, 0, 0, 0, 0 };
	halves->left_hash = hash_word(halves->left, halves->left_size);
	halves->right_hash = hash_word(halves->right, right);
	halves->whole = hash_add(hash_add(HASH_START, halves->left, halves->left_size),
				 halves->right, right) | 1;
	halves->hyphenated = hash_add(hash_add(HASH_START, halves->left, halves->left_size + 1),
				      halves->right, right) | 1;
	return true;
}

/* Looks for the halves of all n divided words, and what they would make, in the text. */
static struct words find_words(struct arena *arena, const struct lines *lines, size_t n)
{
	struct words words = { NULL, NULL, 15, false };
	struct halves halves;

	while (words.mask < 8 * n)
		words.mask = words.mask * 2 + 1;
	words.v = arena_array(arena, words.mask + 1, sizeof(*words.v));
	words.seen = arena_array(arena, words.mask + 1, sizeof(*words.seen));
	for (size_t i = 0; i + 1 < lines->n; i++) {
		if (!find_halves(lines, i, &halves))
			continue;
		words_want(&words, halves.left_hash);
		words_want(&words, halves.right_hash);
		words_want(&words, halves.whole);
		words_want(&words, halves.hyphenated);
	}
	for (size_t i = 0; i < lines->n; i++)
		see_line(&words, &lines->v[i], i > 0 && lines->v[i - 1].flags & LINE_HYPHEN);
	return words;
}

/* Puts a soft hyphen in the place of the last byte. */
static void soften(struct arena *arena, struct line *line)
{
	char *text = arena_bytes(arena, line->size + 2u);

	memcpy(text, line->text, line->size - 1u);
	memcpy(text + line->size - 1, "\xC2\xAD", sizeof("\xC2\xAD"));
	line->text = text;
	line->cells[line->n_cells - 1].end = ++line->size;
}

void mend_hyphens(struct arena *arena, struct arena *brief, struct lines *lines)
{
	struct halves halves;
	struct words words;
	size_t n = 0;

	for (size_t i = 0; i + 1 < lines->n; i++)
		n += lines->v[i].flags & LINE_HYPHEN && find_halves(lines, i, &halves);
	if (n == 0)
		return;
	words = find_words(brief, lines, n);
	for (size_t i = 0; i + 1 < lines->n && !words.cuts; i++)
		words.cuts = find_halves(lines, i, &halves) && is_surely_cut(&words, &halves);
	for (size_t i = 0; i + 1 < lines->n; i++)
		if (find_halves(lines, i, &halves) && is_cut(&words, &halves))
			soften(arena, &lines->v[i]);
}
