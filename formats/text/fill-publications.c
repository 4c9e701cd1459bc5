/*
 * Publications, patents and talks: lists of references in one paragraph each,
 * or entries whose title, authors and venue stand on lines of their own.
 */
#include "formats/text/publications.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define REFERENCE_WORDS 12

struct author_context {
	struct fill *fill;
	struct publication *publication;
	uint32_t line;
	bool first;		/* of its line */
};

static void add_author(void *context, const char *name, size_t size)
{
	struct author_context *author = context;
	struct texts *authors = &author->publication->authors;
	struct text *last = authors->n ? &authors->v[authors->n - 1] : NULL;

	/* a name that the end of a line broke */
	if (author->first && last && last->line < author->line && !strchr(last->s, ' ') &&
	    !memchr(name, ' ', size)) {
		fill_append(author->fill, last, " ", name, size, author->line, LIKELY);
		author->first = false;
		return;
	}
	author->first = false;
	cv_add(author->fill->cv, &author->publication->authors, name, size, author->line, LIKELY);
}

struct publication *publication_new(struct list_fill *l, uint32_t line)
{
	struct fill *fill = l->fill;
	struct publication *publication =
		cv_append(fill->cv, &fill->cv->publications, &publication_shape);

	publication->entry.line = line;
	fill_section(fill, &publication->section);
	if (l->subsection.para)
		fill_piece(fill, &publication->subsection, &l->subsection, LIKELY);
	return publication;
}

void publication_add_authors(struct fill *fill, struct publication *publication,
			 const struct piece *list)
{
	struct author_context context = { fill, publication, list->para->line, true };

	citation_each_author(fill->arena, list, add_author, &context);
}

static void fill_release(struct fill *fill, struct publication *publication,
			 const struct citation *citation, uint32_t line)
{
	struct date date = { citation->venue_year, 0, 0 };
	char iso[DATE_TEXT_SIZE];

	if (citation->dated)
		date = citation->period.end.year ? citation->period.end : citation->period.start;
	if (!date.year)
		return;
	date_format(&date, iso);
	cv_set(fill->cv, &publication->release_date, iso, strlen(iso), line, CONFIDENT);
	if (citation->dated && citation->period.verbal)
		fill_piece(fill, &publication->dates, &citation->date, LIKELY);
}

static void set_string(struct fill *fill, struct text *text, const char *value, uint32_t line)
{
	if (value && !text->s)
		cv_set(fill->cv, text, value, strlen(value), line, CONFIDENT);
}

static void set_optional(struct fill *fill, struct text *text, const struct piece *piece)
{
	if (piece->para && !text->s)
		fill_piece(fill, text, piece, LIKELY);
}

static const char *kind_type(const struct list_fill *l, const struct citation *citation)
{
	if (citation->type)
		return citation->type;
	if (l->kind == SECTION_PATENTS)
		return "patent";
	if (l->kind == SECTION_TALKS)
		return "misc";
	if (citation->authors.para)
		return citation->venue.para ? "inproceedings" : "misc";
	return NULL;
}

void publication_fill(struct list_fill *l, struct publication *publication,
			  struct citation *citation, uint32_t line)
{
	struct fill *fill = l->fill;

	set_optional(fill, &publication->name, &citation->title);
	set_optional(fill, &publication->publisher, &citation->venue);
	for (size_t i = 0; i < citation->n_more_venue; i++)
		fill_append_piece(fill, &publication->publisher, ", ", &citation->more_venue[i],
				  GUESSED);
	fill_release(fill, publication, citation, line);
	if (citation->authors.para && !publication->authors.n)
		publication_add_authors(fill, publication, &citation->authors);
	set_string(fill, &publication->type, kind_type(l, citation), line);
	set_optional(fill, &publication->volume, &citation->volume);
	set_optional(fill, &publication->number, &citation->number);
	set_optional(fill, &publication->pages, &citation->pages);
	set_string(fill, &publication->doi, citation->doi, line);
	set_string(fill, &publication->eprint, citation->eprint, line);
	fill_url(fill, &publication->url, citation->url, line);
	set_optional(fill, &publication->location, &citation->place);
	for (size_t i = 0; i < citation->n_notes; i++)
		fill_append_piece(fill, &publication->note, "; ", &citation->notes[i], LIKELY);
}

static void add_reference(struct list_fill *l, const struct para *para)
{
	struct publication *publication = publication_new(l, para->line);
	struct citation citation;

	citation_read(l->fill->arena, para, &l->habit, &citation);
	publication_fill(l, publication, &citation, para->line);
}

/* A sub-heading: short, marked, neither dated nor a list of persons, and others of its look are few. */
bool publication_is_subheading(const struct fill *fill, size_t i, bool entries)
{
	const struct para *para = &fill->paras->v[i];
	struct piece all = piece_all(para);

	if (para->flags & LINE_BULLET || para->dated || para->prose || para->words > 8)
		return false;
	if (heading_kind(para) != SECTION_HEAD && para->flags & (LINE_HEADING | LINE_BOLD | LINE_CAPS))
		return true;
	if (heading_kind(para) == SECTION_PUBLICATIONS || heading_names_papers(para))
		return true;
	if (!(para->flags & LINE_CAPS) || citation_is_authors(fill->arena, &all, 2))
		return false;
	/* in a list of entries something must follow before the next blank line's title */
	return !entries || (para->flags & LINE_HEADING) != 0;
}

/* What the lines of a section say on its form. */
struct form {
	size_t whole;	/* whole references: authors and a title, or an item with its date */
	size_t parts;	/* dates, addresses, authors, publishers on lines of their own */
	size_t items;	/* bullets and numbers */
	bool listed;	/* the first line is an item */
};

/* "Published by Springer": the publisher's label and its value; false if it is none. */
bool publication_names_publisher(const struct para *para, struct piece *value)
{
	struct facts facts;
	const struct tokens *tokens = &para->tokens;
	size_t n = tokens_phrase(tokens, 0, WORD_MASK(WORD_LABEL), &facts);

	for (size_t i = 0; n > 1 && n < tokens->n && i < facts.n; i++)
		if (facts.v[i].class == WORD_LABEL && !strcmp(facts.v[i].value, "awarder")) {
			*value = piece_trim((struct piece){ para, n, tokens->n });
			return !piece_empty(value);
		}
	return false;
}

static bool is_part(struct fill *fill, const struct para *para)
{
	struct piece all = piece_all(para), value;

	return para->date_only || para->contact.kind != CONTACT_NONE ||
	       publication_names_publisher(para, &value) || citation_is_authors(fill->arena, &all, 2);
}

/* "Who Moves?", Journal of Tests 33(2), 2015: an author's own list names none. */
static bool begins_quoted(const struct para *para)
{
	const struct token *first = para->tokens.n ? &para->tokens.v[0] : NULL;

	return first && (token_is_code(first, '"') || token_is_code(first, 0x201C) ||
			 token_is_code(first, 0x201E) || token_is_code(first, 0xAB) ||
			 token_is_code(first, 0x300C));
}

static bool is_whole(struct list_fill *l, const struct para *para)
{
	bool item = (para->flags & (LINE_BULLET | LINE_NUMBERED)) != 0 || begins_quoted(para);
	struct citation citation;

	if (para->flags & LINE_HEADING)
		return false;
	if (item && (para->dated || para->words >= REFERENCE_WORDS))
		return true;
	if (!item && para->prose && !para->dated)
		return false;
	citation_read(l->fill->arena, para, &l->habit, &citation);
	return citation.title.para && citation.authors.para;
}

/* Whether most lines are whole references. */
static bool holds_references(struct list_fill *l)
{
	struct fill *fill = l->fill;
	struct form form = { 0 };

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];

		bool item = (para->flags & (LINE_BULLET | LINE_NUMBERED)) != 0;

		if (publication_is_subheading(fill, i, false))
			continue;
		form.listed |= item && i == fill->section->from;
		form.items += item;
		if (is_part(fill, para))
			form.parts += !item;
		else
			form.whole += is_whole(l, para);
	}
	if (form.listed && form.parts * 2 >= form.items)
		return false;
	return form.whole > form.parts;
}

bool publication_open_subsection(struct list_fill *l, size_t i, bool entries)
{
	const struct para *para = &l->fill->paras->v[i];
	enum section_kind kind;

	if (!publication_is_subheading(l->fill, i, entries))
		return false;
	kind = heading_kind(para);
	l->subsection = piece_trim(piece_all(para));
	l->kind = kind == SECTION_HEAD ? l->fill->section->kind : kind;
	return true;
}

/* "Google Scholar: https://…" among the references is a profile. */
static bool take_profile(struct list_fill *l, const struct para *para)
{
	struct contact contact;
	struct cv *cv = l->fill->cv;
	struct profile *profile;

	if (para->words > 8 || !contacts_find(l->fill->arena, para->text, para->size, 0, &contact) ||
	    contact.kind != CONTACT_PROFILE)
		return false;
	profile = cv_append(cv, &cv->basics.profiles, &profile_shape);
	profile->entry.line = para->line;
	set_string(l->fill, &profile->network, contact.network, para->line);
	set_string(l->fill, &profile->username, contact.username, para->line);
	set_string(l->fill, &profile->url, contact.value, para->line);
	return true;
}

static void fill_references_list(struct list_fill *l)
{
	const struct section *section = l->fill->section;

	for (size_t i = section->from; i < section->to; i++)
		if (!publication_is_subheading(l->fill, i, false))
			citation_vote(l->fill->arena, &l->fill->paras->v[i], &l->habit);
	for (size_t i = section->from; i < section->to; i++) {
		const struct para *para = &l->fill->paras->v[i];

		if (publication_open_subsection(l, i, false) || take_profile(l, para))
			continue;
		add_reference(l, para);
	}
}

void fill_publications(struct fill *fill)
{
	struct list_fill l = { .fill = fill, .kind = fill->section->kind };

	citation_habit_init(&l.habit, fill->arena, &fill->paras->v[fill->section->from],
			    fill->section->to - fill->section->from);
	if (holds_references(&l))
		fill_references_list(&l);
	else
		publication_fill_entries(&l);
}
