/*
 * Inside the second stage: ranges of dates that a narrow column broke.
 */
#ifndef FORMATS_TEXT_PAGE_STACKED_H
#define FORMATS_TEXT_PAGE_STACKED_H

struct arena;
struct rows;

/*
 * "09/2010 –     Foreman" over "03/2017       Acme Ltd": the range goes into the
 * first row, and so does how long it was, where a third one says that.
 */
void stacked_join(struct arena *arena, struct rows *rows);

#endif
