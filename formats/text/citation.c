#include "formats/text/citation-names.h"

#include <string.h>

#include "pipeline/arena.h"

enum { REFERENCE_TOKENS = 1500 };	/* no reference is longer, so none costs more */

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

/* The title in quotes; false if there is none. */
static bool find_quoted(const struct piece *piece, size_t *open, size_t *close)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		if (token_at(piece, i)->kind != TOKEN_PUNCT ||
		    !is_open_quote(token_at(piece, i)->code))
			continue;
		for (size_t k = piece->to; k-- > i + 1;)
			if (token_at(piece, k)->kind == TOKEN_PUNCT &&
			    is_close_quote(token_at(piece, k)->code)) {
				*open = i;
				*close = k;
				return k - i > 2 || piece->to - piece->from < 8 ||
				       token_at(piece, i + 1)->kind == TOKEN_HAN;
			}
	}
	return false;
}

static struct piece rest_after(const struct piece *piece, const struct segment *segment)
{
	return (struct piece){ piece->para, segment->piece.to, piece->to };
}

/* "(2021)", "2021." or ", 2021," behind the authors */
static struct piece take_year(struct piece tail, struct citation *citation)
{
	struct period period;
	size_t i = tail.from, close;
	bool bracket;

	while (i < tail.to && token_at(&tail, i)->kind == TOKEN_PUNCT && !piece_is_code(&tail, i, '('))
		i++;
	if (i + 1 >= tail.to || i > tail.from + 2)
		return tail;
	bracket = piece_is_code(&tail, i, '(');
	if (!dates_find(&tail.para->tokens, i + bracket, tail.to, &period) ||
	    period.from > i + bracket + 1 || period.range)
		return tail;
	close = period.to;
	if (close < tail.to && token_at(&tail, close)->kind == TOKEN_WORD)
		close++;	/* a letter: "2021 a" */
	if (close >= tail.to || token_at(&tail, close)->kind != TOKEN_PUNCT ||
	    piece_is_code(&tail, close, '-'))
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
			       names_is_mark(token_at(&tail, i))))
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

/* Where commas alone part a reference: before the first segment that names a venue or a remark. */
static size_t comma_before_venue(const struct piece *tail, size_t end)
{
	size_t comma = end;

	for (size_t i = tail->from + 1; i <= end; i++) {
		struct piece segment = { tail->para, comma + 1, i };

		if (i < end && !piece_is_code(tail, i, ',') && !piece_is_code(tail, i, 0xFF0C))
			continue;
		if (comma < end && (piece_is(&segment, WORD_VENUE) || citation_is_note(&segment)))
			return comma;
		comma = i;
	}
	return end;
}

/* "Title // Journal", as in Russian lists */
static bool is_double_slash(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, '/') && i + 1 < piece->to && piece_is_code(piece, i + 1, '/');
}

/* Title, then the rest: the title ends with the first full stop. */
static void read_title_first_stop(struct arena *arena, struct piece tail,
				  struct citation *citation)
{
	size_t end = tail.from, depth = 0;

	while (end < tail.to && (piece_is_code(&tail, end, '.') || piece_is_code(&tail, end, ',') ||
				 piece_is_code(&tail, end, ':') || piece_is_code(&tail, end, 0xFF1A)))
		end++;
	tail.from = end;
	for (; end < tail.to; end++) {
		depth += piece_is_code(&tail, end, '(');
		depth -= depth && piece_is_code(&tail, end, ')');
		if (!depth && (names_is_stop(&tail, end) || is_double_slash(&tail, end)))
			break;
	}
	if (end + 1 >= tail.to && citation->authors.para)
		end = comma_before_venue(&tail, end);
	citation->title = piece_sub(&tail, tail.from, end);
	if (end < tail.to && (piece_is_code(&tail, end, '?') || piece_is_code(&tail, end, '!')))
		citation->title.to = end + 1;
	end += end < tail.to;
	end += end < tail.to && piece_is_code(&tail, end, '/');
	citation_read_tail(arena, (struct piece){ tail.para, end, tail.to }, citation);
}

static void read_authors_first(struct arena *arena, const struct piece *all,
			       const struct segments *segments, size_t n,
			       struct citation *citation)
{
	struct piece tail = rest_after(all, &segments->v[n - 1]);

	citation->authors = (struct piece){ all->para, all->from, tail.from };
	tail = take_year(tail, citation);
	tail = take_bracket_note(tail, citation);
	if (!citation->dated)
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

/* "Title", A, B, Venue: the authors behind the title. */
static struct piece take_authors_behind(struct arena *arena, struct piece tail,
					struct citation *citation)
{
	struct segments segments = { .arena = arena };
	size_t n;

	while (!piece_empty(&tail) && token_at(&tail, tail.from)->kind == TOKEN_PUNCT)
		tail.from++;
	names_cut(&tail, &segments);
	n = names_end(&segments, 0);
	if (n < 2)
		return tail;
	citation->authors = (struct piece){ tail.para, tail.from, segments.v[n - 1].piece.to };
	return rest_after(&tail, &segments.v[n - 1]);
}

static void read_quoted(struct arena *arena, const struct piece *all, size_t open, size_t close,
			struct citation *citation)
{
	struct piece before = piece_trim((struct piece){ all->para, all->from, open });
	struct piece tail = { all->para, close + 1, all->to };

	citation->title = piece_sub(all, open + 1, close);
	if (!piece_empty(&before))
		citation->authors = before;
	else
		tail = take_authors_behind(arena, tail, citation);
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

/* "[J]" behind a title, as GB/T 7714 marks the kind of work */
static void split_title_mark(struct citation *citation)
{
	static const struct {
		char letter;
		const char *type;
	} marks[] = {
		{ 'J', "article" }, { 'C', "inproceedings" }, { 'D', "thesis" }, { 'M', "book" },
		{ 'P', "patent" }, { 'R', "techreport" },
	};
	struct piece *title = &citation->title;
	const struct token *letter;

	if (title->to - title->from < 4 || !piece_is_code(title, title->to - 1, ']') ||
	    !piece_is_code(title, title->to - 3, '['))
		return;
	letter = token_at(title, title->to - 2);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (letter->end - letter->start == 1 &&
		    title->para->text[letter->start] == marks[i].letter) {
			citation->type = marks[i].type;
			*title = piece_sub(title, title->from, title->to - 3);
			return;
		}
}

void citation_split_title(struct citation *citation)
{
	if (!citation->title.para)
		return;
	split_title_mark(citation);
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

/* A title that could be a name: behind the names stands no other title, but the venue. */
static bool begins_with_title(const struct piece *all, const struct segments *segments, size_t n)
{
	struct piece next;

	if (segments->v[0].person && segments->v[0].initials)
		return false;
	if (n >= segments->n || segments->v[n - 1].stop)
		return false;
	next = piece_trim(segments->v[n].piece);
	return !piece_empty(&next) && next.to <= all->to &&
	       (piece_is(&next, WORD_VENUE) || citation_is_note(&next));
}

/* One name and a full stop, a title behind it; not "Deep Lists. ICML 2020." */
static bool is_lone_author(const struct segments *segments)
{
	return segments->v[0].stop && segments->n > 1 &&
	       !piece_is(&segments->v[1].piece, WORD_VENUE);
}

void citation_read(struct arena *arena, const struct para *para, struct citation *citation)
{
	struct segments segments = { .arena = arena };
	struct piece all = without_buttons(piece_all(para));
	size_t open = 0, close = 0, first = 0, n;

	memset(citation, 0, sizeof(*citation));
	citation->url = piece_link(&all);
	if (all.to - all.from > REFERENCE_TOKENS) {
		citation->title = all;
		return;
	}
	if (find_quoted(&all, &open, &close)) {
		read_quoted(arena, &all, open, close, citation);
	} else {
		names_cut(&all, &segments);
		n = names_find(&segments, &first);
		if (n > 2 && first == 0 && begins_with_title(&all, &segments, n))
			read_title_first(arena, &all, &segments, 1, n - 1, citation);
		else if (n && first == 0 && (n > 1 || is_lone_author(&segments)))
			read_authors_first(arena, &all, &segments, n, citation);
		else if (n > 1)
			read_title_first(arena, &all, &segments, first, n, citation);
		else
			read_title_first_stop(arena, all, citation);
	}
	citation_finish(citation);
}
