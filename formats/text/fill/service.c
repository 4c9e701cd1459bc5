/*
 * Service to the profession, memberships and the like where each line is an
 * entry: "Reviewer, ACM CHI, 2022 - 2024", "Program Committee: ICSE, FSE",
 * "2024 Area Chair NeurIPS", or places alone below the role that they share.
 * Entries of several lines are read as jobs are.
 */
#include "formats/text/fill/fill.h"

#include <string.h>

#include "formats/text/entry/service-list.h"
#include "formats/text/entry/service.h"
#include "pipeline/fields.h"

#define OTHER_LINES 4		/* of a list for each that may not look like an entry of it */

struct service {
	struct piece role, org;
	struct head head;	/* its dates, place and address */
};

/* A heading of its own, or a line that leads into the bullets below. */
static bool is_group(const struct fill *fill, size_t i)
{
	const struct para *para = &fill->paras->v[i];
	bool leads = i + 1 < fill->section->to && !(para->flags & LINE_BULLET) &&
		     fill->paras->v[i + 1].flags & LINE_BULLET;

	if (para->dated || !para->tokens.n)
		return false;
	return token_is_colon(&para->tokens.v[para->tokens.n - 1]) || para->flags & LINE_HEADING ||
	       (leads && para_is_headish(para));
}

/* A title over a date or over what was done: an entry of several lines. */
static bool heads_entry(const struct fill *fill, size_t i)
{
	const struct para *para = &fill->paras->v[i];

	if (para->date_only)
		return true;
	return para->dated && !(para->flags & LINE_BULLET) && i + 1 < fill->section->to &&
	       fill->paras->v[i + 1].flags & LINE_BULLET;
}

/* A bullet, a society, or a line that has a date or a role of its own stands for itself. */
static bool stands_alone(const struct fill *fill, const struct para *para)
{
	return para->flags & LINE_BULLET || para->dated || service_begins(para) || service_ends(para) ||
	       fill->section->kind == SECTION_MEMBERSHIPS;
}

/*
 * Whether each line is an entry, but for a few that don't show it. Among
 * volunteering, where entries of several lines are as likely, each must begin
 * with its role.
 */
static bool is_list(const struct fill *fill)
{
	bool volunteering = fill->section->kind == SECTION_VOLUNTEER;
	size_t alone = 0, others = 0;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];

		if (heads_entry(fill, i))
			return false;
		if (volunteering ? service_begins(para) : is_group(fill, i) || stands_alone(fill, para))
			alone++;
		else
			others++;
	}
	return others * (volunteering ? alone + 1 : OTHER_LINES) <= alone;
}

static struct text *add_volunteer(struct fill *fill, const struct service *service, uint32_t line,
				  struct texts **highlights)
{
	struct volunteer *entry = cv_append(fill->cv, &fill->cv->volunteer, &volunteer_shape);

	entry->entry.line = line;
	if (service->org.para)
		fill_piece(fill, &entry->organization, &service->org, LIKELY);
	if (service->role.para)
		fill_piece(fill, &entry->position, &service->role, LIKELY);
	if (service->head.place.para)
		fill_piece(fill, &entry->location, &service->head.place, LIKELY);
	fill_period(fill, &service->head, &entry->start_date, &entry->end_date, &entry->dates);
	fill_url(fill, &entry->url, service->head.url, line);
	fill_section(fill, &entry->section);
	*highlights = &entry->highlights;
	return &entry->summary;
}

static struct text *add_work(struct fill *fill, const struct service *service, uint32_t line,
			     struct texts **highlights)
{
	struct work *entry = cv_append(fill->cv, &fill->cv->work, &work_shape);

	entry->entry.line = line;
	if (service->org.para)
		fill_piece(fill, &entry->name, &service->org, LIKELY);
	fill_piece(fill, &entry->position, &service->role, LIKELY);
	if (service->head.place.para)
		fill_piece(fill, &entry->location, &service->head.place, LIKELY);
	fill_period(fill, &service->head, &entry->start_date, &entry->end_date, &entry->dates);
	fill_url(fill, &entry->url, service->head.url, line);
	fill_section(fill, &entry->section);
	*highlights = &entry->highlights;
	return &entry->summary;
}

/* Among memberships an office is a member's, but an editorship is work. */
static bool is_work(const struct fill *fill, const struct service *service)
{
	return fill->section->kind == SECTION_SERVICE ? service_is_work(&service->role, &service->head)
						     : service_is_editorship(&service->role);
}

/* Something but a comma leads from the role to what it is held at: "Reviewer: ", "Reviewer for ". */
static bool role_leads(const struct service *service)
{
	const struct piece *role = &service->role, *org = &service->org;

	if (role->para != org->para)
		return true;
	for (size_t i = role->to; i < org->from; i++)
		if (token_is_comma(&role->para->tokens.v[i]))
			return false;
	return role->to <= org->from;
}

/* "IEEE, The Robotics Society of Japan" among memberships, "Reviewer: TSE, EMSE" */
static bool names_several(const struct fill *fill, const struct service *service)
{
	if (!service->org.para)
		return false;
	if (!service->role.para)
		return fill->section->kind == SECTION_MEMBERSHIPS &&
		       (!service->head.n_dates || service->head.dates[0].to < service->org.to) &&
		       service_is_list(&service->org, true);
	return service_is_list(&service->org, role_leads(service));
}

static void add_one(struct fill *fill, const struct service *service, uint32_t line,
		    const struct piece *remark, struct texts **highlights)
{
	struct text *summary = is_work(fill, service) ? add_work(fill, service, line, highlights) :
							add_volunteer(fill, service, line, highlights);

	if (remark)
		fill_piece(fill, summary, remark, LIKELY);
}

/* Whether the line's date stands in a bracket: the one behind the last name is its own. */
static bool date_is_bracketed(const struct head *head)
{
	const struct piece *date = &head->dates[0];

	return date->from && piece_is_code(date, date->from - 1, '(');
}

/* The date of the line is that of the names which have none of their own. */
static void add_several(struct fill *fill, const struct service *service, uint32_t line,
			struct texts **highlights)
{
	const struct head *head = &service->head;
	struct piece list = service->org;
	struct service_item item;
	bool apart = head->n_dates && (head->dates[0].from >= list.to || head->dates[0].to <= list.from);

	while (service_next(&list, &item)) {
		struct service one = *service;

		one.org = item.org;
		if (item.dates.para) {
			one.head.dates[0] = item.dates;
			one.head.periods[0] = item.period;
		}
		one.head.n_dates = item.dates.para ||
				   (apart && (piece_empty(&list) || !date_is_bracketed(head)));
		if (!piece_empty(&list))
			one.head.place.para = NULL;
		add_one(fill, &one, line, item.remark.para ? &item.remark : NULL, highlights);
	}
}

/* The name of a group may say the role of its lines; what it says besides stays a heading. */
static struct piece read_group(struct para *para)
{
	struct piece name = piece_trim(piece_all(para));

	if (piece_is(&name, WORD_ROLE))
		return name;
	para->used |= para->heading != SECTION_HEAD;
	return (struct piece){ 0 };
}

/* "Reviewer" as the section's heading says the role of all its lines. */
static struct piece role_of_heading(const struct fill *fill)
{
	struct piece name = { 0 };

	if (!fill->section->heading || fill->section->kind != SECTION_SERVICE)
		return name;
	name = piece_trim(piece_all(&fill->paras->v[fill->section->heading_para]));
	return service_is_role(&name) ? name : (struct piece){ 0 };
}

static void read_list(struct fill *fill)
{
	struct piece group = role_of_heading(fill);
	struct texts *highlights = NULL;
	uint32_t indent = 0;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct para *para = &fill->paras->v[i];
		struct service service = { .role = { 0 } };

		if (is_group(fill, i)) {
			group = read_group(para);
			highlights = NULL;
			continue;
		}
		if (highlights && para->flags & LINE_BULLET && para->indent > indent) {
			fill_add_para(fill, highlights, para, LIKELY);
			continue;
		}
		indent = para->indent;
		service_read(para, &service.head, &service.role, &service.org);
		if (!service.role.para)
			service.role = group;
		if (names_several(fill, &service))
			add_several(fill, &service, para->line, &highlights);
		else
			add_one(fill, &service, para->line, NULL, &highlights);
	}
}

void fill_service(struct fill *fill)
{
	if (is_list(fill))
		read_list(fill);
	else
		fill_work(fill);
}

/* Students by name are told as they stand; who mentors somewhere does a service. */
void fill_advising(struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++)
		if (heads_entry(fill, i) || service_begins(&fill->paras->v[i])) {
			fill_service(fill);
			return;
		}
	fill_other(fill);
}
