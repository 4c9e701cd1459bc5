#include "formats/text/outline/margins.h"

#include "formats/text/lexicon/tokens.h"
#include "pipeline/arena.h"

#define HEADING_SIZE 48		/* most bytes of a heading */

/* Whether the first cell of several names a section. */
static bool names_heading(const struct line *line)
{
	const struct cell *cell = &line->cells[0];

	if (line->n_cells < 2 || cell->end - cell->start > HEADING_SIZE ||
	    line->flags & (LINE_BULLET | LINE_NUMBERED))
		return false;
	return tokens_are_heading(line->text + cell->start, cell->end - cell->start);
}

/* Whether the next line stands under the second cell. */
static bool is_margin(const struct lines *lines, size_t i)
{
	return i + 1 < lines->n && lines->v[i + 1].indent + 2 >= lines->v[i].cells[1].column &&
	       lines->v[i + 1].indent > lines->v[i].indent;
}

static bool has_margin(const struct lines *lines)
{
	size_t margins = 0;

	for (size_t i = 0; i < lines->n && margins < 2; i++)
		margins += lines->v[i].n_cells > 1 && is_margin(lines, i) &&
			   names_heading(&lines->v[i]);
	return margins >= 2;
}

static struct line first_cell(struct arena *arena, const struct line *line)
{
	struct line heading = *line;

	heading.size = line->cells[0].end;
	heading.text = arena_copy(arena, line->text, heading.size);
	heading.flags |= LINE_RULE_AFTER;
	heading.n_cells = 1;
	heading.n_spans = 0;
	return heading;
}

static struct line other_cells(struct arena *arena, const struct line *line)
{
	struct line rest = *line;
	uint32_t cut = line->cells[1].start;

	rest.text += cut;
	rest.size -= cut;
	rest.indent = line->cells[1].column;
	rest.blanks = 0;
	rest.n_spans = 0;
	rest.spans = arena_array(arena, line->n_spans + 1, sizeof(*rest.spans));
	for (size_t i = 0; i < line->n_spans; i++) {
		struct span span = line->spans[i];

		if (span.start < cut)
			continue;
		span.start -= cut;
		span.end -= cut;
		rest.spans[rest.n_spans++] = span;
	}
	rest.cells++;
	rest.n_cells--;
	return rest;
}

void margins_split(struct arena *arena, const struct lines *lines, struct lines *out)
{
	*out = *lines;
	if (!has_margin(lines))
		return;
	out->n = 0;
	out->v = arena_room(arena, 2 * lines->n, sizeof(*out->v));
	for (size_t i = 0; i < lines->n; i++) {
		if (lines->v[i].n_cells > 1 && names_heading(&lines->v[i])) {
			out->v[out->n++] = first_cell(arena, &lines->v[i]);
			out->v[out->n++] = other_cells(arena, &lines->v[i]);
		} else {
			out->v[out->n++] = lines->v[i];
		}
	}
	arena_shrink(arena, out->v, 2 * lines->n * sizeof(*out->v), out->n * sizeof(*out->v));
}
