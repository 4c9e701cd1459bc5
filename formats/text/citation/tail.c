/*
 * What follows a title in a reference: venue, place, date, numbers, remarks.
 * The text is read from left to right; at each place the first of the readers
 * below that knows what stands there takes it, and what none knows is the name
 * of a venue, up to where one of them would go on.
 */
#include "formats/text/citation/citation.h"

#include <string.h>

#include "formats/text/citation/look.h"
#include "formats/text/citation/names.h"
#include "formats/text/citation/numbers.h"
#include "formats/text/entry/head.h"
#include "formats/text/facts/places.h"
#include "pipeline/arena.h"

enum {
	BRACKET_TOKENS = 60,	/* within which a bracket closes */
	EDITOR_TOKENS = 30,	/* within which "(Eds.)" follows its names */
	DATE_TOKENS = 10,
	LABEL_BYTES = 12,	/* of the word before an address */
	ADDRESS_BYTES = 400,	/* of an address that is looked for */
	NOTE_WORDS = 12,	/* longer ones are no remarks */
	PLACE_PARTS = 3,	/* city, region, country */
};

struct tail {
	struct arena *arena;
	struct citation *citation;
	struct piece piece;
	bool placed;		/* "Berlin:" was read last: a house follows */
};

static struct piece part_of(const struct tail *tail, size_t from, size_t to)
{
	return (struct piece){ tail->piece.para, from, to };
}

static bool is_code(const struct tail *tail, size_t i, uint32_t code)
{
	return i < tail->piece.to && piece_is_code(&tail->piece, i, code);
}

size_t citation_known_lead(const struct piece *piece, size_t i, const char *value)
{
	struct facts facts;
	size_t n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_CITE), &facts);

	for (size_t k = 0; n && k < facts.n; k++)
		if (facts.v[k].class == WORD_CITE && !strcmp(facts.v[k].value, value))
			return n;
	return 0;
}

/* Remarks */

#define REMARKS (WORD_MASK(WORD_STATUS) | WORD_MASK(WORD_PUBTYPE))

/* "Under submission", "Poster"; but "US Patent" is the name of an office. */
static bool has_remark(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		struct facts facts;

		size_t n = tokens_phrase(&piece->para->tokens, i, REMARKS, &facts);
		bool edge = i == piece->from || i + n >= piece->to;

		for (size_t k = 0; n && k < facts.n; k++)
			if (facts.v[k].class == WORD_STATUS ||
			    (facts.v[k].class == WORD_PUBTYPE && edge && strcmp(facts.v[k].value, "patent")))
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

/* "Under submission to a conference" */
static bool begins_with_status(const struct piece *piece)
{
	return tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_STATUS), NULL) > 0;
}

/* "Impact factor: 3.4", "ISBN 978-...": what the word lists call a note, and a number. */
static bool says_label(const struct piece *piece)
{
	struct facts facts;
	size_t n = tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_LABEL), &facts);

	const struct token *behind = piece->from + n < piece->to ? look_at(piece, piece->from + n) : NULL;

	if (!behind || !(token_is_colon(behind) || behind->kind == TOKEN_NUMBER))
		return false;
	for (size_t i = 0; n && i < facts.n; i++)
		if (facts.v[i].class == WORD_LABEL && !strcmp(facts.v[i].value, "note"))
			return true;
	return false;
}

/* Addresses */

/* The token that ends at or behind the byte. */
static size_t token_behind(const struct piece *piece, size_t i, uint32_t byte)
{
	while (i < piece->to && look_at(piece, i)->end <= byte)
		i++;
	return i;
}

static bool keep_address(struct citation *c, const struct contact *contact)
{
	const char **into = contact->kind == CONTACT_DOI ? &c->doi :
			    contact->kind == CONTACT_EPRINT ? &c->eprint :
			    contact->kind == CONTACT_URL || contact->kind == CONTACT_PROFILE ? &c->url :
			    NULL;

	if (!into || *into)
		return false;
	*into = contact->value;
	return true;
}

/* One word at most stands before an address: "doi:", "URL" */
static bool is_address_label(const char *text, size_t size)
{
	return size <= LABEL_BYTES && strcspn(text, ",;.(0123456789") >= size;
}

/* The bytes within which an address ends that begins behind a label: two words more. */
static size_t address_room(const char *text, size_t size)
{
	size_t end = size < LABEL_BYTES ? size : LABEL_BYTES;

	for (int words = 0; words < 2; words++) {
		while (end < size && text[end] == ' ')
			end++;
		while (end < size && text[end] != ' ')
			end++;
	}
	return end;
}

/* "https://doi.org/10…", "doi: 10…", "arXiv:2401.01234" */
static size_t take_address(struct tail *tail, size_t i)
{
	struct contact contact;
	uint32_t from = look_at(&tail->piece, i)->start, size = tail->piece.para->size - from;
	const char *text = tail->piece.para->text + from;

	if (look_at(&tail->piece, i)->kind == TOKEN_PUNCT)
		return i;
	size = size < ADDRESS_BYTES ? size : ADDRESS_BYTES;
	if (!contacts_find(tail->arena, text, address_room(text, size), 0, &contact) ||
	    !is_address_label(text, contact.start) ||
	    !keep_address(tail->citation, &contact))
		return i;
	return token_behind(&tail->piece, i, from + contact.end);
}

/* Dates */

static bool is_finer(const struct date *date, const struct date *than)
{
	return date->year == than->year && date->month && !than->month;
}

/* Takes the date unless one is known that says as much; false when it says something else. */
static bool keep_date(struct citation *c, const struct period *period, struct piece words)
{
	if (c->dated && !is_finer(&period->end, &c->period.end))
		return period->end.year == c->period.end.year && !period->range;
	c->dated = true;
	c->period = *period;
	c->date = words;
	return true;
}

static bool is_date_end(const struct tail *tail, size_t i)
{
	const struct token *token;

	if (i >= tail->piece.to)
		return true;
	token = look_at(&tail->piece, i);
	return token->kind == TOKEN_PUNCT && token->code != '-' && token->code != '/';
}

static size_t take_date(struct tail *tail, size_t i)
{
	size_t limit = i + DATE_TOKENS < tail->piece.to ? i + DATE_TOKENS : tail->piece.to;
	struct period period;

	if (!dates_begin(&tail->piece.para->tokens, i, limit, &period) ||
	    !is_date_end(tail, period.to) ||
	    !keep_date(tail->citation, &period, part_of(tail, period.from, period.to)))
		return i;
	return period.to;
}

/* Brackets */

/* Behind the bracket that opens at token i; i when it does not close. */
static size_t bracket_end(const struct piece *piece, size_t i)
{
	size_t depth = 0, limit = i + BRACKET_TOKENS < piece->to ? i + BRACKET_TOKENS : piece->to;

	for (size_t k = i; k < limit; k++) {
		depth += look_opens(piece, k);
		depth -= depth && look_closes(piece, k);
		if (!depth)
			return k + 1;
	}
	return i;
}

/* "(2021)", "(pp. 12-19)", "(Leiden: Brill, 2018)", "(Spotlight)", "(with A. Lee)" */
enum bracket {
	BRACKET_TEXT, BRACKET_DATE, BRACKET_PAGES, BRACKET_IMPRINT, BRACKET_WITH, BRACKET_NOTE
};

static bool covers(const struct period *period, const struct piece *piece)
{
	return period->from == piece->from && period->to == piece->to;
}

/* "with" before the names of who wrote it too */
static bool begins_with_with(const struct piece *piece)
{
	return piece->to - piece->from > 2 && citation_lead(piece, piece->from, "with") > 0;
}

/* Place, house and year between commas and a colon */
static bool is_imprint(const struct piece *inner)
{
	const struct token *last = look_at(inner, inner->to - 1);
	size_t i = inner->to - 2;

	return inner->to - inner->from > 3 && last->kind == TOKEN_NUMBER && last->number > 1500 &&
	       last->number < 2100 && piece_is_code(inner, i, ',') &&
	       look_at(inner, inner->from)->flags & TOKEN_CAPITAL && !citation_is_note(inner) &&
	       !dates_venue_year(&inner->para->tokens, inner->from, inner->to);
}

static enum bracket bracket_kind(const struct tail *tail, const struct piece *inner)
{
	struct citation scratch = { .venue = tail->citation->venue };
	struct period period;

	if (dates_find(&inner->para->tokens, inner->from, inner->to, &period) && covers(&period, inner))
		return BRACKET_DATE;
	if (look_at(inner, inner->from)->kind == TOKEN_WORD &&
	    numbers_take(&scratch, inner, inner->from) == inner->to)
		return BRACKET_PAGES;
	if (begins_with_with(inner))
		return BRACKET_WITH;
	if (is_imprint(inner))
		return BRACKET_IMPRINT;
	if (piece_is_code(inner, inner->from, '*') || names_is_mark(look_at(inner, inner->from)) ||
	    citation_is_note(inner) || says_label(inner) ||
	    piece_is_code(inner, inner->from - 1, '['))
		return BRACKET_NOTE;
	return BRACKET_TEXT;
}

static void take_with(struct tail *tail, const struct piece *words)
{
	if (tail->citation->authors.para)
		citation_add_note(tail->citation, *words);
	else
		tail->citation->authors = part_of(tail, words->from + 1, words->to);
}

static size_t take_bracket(struct tail *tail, size_t i)
{
	size_t end = look_opens(&tail->piece, i) ? bracket_end(&tail->piece, i) : i;
	struct piece inner = { tail->piece.para, i + 1, end - 1 };
	struct period period;

	if (end < i + 3)
		return i;
	switch (bracket_kind(tail, &inner)) {
	case BRACKET_TEXT:
		if (!tail->citation->venue.para || i == tail->piece.from ||
		    look_at(&tail->piece, i - 1)->kind != TOKEN_PUNCT)
			return i;
		citation_add_note(tail->citation, inner);
		return end;
	case BRACKET_DATE:
		dates_find(&inner.para->tokens, inner.from, inner.to, &period);
		return keep_date(tail->citation, &period, inner) ? end : i;
	case BRACKET_PAGES:
		return numbers_take(tail->citation, &inner, inner.from) == inner.to ? end : i;
	case BRACKET_IMPRINT:
		citation_read_tail(tail->arena, inner, tail->citation);
		return end;
	case BRACKET_WITH:
		take_with(tail, &inner);
		return end;
	case BRACKET_NOTE:
		if (tail->citation->n_notes < CITATION_NOTES)
			tail->citation->notes[tail->citation->n_notes++] = inner;
		return end;
	}
	return i;
}

/* Whether one of the readers takes the bracket at token i. */
static bool is_known_bracket(const struct tail *tail, size_t i)
{
	size_t end = bracket_end(&tail->piece, i);
	struct piece inner = { tail->piece.para, i + 1, end - 1 };

	return end >= i + 3 && bracket_kind(tail, &inner) != BRACKET_TEXT;
}

/* Editors */

static size_t keep_editors(struct tail *tail, size_t from, size_t to)
{
	tail->citation->edited = true;
	citation_add_note(tail->citation, part_of(tail, from, to));
	return to;
}

/* "edited by Ann Lee and John Smith": behind the last name */
static size_t take_edited_by(struct tail *tail, size_t i)
{
	struct segments segments = { .arena = tail->arena };
	size_t by = citation_lead(&tail->piece, i, "edited-by"), names;
	size_t n = by ? by : citation_lead(&tail->piece, i, "editors");
	struct piece rest = part_of(tail, i + n, tail->piece.to);

	if (!n)
		return i;
	if (rest.to > rest.from + EDITOR_TOKENS)
		rest.to = rest.from + EDITOR_TOKENS;
	while (rest.from < rest.to && look_at(&rest, rest.from)->kind == TOKEN_PUNCT)
		rest.from++;
	names_cut(&rest, &segments);
	names = names_end(&segments, 0);
	if (!names)
		return i;
	return keep_editors(tail, i, segments.v[names - 1].piece.to);
}

/* Capitalised words and initials, joints and particles. */
static bool are_names(const struct piece *names)
{
	const uint64_t small = WORD_MASK(WORD_AND) | WORD_MASK(WORD_PARTICLE);

	for (size_t i = names->from; i < names->to; i++) {
		const struct token *token = look_at(names, i);

		if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_MIXED ||
		    (token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL) &&
		     !(token->classes & small)))
			return false;
	}
	return !piece_is(names, WORD_VENUE);
}

/* "A. Lee & J. Smith (Eds.)", "Lee, Ann (Hrsg.)", "Smith J, editor" */
static size_t take_editors_before(struct tail *tail, size_t i)
{
	size_t limit = i + EDITOR_TOKENS < tail->piece.to ? i + EDITOR_TOKENS : tail->piece.to;
	size_t in = citation_lead(&tail->piece, i, "in"), from = i + in;

	for (size_t k = from + 1; k < limit; k++) {
		size_t n = citation_lead(&tail->piece, k, "editors");
		struct piece names;

		if (k > from + 2 && names_is_stop(&tail->piece, k - 1) &&
		    look_at(&tail->piece, k - 2)->end - look_at(&tail->piece, k - 2)->start > 3)
			return i;
		if (!n)
			continue;
		names = piece_trim(part_of(tail, from, k));
		if (piece_empty(&names))
			continue;
		/* "Handbook of Lists, eds. J. Carver": the names stand behind */
		if (!is_code(tail, k - 1, '(') && k + n + 1 < limit && is_code(tail, k + n, '.') &&
		    look_at(&tail->piece, k)->end - look_at(&tail->piece, k)->start <= 4 &&
		    look_at(&tail->piece, k + n + 1)->flags & TOKEN_CAPITAL)
			return i;
		if (!are_names(&names))
			return i;
		k += n;
		while (k < limit && (is_code(tail, k, '.') || is_code(tail, k, ')')))
			k++;
		tail->citation->within |= in > 0;
		return keep_editors(tail, from, k);
	}
	return i;
}

static size_t take_editors(struct tail *tail, size_t i)
{
	size_t end = take_edited_by(tail, i);

	return end > i || look_at(&tail->piece, i)->kind == TOKEN_PUNCT ? end
									 : take_editors_before(tail, i);
}

/* "with Ann Lee", not in brackets */
static size_t take_coauthors(struct tail *tail, size_t i)
{
	struct segments segments = { .arena = tail->arena };
	struct piece rest = part_of(tail, i, tail->piece.to);
	size_t names;

	if (tail->citation->authors.para || !begins_with_with(&rest))
		return i;
	rest.from++;
	names_cut(&rest, &segments);
	names = names_end(&segments, 0);
	if (!names)
		return i;
	tail->citation->authors = part_of(tail, i + 1, segments.v[names - 1].piece.to);
	return tail->citation->authors.to;
}

/* Places */

static size_t next_comma(const struct tail *tail, size_t i)
{
	for (; i < tail->piece.to; i++)
		if (is_code(tail, i, ',') || is_code(tail, i, 0xFF0C) || is_code(tail, i, ';') ||
		    is_code(tail, i, ':') || is_code(tail, i, '(') || names_is_stop(&tail->piece, i))
			break;
	return i;
}

static bool begins_remark(const struct piece *piece)
{
	return tokens_phrase(&piece->para->tokens, piece->from, REMARKS, NULL) > 0;
}

/* Behind the place at token i: as many commas as it needs. */
static size_t place_end(const struct tail *tail, size_t i)
{
	size_t end = i, best = i;

	for (int parts = 0; parts < PLACE_PARTS && end < tail->piece.to; parts++) {
		struct piece candidate;
		struct place place;

		end = next_comma(tail, end);
		candidate = piece_trim(part_of(tail, i, end));
		if (parts && candidate.to > candidate.from &&
		    look_at(&candidate, candidate.to - 1)->kind == TOKEN_NUMBER)
			break;
		if (!piece_empty(&candidate) && !begins_remark(&candidate) && piece_is_place(&candidate, &place))
			best = end;
		if (!is_code(tail, end, ',') && !is_code(tail, end, 0xFF0C))
			break;
		end++;
	}
	return best;
}

/* "Berlin" behind the venue, "Berlin: Springer" before the house */
static size_t take_place(struct tail *tail, size_t i)
{
	struct citation *c = tail->citation;
	size_t end = c->place.para || look_at(&tail->piece, i)->kind == TOKEN_PUNCT
			     ? i : place_end(tail, i);
	bool placed = end > i && (is_code(tail, end, ':') || !c->venue.para);

	/* "Cambridge University Press" begins with a place, but is a house; "Oakland" is a venue too */
	if (end == i || tokens_phrase(&tail->piece.para->tokens, i,
				      WORD_MASK(WORD_HOUSE) | WORD_MASK(WORD_VENUE), NULL))
		return i;
	c->place = piece_trim(part_of(tail, i, end));
	tail->placed = placed;
	return end;
}

static size_t take_numbers(struct tail *tail, size_t i)
{
	return numbers_take(tail->citation, &tail->piece, i);
}

size_t citation_law_end(const struct piece *piece, size_t i)
{
	size_t k = i + 1;

	if (i + 4 > piece->to || look_at(piece, i)->kind != TOKEN_NUMBER ||
	    !(look_at(piece, k)->flags & TOKEN_CAPITAL))
		return i;
	while (k < piece->to && look_at(piece, k)->kind != TOKEN_NUMBER &&
	       !piece_is_code(piece, k, ',') && !piece_is_code(piece, k, '('))
		k++;
	return k + 2 < piece->to && look_at(piece, k)->kind == TOKEN_NUMBER &&
		       piece_is_code(piece, k + 1, '(') ? k + 1 : i;
}

/* The volume before the venue, the page behind it */
static size_t take_law(struct tail *tail, size_t i)
{
	struct citation *c = tail->citation;
	size_t end = c->venue.para ? i : citation_law_end(&tail->piece, i);

	if (end == i)
		return i;
	c->volume = part_of(tail, i, i + 1);
	c->venue = piece_trim(part_of(tail, i + 1, end - 1));
	c->pages = part_of(tail, end - 1, end);
	if (!c->type)
		c->type = "article";
	return end;
}

/* Text */

/* "Trans.", "Symp.": a venue's word cut short. */
static bool is_short(const struct token *word)
{
	return word->end - word->start <= 5 && token_is(word, WORD_VENUE);
}

/* The next word is cut short too, or the last before the volume: "Condens. Matter 33, 1" */
static bool goes_on_short(const struct tail *tail, size_t i)
{
	const struct token *next = look_at(&tail->piece, i);

	return next->kind == TOKEN_WORD &&
	       (next->flags & TOKEN_DOT_AFTER ||
		(next->flags & TOKEN_CAPITAL && i + 1 < tail->piece.to && numbers_begin(&tail->piece, i + 1)));
}

/* "Angew. Chem. Int. Ed.": each word cut short, and so goes on */
static bool is_chain(const struct tail *tail, size_t from, size_t i)
{
	size_t words = 0, dots = 0;

	for (size_t k = from; k < i; k++) {
		words += look_at(&tail->piece, k)->kind == TOKEN_WORD;
		dots += (look_at(&tail->piece, k)->flags & TOKEN_DOT_AFTER) != 0;
	}
	return i + 1 < tail->piece.to && words && dots + 1 >= words &&
	       look_at(&tail->piece, i - 1)->kind == TOKEN_WORD &&
	       !(look_at(&tail->piece, i - 1)->flags & TOKEN_CAPS) && goes_on_short(tail, i + 1);
}

/* Whether words before token `to` were cut short. */
static bool has_dots(const struct tail *tail, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++)
		if (look_at(&tail->piece, k)->flags & TOKEN_DOT_AFTER)
			return true;
	return false;
}

static bool is_year_at(const struct tail *tail, size_t i)
{
	const struct token *token = look_at(&tail->piece, i);

	return token->kind == TOKEN_NUMBER && token->number > 1500 && token->number < 2100;
}

/* Whether the full stop at i ends the text that began at `from`. */
static bool ends_sentence(const struct tail *tail, size_t from, size_t i)
{
	const struct token *before = look_at(&tail->piece, i - 1);
	size_t size = before->end - before->start;

	if (!is_code(tail, i, '.'))
		return is_code(tail, i, 0x3002);
	if (i + 1 == tail->piece.to)
		return true;
	if (!(look_at(&tail->piece, i + 1)->flags & TOKEN_SPACE_BEFORE))
		return look_at(&tail->piece, i + 1)->kind == TOKEN_PUNCT &&
		       !is_code(tail, i + 1, ':') && !is_code(tail, i + 1, ',');
	if (is_year_at(tail, i + 1) && !token_is(before, WORD_MONTH))
		return true;
	if (is_chain(tail, from, i))
		return false;
	return before->kind != TOKEN_WORD || (size > (has_dots(tail, from, i - 1) ? 4u : 3u) && !is_short(before)) ||
	       before->flags & TOKEN_CAPS || numbers_stand_at(&tail->piece, i + 1);
}

/* The comma of "11,514,370". */
static bool joins_numbers(const struct tail *tail, size_t i)
{
	return is_code(tail, i, ',') && i > tail->piece.from && i + 1 < tail->piece.to &&
	       look_at(&tail->piece, i - 1)->kind == TOKEN_NUMBER &&
	       look_at(&tail->piece, i + 1)->kind == TOKEN_NUMBER &&
	       !(look_at(&tail->piece, i + 1)->flags & TOKEN_SPACE_BEFORE);
}

static bool is_close_quote(const struct tail *tail, size_t i)
{
	return is_code(tail, i, 0xBB) || is_code(tail, i, 0x201D) || is_code(tail, i, '"');
}

static bool is_open_quote(const struct tail *tail, size_t i)
{
	return is_code(tail, i, 0xAB) || is_code(tail, i, 0x201C) || is_code(tail, i, '"');
}

/* A date of several words right behind a name: "CHI Letters May 2021" */
static bool date_begins(const struct tail *tail, size_t i)
{
	const struct token *token = look_at(&tail->piece, i);
	struct period period;

	if (token->kind == TOKEN_NUMBER && i + 1 < tail->piece.to)
		token++;	/* "16 March 2022", "2023 Jan 12" */
	return token_is(token, WORD_MONTH) && token->flags & TOKEN_CAPITAL &&
	       dates_find(&tail->piece.para->tokens, i,
			  i + DATE_TOKENS < tail->piece.to ? i + DATE_TOKENS : tail->piece.to, &period) &&
	       period.from == i && period.to > i + 1;
}

/* Whether text that began at `from` ends before token i. */
static bool ends_text(const struct tail *tail, size_t from, size_t i)
{
	const struct token *token = look_at(&tail->piece, i);

	if (token->kind == TOKEN_PUNCT)
		switch (token->code) {
		case ',': case 0xFF0C:
			return !joins_numbers(tail, i);
		case ';': case '|': case 0xB7: case 0x2022: case 0x3001:
			return true;
		case ':': case 0xFF1A:
			return place_end(tail, from) == i ||
			       (i + 1 < tail->piece.to &&
				look_at(&tail->piece, i + 1)->flags & TOKEN_SPACE_BEFORE &&
				numbers_stand_at(&tail->piece, i + 1));
		case '/':
			return is_code(tail, i + 1, '/');
		case '-':
			return token->end - token->start > 1 && token_is_spaced(&tail->piece, i);
		case '(': case '[': case 0xFF08:
			return is_known_bracket(tail, i);
		default:
			return ends_sentence(tail, from, i) ||
			       (is_close_quote(tail, i) && is_open_quote(tail, from - 1));
		}
	return numbers_begin(&tail->piece, i) || numbers_labelled(&tail->piece, i) ||
	       date_begins(tail, i);
}

/* Behind the text at token i, brackets inside it as a whole. */
static size_t text_end(const struct tail *tail, size_t from, size_t i)
{
	while (i < tail->piece.to) {
		if (i > from && ends_text(tail, from, i))
			return i;
		if (look_opens(&tail->piece, i)) {
			size_t end = bracket_end(&tail->piece, i);

			i = end > i ? end : i + 1;
		} else {
			i++;
		}
	}
	return i;
}

/* Whether the comma at i belongs to the venue's name ("Man, and Cybernetics", "Volume 3 (X '24)"). */
static bool is_inside_venue(const struct tail *tail, size_t from, size_t i)
{
	struct piece right = piece_trim(part_of(tail, i + 1, text_end(tail, i + 1, i + 1)));
	struct piece left = part_of(tail, from, i);
	uint64_t classes;

	if (tail->citation->venue.para || piece_empty(&right) || !is_code(tail, i, ',') ||
	    look_opens(&tail->piece, i + 1) || numbers_stand_at(&tail->piece, i + 1) ||
	    citation_lead(&tail->piece, i + 1, "editors"))
		return false;
	classes = piece_classes(&right);
	if (look_at(&right, right.from)->kind == TOKEN_NUMBER && right.to - right.from <= 8)
		return false;
	if (piece_is_code(&right, right.to - 1, ')') && piece_is(&left, WORD_VENUE) &&
	    !citation_is_note(&right))
		return true;
	return token_is(look_at(&right, right.from), WORD_AND) ||
	       ((classes & WORD_MASK(WORD_VENUE)) && !piece_is(&left, WORD_VENUE) &&
		!citation_is_note(&left));
}

/* "In Proceedings of", "Presented at": the words before the venue that are not its name. */
static struct piece without_lead(struct tail *tail, struct piece piece)
{
	size_t in = citation_lead(&piece, piece.from, "in");
	size_t n = in ? in : citation_lead(&piece, piece.from, "at");

	if (!n || piece.from + n >= piece.to || begins_with_status(&piece))
		return piece;
	tail->citation->within |= in > 0;
	return piece_sub(&piece, piece.from + n, piece.to);
}

static bool is_house(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to && piece_words(piece) < 6; i++)
		if (citation_lead(piece, i, "house"))
			return true;
	return tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_HOUSE), NULL) >=
	       piece->to - piece->from;
}

static void add_venue(struct tail *tail, struct piece piece)
{
	struct citation *c = tail->citation;
	bool placed = tail->placed;

	tail->placed = false;
	if (piece_empty(&piece))
		return;
	if (!c->venue.para) {
		c->venue = piece;
		c->housed |= placed || is_house(&piece);
	} else if (placed || is_house(&piece)) {
		c->printed = true;
		citation_add_note(c, piece);
	} else if (c->n_more_venue < 2) {
		c->more_venue[c->n_more_venue++] = piece;
	} else {
		citation_add_note(c, piece);
	}
}

/* "filed 2021": the date apart */
static struct piece without_date(struct tail *tail, struct piece remark)
{
	const struct token *last = look_at(&remark, remark.to - 1);
	struct period period;

	if (tail->citation->dated || last->kind != TOKEN_NUMBER || last->number < 1500 ||
	    remark.to - remark.from < 2 ||
	    !dates_find(&remark.para->tokens, remark.to - 1, remark.to, &period))
		return remark;
	keep_date(tail->citation, &period, part_of(tail, period.from, period.to));
	/* "submitted to ICRA 2026": the year is part of a name */
	return last[-1].flags & TOKEN_CAPITAL ? remark : piece_sub(&remark, remark.from, remark.to - 1);
}

/* "Published: Apr 25, 2024": a status word before the date. */
static size_t take_status(struct tail *tail, size_t i, size_t end)
{
	struct piece word = piece_trim(part_of(tail, i, end));
	size_t next = end;

	if (piece_empty(&word) || piece_words(&word) > 2 || piece_is(&word, WORD_VENUE) ||
	    !piece_is(&word, WORD_STATUS))
		return i;
	while (next < tail->piece.to && look_at(&tail->piece, next)->kind == TOKEN_PUNCT &&
	       !look_opens(&tail->piece, next))
		next++;
	citation_add_note(tail->citation, without_date(tail, word));
	return next;
}

/* "2nd ed.", "3., überarb. Aufl.", "2版" */
static bool is_edition(const struct piece *piece)
{
	const struct token *first = look_at(piece, piece->from);

	if ((first->kind != TOKEN_NUMBER && first->kind != TOKEN_MIXED) || piece_words(piece) > 4)
		return false;
	for (size_t i = piece->from + 1; i < piece->to; i++)
		if (citation_lead(piece, i, "edition"))
			return true;
	return false;
}

static bool is_patent(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		struct facts facts;

		if (tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_PUBTYPE), &facts) &&
		    !strcmp(facts.v[0].value, "patent"))
			return true;
	}
	return false;
}

/* A sentence's rest behind the venue: "highlighted in Chemistry Weekly" */
static bool begins_small(const struct piece *piece)
{
	const struct token *first = look_at(piece, piece->from);

	return first->kind == TOKEN_WORD && piece->para->text[first->start] >= 'a' &&
	       piece->para->text[first->start] <= 'z' && !token_is(first, WORD_AND);
}

static bool is_remark(const struct tail *tail, const struct piece *piece)
{
	if (!tail->citation->venue.para &&
	    (is_patent(piece) || (tail->citation->within && !begins_with_status(piece))))
		return false;
	return says_label(piece) || citation_lead(piece, piece->from, "mark") ||
	       (tail->citation->venue.para && begins_small(piece)) ||
	       (citation_is_note(piece) && piece_words(piece) <= NOTE_WORDS &&
		(!piece_is(piece, WORD_VENUE) || begins_with_status(piece)));
}

/* Names are looked for in the venue too: "arXiv preprint arXiv:2401.01234" */
static void find_address(struct tail *tail, const struct piece *piece)
{
	struct contact contact;
	size_t size;
	const char *text = piece_text(piece, &size);

	if (contacts_find(tail->arena, text, size, 0, &contact))
		keep_address(tail->citation, &contact);
}

static size_t take_text(struct tail *tail, size_t i)
{
	size_t end = text_end(tail, i, i), next = take_status(tail, i, end);
	struct piece piece;

	if (next > i)
		return next;
	while (end < tail->piece.to && is_inside_venue(tail, i, end))
		end = text_end(tail, i, end + 1);
	piece = without_lead(tail, piece_trim(part_of(tail, i, end)));
	if (piece_empty(&piece))
		return end;
	/* "In: Lee, Ann (Hrsg.)": what follows the word is read on its own */
	if (piece.from > i && tail->citation->within && take_editors(tail, piece.from) > piece.from)
		return tail->citation->notes[tail->citation->n_notes - 1].to;
	find_address(tail, &piece);
	if (is_remark(tail, &piece))
		citation_add_note(tail->citation, without_date(tail, piece));
	else
		add_venue(tail, piece);
	return end;
}

/* "Impact factor: 3.4", "PMID: 12345678" */
static size_t take_label(struct tail *tail, size_t i)
{
	struct piece rest = part_of(tail, i, tail->piece.to);
	size_t end = i;

	if (!says_label(&rest))
		return i;
	while (end < tail->piece.to && !is_code(tail, end, ';') &&
	       !(is_code(tail, end, ',') && !joins_numbers(tail, end)) &&
	       !(is_code(tail, end, '.') && (end + 1 == tail->piece.to ||
					     look_at(&tail->piece, end + 1)->flags & TOKEN_SPACE_BEFORE)))
		end++;
	citation_add_note(tail->citation, part_of(tail, i, end));
	return end;
}

/* "240 с.", "31 pages": how long it is */
static size_t take_page_count(struct tail *tail, size_t i)
{
	const struct piece *piece = &tail->piece;

	if (i + 1 >= piece->to || look_at(piece, i)->kind != TOKEN_NUMBER ||
	    !numbers_label_pages(piece, i + 1) ||
	    (i + 2 < piece->to && look_at(piece, i + 2)->kind != TOKEN_PUNCT) ||
	    (i + 3 < piece->to && look_at(piece, i + 3)->kind == TOKEN_NUMBER))
		return i;
	citation_add_note(tail->citation, part_of(tail, i, i + 2));
	return i + 2;
}

/* Behind "2nd ed." at token i */
static size_t take_edition(struct tail *tail, size_t i)
{
	size_t end = i;
	struct piece piece;

	while (end < tail->piece.to && end < i + 10 && !is_code(tail, end, ',') && !is_code(tail, end, ';') &&
	       !(is_code(tail, end, '.') && end > i + 1))
		end++;
	piece = part_of(tail, i, end);
	if (end == i || !is_edition(&piece))
		return i;
	citation_add_note(tail->citation, piece);
	return end;
}

/* "Poster presented at the ...": the kind, apart from the venue */
static size_t take_kind(struct tail *tail, size_t i)
{
	size_t n = tokens_phrase(&tail->piece.para->tokens, i, WORD_MASK(WORD_PUBTYPE), NULL);

	if (!n || !citation_lead(&tail->piece, i + n, "at"))
		return i;
	citation_add_note(tail->citation, part_of(tail, i, i + n));
	return i + n;
}

/* "[paper](https://...)", "PDF": a button with its address */
static size_t take_button(struct tail *tail, size_t i)
{
	size_t from = i, end;
	struct piece button;
	const char *url;

	while (is_code(tail, from, '['))
		from++;
	end = from + (from < tail->piece.to ? citation_lead(&tail->piece, from, "button") : 0);
	button = part_of(tail, from, end);
	url = end > from ? piece_link(&button) : NULL;
	if (end == from || (from == i && !url) || (from > i && !is_code(tail, end, ']')))
		return i;
	if (url && !tail->citation->url)
		tail->citation->url = url;
	while (is_code(tail, end, ']'))
		end++;
	return end;
}

static size_t (*const readers[])(struct tail *tail, size_t i) = {
	take_button, take_label, take_address, take_bracket, take_date, take_edition, take_page_count,
	take_law, take_numbers, take_editors, take_coauthors, take_kind, take_place,
};

/* Behind what stands at token i. */
static size_t take(struct tail *tail, size_t i)
{
	for (size_t k = 0; k < sizeof(readers) / sizeof(readers[0]); k++) {
		size_t end = readers[k](tail, i);

		if (end > i)
			return end;
	}
	return take_text(tail, i);
}

/* Punctuation between the parts. */
static bool is_between(const struct tail *tail, size_t i)
{
	const struct token *token = look_at(&tail->piece, i);

	return token->kind == TOKEN_PUNCT && !look_opens(&tail->piece, i) && token->code != 0x2116;
}

void citation_read_tail(struct arena *arena, struct piece tail_piece, struct citation *citation)
{
	struct tail tail = { .arena = arena, .citation = citation, .piece = tail_piece };
	struct period period;

	for (size_t i = tail_piece.from; i < tail_piece.to;) {
		size_t end = is_between(&tail, i) ? i + 1 : take(&tail, i);

		i = end > i ? end : i + 1;
	}
	if (citation->dated || !citation->venue.para)
		return;
	citation->venue_year = dates_venue_year(&citation->venue.para->tokens, citation->venue.from,
						citation->venue.to);
	for (size_t i = 0; i < citation->n_more_venue && !citation->venue_year; i++)
		citation->venue_year = dates_venue_year(&citation->more_venue[i].para->tokens,
							citation->more_venue[i].from,
							citation->more_venue[i].to);
	if (!citation->venue_year &&
	    dates_find(&citation->venue.para->tokens, citation->venue.from, citation->venue.to,
		       &period))
		citation->venue_year = period.end.year;
}
