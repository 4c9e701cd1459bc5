/* Jobs, research, volunteering: who, as what, for whom, into the record. */
#include "formats/text/fill/fill.h"

#include <string.h>

#include "formats/text/entry/jobs.h"
#include "formats/text/entry/service.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define HEAD_ROWS 3	/* lines of text below the date that may belong to the head */

/* "Prof. Jaejin Lee (SNU Thunder Research Group)": the person, and the group in the bracket. */
static void split_advisor(const struct piece *value, struct piece *person, struct piece *group)
{
	const struct token *v = value->para->tokens.v;

	*person = *value;
	group->para = NULL;
	for (size_t i = value->from; i < value->to; i++)
		if (v[i].kind == TOKEN_PUNCT && v[i].code == '(') {
			*person = piece_sub(value, value->from, i);
			*group = piece_sub(value, i, value->to);
			return;
		}
}

static void fill_advisor(struct fill *fill, const struct head *head, struct text *advisor,
			 struct job *job)
{
	const struct labelled *label = head_label(head, "advisor");
	struct piece person, group;

	if (!label)
		return;
	split_advisor(&label->value, &person, &group);
	fill_piece(fill, advisor, &person, CONFIDENT);
	if (!group.para)
		return;
	if (!job->org.para)
		job->org = group;
	else if (!job->department.para)
		job->department = group;
}

static void fill_optional(struct fill *fill, struct text *text, const struct piece *piece,
			  enum confidence confidence)
{
	if (piece->para)
		fill_piece(fill, text, piece, confidence);
}

/* A form, every line of which has its label: there the labels are no words of the person. */
static bool is_form(const struct head *head)
{
	for (size_t i = 0; i < head->n_labels; i++)
		if (head->labels[i].used)
			return true;
	return false;
}

static void fill_labels(struct fill *fill, const struct head *head, struct text *summary,
			struct texts *highlights)
{
	for (size_t i = 0; i < head->n_labels; i++) {
		const struct para *para = head->labels[i].value.para;

		if (head->labels[i].used || !strcmp(head->labels[i].label, "advisor"))
			continue;
		if (!strcmp(head->labels[i].label, "summary") && is_form(head) &&
		    !(para->flags & LINE_BULLET))
			fill_append_piece(fill, summary, " ", &head->labels[i].value, LIKELY);
		else if (para->flags & LINE_BULLET)
			fill_add_piece(fill, highlights, &head->labels[i].whole, GUESSED);
		else
			fill_append_piece(fill, summary, " ", &head->labels[i].whole, GUESSED);
	}
}

static enum confidence confidence_of(const struct job *job)
{
	return job->score > 0 ? LIKELY : GUESSED;
}

/* A word or two set apart beside position and organisation. */
static bool could_be_place(const struct piece *piece)
{
	const struct token *first = &piece->para->tokens.v[piece->from];

	return piece_words(piece) <= 2 && role_score(piece) <= 0 && org_score(piece) <= 0 &&
	       (first->flags & TOKEN_CAPITAL || first->kind == TOKEN_HAN);
}

static void add_work(struct fill *fill, const struct cut *cut, const struct head *head,
		     struct job *job)
{
	struct work *work = cv_append(fill->cv, &fill->cv->work, &work_shape);
	enum confidence confidence = confidence_of(job);

	work->entry.line = fill->paras->v[cut->from].line;
	fill_advisor(fill, head, &work->advisor, job);
	fill_optional(fill, &work->name, &job->org, confidence);
	fill_optional(fill, &work->position, &job->role, confidence);
	fill_optional(fill, &work->department, &job->department, LIKELY);
	fill_optional(fill, &work->location, &head->place, LIKELY);
	fill_period(fill, head, &work->start_date, &work->end_date, &work->dates);
	fill_url(fill, &work->url, head->url, head->url_line);
	for (size_t i = 0; i < job->n_extra; i++) {
		if (!work->location.s && could_be_place(&job->extra[i]))
			fill_piece(fill, &work->location, &job->extra[i], GUESSED);
		else
			fill_append_piece(fill, &work->summary, " ", &job->extra[i], GUESSED);
	}
	fill_labels(fill, head, &work->summary, &work->highlights);
	fill_body(fill, cut, head, &work->summary, &work->highlights, NULL);
	fill_section(fill, &work->section);
}

static void add_volunteer(struct fill *fill, const struct cut *cut, const struct head *head,
			  struct job *job)
{
	struct volunteer *entry = cv_append(fill->cv, &fill->cv->volunteer, &volunteer_shape);
	enum confidence confidence = confidence_of(job);

	entry->entry.line = fill->paras->v[cut->from].line;
	fill_advisor(fill, head, &entry->advisor, job);
	fill_optional(fill, &entry->organization, &job->org, confidence);
	fill_optional(fill, &entry->position, &job->role, confidence);
	fill_optional(fill, &entry->location, &head->place, LIKELY);
	fill_period(fill, head, &entry->start_date, &entry->end_date, &entry->dates);
	fill_url(fill, &entry->url, head->url, head->url_line);
	for (size_t i = 0; i < job->n_extra; i++)
		fill_append_piece(fill, &entry->summary, " ", &job->extra[i], GUESSED);
	fill_labels(fill, head, &entry->summary, &entry->highlights);
	fill_body(fill, cut, head, &entry->summary, &entry->highlights, NULL);
	fill_section(fill, &entry->section);
}

/* Who the entries above worked for. */
struct employers {
	struct job before;		/* the last entry's */
	struct piece place;		/* and where it was */
	struct job over;		/* one with its range over several roles; org.para NULL: none */
	struct period period;		/* that range */
};

/* The employer whom the entry leaves to those above; false when it is such a one for those below. */
static bool take_employer(struct employers *employers, const struct cut *cut, struct head *head,
			  const struct head *next, struct job *job)
{
	bool inherits = employers->over.org.para &&
			jobs_take_employer(job, head, &employers->over, &employers->period);
	bool over = !inherits && next && jobs_is_employer(cut, head, job, next);

	if (!inherits)
		employers->over = (struct job){ 0 };
	if (over) {
		employers->over = *job;
		employers->period = head->periods[0];
	} else if ((inherits || jobs_inherit(job, &employers->before)) && !head->place.para) {
		head->place = employers->place;
	}
	employers->before = *job;
	employers->place = head->place;
	return !over;
}

/* The heads of all entries, the habits of the section in mind. */
static struct job_layout read_heads(struct fill *fill, const struct cuts *cuts, struct head *heads)
{
	struct job_layout layout;

	for (size_t i = 0; i < cuts->n; i++)
		head_read(fill->arena, fill->paras, &cuts->v[i], HEAD_ROWS, &heads[i]);
	layout = jobs_vote(heads, cuts->n);
	for (size_t i = 0; i < cuts->n; i++) {
		size_t rows = jobs_rows(&heads[i], layout);

		if (rows < heads[i].least_rows)
			head_read(fill->arena, fill->paras, &cuts->v[i], rows, &heads[i]);
	}
	heads_vote_places(heads, cuts->n);
	return layout;
}

void fill_work(struct fill *fill)
{
	struct cuts cuts;
	struct head *heads;
	struct job_layout layout;
	struct employers employers = { 0 };
	bool volunteering = section_is_of_service(fill->section->kind);
	bool service = fill->section->kind == SECTION_SERVICE;

	fill_cut(fill, &cuts);
	heads = arena_room(fill->arena, cuts.n, sizeof(*heads));
	layout = read_heads(fill, &cuts, heads);
	for (size_t i = 0; i < cuts.n; i++) {
		struct job job;

		jobs_read(&heads[i], layout, fill->section->kind, &job);
		if (!take_employer(&employers, &cuts.v[i], &heads[i],
				   i + 1 < cuts.n ? &heads[i + 1] : NULL, &job))
			continue;
		if (volunteering && !(service && service_is_work(&job.role, &heads[i])))
			add_volunteer(fill, &cuts.v[i], &heads[i], &job);
		else
			add_work(fill, &cuts.v[i], &heads[i], &job);
	}
}
