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

static bool joins_columns(const char *text, uint32_t size, uint32_t at)
{
	return is_glued(text, size, at) || is_glued_date(text, size, at) ||
	       is_glued_duration(text, size, at);
}

/* The paragraph's text as far as it has been parted; `out` is NULL until it is. */
struct parting {
	struct arena *arena;
	const struct para *para;
	char *out;
	uint32_t from, n;	/* bytes that stand in `out`, in the text and there */
};

static void copy_up_to(struct parting *parting, uint32_t at)
{
	memcpy(parting->out + parting->n, parting->para->text + parting->from, at - parting->from);
	parting->n += at - parting->from;
	parting->from = at;
}

static void part_at(struct parting *parting, uint32_t at)
{
	if (!parting->out)
		parting->out = arena_alloc(parting->arena, 2 * (size_t)parting->para->size + 1);
	copy_up_to(parting, at);
	parting->out[parting->n++] = '\t';
}

/* Columns may meet where the word ends as well: it was cut there for that. */
static void part_word(struct parting *parting, const struct token *word)
{
	const struct para *para = parting->para;

	for (uint32_t at = word->start + 1; at <= word->end && at < para->size; at++)
		if (!is_lower_byte(para->text[at]) && joins_columns(para->text, para->size, at))
			part_at(parting, at);
}

bool glue_cut(struct arena *arena, struct para *para)
{
	struct parting parting = { .arena = arena, .para = para };

	for (size_t i = 0; para->tokens.kinds & TOKENS_UNEVEN && i < para->tokens.n; i++)
		if (para->tokens.v[i].uneven)
			part_word(&parting, &para->tokens.v[i]);
	if (!parting.out)
		return false;
	copy_up_to(&parting, para->size);
	parting.out[parting.n] = '\0';
	para->text = parting.out;
	para->size = parting.n;
	para->n_spans = 0;
	return true;
}
