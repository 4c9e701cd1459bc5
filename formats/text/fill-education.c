/*
 * Studies: institution, degree, area, whatever their order.
 *
 * Texts that name a school or a degree tell themselves. Where one does not,
 * the order that the section's other entries keep decides.
 */
#include "formats/text/fill.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define PARTS 16
#define DEGREES 3

/* What an entry says. */
struct study {
	struct piece institution, department;
	struct piece types[DEGREES], areas[DEGREES];
	size_t n_types, n_areas;
	struct piece score, place;
	struct piece extra[HEAD_TEXTS * 2];
	size_t n_extra;
};

struct parts {
	struct piece v[PARTS];
	size_t n;
};

static void add_extra(struct study *study, struct piece piece)
{
	piece = piece_trim(piece);
	if (!piece_empty(&piece) && study->n_extra < HEAD_TEXTS * 2)
		study->extra[study->n_extra++] = piece;
}

/* Cuts at commas outside brackets. */
static void split_commas(const struct piece *piece, struct parts *parts)
{
	size_t depth = 0, from = piece->from;

	parts->n = 0;
	for (size_t i = piece->from; i < piece->to; i++) {
		depth += piece_is_code(piece, i, '(');
		depth -= depth && piece_is_code(piece, i, ')');
		if (depth || !(piece_is_code(piece, i, ',') || piece_is_code(piece, i, 0xFF0C)) ||
		    parts->n + 1 == PARTS)
			continue;
		parts->v[parts->n++] = piece_sub(piece, from, i);
		from = i + 1;
	}
	parts->v[parts->n++] = piece_sub(piece, from, piece->to);
}

static bool is_number_like(const struct piece *piece)
{
	size_t numbers = 0;

	for (size_t i = piece->from; i < piece->to; i++) {
		const struct token *token = &piece->para->tokens.v[i];

		if (token->kind == TOKEN_NUMBER)
			numbers++;
		else if (token->kind != TOKEN_PUNCT && !token_is(token, WORD_SCORE))
			return false;
	}
	return numbers > 0;
}

/* A word such as "GPA" and a number. */
static bool is_score(const struct piece *piece)
{
	bool number = false;

	for (size_t i = piece->from; i < piece->to; i++)
		number |= piece->para->tokens.v[i].kind == TOKEN_NUMBER;
	return number && piece_is(piece, WORD_SCORE);
}

/* A bracket at the end of an area: an average, a distinction, or part of it. */
static void take_bracket(struct study *study, struct piece *area)
{
	struct piece inner;
	size_t open = area->to;

	if (piece_empty(area) || !piece_is_code(area, area->to - 1, ')'))
		return;
	while (open > area->from && !piece_is_code(area, open - 1, '('))
		open--;
	if (open <= area->from + 1)
		return;
	inner = piece_sub(area, open, area->to - 1);
	if (!study->score.para && is_number_like(&inner))
		study->score = inner;
	else if (piece_is(&inner, WORD_HONOUR))
		add_extra(study, inner);
	else
		return;
	*area = piece_sub(area, area->from, open - 1);
}

static void add_area(struct study *study, struct piece area)
{
	area = piece_trim(area);
	take_bracket(study, &area);
	if (piece_empty(&area))
		return;
	if (study->n_areas < DEGREES)
		study->areas[study->n_areas++] = area;
	else
		add_extra(study, area);
}

/* Where a degree's phrase begins in [from, to), or to. */
static size_t find_degree(const struct piece *piece, size_t from, size_t *n)
{
	for (size_t i = from; i < piece->to; i++) {
		*n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_DEGREE), NULL);
		if (*n)
			return i;
	}
	return piece->to;
}

static bool is_student(const struct token *token)
{
	return token->kind == TOKEN_WORD && token_is(token, WORD_ROLE);
}

/* Goes on over what belongs to the degree: further degrees, a bracket, "Student". */
static size_t degree_end(const struct piece *piece, size_t i)
{
	const struct tokens *tokens = &piece->para->tokens;

	while (i < piece->to) {
		size_t n = tokens_phrase(tokens, i, WORD_MASK(WORD_DEGREE), NULL);

		if (n) {
			i += n;
		} else if (is_student(&tokens->v[i]) || piece_is_code(piece, i, '.')) {
			i++;
		} else if (piece_is_code(piece, i, '(')) {
			size_t close = i;

			while (close < piece->to && !piece_is_code(piece, close, ')'))
				close++;
			/* a bracket at the end holds the area: "B.S. (Physics)" */
			if (close + 1 >= piece->to &&
			    !piece_is(&(struct piece){ piece->para, i + 1, close }, WORD_DEGREE))
				break;
			i = close < piece->to ? close + 1 : close;
		} else if (piece_is_code(piece, i, '-') && i + 1 < piece->to &&
			   tokens_phrase(tokens, i + 1, WORD_MASK(WORD_DEGREE), NULL)) {
			i++;
		} else {
			break;
		}
	}
	return i;
}

static bool is_joint(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return (token->kind == TOKEN_WORD && token_is(token, WORD_IN)) ||
	       piece_is_code(piece, i, ':') || piece_is_code(piece, i, ',') || piece_is_code(piece, i, '-') ||
	       piece_is_code(piece, i, 0xFF1A);
}

/* "Baccalauréat professionnel (Restauration)": words before the bracket belong to the degree. */
static size_t adjective_end(const struct piece *piece, size_t end)
{
	size_t i = end;

	while (i < piece->to && i < end + 3 && piece->para->tokens.v[i].kind == TOKEN_WORD &&
	       !token_is(&piece->para->tokens.v[i], WORD_IN))
		i++;
	return i < piece->to && i > end && piece_is_code(piece, i, '(') && piece_is_code(piece, piece->to - 1, ')') ?
		i : end;
}

/* "Degree in Engineering in Industrial Engineering": the last "in" begins the area. */
static size_t last_in(const struct piece *piece, size_t from)
{
	const struct tokens *tokens = &piece->para->tokens;

	for (size_t i = piece->to; i-- > from + 1;) {
		const struct token *token = &tokens->v[i];

		if (token->kind == TOKEN_WORD && token->fold_end - token->fold == 2 &&
		    !memcmp(tokens->folded + token->fold, "in", 2) && i + 1 < piece->to &&
		    (tokens->v[i + 1].flags & TOKEN_CAPITAL))
			return i;
	}
	return from;
}

static void take_degrees(struct study *study, const struct piece *piece, bool second)
{
	size_t n = 0, begin = find_degree(piece, piece->from, &n), end, next, stop;
	const struct token *v = piece->para->tokens.v;

	if (begin == piece->to) {
		add_area(study, *piece);
		return;
	}
	end = degree_end(piece, begin + n);
	end = adjective_end(piece, end);
	while (end > begin + 1 && token_is(&piece->para->tokens.v[end - 1], WORD_IN))
		end--;	/* a degree's phrase may end in the "em" before its area */
	if (!second && study->n_areas && piece->from == begin) {
		/* the area stands apart: "of Science in Engineering" is part of the degree's name */
		if (study->n_types < DEGREES)
			study->types[study->n_types++] = *piece;
		return;
	}
	for (next = end; next < piece->to && is_joint(piece, next);)
		next++;
	if (next < piece->to && find_degree(piece, next, &n) == piece->to) {
		size_t in = last_in(piece, next);

		if (in > next) {
			end = in;
			next = in + 1;
		}
	}
	if (study->n_types < DEGREES)
		study->types[study->n_types++] = piece_sub(piece, begin, end);
	if (begin > piece->from)
		add_area(study, piece_sub(piece, piece->from, begin));
	/* a second degree behind the area: "B.S. in A and B.A. in B" */
	stop = find_degree(piece, next, &n);
	if (stop < piece->to && stop > next) {
		size_t cut = stop;

		if (v[cut - 1].kind == TOKEN_WORD && token_is(&v[cut - 1], WORD_AND))
			cut--;
		add_area(study, piece_sub(piece, next, cut));
		take_degrees(study, &(struct piece){ piece->para, stop, piece->to }, true);
		return;
	}
	if (next < piece->to)
		add_area(study, piece_sub(piece, next, piece->to));
}

static void take_degree(struct study *study, const struct piece *piece)
{
	take_degrees(study, piece, false);
}

/* "Area, Kind of study, School": the parts before the one that names a school. */
static struct piece take_parts_before(struct study *study, const struct piece *piece)
{
	struct parts parts;
	size_t school = 0;

	split_commas(piece, &parts);
	while (school < parts.n && !piece_is(&parts.v[school], WORD_SCHOOL))
		school++;
	if (!school || school == parts.n || piece_is(&parts.v[0], WORD_DEPARTMENT))
		return *piece;
	add_area(study, parts.v[0]);
	if (school > 1 && study->n_types < DEGREES)
		study->types[study->n_types++] = piece_sub(piece, parts.v[1].from, parts.v[school - 1].to);
	return piece_sub(piece, parts.v[school].from, piece->to);
}

static void take_institution(struct study *study, struct piece piece)
{
	struct parts parts;

	if (study->institution.para) {
		add_extra(study, piece);
		return;
	}
	split_commas(&piece, &parts);
	if (parts.n >= 2 && piece_is(&parts.v[0], WORD_DEPARTMENT) &&
	    !piece_is(&parts.v[0], WORD_SCHOOL) && piece_is(&parts.v[parts.n - 1], WORD_SCHOOL)) {
		study->department = parts.v[0];
		piece = piece_sub(&piece, parts.v[0].to, piece.to);
	}
	study->institution = piece;
}

/* "Industrial Engineering, Bachelor's Degree, University of X, City": degree and school in one text. */
static void take_mixed(struct study *study, const struct piece *piece)
{
	struct parts parts;
	size_t school = 0, degree = 0;

	split_commas(piece, &parts);
	while (school < parts.n && !piece_is(&parts.v[school], WORD_SCHOOL))
		school++;
	while (degree < parts.n && !piece_is(&parts.v[degree], WORD_DEGREE))
		degree++;
	if (school == parts.n || degree == parts.n || school == degree) {
		take_degree(study, piece);
		return;
	}

	if (school > degree) {
		for (size_t i = 0; i < degree; i++)
			add_area(study, parts.v[i]);
		take_degree(study, &(struct piece){ piece->para, parts.v[degree].from,
						     parts.v[school - 1].to });
		take_institution(study, piece_sub(piece, parts.v[school].from, piece->to));
	} else {
		take_institution(study, piece_sub(piece, piece->from, parts.v[degree - 1].to));
		take_degree(study, &(struct piece){ piece->para, parts.v[degree].from, piece->to });
	}
}

/* A text that names neither: by what is missing and by the section's order. */
static void take_unknown(struct study *study, const struct piece *piece, bool school_first,
			 bool school_known, bool alone)
{
	struct parts parts;

	if (is_number_like(piece) && !study->score.para) {
		study->score = *piece;
		return;
	}
	if (piece_is(piece, WORD_HONOUR) || is_score(piece)) {
		add_extra(study, *piece);
		return;
	}
	if (school_known || study->institution.para) {
		if (study->n_areas)
			add_extra(study, *piece);
		else
			add_area(study, *piece);
		return;
	}
	split_commas(piece, &parts);
	if (!alone || parts.n == 1) {
		take_institution(study, *piece);
	} else if (school_first) {
		take_institution(study, parts.v[0]);
		add_area(study, piece_sub(piece, parts.v[1].from, piece->to));
	} else {
		take_institution(study, parts.v[parts.n - 1]);
		add_area(study, parts.v[0]);
		if (parts.n > 2 && study->n_types < DEGREES)
			study->types[study->n_types++] =
				piece_sub(piece, parts.v[1].from, parts.v[parts.n - 2].to);
	}
}

static bool names_school(const struct piece *piece)
{
	return piece_is(piece, WORD_SCHOOL);
}

/* "High School" is a degree alone, but in the name of a school it is none. */
static bool names_degree(const struct piece *piece)
{
	bool school = names_school(piece);

	for (size_t i = piece->from; i < piece->to; i++) {
		struct facts facts;
		size_t n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_DEGREE), &facts);

		if (!n)
			continue;
		for (size_t k = 0; k < facts.n; k++)
			if (facts.v[k].class == WORD_DEGREE &&
			    !(school && !strcmp(facts.v[k].value, "school")))
				return true;
		i += n - 1;
	}
	return false;
}

static void read_study(const struct head *head, bool school_first, struct study *study)
{
	bool school_known = false;
	size_t row = (size_t)-1;

	memset(study, 0, sizeof(*study));
	for (size_t i = 0; i < head->n_texts; i++) {
		if (!names_school(&head->texts[i]))
			continue;
		school_known = true;
		row = head->row[i];
	}
	for (size_t i = 0; i < head->n_texts; i++) {
		const struct piece *text = &head->texts[i];
		bool school = names_school(text), degree = names_degree(text);

		if (school && degree)
			take_mixed(study, text);
		else if (school)
			take_institution(study, take_parts_before(study, text));
		else if (degree)
			take_degree(study, text);
		else if (!head->place.para && head->row[i] == row && piece_words(text) <= 2 &&
			 !study->place.para && head->n_rows > 1)
			study->place = *text;	/* beside the school, apart from it */
		else
			take_unknown(study, text, school_first, school_known, head->n_texts == 1);
	}
}

/* Whether the first of the text's parts names the school. */
static bool stands_first(const struct piece *text)
{
	struct parts parts;

	split_commas(text, &parts);
	return piece_is(&parts.v[0], WORD_SCHOOL) || piece_is(&parts.v[0], WORD_DEPARTMENT);
}

/* "Information Systems, BSc, Somewhere" */
static bool degree_in_middle(const struct piece *text)
{
	struct parts parts;

	split_commas(text, &parts);
	return parts.n >= 3 && piece_is(&parts.v[1], WORD_DEGREE);
}

/* Whether schools come before degrees in most entries of the section. */
static bool vote_school_first(const struct head *heads, size_t n)
{
	size_t first = 0, last = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < heads[i].n_texts; k++) {
			const struct piece *text = &heads[i].texts[k];

			if (names_school(text))
				*(k == 0 && stands_first(text) ? &first : &last) += 1;
			else if (k == 0 && heads[i].n_texts == 1 && degree_in_middle(text))
				last++;
		}
	return first >= last;
}

static void fill_joined(struct fill *fill, struct text *text, const struct piece *pieces, size_t n)
{
	for (size_t i = 0; i < n; i++)
		fill_append_piece(fill, text, " and ", &pieces[i], LIKELY);
}

static void fill_extra(struct fill *fill, struct education *entry, const struct piece *piece)
{
	if (!entry->score.s && is_score(piece))
		fill_piece(fill, &entry->score, piece, LIKELY);
	else
		fill_append_piece(fill, &entry->summary, ", ", piece, LIKELY);
}

static void fill_labels(struct fill *fill, const struct head *head, struct education *entry)
{
	for (size_t i = 0; i < head->n_labels; i++) {
		const struct labelled *label = &head->labels[i];

		if (!strcmp(label->label, "advisor"))
			fill_piece(fill, &entry->advisor, &label->value, CONFIDENT);
		else if (!strcmp(label->label, "score") && !entry->score.s)
			fill_piece(fill, &entry->score, &label->value, CONFIDENT);
		else if (!strcmp(label->label, "course"))
			fill_items(fill, &entry->courses, label->value, LIKELY);
		else if (label->value.para->flags & LINE_BULLET)
			fill_add_para(fill, &entry->highlights, label->value.para, LIKELY);
		else
			fill_append(fill, &entry->summary, "; ", label->value.para->text,
				    label->value.para->size, label->value.para->line, GUESSED);
	}
}

static void add_education(struct fill *fill, const struct cut *cut, const struct head *head,
			  const struct study *study, const struct education *before)
{
	struct education *entry = cv_append(fill->cv, &fill->cv->education, &education_shape);

	entry->entry.line = fill->paras->v[cut->from].line;
	if (study->institution.para)
		fill_piece(fill, &entry->institution, &study->institution, LIKELY);
	else if (before && study->n_types)
		entry->institution = before->institution;
	if (study->department.para)
		fill_piece(fill, &entry->department, &study->department, LIKELY);
	fill_joined(fill, &entry->study_type, study->types, study->n_types);
	fill_joined(fill, &entry->area, study->areas, study->n_areas);
	if (study->score.para)
		fill_piece(fill, &entry->score, &study->score, LIKELY);
	if (head->place.para)
		fill_piece(fill, &entry->location, &head->place, LIKELY);
	else if (study->place.para)
		fill_piece(fill, &entry->location, &study->place, GUESSED);
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

void fill_education(struct fill *fill)
{
	struct cuts cuts;
	struct head *heads;
	bool school_first;
	const struct education *before = NULL;

	fill_cut(fill, &cuts);
	heads = arena_array(fill->arena, cuts.n + 1, sizeof(*heads));
	for (size_t i = 0; i < cuts.n; i++)
		head_read(fill->arena, fill->paras, &cuts.v[i], 3, &heads[i]);
	school_first = vote_school_first(heads, cuts.n);
	for (size_t i = 0; i < cuts.n; i++) {
		struct study study;

		read_study(&heads[i], school_first, &study);
		add_education(fill, &cuts.v[i], &heads[i], &study, before);
		before = fill->cv->education.v[fill->cv->education.n - 1];
	}
}

/* Course work listed apart goes to the institution it names, else to the first study. */
void fill_courses(struct fill *fill)
{
	struct education *entry = fill->cv->education.n ? fill->cv->education.v[0] : NULL;

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
