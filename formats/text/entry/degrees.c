/* One text of a study, cut into its kinds of study and its areas. */
#include "formats/text/entry/study.h"

#include <string.h>

#define YEAR_LEAST 1000	/* no average is as high */
#define SCORE_BYTES 4	/* of an average's number: "9.1", "3.85", "100" */
#define ADJECTIVES 3	/* words between a degree and the bracket with its area */
#define REPEATED_TOKENS 40	/* most of a kind of study and the area that it names */

void study_add_extra(struct study *study, struct piece piece)
{
	piece = piece_trim(piece);
	if (!piece_empty(&piece) && study->n_extra < STUDY_EXTRAS)
		study->extra[study->n_extra++] = piece;
}

void study_add_type(struct study *study, struct piece type)
{
	type = piece_trim(type);
	if (piece_empty(&type))
		return;
	if (study->n_types < STUDY_DEGREES)
		study->types[study->n_types++] = type;
	else
		study_add_extra(study, type);
}

bool study_is_number(const struct piece *text)
{
	size_t numbers = 0;

	for (size_t i = text->from; i < text->to; i++) {
		const struct token *token = &text->para->tokens.v[i];

		if (token->kind == TOKEN_NUMBER && token->number < YEAR_LEAST)
			numbers++;
		else if (token->kind != TOKEN_PUNCT && !token_is(token, WORD_SCORE))
			return false;
	}
	return numbers > 0;
}

bool study_is_score(const struct piece *text)
{
	bool number = false;

	for (size_t i = text->from; i < text->to; i++)
		number |= text->para->tokens.v[i].kind == TOKEN_NUMBER;
	return number && piece_is(text, WORD_SCORE);
}

struct piece study_bare_score(const struct piece *text)
{
	struct piece bare = *text;
	size_t n = tokens_phrase(&text->para->tokens, text->from, WORD_MASK(WORD_SCORE), NULL);

	bare.from += n;
	if (!n || bare.from >= text->to)
		return *text;
	if (token_is_colon(&text->para->tokens.v[bare.from]))
		bare.from++;
	return bare.from < text->to && text->para->tokens.v[bare.from].kind == TOKEN_NUMBER ?
		       piece_trim(bare) :
		       *text;
}

/*
 * The degree that begins at token i: its tokens, or 0. *part: a minor or a
 * major, which is a part of an area.
 */
static size_t phrase_at(const struct piece *text, size_t i, bool *part)
{
	struct facts facts;
	size_t n = tokens_phrase(&text->para->tokens, i, WORD_MASK(WORD_DEGREE), &facts);

	*part = false;
	for (size_t k = 0; n && k < facts.n; k++)
		*part |= facts.v[k].class == WORD_DEGREE && !strcmp(facts.v[k].value, "part");
	return i + n <= text->to ? n : 0;
}

/* Whether the word at token i stands in what pupils leave school with: "Secundária". */
static bool is_of_pupils(const struct piece *text, size_t i)
{
	struct facts facts;

	tokens_phrase(&text->para->tokens, i, WORD_MASK(WORD_DEGREE), &facts);
	for (size_t k = 0; k < facts.n; k++)
		if (facts.v[k].class == WORD_DEGREE && !strcmp(facts.v[k].value, "school"))
			return true;
	return false;
}

/* "Digital Master School" is no master, "Riverside High School" and "Escola Secundária" no degree. */
static bool is_of_school(const struct piece *text, size_t i, size_t end)
{
	const struct token *v = text->para->tokens.v;

	return i > text->from && end > i && !token_is_comma(&v[i - 1]) &&
	       ((end < text->to && token_is(&v[end], WORD_SCHOOL)) ||
		token_is(&v[end - 1], WORD_SCHOOL) ||
		(token_is(&v[i - 1], WORD_SCHOOL) && is_of_pupils(text, i)));
}

/* A few letters in lower case are a word: "do", "as" */
static bool is_little_word(const struct piece *text, size_t i, size_t n)
{
	const struct token *token = &text->para->tokens.v[i];

	return n == 1 && token->kind == TOKEN_WORD && token->end - token->start <= 3 &&
	       !(token->flags & TOKEN_CAPITAL);
}

static size_t known_degree_at(const struct piece *text, size_t i)
{
	bool part;
	size_t n = phrase_at(text, i, &part);

	return part || is_of_school(text, i, i + n) || is_little_word(text, i, n) ? 0 : n;
}

/* Tokens of the degree that begins at token i; most words begin none. */
static inline size_t degree_at(const struct piece *text, size_t i)
{
	return tokens_may_be(&text->para->tokens, i, WORD_MASK(WORD_DEGREE)) ? known_degree_at(text, i) : 0;
}

/* Where the first degree begins in [from, text->to), or text->to. */
static size_t find_degree(const struct piece *text, size_t from, size_t *n)
{
	*n = 0;
	for (size_t i = from; i < text->to && piece_may_be(text, WORD_DEGREE); i++) {
		*n = degree_at(text, i);
		if (*n)
			return i;
	}
	return text->to;
}

static bool has_degree(const struct piece *text)
{
	size_t n;

	return find_degree(text, text->from, &n) < text->to;
}

bool study_names_degree(const struct piece *text)
{
	return has_degree(text);
}

static size_t find_close(const struct piece *text, size_t open)
{
	while (open < text->to && !piece_is_code(text, open, ')'))
		open++;
	return open;
}

/* Where a bracket behind the degree ends; `open` if it holds the area: "B.S. (Physics)" */
static size_t bracket_end(const struct piece *text, size_t open)
{
	size_t close = find_close(text, open);
	struct piece inner = { text->para, open + 1, close };

	if (close + 1 >= text->to && !piece_is(&inner, WORD_DEGREE))
		return open;
	return close < text->to ? close + 1 : close;
}

/* Goes on over what belongs to the degree: further degrees, a bracket, "Student". */
static size_t degree_end(const struct piece *text, size_t i)
{
	while (i < text->to) {
		const struct token *token = &text->para->tokens.v[i];
		size_t n = degree_at(text, i), begin = i;

		if (n)
			i += n;
		else if (piece_is_code(text, i, '.') ||
			 (token->kind == TOKEN_WORD && token_is(token, WORD_ROLE)))
			i++;
		else if (piece_is_code(text, i, '('))
			i = bracket_end(text, i);
		else if (piece_is_code(text, i, '-') && i + 1 < text->to && degree_at(text, i + 1))
			i++;
		if (i == begin)
			break;
	}
	return i;
}

/* The capital of "Ph.D" is none, though French has "d'". */
static bool is_in(const struct piece *text, size_t i)
{
	const struct token *token = &text->para->tokens.v[i];
	bool initial = token->flags & TOKEN_CAPITAL && token->end - token->start == 1;

	return token->kind == TOKEN_WORD && token_is(token, WORD_IN) && !initial;
}

/* What may stand between a degree and its area. */
static bool is_joint(const struct piece *text, size_t i)
{
	return is_in(text, i) || piece_is_code(text, i, ':') || piece_is_code(text, i, ',') ||
	       piece_is_code(text, i, '-') || piece_is_code(text, i, 0xFF1A);
}

/* "Baccalauréat professionnel (Restauration)": words before the bracket belong to the degree. */
static size_t adjective_end(const struct piece *text, size_t end)
{
	size_t i = end;

	while (i < text->to && i < end + ADJECTIVES &&
	       text->para->tokens.v[i].kind == TOKEN_WORD && !is_in(text, i) &&
	       !(text->para->tokens.v[i].flags & TOKEN_CAPITAL))
		i++;
	return i < text->to && i > end && piece_is_code(text, i, '(') &&
	       piece_is_code(text, text->to - 1, ')') ? i : end;
}

/* The last "in" before a capital behind `from`, in the part up to the first comma and in no bracket; or from. */
static size_t last_in(const struct piece *text, size_t from)
{
	const struct tokens *tokens = &text->para->tokens;
	size_t end = from, depth = 0;

	while (end < text->to && !token_is_comma(&tokens->v[end]))
		end++;
	for (size_t i = end; i-- > from + 1;) {
		const struct token *token = &tokens->v[i];

		depth += token_is_code(token, ')');
		depth -= depth && token_is_code(token, '(');
		if (!depth && token->kind == TOKEN_WORD && token->fold_end - token->fold == 2 &&
		    !memcmp(tokens->folded + token->fold, "in", 2) && i + 1 < text->to &&
		    (tokens->v[i + 1].flags & TOKEN_CAPITAL))
			return i;
	}
	return from;
}

/* "Double Major", "minor in Ferns" */
static bool begins_part(const struct piece *text)
{
	bool part;

	return phrase_at(text, text->from, &part) > 0 && part;
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
	if (!study->score.para && study_is_number(&inner))
		study->score = inner;
	else if (piece_is(&inner, WORD_HONOUR) || begins_part(&inner))
		study_add_extra(study, inner);
	else
		return;
	*area = piece_sub(area, area->from, open - 1);
}

/* "Physics 3.8", "Physics 9.1/10": an average behind the area, with nothing to part them. */
static void take_average(struct study *study, struct piece *area)
{
	const struct token *v = area->para->tokens.v;
	size_t start = area->to;
	bool mark = false;

	while (start > area->from + 1 && (v[start - 1].kind == TOKEN_NUMBER || v[start - 1].kind == TOKEN_PUNCT) &&
	       (start == area->to || !(v[start].flags & TOKEN_SPACE_BEFORE))) {
		start--;
		mark |= v[start].kind == TOKEN_PUNCT || memchr(area->para->text + v[start].start, '.',
							       v[start].end - v[start].start);
	}
	if (study->score.para || !mark || start == area->to || v[start].kind != TOKEN_NUMBER ||
	    !(v[start].flags & TOKEN_SPACE_BEFORE) || v[start].end - v[start].start > SCORE_BYTES)
		return;
	study->score = piece_sub(area, start, area->to);
	*area = piece_sub(area, area->from, start);
}

void study_add_area(struct study *study, struct piece area)
{
	area = piece_trim(area);
	take_bracket(study, &area);
	take_average(study, &area);
	if (piece_empty(&area))
		return;
	if (study->n_areas < STUDY_DEGREES)
		study->areas[study->n_areas++] = area;
	else
		study_add_extra(study, area);
}

/* "B.S. in A and B.A. in B": where a further degree begins that is no word of an area. */
static size_t find_second(const struct piece *text, size_t from)
{
	size_t n, end;

	for (size_t i = from; (i = find_degree(text, i, &n)) < text->to; i = end) {
		end = i + n;
		while (end < text->to && piece_is_code(text, end, '.'))
			end++;
		if (i > from && (end == text->to || is_in(text, end) ||
				 piece_is_code(text, end - 1, '.')))
			return i;
	}
	return text->to;
}

/* A degree and what belongs to it. */
struct degree {
	size_t begin, end;	/* its words */
	size_t area;		/* where its area begins; text->to: there is none */
};

/* "Biology *Bachelor (Science)*", "生物学 学士(理学)": behind its area the degree has the bracket for itself. */
static bool keeps_bracket(const struct piece *text, size_t begin, size_t open)
{
	struct piece degree = { text->para, begin, text->to }, before = { text->para, text->from, begin };

	if (begin == text->from || open >= text->to || !piece_is_code(text, open, '(') ||
	    find_close(text, open) + 1 != text->to)
		return false;
	return text->para->tokens.v[begin].kind == TOKEN_HAN ||
	       (piece_in_span(&degree, SPAN_ITALIC) && !piece_in_span(&before, SPAN_ITALIC)) ||
	       (piece_in_span(&degree, SPAN_BOLD) && !piece_in_span(&before, SPAN_BOLD));
}

static struct degree read_degree(const struct piece *text)
{
	struct degree degree;
	size_t n = 0, in;

	degree.begin = find_degree(text, text->from, &n);
	degree.end = adjective_end(text, degree_end(text, degree.begin + n));
	if (keeps_bracket(text, degree.begin, degree.end))
		degree.end = text->to;
	/* a degree's phrase may end in the "em" before its area */
	while (degree.end > degree.begin + 1 && is_in(text, degree.end - 1))
		degree.end--;
	for (degree.area = degree.end; degree.area < text->to && is_joint(text, degree.area);)
		degree.area++;
	/* "Degree in Engineering in Industrial Engineering": the last "in" begins the area */
	in = degree.area < text->to && find_degree(text, degree.area, &n) == text->to ?
		last_in(text, degree.area) : degree.area;
	if (in > degree.area) {
		degree.end = in;
		degree.area = in + 1;
	}
	return degree;
}

/* Words in front of a degree that has its area behind it are part of its name: "Joint PhD in X" */
static bool has_prefix(const struct piece *text, const struct degree *degree)
{
	return degree->begin > text->from && degree->area < text->to &&
	       degree->area > degree->end && !piece_is_code(text, degree->end, ',') &&
	       !piece_is_code(text, degree->begin - 1, ',') &&
	       !piece_is_code(text, degree->begin - 1, '-');
}

/* Degrees one after the other, each with its area. */
static void take_degrees(struct study *study, struct piece text)
{
	while (has_degree(&text)) {
		struct degree degree = read_degree(&text);
		size_t second = find_second(&text, degree.area), stop = second;

		if (has_prefix(&text, &degree))
			degree.begin = text.from;
		study_add_type(study, piece_sub(&text, degree.begin, degree.end));
		study_add_area(study, piece_sub(&text, text.from, degree.begin));
		if (second < text.to && token_is(&text.para->tokens.v[stop - 1], WORD_AND) &&
		    text.para->tokens.v[stop - 1].kind == TOKEN_WORD)
			stop--;
		study_add_area(study, piece_sub(&text, degree.area, stop));
		text.from = second;
	}
	study_add_area(study, text);
}

size_t study_find_dash(const struct piece *text)
{
	size_t depth = 0;

	for (size_t i = text->from + 1; i < text->to; i++) {
		depth += piece_is_code(text, i, '(');
		depth -= depth && piece_is_code(text, i, ')');
		if (!depth && piece_is_code(text, i, '-') && token_is_spaced(text, i))
			return i;
	}
	return text->to;
}

bool study_is_degree(const struct piece *text)
{
	struct degree degree;

	if (!has_degree(text))
		return false;
	degree = read_degree(text);
	return degree.area == text->to;
}

/* "Executive Certificate (non-credit) - Innovation Management": a kind, a dash, an area. */
static bool take_dashed(struct study *study, const struct piece *text,
			const struct study_habits *habits)
{
	size_t dash = study_find_dash(text);
	struct piece left = piece_sub(text, text->from, dash), right;

	if (dash == text->to)
		return false;
	right = piece_sub(text, dash + 1, text->to);
	if (piece_is(&right, WORD_HONOUR) || study_is_score(&right)) {
		study_add_degrees(study, &left, habits);
		study_add_extra(study, right);
	} else if (study_is_degree(&left) && !has_degree(&right)) {
		study_add_type(study, left);
		study_add_area(study, right);
	} else if (habits->dash && !has_degree(text)) {
		study_add_type(study, habits->area_first ? right : left);
		study_add_area(study, habits->area_first ? left : right);
	} else {
		return false;
	}
	return true;
}

/* "Advanced course React in React" where the section's degrees have their areas so. */
static bool take_joined(struct study *study, const struct piece *text,
			const struct study_habits *habits)
{
	size_t in = habits->in ? last_in(text, text->from) : text->from;

	if (in == text->from)
		return false;
	study_add_type(study, piece_sub(text, text->from, in));
	study_add_area(study, piece_sub(text, in + 1, text->to));
	return true;
}

/* "Double Major", "Minor in Physics" */
static bool take_part(struct study *study, const struct piece *text)
{
	bool part;
	size_t n = phrase_at(text, text->from, &part);

	if (!part)
		return false;
	if (text->from + n == text->to || study->n_areas)
		study_add_extra(study, *text);
	else
		study_add_area(study, piece_sub(text, text->from + n + is_in(text, text->from + n),
						text->to));
	return true;
}

/* Whether the words of the right piece stand among those of the left one, behind its first. */
static bool repeats(const struct piece *left, const struct piece *right)
{
	const struct tokens *tokens = &left->para->tokens;
	const char *words, *end, *at;
	size_t size;

	if (piece_empty(left) || piece_empty(right) || tokens->v[right->from].kind == TOKEN_NUMBER)
		return false;
	at = tokens->folded + tokens->v[left->from].fold;
	end = tokens->folded + tokens->v[left->to - 1].fold_end;
	words = tokens->folded + tokens->v[right->from].fold;
	size = tokens->v[right->to - 1].fold_end - tokens->v[right->from].fold;
	while (size && at < end && (at = memmem(at + 1, (size_t)(end - at - 1), words, size)) != NULL)
		if (at[-1] == ' ' && (at + size == end || at[size] == ' '))
			return true;
	return false;
}

/* "Course in React - React": the kind of study names the area, which is said once more. */
static bool take_repeated(struct study *study, const struct piece *text)
{
	if (text->to - text->from > REPEATED_TOKENS || piece_is(text, WORD_SCORE))
		return false;
	for (size_t i = text->from + 2; i + 1 < text->to; i++) {
		struct piece left, right;

		if (!piece_is_code(text, i, ',') && !piece_is_code(text, i, ':') &&
		    !(piece_is_code(text, i, '-') && token_is_spaced(text, i)))
			continue;
		left = piece_sub(text, text->from, i);
		right = piece_sub(text, i + 1, text->to);
		if (!repeats(&left, &right))
			continue;
		study_add_type(study, left);
		study_add_area(study, right);
		return true;
	}
	return false;
}

void study_add_degrees(struct study *study, const struct piece *text,
		       const struct study_habits *habits)
{
	size_t n;

	if (take_part(study, text) || take_repeated(study, text) || take_dashed(study, text, habits))
		return;
	if (!has_degree(text)) {
		if (study->n_types || !take_joined(study, text, habits))
			study_add_area(study, *text);
		return;
	}
	/* the area stands apart: "of Science in Engineering" is part of the degree's name */
	if (study->n_areas && !study->n_types && find_degree(text, text->from, &n) == text->from)
		study_add_type(study, *text);
	else
		take_degrees(study, *text);
}
