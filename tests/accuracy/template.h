/*
 * How an entry is set, as a line of data:
 *
 *	{*name}{", "location} >> {date} // {position}
 *
 * {field} is a value of the entry; {"before"field"after"} leaves both texts
 * out with the value when it is absent; {*field} is set strong, {_field}
 * weak. " // " ends a line, " /// " leaves one blank as well, " >> " goes to
 * the right column, " << " leaves the left one; $word is the tongue's word for
 * that label, $bullet the layout's bullet.
 */
#ifndef TESTS_ACCURACY_TEMPLATE_H
#define TESTS_ACCURACY_TEMPLATE_H

#include <stdbool.h>

struct buf;

#define TO_RIGHT '\1'		/* what " >> " becomes */
#define FROM_LEFT '\2'		/* what " << " becomes */

/* The marks around strong and weak text. */
struct markup {
	const char *strong[2], *weak[2];
};

struct template_values {
	/* Appends the value of that name; false: it is absent, nothing appended. */
	bool (*value)(void *context, const char *name, struct buf *out);
	/* The word for that label, or "". */
	const char *(*label)(void *context, const char *name);
	void *context;
};

/* Lines end in '\n' but for the last; a line without any of its values is left out. */
void template_fill(const char *template, const struct markup *markup,
		   const struct template_values *values, struct buf *out);

#endif
