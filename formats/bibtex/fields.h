/*
 * Which field of a bibliography is which field of the record, as data for
 * reader and writer alike.
 *
 * Several fields may say the same; the first of the table that an entry has
 * is taken, the others ride along as extras. An extra has the field's own
 * name, but "bibtex-type" where the record has a member of that name itself.
 */
#ifndef FORMATS_BIBTEX_FIELDS_H
#define FORMATS_BIBTEX_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/record.h"

enum bib_role {
	ROLE_EXTRA,		/* beyond the record */
	ROLE_TITLE,
	ROLE_SUBTITLE,		/* joins the title */
	ROLE_AUTHORS,		/* author */
	ROLE_EXACT_AUTHORS,	/* authors: ours, where author can't say it */
	ROLE_VENUE,		/* publisher of the record; see bib_venue_rank */
	ROLE_REMARK,		/* joins the note, and rides along */
	ROLE_DATE, ROLE_YEAR, ROLE_MONTH, ROLE_DAY,
	ROLE_EXACT_DATE,	/* releasedate: ours, where no date can say it */
	ROLE_TEXT,		/* the member at `offset` */
	ROLE_TYPE,		/* type: with some kinds of entries says more about them */
	ROLE_EXACT_TYPE,	/* recordtype: ours, where the kind of entry can't say it */
	ROLE_EXTRAS,		/* cvextra: ours, extras that no field can hold */
	ROLE_LINK,		/* crossref, xdata */
	ROLE_KEY,		/* key: to sort by */
};

enum bib_form {
	FORM_TEXT,		/* LaTeX */
	FORM_TITLE,
	FORM_LIST,		/* to biblatex a list, which "and" separates; to us a text */
	FORM_PAGES,
	FORM_VERBATIM,
	FORM_NAMES,
};

/*
 * The fields that are the record's. Those for the same member stand together,
 * in the order in which they are preferred.
 */
enum bib_id {
	BIB_TITLE, BIB_SUBTITLE, BIB_AUTHOR, BIB_AUTHORS,
	BIB_JOURNAL, BIB_JOURNALTITLE, BIB_BOOKTITLE, BIB_SCHOOL, BIB_INSTITUTION, BIB_EVENTTITLE,
	BIB_HOWPUBLISHED, BIB_PUBLISHER, BIB_ORGANIZATION, BIB_PUBSTATE,
	BIB_DATE, BIB_YEAR, BIB_MONTH, BIB_DAY, BIB_RELEASEDATE,
	BIB_VOLUME, BIB_NUMBER, BIB_ISSUE, BIB_PAGES, BIB_ADDRESS, BIB_LOCATION, BIB_VENUE,
	BIB_DOI, BIB_EPRINT, BIB_URL, BIB_NOTE, BIB_ABSTRACT, BIB_SECTION, BIB_SUBSECTION, BIB_DATES,
	BIB_KEY, BIB_TYPE, BIB_RECORDTYPE, BIB_CVEXTRA, BIB_CROSSREF, BIB_XDATA,
	BIB_RECORD_FIELDS,	/* how many */
	BIB_FIRST_VENUE = BIB_JOURNAL, BIB_LAST_VENUE = BIB_ORGANIZATION,
	BIB_FIRST_REMARK = BIB_PUBLISHER, BIB_LAST_REMARK = BIB_PUBSTATE,
	BIB_FIRST_TEXT = BIB_VOLUME, BIB_LAST_TEXT = BIB_DATES,
};

struct bib_row {
	const char *name;
	enum bib_role role;
	enum bib_form form;
	size_t offset;		/* in struct publication, of ROLE_TEXT */
};

/* Those of enum bib_id first, then others that are not plain text. */
extern const struct bib_row bib_rows[];

/* The row of that name, or NULL for a field that is text and none of the record's. */
const struct bib_row *bib_row(const char *name);

static inline size_t bib_id(const struct bib_row *row)
{
	return (size_t)(row - bib_rows);
}

/*
 * What a remark says in the note: biblatex's "inpress" is "in press". The
 * house and the society beside a venue are remarks as they are.
 */
const char *bib_remark(enum bib_id id, const char *text);

/* Name of the extra that keeps an entry's key. */
#define BIB_KEY_EXTRA "citekey"

/* Before the name of a field that the record has another member for. */
#define BIB_PREFIX "bibtex-"

/* Whether an extra can't have the field's own name. */
bool bib_collides(const char *name);

/*
 * How good a field is as the venue of a publication of that type (NULL: none);
 * the lowest wins. A book's venue is its house.
 */
size_t bib_venue_rank(size_t id, const char *type);

/*
 * What the entry's kind and its field "type" make together: @thesis with
 * {phdthesis} is a phdthesis. @patent with {patentus} is a patent with the
 * venue "US Patent"; that field rides along, too.
 */
struct bib_kind {
	const char *entry;	/* as written: "thesis" */
	const char *type;	/* the field "type"; NULL: any */
	const char *record;	/* the record's type */
	const char *venue;	/* its venue when it has no other, or NULL */
};

/* The row for what was read; NULL when the entry's kind is the type as it is. */
const struct bib_kind *bib_kind(const char *entry, const char *type);
/* The row for biblatex to write a type by, or NULL. */
const struct bib_kind *bib_kind_of(const char *record);

#endif
