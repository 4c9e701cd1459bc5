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

static void put_key(struct strays *strays, const char *within, const char *mark,
		    const char *prefix, const char *name)
{
	struct buf key = BUF_INIT;

	buf_addf(&key, "%s%s%s%s%s", within, mark, prefix, *prefix ? ":" : "", name);
	strays->json.failed |= key.failed;
	buf_addc(&strays->json, '{');
	jsontext_quote(&strays->json, key.bytes, key.size);
	buf_addc(&strays->json, ':');
	buf_release(&key);
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
	put_key(strays, within, "@", "", name);
	jsontext_quote(&strays->json, value, size);
	buf_addc(&strays->json, '}');
}

void strays_add_element(struct strays *strays, struct pos pos, const char *within,
			const struct twig *twig)
{
	open_item(strays, pos, twig->name);
	put_key(strays, within, *within ? "/" : "", twig->prefix, twig->name);
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

static int keep(struct strays *strays, struct cv *cv, struct entry *entry, enum level level,
		struct diag *diag)
{
	const char *name = STRAYS_EXTRA;

	buf_addc(&strays->json, ']');
	for (int n = 2; name && extras_get(&entry->extras, name); n++)
		name = arena_printf(cv->arena, STRAYS_EXTRA "#%d", n);
	if (!name || strays->json.failed)
		return diag_error(diag, STATUS_OSERR, strays->first, "memory", "out of memory");
	cv_add_extra(cv, &entry->extras, name, strays->json.bytes, strays->json.size,
		     strays->first.line);
	report(strays, name, level, diag);
	return 0;
}

int strays_keep(struct strays *strays, struct cv *cv, struct entry *entry, enum level level,
		struct diag *diag)
{
	int result = strays->n ? keep(strays, cv, entry, level, diag) : 0;

	buf_release(&strays->json);
	return result;
}
