#include "tests/accuracy/layout.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "tests/accuracy/people.h"

static const char *const names[FEATURES] = {
	"markup", "spacing", "width", "dress", "pages", "gap", "bullet", "order", "name",
	"contact", "heading", "dates", "degree", "work", "teaching", "education", "advisor",
	"about", "courses", "paper", "numbering", "groups", "marks", "own", "buttons",
	"award", "certificate", "skills", "languages", "interests", "project", "volunteer",
};

/* Words of FOR by what they speak of; a group of which none is there allows all. */
#define GROUP_MAX 13

static const char *const groups[][GROUP_MAX] = {
	{ "plain", "md", "html" },
	{ "tight", "airy", "loose" },
	{ "unwrapped", "wrapped" },
	{ "undressed", "sidebar", "quoted", "indented", "escaped" },
	{ "latin", "eastern", "en", "de", "fr", "es", "pt", "it", "nl", "pl", "ko", "ja", "zh" },
};

static bool has_word(const char *text, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
		if ((at == text || at[-1] == ' ') && (!at[size] || at[size] == ' '))
			return true;
	return false;
}

/* `there`: what the layout is so far. */
static bool group_fits(const char *const *group, const char *row, const char *there)
{
	bool asked = false;

	for (size_t i = 0; i < GROUP_MAX && group[i]; i++) {
		if (!has_word(row, group[i]))
			continue;
		if (has_word(there, group[i]))
			return true;
		asked = true;
	}
	return !asked;
}

static bool fits(const struct fact *row, const char *there)
{
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (!group_fits(groups[i], row->part[1], there))
			return false;
	return true;
}

static bool is_eastern(const char *tongue)
{
	return has_word("ko ja zh", tongue);
}

static const struct fact *draw_row(const struct layout *layout, enum feature feature,
				   struct draw draw, const char *there)
{
	const struct fact *fitting[200];
	size_t n = 0;

	for (size_t i = 0; i < layout->facts.n && n < 200; i++) {
		const struct fact *row = &layout->facts.v[i];

		if (!strcmp(row->key, names[feature]) && fits(row, there))
			fitting[n++] = row;
	}
	return n ? fitting[draw_below(&draw, n)] : NULL;
}

/* Rows that later ones may ask for by name. */
static void remember(char *there, size_t size, enum feature feature, const char *name)
{
	size_t used = strlen(there);

	if (feature == F_WIDTH)
		name = strcmp(name, "unwrapped") ? "wrapped" : name;
	if (feature <= F_DRESS)
		snprintf(there + used, size - used, " %s", name);
}

int layout_draw(struct layout *layout, uint64_t seed, const char *tongue, struct arena *arena)
{
	char there[200];

	memset(layout, 0, sizeof(*layout));
	if (facts_load(&layout->facts, DATA "layouts.txt", arena))
		return -1;
	snprintf(there, sizeof(there), "%s %s", tongue, is_eastern(tongue) ? "eastern" : "latin");
	for (enum feature feature = 0; feature < FEATURES; feature++) {
		layout->choice[feature] = draw_row(layout, feature, draw_for(seed, 100 + feature),
						   there);
		if (!layout->choice[feature])
			return -1;
		remember(there, sizeof(there), feature, layout_name(layout, feature));
	}
	return 0;
}

const char *feature_name(enum feature feature)
{
	return names[feature];
}

const char *layout_name(const struct layout *layout, enum feature feature)
{
	return layout->choice[feature]->part[0];
}

const char *layout_part(const struct layout *layout, enum feature feature, size_t n)
{
	return layout->choice[feature]->part[2 + n];
}
