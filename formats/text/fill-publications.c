/*
 * Publications, patents and talks: lists of references in one paragraph each,
 * or entries whose title, authors and venue stand on lines of their own.
 */
#include "formats/text/fill.h"

#include <string.h>

#include "formats/text/citation.h"
#include "pipeline/arena.h"
#include "pipeline/diag.h"
#include "pipeline/fields.h"

#define REFERENCE_WORDS 12
#define NAME_SAMPLE 200		/* most publications that are asked for the owner's name */

struct list_fill {
	struct fill *fill;
	struct piece subsection;	/* the sub-heading in force; para NULL: none */
	enum section_kind kind;		/* of the section, or of the sub-heading */
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

static struct publication *new_publication(struct list_fill *l, uint32_t line)
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

static void fill_authors(struct fill *fill, struct publication *publication,
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
	for (size_t i = 0; i < citation->n_notes; i++)
		for (size_t k = citation->notes[i].from; k < citation->notes[i].to; k++) {
			struct facts facts;

			if (!tokens_phrase(&citation->notes[i].para->tokens, k,
					   WORD_MASK(WORD_PUBTYPE) | WORD_MASK(WORD_STATUS), &facts))
				continue;
			for (size_t f = 0; f < facts.n; f++) {
				if (facts.v[f].class == WORD_PUBTYPE && *facts.v[f].value)
					return facts.v[f].value;
				if (facts.v[f].class == WORD_STATUS &&
				    !strcmp(facts.v[f].value, "unpublished"))
					return "unpublished";
			}
		}
	if (l->kind == SECTION_PATENTS)
		return "patent";
	if (l->kind == SECTION_TALKS)
		return "misc";
	if (citation->authors.para)
		return citation->venue.para ? "inproceedings" : "misc";
	return NULL;
}

/* "US Patent 11,514,370": the number stands behind the name of the office. */
static void split_patent(struct citation *citation)
{
	struct piece *venue = &citation->venue;
	size_t i;

	if (!venue->para || !citation->type || strcmp(citation->type, "patent"))
		return;
	for (i = venue->from; i < venue->to; i++)
		if (venue->para->tokens.v[i].kind == TOKEN_NUMBER ||
		    venue->para->tokens.v[i].kind == TOKEN_MIXED)
			break;
	if (i < venue->to && i > venue->from && !citation->number.para) {
		citation->number = piece_trim((struct piece){ venue->para, i, venue->to });
		*venue = piece_trim((struct piece){ venue->para, venue->from, i });
	} else if (citation->n_more_venue && !citation->number.para) {
		citation->number = citation->more_venue[0];
		citation->n_more_venue = 0;
	}
}

static void fill_citation(struct list_fill *l, struct publication *publication,
			  struct citation *citation, uint32_t line)
{
	struct fill *fill = l->fill;

	citation_split_title(citation);
	split_patent(citation);
	set_optional(fill, &publication->name, &citation->title);
	set_optional(fill, &publication->publisher, &citation->venue);
	for (size_t i = 0; i < citation->n_more_venue; i++)
		fill_append_piece(fill, &publication->publisher, ", ", &citation->more_venue[i],
				  GUESSED);
	fill_release(fill, publication, citation, line);
	if (citation->authors.para)
		fill_authors(fill, publication, &citation->authors);
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
	struct publication *publication = new_publication(l, para->line);
	struct citation citation;

	citation_read(l->fill->arena, para, &citation);
	fill_citation(l, publication, &citation, para->line);
}

/* A sub-heading: short, marked, neither dated nor a list of persons, and others of its look are few. */
static bool is_subheading(const struct fill *fill, size_t i, bool entries)
{
	const struct para *para = &fill->paras->v[i];
	struct piece all = piece_all(para);

	if (para->flags & LINE_BULLET || para->dated || para->prose || para->words > 8)
		return false;
	if (heading_kind(para) != SECTION_HEAD && para->flags & (LINE_HEADING | LINE_BOLD | LINE_CAPS))
		return true;
	if (!(para->flags & LINE_CAPS) || citation_is_authors(fill->arena, &all, 2))
		return false;
	/* in a list of entries something must follow before the next blank line's title */
	return !entries || (para->flags & LINE_HEADING) != 0;
}

static bool is_reference(const struct para *para)
{
	return para->flags & (LINE_BULLET | LINE_NUMBERED) || para->words >= REFERENCE_WORDS;
}

/* Whether most lines are whole references. */
static bool holds_references(const struct fill *fill)
{
	size_t references = 0, others = 0;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct piece all = piece_all(para);

		if (is_subheading(fill, i, false) || para->date_only)
			continue;
		if (is_reference(para) && !(para->words < REFERENCE_WORDS && !para->dated) &&
		    !citation_is_authors(fill->arena, &all, 2) && !(para->flags & LINE_HEADING))
			references++;
		else
			others++;
	}
	return references > others;
}

static bool open_subsection(struct list_fill *l, size_t i, bool entries)
{
	const struct para *para = &l->fill->paras->v[i];
	enum section_kind kind;

	if (!is_subheading(l->fill, i, entries))
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

	for (size_t i = section->from; i < section->to; i++) {
		const struct para *para = &l->fill->paras->v[i];

		if (open_subsection(l, i, false) || take_profile(l, para))
			continue;
		add_reference(l, para);
	}
}

/* Lines of one entry, whatever their order: title first, then authors, venue, remarks. */
static void take_line(struct list_fill *l, struct publication *publication,
		      struct citation *citation, const struct para *para)
{
	struct piece all = piece_trim(piece_all(para));
	struct fill *fill = l->fill;

	if (piece_empty(&all))
		return;
	if (!citation->title.para && !para->date_only) {
		citation->title = all;
		if (!citation->url)
			citation->url = piece_link(&all);
	} else if (para->date_only) {
		citation->dated = true;
		citation->period = para->period;
		citation->date = (struct piece){ para, para->period.from, para->period.to };
	} else if (para->flags & LINE_BULLET) {
		fill_append_piece(fill, &publication->note, "; ", &all, LIKELY);
	} else if (citation_is_authors(fill->arena, &all, 1) && !piece_is(&all, WORD_VENUE)) {
		fill_authors(fill, publication, &all);
		citation->authors = all;
	} else if (para->prose) {
		fill_append(fill, &publication->summary, " ", para->text, para->size, para->line,
			    LIKELY);
	} else {
		citation_read_tail(fill->arena, all, citation);
	}
}

static void add_entry(struct list_fill *l, size_t from, size_t to)
{
	struct fill *fill = l->fill;
	struct publication *publication = new_publication(l, fill->paras->v[from].line);
	struct citation citation;
	struct piece authors;

	memset(&citation, 0, sizeof(citation));
	for (size_t i = from; i < to; i++)
		take_line(l, publication, &citation, &fill->paras->v[i]);
	authors = citation.authors;
	if (publication->authors.n)
		citation.authors.para = NULL;
	if (authors.para && !citation.type && citation.venue.para)
		citation.type = "inproceedings";
	fill_citation(l, publication, &citation, fill->paras->v[from].line);
}

/* Whether titles are set apart as headings or in bold. */
static bool has_marked_titles(const struct fill *fill)
{
	size_t marked = 0;

	for (size_t i = fill->section->from; i < fill->section->to; i++)
		marked += (fill->paras->v[i].flags & (LINE_HEADING | LINE_BOLD)) &&
			  !is_subheading(fill, i, true);
	return marked >= 2;
}

/* Every marked line is a title. */
static void fill_marked(struct list_fill *l)
{
	const struct section *section = l->fill->section;
	size_t from = section->from;

	for (size_t i = section->from; i <= section->to; i++) {
		bool heading = i < section->to && is_subheading(l->fill, i, true);
		bool title = i < section->to &&
			     (l->fill->paras->v[i].flags & (LINE_HEADING | LINE_BOLD));

		if (i < section->to && !heading && !title)
			continue;
		if (i > from)
			add_entry(l, from, i);
		if (heading)
			open_subsection(l, i, true);
		from = heading ? i + 1 : i;
	}
}

/* Entries begin after blank lines or as their dates tell. */
static void fill_entries(struct list_fill *l)
{
	struct fill *fill = l->fill;
	struct cuts cuts;

	fill_cut(fill, &cuts);
	for (size_t i = 0; i < cuts.n; i++) {
		size_t from = cuts.v[i].from;

		while (from < cuts.v[i].to && open_subsection(l, from, true))
			from++;
		if (from < cuts.v[i].to)
			add_entry(l, from, cuts.v[i].to);
	}
}

/* Whether two spellings are of one name: hyphens, dots and spaces apart. */
static bool same_name(const char *a, const char *b)
{
	for (;;) {
		while (*a && strchr(" -.", *a))
			a++;
		while (*b && strchr(" -.", *b))
			b++;
		if (!*a || !*b || (*a | 32) != (*b | 32))
			return !*a && !*b;
		a++;
		b++;
	}
}

static size_t count_name(const struct cv *cv, const char *name,
			 bool (*same)(const char *, const char *))
{
	size_t n = 0;

	for (size_t i = 0; i < cv->publications.n; i++) {
		const struct publication *publication = cv->publications.v[i];

		for (size_t k = 0; k < publication->authors.n; k++)
			n += same(publication->authors.v[k].s, name);
	}
	return n;
}

static bool same_spelling(const char *a, const char *b)
{
	return !strcmp(a, b);
}

/* Of one publication's authors the one most others share too; its most frequent spelling. */
void fill_missing_name(struct fill *fill)
{
	struct cv *cv = fill->cv;
	const struct text *best = NULL;
	size_t most = 1, spelt = 0;

	if (cv->basics.name.s || cv->publications.n < 2 || cv->publications.n > NAME_SAMPLE)
		return;
	for (size_t i = 0; i < cv->publications.n; i++) {
		const struct publication *publication = cv->publications.v[i];

		for (size_t k = 0; k < publication->authors.n; k++) {
			const struct text *author = &publication->authors.v[k];
			size_t n = count_name(cv, author->s, same_name);
			size_t same = n >= most ? count_name(cv, author->s, same_spelling) : 0;

			if (n > most || (n == most && same > spelt)) {
				best = author;
				most = n;
				spelt = same;
			}
		}
	}
	if (!best || most * 3 < cv->publications.n * 2)
		return;
	cv_set(cv, &cv->basics.name, best->s, strlen(best->s), best->line, GUESSED);
	diag_report(fill->diag, LEVEL_WARNING, pos_at(fill->file, best->line, 0), "name",
		    "no line with the name; took '%s', who wrote most publications", best->s);
}

void fill_publications(struct fill *fill)
{
	struct list_fill l = { .fill = fill, .kind = fill->section->kind };

	if (holds_references(fill))
		fill_references_list(&l);
	else if (has_marked_titles(fill))
		fill_marked(&l);
	else
		fill_entries(&l);
}
