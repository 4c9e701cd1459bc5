/* Between the third stage and the fourth: two columns whose lines were mixed. */
#ifndef FORMATS_TEXT_OUTLINE_STREAMS_H
#define FORMATS_TEXT_OUTLINE_STREAMS_H

struct arena;
struct paras;

/* Puts the paragraphs of a side bar before those of the column beside it. */
void streams_part(struct arena *arena, struct paras *paras);

#endif
