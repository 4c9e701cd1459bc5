/*
 * A line that says what somebody does for whom: the role ("Reviewer", "Program
 * Committee Member") and the journal, conference or society it is done for.
 */
#ifndef FORMATS_TEXT_ENTRY_SERVICE_H
#define FORMATS_TEXT_ENTRY_SERVICE_H

#include <stdbool.h>

#include "formats/text/entry/head.h"

/* Whether the line begins with a role, behind its date if that stands first. */
bool service_begins(const struct para *para);

/* Whether the line ends with a role, as in Chinese: "《沼泽》 审稿人" */
bool service_ends(const struct para *para);

/*
 * Reads one line: dates, place and address into the head (nothing else of it
 * is set), and the two texts; either may be missing (para NULL). Years inside
 * names ("ICSE 2025, MSR 2022-2024") stay there and count as dates too.
 */
void service_read(const struct para *para, struct head *head, struct piece *role,
		  struct piece *org);

/* Whether all of it is a role. */
bool service_is_role(const struct piece *piece);
/* "Associate Editor", "Editorial Board" */
bool service_is_editorship(const struct piece *role);
/* "Director of Graduate Studies", "Dean" */
bool service_is_office(const struct piece *role);
/* An editorship, or an office with a tenure, is work; what else one does for others is not. */
bool service_is_work(const struct piece *role, const struct head *head);

#endif
