/* Projects: a name, what it was, when, with what. */
#include "formats/text/fill.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/fields.h"

/* "Course: Operating Systems, Spring 2022 (Instructor: X)" says what kind of project it was. */
static bool is_fact_label(const char *label)
{
	return !strcmp(label, "course") || !strcmp(label, "competition") ||
	       !strcmp(label, "event");
}

static size_t find_code(const struct piece *piece, uint32_t code)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (piece->para->tokens.v[i].kind == TOKEN_PUNCT &&
		    piece->para->tokens.v[i].code == code)
			return i;
	return piece->to;
}

/* A result behind the name: "Challenge 2023, 1st place" */
static size_t find_result(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;

	for (size_t i = piece->from; i + 1 < piece->to; i++)
		if (v[i].kind == TOKEN_PUNCT && v[i].code == ',' &&
		    v[i + 1].kind == TOKEN_MIXED)
			return i;
	return piece->to;
}

static void fill_fact(struct fill *fill, struct project *project, const struct labelled *fact)
{
	struct piece value = fact->value, type = piece_all(fact->value.para);
	size_t open = find_code(&value, '('), result;

	type.to = find_code(&type, ':');
	fill_piece(fill, &project->type, &type, LIKELY);
	if (open < value.to) {
		struct piece person = piece_sub(&value, open, value.to);
		size_t colon = find_code(&person, ':');

		if (colon < person.to)
			person = piece_sub(&person, colon + 1, person.to);
		fill_piece(fill, &project->advisor, &person, LIKELY);
		value = piece_sub(&value, value.from, open);
	}
	result = find_result(&value);
	if (result < value.to) {
		struct piece text = piece_sub(&value, result + 1, value.to);

		fill_piece(fill, &project->description, &text, LIKELY);
		value = piece_sub(&value, value.from, result);
	}
	fill_piece(fill, &project->entity, &value, LIKELY);
}

static void fill_labels(struct fill *fill, struct project *project, const struct head *head)
{
	for (size_t i = 0; i < head->n_labels; i++) {
		const struct labelled *label = &head->labels[i];

		if (is_fact_label(label->label))
			fill_fact(fill, project, label);
		else if (!strcmp(label->label, "advisor"))
			fill_piece(fill, &project->advisor, &label->value, LIKELY);
		else if (!strcmp(label->label, "keywords"))
			fill_items(fill, &project->keywords, label->value, LIKELY);
		else if (!strcmp(label->label, "role"))
			fill_items(fill, &project->roles, label->value, LIKELY);
		else
			fill_add_para(fill, &project->highlights, label->value.para, GUESSED);
	}
}

/* "DeepSpeed. Bug fix" and "DeepSpeed: bug fix": a name and what was done, in one line. */
static bool split_name(const struct piece *text, struct piece *name, struct piece *rest)
{
	const struct token *v = text->para->tokens.v;

	for (size_t i = text->from + 1; i + 1 < text->to && i < text->from + 6; i++) {
		if (v[i].kind != TOKEN_PUNCT || !(v[i + 1].flags & TOKEN_SPACE_BEFORE) ||
		    (v[i].code != '.' && v[i].code != ':'))
			continue;
		*name = piece_sub(text, text->from, i);
		*rest = piece_sub(text, i + 1, text->to);
		return true;
	}
	return false;
}

static void add_project(struct fill *fill, const struct cut *cut, const struct head *head)
{
	struct project *project = cv_append(fill->cv, &fill->cv->projects, &project_shape);
	struct piece name, rest;

	project->entry.line = fill->paras->v[cut->from].line;
	if (head->n_texts == 1 && cut->to - cut->from == 1 &&
	    split_name(&head->texts[0], &name, &rest)) {
		fill_piece(fill, &project->name, &name, LIKELY);
		fill_piece(fill, &project->description, &rest, LIKELY);
	} else if (head->n_texts) {
		fill_piece(fill, &project->name, &head->texts[0], LIKELY);
	}
	for (size_t i = 1; i < head->n_texts; i++) {
		if (!project->entity.s && org_score(&head->texts[i]) > 0)
			fill_piece(fill, &project->entity, &head->texts[i], GUESSED);
		else
			fill_append_piece(fill, &project->description, " ", &head->texts[i],
					  GUESSED);
	}
	if (head->place.para)
		fill_piece(fill, &project->location, &head->place, LIKELY);
	fill_period(fill, head, &project->start_date, &project->end_date, &project->dates);
	fill_url(fill, &project->url, head->url, head->url_line);
	fill_labels(fill, project, head);
	fill_body(fill, cut, head, &project->description, &project->highlights, NULL);
	fill_section(fill, &project->section);
}

void fill_projects(struct fill *fill)
{
	struct cuts cuts;

	fill_cut(fill, &cuts);
	for (size_t i = 0; i < cuts.n; i++) {
		struct head head;

		head_read(fill->arena, fill->paras, &cuts.v[i], 1, &head);
		add_project(fill, &cuts.v[i], &head);
	}
}
