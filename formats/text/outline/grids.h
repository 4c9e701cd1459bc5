/* Behind the fourth stage: cards that stood beside each other on the page. */
#ifndef FORMATS_TEXT_OUTLINE_GRIDS_H
#define FORMATS_TEXT_OUTLINE_GRIDS_H

struct arena;
struct paras;
struct section;

/*
 * Plain `pdftotext` gives the names of a row of cards first and then what
 * stands below each of them: "PHP", "Go", "expert", "basic". Puts the
 * paragraphs of the section in the order of the cards.
 */
void grids_turn(struct arena *arena, struct paras *paras, const struct section *section);

#endif
