#include "formats/text/entry/jobs.h"

#include <string.h>

#include "formats/text/entry/glued.h"
#include "formats/text/entry/service.h"

#define UNLIKELY (-1000)
#define CUT_BONUS 2	/* a comma or dash itself says that two things stand in a line */
#define PLAIN 8		/* how much better an entry of its own mind must fit */
#define LONG_TEXT 160	/* tokens of a text that is no position with its employer; also for speed */
#define UNUSED_ROW 4	/* what a line of the head costs that neither of the two is in */

/* A way to read an entry. */
struct pair {
	struct piece role, org;
	int score;
	bool org_above;
};

static int pair_score(const struct piece *role, const struct piece *org)
{
	return role_score(role) + org_score(org);
}

static bool is_spaced_hyphen(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, '-') && token_is_spaced(piece, i);
}

/* "Inc." and "S.A." after a comma belong to the name before it. */
static bool is_legal_form(const struct piece *piece)
{
	struct facts facts;
	size_t n = piece_empty(piece) ? 0 : tokens_phrase(&piece->para->tokens, piece->from,
							  WORD_MASK(WORD_ORG), &facts);

	for (size_t k = 0; n && k < facts.n; k++)
		if (facts.v[k].class == WORD_ORG && !strcmp(facts.v[k].value, "form"))
			return piece->from + n + 1 >= piece->to;
	return false;
}

static bool is_at(const struct token *token)
{
	return token->kind == TOKEN_WORD && token_is(token, WORD_AT) &&
	       !(token->flags & TOKEN_CAPITAL);
}

/* The words that tell what a text is stand before its first comma. */
static int split_score(const struct piece *left, const struct piece *right, bool role_first)
{
	struct piece right_head = piece_first_part(right);

	return role_first ? pair_score(left, &right_head) : pair_score(&right_head, left);
}

/* Of cuts that fit alike the last one counts: what stands behind is the shorter of the two. */
static void try_split(struct pair *best, struct piece left, struct piece right, bool role_first,
		      int bonus)
{
	struct piece role = role_first ? left : right, org = role_first ? right : left;
	int score;

	if (piece_empty(&left) || piece_empty(&right) || is_legal_form(&right))
		return;
	score = split_score(&left, &right, role_first) + bonus;
	if (score >= best->score) {
		best->score = score;
		best->role = role;
		best->org = org;
	}
}

/*
 * "Associate Dean for Research" is an office and its field, "Court of Appeals
 * for the Tenth Circuit" one name behind the comma of the role.
 */
static bool joins_org(const struct piece *left, size_t at)
{
	const struct tokens *tokens = &left->para->tokens;
	const struct token *v = tokens->v;
	size_t from = left->to;

	if (!lexicon_says(tokens->folded + v[at].fold, v[at].fold_end - v[at].fold, WORD_AT, "loose"))
		return true;
	while (from > left->from && !token_is_comma(&v[from - 1]))
		from--;
	return piece_is(&(struct piece){ left->para, from, left->to }, WORD_ROLE) &&
	       !service_is_office(left);
}

/* The best way to cut one text into position and organisation. */
static struct pair split_text(const struct piece *piece, bool role_first)
{
	const struct token *v = piece->para->tokens.v;
	struct pair best = { .score = UNLIKELY };
	size_t depth = 0;

	for (size_t i = piece->from + 1; i + 1 < piece->to && piece->to - piece->from <= LONG_TEXT;
	     i++) {
		struct piece left, right;

		depth += piece_is_code(piece, i, '(');
		depth -= depth && piece_is_code(piece, i, ')');
		if (depth || !(is_at(&v[i]) || token_is_comma(&v[i]) || is_spaced_hyphen(piece, i)))
			continue;
		left = piece_sub(piece, piece->from, i);
		right = piece_sub(piece, i + 1, piece->to);
		if (is_at(&v[i])) {
			if (role_score(&left) > 0 && joins_org(&left, i))
				try_split(&best, left, right, true, 8);
		} else {
			try_split(&best, left, right, role_first, token_is_comma(&v[i]));
		}
	}
	return best;
}

/* The text line of the slot in this head, or n_rows. */
static size_t slot_row(const struct head *head, enum job_slot slot)
{
	if (slot != SLOT_BELOW_DATE)
		return (size_t)slot < head->n_rows ? (size_t)slot : head->n_rows;
	return head->n_dates && head->rows_before_date < head->n_rows ? head->rows_before_date :
									head->n_rows;
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
static struct pair pick_pair(const struct head *head, size_t first, size_t n, bool role_first)
{
	struct pair best = { .score = UNLIKELY };

	for (size_t a = first; a < first + n; a++)
		for (size_t b = first; b < first + n; b++) {
			int score;

			if (a == b)
				continue;
			score = pair_score(&head->texts[a], &head->texts[b]) +
				((a < b) == role_first) + (a == first || b == first) +
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

/* Position and organisation in one line; a further line above the date speaks against it. */
static struct pair read_one_row(const struct head *head, size_t row, bool role_first)
{
	struct pair pair = { .score = UNLIKELY };
	size_t first = 0, n = texts_of_row(head, row, &first);

	if (n >= 2) {
		pair = pick_pair(head, first, n, role_first);
	} else if (n == 1) {
		pair = split_text(&head->texts[first], role_first);
		if (pair.score != UNLIKELY) {
			pair.score += CUT_BONUS;
		} else {
			pair.score = 0;
			*(role_first ? &pair.role : &pair.org) = head->texts[first];
		}
	}
	if (pair.score != UNLIKELY && head->rows_before_date > 1)
		pair.score -= UNUSED_ROW;
	pair.org_above = !role_first;
	return pair;
}

/* Most CVs have the two in their first lines, above the date or right below it. */
static int usual_score(const struct head *head, struct job_layout layout)
{
	enum job_slot low = layout.role > layout.org ? layout.role : layout.org;

	if (low == SLOT_SECOND)
		return head->rows_before_date > 1 || !head->n_dates ? 4 : 0;
	return low == SLOT_BELOW_DATE ? 0 : -4;
}

static bool is_heading(const struct piece *piece)
{
	return (piece->para->flags & LINE_HEADING) != 0;
}

/* A line set as a heading says one of the two before any that is none. */
static bool skips_heading(const struct head *head, const struct pair *pair)
{
	size_t headings = 0;

	for (size_t i = 0; i < head->n_texts; i++)
		headings += is_heading(&head->texts[i]);
	return headings > (size_t)is_heading(&pair->role) + is_heading(&pair->org);
}

static struct pair read_two_rows(const struct head *head, struct job_layout layout)
{
	struct pair pair = { .score = UNLIKELY };
	size_t role = slot_row(head, layout.role), org = slot_row(head, layout.org);
	size_t a = 0, b = 0;

	if (role == org || role == head->n_rows || org == head->n_rows ||
	    !texts_of_row(head, role, &a) || !texts_of_row(head, org, &b))
		return pair;
	pair.role = head->texts[a];
	pair.org = head->texts[b];
	pair.org_above = org < role;
	pair.score = pair_score(&pair.role, &pair.org) + usual_score(head, layout);
	if (skips_heading(head, &pair))
		pair.score -= 2 * PLAIN;
	return pair;
}

static struct pair read_pair(const struct head *head, struct job_layout layout)
{
	return layout.role == layout.org ?
		read_one_row(head, slot_row(head, layout.role), layout.role_first) :
		read_two_rows(head, layout);
}

static int vote(const struct head *heads, size_t n, struct job_layout layout)
{
	int total = 0;

	for (size_t i = 0; i < n; i++) {
		int score = read_pair(&heads[i], layout).score;

		total += score == UNLIKELY ? -1 : score;
	}
	return total;
}

/* All layouts, the usual ones first: 0 when there is no k-th. */
static bool layout_at(size_t k, struct job_layout *layout)
{
	static const struct job_layout layouts[] = {
		{ SLOT_SECOND, SLOT_FIRST, false, false },
		{ SLOT_FIRST, SLOT_SECOND, true, false },
		{ SLOT_FIRST, SLOT_FIRST, false, false },
		{ SLOT_FIRST, SLOT_FIRST, true, false },
		{ SLOT_BELOW_DATE, SLOT_FIRST, false, false },
		{ SLOT_FIRST, SLOT_BELOW_DATE, true, false },
		{ SLOT_THIRD, SLOT_FIRST, false, false },
		{ SLOT_FIRST, SLOT_THIRD, true, false },
		{ SLOT_THIRD, SLOT_SECOND, false, false },
		{ SLOT_SECOND, SLOT_THIRD, true, false },
	};

	if (k >= sizeof(layouts) / sizeof(layouts[0]))
		return false;
	*layout = layouts[k];
	return true;
}

/* Whether most entries of a single text that nothing parts, two at least, are a position and employer. */
static bool are_glued(const struct head *heads, size_t n)
{
	size_t lone = 0, glued = 0;

	for (size_t i = 0; i < n; i++) {
		const struct piece *text = &heads[i].texts[0];

		if (heads[i].n_texts != 1 || split_text(text, true).score != UNLIKELY)
			continue;
		lone++;
		glued += glued_org(text) < text->to;
	}
	return glued >= 2 && glued * 2 > lone;
}

struct job_layout jobs_vote(const struct head *heads, size_t n)
{
	struct job_layout layout, best = { SLOT_SECOND, SLOT_FIRST, false, false };
	int best_score = vote(heads, n, best);

	for (size_t k = 1; layout_at(k, &layout); k++) {
		int score = vote(heads, n, layout);

		if (score > best_score) {
			best_score = score;
			best = layout;
		}
	}
	best.glued = are_glued(heads, n);
	return best;
}

size_t jobs_rows(const struct head *head, struct job_layout layout)
{
	size_t role = slot_row(head, layout.role), org = slot_row(head, layout.org);
	size_t low = role > org ? role : org;

	return low < head->n_rows ? low + 1 : head->n_rows;
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
static void read_lone(const struct head *head, enum section_kind kind, struct job *job)
{
	const struct piece *text = &head->texts[0];
	bool role = role_score(text) > 0 && !job->role.para;

	/* a project with an advisor stands by its title */
	if (role_score(text) == org_score(text) || head_label(head, "advisor"))
		role = kind == SECTION_RESEARCH || kind == SECTION_TEACHING ||
		       head_label(head, "advisor");
	if (role ? job->role.para : job->org.para)
		role = !role;
	*(role ? &job->role : &job->org) = *text;
}

/* "Employer: Acme", "Position: Clerk" */
static void take_labels(struct head *head, struct job *job)
{
	head_take_label(head, "organization", &job->org);
	if (job->org.para)
		head_cut_place(head, &job->org);
	head_take_label(head, "role", &job->role);
	head_take_label(head, "department", &job->department);
}

static bool has_labels(const struct head *head)
{
	return head_label(head, "organization") || head_label(head, "role");
}

static bool is_group(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;

	if (piece_is(piece, WORD_DEPARTMENT))
		return true;
	for (size_t i = piece->from; i < piece->to; i++)
		if (piece_is_code(piece, i, '@'))
			return true;
	return piece->to - piece->from == 1 && (v[piece->from].flags & TOKEN_CAPS);
}

/* "Graduate Research Assistant, UTNS": the group behind the position. */
static void split_group(struct job *job, struct piece *text, bool group_first)
{
	const struct token *v = text->para->tokens.v;

	for (size_t i = text->from + 1; i + 1 < text->to && text->to - text->from <= LONG_TEXT; i++) {
		struct piece left, right;
		bool at = is_at(&v[i]);

		if (!token_is_comma(&v[i]) && !at)
			continue;
		left = piece_sub(text, text->from, i);
		right = piece_sub(text, i + 1, text->to);
		if (at && !piece_is(&right, WORD_SCHOOL) && !piece_is(&right, WORD_ORG))
			continue;
		if (!is_group(group_first ? &left : &right) || is_legal_form(&right))
			continue;
		job->department = group_first ? left : right;
		*text = group_first ? right : left;
		return;
	}
}

/* "Marsh University, Department of Ferns": the part of it behind the organisation. */
static void split_department(struct job *job)
{
	const struct piece *org = &job->org;
	const struct token *v = org->para->tokens.v;

	for (size_t i = org->from + 1; i + 1 < org->to && org->to - org->from <= LONG_TEXT; i++) {
		struct piece left = { org->para, org->from, i };
		struct piece right = piece_sub(org, i + 1, org->to);

		if (!token_is_comma(&v[i]) || !piece_is(&right, WORD_DEPARTMENT) ||
		    piece_is(&left, WORD_DEPARTMENT))
			continue;
		job->department = right;
		job->org = piece_trim(left);
		return;
	}
}

/* "School of Ferns" in a cell beside "Marsh University": the larger one is the organisation. */
static void lift_school(struct job *job)
{
	if (!piece_is(&job->org, WORD_DEPARTMENT))
		return;
	for (size_t i = 0; i < job->n_extra; i++) {
		struct piece *extra = &job->extra[i];

		if (extra->para != job->org.para || !piece_is(extra, WORD_SCHOOL) ||
		    piece_is(extra, WORD_DEPARTMENT) || role_score(extra) > 0)
			continue;
		job->department = job->org;
		job->org = *extra;
		job->n_extra--;
		memmove(extra, extra + 1, (job->n_extra - i) * sizeof(*extra));
		return;
	}
}

/* The group or department in a text of the job, where no label named it. */
static void find_department(struct job *job)
{
	if (job->org.para && !job->department.para)
		lift_school(job);
	if (job->role.para && job->org.para && !job->department.para)
		split_group(job, &job->role, false);
	if (job->org.para && !job->department.para)
		split_group(job, &job->org, true);
	if (job->org.para && !job->department.para)
		split_department(job);
}

static bool is_layout(struct job_layout a, struct job_layout b)
{
	return a.role == b.role && a.org == b.org && a.role_first == b.role_first;
}

/* As the section's layout says, or another that fits this entry much better. */
static struct pair read_best(const struct head *head, struct job_layout own)
{
	struct pair best = read_pair(head, own);
	struct job_layout layout;
	int least = best.score == UNLIKELY ? UNLIKELY : best.score + PLAIN;

	for (size_t k = 0; layout_at(k, &layout); k++) {
		struct pair pair;

		if (is_layout(layout, own))
			continue;
		pair = read_pair(head, layout);
		if (pair.score > least) {
			least = pair.score;
			best = pair;
		}
	}
	return best;
}

static bool read_glued(const struct piece *text, struct job *job)
{
	size_t org = glued_org(text);

	if (org == text->to || job->role.para || job->org.para)
		return false;
	job->role = piece_sub(text, text->from, org);
	job->org = piece_sub(text, org, text->to);
	return true;
}

/* What the texts say where no label does. */
static void read_texts(const struct head *head, struct job_layout layout, enum section_kind kind,
		       struct job *job)
{
	struct pair pair = read_best(head, layout);

	if (head->n_texts == 1 && (has_labels(head) || !pair.role.para || !pair.org.para)) {
		if (!layout.glued || !read_glued(&head->texts[0], job))
			read_lone(head, kind, job);
	} else if (!has_labels(head)) {
		job->role = pair.role;
		job->org = pair.org;
		job->score = pair.score;
		job->org_above = pair.org_above;
	}
}

void jobs_read(struct head *head, struct job_layout layout, enum section_kind kind,
	       struct job *job)
{
	memset(job, 0, sizeof(*job));
	job->score = UNLIKELY;
	if (has_labels(head))
		take_labels(head, job);
	if (head->n_texts && !(job->role.para && job->org.para))
		read_texts(head, layout, kind, job);
	collect_extra(head, job);
	head_take_label(head, "department", &job->department);
	if (!section_is_of_service(kind))
		find_department(job);
}

/* "Freelance" alone says that there is no employer. */
static bool is_rank_alone(const struct piece *role)
{
	return role->to - role->from == 1 && token_is(&role->para->tokens.v[role->from], WORD_RANK);
}

bool jobs_inherit(struct job *job, const struct job *before)
{
	if (job->org.para || !job->role.para || !before->org.para || !before->org_above ||
	    role_score(&job->role) <= 0 || is_rank_alone(&job->role))
		return false;
	job->org = before->org;
	job->org_above = true;
	return true;
}

/* Whether one period lies within another: their years, and what both say of months. */
static bool lies_within(const struct period *inner, const struct period *outer)
{
	struct date end = outer->end;

	if (!outer->range || !inner->start.year || !outer->start.year)
		return false;
	if (!end.month)
		end.month = 12;
	return inner->start.year >= outer->start.year &&
	       (!inner->start.month || date_compare(&inner->start, &outer->start) >= 0) &&
	       (outer->open || (!inner->open && date_compare(&inner->end, &end) <= 0));
}

bool jobs_is_employer(const struct cut *cut, const struct head *head, const struct job *job,
		      const struct head *next)
{
	if (!job->org.para || job->role.para || job->n_extra || head->n_dates != 1 ||
	    head->url || next->n_dates != 1 || next->n_texts != 1 || role_score(&next->texts[0]) <= 0 ||
	    role_score(&job->org) > 0 || !lies_within(&next->periods[0], &head->periods[0]))
		return false;
	for (size_t k = cut->from; k < cut->to; k++)
		if (!head->taken[k - cut->from])
			return false;
	return true;
}

bool jobs_take_employer(struct job *job, const struct head *head, const struct job *employer,
			const struct period *period)
{
	if (head->n_dates != 1 || head->n_texts != 1 || role_score(&head->texts[0]) <= 0 ||
	    !lies_within(&head->periods[0], period))
		return false;
	job->role = head->texts[0];
	job->org = employer->org;
	memset(&job->department, 0, sizeof(job->department));
	job->n_extra = 0;
	return true;
}
