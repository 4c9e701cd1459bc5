/* Publications of several lines: title, authors, venue, date, address and summary in any order. */
#include "formats/text/fill/publication-cuts.h"

#include <string.h>

#include "formats/text/citation/name.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define TITLE_LINES 4
#define YEARS_WORDS 4	/* most of a heading that is a year */

struct reading {
	struct list_fill *l;
	struct publication *publication;
	struct citation citation;
	struct piece title_rest[TITLE_LINES];	/* lines that go on with the title */
	size_t n_title_rest;
	size_t n_venue_rest;	/* lines behind those, that go on with the venue */
	bool inline_publisher;	/* titles and publishers share a line; what follows it goes on */
	bool labelled;		/* the publisher's line says that it is one, and is still to come */
	bool summed;		/* a summary has begun */
	const struct para *last;	/* the line before, if it was the title's */
};

/* Whether the title's last word asks for more, or the line begins like the middle of one. */
static bool goes_on(const struct para *title, const struct para *para)
{
	struct piece all = piece_all(para);
	const struct token *last = &title->tokens.v[title->tokens.n - 1];
	const struct token *first = &para->tokens.v[0];

	/* "in Membrane Letters," set apart is the venue */
	if (citation_lead(&all, 0, "in") && (para->blanks || piece_in_span(&all, SPAN_LINK)))
		return false;
	if (first->kind == TOKEN_ADDRESS || tokens_phrase(&para->tokens, 0, WORD_MASK(WORD_VENUE), NULL))
		return false;
	if (last->kind == TOKEN_PUNCT)
		return last->code == ',' || last->code == ':' || last->code == '-' || last->code == '&';
	if (last->kind == TOKEN_WORD && last->classes & (WORD_MASK(WORD_AND) | WORD_MASK(WORD_IN)))
		return true;
	return first->kind == TOKEN_WORD && para->text[first->start] >= 'a' &&
	       para->text[first->start] <= 'z';
}

static bool is_title_line(const struct reading *r, const struct para *para)
{
	if (!r->citation.title.para)
		return true;
	return r->last && r->n_title_rest < TITLE_LINES &&
	       (r->labelled || r->inline_publisher || goes_on(r->last, para));
}

static void set_date(struct citation *citation, const struct para *para)
{
	publication_set_date(citation, para, &para->period);
}

/* The line without the date at its beginning or end. */
static struct piece without_date(struct citation *citation, const struct para *para)
{
	struct piece all = piece_all(para);
	const struct period *period = &para->period;
	const struct token *v = para->tokens.v;

	if (!para->dated || citation->dated)
		return piece_trim(all);
	if (period->to >= all.to && v[period->from].flags & TOKEN_TAB_BEFORE)
		all.to = period->from;
	else if (period->from == 0 && period->to < all.to && !period->in_venue)
		all.from = period->to;
	else
		return piece_trim(all);
	set_date(citation, para);
	return piece_trim(all);
}

static void take_title(struct reading *r, const struct para *para)
{
	struct citation *citation = &r->citation;
	struct piece piece = without_date(citation, para);

	if (piece_empty(&piece))
		return;
	if (citation->title.para)
		r->title_rest[r->n_title_rest++] = piece;
	else
		citation->title = piece;
	if (!citation->url)
		citation->url = piece_link(&piece);
	r->last = para;
}

/* "Published by https://a.b/c (https://a.b/c) Springer": the address apart. */
static void take_publisher(struct reading *r, struct piece value)
{
	const struct token *v = value.para->tokens.v;
	struct contact contact;
	size_t size;
	const char *text = piece_text(&value, &size);

	if (v[value.from].kind == TOKEN_ADDRESS &&
	    contacts_find(r->l->fill->arena, text, size, 0, &contact))
		publication_take_address(&r->citation, &contact);
	while (!piece_empty(&value) && (v[value.from].kind == TOKEN_ADDRESS ||
					v[value.from].kind == TOKEN_PUNCT))
		value.from++;
	if (piece_empty(&value))
		return;
	r->citation.venue = value;
	r->labelled = false;
}

static void take_summary(struct reading *r, const struct para *para)
{
	fill_append(r->l->fill, &r->publication->summary, " ", para->text, para->size,
		    para->line, LIKELY);
	r->summed = true;
}

static bool is_authors(struct reading *r, const struct para *para)
{
	struct piece all = piece_all(para);

	return citation_is_authors(r->l->fill->arena, &all, para_is(para, WORD_VENUE) ? 2 : 1);
}

static bool is_summary(const struct reading *r, const struct para *para)
{
	return r->citation.title.para &&
	       (r->summed || publication_is_summary(para) ||
		(para->prose && !para->dated && !para_is(para, WORD_VENUE)));
}

/* "Ann Lee, John Smith   Apr. 2024": the authors, their date taken. */
static struct piece before_date(struct reading *r, const struct para *para, struct piece all)
{
	struct piece names;

	if (!para->dated || para->period.to < all.to || para->period.from <= all.from)
		return all;
	names = piece_sub(&all, all.from, para->period.from);
	if (piece_empty(&names) || !citation_is_authors(r->l->fill->arena, &names, 2))
		return all;
	set_date(&r->citation, para);
	return names;
}

static void add_authors(struct reading *r, struct piece authors)
{
	r->citation.authors = authors;
	publication_add_authors(r->l->fill, r->publication, &r->citation);
}

static void take_text(struct reading *r, const struct para *para)
{
	struct piece all = piece_trim(piece_all(para));

	if (!r->citation.title.para && !r->publication->authors.n &&
	    citation_is_authors(r->l->fill->arena, &all, 2)) {
		add_authors(r, all);
		return;
	}
	if (is_title_line(r, para)) {
		take_title(r, para);
		return;
	}
	r->last = NULL;
	all = before_date(r, para, all);
	if (para->flags & LINE_BULLET && !r->summed) {
		fill_append_piece(r->l->fill, &r->publication->note, "; ", &all, LIKELY);
	} else if (is_authors(r, para) || all.to < piece_trim(piece_all(para)).to) {
		add_authors(r, all);
	} else if (is_summary(r, para)) {
		take_summary(r, para);
	} else {
		citation_read_tail(r->l->fill->arena, all, &r->citation);
	}
}

static void take_line(struct reading *r, const struct para *para)
{
	struct piece value;

	if (para->date_only) {
		set_date(&r->citation, para);
		r->last = NULL;
	} else if (publication_names_publisher(para, &value)) {
		take_publisher(r, value);
		r->last = NULL;
	} else if (para->contact && publication_take_address(&r->citation, para->contact)) {
		r->last = NULL;
	} else if (para->words) {
		take_text(r, para);
	}
}

/* Makes what stands behind the comma of a title's line the venue, further lines too. */
static void split_line(struct reading *r, struct piece *line, size_t comma)
{
	struct citation *citation = &r->citation;
	const struct para *para = line->para;
	size_t rest = line == &citation->title ? 0 : (size_t)(line - r->title_rest) + 1;

	citation->venue = piece_trim((struct piece){ para, comma + 1, line->to });
	*line = piece_trim((struct piece){ para, line->from, comma });
	r->n_venue_rest = r->n_title_rest - rest;
	r->n_title_rest = rest;
}

static bool holds_comma(const struct piece *line, bool spaced, size_t *comma)
{
	*comma = publication_comma(line->para);
	return *comma > line->from && *comma + 1 < line->to &&
	       (!spaced || line->para->tokens.v[*comma].flags & TOKEN_SPACE_BEFORE);
}

/* "Title, Publisher": both in the title's line; the last comma, or one that a template set. */
static void split_title(struct reading *r)
{
	size_t comma;

	if (!r->citation.title.para || r->citation.venue.para || r->publication->authors.n)
		return;
	for (int spaced = 1; spaced >= 0; spaced--) {
		if (holds_comma(&r->citation.title, spaced, &comma)) {
			split_line(r, &r->citation.title, comma);
			return;
		}
		for (size_t i = 0; i < r->n_title_rest; i++)
			if (holds_comma(&r->title_rest[i], spaced, &comma)) {
				split_line(r, &r->title_rest[i], comma);
				return;
			}
	}
}

static bool has_label(const struct fill *fill, const struct cut *cut)
{
	struct piece value;

	for (size_t i = cut->from; i < cut->to; i++)
		if (publication_names_publisher(&fill->paras->v[i], &value))
			return true;
	return false;
}

/* A journal's name alone, without authors, does not tell what kind of work stands there. */
static void drop_type(struct reading *r)
{
	if (!r->publication->authors.n && !r->citation.authors.para && r->citation.type &&
	    strcmp(r->citation.type, "patent"))
		r->citation.type = NULL;
}

/* The lines of the title that have no field of their own, and those of the venue. */
static void append_rest(struct reading *r)
{
	struct fill *fill = r->l->fill;

	for (size_t i = 0; i < r->n_title_rest; i++)
		fill_append_piece(fill, &r->publication->name, " ", &r->title_rest[i], GUESSED);
	for (size_t i = 0; i < r->n_venue_rest; i++)
		fill_append_piece(fill, &r->publication->publisher, " ",
				  &r->title_rest[r->n_title_rest + i], GUESSED);
}

/* The only line of the entry that is more than a date or an address; NULL when there are several. */
static const struct para *only_text(const struct fill *fill, const struct cut *cut)
{
	const struct para *only = NULL;

	for (size_t i = cut->from; i < cut->to; i++) {
		const struct para *para = &fill->paras->v[i];

		if (para->date_only || para->contact || !para->words)
			continue;
		if (only)
			return NULL;
		only = para;
	}
	return only;
}

/* Several names, or one with an initial; a title may look like a name. */
static bool are_sure(struct fill *fill, const struct piece *authors)
{
	for (size_t i = authors->from; i < authors->to; i++)
		if (names_is_initial(authors, i))
			return true;
	return citation_is_authors(fill->arena, authors, 2);
}

/* "2021" above "Roe J., Seeds that float. Fern Letters": a reference in one line, authors and all. */
static bool take_reference(struct reading *r, const struct cut *cut)
{
	struct fill *fill = r->l->fill;
	const struct para *para = only_text(fill, cut);
	struct citation_habit habit;
	struct citation citation;

	if (!para)
		return false;
	citation_habit_init(&habit, fill->arena, para, 1, r->l->habit.owner);
	citation_read(fill->arena, para, &habit, &citation);
	if (!citation.authors.para || !citation.title.para || !are_sure(fill, &citation.authors))
		return false;
	r->citation = citation;
	for (size_t i = cut->from; i < cut->to; i++)
		if (&fill->paras->v[i] != para)
			take_line(r, &fill->paras->v[i]);
	return true;
}

/* `year` stands over the entry, or is NULL. */
static void add_entry(struct list_fill *l, const struct cut *cut, bool inline_publisher,
		      const struct para *year)
{
	struct fill *fill = l->fill;
	uint32_t line = fill->paras->v[cut->from].line;
	struct reading r = { .l = l, .publication = publication_new(l, line),
			     .labelled = has_label(fill, cut) };

	r.inline_publisher = inline_publisher && !r.labelled;
	if (!take_reference(&r, cut)) {
		for (size_t i = cut->from; i < cut->to; i++)
			take_line(&r, &fill->paras->v[i]);
		split_title(&r);
		citation_finish(&r.citation);
	}
	if (year && !r.citation.venue_year)
		set_date(&r.citation, year);
	drop_type(&r);
	publication_fill(l, r.publication, &r.citation, line);
	append_rest(&r);
}

/* Text that is no part of its own: a title, a venue. */
static bool is_text(struct fill *fill, const struct para *para)
{
	struct piece all = piece_all(para);

	return !para->date_only && !para->contact &&
	       !publication_is_summary(para) && !citation_is_authors(fill->arena, &all, 2);
}

/* Whether text stands below the title that may name a publisher: there, or behind authors. */
static bool names_below(struct fill *fill, const struct cut *cut)
{
	const struct para *v = fill->paras->v;
	size_t i = cut->from + 1;
	struct piece line;

	if (i + 1 < cut->to) {
		line = piece_all(&v[i]);
		i += citation_is_authors(fill->arena, &line, 2);
	}
	return i < cut->to && is_text(fill, &v[i]);
}

/*
 * Whether titles end with their publisher as a rule: most have a comma, and
 * no line of text below them that could name one.
 */
static bool share_lines(struct fill *fill, const struct cuts *cuts)
{
	size_t shared = 0, apart = 0;

	for (size_t i = 0; i < cuts->n; i++) {
		const struct para *title = &fill->paras->v[cuts->v[i].from];
		bool below = names_below(fill, &cuts->v[i]);
		size_t comma = publication_comma(title);
		size_t next = below ? publication_comma(title + 1) : 0;

		if (comma && title->tokens.v[comma].flags & TOKEN_SPACE_BEFORE)
			shared += 2;
		else if (next && title[1].tokens.v[next].flags & TOKEN_SPACE_BEFORE)
			shared += 2;
		else if (below)
			apart++;
		else
			shared += comma > 0;
	}
	return shared > apart;
}

/* Whether titles are set apart as headings or in bold. */
static bool has_marked_titles(const struct fill *fill)
{
	size_t marked = 0;

	for (size_t i = fill->section->from; i < fill->section->to; i++)
		marked += (fill->paras->v[i].flags & (LINE_HEADING | LINE_BOLD)) &&
			  !publication_is_subheading(fill, i, true);
	return marked >= 2;
}

/* A heading right below a title's that is deeper, or a date: a line of its entry. */
static bool is_below(const struct para *para)
{
	const struct para *before = para - 1;

	return para->date_only ||
	       (para->flags & before->flags & LINE_HEADING && para->level > before->level) ||
	       (para->flags & before->flags & LINE_HEADING && before->date_only &&
		para->level == before->level);
}

/* Every marked line is a title, but where dates stand above these they come first. */
static bool begins_marked(const struct para *para, bool date_first)
{
	if (date_first && (para->date_only || para[-1].date_only))
		return para->date_only;
	return para->flags & (LINE_HEADING | LINE_BOLD) && !is_below(para);
}

static void cut_marked(const struct fill *fill, size_t from, size_t to, struct cuts *cuts)
{
	bool date_first = fill->paras->v[from].date_only;

	memset(cuts, 0, sizeof(*cuts));
	for (size_t i = from; i < to; i++) {
		if (i > from && !begins_marked(&fill->paras->v[i], date_first))
			continue;
		cuts->v = arena_grow(fill->arena, cuts->v, cuts->n, &cuts->capacity,
				     sizeof(*cuts->v));
		if (cuts->n)
			cuts->v[cuts->n - 1].to = i;
		cuts->v[cuts->n++] = (struct cut){ i, to, NO_ANCHOR };
	}
}

/* The entries between two sub-headings; `year` stands over them, or is NULL. */
static void fill_run(struct list_fill *l, size_t from, size_t to, bool marked, const struct para *year)
{
	struct fill *fill = l->fill;
	struct cuts cuts;
	bool shared;

	if (marked)
		cut_marked(fill, from, to, &cuts);
	else
		publication_cut(fill->arena, fill->paras, from, to, &cuts);
	if (fill->trace)
		entries_explain(fill->paras, fill->section, &cuts, fill->trace);
	shared = !marked && share_lines(fill, &cuts);
	for (size_t i = 0; i < cuts.n; i++)
		add_entry(l, &cuts.v[i], shared, year);
}

/* "2024", "2019 and before": a year, and at most little words. */
static bool names_years(const struct para *para)
{
	size_t words = 0;

	if (!para->dated || para->period.to > para->period.from + 1 || para->words > YEARS_WORDS)
		return false;
	for (size_t i = 0; i < para->tokens.n; i++)
		words += i != para->period.from && (para->tokens.v[i].kind != TOKEN_WORD ||
						    para->tokens.v[i].flags & TOKEN_CAPITAL);
	return !words;
}

/* Such a heading over entries, and no line of one, as below the heading of a title. */
static bool is_year_heading(const struct fill *fill, size_t i)
{
	const struct para *para = &fill->paras->v[i];

	return para->flags & LINE_HEADING && names_years(para) && i + 1 < fill->section->to &&
	       !(para[1].flags & LINE_HEADING) &&
	       (i == fill->section->from || !(para[-1].flags & LINE_HEADING));
}

void publication_fill_entries(struct list_fill *l)
{
	const struct fill *fill = l->fill;
	const struct section *section = fill->section;
	bool marked = has_marked_titles(fill);
	const struct para *year = NULL;
	size_t from = section->from;

	for (size_t i = section->from; i <= section->to; i++) {
		bool dates = i < section->to && is_year_heading(fill, i);

		if (i < section->to && !dates && !publication_is_subheading(fill, i, true))
			continue;
		if (i > from)
			fill_run(l, from, i, marked, year);
		year = dates && fill->paras->v[i].date_only ? &fill->paras->v[i] : NULL;
		if (dates)
			publication_set_subsection(l, &fill->paras->v[i]);
		else if (i < section->to)
			publication_open_subsection(l, i, true);
		from = i + 1;
	}
}
