/* How the end of one line and the start of the next look, by their words alone. */
#ifndef FORMATS_TEXT_PAGE_SEAMS_H
#define FORMATS_TEXT_PAGE_SEAMS_H

#include <stdbool.h>

#include "formats/text/page/blocks.h"

struct seam {
	bool possible;	/* else nothing is known of it */
	bool address;		/* the next line begins with one */
	bool lower, capital, han, sentence, comma, little, hyphen;
	bool joint;		/* the line ends in what joins a further thing to it: "at", "of", a dot */
	bool verb;		/* the next line begins as achievements do */
	bool level;		/* the next line is how well something is known */
	bool named;		/* the next line begins with the name of a list, as one before does */
};

/* Where the line's text begins, behind its bullet or in its last cell. */
static inline uint32_t seam_text_column(const struct line *line)
{
	return line->cells[line->n_cells - 1].column;
}

/* A hyphen or soft hyphen right behind a word; "2023-" is a year that goes on. */
bool seam_ends_in_hyphen(const char *text, size_t size);

/* Whether the layout may have parted the two lines; all else that is asked of them supposes it. */
bool seam_may_join(const struct line *line, const struct line *next);

/* Of two lines that may be joined. */
struct seam seam_between(const struct line *line, const struct line *next);

/* "Databases (expert): MySQL, ...": the line begins with the name of a list. */
bool seam_names_list(const struct line *line);

#endif
