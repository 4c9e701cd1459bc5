/*
 * The last stage: every word of the source is in the record, or a warning
 * names the line it stands in.
 */
#ifndef FORMATS_TEXT_FILL_AUDIT_H
#define FORMATS_TEXT_FILL_AUDIT_H

struct fill;

/*
 * Puts lines that no rule took into `other`, and warns of each line with
 * words that are in no field (id "unplaced").
 */
void audit(struct fill *fill);

#endif
