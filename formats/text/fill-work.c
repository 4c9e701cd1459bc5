/*
 * Jobs, research, teaching, volunteering: who, as what, for whom.
 *
 * Whether the position or the organisation comes first, and whether both
 * share a line, is a habit of a document, not of an entry. All entries of a
 * section vote on it by the words they use; each then follows.
 */
#include "formats/text/fill.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define UNLIKELY (-1000)
#define COMMA_BONUS 2

struct layout {
	bool role_first;
	bool one_row;		/* both stand in the first line of text */
};

/* What an entry says, before it is known whether it is work or volunteering. */
struct job {
	struct piece role, org, department, extra[HEAD_TEXTS];
	size_t n_extra;
	int score;		/* how well role and org fit their names */
};

static bool is_spaced_hyphen(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return token->kind == TOKEN_PUNCT && token->code == '-' && token_is_spaced(piece, i);
}

static int pair_score(const struct piece *role, const struct piece *org)
{
	return role_score(role) + org_score(org);
}

static struct piece cut_piece(const struct piece *piece, size_t from, size_t to)
{
	return piece_trim((struct piece){ piece->para, from, to });
}

/* "Inc." and "S.A." after a comma belong to the name before it. */
static bool is_legal_form(const struct piece *piece)
{
	return piece_words(piece) <= 3 && piece_is(piece, WORD_ORG) &&
	       piece->to - piece->from <= 6 && piece_words(piece) < 2;
}

static void try_split(struct job *best, struct piece left, struct piece right,
		      struct layout layout, int bonus)
{
	struct piece role = layout.role_first ? left : right;
	struct piece org = layout.role_first ? right : left;
	int score;

	if (piece_empty(&left) || piece_empty(&right) || is_legal_form(&right))
		return;
	score = pair_score(&role, &org) + bonus;
	if (score > best->score) {
		best->score = score;
		best->role = role;
		best->org = org;
	}
}

/* The best way to cut one text into position and organisation. */
static struct job split_text(const struct piece *piece, struct layout layout)
{
	const struct token *v = piece->para->tokens.v;
	struct job best = { .score = UNLIKELY };
	size_t depth = 0;

	for (size_t i = piece->from + 1; i + 1 < piece->to; i++) {
		if (v[i].kind == TOKEN_PUNCT) {
			depth += v[i].code == '(';
			depth -= depth && v[i].code == ')';
		}
		if (depth)
			continue;
		if (token_is(&v[i], WORD_AT) && v[i].kind == TOKEN_WORD) {
			struct layout at = { true, true };

			if (role_score(&(struct piece){ piece->para, piece->from, i }) > 0)
				try_split(&best, cut_piece(piece, piece->from, i),
					  cut_piece(piece, i + 1, piece->to), at, 8);
		} else if (token_is_comma(&v[i]) || is_spaced_hyphen(piece, i)) {
			/* a position is short; of equal cuts the last one leaves the shorter name */
			try_split(&best, cut_piece(piece, piece->from, i),
				  cut_piece(piece, i + 1, piece->to), layout, layout.role_first);
		}
	}
	return best;
}

static size_t texts_of_row(const struct head *head, size_t row, size_t *first)
{
	size_t n = 0;

	for (size_t i = 0; i < head->n_texts; i++) {
		if (head->row[i] != row)
			continue;
		if (!n++)
			*first = i;
	}
	return n;
}

/* Of several texts set apart in one line, the best position and the best organisation. */
static struct job pick_pair(const struct head *head, size_t first, size_t n, struct layout layout)
{
	struct job best = { .score = UNLIKELY };

	for (size_t a = first; a < first + n; a++)
		for (size_t b = first; b < first + n; b++) {
			int score;

			if (a == b)
				continue;
			score = pair_score(&head->texts[a], &head->texts[b]) +
				((a < b) == layout.role_first) + (a == first || b == first) +
				(a == first + n - 1 || b == first + n - 1) +
				2 * piece_in_span(&head->texts[a], SPAN_BOLD);
			if (score > best.score) {
				best.score = score;
				best.role = head->texts[a];
				best.org = head->texts[b];
			}
		}
	return best;
}

static struct job read_one_row(const struct head *head, struct layout layout)
{
	struct job job = { .score = UNLIKELY };
	size_t first = 0, n = texts_of_row(head, 0, &first);

	if (n >= 2)
		return pick_pair(head, first, n, layout);
	if (n == 1) {
		job = split_text(&head->texts[first], layout);
		if (job.score != UNLIKELY)
			job.score += COMMA_BONUS; /* the comma itself says that two things stand here */
		else {
			job.score = 0;
			*(layout.role_first ? &job.role : &job.org) = head->texts[first];
		}
	}
	return job;
}

static struct job read_two_rows(const struct head *head, struct layout layout)
{
	struct job job = { .score = UNLIKELY };
	size_t a = 0, b = 0;

	if (!texts_of_row(head, 0, &a) || !texts_of_row(head, 1, &b))
		return job;
	job.role = head->texts[layout.role_first ? a : b];
	job.org = head->texts[layout.role_first ? b : a];
	job.score = pair_score(&job.role, &job.org);
	if (head->rows_before_date >= 2 || !head->n_dates)
		job.score += 6;
	return job;
}

static struct job read_job(const struct head *head, struct layout layout)
{
	return layout.one_row ? read_one_row(head, layout) : read_two_rows(head, layout);
}

static int vote(const struct head *heads, size_t n, struct layout layout)
{
	int total = 0;

	for (size_t i = 0; i < n; i++) {
		struct job job = read_job(&heads[i], layout);

		total += job.score == UNLIKELY ? -1 : job.score;
	}
	return total;
}

static struct layout choose_layout(const struct head *heads, size_t n)
{
	struct layout best = { false, false };
	int best_score = vote(heads, n, best);

	for (unsigned k = 1; k < 4; k++) {
		struct layout layout = { k & 1, k & 2 };
		int score = vote(heads, n, layout);

		if (score > best_score) {
			best_score = score;
			best = layout;
		}
	}
	return best;
}

static bool same_piece(const struct piece *a, const struct piece *b)
{
	return a->para == b->para && a->from < b->to && b->from < a->to;
}

static void collect_extra(const struct head *head, struct job *job)
{
	for (size_t i = 0; i < head->n_texts; i++) {
		const struct piece *text = &head->texts[i];

		if ((job->role.para && same_piece(text, &job->role)) ||
		    (job->org.para && same_piece(text, &job->org)))
			continue;
		job->extra[job->n_extra++] = *text;
	}
}

/* One text alone: which of the two is it? */
static void read_lone(const struct fill *fill, const struct head *head, struct job *job)
{
	const struct piece *text = &head->texts[0];
	bool role = role_score(text) > 0;

	/* a project with an advisor stands by its title */
	if (role_score(text) == org_score(text) || head_label(head, "advisor"))
		role = fill->section->kind == SECTION_RESEARCH ||
		       fill->section->kind == SECTION_TEACHING || head_label(head, "advisor");
	memset(job, 0, sizeof(*job));
	*(role ? &job->role : &job->org) = *text;
}

static bool is_group(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;

	if (piece_is(piece, WORD_DEPARTMENT))
		return true;
	for (size_t i = piece->from; i < piece->to; i++)
		if (v[i].kind == TOKEN_PUNCT && v[i].code == '@')
			return true;
	return piece->to - piece->from == 1 && (v[piece->from].flags & TOKEN_CAPS);
}

/* "Graduate Research Assistant, UTNS": the group behind the position. */
static void split_group(struct job *job, struct piece *text, bool group_first)
{
	const struct token *v = text->para->tokens.v;

	for (size_t i = text->from + 1; i + 1 < text->to; i++) {
		struct piece left, right;

		bool at = v[i].kind == TOKEN_WORD && token_is(&v[i], WORD_AT);

		if (!token_is_comma(&v[i]) && !at)
			continue;
		left = cut_piece(text, text->from, i);
		right = cut_piece(text, i + 1, text->to);
		if (at && !piece_is(&right, WORD_SCHOOL) && !piece_is(&right, WORD_ORG))
			continue;
		if (!is_group(group_first ? &left : &right) || is_legal_form(&right))
			continue;
		job->department = group_first ? left : right;
		*text = group_first ? right : left;
		return;
	}
}

static struct job read_entry(const struct fill *fill, const struct head *head,
			     struct layout layout)
{
	struct job job = { .score = UNLIKELY };

	if (head->n_texts == 0)
		return job;
	job = read_job(head, layout);
	if (job.score == UNLIKELY) {
		layout.one_row = true;
		job = read_one_row(head, layout);
	}
	if (head->n_texts == 1 && (!job.role.para || !job.org.para))
		read_lone(fill, head, &job);
	collect_extra(head, &job);
	if (job.role.para && job.org.para)
		split_group(&job, &job.role, false);
	if (job.org.para && !job.department.para)
		split_group(&job, &job.org, true);
	return job;
}

/* "Prof. Jaejin Lee (SNU Thunder Research Group)": the person, and the group in the bracket. */
static void split_advisor(const struct piece *value, struct piece *person, struct piece *group)
{
	const struct token *v = value->para->tokens.v;

	*person = *value;
	group->para = NULL;
	for (size_t i = value->from; i < value->to; i++)
		if (v[i].kind == TOKEN_PUNCT && v[i].code == '(') {
			*person = cut_piece(value, value->from, i);
			*group = cut_piece(value, i, value->to);
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

static void fill_labels(struct fill *fill, const struct head *head, struct text *summary,
			struct texts *highlights)
{
	for (size_t i = 0; i < head->n_labels; i++) {
		const struct para *para = head->labels[i].value.para;

		if (!strcmp(head->labels[i].label, "advisor"))
			continue;
		if (para->flags & LINE_BULLET)
			fill_add_para(fill, highlights, para, GUESSED);
		else
			fill_append(fill, summary, " ", para->text, para->size, para->line, GUESSED);
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

static bool is_volunteering(enum section_kind kind)
{
	return kind == SECTION_VOLUNTEER || kind == SECTION_SERVICE ||
	       kind == SECTION_MEMBERSHIPS || kind == SECTION_ADVISING;
}

/* An employer over several roles is repeated in each. */
static void inherit_org(struct job *job, const struct job *before, struct layout layout)
{
	if (!job->org.para && before->org.para && !layout.role_first && job->role.para &&
	    role_score(&job->role) > 0)
		job->org = before->org;
}

void fill_work(struct fill *fill)
{
	struct cuts cuts;
	struct head *heads;
	struct layout layout;
	struct job before = { 0 };
	bool volunteering = is_volunteering(fill->section->kind);

	fill_cut(fill, &cuts);
	heads = arena_array(fill->arena, cuts.n + 1, sizeof(*heads));
	for (size_t i = 0; i < cuts.n; i++)
		head_read(fill->arena, fill->paras, &cuts.v[i], 2, &heads[i]);
	layout = choose_layout(heads, cuts.n);
	for (size_t i = 0; i < cuts.n; i++) {
		struct job job;

		if (layout.one_row)
			head_read(fill->arena, fill->paras, &cuts.v[i], 1, &heads[i]);
		job = read_entry(fill, &heads[i], layout);
		inherit_org(&job, &before, layout);
		before = job;
		if (volunteering)
			add_volunteer(fill, &cuts.v[i], &heads[i], &job);
		else
			add_work(fill, &cuts.v[i], &heads[i], &job);
	}
}
