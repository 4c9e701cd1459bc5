/* Studies into the record. */
#include "formats/text/fill/fill.h"

#include <string.h>

#include "formats/text/entry/study.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define HEAD_ROWS 3	/* lines of text below the date that may belong to a study's head */
#define DEGREE_WORDS 12	/* most of a line below a school that names the study */

static void fill_joined(struct fill *fill, struct text *text, const struct piece *pieces, size_t n)
{
	for (size_t i = 0; i < n; i++)
		fill_append_piece(fill, text, " and ", &pieces[i], LIKELY);
}

static void fill_score(struct fill *fill, struct education *entry, const struct piece *piece)
{
	struct piece score = study_bare_score(piece);

	fill_piece(fill, &entry->score, &score, LIKELY);
}

static void fill_extra(struct fill *fill, struct education *entry, const struct piece *piece)
{
	if (!entry->score.s && study_is_score(piece))
		fill_score(fill, entry, piece);
	else
		fill_append_piece(fill, &entry->summary, ", ", piece, LIKELY);
}

static void fill_labels(struct fill *fill, const struct head *head, struct education *entry)
{
	for (size_t i = 0; i < head->n_labels; i++) {
		const struct labelled *label = &head->labels[i];

		if (label->used)
			continue;
		if (!strcmp(label->label, "advisor"))
			fill_piece(fill, &entry->advisor, &label->value, CONFIDENT);
		else if (!strcmp(label->label, "score") && !entry->score.s)
			fill_piece(fill, &entry->score, &label->value, CONFIDENT);
		else if (!strcmp(label->label, "course"))
			fill_items(fill, &entry->courses, label->value, LIKELY);
		else if (label->value.para->flags & LINE_BULLET && !label->inside)
			fill_add_piece(fill, &entry->highlights, &label->whole, LIKELY);
		else
			fill_append_piece(fill, &entry->summary, "; ", &label->whole, GUESSED);
	}
}

/* A school over several degrees gives them its place, too. */
static void inherit_school(struct education *entry, const struct education *before)
{
	entry->institution = before->institution;
	if (!entry->location.s)
		entry->location = before->location;
}

static void add_education(struct fill *fill, const struct cut *cut, const struct head *head,
			  const struct study *study, const struct education *before)
{
	struct education *entry = cv_append(fill->cv, &fill->cv->education, &education_shape);

	entry->entry.line = fill->paras->v[cut->from].line;
	if (study->department.para)
		fill_piece(fill, &entry->department, &study->department, LIKELY);
	fill_joined(fill, &entry->study_type, study->types, study->n_types);
	fill_joined(fill, &entry->area, study->areas, study->n_areas);
	if (study->score.para)
		fill_score(fill, entry, &study->score);
	if (head->place.para)
		fill_piece(fill, &entry->location, &head->place, LIKELY);
	else if (study->place.para)
		fill_piece(fill, &entry->location, &study->place, GUESSED);
	if (study->institution.para)
		fill_piece(fill, &entry->institution, &study->institution, LIKELY);
	else if (before && study->n_types)
		inherit_school(entry, before);
	fill_period(fill, head, &entry->start_date, &entry->end_date, &entry->dates);
	if (head->n_dates == 1 && !head->periods[0].range && !head->periods[0].verbal)
		memset(&entry->start_date, 0, sizeof(entry->start_date));
	fill_url(fill, &entry->url, head->url, head->url_line);
	for (size_t i = 0; i < study->n_extra; i++)
		fill_extra(fill, entry, &study->extra[i]);
	fill_labels(fill, head, entry);
	fill_body(fill, cut, head, &entry->summary, &entry->highlights, &entry->courses);
	fill_section(fill, &entry->section);
}

/* Lines below those that say all of the study are its body. */
static void read_head(struct fill *fill, const struct cut *cut, const struct study_habits *habits,
		      struct head *head)
{
	struct head copy = *head;
	struct study study;
	size_t rows;

	study_read(&copy, habits, &study);
	rows = study_rows(&copy, &study);
	if (rows < head->n_rows)
		head_read(fill->arena, fill->paras, cut, rows, head);
}

/* "- MSc in Bryology" below a school and its years alone: the first such line is the study. */
static void take_degree_below(const struct fill *fill, const struct cut *cut, struct head *head,
			      const struct study_habits *habits, struct study *study)
{
	for (size_t i = cut->from; i < cut->to && !study->n_types && !study->n_areas; i++) {
		const struct para *para = &fill->paras->v[i];
		struct piece all = piece_all(para);

		if (head->taken[i - cut->from] || para->prose || para->words > DEGREE_WORDS ||
		    !para_begins_with_degree(para))
			continue;
		study_add_degrees(study, &all, habits);
		head->taken[i - cut->from] = true;
	}
}

void fill_education(struct fill *fill)
{
	struct cuts cuts;
	struct head *heads;
	struct study_habits habits;
	const struct education *before = NULL;

	fill_cut(fill, &cuts);
	heads = arena_room(fill->arena, cuts.n, sizeof(*heads));
	for (size_t i = 0; i < cuts.n; i++)
		head_read(fill->arena, fill->paras, &cuts.v[i], HEAD_ROWS, &heads[i]);
	study_vote(heads, cuts.n, &habits);
	for (size_t i = 0; i < cuts.n; i++)
		read_head(fill, &cuts.v[i], &habits, &heads[i]);
	heads_vote_places(heads, cuts.n);
	for (size_t i = 0; i < cuts.n; i++) {
		struct study study;

		study_read(&heads[i], &habits, &study);
		take_degree_below(fill, &cuts.v[i], &heads[i], &habits, &study);
		add_education(fill, &cuts.v[i], &heads[i], &study, before);
		before = fill->cv->education.v[fill->cv->education.n - 1];
	}
}

/* Course work has its study's dates; courses with their own were taken for themselves. */
static bool are_dated(const struct fill *fill)
{
	size_t dated = 0;

	for (size_t i = fill->section->from; i < fill->section->to; i++)
		dated += fill->paras->v[i].dated && !fill->paras->v[i].prose;
	return dated * 2 >= fill->section->to - fill->section->from && dated;
}

/* Whether a heading is set as a lesser one than another: plain under marked ones, or deeper. */
static bool is_lesser(const struct para *heading, const struct para *other)
{
	const uint32_t marks = LINE_HEADING | LINE_BOLD | LINE_CAPS;

	return (other->flags & marks && !(heading->flags & marks)) ||
	       (other->flags & heading->flags & LINE_HEADING && heading->level > other->level);
}

/* Whether the courses are those of the last study: so its heading looks, or others have such a label. */
static bool belong_to_last(const struct fill *fill)
{
	const struct section *before = fill->section;
	const struct para *v = fill->paras->v;

	while (before > fill->sections->v && before->kind != SECTION_EDUCATION)
		before--;
	if (before->kind != SECTION_EDUCATION)
		return false;
	for (size_t i = before->from; i < before->to; i++)
		if (v[i].heading == SECTION_COURSES)
			return true;
	return is_lesser(&v[fill->section->heading_para], &v[before->heading_para]);
}

/* Course work listed apart goes to the institution it names, else to the first study. */
void fill_courses(struct fill *fill)
{
	const struct list *studies = &fill->cv->education;
	struct education *entry = studies->n ? studies->v[belong_to_last(fill) ? studies->n - 1 : 0] : NULL;

	if (are_dated(fill)) {
		fill_certificates(fill);
		return;
	}
	if (!entry) {
		fill_other(fill);
		return;
	}
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];

		for (size_t k = 0; k < fill->cv->education.n; k++) {
			struct education *study = fill->cv->education.v[k];

			if (study->institution.s && !strcmp(study->institution.s, para->text)) {
				entry = study;
				para = NULL;
				break;
			}
		}
		if (para)
			fill_items(fill, &entry->courses, piece_all(para), LIKELY);
	}
}
