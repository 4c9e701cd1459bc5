/*
 * The sixth stage, second half: sections into the record, one file per kind
 * of section. All of them share a struct fill and the setters below, which
 * put a source line and a confidence beside every value.
 */
#ifndef FORMATS_TEXT_FILL_FILL_H
#define FORMATS_TEXT_FILL_FILL_H

#include <stdint.h>

#include "formats/text/entry/head.h"
#include "formats/text/outline/paras.h"
#include "formats/text/outline/sections.h"
#include "pipeline/record.h"

struct arena;
struct diag;
struct sink;

/* A text of the record that is appended to. */
struct growing {
	char *bytes;
	size_t size, capacity;
};

struct fill {
	struct arena *arena;	/* of the section, behind all of them of the reading; with recovery point */
	struct arena *brief;	/* for the audit, which clears it at once */
	struct cv *cv;
	struct diag *diag;
	const char *file;	/* for messages */
	struct paras *paras;
	struct sections *sections;
	const struct section *section;	/* the one being filled */
	struct text heading;	/* of the last section that has entries, which they share */
	struct sink *trace;	/* for --explain=entries; NULL: none */
	struct growing summary;	/* of the CV */
	struct growing growing;	/* the last other one */
};

/* How sure a value is, in percent. */
enum confidence {
	CONFIDENT = 97,		/* told by its own form (a date, an address) */
	LIKELY = 85,		/* told by words of its own */
	GUESSED = 60,		/* told by its place alone */
};

void fill_piece(struct fill *fill, struct text *text, const struct piece *piece,
		enum confidence confidence);
void fill_bytes(struct fill *fill, struct text *text, const char *bytes, size_t size,
		uint32_t line, enum confidence confidence);
void fill_add_piece(struct fill *fill, struct texts *texts, const struct piece *piece,
		    enum confidence confidence);
void fill_para(struct fill *fill, struct text *text, const struct para *para,
	       enum confidence confidence);
void fill_add_para(struct fill *fill, struct texts *texts, const struct para *para,
		   enum confidence confidence);
/* Appends to a text that may hold something, with the joint between. */
void fill_append(struct fill *fill, struct text *text, const char *joint, const char *bytes,
		 size_t size, uint32_t line, enum confidence confidence);
void fill_append_piece(struct fill *fill, struct text *text, const char *joint,
		       const struct piece *piece, enum confidence confidence);
/* The section's heading into `section`: the same string for all its entries, to which nothing is appended. */
void fill_section(struct fill *fill, struct text *section);
/* A copy of it into any other text. */
void fill_heading(struct fill *fill, struct text *text);

/* The dates of a head into start, end and the words that ISO can't say. */
void fill_period(struct fill *fill, const struct head *head, struct text *start,
		 struct text *end, struct text *dates);
/* The same into one date: the last one. */
void fill_date(struct fill *fill, const struct head *head, struct text *date,
	       struct text *dates);
/* And the first one. */
void fill_first_date(struct fill *fill, const struct head *head, struct text *date,
		     struct text *dates);
void fill_url(struct fill *fill, struct text *url, const char *address, uint32_t line);

/*
 * The body of an entry: bullets and short lines become highlights, what
 * stands before them the summary. `labels` ("Courses", "Highlights") lead
 * into the list they name; `courses` may be NULL.
 */
void fill_body(struct fill *fill, const struct cut *cut, const struct head *head,
	       struct text *summary, struct texts *highlights, struct texts *courses);

/* Cuts the section into entries. */
void fill_cut(struct fill *fill, struct cuts *cuts);

/* Splits at commas, semicolons, bars, bullets and cells outside brackets and adds each item. */
void fill_items(struct fill *fill, struct texts *texts, struct piece piece,
		enum confidence confidence);

/* The next item of such a list, taken off its beginning; false when nothing is left. */
bool fill_next_item(struct piece *list, struct piece *item);

/* Several languages in one line, apart by commas, bars or cells, each with its fluency or not. */
void fill_language_line(struct fill *fill, struct piece piece);

/* Takes the piece for basics.location if it is a place and there is none yet. */
bool fill_location(struct fill *fill, const struct piece *piece);

/*
 * The same for a postal address that begins with paragraph `from` and may go
 * on over the next ones; how many it takes, 0 if it is none.
 */
size_t fill_address_lines(struct fill *fill, size_t from);

/* A CV without a name line: the author whom most publications share. */
void fill_missing_name(struct fill *fill);

/* Each fills the record from fill->section. */
void fill_head(struct fill *fill);		/* basics, from the head and contact sections */
/* Takes e-mail addresses and phones that slipped into another section out of it. */
void fill_astray(struct fill *fill, struct section *section);
/* Takes lines that are sections of their own ("Hobbies: chess, rowing") out of it, and fills from them. */
void fill_labelled(struct fill *fill, struct section *section);
void fill_work(struct fill *fill);		/* work and volunteer */
void fill_service(struct fill *fill);
void fill_advising(struct fill *fill);
void fill_teaching(struct fill *fill);
void fill_education(struct fill *fill);
void fill_courses(struct fill *fill);
void fill_awards(struct fill *fill);
void fill_certificates(struct fill *fill);
void fill_publications(struct fill *fill);
void fill_projects(struct fill *fill);
void fill_funding(struct fill *fill);		/* projects, or work */
void fill_skills(struct fill *fill);
void fill_languages(struct fill *fill);
void fill_interests(struct fill *fill);
void fill_references(struct fill *fill);
void fill_other(struct fill *fill);

#endif
