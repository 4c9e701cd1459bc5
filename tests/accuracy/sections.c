#include "tests/accuracy/sections.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"

/* Entries of lists, by the table below */

struct entries {
	const char *kind;
	const struct shape *shape;
	size_t list;		/* offset in struct cv */
	enum feature head;	/* the template of an entry's first lines */
	void (*body)(const struct entry_printing *e);	/* or NULL */
	bool packed;		/* entries of one line stand without blank lines */
};

struct list of_kind(struct printing *p, const struct list *list, const struct shape *shape,
		    const char *kind)
{
	struct list found = { arena_array(p->page.arena, list->n, sizeof(void *)), 0, list->n };
	const struct field *section = shape_field(shape, "section");

	for (size_t i = 0; i < list->n; i++) {
		const char *stands = field_text_const(section, list->v[i])->s;

		if (!stands || !strcmp(stands, kind))
			found.v[found.n++] = list->v[i];
	}
	return found;
}

/* A part of an entry's body, as the layout's template for it says. */
static void print_part(const struct entry_printing *e, enum feature feature)
{
	print_filled(e, LINE_TEXT, "", layout_part(the_layout(e->p), feature, 0));
}

static void work_body(const struct entry_printing *e)
{
	print_part(e, F_ADVISOR);
	print_part(e, F_ABOUT);
	print_highlights(e, "highlights");
}

static void education_body(const struct entry_printing *e)
{
	print_part(e, F_ADVISOR);
	print_highlights(e, "highlights");
	print_part(e, F_COURSES);
}

static void project_body(const struct entry_printing *e)
{
	print_highlights(e, "highlights");
}

#define LIST(member) offsetof(struct cv, member)

static const struct entries all_entries[] = {
	{ "work", &work_shape, LIST(work), F_WORK, work_body, false },
	{ "teaching", &work_shape, LIST(work), F_TEACHING, NULL, false },
	{ "education", &education_shape, LIST(education), F_EDUCATION, education_body, false },
	{ "awards", &award_shape, LIST(awards), F_AWARD, NULL, true },
	{ "certificates", &certificate_shape, LIST(certificates), F_CERTIFICATE, NULL, true },
	{ "projects", &project_shape, LIST(projects), F_PROJECT, project_body, false },
	{ "volunteer", &volunteer_shape, LIST(volunteer), F_VOLUNTEER, NULL, false },
};

static struct list *list_at(struct cv *cv, size_t offset)
{
	return (struct list *)(void *)((char *)cv + offset);
}

static void print_entries(struct printing *p, const struct entries *entries)
{
	const char *template = layout_part(the_layout(p), entries->head, 0);
	struct list truth = of_kind(p, list_at(&p->rendering->person.cv, entries->list),
				    entries->shape, entries->kind);

	if (truth.n)
		print_heading(p, entries->kind);
	for (size_t i = 0; i < truth.n; i++) {
		struct entry_printing e = entry_begin(p, list_at(&p->rendering->expected, entries->list),
						      entries->shape, truth.v[i]);

		print_filled(&e, LINE_HEAD, "", template);
		if (entries->body)
			entries->body(&e);
		if (!entries->packed || strstr(template, "// "))
			page_blank(&p->page);
	}
}

/* Publications */

/* "[3] "; the ordinal of the list, or its bullet. */
static const char *numbering(const struct printing *p, size_t n)
{
	const char *pattern = layout_part(the_layout(p), F_NUMBERING, 0), *sign = strstr(pattern, "%d");

	if (!*pattern)
		return "";
	if (!sign)
		return arena_printf(p->page.arena, "%s ", pattern);
	return arena_printf(p->page.arena, "%.*s%zu%s ", (int)(sign - pattern), pattern, n + 1,
			    sign + 2);
}

/* Papers of several lines, or without numbers, have blank lines between them. */
static void print_papers(struct printing *p, const struct list *truth, const char *subsection)
{
	const char *template = layout_part(the_layout(p), F_PAPER, 3);
	bool apart = strstr(template, " // ") || !*layout_part(the_layout(p), F_NUMBERING, 0);

	for (size_t i = 0; i < truth->n; i++) {
		struct entry_printing e = entry_begin(p, &p->rendering->expected.publications,
						      &publication_shape, truth->v[i]);
		struct buf out = BUF_INIT;

		expect(p, &((struct publication *)e.expected)->subsection, subsection);
		entry_fill(&e, template, &out);
		entry_fill(&e, "{\" \"shared}", &out);
		buf_adds(&out, layout_part(the_layout(p), F_BUTTONS, 0));
		print_lines(p, LINE_ITEM, numbering(p, i), out.bytes);
		if (apart)
			page_blank(&p->page);
		buf_release(&out);
	}
}

static void print_group(struct printing *p, const char *type, const char *title)
{
	const struct list *all = &the_truth(p)->publications;
	struct list group = { arena_array(p->page.arena, all->n, sizeof(void *)), 0, all->n };

	for (size_t i = 0; i < all->n; i++)
		if (!strcmp(((const struct publication *)all->v[i])->type.s, type))
			group.v[group.n++] = all->v[i];
	if (group.n)
		print_papers(p, &group, print_subheading(p, layout_part(the_layout(p), F_GROUPS, 0),
							 word_for(p, "label", title)));
}

static void section_publications(struct printing *p)
{
	if (!the_truth(p)->publications.n)
		return;
	print_heading(p, "publications");
	if (!*layout_part(the_layout(p), F_GROUPS, 0)) {
		print_papers(p, &the_truth(p)->publications, "");
		return;
	}
	print_group(p, "article", "journals");
	print_group(p, "inproceedings", "conferences");
	print_group(p, "unpublished", "preprints");
	print_group(p, "patent", "patents");
}

/* Of a kind of their own */

static void section_summary(struct printing *p)
{
	print_heading(p, "summary");
	expect(p, &p->rendering->expected.basics.summary, the_truth(p)->basics.summary.s);
	print_lines(p, LINE_TEXT, "", the_truth(p)->basics.summary.s);
}

static const struct {
	const char *kind;
	void (*print)(struct printing *p);
	bool side;	/* stands in the side column, where there is one */
} others[] = {
	{ "summary", section_summary, false },
	{ "publications", section_publications, false },
	{ "research-interests", section_research_interests, false },
	{ "skills", section_skills, true },
	{ "languages", section_languages, true },
	{ "interests", section_interests, true },
};

void print_section(struct printing *p, const char *kind)
{
	bool sidebar = !strcmp(layout_name(the_layout(p), F_DRESS), "sidebar");

	for (size_t i = 0; i < sizeof(all_entries) / sizeof(all_entries[0]); i++)
		if (!strcmp(all_entries[i].kind, kind))
			print_entries(p, &all_entries[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (strcmp(others[i].kind, kind))
			continue;
		p->page.side = sidebar && others[i].side;
		others[i].print(p);
		p->page.side = false;
	}
}
