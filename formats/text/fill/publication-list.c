/*
 * Lists of references in one paragraph each: which lines are references, which
 * head a part of the list, which go on with the line before.
 */
#include "formats/text/fill/talks.h"

#include <stdlib.h>
#include <string.h>

#include "formats/text/citation/names.h"
#include "pipeline/arena.h"
#include "pipeline/diag.h"
#include "pipeline/fields.h"

enum {
	REFERENCE_WORDS = 12,	/* an item of so many is no title alone */
	HEADING_WORDS = 7,	/* of an unmarked sub-heading */
	ABSTRACT_WORDS = 12,	/* least of a paragraph on what a paper is about */
};

#define ITEM (LINE_BULLET | LINE_NUMBERED)

/* What the lines of a section say on its form. */
struct form {
	size_t all;
	size_t whole, perhaps;	/* whole references: see enum whole */
	size_t parts;	/* dates, addresses, authors, publishers on lines of their own */
	size_t items;	/* bullets and numbers */
	size_t dated;	/* lines with a date among their words */
};

/* "2023" alone: a heading in a list, where references have their years themselves */
static bool is_year(const struct para *para)
{
	return para->date_only && !para->period.range && para->tokens.n == 1;
}

static bool is_part(struct fill *fill, const struct para *para)
{
	struct piece all = piece_all(para), value;

	/* "Ann Lee, John Smith   Apr. 2024" */
	if (para->dated && para->period.to >= all.to && para->period.from > all.from)
		all.to = para->period.from;
	all = piece_trim(all);
	return para->date_only || para->contact || publication_names_publisher(para, &value) ||
	       (!para_begins_dated(para) && citation_is_authors(fill->arena, &all, 2));
}

/* How much a paragraph looks like a whole reference. */
enum whole {
	WHOLE_NOT,
	WHOLE_PERHAPS,	/* a title, a venue and when: a line of an entry may say as much */
	WHOLE_SURELY,	/* authors and a title, or an item with its date */
};

static enum whole read_whole(struct list_fill *l, const struct para *para)
{
	struct arena *arena = l->fill->arena;
	bool sentence = para->prose && !para->dated && !(para->flags & ITEM);
	struct citation citation;
	bool named;

	if (!sentence && citation_names_authors(arena, para, &l->habit))
		return WHOLE_SURELY;
	citation_read(arena, para, &l->habit, &citation);
	named = citation.venue.para || citation.n_notes;
	if (!citation.title.para)
		return WHOLE_NOT;
	if (sentence)
		return named && citation.authors.para && citation.authors.from < citation.title.from
			       ? WHOLE_PERHAPS : WHOLE_NOT;
	if (citation.authors.para)
		return WHOLE_SURELY;
	return named && (citation.dated || citation.volume.para) ? WHOLE_PERHAPS : WHOLE_NOT;
}

/* "Who Moves?", Journal of Tests 33(2), 2015: an author's own list names none. */
static bool begins_quoted(const struct para *para)
{
	const struct token *first = para->tokens.n ? &para->tokens.v[0] : NULL;

	return first && (token_is_code(first, '"') || token_is_code(first, 0x201C) ||
			 token_is_code(first, 0x201E) || token_is_code(first, 0xAB) ||
			 token_is_code(first, 0x300C));
}

static enum whole is_whole(struct list_fill *l, const struct para *para)
{
	bool item = para->flags & ITEM || begins_quoted(para);

	if (para->flags & LINE_HEADING)
		return WHOLE_NOT;
	if (item && (para->dated || para->words >= REFERENCE_WORDS))
		return WHOLE_SURELY;
	return read_whole(l, para);
}

/* Adds what one paragraph says on the form of the section. */
static void count_para(struct list_fill *l, const struct para *para, struct form *form)
{
	bool item = (para->flags & ITEM) != 0;
	enum whole whole;

	form->items += item;
	form->all++;
	form->dated += para->dated && !para->date_only;
	if (is_part(l->fill, para)) {
		form->parts += !item;
		return;
	}
	whole = is_whole(l, para);
	form->whole += whole == WHOLE_SURELY;
	form->perhaps += whole == WHOLE_PERHAPS;
}

/* Whether half of the items are whole, with their dates: then what else stands there is not theirs. */
static bool are_items_whole(struct list_fill *l, size_t items)
{
	size_t whole = 0;

	for (size_t i = 0; i < l->refs.n; i++) {
		const struct para *para = &l->refs.v[i];

		whole += para->flags & ITEM && para->dated &&
			 read_whole(l, para) == WHOLE_SURELY;
	}
	return whole * 2 >= items;
}

bool publication_list_fits(struct list_fill *l)
{
	const struct refs *refs = &l->refs;
	struct form form = { 0 };
	bool listed = refs->n && refs->v[0].flags & ITEM;

	for (size_t i = 0; i < refs->n; i++)
		if (!publication_para_is_subheading(l->fill, &refs->v[i], false) &&
		    !is_year(&refs->v[i]))
			count_para(l, &refs->v[i], &form);
	if (listed && form.parts * 2 >= form.items && !are_items_whole(l, form.items))
		return false;
	return form.whole > form.parts || (form.whole + form.perhaps) * 4 > form.all * 3 ||
	       (!form.parts && form.dated == form.all);
}

/* Joining */

static bool begins_small(const struct para *para)
{
	const struct token *first = para->tokens.n ? &para->tokens.v[0] : NULL;

	return first && first->kind == TOKEN_WORD && !(first->flags & TOKEN_CAPITAL) &&
	       (unsigned char)para->text[first->start] < 0x80;
}

static bool ends_with_stop(const struct para *para)
{
	const struct token *last = para->tokens.n ? &para->tokens.v[para->tokens.n - 1] : NULL;

	return last && (token_is_code(last, '.') || token_is_code(last, ')') ||
			token_is_code(last, ']') || last->kind == TOKEN_ADDRESS);
}

/* A quote or a bracket that opens and does not close. */
static bool is_unclosed(const struct para *para)
{
	int quotes = 0, curly = 0, brackets = 0;

	for (size_t i = 0; i < para->tokens.n; i++) {
		const struct token *token = &para->tokens.v[i];

		quotes ^= token_is_code(token, '"');
		curly += token_is_code(token, 0x201C) - token_is_code(token, 0x201D);
		brackets += token_is_code(token, '(') - token_is_code(token, ')');
	}
	return quotes || curly > 0 || brackets > 0;
}

/* Punctuation at the end, or a title in quotes before it: the text of a reference runs on. */
static bool ends_open(const struct para *para)
{
	const struct token *last = para->tokens.n ? &para->tokens.v[para->tokens.n - 1] : NULL;

	if (last && last->kind == TOKEN_PUNCT && last->code != ')')
		return true;
	for (size_t i = 1; i < para->tokens.n; i++)
		if (token_is_code(&para->tokens.v[i], 0x201D) || token_is_code(&para->tokens.v[i], '"'))
			return token_is_code(&para->tokens.v[i - 1], ',');
	return false;
}

/* Whether a line goes on with the reference before it: set in, or in the middle of a sentence. */
static bool goes_on(const struct para *before, const struct para *para)
{
	struct piece value;

	if (para->flags & (ITEM | LINE_HEADING | LINE_BOLD) || before->flags & LINE_HEADING ||
	    is_year(before) || para->date_only ||
	    (before->words < HEADING_WORDS && !(before->flags & LINE_NUMBERED && ends_open(before))) ||
	    para->contact || publication_names_publisher(para, &value))
		return false;
	if (para->blanks)	/* of the edge of a page */
		return !ends_with_stop(before) &&
		       (begins_small(para) || (before->flags & LINE_NUMBERED && ends_with_stop(para)));
	return begins_small(para) || is_unclosed(before) ||
	       (before->flags & ITEM && (names_hold_stop(before) || ends_open(before))) ||
	       (para->indent > before->indent && !ends_with_stop(before));
}

/* The words of the name of whose CV it is; NULL if it is not known. */
static const struct tokens *owner_of(struct fill *fill)
{
	const char *name = fill->cv->basics.name.s;
	struct tokens *owner;

	if (!name)
		return NULL;
	owner = arena_alloc(fill->arena, sizeof(*owner));
	tokens_read(fill->arena, name, strlen(name), owner);
	return owner;
}

/* A line right below another, neither a heading. */
static bool follows(const struct para *before, const struct para *para)
{
	return !para->blanks && !(para->flags & (ITEM | LINE_HEADING)) &&
	       !(before->flags & LINE_HEADING) && before->words >= HEADING_WORDS;
}

/* "Ann Lee, John Smith." on a line of its own, the title below */
static bool are_bare_authors(struct fill *fill, const struct para *para)
{
	struct piece all = piece_all(para);

	return !ends_with_stop(para) && citation_is_authors(fill->arena, &all, 2);
}

/* Whether the list has bullets or numbers. */
static bool has_items(const struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++)
		if (fill->paras->v[i].flags & ITEM)
			return true;
	return false;
}

/*
 * Whether each reference, an item where there are such, begins with the names
 * of its authors, so that other lines go on.
 */
static bool begin_with_authors(struct fill *fill)
{
	bool items = has_items(fill);
	size_t named = 0;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];

		if ((items && !(para->flags & ITEM)) || is_year(para) ||
		    publication_is_subheading(fill, i, false))
			continue;
		if (are_bare_authors(fill, para))
			return false;
		if (citation_begins_with_authors(fill->arena, para))
			named++;
		else if (items || !named)
			return false;
	}
	return named > 1;
}

/* A line behind one of a reference, when only names begin another. */
static bool goes_on_unnamed(struct fill *fill, const struct para *before, const struct para *para)
{
	return !para->blanks && !(para->flags & (LINE_HEADING | ITEM)) &&
	       !(before->flags & LINE_HEADING) && !is_year(para) && !is_year(before) &&
	       (before->flags & ITEM || !citation_begins_with_authors(fill->arena, para));
}

/* Reads the paragraphs; those of an airy list go on up to the next blank line. */
static void read_list(struct list_fill *l, bool airy)
{
	struct fill *fill = l->fill;
	const struct section *section = fill->section;
	struct refs *refs = &l->refs;
	bool named = begin_with_authors(fill);

	refs->v = arena_room(fill->arena, section->to - section->from, sizeof(*refs->v));
	refs->n = 0;
	for (size_t i = section->from; i < section->to;) {
		const struct para *v = fill->paras->v;
		size_t n = 1;

		while (i + n < section->to &&
		       (goes_on(&v[i + n - 1], &v[i + n]) || (airy && follows(&v[i + n - 1], &v[i + n])) ||
			(named && goes_on_unnamed(fill, &v[i + n - 1], &v[i + n]))) &&
		       !publication_is_subheading(fill, i + n, false))
			n++;
		if (n > 1)
			paras_join(fill->arena, &v[i], n, &refs->v[refs->n++]);
		else
			refs->v[refs->n++] = v[i];
		i += n;
	}
	citation_habit_init(&l->habit, fill->arena, refs->v, refs->n, owner_of(fill));
}

void publication_list_read(struct list_fill *l)
{
	read_list(l, false);
}

/* Whether blank lines part references, most of which stand in one paragraph. */
static bool is_airy(struct list_fill *l)
{
	const struct refs *refs = &l->refs;
	size_t whole = 0, broken = 0, apart = 0;

	for (size_t i = 0; i < refs->n; i++) {
		const struct para *para = &refs->v[i];
		bool ends = i + 1 == refs->n || refs->v[i + 1].blanks;

		if (i && follows(para - 1, para)) {
			broken++;
			apart += is_whole(l, para) != WHOLE_NOT && !is_part(l->fill, para - 1);
		} else if (ends && i && is_whole(l, para) != WHOLE_NOT) {
			whole++;
		}
	}
	return broken && whole * 2 > broken && apart * 4 < broken;
}

/* Headings */

/* A short line without a mark of its own over references. */
static bool is_plain_heading(struct list_fill *l, size_t i)
{
	const struct para *para = &l->refs.v[i];

	return i + 1 < l->refs.n && !(para->flags & ITEM) && !para->dated &&
	       para->words <= HEADING_WORDS && !ends_with_stop(para) && !begins_small(para) &&
	       !is_part(l->fill, para) && (i == 0 || para->blanks) && read_whole(l, para) == WHOLE_NOT &&
	       is_whole(l, para + 1) != WHOLE_NOT;
}

static bool is_heading(struct list_fill *l, size_t i)
{
	return is_year(&l->refs.v[i]) ||
	       publication_para_is_subheading(l->fill, &l->refs.v[i], false) ||
	       is_plain_heading(l, i);
}

/* "Google Scholar: https://…" among the references is a profile. */
static bool take_profile(struct list_fill *l, const struct para *para)
{
	struct contact contact;
	struct fill *fill = l->fill;
	struct cv *cv = fill->cv;
	struct profile *profile;

	if (para->words > 8 || !contacts_find(fill->arena, para->text, para->size, 0, &contact) ||
	    contact.kind != CONTACT_PROFILE)
		return false;
	profile = cv_append(cv, &cv->basics.profiles, &profile_shape);
	profile->entry.line = para->line;
	publication_set_string(fill, &profile->network, contact.network, para->line);
	publication_set_string(fill, &profile->username, contact.username, para->line);
	publication_set_string(fill, &profile->url, contact.value, para->line);
	return true;
}

/* Numbers */

/* The number of an ordinal: of "[12]", "12.", "(12)", "[C12]"; 0 if it has none. */
static unsigned long ordinal(const struct para *para)
{
	const char *at = para->flags & LINE_NUMBERED ? para->marker : NULL;

	while (at && *at && (*at < '0' || *at > '9'))
		at++;
	return at ? strtoul(at, NULL, 10) : 0;
}

/* The numbers of a list so far. */
struct count {
	unsigned long last;	/* 0: none */
	bool down;		/* they go down */
};

/* Numbers go up or down by one, or begin anew; where they jump, something was lost. */
static void check_number(struct fill *fill, const struct para *para, struct count *count)
{
	unsigned long number = ordinal(para), last = count->last;
	unsigned long step = number > last ? number - last : last - number;
	bool down = number < last, anew = !last || (down != count->down && step > 1);

	if (!number)
		return;
	if (!anew && step > 1 && step < 100)
		diag_report(fill->diag, LEVEL_WARNING, pos_at(fill->file, para->line, 0), "numbers",
			    "publication %lu follows publication %lu; what stands between was not read",
			    number, last);
	count->last = number;
	count->down = anew ? false : down;
}

/* References */

/* What a working paper is about, in a paragraph below it, where titles stand in quotes: of the last one. */
static bool take_abstract(struct list_fill *l, const struct para *para)
{
	const struct list *list = &l->fill->cv->publications;
	struct publication *last = list->n ? list->v[list->n - 1] : NULL;
	const struct para *before = para > l->refs.v ? para - 1 : NULL;

	if (!before || !para->prose || para->words < ABSTRACT_WORDS || para->flags & ITEM ||
	    begins_quoted(para) || !begins_quoted(before) || !last || last->summary.s ||
	    last->entry.line != before->line || citation_begins_with_authors(l->fill->arena, para))
		return false;
	fill_append(l->fill, &last->summary, " ", para->text, para->size, para->line, LIKELY);
	return true;
}

static void add_reference(struct list_fill *l, const struct para *para, const struct para *year)
{
	struct publication *publication = publication_new(l, para->line);
	struct citation citation;

	citation_read(l->fill->arena, para, &l->habit, &citation);
	if (year && !citation.dated && !citation.venue_year) {
		citation.dated = true;
		citation.period = year->period;
		citation.date = piece_all(year);
	}
	publication_fill(l, publication, &citation, para->line);
}

void publication_list_fill(struct list_fill *l)
{
	const struct para *year = NULL;
	struct count count = { 0 };

	if (is_airy(l))
		read_list(l, true);
	for (size_t i = 0; i < l->refs.n; i++)
		if (!is_heading(l, i))
			citation_vote(l->fill->arena, &l->refs.v[i], &l->habit);
	for (size_t i = 0; i < l->refs.n; i++) {
		const struct para *para = &l->refs.v[i];

		if (is_heading(l, i)) {
			publication_set_subsection(l, para);
			year = is_year(para) ? para : NULL;
			count = year ? count : (struct count){ 0 };
		} else if (!take_profile(l, para) && !take_abstract(l, para) && !talks_fill(l, para)) {
			check_number(l->fill, para, &count);
			add_reference(l, para, year);
		}
	}
}
