/* Funded projects: what for, from whom, as what, how much. Research told otherwise is work. */
#include "formats/text/fill/fill.h"

#include "formats/text/entry/funding.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

/* Where projects begin: at each dated line, if most lines are, else as other entries do. */
static void cut_projects(struct fill *fill, struct cuts *cuts)
{
	const struct para *v = fill->paras->v;
	size_t from = fill->section->from, to = fill->section->to, dated = 0;

	for (size_t i = from; i < to; i++)
		dated += v[i].dated;
	fill_cut(fill, cuts);
	if (dated * 4 < (to - from) * 3 || from == to)
		return;
	cuts->n = 0;
	for (size_t i = from; i < to; i++) {
		if (!v[i].dated && i > from) {
			cuts->v[cuts->n - 1].to = i + 1;
			continue;
		}
		cuts->v = arena_grow(fill->arena, cuts->v, cuts->n, &cuts->capacity, sizeof(*cuts->v));
		cuts->v[cuts->n++] = (struct cut){ i, i + 1, v[i].dated ? i : NO_ANCHOR };
	}
}

/* Quotes round it may be missing in what was taken of it. */
static bool is_part_of(const struct piece *piece, const struct piece *taken)
{
	return piece->para == taken->para && piece->from < taken->to && piece->to > taken->from;
}

static void add_project(struct fill *fill, const struct funded *funded, int order)
{
	struct project *project = cv_append(fill->cv, &fill->cv->projects, &project_shape);
	struct piece title, funder;

	funded_names(funded, order, &title, &funder);
	project->entry.line = funded->n ? funded->parts[0].piece.para->line : 0;
	if (title.para)
		fill_piece(fill, &project->name, &title, LIKELY);
	if (funder.para)
		fill_piece(fill, &project->entity, &funder, LIKELY);
	for (size_t i = 0; i < funded->n; i++) {
		const struct funded_part *part = &funded->parts[i];

		if (part->kind == FUNDED_ROLE)
			fill_items(fill, &project->roles, part->piece, LIKELY);
		else if (part->kind != FUNDED_DATE && !is_part_of(&part->piece, &title) &&
			 !is_part_of(&part->piece, &funder))
			fill_append_piece(fill, &project->description, " ", &part->piece, GUESSED);
	}
	fill_period(fill, &funded->head, &project->start_date, &project->end_date, &project->dates);
	fill_section(fill, &project->section);
}

void fill_funding(struct fill *fill)
{
	struct funded *funded;
	struct cuts cuts;
	size_t facts = 0;
	int order = 0;

	cut_projects(fill, &cuts);
	funded = arena_room(fill->arena, cuts.n, sizeof(*funded));
	for (size_t i = 0; i < cuts.n; i++) {
		funded_read(fill->paras->v + cuts.v[i].from, cuts.v[i].to - cuts.v[i].from, &funded[i]);
		facts += funded_has_fact(&funded[i]);
		order += funded_order(&funded[i]);
	}
	if (!cuts.n || facts * 2 < cuts.n) {
		fill->section->kind == SECTION_RESEARCH ? fill_work(fill) : fill_awards(fill);
		return;
	}
	if (fill->section->columns > COLUMNS_NAMED)
		order = fill->section->columns == COLUMNS_GIVER_FIRST ? 1 : -1;
	for (size_t i = 0; i < cuts.n; i++)
		add_project(fill, &funded[i], order);
}
