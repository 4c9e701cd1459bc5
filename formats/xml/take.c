/* How an element becomes a field: what the rules of map.h name. */
#include <ctype.h>
#include <string.h>

#include "formats/xml/map.h"
#include "formats/xml/rich.h"
#include "pipeline/date.h"
#include "pipeline/utf8.h"

#define MAX_JOINED 8192	/* bytes; joining copies what is there */
#define MAX_CONTACTS 100	/* each is compared with so many */

/*
 * Filling an entry
 */

/* The field itself: a struct text or texts, as the table says. */
static void *member(struct map *map, const char *name)
{
	const struct shape *shape = map->shape;
	const char *dot = strchr(name, '.');
	void *object = map->object;
	char outer[32];

	if (dot) {
		const struct field *field;

		memcpy(outer, name, (size_t)(dot - name));
		outer[dot - name] = '\0';
		field = shape_field(shape, outer);
		object = field_object(field, object);
		shape = field->shape;
		name = dot + 1;
	}
	return field_object(shape_field(shape, name), object);
}

const char *map_text(struct map *map, const struct twig *twig)
{
	struct buf *text = &map->reader->text, *folded = &map->reader->json;
	const char *at, *end;

	buf_clear(text);
	buf_clear(folded);
	twig_text(twig, text);
	end = text->bytes + text->size;
	for (at = text->bytes; at < end;) {
		const char *start = at;
		bool space = utf8_is_space(utf8_next(&at, end));

		if (!space)
			buf_add(folded, start, (size_t)(at - start));
		else if (folded->size && folded->bytes[folded->size - 1] != ' ')
			buf_addc(folded, ' ');
	}
	if (folded->size && folded->bytes[folded->size - 1] == ' ')
		buf_truncate(folded, folded->size - 1);
	return folded->bytes;
}

const char *map_attribute(const struct twig *twig, const char *name)
{
	for (size_t i = 0; i < twig->n_attributes; i++)
		if (!strcmp(twig->attributes[i].name, name))
			return twig->attributes[i].value;
	return NULL;
}

static bool is_long(const char *text)
{
	return strnlen(text, MAX_JOINED + 1) > MAX_JOINED;
}

bool map_put(struct map *map, const char *field, const char *value, const char *joint,
	     uint32_t line)
{
	struct cv *cv = map->reader->cv;
	struct text *text = member(map, field);
	struct buf joined = BUF_INIT;

	if (!*value || (text_present(text) && !strcmp(text->s, value)))
		return true;
	if (text_present(text) && is_long(text->s))
		return false;
	if (text_present(text))
		buf_addf(&joined, "%s%s", text->s, joint);
	buf_adds(&joined, value);
	cv_set(cv, text, joined.bytes, joined.size, text->line ? text->line : line, 100);
	cv_release_buf(cv, &joined);
	return true;
}

void map_add(struct map *map, const char *field, const char *value, uint32_t line)
{
	struct texts *texts = member(map, field);

	cv_add(map->reader->cv, texts, value, strlen(value), line, 100);
}

/*
 * Takers
 */

static void take_joined(struct map *map, struct twig *twig, const char *field, const char *joint)
{
	twig->taken = map_put(map, field, map_text(map, twig), joint, twig->line);
}

void take_text(struct map *map, struct twig *twig, const char *field)
{
	take_joined(map, twig, field, ", ");
}

void take_words(struct map *map, struct twig *twig, const char *field)
{
	take_joined(map, twig, field, " ");
}

void take_lines(struct map *map, struct twig *twig, const char *field)
{
	take_joined(map, twig, field, "\n");
}

void take_code(struct map *map, struct twig *twig, const char *field)
{
	char code[16] = "";
	const char *text = map_text(map, twig);

	for (size_t i = 0; i + 1 < sizeof(code) && text[i]; i++)
		code[i] = (char)toupper((unsigned char)text[i]);
	twig->taken = map_put(map, field, strlen(text) < sizeof(code) ? code : text, ", ", twig->line);
}

void take_first(struct map *map, struct twig *twig, const char *field)
{
	const char *value = map_text(map, twig);
	struct text *text = member(map, field);

	if (text_present(text) && *value && strcmp(text->s, value))
		return;
	take_text(map, twig, field);
}

/* Whether the words stand in the text, as whole words and in any case. */
static bool says(const char *text, const char *words)
{
	size_t size = strlen(words);

	for (const char *at = text; (at = strcasestr(at, words)); at++) {
		bool begins = at == text || !isalnum((unsigned char)at[-1]);

		if (begins && !isalnum((unsigned char)at[size]))
			return true;
		if (!*at)
			break;
	}
	return false;
}

void take_away_if_said(struct map *map, struct twig *twig, const char *field)
{
	const struct text *text = member(map, field);

	twig->taken = text_present(text) && !is_long(text->s) &&
		      says(text->s, map_text(map, twig));
}

void take_unsaid(struct map *map, struct twig *twig, const char *field)
{
	take_away_if_said(map, twig, field);
	if (!twig->taken)
		take_text(map, twig, field);
}

void take_item(struct map *map, struct twig *twig, const char *field)
{
	map_add(map, field, map_text(map, twig), twig->line);
	twig->taken = true;
}

bool map_put_date(struct map *map, const char *field, const char *text, uint32_t line)
{
	char formatted[DATE_TEXT_SIZE];
	struct date date;

	if (!*text)
		return true;
	if (!date_parse_loose(text, strlen(text), &date))
		return false;
	date_format(&date, formatted);
	return map_put(map, field, formatted, "; ", line);
}

void take_date(struct map *map, struct twig *twig, const char *field)
{
	twig->taken = map_put_date(map, field, map_text(map, twig), twig->line);
}

void take_away(struct map *map, struct twig *twig, const char *field)
{
	(void)map;
	(void)field;
	twig->taken = true;
}

void *map_append(struct map *map, struct list *list, const struct shape *shape, uint32_t line)
{
	struct entry *entry = cv_append(map->reader->cv, list, shape);

	if (entry) {
		entry->line = line;
		entry->confidence = 100;
	}
	return entry;
}

void map_set(struct map *map, struct text *text, const char *value, uint32_t line)
{
	cv_set(map->reader->cv, text, value, strlen(value), line, 100);
}

void map_copy_child(struct map *map, const struct twig *twig, const char *name, struct buf *out)
{
	const struct twig *child = twig ? twig_child(twig, name) : NULL;

	if (child)
		buf_adds(out, map_text(map, child));
}

/* The list is searched up to a limit, lest many cost more than linear time. */
static bool has_text(const struct texts *texts, const char *value)
{
	for (size_t i = 0; i < texts->n && i < MAX_CONTACTS; i++)
		if (!strcmp(texts->v[i].s, value))
			return true;
	return false;
}

void map_contact(struct map *map, const char *field, const char *value, uint32_t line)
{
	struct text *first;
	struct texts *all;
	char many[32];

	strcpy(stpcpy(many, field), "s");
	first = member(map, field);
	all = member(map, many);
	if (!text_present(first)) {
		map_put(map, field, value, "", line);
	} else if (strcmp(first->s, value) && !has_text(all, value)) {
		if (!all->n)
			map_add(map, many, first->s, first->line);
		map_add(map, many, value, line);
	}
}

void take_contact(struct map *map, struct twig *twig, const char *field)
{
	map_contact(map, field, map_text(map, twig), twig->line);
	twig->taken = true;
}

static void take_blocks(struct map *map, struct twig *twig, const char *field, const char *items)
{
	struct buf html = BUF_INIT, lines = BUF_INIT;
	struct rich rich;

	twig_text(twig, &html);
	rich_init(&rich, html.bytes, html.size);
	while (rich_next(&rich)) {
		if (rich.item && items) {
			map_add(map, items, rich.block.bytes, twig->line);
			continue;
		}
		if (lines.size)
			buf_addc(&lines, '\n');
		buf_add(&lines, rich.block.bytes, rich.block.size);
	}
	twig->taken = map_put(map, field, lines.bytes, "\n", twig->line);
	rich_release(&rich, map->reader->cv);
	cv_release_buf(map->reader->cv, &html);
	cv_release_buf(map->reader->cv, &lines);
}

void take_rich(struct map *map, struct twig *twig, const char *field)
{
	take_blocks(map, twig, field,
		    shape_field(map->shape, "highlights") ? "highlights" : NULL);
}

void take_rich_items(struct map *map, struct twig *twig, const char *field)
{
	take_blocks(map, twig, "summary", field);
}
