/* "did you mean ...?": the nearest of the words there are. */
#ifndef CONVERTERS_SUGGEST_H
#define CONVERTERS_SUGGEST_H

#include <stddef.h>

struct suggestion {
	const char *word;	/* what was written */
	const char *nearest;	/* the best candidate so far; NULL: none is near */
	size_t distance;
};

void suggest_init(struct suggestion *suggestion, const char *word);
/* Keeps the candidate if it is nearer than all before; it must stay valid. */
void suggest_offer(struct suggestion *suggestion, const char *candidate);

#endif
