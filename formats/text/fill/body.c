/* The body of an entry: what the person did there. */
#include "formats/text/fill/fill.h"

#include <string.h>

#define COURSE_WORDS 10

enum body_list {
	BODY_UNSET,
	BODY_HIGHLIGHTS,
	BODY_COURSES,
};

struct body {
	struct fill *fill;
	struct text *summary;
	struct texts *highlights, *courses;
	enum body_list list;	/* what a label said the following lines are */
	bool bullets;		/* the body has bullets */
};

static bool has_bullets(const struct fill *fill, const struct cut *cut, const struct head *head)
{
	for (size_t k = cut->from; k < cut->to; k++)
		if (!head->taken[k - cut->from] && (fill->paras->v[k].flags & LINE_BULLET))
			return true;
	return false;
}

/* The name of a course: a few words that are no sentence, no thesis and no distinction. */
static bool is_course(const struct para *para)
{
	struct piece value;

	return para->words && para->words <= COURSE_WORDS && !para->prose &&
	       !para_is(para, WORD_HONOUR) && !para_label(para, &value);
}

/* Lists under a study that no label names are course work when their items look like it. */
static bool lists_courses(const struct fill *fill, const struct cut *cut, const struct head *head)
{
	size_t courses = 0, others = 0;

	for (size_t k = cut->from; k < cut->to; k++)
		if (!head->taken[k - cut->from])
			*(is_course(&fill->paras->v[k]) ? &courses : &others) += 1;
	return courses >= 2 && courses > 2 * others;
}

static void add_to_list(struct body *body, const struct para *para)
{
	struct texts *texts = body->list == BODY_COURSES && body->courses ? body->courses :
									    body->highlights;

	fill_add_para(body->fill, texts, para, LIKELY);
}

static bool enter_list(struct body *body, const struct para *para)
{
	struct piece value;
	const char *label = para_label(para, &value);

	if (!label || para->flags & LINE_BULLET || !piece_empty(&value))
		return false;
	body->list = !strcmp(label, "course") ? BODY_COURSES : BODY_HIGHLIGHTS;
	return true;
}

static void add_para(struct body *body, const struct para *para)
{
	if (enter_list(body, para))
		return;
	if (body->list != BODY_UNSET || para->flags & LINE_BULLET) {
		add_to_list(body, para);
		if (body->list == BODY_UNSET)
			body->list = BODY_HIGHLIGHTS;
	} else if (!body->summary->s || body->bullets) {
		fill_append(body->fill, body->summary, " ", para->text, para->size, para->line,
			    LIKELY);
	} else {
		add_to_list(body, para);
	}
}

void fill_body(struct fill *fill, const struct cut *cut, const struct head *head,
	       struct text *summary, struct texts *highlights, struct texts *courses)
{
	struct body body = { fill, summary, highlights, courses, BODY_UNSET, false };

	body.bullets = has_bullets(fill, cut, head);
	if (courses && lists_courses(fill, cut, head))
		body.list = BODY_COURSES;
	for (size_t k = cut->from; k < cut->to; k++)
		if (!head->taken[k - cut->from])
			add_para(&body, &fill->paras->v[k]);
}
