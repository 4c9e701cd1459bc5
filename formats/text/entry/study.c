#include "formats/text/entry/study.h"

#include <string.h>

#define LONG_TEXT 160	/* tokens of a text that is no head of a study; also for speed */

/* What can be said of a text by its own words. */
enum study_text {
	TEXT_PLAIN,
	TEXT_SCHOOL,
	TEXT_DEGREE,
	TEXT_MIXED,	/* school and degree */
	TEXT_FACT,	/* an average or a distinction */
	TEXT_LONG,	/* too much for a head */
};

struct study_reader {
	struct head *head;
	const struct study_habits *habits;
	struct study *study;
	enum study_text kinds[HEAD_TEXTS];
	size_t counts[TEXT_LONG + 1];
	size_t school_row;	/* the text line with the school; meaningless when none is named */
};

void study_split(const struct piece *text, struct study_parts *parts)
{
	size_t depth = 0, from = text->from;

	parts->n = 0;
	for (size_t i = text->from; i < text->to; i++) {
		depth += piece_is_code(text, i, '(');
		depth -= depth && piece_is_code(text, i, ')');
		if (depth || !(piece_is_code(text, i, ',') || piece_is_code(text, i, 0xFF0C)) ||
		    parts->n + 1 == STUDY_PARTS)
			continue;
		parts->v[parts->n++] = piece_sub(text, from, i);
		from = i + 1;
	}
	parts->v[parts->n++] = piece_sub(text, from, text->to);
}

bool study_names_school(const struct piece *text)
{
	return piece_is(text, WORD_SCHOOL);
}

/* An average or a distinction. */
static bool is_fact(const struct piece *text)
{
	return study_is_number(text) || study_is_score(text) || piece_is(text, WORD_HONOUR);
}

static enum study_text kind_of(const struct piece *text)
{
	bool school, degree;

	if (text->to - text->from > LONG_TEXT)
		return TEXT_LONG;
	school = study_names_school(text);
	degree = study_names_degree(text);
	if (school)
		return degree ? TEXT_MIXED : TEXT_SCHOOL;
	if (degree)
		return TEXT_DEGREE;
	return is_fact(text) ? TEXT_FACT : TEXT_PLAIN;
}

/* The first part that names a school, or parts->n. */
static size_t find_school(const struct study_parts *parts)
{
	size_t i = 0;

	while (i < parts->n && !study_names_school(&parts->v[i]))
		i++;
	return i;
}

/* The first part that names a degree, or parts->n. */
static size_t find_degree(const struct study_parts *parts)
{
	size_t i = 0;

	while (i < parts->n && !study_names_degree(&parts->v[i]))
		i++;
	return i;
}

static struct piece join_parts(const struct study_parts *parts, size_t from, size_t to)
{
	return piece_sub(&parts->v[from], parts->v[from].from, parts->v[to - 1].to);
}

/* "Kind of study, Area" or "Area, Kind of study": parts [from, to) that no word tells. */
static void take_pair(struct study_reader *r, const struct study_parts *parts, size_t from,
		      size_t to)
{
	if (from >= to)
		return;
	if (!r->habits->type_first || to == from + 1)
		study_add_area(r->study, parts->v[from]);
	else
		study_add_type(r->study, parts->v[from]);
	if (to == from + 1)
		return;
	if (!r->habits->type_first)
		study_add_type(r->study, join_parts(parts, from + 1, to));
	else
		study_add_area(r->study, join_parts(parts, from + 1, to));
}

/* "Area, Kind of study, School": the parts before the one that names a school. */
static struct piece take_parts_before(struct study_reader *r, const struct piece *text)
{
	struct study_parts parts;
	size_t school;

	study_split(text, &parts);
	school = find_school(&parts);
	if (!school || school == parts.n || piece_is(&parts.v[0], WORD_DEPARTMENT))
		return *text;
	take_pair(r, &parts, 0, school);
	return piece_sub(text, parts.v[school].from, text->to);
}

static void take_institution(struct study *study, struct piece text)
{
	struct study_parts parts;

	if (study->institution.para) {
		study_add_extra(study, text);
		return;
	}
	study_split(&text, &parts);
	if (parts.n >= 2 && piece_is(&parts.v[0], WORD_DEPARTMENT) &&
	    !piece_is(&parts.v[0], WORD_SCHOOL) && piece_is(&parts.v[parts.n - 1], WORD_SCHOOL)) {
		study->department = parts.v[0];
		text = piece_sub(&text, parts.v[0].to, text.to);
	} else if (parts.n >= 2 && piece_is(&parts.v[0], WORD_SCHOOL) &&
		   !piece_is(&parts.v[0], WORD_DEPARTMENT) && piece_is(&parts.v[1], WORD_DEPARTMENT)) {
		study->department = join_parts(&parts, 1, parts.n);
		text = parts.v[0];
	}
	study->institution = text;
}

/* The hyphen of "Staats- en bestuursrecht" */
static bool is_suspended(const struct piece *text, size_t i)
{
	return piece_is_code(text, i, '-') && !(text->para->tokens.v[i].flags & TOKEN_SPACE_BEFORE);
}

/* "B.Sc. Physics at X University", "Engineer Computing at X University": a department is no study. */
static bool take_at(struct study_reader *r, const struct piece *text)
{
	const struct token *v = text->para->tokens.v;

	for (size_t i = text->from + 1; i + 1 < text->to; i++) {
		struct piece left, right;

		if (v[i].kind != TOKEN_WORD || !token_is(&v[i], WORD_AT) ||
		    (v[i].flags & TOKEN_CAPITAL) || is_suspended(text, i - 1))
			continue;
		left = piece_sub(text, text->from, i);
		right = piece_sub(text, i + 1, text->to);
		if (study_names_school(&left) || !study_names_school(&right) ||
		    (piece_is(&left, WORD_DEPARTMENT) && !study_names_degree(&left)))
			continue;
		study_add_degrees(r->study, &left, r->habits);
		take_institution(r->study, right);
		return true;
	}
	return false;
}

/* A bare "GPA" in front of an average says what the field does. */
static void take_fact(struct study *study, const struct piece *text)
{
	size_t number = text->from;

	if (!study_is_number(text) || study->score.para) {
		study_add_extra(study, *text);
		return;
	}
	while (text->para->tokens.v[number].kind != TOKEN_NUMBER)
		number++;
	study->score = (struct piece){ text->para, number, text->to };
}

/* "LLB Law, First Class Honours": distinctions and averages behind a text are facts of their own. */
static void cut_facts(struct study_reader *r, struct piece *text)
{
	struct study_parts parts;

	study_split(text, &parts);
	while (parts.n > 1 && is_fact(&parts.v[parts.n - 1])) {
		take_fact(r->study, &parts.v[--parts.n]);
		*text = join_parts(&parts, 0, parts.n);
		head_cut_place(r->head, text);
	}
}

/* Degree and school in one text: "Industrial Engineering, Bachelor's Degree, University of X" */
static void take_mixed(struct study_reader *r, const struct piece *text)
{
	struct study_parts parts;
	struct piece degrees;
	size_t school, degree;

	if (take_at(r, text))
		return;
	study_split(text, &parts);
	school = find_school(&parts);
	degree = find_degree(&parts);
	if (school == parts.n || degree == parts.n || school == degree) {
		study_add_degrees(r->study, text, r->habits);
	} else if (school > degree) {
		if (degree)
			study_add_area(r->study, join_parts(&parts, 0, degree));
		degrees = join_parts(&parts, degree, school);
		cut_facts(r, &degrees);
		study_add_degrees(r->study, &degrees, r->habits);
		take_institution(r->study, piece_sub(text, parts.v[school].from, text->to));
	} else {
		take_institution(r->study, join_parts(&parts, 0, degree));
		degrees = piece_sub(text, parts.v[degree].from, text->to);
		study_add_degrees(r->study, &degrees, r->habits);
	}
}

/* The only text of an entry, and no word tells what it is. */
static void take_lone(struct study_reader *r, const struct piece *text)
{
	struct study_parts parts;

	study_split(text, &parts);
	if (parts.n == 1) {
		take_institution(r->study, *text);
	} else if (r->habits->school_first) {
		take_institution(r->study, parts.v[0]);
		study_add_area(r->study, join_parts(&parts, 1, parts.n));
	} else {
		take_institution(r->study, parts.v[parts.n - 1]);
		take_pair(r, &parts, 0, parts.n - 1);
	}
}

/*
 * "Information Systems, BSc, Somewhere": the only text of an entry names a
 * degree between other things, one of which can but be the school.
 */
static bool take_around_degree(struct study_reader *r, const struct piece *text)
{
	struct study_parts parts;
	struct piece type;
	size_t degree;

	study_split(text, &parts);
	degree = find_degree(&parts);
	if (r->head->n_texts > 1 || r->study->institution.para || degree == 0 ||
	    degree + 1 >= parts.n)
		return false;
	if (r->habits->school_first && degree == 1) {
		take_institution(r->study, parts.v[0]);
		type = join_parts(&parts, degree, parts.n);
	} else {
		study_add_area(r->study, join_parts(&parts, 0, degree));
		take_institution(r->study, parts.v[parts.n - 1]);
		type = join_parts(&parts, degree, parts.n - 1);
	}
	study_add_degrees(r->study, &type, r->habits);
	return true;
}

/* Whether text i is where the section's schools stand, in an entry that names none. */
static bool is_in_place_of_school(const struct study_reader *r, size_t i)
{
	size_t first = 0, last = r->head->n_texts - 1;

	if (r->counts[TEXT_SCHOOL] + r->counts[TEXT_MIXED] || r->study->institution.para)
		return false;
	while (r->kinds[first] != TEXT_PLAIN)
		first++;
	while (r->kinds[last] != TEXT_PLAIN)
		last--;
	return i == (r->habits->school_first ? first : last);
}

/* A text that names nothing: by what is missing and by the section's habits. */
static void take_plain(struct study_reader *r, size_t i)
{
	const struct piece *text = &r->head->texts[i];
	struct study *study = r->study;

	if (r->head->n_texts == 1)
		take_lone(r, text);
	else if (is_in_place_of_school(r, i))
		take_institution(study, *text);
	else if (study->n_areas && (study->n_types || !r->habits->apart))
		study_add_extra(study, *text);
	else if (r->habits->apart && !r->counts[TEXT_DEGREE] && !study->n_types &&
		 r->counts[TEXT_PLAIN] > 1 && (!r->habits->area_first || study->n_areas))
		study_add_type(study, *text);
	else if (r->counts[TEXT_DEGREE])
		study_add_area(study, *text);
	else
		study_add_degrees(study, text, r->habits);
}

/* A word or two beside the school, set apart from it. */
static bool is_place_of_school(const struct study_reader *r, size_t i)
{
	return (r->counts[TEXT_SCHOOL] || r->counts[TEXT_MIXED]) && !r->head->place.para &&
	       !r->study->place.para && r->head->row[i] == r->school_row &&
	       piece_words(&r->head->texts[i]) <= 2 && r->head->n_rows > 1;
}

static void take_text(struct study_reader *r, size_t i)
{
	struct piece *text = &r->head->texts[i];

	switch (r->kinds[i]) {
	case TEXT_MIXED:
		take_mixed(r, text);
		break;
	case TEXT_SCHOOL:
		if (!take_at(r, text))
			take_institution(r->study, take_parts_before(r, text));
		break;
	case TEXT_DEGREE:
		if (!take_around_degree(r, text))
			study_add_degrees(r->study, text, r->habits);
		break;
	case TEXT_FACT:
		take_fact(r->study, text);
		break;
	case TEXT_LONG:
		study_add_extra(r->study, *text);
		break;
	case TEXT_PLAIN:
		if (is_place_of_school(r, i))
			r->study->place = *text;
		else
			take_plain(r, i);
		break;
	}
}

/* "Institution: X", "Degree: Y in Z" */
static void take_labels(struct study_reader *r)
{
	struct piece degree = { 0 }, area = { 0 }, school = { 0 };

	head_take_label(r->head, "organization", &school);
	head_take_label(r->head, "degree", &degree);
	head_take_label(r->head, "area", &area);
	if (school.para) {
		head_cut_place(r->head, &school);
		take_institution(r->study, school);
		r->counts[TEXT_SCHOOL]++;
		r->school_row = r->head->n_rows;
	}
	if (degree.para && study_names_degree(&degree) && !area.para)
		study_add_degrees(r->study, &degree, r->habits);
	else if (degree.para)
		study_add_type(r->study, degree);
	if (area.para)
		study_add_area(r->study, area);
}

void study_read(struct head *head, const struct study_habits *habits, struct study *study)
{
	struct study_reader r = { .head = head, .habits = habits, .study = study };

	memset(study, 0, sizeof(*study));
	take_labels(&r);
	for (size_t i = 0; i < head->n_texts; i++) {
		cut_facts(&r, &head->texts[i]);
		r.kinds[i] = kind_of(&head->texts[i]);
		r.counts[r.kinds[i]]++;
		if (r.kinds[i] == TEXT_SCHOOL || r.kinds[i] == TEXT_MIXED)
			r.school_row = head->row[i];
	}
	for (size_t i = 0; i < head->n_texts; i++)
		take_text(&r, i);
}

size_t study_rows(const struct head *head, const struct study *study)
{
	size_t rows = 0;

	if (!study->institution.para || !study->n_types || !study->n_areas)
		return head->n_rows;
	for (size_t i = 0; i < head->n_texts; i++) {
		const struct para *para = head->texts[i].para;

		if ((para == study->institution.para || para == study->types[0].para ||
		     para == study->areas[0].para || kind_of(&head->texts[i]) == TEXT_FACT) &&
		    head->row[i] >= rows)
			rows = head->row[i] + 1;
	}
	return rows;
}

/* How often each habit is seen. */
struct study_votes {
	size_t school_first, school_last, area_first, type_first, dash, in, apart, together;
};

/* Whether the first of the text's parts names the school. */
static bool stands_first(const struct piece *text)
{
	struct study_parts parts;

	study_split(text, &parts);
	return piece_is(&parts.v[0], WORD_SCHOOL) || piece_is(&parts.v[0], WORD_DEPARTMENT);
}

/* "Information Systems, BSc, Somewhere": where the degree stands in a text with commas. */
static void vote_parts(const struct piece *text, bool alone, struct study_votes *votes)
{
	struct study_parts parts;
	size_t degree;

	study_split(text, &parts);
	degree = find_degree(&parts);
	if (degree == parts.n || parts.n < 2)
		return;
	if (degree == 1 && !piece_is(&parts.v[0], WORD_SCHOOL))
		votes->area_first++;
	else if (degree == 0 && study_is_degree(&parts.v[0]))
		votes->type_first++;
	if (alone && degree == 1 && parts.n >= 3 && !study_names_school(text))
		votes->school_last++;
}

/* What stands between a degree and its area. */
static void vote_joint(const struct piece *text, struct study_votes *votes)
{
	size_t dash = study_find_dash(text);
	struct piece left = piece_sub(text, text->from, dash);
	struct piece right = piece_sub(text, dash < text->to ? dash + 1 : dash, text->to);
	const struct token *v = text->para->tokens.v;
	bool in = false;

	if (dash < text->to && study_names_degree(&left) != study_names_degree(&right)) {
		votes->dash++;
		*(study_names_degree(&left) ? &votes->type_first : &votes->area_first) += 1;
	}
	for (size_t i = text->from + 1; i < text->to && !in; i++)
		in = v[i].kind == TOKEN_WORD && token_is(&v[i], WORD_IN);
	votes->in += in;
}

static void vote_head(const struct head *head, struct study_votes *votes)
{
	bool area = false, degree = false;

	for (size_t i = 0; i < head->n_texts; i++) {
		const struct piece *text = &head->texts[i];
		enum study_text kind = kind_of(text);

		if (kind == TEXT_SCHOOL || kind == TEXT_MIXED)
			*(i == 0 && stands_first(text) ? &votes->school_first :
							 &votes->school_last) += 1;
		if (kind == TEXT_DEGREE || kind == TEXT_MIXED) {
			vote_parts(text, head->n_texts == 1, votes);
			vote_joint(text, votes);
		}
		if (kind == TEXT_DEGREE) {
			*(study_is_degree(text) ? &votes->apart : &votes->together) += 1;
			votes->area_first += area;
			degree = true;
		}
		votes->type_first += degree && kind == TEXT_PLAIN;
		area |= kind == TEXT_PLAIN;
	}
}

void study_vote(const struct head *heads, size_t n, struct study_habits *habits)
{
	struct study_votes votes = { 0 };

	for (size_t i = 0; i < n; i++)
		vote_head(&heads[i], &votes);
	habits->school_first = votes.school_first >= votes.school_last;
	habits->area_first = votes.area_first > votes.type_first;
	habits->type_first = votes.type_first > votes.area_first;
	habits->dash = votes.dash > 0;
	habits->in = votes.in > votes.dash;
	habits->apart = votes.apart > votes.together;
}
