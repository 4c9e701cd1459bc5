/* Projects: a name, what it was, when, with what. */
#include "formats/text/fill/fill.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define NAME_TOKENS 8		/* before the mark behind a name */
#define ROLE_WORDS 12
#define KEYWORD_WORDS 5
#define KEYWORD_MEAN 26		/* words in ten keywords, at most */
#define LONE_MEAN 15		/* ... where no other list shows that they are no highlights */

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

/* The list that a label names, "Technologies", "Roles"; NULL: none. */
static struct texts *list_of_label(struct project *project, const char *label)
{
	if (!strcmp(label, "keywords") || !strcmp(label, "technologies"))
		return &project->keywords;
	return !strcmp(label, "role") ? &project->roles : NULL;
}

static void fill_labels(struct fill *fill, struct project *project, const struct head *head)
{
	for (size_t i = 0; i < head->n_labels; i++) {
		const struct labelled *label = &head->labels[i];
		struct texts *list = list_of_label(project, label->label);

		if (list)
			fill_items(fill, list, label->value, LIKELY);
		else if (is_fact_label(label->label))
			fill_fact(fill, project, label);
		else if (!strcmp(label->label, "advisor"))
			fill_piece(fill, &project->advisor, &label->value, LIKELY);
		else
			fill_add_piece(fill, &project->highlights, &label->whole, GUESSED);
	}
}

/* A full stop or colon behind the name, or a dash between blanks. */
static bool parts_name(const struct token *mark)
{
	return mark->kind == TOKEN_PUNCT && mark[1].flags & TOKEN_SPACE_BEFORE &&
	       (mark->code == '.' || mark->code == ':' ||
		(mark->code == '-' && mark->flags & TOKEN_SPACE_BEFORE));
}

/* "DeepSpeed. Bug fix", "DeepSpeed: bug fix", "DeepSpeed - bug fix": a name and what was done, in one line. */
static bool split_name(const struct piece *text, struct piece *name, struct piece *rest)
{
	const struct token *v = text->para->tokens.v;

	for (size_t i = text->from + 1; i + 1 < text->to && i < text->from + NAME_TOKENS; i++) {
		if (!parts_name(&v[i]))
			continue;
		*name = piece_sub(text, text->from, i);
		*rest = piece_sub(text, i + 1, text->to);
		return true;
	}
	return false;
}

/* What JSON Resume's examples give as a project's type, and what themes print. */
static bool is_type(const struct para *para)
{
	static const char *const types[] = { "application", "app", "volunteering", "presentation",
					     "talk", "conference", "website", "library", "应用",
					     "网站" };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (!strcmp(para->tokens.folded, types[i]))
			return true;
	return false;
}

/* "Lead developer at Acme": splits at the word between role and entity. */
static bool split_role(const struct piece *text, struct piece *role, struct piece *entity)
{
	for (size_t i = text->from + 1; i + 1 < text->to; i++) {
		if (!token_is(&text->para->tokens.v[i], WORD_AT) ||
		    piece_words(text) > ROLE_WORDS)
			continue;
		*role = piece_sub(text, text->from, i);
		*entity = piece_sub(text, i + 1, text->to);
		return !piece_empty(role) && !piece_empty(entity);
	}
	return false;
}

/* "Designer and developer": two roles. */
static void fill_roles(struct fill *fill, struct texts *roles, struct piece piece)
{
	for (size_t i = piece.from + 1; i + 1 < piece.to; i++)
		if (token_is(&piece.para->tokens.v[i], WORD_AND)) {
			struct piece left = piece_sub(&piece, piece.from, i);

			fill_items(fill, roles, left, LIKELY);
			piece.from = i + 1;
		}
	fill_items(fill, roles, piece, LIKELY);
}

/* "Rust, SQLite, Yjs", also below the name, or "Go" beside it: short items, a third known tools. */
static bool lists_tools(struct piece list, bool beside_name)
{
	size_t items = 0, tools = 0;
	struct piece item;

	while (fill_next_item(&list, &item)) {
		if (piece_words(&item) > KEYWORD_WORDS - 2)
			return false;
		tools += piece_is(&item, WORD_SKILL);
		items++;
	}
	return tools && tools * 3 >= items && (items > 1 || beside_name);
}

/* In the line of the name, and in no other cell of it. */
static bool is_beside_name(const struct head *head, size_t i)
{
	const struct piece *text = &head->texts[i];

	return head->row[i] == head->row[0] &&
	       !(text->para->tokens.v[text->from].flags & TOKEN_TAB_BEFORE);
}

/* The lines of text below the name: role and entity, or what the project is. */
static void fill_row(struct fill *fill, struct project *project, const struct piece *text,
		     bool beside_name)
{
	struct piece role, entity;

	if (!project->keywords.n && lists_tools(*text, beside_name)) {
		fill_items(fill, &project->keywords, *text, LIKELY);
	} else if (split_role(text, &role, &entity) && !project->entity.s) {
		fill_roles(fill, &project->roles, role);
		fill_piece(fill, &project->entity, &entity, LIKELY);
	} else if (is_type(text->para)) {
		fill_piece(fill, &project->type, text, LIKELY);
	} else if (!project->roles.n && role_score(text) >= 6 && piece_words(text) <= ROLE_WORDS) {
		fill_roles(fill, &project->roles, *text);
	} else if (!project->entity.s && org_score(text) > 0) {
		fill_piece(fill, &project->entity, text, GUESSED);
	} else {
		fill_append_piece(fill, &project->description, " ", text, GUESSED);
	}
}

static bool ends_sentence(const struct para *para)
{
	const struct token *last = &para->tokens.v[para->tokens.n - 1];

	return token_is_code(last, '.') || token_is_code(last, 0x3002) || token_is_code(last, '!');
}

/* A word or three, no sentence: an item of a list. */
static bool is_item(const struct para *para)
{
	struct piece value;

	return para->words && para->words <= KEYWORD_WORDS && !para->prose && !para->dated &&
	       !para_label(para, &value) && !para->contact && !ends_sentence(para);
}

/* ... and no deed: it could be a keyword. */
static bool is_keyword(const struct para *para)
{
	return is_item(para) && !token_is(&para->tokens.v[0], WORD_VERB);
}

/* Cells beside each other are keywords too, however many. */
static bool is_row_of_cells(const struct para *para)
{
	size_t cells = 0;

	for (size_t i = 1; i < para->tokens.n; i++)
		cells += (para->tokens.v[i].flags & TOKEN_TAB_BEFORE) != 0;
	return cells >= 2 && !para->prose;
}

/* Paragraphs that are not yet taken. */
static size_t count_left(const struct cut *cut, const struct head *head)
{
	size_t left = 0;

	for (size_t k = cut->from; k < cut->to; k++)
		left += !head->taken[k - cut->from];
	return left;
}

/*
 * The lines from paragraph k on that look like keywords, up to *end (k + 1 at
 * least); whether they are some. `left` is how many lines the body has.
 */
static bool find_keywords(const struct fill *fill, const struct cut *cut,
			  const struct head *head, size_t k, size_t left, size_t *end)
{
	const struct para *v = fill->paras->v;
	size_t from = k, words = 0, mean;
	bool cells = false;

	for (; k < cut->to && !head->taken[k - cut->from] && !is_type(&v[k]); k++) {
		bool row = is_row_of_cells(&v[k]);

		if (!row && (!is_keyword(&v[k]) ||
			     ((v[from].flags ^ v[k].flags) & (LINE_BULLET | LINE_HEADING))))
			break;
		cells |= row;
		words += v[k].words;
	}
	*end = k > from ? k : from + 1;
	mean = left > k - from + 1 ? KEYWORD_MEAN : LONE_MEAN;
	return cells || (k - from >= 2 && words * 10 <= (k - from) * mean);
}

/* Themes print a description twice, or "Present" for a project without dates. */
static bool says_nothing_new(const struct para *para, const struct para *first)
{
	if (first && first != para && !strcmp(first->text, para->text))
		return true;
	return para->tokens.n == 1 && token_is(&para->tokens.v[0], WORD_NOW);
}

static void take_items(struct fill *fill, struct texts *texts, const struct cut *cut,
		       struct head *head, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++) {
		fill_items(fill, texts, piece_all(&fill->paras->v[k]), LIKELY);
		head->taken[k - cut->from] = true;
	}
}

/* Where the items behind or below a label belong; NULL: the line has none that names a list. */
static struct texts *labelled_list(struct project *project, const struct para *para,
				   struct piece *items)
{
	const char *label = para_label(para, items);

	return label ? list_of_label(project, label) : NULL;
}

/* The end of the short lines below a label at paragraph k; a blank line ends those that have none above. */
static size_t list_end(const struct fill *fill, const struct cut *cut, const struct head *head, size_t k)
{
	const struct para *v = fill->paras->v;
	size_t end = k + 1;

	while (end < cut->to && !head->taken[end - cut->from] && is_item(&v[end]) &&
	       !is_type(&v[end]) && (!v[end].blanks || v[k + 1].blanks))
		end++;
	return end;
}

/* Lines that are keywords or the type are taken; what is left is the body. */
static void take_facts(struct fill *fill, struct project *project, const struct cut *cut,
		       struct head *head)
{
	const struct para *first = NULL;	/* of what is left */
	size_t left = count_left(cut, head), end;

	for (size_t k = cut->from; k < cut->to; k = end) {
		const struct para *para = &fill->paras->v[k];
		bool *taken = &head->taken[k - cut->from];
		struct piece all = piece_all(para), items;
		struct texts *list = labelled_list(project, para, &items);

		end = k + 1;
		if (list && piece_empty(&items)) {
			end = list_end(fill, cut, head, k);
			take_items(fill, list, cut, head, k + 1, end);
			*taken = true;
		} else if (*taken) {
			continue;
		} else if (list) {
			fill_items(fill, list, items, LIKELY);
			*taken = true;
		} else if (says_nothing_new(para, first)) {
			*taken = true;
		} else if (is_type(para) && !project->type.s) {
			fill_piece(fill, &project->type, &all, LIKELY);
			*taken = true;
		} else if (find_keywords(fill, cut, head, k, left, &end)) {
			take_items(fill, &project->keywords, cut, head, k, end);
		} else if (!first) {
			first = para;
		}
	}
}

static void add_project(struct fill *fill, const struct cut *cut, struct head *head)
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
	for (size_t i = 1; i < head->n_texts; i++)
		fill_row(fill, project, &head->texts[i], is_beside_name(head, i));
	if (head->place.para)
		fill_piece(fill, &project->location, &head->place, LIKELY);
	fill_period(fill, head, &project->start_date, &project->end_date, &project->dates);
	fill_url(fill, &project->url, head->url, head->url_line);
	fill_labels(fill, project, head);
	take_facts(fill, project, cut, head);
	fill_body(fill, cut, head, &project->description, &project->highlights, NULL);
	fill_section(fill, &project->section);
}

/* Whether each line of the section is a project of its own: "Engine - A machine that computes." */
static bool are_lines(const struct fill *fill)
{
	const struct section *section = fill->section;

	for (size_t i = section->from; i < section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct piece all = piece_all(para), name, rest, value;

		if (para->dated || para->flags & LINE_BULLET || para_label(para, &value) ||
		    !split_name(&all, &name, &rest))
			return false;
	}
	return true;
}

static void add_lines(struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct project *project = cv_append(fill->cv, &fill->cv->projects, &project_shape);
		struct piece all = piece_all(&fill->paras->v[i]), name = all, rest = all;
		struct cut line = { i, i + 1, NO_ANCHOR };
		struct head head;

		head_read(fill->arena, fill->paras, &line, 1, &head);
		split_name(&all, &name, &rest);
		rest.to = all.to;	/* with its full stop */
		project->entry.line = all.para->line;
		fill_piece(fill, &project->name, &name, LIKELY);
		fill_append_piece(fill, &project->description, "", &rest, LIKELY);
		fill_url(fill, &project->url, head.url, head.url_line);
		fill_section(fill, &project->section);
	}
}

void fill_projects(struct fill *fill)
{
	struct cuts cuts;

	if (are_lines(fill)) {
		add_lines(fill);
		return;
	}
	fill_cut(fill, &cuts);
	for (size_t i = 0; i < cuts.n; i++) {
		struct head head;

		head_read(fill->arena, fill->paras, &cuts.v[i], 1, &head);
		add_project(fill, &cuts.v[i], &head);
	}
}
