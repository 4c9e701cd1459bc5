#include "formats/text/page/seams.h"

#include <ctype.h>
#include <string.h>

#include "formats/text/lexicon/lexicon.h"
#include "formats/text/lexicon/phrase.h"
#include "pipeline/utf8.h"

#define WORD_MAX 32		/* bytes of a word that is looked up */
#define LABEL_SIZE 20		/* ... of a label of one word, with its colon */
#define LABEL_MAX 56		/* bytes of a name that ends in a colon */

bool seam_ends_in_hyphen(const char *text, size_t size)
{
	if (size > 2 && memcmp(text + size - 2, "\xC2\xAD", 2) == 0)
		return true;
	return size > 1 && text[size - 1] == '-' && !isspace((unsigned char)text[size - 2]) &&
	       !isdigit((unsigned char)text[size - 2]);
}

/* The full stops of Chinese and Japanese: U+3002, U+FF01, U+FF1A, U+FF1F. */
static bool ends_in_full_stop(const char *text, size_t size)
{
	static const char *const stops[] = { "。", "！", "：", "？" };

	for (size_t i = 0; i < sizeof(stops) / sizeof(*stops) && size >= 3; i++)
		if (memcmp(text + size - 3, stops[i], 3) == 0)
			return true;
	return false;
}

/* "理事（2019—）", "教学奖，2019": lines of lists end so, as text that goes on in Han rarely does. */
static bool ends_item(const char *text, size_t size)
{
	return isdigit((unsigned char)text[size - 1]) || text[size - 1] == ')' ||
	       (size > 2 && !memcmp(text + size - 3, "）", 3));
}

/* What the lexicon knows of a word; long ones are none of those asked for. */
static uint64_t classes_of(const char *word, size_t size)
{
	char folded[WORD_FOLD_FACTOR * WORD_MAX];

	return size > WORD_MAX ? 0 :
	       lexicon_classes(folded, phrase_fold_word(folded, word, size));
}

/* Bytes of the small word that ends the text; 0 if none does, or it is all there is. */
static size_t last_small_word(const char *text, size_t size)
{
	size_t n = 0;

	while (n < size && (islower((unsigned char)text[size - 1 - n]) || text[size - 1 - n] & 0x80))
		n++;
	return n < size && text[size - 1 - n] == ' ' ? n : 0;
}

/* "Leica · Trimble ·": a mark that parts the things of a list stands before a further one. */
static bool ends_in_dot(const struct line *line)
{
	static const char *const marks[] = { "·", "•", "、" };
	char last = line->text[line->size - 1];

	if (!(last & 0x80))
		return last == '|';
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t n = strlen(marks[i]);

		if (line->size > n && memcmp(line->text + line->size - n, marks[i], n) == 0)
			return true;
	}
	return false;
}

/* "... of the", "... team, where": no line of its own ends so, least of all in "at", "of" or a dot. */
static void look_at_end(const struct line *line, struct seam *seam)
{
	const uint64_t joints = WORD_MASK(WORD_AT) | WORD_MASK(WORD_IN) | WORD_MASK(WORD_AND);
	size_t n = last_small_word(line->text, line->size);
	uint64_t classes = n ? classes_of(line->text + line->size - n, n) : 0;

	seam->little = n && (n <= 3 || classes & WORD_MASK(WORD_STOP));
	seam->joint = (n > 1 && classes & joints) || ends_in_dot(line);
}

static bool begins_with_verb(const char *text, size_t size)
{
	const char *space = memchr(text, ' ', size);

	return space != NULL && classes_of(text, (size_t)(space - text)) & WORD_MASK(WORD_VERB);
}

/* "Advanced" alone below a skill, but not the last word of "Scrum / Master" */
static bool is_level(const struct line *line)
{
	const uint64_t titles = WORD_MASK(WORD_ROLE) | WORD_MASK(WORD_RANK) | WORD_MASK(WORD_DEGREE);
	uint64_t classes = memchr(line->text, ' ', line->size) ? 0 : classes_of(line->text, line->size);

	return classes & WORD_MASK(WORD_LEVEL) && !(classes & titles);
}

/* E-mail addresses, hosts and handles begin with small letters and begin lines. */
static bool is_address(const struct line *line)
{
	const char *space = memchr(line->text, ' ', line->size);
	size_t size = space != NULL ? (size_t)(space - line->text) : line->size;

	if (memchr(line->text, '@', size) != NULL ||
	    (memchr(line->text, ':', size) != NULL && memmem(line->text, size, "://", 3) != NULL))
		return true;
	return space == NULL && size > 1 && line->text[size - 1] != '.' &&
	       memchr(line->text, '.', size) != NULL;
}

/* "2019" or "2019.05" at the beginning or the end of a line. */
static bool is_year(const char *text, size_t size)
{
	return size >= 4 && (memcmp(text, "19", 2) == 0 || memcmp(text, "20", 2) == 0) &&
	       isdigit((unsigned char)text[2]) && isdigit((unsigned char)text[3]) &&
	       (size == 4 || !isdigit((unsigned char)text[4]));
}

static bool ends_in_year(const struct line *line)
{
	size_t at = line->size;

	while (at > 0 && (isdigit((unsigned char)line->text[at - 1]) || strchr("./-", line->text[at - 1])))
		at--;
	return is_year(line->text + at, line->size - at);
}

/* Lines of a list that all begin, or all end, with their dates. */
static bool are_dated_alike(const struct line *line, const struct line *next)
{
	return (is_year(line->text, line->size) && is_year(next->text, next->size)) ||
	       (ends_in_year(line) && ends_in_year(next));
}

/* "1998 - 2004" and nothing else stands over or beside what was then; no sentence runs into it. */
static bool is_range_alone(const struct line *line)
{
	size_t marks = strspn(line->text, "0123456789./ ");
	const char *behind;

	if (marks < 4 || marks + 4 > line->size || !isdigit((unsigned char)line->text[0]) ||
	    !ends_in_year(line))
		return false;
	behind = line->text + marks;
	behind += *behind == '-' ? 1 : strncmp(behind, "–", 3) ? 0 : 3;
	return behind > line->text + marks && behind + strspn(behind, "0123456789./ ") == line->text + line->size;
}

/* "Databases:    MySQL, ...": a wide blank behind a name, below which the text goes on at the margin. */
static bool is_named_text(const struct line *line)
{
	const struct cell *name = &line->cells[0];

	return line->n_cells == 2 && name->end > 0 && line->text[name->end - 1] == ':';
}

/* "software: Python" below "crafts: weaving": lines of a list that begin with their labels. */
static bool has_label(const struct line *line)
{
	const char *colon = memchr(line->text, ':', line->size < LABEL_SIZE ? line->size : LABEL_SIZE);
	const char *space = memchr(line->text, ' ', line->size);

	return colon != NULL && colon + 1 < line->text + line->size && colon[1] == ' ' && space > colon;
}

/* "Clerk, Acme        2019" stands for itself. */
static bool ends_in_dated_cell(const struct line *line)
{
	return line->n_cells > 1 && ends_in_year(line);
}

/* Of a line of several cells only the last one goes on, right below itself. */
static bool leaves_cell(const struct line *line, const struct line *next)
{
	return line->n_cells > 1 && (next->n_cells > 1 || next->blanks > 0 ||
				     (next->indent != seam_text_column(line) &&
				      (next->indent != line->indent || !is_named_text(line))));
}

/* "三、", "（二）": Chinese ordinals stand before headings. */
static bool begins_with_han_ordinal(const struct line *line)
{
	static const char digits[] = "一二三四五六七八九十";
	const char *end = line->text + line->size, *at = line->text;
	bool bracket = line->size > 3 && !memcmp(at, "（", 3);
	const char *first = at += bracket ? 3 : 0;

	if ((unsigned char)*at < 0xE4)
		return false;
	while (end - at > 3 && memmem(digits, sizeof(digits) - 1, at, 3))
		at += 3;
	return at > first && end - at >= 3 && !memcmp(at, bracket ? "）" : "、", 3);
}

bool seam_may_join(const struct line *line, const struct line *next)
{
	const uint32_t alone = LINE_HEADING | LINE_TABLE | LINE_RULE_AFTER;

	if (next->blanks > 1 || (next->blanks == 1 && !(next->flags & LINE_PAGE_START)))
		return false;
	if (next->marker != NULL || next->flags & LINE_DEFINITION || next->number == line->number || leaves_cell(line, next))
		return false;
	if ((line->flags & alone) || (next->flags & (LINE_HEADING | LINE_TABLE | LINE_RULE_BEFORE)))
		return false;
	if (memchr(line->text, ' ', line->size) == NULL && is_address(line) &&
	    line->text[line->size - 1] != '-')
		return false;
	if ((has_label(line) && has_label(next)) || begins_with_han_ordinal(next))
		return false;
	return !are_dated_alike(line, next) && !is_range_alone(next) && !ends_in_dated_cell(next);
}

struct seam seam_between(const struct line *line, const struct line *next)
{
	const char *at = next->text;
	unsigned char last = (unsigned char)line->text[line->size - 1];
	struct seam seam = { .possible = true };
	uint32_t first;

	first = utf8_next(&at, next->text + next->size);
	seam.address = is_address(next);
	seam.lower = utf8_is_lower(first) && !seam.address;
	seam.capital = utf8_is_upper(first);
	seam.sentence = strchr(".!?:", last) != NULL || ends_in_full_stop(line->text, line->size);
	seam.han = utf8_is_han(first) && !seam.sentence && !ends_item(line->text, line->size);
	seam.hyphen = seam_ends_in_hyphen(line->text, line->size);
	seam.comma = last == ',' || last == '&' || last == '/' || seam.hyphen;
	look_at_end(line, &seam);
	seam.verb = seam.capital && begins_with_verb(next->text, next->size);
	seam.level = seam.capital && is_level(next);
	return seam;
}

bool seam_names_list(const struct line *line)
{
	size_t size = line->size < LABEL_MAX ? line->size : LABEL_MAX;
	const char *colon = memchr(line->text, ':', size), *at = line->text;
	uint32_t first = utf8_next(&at, line->text + line->size);

	return colon != NULL && colon + 1 < line->text + line->size && (colon[1] == ' ' || colon[1] == '\t') &&
	       utf8_is_upper(first) && memmem(line->text, (size_t)(colon - line->text), ". ", 2) == NULL &&
	       memchr(colon, ',', line->size - (size_t)(colon - line->text)) != NULL;
}
