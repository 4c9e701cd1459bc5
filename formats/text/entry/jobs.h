/*
 * What an entry of a work or volunteer section says: position, organisation,
 * department and the rest.
 *
 * Where the two stand is a habit of a document, not of an entry. All entries
 * of a section vote on it by the words they use; each then follows, unless its
 * own words say plainly that it doesn't.
 */
#ifndef FORMATS_TEXT_ENTRY_JOBS_H
#define FORMATS_TEXT_ENTRY_JOBS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/text/entry/head.h"
#include "formats/text/outline/sections.h"

/* Lines of text that may hold one of the two. */
enum job_slot {
	SLOT_FIRST,
	SLOT_SECOND,
	SLOT_THIRD,
	SLOT_BELOW_DATE,
	JOB_SLOTS
};

struct job_layout {
	enum job_slot role, org;
	bool role_first;	/* where both share a line; else: the role stands above */
	bool glued;		/* nothing parts them there, see glued.h */
};

struct job {
	struct piece role, org, department;	/* para NULL: none */
	struct piece extra[HEAD_TEXTS];
	size_t n_extra;
	int score;		/* how well role and org fit their names */
	bool org_above;		/* the organisation stands above the position */
};

struct job_layout jobs_vote(const struct head *heads, size_t n);

/* The text lines of the head down to the last that the layout needs. */
size_t jobs_rows(const struct head *head, struct job_layout layout);

void jobs_read(struct head *head, struct job_layout layout, enum section_kind kind,
	       struct job *job);

/* An employer over several roles is repeated in each; whether it was taken from the job before. */
bool jobs_inherit(struct job *job, const struct job *before);

/*
 * "Acme Inc., 2010 - 2020" and nothing else above "Baker (2010 - 2015)": an
 * employer over the roles below, whose dates lie within its own. Whether the
 * entry is such a one, by the head of the next.
 */
bool jobs_is_employer(const struct cut *cut, const struct head *head, const struct job *job,
		      const struct head *next);

/* Whether the entry's dates lie within the employer's: then its line is the position alone. */
bool jobs_take_employer(struct job *job, const struct head *head, const struct job *employer,
			const struct period *period);

#endif
