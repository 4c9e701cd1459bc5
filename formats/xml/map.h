/*
 * Other vocabularies, by tables: which part of a document is an entry of
 * which section, and which element within it is which field. What no row
 * takes is kept with the entry and noted, so nothing is lost by a table's gap.
 */
#ifndef FORMATS_XML_MAP_H
#define FORMATS_XML_MAP_H

#include "formats/xml/read.h"
#include "formats/xml/strays.h"
#include "formats/xml/twig.h"
#include "pipeline/fields.h"

/* The entry being filled. */
struct map {
	struct xml_reader *reader;
	const struct shape *shape;
	struct entry *object;
	struct strays *strays;	/* what no rule takes */
};

/*
 * Local names joined by "/"; the last ones on the way to an element. A name
 * may go with a condition on a child: "Communication[ChannelCode=Email]/URI".
 */
struct rule {
	const char *path;	/* NULL ends the table */
	/* Takes the element (sets twig->taken) unless it cannot be used. */
	void (*take)(struct map *map, struct twig *twig, const char *field);
	const char *field;	/* of the entry; "location.city" for one of an object within */
};

#define PRESETS 2

/* An element of the document that is an entry, or holds several of them. */
struct part {
	const char *path;		/* the whole way from below the root; "*" is any name */
	const char *condition;		/* "TaxonomyID=language": of a child; NULL for any */
	const char *section;		/* of the record: "work", "basics"; NULL: left out */
	const struct rule *rules;
	const char *split;		/* the child that is an entry, all else belonging to each; or NULL */
	bool first_only;		/* of them; the others are versions of it */
	struct {
		const char *field, *value;
	} presets[PRESETS];		/* fields that the element's name says */
};

struct mapping {
	const struct part *parts;	/* ends with path NULL */
	const char *const *ignored;	/* names of administrative elements, left out everywhere */
};

/* Reads the record whose root was just read. 0, or -1 reported. */
int map_read(struct xml_reader *reader, const struct mapping *mapping,
	     const struct xml_event *root);

/* For takers. The text of an element, white space folded; valid until the next call. */
const char *map_text(struct map *map, const struct twig *twig);
const char *map_attribute(const struct twig *twig, const char *name);	/* or NULL */
struct twig *twig_child(const struct twig *twig, const char *name);	/* the first; or NULL */
/*
 * Sets a field, or joins to what it holds, unless it holds that already. False
 * when the field would become too long; nothing is done then.
 */
bool map_put(struct map *map, const char *field, const char *value, const char *joint,
	     uint32_t line);
/* The same for a date in a form of date_parse_loose; false if it is none. */
bool map_put_date(struct map *map, const char *field, const char *text, uint32_t line);
/* Adds an item to a field of many texts. */
void map_add(struct map *map, const char *field, const char *value, uint32_t line);

/* Takers */
void take_text(struct map *map, struct twig *twig, const char *field);	/* joined by ", " */
void take_words(struct map *map, struct twig *twig, const char *field);	/* joined by " " */
void take_lines(struct map *map, struct twig *twig, const char *field);	/* joined by a line end */
void take_code(struct map *map, struct twig *twig, const char *field);	/* in capitals; joined by ", " */
/* If the field holds nothing else. */
void take_first(struct map *map, struct twig *twig, const char *field);
/* Done if the field says it already. */
void take_away_if_said(struct map *map, struct twig *twig, const char *field);
/* The same, else joined by ", ". */
void take_unsaid(struct map *map, struct twig *twig, const char *field);
void take_item(struct map *map, struct twig *twig, const char *field);
void take_date(struct map *map, struct twig *twig, const char *field);	/* ISO 8601, its time left out */
void take_away(struct map *map, struct twig *twig, const char *field);	/* says what others say */
/* Sets a leaf; "" makes it absent. */
void map_set(struct map *map, struct text *text, const char *value, uint32_t line);
/* Appends the text of the first child of that name; `twig` may be NULL. */
void map_copy_child(struct map *map, const struct twig *twig, const char *name, struct buf *out);
/* Adds to a list of the record, such as profiles; NULL when memory is out. */
void *map_append(struct map *map, struct list *list, const struct shape *shape, uint32_t line);
/* The first one; `field` gets it, and field + "s" all when there are two or more. */
void map_contact(struct map *map, const char *field, const char *value, uint32_t line);
void take_contact(struct map *map, struct twig *twig, const char *field);
/* HTML: list items become highlights if the entry has such, else lines of the field. */
void take_rich(struct map *map, struct twig *twig, const char *field);
/* HTML: list items become items of the field, all else `summary`. */
void take_rich_items(struct map *map, struct twig *twig, const char *field);

#endif
