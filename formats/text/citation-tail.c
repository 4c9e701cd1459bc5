/* What follows a title in a reference: venue, place, date, numbers, remarks. */
#include "formats/text/citation.h"

#include <string.h>

#include "formats/text/head.h"
#include "formats/text/places.h"
#include "pipeline/arena.h"

static const struct token *token_at(const struct piece *piece, size_t i)
{
	return &piece->para->tokens.v[i];
}

#define REMARKS (WORD_MASK(WORD_STATUS) | WORD_MASK(WORD_PUBTYPE))

/* "Under submission", "Poster"; but "US Patent" is the name of an office. */
static bool has_remark(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		struct facts facts;

		if (!tokens_phrase(&piece->para->tokens, i, REMARKS, &facts))
			continue;
		for (size_t k = 0; k < facts.n; k++)
			if (facts.v[k].class == WORD_STATUS ||
			    (facts.v[k].class == WORD_PUBTYPE && strcmp(facts.v[k].value, "patent")))
				return true;
	}
	return false;
}

bool citation_is_note(const struct piece *piece)
{
	uint64_t classes = piece_classes(piece);

	if (classes & REMARKS && has_remark(piece))
		return true;
	return (classes & WORD_MASK(WORD_AWARD)) && !(classes & WORD_MASK(WORD_VENUE));
}

static bool word_is(const struct token *token, const struct piece *piece, const char *word)
{
	const struct tokens *tokens = &piece->para->tokens;
	size_t size = strlen(word);

	return token->fold_end - token->fold == size &&
	       !memcmp(tokens->folded + token->fold, word, size);
}

static bool is_any(const struct piece *piece, size_t i, const char *const *words)
{
	for (; *words; words++)
		if (word_is(token_at(piece, i), piece, *words))
			return true;
	return false;
}

/* Tokens of a number such as "12", "1-9", "11,514,370", "US20240135189A1" from i on. */
static size_t number_end(const struct piece *piece, size_t i)
{
	size_t end = i;

	while (end < piece->to) {
		const struct token *token = token_at(piece, end);
		bool digits = token->kind == TOKEN_NUMBER || token->kind == TOKEN_MIXED;
		bool joint = token->kind == TOKEN_PUNCT && !(token->flags & TOKEN_SPACE_BEFORE) &&
			     (token->code == '-' || token->code == ',' || token->code == '/' ||
			      token->code == ':') &&
			     end + 1 < piece->to &&
			     !(token_at(piece, end + 1)->flags & TOKEN_SPACE_BEFORE);

		if (!digits && !joint)
			break;
		if (digits && end > i && (token->flags & TOKEN_SPACE_BEFORE))
			break;
		end++;
	}
	return end;
}

static const char *const volume_words[] = { "vol", "volume", "bd", "band", "tome", "t", "제", NULL };
static const char *const number_words[] = { "no", "nr", "issue", "number", "num", "heft", "n", NULL };
static const char *const page_words[] = { "pp", "pages", "page", "p", "s", "seiten", NULL };

struct tail {
	struct arena *arena;
	struct citation *citation;
};

/* "vol. 9", "no. 2", "pp. 1-9" as a segment of its own; true if it was one. */
static bool take_numbered(struct tail *tail, struct piece piece)
{
	struct citation *c = tail->citation;
	struct piece *into;
	size_t i = piece.from, end;

	if (piece.to - piece.from < 2 || token_at(&piece, i)->kind != TOKEN_WORD)
		return false;
	if (is_any(&piece, i, volume_words))
		into = &c->volume;
	else if (is_any(&piece, i, number_words))
		into = &c->number;
	else if (is_any(&piece, i, page_words))
		into = &c->pages;
	else
		return false;
	i++;
	while (i < piece.to && token_at(&piece, i)->kind == TOKEN_PUNCT)
		i++;
	end = number_end(&piece, i);
	if (end == i || end != piece.to || into->para)
		return false;
	*into = (struct piece){ piece.para, i, end };
	return true;
}

static bool is_pages(const struct piece *piece)
{
	return piece->to - piece->from >= 3 && piece_is_code(piece, piece->from + 1, '-') &&
	       number_end(piece, piece->from) == piece->to;
}

/* The token of a colon or, if there is none, piece->to. */
static size_t find_colon(const struct piece *piece)
{
	size_t i = piece->from;

	while (i < piece->to && !piece_is_code(piece, i, ':') && !piece_is_code(piece, i, 0xFF1A))
		i++;
	return i;
}

static bool take_date(struct tail *tail, struct piece piece)
{
	struct citation *c = tail->citation;
	struct period period;

	if (c->dated || !dates_find(&piece.para->tokens, piece.from, piece.to, &period))
		return false;
	if (period.from > piece.from || period.to < piece.to)
		return false;
	c->dated = true;
	c->period = period;
	c->date = piece;
	return true;
}

/* "12(3)", "12(3):45-67" and "45-67" as segments of their own. */
static bool take_bare_numbers(struct tail *tail, struct piece piece)
{
	struct citation *c = tail->citation;
	struct piece pages = { piece.para, find_colon(&piece) + 1, piece.to };
	size_t open = piece.from, inner;

	if (c->pages.para || token_at(&piece, open)->kind == TOKEN_WORD)
		return false;
	if (pages.from < piece.to) {
		if (!c->dated && take_date(tail, (struct piece){ piece.para, piece.from, pages.from - 1 })) {
			c->pages = piece_trim(pages);
			return true;
		}
		if (number_end(&pages, pages.from) != pages.to)
			return false;
		piece.to = pages.from - 1;
	} else {
		pages.para = NULL;
	}
	while (open < piece.to && !piece_is_code(&piece, open, '('))
		open++;
	if (number_end(&piece, piece.from) < open || open == piece.from)
		return false;
	inner = open < piece.to ? number_end(&piece, open + 1) : piece.to;
	if (open < piece.to && (inner == open + 1 || inner + 1 != piece.to))
		return false;
	if (open == piece.to && !pages.para && is_pages(&piece)) {
		c->pages = piece;
		return true;
	}
	if (c->volume.para || (open == piece.to && open - piece.from > 1))
		return false;
	c->volume = (struct piece){ piece.para, piece.from, open };
	if (open < piece.to)
		c->number = (struct piece){ piece.para, open + 1, inner };
	if (pages.para)
		c->pages = piece_trim(pages);
	return true;
}

/* "Published: Apr 25, 2024": a status word and its date. */
static bool take_status_date(struct tail *tail, struct piece piece)
{
	struct citation *c = tail->citation;
	struct period period;
	struct piece word;

	if (c->dated || !dates_find(&piece.para->tokens, piece.from, piece.to, &period) ||
	    period.to != piece.to || period.from == piece.from)
		return false;
	word = piece_sub(&piece, piece.from, period.from);
	if (piece_words(&word) > 2 || piece_is(&word, WORD_VENUE) ||
	    !(piece_is_code(&piece, period.from - 1, ':') || citation_is_note(&word)))
		return false;
	c->dated = true;
	c->period = period;
	c->date = (struct piece){ piece.para, period.from, period.to };
	citation_add_note(c, word);
	return true;
}

static bool take_identifier(struct tail *tail, struct piece piece)
{
	struct citation *c = tail->citation;
	struct contact contact;
	size_t size;
	const char *text = piece_text(&piece, &size);

	if (!contacts_find(tail->arena, text, size, 0, &contact))
		return false;
	if (contact.kind == CONTACT_DOI && !c->doi)
		c->doi = contact.value;
	else if (contact.kind == CONTACT_EPRINT && !c->eprint)
		c->eprint = contact.value;
	else if ((contact.kind == CONTACT_URL || contact.kind == CONTACT_PROFILE) && !c->url)
		c->url = contact.value;
	else
		return false;
	return contact.start < 12;
}

static bool take_place(struct tail *tail, struct piece piece)
{
	struct place place;

	if (tail->citation->place.para || !piece_is_place(&piece, &place))
		return false;
	tail->citation->place = piece;
	return true;
}

/* "In Proceedings of", "Presented at": the words before the venue that are not its name. */
static struct piece without_in(struct piece piece)
{
	const struct token *first = token_at(&piece, piece.from);

	if (piece_words(&piece) > 2 && first->kind == TOKEN_WORD && word_is(first, &piece, "in"))
		return piece_sub(&piece, piece.from + 1, piece.to);
	if (piece.to - piece.from > 3 && word_is(first, &piece, "presented") &&
	    token_is(token_at(&piece, piece.from + 1), WORD_AT))
		return piece_sub(&piece, piece.from + 2, piece.to);
	return piece;
}

/* "Impact factor: 3.4", "ISBN 978-...": what the word lists call a note, and a number. */
static bool says_label(const struct piece *piece)
{
	struct facts facts;
	size_t n = tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_LABEL), &facts);

	for (size_t i = 0; n && i < facts.n; i++)
		if (facts.v[i].class == WORD_LABEL && !strcmp(facts.v[i].value, "note"))
			return true;
	return false;
}

/* "(*equal contribution)" between stops of its own */
static bool take_bracket(struct tail *tail, const struct piece *piece)
{
	size_t from = piece->from, to = piece->to;

	while (to > from && piece_is_code(piece, to - 1, '.'))
		to--;
	if (to - from < 3 || !piece_is_code(piece, from, '(') || !piece_is_code(piece, to - 1, ')') ||
	    !(token_at(piece, from + 1)->code == '*' ||
	      citation_is_note(&(struct piece){ piece->para, from + 1, to - 1 })))
		return false;
	if (tail->citation->n_notes < CITATION_NOTES)
		tail->citation->notes[tail->citation->n_notes++] =
			(struct piece){ piece->para, from + 1, to - 1 };
	return true;
}

/* A remark in brackets at the end of the venue: "… (NeurIPS 2020) (Spotlight)" */
static struct piece split_venue_note(struct tail *tail, struct piece piece)
{
	size_t open = piece.to;
	struct piece inner;

	if (piece_empty(&piece) || !piece_is_code(&piece, piece.to - 1, ')'))
		return piece;
	while (open > piece.from && !piece_is_code(&piece, open - 1, '('))
		open--;
	if (open <= piece.from + 1)
		return piece;
	inner = (struct piece){ piece.para, open, piece.to - 1 };
	if (!citation_is_note(&inner) && token_at(&inner, inner.from)->code != '*' &&
	    !says_label(&inner))
		return piece;
	if (tail->citation->n_notes < CITATION_NOTES)
		tail->citation->notes[tail->citation->n_notes++] = inner;
	return piece_sub(&piece, piece.from, open - 1);
}

static void add_venue(struct tail *tail, struct piece piece)
{
	struct citation *c = tail->citation;

	piece = split_venue_note(tail, piece);
	if (piece_empty(&piece))
		return;
	if (!c->venue.para)
		c->venue = without_in(piece);
	else if (c->n_more_venue < 2)
		c->more_venue[c->n_more_venue++] = piece;
	else
		citation_add_note(c, piece);
}

/* "Under submission to a conference" */
static bool begins_with_status(const struct piece *piece)
{
	return tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_STATUS), NULL) > 0;
}

/* "no. 3 (2021)", "706-710 (2020)": the year in brackets behind numbers. */
static struct piece take_bracket_year(struct tail *tail, struct piece piece)
{
	struct citation *c = tail->citation;
	struct period period;
	size_t open = piece.to - 3;

	if (c->dated || piece.to - piece.from < 4 || !piece_is_code(&piece, piece.to - 1, ')') ||
	    !piece_is_code(&piece, open, '(') ||
	    token_at(&piece, open - 1)->kind != TOKEN_NUMBER ||
	    !dates_find(&piece.para->tokens, open + 1, piece.to - 1, &period))
		return piece;
	c->dated = true;
	c->period = period;
	c->date = (struct piece){ piece.para, period.from, period.to };
	return piece_sub(&piece, piece.from, open);
}

/* A segment between commas or stops: what is it? */
static void take_segment(struct tail *tail, struct piece piece)
{
	if (take_bracket(tail, &piece))
		return;
	piece = split_venue_note(tail, take_bracket_year(tail, piece_trim(piece)));
	if (piece_empty(&piece))
		return;
	if (take_identifier(tail, piece) || take_date(tail, piece) ||
	    take_status_date(tail, piece) || take_numbered(tail, piece) ||
	    take_bare_numbers(tail, piece))
		return;
	if (says_label(&piece))
		citation_add_note(tail->citation, piece);
	else if (citation_is_note(&piece) && piece_words(&piece) <= 12 &&
	    (!piece_is(&piece, WORD_VENUE) || begins_with_status(&piece)))
		citation_add_note(tail->citation, piece);
	else
		add_venue(tail, piece);
}

/* "Trans.", "Symp.": a venue's word cut short. */
static bool is_short(const struct token *word)
{
	return word->end - word->start <= 5 && token_is(word, WORD_VENUE);
}

static bool ends_sentence(const struct piece *piece, size_t i)
{
	const struct token *before = token_at(piece, i - 1);

	/* "J Read. 2021": a year begins what follows */
	if (piece_is_code(piece, i, '.') && i + 1 < piece->to && !token_is(before, WORD_MONTH) &&
	    token_at(piece, i + 1)->flags & TOKEN_SPACE_BEFORE &&
	    token_at(piece, i + 1)->kind == TOKEN_NUMBER && token_at(piece, i + 1)->number > 1500 &&
	    token_at(piece, i + 1)->number < 2100)
		return true;
	return piece_is_code(piece, i, '.') &&
	       (i + 1 == piece->to || (token_at(piece, i + 1)->flags & TOKEN_SPACE_BEFORE)) &&
	       (before->kind != TOKEN_WORD || (before->end - before->start > 4 && !is_short(before)) ||
		(before->flags & TOKEN_CAPS) || i + 1 == piece->to);
}

/* Whether the comma at i belongs to the venue's name ("Man, and Cybernetics", "Volume 3 (X '24)"). */
static bool is_inside_venue(const struct tail *tail, const struct piece *piece, size_t i,
			    size_t end)
{
	struct piece right = piece_trim((struct piece){ piece->para, i + 1, end });
	struct piece left = { piece->para, piece->from, i };
	uint64_t classes;

	if (tail->citation->venue.para || piece_empty(&right))
		return false;
	classes = piece_classes(&right);
	if (token_at(&right, right.from)->kind == TOKEN_NUMBER &&
	    piece_is_code(&right, right.to - 1, ')') && number_end(&right, right.from) > right.from &&
	    right.to - right.from <= 8)
		return false;
	if (piece_is_code(&right, right.to - 1, ')') && piece_is(&left, WORD_VENUE) &&
	    !citation_is_note(&right))
		return true;
	return token_is(token_at(&right, right.from), WORD_AND) ||
	       ((classes & WORD_MASK(WORD_VENUE)) && !piece_is(&left, WORD_VENUE));
}

/* The comma of "11,514,370". */
static bool joins_numbers(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, ',') && i > piece->from && i + 1 < piece->to &&
	       token_at(piece, i - 1)->kind == TOKEN_NUMBER &&
	       token_at(piece, i + 1)->kind == TOKEN_NUMBER &&
	       !(token_at(piece, i + 1)->flags & TOKEN_SPACE_BEFORE);
}

static size_t next_comma(const struct piece *piece, size_t from)
{
	size_t depth = 0;

	for (size_t i = from; i < piece->to; i++) {
		depth += piece_is_code(piece, i, '(');
		depth -= depth && piece_is_code(piece, i, ')');
		if (depth)
			continue;
		if (joins_numbers(piece, i))
			continue;
		if (piece_is_code(piece, i, ',') || piece_is_code(piece, i, ';') || piece_is_code(piece, i, 0xFF0C) ||
		    (i > piece->from && ends_sentence(piece, i)))
			return i;
	}
	return piece->to;
}

/* The end of the segment that begins at from; a date such as "Apr 25, 2024" is not cut. */
static size_t segment_end(const struct piece *piece, size_t from)
{
	size_t end = next_comma(piece, from);
	struct period period;

	if (end < piece->to && piece_is_code(piece, end, ',') &&
	    dates_find(&piece->para->tokens, from, piece->to, &period) && period.from < end &&
	    period.to > end)
		return next_comma(piece, period.to);
	return end;
}

/* The place that begins at a segment: as many commas as it needs. */
static size_t place_end(struct tail *tail, const struct piece *piece, size_t from)
{
	size_t end = from, best = from;

	for (int parts = 0; parts < 3 && end < piece->to; parts++) {
		struct piece candidate;

		end = next_comma(piece, end);
		candidate = piece_trim((struct piece){ piece->para, from, end });
		if (!piece_empty(&candidate) && !tail->citation->place.para) {
			struct place place;

			if (piece_is_place(&candidate, &place))
				best = end;
		}
		end++;
	}
	return best;
}

void citation_read_tail(struct arena *arena, struct piece tail_piece, struct citation *citation)
{
	struct tail tail = { arena, citation };
	size_t from = tail_piece.from;

	while (from < tail_piece.to) {
		size_t end = segment_end(&tail_piece, from), place;

		while (end < tail_piece.to && piece_is_code(&tail_piece, end, ',') &&
		       is_inside_venue(&tail, &(struct piece){ tail_piece.para, from, tail_piece.to },
				       end, next_comma(&tail_piece, end + 1)))
			end = next_comma(&tail_piece, end + 1);
		place = citation->venue.para ? place_end(&tail, &tail_piece, from) : from;
		if (place > from && take_place(&tail, piece_trim((struct piece){ tail_piece.para, from, place })))
			end = place;
		else
			take_segment(&tail, (struct piece){ tail_piece.para, from, end });
		from = end + 1;
	}
	if (!citation->dated && citation->venue.para) {
		struct period period;

		citation->venue_year = dates_venue_year(&citation->venue.para->tokens,
							citation->venue.from, citation->venue.to);
		if (!citation->venue_year &&
		    dates_find(&citation->venue.para->tokens, citation->venue.from,
			       citation->venue.to, &period))
			citation->venue_year = period.end.year;
	}
}
