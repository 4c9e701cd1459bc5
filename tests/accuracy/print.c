#include "tests/accuracy/print.h"

#include <string.h>
#include <utf8proc.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/utf8.h"

void expect(const struct printing *p, struct text *text, const char *value)
{
	cv_set(&p->rendering->expected, text, value, strlen(value), 0, 100);
}

const char *word_for(const struct printing *p, const char *key, const char *what)
{
	const struct facts *facts = &p->rendering->person.facts;

	for (size_t i = 0; i < facts->n; i++)
		if (!strcmp(facts->v[i].key, key) && !strcmp(facts->v[i].part[0], what))
			return facts->v[i].part[1];
	return what;
}

void add_capitals(struct buf *out, const char *text)
{
	const char *end = text + strlen(text);
	char bytes[4];

	while (text < end) {
		uint32_t code = utf8_next(&text, end);

		if (code == 0xDF) {	/* ß has no capital that people use */
			buf_adds(out, "SS");
			continue;
		}
		buf_add(out, bytes, utf8_put(bytes, (uint32_t)utf8proc_toupper((utf8proc_int32_t)code)));
	}
}

struct entry_printing entry_begin(struct printing *p, struct list *list, const struct shape *shape,
				  const void *truth)
{
	struct entry_printing e = { p, shape, truth, cv_append(&p->rendering->expected, list, shape) };
	const struct field *section = shape_field(shape, "section");

	if (section && p->section)
		expect(p, field_text(section, e.expected), p->section);
	return e;
}

static bool field_value(const struct entry_printing *e, const char *name, struct buf *out)
{
	const struct field *field = shape_field(e->shape, name);
	const char *value = field && field_is_leaf(field) ? field_text_const(field, e->truth)->s
							  : NULL;

	if (!value)
		return false;
	expect(e->p, field_text(field, e->expected), value);
	buf_adds(out, value);
	return true;
}

static bool entry_value(void *context, const char *name, struct buf *out)
{
	const struct entry_printing *e = context;
	int made = made_value(e, name, out);

	return made < 0 ? field_value(e, name, out) : made;
}

static const char *entry_label(void *context, const char *name)
{
	const struct printing *p = ((const struct entry_printing *)context)->p;

	if (!strcmp(name, "bullet"))
		return layout_part(&p->rendering->layout, F_BULLET, 0);
	return word_for(p, "label", name);
}

void entry_fill(const struct entry_printing *e, const char *template, struct buf *out)
{
	struct entry_printing copy = *e;
	struct template_values values = { entry_value, entry_label, &copy };

	template_fill(template, &e->p->markup, &values, out);
}
