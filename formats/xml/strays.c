#include "formats/xml/strays.h"

#include <stdio.h>

#include "formats/xml/twig.h"
#include "pipeline/arena.h"
#include "pipeline/jsontext.h"
#include "pipeline/record.h"

static void open_item(struct strays *strays, struct pos pos, const char *name)
{
	buf_addc(&strays->json, strays->n ? ',' : '[');
	if (strays->n++)
		return;
	strays->first = pos;
	snprintf(strays->first_name, sizeof(strays->first_name), "%s", name);
}

void strays_add_text(struct strays *strays, struct pos pos, const char *text, size_t size)
{
	if (xml_is_blank(text, size))
		return;
	open_item(strays, pos, "");
	jsontext_quote(&strays->json, text, size);
}

void strays_add_attribute(struct strays *strays, struct pos pos, const char *within,
			  const char *name, const char *value, size_t size)
{
	open_item(strays, pos, name);
	twig_key(&strays->json, within, "@", "", name);
	jsontext_quote(&strays->json, value, size);
	buf_addc(&strays->json, '}');
}

void strays_add_element(struct strays *strays, struct pos pos, const char *within,
			const struct twig *twig)
{
	open_item(strays, pos, twig->name);
	twig_key(&strays->json, within, *within ? "/" : "", twig->prefix, twig->name);
	twig_json(twig, &strays->json);
	buf_addc(&strays->json, '}');
}

static void report(const struct strays *strays, const char *kept_as, enum level level,
		   struct diag *diag)
{
	char more[40] = "";

	if (strays->n > 1)
		snprintf(more, sizeof(more), " (and %zu more)", strays->n - 1);
	if (*strays->first_name)
		diag_report(diag, level, strays->first, "unknown-element",
			    "no field of the record is for '%s'%s; kept as '%s'", strays->first_name, more,
			    kept_as);
	else
		diag_report(diag, level, strays->first, "stray-text",
			    "text between elements%s; kept as '%s'", more, kept_as);
}

static void keep(struct strays *strays, struct cv *cv, struct entry *entry, enum level level,
		 struct diag *diag)
{
	const char *name = STRAYS_EXTRA;

	buf_addc(&strays->json, ']');
	for (int n = 2; name && extras_get(&entry->extras, name); n++)
		name = arena_printf(cv->arena, STRAYS_EXTRA "#%d", n);
	if (!name)
		return;
	cv_add_extra(cv, &entry->extras, name, strays->json.bytes, strays->json.size,
		     strays->first.line);
	report(strays, name, level, diag);
}

void strays_keep(struct strays *strays, struct cv *cv, struct entry *entry, enum level level,
		 struct diag *diag)
{
	if (strays->n)
		keep(strays, cv, entry, level, diag);
	cv_release_buf(cv, &strays->json);
}
