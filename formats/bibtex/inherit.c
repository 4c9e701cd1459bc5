#include "formats/bibtex/inherit.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/diag.h"

enum {
	HOPS_MAX = 16,			/* of crossref and xdata together */
	INHERITED_MAX = 64 << 20,	/* bytes, over a file */
};

struct gathering {
	struct bib_file *file;
	const struct bib_entry *entry;
	struct bib_items *items;
	unsigned hops;
	bool dated;		/* the entry has a date of its own */
};

static void warn(struct gathering *g, const char *id, const char *what, struct span subject)
{
	diag_report(g->file->diag, LEVEL_WARNING,
		    pos_at(g->file->name, g->entry->line, g->entry->column), id, "%s '%.*s'", what,
		    (int)(subject.size < 40 ? subject.size : 40), subject.bytes);
}

static bool is_one_of(const char *name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

#define IS_ONE_OF(name, names) is_one_of(name, names, sizeof(names) / sizeof((names)[0]))

/* What belongs to the parent alone (biblatex, appendix B, and what describes only it). */
static const char *const private_fields[] = {
	"abstract", "annotation", "annote", "authors", "crossref", "cvextra", "doi", "entryset",
	"entrysubtype", "eprint", "eprintclass", "eprinttype", "execute", "file", "ids", "key",
	"keywords", "label", "note", "options", "pages", "pagetotal", "presort", "recordtype",
	"related", "relatedstring", "relatedtype", "shorthand", "sortkey", "url", "urldate", "xdata",
	"xref",
};

static const char *const date_fields[] = { "date", "day", "dates", "month", "releasedate", "year" };

static const struct bib_field *find(const struct gathering *g, const struct bib_entry *entry,
				    const char *name)
{
	for (size_t i = 0; i < entry->n_fields; i++)
		if (!strcmp(g->file->fields[entry->first + i].name->name, name))
			return &g->file->fields[entry->first + i];
	return NULL;
}

/* Adds a field unless the entry has it already. */
static void add(struct gathering *g, struct symbol *name, const struct bib_field *field)
{
	struct bib_items *items = g->items;
	struct bib_item *v = arena_grow(items->arena, items->v, items->n, &items->capacity,
					sizeof(*v));

	if (!v || name->number == g->file->stamp)
		return;
	items->v = v;
	name->number = g->file->stamp;
	v[items->n++] = (struct bib_item){ name, field };
}

/* Counts what is looked at: many children of a large parent would take forever. */
static bool is_allowed(struct gathering *g, const struct bib_field *field)
{
	size_t before = g->items->inherited;

	if (before > INHERITED_MAX)
		return false;
	g->items->inherited += field->value.size + sizeof(*field);
	if (g->items->inherited > INHERITED_MAX)
		warn(g, "inherited", "entries inherit too much; nothing more from here on, entry",
		     g->entry->key);
	return g->items->inherited <= INHERITED_MAX;
}

/* What a parent's title is to its child. */
static const char *title_name(const char *child, const char *parent)
{
	if (!strncmp(child, "in", 2) || !strncmp(child, "supp", 4) || !strcmp(child, "conference"))
		return "booktitle";
	return !strcmp(child, "article") && !strcmp(parent, "periodical") ? "journaltitle" : "title";
}

static void inherit_field(struct gathering *g, const struct bib_entry *parent,
			  const struct bib_field *field)
{
	const char *name = field->name->name, *title;
	struct symbol *symbol = field->name;

	if (IS_ONE_OF(name, private_fields) || (g->dated && IS_ONE_OF(name, date_fields)))
		return;
	if (!strcmp(name, "title")) {
		title = title_name(g->entry->type->name, parent->type->name);
		if (!strcmp(title, "booktitle") && find(g, parent, title))
			return;
		symbol = bib_symbols_add(&g->file->names, title, strlen(title));
	}
	if (symbol)
		add(g, symbol, field);
}

/* The entry that a link leads to; warns of those that lead nowhere or round in circles. */
static const struct bib_entry *follow(struct gathering *g, struct span key)
{
	const struct bib_entry *entry = bib_find(g->file, key);

	if (!entry)
		warn(g, "missing-entry", "no entry has the key", key);
	else if (++g->hops > HOPS_MAX)
		warn(g, "circular-entry", "too many entries inherit from one another at", key);
	return entry && g->hops <= HOPS_MAX ? entry : NULL;
}

static struct span next_key(struct span *list)
{
	const char *comma = memchr(list->bytes, ',', list->size);
	struct span key = { list->bytes, comma ? (size_t)(comma - list->bytes) : list->size };
	size_t taken = key.size + (comma != NULL);

	list->bytes += taken;
	list->size -= taken;
	return bib_span_trim(key);
}

/* Containers may have containers: those are appended to the list that is worked off. */
static void inherit_xdata(struct gathering *g, const struct bib_entry *entry)
{
	const struct bib_field *links[HOPS_MAX] = { find(g, entry, "xdata") };
	size_t n = links[0] != NULL;

	for (size_t i = 0; i < n; i++) {
		struct span list = links[i]->value;

		while (list.size && g->hops <= HOPS_MAX) {
			const struct bib_entry *data = follow(g, next_key(&list));

			if (!data)
				continue;
			for (size_t j = 0; j < data->n_fields; j++) {
				const struct bib_field *field = &g->file->fields[data->first + j];

				if (!is_allowed(g, field))
					return;
				if (strcmp(field->name->name, "xdata"))
					add(g, field->name, field);
				else if (n < HOPS_MAX)
					links[n++] = field;
			}
		}
	}
}

static void inherit_parents(struct gathering *g)
{
	const struct bib_field *link = find(g, g->entry, "crossref");

	while (link) {
		const struct bib_entry *parent = follow(g, bib_span_trim(link->value));

		if (!parent)
			return;
		for (size_t i = 0; i < parent->n_fields; i++) {
			const struct bib_field *field = &g->file->fields[parent->first + i];

			if (!is_allowed(g, field))
				return;
			inherit_field(g, parent, field);
		}
		inherit_xdata(g, parent);
		link = find(g, parent, "crossref");
	}
}

void bib_gather(struct bib_file *file, const struct bib_entry *entry, struct bib_items *items)
{
	struct gathering g = { .file = file, .entry = entry, .items = items };
	bool links = false;

	items->n = 0;
	file->stamp++;
	for (size_t i = 0; i < entry->n_fields; i++) {
		const struct bib_field *field = &file->fields[entry->first + i];

		links |= !strcmp(field->name->name, "xdata") || !strcmp(field->name->name, "crossref");
		add(&g, field->name, field);
	}
	if (!links)
		return;
	for (size_t i = 0; i < entry->n_fields; i++)
		g.dated |= IS_ONE_OF(file->fields[entry->first + i].name->name, date_fields);
	inherit_xdata(&g, entry);
	inherit_parents(&g);
}
