/*
 * Publications, patents and talks: lists of references in one paragraph each,
 * or entries whose title, authors and venue stand on lines of their own.
 */
#include "formats/text/fill/publications.h"

#include <string.h>
#include <strings.h>

#include "formats/text/fill/preface.h"
#include "formats/text/fill/talks.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

enum {
	CODE_LETTERS = 3,	/* a longer word with digits in it is a number of something */
	ORDINAL_DIGITS = 3,	/* most of a heading's number */
};

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
			     const struct citation *citation)
{
	struct author_context context = { fill, publication, citation->authors.para->line, true };

	citation_each_author(fill->arena, citation, add_author, &context);
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

void publication_set_string(struct fill *fill, struct text *text, const char *value, uint32_t line)
{
	if (value && !text->s)
		cv_set(fill->cv, text, value, strlen(value), line, CONFIDENT);
}

static void set_optional(struct fill *fill, struct text *text, const struct piece *piece)
{
	if (piece->para && !text->s)
		fill_piece(fill, text, piece, LIKELY);
}

void publication_set_date(struct citation *citation, const struct para *para,
			  const struct period *period)
{
	if (citation->dated)
		return;
	citation->dated = true;
	citation->period = *period;
	citation->date = (struct piece){ para, period->from, period->to };
}

bool publication_take_address(struct citation *citation, const struct contact *contact)
{
	const char **into;

	if (contact->kind == CONTACT_DOI)
		into = &citation->doi;
	else if (contact->kind == CONTACT_EPRINT)
		into = &citation->eprint;
	else if (contact->kind == CONTACT_URL || contact->kind == CONTACT_PROFILE)
		into = &citation->url;
	else
		return false;
	if (!*into)
		*into = contact->value;
	return true;
}

/* Types that a reference's own words tell better than its heading. */
static bool is_own_type(const char *type)
{
	static const char *const own[] = { "patent", "phdthesis", "mastersthesis", "thesis",
					   "unpublished" };

	for (size_t i = 0; type && i < sizeof(own) / sizeof(own[0]); i++)
		if (!strcmp(type, own[i]))
			return true;
	return false;
}

static const char *kind_type(const struct list_fill *l, const struct citation *citation)
{
	if (is_own_type(citation->type))
		return citation->type;
	if (l->type)
		return l->type;
	if (citation->type && (l->kind != SECTION_TALKS || !strcmp(citation->type, "misc") ||
			       (citation->authors.para && citation->volume.para)))
		return citation->type;
	if (l->kind == SECTION_PATENTS)
		return "patent";
	if (l->kind == SECTION_TALKS)
		return "misc";
	if (citation->authors.para)
		return citation->venue.para ? "inproceedings" : "misc";
	return NULL;
}

/* A link to a DOI, or of a reference to an archived paper, says no more than these. */
static void fill_addresses(struct fill *fill, struct publication *publication,
			   const struct citation *citation, uint32_t line)
{
	bool archived = citation->url && citation->eprint && strstr(citation->url, citation->eprint);
	const char *doi = citation->doi, *eprint = citation->eprint;
	struct contact contact;
	bool page = citation->url && !archived;

	if (page && contacts_only_of(fill->arena, citation->url, &contact)) {
		if (contact.kind == CONTACT_DOI) {
			doi = doi ? doi : contact.value;
			page = false;
		} else if (contact.kind == CONTACT_EPRINT && !eprint && publication->authors.n) {
			eprint = contact.value;
			page = false;
		}
	}
	publication_set_string(fill, &publication->doi, doi, line);
	publication_set_string(fill, &publication->eprint, eprint, line);
	if (page)
		fill_url(fill, &publication->url, citation->url, line);
}

void publication_fill(struct list_fill *l, struct publication *publication,
			  struct citation *citation, uint32_t line)
{
	struct fill *fill = l->fill;

	if (l->kind == SECTION_TALKS)
		talk_split(citation);
	set_optional(fill, &publication->name, &citation->title);
	set_optional(fill, &publication->publisher, &citation->venue);
	for (size_t i = 0; i < citation->n_more_venue; i++)
		fill_append_piece(fill, &publication->publisher, ", ", &citation->more_venue[i],
				  GUESSED);
	fill_release(fill, publication, citation, line);
	if (citation->authors.para && !publication->authors.n)
		publication_add_authors(fill, publication, citation);
	publication_set_string(fill, &publication->type, kind_type(l, citation), line);
	set_optional(fill, &publication->volume, &citation->volume);
	set_optional(fill, &publication->number, &citation->number);
	set_optional(fill, &publication->pages, &citation->pages);
	fill_addresses(fill, publication, citation, line);
	set_optional(fill, &publication->location, &citation->place);
	for (size_t i = 0; i < citation->n_notes; i++)
		fill_append_piece(fill, &publication->note, "; ", &citation->notes[i], LIKELY);
}

/* A sub-heading: short, marked, neither dated nor a list of persons, and others of its look are few. */
bool publication_is_subheading(const struct fill *fill, size_t i, bool entries)
{
	return publication_para_is_subheading(fill, &fill->paras->v[i], entries);
}

/* "PMC7000001", "DOI: 10.1000/ABC": capitals that head nothing. */
static bool holds_code(const struct para *para)
{
	for (size_t i = 0; i < para->tokens.n; i++) {
		const struct token *token = &para->tokens.v[i];

		if (token->kind == TOKEN_ADDRESS ||
		    (token->kind == TOKEN_MIXED && token->end - token->start > CODE_LETTERS))
			return true;
	}
	return false;
}

/* "In review" alone: what the papers below it are, where each takes one line. */
static bool names_status(const struct para *para)
{
	size_t n = tokens_phrase(&para->tokens, 0, WORD_MASK(WORD_STATUS), NULL);

	return n && n + (n < para->tokens.n && token_is_colon(&para->tokens.v[n])) == para->tokens.n;
}

bool publication_para_is_subheading(const struct fill *fill, const struct para *para, bool entries)
{
	struct piece all = piece_all(para);
	enum section_kind kind;

	if (para->flags & LINE_BULLET || (para->dated && !heading_dates_remark(para)))
		return false;
	if (heading_papers_kind(para) != SECTION_HEAD || (!entries && names_status(para)))
		return true;
	if (para->prose || heading_words(para) > HEADING_WORDS_MAX + 1)
		return false;
	kind = para->heading;
	if (kind != SECTION_HEAD && para->flags & (LINE_HEADING | LINE_BOLD | LINE_CAPS))
		return true;
	if (kind == SECTION_PUBLICATIONS)
		return true;
	if (!(para->flags & LINE_CAPS) || holds_code(para) || citation_is_authors(fill->arena, &all, 2))
		return false;
	/* in a list of entries something must follow before the next blank line's title */
	return !entries || (para->flags & LINE_HEADING) != 0;
}

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

/* "6.2 Reviews", "B. ARTICLES" without its number; "2017 and before" has none. */
static struct piece without_ordinal(const struct para *para)
{
	const struct token *first = &para->tokens.v[0];
	bool year = first->kind == TOKEN_NUMBER && first->end - first->start > ORDINAL_DIGITS;
	size_t from = year ? 0 : heading_skip_ordinal(&para->tokens, 0, para->tokens.n);

	return piece_trim((struct piece){ para, from < para->tokens.n ? from : 0, para->tokens.n });
}

void publication_set_subsection(struct list_fill *l, const struct para *para)
{
	enum section_kind kind = para->heading;

	kind = kind == SECTION_HEAD ? heading_papers_kind(para) : kind;
	l->subsection = without_ordinal(para);
	l->type = citation_heading_type(&l->subsection);
	l->kind = kind == SECTION_HEAD ? l->fill->section->kind : kind;
}

bool publication_open_subsection(struct list_fill *l, size_t i, bool entries)
{
	if (!publication_is_subheading(l->fill, i, entries))
		return false;
	publication_set_subsection(l, &l->fill->paras->v[i]);
	return true;
}

/* "Working Papers", "Book Chapters": the type that the section's heading names. */
static const char *section_type(const struct fill *fill)
{
	struct piece heading;

	if (fill->section->kind != SECTION_PUBLICATIONS || !fill->section->heading)
		return NULL;
	heading = piece_all(&fill->paras->v[fill->section->heading_para]);
	return citation_heading_type(&heading);
}

/* "[pdf] [code]" at the end: buttons whose addresses are lost. */
static void drop_buttons(struct para *para)
{
	struct piece all = piece_all(para);

	while (all.to > 2 && piece_is_code(&all, all.to - 1, ']')) {
		size_t open = all.to - 1;
		struct piece inner;

		while (open > 0 && !piece_is_code(&all, open, '['))
			open--;
		inner = (struct piece){ para, open + 1, all.to - 1 };
		if (!open || piece_empty(&inner) || piece_link(&inner) ||
		    citation_lead(&inner, inner.from, "button") != inner.to - inner.from)
			break;
		all.to = open;
	}
	para->tokens.n = all.to;
}

/* "3", and "— 3 —", whose first dash looks like a bullet */
static bool is_page_number(const struct para *para)
{
	const struct token *v = para->tokens.v;

	return para->tokens.n && v[0].kind == TOKEN_NUMBER && v[0].number < 100 &&
	       (para->tokens.n == 1 || (para->tokens.n == 2 && token_is_code(&v[1], '-')));
}

/* "Jane Roe 2/5", "Jane Roe, Curriculum Vitae": the head or foot of a page */
static bool is_furniture(const struct fill *fill, const struct para *para)
{
	static const char *const words[] = { "curriculum", "vitae", "cv", "page", "of", "resume" };
	const char *name = fill->cv->basics.name.s;
	size_t named = 0;

	if (is_page_number(para))
		return true;
	if (para->flags & (LINE_BULLET | LINE_NUMBERED) || para->tokens.n > 12)
		return false;
	for (size_t i = 0; i < para->tokens.n; i++) {
		const struct token *token = &para->tokens.v[i];
		const char *text = para->text + token->start;
		size_t size = token->end - token->start, known = token->kind != TOKEN_WORD;

		if (token->kind == TOKEN_NUMBER && token->number > 99)
			return false;
		for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
			known |= size == strlen(words[k]) && !strncasecmp(text, words[k], size);
		if (!known && !(name && memmem(name, strlen(name), text, size)))
			return false;
		named += !known;
	}
	return named > 1 && named < para->words;
}

/* The section's paragraphs for themselves, without buttons and the edges of pages. */
static void copy_paras(struct fill *fill, const struct section *section, struct paras *own)
{
	size_t n = section->to - section->from;

	*own = *fill->paras;
	own->n = 0;
	own->v = arena_room(fill->arena, n + 1, sizeof(*own->v));
	for (size_t i = 0; i < n; i++) {
		const struct para *para = &fill->paras->v[section->from + i];

		if (is_furniture(fill, para))
			continue;
		own->v[own->n] = *para;
		drop_buttons(&own->v[own->n++]);
	}
	if (section->heading)	/* behind them, where the section can point at it */
		own->v[own->n] = fill->paras->v[section->heading_para];
}

static void fill_list(struct list_fill *l)
{
	publication_list_read(l);
	if (publication_fields_fit(l))
		publication_fields_fill(l);
	else if (publication_list_fits(l))
		publication_list_fill(l);
	else
		publication_fill_entries(l);
}

void fill_publications(struct fill *fill)
{
	struct list_fill l = { .fill = fill, .kind = fill->section->kind, .type = section_type(fill) };
	const struct section *whole_section = fill->section;
	struct paras *whole = fill->paras, own;
	size_t first = fill->cv->publications.n;
	struct section section = *whole_section;
	struct footnotes footnotes;

	footnotes_take(whole, &section, &footnotes);
	preface_take(fill, &section, &footnotes);
	copy_paras(fill, &section, &own);
	section.to = section.heading_para = own.n;
	section.from = 0;
	fill->section = &section;
	fill->paras = &own;
	fill_list(&l);
	footnotes_give(fill, &footnotes, first);
	fill->section = whole_section;
	fill->paras = whole;
}
