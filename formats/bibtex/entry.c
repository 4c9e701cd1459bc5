/* An entry of a bibliography becomes a publication of the record. */
#include <string.h>

#include "formats/bibtex/dates.h"
#include "formats/bibtex/keys.h"
#include "formats/bibtex/names.h"
#include "formats/bibtex/read.h"
#include "pipeline/arena.h"
#include "pipeline/diag.h"
#include "pipeline/jsontext.h"

struct reading {
	struct bibtex_reader *r;
	const struct bib_entry *entry;
	struct cv *cv;
	struct publication *p;
	const struct bib_field *slots[BIB_RECORD_FIELDS];	/* NULL: not there, or used */
};

static void warn(struct reading *g, const struct bib_field *field, const char *id,
		 const char *what)
{
	struct span value = bib_span_trim(field->value);

	diag_report(g->r->diag, LEVEL_WARNING,
		    pos_at(g->r->file.name, field->line, field->column), id, "%s '%.*s'", what,
		    (int)(value.size < 60 ? value.size : 60), value.bytes);
}

/* The symbol's row of the table, looked up once. */
static const struct bib_row *row_of(struct symbol *name)
{
	if (!name->data_size) {
		name->data = bib_row(name->name);
		name->data_size = 1;
	}
	return name->data;
}

/* Values */

/* Into r->text. */
static void decode(struct reading *g, const struct bib_field *field, enum bib_form form)
{
	struct bibtex_reader *r = g->r;

	buf_clear(&r->text);
	r->field = field;
	if (form == FORM_VERBATIM)
		tex_decode_verbatim(field->value, &r->text);
	else
		tex_decode(&r->tex, field->value, form == FORM_PAGES ? TEX_PAGES : TEX_TEXT,
			   &r->text);
}

static void set(struct reading *g, struct text *text, const struct bib_field *field)
{
	cv_set(g->cv, text, g->r->text.bytes, g->r->text.size, field->line, 100);
}

/* Decodes a field for the record and takes it; false when there is nothing in it. */
static bool take(struct reading *g, enum bib_id id)
{
	const struct bib_field *field = g->slots[id];

	if (!field)
		return false;
	decode(g, field, bib_rows[id].form);
	g->slots[id] = NULL;
	return g->r->text.size > 0;
}

/* The address that a \href in the text just decoded leads to, if none is known yet. */
static void take_link(struct reading *g, const struct bib_field *field)
{
	struct bibtex_reader *r = g->r;

	if (!r->tex.link.size || text_present(&g->p->url) || g->slots[BIB_URL])
		return;
	buf_clear(&r->json);
	tex_decode_verbatim(r->tex.link, &r->json);
	cv_set(g->cv, &g->p->url, r->json.bytes, r->json.size, field->line, 100);
}

static void read_title(struct reading *g)
{
	const struct bib_field *field = g->slots[BIB_TITLE];
	struct buf *text = &g->r->text;
	struct buf title = BUF_INIT;

	if (!take(g, BIB_TITLE))
		return;
	take_link(g, field);
	if (g->slots[BIB_SUBTITLE]) {
		buf_add(&title, text->bytes, text->size);
		if (take(g, BIB_SUBTITLE) && title.size) {
			buf_adds(&title, strchr(":?!.", title.bytes[title.size - 1]) ? " " : ": ");
			buf_add(&title, text->bytes, text->size);
		}
		buf_clear(text);
		buf_add(text, title.bytes, title.size);
		text->failed |= title.failed;
		buf_release(&title);
	}
	set(g, &g->p->name, field);
}

/* Authors */

static void warn_of_names(struct reading *g, const struct bib_field *field,
			  enum name_problem problem)
{
	static const char *const problems[] = {
		[NAME_FINE] = NULL,
		[NAME_COMMAS] = "name with more than two commas in",
		[NAME_EMPTY_PART] = "name with an empty part in",
		[NAME_TRAILING_AND] = "'and' behind the last name of",
		[NAME_SEMICOLON] = "names are separated by 'and', not by ';', in",
		[NAME_EMPTY] = "empty name in",
	};

	if (problem != NAME_FINE)
		warn(g, field, "name", problems[problem]);
}

static void read_names(struct reading *g, const struct bib_field *field, struct texts *texts)
{
	struct bibtex_reader *r = g->r;
	enum name_problem of_list, of_name, worst = NAME_FINE;
	struct span list = field->value, name;

	r->field = field;
	while (bib_names_next(&list, &name, &of_list)) {
		buf_clear(&r->text);
		of_name = bib_name_display(&r->tex, name, &r->text);
		cv_add(g->cv, texts, r->text.bytes, r->text.size, field->line, 100);
		if (worst == NAME_FINE)
			worst = of_list != NAME_FINE ? of_list : of_name;
	}
	warn_of_names(g, field, worst);
}

static void read_authors(struct reading *g)
{
	enum bib_id id = g->slots[BIB_AUTHORS] ? BIB_AUTHORS : BIB_AUTHOR;

	if (g->slots[id])
		read_names(g, g->slots[id], &g->p->authors);
	g->slots[BIB_AUTHORS] = g->slots[BIB_AUTHOR] = NULL;
}

/* Type and venue */

static bool has_venue(const struct reading *g)
{
	for (enum bib_id id = BIB_FIRST_VENUE; id <= BIB_LAST_VENUE; id++)
		if (g->slots[id])
			return true;
	return false;
}

/* The field "type" may say which type, or which venue if no other field does. */
static void read_type(struct reading *g)
{
	const char *type = g->entry->type->name;
	const struct bib_field *field = g->slots[BIB_TYPE];
	const struct bib_kind *kind;

	if (field)
		decode(g, field, FORM_TEXT);
	kind = bib_kind(type, field ? g->r->text.bytes : NULL);
	if (kind)
		type = kind->record;
	cv_set(g->cv, &g->p->type, type, strlen(type), g->entry->line, 100);
	if (kind && kind->venue && !has_venue(g))
		cv_set(g->cv, &g->p->publisher, kind->venue, strlen(kind->venue), field->line, 100);
	else if (kind && kind->type && !kind->venue)
		g->slots[BIB_TYPE] = NULL;
	field = g->slots[BIB_RECORDTYPE];
	if (field) {
		take(g, BIB_RECORDTYPE);
		set(g, &g->p->type, field);
	}
}

/* howpublished = {\url{...}} is an address, no venue. */
static void read_published_url(struct reading *g)
{
	const struct bib_field *field = g->slots[BIB_HOWPUBLISHED];
	struct span value = field ? bib_span_trim(field->value) : (struct span){ NULL, 0 };

	if (value.size < 6 || memcmp(value.bytes, "\\url{", 5) || g->slots[BIB_URL])
		return;
	decode(g, field, FORM_VERBATIM);
	set(g, &g->p->url, field);
	g->slots[BIB_HOWPUBLISHED] = NULL;
}

static void read_venue(struct reading *g)
{
	enum bib_id best = BIB_LAST_VENUE + 1;
	const struct bib_field *field;

	read_published_url(g);
	for (enum bib_id id = BIB_FIRST_VENUE; id <= BIB_LAST_VENUE; id++)
		if (g->slots[id] && (best > BIB_LAST_VENUE ||
				     bib_venue_rank(id, g->p->type.s) < bib_venue_rank(best, g->p->type.s)))
			best = id;
	if (best > BIB_LAST_VENUE)
		return;
	field = g->slots[best];
	if (take(g, best)) {
		take_link(g, field);
		set(g, &g->p->publisher, field);
	}
}

/* Dates */

static void set_date(struct reading *g, struct date date, const struct bib_field *field)
{
	char text[DATE_TEXT_SIZE];

	date_format(&date, text);
	cv_set(g->cv, &g->p->release_date, text, strlen(text), field->line, 100);
}

/* Keeps the words that the ISO date does not say. */
static void keep_words(struct reading *g, const char *words, size_t size,
		       const struct bib_field *field)
{
	if (!g->slots[BIB_DATES])
		cv_set(g->cv, &g->p->dates, words, size, field->line, 100);
}

static void read_edtf(struct reading *g, const struct bib_field *field)
{
	struct buf *text = &g->r->text;
	struct date date;

	if (!bib_dates_parse_edtf(text->bytes, text->size, &date))
		keep_words(g, text->bytes, text->size, field);
	if (date.year)
		set_date(g, date, field);
	else
		warn(g, field, "date", "cannot read the date");
}

/* The month, and the day where it stands with it (month = "10~" # feb) or alone. */
static bool read_month(struct reading *g, struct date *date, struct buf *words)
{
	const struct bib_field *month = g->slots[BIB_MONTH], *day = g->slots[BIB_DAY];
	struct buf *text = &g->r->text;

	if (!take(g, BIB_MONTH))
		return true;
	buf_add(words, text->bytes, text->size);
	if (!bib_dates_parse_month(text->bytes, text->size, &date->month, &date->day)) {
		*date = (struct date){ 0 };
		warn(g, month, "date", "cannot read the month");
		return false;
	}
	if (day && !date->day) {
		decode(g, day, FORM_TEXT);
		date->day = bib_dates_parse_day(text->bytes, text->size);
		g->slots[BIB_DAY] = date->day ? NULL : day;
	}
	return true;
}

static bool read_year(struct reading *g, struct date *date, struct buf *words)
{
	const struct bib_field *year = g->slots[BIB_YEAR];
	struct buf *text = &g->r->text;

	if (!take(g, BIB_YEAR))
		return words->size == 0;
	buf_adds(words, words->size ? " " : "");
	buf_add(words, text->bytes, text->size);
	if (bib_dates_parse_year(text->bytes, text->size, &date->year))
		return true;
	warn(g, year, "date", "cannot read the year");
	return false;
}

static void read_year_and_month(struct reading *g)
{
	const struct bib_field *field = g->slots[g->slots[BIB_YEAR] ? BIB_YEAR : BIB_MONTH];
	struct buf *words = &g->r->json;
	struct date date = { 0 };
	bool all;

	buf_clear(words);
	all = read_month(g, &date, words);
	all &= read_year(g, &date, words);
	if (date.year && !date_exists(&date)) {
		warn(g, field, "date", "the calendar has no such day in");
		date.day = 0;
	}
	if (!all)
		keep_words(g, words->bytes, words->size, field);
	if (date.year)
		set_date(g, date, field);
}

static void read_date(struct reading *g)
{
	const struct bib_field *exact = g->slots[BIB_RELEASEDATE], *field = g->slots[BIB_DATE];

	if (take(g, BIB_RELEASEDATE)) {
		set(g, &g->p->release_date, exact);
		return;
	}
	if (!take(g, BIB_DATE)) {
		if (g->slots[BIB_YEAR] || g->slots[BIB_MONTH])
			read_year_and_month(g);
		return;
	}
	read_edtf(g, field);
	if (g->slots[BIB_YEAR] && text_present(&g->p->release_date)) {
		decode(g, g->slots[BIB_YEAR], FORM_TEXT);
		if (!strncmp(g->r->text.bytes, g->p->release_date.s, 4) && g->r->text.size == 4)
			g->slots[BIB_YEAR] = NULL;
	}
}

/* The rest of the record's fields */

static void read_texts(struct reading *g)
{
	for (enum bib_id id = BIB_FIRST_TEXT; id <= BIB_LAST_TEXT; id++) {
		const struct bib_field *field = g->slots[id];
		struct text *text = (struct text *)(void *)((char *)g->p + bib_rows[id].offset);

		if (field && !text_present(text) && take(g, id))
			set(g, text, field);
	}
}

/* Extras */

/* The value in r->json under the field's name, or under one that is free. */
static void add_extra(struct reading *g, const char *name, const struct bib_field *field)
{
	struct bibtex_reader *r = g->r;
	struct extras *extras = &g->p->entry.extras;
	const char *own = bib_collides(name)
		? arena_printf(g->cv->arena, BIB_PREFIX "%s", name) : name;

	if (own)
		cv_add_extra(g->cv, extras, own, r->json.bytes, r->json.size, field->line);
}

static void add_text_extra(struct reading *g, const char *name, const struct bib_field *field)
{
	struct bibtex_reader *r = g->r;

	buf_clear(&r->json);
	jsontext_quote(&r->json, r->text.bytes, r->text.size);
	add_extra(g, name, field);
}

/* The house beside a venue, the state of the print: in the note, and under their names. */
static void read_remarks(struct reading *g)
{
	struct buf note = BUF_INIT;

	for (enum bib_id id = BIB_FIRST_REMARK; id <= BIB_LAST_REMARK; id++) {
		const struct bib_field *field = g->slots[id];

		if (!take(g, id))
			continue;
		buf_clear(&note);
		if (text_present(&g->p->note)) {
			buf_adds(&note, g->p->note.s);
			buf_adds(&note, "; ");
		}
		buf_adds(&note, bib_remark(id, g->r->text.bytes));
		cv_set(g->cv, &g->p->note, note.bytes, note.size, field->line, 100);
		add_text_extra(g, bib_rows[id].name, field);
	}
	g->r->json.failed |= note.failed;
	buf_release(&note);
}

static void add_names_extra(struct reading *g, const char *name, const struct bib_field *field)
{
	struct bibtex_reader *r = g->r;
	struct texts names = { NULL, 0, 0 };

	read_names(g, field, &names);
	buf_clear(&r->json);
	for (size_t i = 0; i < names.n; i++) {
		buf_addc(&r->json, i ? ',' : '[');
		jsontext_quote(&r->json, names.v[i].s, strlen(names.v[i].s));
	}
	buf_addc(&r->json, ']');
	if (names.n)
		add_extra(g, name, field);
}

/* Our own field for members that are no text: "name":value,... */
static bool read_members(struct reading *g, const struct bib_field *field)
{
	struct buf *text = &g->r->text, *name = &g->r->json;
	const char *at, *end;

	buf_clear(name);
	buf_addc(name, '{');
	buf_add(name, text->bytes, text->size);
	buf_addc(name, '}');
	if (!jsontext_valid(name->bytes, name->size))
		return false;
	buf_clear(text);
	jsontext_layout(text, name->bytes, name->size, JSONTEXT_COMPACT);
	end = text->bytes + text->size - 1;
	for (at = text->bytes + 1; at < end;) {
		const char *colon = jsontext_string_end(at, end);
		const char *value = colon + 1, *stop = jsontext_value_end(value, end);

		buf_clear(name);
		jsontext_unquote(name, at, (size_t)(colon - at));
		cv_add_extra(g->cv, &g->p->entry.extras, name->bytes, value, (size_t)(stop - value),
			     field->line);
		at = stop + 1;
	}
	return true;
}

/* Links that were followed have done their work. */
static bool is_resolved(const struct reading *g, struct span keys)
{
	while (keys.size) {
		const char *comma = memchr(keys.bytes, ',', keys.size);
		size_t size = comma ? (size_t)(comma - keys.bytes) : keys.size;

		if (!bib_find(&g->r->file, bib_span_trim((struct span){ keys.bytes, size })))
			return false;
		keys.bytes += size + (comma != NULL);
		keys.size -= size + (comma != NULL);
	}
	return true;
}

static void read_extra(struct reading *g, const struct bib_item *item)
{
	const struct bib_row *row = row_of(item->name);
	const struct bib_field *field = item->field;
	enum bib_form form = row ? row->form : FORM_TEXT;

	if (row && bib_id(row) < BIB_RECORD_FIELDS && !g->slots[bib_id(row)])
		return;
	if (row && row->role == ROLE_LINK && bib_id(row) < BIB_RECORD_FIELDS &&
	    is_resolved(g, field->value))
		return;
	if (form == FORM_NAMES) {
		add_names_extra(g, item->name->name, field);
		return;
	}
	decode(g, field, form);
	if (row && row->role == ROLE_EXTRAS && read_members(g, field))
		return;
	if (g->r->text.size)
		add_text_extra(g, item->name->name, field);
}

/*
 * A key that would be made anew the same way says nothing; nor does the
 * field "key" that the writer gives to entries that have nothing to sort by.
 */
static void read_key(struct reading *g)
{
	struct bibtex_reader *r = g->r;
	struct span key = g->entry->key;
	const struct bib_field *sort = g->slots[BIB_KEY];

	if (sort && bib_span_trim(sort->value).size == key.size &&
	    !memcmp(bib_span_trim(sort->value).bytes, key.bytes, key.size))
		g->slots[BIB_KEY] = NULL;

	bib_key_make(&r->keys, g->p, &r->text);
	if (!key.size || (r->text.size == key.size && !memcmp(r->text.bytes, key.bytes, key.size))) {
		bib_key_use(&r->keys, r->text.bytes, r->text.size);
		return;
	}
	bib_key_use(&r->keys, key.bytes, key.size);
	buf_clear(&r->json);
	jsontext_quote(&r->json, key.bytes, key.size);
	cv_add_extra(g->cv, &g->p->entry.extras, BIB_KEY_EXTRA, r->json.bytes, r->json.size,
		     g->entry->line);
}

int bibtex_read_entry(struct bibtex_reader *r, const struct bib_entry *entry, struct cv *cv)
{
	struct reading g = { .r = r, .entry = entry, .cv = cv };

	g.p = cv_append(cv, &cv->publications, &publication_shape);
	if (!g.p)
		return -1;
	g.p->entry.line = entry->line;
	g.p->entry.confidence = 100;
	bib_gather(&r->file, entry, &r->items);
	for (size_t i = 0; i < r->items.n; i++) {
		const struct bib_row *row = row_of(r->items.v[i].name);

		if (row && bib_id(row) < BIB_RECORD_FIELDS)
			g.slots[bib_id(row)] = r->items.v[i].field;
	}
	read_title(&g);
	read_authors(&g);
	read_type(&g);
	read_venue(&g);
	read_date(&g);
	read_texts(&g);
	read_key(&g);
	read_remarks(&g);
	for (size_t i = 0; i < r->items.n; i++)
		read_extra(&g, &r->items.v[i]);
	return 0;
}
