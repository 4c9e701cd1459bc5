#include "formats/text/fill/talks.h"

#include <string.h>

#include "formats/text/facts/places.h"

enum {
	NAME_WORDS = 8,		/* of a venue among others in one line */
	BARE_WORDS = 2,		/* of a venue that no word tells for one */
};

static bool is_place(const struct piece *piece)
{
	struct place place;

	return !piece_empty(piece) && piece_is_place(piece, &place);
}

/* "Keynote, Fern Days, Cork": what kind of talk it was is a remark, and the venue its name. */
static void split_kind(struct citation *citation)
{
	struct piece *title = &citation->title;
	struct facts facts;
	size_t n = tokens_phrase(&title->para->tokens, title->from, WORD_MASK(WORD_PUBTYPE), &facts);
	size_t end = title->from + n;
	bool alone = end == title->to;

	if (!n || strcmp(facts.v[0].value, "misc") || end > title->to || (alone && !citation->venue.para) ||
	    (!alone && !piece_is_code(title, end, ',') && !piece_is_code(title, end, ':')))
		return;
	citation_add_note(citation, (struct piece){ title->para, title->from, end });
	if (alone) {
		*title = citation->venue;
		citation->venue = (struct piece){ 0 };
	} else {
		*title = piece_sub(title, end, title->to);
	}
}

/* "EALE (Bergen)", "Fern Days (Cork, scheduled)": the place, and what else stands in the bracket. */
static void split_bracket(struct citation *citation)
{
	struct piece *title = &citation->title;
	struct piece inner, rest = { 0 };
	size_t open = title->to, end;

	if (!piece_is_code(title, title->to - 1, ')'))
		return;
	while (open > title->from && !piece_is_code(title, open - 1, '('))
		open--;
	if (open <= title->from + 1)
		return;
	inner = piece_sub(title, open, title->to - 1);
	for (end = inner.to; end > inner.from + 1 && !is_place(&inner);) {
		while (end > inner.from + 1 && !piece_is_code(&inner, end - 1, ','))
			end--;
		rest = (struct piece){ title->para, end, title->to - 1 };
		inner = piece_sub(&inner, inner.from, --end);
	}
	if (!is_place(&inner))
		return;
	citation->place = inner;
	if (rest.para)
		citation_add_note(citation, rest);
	*title = piece_sub(title, title->from, open - 1);
}

/* "EAU Annual Congress, Milan": a talk known by where it was held has the place apart. */
static void split_place(struct citation *citation)
{
	struct piece *title = &citation->title;

	for (size_t i = title->from + 1; i + 1 < title->to; i++) {
		struct piece place = piece_sub(title, i + 1, title->to);

		if (!piece_is_code(title, i, ',') || !is_place(&place))
			continue;
		citation->place = place;
		*title = piece_sub(title, title->from, i);
		break;
	}
}

/*
 * "Fern Days  Cork, Ireland / Speaker for <Wet feet>  May 2024": what stands
 * first is the venue with its place, and the title in the angles behind what
 * the person was.
 */
static void split_angles(struct citation *citation)
{
	struct piece venue = citation->title, role = citation->venue, title;
	size_t open = role.from, end;

	if (!role.para || citation->authors.para)
		return;
	while (open < role.to && !piece_is_code(&role, open, '<'))
		open++;
	title = open < role.to ? piece_sub(&role, open + 1, role.to) : piece_sub(&role, open, open);
	end = open;
	while (end > role.from && !(role.para->tokens.v[end - 1].flags & TOKEN_CAPITAL))
		end--;	/* "for" */
	if (piece_empty(&title) || end == role.from)
		return;
	citation->title = title;
	citation_add_note(citation, piece_sub(&role, role.from, end));
	end = piece_place_at_end(&venue);
	if (end < venue.to)
		citation->place = piece_sub(&venue, end, venue.to);
	citation->venue = piece_sub(&venue, venue.from, end);
}

void talk_split(struct citation *citation)
{
	struct piece *title = &citation->title;

	if (!title->para)
		return;
	split_angles(citation);
	split_kind(citation);
	if (citation->place.para || citation->authors.para || citation->venue.para)
		return;
	split_bracket(citation);
	if (!citation->place.para)
		split_place(citation);
	if (!citation->dated)
		citation->venue_year = dates_venue_year(&title->para->tokens, title->from, title->to);
}

/* Lists of venues */

/* Whether semicolons part the names, or commas, in which no place stands apart. */
static uint32_t separator_of(const struct piece *list)
{
	for (size_t i = list->from; i < list->to; i++)
		if (piece_is_code(list, i, ';'))
			return ';';
	return ',';
}

/* Behind the name that begins at token `from`. */
static size_t name_end(const struct piece *list, size_t from, uint32_t separator)
{
	size_t depth = 0, i = from;

	for (; i < list->to; i++) {
		depth += piece_is_code(list, i, '(');
		depth -= depth && piece_is_code(list, i, ')');
		if (!depth && piece_is_code(list, i, separator))
			break;
	}
	return i;
}

/* Whether its words or its capitals tell a name for a venue's; "Princeton" has none of them. */
static bool names_venue(const struct piece *name)
{
	const uint64_t venues = WORD_MASK(WORD_VENUE) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL) |
				WORD_MASK(WORD_HOUSE) | WORD_MASK(WORD_DEPARTMENT);

	if (piece_words(name) <= BARE_WORDS || piece_classes(name) & venues)
		return true;
	for (size_t i = name->from; i < name->to; i++)
		if (name->para->tokens.v[i].flags & TOKEN_CAPS)
			return true;
	return false;
}

static bool holds_tab(const struct piece *list)
{
	for (size_t i = list->from + 1; i < list->to; i++)
		if (list->para->tokens.v[i].flags & TOKEN_TAB_BEFORE)
			return true;
	return false;
}

/*
 * Two short names or more in one cell, the first and most of the others of
 * venues, and not a place alone the last, which is one talk's; nor two long
 * ones with a comma, "Fern University, Institute of Bog Studies".
 */
static bool are_venues(const struct piece *list, uint32_t separator)
{
	size_t n = 0, venues = 0, places = 0, longs = 0;
	bool place = false;

	if (holds_tab(list))
		return false;
	for (size_t i = list->from, end; i < list->to; i = end + 1) {
		struct piece name;

		end = name_end(list, i, separator);
		name = piece_sub(list, i, end);
		if (piece_empty(&name) || piece_words(&name) > NAME_WORDS ||
		    !(name.para->tokens.v[name.from].flags & TOKEN_CAPITAL))
			return false;
		venues += names_venue(&name);
		if (!n++ && !venues)
			return false;
		place = is_place(&name);
		places += place;
		longs += piece_words(&name) > BARE_WORDS;
	}
	return n > (separator == ',' && longs ? 2 : 1) && venues * 2 > n && !(place && places == 1);
}

bool talks_fill(struct list_fill *l, const struct para *para)
{
	struct piece list = { para, para->period.to, para->tokens.n };
	uint32_t separator;

	if (l->kind != SECTION_TALKS || !para->dated || para->period.from > 0 || para->period.end.month)
		return false;
	list = piece_trim(list);
	separator = separator_of(&list);
	if (piece_empty(&list) || !are_venues(&list, separator))
		return false;
	for (size_t i = list.from, end; i < list.to; i = end + 1) {
		struct citation citation = { .dated = true, .period = para->period };

		end = name_end(&list, i, separator);
		citation.title = piece_sub(&list, i, end);
		citation.date = (struct piece){ para, 0, para->period.to };
		citation_finish(&citation);
		publication_fill(l, publication_new(l, para->line), &citation, para->line);
	}
	return true;
}
