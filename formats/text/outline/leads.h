/*
 * Between the third stage and the fourth: jobs told in one paragraph each,
 * "Store Manager, Acme (2015-2019). Led a team of ten."
 */
#ifndef FORMATS_TEXT_OUTLINE_LEADS_H
#define FORMATS_TEXT_OUTLINE_LEADS_H

struct arena;
struct paras;

/* Makes two paragraphs of each that begins with a position and a range of dates: these, and the sentences. */
void leads_part(struct arena *arena, struct paras *paras);

#endif
