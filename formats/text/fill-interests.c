/* Interests: names alone, names with keywords, or prose. */
#include "formats/text/fill.h"
#include "formats/text/groups.h"

#include "pipeline/fields.h"

static struct interest *new_interest(struct fill *fill, uint32_t line)
{
	struct interest *entry = cv_append(fill->cv, &fill->cv->interests, &interest_shape);

	entry->entry.line = line;
	fill_section(fill, &entry->section);
	return entry;
}

static void add_interest_prose(struct fill *fill, const struct para *para)
{
	struct interest *entry = new_interest(fill, para->line);

	fill_section(fill, &entry->name);
	fill_para(fill, &entry->summary, para, LIKELY);
}

/* A comma-separated list gives one interest per item. */
static void add_interest_items(struct fill *fill, struct piece piece)
{
	struct texts items = { NULL, 0, 0 };

	fill_items(fill, &items, piece, LIKELY);
	for (size_t i = 0; i < items.n; i++)
		new_interest(fill, piece.para->line)->name = items.v[i];
}

static void add_interest_line(struct fill *fill, const struct para *para)
{
	struct piece all = piece_all(para);
	size_t next = 0, end = groups_name_end(&all, &next);

	if (end < all.to && next < all.to) {
		struct interest *entry = new_interest(fill, para->line);
		struct piece name = piece_sub(&all, all.from, end);

		fill_piece(fill, &entry->name, &name, LIKELY);
		fill_items(fill, &entry->keywords, piece_sub(&all, next, all.to), LIKELY);
	} else {
		add_interest_items(fill, all);
	}
}

void fill_interests(struct fill *fill)
{
	struct interest *group = NULL;
	struct groups groups;

	groups_look(fill, &groups);
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct piece all = piece_trim(piece_all(para));

		if (para->prose && !groups_commas(&all)) {
			add_interest_prose(fill, para);
		} else if (para->prose && para->stops * 4 > para->words) {
			add_interest_prose(fill, para);
		} else if (groups_exist(&groups) && groups_begin(&groups, i) && !groups_commas(&all)) {
			group = new_interest(fill, para->line);
			fill_piece(fill, &group->name, &all, LIKELY);
		} else if (group) {
			fill_items(fill, &group->keywords, all, LIKELY);
		} else {
			add_interest_line(fill, para);
		}
	}
}
