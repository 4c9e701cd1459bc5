/*
 * Where each value of a well-formed JSON text stands. A parser's tree says
 * what the values are, the spans say where: the n-th value of the tree, in
 * document order, is the n-th span.
 */
#ifndef FORMATS_JSON_SPANS_H
#define FORMATS_JSON_SPANS_H

#include <stddef.h>
#include <stdint.h>

struct span {
	uint32_t start, end;	/* bytes in the text */
	uint32_t line, column;	/* in the source, from 1 */
	uint32_t after;		/* index of the first span that is not inside this one */
};

struct spans {
	struct span *v;
	size_t n, capacity;
};

#define SPANS_INIT { NULL, 0, 0 }

void spans_release(struct spans *spans);

/*
 * Finds the values of the text, which begins at that line and column of the
 * source. 0, or -1 when memory ran out or the text has 4 GB.
 */
int spans_find(struct spans *spans, const char *text, size_t size,
	       uint32_t line, uint32_t column);

#endif
