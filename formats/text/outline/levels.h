/*
 * How well something is known, in the notations of CVs: words ("advanced",
 * "C1 - fluent"), shares ("90 %", "4/5", "3 out of 5"), time ("5+ years"),
 * and marks that fill up ("●●●○○", "★★★★☆", "████░░", "[###--]").
 */
#ifndef FORMATS_TEXT_OUTLINE_LEVELS_H
#define FORMATS_TEXT_OUTLINE_LEVELS_H

#include <stdbool.h>

#include "formats/text/outline/piece.h"

/* Something and how well it is known; the level is empty where nothing says so. */
struct rated {
	struct piece thing, level;
};

/* Whether nothing else stands in it. */
bool level_only(const struct piece *piece);

/* Whether a short line is a level, or a bare figure. */
bool para_is_level(const struct para *para);

/*
 * Cuts the level off the end of a piece that was not trimmed (trimming takes
 * dots for separators): "Python (expert)", "Python – expert", "Python 80%",
 * "Python ●●●○". Words count behind a mark of their own alone: "Go advanced"
 * is a name.
 */
struct rated level_cut(struct piece piece);

#endif
