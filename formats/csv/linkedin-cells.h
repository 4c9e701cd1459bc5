/*
 * A row of LinkedIn's export on its way into the record: what a column can
 * do with a cell. linkedin-files.c says which does what.
 */
#ifndef FORMATS_CSV_LINKEDIN_CELLS_H
#define FORMATS_CSV_LINKEDIN_CELLS_H

#include "formats/csv/rows.h"
#include "pipeline/fields.h"

struct linkedin_file;
struct reader;

struct linkedin {
	struct reader *reader;
	struct cv *cv;
	struct rows *rows;		/* with the row at hand */
	const struct linkedin_file *file;
	struct cells names;		/* of the columns */
	const struct shape *shape;	/* of the entry */
	void *entry;
	struct buf text;		/* scratch */
};

/* The cell of that column in the row at hand; an empty one when there is none. */
struct cell linkedin_cell(const struct linkedin *linkedin, const char *header);

/* The text of a field. */
void linkedin_text(struct linkedin *linkedin, const char *field, struct cell cell);
/* An address; a bare host gets https://. */
void linkedin_url(struct linkedin *linkedin, const char *field, struct cell cell);
/* One more word of the field ("First Name", "Last Name"). */
void linkedin_word(struct linkedin *linkedin, const char *field, struct cell cell);
/* One more part of the field, behind a comma. */
void linkedin_part(struct linkedin *linkedin, const char *field, struct cell cell);
/* An item of the list. */
void linkedin_item(struct linkedin *linkedin, const char *field, struct cell cell);
/* A date as LinkedIn writes it; what is none goes to `dates`. */
void linkedin_date(struct linkedin *linkedin, const char *field, struct cell cell);
/* The end of what has one date in the record, which began in the column `start`: for `dates`. */
void linkedin_until(struct linkedin *linkedin, const char *start, struct cell cell);
/* "Bachelor's degree, Physics": the field, and `area`. */
void linkedin_degree(struct linkedin *linkedin, const char *field, struct cell cell);
/* A description: its lines with bullets to `highlights`, what is before them to the field. */
void linkedin_lines(struct linkedin *linkedin, const char *field, struct cell cell);
/* What has no field: unknown to the record, named as it names things ("licenseNumber"). */
void linkedin_extra(struct linkedin *linkedin, const char *header, struct cell cell);
/* A field of basics.location. */
void linkedin_address(struct linkedin *linkedin, const char *field, struct cell cell);
/* "Lisbon, Portugal": city, region and country; a single word is the field's. */
void linkedin_place(struct linkedin *linkedin, const char *field, struct cell cell);
/* [a,b]: profiles of Twitter. */
void linkedin_handles(struct linkedin *linkedin, const char *field, struct cell cell);
/* [LABEL:url,...]: the home page, and profiles. */
void linkedin_sites(struct linkedin *linkedin, const char *field, struct cell cell);
/* [LABEL:name,...]: profiles. */
void linkedin_messengers(struct linkedin *linkedin, const char *field, struct cell cell);
/* One of the addresses; the primary one is `email`. */
void linkedin_email(struct linkedin *linkedin, const char *field, struct cell cell);
/* A number with its extension. */
void linkedin_phone(struct linkedin *linkedin, const char *field, struct cell cell);
/* The summary, or where there is another, a passage with that heading. */
void linkedin_summary(struct linkedin *linkedin, const char *heading, struct cell cell);

#endif
