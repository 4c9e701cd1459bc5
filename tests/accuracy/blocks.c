/* Lines, the parts of entries, and headings. */
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/utf8.h"
#include "tests/accuracy/sections.h"

const struct layout *the_layout(const struct printing *p)
{
	return &p->rendering->layout;
}

const struct cv *the_truth(const struct printing *p)
{
	return &p->rendering->person.cv;
}

bool is_spacing(const struct printing *p, const char *name)
{
	return !strcmp(layout_name(the_layout(p), F_SPACING), name);
}

/* Lines, as loosely as the layout sets them */

void print_lines(struct printing *p, enum line_kind kind, const char *lead,
			const char *text)
{
	char *copy = arena_strdup(p->page.arena, text), *line;

	while ((line = strsep(&copy, "\n"))) {
		if (*line)
			page_add(&p->page, kind, lead, line);
		if (!*line || is_spacing(p, "loose"))
			page_blank(&p->page);
		lead = "";
	}
}

void print_filled(const struct entry_printing *e, enum line_kind kind, const char *lead,
			 const char *template)
{
	struct buf out = BUF_INIT;

	entry_fill(e, template, &out);
	if (out.size)
		print_lines(e->p, kind, lead, out.bytes);
	buf_release(&out);
}

/* A bullet each. */
void print_highlights(const struct entry_printing *e, const char *field_name)
{
	const struct field *field = shape_field(e->shape, field_name);
	const struct texts *truth = field_texts_const(field, e->truth);
	const char *bullet = layout_part(the_layout(e->p), F_BULLET, 0);

	if (truth->n && is_spacing(e->p, "airy"))
		page_blank(&e->p->page);
	for (size_t i = 0; i < truth->n; i++) {
		const char *value = truth->v[i].s;

		cv_add(&e->p->rendering->expected, field_texts(field, e->expected), value,
		       strlen(value), 0, 100);
		print_lines(e->p, LINE_ITEM, arena_printf(e->p->page.arena, "%s ", bullet), value);
	}
}

/* Headings */

#define HEADINGS_MAX 40

static bool heading_value(void *context, const char *name, struct buf *out)
{
	static const char *const romans[] = { "I", "II", "III", "IV", "V", "VI", "VII", "VIII",
					      "IX", "X", "XI", "XII", "XIII" };
	struct printing *p = context;
	size_t width = utf8_width(p->title, strlen(p->title));

	if (!strcmp(name, "title") || !strcmp(name, "TITLE"))
		buf_adds(out, p->title);
	else if (!strcmp(name, "n"))
		buf_addf(out, "%zu", p->headings);
	else if (!strcmp(name, "hashes"))	/* converters guess the level by the font */
		buf_addf(out, "%.*s", draw_between(&p->draw, 1, 4), "####");
	else if (!strcmp(name, "roman"))
		buf_adds(out, romans[(p->headings - 1) % 13]);
	else
		while (width--)
			buf_addc(out, *name);
	return true;
}

static const char *no_label(void *context, const char *name)
{
	(void)context;
	return name;
}

/* One of the tongue's headings for that kind of section. */
static const char *heading_for(struct printing *p, const char *kind)
{
	const struct person *person = &p->rendering->person;
	const char *found[HEADINGS_MAX] = { kind };
	size_t n = 0;

	for (size_t i = 0; i < person->facts.n && n < HEADINGS_MAX; i++) {
		const struct fact *fact = &person->facts.v[i];

		if (!strcmp(fact->key, "heading") && !strcmp(fact->part[0], kind) &&
		    (!*fact->block || !strcmp(fact->block, person->profession)))
			found[n++] = fact->part[1];
	}
	return found[draw_below(&p->draw, n)];
}

/* The title as the template sets it; what was printed of it, in the arena. */
static const char *print_title(struct printing *p, const char *template, const char *title)
{
	struct template_values values = { heading_value, no_label, p };
	struct buf out = BUF_INIT, printed = BUF_INIT;

	if (strstr(template, "TITLE"))
		add_capitals(&printed, title);
	else
		buf_adds(&printed, title);
	p->title = arena_strdup(p->page.arena, printed.bytes);
	template_fill(template, &p->markup, &values, &out);
	page_blank(&p->page);
	page_add(&p->page, LINE_HEADING, "", out.bytes);
	if (!is_spacing(p, "tight"))
		page_blank(&p->page);
	buf_release(&out);
	buf_release(&printed);
	return p->title;
}

void print_heading(struct printing *p, const char *kind)
{
	p->headings++;
	p->section = print_title(p, layout_part(the_layout(p), F_HEADING, 0), heading_for(p, kind));
}

const char *print_subheading(struct printing *p, const char *template, const char *title)
{
	return print_title(p, template, title);
}
