/* The text reader's accuracy on generated CVs: see rendering.h. */
#ifndef TESTS_ACCURACY_GENERATED_H
#define TESTS_ACCURACY_GENERATED_H

#include <stdbool.h>
#include <stdint.h>

#include "tests/accuracy/scored.h"

/*
 * Scores the CVs of n seeds from `first` and reports them: all, by feature of
 * the layout (`features`: every row, else the worst), and the worst seeds. 0,
 * or -1 when the data cannot be read.
 */
int generated_score(struct scored *scored, uint64_t first, size_t n, bool features);

#endif
