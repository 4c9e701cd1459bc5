#include "formats/bibtex/write.h"

#include <string.h>

#include "formats/bibtex/dates.h"
#include "formats/bibtex/keys.h"
#include "formats/bibtex/names.h"
#include "pipeline/diag.h"
#include "pipeline/jsontext.h"
#include "pipeline/utf8.h"

enum { NAME_WIDTH = 12 };

/* Fields */

/* One line; the value is in w->text. */
static void write_line(struct writing *g, const char *name)
{
	struct buf *value = &g->w->text;

	sink_printf(g->sink, "  %-*s = {", NAME_WIDTH, name);
	sink_write(g->sink, value->bytes, value->size);
	sink_puts(g->sink, "},\n");
}

/* "Arts and Crafts Press" would be two of a list. */
static bool is_one_item(struct span text)
{
	enum name_problem problem;
	struct span item;

	return !bib_names_next(&text, &item, &problem) || !text.size;
}

/* To biber, what begins with a dash or a comma is a range that lacks its beginning. */
static bool lacks_beginning(struct span pages)
{
	const char *at = pages.bytes;
	uint32_t code = utf8_next(&at, at + pages.size);

	return pages.size && !utf8_is_alpha(code) && !utf8_is_digit(code);
}

static bool needs_braces(enum bib_form form, struct span text)
{
	return (form == FORM_LIST && !is_one_item(text)) ||
	       (form == FORM_PAGES && lacks_beginning(text));
}

static void write_bytes(struct writing *g, const char *name, enum bib_form form,
			const char *text, size_t size)
{
	struct bibtex_writer *w = g->w;
	unsigned flags = w->flags | (form == FORM_TITLE ? ENCODE_TITLE : 0) |
			 (form == FORM_PAGES ? ENCODE_PAGES : 0);
	bool braces = needs_braces(form, (struct span){ text, size });

	buf_clear(&w->text);
	buf_adds(&w->text, braces ? "{" : "");
	if (form == FORM_VERBATIM)
		tex_encode_verbatim(text, size, flags, &w->text);
	else
		tex_encode(&w->encoder, text, size, flags, &w->text);
	buf_adds(&w->text, braces ? "}" : "");
	write_line(g, name);
}

static void write_text(struct writing *g, enum bib_id id, const struct text *text)
{
	if (text_present(text))
		write_bytes(g, bib_rows[id].name, bib_rows[id].form, text->s, strlen(text->s));
}

/* Each name by itself, between "and"s. Returns whether all are read as they are. */
static bool write_names(struct writing *g, const char *name, const struct texts *names,
			bool exactly)
{
	struct bibtex_writer *w = g->w;
	bool exact = true;

	buf_clear(&w->text);
	for (size_t i = 0; i < names->n; i++) {
		const char *text = names->v[i].s;
		bool last = i + 1 == names->n;

		buf_adds(&w->text, i ? " and " : "");
		if (exactly)
			bib_name_encode_exactly(&w->encoder, text, strlen(text), w->flags, last, &w->text);
		else
			exact &= bib_name_encode(&w->encoder, text, strlen(text), w->flags, last, &w->text);
	}
	if (names->n)
		write_line(g, name);
	return exact;
}

/* "Kim, Ada" is written for styles in one field, and as it is in another. */
static void write_authors(struct writing *g)
{
	if (!write_names(g, "author", &g->p->authors, false))
		write_names(g, "authors", &g->p->authors, true);
}

static void write_venue(struct writing *g)
{
	if (g->plan.venue < BIB_RECORD_FIELDS)
		write_text(g, g->plan.venue, &g->p->publisher);
	if (g->plan.type)
		write_bytes(g, "type", FORM_TEXT, g->plan.type, strlen(g->plan.type));
}

/* Dates */

/* Whether biblatex can take the words themselves and find the same date in them. */
static bool is_edtf(const struct text *words, const struct date *date)
{
	struct date found;

	return text_present(words) && !bib_dates_parse_edtf(words->s, strlen(words->s), &found) &&
	       found.year && date_compare(&found, date) == 0;
}

static void write_year_and_month(struct writing *g, const struct date *date)
{
	static const char *const months[] = {
		"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
	};

	sink_printf(g->sink, "  %-*s = {%04d},\n", NAME_WIDTH, "year", date->year);
	if (date->month)
		sink_printf(g->sink, "  %-*s = %s,\n", NAME_WIDTH, "month", months[date->month - 1]);
	if (date->day)
		sink_printf(g->sink, "  %-*s = {%d},\n", NAME_WIDTH, "day", date->day);
}

static void write_date(struct writing *g)
{
	const struct text *text = &g->p->release_date, *words = &g->p->dates;
	bool edtf = false;
	struct date date;

	if (text_present(text) && (!date_parse_iso(text->s, strlen(text->s), &date) ||
				   !date_exists(&date))) {
		write_text(g, BIB_RELEASEDATE, text);
	} else if (text_present(text) && g->w->biblatex) {
		edtf = is_edtf(words, &date);
		write_text(g, BIB_DATE, edtf ? words : text);
	} else if (text_present(text)) {
		write_year_and_month(g, &date);
	}
	if (!edtf)
		write_text(g, BIB_DATES, words);
}

/* Extras */

static void write_name_list(struct writing *g, const char *name, const char *json)
{
	struct texts names = { NULL, 0, 0 };
	const char *at = json, *end = json + strlen(json);
	struct arena arena = ARENA_INIT;
	struct cv cv;

	cv_init(&cv, &arena);
	while (at < end && *at != ']') {
		const char *from = at + 1;

		at = jsontext_value_end(from, end);
		buf_clear(&g->w->json);
		jsontext_unquote(&g->w->json, from, (size_t)(at - from));
		cv_add(&cv, &names, g->w->json.bytes, g->w->json.size, 0, 100);
	}
	write_names(g, name, &names, true);
	g->w->json.failed |= arena_failed(&arena);
	arena_release(&arena);
}

static void write_extra(struct writing *g, const struct extra *extra)
{
	bool prefixed = !strncmp(extra->name, BIB_PREFIX, strlen(BIB_PREFIX));
	const char *name = extra->name + (prefixed ? strlen(BIB_PREFIX) : 0);
	const struct bib_row *row = bib_row(name);
	struct buf *text = &g->w->json;

	if (row && row->form == FORM_NAMES) {
		write_name_list(g, name, extra->json);
		return;
	}
	buf_clear(text);
	jsontext_unquote(text, extra->json, strlen(extra->json));
	write_bytes(g, name, row ? row->form : FORM_TEXT, text->bytes, text->size);
}

/* Members that no field can hold: "name":value,... */
static void write_members(struct writing *g)
{
	const struct extras *extras = &g->p->entry.extras;
	struct buf *json = &g->w->json;

	buf_clear(json);
	for (size_t i = 0; i < extras->n; i++) {
		if (g->fits[i])
			continue;
		buf_adds(json, json->size ? "," : "");
		jsontext_quote(json, extras->v[i].name, strlen(extras->v[i].name));
		buf_addc(json, ':');
		buf_adds(json, extras->v[i].json);
	}
	if (json->size)
		write_bytes(g, "cvextra", FORM_VERBATIM, json->bytes, json->size);
}

static void write_extras(struct writing *g)
{
	const struct extras *extras = &g->p->entry.extras;

	for (size_t i = 0; i < extras->n; i++)
		if (g->fits[i] && strcmp(extras->v[i].name, BIB_KEY_EXTRA))
			write_extra(g, &extras->v[i]);
	write_members(g);
}

/* Entries */

static bool is_new_key(const struct bibtex_writer *w)
{
	return bib_key_is_valid(w->text.bytes, w->text.size) &&
	       !bib_key_is_used(&w->keys, w->text.bytes, w->text.size);
}

/* The entry's own key if it has one that can be used, else a new one; in w->text. */
static void make_key(struct writing *g)
{
	const struct extras *extras = &g->p->entry.extras;
	struct bibtex_writer *w = g->w;

	for (size_t i = 0; i < extras->n; i++) {
		const struct extra *extra = &extras->v[i];

		buf_clear(&w->text);
		if (strcmp(extra->name, BIB_KEY_EXTRA) ||
		    jsontext_unquote(&w->text, extra->json, strlen(extra->json)))
			continue;
		buf_clear(&w->json);
		jsontext_quote(&w->json, w->text.bytes, w->text.size);
		if (!strcmp(w->json.bytes, extra->json) && is_new_key(w)) {
			g->fits[i] = true;
			return;
		}
	}
	bib_key_make(&w->keys, g->p, &w->text);
}

/* Whether the styles find something to sort by. */
static bool has_sort_name(const struct writing *g)
{
	if (g->w->biblatex || !strcmp(g->plan.entry, "proceedings"))
		return g->w->biblatex || extras_get(&g->p->entry.extras, "editor");
	return g->p->authors.n > 0;
}

/* Whether they find anything to print of a @misc. */
static bool says_something(const struct writing *g)
{
	const struct publication *p = g->p;

	return strcmp(g->plan.entry, "misc") || p->authors.n || text_present(&p->name) ||
	       text_present(&p->publisher) || text_present(&p->release_date) || g->plan.note_size;
}

static void write_note(struct writing *g)
{
	if (g->plan.note_size)
		write_bytes(g, "note", FORM_TEXT, g->p->note.s, g->plan.note_size);
	else if (!g->w->biblatex && !says_something(g))
		sink_printf(g->sink, "  %-*s = {\\relax},\n", NAME_WIDTH, "note");
}

static void write_entry(struct writing *g)
{
	const struct publication *p = g->p;

	make_key(g);
	bib_key_use(&g->w->keys, g->w->text.bytes, g->w->text.size);
	sink_printf(g->sink, "%s@%s{%s,\n", g->w->begun ? "\n" : "", g->plan.entry, g->w->text.bytes);
	g->w->begun = true;
	if (!has_sort_name(g))
		write_line(g, "key");
	write_authors(g);
	write_text(g, BIB_TITLE, &p->name);
	write_venue(g);
	write_text(g, BIB_VOLUME, &p->volume);
	write_text(g, BIB_NUMBER, &p->number);
	write_text(g, BIB_PAGES, &p->pages);
	write_text(g, g->w->biblatex ? BIB_LOCATION : BIB_ADDRESS, &p->location);
	write_date(g);
	write_text(g, BIB_DOI, &p->doi);
	write_text(g, BIB_EPRINT, &p->eprint);
	write_text(g, BIB_URL, &p->url);
	write_note(g);
	write_text(g, BIB_ABSTRACT, &p->summary);
	write_text(g, BIB_SECTION, &p->section);
	write_text(g, BIB_SUBSECTION, &p->subsection);
	if (g->plan.exact_type)
		write_bytes(g, "recordtype", FORM_TEXT, p->type.s, p->type.s ? strlen(p->type.s) : 0);
	write_extras(g);
	sink_puts(g->sink, "}\n");
}

static void write_publication(struct writer *writer, const struct publication *p)
{
	struct bibtex_writer *w = writer->state;
	struct arena arena = ARENA_INIT;
	struct writing g = {
		.w = w, .sink = writer->sink, .p = p,
		.fits = arena_array(&arena, p->entry.extras.n + 1, sizeof(bool)),
	};

	if (g.fits) {
		bib_plan(&g);
		write_entry(&g);
	}
	w->text.failed |= arena_failed(&arena);
	arena_release(&arena);
}

/*
 * A comment between records, for the reader. BibTeX looks for '@' in comments
 * too, so there is none in it.
 */
static void write_mark(struct writer *writer, const struct cv *cv)
{
	struct bibtex_writer *w = writer->state;
	const char *id = text_present(&cv->id) ? cv->id.s : "";

	buf_clear(&w->text);
	tex_encode(&w->encoder, id, strlen(id), w->flags, &w->text);
	sink_printf(writer->sink, "%s@comment{cv:%s", w->begun ? "\n" : "", *id ? " " : "");
	for (const char *at = w->text.bytes; *at; at++) {
		if (*at == '@')
			sink_puts(writer->sink, "\\symbol{\"40}");
		else
			sink_putc(writer->sink, *at);
	}
	sink_puts(writer->sink, "}\n");
	w->begun = true;
}

int bibtex_begin(struct writer *writer)
{
	struct bibtex_writer *w = writer->state;

	arena_init(&w->arena);
	buf_init(&w->text);
	buf_init(&w->json);
	w->keys.arena = &w->arena;
	w->biblatex = settings_get(writer->settings, "biblatex") != NULL;
	w->flags = settings_get(writer->settings, "ascii") ? ENCODE_ASCII : 0;
	return tex_encoder_init(&w->encoder, w->flags & ENCODE_ASCII);
}

int bibtex_put(struct writer *writer, const struct cv *cv)
{
	struct bibtex_writer *w = writer->state;

	if (writer->many || text_present(&cv->id) || !cv->publications.n)
		write_mark(writer, cv);
	for (size_t i = 0; i < cv->publications.n; i++)
		write_publication(writer, cv->publications.v[i]);
	if (!w->text.failed && !w->json.failed && !arena_failed(&w->arena))
		return 0;
	return diag_error(writer->diag, STATUS_OSERR, pos_at(sink_name(writer->sink), 0, 0),
			  "memory", "out of memory");
}

void bibtex_finish(struct writer *writer)
{
	struct bibtex_writer *w = writer->state;

	if (!w->keys.arena)	/* begin was not called */
		return;
	buf_release(&w->text);
	buf_release(&w->json);
	tex_encoder_release(&w->encoder);
	arena_release(&w->arena);
}
