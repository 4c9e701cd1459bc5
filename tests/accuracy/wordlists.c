/* Sections that are lists of words: skills, languages, interests. */
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "tests/accuracy/sections.h"

/* Skills */

static void add_keyword(struct printing *p, struct skill *skill, const char *word)
{
	cv_add(&p->rendering->expected, &skill->keywords, word, strlen(word), 0, 100);
}

static struct skill *new_skill(struct printing *p)
{
	struct cv *expected = &p->rendering->expected;
	struct skill *skill = cv_append(expected, &expected->skills, &skill_shape);

	expect(p, &skill->section, p->section);
	return skill;
}

/* A line each, by the template. */
static void print_named(struct printing *p)
{
	const struct list *truth = &the_truth(p)->skills;

	for (size_t i = 0; i < truth->n; i++) {
		struct entry_printing e = entry_begin(p, &p->rendering->expected.skills, &skill_shape,
						      truth->v[i]);

		print_filled(&e, LINE_TEXT, "", layout_part(the_layout(p), F_SKILLS, 0));
	}
}

/* Calls for every word of every skill. */
static void each_word(struct printing *p, void (*visit)(struct printing *p, void *context, const char *word),
		      void *context)
{
	for (size_t i = 0; i < the_truth(p)->skills.n; i++) {
		const struct texts *words = &((const struct skill *)the_truth(p)->skills.v[i])->keywords;

		for (size_t j = 0; j < words->n; j++)
			visit(p, context, words->v[j].s);
	}
}

struct flat {
	struct skill *skill;
	struct buf line;
};

static void add_flat(struct printing *p, void *context, const char *word)
{
	struct flat *flat = context;

	buf_addf(&flat->line, "%s%s", flat->line.size ? layout_part(the_layout(p), F_SKILLS, 1) : "",
		 word);
	add_keyword(p, flat->skill, word);
}

/* All words in one list, whose name is the heading. */
static void print_flat(struct printing *p)
{
	struct flat flat = { new_skill(p), BUF_INIT };

	expect(p, &flat.skill->name, p->section);
	each_word(p, add_flat, &flat);
	print_lines(p, LINE_TEXT, "", flat.line.bytes);
	buf_release(&flat.line);
}

/* Each word with how well it is known. */
static void print_level(struct printing *p, void *context, const char *word)
{
	const struct person *person = &p->rendering->person;
	struct skill truth = { .name = { word, 0, 100 } };
	struct entry_printing e = { p, &skill_shape, &truth, new_skill(p) };

	(void)context;
	truth.level.s = facts_pick(&person->facts, &p->draw, person->profession, "level")->part[0];
	print_filled(&e, LINE_TEXT, "", layout_part(the_layout(p), F_SKILLS, 1));
}

static void print_all_languages(struct printing *p, const char *before, const char *joint,
				const char *template);

void section_skills(struct printing *p)
{
	const char *how = layout_part(the_layout(p), F_SKILLS, 0);

	print_heading(p, "skills");
	if (!strcmp(how, "flat"))
		print_flat(p);
	else if (!strcmp(how, "levels"))
		each_word(p, print_level, NULL);
	else
		print_named(p);
	if (!strcmp(layout_part(the_layout(p), F_LANGUAGES, 0), "skills"))
		print_all_languages(p, word_for(p, "label", "languages"), ", ",
				    "{language} ({fluency})");
}

/* Languages */

/* All on one line when there is something to put between them. */
static void print_all_languages(struct printing *p, const char *before, const char *joint,
				const char *template)
{
	const struct list *truth = &the_truth(p)->languages;
	struct buf out = BUF_INIT;

	if (*before)
		buf_addf(&out, "%s: ", before);
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

void section_languages(struct printing *p)
{
	const char *joint = layout_part(the_layout(p), F_LANGUAGES, 0);

	if (!strcmp(joint, "skills"))
		return;
	print_heading(p, "languages");
	print_all_languages(p, "", joint, layout_part(the_layout(p), F_LANGUAGES, 1));
}

/* Interests */

static void print_interests(struct printing *p, const char *kind, const char *joint)
{
	struct list truth = of_kind(p, &the_truth(p)->interests, &interest_shape, kind);
	bool bullets = !strcmp(joint, "bullets");
	struct buf out = BUF_INIT;

	if (truth.n)
		print_heading(p, kind);
	for (size_t i = 0; i < truth.n; i++) {
		struct entry_printing e = entry_begin(p, &p->rendering->expected.interests,
						      &interest_shape, truth.v[i]);

		if (i)
			buf_adds(&out, bullets ? "\n" : joint);
		entry_fill(&e, bullets ? "$bullet {name}" : "{name}", &out);
	}
	if (truth.n)
		print_lines(p, LINE_TEXT, "", out.bytes);
	buf_release(&out);
}

void section_interests(struct printing *p)
{
	print_interests(p, "interests", layout_part(the_layout(p), F_INTERESTS, 0));
}

void section_research_interests(struct printing *p)
{
	print_interests(p, "research-interests", ", ");
}
