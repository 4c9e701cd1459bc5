/*
 * Teaching: the role ("TA"), the school, and the course, which is whatever
 * else the lines say. What is not said is absent.
 */
#include "formats/text/fill/fill.h"

#include <string.h>

#include "pipeline/fields.h"

#define TEACHING_PIECES 16

struct teaching {
	struct piece role, school, course[TEACHING_PIECES];
	size_t n_course;
};

/* The tokens of the ranks and roles at token i, one after the other ("Head Teaching Assistant"). */
static size_t roles_at(const struct piece *piece, size_t i)
{
	const uint64_t rank = WORD_MASK(WORD_RANK), role = WORD_MASK(WORD_ROLE);
	size_t at = i, n;

	while (at < piece->to && (n = tokens_phrase(&piece->para->tokens, at, rank | role, NULL)))
		at += n;
	return at - i;
}

/* Where a role of [from, to) that reaches the end begins ("... Big Data Teaching Assistant"). */
static size_t role_at_end(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		struct piece rest = { piece->para, i, piece->to };

		if (roles_at(piece, i) == piece->to - i && piece_is(&rest, WORD_ROLE))
			return i;
	}
	return piece->to;
}

static bool is_role(const struct piece *piece)
{
	return piece_is(piece, WORD_ROLE) && role_at_end(piece) <= piece->from + 1 &&
	       piece_words(piece) <= 5;
}

static void add_course(struct teaching *teaching, struct piece piece)
{
	piece = piece_trim(piece);
	if (!piece_empty(&piece) && teaching->n_course < TEACHING_PIECES)
		teaching->course[teaching->n_course++] = piece;
}

static bool is_school(const struct piece *piece, bool last)
{
	const struct token *v = piece->para->tokens.v;

	if (piece_is(piece, WORD_SCHOOL))
		return true;
	/* an acronym behind the course */
	return last && piece->to - piece->from == 1 && (v[piece->from].flags & TOKEN_CAPS);
}

/* "Data Structures (CS 110) (TA)": the role in the last bracket. */
static struct piece take_bracket(struct teaching *teaching, struct piece piece)
{
	size_t open = piece.to;
	struct piece inner;

	if (piece_empty(&piece) || !piece_is_code(&piece, piece.to - 1, ')'))
		return piece;
	while (open > piece.from && !piece_is_code(&piece, open - 1, '('))
		open--;
	if (open <= piece.from + 1)
		return piece;
	inner = piece_sub(&piece, open, piece.to - 1);
	if (teaching->role.para || !is_role(&inner))
		return piece;
	teaching->role = inner;
	return piece_sub(&piece, piece.from, open - 1);
}

/* A part between commas: the role, the school, or the course. */
static void take_part(struct teaching *teaching, struct piece part, bool last)
{
	size_t at;

	part = take_bracket(teaching, piece_trim(part));
	if (piece_empty(&part))
		return;
	if (!teaching->role.para && is_role(&part)) {
		teaching->role = part;
		return;
	}
	if (!teaching->school.para && is_school(&part, last)) {
		teaching->school = part;
		return;
	}
	at = teaching->role.para ? part.to : role_at_end(&part);
	if (at < part.to && at > part.from) {
		teaching->role = piece_sub(&part, at, part.to);
		part = piece_sub(&part, part.from, at);
	}
	add_course(teaching, part);
}

/* "Lecturer: Corpus Methods", "Sample University: Public Finance": the text behind the colon. */
static size_t take_lead(struct teaching *teaching, const struct piece *text)
{
	for (size_t i = text->from + 1; i + 1 < text->to; i++) {
		struct piece lead;

		if (!token_is_colon(&text->para->tokens.v[i]))
			continue;
		lead = piece_sub(text, text->from, i);
		if (!teaching->role.para && is_role(&lead))
			teaching->role = lead;
		else if (!teaching->school.para && piece_is(&lead, WORD_SCHOOL))
			teaching->school = lead;
		else
			break;
		return i + 1;
	}
	return text->from;
}

/* "TA, Introduction to Networks (CS4450), Cornell University" */
static void take_text(struct teaching *teaching, const struct piece *text, bool last_text)
{
	size_t depth = 0, from = take_lead(teaching, text), first = from;

	for (size_t i = from; i < text->to; i++) {
		depth += piece_is_code(text, i, '(');
		depth -= depth && piece_is_code(text, i, ')');
		if (depth || !token_is_comma(&text->para->tokens.v[i]))
			continue;
		take_part(teaching, (struct piece){ text->para, from, i }, false);
		from = i + 1;
	}
	take_part(teaching, (struct piece){ text->para, from, text->to },
		  last_text && from > first);
}

/* Joins courses that commas inside their names took apart. */
static void join_courses(struct teaching *teaching)
{
	size_t n = 0;

	for (size_t i = 0; i < teaching->n_course; i++) {
		struct piece *last = n ? &teaching->course[n - 1] : NULL;

		if (last && last->para == teaching->course[i].para &&
		    teaching->course[i].from == last->to + 1 &&
		    token_is_comma(&last->para->tokens.v[last->to]))
			last->to = teaching->course[i].to;
		else
			teaching->course[n++] = teaching->course[i];
	}
	teaching->n_course = n;
}

static void read_teaching(const struct head *head, struct teaching *teaching)
{
	memset(teaching, 0, sizeof(*teaching));
	for (size_t i = 0; i < head->n_texts; i++)
		take_text(teaching, &head->texts[i], i + 1 == head->n_texts);
	if (!teaching->school.para && teaching->n_course > 1 && head->n_texts > 1 &&
	    teaching->course[teaching->n_course - 1].para != teaching->course[0].para)
		teaching->school = teaching->course[--teaching->n_course];
	join_courses(teaching);
}

static void add_teaching(struct fill *fill, const struct cut *cut, const struct head *head)
{
	struct work *work = cv_append(fill->cv, &fill->cv->work, &work_shape);
	const struct labelled *advisor = head_label(head, "advisor");
	struct teaching teaching;

	read_teaching(head, &teaching);
	work->entry.line = fill->paras->v[cut->from].line;
	if (teaching.role.para)
		fill_piece(fill, &work->position, &teaching.role, LIKELY);
	if (teaching.school.para)
		fill_piece(fill, &work->name, &teaching.school, LIKELY);
	if (advisor)
		fill_piece(fill, &work->advisor, &advisor->value, CONFIDENT);
	if (head->place.para)
		fill_piece(fill, &work->location, &head->place, LIKELY);
	fill_period(fill, head, &work->start_date, &work->end_date, &work->dates);
	fill_url(fill, &work->url, head->url, head->url_line);
	for (size_t i = 0; i < teaching.n_course; i++)
		fill_append_piece(fill, &work->summary, ", ", &teaching.course[i], LIKELY);
	fill_body(fill, cut, head, &work->summary, &work->highlights, NULL);
	fill_section(fill, &work->section);
}

void fill_teaching(struct fill *fill)
{
	struct cuts cuts;

	fill_cut(fill, &cuts);
	for (size_t i = 0; i < cuts.n; i++) {
		struct head head;

		head_read(fill->arena, fill->paras, &cuts.v[i], 3, &head);
		add_teaching(fill, &cuts.v[i], &head);
	}
}
