#include <string.h>

#include "formats/bibtex/write.h"
#include "pipeline/buf.h"
#include "pipeline/jsontext.h"

enum needs {
	AUTHOR = 1,
	EDITOR = 2,		/* or author */
	TITLE = 4,
	VENUE = 8,
	YEAR = 16,
	NOTE = 32,
	PUBLISHER = 64,		/* a house beside the venue */
	PAGES = 128,
	NO_NUMBER = 256,	/* a number without a series makes a warning */
	VOLUME = 512,		/* if there is a number */
	ONE = 1024,		/* no editor beside an author */
};

/* What the standard styles ask for (btxbst.doc), and where they look for the venue. */
static const struct style {
	const char *type;
	enum bib_id venue, biblatex_venue;
	unsigned needs;		/* of BibTeX's styles */
} styles[] = {
	{ "article", BIB_JOURNAL, BIB_JOURNALTITLE, AUTHOR | TITLE | VENUE | YEAR | VOLUME },
	{ "book", BIB_PUBLISHER, BIB_PUBLISHER, EDITOR | ONE | TITLE | VENUE | YEAR | NO_NUMBER },
	{ "booklet", BIB_HOWPUBLISHED, BIB_HOWPUBLISHED, TITLE },
	{ "inbook", BIB_BOOKTITLE, BIB_BOOKTITLE,
	  EDITOR | ONE | TITLE | PAGES | PUBLISHER | YEAR | NO_NUMBER },
	{ "incollection", BIB_BOOKTITLE, BIB_BOOKTITLE,
	  AUTHOR | TITLE | VENUE | PUBLISHER | YEAR | NO_NUMBER },
	{ "inproceedings", BIB_BOOKTITLE, BIB_BOOKTITLE,
	  AUTHOR | TITLE | VENUE | YEAR | NO_NUMBER },
	{ "manual", BIB_ORGANIZATION, BIB_ORGANIZATION, TITLE },
	{ "mastersthesis", BIB_SCHOOL, BIB_INSTITUTION, AUTHOR | TITLE | VENUE | YEAR },
	{ "misc", BIB_HOWPUBLISHED, BIB_HOWPUBLISHED, 0 },
	{ "phdthesis", BIB_SCHOOL, BIB_INSTITUTION, AUTHOR | TITLE | VENUE | YEAR },
	{ "proceedings", BIB_PUBLISHER, BIB_PUBLISHER, TITLE | YEAR | NO_NUMBER },
	{ "techreport", BIB_INSTITUTION, BIB_INSTITUTION, AUTHOR | TITLE | VENUE | YEAR },
	{ "unpublished", BIB_HOWPUBLISHED, BIB_HOWPUBLISHED, AUTHOR | TITLE | NOTE },
};

/* biblatex knows more. */
static const struct style biblatex_styles[] = {
	{ "collection", 0, BIB_PUBLISHER, 0 },
	{ "report", 0, BIB_INSTITUTION, 0 },
	{ "thesis", 0, BIB_INSTITUTION, 0 },
};

static const struct style *find_style(const struct style *rows, size_t n, const char *type)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(rows[i].type, type))
			return &rows[i];
	return NULL;
}

#define FIND_STYLE(rows, type) find_style(rows, sizeof(rows) / sizeof((rows)[0]), type)

static bool has_year(const struct publication *p)
{
	struct date date;

	return text_present(&p->release_date) &&
	       date_parse_iso(p->release_date.s, strlen(p->release_date.s), &date) &&
	       date_exists(&date);
}

static unsigned needs_met(const struct publication *p)
{
	const struct extras *extras = &p->entry.extras;
	bool number = text_present(&p->number), editor = extras_get(extras, "editor") != NULL;

	return (p->authors.n ? AUTHOR | EDITOR : 0) | (editor ? EDITOR : 0) |
	       (p->authors.n && editor ? 0 : ONE) |
	       (text_present(&p->name) ? TITLE : 0) | (text_present(&p->publisher) ? VENUE : 0) |
	       (has_year(p) ? YEAR : 0) | (text_present(&p->note) ? NOTE : 0) |
	       (extras_get(extras, BIB_PREFIX "publisher") ? PUBLISHER : 0) |
	       (text_present(&p->pages) ? PAGES : 0) | (number ? 0 : NO_NUMBER) |
	       (!number || text_present(&p->volume) ? VOLUME : 0);
}

/* Whether the type can be the kind of an entry, and is read as what it is. */
static bool is_kind(const char *type)
{
	static const char *const others[] = { "comment", "preamble", "set", "string", "xdata" };

	for (const char *at = type; *at; at++)
		if (*at < 'a' || *at > 'z')
			return false;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (!strcmp(type, others[i]))
			return false;
	return !bib_kind(type, NULL);
}

static struct bib_plan misc(const char *type)
{
	return (struct bib_plan){
		.entry = "misc", .venue = BIB_HOWPUBLISHED, .exact_type = !type || strcmp(type, "misc"),
	};
}

static struct bib_plan plan_bibtex(const struct publication *p)
{
	const struct style *style = text_present(&p->type) ? FIND_STYLE(styles, p->type.s) : NULL;

	if (!style || style->needs & ~needs_met(p))
		return misc(p->type.s);
	return (struct bib_plan){ .entry = style->type, .venue = style->venue };
}

static struct bib_plan plan_biblatex(const struct publication *p)
{
	const char *type = p->type.s;
	const struct style *style;
	const struct bib_kind *kind;
	struct bib_plan plan;

	if (!type || !is_kind(type))
		return misc(type);
	style = FIND_STYLE(styles, type);
	if (!style)
		style = FIND_STYLE(biblatex_styles, type);
	plan = (struct bib_plan){
		.entry = type, .venue = style ? style->biblatex_venue : BIB_HOWPUBLISHED,
	};
	kind = bib_kind_of(type);
	if (kind) {
		plan.entry = kind->entry;
		plan.type = kind->type;
	}
	return plan;
}

/* Extras */

/* The text of an extra that a field gives back as it is; false for other values. */
static bool extra_text(struct writing *g, const struct extra *extra)
{
	struct buf *text = &g->w->text, *json = &g->w->json;

	buf_clear(text);
	buf_clear(json);
	if (jsontext_unquote(text, extra->json, strlen(extra->json)) || !text->size)
		return false;
	jsontext_quote(json, text->bytes, text->size);
	return !strcmp(json->bytes, extra->json);
}

/* Whether it is a list of names as reading makes them. */
static bool is_names(struct writing *g, const struct extra *extra)
{
	struct buf *text = &g->w->text, *json = &g->w->json;
	const char *at = extra->json, *end = at + strlen(at);

	if (*at != '[' || end - at < 3)
		return false;
	buf_clear(json);
	while (at < end && *at != ']') {
		const char *from = at + 1;

		at = jsontext_value_end(from, end);
		buf_clear(text);
		if (jsontext_unquote(text, from, (size_t)(at - from)) || !text->size)
			return false;
		buf_addc(json, json->size ? ',' : '[');
		jsontext_quote(json, text->bytes, text->size);
	}
	buf_addc(json, ']');
	return !strcmp(json->bytes, extra->json);
}

static bool is_field_name(const char *name)
{
	for (const char *at = name; *at; at++)
		if (!(*at >= 'a' && *at <= 'z') && !(*at >= '0' && *at <= '9') && !strchr("-+_:.", *at))
			return false;
	return *name >= 'a' && *name <= 'z';
}

/* Whether a venue's field, or another for the same member, is read as an extra. */
static bool is_outranked(const struct writing *g, enum bib_id id)
{
	enum bib_id venue = g->plan.venue;

	if (id >= BIB_FIRST_VENUE && id <= BIB_LAST_VENUE)
		return venue < BIB_RECORD_FIELDS && text_present(&g->p->publisher) &&
		       bib_venue_rank(venue, g->p->type.s) < bib_venue_rank(id, g->p->type.s);
	if (id == BIB_ISSUE)
		return text_present(&g->p->number);
	if (id == BIB_LOCATION || id == BIB_VENUE)
		return text_present(&g->p->location) && (id == BIB_VENUE || !g->w->biblatex);
	return false;
}

/* Takes a remark off the note's end, as reading will put it there again. */
static bool take_remark(struct writing *g, enum bib_id id)
{
	const char *remark = bib_remark(id, g->w->text.bytes), *note = g->p->note.s;
	size_t size = strlen(remark), left = g->plan.note_size;

	if (size > left || memcmp(note + left - size, remark, size))
		return false;
	left -= size;
	if (left && (left < 3 || memcmp(note + left - 2, "; ", 2)))
		return false;
	g->plan.note_size = left ? left - 2 : 0;
	return true;
}

/*
 * Whether the field "type" is read as an extra and not as the entry's type. If
 * it names the venue, the venue needs no field of its own.
 */
static bool is_free_type(struct writing *g)
{
	const struct bib_kind *kind = bib_kind(g->plan.entry, g->w->text.bytes);
	const struct text *venue = &g->p->publisher;

	if (g->plan.type || (kind && kind->type && !kind->venue))
		return false;
	if (kind && kind->venue && text_present(venue) && !strcmp(kind->venue, venue->s))
		g->plan.venue = BIB_RECORD_FIELDS;
	return !kind || !kind->venue || text_present(venue);
}

static bool is_remark(const struct bib_row *row)
{
	return row && bib_id(row) >= BIB_FIRST_REMARK && bib_id(row) <= BIB_LAST_REMARK;
}

static bool is_record_field_free(struct writing *g, enum bib_id id)
{
	if (is_remark(&bib_rows[id]))
		return (id == BIB_PUBSTATE || is_outranked(g, id)) && take_remark(g, id);
	if (id == BIB_TYPE)
		return is_free_type(g);
	return is_outranked(g, id);
}

/* The name of the field that an extra may be, or NULL. */
static const char *field_name(const struct extra *extra)
{
	bool prefixed = !strncmp(extra->name, BIB_PREFIX, strlen(BIB_PREFIX));
	const char *name = extra->name + (prefixed ? strlen(BIB_PREFIX) : 0);

	return is_field_name(name) && prefixed == bib_collides(name) ? name : NULL;
}

static bool fits(struct writing *g, const struct extra *extra, const struct bib_row *row)
{
	if (row && row->form == FORM_NAMES)
		return row->role == ROLE_EXTRA && is_names(g, extra);
	if (!extra_text(g, extra))
		return false;
	return !row || row->role == ROLE_EXTRA || is_record_field_free(g, bib_id(row));
}

/* Plans the extra for that field, if there is one. */
static void plan_field(struct writing *g, enum bib_id id)
{
	const struct extras *extras = &g->p->entry.extras;

	for (size_t i = 0; i < extras->n; i++) {
		const char *name = field_name(&extras->v[i]);

		if (name && !strcmp(name, bib_rows[id].name)) {
			g->fits[i] = fits(g, &extras->v[i], &bib_rows[id]);
			return;
		}
	}
}

/* The styles want a note of what is unpublished; the remarks may have left nothing of it. */
static void replan_without_note(struct writing *g)
{
	if (!g->w->biblatex && !g->plan.note_size && !strcmp(g->plan.entry, "unpublished"))
		g->plan = misc(g->p->type.s);
}

/*
 * The type first, which decides about the venue; then the remarks, which come
 * off the note from its end: the last of the table first.
 */
void bib_plan(struct writing *g)
{
	const struct extras *extras = &g->p->entry.extras;

	g->plan = g->w->biblatex ? plan_biblatex(g->p) : plan_bibtex(g->p);
	g->plan.note_size = text_present(&g->p->note) ? strlen(g->p->note.s) : 0;
	plan_field(g, BIB_TYPE);
	for (size_t id = BIB_LAST_REMARK + 1; id-- > BIB_FIRST_REMARK;)
		plan_field(g, (enum bib_id)id);
	replan_without_note(g);
	for (size_t i = 0; i < extras->n; i++) {
		const char *name = field_name(&extras->v[i]);
		const struct bib_row *row = name ? bib_row(name) : NULL;

		if (name && !is_remark(row) && row != &bib_rows[BIB_TYPE])
			g->fits[i] = fits(g, &extras->v[i], row);
	}
}
