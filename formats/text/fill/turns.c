#include "formats/text/fill/turns.h"

#include <stdint.h>

#include "formats/text/fill/groups.h"
#include "formats/text/outline/levels.h"
#include "formats/text/outline/spaced.h"
#include "pipeline/arena.h"

#define NAME_WORDS 8
#define PLAIN_WORDS 4		/* most names have no more */
#define NAME_ITEMS 3		/* words with a capital each; more are a list */
#define LINES_MIN 4		/* two names and their lists */

/* What speaks against reading a line so; the reading with the least is taken. */
enum {
	SOMETHING = 1,
	MUCH = 2,
	MORE = 4,
	ALL = 8,
	PER_NAME = 2,		/* most, in a section that is read so at all */
};

enum role { NAME, LIST, ROLES };

/* A line that is no level. */
struct turn {
	size_t para;
	size_t items;		/* when nothing but spaces parts them */
	bool marks;		/* commas or cells part it */
	bool list;		/* ... or known words do */
	bool bullet;
	bool open;		/* it goes on below */
	unsigned costs[ROLES];	/* of the section so far when it ends so ... */
	enum role above[ROLES];	/* ... and what the line above is then */
};

static unsigned name_cost(const struct para *para, const struct turn *line)
{
	if (line->list || para->prose || para->words > NAME_WORDS)
		return ALL;
	if (line->items > NAME_ITEMS)
		return MORE;
	return para->words > PLAIN_WORDS ? SOMETHING : 0;
}

static unsigned list_cost(const struct para *para, const struct turn *line)
{
	if (para->flags & LINE_HEADING)
		return ALL;
	if (line->list)
		return 0;
	if (line->items > NAME_ITEMS)
		return SOMETHING;
	return line->items > 1 ? MUCH : MUCH + SOMETHING;
}

/* A name among bullets is none; a bullet may be the name of what goes on below it. */
static unsigned turn_cost(const struct turn *above, enum role was, const struct turn *line,
			  enum role is)
{
	if (was == NAME && is == LIST)
		return above->bullet && line->bullet ? MORE : 0;
	if (was != is || (is == LIST && above->open))
		return 0;
	return is == NAME ? MORE : MUCH;
}

/* Its last mark says that the list goes on: "Looms, Yarns,", "Looms · Yarns ·" */
static bool is_open(const struct tokens *tokens)
{
	const struct token *last = tokens->n ? &tokens->v[tokens->n - 1] : NULL;

	return last && (token_is_comma(last) || token_is_code(last, 0xB7) || token_is_code(last, 0x2022));
}

static void look_at(const struct para *para, struct turn *line)
{
	struct piece all = piece_all(para);

	line->marks = groups_commas(&all) > 0 || para->tokens.kinds & TOKENS_TABS;
	line->list = line->marks || spaced_is_list(&all);
	line->items = spaced_count(&all);
	line->bullet = para->flags & LINE_BULLET;
	line->open = is_open(&para->tokens);
	line->costs[NAME] = name_cost(para, line);
	line->costs[LIST] = list_cost(para, line);
}

static size_t look_at_all(const struct para *v, size_t n, struct turn *lines)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		if (para_is_level(&v[i]))
			continue;
		lines[count].para = i;
		look_at(&v[i], &lines[count++]);
	}
	return count;
}

/* Adds up along the likeliest way to each role of each line. */
static void add_up(struct turn *lines, size_t n)
{
	lines[0].costs[LIST] += ALL;
	for (size_t i = 1; i < n; i++) {
		const struct turn *above = &lines[i - 1];
		struct turn *line = &lines[i];

		for (enum role is = NAME; is < ROLES; is++) {
			unsigned name = above->costs[NAME] + turn_cost(above, NAME, line, is);
			unsigned list = above->costs[LIST] + turn_cost(above, LIST, line, is);

			line->above[is] = list < name ? LIST : NAME;
			line->costs[is] += list < name ? list : name;
		}
	}
}

/* What the reading is made of. */
struct made {
	size_t lines[ROLES], items[ROLES];
	size_t known, marked;	/* of the lists */
	unsigned cost;
};

static void count_line(struct made *made, const struct turn *line, enum role is)
{
	made->lines[is]++;
	made->items[is] += line->items;
	made->known += is == LIST && line->list;
	made->marked += is == LIST && line->marks;
}

/* Goes back along the likeliest way; the last name may have no list. */
static struct made trace_back(const struct turn *lines, size_t n, bool *names)
{
	const unsigned *costs = lines[n - 1].costs;
	enum role is = costs[NAME] + MUCH < costs[LIST] ? NAME : LIST;
	struct made made = { .cost = costs[is] + (is == NAME ? MUCH : 0) };

	for (size_t i = n; i-- > 0; is = lines[i].above[is]) {
		names[lines[i].para] = is == NAME;
		count_line(&made, &lines[i], is);
	}
	return made;
}

/* Lists are told by their marks and by known words; else each name has one line of many items. */
static bool is_told(const struct made *made)
{
	size_t names = made->lines[NAME];

	if (names < 2 || made->cost > names * PER_NAME)
		return false;
	return made->known * (made->marked ? 2 : 4) >= names ||
	       (made->lines[LIST] == names && made->items[LIST] >= 2 * made->items[NAME]);
}

bool *turns_read(struct arena *arena, const struct para *v, size_t n)
{
	struct turn *lines = arena_array(arena, n, sizeof(*lines));
	bool *names = arena_array(arena, n, sizeof(*names));
	size_t count = look_at_all(v, n, lines);
	struct made made;

	if (count < LINES_MIN)
		return NULL;
	add_up(lines, count);
	made = trace_back(lines, count, names);
	return is_told(&made) ? names : NULL;
}
