/*
 * Teaching: the role ("TA"), the school, and the course, which is whatever
 * else the lines say. What is not said is absent.
 */
#include "formats/text/fill.h"

#include <string.h>

#include "pipeline/fields.h"

#define TEACHING_PIECES 16

struct teaching {
	struct piece role, school, course[TEACHING_PIECES];
	size_t n_course;
};

/* Where a role of [from, to) that reaches the end begins ("… Big Data Teaching Assistant"). */
static size_t role_at_end(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		size_t rank = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_RANK), NULL);
		size_t n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_ROLE), NULL);

		if (!n && rank)
			n = tokens_phrase(&piece->para->tokens, i + rank, WORD_MASK(WORD_ROLE), NULL),
			n += n ? rank : 0;
		if (n && i + n == piece->to)
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

/* "TA, Introduction to Networks (CS4450), Cornell University" */
static void take_text(struct teaching *teaching, const struct piece *text)
{
	struct piece rest = *text;
	size_t at;

	for (size_t i = rest.from + 1; i + 1 < rest.to && !teaching->role.para; i++) {
		struct piece left = piece_sub(&rest, rest.from, i);

		if (!token_is_comma(&rest.para->tokens.v[i]))
			continue;
		if (is_role(&left)) {
			teaching->role = left;
			rest = piece_sub(&rest, i + 1, rest.to);
		}
		break;
	}
	for (size_t i = rest.to; i-- > rest.from + 1 && !teaching->school.para;) {
		struct piece right = piece_sub(&rest, i + 1, rest.to);

		if (!token_is_comma(&rest.para->tokens.v[i]))
			continue;
		if (is_school(&right, true)) {
			teaching->school = right;
			rest = piece_sub(&rest, rest.from, i);
		}
		break;
	}
	at = teaching->role.para ? rest.to : role_at_end(&rest);
	if (at < rest.to) {
		teaching->role = piece_sub(&rest, at, rest.to);
		rest = piece_sub(&rest, rest.from, at);
	}
	add_course(teaching, rest);
}

static bool holds_comma(const struct piece *text)
{
	for (size_t i = text->from; i < text->to; i++)
		if (token_is_comma(&text->para->tokens.v[i]))
			return true;
	return false;
}

static void read_teaching(const struct head *head, struct teaching *teaching)
{
	memset(teaching, 0, sizeof(*teaching));
	for (size_t i = 0; i < head->n_texts; i++) {
		const struct piece *text = &head->texts[i];

		if (!teaching->role.para && is_role(text))
			teaching->role = *text;
		else if (!teaching->school.para && !holds_comma(text) &&
			 (is_school(text, i > 0) || (head->row[i] > 0 && org_score(text) > 0)))
			teaching->school = *text;
		else
			take_text(teaching, text);
	}
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

		head_read(fill->arena, fill->paras, &cuts.v[i], 2, &head);
		add_teaching(fill, &cuts.v[i], &head);
	}
}
