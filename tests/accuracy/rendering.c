#include "tests/accuracy/rendering.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/utf8.h"
#include "tests/accuracy/print.h"

static const struct layout *layout_of(const struct printing *p)
{
	return &p->rendering->layout;
}

static const struct cv *truth_of(const struct printing *p)
{
	return &p->rendering->person.cv;
}

static bool is_spacing(const struct printing *p, const char *name)
{
	return !strcmp(layout_name(layout_of(p), F_SPACING), name);
}

/* Lines, as loosely as the layout sets them */

static void print_lines(struct printing *p, enum line_kind kind, const char *lead,
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

static void print_filled(const struct entry_printing *e, enum line_kind kind, const char *lead,
			 const char *template)
{
	struct buf out = BUF_INIT;

	entry_fill(e, template, &out);
	if (out.size)
		print_lines(e->p, kind, lead, out.bytes);
	buf_release(&out);
}

/* A bullet each. */
static void print_highlights(const struct entry_printing *e, const char *field_name)
{
	const struct field *field = shape_field(e->shape, field_name);
	const struct texts *truth = field_texts_const(field, e->truth);
	const char *bullet = layout_part(layout_of(e->p), F_BULLET, 0);

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

static bool heading_value(void *context, const char *name, struct buf *out)
{
	static const char *const romans[] = { "I", "II", "III", "IV", "V", "VI", "VII", "VIII",
					      "IX", "X", "XI", "XII", "XIII" };
	struct printing *p = context;
	size_t width = utf8_width(p->section, strlen(p->section));

	if (!strcmp(name, "title") || !strcmp(name, "TITLE"))
		buf_adds(out, p->section);
	else if (!strcmp(name, "n"))
		buf_addf(out, "%zu", p->headings);
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
	const struct facts *facts = &p->rendering->person.facts;
	const char *found[40] = { kind };
	size_t n = 0;

	for (size_t i = 0; i < facts->n && n < 40; i++)
		if (!strcmp(facts->v[i].key, "heading") && !strcmp(facts->v[i].part[0], kind))
			found[n++] = facts->v[i].part[1];
	return found[draw_below(&p->draw, n)];
}

static void print_heading(struct printing *p, const char *kind)
{
	const char *template = layout_part(layout_of(p), F_HEADING, 0);
	struct template_values values = { heading_value, no_label, p };
	struct buf out = BUF_INIT, title = BUF_INIT;

	if (strstr(template, "TITLE"))
		add_capitals(&title, heading_for(p, kind));
	else
		buf_adds(&title, heading_for(p, kind));
	p->section = arena_strdup(p->page.arena, title.bytes);
	p->headings++;
	template_fill(template, &p->markup, &values, &out);
	page_blank(&p->page);
	page_add(&p->page, LINE_HEADING, "", out.bytes);
	if (!is_spacing(p, "tight"))
		page_blank(&p->page);
	buf_release(&out);
	buf_release(&title);
}

/* Sections */

typedef void print_entry(const struct entry_printing *e, size_t n);

/* Entries of a list with a blank line between them. */
static void print_list(struct printing *p, const char *kind, struct list *expected,
		       const struct list *truth, const struct shape *shape, print_entry *print,
		       bool apart)
{
	if (!truth->n)
		return;
	print_heading(p, kind);
	for (size_t i = 0; i < truth->n; i++) {
		struct entry_printing e = entry_begin(p, expected, shape, truth->v[i]);

		print(&e, i);
		if (apart)
			page_blank(&p->page);
	}
}

static void print_work(const struct entry_printing *e, size_t n)
{
	(void)n;
	print_filled(e, LINE_HEAD, "", layout_part(layout_of(e->p), F_WORK, 0));
	print_highlights(e, "highlights");
}

static void print_teaching(const struct entry_printing *e, size_t n)
{
	(void)n;
	print_filled(e, LINE_HEAD, "", layout_part(layout_of(e->p), F_TEACHING, 0));
}

/* The entries of work that stand in that kind of section. */
static struct list of_kind(struct printing *p, const char *kind)
{
	const struct list *work = &truth_of(p)->work;
	struct list list = { arena_array(p->page.arena, work->n, sizeof(void *)), 0, work->n };

	for (size_t i = 0; i < work->n; i++)
		if (!strcmp(((const struct work *)work->v[i])->section.s, kind))
			list.v[list.n++] = work->v[i];
	return list;
}

static void section_work(struct printing *p)
{
	struct list list = of_kind(p, "work");

	print_list(p, "work", &p->rendering->expected.work, &list, &work_shape, print_work, true);
}

static void section_teaching(struct printing *p)
{
	struct list list = of_kind(p, "teaching");

	print_list(p, "teaching", &p->rendering->expected.work, &list, &work_shape, print_teaching,
		   true);
}

static void print_education(const struct entry_printing *e, size_t n)
{
	(void)n;
	print_filled(e, LINE_HEAD, "", layout_part(layout_of(e->p), F_EDUCATION, 0));
	print_highlights(e, "highlights");
}

static void section_education(struct printing *p)
{
	print_list(p, "education", &p->rendering->expected.education, &truth_of(p)->education,
		   &education_shape, print_education, true);
}

/* "[3] "; the ordinal of the list, or its bullet. */
static const char *numbering(const struct printing *p, size_t n)
{
	const char *pattern = layout_part(layout_of(p), F_NUMBERING, 0), *sign = strstr(pattern, "%d");

	if (!*pattern)
		return "";
	if (!sign)
		return arena_printf(p->page.arena, "%s ", pattern);
	return arena_printf(p->page.arena, "%.*s%zu%s ", (int)(sign - pattern), pattern, n + 1,
			    sign + 2);
}

static void print_paper(const struct entry_printing *e, size_t n)
{
	print_filled(e, LINE_ITEM, numbering(e->p, n), layout_part(layout_of(e->p), F_PAPER, 3));
}

/* Papers of several lines, or without numbers, need blank lines between them. */
static void section_publications(struct printing *p)
{
	bool lines = strstr(layout_part(layout_of(p), F_PAPER, 3), " // ") != NULL;

	print_list(p, "publications", &p->rendering->expected.publications,
		   &truth_of(p)->publications, &publication_shape, print_paper,
		   lines || !*layout_part(layout_of(p), F_NUMBERING, 0));
}

static void print_award(const struct entry_printing *e, size_t n)
{
	(void)n;
	print_filled(e, LINE_HEAD, "", layout_part(layout_of(e->p), F_AWARD, 0));
}

static void section_awards(struct printing *p)
{
	bool lines = strstr(layout_part(layout_of(p), F_AWARD, 0), "// ") != NULL;

	print_list(p, "awards", &p->rendering->expected.awards, &truth_of(p)->awards, &award_shape,
		   print_award, lines);
}

static void print_certificate(const struct entry_printing *e, size_t n)
{
	(void)n;
	print_filled(e, LINE_HEAD, "", layout_part(layout_of(e->p), F_CERTIFICATE, 0));
}

static void section_certificates(struct printing *p)
{
	print_list(p, "certificates", &p->rendering->expected.certificates,
		   &truth_of(p)->certificates, &certificate_shape, print_certificate, false);
}

static void print_project(const struct entry_printing *e, size_t n)
{
	(void)n;
	print_filled(e, LINE_HEAD, "", layout_part(layout_of(e->p), F_PROJECT, 0));
	print_highlights(e, "highlights");
}

static void section_projects(struct printing *p)
{
	print_list(p, "projects", &p->rendering->expected.projects, &truth_of(p)->projects,
		   &project_shape, print_project, true);
}

static void print_volunteer(const struct entry_printing *e, size_t n)
{
	(void)n;
	print_filled(e, LINE_HEAD, "", layout_part(layout_of(e->p), F_VOLUNTEER, 0));
}

static void section_volunteer(struct printing *p)
{
	print_list(p, "volunteer", &p->rendering->expected.volunteer, &truth_of(p)->volunteer,
		   &volunteer_shape, print_volunteer, true);
}

static void section_summary(struct printing *p)
{
	print_heading(p, "summary");
	expect(p, &p->rendering->expected.basics.summary, truth_of(p)->basics.summary.s);
	print_lines(p, LINE_TEXT, "", truth_of(p)->basics.summary.s);
}

/* Skills and languages */

static void print_skill(const struct entry_printing *e, size_t n)
{
	(void)n;
	print_filled(e, LINE_TEXT, "", layout_part(layout_of(e->p), F_SKILLS, 0));
}

/* All words in one list, whose name is the heading. */
static void print_flat(struct printing *p)
{
	const char *joint = layout_part(layout_of(p), F_SKILLS, 1);
	struct cv *expected = &p->rendering->expected;
	struct skill *skill = cv_append(expected, &expected->skills, &skill_shape);
	struct buf out = BUF_INIT;

	print_heading(p, "skills");
	expect(p, &skill->name, p->section);
	expect(p, &skill->section, p->section);
	for (size_t i = 0; i < truth_of(p)->skills.n; i++) {
		const struct texts *words = &((const struct skill *)truth_of(p)->skills.v[i])->keywords;

		for (size_t j = 0; j < words->n; j++) {
			buf_addf(&out, "%s%s", out.size ? joint : "", words->v[j].s);
			cv_add(expected, &skill->keywords, words->v[j].s, strlen(words->v[j].s), 0, 100);
		}
	}
	print_lines(p, LINE_TEXT, "", out.bytes);
	buf_release(&out);
}

/* All on one line when the layout has something to put between them. */
static void print_languages(struct printing *p, const char *before, const char *joint,
			    const char *template)
{
	const struct list *truth = &truth_of(p)->languages;
	struct buf out = BUF_INIT;

	buf_adds(&out, before);
	for (size_t i = 0; i < truth->n; i++) {
		struct entry_printing e = entry_begin(p, &p->rendering->expected.languages,
						      &language_shape, truth->v[i]);

		if (i)
			buf_adds(&out, *joint ? joint : "\n");
		entry_fill(&e, template, &out);
	}
	print_lines(p, LINE_TEXT, "", out.bytes);
	buf_release(&out);
}

static bool among_skills(const struct printing *p)
{
	return !strcmp(layout_part(layout_of(p), F_LANGUAGES, 0), "skills");
}

static void section_skills(struct printing *p)
{
	if (!strcmp(layout_part(layout_of(p), F_SKILLS, 0), "flat"))
		print_flat(p);
	else
		print_list(p, "skills", &p->rendering->expected.skills, &truth_of(p)->skills,
			   &skill_shape, print_skill, false);
	if (among_skills(p))
		print_languages(p, arena_printf(p->page.arena, "%s: ",
						word_for(p, "label", "languages")),
				", ", "{language} ({fluency})");
}

static void section_languages(struct printing *p)
{
	if (among_skills(p))
		return;
	print_heading(p, "languages");
	print_languages(p, "", layout_part(layout_of(p), F_LANGUAGES, 0),
			layout_part(layout_of(p), F_LANGUAGES, 1));
}

static void section_interests(struct printing *p)
{
	const char *joint = layout_part(layout_of(p), F_INTERESTS, 0);
	const struct list *truth = &truth_of(p)->interests;
	bool bullets = !strcmp(joint, "bullets");
	struct buf out = BUF_INIT;

	print_heading(p, "interests");
	for (size_t i = 0; i < truth->n; i++) {
		struct entry_printing e = entry_begin(p, &p->rendering->expected.interests,
						      &interest_shape, truth->v[i]);

		if (i)
			buf_adds(&out, bullets ? "\n" : joint);
		entry_fill(&e, bullets ? "{bullet} {name}" : "{name}", &out);
	}
	print_lines(p, LINE_TEXT, "", out.bytes);
	buf_release(&out);
}

/* The whole */

static const struct {
	const char *kind;
	void (*print)(struct printing *p);
	bool side;	/* stands in the side column, where there is one */
} sections[] = {
	{ "summary", section_summary, false },
	{ "work", section_work, false },
	{ "teaching", section_teaching, false },
	{ "education", section_education, false },
	{ "publications", section_publications, false },
	{ "awards", section_awards, false },
	{ "certificates", section_certificates, false },
	{ "skills", section_skills, true },
	{ "languages", section_languages, true },
	{ "interests", section_interests, true },
	{ "projects", section_projects, false },
	{ "volunteer", section_volunteer, false },
};

static void print_section(struct printing *p, const char *kind, size_t size)
{
	bool sidebar = !strcmp(layout_name(layout_of(p), F_DRESS), "sidebar");

	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
		if (strlen(sections[i].kind) != size || strncmp(sections[i].kind, kind, size))
			continue;
		p->page.side = sidebar && sections[i].side;
		sections[i].print(p);
	}
	p->page.side = false;
}

static void print_head(struct printing *p)
{
	struct entry_printing e = { p, &basics_shape, &truth_of(p)->basics,
				    &p->rendering->expected.basics };

	print_filled(&e, LINE_HEAD, "", layout_part(layout_of(p), F_NAME, 0));
	if (!is_spacing(p, "tight"))
		page_blank(&p->page);
	print_filled(&e, LINE_HEAD, "", layout_part(layout_of(p), F_CONTACT, 0));
	page_blank(&p->page);
}

static void print_all(struct printing *p)
{
	const char *kind = layout_part(layout_of(p), F_ORDER, 0);

	print_head(p);
	while (*kind) {
		size_t size = strcspn(kind, " ");

		print_section(p, kind, size);
		kind += size + (kind[size] == ' ');
	}
}

int rendering_make(struct rendering *rendering, uint64_t seed, struct arena *arena)
{
	struct printing p = { .rendering = rendering, .page = { .arena = arena } };

	memset(rendering, 0, sizeof(*rendering));
	if (person_make(&rendering->person, seed, arena) ||
	    layout_draw(&rendering->layout, seed, rendering->person.tongue, arena))
		return -1;
	cv_init(&rendering->expected, arena);
	p.draw = draw_for(seed, 2);
	p.markup = (struct markup){
		.strong = { layout_part(&rendering->layout, F_MARKUP, 0),
			    layout_part(&rendering->layout, F_MARKUP, 1) },
		.weak = { layout_part(&rendering->layout, F_MARKUP, 2),
			  layout_part(&rendering->layout, F_MARKUP, 3) },
	};
	print_all(&p);
	rendering->text = page_set(&p.page, &rendering->layout, rendering->person.cv.basics.name.s);
	return arena_failed(arena) ? -1 : 0;
}
