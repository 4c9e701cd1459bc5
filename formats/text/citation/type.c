/* What can be told of a reference when all its parts are there: its type, a patent's number. */
#include "formats/text/citation/citation.h"

#include <string.h>

#include "formats/text/citation/look.h"
#include "formats/text/citation/tail.h"

#define REMARKS (WORD_MASK(WORD_STATUS) | WORD_MASK(WORD_PUBTYPE))

/* "Journal of Lists 12" before its pages: the number is the volume. */
static void split_venue_volume(struct citation *c)
{
	struct piece *venue = &c->venue;
	size_t last = venue->to - 1;

	if (!venue->para || c->volume.para || !(c->pages.para || c->number.para) ||
	    venue->to - venue->from < 2 || look_at(venue, last)->kind != TOKEN_NUMBER ||
	    look_at(venue, last)->number >= 1500)
		return;
	c->volume = (struct piece){ venue->para, last, venue->to };
	*venue = piece_sub(venue, venue->from, last);
}

/* The record's type that one of the facts names, or NULL. */
static const char *fact_type(const struct facts *facts)
{
	for (size_t k = 0; k < facts->n; k++) {
		const struct fact *fact = &facts->v[k];

		if ((fact->class == WORD_VENUE || fact->class == WORD_PUBTYPE) && *fact->value)
			return fact->value;
		if (fact->class == WORD_STATUS && !strcmp(fact->value, "unpublished"))
			return fact->value;
	}
	return NULL;
}

/* The first type that the words name; a patent's office says it in any place. */
static const char *type_in(const struct piece *piece, uint64_t classes)
{
	const char *first = NULL;
	size_t n;

	for (size_t i = piece->from; piece->para && i < piece->to; i += n ? n : 1) {
		struct facts facts = { 0 };
		const char *type;

		n = tokens_phrase(&piece->para->tokens, i, classes, &facts);
		type = n ? fact_type(&facts) : NULL;
		if (type && (!first || !strcmp(type, "patent")))
			first = type;
	}
	return first;
}

/* What a venue's own words say, unless it is a patent's office or a thesis. */
static const char *venue_type(const struct piece *venue)
{
	const char *type = type_in(venue, WORD_MASK(WORD_VENUE));
	const char *remark = type_in(venue, REMARKS);

	return remark && (!type || !strcmp(remark, "patent")) ? remark : type;
}

/* "US Patent 11,514,370" or "US Patent, US20240135189A1": the number behind the office's name. */
static void split_patent(struct citation *citation)
{
	struct piece *venue = &citation->venue;
	size_t i = venue->from;

	if (citation->number.para)
		return;
	while (i < venue->to && venue->para->tokens.v[i].kind != TOKEN_NUMBER &&
	       venue->para->tokens.v[i].kind != TOKEN_MIXED)
		i++;
	if (i < venue->to && i > venue->from) {
		citation->number = piece_sub(venue, i, venue->to);
		*venue = piece_sub(venue, venue->from, i);
	} else if (citation->volume.para) {
		citation->number = citation->volume;
		citation->volume.para = NULL;
	} else if (citation->n_more_venue) {
		citation->number = citation->more_venue[0];
		citation->n_more_venue = 0;
	}
}

/* Remarks in the order of the source. */
static void sort_notes(struct citation *citation)
{
	for (size_t i = 1; i < citation->n_notes; i++) {
		struct piece note = citation->notes[i];
		size_t k = i;

		for (; k > 0 && citation->notes[k - 1].para == note.para &&
		       citation->notes[k - 1].from > note.from; k--)
			citation->notes[k] = citation->notes[k - 1];
		citation->notes[k] = note;
	}
}

/* "Under review at the Journal of Lists": the venue's words do not count. */
static bool waits(const struct citation *citation)
{
	for (size_t i = 0; i < citation->n_notes; i++) {
		const struct piece *note = &citation->notes[i];
		const char *type = type_in(note, WORD_MASK(WORD_STATUS));

		if (type && !strcmp(type, "unpublished"))
			return true;
	}
	return false;
}

/* A remark that it is a talk, a data set or the like. */
static bool says_talk(const struct citation *citation)
{
	for (size_t i = 0; i < citation->n_notes; i++) {
		const char *type = type_in(&citation->notes[i], WORD_MASK(WORD_PUBTYPE));

		if (type && !strcmp(type, "misc"))
			return true;
	}
	return false;
}

/* "ICML 2020", "HotOS '21": a short name in capitals, or a year, tells a conference. */
static bool names_event(const struct piece *venue)
{
	for (size_t i = venue->from; i < venue->to; i++) {
		const struct token *token = look_at(venue, i);

		if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_MIXED ||
		    token->flags & TOKEN_CAPS || token_is(token, WORD_VENUE))
			return true;
	}
	return piece_is(venue, WORD_VENUE) || piece_is(venue, WORD_SCHOOL);
}

/* "in: Rivista di prove 12 (1999), 3–5": no book has editors, place nor house left out. */
static bool is_issue(const struct citation *citation)
{
	return citation->volume.para && citation->pages.para && citation->dated && !citation->edited &&
	       !citation->place.para && !citation->printed && !citation->n_more_venue;
}

/* What a reference's own words say of its type; NULL when they say nothing. */
static const char *type_of(const struct citation *citation)
{
	const char *type = venue_type(&citation->venue);

	if (waits(citation))
		return "unpublished";
	if (says_talk(citation))
		return "misc";
	if ((!type || !strcmp(type, "book")) && citation->edited &&
	    (citation->printed || citation->within || citation->housed))
		return "incollection";
	if (!type && citation->housed)
		return "book";
	if (!type && citation->n_more_venue)
		type = venue_type(&citation->more_venue[0]);
	for (size_t i = 0; i < citation->n_notes && !type; i++)
		type = type_in(&citation->notes[i], REMARKS);
	if (!type && citation->venue.para && (citation->volume.para || citation->number.para) &&
	    (!citation->within || is_issue(citation)))
		return "article";
	if (!type && citation->eprint && !citation->venue.para)
		return "misc";
	if (!type && citation->venue.para && !citation->within && !names_event(&citation->venue))
		return "article";
	return type;
}

void citation_finish(struct citation *citation)
{
	split_venue_volume(citation);
	citation_split_title(citation);
	tail_join_imprint(citation);
	sort_notes(citation);
	if (!citation->type)
		citation->type = type_of(citation);
	if (citation->venue.para && citation->type && !strcmp(citation->type, "patent"))
		split_patent(citation);
}

static bool is_joint(const struct token *token)
{
	return token_is(token, WORD_AND) || token_is_code(token, '&') || token_is_code(token, '/') ||
	       token_is_code(token, ',');
}

/* A type among the facts; of headings, plural nouns say it too. */
static const char *heading_fact(const struct facts *facts)
{
	const char *type = fact_type(facts);

	for (size_t i = 0; i < facts->n && !type; i++)
		if (facts->v[i].class == WORD_PAPERS && *facts->v[i].value &&
		    strcmp(facts->v[i].value, "noun") != 0)
			type = strcmp(facts->v[i].value, "talk") ? facts->v[i].value : "misc";
	return type;
}

/* Whether one of the facts is a noun of headings over publications. */
static bool says_papers(const struct facts *facts)
{
	for (size_t i = 0; i < facts->n; i++)
		if (facts->v[i].class == WORD_PAPERS && *facts->v[i].value)
			return true;
	return false;
}

const char *citation_heading_type(const struct piece *heading)
{
	const uint64_t classes = REMARKS | WORD_MASK(WORD_VENUE) | WORD_MASK(WORD_PAPERS);
	const char *found = NULL;
	bool joint = false, general = false;

	for (size_t i = heading->from, n; heading->para && i < heading->to; i += n ? n : 1) {
		struct facts facts = { 0 };
		const char *type;

		joint |= is_joint(look_at(heading, i));
		n = tokens_phrase(&heading->para->tokens, i, classes, &facts);
		type = n ? heading_fact(&facts) : NULL;
		general |= n && !type && says_papers(&facts);
		if (type && !joint && says_papers(&facts))
			return type;
		if (type && found && joint && strcmp(type, found) != 0)
			return NULL;
		if (type)
			found = type;
	}
	return joint && general ? NULL : found;
}
