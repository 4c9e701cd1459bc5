/* Words of a text that fields say by being what they are, and need not hold. */
#ifndef TESTS_ACCURACY_SAID_H
#define TESTS_ACCURACY_SAID_H

struct arena;
struct buf;

/*
 * Appends those of one line: headings, labels, networks, joints, the words
 * and numbers of dates and durations, ordinals before the items of a list.
 */
void said_add(struct buf *out, struct arena *arena, const char *line);

#endif
