/*
 * The fourth stage: headings and what stands under them. A heading is found
 * by the word lists and by how it stands apart, never by its level alone.
 */
#ifndef FORMATS_TEXT_OUTLINE_SECTIONS_H
#define FORMATS_TEXT_OUTLINE_SECTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/outline/paras.h"

struct arena;
struct sink;

enum section_kind {
	SECTION_HEAD,		/* what stands above the first heading */
	SECTION_CONTACT,
	SECTION_PROFILES,
	SECTION_SUMMARY,
	SECTION_INTERESTS,
	SECTION_RESEARCH_INTERESTS,
	SECTION_WORK,
	SECTION_RESEARCH,
	SECTION_TEACHING,
	SECTION_MILITARY,
	SECTION_VOLUNTEER,
	SECTION_SERVICE,
	SECTION_MEMBERSHIPS,
	SECTION_ADVISING,
	SECTION_EDUCATION,
	SECTION_COURSES,
	SECTION_PUBLICATIONS,
	SECTION_PATENTS,
	SECTION_TALKS,
	SECTION_AWARDS,
	SECTION_GRANTS,
	SECTION_CERTIFICATES,
	SECTION_SKILLS,
	SECTION_LANGUAGES,
	SECTION_PROJECTS,
	SECTION_REFERENCES,
	SECTION_OTHER,
	SECTION_KINDS
};

struct section {
	enum section_kind kind;
	const char *heading;	/* as written, marks taken off; NULL for SECTION_HEAD */
	size_t heading_size;
	size_t heading_para;	/* its paragraph; meaningless for SECTION_HEAD */
	uint32_t heading_line;	/* where it stands, also once the paragraphs are others */
	size_t from, to;	/* its paragraphs, heading not included */
};

struct sections {
	struct section *v;
	size_t n, capacity;
};

/* Cuts the paragraphs into sections; the first one is SECTION_HEAD, perhaps empty. */
void sections_read(struct arena *arena, struct paras *paras, struct sections *sections);

/* The kind of that name in the word lists; SECTION_HEAD if it is none. */
enum section_kind section_kind_by_name(const char *name);
const char *section_kind_name(enum section_kind kind);

/*
 * The section kind that the paragraph's whole text names in the word lists
 * ("Honors, Awards, Grants" is awards), or SECTION_HEAD when it names none.
 */
enum section_kind heading_kind(const struct para *para);

/* "Refereed International Conference Papers": a heading over publications by its words alone. */
bool heading_names_papers(const struct para *para);

void sections_explain(const struct paras *paras, const struct sections *sections,
		      struct sink *out);

#endif
