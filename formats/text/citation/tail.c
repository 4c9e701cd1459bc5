/*
 * What follows a title in a reference: venue, place, date, numbers, remarks.
 * The text is read from left to right; at each place the first of the readers
 * below that knows what stands there takes it, and what none knows is the name
 * of a venue, up to where one of them would go on.
 */
#include "formats/text/citation/tail.h"

#include <string.h>

#include "formats/text/citation/imprint.h"
#include "formats/text/citation/names.h"
#include "formats/text/citation/numbers.h"
#include "formats/text/entry/head.h"
#include "formats/text/facts/places.h"

enum {
	LABEL_BYTES = 12,	/* of the word before an address */
	LABEL_TOKENS = 6,	/* within which the address begins */
	ADDRESS_BYTES = 400,	/* of an address that is looked for */
	NOTE_WORDS = 12,	/* longer ones are no remarks */
	PLACE_PARTS = 3,	/* city, region, country */
};

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

/* What an address is never without: it is one for itself, or has digits. */
static bool holds_address(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (look_at(piece, i)->kind == TOKEN_ADDRESS || look_at(piece, i)->kind == TOKEN_NUMBER ||
		    look_at(piece, i)->kind == TOKEN_MIXED)
			return true;
	return false;
}

/* "https://doi.org/10…", "doi: 10…", "arXiv:2401.01234" */
static size_t take_address(struct tail *tail, size_t i)
{
	struct contact contact;
	uint32_t from = look_at(&tail->piece, i)->start, size = tail->piece.para->size - from;
	const char *text = tail->piece.para->text + from;
	struct piece near = tail_part(tail, i, i + LABEL_TOKENS < tail->piece.to ? i + LABEL_TOKENS
										: tail->piece.to);

	if (look_at(&tail->piece, i)->kind == TOKEN_PUNCT || !holds_address(&near))
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

bool tail_keep_date(struct citation *c, const struct period *period, struct piece words)
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
	size_t limit = i + TAIL_DATE_TOKENS < tail->piece.to ? i + TAIL_DATE_TOKENS : tail->piece.to;
	struct period period;

	if (!dates_begin(&tail->piece.para->tokens, i, limit, &period) ||
	    !is_date_end(tail, period.to) ||
	    !tail_keep_date(tail->citation, &period, tail_part(tail, period.from, period.to)))
		return i;
	return period.to;
}

/* Places */

static size_t next_comma(const struct tail *tail, size_t from)
{
	size_t i = from;

	for (; i < tail->piece.to; i++)
		if (tail_is_code(tail, i, ',') || tail_is_code(tail, i, 0xFF0C) || tail_is_code(tail, i, ';') ||
		    tail_is_code(tail, i, ':') || tail_is_code(tail, i, '(') || names_is_stop(&tail->piece, i) ||
		    look_is_star(&tail->piece, i) ||
		    (i > from && look_at(&tail->piece, i)->flags & TOKEN_TAB_BEFORE))
			break;
	return i;
}

size_t tail_place_end(const struct tail *tail, size_t i)
{
	size_t end = i, best = i;

	for (int parts = 0; parts < PLACE_PARTS && end < tail->piece.to; parts++) {
		struct piece candidate;
		struct place place;

		end = next_comma(tail, end);
		candidate = piece_trim(tail_part(tail, i, end));
		if (parts && candidate.to > candidate.from &&
		    look_at(&candidate, candidate.to - 1)->kind == TOKEN_NUMBER)
			break;
		if (candidate.to > candidate.from + 1 && imprint_is_year(&candidate, candidate.to - 1))
			end = --candidate.to;	/* "Leiden 1998" */
		if (!piece_empty(&candidate) && !tail_begins_remark(&candidate) && piece_is_place(&candidate, &place))
			best = end;
		if (!tail_is_code(tail, end, ',') && !tail_is_code(tail, end, 0xFF0C))
			break;
		end++;
	}
	return best;
}

size_t tail_remote_end(const struct tail *tail, size_t i)
{
	bool bracket = i < tail->piece.to && look_opens(&tail->piece, i);
	size_t n = citation_lead(&tail->piece, i + bracket, "remote"), end = i + bracket + n;

	if (!n || (end < tail->piece.to && look_at(&tail->piece, end)->kind != TOKEN_PUNCT))
		return i;
	return !bracket ? end : end < tail->piece.to && look_closes(&tail->piece, end) ? end + 1 : i;
}

/* "Berlin" behind the venue, "Berlin: Springer" before the house */
static size_t take_place(struct tail *tail, size_t i)
{
	struct citation *c = tail->citation;
	bool placed = !c->place.para;
	size_t end = placed ? imprint_place_end(&tail->piece, i) : i;

	if (end == i) {
		end = c->place.para || look_at(&tail->piece, i)->kind == TOKEN_PUNCT ? i : tail_place_end(tail, i);
		placed = end > i && (tail_is_code(tail, end, ':') || !c->venue.para);
		if (end > i)
			end = tail_remote_end(tail, end);
		else if (c->venue.para && !c->place.para)
			end = tail_remote_end(tail, i);
	}

	/* "Cambridge University Press" begins with a place, but is a house; "Oakland" is a venue too */
	if (end == i || tokens_phrase(&tail->piece.para->tokens, i,
				      WORD_MASK(WORD_HOUSE) | WORD_MASK(WORD_VENUE), NULL))
		return i;
	c->place = piece_trim(tail_part(tail, i, end));
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

	if (i + 4 > piece->to || look_at(piece, i)->kind != TOKEN_NUMBER)
		return i;
	if (i + 6 < piece->to && piece_is_code(piece, k, '(') && look_at(piece, k + 1)->kind == TOKEN_NUMBER &&
	    piece_is_code(piece, k + 2, ')'))
		k += 3;	/* the issue: "39(2) Stanlake Law Review 455" */
	if (!(look_at(piece, k)->flags & TOKEN_CAPITAL))
		return i;
	while (k < piece->to && look_at(piece, k)->kind != TOKEN_NUMBER &&
	       !piece_is_code(piece, k, ',') && !piece_is_code(piece, k, '('))
		k++;
	if (k >= piece->to || look_at(piece, k)->kind != TOKEN_NUMBER)
		return i;
	if (k + 2 < piece->to && piece_is_code(piece, k + 1, '('))
		return k + 1;
	/* behind a year in brackets, as in Australia */
	return i > 3 && piece_is_code(piece, i - 1, ')') && imprint_is_year(piece, i - 2) &&
			       (k + 1 == piece->to || piece_is_code(piece, k + 1, '.')) ? k + 1 : i;
}

/* The volume before the venue, the page behind it */
static size_t take_law(struct tail *tail, size_t i)
{
	struct citation *c = tail->citation;
	size_t end = c->venue.para ? i : citation_law_end(&tail->piece, i), issue;

	if (end == i)
		return i;
	c->volume = tail_part(tail, i, i + 1);
	issue = tail_is_code(tail, i + 1, '(') ? 3 : 0;
	if (issue)
		c->number = tail_part(tail, i + 2, i + 3);
	c->venue = piece_trim(tail_part(tail, i + 1 + issue, end - 1));
	c->pages = tail_part(tail, end - 1, end);
	if (!c->type)
		c->type = "article";
	return end;
}

/* Text */

/* "In Proceedings of", "Presented at": the words before the venue that are not its name. */
static struct piece without_lead(struct tail *tail, struct piece piece)
{
	size_t in = citation_lead(&piece, piece.from, "in");
	size_t n = in ? in : citation_lead(&piece, piece.from, "at");

	if (!n || piece.from + n >= piece.to || tail_begins_with_status(&piece))
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
	tail_keep_date(tail->citation, &period, tail_part(tail, period.from, period.to));
	/* "submitted to ICRA 2026": the year is part of a name */
	return last[-1].flags & TOKEN_CAPITAL ? remark : piece_sub(&remark, remark.from, remark.to - 1);
}

/* "Published: Apr 25, 2024": a status word before the date. */
static size_t take_status(struct tail *tail, size_t i, size_t end)
{
	struct piece word = piece_trim(tail_part(tail, i, end));
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
	    (is_patent(piece) || (tail->citation->within && !tail_begins_with_status(piece))))
		return false;
	return tail_says_label(piece) || citation_lead(piece, piece->from, "mark") ||
	       (tail->citation->venue.para && citation_lead(piece, piece->from, "remark")) ||
	       (tail->citation->venue.para && begins_small(piece)) ||
	       (piece->from > tail->piece.from && look_is_star(&tail->piece, piece->from - 1)) ||
	       (citation_is_note(piece) && piece_words(piece) <= NOTE_WORDS &&
		(!piece_is(piece, WORD_VENUE) || tail_begins_with_status(piece) || tail_ends_with_award(piece)));
}

/* Names are looked for in the venue too: "arXiv preprint arXiv:2401.01234" */
static void find_address(struct tail *tail, const struct piece *piece)
{
	struct contact contact;
	size_t size;
	const char *text = piece_text(piece, &size);

	if (holds_address(piece) && contacts_find(tail->arena, text, size, 0, &contact))
		keep_address(tail->citation, &contact);
}

/* "Leiden: Brill 1998": the house ends before its year. */
static size_t before_year(const struct tail *tail, size_t i, size_t end)
{
	for (size_t k = i + 1; k < end; k++) {
		struct piece house = tail_part(tail, i, k);

		if (imprint_is_year(&tail->piece, k) && (tail->placed || is_house(&house)))
			return k;
	}
	return end;
}

/* "Revise and resubmit," before the journal that has it: one remark */
static bool waits_at(const struct tail *tail, const struct piece *piece, size_t end)
{
	struct facts facts = { 0 };
	size_t n;

	if (tail->citation->venue.para || !tail_is_code(tail, end, ','))
		return false;
	n = tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_STATUS), &facts);
	return n && piece->from + n == piece->to && facts.n && !strcmp(facts.v[0].value, "unpublished") &&
	       !numbers_stand_at(&tail->piece, end + 1) && !look_year_follows(&tail->piece, end + 1);
}

/* Where the text ends that goes on behind the comma at i. */
static size_t sentence_end(const struct tail *tail, size_t i)
{
	while (tail_is_code(tail, i, ','))
		i = tail_text_end(tail, i + 1, i + 1);
	return i;
}

static size_t take_text(struct tail *tail, size_t i)
{
	size_t end = before_year(tail, i, tail_text_end(tail, i, i)), next = take_status(tail, i, end);
	struct piece piece;

	if (next > i)
		return next;
	while (end < tail->piece.to && tail_is_inside_venue(tail, i, end))
		end = tail_text_end(tail, i, end + 1);
	piece = without_lead(tail, piece_trim(tail_part(tail, i, end)));
	if (piece_empty(&piece))
		return end;
	/* "In: Lee, Ann (Hrsg.)": what follows the word is read on its own */
	if (piece.from > i && tail->citation->within && tail_editors(tail, piece.from) > piece.from)
		return tail->citation->notes[tail->citation->n_notes - 1].to;
	find_address(tail, &piece);
	if (waits_at(tail, &piece, end)) {
		end = sentence_end(tail, end);
		piece.to = end;
	}
	if (is_remark(tail, &piece))
		citation_add_note(tail->citation, without_date(tail, piece));
	else
		add_venue(tail, piece);
	return end;
}

/* "Impact factor: 3.4", "PMID: 12345678" */
static size_t take_label(struct tail *tail, size_t i)
{
	struct piece rest = tail_part(tail, i, tail->piece.to);
	size_t end = i;

	if (!tail_says_label(&rest))
		return i;
	while (end < tail->piece.to && !tail_is_code(tail, end, ';') &&
	       !(tail_is_code(tail, end, ',') && !tail_joins_numbers(tail, end)) &&
	       !(tail_is_code(tail, end, '.') && (end + 1 == tail->piece.to ||
					     look_at(&tail->piece, end + 1)->flags & TOKEN_SPACE_BEFORE)))
		end++;
	citation_add_note(tail->citation, tail_part(tail, i, end));
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
	citation_add_note(tail->citation, tail_part(tail, i, i + 2));
	return i + 2;
}

size_t tail_edition(struct tail *tail, size_t i)
{
	size_t end = i;
	struct piece piece;

	while (end < tail->piece.to && end < i + 10 && !tail_is_code(tail, end, ',') && !tail_is_code(tail, end, ';') &&
	       !(tail_is_code(tail, end, '.') && end > i + 1))
		end++;
	piece = tail_part(tail, i, end);
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
	citation_add_note(tail->citation, tail_part(tail, i, i + n));
	return i + n;
}

/* "[paper](https://...)", "PDF": a button with its address */
static size_t take_button(struct tail *tail, size_t i)
{
	size_t from = i, end;
	struct piece button;
	const char *url;

	while (tail_is_code(tail, from, '['))
		from++;
	end = from + (from < tail->piece.to ? citation_lead(&tail->piece, from, "button") : 0);
	button = tail_part(tail, from, end);
	url = end > from ? piece_link(&button) : NULL;
	if (end == from || (from == i && !url) || (from > i && !tail_is_code(tail, end, ']')))
		return i;
	if (url && !tail->citation->url)
		tail->citation->url = url;
	while (tail_is_code(tail, end, ']'))
		end++;
	return end;
}

static size_t (*const readers[])(struct tail *tail, size_t i) = {
	take_address, take_button, take_label, tail_bracket, take_date, tail_edition, take_page_count,
	take_law, take_numbers, tail_editors, tail_coauthors, take_kind, take_place,
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

/* Whether both stand in one paragraph, and but a mark between them. */
static bool stands_before(const struct piece *left, const struct piece *right)
{
	return left->para == right->para && left->to + 1 == right->from;
}

void tail_join_imprint(struct citation *citation)
{
	struct piece *place = &citation->place;

	for (size_t i = 0; place->para && i < citation->n_notes; i++) {
		struct piece *house = &citation->notes[i];
		bool before = stands_before(place, house);

		if (before ? piece_is_code(place, place->to, '.') ||
				     (!citation->printed && !piece_is_code(place, place->to, ':')) :
			     !citation->edited || !stands_before(house, place) || !is_house(house))
			continue;
		*house = (struct piece){ house->para, before ? place->from : house->from,
					 before ? house->to : place->to };
		*place = (struct piece){ 0 };
	}
}
