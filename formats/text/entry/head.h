/*
 * The sixth stage, first half: what stands in an entry, whatever its order:
 * dates, places, addresses, labelled facts, and the texts that are left, which
 * each section's own rules then give names to.
 */
#ifndef FORMATS_TEXT_ENTRY_HEAD_H
#define FORMATS_TEXT_ENTRY_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/entry/entries.h"
#include "formats/text/facts/places.h"
#include "formats/text/outline/paras.h"
#include "formats/text/outline/piece.h"

#define HEAD_TEXTS 12
#define HEAD_DATES 6
#define HEAD_LABELS 12

/* "Advisor: Aditya Akella" */
struct labelled {
	const char *label;	/* the word lists' name of the fact: "advisor", "url", ... */
	struct piece value, whole;	/* whole: with the label before it */
	bool used;		/* a field has it */
	bool inside;		/* it stands behind other things of its line */
};

struct head {
	struct piece texts[HEAD_TEXTS];
	size_t row[HEAD_TEXTS];	/* the n-th text line of the head each stood in, from 0 */
	size_t n_texts, n_rows;
	size_t least_rows;	/* the smallest max_rows that reads the same */
	size_t rows_before_date;	/* text lines above the date, or in its line */
	struct piece dates[HEAD_DATES];
	struct period periods[HEAD_DATES];
	size_t n_dates;
	struct piece place;	/* para NULL: none */
	struct labelled labels[HEAD_LABELS];
	size_t n_labels;
	const char *url;	/* in the scratch arena; NULL: none */
	uint32_t url_line;
	bool *taken;		/* per paragraph of the cut: it belongs to the head */
};

/*
 * Reads the head of an entry: at most max_rows lines of text, more only if
 * they stand above the date. Paragraphs that are not taken are its body.
 */
void head_read(struct arena *arena, const struct paras *paras, const struct cut *cut,
	       size_t max_rows, struct head *head);

/* The labelled fact of that name, or NULL. */
const struct labelled *head_label(const struct head *head, const char *label);

/* Its value into *value, if that is still empty; the label is used then. */
void head_take_label(struct head *head, const char *label, struct piece *value);

/*
 * Takes what else the section's places stand behind: where most of the texts
 * of a line have a known place at their end, the others have one that no list
 * knows ("Acme, Oslo" above "Bolt, Nowhere").
 */
void heads_vote_places(struct head *heads, size_t n);

/*
 * A paragraph of the form "Label: value" (or a label alone): its name in the
 * word lists and the value; NULL when it is none.
 */
const char *para_label(const struct para *para, struct piece *value);

/* How much a text looks like a position, or like an organisation (higher is more). */
int role_score(const struct piece *piece);
int org_score(const struct piece *piece);

/* The piece up to its first comma, or to a bracket inside it. */
struct piece piece_first_part(const struct piece *piece);

/* Whether all of the piece is one place; several of them ("Remote and Oslo"). */
bool piece_is_place(const struct piece *piece, struct place *place);
bool piece_is_places(const struct piece *piece);

/* A place at the end of the piece becomes the head's, if it has none yet. */
void head_cut_place(struct head *head, struct piece *piece);

/* The tokens of a place at the end of the piece ("…, Austin, TX, USA"); where it begins, or piece.to. */
size_t piece_place_at_end(const struct piece *piece);

#endif
