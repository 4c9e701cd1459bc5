/*
 * Compiles the word lists: mkwords FILE... >words.inc
 *
 * Reads lines `class TAB phrase [TAB value]` (see lexicon.h), folds the
 * phrases as the reader of texts folds its words, and writes the tables that
 * lexicon.c includes. Runs while cvconv is built, never after.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/text/lexicon/lexicon.h"
#include "formats/text/lexicon/phrase.h"
#include "formats/text/lexicon/wordtable.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/utf8.h"

static const char *const class_names[WORD_CLASSES] = {
	[WORD_HEADING] = "heading", [WORD_MONTH] = "month", [WORD_SEASON] = "season",
	[WORD_NOW] = "now", [WORD_RANGE] = "range", [WORD_SINCE] = "since",
	[WORD_UNTIL] = "until", [WORD_EXPECTED] = "expected", [WORD_DURATION] = "duration",
	[WORD_DEGREE] = "degree", [WORD_HONOUR] = "honour", [WORD_SCORE] = "score",
	[WORD_ROLE] = "role", [WORD_RANK] = "rank", [WORD_SCHOOL] = "school",
	[WORD_ORG] = "org", [WORD_DEPARTMENT] = "department", [WORD_COUNTRY] = "country",
	[WORD_REGION] = "region", [WORD_CITY] = "city", [WORD_STREET] = "street", [WORD_LANGUAGE] = "language",
	[WORD_FLUENCY] = "fluency", [WORD_LEVEL] = "level", [WORD_LABEL] = "label",
	[WORD_NETWORK] = "network", [WORD_VENUE] = "venue", [WORD_STATUS] = "status",
	[WORD_PUBTYPE] = "pubtype", [WORD_HOUSE] = "house", [WORD_AWARD] = "award",
	[WORD_PREFIX] = "prefix", [WORD_SUFFIX] = "suffix", [WORD_PARTICLE] = "particle",
	[WORD_SURNAME] = "surname", [WORD_GIVEN] = "given", [WORD_STOP] = "stop",
	[WORD_VERB] = "verb", [WORD_AND] = "and", [WORD_AT] = "at", [WORD_IN] = "in",
	[WORD_PAPERS] = "papers", [WORD_SCOPE] = "scope", [WORD_CURRENCY] = "currency",
	[WORD_SKILL] = "skill", [WORD_CRAFT] = "craft", [WORD_CITE] = "cite",
	[WORD_BUTTON] = "button", [WORD_GREETING] = "greeting",
	[WORD_FUNDER] = "funder",
};

/* One fact as read; class WORD_CLASSES only says that longer phrases begin so. */
struct row {
	const char *phrase;
	const char *value;
	enum word_class class;
	unsigned order;
};

static struct {
	struct row *v;
	unsigned n, capacity;
	struct arena strings;
} rows;

/* One phrase with all of its facts. */
struct entry {
	const char *phrase;
	unsigned list, text;	/* its facts, and where it stands in the text */
	bool begins;		/* a longer one */
};

struct list {
	const struct row *first;
	unsigned n, fact;
	uint64_t classes;
};

static struct entry *entries;
static struct list *lists;
static unsigned n_entries, n_lists, n_facts;

static _Noreturn void fail(const char *file, unsigned line, const char *what, const char *word)
{
	fprintf(stderr, "%s:%u: error: %s '%s'\n", file, line, what, word);
	exit(1);
}

static void *checked(void *memory)
{
	if (!memory) {
		fputs("mkwords: error: out of memory\n", stderr);
		exit(1);
	}
	return memory;
}

static void add_row(enum word_class class, const char *phrase, size_t size, const char *value)
{
	if (rows.n == rows.capacity) {
		rows.capacity = rows.capacity ? 2 * rows.capacity : 4096;
		rows.v = checked(realloc(rows.v, rows.capacity * sizeof(*rows.v)));
	}
	rows.v[rows.n] = (struct row){
		.phrase = checked(arena_copy(&rows.strings, phrase, size)),
		.value = checked(arena_strdup(&rows.strings, value)),
		.class = class,
		.order = rows.n,
	};
	rows.n++;
}

/* A folded phrase, and that its words but the last begin it. */
static void add_phrase(enum word_class class, const char *phrase, const char *value)
{
	add_row(class, phrase, strlen(phrase), value);
	for (const char *space = strchr(phrase, ' '); space; space = strchr(space + 1, ' '))
		add_row(WORD_CLASSES, phrase, (size_t)(space - phrase), "");
}

static enum word_class class_named(const char *name)
{
	enum word_class class = 0;

	while (class < WORD_CLASSES && strcmp(class_names[class], name) != 0)
		class++;
	return class;
}

/* "Ph.D." is written "PhD" too: dots with no spaces give one word as well. */
static bool is_dotted(const char *phrase)
{
	const char *dot = strchr(phrase, '.');

	return dot && dot[1] && !strpbrk(phrase, " -/&");
}

static void without_dots(struct buf *out, const char *phrase)
{
	struct buf plain = BUF_INIT;

	for (; *phrase; phrase++)
		if (*phrase != '.')
			buf_addc(&plain, *phrase);
	phrase_fold(out, plain.bytes, plain.size);
	buf_release(&plain);
}

/* Folds, and keeps the star of "*phrase" and "phrase*". */
static void fold(struct buf *out, const char *phrase)
{
	size_t size = strlen(phrase);

	if (phrase[0] == '*')
		buf_addc(out, '*');
	phrase_fold(out, phrase, size);
	if (size > 1 && phrase[size - 1] == '*')
		buf_addc(out, '*');
}

static void read_line(char *line, const char *file, unsigned number)
{
	struct buf folded = BUF_INIT;
	char *phrase = strchr(line, '\t'), *value;
	enum word_class class;

	if (!phrase)
		fail(file, number, "no tab after the class", line);
	*phrase++ = '\0';
	value = phrase + strcspn(phrase, "\t");
	if (*value)
		*value++ = '\0';
	class = class_named(line);
	if (class == WORD_CLASSES)
		fail(file, number, "unknown class", line);
	if (strlen(value) >= FACT_VALUE_SIZE)
		fail(file, number, "value is too long", value);
	fold(&folded, phrase);
	if (folded.size == 0 || folded.size > UINT8_MAX ||
	    (strchr(folded.bytes, '*') && folded.size < 4))
		fail(file, number, "phrase is too short or too long", phrase);
	add_phrase(class, folded.bytes, value);
	if (is_dotted(phrase)) {
		buf_clear(&folded);
		without_dots(&folded, phrase);
		add_phrase(class, folded.bytes, value);
	}
	buf_release(&folded);
}

static void read_file(const char *name)
{
	FILE *file = fopen(name, "r");
	char *line = NULL;
	size_t capacity = 0;
	ssize_t size;

	if (!file)
		fail(name, 0, "cannot open", name);
	for (unsigned number = 1; (size = getline(&line, &capacity, file)) > 0; number++) {
		if (line[size - 1] == '\n')
			line[--size] = '\0';
		if (utf8_valid_prefix(line, (size_t)size) != (size_t)size)
			fail(name, number, "not UTF-8", line);
		if (size > 0 && line[0] != '#')
			read_line(line, name, number);
	}
	free(line);
	fclose(file);
}

static int by_phrase(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int order = strcmp(a->phrase, b->phrase);

	if (order == 0 && a->class != b->class)
		order = a->class < b->class ? -1 : 1;
	return order ? order : a->order < b->order ? -1 : 1;
}

static bool same_fact(const struct row *a, const struct row *b)
{
	return a->class == b->class && !strcmp(a->value, b->value);
}

/* Takes out what several languages say alike; rows [from, to) are of one phrase. */
static unsigned drop_repeated(unsigned from, unsigned to)
{
	unsigned kept = from;

	for (unsigned i = from; i < to; i++) {
		bool known = rows.v[i].class == WORD_CLASSES;

		for (unsigned k = from; k < kept && !known; k++)
			known = same_fact(&rows.v[k], &rows.v[i]);
		if (!known)
			rows.v[kept++] = rows.v[i];
	}
	return kept - from;
}

/* The number of a list with these facts; phrases with like facts share one. */
static unsigned list_of(const struct row *first, unsigned n)
{
	uint64_t classes = 0;

	for (unsigned i = 0; i < n; i++)
		classes |= WORD_MASK(first[i].class);
	for (unsigned l = 0; l < n_lists; l++) {
		unsigned same = 0;

		if (lists[l].classes != classes || lists[l].n != n)
			continue;
		while (same < n && same_fact(&lists[l].first[same], &first[same]))
			same++;
		if (same == n)
			return l;
	}
	lists[n_lists] = (struct list){ first, n, n_facts, classes };
	n_facts += n;
	return n_lists++;
}

static void merge(void)
{
	entries = checked(calloc(rows.n + 1, sizeof(*entries)));
	lists = checked(calloc(rows.n + 1, sizeof(*lists)));
	lists[n_lists++] = (struct list){ rows.v, 0, 0, 0 };
	qsort(rows.v, rows.n, sizeof(*rows.v), by_phrase);
	for (unsigned from = 0, to; from < rows.n; from = to) {
		struct entry *entry = &entries[n_entries++];

		*entry = (struct entry){ .phrase = rows.v[from].phrase };
		for (to = from; to < rows.n && !strcmp(rows.v[to].phrase, entry->phrase); to++)
			entry->begins |= rows.v[to].class == WORD_CLASSES;
		entry->list = list_of(&rows.v[from], drop_repeated(from, to));
	}
}

static void print_facts(void)
{
	puts("static const struct fact word_facts[] = {");
	for (unsigned l = 0; l < n_lists; l++)
		for (unsigned i = 0; i < lists[l].n; i++)
			printf("\t{ %d, \"%s\" },\n", (int)lists[l].first[i].class,
			       lists[l].first[i].value);
	puts("};\nstatic const struct word_list word_lists[] = {");
	for (unsigned l = 0; l < n_lists; l++)
		printf("\t{ UINT64_C(0x%llx), %u, %u },\n", (unsigned long long)lists[l].classes,
		       lists[l].fact, lists[l].n);
	puts("};");
}

static bool is_end(const char *phrase)
{
	return phrase[0] == '*';
}

static bool is_start(const char *phrase)
{
	return phrase[strlen(phrase) - 1] == '*';
}

static bool is_part(const char *phrase)
{
	return is_start(phrase) || is_end(phrase);
}

/* One string; a phrase has no NUL, quotes and backslashes are folded away. */
static void print_text(void)
{
	unsigned size = 0;

	puts("static const char word_text[] =");
	for (unsigned i = 0; i < n_entries; i++) {
		entries[i].text = size;
		size += (unsigned)strlen(entries[i].phrase);
		printf("\t\"%s\"\n", entries[i].phrase);
	}
	puts("\t\"\";");
}

static void print_longest(void)
{
	size_t longest = 0;

	for (unsigned i = 0; i < n_entries; i++)
		if (strlen(entries[i].phrase) > longest)
			longest = strlen(entries[i].phrase);
	printf("enum { WORD_SIZE_MAX = %zu };\n", longest);
}

/* The phrase's first eight bytes as a number, and where all of it stands. */
static void print_slot(unsigned at, const struct entry *entry)
{
	size_t size = strlen(entry->phrase);

	printf("\t[%u] = { UINT64_C(0x%llx), %u, %u, %zu, %u },\n", at,
	       (unsigned long long)phrase_key(entry->phrase, size).head,
	       entry->text, entry->list, size, entry->begins);
}

/* Half full at most, so that what is not in it is soon known. */
static void print_slots(void)
{
	unsigned size = 1024;
	unsigned *slots;

	while (size < 2 * n_entries)
		size *= 2;
	slots = checked(calloc(size, sizeof(*slots)));
	printf("enum { WORD_SLOT_MASK = %u };\n", size - 1);
	printf("static const struct word_slot word_slots[%u] = {\n", size);
	for (unsigned i = 0; i < n_entries; i++) {
		const char *phrase = entries[i].phrase;
		unsigned at = word_slot_of(phrase_key(phrase, strlen(phrase)).hash) & (size - 1);

		if (is_part(phrase))
			continue;
		while (slots[at])
			at = (at + 1) & (size - 1);
		slots[at] = 1;
		print_slot(at, &entries[i]);
	}
	puts("};");
	free(slots);
}

static void set_bit(uint64_t *bits, uint32_t number)
{
	bits[number >> 6] |= (uint64_t)1 << (number & 63);
}

static void print_bits(const char *name, const uint64_t *bits, unsigned n)
{
	printf("static const uint64_t %s[%u] = {\n", name, n / 64);
	for (unsigned i = 0; i < n / 64; i++)
		if (bits[i])
			printf("\t[%u] = UINT64_C(0x%llx),\n", i, (unsigned long long)bits[i]);
	puts("};");
}

/* A bit for each phrase: most words have none, and the slots are too many for a cache. */
static void print_filter(void)
{
	static uint64_t bits[WORD_FILTER_BITS / 64];

	for (unsigned i = 0; i < n_entries; i++)
		if (!is_part(entries[i].phrase))
			set_bit(bits, word_filter_bit(phrase_key(entries[i].phrase,
								 strlen(entries[i].phrase)).hash));
	print_bits("word_filter", bits, WORD_FILTER_BITS);
}

static uint32_t hash_up_to(const char *word, const char *end)
{
	return phrase_key(word, (size_t)(end - word)).hash;
}

/* A bit for the first two words of each phrase that has more than one. */
static void print_pairs(void)
{
	static uint64_t bits[WORD_PAIR_BITS / 64];

	for (unsigned i = 0; i < n_entries; i++) {
		const char *first = entries[i].phrase, *second = strchr(first, ' ');

		if (second && !is_part(first))
			set_bit(bits, word_pair_bit(hash_up_to(first, second),
						    hash_up_to(second + 1, strchrnul(second + 1, ' '))));
	}
	print_bits("word_pairs", bits, WORD_PAIR_BITS);
}

/* Of an entry with a star. */
static struct word_part part_of(const struct entry *entry, bool end)
{
	const char *phrase = entry->phrase + end;
	size_t size = strlen(entry->phrase) - 1;

	return (struct word_part){ .text = entry->text + end, .list = (uint16_t)entry->list,
				   .corner = (uint16_t)phrase_corner(end ? phrase + size - 3 : phrase),
				   .size = (uint8_t)size };
}

static int by_corner(const void *left, const void *right)
{
	const struct word_part *a = left, *b = right;

	if (a->corner != b->corner)
		return a->corner < b->corner ? -1 : 1;
	return a->size > b->size ? -1 : a->size < b->size;
}

/* The phrases with a star at one end, and as bits which corners they have. */
static void print_parts(const char *name, bool end)
{
	struct word_part *parts = checked(calloc(n_entries, sizeof(*parts)));
	uint64_t bits[WORD_CORNER_BITS / 64] = { 0 };
	char corners[32];
	unsigned n = 0;

	for (unsigned i = 0; i < n_entries; i++)
		if (entries[i].list && (end ? is_end(entries[i].phrase) : is_start(entries[i].phrase)))
			parts[n++] = part_of(&entries[i], end);
	qsort(parts, n, sizeof(*parts), by_corner);
	printf("static const struct word_part word_%ss[] = {\n", name);
	for (unsigned i = 0; i < n; i++) {
		printf("\t{ %u, %u, %u, %u },\n", parts[i].text, parts[i].corner, parts[i].list,
		       parts[i].size);
		set_bit(bits, word_corner_bit(parts[i].corner));
	}
	puts("};");
	snprintf(corners, sizeof(corners), "word_%s_corners", name);
	print_bits(corners, bits, WORD_CORNER_BITS);
	free(parts);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		read_file(argv[i]);
	merge();
	if (n_lists > UINT16_MAX || n_facts > UINT16_MAX)
		fail(argv[0], 0, "too many different facts", "");
	puts("/* Made by mkwords of the word lists; do not edit. */");
	print_facts();
	print_text();
	print_longest();
	print_slots();
	print_filter();
	print_pairs();
	print_parts("end", true);
	print_parts("start", false);
	return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
