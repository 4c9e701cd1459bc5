#include "formats/text/citation.h"

#include <string.h>

#include "formats/text/persons.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"

enum { NAME_TOKENS = 32 };	/* no name is longer */

/* A stretch between commas, "and", semicolons or full stops. */
struct segment {
	struct piece piece;
	bool stop;		/* a full stop (or "?") ends it */
	bool person;		/* surely a person's name */
	bool maybe;		/* a few capitalised words, a name among names */
};

struct segments {
	struct arena *arena;
	struct segment *v;
	size_t n, capacity;
};

static const struct token *token_at(const struct piece *piece, size_t i)
{
	return &piece->para->tokens.v[i];
}

static bool is_open_quote(uint32_t code)
{
	return code == '"' || code == 0x201C || code == 0x201E || code == 0xAB || code == 0x300C ||
	       code == 0x300E || code == 0x300A;
}

static bool is_close_quote(uint32_t code)
{
	return code == '"' || code == 0x201D || code == 0x201C || code == 0xBB || code == 0x300D ||
	       code == 0x300F || code == 0x300B;
}

void citation_add_note(struct citation *citation, struct piece note)
{
	note = piece_trim(note);
	if (!piece_empty(&note) && citation->n_notes < CITATION_NOTES)
		citation->notes[citation->n_notes++] = note;
}

/* Marks behind a name: "*", "†", a superscript number. */
static bool is_mark(const struct token *token)
{
	return (token->kind == TOKEN_PUNCT &&
		(token->code == '*' || token->code == 0x2020 || token->code == 0x2021 ||
		 token->code == 0xA7 || token->code == 0xB6 || token->code == '#' ||
		 token->code == '^' || token->code == '+' || token->code == 0x2217 ||
		 token->code == 0x2731)) ||
	       (token->kind == TOKEN_NUMBER && token->number < 100 &&
		!(token->flags & TOKEN_SPACE_BEFORE));
}

static struct piece without_marks(struct piece piece)
{
	while (!piece_empty(&piece) && is_mark(token_at(&piece, piece.to - 1)))
		piece.to--;
	while (!piece_empty(&piece) && token_at(&piece, piece.from)->kind == TOKEN_PUNCT &&
	       is_mark(token_at(&piece, piece.from)))
		piece.from++;
	return piece;
}

static bool is_et_al(const struct piece *piece)
{
	size_t size;
	const char *text = piece_text(piece, &size);

	return (size >= 5 && !strncmp(text, "et al", 5)) || (size == 6 && !strncmp(text, "others", 6));
}

/* "F." or "J. K." or "JK": the given names behind a family name. */
static bool is_initials(const struct piece *piece)
{
	size_t letters = 0;

	for (size_t i = piece->from; i < piece->to; i++) {
		const struct token *token = token_at(piece, i);

		if (token->kind == TOKEN_PUNCT && (token->code == '.' || token->code == '-'))
			continue;
		if (token->kind != TOKEN_WORD || token->end - token->start > 2 ||
		    !(token->flags & (TOKEN_CAPITAL | TOKEN_CAPS)))
			return false;
		letters++;
	}
	return letters > 0;
}

static bool is_person(const struct piece *whole)
{
	struct piece piece = without_marks(*whole);
	unsigned confidence;

	if (piece_empty(&piece))
		return false;
	if (is_et_al(&piece) || is_initials(&piece))
		return true;
	return person_looks_like(&piece.para->tokens, piece.from, piece.to, &confidence);
}

/* Two to four capitalised words: a name when names stand round it. */
static bool could_be_person(const struct piece *whole)
{
	struct piece piece = without_marks(*whole);
	size_t words = 0;

	for (size_t i = piece.from; i < piece.to; i++) {
		const struct token *token = token_at(&piece, i);

		if (token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL)
			words += i == piece.from || token->flags & TOKEN_SPACE_BEFORE;
		else if (token->kind != TOKEN_PUNCT || (token->code != '-' && token->code != '.'))
			return false;
	}
	return words >= 2 && words <= 4 && !piece_is(&piece, WORD_VENUE) &&
	       !piece_is(&piece, WORD_PUBTYPE) && !piece_is(&piece, WORD_STATUS);
}

/* A full stop that ends a sentence, not an initial or an abbreviation. */
static bool is_stop(const struct piece *piece, size_t i)
{
	const struct token *token = token_at(piece, i), *before;

	if (token->kind != TOKEN_PUNCT || i == piece->from)
		return false;
	if (token->code == '?' || token->code == '!' || token->code == 0x3002)
		return true;
	if (token->code != '.')
		return false;
	if (i + 1 == piece->to)
		return true;
	before = token_at(piece, i - 1);
	if (!(token_at(piece, i + 1)->flags & TOKEN_SPACE_BEFORE))
		return false;
	if (before->kind == TOKEN_WORD && before->end - before->start == 1 &&
	    (before->flags & TOKEN_CAPITAL))
		return false;
	return !token_is(before, WORD_PREFIX) && !token_is(before, WORD_SUFFIX);
}

static bool is_joint(const struct piece *piece, size_t i)
{
	const struct token *token = token_at(piece, i);

	if (token->kind == TOKEN_PUNCT)
		return token->code == ',' || token->code == ';' || token->code == '&' ||
		       token->code == 0xFF0C || token->code == 0x3001 || token->code == 0xFF1B;
	/* "E" and "Y" are initials here, not Italian and Spanish */
	return token->kind == TOKEN_WORD && token_is(token, WORD_AND) &&
	       (!(token->flags & TOKEN_CAPITAL) || token->end - token->start > 1);
}

/* Before a remark behind the last name: "(*equal contribution)"; `to` when there is none. */
static size_t end_of_name(const struct piece *piece, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to && i < from + NAME_TOKENS; i++) {
		struct piece before = { piece->para, from, i };

		if (!piece_is_code(piece, i, '('))
			continue;
		before = piece_trim(before);
		if (is_person(&before))
			return i;
	}
	return to;
}

static void add_segment(struct segments *segments, const struct piece *piece, size_t from,
			size_t to, bool stop)
{
	struct segment *segment;
	struct piece trimmed = { piece->para, from, to };

	if (from >= to)
		return;
	segments->v = arena_grow(segments->arena, segments->v, segments->n, &segments->capacity,
				 sizeof(*segments->v));
	segment = &segments->v[segments->n++];
	segment->stop = stop;
	trimmed.to = end_of_name(piece, from, to);
	segment->stop |= trimmed.to < to;
	segment->piece = trimmed;
	trimmed = piece_trim(trimmed);
	segment->person = is_person(&trimmed);
	segment->maybe = segment->person || could_be_person(&trimmed);
}

static void cut_segments(const struct piece *piece, struct segments *segments)
{
	size_t from = piece->from, depth = 0;

	for (size_t i = piece->from; i < piece->to; i++) {
		bool stop = is_stop(piece, i);

		depth += piece_is_code(piece, i, '(') || piece_is_code(piece, i, '[');
		depth -= depth && (piece_is_code(piece, i, ')') || piece_is_code(piece, i, ']'));
		if (depth || !(stop || is_joint(piece, i)))
			continue;
		add_segment(segments, piece, from, i, stop);
		from = i + 1;
	}
	add_segment(segments, piece, from, piece->to, true);
}

/* Behind the names that begin at segment i; a doubtful one must have a sure neighbour. */
static size_t end_of_names(const struct segments *segments, size_t i)
{
	size_t end = i;

	while (i < segments->n && segments->v[i].maybe) {
		const struct segment *segment = &segments->v[i];
		bool near = segment->person || (i > 0 && segments->v[i - 1].person) ||
			    (i + 1 < segments->n && !segment->stop && segments->v[i + 1].person);

		if (!near)
			break;
		end = ++i;
		if (segment->stop)
			break;
	}
	return end;
}

/* The longest run of persons; its bounds among the segments. */
static size_t find_authors(const struct segments *segments, size_t *first)
{
	size_t best = 0;

	for (size_t i = 0; i < segments->n;) {
		size_t k = end_of_names(segments, i);

		if (k - i > best) {
			best = k - i;
			*first = i;
		}
		i = k > i ? k : i + 1;
	}
	return best;
}

/* One capitalised word: a name that the end of a line broke. */
static bool is_half_name(const struct segment *segment)
{
	struct piece piece = without_marks(piece_trim(segment->piece));

	return piece.to - piece.from == 1 && token_at(&piece, piece.from)->kind == TOKEN_WORD &&
	       token_at(&piece, piece.from)->flags & TOKEN_CAPITAL;
}

#define NO_AUTHORS (WORD_MASK(WORD_HOUSE) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL) | \
		    WORD_MASK(WORD_DEPARTMENT) | WORD_MASK(WORD_COUNTRY))

bool citation_is_authors(struct arena *arena, const struct piece *piece, size_t least)
{
	struct segments segments = { .arena = arena };
	size_t persons = 0, maybe = 0, n;

	cut_segments(piece, &segments);
	n = segments.n;
	for (size_t i = 0; i < segments.n; i++) {
		const struct segment *segment = &segments.v[i];

		persons += segment->person;
		maybe += segment->maybe;
		if (!segment->maybe && n > 2 && (i == 0 || i + 1 == segments.n))
			maybe += is_half_name(segment);
	}
	if (maybe < n || persons < (least ? 1 : 0))
		return false;
	if (persons >= least && persons * 2 >= n)
		return true;
	return n > 2 && !(piece_classes(piece) & NO_AUTHORS);
}

/* The title in quotes; false if there is none. */
static bool find_quoted(const struct piece *piece, size_t *open, size_t *close)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		if (token_at(piece, i)->kind != TOKEN_PUNCT ||
		    !is_open_quote(token_at(piece, i)->code))
			continue;
		for (size_t k = piece->to; k-- > i + 2;)
			if (token_at(piece, k)->kind == TOKEN_PUNCT &&
			    is_close_quote(token_at(piece, k)->code)) {
				*open = i;
				*close = k;
				return k - i > 3 || piece->to - piece->from < 8;
			}
	}
	return false;
}

static struct piece rest_after(const struct piece *piece, const struct segment *segment)
{
	return (struct piece){ piece->para, segment->piece.to, piece->to };
}

/* "(2021)" behind the authors */
static struct piece take_year(struct piece tail, struct citation *citation)
{
	struct period period;
	size_t i = tail.from, close;

	while (i < tail.to && token_at(&tail, i)->kind == TOKEN_PUNCT &&
	       token_at(&tail, i)->code != '(')
		i++;
	if (i >= tail.to || !piece_is_code(&tail, i, '(') || i > tail.from + 1)
		return tail;
	for (close = i; close < tail.to && !piece_is_code(&tail, close, ')');)
		close++;
	if (close == tail.to || close - i > 6 ||
	    !dates_find(&tail.para->tokens, i + 1, close, &period))
		return tail;
	citation->dated = true;
	citation->period = period;
	citation->date = (struct piece){ tail.para, period.from, period.to };
	return (struct piece){ tail.para, close + 1, tail.to };
}

/* "(*equal contribution)" between authors and title */
static struct piece take_bracket_note(struct piece tail, struct citation *citation)
{
	size_t i = tail.from, close;

	while (i < tail.to && (piece_is_code(&tail, i, ',') || piece_is_code(&tail, i, '.') ||
			       is_mark(token_at(&tail, i))))
		i++;
	if (i >= tail.to || !piece_is_code(&tail, i, '('))
		return tail;
	for (close = i; close < tail.to && !piece_is_code(&tail, close, ')');)
		close++;
	if (close == tail.to)
		return tail;
	if (citation->n_notes < CITATION_NOTES)
		citation->notes[citation->n_notes++] = (struct piece){ tail.para, i + 1, close };
	return (struct piece){ tail.para, close + 1, tail.to };
}

/* Title, then the rest: the title ends with the first full stop. */
static void read_title_first_stop(struct arena *arena, struct piece tail,
				  struct citation *citation)
{
	size_t end = tail.from, depth = 0;

	while (end < tail.to && (piece_is_code(&tail, end, '.') || piece_is_code(&tail, end, ',') ||
				 piece_is_code(&tail, end, ':')))
		end++;
	tail.from = end;
	for (; end < tail.to; end++) {
		depth += piece_is_code(&tail, end, '(');
		depth -= depth && piece_is_code(&tail, end, ')');
		if (!depth && is_stop(&tail, end))
			break;
	}
	citation->title = piece_sub(&tail, tail.from, end);
	if (end < tail.to && (piece_is_code(&tail, end, '?') || piece_is_code(&tail, end, '!')))
		citation->title.to = end + 1;
	citation_read_tail(arena, (struct piece){ tail.para, end + (end < tail.to), tail.to },
			   citation);
}

static void read_authors_first(struct arena *arena, const struct piece *all,
			       const struct segments *segments, size_t n,
			       struct citation *citation)
{
	struct piece tail = rest_after(all, &segments->v[n - 1]);

	citation->authors = (struct piece){ all->para, all->from, tail.from };
	tail = take_bracket_note(tail, citation);
	tail = take_year(tail, citation);
	read_title_first_stop(arena, tail, citation);
}

static void read_title_first(struct arena *arena, const struct piece *all,
			     const struct segments *segments, size_t first, size_t n,
			     struct citation *citation)
{
	size_t from = segments->v[first].piece.from;
	struct piece tail = rest_after(all, &segments->v[first + n - 1]);

	citation->title = piece_sub(all, all->from, from);
	citation->authors = (struct piece){ all->para, from, tail.from };
	tail = take_bracket_note(tail, citation);
	citation_read_tail(arena, tail, citation);
}

static void read_quoted(struct arena *arena, const struct piece *all, size_t open, size_t close,
			struct citation *citation)
{
	struct piece before = piece_trim((struct piece){ all->para, all->from, open });
	struct piece tail = { all->para, close + 1, all->to };

	citation->title = piece_sub(all, open + 1, close);
	if (!piece_empty(&before))
		citation->authors = before;
	citation_read_tail(arena, tail, citation);
}

/* A bracket at the end of a title that is a remark: "(Anonymized title for review)" */
static void split_title_note(struct citation *citation)
{
	struct piece *title = &citation->title;
	struct piece inner;
	size_t open = title->to;

	if (piece_empty(title) || !piece_is_code(title, title->to - 1, ')'))
		return;
	while (open > title->from && !piece_is_code(title, open - 1, '('))
		open--;
	if (open <= title->from + 1)
		return;
	inner = piece_sub(title, open, title->to - 1);
	if (piece_words(&inner) < 3 && !citation_is_note(&inner))
		return;
	citation_add_note(citation, inner);
	*title = piece_sub(title, title->from, open - 1);
}

/* "… for Long Sequence Thesis Chapter": a kind of publication of two words that the layout glued on. */
static void split_title_kind(struct citation *citation)
{
	struct piece *title = &citation->title;

	for (size_t i = title->from + 2; title->para && i + 1 < title->to; i++) {
		size_t n = tokens_phrase(&title->para->tokens, i, WORD_MASK(WORD_PUBTYPE), NULL);

		if (n < 2 || i + n != title->to ||
		    !(token_at(title, i)->flags & TOKEN_CAPITAL))
			continue;
		citation_add_note(citation, (struct piece){ title->para, i, title->to });
		*title = piece_sub(title, title->from, i);
	}
}

void citation_split_title(struct citation *citation)
{
	if (!citation->title.para)
		return;
	split_title_note(citation);
	split_title_kind(citation);
}

/* "[paper] [code]" at the end are buttons. */
static struct piece without_buttons(struct piece all)
{
	while (all.to > all.from) {
		size_t open = all.to - 1;

		if (piece_is_code(&all, open, '.') && open > all.from && piece_is_code(&all, open - 1, ']'))
			open--;
		if (!piece_is_code(&all, open, ']'))
			break;
		while (open > all.from && !piece_is_code(&all, open, '['))
			open--;
		if (all.to - open > 6 || open == all.from)
			break;
		all.to = open;
	}
	return all;
}

void citation_read(struct arena *arena, const struct para *para, struct citation *citation)
{
	struct segments segments = { .arena = arena };
	struct piece all = without_buttons(piece_all(para));
	size_t open = 0, close = 0, first = 0, n;

	memset(citation, 0, sizeof(*citation));
	citation->url = piece_link(&all);
	if (find_quoted(&all, &open, &close)) {
		read_quoted(arena, &all, open, close, citation);
	} else {
		cut_segments(&all, &segments);
		n = find_authors(&segments, &first);
		if (n && first == 0 && (n > 1 || segments.v[0].stop))
			read_authors_first(arena, &all, &segments, n, citation);
		else if (n > 1)
			read_title_first(arena, &all, &segments, first, n, citation);
		else
			read_title_first_stop(arena, all, citation);
	}
	citation_finish(citation);
}

/* Whether names are written "Family, F.": initials follow as segments of their own. */
static bool are_inverted(const struct segments *segments)
{
	size_t initials = 0;

	for (size_t i = 1; i < segments->n; i += 2) {
		struct piece piece = without_marks(piece_trim(segments->v[i].piece));

		initials += is_initials(&piece);
	}
	return segments->n >= 2 && initials * 2 >= segments->n / 2 && initials;
}

void citation_each_author(struct arena *arena, const struct piece *list,
			  void (*add)(void *context, const char *name, size_t size),
			  void *context)
{
	struct segments segments = { .arena = arena };
	bool inverted;

	cut_segments(list, &segments);
	inverted = are_inverted(&segments);
	for (size_t i = 0; i < segments.n; i++) {
		struct piece name = without_marks(piece_trim(segments.v[i].piece));
		size_t size;
		const char *text;

		if (piece_empty(&name))
			continue;
		if (inverted && i + 1 < segments.n) {
			struct piece next = without_marks(piece_trim(segments.v[i + 1].piece));

			if (!is_initials(&name) && is_initials(&next)) {
				name.to = next.to;
				if (next.to < list->to && piece_is_code(&next, next.to, '.'))
					name.to++;
				i++;
			}
		}
		if (name.to < list->to && piece_is_code(list, name.to, '.') &&
		    token_at(&name, name.to - 1)->end - token_at(&name, name.to - 1)->start == 1)
			name.to++;
		text = piece_text(&name, &size);
		if (is_et_al(&name))
			add(context, "others", 6);
		else
			add(context, text, size);
	}
}
