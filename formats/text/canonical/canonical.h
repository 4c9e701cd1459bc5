/*
 * The canonical text CV: a notation that reads like a CV and that says a
 * record exactly. canonical_read() takes what canonical_write() writes, and that
 * with words changed, as long as it keeps to the notation.
 *
 *	Ada Lovelace
 *	====================== (80 columns) ======================
 *	Mathematician
 *	ada@example.org | +44 20 7946 0000 | https://ada.example
 *
 *	Work Experience
 *	---------------
 *	Analyst | Analytical Engines | London        Mar 1842 - Sep 1843
 *	  Translated Menabrea's memoir and wrote notes to it.
 *	  Advisor: Charles Babbage
 *	  - Computed Bernoulli numbers.
 *
 * - A heading is underlined with "=" when it is an entry's own `section` and
 *   with "-" when it is ours; what it heads is known by its words, else said
 *   behind it: "Academic Service (work)".
 * - An entry begins at the margin (publications with a number), with its dates
 *   at the right; the rest of it is indented, and what wraps is indented more.
 * - layout.c says which fields stand on which line without a name. One that
 *   would be taken for another has its label: "Location: Seoul".
 * - A backslash takes a character's meaning away, ends a line that the value
 *   itself breaks, and writes what would not survive: \u{a0}.
 * - Unknown members stand in the last section, "Further Data".
 *
 * As Markdown the same has "# Name #", "## Heading ##" ("#" alone behind ours),
 * "### Entry *dates*", lists and bold labels; closed headings are rare, so they
 * tell it from other people's Markdown. This grammar is stable: a file written
 * by an earlier version must stay readable.
 */
#ifndef FORMATS_TEXT_CANONICAL_CANONICAL_H
#define FORMATS_TEXT_CANONICAL_CANONICAL_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct cv;

/* Appends the record's text. Memory that ran out shows in `out`. */
void canonical_write(struct buf *out, const struct cv *cv, bool markdown);

/*
 * Fills the record, which is fresh from cv_init, if canonical_write() would
 * write this text for it, but for where lines end and how many blanks stand
 * together; the head must be the same to the byte. Else false, the record as after cv_init; for
 * other texts this is known from their first lines.
 */
bool canonical_read(const char *text, size_t size, struct cv *cv);

#endif
