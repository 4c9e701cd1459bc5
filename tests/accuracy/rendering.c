#include "tests/accuracy/rendering.h"

#include <string.h>

#include "pipeline/arena.h"
#include "tests/accuracy/sections.h"

static void print_head(struct printing *p)
{
	struct entry_printing e = { p, &basics_shape, &the_truth(p)->basics,
				    &p->rendering->expected.basics };

	print_filled(&e, LINE_HEAD, "", layout_part(the_layout(p), F_NAME, 0));
	if (!is_spacing(p, "tight"))
		page_blank(&p->page);
	print_filled(&e, LINE_HEAD, "", layout_part(the_layout(p), F_CONTACT, 0));
	page_blank(&p->page);
}

static void print_all(struct printing *p)
{
	const char *kind = layout_part(the_layout(p), F_ORDER, 0);

	print_head(p);
	while (*kind) {
		size_t size = strcspn(kind, " ");

		print_section(p, arena_copy(p->page.arena, kind, size));
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
