/* Lists of names in references: where each begins and ends, in any of the orders. */
#include "formats/text/citation/names.h"

#include <string.h>

#include "formats/text/citation/look.h"
#include "pipeline/arena.h"

enum {
	DIVIDED_TOKENS = 5,	/* within which a semicolon ends a name that a comma divides */
	AUTHORS_TOKENS = 80,	/* of a list of authors that is looked through */
};

/* Behind "J. A." or "J.-P." that begins at token i; i when there is none. */
static size_t initials_end(const struct piece *piece, size_t i)
{
	size_t end = i, begin = i;

	while (i < piece->to && names_is_initial(piece, i)) {
		/* "Ebert, F. A copper catalyst": the article of a title */
		if (end == i && i > 0 && piece_is_code(piece, i - 1, '.') && i + 1 < piece->to &&
		    look_at(piece, i + 1)->kind == TOKEN_WORD && i > begin)
			break;
		if (i > begin && names_begin_journal(piece, i))
			break;
		i++;
		if (i < piece->to && piece_is_code(piece, i, '.'))
			i++;
		end = i;
		if (i < piece->to && piece_is_code(piece, i, '-'))
			i++;
	}
	return end;
}

/* "et al." in two tokens */
static inline bool is_et_al_at(const struct piece *piece, size_t i)
{
	const struct token *et = look_at(piece, i);

	return et->end - et->start == 2 && i + 1 < piece->to &&
	       names_is_et_al(&(struct piece){ piece->para, i, i + 2 });
}

static bool is_joint_mark(uint32_t code)
{
	switch (code) {
	case ',': case ';': case '&': case 0xFF0C: case 0x3001: case 0xFF1B:
		return true;
	default:
		return false;
	}
}

/* A word for "and"; "et al." is one author more, "E" and "Y" are initials here, not Italian and Spanish. */
static bool is_and(const struct piece *piece, size_t i)
{
	return look_at(piece, i)->kind == TOKEN_WORD && !is_et_al_at(piece, i) &&
	       !names_is_initial(piece, i);
}

static bool is_joint(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);

	return token->kind == TOKEN_PUNCT ? is_joint_mark(token->code)
					  : token_is(token, WORD_AND) && is_and(piece, i);
}

/* Behind the family name at token i: "Smith", "van der Berg", "Smith-Jones"; i when there is none. */
static size_t family_end(const struct piece *piece, size_t i)
{
	size_t end = i;

	if (i < piece->to && is_joint(piece, i))
		return i;
	for (size_t words = 0; i < piece->to && words < 4; i++) {
		const struct token *token = look_at(piece, i);

		/* the initials of "Choi MJ" */
		if (words && token->flags & TOKEN_CAPS && token->end - token->start <= 3 &&
		    !(look_at(piece, i - 1)->flags & TOKEN_CAPS))
			break;
		if (token->kind == TOKEN_WORD && !names_is_initial(piece, i) &&
		    (token->flags & TOKEN_CAPITAL || token_is(token, WORD_PARTICLE))) {
			end = token->flags & TOKEN_CAPITAL ? i + 1 : end;
			words++;
		} else if (!piece_is_code(piece, i, '-')) {
			break;
		}
	}
	return end;
}

bool names_mark_is_stop(const struct piece *piece, size_t i)
{
	const struct token *before;

	if (i == piece->from)
		return false;
	if (!piece_is_code(piece, i, '.') || i + 1 == piece->to)
		return true;
	before = look_at(piece, i - 1);
	if (!(look_at(piece, i + 1)->flags & TOKEN_SPACE_BEFORE))
		return false;
	if (names_is_initial(piece, i - 1))	/* "Fern P. 2020. A title" */
		return i > piece->from + 1 && look_at(piece, i - 2)->kind == TOKEN_WORD &&
		       look_year_follows(piece, i + 1) && i + 2 < piece->to && piece_is_code(piece, i + 2, '.');
	/* "Vol. 12", "pp. 1-9" */
	if (look_at(piece, i + 1)->kind == TOKEN_NUMBER && before->kind == TOKEN_WORD &&
	    before->end - before->start <= 4 && look_at(piece, i + 1)->number < 1500)
		return false;
	return !token_is(before, WORD_PREFIX) && !token_is(before, WORD_SUFFIX);
}

bool names_hold_stop(const struct para *para)
{
	struct piece all = piece_all(para);

	for (size_t i = 1; i + 1 < all.to; i++)
		if (piece_is_code(&all, i, '.') && names_is_stop(&all, i))
			return true;
	return false;
}

/* Before a remark behind the last name: "(*equal contribution)"; `to` when there is none. */
static size_t end_of_name(const struct piece *piece, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to && i < from + NAMES_TOKENS; i++) {
		struct piece before;

		if (!piece_is_code(piece, i, '(') || names_bracketed_marks_end(piece, i) > i)
			continue;
		before = names_without_marks(piece_sub(piece, from, i));
		if (names_is_person(&before))
			return i;
	}
	return to;
}

/* Room for one more at the end, which is counted. */
static struct segment *new_segment(struct segments *segments)
{
	if (segments->n == segments->capacity)
		segments->v = arena_grow(segments->arena, segments->v, segments->n,
					 &segments->capacity, sizeof(*segments->v));
	return &segments->v[segments->n++];
}

static void add_segment(struct segments *segments, const struct piece *piece, size_t from,
			size_t to, bool stop)
{
	struct segment *segment;
	struct piece trimmed, name;
	size_t end;

	if (from >= to)
		return;
	end = end_of_name(piece, from, to);
	trimmed = piece_sub(piece, from, end);
	name = names_without_marks(trimmed);
	segment = new_segment(segments);
	*segment = (struct segment){ .piece = { piece->para, from, end }, .stop = stop || end < to };
	segment->person = names_is_ellipsis(&segment->piece) || names_is_person(&name);
	segment->maybe = segment->person || names_may_be_person(&name);
	segment->han = names_is_han(&name);
	for (size_t i = trimmed.from; i < trimmed.to && i < trimmed.from + NAMES_TOKENS; i++)
		segment->initials |= names_is_initial(&trimmed, i);
}

/* Capitalised words with a space before. */
static size_t count_capitals(const struct piece *piece, size_t from, size_t to)
{
	size_t words = 0;

	for (size_t i = from; i < to; i++)
		words += look_at(piece, i)->kind == TOKEN_WORD &&
			 look_at(piece, i)->flags & TOKEN_CAPITAL &&
			 look_at(piece, i)->flags & TOKEN_SPACE_BEFORE;
	return words;
}

/* Whether the name before is "Smith J." rather than "J. Smith". */
static bool ends_in_initials(const struct segments *segments)
{
	const struct segment *last = segments->n ? &segments->v[segments->n - 1] : NULL;
	struct piece name;
	const struct token *token;

	if (!last || !last->maybe)
		return false;
	name = piece_trim(last->piece);
	while (!piece_empty(&name) && piece_is_code(&name, name.to - 1, '.'))
		name.to--;
	if (piece_empty(&name))
		return false;
	token = look_at(&name, name.to - 1);
	return names_is_initial(&name, name.to - 1) ||
	       (token->flags & TOKEN_CAPS && token->end - token->start <= 3);
}

/* Whether the name before, or the list, is written so: "Smith J." */
static bool are_inverted(const struct segments *segments)
{
	return segments->n ? ends_in_initials(segments) : segments->inverted;
}

/* Behind ", Jr." */
static size_t suffix_end(const struct piece *piece, size_t i)
{
	if (i + 1 >= piece->to || !piece_is_code(piece, i, ',') ||
	    !token_is(look_at(piece, i + 1), WORD_SUFFIX))
		return i;
	i += 2;
	return i + (i < piece->to && piece_is_code(piece, i, '.'));
}

/* "Smith, J. A." or "Smith JA." as the first of a segment: behind it; `from` when there is none. */
static size_t inverted_end(const struct piece *piece, size_t from, const struct segments *before)
{
	size_t family = family_end(piece, from), end, words = 0;
	bool comma = family > from && family < piece->to && piece_is_code(piece, family, ',');

	if (family == from)
		return from;
	end = initials_end(piece, family + comma);
	if (end == family + comma && !comma && end < piece->to &&
	    look_at(piece, end)->flags & TOKEN_CAPS &&
	    look_at(piece, end)->end - look_at(piece, end)->start <= 3)
		end++;
	if (end == family + comma)
		return from;
	/* "Ann Lee, J. Smith" and "Ann Lee, U Kang" are two names each */
	if (comma && end < piece->to && look_at(piece, end)->kind == TOKEN_WORD &&
	    !is_joint(piece, end) &&
	    (!piece_is_code(piece, end - 1, '.') || count_capitals(piece, from, family) > 1))
		return from;
	if (comma)
		return names_marks_end(piece, suffix_end(piece, end));
	/* "John A. Smith" goes on with a family name, "Smith J. A title" with a title */
	if (end < piece->to && piece_is_code(piece, end, '.'))
		end++;
	if (!piece_is_code(piece, end - 1, '.') || end >= piece->to ||
	    look_at(piece, end)->kind != TOKEN_WORD)
		return from;
	for (size_t i = end; i < piece->to && look_at(piece, i)->kind != TOKEN_PUNCT; i++)
		words++;
	return words > 3 || are_inverted(before) ? end : from;
}

/* "Nowak AM": a whole name, whose comma parts it from the next */
static bool ends_in_capitals(const struct piece *piece, size_t from, size_t i)
{
	const struct token *last = look_at(piece, i - 1);

	return i > from + 1 && last->kind == TOKEN_WORD && last->end - last->start <= 3 &&
	       (last->flags & TOKEN_CAPS || names_is_initial(piece, i - 1));
}

bool names_is_half(const struct segment *segment)
{
	struct piece piece = names_without_marks(piece_trim(segment->piece));

	return piece.to - piece.from == 1 && look_at(&piece, piece.from)->kind == TOKEN_WORD &&
	       look_at(&piece, piece.from)->flags & TOKEN_CAPITAL;
}

/* "Jörg" behind "Feldmann,": one or two capitalised words */
static bool is_given(const struct piece *name)
{
	for (size_t i = name->from; i < name->to; i++)
		if (!(look_at(name, i)->flags & TOKEN_CAPITAL) && !piece_is_code(name, i, '-') &&
		    !piece_is_code(name, i, '.'))
			return false;
	return name->to > name->from && piece_words(name) <= 2;
}

/* "Montesano, Niccolò": capitalised words on both sides of one comma */
static bool is_divided(const struct piece *whole)
{
	struct piece piece = names_without_marks(piece_trim(*whole));
	size_t commas = 0;

	for (size_t i = piece.from; i < piece.to; i++) {
		const struct token *token = look_at(&piece, i);

		commas += token_is_code(token, ',');
		if (token->kind == TOKEN_WORD ? !(token->flags & TOKEN_CAPITAL) &&
						       !token_is(token, WORD_PARTICLE)
					      : !token_is_code(token, ',') && !token_is_code(token, '-') &&
							!token_is_code(token, '.'))
			return false;
	}
	return commas == 1 && piece_words(&piece) <= 5;
}

/* A colon behind the last author: "Smith, J.: Title" */
static bool is_colon_behind_name(const struct segments *segments, const struct piece *piece,
				 size_t from, size_t i)
{
	struct piece before = { piece->para, from, i }, name;

	if (!(piece_is_code(piece, i, ':') || piece_is_code(piece, i, 0xFF1A)) ||
	    i - from > NAMES_TOKENS)
		return false;
	before = piece_trim(before);
	name = names_without_marks(before);
	return names_is_person(&name) ||
	       (segments->n && segments->v[segments->n - 1].person && is_divided(&before) &&
		is_divided(&segments->v[segments->n - 1].piece)) ||
	       (segments->n == 1 && piece_is_code(piece, from - 1, ',') &&
		names_is_half(&segments->v[0]) && is_given(&before));
}

bool names_are_inverted(const struct segments *segments)
{
	const struct segment *first = segments->n ? &segments->v[0] : NULL;

	return first && first->person && ends_in_initials(&(struct segments){ .v = segments->v, .n = 1 });
}

static bool is_owners(const struct segments *segments, const struct token *word)
{
	const struct tokens *owner = segments->owner;

	for (size_t i = 0; owner && i < owner->n; i++)
		if (owner->v[i].code == word->code)
			return true;
	return false;
}

/* Whether all words of the segment stand in the owner's name. */
bool names_hold_owner(const struct segments *segments, const struct segment *segment)
{
	struct piece piece = names_without_marks(piece_trim(segment->piece));

	for (size_t i = piece.from; i < piece.to; i++)
		if (look_at(&piece, i)->kind != TOKEN_PUNCT &&
		    !is_owners(segments, look_at(&piece, i)))
			return false;
	return piece.from < piece.to;
}

/* "Smith, John: Title", "Smith, John. Title": the first name, which a comma divides. */
static void join_inverted(struct segments *segments, bool colon)
{
	struct segment *last = segments->n ? &segments->v[segments->n - 1] : NULL;
	struct segment *first = segments->n == 2 ? &segments->v[0] : NULL;
	struct piece given;

	if (!first || !last->stop || !names_is_half(first))
		return;
	given = names_without_marks(piece_trim(last->piece));
	if (!is_given(&given) ||
	    !(colon || token_is(look_at(&given, given.from), WORD_GIVEN) ||
	      (names_hold_owner(segments, first) && names_hold_owner(segments, last))))
		return;
	first->piece.to = last->piece.to;
	first->stop = first->person = first->maybe = true;
	segments->n = 1;
}

/* The names of the owner are known for what they are. */
static void know_owner(struct segments *segments)
{
	struct segment *last = &segments->v[segments->n - 1];
	size_t words;

	if (!segments->owner || last->person)
		return;
	words = piece_words(&last->piece);
	if (words > 1 && words < 6 && names_hold_owner(segments, last))
		last->person = last->maybe = true;
}

/* A semicolon behind or before it makes a name of what a comma divides. */
static void know_divided(struct segments *segments, bool semicolon)
{
	struct segment *last = &segments->v[segments->n - 1];
	bool among = segments->n > 1 && last[-1].person && is_divided(&last[-1].piece);

	if ((semicolon || among) && is_divided(&last->piece))
		last->person = last->maybe = true;
}

/* Two of them side by side are names, where one alone is a word. */
static void know_han(struct segments *segments)
{
	for (size_t i = 0; i + 1 < segments->n; i++) {
		struct segment *left = &segments->v[i], *right = left + 1;

		if (left->stop || !left->han || !right->han)
			continue;
		left->person = left->maybe = true;
		right->person = right->maybe = true;
	}
}

/* Whether only names are wanted, and something between two segments is none. */
static bool is_broken(const struct segments *segments)
{
	const struct segment *between;

	if (!segments->names_only || segments->n < 3)
		return false;
	between = &segments->v[segments->n - 2];
	return !between->maybe && !between->han;
}

static bool has_enough(const struct segments *segments)
{
	return segments->enough && segments->n >= segments->enough;
}

/* Behind one or two given names, "Jane", "Jane A."; i when there are none. */
static size_t given_end(const struct piece *piece, size_t i)
{
	size_t end = i;

	for (size_t words = 0; end < piece->to && words < 2; words++) {
		const struct token *token = look_at(piece, end);

		if (token->kind != TOKEN_WORD || !(token->flags & TOKEN_CAPITAL) || token_is(token, WORD_AND))
			break;
		end++;
		if (words && end < piece->to && piece_is_code(piece, end, '.') && names_is_initial(piece, end - 1))
			end++;
		while (end + 1 < piece->to && piece_is_code(piece, end, '-') &&
		       look_at(piece, end + 1)->kind == TOKEN_WORD)
			end += 2;
	}
	return end;
}

/* What lists of names are made of. */
static bool may_be_in_names(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);

	if (token->kind == TOKEN_WORD)
		return token->flags & TOKEN_CAPITAL || token_is(token, WORD_PARTICLE) ||
		       token_is(token, WORD_AND) || is_et_al_at(piece, i) || is_et_al_at(piece, i - 1);
	return token->kind == TOKEN_PUNCT && (is_joint_mark(token->code) || token->code == '.' ||
					      token->code == '-' || names_is_mark(token));
}

/* Whether nothing but names stands from token i on before the year or the title in quotes. */
static bool are_authors_from(const struct piece *piece, size_t i)
{
	const struct tokens *tokens = &piece->para->tokens;
	size_t end = i + AUTHORS_TOKENS < tokens->n ? i + AUTHORS_TOKENS : tokens->n;
	const struct piece all = { piece->para, piece->from, tokens->n };

	while (i < end && may_be_in_names(&all, i))
		i++;
	if (i >= end)
		return false;
	return look_is_quote(&all, i) || look_year_follows(&all, i) ||
	       (piece_is_code(&all, i, '(') && look_year_follows(&all, i + 1));
}

/* One capitalised word, "van der Berg", or two that are family names: "García Pérez". */
static bool is_one_family(const struct piece *piece, size_t from, size_t to)
{
	bool known = true;

	for (size_t i = from; i < to; i++)
		known &= token_is(look_at(piece, i), WORD_SURNAME) && !token_is(look_at(piece, i), WORD_GIVEN);
	return known || count_capitals(piece, from, to) <= 1;
}

/*
 * "Roe, Jane. 2020.", "Roe, Jane, and Ann Lee (2020)", "Roe, Jane. “Title”": the first name,
 * whose given names a comma divides from the family name; `from` when there is none.
 */
static size_t divided_end(const struct piece *piece, size_t from)
{
	const uint64_t places = WORD_MASK(WORD_CITY) | WORD_MASK(WORD_COUNTRY) | WORD_MASK(WORD_REGION);
	size_t family = family_end(piece, from), end;
	const struct token *given;

	if (family >= piece->to || !piece_is_code(piece, family, ','))
		return from;
	end = given_end(piece, family + 1);
	given = end > family + 1 ? look_at(piece, family + 1) : NULL;
	if (!given || (given->classes & places && !token_is(given, WORD_GIVEN)) ||
	    !is_one_family(piece, from, family))
		return from;
	return are_authors_from(piece, end) ? end : from;
}

struct cutting {
	const struct piece *piece;
	struct segments *segments;
	size_t from;		/* the next segment begins here */
	size_t depth;		/* of brackets */
	size_t semicolon;	/* the next one */
	bool comma;		/* one stands inside the segment */
	bool divided;		/* all names so far are written "Roe, Jane" */
	bool semicolons;	/* they part the names, which commas divide */
};

/* Takes "Smith, J. A." at token i as one segment; false if none stands there. */
static bool take_inverted(struct cutting *c, size_t i)
{
	struct segments *segments = c->segments;
	size_t name = names_marks_end(c->piece, i), end = inverted_end(c->piece, name, segments);
	bool more;

	if (end == name && (!segments->n || c->divided) && !is_joint(c->piece, name)) {
		end = divided_end(c->piece, name);
		c->divided = end > name;
	}
	if (end == name)
		return false;
	more = end < c->piece->to && is_joint(c->piece, end);
	add_segment(segments, c->piece, name, end, !more);
	segments->v[segments->n - 1].person = segments->v[segments->n - 1].maybe = true;
	c->from = end + more;
	return true;
}

/* Whether a semicolon ends this name: "Smith, John; Lee, Ann" */
static bool is_before_semicolon(struct cutting *c, size_t i)
{
	c->semicolon = c->semicolon > i ? c->semicolon : i + 1;
	while (c->semicolon < c->piece->to && !piece_is_code(c->piece, c->semicolon, ';'))
		c->semicolon++;
	if (c->semicolon == c->piece->to || c->semicolon > i + DIVIDED_TOKENS)
		return false;
	for (size_t k = i + 1; k < c->semicolon; k++)
		if (is_joint(c->piece, k))
			return false;
	return true;
}

/* Whether token i parts two segments; *stop: as a full stop does. */
static bool parts_segments(struct cutting *c, size_t i, bool *stop)
{
	const struct piece *piece = c->piece;

	if (look_at(piece, i)->kind != TOKEN_PUNCT && !token_is(look_at(piece, i), WORD_AND))
		return false;
	c->depth += piece_is_code(piece, i, '(') || piece_is_code(piece, i, '[');
	c->depth -= c->depth && (piece_is_code(piece, i, ')') || piece_is_code(piece, i, ']'));
	if (c->depth) {
		c->comma |= piece_is_code(piece, i, ',');
		return false;
	}
	*stop = names_is_stop(piece, i) || is_colon_behind_name(c->segments, piece, c->from, i);
	if (!*stop && !is_joint(piece, i))
		return false;
	if (!*stop && piece_is_code(piece, i, ',') &&
	    (c->semicolons || (is_before_semicolon(c, i) && !ends_in_capitals(piece, c->from, i)))) {
		c->semicolons = c->comma = true;
		return false;
	}
	c->semicolons = c->semicolons && !*stop;
	return true;
}

/* The segment that ends before token i, which parts it from the next. */
static void take_segment(struct cutting *c, size_t i, bool stop)
{
	struct segments *segments = c->segments;

	add_segment(segments, c->piece, c->from, i, stop);
	if (segments->n) {
		know_owner(segments);
		if (c->comma)
			know_divided(segments, piece_is_code(c->piece, i, ';'));
		join_inverted(segments, !names_is_stop(c->piece, i));
	}
	c->from = i + 1;
	c->comma = false;
}

void names_cut(const struct piece *piece, struct segments *segments)
{
	struct cutting c = { .piece = piece, .segments = segments, .from = piece->from };
	bool begins = true, stop;

	for (size_t i = piece->from; i < piece->to && !has_enough(segments) && !is_broken(segments); i++) {
		if (begins && take_inverted(&c, i)) {
			i = c.from - 1;
			continue;
		}
		if (is_et_al_at(piece, i)) {
			if (i > c.from)
				add_segment(segments, piece, c.from, i, false);
			else if (segments->n)	/* "Smith, J. et al." */
				segments->v[segments->n - 1].stop = false;
			c.from = i;
		}
		begins = parts_segments(&c, i, &stop);
		if (begins)
			take_segment(&c, i, stop);
	}
	if (!has_enough(segments))
		add_segment(segments, piece, c.from, piece->to, true);
	know_han(segments);
}

bool names_copy(const struct segments *whole, const struct piece *piece, struct segments *segments)
{
	const struct segment *v = whole->v;
	size_t first = 0, end;

	while (first < whole->n && v[first].piece.from < piece->from)
		first++;
	for (end = first; end < whole->n && v[end].piece.to <= piece->to;)
		end++;
	if (end == first || v[first].piece.from != piece->from || v[end - 1].piece.to != piece->to)
		return false;
	segments->n = segments->capacity = end - first;
	segments->v = arena_room(segments->arena, segments->n, sizeof(*v));
	memcpy(segments->v, v + first, segments->n * sizeof(*v));
	return true;
}

void names_release(struct segments *segments)
{
	arena_shrink(segments->arena, segments->v, segments->capacity * sizeof(*segments->v), 0);
	segments->v = NULL;
	segments->n = segments->capacity = 0;
}

/* "et al.", "The LHC Collaboration": where others have initials, these have none. */
static bool stands_for_others(const struct segment *segment)
{
	struct piece name = piece_trim(segment->piece);

	return names_is_ellipsis(&segment->piece) || names_is_et_al(&name) || names_is_group(&name);
}

/* Behind the names that begin at segment i; a doubtful one must have a sure neighbour. */
size_t names_end(const struct segments *segments, size_t i)
{
	size_t end = i;

	while (i < segments->n && segments->v[i].maybe) {
		const struct segment *segment = &segments->v[i];
		bool near = segment->person || (i > 0 && segments->v[i - 1].person) ||
			    (i + 1 < segments->n && !segment->stop && segments->v[i + 1].person);

		/* where all names have initials, what has none is the title */
		if (!near || (i > 1 && end == i && !segment->initials && segments->v[i - 1].initials &&
			      segments->v[i - 2].initials && !stands_for_others(segment)))
			break;
		end = ++i;
		if (segment->stop)
			break;
	}
	return end;
}

struct name_run names_run(const struct piece *piece, struct segments hints)
{
	struct segments *s = &hints;
	struct name_run run = { .to = piece->from };

	names_cut(piece, s);
	run.n = names_end(s, 0);
	if (s->n) {
		run.to = s->v[(run.n ? run.n : s->n) - 1].piece.to;
		run.sure = s->v[0].person;
	}
	names_release(s);
	return run;
}
