#include "formats/text/outline/glue.h"

#include <string.h>

#include "formats/text/outline/paras.h"
#include "pipeline/arena.h"

#define LONGEST 32	/* letters of a word that is looked up */
#define SHORTEST 4	/* letters of a word that a column ends with */

#define LEFT (WORD_MASK(WORD_COUNTRY) | WORD_MASK(WORD_CITY) | WORD_MASK(WORD_REGION) | \
	      WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_ROLE))
#define RIGHT (WORD_MASK(WORD_COUNTRY) | WORD_MASK(WORD_CITY) | WORD_MASK(WORD_MONTH))

static bool is_lower_byte(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper_byte(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_letter_byte(char c)
{
	return is_lower_byte(c) || is_upper_byte(c);
}

static bool is_digit_byte(char c)
{
	return c >= '0' && c <= '9';
}

static uint64_t classes_of_word(const char *from, const char *to)
{
	char folded[LONGEST];
	size_t size = (size_t)(to - from);

	if (size == 0 || size >= sizeof(folded))
		return 0;
	for (size_t i = 0; i < size; i++)
		folded[i] = is_upper_byte(from[i]) ? (char)(from[i] + 32) : from[i];
	return lexicon_classes(folded, size);
}

static uint64_t classes_before(const char *text, uint32_t at, uint32_t *start)
{
	*start = at;
	while (*start > 0 && at - *start < LONGEST && is_letter_byte(text[*start - 1]))
		--*start;
	return classes_of_word(text + *start, text + at);
}

static uint64_t classes_after(const char *text, uint32_t size, uint32_t at, uint32_t *end)
{
	*end = at;
	while (*end < size && *end - at < LONGEST && is_letter_byte(text[*end]) &&
	       !(*end > at && is_upper_byte(text[*end])))
		++*end;
	return classes_of_word(text + at, text + *end);
}

/* Four digits that end before text[at], no more of them, and a 1 or 2 the first. */
static bool ends_year(const char *text, uint32_t at)
{
	if (at < 4 || text[at - 4] < '1' || text[at - 4] > '2' ||
	    (at > 4 && is_digit_byte(text[at - 5])))
		return false;
	return is_digit_byte(text[at - 3]) && is_digit_byte(text[at - 2]) &&
	       is_digit_byte(text[at - 1]);
}

/* "Vertex ResearchCambridge, UK": a city and the comma behind it say that a place begins. */
static bool begins_place(uint64_t after, const char *text, uint32_t size, uint32_t end)
{
	return (after & WORD_MASK(WORD_CITY)) && end + 2 < size && text[end] == ',' &&
	       text[end + 1] == ' ' && is_upper_byte(text[end + 2]);
}

/* "Cambridge, UKJun 2024", "PresentResearch Intern", "2020Research Intern" */
static bool is_glued_date(const char *text, uint32_t size, uint32_t at)
{
	uint32_t start, end;

	if (!is_upper_byte(text[at]) || at + 2 >= size || !is_lower_byte(text[at + 1]))
		return false;
	if (is_digit_byte(text[at - 1]))
		return ends_year(text, at) && (at == 4 || text[at - 5] == ' ');
	if (is_upper_byte(text[at - 1]))
		return (classes_before(text, at, &start) &
			(WORD_MASK(WORD_COUNTRY) | WORD_MASK(WORD_REGION))) &&
		       (classes_after(text, size, at, &end) & WORD_MASK(WORD_MONTH)) &&
		       end < size && (text[end] == ' ' || text[end] == '.');
	return is_lower_byte(text[at - 1]) &&
	       (classes_before(text, at, &start) & WORD_MASK(WORD_NOW)) && start > 0 &&
	       text[start - 1] == ' ';
}

/*
 * Whether two columns meet between text[at - 1] and text[at]: a small letter,
 * then a capital, with a place, school or role on the left and a place, month
 * or degree on the right. Names such as "JavaScript" have neither.
 */
static bool is_glued(const char *text, uint32_t size, uint32_t at)
{
	uint32_t start, end;
	uint64_t before, after;

	if (!is_lower_byte(text[at - 1]) || !is_upper_byte(text[at]))
		return false;
	before = classes_before(text, at, &start);
	if (at - start < SHORTEST)
		return false;
	/* "KoreaB.S.": a capital and a stop begin a degree */
	if (at + 2 < size && text[at + 1] == '.' && is_upper_byte(text[at + 2]))
		return true;
	after = classes_after(text, size, at, &end);
	/* "GermanNative speaker" */
	if (before & WORD_MASK(WORD_LANGUAGE) && after & (WORD_MASK(WORD_FLUENCY) | WORD_MASK(WORD_LEVEL)))
		return true;
	if (after & WORD_MASK(WORD_MONTH))
		return end < size && (text[end] == ' ' || text[end] == '.');
	return ((before & LEFT) && (after & RIGHT)) || (before & WORD_MASK(WORD_COUNTRY)) ||
	       begins_place(after, text, size, end);
}

/* "Sep, 20109 years": a year, and the duration behind it. */
static bool is_glued_duration(const char *text, uint32_t size, uint32_t at)
{
	uint32_t unit = at, end;

	if (!ends_year(text, at))
		return false;
	while (unit < size && is_digit_byte(text[unit]))
		unit++;
	if (unit == at || unit > at + 2 || unit >= size || text[unit] != ' ')
		return false;
	for (end = ++unit; end < size && is_letter_byte(text[end]);)
		end++;
	return (classes_of_word(text + unit, text + end) & WORD_MASK(WORD_DURATION)) != 0;
}

/* Where columns may meet from byte `at` on: at "aB", "KJ", "0R", or the "9" of "20109 years". */
static uint32_t next_joint(const struct para *para, uint32_t at)
{
	enum { LETTER = 1, DIGIT = 2 };
	static const unsigned char kinds[256] = {
		['a' ... 'z'] = LETTER, ['A' ... 'Z'] = LETTER, ['0' ... '9'] = DIGIT,
	};
	/* what must stand before a byte */
	static const unsigned char joins[256] = {
		['A' ... 'Z'] = LETTER | DIGIT, ['0' ... '9'] = DIGIT,
	};
	const unsigned char *text = (const unsigned char *)para->text;
	unsigned before = at ? kinds[text[at - 1]] : 0;

	for (; at < para->size; before = kinds[text[at++]])
		if (joins[text[at]] & before &&
		    (kinds[text[at]] == LETTER || ends_year(para->text, at)))
			break;
	return at;
}

void glue_cut(struct arena *arena, struct para *para)
{
	char *out = NULL;
	uint32_t from = 0, n = 0;

	for (uint32_t i = next_joint(para, 1); i < para->size; i = next_joint(para, i + 1)) {
		if (!is_glued(para->text, para->size, i) &&
		    !is_glued_date(para->text, para->size, i) &&
		    !is_glued_duration(para->text, para->size, i))
			continue;
		if (!out)
			out = arena_alloc(arena, 2 * (size_t)para->size + 1);
		memcpy(out + n, para->text + from, i - from);
		n += i - from;
		out[n++] = '\t';
		from = i;
	}
	if (!out)
		return;
	memcpy(out + n, para->text + from, para->size - from);
	para->size = n + para->size - from;
	out[para->size] = '\0';
	para->text = out;
	para->n_spans = 0;
}
