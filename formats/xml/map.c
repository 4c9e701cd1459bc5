#include "formats/xml/map.h"

#include <string.h>

#define MAX_SPLIT 20	/* entries of one part: all of it is looked at for each */
#define MAX_LOOK 1000	/* children among which one is searched */
#define MAX_PATH 512

/*
 * Matching
 */

/* Whether a name of `size` bytes is the element's. */
static bool is_name(const struct twig *twig, const char *name, size_t size)
{
	return twig->name && strlen(twig->name) == size && !memcmp(twig->name, name, size);
}

struct twig *twig_child(const struct twig *twig, const char *name)
{
	struct twig *child = twig->first;

	for (size_t i = 0; child && i < MAX_LOOK; i++, child = child->next)
		if (is_name(child, name, strlen(name)))
			return child;
	return NULL;
}

/* Whether that is all the element's text; no more of it is looked at than needed. */
static bool is_text(const struct twig *twig, const char *text, size_t size)
{
	const struct twig *piece = twig->first;

	for (; piece && !piece->name && piece->size <= size; piece = piece->next) {
		if (memcmp(piece->text, text, piece->size))
			return false;
		text += piece->size;
		size -= piece->size;
	}
	return !piece && !size;
}

/* "ChannelCode=Email": of the first child of that name. */
static bool holds(const struct twig *twig, const char *condition, size_t size)
{
	const char *equal = memchr(condition, '=', size);
	const struct twig *child;
	char name[64] = "";

	memcpy(name, condition, (size_t)(equal - condition));
	child = twig_child(twig, name);
	return child && is_text(child, equal + 1, size - (size_t)(equal + 1 - condition));
}

static bool is_step(const struct twig *twig, const char *step, size_t size)
{
	const char *open = memchr(step, '[', size);

	if (!open)
		return is_name(twig, step, size);
	return is_name(twig, step, (size_t)(open - step)) &&
	       holds(twig, open + 1, size - (size_t)(open - step) - 2);
}

/* Whether the path is the end of the way to the element. */
static bool is_at(const struct twig *twig, const char *path)
{
	const char *end = path + strlen(path);

	while (twig) {
		const char *slash = memrchr(path, '/', (size_t)(end - path));
		const char *step = slash ? slash + 1 : path;

		if (!is_step(twig, step, (size_t)(end - step)))
			return false;
		if (!slash)
			return true;
		end = slash;
		twig = twig->parent;
	}
	return false;
}

/*
 * Applying the rules of a part
 */

/* A part that is split is looked at once for each entry: the others are not there. */
struct view {
	const char *split;
	const struct twig *only;
};

static bool is_hidden(const struct view *view, const struct twig *twig)
{
	return view->split && twig != view->only && is_name(twig, view->split, strlen(view->split));
}

static void apply_rule(struct map *map, const struct view *view, const struct rule *rule,
		       struct twig *twig)
{
	if (!twig->name || twig->taken || is_hidden(view, twig))
		return;
	if (is_at(twig, rule->path))
		rule->take(map, twig, rule->field);
	for (struct twig *child = twig->first; child && !twig->taken; child = child->next)
		apply_rule(map, view, rule, child);
}

static void untake(struct twig *twig, const char *const *ignored)
{
	twig->taken = false;
	for (size_t i = 0; twig->name && ignored[i]; i++)
		twig->taken |= !strcmp(twig->name, ignored[i]);
	for (struct twig *child = twig->first; child; child = child->next)
		untake(child, ignored);
}

/* "Employer/ContactInfo" for an element in there, from below the root. */
static void path_to(const struct twig *twig, const struct twig *root, char path[MAX_PATH])
{
	size_t size;

	if (twig == root) {
		*path = '\0';
		return;
	}
	path_to(twig->parent, root, path);
	size = strlen(path);
	if (size + strlen(twig->name) + 2 < MAX_PATH)
		stpcpy(stpcpy(path + size, size ? "/" : ""), twig->name);
}

static bool has_elements(const struct twig *twig)
{
	for (const struct twig *child = twig->first; child; child = child->next)
		if (child->name)
			return true;
	return false;
}

static bool is_empty(const struct twig *twig)
{
	for (const struct twig *child = twig->first; child; child = child->next)
		if (child->name || !xml_is_blank(child->text, child->size))
			return false;
	return true;
}

static struct pos place(const struct map *map, const struct twig *twig)
{
	struct xml_event event = { .line = twig->line };

	return xml_scan_pos(map->reader->scan, &event);
}

/* Keeps what no rule took, leaf by leaf. Attributes only say how a text is coded. */
static void keep_rest(struct map *map, const struct view *view, const struct twig *twig,
		      const struct twig *root)
{
	char path[MAX_PATH];

	if (twig->taken || (twig->name && is_hidden(view, twig)))
		return;
	if (!twig->name) {
		strays_add_text(map->strays, place(map, twig), twig->text, twig->size);
	} else if (has_elements(twig)) {
		for (const struct twig *child = twig->first; child; child = child->next)
			keep_rest(map, view, child, root);
	} else if (!is_empty(twig)) {
		path_to(twig == root ? root : twig->parent, root, path);
		strays_add_element(map->strays, place(map, twig), path, twig);
	}
}

struct walk {
	struct xml_reader *reader;
	const struct mapping *mapping;
	struct strays basics;	/* of the basics, which several parts fill */
	struct strays strays;	/* what no part takes */
	size_t depth;		/* below the root */
	const char *names[XML_MAX_DEPTH];	/* on the way */
};

static void *new_object(struct cv *cv, const struct field *section)
{
	if (section->kind == FIELD_OBJECT)
		return field_object(section, cv);
	return cv_append(cv, field_list(section, cv), section->shape);
}

/* Of which nothing is known is no entry; what its element's name says comes last. */
static void finish_entry(struct map *map, const struct part *part, const struct field *section,
			 uint32_t line)
{
	if (!object_present(section->shape, map->object)) {
		if (section->kind == FIELD_OBJECTS)
			field_list(section, map->reader->cv)->n--;
		return;
	}
	for (size_t i = 0; i < PRESETS && part->presets[i].field; i++)
		map_put(map, part->presets[i].field, part->presets[i].value, " ", line);
}

/* The strays of an entry are kept with it, those of the basics when all of them are read. */
static int apply_part(struct walk *walk, const struct part *part, struct twig *twig,
		      const struct view *view)
{
	struct xml_reader *reader = walk->reader;
	const struct field *section = shape_field(&cv_shape, part->section);
	bool is_entry = section->kind == FIELD_OBJECTS;
	struct strays strays = STRAYS_INIT;
	struct map map = {
		.reader = reader, .shape = section->shape,
		.object = new_object(reader->cv, section),
		.strays = is_entry ? &strays : &walk->basics,
	};

	if (!map.object)
		return -1;
	if (!map.object->line)
		map.object->line = view->only ? view->only->line : twig->line;
	map.object->confidence = 100;
	for (const struct rule *rule = part->rules; rule->path; rule++)
		apply_rule(&map, view, rule, twig);
	keep_rest(&map, view, twig, twig);
	strays_keep(&strays, reader->cv, map.object, LEVEL_NOTE, reader->diag);
	finish_entry(&map, part, section, twig->line);
	return 0;
}

/*
 * Walking the document
 */

/* An element for each child of that name, and one if there is none. */
static int apply_split(struct walk *walk, const struct part *part, struct twig *twig)
{
	struct view view = { part->split, NULL };
	size_t n = 0;
	int result = 0;

	for (struct twig *child = twig->first; child && !result; child = child->next) {
		if (!part->split || !is_name(child, part->split, strlen(part->split)))
			continue;
		view.only = child;
		if (n++ && part->first_only)
			continue;
		if (n > MAX_SPLIT) {
			strays_add_element(&walk->strays, xml_scan_pos(walk->reader->scan,
					   &(struct xml_event){ .line = child->line }),
					   twig->name, child);
			continue;
		}
		untake(twig, walk->mapping->ignored);
		result = apply_part(walk, part, twig, &view);
	}
	if (n > 1 && part->first_only)
		diag_report(walk->reader->diag, LEVEL_NOTE, xml_scan_pos(walk->reader->scan,
			    &(struct xml_event){ .line = view.only->line }), "versions",
			    "%zu more of '%s', other versions of the first, are left out", n - 1,
			    part->split);
	if (n || result)
		return result;
	untake(twig, walk->mapping->ignored);
	return apply_part(walk, part, twig, &view);
}

static int skip_element(struct xml_reader *reader)
{
	struct xml_event event;

	for (int depth = 1; depth; depth += event.kind == XML_EVENT_START)
		if (xml_scan_next(reader->scan, &event) != 1)
			return -1;
		else
			depth -= event.kind == XML_EVENT_END;
	return 0;
}

enum match {
	MATCH_NONE,
	MATCH_ABOVE,	/* a part is somewhere below */
	MATCH_PART,
};

static enum match match_path(const struct walk *walk, const char *path)
{
	for (size_t i = 0; i < walk->depth; i++) {
		size_t size = strcspn(path, "/");

		if ((size != 1 || *path != '*') &&
		    (strlen(walk->names[i]) != size || memcmp(walk->names[i], path, size)))
			return MATCH_NONE;
		path += size;
		if (!*path)
			return i + 1 == walk->depth ? MATCH_PART : MATCH_NONE;
		path++;
	}
	return MATCH_ABOVE;
}

static enum match find_part(const struct walk *walk, const struct part **found)
{
	enum match best = MATCH_NONE;

	for (const struct part *part = walk->mapping->parts; part->path; part++) {
		enum match match = match_path(walk, part->path);

		if (match > best)
			*found = part;
		best = match > best ? match : best;
	}
	return best;
}

static bool is_ignored(const struct walk *walk, const char *name)
{
	for (const char *const *ignored = walk->mapping->ignored; *ignored; ignored++)
		if (!strcmp(*ignored, name))
			return true;
	return false;
}

/* The next part at the same place, or NULL. */
static const struct part *same_path(const struct part *part)
{
	return part[1].path && !strcmp(part->path, part[1].path) ? part + 1 : NULL;
}

/* The element whose start was just read and which is no step towards a part. */
static int take_element(struct walk *walk, const struct part *part, const struct xml_event *start)
{
	struct xml_reader *reader = walk->reader;
	struct twig *twig;

	if (part && !part->section)
		diag_report(reader->diag, LEVEL_NOTE, xml_scan_pos(reader->scan, start), "left-out",
			    "'%s' is no part of a record; left out", start->name);
	if ((part && !part->section) || is_ignored(walk, start->name))
		return skip_element(reader);
	arena_clear(&reader->twigs);
	twig = twig_read(reader->scan, start, &reader->twigs);
	if (!twig)
		return -1;
	while (part && part->condition &&
	       !holds(twig, part->condition, strlen(part->condition)))
		part = same_path(part);
	if (part)
		return apply_split(walk, part, twig);
	if (!is_empty(twig))
		strays_add_element(&walk->strays, xml_scan_pos(reader->scan, start),
				   walk->depth > 1 ? walk->names[walk->depth - 2] : "", twig);
	return 0;
}

static int walk_start(struct walk *walk, const struct xml_event *start)
{
	const struct part *part = NULL;
	enum match match;
	int result;

	walk->names[walk->depth++] = start->name;
	match = find_part(walk, &part);
	if (match == MATCH_ABOVE)
		return 0;
	result = take_element(walk, match == MATCH_PART ? part : NULL, start);
	walk->depth--;
	return result;
}

static int walk_document(struct walk *walk)
{
	struct xml_event event;

	for (;;) {
		if (xml_scan_next(walk->reader->scan, &event) != 1)
			return -1;
		if (event.kind == XML_EVENT_END && !walk->depth)
			return 0;
		if (event.kind == XML_EVENT_END)
			walk->depth--;
		else if (event.kind == XML_EVENT_TEXT)
			strays_add_text(&walk->strays, xml_scan_pos(walk->reader->scan, &event),
					event.text, event.size);
		else if (walk_start(walk, &event))
			return -1;
	}
}

int map_read(struct xml_reader *reader, const struct mapping *mapping, const struct xml_event *root)
{
	struct walk walk = {
		.reader = reader, .mapping = mapping, .basics = STRAYS_INIT, .strays = STRAYS_INIT,
	};
	int result;

	reader->cv->entry.line = root->line;
	reader->cv->entry.confidence = 100;
	result = walk_document(&walk);
	strays_keep(&walk.basics, reader->cv, &reader->cv->basics.entry, LEVEL_NOTE, reader->diag);
	strays_keep(&walk.strays, reader->cv, &reader->cv->entry, LEVEL_NOTE, reader->diag);
	return result;
}
