/* The owner's name of a CV that has no line with it. */
#include "formats/text/fill/fill.h"

#include <string.h>

#include "pipeline/diag.h"
#include "pipeline/fields.h"

#define NAME_SAMPLE 200		/* most publications that are asked for the owner's name */

/* Whether two spellings are of one name: hyphens, dots and spaces apart. */
static bool same_name(const char *a, const char *b)
{
	for (;;) {
		while (*a && strchr(" -.", *a))
			a++;
		while (*b && strchr(" -.", *b))
			b++;
		if (!*a || !*b || (*a | 32) != (*b | 32))
			return !*a && !*b;
		a++;
		b++;
	}
}

static size_t count_name(const struct cv *cv, const char *name,
			 bool (*same)(const char *, const char *))
{
	size_t n = 0;

	for (size_t i = 0; i < cv->publications.n; i++) {
		const struct publication *publication = cv->publications.v[i];

		for (size_t k = 0; k < publication->authors.n; k++)
			n += same(publication->authors.v[k].s, name);
	}
	return n;
}

static bool same_spelling(const char *a, const char *b)
{
	return !strcmp(a, b);
}

/* Of one publication's authors the one most others share too; its most frequent spelling. */
void fill_missing_name(struct fill *fill)
{
	struct cv *cv = fill->cv;
	const struct text *best = NULL;
	size_t most = 1, spelt = 0;

	if (cv->basics.name.s || cv->publications.n < 2 || cv->publications.n > NAME_SAMPLE)
		return;
	for (size_t i = 0; i < cv->publications.n; i++) {
		const struct publication *publication = cv->publications.v[i];

		for (size_t k = 0; k < publication->authors.n; k++) {
			const struct text *author = &publication->authors.v[k];
			size_t n = count_name(cv, author->s, same_name);
			size_t same = n >= most ? count_name(cv, author->s, same_spelling) : 0;

			if (n > most || (n == most && same > spelt)) {
				best = author;
				most = n;
				spelt = same;
			}
		}
	}
	if (!best || most * 3 < cv->publications.n * 2)
		return;
	cv_set(cv, &cv->basics.name, best->s, strlen(best->s), best->line, GUESSED);
	diag_report(fill->diag, LEVEL_WARNING, pos_at(fill->file, best->line, 0), "name",
		    "no line with the name; took '%s', who wrote most publications", best->s);
}
