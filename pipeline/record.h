/*
 * struct cv, the record between every reader and every writer: JSON Resume
 * 1.x plus the extensions of the manual page cvconv-formats(5). The same shape as data, for
 * everything that walks a record, is in pipeline/fields.h.
 *
 * Invariants, kept by the setters below:
 * - every pointer in a record lives in its arena;
 * - text is valid UTF-8; a value is absent (s == NULL) or not empty, never "";
 * - lists hold no NULL and are in source order.
 */
#ifndef PIPELINE_RECORD_H
#define PIPELINE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;
struct shape;

/* A leaf, and where it came from. */
struct text {
	const char *s;		/* NULL: absent */
	uint32_t line;		/* source line from 1; 0: not known */
	uint32_t confidence;	/* percent: how sure the reader was; 100 for structured sources */
};

struct texts {
	struct text *v;
	size_t n, capacity;
};

/* A member the record has no field for, carried along unchanged. */
struct extra {
	const char *name;
	const char *json;	/* its value as JSON text */
	uint32_t line;
};

struct extras {
	struct extra *v;
	size_t n, capacity;
};

/* Every object of a record begins with this. */
struct entry {
	uint32_t line;		/* first source line; 0: not known */
	uint32_t confidence;
	struct extras extras;
};

/* Objects of one shape, each beginning with a struct entry. */
struct list {
	void **v;
	size_t n, capacity;
};

struct location {
	struct entry entry;
	struct text address, postal_code, city, country_code, region, country;
};

struct profile {
	struct entry entry;
	struct text network, username, url;
};

struct basics {
	struct entry entry;
	struct text name, label, image, email, phone, url, summary;
	struct location location;
	struct list profiles;		/* struct profile */
	struct texts emails, phones;	/* all of them, when there are two or more */
};

struct work {
	struct entry entry;
	struct text name, location, description, position, url;
	struct text start_date, end_date, summary;
	struct texts highlights;
	struct text department, advisor, dates, section;
};

struct volunteer {
	struct entry entry;
	struct text organization, position, url, start_date, end_date, summary;
	struct texts highlights;
	struct text location, advisor, dates, section;
};

struct education {
	struct entry entry;
	struct text institution, url, area, study_type, start_date, end_date, score;
	struct texts courses;
	struct text location, department, advisor, summary;
	struct texts highlights;
	struct text dates, section;
};

struct award {
	struct entry entry;
	struct text title, date, awarder, summary, url, dates, section;
};

struct certificate {
	struct entry entry;
	struct text name, date, url, issuer, summary, dates, section;
};

struct publication {
	struct entry entry;
	struct text name, publisher, release_date, url, summary;
	struct texts authors;
	struct text type, volume, number, pages, doi, eprint, location, note;
	struct text subsection, dates, section;
};

struct skill {
	struct entry entry;
	struct text name, level;
	struct texts keywords;
	struct text summary, section;
};

struct language {
	struct entry entry;
	struct text language, fluency, section;
};

struct interest {
	struct entry entry;
	struct text name;
	struct texts keywords;
	struct text summary, section;
};

struct reference {
	struct entry entry;
	struct text name, reference, section;
};

struct project {
	struct entry entry;
	struct text name, description;
	struct texts highlights, keywords;
	struct text start_date, end_date, url;
	struct texts roles;
	struct text entity, type, location, advisor, summary, dates, section;
};

struct other {
	struct entry entry;
	struct text heading, text;
};

struct cv {
	struct entry entry;	/* extras: unknown members of the document, also `meta` */
	struct arena *arena;	/* not owned */
	struct text id;		/* the document's id among many; absent in a single one */
	struct basics basics;
	struct list work, volunteer, education, awards, certificates;
	struct list publications, skills, languages, interests, references;
	struct list projects, other;
};

void cv_init(struct cv *cv, struct arena *arena);

/*
 * A new object of the list, owned by the record; NULL only when the arena
 * failed. Its address never changes.
 */
void *cv_append(struct cv *cv, struct list *list, const struct shape *shape);

/*
 * Sets a leaf to a copy of the bytes; an empty string makes it absent.
 * Confidence is clamped to 100.
 */
void cv_set(struct cv *cv, struct text *text, const char *bytes, size_t size,
	    uint32_t line, uint32_t confidence);
void cv_add(struct cv *cv, struct texts *texts, const char *bytes, size_t size,
	    uint32_t line, uint32_t confidence);
void cv_add_extra(struct cv *cv, struct extras *extras, const char *name,
		  const char *json, size_t json_size, uint32_t line);
/* Frees a buf that values were made in; had it failed, so has the record's arena. */
void cv_release_buf(struct cv *cv, struct buf *buf);
/* The value of an extra, or NULL. */
const char *extras_get(const struct extras *extras, const char *name);

static inline bool text_present(const struct text *text)
{
	return text->s != NULL;
}

#endif
